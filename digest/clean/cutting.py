"""Taking the noise out of a document: every rule in order, line by line, and what the lines around a line say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from digest import border
from digest.clean import place
from digest.clean.asking import index_of, rules
from digest.clean.languages import LISTS_ABROAD
from digest.clean.pieces import Piece, cut, ends_sentence, is_story
from digest.clean.promotion import LISTS
from digest.clean.rules import Rule, Spot
from digest.model import Removal, RuleNote

_DOUBTFUL = 7
"""Lines that neither read like a story nor are taken by a rule; with fewer, a text is no page with its menus."""
_FURNITURE = 3
_MOST = 0.6
_LONGEST_LIST = 15
_LONGEST_MENU = 8
_FIRST_LINES = 6
_BULLET_LINE = re.compile(r"(?:[*+•·▪-]|\d{1,2}[.)])\s+\S+(?: \S+){0,5}")
_FULL_STOP = re.compile(r"[^.]\.[”\"’)\]]*$")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the story stands among the pieces: from ``first`` to ``last``, both in it. Where they were ``drawn`` by the
    look of a whole page, nothing outside them is the story's, and ``headline`` is its headline's line (-1: none)."""

    first: int
    last: int
    headline: int = -1
    drawn: bool = False

    def zone(self, index: int) -> Literal["head", "body", "tail"]:
        """The part of the article in which piece ``index`` stands."""
        if index < self.first:
            return "head"
        return "tail" if index > self.last else "body"


@dataclass(frozen=True, slots=True)
class Cutting:
    """The outcome: kept pieces by index, which of them an editor ``held``, and what was taken."""

    kept: dict[int, Piece] = field(default_factory=dict)
    held: set[int] = field(default_factory=set)
    removals: list[Removal] = field(default_factory=list)


OTHER_CUTS = {
    "above-headline": "stands above the headline of a letter",
    "date-line": "is only a date; kept as the article's",
    "editor-drop": "the editor said so",
    "headline-repeated": "repeats the headline",
    "menu-line": "a short line beside furniture, outside the story",
    "no-text": "holds nothing that can be read",
    "other-headlines": "a list of other articles",
    "outside-story": "stands above or below the story, as a learned model reads the page",
    "repeated-in-source": "stands in several articles of this source",
}
"""Cuts that no single line's rule makes, and their reasons."""


def reasons(own: Iterable[RuleNote] = ()) -> dict[str, str]:
    """Why each cut is made, by the name that stands in the removal record; ``own`` are the site's own rules."""
    return {rule.name: rule.reason for rule in rules()} | OTHER_CUTS | {one.name: one.reason for one in own}


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

Verdict = tuple[str, str | None]
"""What the rules leave of a piece, and the class of the one that took the last of it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A document on the cleaner's desk: its pieces, its language, the built-in rules to ask of each piece, and its
    editor."""

    pieces: Sequence[Piece]
    language: str
    asked: Sequence[Sequence[Rule]]
    editor: Editor = NOBODY

    @classmethod
    def of(cls, pieces: Sequence[Piece], language: str) -> Desk:
        """``pieces`` with the rules of ``language``; a row of a table and code are asked none."""
        ask = index_of(language).ask
        return cls(pieces, language, [ask(one.text) if one.kind not in {"table", "code"} else () for one in pieces])

    def edited(self, editor: Editor) -> Desk:
        """The same document with ``editor``."""
        return replace(self, editor=editor)

    def rules(self, at: int) -> Iterator[tuple[Rule, bool]]:
        """The rules to ask of piece ``at`` in their order, the editor's first, and whether each is the editor's."""
        if self.pieces[at].kind not in {"table", "code"}:
            yield from ((rule, True) for rule in self.editor.rules)
        off = self.editor.off
        yield from ((rule, False) for rule in self.asked[at] if rule.name not in off)

    def differs_in_head(self, at: int) -> bool:
        """Whether a rule is asked of piece ``at`` that takes more above the story than below it."""
        return any(rule.zone == "head" or rule.group == "byline" for rule, _ in self.rules(at))

    def verdicts(self) -> list[Verdict]:
        """:meth:`left` of every piece."""
        return [self.left(at) for at in range(len(self.pieces))]

    def left(self, at: int) -> Verdict:
        """What the rules that hold anywhere, and all of the editor's own, leave of piece ``at``; where that is nothing,
        the class of the rule that took the last of it."""
        text = self.pieces[at].text
        for rule, own in self.rules(at):
            spot = Spot(text, "tail", self.language)
            span = rule.find(spot) if own else rule(spot)
            if span == (0, len(text)) or (span and rule.group == "caption" and not own):
                return "", rule.group
            if span:
                text = text[span[1] :].lstrip() if span[0] == 0 else text[: span[0]].rstrip()
        return text, None


