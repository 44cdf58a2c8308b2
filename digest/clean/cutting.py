"""Taking the noise out of a document: every rule in order, line by line, and what the lines around a line say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.metadata import entry_points
from typing import Literal

from digest import border
from digest.clean.furniture import FURNITURE
from digest.clean.languages import LISTS_ABROAD, PACKS
from digest.clean.notices import NOTICES
from digest.clean.people import PEOPLE
from digest.clean.pictures import PICTURES
from digest.clean.pieces import Piece, cut, ends_sentence, is_story
from digest.clean.promotion import LISTS, PROMOTION
from digest.clean.rules import Rule, Spot
from digest.model import Removal, RuleNote

RULES: tuple[Rule, ...] = (*PEOPLE, *PICTURES, *PROMOTION, *NOTICES, *FURNITURE, *PACKS)

_LONGEST_LIST = 15
_LONGEST_MENU = 8
_FIRST_LINES = 6
_FULL_STOP = re.compile(r"[^.]\.[”\"’)\]]*$")


@cache
def rules() -> tuple[Rule, ...]:
    """:data:`RULES` and those that other packages add through the entry point group ``digest.rules``."""
    return RULES + tuple(point.load() for point in entry_points(group="digest.rules"))


@lru_cache(maxsize=64)
def _asked(language: str) -> tuple[Rule, ...]:
    """The rules that hold in ``language``."""
    return tuple(rule for rule in rules() if not rule.languages or language in rule.languages)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the story stands among the pieces: from ``first`` to ``last``, both in it; and its ``language``."""

    first: int
    last: int
    language: str

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


def is_noise(text: str, language: str) -> bool:
    """Whether some rule that holds anywhere takes the whole of ``text``."""
    spot = Spot(text, "tail", language)
    return any(span == (0, len(text)) for rule in _asked(language) if (span := rule(spot)))


def _left(text: str, language: str, editor: Editor) -> str:
    """What the rules that hold anywhere, and all of the editor's own, leave of ``text``."""
    for rule in (*editor.rules, *_asked(language)):
        spot, own = Spot(text, "tail", language), rule in editor.rules
        span = rule.find(spot) if own else rule(spot) if rule.name not in editor.off else None
        if span == (0, len(text)) or (span and rule.group == "caption" and not own):
            return ""
        if span:
            text = text[span[1] :].lstrip() if span[0] == 0 else text[: span[0]].rstrip()
    return text


def bounds(pieces: Sequence[Piece], head: frozenset[int], language: str, editor: Editor = NOBODY) -> Bounds:
    """The first and last piece, not in ``head``, that read like the story; with none, all of it counts as the story."""
    texts = [(index, piece.text) for index, piece in enumerate(pieces) if index not in head]
    for reads in (is_story, lambda text: ends_sentence(text) and text.count(" ") >= 4):
        first = _first(texts, reads, language, editor)
        if first is not None:
            last = _first(reversed(texts), reads, language, editor)
            return Bounds(first, first if last is None else last, language)
    return Bounds(max(head, default=-1) + 1, len(pieces) - 1, language)


def _first(texts: Iterable[tuple[int, str]], reads: Callable[[str], bool], language: str, editor: Editor) -> int | None:
    """The first of ``texts`` that ``reads`` finds to be of the story, also by what the rules leave of it."""
    return next((index for index, text in texts if reads(text) and reads(_left(text, language, editor))), None)


def removal(piece: Piece, rule: str, group: str) -> Removal:
    """The record of ``piece`` having been taken by ``rule``."""
    return Removal(piece.text, rule, group, piece.start, piece.end)


def take_noise(pieces: Sequence[Piece], used: Iterable[int], place: Bounds, editor: Editor, title: str) -> Cutting:
    """Every piece that is not in ``used``, judged; ``title`` is the headline."""
    result = Cutting()
    skip = set(used)
    repeats_headline = "headline-repeated" not in editor.off
    for index, piece in enumerate(pieces):
        if index in skip:
            continue
        if not piece.text:
            text = border.plain(piece.raw)
            result.removals.append(Removal(text, "no-text", "encoding", piece.start, piece.end))
        elif editor.keeps(piece):
            result.kept[index] = piece
            result.held.add(index)
        elif piece.text in editor.drop:
            result.removals.append(removal(piece, "editor-drop", "editor"))
        elif title and index < max(place.first, _FIRST_LINES) and _same(piece.text, title) and repeats_headline:
            result.removals.append(removal(piece, "headline-repeated", "headline"))
        else:
            rest, cuts, held = _cut_line(piece, place, index, editor)
            result.removals.extend(cuts)
            if rest:
                result.kept[index] = rest
            if held:
                result.held.add(index)
    if "other-headlines" not in editor.off:
        _take_lists(pieces, result)
    if "menu-line" not in editor.off:
        _take_menus(result, place, len(pieces))
    return result


def take_above_headline(pieces: Sequence[Piece], cutting: Cutting, title: str) -> None:
    """What a letter has above its headline: the line that a mail program shows beside the subject, the masthead."""
    found = next((index for index, piece in enumerate(pieces[:_FIRST_LINES]) if _same(piece.text, title)), 0)
    for index in range(found):
        if index in cutting.kept and index not in cutting.held:
            cutting.removals.append(removal(cutting.kept.pop(index), "above-headline", "newsletter"))


def _same(text: str, title: str) -> bool:
    return text.casefold().strip(" .") == title.casefold().strip(" .")


def _cut_line(piece: Piece, place: Bounds, index: int, editor: Editor) -> tuple[Piece | None, list[Removal], bool]:
    """What is left of line ``index`` when no rule takes any more of it, what was taken, and whether the editor held
    it."""
    zone, language = place.zone(index), place.language
    cuts: list[Removal] = []
    held: set[bool] = set()
    asked = (*editor.rules, *_asked(language)) if piece.kind not in {"table", "code"} else ()
    for rule in asked:
        span = rule(Spot(piece.text, zone, language)) if rule.name not in editor.off else None
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
            if rule.group == "caption" and rule not in editor.rules:
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


def _take_menus(result: Cutting, place: Bounds, count: int) -> None:
    """Short lines outside the story that stand beside furniture are furniture: menus, button rows, footers."""
    heads = range(min(place.first, count) - 1, -1, -1)
    tails = range(place.last + 1, count)
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
