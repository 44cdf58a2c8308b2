"""A text read through: its head, its headline, where its story stands and what is noise; and what is left is read
again until nothing more is taken, so that a clean text stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo

from digest.clean import head, stamps
from digest.clean.cutting import Cutting, removal, same, take_above_headline, take_noise
from digest.clean.dates import Stamp
from digest.clean.desk import Bounds, Desk, bounds
from digest.clean.head import FIRST_SENTENCE, NOTHING, Head, first_sentence
from digest.clean.sources import bare
from digest.model import Block, Guess, RawDocument, Removal

_BY_HAND = "front matter"
"""So begins the origin of a headline that somebody wrote for the article, in it or beside it."""
_MOST_READINGS = 12
"""More than any text of the labelled sets takes; so that a text made for it cannot keep the cleaner busy."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a text: its head, its headline, what was kept and what was taken of it, its language (ISO
    639-1), and when its lines say that it was published or changed."""

    front: Head
    title: Guess
    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...]
    language: str
    stamp: Stamp | None
    text: str
    """The clean text, an empty line between its paragraphs."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one document is read: the ``title`` it states, whether it may have a head, and come with a whole ``page``,
    whether it is a ``letter``, and the site's time zone."""

    title: Guess | None
    has_head: bool
    page: bool
    letter: bool
    zone: tzinfo

    @classmethod
    def of(cls, document: RawDocument, zone: tzinfo) -> Look:
        """How ``document`` is read."""
        meta, page = document.meta, document.kind == "txt"
        title = Guess(meta.title, meta.title_origin, 1.0) if meta.title else None
        return cls(title, page or not meta.title, page, document.kind == "eml", zone)

    def unless_named(self, outlets: frozenset[str]) -> Look:
        """The same without a title that is only the name of one of ``outlets`` and that no hand wrote."""
        if self.title is None or self.title.origin.startswith(_BY_HAND) or bare(self.title.value) not in outlets:
            return self
        return replace(self, title=None, has_head=True)

    def at(self, desk: Desk, known: Head = NOTHING) -> tuple[Bounds, Head]:
        """Where the story on ``desk`` stands, and the head above it, besides what is ``known`` of it."""
        if not self.has_head:
            return bounds(desk, frozenset(), page=self.page), NOTHING
        chapters = head.chapters(desk.pieces, self.zone)
        lines = head.explicit(desk.pieces, self.zone) - chapters
        where = bounds(desk, lines, page=self.page)
        asked = [at for at in head.above(desk.pieces, where, lines) if at not in chapters]
        return where, head.read(desk.pieces, asked, desk.group_above, self.zone, known)

    def through(self, desk: Desk, where: Bounds, front: Head) -> Reading:
        """The text on ``desk``, whose story stands ``where`` and whose head is ``front``, read until nothing more is
        taken from it."""
        front, removals = self._without_replaced(desk, front)
        dated: list[Stamp] = []
        for _ in range(_MOST_READINGS):
            title = self.title or front.title or _from_opening(desk, where)
            cutting = take_noise(desk, front.used, where, "" if title.origin == FIRST_SENTENCE else title.value)
            if self.letter and not removals and "above-headline" not in desk.editor.off:
                take_above_headline(desk.pieces, cutting, title.value)
            if "date-line" not in desk.editor.off:
                dated += _take_date_lines(desk, cutting, where, self.zone)
            removals += cutting.removals
            if not cutting.removals and front.used <= {front.headline}:
                break
            desk, front = _left(desk, front, cutting)
            where, front = self.at(desk, front)
        removals.sort(key=lambda one: (one.start, one.end))
        blocks, stamp = _blocks(cutting), stamps.first((front.date, *dated))
        text = "\n\n".join(block.text for block in blocks)
        return Reading(front, title, blocks, tuple(removals), desk.language, stamp, text)

    def _without_replaced(self, desk: Desk, front: Head) -> tuple[Head, list[Removal]]:
        """``front`` without the headline of the file where its editor gave another, and the record of that line."""
        if self.title is None or front.title is None or same(front.title.value, self.title.value):
            return front, []
        line = desk.pieces[front.headline]
        fields = tuple(one for one in front.fields if (one.field, one.start) != ("title", line.start))
        taken = [removal(line, "headline-replaced", "headline")] if len(fields) < len(front.fields) else []
        return replace(front, fields=fields), taken


def _left(desk: Desk, front: Head, cutting: Cutting) -> tuple[Desk, Head]:
    """``desk`` when all is gone from it but the headline in ``front``, now at its top, and what ``cutting`` kept; and
    ``front`` as it then stands."""
    if front.headline < 0 or front.title is None:
        return desk.after(cutting.kept), front
    headline = replace(desk.pieces[front.headline], text=front.title.value)
    return desk.after(cutting.kept, headline), replace(front, headline=0)


def _from_opening(desk: Desk, where: Bounds) -> Guess:
    """A headline from the first words of the story, which may begin in its head with a paragraph of one sentence."""
    if not desk.pieces:
        return first_sentence("")
    above = (at for at in range(where.first) if head.is_sentence(desk.pieces[at].text))
    first = next(above, min(where.first, len(desk.pieces) - 1))
    return first_sentence(desk.verdicts[first][0])


def _take_date_lines(desk: Desk, cutting: Cutting, where: Bounds, zone: tzinfo) -> list[Stamp]:
    """Lines that are only a date, taken from the head (of a page, where they are no field) and from the tail; those
    that divide a diary stay."""
    outside = [at for at in cutting.kept if where.zone(at) != "body" and at not in cutting.held]
    found = {at: stamp for at in outside if (stamp := stamps.read(cutting.kept[at].text, zone))}
    chapters = head.chapters(desk.pieces, zone) if found else frozenset()
    for at in sorted(found.keys() - chapters):
        cutting.removals.append(removal(cutting.kept.pop(at), "date-line", "timestamp"))
    return [stamp for at, stamp in found.items() if at < where.first and at not in chapters]


def _blocks(cutting: Cutting) -> tuple[Block, ...]:
    blocks: list[Block] = []
    at = 0
    for index in sorted(cutting.kept):
        piece = cutting.kept[index]
        blocks.append(Block(piece.kind, piece.text, piece.start, piece.end, at, piece.markup, index in cutting.held))
        at += len(piece.text) + 2
    return tuple(blocks)
