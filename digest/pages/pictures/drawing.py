"""What a picture is made of, and the scale of days that several share.

Across, a picture counts in hundredths of its width, down in pixels: so it fills a phone or a column without its letters
and lines growing or shrinking, and needs no script to do so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from digest.texts import Texts

EDGE = 2.0
"""Nothing stands nearer to the sides, so that a dot is never cut."""
_ROOM = 26.0
"""How far apart the middles of two labels of days stand at least, so that they do not touch at 320 pixels."""
_STEPS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a picture: ``x`` in hundredths of the width, ``y`` of the base line in pixels; ``anchor`` is start,
    middle or end, ``kind`` a class of the style sheet."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Lines of one ``kind``, a class of the style sheet; ``path`` as SVG writes it."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with all that must be said of it: ``name`` is its id's stem, ``title`` its name, ``says`` what it shows
    for those who do not see it, ``caption`` what everybody reads below; ``numbers`` are the same data in words, where
    the page does not tell them anyway."""

    name: str
    title: str
    says: str
    height: int
    strokes: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    caption: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """The scale from ``first`` to ``last``; from right to left where the paper is ``mirrored``."""

    first: date
    last: date
    mirrored: bool = False

    @property
    def span(self) -> int:
        """Days from the first to the last."""
        return (self.last - self.first).days

    def at(self, day: date) -> float:
        """Where ``day`` stands, in hundredths of the width; the only day of all in the middle."""
        share = (day - self.first).days / self.span if self.span else 0.5
        return place(share, mirrored=self.mirrored)


def place(share: float, *, mirrored: bool) -> float:
    """Where a ``share`` (0 to 1) of the way across stands, in hundredths of the width."""
    return tidy(EDGE + (100 - 2 * EDGE) * (1 - share if mirrored else share))


def tidy(value: float) -> float:
    """``value`` to a tenth, for nobody sees more."""
    return round(value, 1)


def number(value: float) -> str:
    """``value`` as a path has it: 12, 3.5."""
    return f"{tidy(value):g}"


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A piece of a path."""
    return f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"


def dot(x: float, y: float) -> str:
    """A piece of a path that a round line end makes a dot of; it stays round however the picture is stretched."""
    return f"M{number(x)} {number(y)}h.01"


def bar(x: float, y: float, width: float, height: float) -> str:
    """A piece of a path: a bar that stands on ``y``."""
    return f"M{number(x)} {number(y)}v{number(-height)}h{number(width)}v{number(height)}z"


def axis(days: Days, y: float, texts: Texts) -> tuple[Stroke, tuple[Label, ...]]:
    """The line of the days at ``y`` with its ticks, and below it the names of the first, the last and some between."""
    ticks = list(_ticks(days))
    path = line(0, y, 100, y) + "".join(line(days.at(day), y, days.at(day), y + 4) for day in ticks)
    return Stroke("axis", path), tuple(_named(days, ticks, y + 17, texts))


def _ticks(days: Days) -> Iterator[date]:
    step = next((step for step in _STEPS if days.span / step <= 14), 0)
    if step:
        yield from (days.first + timedelta(number) for number in range(0, days.span + 1, step))
    else:
        yield days.first
        yield from _months(days)
    yield days.last


def _months(days: Days) -> Iterator[date]:
    every = 1 if days.span <= 450 else 3
    for count in range(days.first.year * 12 + days.first.month, days.last.year * 12 + days.last.month):
        if count % every == 0:
            yield date(count // 12, count % 12 + 1, 1)


def _named(days: Days, ticks: Iterable[date], y: float, texts: Texts) -> Iterator[Label]:
    if not days.span:
        yield Label(days.at(days.first), y, texts.short_day(days.first), "middle", "soft")
        return
    years = days.first.year != days.last.year
    named = texts.short_day if years else texts.bare_day
    ends = sorted((days.at(days.first), days.at(days.last)))
    room = _ROOM * (1.6 if years else 1)
    yield Label(100 if days.mirrored else 0, y, named(days.first), "start", "soft")
    taken = [*ends]
    for day in ticks:
        x = days.at(day)
        if all(abs(x - other) >= room for other in taken):
            taken.append(x)
            yield Label(x, y, named(day), "middle", "soft")
    yield Label(0 if days.mirrored else 100, y, named(days.last), "end", "soft")
