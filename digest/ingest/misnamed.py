"""``.txt`` and ``.html`` as people name them: a page saved as text is read as a page, a text named .html as a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from digest.ingest.blocks import html_lines
from digest.ingest.decode import decode
from digest.ingest.html import html
from digest.ingest.text import text
from digest.model import Meta, Payload, RawDocument

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)?(?:<!doctype html|<(?:html|head|body)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_TAG = (
    r"</?(?:p|div|section|article|main|header|footer|aside|h[1-6]|ul|ol|li|blockquote|figure|figcaption|table|tr|td|br)"
    r"(?:\s[^<>]{0,400})?/?>"
)
_OPENS = re.compile(_TAG, re.IGNORECASE)
_CLOSES = re.compile(rf"{_TAG}$", re.IGNORECASE)
_TAG_BYTES = re.compile(rb"<[A-Za-z!/?]")
_LINES_LOOKED_AT = 400
_ONE_TAG = 500


def text_file(payload: Payload) -> Iterator[RawDocument]:
    """The document in a ``.txt`` file; raises :class:`SourceError` where it cannot be used."""
    body = decode(payload.data, payload.path)
    if _PAGE.match(body):
        for page in html(payload):
            yield _warned(page, "is a page of HTML, though it is named .txt, and was read as one: name it .html")
    elif "<" in body and _is_fragment(body):
        extracted, lines = html_lines(body, None)
        headed = bool(lines) and lines[0].kind == "heading"
        meta = Meta(title=lines[0].text, title_origin="heading") if headed else Meta()
        found = RawDocument(payload.path, payload.path, "html", extracted, lines[headed:], meta)
        yield _warned(found, "holds HTML, though it is named .txt, and was read as that: name it .html")
    else:
        yield from text(payload, body)


def html_file(payload: Payload) -> Iterator[RawDocument]:
    """The document in a ``.html`` file; raises :class:`SourceError` where it cannot be used."""
    if _TAG_BYTES.search(payload.data) or _TAG_BYTES.search(decode(payload.data, payload.path).encode()):
        yield from html(payload)
    else:
        for found in text(payload):
            yield _warned(found, "holds no tag, though it is named .html, and was read as text: name it .txt")


def _is_fragment(body: str) -> bool:
    """Whether ``body`` is a piece of a page: half of its lines or more begin or end with the tag of a block.

    An article about HTML has tags in its sentences, not around them.
    """
    lines = [line for line in body[: _LINES_LOOKED_AT * 1000].splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    tagged = 0
    for line in lines:
        bare = line.strip()
        tagged += bool(_OPENS.match(bare) or _CLOSES.search(bare[-_ONE_TAG:]))
    return tagged > 0 and tagged * 2 >= len(lines) and len(_OPENS.findall(body[: _LINES_LOOKED_AT * 1000])) > 1


def _warned(document: RawDocument, warning: str) -> RawDocument:
    return replace(document, warnings=(*document.warnings, warning))
