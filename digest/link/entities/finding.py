"""The names in an article's text, each with its kind and span, by rules alone: what it looks like and what it stands
beside, weighed over the whole article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from digest.link.entities.cutting import RUN, UPPER, Part, parts
from digest.link.entities.gazetteer import gazetteer
from digest.link.entities.lists import CAPITALISING, STARTERS, WORD_NAMES
from digest.link.entities.shapes import Shape, shape
from digest.summarise.roles import ROLES

Named = Literal["person", "organisation", "place", "other"]
KINDS: tuple[Named, ...] = ("person", "organisation", "place", "other")

_SKIPPED = "“”\"‘’'([«»„—–-* \t"
_ENDS = frozenset(".!?:;…\n•|")
_PEOPLE = frozenset(
    """
    footballer player singer songwriter musician politician poet novelist composer guitarist drummer bassist painter
    sculptor philosopher mathematician boxer swimmer cyclist wrestler director producer conductor theologian historian
    businessman businesswoman entrepreneur model comedian presenter host fighter pitcher goalkeeper midfielder diplomat
    """.split()
)
_BODIES = frozenset(
    """
    band company corporation organisation organization association university college school newspaper magazine club
    team party agency bank airline charity institute firm label manufacturer retailer chain publisher broadcaster
    union network regiment squadron division orchestra think-tank nonprofit foundation startup supplier
    """.split()
)
_PLACES = frozenset(
    """
    town city village commune municipality suburb county district province region river mountain lake island hamlet
    settlement parish neighbourhood neighborhood street road park bridge airport station country state capital peninsula
    """.split()
)
_WORKS = frozenset("album song film movie novel book game single series show opera play poem disease language".split())
_NOUNS = "|".join(sorted(_PEOPLE | _BODIES | _PLACES | _WORKS | ROLES, key=lambda word: (-len(word), word)))
_AFTER = re.compile(
    r"(?P<based>-based\b)|(?P<person>,? (?:\d{1,3},|who\b|aged \d)|(?:[’']s (?:wife|husband|son|daughter|mother|father|"
    r"brother|sister|lawyer|spokes|family|career|own|campaign)))|(?P<says> (?:said|says|told|tweeted|wrote|added|argued|"
    r"testified|acknowledged|joked|recalled|replied|thinks|believes)\b)|(?P<born> \(?(?:born|née|\d{4}\s?[–-])\b)"
    rf"|(?P<state>, [{UPPER}])|(?: \([^()\n]{{1,60}}\))?,? (?:is|was|are|were) (?:an?|the|one of the) (?:[\w-]+ ){{0,4}}?(?P<noun>{_NOUNS})\b|(?P<initials> \([A-Z][A-Za-z&.]{{1,8}}\))"
)
_WHAT_IT_IS = (
    dict.fromkeys(ROLES | _PEOPLE, (4, 0, 0, 0))
    | dict.fromkeys(_BODIES, (0, 4, 0, 0))
    | dict.fromkeys(_PLACES, (0, 0, 4, 0))
    | dict.fromkeys(_WORKS, (0, 0, 0, 4))
)
"""What the noun in "is a small town in" says of a name's kind."""
_BEFORE = {
    "in": (0, 0, 2, 0),
    "near": (0, 0, 2, 0),
    "outside": (0, 0, 1, 0),
    "throughout": (0, 0, 2, 0),
    "across": (0, 0, 1, 0),
    "to": (0, 0, 0, 0),
    "from": (0, 0, 1, 0),
    "at": (0, 1, 1, 0),
    "the": (-3, 0, 0, 0),
    "a": (-3, 0, -2, 2),
    "an": (-3, 0, -2, 2),
    "his": (-2, 0, 0, 1),
    "her": (-2, 0, 0, 1),
    "mr": (3, 0, 0, 0),
    "named": (2, 0, 0, 0),
    "band": (0, 3, 0, 0),
    "company": (0, 3, 0, 0),
    "group": (0, 3, 0, 0),
    "firm": (0, 3, 0, 0),
    "newspaper": (0, 3, 0, 0),
    "giant": (0, 2, 0, 0),
    "town": (0, 0, 3, 0),
    "city": (0, 0, 3, 0),
    "village": (0, 0, 3, 0),
    "album": (0, 0, 0, 3),
    "song": (0, 0, 0, 3),
    "film": (0, 0, 0, 3),
    "single": (0, 0, 0, 3),
    "called": (0, 0, 0, 1),
    "titled": (0, 0, 0, 3),
}
_FOLLOWED = {
    "based": (0, 0, 3, 0),
    "person": (3, 0, 0, 0),
    "says": (2, 1, 0, 0),
    "born": (3, 0, 0, 0),
    "initials": (0, 2, 0, 0),
}
_NOTHING = (0, 0, 0, 0)
_TITLED = 4
_GOES_ON = frozenset(" ,-’'")


class Mention(NamedTuple):
    """A name in a text: its span there, its kind, and by how much that kind outweighs the others. ``other`` is what is
    named and is nobody, no body and no place: peoples, events, works."""

    start: int
    end: int
    text: str
    kind: Named
    weight: int


class _Found(NamedTuple):
    """A part of a run where it stands in the text, with the weights its surroundings give it."""

    start: int
    end: int
    part: Part
    around: Shape


def names(text: str, language: str = "en") -> tuple[Mention, ...]:
    """The names in ``text``, in its order."""
    found = list(_found(text))
    inside = {one.part.name for one in found if not one.part.first}
    words = {word for name in inside for word in name.split()}
    kept = [one for one in found if _is_borne_out(one, inside, words, text, language)]
    if language in CAPITALISING:
        kept = [one for one in kept if _has_cue(one)]
    return _weighed(kept)


