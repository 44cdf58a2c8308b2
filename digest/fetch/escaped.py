"""Text as Markdown in which nothing but itself is said: signs that Markdown would take for markup are escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

import lxml.html
from lxml.html import HtmlElement

from digest import border
from digest.model import SafeHtml

_MARKS = re.compile(r"[\\`*_\[\]<]|~(?=~)|(?<=~)~|&(?=#|\w+;)")
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_FIRST = re.compile(r"[#>=]|[-+](?=[\s-]|$)")
_WORD = re.compile(r"[^ \t]+")
_READ_AS_MORE = re.compile(r"\s{0,3}(?:```|~~~|\[)")
"""How a line of code begins that the reader would take for the end of the code or for a link's address."""
_BAR = "\\|"
_TAG, _BREAK = re.compile(r"<[^>]*>"), re.compile(r"<br\s*/?>")
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


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of cells of inline Markdown, as many in each row; the first row is its head."""
    head, *others = [f"| {' | '.join(cell.replace('|', _BAR) for cell in row)} |" for row in rows]
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *others])


def rows_of(markup: SafeHtml) -> list[list[str]]:
    """The cells of a table as inline Markdown; nothing where its rows are not alike, which Markdown cannot say."""
    rows = [[_spelled(cell).strip() for cell in row.xpath("./td|./th")] for row in _tree(markup).iter("tr")]
    return rows if len({len(row) for row in rows}) == 1 and all(map(all, rows)) else []


def code(lines: Sequence[str]) -> str:
    """Code between fences; pushed in by four spaces where a line of it could be read as more than code."""
    inside = [f"    {line}" for line in lines] if any(map(_READ_AS_MORE.match, lines)) else lines
    return "\n".join(["```", *inside, "```"])


def lines_of(markup: SafeHtml) -> list[str]:
    """The lines of code, with what they are pushed in by."""
    source = unescape(_TAG.sub("", _BREAK.sub("\n", str(markup)))).strip("\n")
    return [_WORD.sub(lambda word: border.plain(word[0]), line).rstrip() for line in source.split("\n")]
