"""Where a saved page opens: what stands around its headline and above the first paragraph of its story."""

from __future__ import annotations

import re
from itertools import islice

import lxml.html
from lxml import etree

from digest.ingest.page_data import letters

OUTSIDE = frozenset("nav footer aside blockquote script style noscript template svg button".split())
"""What stands in one of these tells of something else than the page's article."""
_STANDFIRST = re.compile(
    r"deck|dek(?![a-z])|stand-?first|sub-?(?:head|title|line)|lead|lede|intro|summary|excerpt|description|abstract|"
    r"teaser|chap[oe]|sapo|bajada|vorspann|sommario|ingress|kicker",
    re.IGNORECASE,
)
_HOME = re.compile(r"(?:https?://[^/?#]+)?/?(?:index\.\w+)?")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)(?![\w-])", re.IGNORECASE)
_WHOLE = frozenset({"html", "body", "main", "article"})
_CAPTION = re.compile(r"caption|credit", re.IGNORECASE)
_PARAGRAPHS = frozenset({"p", "div", "section", "article", "main", "td", "body"})
_PARAGRAPH = 80
_FARTHEST = 300


def below_headline(tree: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The elements beside and after the headline: the first h1, else the heading that the title element repeats."""
    start = _headline(tree)
    if start is None:
        found = tree.xpath("//article//*") or tree.xpath("//main//*") or tree.xpath("//body//*")
    else:
        found = start.xpath("ancestor::header[1]//*") + start.xpath("following::*")
    others = in_other_articles(tree)
    return [one for one in found if isinstance(one.tag, str) and one not in others]


def in_other_articles(tree: lxml.html.HtmlElement) -> frozenset[lxml.html.HtmlElement]:
    """What stands in an article element without the headline, where one with it is: in the teaser of another page."""
    start = _headline(tree)
    own = set(start.iterancestors("article")) if start is not None else set()
    return frozenset(part for one in tree.iter("article") if own and one not in own for part in one.iter())


def headings(tree: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The headings of the first rank that are not the site's name: a link to its front page."""
    return [
        one for one in tree.iter("h1") if not any(_HOME.fullmatch(link.get("href") or "") for link in one.iter("a"))
    ]


def _headline(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement | None:
    whole = letters(" ".join(tree.xpath("(//head/title|//title)[1]/text()")))
    first = headings(tree)
    told = [(one, letters(one.text_content())) for one in (*first, *tree.iter("h2", "h3"))]
    agreed = [one for one, words in told if words and words in whole]
    return next((one for one in (*agreed, *first) if one.tag == "h1"), next(iter(agreed), None))


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


def is_hidden(element: etree._Element) -> bool:
    """Whether the page says of ``element`` itself that nobody is to see it. A whole page is shown in the end: what
    hides it is a dialog above it, or a script that has not run."""
    hidden = element.get("hidden")
    return element.tag not in _WHOLE and (
        (hidden is not None and hidden.lower() != "until-found")
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _has_another(one: lxml.html.HtmlElement) -> bool:
    return any(_is_long(other) for other in (*one.itersiblings(), *one.itersiblings(preceding=True)))


def _is_long(one: lxml.html.HtmlElement) -> bool:
    """Whether ``one`` has so much text of its own, outside of its elements, as only a paragraph has."""
    parts = [one.text or "", *(child.tail or "" for child in one)] if one.tag in _PARAGRAPHS else []
    return sum(len(part.strip()) for part in parts) >= _PARAGRAPH and not _CAPTION.search(one.get("class") or "")
