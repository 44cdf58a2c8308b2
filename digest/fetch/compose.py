"""An article as a Markdown file that reads back the same, and the place in the content folder where it belongs."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from digest import border
from digest.fetch.escaped import code, inline, lines_of, linked, opened, rows_of, table
from digest.ingest import OWN_PAGES
from digest.ingest.at_fetch import front_of
from digest.ingest.decode import mend
from digest.ingest.markdown import markdown_lines
from digest.model import AtFetch, Block, BlockKind, SafeHtml, Url

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?")
_NUMBERED = re.compile(r"([0-9]{1,9}\.) (?=\S)")
_NO_KEY = re.compile(r"[^a-z0-9.-]+")
_MARKED = re.compile(r"<(?:a|em|i|strong|b)\b")
_HREF = re.compile(r'href="([^"]*)"')
_LONGEST_KEY = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """What is written of one article. ``source`` is its outlet's key, ``date`` an ISO day or a moment with its zone, as
    the article gives it, ``fetched`` the day it was brought in, ``at_fetch`` what was cleaned away then. Where it is
    ``held``, that says why, and it is a draft until somebody looks at it."""

    url: Url | None
    source: str
    title: str
    authors: tuple[str, ...]
    date: str | None
    fetched: datetime.date
    licence: str
    language: str | None
    blocks: tuple[Block, ...]
    tags: tuple[str, ...] = ()
    held: str = ""
    place: str = ""
    agency: str = ""
    at_fetch: AtFetch = field(default_factory=AtFetch)


def file_of(piece: Piece) -> bytes:
    """``piece`` as Markdown below front matter. The reader of Markdown gives back what stands in it: kinds and texts of
    its blocks, each as ``border.plain`` has it, whatever signs of Markdown, HTML or YAML are in them. Links and
    emphasis stay where Markdown can say them."""
    front = "\n".join(("---", *_front(piece), "---"))
    return f"{front}\n{_body(piece.blocks)}".encode()


def _front(piece: Piece) -> Iterator[str]:
    """The lines of the front matter. Texts are quoted: YAML reads a bare ``no`` as false and ``12:30`` as a number."""
    texts = {"title": piece.title, "source": piece.source, "language": piece.language or "", "licence": piece.licence}
    if title := border.plain(piece.title):
        yield f"title: {_quoted(title)}"
    if piece.url:
        yield f"url: {_quoted(piece.url)}"
    for name in ("source", "language", "licence"):
        if text := border.plain(texts[name]):
            yield f"{name}: {_quoted(text)}"
    if said := border.plain(piece.date or ""):
        yield f"date: {said if _DATE.fullmatch(said) else _quoted(said)}"
    yield f"fetched: {piece.fetched.isoformat()}"
    for name, values in (("authors", piece.authors), ("tags", piece.tags)):
        if kept := [text for one in values if (text := border.plain(one))]:
            yield f"{name}: [{', '.join(map(_quoted, kept))}]"
    for name, text in (("place", piece.place), ("agency", piece.agency)):
        if text := border.plain(text):
            yield f"{name}: {_quoted(text)}"
    if piece.held:
        yield f"# Held back: {border.plain(piece.held)}"
        yield "draft: true"
    yield from front_of(piece.at_fetch)


def _quoted(text: str) -> str:
    """``text`` between double quotes, which YAML 1.2 reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def _body(blocks: Sequence[Block]) -> str:
    """``blocks`` as Markdown, an empty line between them; the items of a list stand together."""
    parts: list[str] = []
    before = ""
    for one in blocks:
        if text := _block(one):
            parts.append(f"{text}\n" if one.kind == before == "item" else f"\n{text}\n")
            before = one.kind
    return "".join(parts)


def _block(block: Block) -> str:
    """``block`` in Markdown's own form, nothing where it says nothing. What its markup shows beside its text (rows,
    lines, links, emphasis) is kept where it reads as that text and no other."""
    text = border.plain(block.text)
    if not text:
        return ""
    shown = _shown(block.kind, block.markup) if block.markup else ""
    if shown and _reads_as(shown, replace(block, text=text)):
        return shown
    if block.kind == "table":
        return table([[inline(cell) for cell in text.split(" | ")]])
    return code([text]) if block.kind == "code" else _line(block.kind, inline(text))


def _shown(kind: BlockKind, markup: SafeHtml) -> str:
    """``markup`` as a block of ``kind``; nothing where it shows no more than its text."""
    if kind == "table":
        rows = rows_of(markup)
        return table(rows) if rows else ""
    if kind == "code":
        return code(lines_of(markup))
    return _line(kind, linked(markup)) if _MARKED.search(markup) else ""


def _line(kind: BlockKind, marked: str) -> str:
    """Inline Markdown as a block of ``kind``."""
    if kind == "heading":
        return "## " + marked.replace("#", "\\#")
    number = _NUMBERED.match(marked) if kind == "item" else None
    if number:
        return f"{number[0]}{opened(marked[number.end() :])}"
    return {"quote": "> ", "item": "- "}.get(kind, "") + opened(marked)


def _reads_as(written: str, block: Block) -> bool:
    """Whether ``written`` reads as one block with the text and the links of ``block``: emphasis has rules on what may
    stand beside it, and no text is to be lost to a star."""
    links = [] if block.kind == "code" else _HREF.findall(block.markup or "")
    said = [(line.kind, line.text, _HREF.findall(line.markup or "")) for line in markdown_lines(written, None)]
    return said == [(block.kind, border.plain(mend(block.text)), links)]


def path_of(piece: Piece, taken: Container[str]) -> str:
    """Where ``piece`` belongs below the content folder: ``source/2025/03/17-slug.md``, of a date that is none
    ``source/undated/slug.md``. What is in ``taken`` is passed over: ``-2``, ``-3`` and so on stand at its end."""
    host = border.host(piece.url) if piece.url else ""
    return place(source_key(piece.source or host), piece.date, piece.title, ".md", taken)


def place(key: str, day: str | None, title: str, suffix: str, taken: Container[str]) -> str:
    """A path not in ``taken`` for an article of the source ``key``, by its ``day`` (ISO, more may follow) and title."""
    stem = border.slug(title)
    try:
        when = datetime.date.fromisoformat((day or "")[:10])
        start = f"{folder(key)}/{when.year:04}/{when.month:02}/{when.day:02}-{stem}"
    except ValueError:
        start = f"{folder(key)}/undated/{stem}"
    return free(start, suffix, taken)


def free(start: str, suffix: str, taken: Container[str]) -> str:
    """The path ``start`` with ``suffix``, or with the first number before that which makes it one not in ``taken``."""
    names = (f"{start}{f'-{number}' if number > 1 else ''}{suffix}" for number in count(1))
    return next(name for name in names if name not in taken)


def folder(key: str) -> str:
    """The folder of the source ``key``: that of the owner's own pages holds no articles."""
    return "articles" if key == OWN_PAGES else key


def source_key(text: str) -> str:
    """``text``, a key or a host, as a key: small letters, digits, dots and hyphens; ``unknown`` where none are left."""
    low = text.strip().lower().removeprefix("www.")
    if not low.isascii():
        low = border.slug(low, otherwise="")
    return _NO_KEY.sub("-", low)[:_LONGEST_KEY].strip(".-") or "unknown"
