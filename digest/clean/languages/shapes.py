"""What the rules of all languages have in common: the English rule of the same name, and the shape of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from digest.clean.furniture import FURNITURE
from digest.clean.machinery import MACHINERY
from digest.clean.notices import NOTICES
from digest.clean.people import PEOPLE
from digest.clean.pictures import PICTURES
from digest.clean.promotion import PROMOTION
from digest.clean.rules import CASED, LONGEST, Find, Rule, Spot, one_of, whole
from digest.press import AGENCIES_ABROAD

_REACH = 160
LANGUAGES = ("de", "es", "fr", "it", "pt")
_ENGLISH = {rule.name: rule for rule in (*PEOPLE, *PICTURES, *PROMOTION, *NOTICES, *FURNITURE, *MACHINERY)}

_PART = r"[\w.’'&@/+()©-]+"
_CREDIT = rf"[\w@(©]{_PART}(?:[ ,|]+{_PART}){{0,8}}"
_SMALL = rf"(?:{AGENCIES_ABROAD}|imago|picture|alliance|privat|via|von|und|de|di|e|y|et|/|\||©)"
_NAMES_ONLY = rf"(?:[^\W\d_a-zß-ÿ][\w.’'&@-]*|{_SMALL})(?:[ ,|/]+(?:[^\W\d_a-zß-ÿ][\w.’'&@-]*|{_SMALL})){{0,8}}(?<!\.)"

CLOCK = r"\d{1,2}(?:[:.h]\d{2}){1,2}(?: ?(?:uhr|horas|hrs?|h))?(?: ?(?:GMT|UTC|CES?T|MES?Z))?"
NUMBERS = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
_WEEKDAY = r"(?:[a-zäçéìú]{2,12}(?:-feira)?\.?,? )"
_WRITTEN = r"\d{1,2}(?:\.|er|[º°])? (?:de )?[a-zä-û]{3,10}\.?,? (?:del? )?\d{4}"
AT_CLOCK = rf"(?:,? ?(?:[-–|·/] ?)?(?:um |à |a las |às |alle (?:ore )?|ore )?{CLOCK})?"
STAMP = rf"{_WEEKDAY}?(?:{_WRITTEN}|{NUMBERS}|\d{{4}}-\d\d-\d\d){AT_CLOCK}"
"""A day, with or without its time, as the five languages write it; for taking a line, not for reading its date."""


def again(language: str, name: str, find: Find, takes: Iterable[str], leaves: Iterable[str]) -> Rule:
    """The English rule ``name`` said again in ``language``: its class, reason and place, but other words."""
    return replace(
        _ENGLISH[name],
        name=f"{name}-{language}",
        find=find,
        takes=tuple(takes),
        leaves=tuple(leaves),
        languages=(language,),
        cues="",
    )


def words(lines: str) -> Find:
    """Takes a line that is one of ``lines``, which have bars between them."""
    return one_of(*lines.split(" | "))


def around(phrases: str) -> Find:
    """Takes a line with one of ``phrases`` in it, and not much before and behind."""
    compiled = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)

    def find(spot: Spot) -> tuple[int, int] | None:
        match = compiled.search(spot.text) if len(spot.text) <= LONGEST else None
        near = match and match.start() <= _REACH and len(spot.text) - match.end() <= _REACH
        return (0, len(spot.text)) if near else None

    return find


def captioned(labels: str) -> Find:
    """A caption that ends with its credit, or the credit alone: after one of ``labels`` and a colon."""
    return whole(
        rf"(?:.{{0,260}}?[.!?…”\"’)»] ?)?[(\[]?(?:{labels}) ?: ?(?:{_NAMES_ONLY}|{_CREDIT}(?<=[)@©\]]))[)\]]?\.?",
        rf"[^.!?]{{0,200}} [(\[]?(?:{labels}) ?: ?{_NAMES_ONLY}[)\]]?",
        flags=CASED,
    )


def labelled(labels: str, *others: str) -> Find:
    """A line that announces a headline: one of ``labels``, a colon or an arrow, and some more; or one of ``others``."""
    return whole(rf"(?:[-–>»•+]+ ?)?(?:{labels})\s*[:|–—>»›]\s*\S.{{4,180}}", *others)


def stamped(words: str) -> Find:
    """When a page was changed: one of ``words`` with a day or an hour."""
    return whole(rf"[-–(]? ?(?:{words})\s*:?,? ?(?:{STAMP}|{CLOCK})?\)?\.?")


def corrected(labels: str, *sentences: str) -> Find:
    """A correction: one of ``labels``, a colon and what was wrong; or one of ``sentences``."""
    return whole(
        rf"(?:\*+ ?)?(?:{labels})(?:,? [^:]{{3,40}}| \([^)]{{3,40}}\))?\s*(?::\s*\S.{{15,}}|[–—]\s*[^–—]{{16,}})",
        *sentences,
    )


def listed(labels: str) -> Find:
    """The article's tags: one of ``labels``, a colon and the tags."""
    return whole(rf"(?:{labels})\s*:\s*\S.{{1,200}}")


def headings(*lists: str) -> re.Pattern[str]:
    """One pattern for the headings of lists of other articles of all languages."""
    return re.compile(rf"(?:{'|'.join(lists)})\s*[:…]?", re.IGNORECASE)
