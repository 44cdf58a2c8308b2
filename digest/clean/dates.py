"""Dates in and around an article: found, read strictly, put into the site's time zone, and one of them chosen.

Numbers with slashes such as 3/4/2026 mean different days on different sides of the Atlantic: they are never read, but
where a word beside them says that it is no English. With points, 3.4.2026, they are the third of April everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from digest.model import DateCandidate, Dated, Meta

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTH = rf"(?P<{{0}}>{MONTHS})\.?"
_ABROAD = """
januar jänner janvier enero janeiro gennaio   jan janv ene gen
februar feber février febrero fevereiro febbraio   feb févr fév fev febr
märz mars marzo março   mär mar mrz
april avril abril aprile   apr avr abr
mai mayo maio maggio   may mag
juni juin junio junho giugno   jun giu
juli juillet julio julho luglio   jul juil lug
august août agosto   aug ago
september septembre septiembre setembro settembre setiembre   sep sept set
oktober octobre octubre outubro ottobre   okt oct out ott
november novembre noviembre novembro   nov
dezember décembre diciembre dezembro dicembre   dez déc dic
"""
"""The months in German, French, Spanish, Portuguese and Italian, written out and short: a line for each, in order."""
_NUMBER_ABROAD = {name: number for number, row in enumerate(_ABROAD.split("\n")[1:], 1) for name in row.split()}
MONTHS_ABROAD = "|".join(sorted(_NUMBER_ABROAD, key=len, reverse=True))
_AT_ABROAD = r"um|gegen|à|a las|às|alle(?: ore)?|ore|kl\.?"
_CLOCK = (
    rf"(?:,?\s*(?:at|{_AT_ABROAD}|[-–|·])?\s*(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d{{2}})(?::\d{{2}})?|(?=\s*(?:[ap]\.?m|Uhr|h)\b))"
    r"\s*(?:(?P<half>[ap]\.?m\.?)|(?:Uhr|horas|hrs?|h)\b)?"
    r"(?:\s*(?P<zone>GMT|UTC|BST|CES?T|EES?T|[ECMP][SD]?T)\b)?)?"
)
_ZONES = {
    **dict.fromkeys(("GMT", "UTC"), "UTC"),
    "BST": "Europe/London",
    **dict.fromkeys(("CET", "CEST"), "Europe/Paris"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Kyiv"),
    **dict.fromkeys(("ET", "EST", "EDT"), "America/New_York"),
    **dict.fromkeys(("CT", "CST", "CDT"), "America/Chicago"),
    **dict.fromkeys(("MT", "MST", "MDT"), "America/Denver"),
    **dict.fromkeys(("PT", "PST", "PDT"), "America/Los_Angeles"),
}
"""The place whose clock a name in a dateline means; winter and summer names count alike, as reporters mix them up."""
_WRITTEN = (
    rf"(?<![\w-])(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('m1')},?\s+(?P<y1>\d{{4}})"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    rf"|(?P<d4>\d{{1,2}})(?:\.|er|[º°ª])?\s+(?:de\s+)?(?P<m4>{MONTHS_ABROAD})\.?,?\s+(?:de\s+|del\s+)?(?P<y4>\d{{4}})"
    r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{2})[-/.](?P<d3>\d{2})"
    r"|(?<![\d.]{2})(?P<d5>\d{1,2})(?P<sign>SIGN)\s?(?P<m5>\d{1,2})(?P=sign)\s?(?P<y5>(?:19|20)\d\d)"
    rf"){_CLOCK}(?![\w-])"
)
_TEXT_DATE = re.compile(_WRITTEN.replace("SIGN", r"\."), re.IGNORECASE)
_DAY_FIRST = re.compile(_WRITTEN.replace("SIGN", "[./-]"), re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2}|UTC)?)?")
_OWN_ZONE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*(?:[+-]\d{4}|UTC|GMT|UT|[ECMP][SD]T)\b")
_IN_PATH = re.compile(r"(?<![A-Za-z0-9])((?:19|20)\d\d)([-_/.]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?![A-Za-z0-9])")
_BARE_DAY = len("2026-03-17")
_YEARS = range(1600, 2200)
_IN_URL = re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[a-z]{3})/(\d{1,2})(?=[/-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a line says of its article's date: an ISO ``value``, whether it is of a change, not the publication, and
    whether the line names it as one of the two."""

    value: str
    changed: bool = False
    named: bool = False


_ORDER = (
    ("front matter", 1.0),
    ("head", 0.9),
    ("feed", 0.95),
    ("mail date", 0.95),
    ("JSON-LD", 0.95),
    ("itemprop", 0.9),
)
_ORDER_LATE = (
    ("meta", 0.9),
    ("time element", 0.7),
    ("URL", 0.8),
    ("visible date", 0.7),
    ("file name", 0.7),
    ("change", 0.5),
)
_TRUST = {origin: (rank, confidence) for rank, (origin, confidence) in enumerate(_ORDER + _ORDER_LATE)}


def parse(text: str, zone: tzinfo) -> str | None:
    """``text``, which is a date and nothing else, as ISO 8601 in ``zone`` (a bare day stays a day), or None."""
    text = text.strip()
    if _ISO.fullmatch(text):
        return _iso(text, zone)
    if _OWN_ZONE.search(text):
        try:
            return _in_zone(parsedate_to_datetime(text), zone)
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    found = find(text, zone)
    return found[0] if found else None


