"""Rules for what a page says in words: nothing a template left, the headline of its article, a title of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from digest.check.claims import claimed
from digest.check.finding import Fault
from digest.check.sheet import Place, Sheet
from digest.check.site import Site, as_table

_LEFT = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_NOTHING = re.compile(r">\s*(None|Undefined)\s*<")
_QUIET = ("script", "style", "code", "pre", "kbd", "samp", "textarea", "template", "blockquote", "q")
"""Elements whose content is code, or words that somebody else wrote."""
_MANGLED = re.compile(
    "\ufffd|\u00ef\u00bf\u00bd|\u00e2\u20ac|\u00c3[\u0080-\u009f\u00a1-\u00a9\u00ac-\u00b9\u00bc-\u00bf]"
    "|\u00c2[\u0080-\u009f\u00a1-\u00a9\u00ac-\u00b9]|(?:[\u00d0\u00d1][\u0080-\u00bf]){2}"
)
"""Signs of UTF-8 that was read as something else."""
_FEW = 3


def leftovers(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """No sign of a template stands in the page's own words, and no ``None`` for what is not there."""
    text = sheet.markup.text
    for pattern in (_LEFT, _NOTHING):
        for found in pattern.finditer(text):
            piece = unescape(found[found.lastindex or 0])
            if not _quiet(sheet, found.start() + 1) and not claimed(place.tables, piece, whole=pattern is _NOTHING):
                what = f"a template left {piece[:60]} on the page"
                yield sheet.fault("warning", found.start(), what, "mend the theme's template")


def _quiet(sheet: Sheet, at: int) -> bool:
    """Whether the character ``at`` is none of the page's own words: in an attribute, in code, in a text."""
    return any(one.at <= at < one.start for one in sheet.markup.elements) or any(
        one.at <= at < one.end for one in (*sheet.texts, *sheet.markup.all(*_QUIET))
    )


def mangled(sheet: Sheet) -> Iterator[Fault]:
    """The title and the headings are readable: no sign of a wrong encoding is in them."""
    for one in sheet.markup.all("title", "h1", "h2", "h3"):
        words = sheet.markup.words(one)
        if _MANGLED.search(words):
            what = f"{one.tag} holds signs of a wrong encoding: {words[:80]}"
            yield sheet.fault("warning", one.at, what, "save the article or the template as UTF-8, and build again")


def headline(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """An article's page has as its h1 the headline that its data have."""
    said = str(as_table(place.articles.get(sheet.path, {}).get("article")).get("title", ""))
    headings = list(sheet.markup.all("h1"))
    if not said or sheet.refresh or len(headings) != 1:
        return
    wanted, shown = " ".join(said.split()), sheet.markup.words(headings[0])
    if shown != wanted:
        what = f"its h1 is “{shown[:60]}”, the headline in its data “{wanted[:60]}”"
        yield sheet.fault("warning", headings[0].at, what, "build again, or mend article.html of the theme")


def titles(site: Site) -> Iterator[Fault]:
    """Pages that search engines show have titles that tell them apart: no title is of more than half of them."""
    found = Counter(page.title for page in site.pages.values() if not (page.hidden or page.mail or page.refresh))
    for title, count in found.most_common(1):
        if count > _FEW and count * 2 > found.total():
            what = f"{count} of {found.total()} pages have the title “{title[:60]}”"
            path = min(path for path, page in site.pages.items() if page.title == title)
            yield Fault("warning", path, what, "take the title from _parts/head.html")
