"""What a saved page says of itself in its head, its JSON-LD and around its headline: title, dates, authors, address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urljoin

import lxml.html

from digest import border
from digest.ingest.page_authors import authors
from digest.ingest.page_data import PageData, below_headline, metas, page_data, text
from digest.ingest.page_title import title
from digest.model import Meta, Url

_DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "parsely-pub-date",
    "pubdate",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
)
_PUBLISHED = re.compile(r".*(?:publish(?!er)|pub-?date|publication|issued|released).*")
_NO_DATE = re.compile(r"modif|updat|expir|unpublish|until|section|type|status|_by$|id$")
_CHANGED = ("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified")
_DATE_CLASS = re.compile(
    r"(?<![A-Za-z])(?:date|datetime|time|timestamp|published|pubdate|datum|fecha|tarih)(?![a-z])|(?<=[a-z])(?:Date|Time)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})\. ?(\d{1,2})\. ?((?:19|20)\d\d)(?!\d)")
_DOTS = frozenset("az bg bs cs da de et fi hr is kk lv mk nb nn no pl ro ru sk sl sr tr uk".split())
_LONGEST_DATE = 60
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:T?([01]\d|2[0-3])([0-5]\d)([0-5]\d))?Z?")
_HOURS_ONLY = re.compile(r"(?<=\d\d:\d\d)((?::\d\d(?:\.\d+)?)?)\s*([+-]\d\d)$")


def page_meta(tree: lxml.html.HtmlElement) -> Meta:
    """What the page says: title, canonical address, dates by origin, authors, outlet, language, keywords."""
    found = metas(tree)
    data = page_data(tree)
    canonical = next((str(link) for link in tree.xpath("//link[@rel='canonical']/@href")), "")
    stated = _first(found, "og:url")
    address = _address(stated, canonical)
    publisher = [name.text for name in data.names("publisher")]
    source = _first(found, "og:site_name") or next(iter(publisher), None)
    outlets = [*publisher, *found.get("og:site_name", ()), *_host(address)]
    headline, origin = title(tree, found, data, outlets)
    return Meta(
        title=headline,
        title_origin=origin,
        dates=tuple(dict.fromkeys(_dates(tree, found, data))),
        authors=authors(tree, found, data, outlets),
        source=source,
        url=address,
        language=next((str(lang) for lang in tree.xpath("/html/@lang")), None),
        tags=tuple(found.get("article:tag", ())),
    )


def _first(found: Mapping[str, Sequence[str]], name: str) -> str:
    return found[name][0] if name in found else ""


def _host(address: Url | None) -> list[str]:
    return [border.host(address)] if address else []


def _address(stated: str, canonical: str) -> Url | None:
    try:
        return border.url(urljoin(stated, canonical) or stated)
    except ValueError:
        return border.url(stated)


def _dates(
    tree: lxml.html.HtmlElement, found: Mapping[str, Sequence[str]], data: PageData
) -> Iterator[tuple[str, str]]:
    for one in data.texts("datePublished") or data.texts("dateCreated"):
        yield _stamp(one), "JSON-LD"
    others = [name for name in found if _PUBLISHED.fullmatch(name) and not _NO_DATE.search(name)]
    for name in dict.fromkeys((*_DATE_METAS, *others)):
        content = _first(found, name)
        if content and (name in _DATE_METAS or re.search(r"\d{4}", content)):
            yield _stamp(content), f"meta {name}"
    for one in tree.xpath("//*[@itemprop='datePublished'][not(self::meta)]")[:1]:
        yield _stamp(one.get("content") or one.get("datetime") or one.text_content()), "itemprop datePublished"
    for one in tree.xpath("(//article//time[@datetime]|//time[@datetime])[1]/@datetime"):
        yield _stamp(str(one)), "time element"
    yield from ((_dotted(one, tree), "visible date") for one in _visible(tree))
    changed = [*data.texts("dateModified"), *(_first(found, name) for name in _CHANGED)]
    yield from ((_stamp(one), "change") for one in changed[:1] if one)


def _visible(tree: lxml.html.HtmlElement) -> list[str]:
    """The first short line below the headline that is called a date and has a year in it."""
    for one in below_headline(tree)[:300]:
        if one.tag == "time" or _DATE_CLASS.search(one.get("class") or ""):
            line = border.plain(one.text_content())
            if len(line) <= _LONGEST_DATE and _YEAR.search(line):
                return [line]
    return []


def _dotted(line: str, tree: lxml.html.HtmlElement) -> str:
    """The day in ``line`` as ISO 8601 where the page's language writes 3.4.2026 for the third of April."""
    language = next((str(one) for one in tree.xpath("/html/@lang")), "")[:2].lower()
    day = _DAY_FIRST.search(line) if language in _DOTS else None
    return f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}" if day else line


def _stamp(value: str) -> str:
    """``value`` as found, but a count of seconds or milliseconds since 1970, and digits run together, as ISO 8601."""
    value = text(value)
    if re.fullmatch(r"1\d{9}(?:\d{3})?(?:\.\d*)?", value):
        moment = datetime.fromtimestamp(float(value[:10]), UTC)
        return moment.isoformat()
    compact = _COMPACT.fullmatch(value)
    if compact:
        day, clock = "-".join(compact.groups()[:3]), ":".join(filter(None, compact.groups()[3:]))
        return f"{day}T{clock}{'Z' if value.endswith('Z') else ''}" if clock else day
    return _HOURS_ONLY.sub(r"\1\2:00", value)
