"""Taking the noise out of a document: every rule in order, line by line, and what the lines around a line say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from digest import border
from digest.clean.asking import rules
from digest.clean.desk import OUTLET_NAME, PAGE_CLASSES, Bounds, Desk, like_menu
from digest.clean.languages import LISTS
from digest.clean.people import TOWN_STOP, is_town, names_agency
from digest.clean.pieces import Piece, cut, is_story
from digest.clean.place import Place
from digest.clean.rules import Spot
from digest.model import Removal, RuleNote

_LONGEST_LIST = 15
_LONGEST_HEADING = 120
_FIRST_LINES = 6
_NO_HEADLINE = re.compile(
    r"[^.]\.[”\"’)\]]*$|:$|^[^\d,]*[^\W\d] \d{1,3}, [^\d,]*[^\W\d] \d{1,3}$|^\D* \d{1,3} ?[-–:] ?\d{1,3} \D*$"
)
"""A sentence, what announces one, and a score ("Saltby 2, Merrow 0"; "Saltby 2-0 Merrow")."""


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
    "headline-replaced": "the file's own headline, for which its editor gave another",
    "menu-line": "a short line beside furniture, outside the story",
    OUTLET_NAME: "the name of an outlet, alone above or below its article",
    "no-text": "holds nothing that can be read",
    "other-headlines": "a list of other articles",
    "outside-story": "no part of the story, as a learned model reads its page",
    "repeated-in-source": "stands in several articles of this source",
}
"""Cuts that no single line's rule makes, and their reasons."""


def reasons(own: Iterable[RuleNote] = ()) -> dict[str, str]:
    """Why each cut is made, by the name that stands in the removal record; ``own`` are the site's own rules."""
    return {rule.name: rule.reason for rule in rules()} | OTHER_CUTS | {one.name: one.reason for one in own}


def removal(piece: Piece, rule: str, group: str) -> Removal:
    """The record of ``piece`` having been taken by ``rule``."""
    return Removal(piece.text, rule, group, piece.start, piece.end)


def take_noise(desk: Desk, used: Iterable[int], where: Bounds, title: str) -> Cutting:
    """Every piece that is not in ``used``, judged; ``title`` is the headline."""
    result, off = Cutting(), desk.editor.off
    skip = set(used)
    near = 0 if "headline-repeated" in off else max(where.first, _FIRST_LINES)
    spoken = bool(desk.editor.keep or desk.editor.drop)
    for at, piece in enumerate(desk.pieces):
        if at in skip:
            continue
        special = spoken or not piece.text or at < near
        if not (special and _settled(desk, at, result, title if at < near else "")):
            _judge(desk, where, at, result)
    if where.drawn and "outside-story" not in off:
        _take_outside(result, where, where.drawn)
    if "other-headlines" not in off:
        _take_lists(desk.pieces, result)
    if "menu-line" not in off and desk.menus:
        _take_menus(desk, result, where)
    return result


def _settled(desk: Desk, at: int, result: Cutting, title: str) -> bool:
    """Whether it needs no rule to say what becomes of piece ``at``: it is empty, the editor said so, or it is the
    ``title`` again."""
    piece = desk.pieces[at]
    if not piece.text:
        result.removals.append(Removal(border.plain(piece.raw), "no-text", "encoding", piece.start, piece.end))
    elif desk.editor.keeps(piece):
        result.kept[at] = piece
        result.held.add(at)
    elif piece.text in desk.editor.drop:
        result.removals.append(removal(piece, "editor-drop", "editor"))
    elif title and same(piece.text, title):
        result.removals.append(removal(piece, "headline-repeated", "headline"))
    else:
        return False
    return True


def _judge(desk: Desk, where: Bounds, at: int, result: Cutting) -> None:
    """Piece ``at`` as the rules leave it where it stands."""
    piece = desk.pieces[at]
    if desk.verdicts[at] == (piece.text, None) and not (at < where.first and desk.differs_in_head(at)):
        result.kept[at] = piece
        return
    rest, cuts, held = _cut_line(desk, where, at)
    result.removals.extend(cuts)
    if rest:
        result.kept[at] = rest
    if held:
        result.held.add(at)


