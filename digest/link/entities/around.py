"""What stands before and after a name and tells of its kind: "in", "the band", ", 42,", "is a small town"."""

from __future__ import annotations

import re

from digest.link.entities.cutting import RUN, UPPER, Part
from digest.link.entities.gazetteer import gazetteer
from digest.link.entities.shapes import Shape
from digest.summarise.roles import ROLES

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
    settlement parish neighbourhood neighborhood street road park bridge airport station country state capital
    """.split()
)
_WORKS = frozenset("album song film movie novel book game single series show opera play poem disease language".split())
_NOUNS = "|".join(sorted(_PEOPLE | _BODIES | _PLACES | _WORKS | ROLES, key=lambda word: (-len(word), word)))
_AFTER = re.compile(
    r"(?P<based>-based\b)|(?P<person>,? (?:\d{1,3},|who\b|aged \d)|(?:[’']s (?:wife|husband|son|daughter|mother|"
    r"father|brother|sister|lawyer|spokes|family|career|own|campaign)))|"
    r"(?P<says> (?:said|says|told|tweeted|wrote|added|argued|"
    r"testified|acknowledged|joked|recalled|replied|believes)\b)|(?P<born> \(?(?:born|née|\d{4}\s?[–-])\b)"
    rf"|(?P<state>, [{UPPER}])"
    r"|(?: \([^()\n]{1,60}\))?,? (?:is|was|are|were) (?:an?|the|one of the) (?:[\w-]+ ){0,4}?"
    rf"(?P<noun>{_NOUNS})\b|(?P<initials> \([A-Z][A-Za-z&.]{{1,8}}\))"
)
_WHAT_IT_IS = (
    dict.fromkeys(ROLES | _PEOPLE, (4, 0, 0, 0))
    | dict.fromkeys(_BODIES, (0, 4, 0, 0))
    | dict.fromkeys(_PLACES, (0, 0, 4, 0))
    | dict.fromkeys(_WORKS, (0, 0, 0, 4))
)
"""What the noun in "is a small town in" says of a name's kind."""
_BEFORE = dict.fromkeys(ROLES, (2, 0, 0, 0)) | {
    "in": (0, 0, 2, 0),
    "near": (0, 0, 2, 0),
    "outside": (0, 0, 1, 0),
    "throughout": (0, 0, 2, 0),
    "across": (0, 0, 1, 0),
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
PLAIN = Shape(0, 0, 0, 0)
"""What surroundings say that say nothing."""
_NOTHING = (0, 0, 0, 0)
_TITLED = 4
_WORK = (0, 0, 0, 4)
_OPENED = frozenset(("“", '"', "‘"))
_CLOSED = frozenset(("”", '"', "’"))
_GOES_ON = frozenset(" ,-’'")


def around(text: str, start: int, end: int, part: Part) -> Shape:
    """What stands before and after a name says this of its kind."""
    before = text[max(0, start - 24) : start]
    one, two = _NOTHING, _NOTHING
    if before[-1:] == " ":
        word = before[:-1].rpartition(" ")[2].lower()
        one = _BEFORE[word[:-1]] if word[-1:] == "," and word[:-1] in ROLES else _BEFORE.get(word, _NOTHING)
    elif _is_work(text, end, before[-1:], part) or (part.name.isupper() and text.startswith(":", end)):
        one = _WORK
    if text[end : end + 1] in _GOES_ON:
        after = _AFTER.match(text, end)
        if after:
            two = _after(text, end, after)
    titled = _TITLED if part.titled else 0
    if one is two and not titled:
        return PLAIN
    return Shape(one[0] + two[0] + titled, one[1] + two[1], one[2] + two[2], one[3] + two[3])


def _is_work(text: str, end: int, opened: str, part: Part) -> bool:
    """Whether the name stands alone between quotation marks, as a film's or a song's does."""
    return " " in part.name and opened in _OPENED and text[end : end + 2].strip(",.")[:1] in _CLOSED


def _after(text: str, end: int, after: re.Match[str]) -> tuple[int, int, int, int]:
    which = after.lastgroup or ""
    if which == "noun":
        return _WHAT_IT_IS[after["noun"]]
    if which == "state":
        return _FOLLOWED["based"] if _is_state(text, end + 2) else _NOTHING
    return _FOLLOWED[which]


def _is_state(text: str, at: int) -> bool:
    """Whether the name of a state or country stands at ``at``."""
    match = RUN.match(text, at)
    return match is not None and (match[0] in gazetteer().states or match[0] in gazetteer().places)
