"""What a shorter sentence may leave out of a longer one: a closed list, and whatever is not on it may not.

An age or an office behind a full name, a short 'who' or 'which' clause behind the subject, a short form in brackets,
the score of a vote, a day of a sentence that tells of one event. No rule cuts a clause, an end, a year, or a word that
says what kind of thing a name is; and of a sentence that denies, doubts, tells of a fiction or of what somebody says
nothing is left out, but for who says it at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.summarise.gate.described import DETERMINERS, holds, named, office, past, standing
from digest.summarise.gate.lists import COUNTS, DAYS, EVENTS, HELPING, MONTHS, TURNS
from digest.summarise.gate.speakers import NO_OPENING, attribution, day_ends, pointing
from digest.summarise.gate.tokens import Token

Span = tuple[int, int]
"""From the first token that is left out to the one after the last."""

_AGE = re.compile(r"[1-9][0-9]")
_SCORE = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")
_YEAR = re.compile(r"1[0-9]{3}s?|20[0-9]{2}s?")
_BEHIND_AGES = HELPING | frozenset("of from on in at after".split())
_BEHIND_DAYS = frozenset("to by in at near after over for with from".split())
_BETWEEN = frozenset("by in at near of with from".split())
"""Prepositions that may stand between a verb and its day; behind others the day may be part of what they govern."""
_RESOLVED = frozenset({"agreed", "decided"})
"""What has its day between itself and 'to'; elsewhere the day may be what was agreed on."""
_ASKS_FOR = frozenset("to for over on about into upon and during".split())
_LONGEST_SUBJECT = 6


def skips(source: Sequence[Token]) -> list[Span]:
    """The pieces of ``source`` that may be left out; none where a word outside quotations turns the sentence."""
    body = source[: attribution(source)]
    if turning(body):
        return []
    found = [*_brackets(body), *_votes(body), *_appositions(body), *_relative(body), *_day(body)]
    return [(a, b) for a, b in found if not any(one.quoted for one in body[a:b])]


def turning(part: Sequence[Token]) -> bool:
    """Whether a word of ``part`` outside quotations denies, doubts, makes a condition, speaks or tells of a fiction."""
    words = [one for one in part if not one.quoted]
    return any((one.low.removesuffix("'s") in TURNS and one.text != "May") or "n't" in one.low for one in words)


def _brackets(body: Sequence[Token]) -> Iterator[Span]:
    """A short form of the name before it, 'the Islands Teachers' Association (ITA)'."""
    for at in range(2, len(body) - 2):
        opens, short, closes = body[at : at + 3]
        name = body[max(0, at - len(short.text)) : at]
        initials = "".join(one.text[0] for one in name)
        if opens.text == "(" and closes.text == ")" and short.text == initials and len(name) > 1 and initials.isupper():
            yield at, at + 3


def _votes(body: Sequence[Token]) -> Iterator[Span]:
    """'7-4' behind 'voted', where it tells of more for than against."""
    for at in range(1, len(body) - 1):
        score = _SCORE.fullmatch(body[at].text)
        voted = score and body[at - 1].low == "voted" and body[at + 1].low in {"to", "on"}
        if score and voted and int(score[1]) > int(score[2]):
            yield at, at + 1


def _appositions(body: Sequence[Token]) -> Iterator[Span]:
    """An age behind a full name, or an office behind one that is the subject: 'Ada Wren, the mayor of Kell, was'."""
    commas = [i for i, one in enumerate(body) if one.text == ","]
    for a, b in pairwise(commas):
        inner, after = body[a + 1 : b], body[b + 1 : b + 2]
        if not inner or not after or not named(body[max(0, a - 2) : a]):
            continue
        if len(inner) == 1 and _AGE.fullmatch(inner[0].text) and (after[0].low in _BEHIND_AGES or past(after[0])):
            yield a, b + 1
        if a == commas[0] and a == 2 and body[0].low not in NO_OPENING and holds(after[0]) and office(inner):
            yield a, b + 1


def _relative(body: Sequence[Token]) -> Iterator[Span]:
    """', which employs 240 people,' behind the subject that the sentence begins with and before its verb."""
    commas = [i for i, one in enumerate(body) if one.text == ","][:2]
    if len(commas) < 2 or commas[0] > _LONGEST_SUBJECT or commas[1] + 1 >= len(body):
        return
    a, b = commas
    subject = body[0].low in DETERMINERS or body[0].capital
    verbs = [one for one in body[:a] if past(one) or one.low in HELPING]
    if (
        subject
        and not verbs
        and standing(body[a + 1 : b])
        and holds(body[b + 1])
        and not {"in", "on", "at"} & {body[0].low}
    ):
        yield a, b + 1


def _day(body: Sequence[Token]) -> Iterator[Span]:
    """The day of a sentence that tells of one past event: at its front, at its end, or before what follows the verb."""
    found = [(at, end) for at in range(len(body)) if (end := day_ends(body, at)) > at]
    verbs = [at for at, one in enumerate(body) if past(one) and one.low not in {"was", "were"}]
    if len(found) != 1 or len(verbs) != 1 or not _plain(body, found[0]):
        return
    (at, end), verb = found[0], verbs[0]
    after = body[end].low if end < len(body) else ""
    between = body[verb + 1 : at]
    if at == 0:
        comma = after == ","
        follows = body[end + comma : end + comma + 1]
        if follows and body[verb].low in EVENTS and (follows[0].low in DETERMINERS or (comma and follows[0].capital)):
            yield 0, end + comma
    elif verb < at and (not after or after in _BEHIND_DAYS) and _belongs(between):
        resolved = verb + 1 == at and after == "to"
        yield from [(at, end)] if body[verb].low in EVENTS or resolved else []


def _plain(body: Sequence[Token], day: Span) -> bool:
    """Whether ``body`` tells of one event, and no other time, count or clause is in it."""
    others = [one for i, one in enumerate(body) if not day[0] <= i < day[1]]
    low = {one.low for one in others if not (one.capital and one.low in COUNTS and not one.first)}
    dated = low & DAYS or {one.low for one in others if one.capital} & MONTHS or any(map(_YEAR.fullmatch, low))
    event = any(one.low in EVENTS | _RESOLVED and past(one) for one in others)
    return event and not dated and not pointing(others) and not low & COUNTS and not any(one.quoted for one in body)


def _belongs(between: Sequence[Token]) -> bool:
    """Whether no word ``between`` the verb and the day may have the day for its own."""
    low = {one.low for one in between}
    return not low & (_ASKS_FOR | {",", ";", ":", "(", ")"}) and not any(one.low.endswith("ing") for one in between)
