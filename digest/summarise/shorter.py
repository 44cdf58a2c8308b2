"""Whether one sentence is another, shortened: its words in their order, with nothing left out but what may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.summarise.skips import attribution, skips
from digest.summarise.tokens import Token, same

_MOVED_ONLY_FROM = frozenset({'"', ";", ":", "?", "but", "while", "although", "though"})


def first_missing(line: Sequence[Token], source: Sequence[Token]) -> int | None:
    """How far ``line`` goes along with ``source`` before it leaves it; None where it goes to the end."""
    reached = [_reached(line, turn) for turn in _turns(source)]
    return None if None in reached else max(one for one in reached if one is not None)


def _turns(source: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """``source``, and with whom it quotes at its end said the other way round, or first."""
    yield source
    comma = attribution(source)
    body, tail = source[:comma], source[comma + 1 :]
    if not tail or {one.low for one in source} & _MOVED_ONLY_FROM:
        return
    if tail[0].low in {"said", "says"}:
        yield [*body, source[comma], *tail[1:], tail[0]]
        yield [*tail[1:], tail[0], *body]
    elif tail[-1].low in {"said", "says"}:
        yield [*body, source[comma], tail[-1], *tail[:-1]]
        yield [*tail, *body]


def _reached(line: Sequence[Token], source: Sequence[Token]) -> int | None:
    """As :func:`first_missing`; in steps that grow with the product of the two lengths."""
    ends: dict[int, set[int]] = {}
    for start, end in skips(source):
        ends.setdefault(start, set()).add(end)
    told: list[set[int]] = [{0}, *(set() for _ in source)]
    for at, one in enumerate(source):
        for end in ends.get(at, ()):
            told[end] |= told[at]
        told[at + 1] |= {used + 1 for used in told[at] if used < len(line) and same(line[used], one)}
    return None if len(line) in told[-1] else max(max(some, default=0) for some in told)
