"""What a sentence counts: a number, the thing it counts, and the words of its clause that say in what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from digest.summarise.agreement import names, one_word, opening_name
from digest.summarise.amounts import Amount, amounts
from digest.words import STOP, WORD, content_words, fold, stem

_PEOPLE = frozenset("people persons".split())
_PLURALS = {"men", "women", "children", "police", "crew", "staff", "cattle", "sheep", "feet", "mice", "geese"}
_STATES = frozenset("dead killed injured wounded hurt missing arrested detained hospitalised hospitalized".split())
_MEASURES = frozenset(
    stem(word)
    for word in """tonnes tons pounds euros dollars crowns cents pence kilograms kilogrammes kilos grams litres liters
    gallons barrels metres meters kilometres kilometers miles feet inches yards acres hectares degrees percent
    points""".split()
)
_TIMES = frozenset(stem(word) for word in "seconds minutes hours days nights weeks months years decades".split())
_ENDS_IN_S = frozenset("was is has his its this does yes plus across less minus versus thus perhaps always".split())
_CLAUSE = re.compile(
    r"[;:()“”\"–—]|,(?!\d)|(?<=\w)\s-\s|\b(?:and|but|while|although|though|after|before|when|where|as|because|that|who|which"
    r"|whose|if|since|until|including|than)\b",
    re.IGNORECASE,
)
_SAYS = r"(?:said|says|say|reported|reports|confirmed|announced|told|estimated|added|claimed|claims|insisted)"
_SPEAKER_FIRST = re.compile(
    rf"^(?:[^“”\"]{{0,120}}?\b{_SAYS}\b(?: that)?|According to [^,]{{0,80}},)\s*", re.IGNORECASE
)
_SPEAKER_LAST = re.compile(rf",[”\"]?\s(?:[^,]{{0,80}}\b{_SAYS}\b.*|according to .*)$", re.IGNORECASE)
_ELSEWHEN = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|ago|previous(?:ly)?|earlier|last (?:year|month|week|season|time|night)|similar|another"
    r"|historic|record|since|annual(?:ly)?|usual(?:ly)?|every|each|per (?!cent)|average|once|so far this|initial(?:ly)?"
    r"|at first|other|first|second|third|fourth|fifth|half|both|rate|ratio|times|expects?|expected|would|could|may"
    r"|might|if|will|never|not"
    r"|a (?:day|week|month|year|head|share|piece|time)|an? (?:hour|barrel)|apiece|daily|weekly|monthly|yearly|hourly"
    r"|no longer|more than|total(?:s|ling|led)?|combined|altogether|overall|in all|nationwide|worldwide)\b|n[’']t\b",
    re.IGNORECASE,
)
_LEANS = re.compile(r"\W*(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|We|I)\b")
_COMPLEMENT = re.compile(r"\sof (?:the |its |their |his |her )?([A-Za-z][\w’'-]*)")
_PART = re.compile(r"\s(?:out )?of (?:[\w’'-]+ ){0,3}?$")
_WEAK = frozenset(
    stem(word)
    for word in """include includes included remain remained number involved follow followed estimate estimated figure
    least expected according report total spent received give given come put stand stood hold held hit bring brought
    carry carried leave left""".split()
)


@dataclass(frozen=True, slots=True)
class Count:
    """A value of ``unit`` (a stem, or a currency's sign): ``kind`` are the words between both, ``frame`` those of the
    clause, ``whole`` the number it is a part of, ``names`` and ``when`` those of the sentence without its speaker,
    ``where`` the names of the clause, ``about`` those its article is about. ``start`` and ``end`` are the clause's."""

    value: float
    unit: str
    kind: frozenset[str]
    frame: frozenset[str]
    whole: float | None
    names: frozenset[str]
    when: frozenset[str]
    where: frozenset[str]
    about: frozenset[str]
    start: int
    end: int


def counts(text: str, about: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()) -> Iterator[Count]:
    """What ``text``, one sentence, counts exactly and of its own time; ``about`` are the names its article is about and
    ``known`` all names in it. A sentence about "it" or "them" does not say of what it counts, and what is longer than
    sentences are is a table or a list."""
    if _LEANS.match(text) or len(text) > _LONGEST:
        return
    start = opening_name(text, known)
    found = list(amounts(text))
    wholes: dict[int, float] = {}
    for number, one in enumerate(found):
        if one.start in wholes or one.loose:
            continue
        following = found[number + 1] if number + 1 < len(found) else None
        whole = following if following and _PART.fullmatch(text[one.end : following.start]) else None
        if whole:
            wholes[whole.start] = whole.value
        count = _count(text, one, whole)
        if count:
            yield replace(count, names=count.names | start, about=about)


def _count(text: str, one: Amount, whole: Amount | None) -> Count | None:
    unit, kind, end = _unit(text, one, (whole or one).end)
    start, stop = _clause(text, one.start, end)
    clause = text[start:stop]
    if not unit or unit in _TIMES or _ELSEWHEN.search(clause) or (whole and whole.loose) or "?" in text[stop:]:
        return None
    of = _COMPLEMENT.match(text, end, stop)
    around = f"{text[start : one.start]} {text[of.end() if of else end : stop]}"
    own = frozenset(names(f"x {around}" if start else around))
    frame = frozenset(one_word(w) for w in content_words(around) if not w.isdigit() and w not in own) - _WEAK
    taken = frozenset(word for word in kind if word.endswith("ed"))
    body = _SPEAKER_LAST.sub("", _SPEAKER_FIRST.sub("", text))
    return Count(
        value=one.value,
        unit=unit,
        kind=frozenset(one_word(stem(word)) for word in kind - taken) | frozenset(content_words(of[0]) if of else ()),
        frame=frame | {one_word(stem(word)) for word in taken} - {unit},
        whole=whole.value if whole else None,
        names=frozenset(names(f"x {body[:1].lower()}{body[1:]}")),
        when=frozenset(word for word in map(fold, WORD.findall(body)) if word in _DAYS),
        where=own,
        about=frozenset(),
        start=start,
        end=stop,
    )


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday overnight".split()) | frozenset(
    "january february march april june july august september october november december".split()
)
_WORD_AFTER = re.compile(r"\s([A-Za-z][\w’'-]*)")
_MODIFIERS = 4
_LONGEST = 800
_PER_CENT = re.compile(r"\s?(?:%|per ?cent\b)")


