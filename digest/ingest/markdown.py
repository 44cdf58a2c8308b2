"""``.md``: front matter and Markdown. Each block is rendered once, sanitised, and kept with its place in the file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from digest import border
from digest.errors import SourceError
from digest.ingest.at_fetch import KEYS, at_fetch, wrong_in
from digest.ingest.blocks import plain_text
from digest.ingest.decode import decode, mend
from digest.ingest.markdown_html import to_html
from digest.model import BlockKind, Line, Meta, Payload, RawDocument, SafeHtml, Url

_BREAK = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$",
    re.MULTILINE,
)
_NOTE = re.compile(r" {0,3}\[\^([^\[\]\s]+)\]:(?!\S)")
"""How a footnote begins, which is named by a mark."""
_LABEL = re.compile(r"\[[^\[\]]+\]")
_LISTS = {"authors", "author", "tags", "keep", "drop"}
_QUOTE = " (a text with ': ' or brackets in it needs quotes around it)"
_BLOCK = re.compile(
    r"(?:\s*</?(?:p|blockquote|ul|ol|li|dl|dt|dd|h[1-6]|hr|pre|table|caption|thead|tbody|tfoot|tr|th|td)(?:\s[^>]*)?>\s*)+"
)
_UNCLOSED = re.compile(r"\s*(?:-\s+)?(?:[\w-]+:\s+)?(?:\"(?:[^\"\\]|\\.)*|'(?:[^']|'')*)")
_BOUNDARY = re.compile(r"^-{3}\s*$", re.MULTILINE)
_NO = {"", "no", "false", "off", "0", "n"}
_KNOWN = {
    *(
        "title",
        "date",
        "published",
        "source",
        "url",
        "authors",
        "author",
        "tags",
        "language",
        "lang",
        "draft",
        "expires",
    ),
    *("summary", "reviewed_by", "slug", "keep", "drop", "fetched", "licence", "license", "updated", "place", "agency"),
    *KEYS,
}


def markdown(payload: Payload) -> Iterator[RawDocument]:
    """The document in a Markdown file; raises :class:`SourceError` where its front matter cannot be read."""
    body = decode(payload.data, payload.path)
    table, start = front_matter(body, payload.path)
    meta = _meta(table)
    warnings = tuple(_warnings(table))
    base = border.url(meta.url)
    lines = tuple(markdown_lines(body[start:], base, start))
    if meta.title is None and lines and lines[0].kind == "heading":
        meta = Meta(
            **{
                **{name: getattr(meta, name) for name in Meta.__slots__},
                "title": lines[0].text,
                "title_origin": "heading",
            }
        )
        lines = lines[1:]
    yield RawDocument(payload.path, payload.path, "md", body, lines, meta, warnings)


def front_matter(body: str, where: str) -> tuple[dict[str, Any], int]:
    """The front matter as a table whose scalars are all text, and where the Markdown begins.

    YAML 1.1 makes ``NO`` a boolean and ``12:30`` the number 750; the base loader keeps what was written.
    """
    handler = YAMLHandler()
    if not handler.detect(body):
        return {}, 0
    if len(_BOUNDARY.findall(body)) < 2:
        hint = "end the front matter with a line of three hyphens"
        raise SourceError("has front matter that never ends", where=where, hint=hint)
    front, content = handler.split(body)
    try:
        table = yaml.load(front, Loader=yaml.CBaseLoader)  # noqa: S506 (the base loader makes only text, lists and tables)
    except (yaml.YAMLError, RecursionError) as error:
        raise SourceError(
            f"has broken front matter: {_place(error, front)}", where=where, hint="mend it there"
        ) from None
    if not isinstance(table, dict):
        raise SourceError(
            "has front matter that is no list of 'key: value'", where=where, hint="write 'title: …' and so on"
        )
    return table, len(body) - len(content)


def _place(error: Exception, front: str) -> str:
    """Where YAML gave up and why, in words for somebody who never heard of it. It reads on for the quote that ends a
    text, and trips only where the next one begins."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or "not YAML")
    if mark is None:
        return problem
    lines = front.split("\n")
    unclosed = next((n for n, one in enumerate(lines[: mark.line + 1]) if _UNCLOSED.fullmatch(one.rstrip())), None)
    if unclosed is not None:
        return f"line {unclosed + 1}: a text needs a quote at its end: {lines[unclosed].strip()}"
    if "mapping values" in problem:
        problem = "a value with ': ' in it needs quotes around it"
    elif "expected key" in problem or "block end" in problem:
        problem = "no 'key: value' begins here; see whether the line above it ends as it should"
    return f"line {mark.line + 1}: {problem}"


def _meta(table: dict[str, Any]) -> Meta:
    date = _one(table.get("date")) or _one(table.get("published"))
    return Meta(
        title=_one(table.get("title")),
        title_origin="front matter",
        dates=((date, "front matter"),) if date else (),
        authors=_many(table.get("authors") or table.get("author")),
        source=_one(table.get("source")),
        url=_one(table.get("url")),
        language=_one(table.get("language") or table.get("lang")),
        tags=_many(table.get("tags")),
        draft=str(table.get("draft", "no")).strip().lower() not in _NO,
        expires=_one(table.get("expires")),
        summary=_one(table.get("summary")),
        reviewed_by=_one(table.get("reviewed_by")),
        slug=_one(table.get("slug")),
        keep=_lines_of(table.get("keep")),
        drop=_lines_of(table.get("drop")),
        place=_one(table.get("place")),
        agency=_one(table.get("agency")),
        at_fetch=at_fetch(table),
    )


