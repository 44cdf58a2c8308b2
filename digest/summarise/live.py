"""Reports written while things happened: paragraphs that begin with a clock time, often the newest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from digest.model import Article

_CLOCK = re.compile(
    r"\W*(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d) ?(?:(?P<half>[ap])\.?m\b)?| ?(?P<only>[ap])\.?m\b)",
    re.IGNORECASE,
)
_POSTS = 2


def live(article: Article) -> bool:
    """Whether ``article`` was written while things happened: some of its paragraphs begin with a clock time."""
    return sum(bool(_CLOCK.match(block.text)) for block in article.blocks) >= _POSTS


def as_it_happened(article: Article) -> Sequence[int]:
    """For each block of ``article`` its turn in the order of events: a live report that begins with its newest entry is
    turned round, entry by entry, what stands above its first entry staying first; any other keeps its order."""
    entries: list[int] = []
    times: list[int] = []
    for block in article.blocks:
        clock = _CLOCK.match(block.text)
        times += [_minutes(clock)] if clock else []
        entries.append(len(times))
    down = sum(later < earlier for earlier, later in pairwise(times))
    if len(times) < _POSTS or 2 * down < len(times):
        return range(len(entries))
    order = sorted(range(len(entries)), key=lambda at: (bool(entries[at]), -entries[at], at))
    return [order.index(at) for at in range(len(order))]


def _minutes(clock: re.Match[str]) -> int:
    """The minutes since midnight."""
    hour, half = int(clock["hour"]), (clock["half"] or clock["only"] or "").lower()
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return 60 * hour + int(clock["minute"] or 0)
