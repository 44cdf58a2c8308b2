"""A document on the cleaner's desk: what its rules and its editor say of each line, and where its story stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from digest import border
from digest.clean import place
from digest.clean.asking import index_of, is_noise
from digest.clean.pieces import Piece, ends_sentence, is_story
from digest.clean.rules import EVERY, Rule, Spot
from digest.clean.sight import BULLET
from digest.clean.sources import bare

_DOUBTFUL = 7
"""Lines that neither read like a story nor are taken by a rule; with fewer, a text is no page with its menus."""
_FURNITURE = 6
_MUCH_FURNITURE = 10
"""So many lines of furniture outside the story make a text a page, and so many one of which most may be no story."""
_REST = 0.3
"""Of a page with less furniture, what stands outside the story is at most this share of the words no rule takes."""
_TRIM = 0.1
"""Without furniture, a text is only trimmed: of at most this share of its words, and of what reads like a menu."""
PAGE_CLASSES = frozenset(
    "navigation share social newsletter copyright notice comments advertisement related promo contact".split()
)
OUTLET_NAME = "outlet-name"
_ROWS = frozenset({"table", "code"})
"""A row of a table and code are asked no rule."""
_SHORT = 80
"""Characters: lines of furniture that come again word for word are mostly shorter."""
_SHORTEST_SENTENCE = 4
_LONGEST_ENTRY = 8
_MENU_RUN = 8
_MENU_LINE = re.compile(r"(?:[*+•·▪-] )?[^\W\d](?:[^\s\d]*)(?: [^\s\d]+){0,2}(?<![.!?:;,…])")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the story stands among the pieces: from ``first`` to ``last``, both in it. Where they were ``drawn`` by the
    look of a whole page, nothing outside them is the story's."""

    first: int
    last: int
    drawn: place.Place | None = None

    def zone(self, index: int) -> Literal["head", "body", "tail"]:
        """The part of the article in which piece ``index`` stands."""
        if index < self.first:
            return "head"
        return "tail" if index > self.last else "body"


@dataclass(frozen=True, slots=True)
class Editor:
    """What a hand said beforehand: lines never to cut, lines always to cut, rules of its own (asked first), and the
    names of built-in rules and cuts that are ``off``."""

    keep: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    rules: tuple[Rule, ...] = ()
    off: frozenset[str] = frozenset()

    def keeps(self, piece: Piece) -> bool:
        """Whether ``piece``, or a line of the paragraph it was joined from, is to be kept."""
        if not self.keep or piece.text in self.keep:
            return bool(self.keep)
        return "\n" in piece.raw and any(border.plain(line) in self.keep for line in piece.raw.splitlines())


NOBODY = Editor()
_NAME = Rule(
    OUTLET_NAME,
    "navigation",
    "the name of an outlet, alone above or below its article",
    lambda spot: (0, len(spot.text)),
    (),
    (),
    "edge",
    EVERY,
    spares_news=False,
)
"""The rule for a line that is known to be an outlet's name."""

Verdict = tuple[str, str | None]
"""What the rules leave of a piece, and the class of the one that took the last of it."""
_Row = tuple[Piece, Sequence[Rule], Verdict]


