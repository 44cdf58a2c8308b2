"""Lines that say when an article was published or changed and nothing else, as six languages write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import tzinfo
from functools import lru_cache

from digest.clean import dates
from digest.clean.dates import Stamp

_LONGEST = 120
"""Characters: no line that is only a date has more."""
_PUBLISHED = (
    r"(?:first |originally )?(?:published|posted|(?:released|issued|created)(?=\s*:))|date (?:published|posted)"
    r"|(?:publication |release )?date"
)
_CHANGED = r"(?:last |most recently )?(?:updated?|modified|edited|revised)"
_PUBLISHED_ABROAD = (
    r"veröffentlicht|erschienen|erstellt|publiziert|veröffentlichung|erscheinungsdatum|datum|publiée?|mise? en ligne|"
    r"date de publication|publicad[oa]|creado|criado|fecha(?: de publicación)?|data(?: de publicação)?|pubblicat[oa]|"
    r"data di pubblicazione"
)
_CHANGED_ABROAD = (
    r"(?:zuletzt )?(?:aktualisiert|geändert|überarbeitet|bearbeitet)|(?:letzte )?(?:aktualisierung|änderung)|"
    r"letztes update|stand|(?:dernière )?mise? à jour|màj|(?:dernière )?modification|(?:actualisé|modifié)e?|"
    r"(?:última )?(?:actualización|atualização|modificación|modificação)|ac?tualizad[oa]|"
    r"modificad[oa]|(?:ultimo )?aggiornamento|(?:ultima )?modifica|(?:aggiornat|modificat)[oa]"
)
_HALF = r"(?:\s*(?:[ap]\.?m\.?|uhr|horas|hrs?|h)(?!\w))"
_CLOCK = rf"\d{{1,2}}(?:[:.h]\d{{2}}(?::\d{{2}})?{_HALF}?|{_HALF})(?:\s*(?:GMT|UTC|[A-Z]{{1,4}}T)\b)?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_WEEKDAY_ABROAD = (
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|mo|di|mi|do|fr|sa|so|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica"
)
_LEAD = re.compile(
    rf"(?:(?:(?P<published_abroad>{_PUBLISHED_ABROAD})|(?P<changed_abroad>{_CHANGED_ABROAD})"
    rf"|(?P<published>{_PUBLISHED})|(?P<changed>{_CHANGED}))\b"
    r"(?:\s+(?:on|at|(?P<at_abroad>am|vom|um|le|el|em|il|à|a las|às|alle(?: ore)?|ore))\b)?\s*:?\s*)?"
    rf"(?:{_CLOCK},?\s+(?:(?:on|am|le|el|il|em|del)\s+)?)?"
    rf"(?:(?P<le_abroad>le|el|il|am|den)\s+)?(?:(?:{_WEEKDAY}|(?P<weekday_abroad>{_WEEKDAY_ABROAD}))\.?,?\s+)?(?:(?P<the_abroad>den|le|el|il)\s+)?",
    re.IGNORECASE,
)
"""What stands before a day: when in an article's life it was, the weekday, and sometimes the hour."""
_ABROAD = ("published_abroad", "changed_abroad", "at_abroad", "le_abroad", "weekday_abroad", "the_abroad")
_HOUR = re.compile(rf"{_CLOCK}[\s.]*", re.IGNORECASE)
_ZONE = re.compile(r"[\s,|]*(?:GMT|BST|UTC|[A-Z]{2,4}T)?[\s.]*")
_JOINT = re.compile(r"[\s,;|/·•–—()-]*(?:\b(?:and|und|et|y|e)\b\s*)?", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*|.*\d:\d\d(?::\d\d)? (?:[+-]\d{4}|UTC|GMT)")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d")


@lru_cache(maxsize=1024)  # a head's lines are asked several times, and a day's articles have the same
def read(text: str, zone: tzinfo) -> Stamp | None:
    """When the article was published, or failing that changed, by a line that says nothing else ("Published 10 March
    2026, 21:14 | Updated 11 March 2026"), else None."""
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    text = text.strip(" ()")
    found: list[Stamp] = []
    while text:
        lead = _LEAD.match(text)
        if lead is None or (found and not _named(lead)):
            return None
        changed = bool(lead["changed"] or lead["changed_abroad"])
        day = _day(text, lead, zone)
        if day is None:
            hour = found and changed and _HOUR.fullmatch(text, lead.end())
            return first(found) if hour else None
        found.append(Stamp(day[0], changed, _named(lead)))
        text = text[day[1] :]
        text = text[after.end() :] if (after := _JOINT.match(text)) else text
    return None if text else first(found)


def first(stamps: Iterable[Stamp | None]) -> Stamp | None:
    """The first of ``stamps`` that says when an article was published, else the first that says when it was changed."""
    return min((one for one in stamps if one), key=lambda one: one.changed, default=None)


def _named(lead: re.Match[str]) -> bool:
    return any(lead[name] for name in ("published", "changed", "published_abroad", "changed_abroad"))


def _day(text: str, lead: re.Match[str], zone: tzinfo) -> tuple[str, int] | None:
    """The date that follows ``lead`` in ``text``, and where what follows it begins."""
    rest = text[lead.end() :]
    if _MOMENT.fullmatch(rest) and len(_YEAR.findall(rest)) == 1 and (whole := dates.parse(rest, zone)):
        return whole, len(text)
    found = dates.find(rest, zone, day_first=any(lead[name] for name in _ABROAD))
    if found is None or found[1]:
        return None
    end = lead.end() + found[2]
    after = _ZONE.match(text, end)
    return found[0], after.end() if after else end
