"""Numbers with their unit: money, shares, people, measures and things counted, in the words of the article.

Years, dates, clock times, ages, scores, addresses and numbers that name something (a room, a flight) are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.model import Article, Figure
from digest.summarise.patterns import has_digit, in_small
from digest.summarise.receipts import receipt
from digest.summarise.sentences import Sentence
from digest.summarise.units import (
    ADJECTIVES,
    COLLECTIVE,
    ENDINGS,
    ENDS_UNIT,
    MEASURES,
    PEOPLE,
    SMALL,
    TENS,
    TIMES,
    UNITS,
    singular,
)

_SCALE = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
_SIGNS = frozenset("$£€¥")
_MAY_PRECEDE = frozenset(" \t\n\xa0(“\"'‘—–[")
_HEDGE_ENDS = tuple(
    f"{word} "
    for word in "least most than as to estimated over under about around some nearly almost roughly approximately"
    " between".split()
)
"""What a hedge ends with."""
_HEDGE = (
    r"\b(?:(?:at|no) (?:least|most|more than|fewer than|less than)|(?:more|less|fewer) than|as (?:many|much|few) as"
    r"|up to|an estimated|close to|just (?:over|under)|about|around|some|nearly|almost|over|under|roughly"
    r"|approximately|between) "
)
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?"
_SCALED = r"(?:[ -](?:thousand|million|billion|trillion)|(?:k|m|mn|bn|tn)(?![\w]))?"
_NUMBER = re.compile(
    rf"(?P<sign>(?:US|A|C|NZ|HK)?[$£€¥])?(?P<digits>{_DIGITS})(?P<scale>{_SCALED})"
    rf"(?:(?: to | and |-|–)[$£€¥]?(?P<until>{_DIGITS})(?P<until_scale>{_SCALED}))?(?![\w/]|[.,:]\d)"
)
_SPELLED_OUT = re.compile(
    rf"\b(?=[aefhnost])(?P<digits>(?:{'|'.join(TENS)})(?:-(?:one|{'|'.join(SMALL)}))?|{'|'.join(SMALL)}|half|a|one)"
    r"(?P<scale>(?: a)?(?:[ -](?:dozen|hundred|thousand|million|billion))?)\b(?! to | or |-year)"
)
"""A number in words, in a text in small letters."""
_RUN_OF_DIGITS = re.compile(r"[0-9]+")
_SIGN = re.compile(r"(?:US|A|C|NZ|HK)?[$£€¥]$")
_BEFORE = re.compile(_HEDGE + r"$", re.IGNORECASE)
_LONGEST_HEDGE = 22
_PERCENT = re.compile(r" ?%|[ -]?(?:per cent|percent)(?:age points?)?\b(?! points?)|[ -]percentage points?")
_DEAD = re.compile(
    r"(?: (?:people|persons|others|more))?(?: (?:were|was|are|have been|had been|have|had))?(?: (?:been|reported"
    r"|confirmed))?"
    r" (?P<what>dead|killed|injured|wounded|hurt|missing|died|arrested|hospitali[sz]ed|displaced|homeless)\b"
)
_KILLED = re.compile(
    r"\b(?:killed|killing|injured|injuring|wounded|wounding) (?:at least |about |some |more than |nearly )?$"
)
_ALONE = re.compile(r"(?=[.,;]|$| and | in | on | at )")
_COUNTED = re.compile(r"(?P<gap>[ -])(?P<words>[A-Za-z’'-]{1,30}(?: [A-Za-z’'-]{1,30}){0,3})")
_NAMED_BY = (
    "No.,no.,number,page,section,article,chapter,room,phase,step,grade,age,aged,flight,route,version,title,level"
    ",group of,channel,unit,verse,item,rule,ages,the first,the last,the next,the other,these,those,the,his,her,their"
    ",its,our,of the,all,both,other,next,last,first,past,than one,or,every,one in"
).split(",")
_NAMES = re.compile(rf"(?:^|[\s(])(?:[A-Z][\w’'.-]*|{'|'.join(map(re.escape, _NAMED_BY))}|\d+ of) $")
_NAMES_END = frozenset(phrase.rpartition(" ")[2] for phrase in _NAMED_BY)
_MAY_STAND_BEFORE = re.compile(
    r"(?:^|[\s(“\"])(?:The|At|About|Around|Some|Only|Nearly|Almost|More|Over|Under|Up|In|Of|A|An|And|But|With|For"
    r"|From|To|By"
    r"|There|Another|Just|All) $"
)
_SPELLED = frozenset(
    form
    for word in (*SMALL, *TENS, "dozen", "hundred", "thousand", "million", "billion")
    for ending in ("", *(f"-{one}" for one in ("one", *SMALL, *TIMES, "mile", "foot", "metre", "meter")))
    for form in (word + ending, word.capitalize() + ending)
)
"""The tokens of which a sentence has one where it may have a number in words."""


_MEASURED = MEASURES | TIMES
_KNOWN = _MEASURED | PEOPLE
_SINCE = frozenset({"ago", "old", "later", "earlier"})


class _Count(NamedTuple):
    """A number found: its span in its sentence, its value and unit, and how much it says."""

    start: int
    end: int
    value: float
    unit: str
    weight: float


def figures(article: Article, parts: Sequence[Sentence], most: int = 12) -> tuple[Figure, ...]:
    """The ``most`` weightiest numbers with a unit, in order; the value of a range is where it begins."""
    found: dict[tuple[float, str], tuple[float, Sentence, _Count]] = {}
    for sentence in parts:
        counts = list(_in_digits(sentence.text)) if has_digit(sentence.text) else []
        if not _SPELLED.isdisjoint(sentence.text.split()):
            counts += _in_words(sentence.text, counts)
        for one in counts:
            if (one.value, one.unit) not in found:
                found[one.value, one.unit] = (one.weight + 1 / (1 + sentence.number), sentence, one)
    best = sorted(found.values(), key=lambda one: (-one[0], one[1].start))[:most]
    return tuple(
        Figure(sentence.text[one.start : one.end], one.value, one.unit, (receipt(article, sentence),))
        for _, sentence, one in sorted(best, key=lambda one: (one[1].start, one[2].start))
    )


def _in_digits(text: str) -> Iterator[_Count]:
    """The numbers in digits of a sentence that count something."""
    at = 0
    for run in _RUN_OF_DIGITS.finditer(text):
        match = _NUMBER.match(text, _begins(text, run.start())) if run.start() >= at else None
        if match:
            at = match.end("digits")
            found = _money(text, match) or _share(text, match) or _things(text, match, _value(match))
            if found:
                at = found.end
                yield found


def _in_words(text: str, known: Sequence[_Count]) -> list[_Count]:
    """The numbers in words that count something and are no part of those ``known``."""
    found: list[_Count | None] = []
    for match in _SPELLED_OUT.finditer(in_small(text)):
        value = 0.0 if any(one.start <= match.start() < one.end for one in known) else _spelled(match)
        found.append(_things(text, match, value) if value else None)
    return [one for one in found if one]


def _begins(text: str, start: int) -> int:
    """Where the number whose digits stand at ``start`` begins, with the sign of a currency; the end of ``text`` where
    the digits belong to a word or to a longer number."""
    sign = _SIGN.search(text, max(0, start - 3), start) if text[start - 1 : start] in _SIGNS else None
    begins = sign.start() if sign else start
    return begins if not begins or text[begins - 1] in _MAY_PRECEDE else len(text)


def _value(match: re.Match[str]) -> float:
    scale = match["scale"] or match["until_scale"]
    value = float(match["digits"].replace(",", ""))
    return value * _SCALE.get(scale.strip(" -"), 1.0) if scale else value


def _spelled(match: re.Match[str]) -> float:
    """The value of a number in words, 0 where it is none ("a boat", "half a loaf", "one")."""
    number, scale = match["digits"], match["scale"].strip(" -")
    factor = _SCALE.get(scale.removeprefix("a").strip(), 0.0) if scale else 0.0
    if number in {"half", "a", "one"}:
        wanted = (number == "half" and factor >= 1e5) or (number != "half" and factor > 0 and not scale.startswith("a"))
        return factor * (0.5 if number == "half" else 1.0) if wanted else 0.0
    tens, _, ones = number.partition("-")
    value = TENS.get(tens, 0.0) + SMALL.get(ones, float(ones == "one")) if tens in TENS else float(SMALL[number])
    return value * (factor or 1.0) if not scale.startswith("a") else 0.0


def _from(text: str, match: re.Match[str]) -> int:
    """Where the number begins with what hedges it: "at least", "about", "between" of a range."""
    start = match.start()
    begin = max(0, start - _LONGEST_HEDGE)
    hedge = _BEFORE.search(text, begin, start) if text[begin:start].lower().endswith(_HEDGE_ENDS) else None
    if hedge is None or (hedge[0].lower() == "between " and not match.groupdict().get("until")):
        return start
    return hedge.start()


def _money(text: str, match: re.Match[str]) -> _Count | None:
    if not match["sign"]:
        return None
    value = _value(match)
    return _Count(_from(text, match), match.end(), value, match["sign"], 3.0 + (value >= 1e5))


def _share(text: str, match: re.Match[str]) -> _Count | None:
    percent = _PERCENT.match(text, match.end())
    if not percent or match["scale"]:
        return None
    unit = "percentage point" if "point" in percent[0] else "%"
    return _Count(_from(text, match), percent.end(), _value(match), unit, 3.0)


def _things(text: str, match: re.Match[str], value: float) -> _Count | None:
    """What the number counts: people, measures, or the noun in the plural that follows it."""
    start, end = _from(text, match), match.end()
    if (value < 2 and "." not in match["digits"]) or _is_year(match, value) or _is_name(text, start):
        return None
    dead = _DEAD.match(text, end)
    if dead:
        return _Count(start, dead.end(), value, "person", 4.0)
    if _ALONE.match(text, end) and _KILLED.search(text, max(0, match.start() - 30), match.start()):
        return _Count(start, end, value, "person", 4.0)
    counted = _COUNTED.match(text, end)
    joined = "-" in match[0] and bool(match.groupdict().get("until"))
    found = _unit(counted["words"], counted["gap"], joined=joined) if counted else None
    if not found and match["digits"][0].isdigit() and value >= 1e5 and match["scale"]:
        return _Count(start, end, value, "", 1.0)
    if not found or (match["digits"].isalpha() and value < 10 and found[0] not in _KNOWN):
        return None
    unit, length = found
    return _Count(start, end + 1 + length, value, unit, _weight(value, unit))


def _is_year(match: re.Match[str], value: float) -> bool:
    return match["digits"].isdigit() and len(match["digits"]) == 4 and 1500 <= value <= 2100


def _is_name(text: str, start: int) -> bool:
    """Whether what stands before the number makes it a name ("Flight 370"), or a few of those told of before."""
    lead = text[max(0, start - 24) : start]
    if text[start].isalpha() and lead.endswith("The "):
        return True
    word = lead[:-1].rpartition(" ")[2]
    if word.isalpha() and word.islower() and word not in _NAMES_END:
        return False
    return bool(_NAMES.search(lead)) and not _MAY_STAND_BEFORE.search(lead)


def _unit(words: str, gap: str, *, joined: bool) -> tuple[str, int] | None:
    """The unit that ``words`` begin with, in the singular, and how long the words are up to its end."""
    if gap == "-":
        head, _, rest = words.lower().partition(" ")[0].partition("-")
        return (head, len(head)) if head in _MEASURED and not rest.startswith("old") else None
    tokens = words.split(" ", 3)
    length = -1
    for at, token in enumerate(tokens[:3], 1):
        length += len(token) + 1
        low = token.lower()
        unit = token if low in UNITS else "" if "-" in token else singular(low)
        after = tokens[at].lower() if unit and at < len(tokens) else ""
        if unit and not (low in COLLECTIVE and singular(after)):
            ends = after in _SINCE or (joined and unit not in _KNOWN)
            return None if ends else (unit[0].upper() + unit[1:] if token[0].isupper() else unit, length)
        if not unit and not _may_describe(token):
            return None
    return None


def _may_describe(word: str) -> bool:
    """Whether ``word`` may stand between a number and what it counts: "12 new homes", "9 Northreach pilots"."""
    low = word.lower()
    if low in ENDS_UNIT or low.endswith(("’s", "'s")):
        return False
    return "-" in word or low in ADJECTIVES or not low.endswith(ENDINGS)


def _weight(value: float, unit: str) -> float:
    """How much a count says: people most, then measures, other things, time."""
    kind = 3.0 if unit in PEOPLE else 2.0 if unit in MEASURES or unit in UNITS else 0.5 if unit in TIMES else 1.5
    return kind + (value >= 100) - (value < 10)
