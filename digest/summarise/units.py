"""Numbers in words, and the words that numbers count: which are units, and their singular."""

from __future__ import annotations

IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "wives": "wife",
    "police": "police officer", "feet": "foot", "inches": "inch", "teeth": "tooth", "mice": "mouse", "sheep": "sheep",
    "staff": "member of staff", "fish": "fish", "cattle": "cattle", "troops": "troop", "personnel": "person",
    "policemen": "policeman", "businesses": "business", "crew": "member of crew", "buses": "bus", "viruses": "virus",
    "congressmen": "congressman", "lawmen": "lawman", "servicemen": "serviceman", "gunmen": "gunman", "horses": "horse",
    "houses": "house", "nurses": "nurse", "cases": "case", "phases": "phase", "courses": "course", "leaves": "leaf",
    "causes": "cause", "licenses": "license", "licences": "licence", "purchases": "purchase", "axes": "axe",
    "bases": "base", "movies": "movie", "ties": "tie", "calories": "calorie", "species": "species", "series": "series",
    "vehicles": "vehicle", "aircraft": "aircraft", "seats": "seat", "votes": "vote", "degrees": "degree",
    "knives": "knife", "halves": "half", "shelves": "shelf", "thieves": "thief", "wolves": "wolf", "caches": "cache",
    "expenses": "expense", "responses": "response", "releases": "release", "increases": "increase", "leases": "lease",
    "offenses": "offense", "defenses": "defense", "clauses": "clause", "diseases": "disease", "verses": "verse",
}  # fmt: skip
SMALL = {
    word: value
    for value, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split(),
        2,
    )
}
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
PEOPLE = frozenset(
    """
    person man woman child adult student pupil teacher worker employee resident patient passenger soldier officer
    voter refugee migrant prisoner victim family household member viewer user customer inmate troop sailor civilian
    fighter protester demonstrator job death life juror hostage survivor senator lawmaker delegate fan visitor nurse
    doctor crew
    """.split()
)
MEASURES = frozenset(
    """
    mile kilometre kilometer metre meter foot inch yard acre hectare tonne ton kilogram kilo pound gram ounce litre
    liter gallon barrel degree megawatt gigawatt kilowatt mph knot km kg vote seat home house vehicle dollar euro
    crown cent pence krona yen peso rupee ruble rouble yuan franc vessel boat ship case
    """.split()
)
UNITS = frozenset("km kg mph cm mm ft lb lbs mg kph kwh mw gw °C °F °".split())
TIMES = frozenset("second minute hour day week month year decade".split())
NO_UNITS = frozenset(
    """
    was is as has this his its us does goes says plus minus versus less across always perhaps towards afterwards
    besides times others things ones ways sides reasons points thirds quarters halves wins goals runs games matches
    sets rounds yards touchdowns rebounds assists news politics others years’ ours yours theirs series species means
    makes takes comes gets gives needs wants shows seems looks remains appears includes thus yes ages hours’ days’
    months’ weeks’ stars kinds types sorts parts ideas characters questions examples senses lessons takeaways words
    thoughts letters
    """.split()
)
COLLECTIVE = frozenset({"police", "staff", "crew"})
ENDS_UNIT = frozenset(
    """
    and or to in on at of the by for with from as is was were are had has have who that which but said after before
    when than a an it its his her per until while if so not no also more most all both each this these those their
    our my your would will could can may might be been being did do does against into over under between during
    since through about there here now then where because only just even still out up down off he she they we i you
    what how why left right ago later earlier old away
    """.split()
)
ENDINGS = ("ed", "ly", "ing")
ADJECTIVES = frozenset(
    """
    armed unarmed injured wounded registered elected estimated confirmed reported wanted masked uniformed
    unaccompanied displaced organized organised abandoned stranded pledged united undocumented retired detained
    voting working parking sitting living remaining elderly monthly weekly daily early fishing leading building
    housing
    """.split()
)


def singular(word: str) -> str:
    """``word`` in the singular, or "" where it is no noun in the plural."""
    if word in NO_UNITS:
        return ""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if not word.endswith("s") or len(word) < 4 or word.endswith(("ss", "us", "is", "’s", "'s", "ous")):
        return ""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]