@dataclass(frozen=True, slots=True)
class Desk:
    """A document on the cleaner's desk: its pieces, its language, the built-in rules to ask of each piece, what all
    rules leave of each (a verdict), and its editor."""

    pieces: Sequence[Piece]
    language: str
    asked: Sequence[Sequence[Rule]]
    verdicts: Sequence[Verdict] = ()
    editor: Editor = NOBODY
    menus: bool = True
    """Whether menus may stand in it: a person who writes Markdown makes none."""
    outlets: frozenset[str] = frozenset()
    """The names and domains of outlets, above and below whose articles such a line is furniture."""

    @classmethod
    def of(cls, pieces: Sequence[Piece], language: str, *, menus: bool = True) -> Desk:
        """``pieces`` with the rules of ``language``."""
        desk = cls((), language, (), menus=menus)
        return desk._with([desk._row(piece) for piece in pieces])

    def knowing(self, outlets: frozenset[str]) -> Desk:
        """The same document, with the names of ``outlets``."""
        desk = replace(self, outlets=outlets)
        named = {at: desk._row(piece) for at, piece in enumerate(self.pieces) if desk._is_outlet(piece)}
        rows = zip(self.pieces, self.asked, self.verdicts, strict=True) if named else ()
        return desk._with([named.get(at, row) for at, row in enumerate(rows)]) if named else desk

    def edited(self, editor: Editor) -> Desk:
        """The same document with ``editor``."""
        desk = replace(self, editor=editor)
        if not (editor.rules or editor.off):
            return desk
        return desk._with([desk._row(piece) for piece in self.pieces])

    def after(self, kept: Mapping[int, Piece], headline: Piece | None = None) -> Desk:
        """What is left on the desk when of its pieces, by their index, only ``kept`` are, whole or in part, below their
        ``headline``."""
        rows = [self._row(headline)] if headline else []
        for at in sorted(kept):
            same = kept[at] is self.pieces[at]
            rows.append((kept[at], self.asked[at], self.verdicts[at]) if same else self._row(kept[at]))
        return self._with(rows)

    def _row(self, piece: Piece) -> _Row:
        asked: Sequence[Rule] = ()
        verdict: Verdict = piece.text, None
        if piece.kind not in _ROWS:
            asked, verdict = (_judged if len(piece.text) > _SHORT else _known)(piece.text, self.language)
            if self.outlets and self._is_outlet(piece):
                asked, verdict = (_NAME, *asked), ("", _NAME.group)
        if self.editor.rules or self.editor.off:
            verdict = _left(Spot(piece.text, "tail", self.language), self._rules(piece, asked))
        return piece, asked, verdict

    def _with(self, rows: Sequence[_Row]) -> Desk:
        pieces, asked, verdicts = zip(*rows, strict=True) if rows else ((), (), ())
        return Desk(pieces, self.language, asked, verdicts, self.editor, self.menus, self.outlets)

    def _is_outlet(self, piece: Piece) -> bool:
        return len(piece.text) <= _SHORT and bare(piece.text) in self.outlets

    def rules(self, at: int) -> list[tuple[Rule, bool]]:
        """The rules to ask of piece ``at`` in their order, the editor's first, and whether each is the editor's."""
        return self._rules(self.pieces[at], self.asked[at])

    def _rules(self, piece: Piece, asked: Sequence[Rule]) -> list[tuple[Rule, bool]]:
        off = self.editor.off
        built_in = [(rule, False) for rule in asked if rule.name not in off]
        if not self.editor.rules or piece.kind in _ROWS:
            return built_in
        return [*((rule, True) for rule in self.editor.rules), *built_in]

    def group_above(self, at: int) -> str | None:
        """The class of the rule that takes all of piece ``at`` if it stands above the story, as a headline does."""
        text, group = self.pieces[at].text, self.verdicts[at][1]
        above = Spot(text, "head", self.language)
        head = (rule for rule, _ in self.rules(at) if rule.zone == "head" and rule(above) == (0, len(text)))
        return group or next((rule.group for rule in head), None)

    def differs_in_head(self, at: int) -> bool:
        """Whether a rule is asked of piece ``at`` that takes more above the story than below it."""
        return any(rule.zone == "head" or rule.group == "byline" for rule, _ in self.rules(at))


def _judged(text: str, language: str) -> tuple[Sequence[Rule], Verdict]:
    """The built-in rules to ask of ``text``, and what those of them that hold anywhere leave of it."""
    asked = index_of(language).ask(text)
    return asked, _left(Spot(text, "tail", language), [(rule, False) for rule in asked])


_known = lru_cache(maxsize=4096)(_judged)
"""The same for short lines: an outlet's furniture comes again with its next article."""


def _left(spot: Spot, rules: Sequence[tuple[Rule, bool]]) -> Verdict:
    """What ``rules`` (each with whether it is the editor's own, which holds where he says) leave of the line at
    ``spot``; where that is nothing, the class of the rule that took the last of it."""
    for rule, own in rules:
        span = rule.find(spot) if own else rule(spot)
        if span == (0, len(spot.text)) or (span and rule.group == "caption" and not own):
            return "", rule.group
        if span:
            text = spot.text[span[1] :].lstrip() if span[0] == 0 else spot.text[: span[0]].rstrip()
            spot = spot._replace(text=text)
    return spot.text, None


