"""Who wrote a saved page: what it tells machines, else what its byline tells readers, else the outlet it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate

import lxml.html

from digest import border
from digest.ingest.names import DOMAIN, is_person, names
from digest.ingest.page_data import Name, PageData, letters, text
from digest.ingest.page_opening import OUTSIDE, above_story, below_headline, in_other_articles, is_hidden

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
    r"comment|book|related|teaser|bio(?![a-z])|about|avatar|image|photo|picture|social|share|follow|recommend|newsletter|"
    r"caption|credit|quote|contact|appetizer|popup|tooltip|sidebar|widget|promo|more-",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|autori|by|reporters?|journalists?)/[^/]")
_MAYBE_PAGE_OF = re.compile(r"/(?:profile|people)/[^/]")
"""The page of anybody, of an author only where a byline links to it."""
_NAMED_IN = ("class", "id", "data-testid", "data-component")
_LINES = frozenset({"p", "div", "span", "li", "address", "em", "strong", "i", "b", "small", "h4", "h5", "h6"})
_BY_WORDS = {
    "en": "By|BY|Written by|Author",
    "de": "Von|VON|Text|Autor(?:in)?",
    "fr": "Par|Texte",
    "it": "Di|Testo",
    "nl": "Door|Tekst",
    **dict.fromkeys(("es", "pt", "gl", "ca"), "Por|Texto|Text|Autora?"),
    **dict.fromkeys(("da", "nb", "nn", "no", "sv"), "Av|Af|Text|Tekst"),
    **dict.fromkeys(("ru", "uk", "bg", "be"), "Автор"),
}
"""By language, what stands before the names in a byline."""
_WHOLE = frozenset({"html", "body", "main", "article"})
_BLOCKS = frozenset({"p", "div", "li", "td", "address", "header", "section", "article", "main", "body"})
_BARE_TEXT = ".//text()[not(ancestor::a or ancestor::time or ancestor::script or ancestor::style or ancestor::button)]"
_ONLY_BY_AND_DATE = re.compile(
    r"(?:(?:by|von|par|por|di|door|av|af|written|posted|published|text|and|und|et|y|e|og|och|en|on|am|le|de|uhr"
    r"|at|um|\d+ \w+ ago)\b"
    r"|\d+\.?\s+[^\W\d_]{3,10}\.?,?\s+\d{4}|[^\W\d_]{3,9}\.?\s+\d+,?\s+\d{4}|[\W\d]|(?<=\d)(?:[ap]m|[TZh])\b)*",
    re.IGNORECASE,
)
_LONGEST_BYLINE, _LONGEST_LINKED, _LONGEST_MARKUP = 250, 80, 4000


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
    others = in_other_articles(tree)
    for path in (
        "//*[@itemprop='author' or @itemprop='creator']",
        "//a[@rel='author' or starts-with(@rel, 'author ')]",
    ):
        found: list[Name] = []
        for one in tree.xpath(path):
            inner = [part for part in one.iter() if "name" in (part.get("itemprop") or "").split()] or [one]
            for part in inner if one not in others and _is_in_story(one) else []:
                found += _persons(text(part.get("content") or "") or _pieces(part))
        if found:
            return found
    return []


def _in_byline(tree: lxml.html.HtmlElement) -> list[Name]:
    """The names in the first element that is called a byline or, above the story, in links to authors' pages, or after
    a "By" in the page's language."""
    below = below_headline(tree)
    head = above_story(below)
    language = next((str(one) for one in tree.xpath("/html/@lang")), "")[:2].lower()
    by = re.compile(rf"(?:{_BY_WORDS.get(language) or '|'.join(_BY_WORDS.values())})\b")
    for find, elements in ((_called, below[:300]), (_linked, head[:200]), (partial(_said, by), head[:100])):
        for one in elements:
            found = find(one)
            if found:
                return found
    return []


def _called(one: lxml.html.HtmlElement) -> list[Name]:
    return _persons(_pieces(one)) if _is_called_byline(one) and _is_in_story(one) else []


def _is_called_byline(one: lxml.html.HtmlElement) -> bool:
    return bool(_BYLINE.search(" ".join(filter(None, (one.get(key) for key in _NAMED_IN)))))


def _linked(one: lxml.html.HtmlElement) -> list[Name]:
    """The names in the links of a short block that holds nothing but them, "By" and a date."""
    if one.tag != "a" or not _is_authors(one) or not _is_in_story(one):
        return []
    block = next((above for above in one.iterancestors() if above.tag in _BLOCKS), one)
    if any(length > _LONGEST_MARKUP for length in accumulate(map(len, block.itertext()))):
        return []
    links = [link for link in block.iter("a") if _is_authors(link)]
    bare = border.plain(" ".join(block.xpath(_BARE_TEXT)))
    beside = " ".join(_pieces(other) for other in block.iter("a") if other not in links)
    whole = len(bare) + sum(len(_pieces(link)) for link in links)
    if beside or whole > _LONGEST_LINKED or not _ONLY_BY_AND_DATE.fullmatch(bare):
        return []
    return [name for link in links for name in _persons(_pieces(link))]


def _is_authors(link: lxml.html.HtmlElement) -> bool:
    """Whether ``link`` leads to an author's page."""
    address = link.get("href") or ""
    if _PAGE_OF.search(address) or not _MAYBE_PAGE_OF.search(address):
        return bool(_PAGE_OF.search(address))
    return any(_is_called_byline(above) for above in link.iterancestors() if above.tag not in _WHOLE)


def _said(by: re.Pattern[str], one: lxml.html.HtmlElement) -> list[Name]:
    if one.tag not in _LINES or not by.match(border.plain(one.text_content()[:80])) or not _is_in_story(one):
        return []
    if any(above.tag == "figcaption" for above in one.iterancestors()):
        return []
    return _persons(_pieces(one))


def _is_in_story(element: lxml.html.HtmlElement) -> bool:
    around = [element, *element.iterancestors()]
    return not any(
        one.tag in OUTSIDE or is_hidden(one) or _NO_BYLINE.search(f"{one.get('class') or ''} {one.get('id') or ''}")
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
