"""What a name looks like by itself, in whatever text: weights for a person, a body, a place, anything else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from digest.link.entities.folding import plainly
from digest.link.entities.gazetteer import gazetteer
from digest.link.entities.lists import HEADS_OF, HONOURS, ORGANISATION, OTHER, PEOPLES, PLACE, PLACE_FIRST, WORD_NAMES
from digest.summarise.roles import MEN, WOMEN

_UNITS = frozenset(
    """
    TV DNA RNA GDP CEO CFO COO AIDS HIV AM PM ID IDs DVD CD PC II III IV VI VII VIII IX XI XII OK DJ MP MPs GPS IQ LGBT
    LGBTQ IPO PR VIP FAQ URL USB PDF SUV ATM VAT DUI SAT PTSD ACA ET EST EDT GMT BST PST CET AD BC BCE CE PDT Q1 Q2 Q3
    Q4 UTC RSS SMS HTML HD UFO IT AI VR WMD WMDs ICU ER MRI COVID SARS MERS CO2 F1 PS RIP OMG LOL SOS HQ PS3 PS4 MVP
    NSFW ICYMI IG VP MORE PAC PACs WH HOST BYLINE CORRECTION UPDATE WATCH ANALYSIS OPINION EDITORIAL
    DACA TPP TTIP NAFTA START IED IEDs ICBM EP LP VHS WWII WWI MD PhD JD RN HBCU POTUS FLOTUS SCOTUS
    """.split()
)
_MANY = """
    Attorney General|Board of Contributors|Board of Directors|Central Bank|Circuit Court|Circuit Court of Appeals
    City Council|City Hall|Congressional District|Court of Appeal|Court of Appeals|District Court
    Education Department|Fire Department|Foreign Ministry|Founding Fathers|Great Society|Health Department
    High Court|High School|House Committee|House Permanent Select Committee|Human Services|Joint Committee
    Judiciary Committee|Law Center|Main Street|National Park|Office of the Director|Oval Office
    Permanent Select Committee|Police Department|School Board|Select Committee|Senate Committee
    Senate Select Committee|Social Media|Space and Technology Committee|Special Counsel|State House|State Police
    State University|Super PAC|Super PACs|Town Hall|United
"""
_GENERIC = frozenset(name.strip() for line in _MANY.splitlines() for name in line.split("|"))
"""What many have, so that its name alone names none of them."""
_REGION_HEADS = frozenset("Republic Bay Gulf Isle Isles City Lake Kingdom State Cape Strait Sea Mount Province".split())
_WITHIN = frozenset("van von bin ibn bint al der den ter zu".split())
_SUFFIXES = frozenset("Jr Sr II III IV".split())
_RUN_TOGETHER = re.compile(r"(?!itz)[a-z]{3}[A-Z][a-z]{2}")
_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.-?)+[A-ZÀ-Þ]?")


class Shape(NamedTuple):
    """Weights: how much speaks for each kind."""

    person: int
    organisation: int
    place: int
    other: int


@lru_cache(maxsize=100_000)
def shape(name: str) -> Shape:
    """What the words of ``name`` alone say of its kind."""
    known = gazetteer()
    if name in known.bodies:
        return Shape(0, 6, 0, 0)
    if name in known.places:
        return Shape(0, 0, 6, 0)
    if name in known.persons:
        return Shape(6, 0, 0, 0)
    if name in PEOPLES:
        return Shape(0, 0, 0, 6)
    words = name.split()
    return _single(words[0]) if len(words) == 1 else _several(words)


def _single(word: str) -> Shape:
    known = gazetteer()
    common = word.lower() in known.words or word in WORD_NAMES
    person = 0 if common else (word in known.given) + (word in known.surnames)
    place = 0
    if word in known.cities or plainly(word) in known.cities:
        place = 0 if word in WORD_NAMES else 1 if person else 4
    if word in _UNITS:
        return Shape(0, 0, 0, 5)
    if word.isupper() and common and len(word) > 2:
        return Shape(0, 0, 0, 4)
    if 2 <= len(word) <= 6 and word.replace(".", "").replace("&", "").isupper():
        return Shape(0, 3 if word.isalpha() else 2, 0, 1)
    if "&" in word:
        return Shape(0, 3, 0, 0)
    return Shape(person, 0, place, 5 if common else word[-1].isdigit())


def _several(words: list[str]) -> Shape:
    known = gazetteer()
    name = " ".join(words)
    last = words[-1].rstrip(".,")
    if words[-1] in PEOPLES or name in _GENERIC or (last in _SUFFIXES and words[-2] in OTHER):
        return Shape(0, 0, 0, 6)
    if last in _SUFFIXES:
        return Shape(5, 0, 0, 0) if len(words) > 2 else Shape(0, 0, 0, 6)
    common = [word for word in words if word.lower() in known.words and word not in known.given]
    heads = _heads(words, last)
    person = 0 if heads.organisation or heads.other or heads.place else _person(words, last, common)
    place = 4 if name in known.cities or plainly(name) in known.cities else heads.place
    organisation = heads.organisation
    if not (person or place or organisation or heads.other) and (words[0] in known.cities or words[0] in known.states):
        organisation = 1
    odd = 2 * (len(common) == len(words)) + any(sign.isdigit() for sign in name) + 3 * name.isupper()
    return Shape(person, organisation, place, max(heads.other, odd))


def _heads(words: list[str], last: str) -> Shape:
    """What the words that name a kind of thing say: the last, or the one before an "of"."""
    before = words[: words.index("of")] if "of" in words else words[: words.index("for")] if "for" in words else words
    head = before[-1] if before else ""
    if before is not words and (head in HEADS_OF or head in ORGANISATION or words[0] in HEADS_OF):
        return Shape(0, 0, 4, 0) if head in _REGION_HEADS else Shape(0, 4, 0, 0)
    if "&" in words:
        return Shape(0, 0 if all(word.lower() in gazetteer().words for word in words if word != "&") else 3, 0, 1)
    if last in ORGANISATION or last in OTHER:
        return Shape(0, 4, 0, 0) if last in ORGANISATION else Shape(0, 0, 0, 4)
    if last in PLACE or words[0] in PLACE_FIRST or words[0] in ("St.", "Mt.", "Ft.", "St"):
        return Shape(0, 0, 3, 0)
    return Shape(0, 3, 0, 0) if head in ORGANISATION or words[0] in ("Bank", "University") else Shape(0, 0, 0, 0)


def _person(words: list[str], last: str, common: list[str]) -> int:
    """How much the words speak for a person: a given name first, initials, particles, a frequent surname last."""
    known = gazetteer()
    if len(words) > 5 or _RUN_TOGETHER.search(last) or "and" in words or "of" in words or "for" in words:
        return 0
    first = words[0]
    found = 0
    three = len(words) == 3 and first in known.given and (last in MEN or last in WOMEN)
    if three or (first in known.places and first not in known.given):
        return 0
    if first in HONOURS:
        return 4
    if first in known.given:
        found += 1 if first in WORD_NAMES else 3
        found -= 2 * (last.lower() in known.words and last not in known.surnames)
    if any(_INITIAL.fullmatch(word) for word in words[:-1]):
        found += 3
    found += 2 * any(word in _WITHIN or word.startswith(("al-", "Al-", "el-")) for word in words)
    if last in known.surnames:
        found += 1 if common else 2
    if not found and not common and len(words) <= 3 and words[0] not in known.cities | known.places:
        found = 1
    return max(found, 0)
