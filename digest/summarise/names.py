"""The full name behind the surname, the title or the "he" of an attribution, where the article leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from digest.model import Article
from digest.summarise.alone import QUOTED
from digest.summarise.doubts import is_nobody
from digest.summarise.roles import EITHER, FUNCTION, MEN, NO_PEOPLE, OFFICES, ROLES, TITLES, WOMEN
from digest.summarise.speakers import PRONOUNS, SAYS, Span

_PARTICLES = ("de", "da", "di", "del", "van", "von", "der", "bin", "al")
_PARTICLE = f"(?:{'|'.join(_PARTICLES)})"
_RUN = re.compile(
    rf"(?:[A-ZÀ-Þ][a-z]{{0,3}}\.|[A-ZÀ-Þ][\w’'-]*)(?: (?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’'-]+|{_PARTICLE}(?= [A-ZÀ-Þ])))*"
)
_RUN_END = re.compile(rf"(?:(?:[A-ZÀ-Þ][a-z]{{0,3}}\.|[A-ZÀ-Þ][\w’'-]*) (?:{_PARTICLE} )*){{1,5}}$")
_QUOTED = re.compile(QUOTED.pattern + r"|„[^“”]*[“”]?")
_POSSESSIVE = re.compile(r"[’']s?$")
_SPEAKS = re.compile(rf"(?:,[^,.]{{1,80}},)? (?:who |has |had |also |later )?{SAYS}")
_PREPOSITION = re.compile(r"\b(?:of|in|at|near|from|for|to|told|with|by|on)\s$")
_SENTENCE_ENDS = re.compile(r"[.!?…:;,—–-][”\"’)»]*(?:\s|$)")
"""What a line that is only a name, above or below a picture, has not."""
_SOMEBODY = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){0,2}?"
    rf"(?:{'|'.join(sorted(ROLES))})\b(?! [A-ZÀ-Þ])"
)
"""Somebody without a name, whom "he" may mean."""
_APPOSITION = re.compile(r"(?:,|—|–|\(|\bis|\bwas|\bas|\bbecame|\bwho) ?$")
_WHAT_IT_IS = re.compile(r", (?:an?|the) ([^,.;]{2,60})")
_GIVEN = MEN | WOMEN | EITHER
_NO_NAMES = NO_PEOPLE | TITLES
_MOST_LOOKED_AT = 12
_BLOCKS_BACK = 2
_REACH = 60
"""Characters before a surname in which the rest of the name stands."""
_LONGEST_NAME = 4
_REGION = 1500
_LEAD = 40
_EDGE = re.compile(r"\b")
_TITLE = re.compile(r"\b(\w+)\.? $")
_OPENS = re.compile(r"(?:^|[.!?] )[^.!?]*$")


@dataclass(frozen=True, slots=True)
class Name:
    """A speaker as the article writes it, and where that stands in its text."""

    text: str
    at: int


class Place(NamedTuple):
    """Where an attribution names a speaker: the number of the block, and the span in its text."""

    block: int
    span: Span


def _text(article: Article, place: Place) -> str:
    return article.blocks[place.block].text[place.span.start : place.span.end]


def is_pronoun(article: Article, place: Place) -> bool:
    """Whether "he" or "she" stands at ``place``."""
    return _text(article, place).lower() in PRONOUNS


def speakers(article: Article, wanted: Sequence[Place], every: Sequence[Place]) -> dict[Place, Name | None]:
    """Who is meant at each of the ``wanted`` places: in full where the article does so. ``every`` place with a speaker
    helps to tell whom "he" may mean."""
    known: frozenset[str] = frozenset()
    if any(is_pronoun(article, one) for one in wanted):
        known = frozenset(kept.split()[-1] for one in every if (kept := _untitled(_text(article, one))))
    found = {
        one: _meant(article, one, known) if is_pronoun(article, one) else _named(article, one)
        for one in dict.fromkeys(wanted)
    }
    alike = {name.text: name for name in found.values() if name and name.text[0].islower()}
    return {one: alike.get(name.text[0].lower() + name.text[1:], name) if name else None for one, name in found.items()}


def _named(article: Article, place: Place) -> Name | None:
    """The speaker whose name or role stands at ``place``: a full name without its title, a surname alone with it."""
    text = _text(article, place)
    at = article.blocks[place.block].at + place.span.start
    words = text.split()
    if words[0].lower() in {"the", "a", "an"} or words[-1].islower():
        return Name(text, at)
    kept = _untitled(text)
    if kept.startswith("of "):
        return Name(text, at)
    if not kept or len(kept.split()) > _LONGEST_NAME:
        return None
    if " " in kept:
        return Name(kept, at + text.rindex(kept))
    first = next(number for number, word in enumerate(words) if word not in FUNCTION)
    titled = text[text.index(words[first]) :]
    return in_full(article.text, kept) or Name(titled, at + len(text) - len(titled))


def _untitled(text: str) -> str:
    """A name without the titles and the small words before it, and without the possessive."""
    words = text.split()
    last = max((at for at, word in enumerate(words[:-1]) if word.rstrip(".,") in TITLES), default=-1)
    words = words[last + 1 :]
    while words and words[0] in FUNCTION:
        words = words[1:]
    if len(words) == 1 and words[0].rstrip(".,") in TITLES:
        return ""
    return " ".join(words)


def in_full(text: str, surname: str) -> Name | None:
    """The one full name that ends with ``surname`` in ``text``, where it first stands."""
    found: dict[str, int] = {}
    at = text.find(surname)
    for _ in range(_MOST_LOOKED_AT):
        if at < 0:
            break
        end = at + len(surname)
        word = text[max(0, at - _REACH) : at - 1].rpartition(" ")[2] if at else ""
        named = not word.islower() or word in _PARTICLES
        lead = _RUN_END.search(text, max(0, at - _REACH), at) if named else None
        inside = (
            lead is not None
            and lead.start() > 0
            and (text[lead.start() - 1].isalnum() or text[lead.start() - 1] == ".")
        )
        if lead and not inside and not text[end : end + 1].isalnum():
            name = _untitled(text[lead.start() : end])
            if text.endswith(" of ", 0, lead.start()):
                name = " ".join(name.split()[-2:])
            if 2 <= len(name.split()) <= 4 and not set(name.split()) & _NO_NAMES:
                found.setdefault(name, end - len(name))
        at = text.find(surname, end)
    givens = {name.split()[0] for name in found}
    if len(givens) != 1:
        return None
    name = max(found, key=len) if len(found) > 1 else next(iter(found))
    return Name(name, found[name])


def _meant(article: Article, place: Place, known: frozenset[str]) -> Name | None:
    """Whom "he" or "she" at ``place`` means: the one person named before it, in its paragraph or the two above, who can
    be meant; ``known`` are the last names of those who are named as speakers."""
    number, span = place
    unlike = WOMEN if _text(article, place).lower() == "he" else MEN
    for back in range(min(number, _BLOCKS_BACK) + 1):
        block = article.blocks[number - back]
        end = len(block.text) if back else span.start
        begin = max(0, end - _REGION)
        region = _QUOTED.sub(lambda match: " " * len(match[0]), block.text[begin:end])
        people = _people(article.text, region, block.at + begin, known)
        if _is_somebody_else_there(region) or (people and not _SENTENCE_ENDS.search(block.text)):
            return None
        if people:
            (one, *others) = people.values()
            return one if one and not others and one.text.split()[0] not in unlike else None
    return None


def _is_somebody_else_there(region: str) -> bool:
    """Whether ``region`` speaks of somebody without a name: "the mayor", unless it says so of one who has a name."""
    for match in _SOMEBODY.finditer(region):
        named = region.startswith(", ", match.end()) and region[match.end() + 2 : match.end() + 3].isupper()
        if not named and not _APPOSITION.search(region, 0, match.start()):
            return True
    return False


def _people(text: str, region: str, at: int, known: frozenset[str]) -> dict[str, Name | None]:
    """The persons named in ``region`` by their surname: the full name in ``text``, None for one no sentence is about
    or of whom nothing tells that it is a person."""
    found: dict[str, Name | None] = {}
    for match in _RUN.finditer(region):
        name = _POSSESSIVE.sub("", _untitled(match[0]))
        words = name.split()
        if not words or found.get(words[-1]) or set(words) & NO_PEOPLE or len(words) > _LONGEST_NAME:
            continue
        opens = _OPENS.search(region, max(0, match.start() - 2 * _LEAD), match.start())
        speaks = bool(_SPEAKS.match(region, match.end())) and not _PREPOSITION.search(region, 0, match.start())
        full = Name(name, at + match.start() + match[0].rindex(name)) if len(words) > 1 else in_full(text, words[-1])
        if full is None and (speaks or words[-1] in known):
            full = Name(name, at + match.start() + match[0].rindex(name))
        if full:
            about = speaks or (opens is not None and len(opens[0]) <= _LEAD and not _POSSESSIVE.search(match[0]))
            person = speaks or words[-1] in known or _is_person(text, full.text)
            thing = _WHAT_IT_IS.match(region, match.end())
            found[words[-1]] = full if about and person and not (thing and is_nobody(thing[1])) else None
    return found


def _is_person(text: str, name: str) -> bool:
    """Whether ``name`` begins with a given name, or its last word has in ``text`` a title that only a person has."""
    words = name.split()
    if len(words) > 1 and words[0] in _GIVEN:
        return True
    return _has_office(text, name) or _has_office(text, words[-1])


def _has_office(text: str, name: str) -> bool:
    """Whether a title that only a person has stands before ``name`` in ``text``. No pattern is made for the name: that
    takes longer than all the rest."""
    at = text.find(name)
    while at >= 0:
        title = _TITLE.search(text, max(0, at - _LEAD), at)
        if title and title[1] in OFFICES and _EDGE.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False
