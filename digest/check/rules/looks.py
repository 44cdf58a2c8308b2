"""Rules for what a reader sees: a page shown and styled, style sheets that are whole, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.check.finding import Fault, Level
from digest.check.sheet import Link, Place, Sheet, of_style
from digest.check.site import Site

_LOADS = frozenset(
    {
        "stylesheet",
        "preload",
        "modulepreload",
        "icon",
        "apple-touch-icon",
        "manifest",
        "prefetch",
        "preconnect",
        "dns-prefetch",
    }
)
_MEDIA = frozenset("script img image use iframe frame embed object source video audio track input".split())
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_ASIDE = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'", re.DOTALL)
"""What of a style sheet is no style: comments and texts, in which braces count for nothing."""
_HINT = "readers are told that no page asks others for anything; put the file into the theme's static folder"


def seen(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """What the page has to say is not hidden, and there is a style sheet for it."""
    for one in sheet.markup.all("html", "body", "main"):
        said = one.attributes
        if "hidden" in said or said.get("aria-hidden") == "true" or _NOT_SHOWN.search(said.get("style", "")):
            yield sheet.fault("error", one.at, f"{one.tag} is hidden, and all that is in it", "take that out")
    styled = any(_is_styled(link, sheet, place) for link in sheet.links) or any(sheet.markup.all("style"))
    if not styled and not (sheet.mail or sheet.refresh):
        yield sheet.fault("warning", 0, "has no style sheet", "take the links to them from _parts/head.html")


def _is_styled(link: Link, sheet: Sheet, place: Place) -> bool:
    there = link.target.where == "outside" or (link.target.where == "inside" and link.target.path in place.paths)
    return there and "stylesheet" in sheet.rels(link)


def elsewhere(sheet: Sheet) -> Iterator[Fault]:
    """The page asks no other host for a script, style, type, frame or picture."""
    for link in sheet.links:
        loads = link.tag in _MEDIA and link.name not in {"formaction", "action", "cite"}
        loads = loads or link.name == "style" or (link.tag == "link" and not _LOADS.isdisjoint(sheet.rels(link)))
        if loads and link.target.where == "outside":
            yield sheet.fault("warning", link.at, f"{link.tag} is loaded from elsewhere: {link.address[:120]}", _HINT)


def styles(site: Site) -> Iterator[Fault]:
    """Every style sheet has as many closing braces as opening ones; every address in it leads to a file."""
    for path, file in site.files.items():
        if not path.endswith(".css"):
            continue
        text = file.data.decode("utf-8", "replace")
        bare = _ASIDE.sub("", text)
        if bare.count("{") != bare.count("}"):
            what = f"opens {bare.count('{')} braces and closes {bare.count('}')}"
            yield Fault("error", path, what, "browsers leave out what follows; look for the one that is missing")
        for at, address in of_style(text):
            said = _of_style(site, path, address)
            if said:
                yield Fault(said[0], path, f"url({address}) {said[1]}", said[2], text.count("\n", 0, at) + 1)


def _of_style(site: Site, path: str, address: str) -> tuple[Level, str, str] | None:
    """What is wrong with an address in the style sheet ``path``."""
    target = site.base.target(path, address)
    if target.where == "inside" and target.path not in site.files:
        return "error", "leads to no file", "put it beside the style sheet"
    if target.where in {"off", "bad"}:
        return "error", "is not within the site", "write a relative address"
    return ("warning", "is loaded from elsewhere", _HINT) if target.where == "outside" else None
