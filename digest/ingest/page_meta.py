"""What a saved page says of itself in its head, its JSON-LD and around its headline: title, dates, authors, address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import takewhile
from urllib.parse import urljoin, urlsplit

import lxml.html

from digest import border
from digest.ingest.page_authors import authors
from digest.ingest.page_data import PageData, metas, page_data, text
from digest.ingest.page_opening import above_story, below_headline, in_other_articles, is_outside
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
_NO_DATE_CLASS = re.compile(
    r"(?<![A-Za-z])(?:events?|birth\w*|born|died|death|expir\w*|deadline|due|valid|until|match|fixture|concert)(?![a-z])|(?<=[a-z])(?:Events?|Birth|Born|Died|Death|Expir|Deadline|Due|Until)"
)
_DATELINE = re.compile(
    r"\b(?:published|posted|publication|first|updated|modified|created|on|at|date|time|today|yesterday|by|in|"
    r"zuerst|veröffentlicht|erstellt|aktualisiert|stand|am|um|uhr|vom|von|publié|mis à jour|paru|le|à|par|publicado|"
    r"publicação|actualizado|el|em|por|pubblicato|aggiornato|il|di|gepubliceerd|op|om|publicerad|uppdaterad|publisert|oppdatert|"
    r"\d+ min(?:uten?|utes?|s)? (?:read|lesezeit)|lesezeit|gmt|utc|cet|cest|est|edt|[ap]m)\b|\d+",
    re.IGNORECASE,
)
"""What stands beside the day of publishing: the word for it, the clock and the words between."""
_CHANGE = re.compile(
    r"\b(?:last )?(?:updated?|modified|aktualisiert|mis à jour|actualizado|aggiornato|oppdatert|uppdaterad)\b",
    re.IGNORECASE,
)
_INLINE = frozenset({"span", "em", "i", "b", "strong", "small", "a"})
_NEVER = re.compile(r"[0\W]*|(?:0000|0001|1970)-01-01.*")
"""The day that a program writes where it was given none."""
_WHOLE = frozenset({"html", "body", "main", "article"})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})\. ?(\d{1,2})\. ?((?:19|20)\d\d)(?!\d)")
_DOTS = frozenset("az bg bs cs da de et fi hr is kk lv mk nb nn no pl ro ru sk sl sr tr uk".split())
_LONGEST_DATE, _ENOUGH, _MOST_TIMES = 60, 300, 50
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
        dates=tuple(dict.fromkeys(one for one in _dates(tree, found, data) if not _NEVER.fullmatch(one[0]))),
        authors=authors(tree, found, data, outlets),
        source=source,
        url=address,
        language=next((str(lang) for lang in tree.xpath("/html/@lang")), None),
        tags=tuple(found.get("article:tag", ())),
        licence=_licence(tree, found, data),
    )


def _licence(tree: lxml.html.HtmlElement, found: Mapping[str, Sequence[str]], data: PageData) -> str | None:
    """The address of the page's licence, else the words it has for it."""
    linked = tree.xpath("//head/link[@rel='license']/@href | //a[contains(concat(' ', @rel, ' '), ' license ')]/@href")
    said = (_first(found, name) for name in ("dcterms.license", "dc.rights", "dcterms.rights", "copyright"))
    return next(filter(None, map(text, (*map(str, linked[:1]), *data.licences(), *said))), None)


def _first(found: Mapping[str, Sequence[str]], name: str) -> str:
    return found[name][0] if name in found else ""


def _host(address: Url | None) -> list[str]:
    return [border.host(address)] if address else []


def _address(stated: str, canonical: str) -> Url | None:
    """The canonical address; the one ``stated`` where a site calls its front page that of all its pages."""
    try:
        canonical = urljoin(stated, canonical)
        home = urlsplit(canonical).path in {"", "/"} and urlsplit(stated).path not in {"", "/"}
    except ValueError:
        return border.url(stated)
    return border.url(stated if home or not canonical else canonical)