def bounds(desk: Desk, head: frozenset[int], *, page: bool) -> Bounds:
    """Where the story stands, outside the lines of its ``head``: in a text that may be a whole ``page`` with its menus
    by the look of all lines, else from the first to the last piece that reads like a story; with none, all of it."""
    left = [("", "field") if at in head else verdict for at, verdict in enumerate(desk.verdicts)]
    story = [at for at, (text, group) in enumerate(left) if group is None and is_story(text)]
    doubtful = sum(group is None for _, group in left) - len(story)
    if page and doubtful >= _DOUBTFUL and len(left) <= place.MOST_LINES:
        found = place.find([one.text for one in desk.pieces], [group for _, group in left])
        if _is_page(desk, left, found):
            return drawn(found, left)
    story = story or [at for at, (text, group) in enumerate(left) if group is None and _is_sentence(text)]
    if story:
        return Bounds(_series(desk, left, story), story[-1])
    first, last = max(head, default=-1) + 1, len(desk.pieces) - 1
    while first < last and left[first][1] in PAGE_CLASSES:
        first += 1
    while first < last and left[last][1] in PAGE_CLASSES:
        last -= 1
    return Bounds(first, last)


def _series(desk: Desk, left: Sequence[Verdict], story: Sequence[int]) -> int:
    """Where the story begins: at the time of its first entry, where it has times alone between its entries."""
    first = story[0]
    times = [at for at in range(story[-1]) if left[at][1] == "live" and desk.pieces[at].text[:1].isdigit()]
    if any(at > first for at in times):
        for at in range(first - 1, -1, -1):
            if at in times:
                first = at
            elif left[at][1]:
                break
    return first


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and text.count(" ") >= _SHORTEST_SENTENCE


def drawn(found: place.Place, left: Sequence[Verdict]) -> Bounds:
    """The bounds of the story ``found``, which neither begin nor end on a line that a rule takes, nor begin on the
    headline."""
    inside = [at for at in range(found.first, found.last + 1) if left[at][1] is None]
    if len(inside) > 1 and inside[0] == found.headline and not ends_sentence(left[found.headline][0]):
        inside = inside[1:]
    return Bounds(inside[0], inside[-1], found) if inside else Bounds(found.first, found.last, found)


def _is_page(desk: Desk, left: Sequence[Verdict], found: place.Place) -> bool:
    """Whether a text came with its page, so that what stands outside the story that was ``found`` may go: by the
    furniture that stands there. Most live blogs, lists and poems have none of it."""
    outside = [at for at in range(len(left)) if not found.first <= at <= found.last]
    menus = _in_menus(left, outside)
    furniture = sum(left[at][1] in PAGE_CLASSES or at in menus or _is_entry(desk, at) for at in outside)
    if furniture >= _MUCH_FURNITURE:
        return True
    rest = sum(len(left[at][0].split()) for at in outside)
    share = rest / max(1, sum(len(text.split()) for text, _ in left))
    if furniture >= _FURNITURE:
        return share <= _REST
    return share <= _TRIM and all(left[at][1] or like_menu(desk.pieces[at]) for at in outside)


def like_menu(piece: Piece) -> bool:
    """Whether ``piece`` may be a menu's entry: short, no sentence and no line of verse, and without a figure."""
    text = piece.text
    if piece.kind != "paragraph" or len(text.split()) > _LONGEST_ENTRY or any(map(str.isdigit, text)):
        return False
    return not (ends_sentence(text) or text[:1].islower() or text.endswith((",", ";", "–", "—")))


def _in_menus(left: Sequence[Verdict], outside: Sequence[int]) -> set[int]:
    """Those of the lines ``outside`` that stand in runs of very short ones without a figure, which only menus have."""
    found: set[int] = set()
    run: list[int] = []
    for at in outside:
        text, group = left[at]
        if group in PAGE_CLASSES or (text and _MENU_LINE.fullmatch(text)):
            run.append(at)
        else:
            run = []
        if len(run) >= _MENU_RUN:
            found.update(run)
    return found


def _is_entry(desk: Desk, at: int) -> bool:
    """Whether piece ``at`` is a menu's entry behind its bullet."""
    text = desk.pieces[at].text
    bullet = BULLET.match(text)
    return bullet is not None and is_noise(text[bullet.end() :], desk.language)


def classes(texts: Sequence[str], language: str = "en") -> list[str | None]:
    """For each of ``texts`` the class of the rule that takes all of it, or None."""
    desk = Desk.of([Piece(text, 0, len(text), text) for text in texts], language)
    return [group for _, group in desk.verdicts]
