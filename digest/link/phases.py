"""How a story stands as of the newest edition, and who told it when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest.model import Edition, Source, Story

Phase = Literal["new", "developing", "quiet"]
DEVELOPING = 3
"""A story develops while the newest edition is at most so many days after the last one with news of it."""


def phases(stories: Iterable[Story], editions: Iterable[Edition]) -> dict[str, Phase]:
    """The phase of every story by its slug: new where the newest edition is the first to tell it, developing where it
    had news in the days before that, else quiet. Told again without news, it stays quiet."""
    newest = date.min
    news: dict[str, date] = {}
    for edition in sorted(editions, key=lambda one: one.day):
        newest = edition.day
        news |= {entry.story.slug: edition.day for entry in edition.entries}
    return {story.slug: _phase(story, news.get(story.slug), newest) for story in stories}


def _phase(story: Story, news: date | None, newest: date) -> Phase:
    if news is None or (newest - news).days > DEVELOPING:
        return "quiet"
    return "new" if story.first == newest else "developing"


@dataclass(frozen=True, slots=True)
class Tellers:
    """Who told a story on a day: its outlets, those that told it for the first time, and how many outlets told it in
    words of their own so far."""

    day: date
    sources: tuple[Source, ...]
    new: tuple[Source, ...]
    witnesses: int


def tellers(story: Story) -> Iterator[Tellers]:
    """The story's sources over time, oldest day first."""
    seen: set[str] = set()
    witnesses: set[str] = set()
    for day in sorted({member.day for member in story.members if member.day}):
        today = [member for member in story.members if member.day == day]
        sources = {member.article.source.key: member.article.source for member in today}
        new = tuple(source for key, source in sources.items() if key not in seen)
        witnesses |= {member.article.source.key for member in today if not member.duplicate_of}
        seen |= sources.keys()
        yield Tellers(day, tuple(sources.values()), new if len(seen) > len(new) else (), len(witnesses))
