"""Who is named where: the entities of each article, and links from their first mention in a summary to their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.model import Entity, EntityKind, Point
from digest.pages import paths
from digest.pages.shapes import Link, Mark, Piece

KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")


@dataclass(frozen=True)
class Names:
    """Looks up the ``entities`` of a site by their articles."""

    entities: tuple[Entity, ...]
    of: Mapping[str, tuple[Entity, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[str, list[Entity]] = {}
        for entity in self.entities:
            for one in entity.articles:
                found.setdefault(one, []).append(entity)
        object.__setattr__(self, "of", {one: tuple(named) for one, named in found.items()})

    def links(self, one: str) -> list[tuple[EntityKind, tuple[Link, ...]]]:
        """The entities of the article with id ``one``, by kind, as links; a kind of which it names none is left out."""
        named = self.of.get(one, ())
        rows = [(kind, tuple(link(each) for each in named if each.kind == kind)) for kind in KINDS]
        return [row for row in rows if row[1]]

    def marked(self, marks: Sequence[Mark], points: Sequence[Point]) -> tuple[Mark, ...]:
        """``marks``, which show ``points``, with the first mention of each entity of their articles as a link."""
        done: set[str] = set()
        found: list[Mark] = []
        for mark, point in zip(marks, points, strict=True):
            forms = self._forms(dict.fromkeys(receipt.article for receipt in point.receipts))
            found.append(replace(mark, pieces=_pieces(mark.text, forms, done)) if forms else mark)
        return tuple(found)

    def _forms(self, articles: Iterable[str]) -> dict[str, Entity]:
        """The forms in which ``articles`` may name their entities; one that two of these may have is nobody's, unless
        it is the whole name of one."""
        named = {entity.slug: entity for one in articles for entity in self.of.get(one, ())}
        whole = {entity.name: entity for entity in named.values()}
        forms: dict[str, Entity | None] = {}
        for entity in named.values():
            for form in entity.aliases:
                forms[form] = None if form in forms else entity
        return {form: entity for form, entity in forms.items() if entity is not None and form not in whole} | whole


def link(entity: Entity) -> Link:
    """The page of ``entity`` under its name."""
    return Link(paths.entity(entity), entity.name, len(entity.articles))


def _pieces(text: str, forms: Mapping[str, Entity], done: set[str]) -> tuple[Piece, ...]:
    """``text`` cut where one of ``forms`` stands first that is none of ``done``, which grows; or nothing."""
    hits = []
    for form, entity in forms.items():
        at = _found(text, form)
        if at >= 0:
            hits.append((at, -len(form), entity))
    pieces: list[Piece] = []
    end = 0
    for at, length, entity in sorted(hits, key=lambda hit: hit[:2]):
        if at >= end and entity.slug not in done:
            done.add(entity.slug)
            pieces += [Piece(text[end:at])] if at > end else []
            end = at - length
            pieces.append(Piece(text[at:end], paths.entity(entity)))
    return (*pieces, Piece(text[end:])) if pieces and end < len(text) else tuple(pieces)


def _found(text: str, form: str) -> int:
    """Where ``form`` first stands in ``text`` as whole words, or -1."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return at
        at = text.find(form, at + 1)
    return -1
