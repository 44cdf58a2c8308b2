"""What is told of a person or thing besides its name: an age, an office, what it runs or employs."""

from __future__ import annotations

from collections.abc import Sequence

from digest.summarise.gate.lists import HELPING, OFFICES, PAST, STANDING
from digest.summarise.gate.tokens import Token

DETERMINERS = frozenset("the a an its his her their".split())
_LONGEST_CLAUSE = 8


def office(inner: Sequence[Token]) -> bool:
    """Whether ``inner`` is 'the mayor', 'its deputy director', 'the captain of Kell'."""
    low = [one.low for one in inner]
    of = low.index("of") if "of" in low else len(low)
    place = inner[of + 1 :]
    plain = low[0] in DETERMINERS and 2 <= of <= 4 and low[of - 1] in OFFICES and not low[1].endswith("'s")
    return plain and of + 1 != len(low) and len(place) <= 2 and all(one.capital for one in place)


def standing(inner: Sequence[Token]) -> bool:
    """Whether ``inner`` is 'which employs 240 people': how things stand, in a few words."""
    low = [one.low for one in inner]
    return 2 < len(low) <= _LONGEST_CLAUSE and low[1] in STANDING.get(low[0], ())


def holds(one: Token) -> bool:
    """Whether ``one`` can be the verb of a sentence."""
    return not one.capital and (one.low in HELPING or past(one))


def past(one: Token) -> bool:
    """Whether ``one`` may be a verb in the past."""
    return not one.capital and (one.low in PAST or (len(one.low) > 4 and one.low.endswith("ed")))


def named(part: Sequence[Token]) -> bool:
    """Whether ``part`` is a name and a surname."""
    return len(part) == 2 and all(one.capital and one.text.replace("-", "").isalpha() for one in part)
