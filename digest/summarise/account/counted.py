"""The thing that a number of a sentence counts: the plural after it, or people where all know that people are meant.

"Police", "killed 12" and "12 were hurt" count people as "12 people" does; a death toll counts the dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from digest.summarise.account.amounts import Amount
from digest.summarise.account.things import ANYBODY, group_of, unit_of
from digest.words import STOP, stem

_PEOPLE = frozenset("people persons".split())
_PLURALS = {"men", "women", "children", "police", "crew", "staff", "cattle", "sheep", "feet", "mice", "geese"}
STATES = frozenset("dead killed injured wounded hurt missing arrested detained hospitalised hospitalized".split())
MEASURES = frozenset(
    stem(word)
    for word in """tonnes tons pounds euros dollars crowns cents pence kilograms kilogrammes kilos grams litres liters
    gallons barrels metres meters kilometres kilometers miles feet inches yards acres hectares degrees percent
    points""".split()
)
_ENDS_IN_S = frozenset("was is has his its this does yes plus across less minus versus thus perhaps always".split())
_WORD_AFTER = re.compile(r"\s([A-Za-z][\w’'-]*)")
_MODIFIERS = 4
_PER_CENT = re.compile(r"\s?(?:%|per ?cent\b)")
_DONE = r"(?:killed|hurt|injured|wounded|arrested|detained)"
_DID = re.compile(r"\b(?:kill|injur|wound|arrest|detain)(?:s|es|ed|ing)\s+$|\bhurt(?:ing)?\s+$")
_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)”\"–—]|(?:and|or|in|on|at|as|when|after|before|near|during|while|by|over|since|for)\b)"
)
_WERE = re.compile(rf"\s(?:(?:were|are|have been|had been|have|had) (?:\w+ly )?(?:{_DONE}|died)|died|perished)\b")
_TOLL = re.compile(
    r"\b(?P<dead>(?:death )?toll|number of (?:the )?(?:dead|deaths|fatalities|(?:people )?killed))\b[^,.;:\d]{0,60}$"
    r"|\bnumber of (?:the |people )?(?P<who>injured|hurt|wounded|missing|arrested|evacuated|arrests)\b[^,.;:\d]{0,60}$",
    re.IGNORECASE,
)
_DEATHS = {"deaths": "killed", "fatalities": "killed", "arrests": "arrested"}
_TOLLS = {"injured": "hurt", "wounded": "hurt", "arrests": "arrested"}
_LIVES = re.compile(r"\b(?:claim|t[ao]k|took|cost|los)\w*\s+$")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts, by one ``name``, "" where it counts nothing known; ``who`` they are if it is people, what
    ``befell`` them if the unit says so, the words ``between`` and where it ends."""

    name: str
    end: int
    between: frozenset[str] = frozenset()
    who: str = ""
    befell: frozenset[str] = frozenset()


def unit_after(text: str, one: Amount, at: int, *, alone: bool) -> Unit:
    """What the amount ``one``, which ends at ``at`` with its whole, counts; ``alone`` says that nothing but people was
    counted before it, so that it may count people without a word for them."""
    percent = _PER_CENT.match(text, at)
    if percent or one.sign:
        return Unit(one.sign or "per cent", percent.end() if percent else at)
    year = 1500 <= one.value <= 2100 and "," not in text[one.start : one.end]
    between: list[str] = []
    for match in islice(_words_after(text, at), 0 if year or one.value < 2 else _MODIFIERS):
        word = match[1].lower()
        if word in STATES and not _plural(_next_word(text, match.end())):
            return Unit(ANYBODY, match.start(), frozenset(between), ANYBODY)
        if word in _DEATHS or (word == "lives" and _LIVES.search(text[: one.opens])):
            befell = _DEATHS.get(word, "killed")
            return Unit(ANYBODY, match.end(), frozenset(between), ANYBODY, frozenset({befell}))
        if _plural(word):
            who = group_of(word)
            return Unit(ANYBODY if who else unit_of(word), match.end(), frozenset(between), who)
        between.append(word)
    return _people(text, one, at) if alone and not year and one.value >= _FEWEST else Unit("", at)


_FEWEST = 2


def _people(text: str, one: Amount, at: int) -> Unit:
    """The people whom a number without a word for them counts, if it does: "killed 12", "12 were hurt", a toll."""
    before = text[: one.opens]
    if _DID.search(before) and _ENDS.match(text, at):
        return Unit(ANYBODY, at, who=ANYBODY)
    if _WERE.match(text, at):
        return Unit(ANYBODY, at, who=ANYBODY)
    toll = _TOLL.search(before) if _ENDS.match(text, at) else None
    if toll:
        who = (toll["who"] or "killed").lower()
        return Unit(ANYBODY, at, who=ANYBODY, befell=frozenset({_TOLLS.get(who, who)}))
    return Unit("", at)


def _plural(word: str) -> bool:
    """Whether ``word``, in lower case, is a plural of something that may be counted."""
    return (
        word in _PEOPLE
        or word.endswith("men")
        or word in _PLURALS
        or (word.endswith("s") and not word.endswith("ss") and word not in _ENDS_IN_S)
    )


def _next_word(text: str, at: int) -> str:
    match = _WORD_AFTER.match(text, at)
    return match[1].lower() if match else ""


def _words_after(text: str, at: int) -> Iterator[re.Match[str]]:
    """The words from ``at`` on, up to a sign between them or a word that no counted thing is called by."""
    while match := _WORD_AFTER.match(text, at):
        word = match[1].lower()
        if word in STOP and word not in _PEOPLE | _PLURALS and stem(word) not in MEASURES:
            return
        yield match
        at = match.end()
