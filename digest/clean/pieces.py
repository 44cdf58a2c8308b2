"""A document's lines while the cleaner works on them: wrapped ones joined, and cut without losing their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from digest import border
from digest.model import BlockKind, Line, SafeHtml

_STOPS = frozenset(".!…:؟。")
_ENDS = _STOPS | {"?"}
_CLOSING = '”"’»)]'
_WRAP = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or what is left of it. ``text`` is mended; ``start`` and ``end`` are its span in the raw text, and ``raw``
    is what stands there."""

    text: str
    start: int
    end: int
    raw: str
    kind: BlockKind = "paragraph"
    markup: SafeHtml | None = None

    @classmethod
    def of(cls, line: Line, body: str) -> Piece:
        """The whole of ``line``, which stands in ``body``."""
        raw = body[line.start : line.end]
        return cls(line.text, line.start, line.end, line.text if raw == line.text else raw, line.kind, line.markup)


def is_story(text: str) -> bool:
    """Whether ``text`` reads like a paragraph of a story: long enough, and it ends as a sentence does."""
    if len(text) < 60 or text.count(" ") < 7:
        return False
    last = text.rstrip(_CLOSING)[-1:]
    return last in _STOPS or (last in _ENDS and len(text) > 120)


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does."""
    return text.rstrip(_CLOSING)[-1:] in _ENDS


def cut(piece: Piece, at: int) -> tuple[Piece, Piece] | None:
    """``piece`` before and after character ``at`` of its text, without white space between, or None where the place in
    the raw text cannot be told for certain (its encoding was mended there)."""
    edge = at if piece.raw == piece.text else _edge(piece.raw, piece.text, at)
    if edge is None:
        return None
    left, right = piece.raw[:edge].rstrip(), piece.raw[edge:].lstrip()
    return (
        replace(piece, text=piece.text[:at].rstrip(), end=piece.start + len(left), raw=left, markup=None),
        replace(piece, text=piece.text[at:].lstrip(), start=piece.end - len(right), raw=right, markup=None),
    )


def _edge(raw: str, text: str, at: int) -> int | None:
    """Where ``text[:at]`` ends in ``raw``, which differs in white space or was mended elsewhere."""
    for side, whole, index in ((text[:at], raw, 1), (text[at:][::-1], raw[::-1], -1)):
        wanted = "".join(side.split())
        position, matched = 0, 0
        while matched < len(wanted) and position < len(whole):
            if not whole[position].isspace():
                if whole[position] != wanted[matched]:
                    break
                matched += 1
            position += 1
        if matched == len(wanted):
            return position if index == 1 else len(raw) - position
    return None


def unwrapped(lines: tuple[Line, ...], body: str) -> list[Piece]:
    """One piece a paragraph: where a text is wrapped at a column (a mail, an old page), its lines are joined again."""
    breaks = [pair for pair in pairwise(lines) if body.count("\n", pair[0].end, pair[1].start) <= 1]
    wrapped = len(breaks) >= 3 and sum(_runs_on(*pair) for pair in breaks) > len(breaks) * 0.4
    if not wrapped:
        return [Piece.of(line, body) for line in lines]
    return [piece for group in _groups(lines, body) for piece in _joined(group, body)]


def _groups(lines: tuple[Line, ...], body: str) -> Iterator[list[Line]]:
    """Runs of lines with no empty line between them."""
    group: list[Line] = []
    for line in lines:
        if group and body.count("\n", group[-1].end, line.start) > 1:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _runs_on(line: Line, following: Line) -> bool:
    """Whether a sentence goes on in the next line: it begins small, and the line is about as long as a column."""
    return 45 <= len(line.text) <= _WRAP and not ends_sentence(line.text) and following.text[:1].islower()


def _joined(group: list[Line], body: str) -> Iterator[Piece]:
    """The paragraphs of ``group``: a line that is much shorter than the column ends one."""
    column = max(len(line.text) for line in group)
    part: list[Line] = []
    for line in group:
        part.append(line)
        if len(line.text) < column * 0.7:
            yield _join(part, body)
            part = []
    if part:
        yield _join(part, body)


def _join(part: list[Line], body: str) -> Piece:
    start, end = part[0].start, part[-1].end
    return Piece(border.plain(" ".join(line.text for line in part)), start, end, body[start:end], part[0].kind)