def _warnings(table: dict[str, Any]) -> Iterator[str]:
    """What front matter says that cannot be used."""
    for key, value in table.items():
        if str(key) not in _KNOWN:
            yield _unknown(str(key))
        elif key in KEYS:
            yield from wrong_in(key, value)
        elif key in _LISTS:
            parts = value if isinstance(value, list) else [value]
            wrong = next((one for one in parts if not isinstance(one, str)), None)
            if wrong is not None:
                yield f"'{key}' holds {_shape(wrong)}, which is not used; a text or a list of texts is wanted{_QUOTE}"
        elif not isinstance(value, str):
            yield f"'{key}' is {_shape(value)}, which is not used; a text is wanted{_QUOTE}"


def _shape(value: Any) -> str:
    """What ``value`` of front matter is, that is no text."""
    if isinstance(value, dict):
        first = next((f"'{key}: …'" for key in value), "")
        return f"a table ({first})" if first else "a table"
    return "a list"


def _unknown(key: str) -> str:
    near = difflib.get_close_matches(key, sorted(_KNOWN), n=1)
    return f"front matter has an unknown key '{key}'" + (f"; did you mean '{near[0]}'?" if near else "")


def _one(value: Any) -> str | None:
    text = border.plain(mend(str(value))) if isinstance(value, str) else ""
    return text or None


def _many(value: Any) -> tuple[str, ...]:
    parts = re.split(r"\s*,\s*", value) if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(one for part in parts if (one := _one(part)))


def _lines_of(value: Any) -> tuple[str, ...]:
    return _many(value) if isinstance(value, list) else tuple(filter(None, [_one(value)]))


def markdown_lines(source: str, base: Url | None, offset: int = 0) -> Iterator[Line]:
    """The blocks of ``source`` with their spans moved by ``offset``; a list gives one line an item."""
    definitions = {_label(line): line for line in reversed(_DEFINITION.findall(source))}
    spans = list(_chunks(source))
    notes = frozenset(note[1].casefold() for start, end in spans if (note := _NOTE.match(source[start:end])))
    inside = False
    for start, end in spans:
        chunk = source[start:end]
        if _BREAK.match(chunk) or not _DEFINITION.sub("", chunk).strip():
            continue
        kind, inner = _kind(chunk)
        inside = kind == "note" or (inside and source[start - 1 : start] in {" ", "\t"})
        kind = "note" if inside and kind == "paragraph" else kind
        used = [definitions[one] for one in dict.fromkeys(map(_label, _LABEL.findall(inner))) if one in definitions]
        markup = to_html("\n\n".join([inner, *used]), base, notes=notes)
        text = border.plain(mend(plain_text(markup).strip()))
        yield Line(text, start + offset, end + offset, kind, _inline(markup, kind))


def _label(text: str) -> str:
    """The name of a link definition, or of the link that uses it, as CommonMark compares them."""
    return " ".join(text.strip().lstrip("[").partition("]")[0].casefold().split())


def _kind(chunk: str) -> tuple[BlockKind, str]:
    first = chunk.lstrip().partition("\n")[0]
    if _FENCE.match(chunk):
        return "code", chunk
    if re.match(r"#{1,6}\s", first) or re.search(r"\n\s{0,3}(?:=+|-+)\s*$", chunk):
        return "heading", chunk
    if first.startswith(">"):
        return "quote", chunk
    if _ITEM.match(chunk):
        number = re.match(r"\s*(\d+[.)])\s+", chunk)
        bare = "\n".join(line.strip() for line in _ITEM.sub("", chunk, count=1).splitlines())
        return "item", f"{number[1][:-1]}{chr(92)}{number[1][-1]} {bare}" if number else bare
    if "|" in first and re.search(r"\n\s*\|?\s*:?-{2,}", chunk):
        return "table", chunk
    note = _NOTE.match(chunk)
    return ("note", f"[^{note[1]}]{chunk[note.end() :]}") if note else ("paragraph", chunk)


def _inline(markup: SafeHtml, kind: BlockKind) -> SafeHtml:
    """``markup`` without blocks, for the template sets the one in which it stands: where one ended, a line ends. Tables
    and code keep theirs."""
    if kind in {"table", "code"}:
        return markup
    return border.safe_html(_BLOCK.sub("<br>", markup).removeprefix("<br>").removesuffix("<br>"))


def _chunks(source: str) -> Iterator[tuple[int, int]]:
    """Spans of blocks: runs of lines, cut at empty lines, at list items and around headings; a fence is one block."""
    start, end, fence, at = 0, 0, "", 0
    for line in source.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1] == fence else fence
            end = at + len(line)
        else:
            if end > start and (not line.strip() or mark or _begins(line) or _was_heading(source, start)):
                yield start, end
                start = end = at
            if line.strip():
                start = at + len(line) - len(line.lstrip(" \t")) if end == start else start
                end = at + len(line.rstrip())
            fence = mark[1] if mark else ""
        at += len(line)
    if end > start:
        yield start, end


def _begins(line: str) -> bool:
    """Whether a block begins with ``line``, whatever stands above it."""
    return bool(line.startswith("#") or _ITEM.match(line) or _NOTE.match(line))


def _was_heading(source: str, start: int) -> bool:
    return bool(re.match(r"#{1,6}\s", source[start : start + 8]))