def _unit(text: str, one: Amount, at: int) -> tuple[str, frozenset[str], int]:
    """The unit that follows a number, the words between, and where it ends; no unit where nothing plural follows."""
    percent = _PER_CENT.match(text, at)
    if percent or one.sign:
        return one.sign or "per cent", frozenset(), percent.end() if percent else at
    year = 1500 <= one.value <= 2100 and "," not in text[one.start : one.end]
    between: list[str] = []
    for match in islice(_words_after(text, at), 0 if year or one.value < 2 else _MODIFIERS):
        word = match[1].lower()
        if word in _STATES:
            return "people", frozenset(between), match.start()
        if word in _PEOPLE:
            return "people", frozenset(between), match.end()
        if word in _PLURALS or (word.endswith("s") and not word.endswith("ss") and word not in _ENDS_IN_S):
            return stem(word), frozenset(between), match.end()
        between.append(word)
    return "", frozenset(), at


def _words_after(text: str, at: int) -> Iterator[re.Match[str]]:
    """The words from ``at`` on, up to a sign between them or a word that no counted thing is called by."""
    while match := _WORD_AFTER.match(text, at):
        word = match[1].lower()
        if word in STOP and word not in _PEOPLE | _PLURALS and stem(word) not in _MEASURES:
            return
        yield match
        at = match.end()


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the clause around ``start`` to ``end``, without its speaker."""
    first = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    speaker = _SPEAKER_FIRST.match(text[first:start])
    first += speaker.end() if speaker else 0
    after = _CLAUSE.search(text, end)
    last = after.start() if after else len(text.rstrip('.!?…”"’ '))
    while first < start and text[first] in " ,":
        first += 1
    return first, first + len(text[first:last].rstrip(" ,"))


_FAR = 5
_VAGUE = frozenset({*_MEASURES, "per cent", "£", "$", "€", "¥"})


def same_thing(one: Count, other: Count) -> bool:
    """Whether both surely count one thing, whatever their values: one unit and kind, no other name, day or whole,
    values not far apart, and the words of the shorter clause mostly in the longer."""
    if (one.unit, one.kind) != (other.unit, other.kind):
        return False
    if max(one.value, other.value) > _FAR * min(one.value, other.value) or not _one_whole(one, other):
        return False
    if _apart(one.names, other.names) or _apart(one.when, other.when):
        return False
    shared, least = one.frame & other.frame, min(len(one.frame), len(other.frame))
    enough = 0.5 if one.whole and other.whole else 0.6
    vague = not one.kind and one.unit in _VAGUE
    told = len(shared) >= (2 if vague else 1) and len(shared) >= enough * least
    return told and _there(one, other) and _there(other, one)


def _one_whole(one: Count, other: Count) -> bool:
    """Whether both may be parts of one whole, and neither is the whole of the other."""
    both = one.whole and other.whole
    return (one.whole == other.whole if both else True) and one.value != other.whole and other.value != one.whole


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _there(one: Count, other: Count) -> bool:
    """Whether the names in one's clause, if there are any, are also the other's: what happened in one place may be a
    part of what happened."""
    return not one.where or not one.where.isdisjoint(other.names | other.about)
