"""What a sentence counts: a number, the thing it counts, and the words of its clause that say in what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from digest.summarise.account.agreement import names, opening_name
from digest.summarise.account.amounts import Amount, amounts
from digest.summarise.account.counted import MEASURES, STATES, Unit, unit_after
from digest.summarise.account.things import ANYBODY, BEFALLS, degrees, event_word, happenings
from digest.words import CLEAR_MONTHS, WEEKDAYS, WORD, content_words, fold, stem, words

_TIMES = frozenset(stem(word) for word in "seconds minutes hours days nights weeks months years decades".split())
_CLAUSE = re.compile(
    r"[;:()“”\"–—]|,(?!\d)|(?<=\w)\s-\s|\b(?:and|but|while|although|though|after|before|when|where|as|because|that|who|which"
    r"|whose|if|since|until|including|than)\b",
    re.IGNORECASE,
)
_LONG = re.compile(r"\s(long|high|tall|deep|wide|thick|across)\b")
"""What a measure is one of."""
_SAYS = r"(?:said|says|say|reported|reports|confirmed|announced|told|estimated|added|claimed|claims|insisted)"
_WITH_OFFICE = r"(?-i:[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,3}), (?:an? |the |its |their )?[^,\d“”\"]{3,80},"
"""A speaker whose office follows: "Ada Munro, the mayor, said"."""
_SPEAKS = re.compile(rf"\b{_SAYS}\b|ccording to ")
_SPEAKER_FIRST = re.compile(
    rf"^(?:(?:[^“”\"]{{0,120}}?(?<!, )\b|{_WITH_OFFICE} ){_SAYS}\b(?: that)?|According to [^,]{{0,80}},)\s*",
    re.IGNORECASE,
)
_SPEAKER_LAST = re.compile(
    rf",[”\"]?\s(?:[^,]{{0,80}}\b{_SAYS}\b(?P<more>(?:\s(?!that\b)[^,\d]{{0,80}})?)|according to .*)[.”\"]*$",
    re.IGNORECASE,
)
_ELSEWHEN = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|ago|previous(?:ly)?|earlier|last (?:year|month|week|season|time|night)|similar|another"
    r"|such|historic|record|since|annual(?:ly)?|usual(?:ly)?|every|each|per (?!cent)|average|once|so far this"
    r"|initial(?:ly)?"
    r"|at first|other|first|second|third|fourth|fifth|half|both|rate|ratio|times|expects?|expected|would|could|can|may"
    r"|might|if|will|never|not"
    r"|(?:built|designed) for"
    r"|a (?:day|week|month|year|head|share|piece|time)|an? (?:hour|barrel)|apiece|daily|weekly|monthly|yearly|hourly"
    r"|no longer|more than|feared|presumed|believed|suspected|targets?|goals?|aim(?:s|ed)?|plan(?:s|ned)?|propos\w+"
    r"|threaten(?:s|ed|ing)?|total(?:s|ling|led)?|combined|altogether|overall|in all|nationwide|worldwide)\b|n[’']t\b",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|ago|anniversary|last (?:year|month|season|time)|previous(?:ly)?|a similar|neighbou?ring"
    r"|elsewhere)\b(?!,\d)",
    re.IGNORECASE,
)
"""What makes the whole sentence one of another time or place."""
_GAPPED = re.compile(r"\s(?:in|on|at|to|from|near|by)\b")
"""What follows the second of two parts: "twelve died on the deck and nine in the engine room"."""
_EITHER = re.compile(
    r"\b(?:killed|dead|hurt|injured|wounded|missing) (?:and|or) (?:killed|dead|hurt|injured|wounded|missing)\b"
)
_OTHERWISE = re.compile(
    r"\s(?:more|less|fewer|extra|higher|lower|short)\b|\s(?:(?:have|has|had|also) )*"
    r"(?:killed|injured|wounded|hurt|arrested|detained|rescued|evacuated|saved|shot)\s"
    r"(?:\d|(?:an?|the|at|more|about|some|up|another|dozens|hundreds|people|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_LEANS = re.compile(r"\W*(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its|We|I)\b")
_WHOSE = re.compile(r"\bwho\s+$")
"""What leaves out of the clause whose count it is: "Reed, who sold 12 boats"."""
_COMPLEMENT = re.compile(r"\sof (?:the |its |their |his |her )?([A-Za-z][\w’'-]*)")
_PART = re.compile(r"\s(?:out )?of (?:[\w’'-]+ ){0,3}?$")
_WEAK = frozenset(
    stem(word)
    for word in """include includes included remain remained number involved follow followed estimate estimated figure
    least expected according report total spent received give given come put stand stood hold held hit bring brought
    carry carried leave leaving left count counted reportedly allegedly apparently official officials
    authorities""".split()
)


@dataclass(frozen=True, slots=True)
class Count:
    """A value of ``unit`` (a stem, or a currency's sign), ``bound`` or exact: ``kind`` are the words between both,
    ``part`` those that make it one of a part, ``who`` says what people they are, ``befell`` what befell them; ``frame``
    are the words of the clause, ``whole`` the number it is a part of, ``names`` and ``when`` those of the sentence
    without its speaker, ``where`` the names of the clause, ``about`` those its article is about,
    ``beside`` the other values of the unit in the sentence; ``text`` is the clause."""

    value: float
    bound: str
    unit: str
    who: str
    befell: frozenset[str]
    kind: frozenset[str]
    part: frozenset[str]
    frame: frozenset[str]
    whole: float | None
    names: frozenset[str]
    when: frozenset[str]
    where: frozenset[str]
    text: str
    about: frozenset[str] = frozenset()
    beside: frozenset[float] = frozenset()


def counts(text: str, about: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()) -> Iterator[Count]:
    """What ``text``, one sentence, counts, exactly or with a bound, of its own time; ``about`` are the names that its
    article is about and ``known`` all names in it. A sentence about "it" or "them" does not say of what it counts, and
    what is longer than sentences are is a table or a list."""
    if _LEANS.match(text) or len(text) > _LONGEST or _OLD.search(text):
        return
    start = opening_name(without_speaker(text), known)
    found = list(amounts(text))
    wholes: dict[int, float] = {}
    people, made = True, list[tuple[str, float, Count | None]]()
    for number, one in enumerate(found):
        if one.start in wholes:
            continue
        following = found[number + 1] if number + 1 < len(found) else None
        whole = following if following and _PART.fullmatch(text[one.end : following.start]) else None
        if whole:
            wholes[whole.start] = whole.value
        if following and _GAPPED.match(text, following.end) and text.endswith(" and ", 0, following.opens):
            continue
        unit = unit_after(text, one, (whole or one).end, alone=people)
        people = unit.name == ANYBODY
        count = _count(text, one, whole, unit) if unit.name and not one.loose else None
        made.append((unit.name, one.value, count))
    for _, _, count in made:
        if count:
            others = {value for name, value, one in made if name == count.unit and not _another(one)} - {count.value}
            yield replace(count, names=count.names | start, about=about, beside=frozenset(others))


def _another(one: Count | None) -> bool:
    """Whether ``one`` says so plainly what it counts that nobody takes it for anything else: so many killed."""
    return one is not None and bool(one.befell) and one.befell <= BEFALLS


def _count(text: str, one: Amount, whole: Amount | None, unit: Unit) -> Count | None:
    """The count of ``unit`` by the amount ``one``, a part of ``whole``; None where it is not exactly so many, now."""
    start, stop = _clause(text, one, unit.end)
    before, clause = text[start : one.opens], text[start:stop]
    if unit.name in _TIMES or _ELSEWHEN.search(f"{before} {text[one.end : stop]}") or (whole and whole.loose):
        return None
    if _EITHER.search(text[start:]) or _OTHERWISE.match(text, unit.end) or "?" in text[stop:]:
        return None
    of = _COMPLEMENT.match(text, unit.end, stop) if unit.name not in _SIGNS else None
    around = f"{before} {text[of.end() if of else unit.end : stop]}"
    own = frozenset(names(f"x {around}" if start else around))
    said, body = words(clause), without_speaker(text)
    less = {stem(word) for word in said if degrees([word])}
    taken = frozenset(word for word in unit.between if word.endswith("ed") or word in STATES)
    befell = happenings(clause, said) | unit.befell
    if _WHOSE.search(text, 0, start) and befell.isdisjoint(BEFALLS):
        return None
    when = frozenset(word for word in map(_day, WORD.findall(body)) if word in _DAYS)
    long = _LONG.match(text, unit.end) if unit.name in MEASURES else None
    told = {*taken, *(befell & BEFALLS), *(long.groups() if long else ())}
    return Count(
        value=one.value,
        bound=one.bound,
        unit=unit.name,
        who=unit.who,
        befell=befell,
        kind=frozenset(event_word(stem(word)) for word in unit.between - taken) - less
        | frozenset(content_words(of[0]) if of else ()),
        part=degrees(said),
        frame=(
            _frame(before, around) - own - less
            | frozenset(event_word(stem(word)) for word in told)
            | (when & CLEAR_MONTHS)
        )
        - {unit.name},
        whole=whole.value if whole else None,
        names=frozenset(names(f"x {body[:1].lower()}{body[1:]}")),
        when=when,
        where=own or _around(text[:start], text[stop:]),
        text=clause,
    )


def _frame(before: str, around: str) -> frozenset[str]:
    """What the words ``around`` a number say it is about: each by the word for all that news use in its place."""
    holds = {_HOLDS} if _BARE.search(before) else set()
    kept = _KEPT.intersection(words(around))
    told = {event_word(word) for word in (*content_words(around), *map(stem, kept)) if not word.isdigit()}
    return frozenset(told | holds) - _WEAK


_KEPT = frozenset("men man women woman ask asks asked want wants wanted".split())
"""Words too common to say what a text is about that may say who, or that nothing is settled."""
_BARE = re.compile(r"\b(?:has|have|had|having|holds?|held)\s+$", re.IGNORECASE)
_HOLDS = "has"
"""The word of a clause that says how many there are, not how many of them something befell."""


def without_speaker(text: str) -> str:
    """``text`` without who says so, after it or before."""
    if not _SPEAKS.search(text):
        return text
    first = _SPEAKER_FIRST.match(text)
    last = _SPEAKER_LAST.search(text)
    if last and (
        not (last["more"] or "").strip(" .") or last["more"][1].isupper() or text.count(" ", 0, last.start()) > _A_FEW
    ):
        return text[: last.start()]
    return text[first.end() :] if first else text


_A_FEW = 4
"""Words that may be only the speaker's name and office: "Ada Munro, the mayor, said …"."""


def _around(before: str, after: str) -> frozenset[str]:
    """The names that a clause without any shares with what it goes on from or what goes on from it: "The fire in Harrow
    left five dead and", "and nine hurt in Harrow"."""
    first = names(f"x {_SPEAKER_FIRST.sub('', before)}") if _GOES_ON.search(before) else ()
    last = names(f"x{_SPEAKER_LAST.sub('', after)}") if after.startswith(" and ") else ()
    return frozenset((*first, *last))


def _day(word: str) -> str:
    return fold(word).removesuffix("'s").removesuffix("’s")


_GOES_ON = re.compile(r"(?:\band|\bwith|,)\s*$")
_DAYS = CLEAR_MONTHS | {*WEEKDAYS, "yesterday", "overnight"}
_LONGEST = 800


def _clause(text: str, one: Amount, end: int) -> tuple[int, int]:
    """The span of the clause around the amount ``one`` and its unit, up to ``end``, without its speaker."""
    start = one.opens
    first = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    speaker = _SPEAKER_FIRST.match(text[first:start])
    first += speaker.end() if speaker else 0
    after = _CLAUSE.search(text, end)
    last = after.start() if after else len(text.rstrip('.!?…”"’ '))
    while first < start and text[first] in " ,":
        first += 1
    return first, first + len(text[first:last].rstrip(" ,"))


_FAR = 5
_SIGNS = frozenset("£$€¥")
_VAGUE = frozenset({*MEASURES, "per cent", *_SIGNS})
_PRICED = frozenset({stem("shares"), stem("stock")})
"""What has another price each hour."""


def same_thing(one: Count, other: Count) -> bool:
    """Whether both surely count one thing, whatever their values: one unit and kind, no other name, day or whole, the
    same that befell it, values not far apart, and all words of one clause in the other: where each has words of its
    own, they may be of two places, causes or sides."""
    if one.unit != other.unit or one.part != other.part or not _one_befell(one, other) or not _one_kind(one, other):
        return False
    if max(one.value, other.value) > _FAR * min(one.value, other.value) or not _one_whole(one, other):
        return False
    if _apart(one.names, other.names) or _apart(one.when, other.when):
        return False
    shared, least = one.frame & other.frame, min(len(one.frame), len(other.frame))
    of_one = one.whole and one.whole == other.whole and one.befell
    if len(shared) < (least / 2 if of_one else least) or (one.unit in _SIGNS and not _PRICED.isdisjoint(shared)):
        return False
    vague = not one.kind and one.unit in _VAGUE
    return len(shared - CLEAR_MONTHS) >= (2 if vague else 1) and _there(one, other) and _there(other, one)


def _one_befell(one: Count, other: Count) -> bool:
    """Whether the same befell both: of people always, of things where both say what."""
    both = one.befell and other.befell
    return one.befell == other.befell if both or one.unit == ANYBODY else True


def _one_kind(one: Count, other: Count) -> bool:
    """Whether both count people, workers or houses of one kind. Workers may be all the people whom something befell,
    and mill workers where the other speaks of the mill; they are not the residents."""
    if one.who == other.who:
        return one.kind == other.kind
    everybody = ANYBODY in {one.who, other.who} and not one.befell.isdisjoint(BEFALLS)
    return everybody and one.kind - other.kind <= other.frame and other.kind - one.kind <= one.frame


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
