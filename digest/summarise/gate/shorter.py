"""Whether one sentence is another, shortened: its words in their order, with nothing left out but what may be."""

from __future__ import annotations

from collections.abc import Sequence

from digest.summarise.gate.skips import skips
from digest.summarise.gate.tellings import tellings
from digest.summarise.gate.tokens import Token, same


def first_missing(line: Sequence[Token], source: Sequence[Token]) -> int | None:
    """How far ``line`` goes along with a way of saying ``source`` before it leaves it; None where it ends."""
    reached = [_reached(line, way) for way in tellings(source)]
    return None if None in reached else max(one for one in reached if one is not None)


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
