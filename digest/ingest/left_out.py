"""What a page shows and its main text does not hold: on record, so that an editor can see it and bring a line back.

Nothing is compared character by character, for the extractor folds, splits and joins what it takes. A block of the page
stands in the text where its words do: all of them at the place where the text goes on, as a line of its own, or in
runs of five or more anywhere. The rest of it is what was left out. The work grows with the words of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain

import lxml.html
from lxml import etree

from digest import border
from digest.ingest.decode import mend
from digest.ingest.page_opening import is_hidden
from digest.model import BlockKind, LeftOut, Line, RawDocument

_UNSEEN = frozenset(
    "applet area audio canvas datalist embed head iframe map math noscript object script select style svg template "
    "textarea title video".split()
)
"""What shows no text of its own."""
_BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(
        "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
        "figure footer form header hgroup hr html legend main nav ol option p pre section summary table tbody tfoot "
        "thead tr ul".split(),
        "paragraph",
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "item",
}
_CELLS = frozenset({"td", "th"})
_BREAK = "\x1f"
"""Stands for a line break of the page until a block is whole; no page can hold it."""
_LINK_END = "\x1e"
"""Stands for the end of a link until a block is whole."""
_BREAKS = re.compile(rf"{_BREAK}\s*{_BREAK}")
_EDGES = " |·•"
_RUN = 5
_MOSTLY = 0.75
"""A block of which less stands in the text was not taken from there: a caption that names what the story names."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
"""A word; a single character of the scripts that put no space between words."""


def left_out(tree: lxml.html.HtmlElement, lines: Sequence[Line], headline: str) -> tuple[LeftOut, ...]:
    """What the page ``tree`` shows that neither its text, ``lines``, nor its ``headline`` holds, in the order of the
    page. What has neither letter nor digit is no text."""
    text = _Text.of(lines)
    title = _words(headline)
    seen: list[tuple[BlockKind, str, int | None]] = []
    for kind, said in _said(tree):
        found = _words(said)
        if not found or found == title:
            continue
        covered, line = text.take(found)
        if sum(covered) < _MOSTLY * len(covered):
            covered, line = [False], None
        rest = [] if all(covered) else _runs(said, covered)
        seen += [(kind, "", line)] if line is not None else []
        seen += [(kind if len(one) == len(said) else "paragraph", one, None) for one in rest]
    above = _above([line for _, _, line in seen])
    return tuple(LeftOut(said, after, kind) for (kind, said, _), after in zip(seen, above, strict=True) if said)


def restored(document: RawDocument) -> RawDocument:
    """``document`` with those lines that were left out and are to be kept, each below the nearest line above it that
    the text holds; of several that are alike the first inside the text, else the last."""
    wanted = set(document.meta.keep) - {line.text for line in document.lines}
    chosen: dict[str, LeftOut] = {}
    count = len(document.lines)
    for one in document.left_out:
        if one.text in wanted and (one.text not in chosen or not 0 < chosen[one.text].after < count):
            chosen[one.text] = one
    if not chosen:
        return document
    back = sorted(chosen.values(), key=lambda one: one.after)
    lines = [(at, 1, line) for at, line in enumerate(document.lines)]
    lines += [(one.after, 0, Line(one.text, 0, 0, one.kind)) for one in back]
    placed: list[Line] = []
    at = 0
    for _, _, line in sorted(lines, key=lambda one: one[:2]):
        placed.append(replace(line, start=at, end=at + len(line.text)))
        at += len(line.text) + 1
    body = "\n".join(line.text for line in placed)
    returned = [chosen.get(one.text) is one for one in document.left_out]
    more = accumulate(map(int, returned))
    rest = [replace(one, after=one.after + n) for one, n in zip(document.left_out, more, strict=True)]
    kept = tuple(one for one, back in zip(rest, returned, strict=True) if not back)
    return replace(document, body=body, lines=tuple(placed), left_out=kept)


