"""Runs of capitalised words cut into names: without titles, peoples, days, and words that only begin a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from digest.link.entities.gazetteer import gazetteer
from digest.link.entities.lists import (
    CALENDAR,
    HEADS_OF,
    HONOURS,
    OFFICE,
    ORGANISATION,
    OTHER,
    PARTICLES,
    PEOPLES,
    PLACE,
    STARTERS,
    WORD_NAMES,
)
from digest.words import MONTHS

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŘŚŞŠȘŢŤȚŪŮŰŹŻŽ"
_OWNED = "Party|Hospital|Republic|College|Church|Army|Office|Club|Association|Union|School|Court|Cathedral|League|Bench"
_KOREAN = "un|il|in|hye|ho|jong|hwan|ping|jin|wen|sen|tae|woo|hee|soo|young|hyun|shek|tung|ying|min|yeon|eun|ok"
_WORD = (
    rf"[{UPPER}]\w*(?:[’'](?!s\b)\w+|[’']s(?= (?:{_OWNED})\b)|(?<=s)[’'](?= (?:{_OWNED})\b)|[-–][{UPPER}0-9]\w*"
    rf"|-(?:al|el|sur|upon|de|la)-[{UPPER}]\w*|-(?:{_KOREAN})(?![\w-])|&[{UPPER}]\w*)*"
)
_TOKEN = (
    rf"(?:(?:[{UPPER}]\.-?)+(?:[{UPPER}](?![\w.]))?"
    r"|(?:St|Mt|Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Cpl|Rev|Prof|Hon|Adm|Jr|Sr|Ft|Inc|Corp|Co|Ltd"
    r"|Bros)\."
    rf"|(?:al|el|Al|El)-[{UPPER}]\w+|[dl][’'][{UPPER}]\w+|{_WORD})"
)
RUN = re.compile(
    rf"(?<![\w’'.@/#&-]){_TOKEN}(?: (?:(?:{PARTICLES}|of the|for the|de la|de los|van der|van den|von der) )?{_TOKEN})*"
    r"(?:,? (?:Inc|Ltd|Corp|LLC|Jr|Sr)\b\.?|, D\.C\.)?"
)
"""Words with capitals in a row, joined by a space or a small word that names hold. One pass finds them all."""
_SMALL = frozenset(PARTICLES.split("|")) | {"the", "los"}
_DAYS = CALENDAR - frozenset(("May", "April", "June", "August", "Jan", "Sun", "Sat", "Mar", "Wed", "March")) | {
    month.capitalize() for month in MONTHS if month not in ("may", "april", "june", "august", "march")
}
_SUFFIXES = ("Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV")
_NEVER_ALONE = frozenset(
    "St. Mt. Ft. Inc. Co. Corp. Ltd. I A An Inc Corp Co Ltd Jr. Sr. Jr Sr No. S I'm I’m I'll I’ll I've I’ve I’d".split()
)


_OF_A_COUNTRY = frozenset("National Federal House Senate European American International Royal State U.S. US".split())
"""First words of bodies whose names hold an "and": "National Oceanic and Atmospheric Administration"."""
_RANKS = frozenset(
    """
    Sergeant Constable Inspector Superintendent Detective Sheriff Trooper Patrolman Corporal Lieutenant Captain Colonel
    Commander Major
    """.split()
)
"""Ranks that make a person of a given name behind them, whatever word follows: "Sergeant Nell Board"."""
_BESIDE_OFFICE = frozenset("State Staff District Circuit U.S. US U.K. UK U.N. UN E.U. EU".split())
_RUN_TOGETHER = re.compile(r"(?!itz)[a-z]{3}[A-Z][a-z]{3}")
_GRIT = re.compile(r"[a-z](?:[A-Z]{3,}|[a-z]+[A-Z][a-z]{3,}[A-Z])")
"""Words run together by a scraper: "TrumpGOP"."""


_AREAS = frozenset("Foreign Defense Defence Finance Home Interior Health Treasury Education State Press".split())
"""What a minister or a ministry is for: no title where none follows."""


class Part(NamedTuple):
    """A piece of a run: its span there, its words, whether a title stands before it, and whether it is the first of a
    sentence, so that its capital says nothing; ``without`` is how many characters its first word takes then."""

    start: int
    end: int
    name: str
    titled: bool
    first: bool


class _Words(NamedTuple):
    """The words from ``at`` to ``to`` of a run."""

    at: int
    to: int
    titled: bool = False


@lru_cache(maxsize=50_000)
def parts(run: str, where: Literal["opens", "inside"]) -> tuple[Part, ...]:
    """The names in ``run``; ``where`` says whether a sentence begins with it or holds it."""
    opens = where == "opens"
    words = run.split(" ")
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    if run in gazetteer().places or run in gazetteer().bodies:
        return (Part(0, len(run), run, titled=False, first=opens),)
    found: list[Part] = []
    for cut in _chunks(words):
        chunk = _trimmed(words, cut, opens=opens and cut.at == 0)
        name = " ".join(words[chunk.at : chunk.to])
        whole = name in gazetteer().bodies or name in gazetteer().places
        for one in (chunk,) if whole else _untitled(words, chunk):
            if one.at >= one.to:
                continue
            start, end = starts[one.at], starts[one.to] - 1
            name = run[start:end]
            if name not in _NEVER_ALONE and name not in CALENDAR and not _is_no_name(words[one.at : one.to]):
                found.append(Part(start, end, name, one.titled, opens and one.at == 0))
    return tuple(found)


def _is_no_name(words: list[str]) -> bool:
    """Whether ``words`` are an office alone, a party and a state ("R-Ohio"), or say one thing twice."""
    if words[0].startswith(("R-", "D-", "I-")):
        return True
    if len(words) > 1 and len(set(words)) < len(words) and "of" not in words:
        return True
    if any(_GRIT.search(word) for word in words) or (len(words) > 2 and _RUN_TOGETHER.search(words[-1])):
        return True
    return all(word.rstrip(".,") in OFFICE or word in _SMALL or word in _BESIDE_OFFICE for word in words)


def _is_adverb(word: str) -> bool:
    """Whether ``word`` opens a sentence and no name: "Finally", but not "Sally"."""
    return word.endswith("ly") and word not in gazetteer().given


def _chunks(words: list[str]) -> list[_Words]:
    """The runs of words that belong together: cut at days, and at "of", "for" and "and" where what stands before them
    is no head that takes them."""
    found: list[_Words] = []
    at, number, titled = 0, 0, False
    while number < len(words):
        word = words[number]
        if word.rstrip(",.") in _DAYS:
            found.append(_Words(at, number, titled))
            at, titled = number + 1, False
        elif word in ("of", "for", "and") and number > at and not _joins(words, at, number):
            found.append(_Words(at, number, titled))
            after = number + 1 + (words[number + 1] == "the")
            titled = False
            at = number = after
            continue
        number += 1
    found.append(_Words(at, len(words), titled))
    return found


def _joins(words: list[str], at: int, number: int) -> bool:
    """Whether the small word at ``number`` holds one name together."""
    before, join, after = words[number - 1].rstrip(".,"), words[number], words[number + 1 :]
    if join == "and":
        last = words[-1].rstrip(".,")
        inside = any(word in ("of", "for") for word in words[at:number])
        common = before.lower() in gazetteer().words and after[0].lower() in gazetteer().words
        body = last in ORGANISATION and (common or inside or words[at] in _OF_A_COUNTRY)
        return body or (common and inside)
    if before in OFFICE and before not in HEADS_OF:
        return words[at] == "Office"
    if before in HEADS_OF or (join == "for" and before in ORGANISATION):
        return True
    return join == "of" and words[at] in HEADS_OF and before in ORGANISATION | HEADS_OF


def _trimmed(words: list[str], chunk: _Words, *, opens: bool) -> _Words:
    """``chunk`` without an article before it and, where a sentence ``opens`` with it, the words that only begin one."""
    at, to, titled = chunk
    while at < to and (words[at] in ("The", "A", "An") or words[at] in _SMALL or words[at].startswith(("I’", "I'"))):
        at += 1
    if opens:
        while at < to and (words[at] in STARTERS or (_is_adverb(words[at]) and at + 1 < to)):
            if words[at] in WORD_NAMES and at + 1 < to and words[at + 1] in gazetteer().surnames:
                break
            at += 1
    while to > at and words[to - 1] in _SMALL:
        to -= 1
    return _Words(at, to, titled)


def _untitled(words: list[str], chunk: _Words) -> list[_Words]:
    """``chunk`` without titles, peoples and what stands before a title, which is a name of its own: "White House Press
    Secretary John Smith" names two."""
    at, to, _ = chunk
    plain = [word.rstrip(".,") for word in words[at:to]]
    if not plain:
        return []
    end = len(plain)
    while end > 1 and words[at + end - 1] in _SUFFIXES:
        end -= 1
    last = plain[end - 1]
    headed = end > 1 and (last in ORGANISATION or last in PLACE or last in OTHER) and not _ranked(plain)
    titles = [n for n in range(end - 1) if plain[n] in OFFICE and not (headed or _is_name(plain, n))]
    if titles and plain[titles[-1]] not in _AREAS:
        before = at + titles[0]
        while before > at and words[before - 1] in _SMALL:
            before -= 1
        left = _Words(at, before)
        right = _Words(at + titles[-1] + 1, to, titled=True)
        if plain[titles[-1] + 1] in ("of", "and", "for"):
            right = _Words(at + titles[-1] + 2, to)
        return [*_unpeopled(words, left), *_unpeopled(words, right)]
    return _unpeopled(words, chunk)


