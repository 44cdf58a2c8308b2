"""Whether what a table asks for is there: a story on that day, one story to split, the words to be put right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from digest.overrides.against import Union
from digest.overrides.decisions import holds, holds_whole
from digest.overrides.names import Names, Table, Thing
from digest.summarise import sentences


def on_day(thing: Thing, names: Names, united: Iterable[Union] = ()) -> tuple[str, ...]:
    """The articles of the story of ``thing``, or of what it is merged with, of the day of its file."""
    return tuple(one for one in _all_of(thing, names, united) if names.day(one) == thing.order.day)


def off_day(thing: Thing, names: Names, united: Iterable[Union] = ()) -> str:
    """The error that there is none, with the days on which there is."""
    days = sorted({str(names.day(one) or "no day") for one in _all_of(thing, names, united)})
    return (
        f"{thing.order.at('story')}: the story '{thing.order.table.story}' has no article of {thing.order.day}, the "
        f"day of this file; it has articles of {', '.join(days)}"
    )


def _all_of(thing: Thing, names: Names, united: Iterable[Union]) -> list[str]:
    ids = {member.article.id for member in names.whole(thing).members}
    return sorted(ids.union(*(one.ids for one in united if one.ids & ids)))


def homes(split: Thing, table: Table, united: Iterable[Union]) -> list[str]:
    """The first article of ``split`` of each story of ``table`` that it takes from; what is ``united`` is one story."""
    found: dict[str, str] = {}
    for one in split.ids:
        ids = {m.article.id for m in table.home[one].members} if one in table.home else set()
        story = next((min(union.ids) for union in united if union.ids & ids), min(ids, default=""))
        if story:
            found.setdefault(story, one)
    return list(found.values())


def of_two(split: Thing, table: Table, names: Names) -> str:
    """The error that ``split`` takes from two stories of ``table``, with both."""
    first, other = homes(split, table, ())[:2]
    return (
        f"{split.order.at('articles')}: '{names.by_id[first].path}' stands in the story '{table.home[first].slug}', "
        f"and '{names.by_id[other].path}' in '{table.home[other].slug}'; one [[split]] takes from one story: write one "
        "for each of them, and join the two new stories with a [[merge]] only if they are one"
    )


def said_by(thing: Thing, names: Names) -> tuple[str, ...]:
    """The ids of the articles that say what ``thing`` puts right; where none does any more, of those that say what is
    right, for their files were put right since and the correction stays published."""
    wish = thing.order.table
    ids = thing.ids if wish.article else _all_of(thing, names, ())
    wrong = tuple(one for one in ids if holds(names.by_id[one], wish.was))
    return wrong or tuple(one for one in ids if holds_whole(names.by_id[one], wish.now))


def not_said(thing: Thing, names: Names) -> str:
    """The error that no article says either, with the sentence that comes nearest."""
    wish = thing.order.table
    ids = thing.ids if wish.article else _all_of(thing, names, ())
    lines = [names.by_id[one].title.value for one in ids]
    lines += [sentence.text for one in ids for sentence in sentences(names.by_id[one])]
    near = max(lines, key=lambda line: _alike(wish.was, line))
    return f"{thing.order.at('was')}: '{wish.was}' stands nowhere in {wish.named[1]}; the nearest is: '{near}'"


def _alike(words: str, line: str) -> float:
    """How like ``words`` is the piece of ``line`` that is most like them, of as many words."""
    said, count = line.split(), len(words.split())
    pieces = [" ".join(said[at : at + count]) for at in range(max(1, len(said) - count + 1))]
    return max(difflib.SequenceMatcher(None, words, piece).ratio() for piece in pieces)
