"""What may be left out between two words of a sentence so that the rest still says the same."""

from __future__ import annotations

from collections.abc import Sequence

from digest.summarise.tokens import Token
from digest.summarise.wording import IRREGULAR_KEYS, SAY_KEYS

COMMAS = frozenset(",()–—-")
RELATIVE = frozenset("who which whose whom".split())
STRONG = RELATIVE | frozenset("and but while when where because ; :".split()) | {"\n"}
_SUBORDINATE = frozenset("before after until since than".split())


def may_skip(source: Sequence[Token], last: int, place: int, *, boundary: bool) -> bool:
    """Whether leaving out what stands between two places of one sentence keeps what is said; ``boundary`` where the
    line has a join or a stop there itself."""
    between, goal = [one for one in source[last + 1 : place] if one.kind != "date"], source[place]
    here = source[last]
    breaks = [mark for one in (*between, goal) for mark in one.before]
    if here.sentence != goal.sentence or (here.owner and between and goal.kind != "name"):
        return False
    if not breaks:
        return _straight(here, between, goal)
    join = "".join(goal.before[-1:])
    if boundary:
        return only_adverbs(between)
    if join in RELATIVE:
        return not between
    if join in {"and", "but"} and sum(mark in STRONG for mark in breaks) == 1:
        return goal.kind in {"word", "number"} and not goal.determined and _subject(source, last)
    return all(mark in COMMAS or mark in RELATIVE for mark in breaks) and _over_commas(source, last, place, between)


def _subject(source: Sequence[Token], place: int) -> bool:
    """Whether no verb that can be told by its form stands before ``place`` in its clause."""
    while place > 0 and not source[place].before and source[place - 1].sentence == source[place].sentence:
        place -= 1
        one = source[place]
        if one.key in SAY_KEYS:
            return True
        if _verb(one) or (one.kind == "word" and one.key in IRREGULAR_KEYS):
            return False
    return True


def _straight(here: Token, between: Sequence[Token], goal: Token) -> bool:
    """Whether no other clause begins and no other name stands between a word and the verb that it would get."""
    others = any(one.kind == "name" and one.run not in {here.run, goal.run} for one in between)
    robbed = here.kind == "name" and others and _verb(goal) and not goal.determined
    return not robbed and not any(one.role in _SUBORDINATE for one in between)


def _over_commas(source: Sequence[Token], last: int, place: int, between: Sequence[Token]) -> bool:
    """Whether only an aside, the name of what is spoken of, or a part that the next word begins lies between."""
    goal = source[place]
    commas = [mark for one in (*between, goal) for mark in one.before if mark in COMMAS]
    if len(commas) % 2 == 0:
        return bool(goal.before) and bool((between[0] if between else goal).before)
    if len(commas) > 1:
        return False
    begins = goal.kind == "number" or goal.role in _SUBORDINATE
    return (not between and (begins or _apposed(source, last))) or _renamed(source, place)


def _apposed(source: Sequence[Token], last: int) -> bool:
    """Whether a comma only closes the name that ends at ``last``: 'the treasurer, Anselm Roke, moved'."""
    at = last
    while at > 0 and source[at].kind == "name" and not source[at].before:
        at -= 1
    return source[at].kind == "name" and source[at].before == (",",)


def _renamed(source: Sequence[Token], place: int) -> bool:
    """Whether the token at ``place`` begins a name between commas: 'its caterer, Vantol, in January'."""
    end = place
    while end + 1 < len(source) and source[end + 1].kind == "name" and not source[end + 1].before:
        end += 1
    closed = end + 1 < len(source) and source[end + 1].before[:1] == (",",)
    return source[place].kind == "name" and source[place].before == (",",) and closed


def _verb(one: Token) -> bool:
    return one.text.lower().endswith("ed") or one.passive


def only_adverbs(between: Sequence[Token]) -> bool:
    """Whether nothing but dates and adverbs lies between."""
    return all(one.kind == "date" or one.text.endswith("ly") for one in between)


def told_of(source: Sequence[Token], place: int) -> bool:
    """Whether the name at ``place`` is told of in a clause of its own: 'the wreck of the Petrel, which sank'."""
    end = place
    while end + 1 < len(source) and source[end + 1].kind == "name" and not source[end + 1].before:
        end += 1
    return end + 1 < len(source) and source[end + 1].before[-1:] in {("who",), ("which",)}
