"""The names in an article's text, each with its kind and span, by rules alone: what it looks like and what it stands
beside, weighed over the whole article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from digest.link.entities.around import PLAIN, around
from digest.link.entities.cutting import RUN, Part, parts
from digest.link.entities.gazetteer import gazetteer
from digest.link.entities.lists import CAPITALISING, STARTERS, WORD_NAMES
from digest.link.entities.shapes import Shape, shape

Named = Literal["person", "organisation", "place", "other"]
_ENOUGH = 16
"""A weight above which no more evidence is asked for."""
KINDS: tuple[Named, ...] = ("person", "organisation", "place", "other")

_SKIPPED = "“”\"‘’'([«»„—–-* \t"
_ENDS = frozenset(".!?:;…\n•|")


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
    common = gazetteer().words
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
        for part in parts(run, "opens" if _opens(text, start) else "inside"):
            at, to = start + part.start, start + part.end
            dull = part.first and part.name.lower() in common
            yield _Found(at, to, part, PLAIN if dull else around(text, at, to, part))


def _headlines(text: str) -> list[tuple[int, int]]:
    """The spans of lines in which capitals say nothing: set as a headline is, or shouted."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line and line[-1] not in '.!?”"’…':
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
    return start > 0 and text[start - 1] in '“"„«(['


def _is_borne_out(one: _Found, inside: set[str], words: set[str], text: str, language: str) -> bool:
    """Whether the capital of a word that begins a sentence is a name's."""
    name = one.part.name
    known = gazetteer()
    if not one.part.first:
        return len(name) > 1
    if " " in name or name in inside or one.part.titled:
        return True
    if name in STARTERS or name.lower() in known.words or len(name) < 2:
        return False
    if name in WORD_NAMES or name in words:
        return name in words
    if name in known.places or name in known.cities or name in known.bodies or max(one.around) > 1:
        return True
    shouted = text[max(0, one.start - 40) : one.end + 40].isupper()
    unheard = language == "en" and not name.endswith(("ing", "ed", "ly")) and f" {name.lower()}" not in text
    return unheard or (name[1:].isupper() and not shouted)


def _has_cue(one: _Found) -> bool:
    """Whether more than a capital tells that this is a name, where every noun has one."""
    weights = shape(one.part.name)
    return max(weights[:3]) > 2 or one.part.titled or one.part.name in gazetteer().cities


def _weighed(found: list[_Found]) -> tuple[Mention, ...]:
    """Each name with the kind that most speaks for over the whole text; a surname takes the kind of its full name."""
    totals: dict[str, list[int]] = {}
    for one in found:
        total = totals.setdefault(one.part.name, list(shape(one.part.name)))
        if one.around is not PLAIN and max(total) < _ENOUGH:
            for number, weight in enumerate(one.around):
                total[number] += weight
    kinds = {name: _kind(total) for name, total in totals.items()}
    for name in [name for name in kinds if name.count(" ") == 2]:
        first, _, last = name.rpartition(" ")
        if kinds.get(first, ("other", 0))[0] == "person" and last in gazetteer().given:
            kinds[name] = ("other", 0)
    longer: dict[str, set[Named]] = defaultdict(set)
    for name, (kind, weight) in kinds.items():
        if " " in name and kind in ("person", "organisation") and weight > 0:
            split = name.split()
            for word in {split[0], split[-1]} if kind == "person" else {split[0]}:
                longer[word].add(kind)
    for name, (_, weight) in list(kinds.items()):
        if name in longer and len(longer[name]) == 1 and weight < 4 and name not in gazetteer().places:
            kinds[name] = (next(iter(longer[name])), 2)
    return tuple(Mention(one.start, one.end, one.part.name, *kinds[one.part.name]) for one in found)


def _kind(total: list[int]) -> tuple[Named, int]:
    ranked = sorted(range(4), key=lambda number: (-total[number], number))
    best = ranked[0]
    if total[best] <= 0:
        return "other", 0
    return KINDS[best], total[best] - total[ranked[1]] if total[ranked[1]] > 0 else total[best]
