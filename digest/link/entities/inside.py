"""Who is meant inside one article: each name joined to the fullest form that the article itself gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from digest.link.entities.finding import Mention, Named
from digest.link.entities.folding import fold, initials, near, surname
from digest.link.entities.gazetteer import gazetteer

_IN_BRACKETS = re.compile(r" \(([A-Z][A-Za-z&.]{1,8})\)")
_MOST = 6
"""How much one article may speak for a kind."""


@dataclass(slots=True)
class Local:
    """Somebody or something as one article names it: the fullest name, the kind and how sure that is, and every form in
    which it stands there. One that is ``bare`` is a surname or a given name alone, whose owner the article does not
    tell."""

    name: str
    kind: Named
    weight: int
    forms: set[str] = field(default_factory=set)
    bare: bool = False

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return fold(self.name)


class _Seen(NamedTuple):
    kind: Named
    weight: int


def locals_of(text: str, mentions: Sequence[Mention], called: Mapping[str, str]) -> list[Local]:
    """All that ``mentions`` of ``text`` name, one each, in the order of the text; two persons of one surname take away
    its owner. ``called`` gives the name that is meant by a folded one."""
    seen: dict[str, _Seen] = {}
    for one in mentions:
        if one.kind != "other":
            seen.setdefault(one.text, _Seen(one.kind, min(one.weight, _MOST)))
    short = _initials(text, mentions, seen)
    found: dict[str, Local] = {}
    for name, (kind, weight) in seen.items():
        full = called.get(fold(name)) or short.get(name) or name
        bare = full == name and kind == "person" and _is_bare(name)
        if bare:
            continue
        local = found.setdefault(fold(full), Local(full, kind, weight))
        local.forms.add(name)
        local.weight = max(local.weight, weight) if local.kind == kind else local.weight
    _join_initialled(found)
    return [*found.values(), *_bare(found, seen, called)]


def _initials(text: str, mentions: Sequence[Mention], seen: Mapping[str, _Seen]) -> dict[str, str]:
    """What the article says short forms stand for: "Harbour Pilots Union (HPU)", or both forms where no other name of
    the article has these initials."""
    found: dict[str, str] = {}
    long = {name for name, one in seen.items() if one.kind == "organisation" and len(name.split()) > 1}
    for one in mentions:
        match = _IN_BRACKETS.match(text, one.end)
        if match and one.text in long and _fits(match[1], one.text):
            found.setdefault(match[1], one.text)
    by_initials: dict[str, set[str]] = {}
    for name in long:
        by_initials.setdefault(initials(name), set()).add(name)
    for name, seen_so in seen.items():
        owners = by_initials.get(name.replace(".", ""), set())
        if name not in found and seen_so.kind != "place" and len(name.replace(".", "")) > 2 and len(owners) == 1:
            found[name] = next(iter(owners))
    return found


def _fits(short: str, name: str) -> bool:
    """Whether ``short`` may be the initials of ``name``: its first letter is, and all of them come in order."""
    letters = iter(name.casefold())
    return short[0] == name[0] and all(sign in letters for sign in short.replace(".", "").casefold())


def _join_initialled(found: dict[str, Local]) -> None:
    """Joins "J. Smith" to the one "John Smith"."""
    for key in [key for key, one in found.items() if one.kind == "person" and len(key.partition(" ")[0]) == 1]:
        last = surname(key)
        owners = [
            other
            for other, one in found.items()
            if other != key and one.kind == "person" and other[0] == key[0] and surname(other) == last
        ]
        if len(owners) == 1:
            found[owners[0]].forms |= found.pop(key).forms


def _bare(found: Mapping[str, Local], seen: Mapping[str, _Seen], called: Mapping[str, str]) -> list[Local]:
    """The single names of persons: added to the forms of their one owner here, or given back where there is none; one
    that may be of two is nobody's."""
    people = [one for one in found.values() if one.kind == "person"]
    left: list[Local] = []
    for name, (kind, weight) in seen.items():
        if kind != "person" or not _is_bare(name) or fold(name) in called:
            continue
        owners = owners_of(fold(name), people)
        if len(owners) == 1:
            owners[0].forms.add(name)
        elif not owners:
            left.append(Local(name, kind, weight, {name}, bare=True))
    return left


def _is_bare(name: str) -> bool:
    """Whether ``name`` is a surname or a given name alone."""
    return " " not in name or surname(fold(name)) == fold(name)


def owners_of(word: str, people: Sequence[Local]) -> list[Local]:
    """Those of ``people`` whom ``word`` may mean: by surname, else by one like it, else by given name."""
    for fits in (_is_surname, _is_near, _is_given):
        owners = [one for one in people if fits(word, one.key)]
        elder = [one for one in owners if one.key.endswith(surname(one.key))]
        if owners:
            return elder or owners
    return []


def _is_surname(word: str, key: str) -> bool:
    return key.endswith(f" {word}") or f" {word} " in key


def _is_near(word: str, key: str) -> bool:
    return word.capitalize() not in gazetteer().given and near(word, surname(key))


def _is_given(word: str, key: str) -> bool:
    return key.startswith(f"{word} ")
