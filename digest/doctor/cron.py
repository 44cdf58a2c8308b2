"""The five fields of a schedule, exactly as GitHub and Forgejo read them, and a quieter minute for it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import pairwise

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIELDS: tuple[tuple[str, int, int, dict[str, int]], ...] = (
    ("minute", 0, 59, {}),
    ("hour", 0, 23, {}),
    ("day of the month", 1, 31, {}),
    ("month", 1, 12, {name: number for number, name in enumerate(_MONTHS, 1)}),
    ("day of the week", 0, 6, {name: number for number, name in enumerate(_DAYS)}),
)
BUSY = frozenset({0, 30})
"""The minutes that everybody asks for."""
_MINUTES = [minute for minute in range(7, 55, 2) if minute % 5]
SHORTEST = 5
"""Minutes that GitHub leaves at least between two runs."""


@dataclass(frozen=True, slots=True)
class Cron:
    """When something runs: the numbers of each field, and whether a day may be any (``*``)."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    any_weekday: bool = True

    @property
    def never(self) -> bool:
        """Whether no such day is in any calendar (30 February)."""
        return self.any_weekday and not any(min(self.days) <= _LONGEST[month - 1] for month in self.months)

    @property
    def apart(self) -> int:
        """The fewest minutes between two runs of one hour, 60 where there is one."""
        ordered = sorted(self.minutes)
        gaps = [after - before for before, after in pairwise(ordered)]
        return min([*gaps, 60 - ordered[-1] + ordered[0]])


_NAMED = {
    **dict.fromkeys(("@yearly", "@annually"), "0 0 1 1 *"),
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    **dict.fromkeys(("@daily", "@midnight"), "0 0 * * *"),
    "@hourly": "0 * * * *",
}


def spelled(text: str) -> str:
    """``text`` in five fields where it is a name that Forgejo and Gitea know, and GitHub does not (``@daily``)."""
    return _NAMED.get(text.strip().lower(), text)


def read_cron(text: str) -> Cron:
    """The schedule ``text`` says; raises :class:`ValueError` with what is wrong with it."""
    fields = text.split()
    if len(fields) != len(_FIELDS):
        raise ValueError(f"it has {len(fields)} fields and not five: minute, hour, day, month, day of the week")
    sets = [_numbers(field, number) for number, field in enumerate(fields)]
    cron = Cron(sets[0], sets[1], sets[2], sets[3], sets[4], fields[4].startswith("*"))
    if cron.never:
        raise ValueError("no calendar has such a day, so that it never runs")
    return cron


def _numbers(field: str, number: int) -> frozenset[int]:
    name, low, high, _ = _FIELDS[number]
    found: set[int] = set()
    for part in field.split(","):
        match = re.fullmatch(r"(\*|[0-9]+|[A-Za-z]{3})(?:-([0-9]+|[A-Za-z]{3}))?(?:/([0-9]+))?", part, re.ASCII)
        if match is None or (match[1] == "*" and match[2]):
            raise ValueError(f"{part!r} is no {name}")
        first = low if match[1] == "*" else _number(match[1], number)
        last = _number(match[2], number) if match[2] else high if match[1] == "*" or match[3] else first
        step = int(match[3] or 1)
        if not low <= first <= last <= high or not 0 < step <= high:
            raise ValueError(f"{part!r} is no {name}: it goes from {low} to {high}")
        found.update(range(first, last + 1, step))
    return frozenset(found)


def _number(word: str, number: int) -> int:
    name, _, _, names = _FIELDS[number]
    if word.isdigit():
        return int(word[:6])
    if word.upper() not in names:
        raise ValueError(f"{word!r} is no {name}")
    return names[word.upper()]


def hash_of(title: str, folder: str) -> int:
    """A number that is always the same for one paper, by its title and the name of its folder."""
    return int.from_bytes(hashlib.sha256(f"{title}\n{folder}".encode()).digest()[:8], "big")


def minute_of(title: str, folder: str) -> int:
    """The minute at which the schedule of that paper starts, spread over all papers: odd, away from the quarters and
    from the full hour, when everybody's schedules start."""
    return _MINUTES[hash_of(title, folder) % len(_MINUTES)]


def quieter(text: str, wanted: int) -> str | None:
    """``text`` as often as before, and later by a few minutes, so that it keeps off the full and half hours and is as
    near to the minute ``wanted`` as can be; None where no such shift stays within the hour."""
    minutes = sorted(read_cron(text).minutes)
    shifts = [by for by in range(1, 60 - minutes[-1]) if not BUSY & {minute + by for minute in minutes}]
    if len(minutes) == 60:
        minutes, shifts = list(range(0, 60, SHORTEST)), list(range(1, SHORTEST))
    shifts = [by for by in shifts if all((minute + by) % 5 for minute in minutes)] or shifts
    if not shifts:
        return None
    chosen = min(shifts, key=lambda by: min(abs(minute + by - wanted) for minute in minutes))
    moved = [minute + chosen for minute in minutes]
    step = moved[1] - moved[0] if len(moved) > 2 else 0
    even = step and moved == list(range(moved[0], 60, step))
    field = f"{moved[0]}-59/{step}" if even else ",".join(map(str, moved))
    return " ".join([field, *text.split()[1:]])