def _dates(
    tree: lxml.html.HtmlElement, found: Mapping[str, Sequence[str]], data: PageData
) -> Iterator[tuple[str, str]]:
    for one in data.stamps("datePublished") or data.stamps("dateCreated"):
        yield _stamp(one), "JSON-LD"
    others = [name for name in found if _PUBLISHED.fullmatch(name) and not _NO_DATE.search(name)]
    for name in dict.fromkeys((*_DATE_METAS, *others)):
        content = _first(found, name)
        if content and (name in _DATE_METAS or re.search(r"\d{4}", content)):
            yield _stamp(content), f"meta {name}"
    marked = tree.xpath("//*[@itemprop='datePublished'][not(self::meta)]")
    elsewhere = in_other_articles(tree)
    for one in [one for one in marked if one not in elsewhere and not is_outside(one)][:1]:
        yield _stamp(one.get("content") or one.get("datetime") or one.text_content()), "itemprop datePublished"
    head = above_story(below_headline(tree))
    times = [*tree.xpath("//time[@pubdate]")[:_MOST_TIMES], *(one for one in head if one.tag == "time")]
    times = [one for one in times if one.get("datetime") and one not in elsewhere and _dates_the_page(one)]
    for one in sorted(times, key=_says_changed)[:1]:
        yield _stamp(one.get("datetime") or ""), "time element"
    yield from ((_dotted(one, tree), "visible date") for one in _visible(head))
    changed = [*data.stamps("dateModified"), *(_first(found, name) for name in _CHANGED)]
    yield from ((_stamp(one), "change") for one in changed[:1] if one)


def _visible(head: Iterable[lxml.html.HtmlElement]) -> list[str]:
    """The first short line of the ``head`` that is called a date and has a year in it."""
    for one in head:
        if (one.tag == "time" or _DATE_CLASS.search(one.get("class") or "")) and _dates_the_page(one):
            line = border.plain(one.text_content())
            if len(line) <= _LONGEST_DATE and _YEAR.search(line):
                return [line]
    return []


def _dates_the_page(one: lxml.html.HtmlElement) -> bool:
    """Whether ``one``, which is called a date, may be the page's: it is no event's, and stands in no sentence."""
    around = [one, *one.iterancestors()]
    called = (f"{part.get('class') or ''} {part.get('id') or ''}" for part in around if part.tag not in _WHOLE)
    if is_outside(one) or any(map(_NO_DATE_CLASS.search, called)):
        return False
    beside = _DATELINE.sub(" ", _beside(one)).strip(" ,.:;–—-|·•/()")
    return len(beside) <= _LONGEST_DATE and not any(word[0].islower() for word in beside.split())


def _says_changed(one: lxml.html.HtmlElement) -> bool:
    return bool(_CHANGE.match(_beside(one)) or _CHANGE.search(one.get("class") or ""))


def _beside(one: lxml.html.HtmlElement) -> str:
    """What the paragraph that holds ``one`` says besides it; of a block that is none, only what stands bare in it."""
    inline = list(takewhile(lambda above: above.tag in _INLINE, one.iterancestors()))
    block = next((above for above in one.iterancestors() if above.tag not in _INLINE), one)
    if block.tag == "p":
        return border.plain(_beginning(block.itertext()).replace(_beginning(one.itertext()), " ", 1))
    return border.plain(_beginning(said for above in (*inline, block) for said in _bare(above)))


def _bare(element: lxml.html.HtmlElement) -> Iterator[str]:
    """The texts that stand in ``element`` and in none of its own."""
    yield element.text or ""
    yield from (child.tail or "" for child in element)


def _beginning(parts: Iterable[str]) -> str:
    """The first of the ``parts`` of a text, as many as show that it is longer than what stands beside a day."""
    said: list[str] = []
    length = 0
    for part in parts:
        said.append(part.strip()[:_ENOUGH])
        length += len(part.strip()) + 1
        if length >= _ENOUGH:
            break
    return " ".join(said)


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
