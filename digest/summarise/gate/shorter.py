"""Whether one sentence is another, shortened: its words in their order, with nothing left out but what may be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from digest.summarise.gate.clauses import free, joints, leaning, only_verb, whole
from digest.summarise.gate.skips import skips
from digest.summarise.gate.tellings import tellings
from digest.summarise.gate.tokens import Token, same
from digest.summarise.gate.trimmings import trimmings


def first_missing(line: Sequence[Token], source: Sequence[Token]) -> int | None:
    """How far ``line`` goes along with a way of saying ``source`` before it leaves it; None where it ends."""
    reached = [_reached(line, way) for way in tellings(source)]
    return None if None in reached else max(one for one in reached if one is not None)


def joined(line: Sequence[Token], sources: Sequence[Sequence[Token]]) -> bool:
    """Whether ``line`` is two of ``sources``, shortened, in their order and with 'and' between them.

    Neither may say who speaks, for the other would be put in that mouth, and the second may point at nothing."""
    for stop, start, word in joints(line):
        left, right = line[:stop], line[start:]
        if word == "and" and _stands(left) and _stands(right) and not leaning(right):
            for one, other in combinations(sources, 2):
                if first_missing(left, one) is None and first_missing(right, other) is None:
                    return True
    return False


def _stands(part: Sequence[Token]) -> bool:
    return (whole(part) or only_verb(part) > 0) and free(part)


def _reached(line: Sequence[Token], source: Sequence[Token]) -> int | None:
    """As :func:`first_missing`; in steps that grow with the product of the two lengths."""
    ends: dict[int, set[int]] = {}
    for start, end in [*skips(source), *trimmings(source)]:
        ends.setdefault(start, set()).add(end)
    told: list[set[int]] = [{0}, *(set() for _ in source)]
    for at, one in enumerate(source):
        for end in ends.get(at, ()):
            told[end] |= told[at]
        told[at + 1] |= {used + 1 for used in told[at] if used < len(line) and same(line[used], one)}
    return None if len(line) in told[-1] else max(max(some, default=0) for some in told)