def day(text: str | None, zone: tzinfo) -> date | None:
    """The day that ``text`` says, or None where it is no date."""
    value = parse(text, zone) if text else None
    return date.fromisoformat(value[:10]) if value else None


def _iso(text: str, zone: tzinfo) -> str | None:
    try:
        if len(text) == 10:
            day = date.fromisoformat(text)
            return day.isoformat() if day.year in _YEARS else None
        return _in_zone(datetime.fromisoformat(text.replace(" UTC", "Z").replace("UTC", "Z")), zone)
    except (ValueError, OverflowError):
        return None


def _in_zone(moment: datetime, zone: tzinfo) -> str:
    there = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    if there.year not in _YEARS:
        raise ValueError("no article is that old, or that far ahead")
    return there.isoformat(timespec="seconds")


def find(text: str, zone: tzinfo, *, day_first: bool = False) -> tuple[str, int, int] | None:
    """The first date written out in ``text`` as (ISO value, start, end), or None; with ``day_first`` also 3/4/2026, as
    the third of April."""
    for match in (_DAY_FIRST if day_first else _TEXT_DATE).finditer(text):
        value = _value(match, zone)
        if value:
            return value, match.start(), match.end()
    return None


def _value(match: re.Match[str], zone: tzinfo) -> str | None:
    part = match.groupdict()
    form = next(form for form in "12345" if part[f"y{form}"])
    year, number = int(part[f"y{form}"]), int(part[f"d{form}"])
    try:
        day = date(year, _month(part), number)
        if year not in _YEARS:
            return None
        if part["hour"] is None:
            return day.isoformat()
        hour = int(part["hour"]) % 12 + 12 * (part["half"][0].lower() == "p") if part["half"] else int(part["hour"])
        there = ZoneInfo(_ZONES[part["zone"].upper()]) if part["zone"] else zone
        return _in_zone(datetime(year, day.month, number, hour, int(part["minute"] or 0), tzinfo=there), zone)
    except (ValueError, OverflowError):
        return None


def _month(part: dict[str, str | None]) -> int:
    """The month's number: as it is written, or by its name, English or abroad."""
    name = part["m1"] or part["m2"]
    if name:
        return _MONTH_NUMBER[name[:3].lower()]
    return _NUMBER_ABROAD[part["m4"].lower()] if part["m4"] else int(part["m3"] or part["m5"] or 0)


def in_url(address: str) -> str | None:
    """The day in the path of an address (``/2026/03/17/`` or ``/2026/mar/17/``), or None."""
    match = _IN_URL.search(address)
    if match:
        month = _MONTH_NUMBER.get(match[2].lower(), 0) if match[2].isalpha() else int(match[2])
        return _day(match[1], month, match[3])
    return in_path(address)


def in_path(path: str) -> str | None:
    """The day in a file's or folder's name (``2026-03-17-…``, ``2026/03/17/…``, ``20260317``): the last, or None."""
    found = [_day(match[1], int(match[3]), match[4]) for match in _IN_PATH.finditer(path)]
    return next((day for day in reversed(found) if day), None)


def _day(year: str, month: int, number: str) -> str | None:
    try:
        return date(int(year), month, int(number)).isoformat()
    except ValueError:
        return None


def choose(meta: Meta, stamp: Stamp | None, address: str | None, path: str, zone: tzinfo) -> tuple[Dated, list[str]]:
    """The article's date with every candidate, best first, and warnings: one that is none, two that differ (not that
    the article was changed after it was published).

    The order of trust: front matter, a line in the head (``stamp``), what a feed, mail or page says of itself, the
    address, the name of the file or its folders, the time of a change. Never the wall clock, never the file's own time.
    """
    texts = [(origin, text, parse(text, zone)) for text, origin in meta.dates]
    texts += [("change" if stamp.changed else "head", stamp.value, stamp.value)] if stamp else []
    texts += [("URL", value, value) for value in [in_url(address or "")] if value]
    texts += [("file name", value, value) for value in [in_path(path)] if value]
    warnings = [f"the date '{text}' ({origin}) cannot be read" for origin, text, value in texts if value is None]
    found = [DateCandidate(value, origin) for origin, _, value in texts if value]
    found.sort(key=lambda candidate: _trust(candidate.origin)[0])
    if not found:
        return Dated(), warnings
    best = found[0]
    warnings += [
        f"two dates: {best.value[:10]} ({best.origin}) is used, {other.value[:10]} ({other.origin}) is not"
        for other in found[1:]
        if other.value[:10] != best.value[:10]
        and not (other.origin == "change" and other.value > best.value)
        and not (other.origin == "URL" and _may_be(best.value, other.value))
    ]
    return Dated(best.value, best.origin, _trust(best.origin)[1], tuple(found)), warnings


def _may_be(moment: str, day: str) -> bool:
    """Whether it was ``day`` somewhere at ``moment``: an outlet dates its addresses by its own clock, not by the
    site's."""
    if len(moment) == _BARE_DAY:
        return False
    there = datetime.fromisoformat(moment).astimezone(UTC)
    return any((there + timedelta(hours=apart)).date().isoformat() == day[:10] for apart in (-12, 0, 14))


def _trust(origin: str) -> tuple[int, float]:
    return next(trust for name, trust in _TRUST.items() if origin.startswith(name))
