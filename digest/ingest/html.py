"""``.html``: a saved page. trafilatura finds its text, or where that clearly failed a density pass; head and JSON-LD
give what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.settings import Document

from digest import border
from digest.errors import SourceError
from digest.ingest import density
from digest.ingest.blocks import joined
from digest.ingest.decode import decode, is_utf8
from digest.ingest.left_out import left_out
from digest.ingest.page_meta import page_meta
from digest.model import BlockKind, Payload, RawDocument, SafeHtml, Url

_KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quote", "item": "item", "code": "code"}
_NESTED = frozenset({"p", "list", "item", "quote", "head", "table", "code"})
_BREAK = {"code": "<br>"}
_INLINE = {"#b": "strong", "#i": "em", "#u": "u", "#sub": "sub", "#sup": "sup"}
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_OFTEN_UTF8 = frozenset({b"utf-8", b"utf8", b"iso-8859-1", b"latin1", b"windows-1252"})


def html(payload: Payload) -> Iterator[RawDocument]:
    """The article on a saved page; raises :class:`SourceError` where no main text is found."""
    page = _decode(payload)
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    except (etree.ParserError, ValueError) as error:
        raise SourceError(
            f"is not HTML that can be read: {error}", where=payload.path, hint="save the page again"
        ) from None
    meta = page_meta(tree)
    base = border.url(meta.url)
    (body, lines), extractor = density.chosen(joined(_main_text(page, base)), tree, base, meta.title or "")
    if not lines:
        hint = (
            "it may be an empty shell, a cookie wall or an error page: save the page from a browser once it has loaded"
        )
        raise SourceError("has no article text", where=payload.path, hint=hint)
    rest = left_out(tree, lines, meta.title or "")
    yield RawDocument(payload.path, payload.path, "html", body, lines, meta, extractor=extractor, left_out=rest)


def _decode(payload: Payload) -> str:
    """The page as text: by the charset it states, but Latin-1 is UTF-8 where its bytes are: no text is so by chance."""
    stated = _CHARSET.search(payload.data[:4096])
    if stated and not (stated[1].lower() in _OFTEN_UTF8 and is_utf8(payload.data)):
        try:
            return payload.data.decode(stated[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(payload.data, payload.path)


def _main_text(page: str, base: Url | None) -> Iterator[tuple[BlockKind, SafeHtml]]:
    document = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, include_formatting=True, include_links=True
    )
    if not isinstance(document, Document) or document.body is None:
        return
    for element in document.body:
        yield from _blocks(element, base)


def _blocks(element: etree._Element, base: Url | None) -> Iterator[tuple[BlockKind, SafeHtml]]:
    if element.tag == "table":
        for row in element.iter("row"):
            yield "table", border.safe_html(" | ".join(_inline(cell) for cell in row.iter("cell")), base)
        return
    kind = _KINDS.get(str(element.tag), "paragraph")
    if not any(child.tag in _NESTED for child in element):
        yield kind, border.safe_html(_inline(element, _BREAK.get(kind, " ")), base)
        return
    run = escape(element.text or "", quote=False)
    for child in element:
        if child.tag in _NESTED:
            yield kind, border.safe_html(run, base)
            yield from ((kind if one == "paragraph" else one, html) for one, html in _blocks(child, base))
            run = ""
        else:
            run += _one_inline(child, " ")
        run += escape(child.tail or "", quote=False)
    yield kind, border.safe_html(run, base)


def _inline(element: etree._Element, line_break: str = " ") -> str:
    return escape(element.text or "", quote=False) + "".join(
        _one_inline(child, line_break) + escape(child.tail or "", quote=False) for child in element
    )


def _one_inline(child: etree._Element, line_break: str) -> str:
    """One element of trafilatura's within a paragraph, without its tail, as HTML that still has to be sanitised."""
    if child.tag == "lb":
        return line_break
    inner = _inline(child, line_break)
    if child.tag == "ref":
        return f'<a href="{escape(child.get("target", ""))}">{inner}</a>'
    tag = _INLINE.get(child.get("rend", "")) if child.tag == "hi" else None
    return f"<{tag}>{inner}</{tag}>" if tag else inner
