"""Text as Markdown in which nothing but itself is said: signs that Markdown would take for markup are escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

import lxml.html
from lxml.html import HtmlElement

from digest import border
from digest.ingest.blocks import plain_text
from digest.ingest.decode import mend
from digest.model import SafeHtml

_MARKS = re.compile(r"[\\`*_\[\]<]|~(?=~)|(?<=~)~|&(?=#|\w+;)")
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_FIRST = re.compile(r"[#>=]|[-+](?=[\s-]|$)")
_WORD = re.compile(r"[^ \t]+")
_READ_AS_MORE = re.compile(r"\s{0,3}(?:```|~~~|\[)")
"""How a line of code begins that the reader would take for the end of the code or for a link's address."""
_CELL = " | "
_SPACE = re.compile(r"\s+")
_AROUND = {"em": ("*", "*"), "i": ("*", "*"), "strong": ("**", "**"), "b": ("**", "**")}


def inline(text: str) -> str:
    """``text``, which is on one line, for the middle of a line."""
    return _MARKS.sub(r"\\\g<0>", text)


def opened(marked: str) -> str:
    """Inline Markdown as the beginning of a line, where a few more signs mean something."""
    number = _NUMBER.match(marked)
    if number:
        return f"{number[0]}\\{marked[number.end() :]}"
    return ("\\" if _FIRST.match(marked) else "") + marked


def linked(markup: SafeHtml) -> str:
    """The inline ``markup`` with its links and emphasis as Markdown, on one line."""
    return _spelled(_tree(markup)).strip()


def _tree(markup: SafeHtml) -> HtmlElement:
    return lxml.html.fragment_fromstring(border.xml(str(markup)), create_parent="div")


def _spelled(element: HtmlElement) -> str:
    parts = [_SPACE.sub(" ", inline(element.text or ""))]
    for child in element:
        inner = " " if child.tag == "br" else _spelled(child)
        before, after = _AROUND.get(child.tag, ("", ""))
        if child.tag == "a" and child.get("href"):
            before, after = "[", f"](<{child.get('href')}>)"
        word = inner.strip()
        parts.append(inner.replace(word, f"{before}{word}{after}", 1) if word else inner)
        parts.append(_SPACE.sub(" ", inline(child.tail or "")))
    return "".join(parts)


def table(text: str, markup: SafeHtml | None) -> str:
    """A table in rows and columns where ``markup`` has them and says ``text``, else in one row."""
    rows = _rows(markup) if markup else []
    cells = [cell for row in rows for cell in row]
    said = " ".join(_CELL.join(row) for row in rows)
    if len({len(row) for row in rows}) != 1 or not all(cells) or mend(said) != text:
        rows = [text.split(_CELL)]
    head, *others = [f"| {_CELL.join(_cell(cell) for cell in row)} |" for row in rows]
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *others])


def _rows(markup: SafeHtml) -> Sequence[Sequence[str]]:
    """The cells of a table's rows as plain text."""
    rows = _tree(markup).iter("tr")
    return [[border.plain(str(cell.text_content())) for cell in row.xpath("./td|./th")] for row in rows]


def _cell(text: str) -> str:
    return inline(text).replace("|", "\\|")


def code(text: str, markup: SafeHtml | None) -> str:
    """Code between fences, in the lines that ``markup`` has where it says ``text``; pushed in by four spaces where a
    line of it could be read as more than code."""
    source = unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br\s*/?>", "\n", str(markup)))) if markup else ""
    lines = [_WORD.sub(lambda word: border.plain(word[0]), line).rstrip() for line in source.strip("\n").split("\n")]
    if not markup or border.plain(mend(" ".join(lines))) != text or border.plain(plain_text(markup)) != text:
        lines = [text]
    if any(_READ_AS_MORE.match(line) for line in lines):
        lines = [f"    {line}" for line in lines]
    return "\n".join(["```", *lines, "```"])
