"""How it moved: the biggest stories of a week, a month or a year, each with its articles through that time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from digest.model import Moved, Rollup
from digest.pages.pictures.coverage import Period, labelled, when
from digest.pages.pictures.drawing import Label, Picture, Stroke, bar, line, place, tidy
from digest.texts import Texts

STORIES = 7
_ROW = 56
_HIGH = 18
_LETTERS = {"narrow": 42, "broad": 96}
"""So many letters of a headline stand on one line of 320 pixels, and of the 700 that a tablet has at least."""


def moved_picture(rollup: Rollup, texts: Texts) -> Picture | None:
    """The stories of ``rollup`` that had articles on at least two days, the biggest first; None where none has."""
    starts = _columns(rollup)
    found = [(one, _counts(one, rollup)) for one in rollup.moved]
    some = [(one, counts) for one, counts in found if len(counts) > 1][:STORIES]
    if not some:
        return None
    most = max(max(counts.values()) for _, counts in some)
    mirrored = texts.direction == "rtl"
    strokes, labels = [], []
    for number, (one, counts) in enumerate(some):
        base = _ROW * number + _ROW - 6
        path, named = _row([counts[start] for start in starts], most, base, mirrored=mirrored)
        strokes += [Stroke("bar", path), Stroke("axis", line(0, base, 100, base))]
        labels += [*_headline(one.title, 100 if mirrored else 0, base - _HIGH - 20), *named]
    bottom = _ROW * len(some)
    period: Period = "month" if rollup.kind == "year" else "day"
    names = [when(start, period, texts) for start in starts]
    return Picture(
        "moved",
        texts("picture.moved"),
        texts("picture.moved_says", n=len(some)),
        bottom + 14,
        tuple(strokes),
        (*labels, *_named(starts, rollup, bottom + 8, texts)),
        texts("picture.moved_caption"),
        tuple(_told(one, counts, dict(zip(starts, names, strict=True)), texts) for one, counts in some),
    )


def _columns(rollup: Rollup) -> list[date]:
    """The first day of each column: every day, or every month of a year."""
    if rollup.kind == "year":
        return [date(rollup.first.year, month, 1) for month in range(1, 13)]
    return [rollup.first + timedelta(number) for number in range((rollup.last - rollup.first).days + 1)]


def _counts(one: Moved, rollup: Rollup) -> Counter[date]:
    """The story's articles in each column."""
    days = [m.day for m in one.story.members if m.day and rollup.first <= m.day <= rollup.last]
    return Counter(day.replace(day=1) if rollup.kind == "year" else day for day in days)


def _row(counts: Sequence[int], most: int, base: int, *, mirrored: bool) -> tuple[str, list[Label]]:
    """A story's bars and the numbers on them; in many narrow columns only the first of the highest has its number."""
    width, path, named = 100 / len(counts), "", []
    peak = max(range(len(counts)), key=lambda number: counts[number])
    for number, count in enumerate(counts):
        if not count:
            continue
        left = width * (len(counts) - 1 - number if mirrored else number)
        high = max(3, _HIGH * count / most)
        path += bar(left + width * 0.3, base, width * 0.4, high)
        if len(counts) <= 12 or number == peak:
            named.append(Label(tidy(left + width / 2), tidy(base - high - 4), f"{count}", "middle", "soft"))
    return path, named


def _named(starts: Sequence[date], rollup: Rollup, y: int, texts: Texts) -> list[Label]:
    """The names of the columns: all days of a week by their short names, else the first and the last."""
    mirrored = texts.direction == "rtl"
    if len(starts) == 7:
        short = [name for name, _ in texts.weekdays()]
        middles = [place((number + 0.5) / 7, mirrored=mirrored) for number in range(7)]
        return [
            Label(tidy((x - 2) / 0.96), y, short[start.weekday()], "middle", "soft")
            for x, start in zip(middles, starts, strict=True)
        ]
    left, right = (100, 0) if mirrored else (0, 100)
    year = rollup.kind == "year"
    ends = [texts.month_name(d.year, d.month) if year else texts.bare_day(d) for d in (starts[0], starts[-1])]
    return [Label(left, y, ends[0], "start", "soft"), Label(right, y, ends[1], "end", "soft")]


def _headline(title: str, x: float, y: float) -> list[Label]:
    """``title`` above its bars; a long one twice, of which a phone shows the shorter and a broad page the longer."""
    if len(title) <= _LETTERS["narrow"]:
        return [Label(x, y, title)]
    return [Label(x, y, _short(title, letters), kind=kind) for kind, letters in _LETTERS.items()]


def _short(title: str, letters: int) -> str:
    return title if len(title) <= letters else f"{title[: letters - 1].rpartition(' ')[0] or title[: letters - 1]}…"


def _told(one: Moved, counts: Counter[date], names: dict[date, str], texts: Texts) -> str:
    days = texts("mark.comma").join(f"{names[start]} {texts.number(counts[start])}" for start in sorted(counts))
    return labelled(one.title, days, texts)
