"""Other ways to say the whole of a sentence: who says it first or last, a quotation before or behind its speaker.

Each way is a list of words that says what the sentence says, or what one of its clauses says. Nothing is left out
here but a person's name or description where the other one stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from digest.summarise.gate.clauses import clauses, one_thing, verb, whole
from digest.summarise.gate.skips import OFFICES, attribution, day_ends
from digest.summarise.gate.tokens import Token

_MOST, _LONGEST = 60, 120
"""How many ways are tried for one sentence, and up to how many words and signs it has more than one way."""
_MOVED_ONLY_FROM = frozenset({'"', ";", ":", "?", "but", "while", "although", "though"})
_SAYING = frozenset("said says ruled found claimed announced warned told".split())
_SILENT = frozenset("not never nobody no none few hardly scarcely neither nor once falsely wrongly was".split())
_NOBODY = frozenset(
    """, not never who that had has if nobody no none one few hardly scarcely neither nor only most some
    any all every each did could would will may might must falsely wrongly once""".split()
)
"""Who has none of these in the name is a speaker whose words may stand first or last."""
_JOINING = frozenset("and but while although though because or ; : ? unless if until".split())
_MADE_UP = frozenset("novel's film's play's story's opera's book's series's game's".split())

Words = Sequence[Token]


def tellings(source: Words) -> list[Words]:
    """``source``, each of its clauses that may stand alone, and what else says one of these."""
    if len(source) > _LONGEST:
        return [source]
    end = attribution(source)
    bases = [source, *clauses(source, end)]
    ways = (way for base in bases for named in _named(base) for way in _moved(named))
    return list(islice(ways, _MOST))


def _named(source: Words) -> Iterator[Words]:
    """``source``, and with the name alone of a person it describes: 'The skipper, Jonah Treel, was' and what is said
    by ', its manager, Lars Wick, told'."""
    yield source
    commas = [i for i, one in enumerate(source) if one.text == ","]
    for a, b in pairwise(commas):
        if not _full_name(source[a + 1 : b]) or any(one.quoted for one in source[a:b]):
            continue
        start = max((i for i in commas if i < a), default=-1) + 1
        start += source[start].low in {"and", "but"}
        described, after = source[start:a], source[b + 1 : b + 2]
        if not after or not _describes(described) or not (start == 0 or after[0].low in _SAYING):
            continue
        if after[0].low in {"and", "or", "who", "which"} or after[0].capital:
            continue
        yield [*source[:start], *source[a + 1 : b], *source[b + 1 :]]
        if start:
            yield [*source[:a], *source[b + 1 :]]


def _full_name(part: Words) -> bool:
    return 2 <= len(part) <= 3 and all(one.capital and one.text.replace("-", "").isalpha() for one in part)


def _describes(part: Words) -> bool:
    """Whether ``part`` is 'the skipper', 'its manager', 'the island's only dentist': one person by an office."""
    low = [one.low for one in part]
    opens = 1 < len(low) <= 5 and low[0] in {"the", "its", "his", "her", "their", "a", "an"}
    return opens and low[-1] in OFFICES and not set(low) & (_MADE_UP | {"of"})


def _moved(source: Words) -> Iterator[Words]:
    """``source``, and with whoever says it on the other side."""
    yield source
    yield from _that(source)
    yield from _genitive(source)
    yield from _quoted(source)
    yield from _reporters(source)
    yield from _according(source)
    yield from _condition(source)
    comma = attribution(source)
    body, tail = source[:comma], source[comma + 1 :]
    if tail and not {one.low for one in source} & _MOVED_ONLY_FROM:
        yield from _from_end(body, tail)
    elif not tail:
        yield from _to_end(source)


def _from_end(body: Words, tail: Words) -> Iterator[Words]:
    """'Ploughs came, said Aabel' as 'Ploughs came, Aabel said', 'Aabel said ploughs came', 'Aabel said that ...'."""
    comma = Token(",")
    said = tail
    if {one.low for one in tail} & _NOBODY:
        return
    if tail[0].low in {"said", "says"}:
        said = [*tail[1:], tail[0]]
        yield [*body, comma, *said]
    elif tail[-1].low in {"said", "says"}:
        yield [*body, comma, tail[-1], *tail[:-1]]
    if not any(one.low in _SAYING for one in said):
        return
    if said[-1].low in {"said", "says", "claimed"}:
        yield [*said, *body]
    yield [*said, Token("that"), *body]


def _to_end(source: Words) -> Iterator[Words]:
    """'The county said the bridge was shut' as 'The bridge was shut, the county said'."""
    at = next((i for i, one in enumerate(source) if one.low in {"said", "says"} and not one.quoted), 0)
    start = at + 1 + (source[at + 1 : at + 2] != [] and at + 1 < len(source) and source[at + 1].low == "that")
    speaker, body = source[:at], source[start:]
    low = {one.low for one in speaker}
    plain = 0 < len(speaker) <= 6 and one_thing(speaker) and not low & _NOBODY
    plain = plain and (speaker[0].low not in {"in", "on", "at", "after", "when", "as", "then", "only"})
    if at and plain and whole(body) and not {one.low for one in body} & (_JOINING | {'"', ","}):
        yield [*body, Token(","), *speaker, source[at]]
        yield [*body, Token(","), source[at], *speaker]


