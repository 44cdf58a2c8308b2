"""Figures that differ, in words: "5 of 6 say 12; one says 14", or "12, then 14 from 4 March"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from digest.model import Differing, Value

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MONTHS = "January February March April May June July August September October November December".split()


def in_short(one: Differing) -> str:
    """How the values of ``one`` stand to each other."""
    if one.develops:
        first, *rest = one.values
        later = [f"then {_told(v, one.unit)}{_from(v.since)}" for v in rest]
        return ", ".join([_told(first, one.unit), *later])
    total = sum(value.witnesses for value in one.values)
    first, *rest = one.values
    told = f"{first.witnesses} of {total} say" if first.witnesses > 1 else "one says"
    others = [f"{_many(v.witnesses)} {_told(v, one.unit)}" for v in rest]
    return "; ".join([f"{told} {_told(first, one.unit)}", *others])


def some(names: Sequence[str]) -> str:
    """Up to two of ``names``, and how many more there are."""
    if len(names) < _NAMED + 1:
        return " and ".join(names)
    return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"


_NAMED = 2


def _from(day: date | None) -> str:
    return f" from {day.day} {_MONTHS[day.month - 1]}" if day else ""


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
