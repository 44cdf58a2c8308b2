"""Rules for a page as HTML: what its head must say, how elements lie in each other, ids, names, pictures, scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from digest.check.finding import Fault
from digest.check.markup import Element
from digest.check.sheet import Sheet

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LISTS = {"headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-flowto"}
_REFERENCES = frozenset({"for", "list", "form", "aria-activedescendant", "aria-errormessage", *_LISTS})
_NEED_NAMES = {"button": "button", "select": "field", "textarea": "field", "input": "field", "a": "link"}
_NO_LABEL = {"hidden", "submit", "reset", "button", "image"}
_EARLY = 1024
"""Bytes within which a browser looks for the encoding of a page."""


def document(sheet: Sheet) -> Iterator[Fault]:
    """Doctype, language, encoding, viewport, a title, one h1, no base."""
    markup = sheet.markup
    if not markup.text.lstrip("\ufeff \t\r\n").lower().startswith("<!doctype html"):
        hint = "begin the page with <!doctype html>; without it browsers show it in the way of 1998"
        yield sheet.fault("error", 0, "does not begin with a doctype", hint)
    root = next(markup.all("html"), None)
    if not (root and _LANGUAGE.fullmatch(root.attributes.get("lang", ""))):
        at = root.at if root else 0
        yield sheet.fault("error", at, "does not say its language", 'write <html lang="en">, in the paper\'s language')
    titles = [one for one in markup.all("title") if one.parent >= 0 and markup.elements[one.parent].tag == "head"]
    if len(titles) != 1 or not markup.words(titles[0]):
        yield sheet.fault("error", titles[-1].at if titles else 0, f"has {_count(titles)} that says something")
    for one in markup.all("base"):
        if "href" in one.attributes:
            hint = "take the href out: the paper's addresses are relative to their own page"
            yield sheet.fault("error", one.at, "a base turns every relative address to elsewhere", hint)
    if not any("charset" in one.attributes and one.at < _EARLY for one in markup.all("meta")):
        yield sheet.fault(
            "error", 0, "does not say its encoding early", 'write <meta charset="utf-8"> first in the head'
        )
    if "viewport" not in sheet.meta:
        hint = 'write <meta name="viewport" content="width=device-width, initial-scale=1">'
        yield sheet.fault("warning", 0, "has no viewport, so that telephones show it small", hint)
    headings = list(markup.all("h1"))
    if len(headings) != 1:
        at = headings[1].at if headings else 0
        yield sheet.fault("warning", at, f"has {len(headings)} h1 instead of one", "h1 is the page's own headline")


def _count(titles: list[Element]) -> str:
    return "no title" if len(titles) < 2 else f"{len(titles)} titles, not one"


def syntax(sheet: Sheet) -> Iterator[Fault]:
    """Elements closed and nested, attributes once, no sign that there is not."""
    for slip in sheet.markup.slips:
        yield sheet.fault("note" if slip.mild else "error", slip.at, slip.what, slip.hint)


def scripts(sheet: Sheet) -> Iterator[Fault]:
    """No handlers in attributes, no addresses that run: the page's own policy forbids both, and a stranger could have
    put them there."""
    for one in sheet.markup.elements:
        for name in one.attributes:
            if name.startswith("on") and len(name) > 2:
                hint = "the page's policy lets no browser run it; listen from a script file"
                yield sheet.fault("error", one.at, f"{one.tag} has a handler of its own: {name}", hint)
    for link in sheet.links:
        if re.sub(r"\s", "", link.address).lower().startswith(("javascript:", "vbscript:", "data:text/html")):
            yield sheet.fault("error", link.at, f"an address of {link.tag} runs a script", "take it out")


def ids(sheet: Sheet) -> Iterator[Fault]:
    """Each id once, and what refers to an id finds it."""
    counts = Counter(one.attributes["id"] for one in sheet.markup.elements if "id" in one.attributes)
    for name, count in counts.items():
        if count > 1:
            at = sheet.ids[name].at
            yield sheet.fault(
                "error", at, f"the id '{name}' stands {count} times in the page", "an id is of one element"
            )
    for one in sheet.markup.elements:
        for reference in _REFERENCES.intersection(one.attributes):
            value = one.attributes[reference]
            for name in value.split() if reference in _LISTS else [value]:
                if name and name not in counts:
                    what = f"{one.tag} refers by {reference} to the id '{name}': there is none"
                    yield sheet.fault("error", one.at, what, "give an element that id, or take the reference out")


def names(sheet: Sheet) -> Iterator[Fault]:
    """Links, buttons and fields say what they are to those who cannot see them."""
    labelled = {one.attributes.get("for") for one in sheet.markup.all("label") if one.named}
    for one in sheet.markup.elements:
        kind = _NEED_NAMES.get(one.tag)
        if (
            not kind
            or one.named
            or one.attributes.get("aria-labelledby")
            or one.attributes.get("aria-hidden") == "true"
            or sheet.markup.within(one, {"template"})
        ):
            continue
        if kind == "link" and "href" not in one.attributes:
            continue
        if kind == "field" and (one.attributes.get("type") in _NO_LABEL or _labelled(one, sheet, labelled)):
            continue
        hint = "write words in it, or aria-label" if kind != "field" else 'write <label for="its id"> or aria-label'
        yield sheet.fault("warning", one.at, f"a {kind} ({one.tag}) has no name", hint)


def _labelled(one: Element, sheet: Sheet, labelled: set[str | None]) -> bool:
    """Whether a label names the field ``one``: by its id, or by standing around it."""
    at, elements = one.parent, sheet.markup.elements
    while at >= 0 and elements[at].tag != "label":
        at = elements[at].parent
    return one.attributes.get("id", "") in labelled or at >= 0


def pictures(sheet: Sheet) -> Iterator[Fault]:
    """Every img has words, even if they are none (``alt=""``), and a size, so that nothing jumps while it loads."""
    for one in sheet.markup.all("img"):
        source = one.attributes.get("src", "")
        if "alt" not in one.attributes:
            yield sheet.fault("error", one.at, f"img {source} has no alt", 'write alt="" where it only adorns')
        if not ("width" in one.attributes and "height" in one.attributes) and not sheet.mail:
            yield sheet.fault(
                "warning", one.at, f"img {source} has no width and height", "the page jumps while it loads"
            )
