"""The headline of a saved page: chosen by agreement among the places where it names itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import lxml.html

from digest import border
from digest.ingest.names import DOMAIN
from digest.ingest.page_data import PageData, letters, text
from digest.ingest.page_opening import headings

_TAIL = re.compile(r"(?:\s+[|–—·»•/-]+\s+|\s*[|｜ㅣ：]\s*|:\s+)(?=[^|｜–—·»]{2,60}$)|\s+[|–—·»•/-]+\s+(?=[^|]*$)")
_CUT_OFF = ("…", "...")
_LAST = re.compile(r"\s+[|–—·»-]\s+([^|–—·»]{2,60})$")
_NO_TITLE = re.compile(r"undefined|null|nan|none|untitled(?: document| page)?", re.IGNORECASE)
"""What a template writes where it was given no headline."""
_SMALL = frozenset("a and by da das de del der des di die do du e el et for in la le of on the und van von y".split())
_MOST_WORDS = 5


def title(
    tree: lxml.html.HtmlElement, metas: Mapping[str, Sequence[str]], data: PageData, outlets: Iterable[str]
) -> tuple[str | None, str]:
    """The headline and where it stands; None where the page has none."""
    told = [(text(one), origin) for one, origin in _told(tree, metas, data)]
    told = [one for one in told if not _NO_TITLE.fullmatch(one[0])]
    ours = {letters(one) for one in outlets} | {letters(one.split(".")[0]) for one in outlets}
    known = {letters(one) for one, _ in told}
    bare = [(_without_tail(one, ours, known), origin) for one, origin in told]
    bare = [one for one in bare if one[0] and letters(one[0]) not in ours] or [one for one in bare if one[0]]
    if not bare:
        return None, ""
    best, origin = bare[0]
    if best.endswith(_CUT_OFF):
        start = letters(best)
        best, origin = next((one for one in bare[1:] if letters(one[0]).startswith(start)), bare[0])
    if origin == "title element":
        last = _LAST.search(best)
        return (best[: last.start()] if last and _is_like_an_outlet(last[1]) else best), origin
    forms = [one for one, _ in bare if letters(one) == letters(best)]
    best = max(forms, key=forms.count)
    return best, next(origin for one, origin in bare if one == best)


def _told(tree: lxml.html.HtmlElement, metas: Mapping[str, Sequence[str]], data: PageData) -> Iterator[tuple[str, str]]:
    """Every headline there is and where it stands, the most trusted place first."""
    whole = " ".join(tree.xpath("(//head/title|//title)[1]/text()"))
    first = [one for one in (border.plain(one.text_content()) for one in headings(tree)) if one]
    agreed = [one for one in first if letters(one) and letters(one) in letters(whole)]
    yield from ((one, "JSON-LD") for one in data.texts("headline")[:1])
    social = metas.get("og:title", ())[:1]
    yield from ((one, "h1") for one in agreed[:1] if not any(_alike(one, other) for other in social))
    yield from ((one, "meta og:title") for one in social)
    yield from ((one, "h1") for one in first[:1])
    marked = tree.xpath("//*[@itemprop='headline']")[:1]
    yield from ((one.get("content") or one.text_content(), "itemprop headline") for one in marked)
    for name in ("twitter:title", "title", "dc.title"):
        yield from ((one, f"meta {name}") for one in metas.get(name, ())[:1])
    yield whole, "title element"


def _without_tail(headline: str, outlets: set[str], known: set[str]) -> str:
    """``headline`` without what follows its last bar or dash where that is the outlet, or where others lack it."""
    for match in _TAIL.finditer(headline):
        before, after = headline[: match.start()].strip(), headline[match.end() :]
        if before and (letters(before) in known or letters(after) in outlets):
            return before
    return headline


def _is_like_an_outlet(words: str) -> bool:
    """Whether ``words`` are written as outlets are called: few, and each with a capital, or a site's name."""
    told = words.split()
    named = all(not word[0].islower() or word in _SMALL or DOMAIN.fullmatch(word) for word in told)
    return len(told) <= _MOST_WORDS and named


def _alike(one: str, other: str) -> bool:
    """True where most words of the shorter of two headlines are in the longer: an edit of it, not a new one."""
    shorter, longer = sorted((set(re.findall(r"\w+", words.casefold())) for words in (one, other)), key=len)
    return 2 * len(shorter & longer) > len(shorter)
