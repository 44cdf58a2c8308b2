"""Coverage as bars: articles a day, or over long spans a week, a month or a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from digest.pages.pictures.drawing import Label, Picture, Stroke, bar, line, tidy
from digest.pages.pictures.timeline import span
from digest.texts import Texts

BARS = 120
"""A picture has at most so many bars; a longer span is told by longer periods."""
_LEAST = 3
_HIGH = 72
_TOP = 22
_SIDE = 0.03

Period = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Bars:
    """Articles of each ``period`` from the first to the last, those without any too; each by its first day."""

    period: Period
    counts: tuple[tuple[date, int], ...]

    @property
    def most(self) -> tuple[date, int]:
        """The period with the most articles, the first of equals."""
        return max(self.counts, key=lambda one: one[1])


def _year(day: date) -> date:
    return date(day.year, 1, 1)


def _month(day: date) -> date:
    return day.replace(day=1)


def _week(day: date) -> date:
    return day - timedelta(day.weekday())


def _day(day: date) -> date:
    return day


_BEGINS: Mapping[Period, Callable[[date], date]] = {"day": _day, "week": _week, "month": _month, "year": _year}
_LENGTH: Mapping[Period, int] = {"day": 1, "week": 7, "month": 32, "year": 366}


def bars(days: Iterable[date | None]) -> Bars:
    """The articles of each period, of which there are at most :data:`BARS`; ``days`` holds the day of each article."""
    counts = Counter(day for day in days if day)
    first, last = min(counts), max(counts)
    for period, begins in _BEGINS.items():
        starts = _starts(begins(first), last, period)
        if len(starts) <= BARS or period == "year":
            break
    found: Counter[date] = Counter()
    for day, count in counts.items():
        found[begins(day)] += count
    return Bars(period, tuple((one, found[one]) for one in starts[-BARS:]))


def _starts(first: date, last: date, period: Period) -> list[date]:
    begins, step = _BEGINS[period], timedelta(_LENGTH[period])
    found = [first]
    while len(found) <= (last - first).days and (after := begins(found[-1] + step)) <= last:
        found.append(after)
    return found


def coverage(days: Iterable[date | None], texts: Texts) -> Picture | None:
    """Articles over time; ``days`` holds the day of each. None where they are of fewer than three days, or no bar
    would be higher than that of one article."""
    known = [day for day in days if day]
    if len(set(known)) < _LEAST:
        return None
    made = bars(known)
    if made.most[1] < 2:
        return None
    mirrored = texts.direction == "rtl"
    width, bottom = 100 / len(made.counts), _TOP + _HIGH
    start, most = made.most
    total = sum(count for _, count in made.counts)
    path = {"bar": "", "bar top": ""}
    for number, (day, count) in enumerate(made.counts):
        x = width * (len(made.counts) - 1 - number if mirrored else number)
        if count:
            kind = "bar top" if day == start else "bar"
            path[kind] += bar(x + width * 0.1, bottom, max(width * 0.8, 0.4), max(2, _HIGH * count / most))
    names = [when(day, made.period, texts) for day, _ in made.counts]
    peak = texts("picture.most", when=when(start, made.period, texts), articles=texts("picture.articles", n=most))
    says = texts(
        "picture.in_all", articles=texts("picture.articles", n=total), span=span(min(known), max(known), texts)
    )
    return Picture(
        "coverage",
        texts(f"picture.by_{made.period}"),
        f"{says} {peak}",
        bottom + 22,
        (*(Stroke(kind, one) for kind, one in path.items() if one), Stroke("axis", line(0, bottom, 100, bottom))),
        (_peak(made, texts, mirrored=mirrored), *_ends(made, texts, bottom + 16)),
        peak,
        tuple(labelled(name, texts.number(n), texts) for name, (_, n) in zip(names, made.counts, strict=True) if n),
    )


def labelled(name: str, told: str, texts: Texts) -> str:
    """What is ``told`` behind its ``name``: "3 March 2026: 4"."""
    return f"{texts('mark.label', what=name)} {told}"


def _peak(made: Bars, texts: Texts, *, mirrored: bool) -> Label:
    """The number on the highest bar."""
    number = next(place for place, (day, _) in enumerate(made.counts) if day == made.most[0])
    share = (number + 0.5) / len(made.counts)
    x, anchor = tidy(100 * (1 - share if mirrored else share)), "middle"
    if share < _SIDE or share > 1 - _SIDE:
        x, anchor = (100.0 if mirrored == (share < _SIDE) else 0.0), "start" if share < _SIDE else "end"
    return Label(x, _TOP - 6, texts.number(made.most[1]), anchor, "first")


def _ends(made: Bars, texts: Texts, y: float) -> tuple[Label, Label]:
    """The names of the first and the last period; a week's is its first day, so that both have room on a phone."""
    period: Period = "day" if made.period == "week" else made.period
    first, last = (when(made.counts[place][0], period, texts) for place in (0, -1))
    left, right = (100, 0) if texts.direction == "rtl" else (0, 100)
    return Label(left, y, first, "start", "soft"), Label(right, y, last, "end", "soft")


def when(start: date, period: Period, texts: Texts) -> str:
    """The period that begins on ``start`` in words."""
    if period == "year":
        return f"{start.year}"
    if period == "month":
        return texts.month_name(start.year, start.month)
    return texts.short_day(start) if period == "day" else texts("picture.week_of", day=texts.short_day(start))