def _found(text: str) -> Iterator[_Found]:
    shut = _headlines(text)
    ahead = 0
    for match in RUN.finditer(text):
        start = match.start()
        while ahead < len(shut) and shut[ahead][1] <= start:
            ahead += 1
        if ahead < len(shut) and shut[ahead][0] <= start:
            continue
        run = match[0]
        if run in STARTERS:
            continue
        for part in parts(run, opens=_opens(text, start)):
            at, to = start + part.start, start + part.end
            yield _Found(at, to, part, _around(text, at, to, part))


def _headlines(text: str) -> list[tuple[int, int]]:
    """The spans of lines in which capitals say nothing: set as a headline is, or shouted."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line and line[-1] not in ".!?”\"’…":
            words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
            capital = sum(word[0].isupper() for word in words)
            if len(words) > 3 and capital >= 0.8 * len(words):
                found.append((at, end))
        elif line.isupper() and len(line) > 20:
            found.append((at, end))
        at = end + 1
    return found


def _opens(text: str, start: int) -> bool:
    """Whether a sentence, a line or a quotation begins at ``start``."""
    at = start - 1
    while at >= 0 and text[at] in _SKIPPED:
        at -= 1
    if at < 0 or text[at] in _ENDS:
        return True
    return start > 0 and text[start - 1] in "“\"„«(["


def _around(text: str, start: int, end: int, part: Part) -> Shape:
    """What stands before and after a name says this of its kind."""
    person = organisation = place = other = 0
    if part.titled:
        person += _TITLED
    before = text[max(0, start - 24) : start]
    if before[-1:] == " ":
        word = before[:-1].rpartition(" ")[2].lower()
        if word in _BEFORE:
            person, organisation, place, other = (
                person + _BEFORE[word][0],
                _BEFORE[word][1],
                _BEFORE[word][2],
                _BEFORE[word][3],
            )
        elif word in ROLES:
            person += 2
    elif before[-1:] in "“\"‘" and before and text[end : end + 1] in ("”", '"', "’", ",", ".") and " " in part.name:
        other += 4 * (text[end : end + 2].strip(",.")[:1] in ("”", '"', "’"))
    elif text[end : end + 1] == ":" and part.name.isupper():
        other += 4
    after = _AFTER.match(text, end) if text[end : end + 1] in _GOES_ON else None
    if after:
        which = after.lastgroup or ""
        if which == "state":
            place += 3 * _is_state(text, end + 2)
        else:
            more = _WHAT_IT_IS.get(after["noun"], _NOTHING) if which == "noun" else _FOLLOWED[which]
            person, organisation, place = person + more[0], organisation + more[1], place + more[2]
            other += more[3]
    return Shape(person, organisation, place, other)


def _is_state(text: str, at: int) -> bool:
    """Whether the name of a state or country stands at ``at``."""
    match = RUN.match(text, at)
    return bool(match) and (match[0] in gazetteer().states or match[0] in gazetteer().places)


def _is_borne_out(one: _Found, inside: set[str], words: set[str], text: str, language: str) -> bool:
    """Whether the capital of a word that begins a sentence is a name's."""
    name = one.part.name
    known = gazetteer()
    if not one.part.first:
        return len(name) > 1
    if " " in name:
        return True
    if name in inside or one.part.titled:
        return True
    if name in STARTERS or name.lower() in known.words or len(name) < 2:
        return False
    if name in WORD_NAMES:
        return name in words
    if name in words or name in known.places or name in known.cities or name in known.bodies or max(one.around) > 1:
        return True
    if name[1:].isupper() and not text[max(0, one.start - 40) : one.end + 40].isupper():
        return True
    unheard = f" {name.lower()}" not in text
    return unheard and language == "en" and not name.endswith(("ing", "ed", "ly"))


def _has_cue(one: _Found) -> bool:
    """Whether more than a capital tells that this is a name, where every noun has one."""
    weights = shape(one.part.name)
    return max(weights[:3]) > 2 or one.part.titled or one.part.name in gazetteer().cities


def _weighed(found: list[_Found]) -> tuple[Mention, ...]:
    """Each name with the kind that most speaks for over the whole text; a surname takes the kind of its full name."""
    totals: dict[str, list[int]] = {}
    for one in found:
        total = totals.setdefault(one.part.name, list(shape(one.part.name)))
        for number, weight in enumerate(one.around):
            total[number] = total[number] + weight if abs(total[number]) < 12 else total[number]
    kinds = {name: _kind(total) for name, total in totals.items()}
    longer: dict[str, set[Named]] = defaultdict(set)
    for name, (kind, weight) in kinds.items():
        if " " in name and kind in ("person", "organisation") and weight > 0:
            split = name.split()
            for word in {split[0], split[-1]} if kind == "person" else {split[0]}:
                longer[word].add(kind)
    for name, (kind, weight) in kinds.items():
        if name in longer and len(longer[name]) == 1 and weight < 4 and name not in gazetteer().places:
            kinds[name] = (next(iter(longer[name])), 2)
    return tuple(Mention(one.start, one.end, one.part.name, *kinds[one.part.name]) for one in found)


def _kind(total: list[int]) -> tuple[Named, int]:
    ranked = sorted(range(4), key=lambda number: (-total[number], number))
    best = ranked[0]
    if total[best] <= 0:
        return "other", 0
    return KINDS[best], total[best] - total[ranked[1]] if total[ranked[1]] > 0 else total[best]
