"""``.html``: a saved page. trafilatura finds the main text; head and JSON-LD give what the page says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urljoin

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.settings import Document

from digest import border
from digest.errors import SourceError
from digest.ingest.blocks import joined
from digest.ingest.decode import decode
from digest.model import BlockKind, Meta, Payload, RawDocument, SafeHtml, Url

_KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quote", "item": "item", "code": "code"}
_NESTED = frozenset({"p", "list", "item", "quote", "head", "table", "code"})
_BREAK = {"code": "<br>"}
_INLINE = {"#b": "strong", "#i": "em", "#u": "u", "#sub": "sub", "#sup": "sup"}
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DATE_METAS = (
    "article:published_time",
    "datePublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "parsely-pub-date",
    "pubdate",
    "sailthru.date",
)
_TITLE_TAIL = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$")


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
    body, lines = joined(_main_text(page, border.url(meta.url)))
    if not lines:
        hint = (
            "it may be an empty shell, a cookie wall or an error page: save the page from a browser once it has loaded"
        )
        raise SourceError("has no article text on its page", where=payload.path, hint=hint)
    yield RawDocument(payload.path, payload.path, "html", body, lines, meta)


def _decode(payload: Payload) -> str:
    stated = _CHARSET.search(payload.data[:4096])
    if stated and stated[1].lower() not in {b"utf-8", b"utf8"}:
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


def page_meta(tree: lxml.html.HtmlElement) -> Meta:
    """What the page's head says: title, canonical address, dates by origin, authors, outlet, language, keywords."""
    metas = _metas(tree)
    data = _news_data(tree)
    canonical = next((str(link) for link in tree.xpath("//link[@rel='canonical']/@href")), None)
    address = border.url(urljoin(metas.get("og:url", ""), canonical or "") or metas.get("og:url"))
    title, origin = _title(tree, metas, data)
    dates = [(text, "JSON-LD") for text in _texts(data.get("datePublished"))]
    dates += [(metas[name], f"meta {name}") for name in _DATE_METAS if metas.get(name)]
    dates += [(str(text), "time element") for text in tree.xpath("(//article//time|//time)[1]/@datetime")]
    return Meta(
        title=title,
        title_origin=origin,
        dates=tuple(dates),
        authors=_authors(metas, data),
        source=metas.get("og:site_name") or next(iter(_names(data.get("publisher"))), None),
        url=address,
        language=next((str(lang) for lang in tree.xpath("/html/@lang")), None),
        tags=tuple(filter(None, (border.plain(tag) for tag in tree.xpath("//meta[@property='article:tag']/@content")))),
    )


def _metas(tree: lxml.html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = border.plain(meta.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _title(tree: lxml.html.HtmlElement, metas: dict[str, str], data: dict[str, Any]) -> tuple[str | None, str]:
    for text in _texts(data.get("headline")):
        return border.plain(text), "JSON-LD"
    headings = [border.plain(h.text_content()) for h in tree.iter("h1")]
    whole = border.plain(" ".join(tree.xpath("//title/text()")))
    for heading in headings:
        if heading and heading in whole:
            return heading, "h1"
    if metas.get("og:title"):
        return metas["og:title"], "meta og:title"
    if headings and headings[0]:
        return headings[0], "h1"
    return (_TITLE_TAIL.sub("", whole), "title element") if whole else (None, "")


def _authors(metas: dict[str, str], data: dict[str, Any]) -> tuple[str, ...]:
    named = _names(data.get("author"))
    if not named and metas.get("author"):
        named = [metas["author"]]
    return tuple(dict.fromkeys(border.plain(name) for name in named if border.url(name) is None))


def _news_data(tree: lxml.html.HtmlElement) -> dict[str, Any]:
    """The first JSON-LD object that is an article (schema.org: any type whose name ends in Article or Posting)."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            value = json.loads(str(script), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            if any(kind.endswith(("Article", "Posting")) for kind in _texts(item.get("@type"))):
                return item
    return {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _objects(one)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph", []))


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str) and one.strip()]


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    names = [one.get("name") if isinstance(one, dict) else one for one in values]
    return [name for several in names for name in _texts(several)]
