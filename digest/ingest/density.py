"""A second opinion on where the main text of a page is, for pages on which trafilatura clearly failed.

Paragraphs vouch for what they stand in: those that are long enough, hold few links and do not say by their class or an
element above them that they are comments, menus or promotion. The smallest element with three quarters of their words
holds the text (after Arc90's Readability, 2009; link density: Kohlschütter, Fankhauser and Nejdl, Boilerplate Detection
using Shallow Text Features, WSDM 2010).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy

import lxml.html
from lxml import etree

from digest import border
from digest.ingest.blocks import html_lines
from digest.model import Line, Url
from digest.words import STOPPED

Text = tuple[str, tuple[Line, ...]]

_NO_TEXT = (
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "iframe", "svg",
    "figure", "header", "menu",
)  # fmt: skip
_FEWEST_WORDS = 8
_MOST_LINKS = 0.4
_MOST = 0.75
_BESIDE = re.compile(
    r"(?<![a-z])(?:comments?|disqus|respond|repl(?:y|ies)|related|recommend\w*|sidebar|promo\w*|newsletter|share|social"
    r"|sponsor\w*|advert\w*|ads?|cookies?|consent|breadcrumbs?|footer|navigation|menu|popular|trending)(?![a-z])",
    re.IGNORECASE,
)
_SENTENCE_WORDS = 12
_CLEARLY = 0.15
_MORE = 3.0
_FEWEST_STORY_WORDS = 60
_WORD = re.compile(r"\w{4,}")


def story_words(texts: Sequence[str]) -> int:
    """The words in those of ``texts`` that read like paragraphs of a story: twelve words or more, and an end."""
    return sum(len(text.split()) for text in texts if len(text.split()) >= _SENTENCE_WORDS and STOPPED.search(text))


def chosen(first: Text, tree: lxml.html.HtmlElement, base: Url | None, headline: str) -> tuple[Text, str]:
    """The main text of the page ``tree`` and who found it: ``first``, which trafilatura found, or the densest part."""
    texts = [line.text for line in first[1]]
    if failed(texts, tree, headline):
        second = densest(tree, base)
        if better([line.text for line in second[1]], texts, headline):
            return second, "density"
    return first, "trafilatura"


def failed(texts: Sequence[str], tree: lxml.html.HtmlElement, headline: str) -> bool:
    """Whether ``texts`` clearly are not the main text of the page ``tree``: they hold less than a seventh of the words
    of its paragraphs, or not one longer word of its ``headline``."""
    known = [_said(one) for one in tree.iter("p") if _vouches(one)]
    return story_words(texts) < _CLEARLY * story_words(known) or not _overlap(texts, headline)


def better(second: Sequence[str], first: Sequence[str], headline: str) -> bool:
    """Whether ``second`` is the better text of a page on which ``first`` failed: it has at least three times the words
    in paragraphs, and a word of the ``headline`` unless the first has none either."""
    if story_words(second) < max(_FEWEST_STORY_WORDS, _MORE * story_words(first)):
        return False
    return _overlap(second, headline) or not _overlap(first, headline)


def densest(tree: lxml.html.HtmlElement, base: Url | None) -> Text:
    """The text of the part of the page ``tree`` that is densest in paragraphs, and its lines; empty where none is."""
    words = {one: len(_said(one).split()) for one in tree.iter("p", "blockquote", "pre") if _vouches(one)}
    held: Counter[lxml.html.HtmlElement] = Counter()
    for element, count in words.items():
        for above in element.iterancestors():
            held[above] += count
    enough = _MOST * sum(words.values())
    parts = [one for one, count in held.items() if count >= enough]
    return html_lines(_bare(min(parts, key=held.__getitem__)), base) if parts else ("", ())


def _vouches(element: lxml.html.HtmlElement) -> bool:
    """Whether ``element`` is a paragraph of text: long enough, not mostly links, and not beside the article."""
    return len(_said(element).split()) >= _FEWEST_WORDS and _links(element) <= _MOST_LINKS and not _outside(element)


def _bare(part: lxml.html.HtmlElement) -> str:
    """The markup of ``part`` without what is no text, and without lists of links."""
    copy = deepcopy(part)
    copy.tail = None
    beside = [one for one in copy.iterdescendants() if isinstance(one.tag, str) and _is_beside(one)]
    for element in [
        *copy.iter(*_NO_TEXT),
        *beside,
        *(one for one in copy.iter("ul", "ol") if _links(one) > _MOST_LINKS),
    ]:
        if element.getparent() is not None:
            element.drop_tree()
    return str(etree.tostring(copy, encoding="unicode"))


def _overlap(texts: Sequence[str], headline: str) -> bool:
    words = set(_WORD.findall(headline.lower()))
    return not words or any(words & set(_WORD.findall(text.lower())) for text in texts)


def _outside(element: lxml.html.HtmlElement) -> bool:
    return any(one.tag in _NO_TEXT or _is_beside(one) for one in (element, *element.iterancestors()))


def _is_beside(element: lxml.html.HtmlElement) -> bool:
    """Whether its class or id says that ``element`` is no part of the article."""
    return bool(_BESIDE.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _said(element: lxml.html.HtmlElement) -> str:
    return border.plain(element.text_content())


def _links(element: lxml.html.HtmlElement) -> float:
    """The share of an element's characters that are links."""
    whole = len(element.text_content())
    return sum(len(link.text_content()) for link in element.iter("a")) / whole if whole else 1.0
