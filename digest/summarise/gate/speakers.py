"""Who says what a sentence says: 'the county said' at its front or end, and the day on which it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from digest.summarise.gate.lists import COUNTS, DAYS, HELPING, MONTHS, PAST, POINTING, SAID, TURNS
from digest.summarise.gate.tokens import Token

_NUMBER = re.compile(r"[0-9]{1,2}")
_TIMES = frozenset("morning afternoon evening night".split())
NO_OPENING = frozenset(
    """in on at by for from beside besides unlike like behind above below between among against as of
    to with under over near after during despite about through into and so once just even nor
    only here there now today yesterday some much such what""".split()
)
_LINKING = frozenset("of at in for from".split())
_LONGEST = 6


def day_ends(source: Sequence[Token], at: int) -> int:
    """Where 'on Monday', 'on Monday night' or 'on 9 May' ends that begins at ``at``; ``at`` where there is none."""
    low = [one.low for one in source[at : at + 4]] + [""] * 4
    if low[0] != "on" or source[at].quoted:
        return at
    if low[1] in DAYS and source[at + 1].capital:
        return at + 2 + (low[2] in _TIMES)
    one, other = low[1:3]
    dated = (one in MONTHS and _NUMBER.fullmatch(other)) or (other in MONTHS and _NUMBER.fullmatch(one))
    return at + 3 if dated else at


def plain(part: Sequence[Token]) -> bool:
    """Whether ``part`` names one speaker in a few words, without a verb, a comma, a doubt or a count."""
    low = [one.low for one in part]
    if not 0 < len(part) <= _LONGEST or low[0] in NO_OPENING:
        return False
    if any(one.quoted or not one.text.replace("-", "").replace("'", "").isalpha() for one in part):
        return False
    doubts = set(low) & (TURNS | COUNTS | HELPING | {"and", "to", "on", "by", "with"})
    verbs = [one for one in part if not one.capital and (one.low in PAST or one.low.endswith(("ed", "ing", "ly")))]
    return not doubts and not verbs and _one_name(part)


def _one_name(part: Sequence[Token]) -> bool:
    """Whether no name stands behind a noun with an article, which may be a clause: 'the man Reed said'."""
    if part[0].low not in {"the", "a", "an", "its", "his", "her", "their"}:
        return True
    return not any(two.capital and not (one.capital or one.low in _LINKING) for one, two in pairwise(part[1:]))


def attribution(source: Sequence[Token]) -> int:
    """Where ', the county said' begins that ends ``source``; its length where nothing so plain does."""
    comma = max((i for i, one in enumerate(source) if one.text == "," and not one.quoted), default=len(source))
    return comma if speaks(_undated(source[comma + 1 :])) else len(source)


def undated(source: Sequence[Token], at: int) -> Sequence[Token]:
    """``source`` from ``at`` on, without a day at its end unless something in it points to that day: 'tomorrow'."""
    return source[at:] if pointing(source) else _undated(source[at:])


def pointing(source: Sequence[Token]) -> bool:
    """Whether a word of ``source``, quoted or not, tells a time by the day on which it is said."""
    return any(one.low.removesuffix(".") in POINTING for one in source)


def _undated(tail: Sequence[Token]) -> Sequence[Token]:
    start = next((i for i in range(len(tail)) if i < day_ends(tail, i) == len(tail)), len(tail))
    return tail[:start]


def speaks(tail: Sequence[Token]) -> bool:
    """Whether ``tail`` is 'the county said', 'said the county' or 'the county told the court', and no more."""
    if len(tail) < 2 or any(one.quoted for one in tail):
        return False
    if tail[0].low in SAID or tail[-1].low in SAID:
        return plain(tail[1:] if tail[0].low in SAID else tail[:-1])
    told = next((i for i, one in enumerate(tail) if one.low == "told"), 0)
    return bool(told) and plain(tail[:told]) and plain(tail[told + 1 :])
