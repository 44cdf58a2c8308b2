"""Where a saved page opens: what stands around its headline and above the first paragraph of its story."""

from __future__ import annotations

import re
from itertools import islice

import lxml.html

from digest.ingest.page_data import letters

OUTSIDE = frozenset("nav footer aside blockquote script style noscript template svg button".split())
"""What stands in one of these tells of something else than the page's article."""
_STANDFIRST = re.compile(
    r"deck|dek(?![a-z])|stand-?first|sub-?(?:head|title|line)|lead|lede|intro|summary|excerpt|description|abstract|"
    r"teaser|chap[oe]|sapo|bajada|vorspann|sommario|ingress|kicker",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"caption|credit", re.IGNORECASE)
_PARAGRAPHS = frozenset({"p", "div", "section", "article", "main", "td", "body"})
_PARAGRAPH = 80
_FARTHEST = 300


def below_headline(tree: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The elements beside and after the headline: the first h1, else the heading that the title element repeats."""
    whole = letters(" ".join(tree.xpath("(//head/title|//title)[1]/text()")))
    start = next(tree.iter("h1"), None)
    if start is None:
        others = [one for one in tree.iter("h2", "h3") if letters(one.text_content())]
        start = next((one for one in others if letters(one.text_content()) in whole), None)
    if start is None:
        found = tree.xpath("//article//*") or tree.xpath("//main//*") or tree.xpath("//body//*")
    else:
        found = start.xpath("ancestor::header[1]//*") + start.xpath("following::*")
    return [one for one in found if isinstance(one.tag, str)]


def above_story(below: list[lxml.html.HtmlElement]) -> list[lxml.html.HtmlElement]:
    """Those of the elements ``below`` the headline that stand above the story, and not outside the article: up to a
    long paragraph that has another beside it, or the second that has none. One alone, or called so, is a standfirst."""
    found: list[lxml.html.HtmlElement] = []
    alone = 0
    for one in islice((one for one in below if not is_outside(one)), _FARTHEST):
        if _is_long(one) and not _STANDFIRST.search(one.get("class") or ""):
            alone += 1
            if alone > 1 or _has_another(one):
                break
        found.append(one)
    return found


def is_outside(element: lxml.html.HtmlElement) -> bool:
    """Whether ``element`` stands beside the article: in a menu, a footer, a box, a quotation."""
    return any(one.tag in OUTSIDE for one in (element, *element.iterancestors()))


def _has_another(one: lxml.html.HtmlElement) -> bool:
    return any(_is_long(other) for other in (*one.itersiblings(), *one.itersiblings(preceding=True)))


def _is_long(one: lxml.html.HtmlElement) -> bool:
    """Whether ``one`` has so much text of its own, outside of its elements, as only a paragraph has."""
    parts = [one.text or "", *(child.tail or "" for child in one)] if one.tag in _PARAGRAPHS else []
    return sum(len(part.strip()) for part in parts) >= _PARAGRAPH and not _CAPTION.search(one.get("class") or "")
