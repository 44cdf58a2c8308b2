"""Names joined over the whole set, day by day: what was decided on a day rests on that day and those before it, so an
article that comes later changes nothing of it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from digest import border
from digest.link.entities.editor import Editor
from digest.link.entities.folding import fold, near, surname
from digest.link.entities.gazetteer import gazetteer
from digest.link.entities.inside import Local
from digest.link.entities.registry import Registry
from digest.model import Entity, EntityKind

KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")
_SURE = 4
"""By how much the evidence for a kind must outweigh that for another before a page is made."""
_CLEAR = 4
"""How sure the kind of a single word must be in its article, to be no surname."""


@dataclass(slots=True)
class _Known:
    """All that is known of one name so far. ``votes`` speak for each of ``KINDS`` until there is a ``kind``; with it
    come the ``slug`` and the name that stay."""

    name: str
    forms: tuple[str, ...]
    votes: tuple[int, int, int] = (0, 0, 0)
    articles: array[int] = field(default_factory=lambda: array("I"))
    kind: EntityKind | None = None
    slug: str = ""


class Gathering:
    """Takes the articles of one day after the other; ``least`` articles make a page, surnames reach back ``window``
    days."""

    def __init__(self, editor: Editor, registry: Registry, least: int, window: int) -> None:
        self._editor = editor
        self._least = least
        self._window = window
        self._known: dict[str, _Known] = {}
        self._recent: dict[str, dict[str, int]] = defaultdict(dict)
        self._like: dict[str, set[str]] = defaultdict(set)
        self._kept = {fold(one.name): slug for slug, one in sorted(registry.rows.items(), reverse=True)}
        self._rows = registry.rows
        self._taken = set(registry.rows)

    def day(self, ordinal: int, articles: Iterable[tuple[int, list[Local]]]) -> None:
        """Takes the articles of the day ``ordinal``: each by its number, with what it names."""
        rows = list(articles)
        touched: set[str] = set()
        unclear: list[tuple[int, Local]] = []
        for number, found in rows:
            for local in found:
                if local.bare or (local.weight < _CLEAR and self._may_be_surname(local)):
                    unclear.append((number, local))
                else:
                    touched.add(self._add(number, local, ordinal))
        for number, local in unclear:
            owners = self._owners(fold(local.name), ordinal)
            if len(owners) == 1:
                self._join(owners[0], number, local)
                touched.add(owners[0])
            elif not owners and not local.bare:
                touched.add(self._add(number, local, ordinal))
        for key in sorted(touched):
            self._settle(key)

    def _may_be_surname(self, local: Local) -> bool:
        known = gazetteer()
        return " " not in local.name and local.name not in known.places | known.bodies and local.key not in known.called

    def _add(self, number: int, local: Local, ordinal: int) -> str:
        """Counts ``local`` for the one of its name, or for one that is spelled almost so; gives that one's key."""
        key = local.key
        if key not in self._known:
            key = self._spelled(key, ordinal) if local.kind == "person" else key
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _Known(local.name, ())
        self._join(key, number, local)
        if local.kind == "person" and surname(key) != key:
            for last in {surname(key), fold(local.name.rpartition(" ")[2])}:
                self._recent[last][key] = ordinal
                self._like[last[:3]].add(last)
        return key

    def _join(self, key: str, number: int, local: Local) -> None:
        known = self._known[key]
        if not known.articles or known.articles[-1] != number:
            known.articles.append(number)
        new = tuple(form for form in sorted(local.forms) if form not in known.forms)
        known.forms = (*known.forms, *new) if new else known.forms
        if known.kind is None and not local.bare and local.weight > 1:
            person, organisation, place = known.votes
            add = [local.weight * (local.kind == kind) for kind in KINDS]
            known.votes = (person + add[0], organisation + add[1], place + add[2])

    def _owners(self, word: str, ordinal: int) -> list[str]:
        """The persons whom the surname ``word`` may mean on the day ``ordinal``: by it, else by one like it."""
        owners = self._lately(word, ordinal)
        if owners or len(word) < 6 or word.capitalize() in gazetteer().given:
            return owners
        alike = sorted(other for other in self._like.get(word[:3], ()) if near(word, other))
        return [key for other in alike for key in self._lately(other, ordinal)]

    def _lately(self, last: str, ordinal: int) -> list[str]:
        seen = self._recent.get(last)
        if not seen:
            return []
        for key in [key for key, day in seen.items() if day < ordinal - self._window]:
            del seen[key]
        elder = sorted(key for key in seen if key.endswith(f" {last}"))
        return elder or sorted(seen)

    def _spelled(self, key: str, ordinal: int) -> str:
        """The key of the one person of late whose given name is that of ``key`` and whose surname is almost so."""
        last = surname(key)
        if len(last) < 6:
            return key
        alike = [other for other in self._owners(last, ordinal) if other == key.replace(last, surname(other))]
        return alike[0] if len(alike) == 1 else key

    def _settle(self, key: str) -> None:
        """Gives the one with ``key`` its page, where it has earned one: a kind, a name and an address, for good."""
        known = self._known[key]
        if known.kind is not None or key in self._editor.hides:
            return
        ranked = sorted(range(3), key=lambda number: (-known.votes[number], number))
        slug = self._published(key, known, KINDS[ranked[0]])
        ruled = key in self._editor.named or slug is not None
        if len(known.articles) < self._least and not ruled:
            return
        sure = known.votes[ranked[0]] - known.votes[ranked[1]] >= _SURE
        decided = self._editor.kinds.get(key)
        if slug is not None:
            del self._kept[fold(self._rows[slug].name)]
            decided = decided or self._rows[slug].kind
            known.name = self._rows[slug].name
        elif not (sure or ruled):
            return
        else:
            known.name = min((form for form in known.forms if fold(form) == key), key=_plainest, default=known.name)
        known.name = self._editor.called.get(key, known.name)
        known.kind = decided or KINDS[ranked[0]]
        known.slug = slug or self._free(known.name, key)

    def _published(self, key: str, known: _Known, kind: EntityKind) -> str | None:
        """The slug under which it was published: by its name, or by another form that is no surname alone and was of
        the same ``kind``."""
        if key in self._kept:
            return self._kept[key]
        forms = [form for form in map(fold, known.forms) if form in self._kept and surname(form) != form]
        return next((self._kept[form] for form in forms if self._rows[self._kept[form]].kind == kind), None)

    def _free(self, name: str, key: str) -> str:
        base = border.slug(name, otherwise=border.slug(key, otherwise="name"))
        slug, number = base, 2
        while slug in self._taken:
            slug, number = f"{base}-{number}", number + 1
        self._taken.add(slug)
        return slug

    def entities(self, ids: Mapping[int, str]) -> Iterator[Entity]:
        """Those with a page; ``ids`` are the articles' by their number, which grows with their date."""
        for key in sorted(self._known):
            one = self._known[key]
            if one.kind is None or key in self._editor.hides:
                continue
            aliases = sorted({form for form in one.forms if form != one.name}, key=lambda form: (form.casefold(), form))
            articles = tuple(ids[number] for number in reversed(one.articles))
            yield Entity(one.slug, one.kind, one.name, tuple(aliases), articles)

    def names(self) -> Iterator[str]:
        """Every form that was found, with a page or without."""
        for one in self._known.values():
            yield one.name
            yield from one.forms


def _plainest(form: str) -> tuple[bool, int, str]:
    return (form.isupper() and len(form) > 6, len(form), form)