def bounds(desk: Desk, verdicts: Sequence[Verdict], head: frozenset[int], *, page: bool) -> Bounds:
    """Where the story stands, outside the lines of its ``head``: in a text that may be a whole ``page`` with its menus
    by the look of all lines, else from the first to the last piece that reads like a story; with none, all of it."""
    left = [("", "field") if at in head else verdict for at, verdict in enumerate(verdicts)]
    doubtful = sum(group is None and not is_story(text) for text, group in left)
    if page and doubtful >= _DOUBTFUL:
        found = place.find([one.text for one in desk.pieces], [group for _, group in left])
        if _is_page(found, left):
            return Bounds(found.first, found.last, found.headline, drawn=True)
    for reads in (is_story, lambda text: ends_sentence(text) and text.count(" ") >= 4):
        story = [at for at, (text, group) in enumerate(left) if group is None and reads(text)]
        if story:
            return Bounds(story[0], story[-1])
    return Bounds(max(head, default=-1) + 1, len(desk.pieces) - 1)


def _is_page(found: place.Place, left: Sequence[Verdict]) -> bool:
    """Whether a text, of which ``found`` is the story, came with its page: rules find furniture in it, or the story is
    most of it all the same."""
    furniture = sum(group is not None or bool(_BULLET_LINE.fullmatch(text)) for text, group in left)
    if furniture >= _FURNITURE:
        return True
    words = [len(text.split()) for text, _ in left]
    return sum(words[found.first : found.last + 1]) >= _MOST * sum(words)


def classes(texts: Sequence[str], language: str = "en") -> list[str | None]:
    """For each of ``texts`` the class of the rule that takes all of it, or None."""
    desk = Desk.of([Piece(text, 0, len(text), text) for text in texts], language)
    return [group for _, group in desk.verdicts()]


def removal(piece: Piece, rule: str, group: str) -> Removal:
    """The record of ``piece`` having been taken by ``rule``."""
    return Removal(piece.text, rule, group, piece.start, piece.end)


def take_noise(desk: Desk, verdicts: Sequence[Verdict], used: Iterable[int], where: Bounds, title: str) -> Cutting:
    """Every piece that is not in ``used``, judged; ``title`` is the headline."""
    result, editor = Cutting(), desk.editor
    skip = set(used)
    repeats_headline = title and "headline-repeated" not in editor.off
    for at, piece in enumerate(desk.pieces):
        if at in skip:
            continue
        if not piece.text:
            result.removals.append(Removal(border.plain(piece.raw), "no-text", "encoding", piece.start, piece.end))
        elif editor.keeps(piece):
            result.kept[at] = piece
            result.held.add(at)
        elif piece.text in editor.drop:
            result.removals.append(removal(piece, "editor-drop", "editor"))
        elif repeats_headline and at < max(where.first, _FIRST_LINES) and _same(piece.text, title):
            result.removals.append(removal(piece, "headline-repeated", "headline"))
        elif verdicts[at] == (piece.text, None) and not (at < where.first and desk.differs_in_head(at)):
            result.kept[at] = piece
        else:
            rest, cuts, held = _cut_line(desk, where, at)
            result.removals.extend(cuts)
            if rest:
                result.kept[at] = rest
            if held:
                result.held.add(at)
    if where.drawn and "outside-story" not in editor.off:
        _take_outside(result, where)
    if "other-headlines" not in editor.off:
        _take_lists(desk.pieces, result)
    if "menu-line" not in editor.off:
        _take_menus(result, where, len(desk.pieces))
    return result


