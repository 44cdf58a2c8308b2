"""What the end of a sentence may lose: a further clause or verb, a result, by how much, and when or where it was so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.summarise.gate.clauses import (
    free,
    joints,
    leaning,
    only_verb,
    present,
    same_subject,
    whole,
    without_aside,
)
from digest.summarise.gate.skips import Span, attribution, claims, turning
from digest.summarise.gate.tokens import Token
from digest.summarise.gate.wording import BEYOND, CLOSERS, UNITS


def endings(source: Sequence[Token]) -> Iterator[Span]:
    """Before who says it: a further clause or verb, a result, by how much, and since when something stands."""
    end = attribution(source)
    body = source[:end]
    low = {one.low for one in body}
    if low & {"if", "unless", "whether", "both", "between", "either", "neither", "or"}:
        return
    for stop, start, word in joints(body):
        left, right = _unsaid(without_aside(body[:stop])), body[start:]
        comma = stop < start - 1
        stands = (whole(left) and (free(left) or comma)) or (comma and only_verb(left) > 0)
        right = [Token("the"), *right[1:]] if right[0].low in {"its", "his", "her", "their"} and comma else right
        further = (whole(right) or present(right) > 0) and stands
        more = further or same_subject(left, right)
        if word != "but" and not leaning(right) and not turning(right) and more:
            yield stop, end
        if word == "and" and right[0].low in CLOSERS and _closes(left) and not turning(right):
            yield stop, end
    for at, one in enumerate(body):
        rest = body[at + 1 :]
        if one.text == "," and rest and not turning(rest) and not claims(rest) and _closing([o.low for o in rest]):
            yield at, end
        stop = next((i for i in range(at + 1, end) if body[i].text == ","), end)
        if one.text == "," and stop < end and _measure([o.low for o in body[at + 1 : stop]]):
            yield at, stop
            if body[stop + 1 : stop + 2] and body[stop + 1].low == "and":
                yield at, stop + 1


def _unsaid(left: Sequence[Token]) -> Sequence[Token]:
    """``left`` without 'Rescuers said' or 'Rescuers said that' before it: they say each of what they say."""
    at = next((i for i, one in enumerate(left[:7]) if one.low in {"said", "says"}), -1)
    behind = at + 1 + (left[at + 1].low == "that" if at + 1 < len(left) else 0)
    return left[behind:] if at > 0 and not {one.low for one in left[:at]} & {"not", "never", "nobody", "no"} else left


def _closes(left: Sequence[Token]) -> bool:
    """Whether ``left`` ends with a result of its own."""
    comma = max((i for i, one in enumerate(left) if one.text == ","), default=-1)
    begun = comma > 0 and comma + 1 < len(left) and left[comma + 1].low in CLOSERS
    return begun and (only_verb(left[:comma]) > 0 or whole(left[:comma]))


def _closing(low: Sequence[str]) -> bool:
    """Whether the words ``low`` behind a comma, up to the end, are a result or a measure."""
    first = low[1:] if low[0].endswith("ly") else low
    listed = any(one == "and" and other.endswith("ing") and other not in CLOSERS for one, other in pairwise(low))
    result = bool(first) and first[0] in CLOSERS and "," not in low and not listed
    won = low[0] in {"won"} and "by" in low and "," not in low
    plain = "," not in low
    where = low[0] == "where" and len(low) > 2 and plain and not {"that", "which"} & set(low)
    return result or won or where or (plain and _measure(low))


def _measure(low: Sequence[str]) -> bool:
    """Whether ``low`` is 'up from 70', 'almost twice the first estimate' or 'nine seconds ahead of Klem'."""
    from_ = len(low) > 2 and low[0] in {"up", "down"} and low[1] == "from"
    times = len(low) > 2 and (low[0] in {"twice"} or (low[0] in {"almost", "nearly", "about"} and low[1] == "twice"))
    ahead = len(low) > 2 and low[1] in UNITS and low[2] in BEYOND and "and" not in low
    return from_ or times or ahead
