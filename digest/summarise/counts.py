"""What a sentence counts: a number, the thing it counts, and the words of its clause that say in what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.summarise.agreement import names, one_word
from digest.summarise.amounts import Amount, amounts
from digest.words import STOP, WORD, content_words, fold, stem

_PEOPLE = frozenset("people persons".split())
_PLURALS = {"men", "women", "children", "police", "crew", "staff", "cattle", "sheep", "feet", "mice", "geese"}
_STATES = frozenset("dead killed injured wounded hurt missing arrested detained hospitalised hospitalized".split())
_MEASURES = frozenset(
    stem(word)
    for word in """tonnes tons pounds euros dollars crowns cents pence kilograms kilogrammes kilos grams litres liters
    gallons barrels metres meters kilometres kilometers miles feet inches yards acres hectares degrees seconds minutes
    hours days weeks months years decades percent points""".split()
)
_ENDS_IN_S = frozenset("was is has his its this does yes plus across less minus versus thus perhaps always".split())
_CLAUSE = re.compile(
    r"[;:()“”\"–—]|,(?!\d)|(?<=\w)\s-\s|\b(?:and|but|while|although|though|after|before|when|where|as|because|that|who|which"
    r"|whose|if|since|until|including|with|than)\b",
    re.IGNORECASE,
)
_SAYS = r"(?:said|says|say|reported|reports|confirmed|announced|told|estimated|added|claimed|claims|insisted)"
_SPEAKER_FIRST = re.compile(
    rf"^(?:[^“”\"]{{0,120}}?\b{_SAYS}\b(?: that)?|According to [^,]{{0,80}},)\s*", re.IGNORECASE
)
_SPEAKER_LAST = re.compile(rf",[”\"]?\s(?:[^,]{{0,80}}\b{_SAYS}\b.*|according to .*)$", re.IGNORECASE)
_ELSEWHEN = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|ago|previous(?:ly)?|earlier|last (?:year|month|week|season|time|night)|similar|another|historic"
    r"|record|since|annual(?:ly)?|usual(?:ly)?|every|each|per (?!cent)|average|once|so far this|initial(?:ly)?|at first|other"
    r"|first|second|third|fourth|fifth|half|both|rate|ratio|times|expects?|expected|would|could|may|might|if|will|never|not"
    r"|a (?:day|week|month|year|head|share|piece|time)|an? (?:hour|barrel)|apiece|daily|weekly|monthly|yearly|hourly"
    r"|no longer|more than|total(?:s|ling|led)?|combined|altogether|overall|in all|nationwide|worldwide)\b|n[’']t\b",
    re.IGNORECASE,
)
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
    clause, ``whole`` the number it is a part of, ``names`` and ``when`` those of the sentence without its speaker, ``where``
    the names of the clause, ``about`` those its article is about. The clause stands from ``start`` to ``end``."""

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


def counts(text: str, about: frozenset[str] = frozenset()) -> Iterator[Count]:
    """What ``text``, one sentence, counts exactly and of its own time; ``about`` are the names its article is about."""
    found = list(amounts(text))
    wholes: dict[int, float] = {}
    for number, one in enumerate(found):
        if one.start in wholes or one.loose:
            continue
        following = found[number + 1] if number + 1 < len(found) else None
        whole = following if following and _PART.fullmatch(text[one.end : following.start]) else None
        if whole:
            wholes[whole.start] = whole.value
        count = _count(text, one, whole, about)
        if count:
            yield count


def _count(text: str, one: Amount, whole: Amount | None, about: frozenset[str]) -> Count | None:
    unit, kind, end = _unit(text, one, (whole or one).end)
    start, stop = _clause(text, one.start, end)
    clause = text[start:stop]
    if not unit or _ELSEWHEN.search(clause) or (whole and whole.loose) or "?" in text[stop:]:
        return None
    around = f"{text[start : one.start]} {text[end:stop]}"
    own = frozenset(names(f"x {text[start:stop]}"))
    frame = frozenset(one_word(w) for w in content_words(around) if not w.isdigit() and w not in own) - _WEAK
    taken = frozenset(word for word in kind if word.endswith("ed"))
    body = _SPEAKER_LAST.sub("", _SPEAKER_FIRST.sub("", text))
    return Count(
        value=one.value,
        unit=unit,
        kind=frozenset(one_word(stem(word)) for word in kind - taken),
        frame=frame | {one_word(stem(word)) for word in taken} - {unit},
        whole=whole.value if whole else None,
        names=frozenset(names(f"x {body[:1].lower()}{body[1:]}")),
        when=frozenset(word for word in map(fold, WORD.findall(body)) if word in _DAYS),
        where=own,
        about=about,
        start=start,
        end=stop,
    )


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday overnight".split()) | frozenset(
    "january february march april june july august september october november december".split()
)
_WORD_AFTER = re.compile(r"\s([A-Za-z][\w’'-]*)")
_PER_CENT = re.compile(r"\s?(?:%|per ?cent\b)")


def _unit(text: str, one: Amount, at: int) -> tuple[str, frozenset[str], int]:
    """The unit that follows a number, the words between, and where it ends; no unit where nothing plural follows."""
    percent = _PER_CENT.match(text, at)
    if percent:
        return "per cent", frozenset(), percent.end()
    if one.sign:
        return one.sign, frozenset(), at
    if one.value < 2 or (1500 <= one.value <= 2100 and "," not in text[one.start : one.end]):
        return "", frozenset(), at
    between: list[str] = []
    for _ in range(4):
        match = _WORD_AFTER.match(text, at)
        word = match[1].lower() if match else ""
        if match is None or (word in STOP and word not in _PEOPLE | _PLURALS and stem(word) not in _MEASURES):
            break
        if word in _STATES:
            return "people", frozenset(between), match.start() if not between else match.start()
        at = match.end()
        if word in _PEOPLE:
            return "people", frozenset(between), at
        if word in _PLURALS or (word.endswith("s") and not word.endswith("ss") and word not in _ENDS_IN_S):
            return stem(word), frozenset(between), at
        between.append(word)
    return "", frozenset(), at


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


def same_thing(one: Count, other: Count) -> bool:
    """Whether both surely count one thing, whatever their values: one unit, one kind, no other name, day or whole, and
    the words of the shorter clause mostly in the longer."""
    if one.unit != other.unit or one.kind != other.kind:
        return False
    if one.whole and other.whole and one.whole != other.whole:
        return False
    if (one.names and other.names and one.names.isdisjoint(other.names)) or not (
        _there(one, other) and _there(other, one)
    ):
        return False
    if one.when and other.when and one.when.isdisjoint(other.when):
        return False
    shared, least = one.frame & other.frame, min(len(one.frame), len(other.frame))
    vague = one.unit in _MEASURES or one.unit in {"per cent", "£", "$", "€", "¥"}
    return len(shared) >= (2 if vague else 1) and len(shared) >= 0.6 * least


def _there(one: Count, other: Count) -> bool:
    """Whether the names in one's clause, if there are any, are also the other's: what happened in one place may be a part
    of what happened."""
    return not one.where or not one.where.isdisjoint(other.names | other.about)