@dataclass(slots=True)
class _Text:
    """The words of the main text, the line of each, where runs of them begin, and the place that was found last."""

    words: list[str]
    line: list[int]
    runs: dict[tuple[str, ...], int]
    whole: dict[tuple[str, ...], int]
    at: int = 0
    ends: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> _Text:
        told = [_words(line.text) for line in lines]
        words = list(chain.from_iterable(told))
        line = [number for number, one in enumerate(told) for _ in one]
        starts = [0]
        for one in told:
            starts.append(starts[-1] + len(one))
        runs = {tuple(words[at : at + _RUN]): at for at in range(len(words) - _RUN, -1, -1)}
        whole = {tuple(one): start for one, start in zip(reversed(told), reversed(starts[:-1]), strict=True)}
        return cls(words, line, runs, whole, 0, frozenset(starts))

    def take(self, block: Sequence[str]) -> tuple[list[bool], int | None]:
        """Which words of ``block`` the text holds, and in which of its lines the last of them stands."""
        covered = [False] * len(block)
        last: int | None = None
        at = 0
        while at < len(block):
            start, count = self._run(block, at)
            if count:
                last = self.line[start + count - 1]
                covered[at : at + count] = [True] * count
                self.at = start + count
            at += count or 1
        return covered, last

    def _run(self, block: Sequence[str], at: int) -> tuple[int, int]:
        """Where in the text the words of ``block`` from ``at`` stand, and how many of them; none where that is chance:
        fewer than five, neither the rest of the block nor a whole line."""
        count = self._alike(block, at, self.at)
        line = {self.at, self.at + count} <= self.ends
        if count and (count >= _RUN or at + count == len(block) or line):
            return self.at, count
        start = self.runs.get(tuple(block[at : at + _RUN])) if len(block) - at >= _RUN else None
        if start is None and at == 0 and len(block) < _RUN:
            start = self.whole.get(tuple(block))
        return (0, 0) if start is None else (start, self._alike(block, at, start))

    def _alike(self, block: Sequence[str], at: int, start: int) -> int:
        most = min(len(block) - at, len(self.words) - start)
        return next((n for n in range(most) if block[at + n] != self.words[start + n]), most)


def _above(lines: Sequence[int | None]) -> list[int]:
    """For each place of the page the number of lines of the text above it, by the longest series of those found that
    never goes back: a teaser above a page may say what a line far down says."""
    tops: list[int] = []
    series: list[int] = []
    before: dict[int, int] = {}
    for place, line in enumerate(lines):
        if line is not None:
            slot = bisect_right(tops, line)
            before[place] = series[slot - 1] if slot else -1
            tops[slot : slot + 1] = [line]
            series[slot : slot + 1] = [place]
    trusted: set[int] = set()
    place = series[-1] if series else -1
    while place >= 0:
        trusted.add(place)
        place = before[place]
    known = [line + 1 if line is not None and place in trusted else 0 for place, line in enumerate(lines)]
    return list(accumulate(known, max))


def _runs(said: str, covered: Sequence[bool]) -> list[str]:
    """The parts of ``said`` whose words are not ``covered``, with the signs around them."""
    if not any(covered):
        return [said]
    spans = [match.span() for match in _WORD.finditer(said)]
    found: list[str] = []
    begun: int | None = None
    for number, held in enumerate([*covered, True]):
        if held and begun is not None:
            end = spans[number][0] if number < len(spans) else len(said)
            found.append(said[begun:end].strip(_EDGES))
            begun = None
        elif not held and begun is None:
            begun = spans[number][0]
    return found


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _said(tree: lxml.html.HtmlElement) -> Iterator[tuple[BlockKind, str]]:
    """The blocks of the page's body that show text, one a line: their kind and their text."""
    run: list[str] = []
    kind: BlockKind = "paragraph"
    walk = etree.iterwalk(next(tree.iter("body"), tree), events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and (tag in _UNSEEN or is_hidden(element)):
            walk.skip_subtree()
            continue
        if event == "start":
            if tag in _BLOCKS:
                yield from _flush(run, kind)
                kind = _BLOCKS[tag]
            run += [*_opening(tag, run), *_between_links(element, run), element.text or ""]
        else:
            if tag in _BLOCKS:
                yield from _flush(run, kind)
                kind = "paragraph"
            run += [_LINK_END if tag == "a" else "", element.tail or ""]
    yield from _flush(run, kind)


def _opening(tag: str, run: Sequence[str]) -> list[str]:
    """What stands for the beginning of ``tag`` within a block."""
    if tag in _CELLS and any(part.strip() for part in run):
        return [" | "]
    return [_BREAK] if tag == "br" else []


def _between_links(element: etree._Element, run: Sequence[str]) -> list[str]:
    """A break before a link that stands right after another, as in a menu; one word may be two links to one place."""
    if element.tag != "a" or next(filter(None, reversed(run)), "") != _LINK_END:
        return []
    before = element.getprevious()
    return [] if before is not None and before.get("href") == element.get("href") else [_BREAK, _BREAK]


def _flush(run: list[str], kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    whole = "".join(run).replace(_LINK_END, "")
    run.clear()
    if whole.isspace():
        return
    for part in _BREAKS.split(whole) if _BREAK in whole else [whole]:
        text = border.plain(mend(part.replace(_BREAK, " "))).strip(_EDGES)
        if text:
            yield kind, text