def _ranked(plain: list[str]) -> bool:
    """Whether ``plain`` begins as only a person's name does: with an honour, or a rank before a given name."""
    ranks = next((n for n, word in enumerate(plain) if word not in _RANKS), 0)
    return plain[0] in HONOURS or (0 < ranks < len(plain) - 1 and plain[ranks] in gazetteer().given)


def _is_name(plain: list[str], number: int) -> bool:
    """Whether the title at ``number`` stands between a given name and another word, as in "Martin Luther King"."""
    return number > 0 and plain[number - 1] in gazetteer().given and plain[number] not in HONOURS


def _unpeopled(words: list[str], chunk: _Words) -> list[_Words]:
    """``chunk`` with the people at its front apart ("Israeli", "Republican"), unless it names a body: "British
    Airways"; and with a person's name apart from what stands before it."""
    at, to, titled = chunk
    known = gazetteer()
    number = at
    while number < to and words[number] in PEOPLES:
        number += 1
    rest = words[number:to]
    if (
        number > at
        and rest
        and (rest[0] in known.given or number - at > 1 or " ".join(rest) in known.bodies or rest == ["House"])
    ):
        return [*(_Words(one, one + 1) for one in range(at, number)), *_unpeopled(words, _Words(number, to, titled))]
    length = to - at
    if length >= 3 and not titled:
        for one in range(at + 1, to - 1):
            if words[one] in known.given and words[one] not in WORD_NAMES and _is_common(words[one - 1]):
                last = words[to - 1].rstrip(".,")
                if last not in ORGANISATION | PLACE | OTHER:
                    return [_Words(at, one), _Words(one, to, titled=True)]
    return [chunk]


def _is_common(word: str) -> bool:
    return word.lower() in gazetteer().words and word not in gazetteer().given