def _take_outside(result: Cutting, where: Bounds) -> None:
    """What stands above and below the story of a page."""
    for at in [at for at in result.kept if where.zone(at) != "body" and at not in result.held]:
        side = "above" if at < where.first else "below"
        taken = removal(result.kept.pop(at), "outside-story", "page")
        result.removals.append(replace(taken, why=f"{side} the story of its page"))


def take_above_headline(pieces: Sequence[Piece], cutting: Cutting, title: str) -> None:
    """What a letter has above its headline: the line that a mail program shows beside the subject, the masthead."""
    found = next((index for index, piece in enumerate(pieces[:_FIRST_LINES]) if _same(piece.text, title)), 0)
    for index in range(found):
        if index in cutting.kept and index not in cutting.held:
            cutting.removals.append(removal(cutting.kept.pop(index), "above-headline", "newsletter"))


def _same(text: str, title: str) -> bool:
    return text.casefold().strip(" .") == title.casefold().strip(" .")


def _cut_line(desk: Desk, where: Bounds, at: int) -> tuple[Piece | None, list[Removal], bool]:
    """What is left of piece ``at`` when no rule takes any more of it, what was taken, and whether the editor held it."""
    piece, zone, editor = desk.pieces[at], where.zone(at), desk.editor
    cuts: list[Removal] = []
    held: set[bool] = set()
    for rule, own in desk.rules(at):
        span = rule(Spot(piece.text, zone, desk.language))
        if span is None:
            continue
        if span == (0, len(piece.text)):
            if held:
                continue
            return None, [*cuts, removal(piece, rule.name, rule.group)], False
        at_start = span[0] == 0
        parts = cut(piece, span[1] if at_start else span[0])
        if parts and all(part.text for part in parts):
            taken, rest = parts if at_start else parts[::-1]
            if at_start in held or taken.text in editor.keep:
                held.add(at_start)
                continue
            cuts.append(removal(taken, rule.name, rule.group))
            piece = rest
            if piece.text in editor.keep:
                return piece, cuts, True
            if rule.group == "caption" and not own:
                return None, [*cuts, removal(piece, rule.name, rule.group)], False
    return piece, cuts, bool(held)


def _announces(text: str) -> bool:
    """Whether ``text`` is a heading of a list of other articles, in any language."""
    return bool(LISTS.fullmatch(text) or LISTS_ABROAD.fullmatch(text))


def _take_lists(pieces: Sequence[Piece], result: Cutting) -> None:
    """Lists of other articles' headlines: a heading that announces one, and what follows up to the next sentence."""
    for index, piece in enumerate(pieces):
        if index not in result.kept or index in result.held or not _announces(piece.text):
            continue
        run = [index]
        for after in range(index + 1, min(index + _LONGEST_LIST, len(pieces))):
            text = result.kept.get(after, pieces[after]).text
            if after in result.kept and (is_story(text) or _FULL_STOP.search(text)):
                break
            run.append(after)
        for one in run:
            if one in result.kept and one not in result.held:
                result.removals.append(removal(result.kept.pop(one), "other-headlines", "related"))


def _take_menus(result: Cutting, where: Bounds, count: int) -> None:
    """Short lines outside the story that stand beside furniture are furniture: menus, button rows, footers."""
    heads = range(min(where.first, count) - 1, -1, -1)
    tails = range(where.last + 1, count)
    for order in (heads, heads[::-1], tails, tails[::-1]):
        beside = False
        for index in order:
            piece = result.kept.get(index)
            if piece is None:
                beside = True
            elif beside and _like_menu(piece) and index not in result.held:
                result.removals.append(removal(result.kept.pop(index), "menu-line", "navigation"))
            else:
                beside = False


def _like_menu(piece: Piece) -> bool:
    return piece.kind != "quote" and len(piece.text.split()) <= _LONGEST_MENU and not ends_sentence(piece.text)
