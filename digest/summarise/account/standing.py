"""Whether a sentence still stands on a later day than it was told, and whether it says enough to head an account.

Knows English. What it leaves out may be found in its article all the same.
"""

from __future__ import annotations

import re
from datetime import date

from digest.summarise.alone import QUOTED
from digest.words import MONTHS, WORD

_MONTHS = [name.capitalize() for name in MONTHS]
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<of>{_MONTH})|\b(?P<month>{_MONTH}) (?P<at>\d{{1,2}})(?!\d)"
    rf"|\b(?:in|by) (?:early |late |mid-)?(?P<whole>{_MONTH}))\b,?(?: (?P<year>20\d\d))?"
)
_SOON = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tonight|tomorrow|next (?!to\b)\w+|(?:this|the) coming \w+"
    r"|this (?:morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|fall|winter)"
    r"|within (?:\w+ ){1,2}(?:hours|days|weeks))"
)
_COMES = (
    r"(?:\b(?:will|would|shall)(?! have\b)|[’']ll|\b(?:is|are|was|were) (?:(?:now|also|still|all|both) )?"
    r"(?:due|expected|scheduled|set|planned|to)\b"
    r"|\b(?:going|plan(?:s|ned)?|hope[sd]?|intend(?:s|ed)?|expect(?:s|ed)?) to\b)"
)
_SAID = r"\b(?:said|says|told|announced|reported|confirmed|after|since|because)\b"
_AHEAD = re.compile(rf"{_COMES}(?:(?!{_SAID})[^;:“”\"]){{0,90}}?(?P<when>{_SOON}\b|{_DATE.pattern})")
_AHEAD_FIRST = re.compile(
    rf"^(?:(?:At|On|By|From|Until|Before|Late|Early)\b[^.;:“”\"]{{0,40}}?)?(?i:(?P<when>{_SOON}\b|{_DATE.pattern}))"
    rf"(?:(?!{_SAID})[^;:“”\"]){{0,160}}?\b(?:will|would)\b(?! have\b)"
)
_BESIDE = 30
"""Characters from "next Tuesday" on in which its date may stand."""
_MONTHS_BACK = 1
"""Months before it is told of up to which a month is one of the same year: what is to come comes later."""
_OF_ITS_DAY = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|(?:last|next) (?:night|week|month|weekend|[A-Z]\w+day)"
    r"|this (?:morning|afternoon|evening|week|weekend)|(?:a|one|two|three) (?:day|week|month)s? ago|so far|yet)\b",
    re.IGNORECASE,
)
_FEWEST = 8
_OPENS_WEAK = re.compile(r"\W*(?:There (?:is|are|was|were|has been|have been|had been)|If)\b")


def overtaken(text: str, told: date, today: date) -> bool:
    """Whether ``text``, told on a day before ``today``, says that something is to come on a day that has come since, or
    that only those know who know when it was told: "will walk out next Tuesday"."""
    if told >= today:
        return False
    match = _AHEAD.search(text) or _AHEAD_FIRST.match(text)
    return match is not None and _has_come(text, match.start("when"), told, today)


def _has_come(text: str, at: int, told: date, today: date) -> bool:
    """Whether the date that stands at or right after ``at`` is not after ``today``; true where there is none."""
    found = _DATE.search(text, at, at + _BESIDE)
    if not found:
        return True
    month = _MONTHS.index(found["of"] or found["month"] or found["whole"]) + 1
    year = int(found["year"] or told.year + (month < told.month - _MONTHS_BACK))
    if found["whole"]:
        return (year, month) < (today.year, today.month)
    return (year, month, int(found["day"] or found["at"])) <= (today.year, today.month, today.day)


def of_its_day(text: str) -> bool:
    """Whether ``text`` counts from the day it was told, so that another day's reader takes it for another time."""
    return bool(_OF_ITS_DAY.search(text))


def weak(text: str) -> bool:
    """Whether ``text`` is short, or opens as what goes on with something does, or with a condition."""
    return len(WORD.findall(text)) < _FEWEST or bool(_OPENS_WEAK.match(text))


def in_pieces(text: str) -> bool:
    """Whether ``text`` is mostly pieces of what somebody said, or has a question in it that somebody asked."""
    quoted = QUOTED.findall(text)
    if any(one.rstrip('”"» ').endswith("?") for one in quoted):
        return True
    return len(quoted) > 1 and 2 * sum(len(WORD.findall(one)) for one in quoted) >= len(WORD.findall(text))
