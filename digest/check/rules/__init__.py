"""The rules: a new one is a function and a line in a table here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from digest.check.finding import Fault
from digest.check.rules import (
    data,
    feeds,
    graph,
    html,
    images,
    ledger,
    linked,
    links,
    looks,
    papers,
    policy,
    robots,
    sitemaps,
    sizes,
    whole,
    words,
)
from digest.check.sheet import Place, Sheet
from digest.check.site import Site

ON_PAGES: Mapping[str, Callable[[Sheet, Place], Iterator[Fault]]] = {
    "html-document": html.document,
    "html-syntax": html.syntax,
    "html-outline": html.outline,
    "html-scripts": policy.scripts,
    "policy": policy.policy,
    "ids": html.ids,
    "names": html.names,
    "pictures": html.pictures,
    "seen": looks.seen,
    "elsewhere": looks.elsewhere,
    "leftovers": words.leftovers,
    "encoding": words.mangled,
    "headlines": words.headline,
    "links": links.links,
    "base-path": links.base_path,
    "canonical": links.canonical,
    "local-addresses": links.local,
    "linked-data": linked.linked,
    "receipts-shown": data.shown,
}
"""Rules that look at one page of HTML, asked once for each."""
ON_SITES: Mapping[str, Callable[[Site], Iterator[Fault]]] = {
    "anchors": links.anchors,
    "links-in-texts": links.in_texts,
    "styles": looks.styles,
    "images": images.images,
    "books": images.books,
    "feeds": feeds.feeds,
    "feed-entries": feeds.entries,
    "archive-feeds": feeds.archives,
    "sitemap": sitemaps.sitemap,
    "news-sitemap": sitemaps.news,
    "needed": sitemaps.needed,
    "robots": robots.robots,
    "titles": words.titles,
    "editions": papers.editions,
    "stories": papers.stories,
    "search": papers.search,
    "data": data.data,
    "receipts": data.receipts,
    "ledger": ledger.ledger,
    "redirects": ledger.redirects,
    "orphans": graph.orphans,
    "three-clicks": graph.three_clicks,
    "page-size": sizes.page_size,
    "file-size": sizes.file_size,
    "site-size": sizes.site_size,
    "written": whole.written,
    "base-url": whole.base_url,
    "previews": whole.previews,
}
"""Rules that look at the whole site."""
RULES = {**ON_PAGES, **ON_SITES}
"""Every rule by its name."""
