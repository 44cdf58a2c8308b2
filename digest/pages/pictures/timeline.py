"""A story's timeline: a row for each outlet that told it, a dot for each of its days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.model import Member, Source, Story
from digest.pages.pictures.drawing import Days, Label, Picture, Stroke, axis, dot, line
from digest.texts import Texts

ROWS = 12
"""So many outlets have a row; of more, those with the most articles."""
_ROW = 30
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet in a timeline: how many articles it has on each day, and the days on which it has but copies."""

    source: Source
    days: Mapping[date, int]
    copied: frozenset[date]

    @property
    def articles(self) -> int:
        """All its articles."""
        return sum(self.days.values())


def rows(story: Story) -> list[Row]:
    """The outlets of ``story``, the first to tell it first."""
    found: dict[str, list[Member]] = defaultdict(list)
    for member in story.members:
        if member.day:
            found[member.article.source.key].append(member)
    made = [_row(members) for members in found.values()]
    return sorted(made, key=lambda row: (min(row.days), min(row.days) in row.copied))


def _row(members: Sequence[Member]) -> Row:
    counts: dict[date, int] = defaultdict(int)
    own: set[date] = set()
    for member in members:
        if member.day:
            counts[member.day] += 1
            own |= set() if member.duplicate_of else {member.day}
    return Row(members[0].article.source, dict(sorted(counts.items())), frozenset(counts.keys() - own))


def shown(every: Sequence[Row]) -> list[Row]:
    """The rows there is room for: the first teller's and those of the most articles, in the order given."""
    ranked = sorted(range(1, len(every)), key=lambda place: -every[place].articles)
    return [every[place] for place in sorted([0, *ranked[: ROWS - 1]])]


def timeline(story: Story, texts: Texts) -> Picture | None:
    """Who told ``story`` on which day; None where there is too little to see: fewer than three dated articles, or but
    one outlet on one day."""
    if len(story.members) < _LEAST or story.first is None or story.last is None:
        return None
    every = rows(story)
    count = sum(row.articles for row in every)
    if count < _LEAST or (len(every) == 1 and story.first == story.last):
        return None
    some = shown(every)
    days = Days(story.first, story.last, texts.direction == "rtl")
    bottom = _ROW * len(some) + 8
    line_of_days, named = axis(days, bottom, texts)
    labels = [label for place, row in enumerate(some) for label in _labels(row, place, days, texts)]
    caption = [texts("picture.dots")]
    if len(some) < len(every):
        caption.append(texts("picture.more_sources", n=len(every) - len(some)))
    return Picture(
        "timeline",
        texts("picture.timeline"),
        _says(every, some, count, texts),
        bottom + 24,
        (line_of_days, *_strokes(some, days)),
        (*labels, *named),
        " ".join(caption),
    )


def _base(place: int) -> int:
    """Where the line of the row at ``place`` lies; its name stands above."""
    return _ROW * place + 24


def _labels(row: Row, place: int, days: Days, texts: Texts) -> list[Label]:
    y, start = _base(place), 100 if days.mirrored else 0
    name = row.source.name if len(row.source.name) <= 30 else f"{row.source.name[:29].rstrip()}…"
    counts = [Label(days.at(day), y - 8, f"{n}", "middle", "soft") for day, n in row.days.items() if n > 1]
    text = texts("picture.first", source=name) if place == 0 else name
    near = [one for one in counts if abs(one.x - start) < 50]
    return [Label(start, y - 9, text, kind="first" if place == 0 else ""), *(() if near else counts)]


def _strokes(some: Sequence[Row], days: Days) -> list[Stroke]:
    places = [(row, _base(place)) for place, row in enumerate(some)]
    joined = "".join(line(days.at(min(row.days)), y, days.at(max(row.days)), y) for row, y in places)
    rules = "".join(line(0, y, 100, y) for _, y in places)
    first, y = places[0]
    spots = {
        "rule": rules,
        "join": joined,
        "dot": "".join(_dots(days, row, y, row.days.keys() - row.copied) for row, y in places),
        "dot copy": "".join(_dots(days, row, y, row.copied) for row, y in places),
        "dot hole": "".join(_dots(days, row, y, row.copied) for row, y in places),
        "dot first": dot(days.at(min(first.days)), y) if min(first.days) not in first.copied else "",
    }
    return [Stroke(kind, path) for kind, path in spots.items() if path]


def _dots(days: Days, row: Row, y: float, of: frozenset[date] | set[date]) -> str:
    """The dots of the days ``of`` ``row``; those that would lie on one another are one."""
    every = sorted({days.at(day) if days.span <= 120 else round(days.at(day)) for day in row.days if day in of})
    return "".join(dot(x, y) for x in every)


def _says(every: Sequence[Row], some: Sequence[Row], count: int, texts: Texts) -> str:
    articles, sources = texts("picture.articles", n=count), texts("picture.sources", n=len(every))
    first, last = min(min(row.days) for row in every), max(max(row.days) for row in every)
    parts = [texts("picture.told_by", articles=articles, sources=sources, span=span(first, last, texts))]
    parts.append(texts("picture.told_first", source=every[0].source.name, day=texts.short_day(first)))
    parts += [
        texts("picture.has", source=row.source.name, articles=texts("picture.articles", n=row.articles)) for row in some
    ]
    return " ".join(parts)


def span(first: date, last: date, texts: Texts) -> str:
    """The days from ``first`` to ``last`` in words."""
    if first == last:
        return texts.short_day(first)
    early = texts.bare_day(first) if first.year == last.year else texts.short_day(first)
    return texts("picture.span", first=early, last=texts.short_day(last))