def _that(source: Words) -> Iterator[Words]:
    """With 'that' behind 'said', or without."""
    at = next((i for i, one in enumerate(source) if one.low in {"said", "says"} and not one.quoted), -1)
    if not 0 < at < len(source) - 2:
        return
    behind = max(at + 1, day_ends(source, at + 1))
    if source[at + 1].low == "that":
        yield [*source[: at + 1], *source[at + 2 :]]
    elif behind < len(source) and source[behind].low in {"it", "he", "she", "they", "the"}:
        yield [*source[:behind], Token("that"), *source[behind:]]


def _according(source: Words) -> Iterator[Words]:
    """'According to the auditor, the sum is gone' as 'The sum is gone, according to the auditor', and back."""
    commas = [i for i, one in enumerate(source) if one.text == ","]
    at = next((i for i, one in enumerate(source) if one.low == "according" and not one.quoted), -1)
    if at < 0 or any(one.text in {'"', ";", ":"} for one in source):
        return
    named = len(commas) == 2 and commas[1] - commas[0] == 3 and _full_name(source[commas[0] + 1 : commas[1]])
    if at == 0 and (len(commas) == 1 or named):
        yield [*source[commas[-1] + 1 :], Token(","), *source[: commas[-1]]]
    elif len(commas) == 1 and commas[0] == at - 1 and source[at + 1 : at + 2] and source[at + 1].low == "to":
        yield [*source[at:], Token(","), *source[: at - 1]]


def _condition(source: Words) -> Iterator[Words]:
    """'It will close unless the rent falls' as 'Unless the rent falls, it will close'; 'if' may be 'whether'."""
    at = next((i for i, one in enumerate(source) if one.low == "unless"), 0)
    joined = {one.low for one in source} & {*_JOINING - {"unless"}, ",", '"', "that", "said", "even", "only"}
    if at > 2 and not joined and len(source) > at + 2:
        yield [*source[at:], Token(","), *source[:at]]


def _reporters(source: Words) -> Iterator[Words]:
    """'told reporters:' as 'said:'."""
    for at in range(1, len(source) - 2):
        if source[at].low == "told" and source[at + 1].low == "reporters" and source[at + 2].text == ":":
            yield [*source[:at], Token("said"), *source[at + 2 :]]


def _genitive(source: Words) -> Iterator[Words]:
    """'The harbour board of Tarrow voted' as 'Tarrow's harbour board voted'."""
    of = next((i for i, one in enumerate(source[:5]) if one.low == "of"), 0)
    if not 2 <= of <= 4 or source[0].low != "the" or len(source) < of + 3:
        return
    noun, name, after = source[1:of], source[of + 1], source[of + 2]
    lower = all(one.text.islower() for one in noun)
    if (lower and name.capital and name.text.isalpha() and after.text.islower() and verb(source) == of + 2) or (
        lower and name.capital and name.text.isalpha() and after.low in {"voted", "agreed", "decided", "said"}
    ):
        yield [Token(f"{name.text}'s", first=True), *noun, *source[of + 2 :]]


def _quoted(source: Words) -> Iterator[Words]:
    """'"We will not," said Reed' as 'Reed said: "We will not."', and back; one quotation, and whole."""
    marks = [i for i, one in enumerate(source) if one.text == '"']
    if len(marks) != 2:
        return
    opens, closes = marks
    inner = list(source[opens + 1 : closes])
    if not inner:
        return
    if opens == 0 and inner[-1].text == ",":
        yield from _speaker_first(inner[:-1], source[closes + 1 :])
    elif closes == len(source) - 1 and source[opens - 1].text in {":", ","} and inner[-1].text.endswith("."):
        yield from _speaker_last(inner, source[: opens - 1])


def _speaker_first(inner: Words, tail: Words) -> Iterator[Words]:
    mark = Token('"', quoted=True)
    if not inner or len(tail) < 2 or {one.low for one in tail} & (_JOINING | _SILENT):
        return
    said = [*tail[1:], tail[0]] if tail[0].low in {"said", "says"} else list(tail)
    if "," in {one.text for one in said[:-1]}:
        said = [*said[:-1], Token(","), said[-1]]
    spoken = [i for i, one in enumerate(said) if one.low in _SAYING]
    if len(spoken) != 1:
        return
    ended = [*inner[:-1], Token(f"{inner[-1].text}.", quoted=True)]
    for sign in (":", ","):
        yield [*said, Token(sign), mark, *ended, mark]
        yield [*said, Token(sign), mark, *inner, mark]


def _speaker_last(inner: Words, said: Words) -> Iterator[Words]:
    mark = Token('"', quoted=True)
    words = [*inner[:-1], Token(inner[-1].text.removesuffix("."), quoted=True), Token(",", quoted=True)]
    if len(said) > 8 or {one.low for one in said} & (_JOINING | _SILENT | {","}) or said[-1].low not in _SAYING:
        return
    yield [mark, *words, mark, *said]
    if said[-1].low in {"said", "says"}:
        yield [mark, *words, mark, said[-1], *said[:-1]]