def _take_outside(result: Cutting, where: Bounds, drawn: Place) -> None:
    """What stands above and below the story of a page."""
    for at in [at for at in result.kept if not drawn.first <= at <= drawn.last and at not in result.held]:
        side = "above" if at < where.first else "below"
        most = f", most by: {drawn.why[at]}" if drawn.why.get(at) else ""
        taken = removal(result.kept.pop(at), "outside-story", "page")
        result.removals.append(replace(taken, why=f"{side} the story of its page{most}"))


def take_above_headline(pieces: Sequence[Piece], cutting: Cutting, title: str) -> None:
    """What a letter has above its headline: the line that a mail program shows beside the subject, the masthead."""
    found = next((index for index, piece in enumerate(pieces[:_FIRST_LINES]) if same(piece.text, title)), 0)
    for index in range(found):
        if index in cutting.kept and index not in cutting.held:
            cutting.removals.append(removal(cutting.kept.pop(index), "above-headline", "newsletter"))


def same(text: str, title: str) -> bool:
    """Whether ``text`` is the headline ``title`` again."""
    return text.casefold().strip(" .") == title.casefold().strip(" .")


def _cut_line(desk: Desk, where: Bounds, at: int) -> tuple[Piece | None, list[Removal], bool]:
    """What is left of piece ``at`` when no rule takes any more of it, what was taken, whether the editor held it."""
    piece, zone, editor = desk.pieces[at], where.zone(at), desk.editor
    cuts: list[Removal] = []
    held: set[bool] = set()
    spot = Spot(piece.text, zone, desk.language)
    for rule, own in desk.rules(at):
        span = rule(spot)
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
            if rule.group == "dateline" and not own and not _opens(desk, where, at, taken.text):
                continue
            if at_start in held or taken.text in editor.keep:
                held.add(at_start)
                continue
            cuts.append(removal(taken, rule.name, rule.group))
            piece, spot = rest, spot._replace(text=rest.text)
            if piece.text in editor.keep:
                return piece, cuts, True
            if rule.group == "caption" and not own:
                return None, [*cuts, removal(piece, rule.name, rule.group)], False
    return piece, cuts, bool(held)


def _opens(desk: Desk, where: Bounds, at: int, dateline: str) -> bool:
    """Whether what looks like a ``dateline`` in piece ``at`` is one: by its agency, or as it opens the story and, where
    it is a word before a full stop, the rest of the text speaks of it as of a place."""
    if names_agency(dateline):
        return True
    town = TOWN_STOP.match(f"{dateline} X")
    return at <= where.first and (not town or is_town(town["place"], (piece.text for piece in desk.pieces)))


def _announces(text: str) -> bool:
    """Whether ``text`` is a heading of a list of other articles, in any language."""
    return len(text) <= _LONGEST_HEADING and LISTS.fullmatch(text) is not None


def _take_lists(pieces: Sequence[Piece], result: Cutting) -> None:
    """Lists of other articles' headlines: a heading that announces one, and what follows up to the next sentence."""
    for index, piece in enumerate(pieces):
        if index not in result.kept or index in result.held or not _announces(piece.text):
            continue
        run = [index]
        for after in range(index + 1, min(index + _LONGEST_LIST, len(pieces))):
            text = result.kept.get(after, pieces[after]).text
            if after in result.kept and (is_story(text) or _NO_HEADLINE.search(text)):
                break
            run.append(after)
        for one in run:
            if one in result.kept and one not in result.held:
                result.removals.append(removal(result.kept.pop(one), "other-headlines", "related"))


def _take_menus(desk: Desk, result: Cutting, where: Bounds) -> None:
    """Short lines outside the story that stand beside furniture are furniture: menus, button rows, footers."""
    groups = {one.start: one.group for one in result.removals}
    heads = range(min(where.first, len(desk.pieces)) - 1, -1, -1)
    tails = range(where.last + 1, len(desk.pieces))
    for order in (heads, heads[::-1], tails, tails[::-1]):
        beside = False
        for at in order:
            piece = result.kept.get(at)
            if piece is None:
                beside = groups.get(desk.pieces[at].start) in PAGE_CLASSES
            elif beside and like_menu(piece) and at not in result.held:
                result.removals.append(removal(result.kept.pop(at), "menu-line", "navigation"))
            else:
                beside = False
