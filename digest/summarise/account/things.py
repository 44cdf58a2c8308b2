"""What counts as one counted thing in other words: tables of things, of groups of people, and of what befell them.

Knows English. What stands in no table is only the same in the same word: rather a conflict missed than one made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.summarise.account.agreement import one_word
from digest.words import stem


def _by_word(groups: Iterable[str]) -> dict[str, str]:
    """Each word with the first of its group."""
    return {word: group.split()[0] for group in groups for word in group.split()}


_UNITS = {
    stem(word): name if len(name) == 1 else stem(name)
    for word, name in (
        _by_word(
            (
                "homes houses dwellings",
                "ships vessels",
                "cars automobiles",
                "jobs posts positions",
                "flats apartments",
                "shops stores",
                "firms companies",
                "protesters demonstrators marchers",
                "pupils students schoolchildren",
                "passengers travellers commuters",
                "soldiers troops servicemen",
                "officers policemen",
                "firefighters firemen",
                "metres meters",
                "kilometres kilometers",
                "litres liters",
            )
        )
        | {"dollars": "$", "euros": "€", "pounds": "£", "yen": "¥"}
    ).items()
}
_GROUPS = {
    stem(word): name
    for word, name in _by_word(
        (
            "workers employees miners labourers laborers",
            "residents villagers islanders townspeople inhabitants locals",
            "people persons victims casualties individuals",
        )
    ).items()
}
"""Who may be all whom something befell: workers or residents, where others say people. Passengers, women or soldiers
are not here, for beside them there were others."""
ANYBODY = "people"
_HAPPENINGS = _by_word(
    (
        "killed kills killing kill dead died die dies dying death deaths perished fatalities toll",
        "hurt hurts hurting injured injures injuring injuries wounded wounds wounding",
        "treated hospitalised hospitalized",
        "arrested arrests arresting arrest detained detains detaining custody",
        "released freed discharged",
        "charged charges",
        "convicted guilty",
        "jailed imprisoned sentenced",
        "evacuated evacuates evacuating",
        "rescued rescues rescuing saved",
        "missing unaccounted",
        "found recovered",
        "trapped stranded",
        "homeless displaced",
        "destroyed destroys destroying wrecked razed burnt burned levelled flattened gutted demolished",
        "damaged damages damaging damage",
        "flooded inundated submerged",
        "sank sunk sinks sinking",
        "dark power blackout electricity",
        "closed closes closing shut shuts",
        "opened opens reopened",
        "built builds building",
        "cancelled canceled cancel cancels cancelling cancellations",
        "delayed",
        "stolen stole steals",
        "sold sells selling sale",
        "bought buys buying",
        "fined fine fines",
        "cost costs costing price",
        "paid pays paying",
        "asked asks demanded demands sought seeks wanted wants",
        "offered offers offer",
        "insured insurance",
        "raised raises raising",
    )
)
_LIVES = re.compile(
    r"\b(?:claim|lost|lose|losing|loss|cost|took|taken|taking)\w*\b.{0,24}\blives\b|\blives\b.{0,24}\blost"
)
_IN_HOSPITAL = re.compile(r"\b(?:to|in|at) (?:the |a )?(?:[a-z]+ )?hospitals?\b")
_BY_THE_WAY = frozenset({"found", "sold", "raised"})
"""What says something only where nothing else does: they were found hurt, at a sale that raised."""
BEFALLS = frozenset("killed hurt arrested evacuated rescued missing trapped homeless".split())
_EVENTS = {stem(word): stem(name) for word, name in _HAPPENINGS.items()} | {
    stem(word): stem(name)
    for word, name in _by_word(
        (
            "collapse collapsed cave-in cave caved",
            "landslide mudslide landslip",
            "crash crashed collision collided derailment pile-up",
            "shooting gunfire shots",
            "crush stampede",
            "thieves robbers burglars raiders",
            "stole stolen took taken",
            "storm hurricane gale typhoon cyclone",
            "flood floods flooding",
        )
    ).items()
}
_DEGREES = _by_word(
    (
        "seriously serious severely severe critically critical badly gravely grave life-threatening",
        "slightly slight lightly light minor mildly",
        "instantly immediately outright spot once",
        "north",
        "south",
        "east",
        "west",
        "alive",
        "counter",
        "weekend",
        "upstairs",
        "downstairs",
    )
)
"""What makes a count one of a part: the badly hurt, those in the north."""


def unit_of(word: str) -> str:
    """The unit that ``word``, a plural, stands for: its stem, or the one name of all words for it."""
    return _UNITS.get(stem(word), stem(word))


def group_of(word: str) -> str:
    """Who ``word`` says they are, if they may be all whom something befell: "people", "workers", "residents", or ""."""
    return _GROUPS.get(stem(word), "")


def happenings(clause: str, said: Iterable[str]) -> frozenset[str]:
    """What ``clause``, whose words are ``said``, says befell what it counts, each thing by one name."""
    found = {_HAPPENINGS[word] for word in said if word in _HAPPENINGS}
    if "lives" in clause and _LIVES.search(clause):
        found = (found - {"cost"}) | {"killed"}
    if "hospital" in clause and _IN_HOSPITAL.search(clause):
        found = found | {"treated"}
    return frozenset(found if found <= _BY_THE_WAY else found - _BY_THE_WAY)


def degrees(said: Iterable[str]) -> frozenset[str]:
    """The words of ``said`` that make a count one of a part, each by one name."""
    return frozenset(_DEGREES[word] for word in said if word in _DEGREES)


def event_word(word: str) -> str:
    """The word that stands for the stem ``word`` and those that news of an event use in its place."""
    return _EVENTS.get(word, one_word(word))
