"""Days and months as readers write them."""

from __future__ import annotations

from datetime import date

from digest.words import MONTHS, WEEKDAYS

_MONTHS = [name.capitalize() for name in MONTHS]
_DAYS = [name.capitalize() for name in WEEKDAYS]


def long_day(day: date) -> str:
    """``Tuesday 3 March 2026``."""
    return f"{_DAYS[day.weekday()]} {short_day(day)}"


def short_day(day: date) -> str:
    """``3 March 2026``."""
    return f"{bare_day(day)} {day.year}"


def bare_day(day: date) -> str:
    """``3 March``."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def month_name(year: int, number: int) -> str:
    """``March 2026``."""
    return f"{_MONTHS[number - 1]} {year}"
