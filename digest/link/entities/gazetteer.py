"""The names that come with digest: places, given names, surnames, and the commonest words, which are no names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from digest.link.entities import lists
from digest.link.entities.folding import fold
from digest.link.entities.given import GIVEN
from digest.summarise.roles import EITHER, MEN, WOMEN

_ALONE = 3
"""The last rows of bodies hold several each that have one name alone."""
_FILE = Path(__file__).with_name("gazetteer.txt")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What is known of names before an article is read. ``called`` gives the full name for another one of it, folded
    as :func:`fold` does; ``places`` are surely places, ``cities`` may be words or surnames as well."""

    places: frozenset[str]
    states: frozenset[str]
    cities: frozenset[str]
    bodies: frozenset[str]
    persons: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    words: frozenset[str]
    called: Mapping[str, str]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one of the package, read once."""
    sections: dict[str, set[str]] = {}
    rows: set[str] = set()
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rows = sections.setdefault(line.strip("[]"), set())
        else:
            rows.add(line)
    places, bodies = list(_rows(lists.ALIASES)), list(_rows(lists.BODIES_BY_INITIALS))
    regions = {" ".join(name.split()) for name in lists.REGIONS.replace("\n", " ").split("|")}
    persons = list(_rows(lists.PERSONS_BY_INITIALS))
    known = sections["countries"] | sections["states"] | regions | {name for row in places for name in row}
    given = (sections["given"] | GIVEN | MEN | WOMEN | EITHER) - known - lists.CALENDAR | {"Jordan", "Virginia", "Chad"}
    return Gazetteer(
        places=frozenset(known),
        states=frozenset(sections["states"]),
        cities=frozenset(sections["cities"] - known),
        bodies=frozenset(name for row in bodies for name in row),
        persons=frozenset(name for row in persons for name in row),
        given=frozenset(given),
        surnames=frozenset(sections["surnames"]),
        words=frozenset(sections["words"]) | frozenset(name.lower() for name in lists.STARTERS),
        called={fold(name): row[0] for row in (*places, *persons, *bodies[:-_ALONE]) for name in row},
    )


def _rows(text: str) -> Iterator[list[str]]:
    for line in text.strip().splitlines():
        yield [name.strip() for name in line.split("|")]
