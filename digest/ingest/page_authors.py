"""Who wrote a saved page: what it tells machines, else what its byline tells readers, else the outlet it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import lxml.html

from digest import border
from digest.ingest.names import DOMAIN, is_person, names
from digest.ingest.page_data import Name, PageData, below_headline, letters, text

_META = re.compile(
    r"(?:^|.*[.:_-])(?:authors?|author[_-]?names?|creator|byl|by-?line|autor|auteur|written by)$", re.IGNORECASE
)
_FIRST_METAS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "citation_author")
_LABEL = re.compile(
    r"written by|(?:geschrieben|verfasst) von|écrit par|escrito por|scritto da|author|autor", re.IGNORECASE
)
_WRITER = (
    "byline|authors?|autor(?:en|es|in|i)?|auteurs?|autore|writers?|reporters?|journalists?|contributors?|verfasser|"
    "redakteur|forfattere?|skribent|journaliste|firma|signature|penulis|yazar|muhabir|writtenby"
)
_BYLINE = re.compile(
    rf"(?<![A-Za-z])(?:{_WRITER})(?:[_-]?(?:names?|list|links?))?(?![a-z])|(?<=[a-z])(?:Byline|Authors?|Autor(?:en|es)?|Auteurs?|Writers?)(?![a-z])"
)
_NO_BYLINE = re.compile(
    r"comment|related|teaser|bio(?![a-z])|about|avatar|image|photo|picture|social|share|follow|recommend|newsletter|"
    r"caption|credit|contact|appetizer|popup|tooltip|sidebar|widget|promo|more-",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|autori|by|reporters?|journalists?|profile|people)/[^/]"
)
_OUTSIDE = frozenset({"nav", "footer", "aside", "script", "style", "noscript", "template", "svg", "button"})
_NAMED_IN = ("class", "id", "data-testid", "data-component")
_LINES = frozenset({"p", "div", "span", "li", "address", "em", "strong", "i", "b", "small", "h4", "h5", "h6"})
_BY = re.compile(r"(?:By|BY|Von|VON|Par|Por|Di|Door|Av|Af|Written by|Text|Texte?|Texto|Autor(?:in)?|Author|Автор)\b")
_WHOLE = frozenset({"html", "body", "main", "article"})
_LONGEST_BYLINE = 250


def authors(
    tree: lxml.html.HtmlElement, metas: Mapping[str, Sequence[str]], data: PageData, outlets: Iterable[str]
) -> tuple[str, ...]:
    """The people who wrote the page; where it names none, the organisation that it gives as its author."""
    ours = {letters(one) for one in outlets} - {""}
    last: list[str] = []
    organisations: list[str] = []
    for source in (_stated(data), _in_metas(metas), _marked(tree), _in_byline(tree)):
        told = [one for one in source if letters(one.text) and border.url(one.text) is None]
        people = [name for one in told if one.person is not False for name in _of_one(one.text)]
        people = [one for one in people if letters(one) not in ours]
        if any(map(is_person, people)):
            others = [one.text for one in told if one.person is False and letters(one.text) not in ours]
            return tuple(dict.fromkeys([*people, *others]))
        last = last or people
        organisations += [one.text for one in told if one.person is False or letters(one.text) in ours]
    return tuple(dict.fromkeys(last or organisations[:1]))


def _of_one(name: str) -> tuple[str, ...]:
    """The names in what one author is called; "Lee, Ann" is Ann Lee, and an outlet's site has its city after it."""
    before = name.partition(",")[0].strip()
    if DOMAIN.fullmatch(before):
        return (before,)
    found = names(name)
    if len(found) == 2 and name.count(",") == 1 and all(len(one.split()) == 1 for one in found):
        return (f"{found[1]} {found[0]}",)
    return found


def _stated(data: PageData) -> list[Name]:
    return data.names("author") or data.names("creator")


def _in_metas(metas: Mapping[str, Sequence[str]]) -> Iterator[Name]:
    known = [name for name in _FIRST_METAS if name in metas]
    others = [name for name in metas if name not in _FIRST_METAS and _META.fullmatch(name)]
    for name in (*known, *others):
        found = [Name(one) for one in metas[name] if border.url(one) is None and names(one)]
        if found:
            yield from found
            return
    for number in "12":
        label = metas.get(f"twitter:label{number}", [""])[0]
        if _LABEL.fullmatch(label):
            yield from (Name(one) for one in metas.get(f"twitter:data{number}", []))


def _marked(tree: lxml.html.HtmlElement) -> list[Name]:
    """The names that microdata (``itemprop``) or a link's ``rel`` says are the author's."""
    for path in (
        "//*[@itemprop='author' or @itemprop='creator']",
        "//a[@rel='author' or starts-with(@rel, 'author ')]",
    ):
        found: list[Name] = []
        for one in tree.xpath(path):
            inner = [part for part in one.iter() if "name" in (part.get("itemprop") or "").split()] or [one]
            for part in inner if _is_in_story(one) else []:
                found += _persons(text(part.get("content") or "") or _pieces(part))
        if found:
            return found
    return []


def _in_byline(tree: lxml.html.HtmlElement) -> list[Name]:
    """The names in the first element that is called a byline, in the first links to authors' pages, or after a "By"."""
    elements = below_headline(tree)
    for find, farthest in ((_called, 300), (_linked, 200), (_said, 100)):
        for one in elements[:farthest]:
            found = find(one)
            if found:
                return found
    return []


def _called(one: lxml.html.HtmlElement) -> list[Name]:
    called = " ".join(filter(None, (one.get(key) for key in _NAMED_IN)))
    return _persons(_pieces(one)) if _BYLINE.search(called) and _is_in_story(one) else []


def _linked(one: lxml.html.HtmlElement) -> list[Name]:
    parent = one.getparent()
    if one.tag != "a" or parent is None or not _PAGE_OF.search(one.get("href") or "") or not _is_in_story(one):
        return []
    links = [link for link in parent if _PAGE_OF.search(link.get("href") or "")]
    return [name for link in links for name in _persons(_pieces(link))]


def _said(one: lxml.html.HtmlElement) -> list[Name]:
    if one.tag not in _LINES or not _BY.match(border.plain(one.text_content()[:80])) or not _is_in_story(one):
        return []
    return _persons(_pieces(one))


def _is_in_story(element: lxml.html.HtmlElement) -> bool:
    around = [element, *element.iterancestors()]
    return not any(
        one.tag in _OUTSIDE or _NO_BYLINE.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in around
        if one.tag not in _WHOLE
    )


def _persons(line: str) -> list[Name]:
    """The names in a line if it is short and nothing but people's names is in it, else nothing."""
    found = names(line) if len(line) <= _LONGEST_BYLINE else ()
    return [Name(one) for one in found] if found and all(map(is_person, found)) else []


def _pieces(element: lxml.html.HtmlElement) -> str:
    """The text of ``element`` with a comma between what stands in elements of its own."""
    found = [border.plain(str(one)) for one in element.xpath(".//text()[not(ancestor::script or ancestor::style)]")]
    found = [one for one in found if one]
    return (" " if all(len(one.split()) == 1 for one in found) else ", ").join(found)
