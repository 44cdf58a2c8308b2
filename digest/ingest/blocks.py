"""HTML that is an article and nothing else (a feed entry, a mail, a page's main part) as lines with their kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

import lxml.html
from lxml import etree

from digest import border
from digest.ingest.decode import mend
from digest.model import BlockKind, Line, SafeHtml, Url

_BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(
        ("p", "div", "section", "article", "main", "body", "html", "td", "th", "tr", "center"), "paragraph"
    ),
    **dict.fromkeys(("figure", "figcaption", "header", "footer", "aside", "address", "dl", "dt", "dd"), "paragraph"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "blockquote": "quote",
    "li": "item",
    "pre": "code",
    **dict.fromkeys(("ul", "ol", "table", "tbody", "thead", "tfoot"), "paragraph"),
}
_DEAF = {"script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button", "head", "title"}
_TAG = re.compile(r"<[^>]+>")
_CELL_END = re.compile(r"</t[dh]>\s*(?=<t[dh])")
_CELL = 120


def html_lines(markup: str, base: Url | None) -> tuple[str, tuple[Line, ...]]:
    """The extracted text of ``markup`` and its lines, whose spans count in that text. Tables are taken apart."""
    if not markup.strip():
        return "", ()
    root = lxml.html.fragment_fromstring(border.xml(markup), create_parent="div")
    return joined((kind, border.safe_html(inner, base)) for kind, inner in _pieces(root, "paragraph"))


def joined(pieces: Iterable[tuple[BlockKind, SafeHtml]]) -> tuple[str, tuple[Line, ...]]:
    """The plain texts of ``pieces`` one a line, and the lines."""
    lines: list[Line] = []
    at = 0
    for kind, markup in pieces:
        text = border.plain(mend(plain_text(markup)))
        if text:
            lines.append(Line(text, at, at + len(text), kind, markup))
            at += len(text) + 1
    return "\n".join(line.text for line in lines), tuple(lines)


def plain_text(markup: SafeHtml) -> str:
    """The text of sanitised HTML, with a space for a line break and a bar between the cells of a row."""
    text = _CELL_END.sub(" | ", str(markup))
    return unescape(_TAG.sub("", re.sub(r"<(?:br|/tr|/li|/p)\b[^>]*>", " ", text)))


def _pieces(element: etree._Element, kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    """Runs of inline content under ``element``, each with the kind of the block it stands in."""
    run: list[str] = [escape(element.text or "", quote=False)]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _DEAF or not tag:
            pass
        elif tag == "table" and _is_data(child):
            yield from _flush(run, kind)
            yield "table", etree.tostring(child, encoding="unicode", with_tail=False, method="html")
        elif tag in _BLOCKS or _holds_block(child):
            yield from _flush(run, kind)
            inner = _BLOCKS.get(tag, "paragraph")
            yield from _pieces(child, kind if inner == "paragraph" and kind != "code" else inner)
        elif tag == "br":
            run.append("\n")
        else:
            run.append(etree.tostring(child, encoding="unicode", with_tail=False, method="html"))
        run.append(escape(child.tail or "", quote=False))
    yield from _flush(run, kind)


def _flush(run: list[str], kind: BlockKind) -> Iterator[tuple[BlockKind, str]]:
    """What ``run`` holds; two line breaks in a row end a paragraph, as careless pages have it."""
    text = "".join(run)
    run.clear()
    for part in re.split(r"\n[ \t]*\n", text) if kind != "code" else [text]:
        if part.strip():
            yield kind, part.strip().replace("\n", "<br>") if kind == "code" else " ".join(part.split())


def _is_data(table: etree._Element) -> bool:
    """Whether a table holds data, not the layout of a page: two rows and columns or more, and short cells."""
    rows = [
        [
            " ".join(str(etree.tostring(cell, method="text", encoding="unicode", with_tail=False)).split())
            for cell in row
            if cell.tag in {"td", "th"}
        ]
        for row in table.iter("tr")
    ]
    nested = any(inner is not table for inner in table.iter("table"))
    return (
        not nested and sum(len(row) > 1 for row in rows) > 1 and all(len(cell) <= _CELL for row in rows for cell in row)
    )


def _holds_block(element: etree._Element) -> bool:
    return any(isinstance(child.tag, str) and child.tag in _BLOCKS for child in element.iterdescendants())
