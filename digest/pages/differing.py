"""Figures that differ, in words: "5 of 6 say 12 people hurt; one says 14", or "12 homes, then 14 from 4 March"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from digest.model import Differing, Value
from digest.pages.days import bare_day
from digest.summarise.account.things import ANYBODY, BEFALLS, degrees, happenings, unit_of

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_WORD = re.compile(r"[A-Za-z][\w-]*")


def in_short(one: Differing) -> str:
    """How the values of ``one`` stand to each other, the first with what it counts."""
    first, *rest = one.values
    named = f"{_told(first, one.unit)} {thing(one)}".rstrip()
    if one.develops:
        later = [f"then {_told(v, one.unit)}{_from(v.since)}" for v in rest]
        return ", ".join([named, *later])
    total = sum(value.witnesses for value in one.values)
    told = f"{first.witnesses} of {total} say" if first.witnesses > 1 else "one says"
    others = [f"{_many(v.witnesses)} {_told(v, one.unit)}" for v in rest]
    return "; ".join([f"{told} {named}", *others])


def thing(one: Differing) -> str:
    """What ``one`` counts in the word of its articles, and what befell them where it is people and all values say the
    same of them: "schools", "people hurt"; nothing where a sign says it."""
    said = [[word.lower() for word in _WORD.findall(value.text)] for value in one.values]
    if one.unit == ANYBODY:
        befell = [happenings(value.text, words) & BEFALLS for value, words in zip(one.values, said, strict=True)]
        plain = len(set(befell)) == 1 and len(befell[0]) == 1 and not any(degrees(words) for words in said)
        return " ".join((ANYBODY, *befell[0])) if plain else ANYBODY
    found = [[word for word in words if unit_of(word) == one.unit] for words in said if one.unit not in _SIGNS]
    return max(next(filter(None, found), [""]), key=len)


def some(names: Sequence[str]) -> str:
    """Up to two of ``names``, and how many more there are."""
    if len(names) < _NAMED + 1:
        return " and ".join(names)
    return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"


_NAMED = 2


def _from(day: date | None) -> str:
    return f" from {bare_day(day)}" if day else ""


def _many(witnesses: int) -> str:
    return "one says" if witnesses == 1 else f"{witnesses} say"


def _told(one: Value, unit: str) -> str:
    return f"{one.bound} {number(one.value, unit)}".lstrip()


def number(value: float, unit: str) -> str:
    """``value`` as a reader writes it, with the sign of its currency or per cent: 1,187, £2.5 million, 54%."""
    value = float(value)
    scale, name = next(((size, f" {word}") for size, word in _LARGE if value >= size), (1.0, ""))
    text = f"{value / scale:,.6g}" if scale > 1 or not value.is_integer() else f"{value:,.0f}"
    return f"{unit if unit in _SIGNS else ''}{text}{name}{'%' if unit == 'per cent' else ''}"


_SIGNS = frozenset("£$€¥")
