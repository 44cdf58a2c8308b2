"""Rules for addresses: links, anchors, what leaves the base path, canonical addresses, this machine's own name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.check.base import Target, is_local
from digest.check.claims import claimed
from digest.check.finding import Fault, Level
from digest.check.sheet import Link, Place, Sheet
from digest.check.site import Site, originals

_THEIRS = "its author wrote it; mend the article below content/, or leave it"
_ID_HINTS = {"error": "give one that id", "warning": _THEIRS}
_LOST = "404.html"


def links(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """Every address within the site leads to a file, and one within the page to an element."""
    for link in sheet.links:
        what = _broken(link.target, place)
        if what:
            yield sheet.fault(*_said(link, what, place.worst(sheet, link)))
        elif link.target.where == "inside" and link.target.path == sheet.path and not _stands(link, sheet):
            level = place.worst(sheet, link)
            yield sheet.fault(level, link.at, f"{link.address} leads to no element of this page", _ID_HINTS[level])
        elif sheet.path == _LOST and link.target.where == "inside" and not link.address.startswith(("/", "http", "#")):
            hint = "a server shows this page at any address; begin with the site's path"
            yield sheet.fault("error", link.at, f"{link.address} is relative, and breaks below the top", hint)


def _said(link: Link, what: tuple[Level, str, str], worst: Level) -> tuple[Level, int, str, str]:
    level, text, hint = what
    if worst != "error":
        level, hint = worst, _THEIRS
    shown = link.address if len(link.address) < 200 else f"{link.address[:200]}…"
    return level, link.at, f"{link.tag} {link.name}: {shown} {text}", hint


def _broken(target: Target, place: Place) -> tuple[Level, str, str] | None:
    """What is wrong with a link to ``target``, with its level and a hint."""
    if target.where == "bad":
        return "error", "is no address", "mend or remove it"
    if target.where != "inside" or target.path in place.paths:
        return None
    if f"{target.path}/index.html" in place.paths:
        return "warning", "leads there by a detour that not every server knows", "write a / at its end"
    return "error", "leads to no file", "build again; if it stays, mend the template or the text that holds it"


def _stands(link: Link, sheet: Sheet) -> bool:
    """Whether the element that ``link`` leads to stands on its page."""
    name = link.target.fragment
    return not name or name == "top" or name.startswith(":~:") or name in sheet.ids


def anchors(site: Site) -> Iterator[Fault]:
    """Every address of an element of another page finds it there."""
    for path, page in site.pages.items():
        for line, address, target, level in page.anchors:
            other = site.pages.get(target.path)
            if other and target.fragment not in other.ids and not target.fragment.startswith((":~:", "top")):
                what = f"{address} leads to no element of {target.path}"
                hint = "give one there that id, or cut the link behind its #" if level == "error" else _THEIRS
                yield Fault(level, path, what, hint, line)


def base_path(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """No address leaves the folder in which the site stands on its host."""
    for link in sheet.links:
        if link.target.where == "off":
            level: Level = "note" if link.address.startswith("http") else "error"
            hint = f"the site stands in {place.base.path}; write a relative address"
            yield sheet.fault(level, link.at, f"{link.tag} {link.name}: {link.address} leaves the site's path", hint)


def canonical(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """Every page that search engines may show says its own address in full; one that leads on, where it leads."""
    if sheet.hidden or sheet.mail:
        return
    found = [one for one in sheet.markup.all("link") if one.attributes.get("rel") == "canonical"]
    if len(found) != 1:
        at = found[1].at if found else 0
        yield sheet.fault(
            "error", at, f"has {len(found) or 'no'} canonical addresses" if found else "has no canonical address"
        )
        return
    named, wanted = found[0].attributes.get("href", ""), place.base.address(sheet.path)
    if sheet.refresh:
        wanted = place.base.address(sheet.refresh.target.path)
    if named != wanted:
        yield sheet.fault("error", found[0].at, f"its canonical address is {named}, not {wanted}")
    shared = sheet.meta.get("og:url", named)
    if shared != named:
        yield sheet.fault("error", found[0].at, f"its og:url is {shared}, its canonical address {named}")


def local(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """No address of the machine on which the site was made, unless that is where it stands."""
    if place.base.local:
        return
    for link in sheet.links:
        if is_local(link.address):
            hint = "readers have nothing there; write a relative address, or mend the article"
            yield sheet.fault(
                "warning", link.at, f"{link.tag} {link.name}: {link.address} is an address of this machine", hint
            )


def in_texts(site: Site) -> Iterator[Fault]:
    """Addresses of the site in its feeds, sitemaps, mails and other texts lead to a file and, in it, to an element;
    those that an article itself has are a warning."""
    theirs = originals(site.articles.values())
    find = re.compile(re.escape(site.base.url).encode() + rb"[^\s\"'<>&\\)\]}|`,]*")
    for path, file in site.files.items():
        if path.endswith((".css", ".js", ".epub")) or path.startswith("data/"):
            continue
        for address in sorted(set(find.findall(file.data))):
            said = address.decode("utf-8", "replace").rstrip(".;:")
            target = site.base.target("index.html", said)
            page = site.pages.get(target.path)
            what = ""
            if target.where == "inside" and target.path not in site.files:
                what = f"{said} leads to no file"
            elif page and target.fragment and target.fragment not in page.ids:
                what = f"{said} leads to no element of {target.path}"
            if what and (said in theirs or claimed(site.tables, said)):
                yield Fault("warning", path, what, _THEIRS, file.line(address))
            elif what:
                yield Fault("error", path, what, "build again", file.line(address))
