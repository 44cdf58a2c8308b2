"""The rules: a new one is a function and a line in a table here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from digest.check.finding import Fault
from digest.check.rules import (
    articles,
    data,
    entries,
    feeds,
    graph,
    html,
    images,
    ledger,
    linked,
    links,
    looks,
    papers,
    search,
    sitemaps,
    sizes,
    whole,
    words,
)
from digest.check.sheet import Place, Sheet
from digest.check.site import Site

ON_PAGES: Mapping[str, Callable[[Sheet], Iterator[Fault]]] = {
    "html-document": html.document,
    "html-syntax": html.syntax,
    "html-scripts": html.scripts,
    "ids": html.ids,
    "names": html.names,
    "pictures": html.pictures,
    "elsewhere": looks.elsewhere,
    "encoding": words.mangled,
}
"""Rules that look at one page of HTML alone."""
IN_PLACE: Mapping[str, Callable[[Sheet, Place], Iterator[Fault]]] = {
    "seen": looks.seen,
    "leftovers": words.leftovers,
    "headlines": words.headline,
    "links": links.links,
    "base-path": links.base_path,
    "canonical": links.canonical,
    "local-addresses": links.local,
    "linked-data": linked.linked,
    "receipts-shown": articles.summaries,
    "article-texts": articles.texts,
    "dates": articles.dates,
    "languages": articles.languages,
    "search-page": search.loads,
}
"""Rules that look at one page of HTML and what they know of the site around it."""
ON_SITES: Mapping[str, Callable[[Site], Iterator[Fault]]] = {
    "anchors": links.anchors,
    "links-in-texts": links.in_texts,
    "styles": looks.styles,
    "images": images.images,
    "feeds": feeds.feeds,
    "feed-entries": entries.entries,
    "archive-feeds": feeds.archives,
    "sitemap": sitemaps.sitemap,
    "news-sitemap": sitemaps.news,
    "needed": sitemaps.needed,
    "titles": words.titles,
    "editions": papers.editions,
    "stories": papers.stories,
    "missing": papers.missing,
    "archive": papers.archive,
    "a-z": papers.a_z,
    "search": search.rows,
    "data": data.data,
    "receipts": data.receipts,
    "receipt-links": data.receipt_links,
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
RULES = {**ON_PAGES, **IN_PLACE, **ON_SITES}
"""Every rule by its name."""
