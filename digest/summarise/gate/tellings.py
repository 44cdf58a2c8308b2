"""Other ways to say the whole of a sentence: who says it first or last, and without the day on which it was said.

Only of one plain speaker and one plain clause, or one whole quotation; of anything else there is one way alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.summarise.gate.described import named, office, past, standing
from digest.summarise.gate.lists import HELPING, MODAL, OFFICES, SAID
from digest.summarise.gate.skips import turning
from digest.summarise.gate.speakers import attribution, day_ends, plain, pointing, speaks, undated
from digest.summarise.gate.tokens import Token

Words = Sequence[Token]

_COMMA = Token(",")
_JOINING = frozenset("and or but while although though because if unless until , ; : ? ! ( )".split()) | {'"'}
_UNSURE = frozenset("he she they him her his them their this these those we us our i me my you your".split())
_BEFORE_NOUNS = frozenset("the a an no two three four five six seven eight nine ten".split())


def tellings(source: Words) -> list[Words]:
    """``source``, and what else says the same in its words."""
    return [source, *_day_left_out(source), *_moved(source), *_according(source), *_quoted(source)]


def _moved(source: Words) -> Iterator[Words]:
    """'Ploughs came, said Aabel' as 'Aabel said ploughs came', 'Ploughs came, Aabel said', and back."""
    comma = attribution(source)
    at = next((i for i, one in enumerate(source) if one.low in SAID), 0)
    if comma < len(source):
        body = source[:comma]
        speaker, verb = _parts(undated(source, comma + 1))
        front, end = _inside(body), speaker
    else:
        that = at + 2 < len(source) and source[at + 1].low == "that" and _noun_follows(source[at + 2])
        speaker, verb, body = source[:at], source[at : at + 1], source[at + 1 + that :]
        front, end = body, _inside(speaker)
    if not plain(speaker) or not _clause(body):
        return
    if end:
        yield [*body, _COMMA, *end, *verb]
        yield [*body, _COMMA, *verb, *end]
    if front:
        yield [*speaker, *verb, *front]
        yield [*speaker, *verb, Token("that"), *front]


def _parts(tail: Words) -> tuple[Words, Words]:
    """The speaker and 'said' of ``tail``; nobody and nothing where the verb is another."""
    if tail[0].low in SAID:
        return tail[1:], tail[:1]
    return (tail[:-1], tail[-1:]) if tail[-1].low in SAID else ((), ())


def _inside(words: Words) -> Words:
    """``words`` that begin a sentence, as they stand within one; none where the first may be a name or none: 'Frost'.

    It is a name before a second one, and none where it is an article, a number, a plural or goes with an office."""
    if not words or not words[0].first:
        return words
    one, after = words[0], words[1].low if len(words) > 1 else ""
    if len(words) > 1 and words[1].capital and one.low not in _BEFORE_NOUNS:
        return [Token(one.text), *words[1:]] if words[1].text.isalpha() else ()
    common = one.low in _BEFORE_NOUNS or after in OFFICES or one.low == "police" or one.text[0].isdigit()
    plural = one.text.isalpha() and one.low.endswith(("ers", "ors", "ists", "ics"))
    return [Token(one.low), *words[1:]] if common or plural else ()


def _noun_follows(one: Token) -> bool:
    return one.low in _BEFORE_NOUNS or one.capital or one.text[0].isdigit()


def _clause(body: Words) -> bool:
    """Whether ``body`` is one clause that opens with its subject: nothing is joined in it, nobody else speaks, and no
    'he' could be taken for the speaker."""
    low = {one.low for one in body}
    opens = len(body) > 2 and (plain(body[:1]) or _noun_follows(body[0])) and body[0].low not in _UNSURE | {"it", "its"}
    verb = any(past(one) or one.low in HELPING | MODAL for one in body[1:])
    two = any(
        past(one) and (past(other) or other.low in HELPING) for one, other in pairwise(body) if one.low not in HELPING
    )
    return opens and verb and not two and not low & (_JOINING | SAID | _UNSURE)


def _day_left_out(source: Words) -> Iterator[Words]:
    """'The county said on Monday that' without the day, and ', the county said on Monday'."""
    comma = attribution(source)
    if comma < len(source):
        yield [*source[: comma + 1], *undated(source, comma + 1)]
    at = next((i for i, one in enumerate(source) if one.low in SAID), 0)
    end = day_ends(source, at + 1)
    behind = end < len(source) and source[end].text in {"that", ":"}
    if at and plain(source[:at]) and end > at + 1 and behind and not pointing(source):
        yield [*source[: at + 1], *source[end:]]


def _according(source: Words) -> Iterator[Words]:
    """'According to the auditor, the sum is gone' as 'The sum is gone, according to the auditor', and back."""
    commas = [i for i, one in enumerate(source) if one.text == ","]
    front = [one.low for one in source[:2]] == ["according", "to"]
    at = next(iter(commas[::-1] if front else commas), 0)
    before, behind = source[:at], source[at + 1 :]
    told, body = (before, behind) if front else (behind, before)
    if not at or [one.low for one in told[:2]] != ["according", "to"]:
        return
    speaker = told[2:-3] if named(told[-2:]) and told[-3].text == "," else told[2:]
    if not plain(speaker) or not _clause(body):
        return
    first = [Token(source[0].low), *before[1:]] if front else _inside(before)
    if first:
        yield [*behind, _COMMA, *first]


def _quoted(source: Words) -> Iterator[Words]:
    """'"We will not," said Reed' as 'Reed said: "We will not."', and back; one quotation, and whole."""
    marks = [i for i, one in enumerate(source) if one.text == '"']
    if len(marks) != 2 or marks[1] - marks[0] < 3:
        return
    opens, closes = marks
    inner, mark = list(source[opens + 1 : closes]), Token('"', quoted=True)
    said = _undescribed(undated(source, closes + 1))
    if opens == 0 and inner[-1].text == "," and speaks(said):
        ended = Token(f"{inner[-2].text}.", quoted=True)
        speaker = [*said[1:], said[0]] if said[0].low in SAID else list(said)
        yield [mark, *inner, mark, *said]
        for sign in (":", ","):
            yield [*speaker, Token(sign), mark, *inner[:-2], ended, mark]
    elif closes == len(source) - 1 and source[opens - 1].text in {":", ","} and inner[-1].text.endswith("."):
        said = source[: opens - 1]
        said = said if pointing(source) else undated(said, 0)
        ended = Token(inner[-1].text.removesuffix("."), quoted=True)
        words = [mark, *inner[:-1], ended, Token(",", quoted=True), mark]
        if speaks(said) and said[0].low not in SAID:
            yield [*words, *said]
            if said[-1].low in SAID:
                yield [*words, said[-1], *said[:-1]]


def _undescribed(tail: Words) -> Words:
    """``tail`` without who a person named in full is, behind the name: ', the owner' or ', who runs the baths'."""
    comma = next((i for i, one in enumerate(tail) if one.text == ","), len(tail))
    rest = tail[comma + 1 :]
    known = bool(rest) and named(tail[max(0, comma - 2) : comma]) and not turning(rest)
    return tail[:comma] if known and (office(rest) or standing(rest)) else tail
