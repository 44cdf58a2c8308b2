"""Links of a site's pages, followed as a browser would: to a file of the site, and to an element in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

LINKS = ("href", "src", "srcset", "poster", "data", "action", "formaction", "cite", "background")


@dataclass(frozen=True, slots=True)
class Link:
    """A link as found: the page it stands on, its element and attribute, its address."""

    page: str
    element: lxml.html.HtmlElement
    attribute: str
    address: str

    @property
    def rel(self) -> str:
        """What the link is to its page, where it says so."""
        return str(self.element.get("rel") or "")


def links(page: str, root: lxml.html.HtmlElement) -> Iterator[Link]:
    """Every address on a page."""
    for element in root.iter():
        if isinstance(element.tag, str):
            for name, value in element.items():
                if name in LINKS:
                    yield Link(page, element, str(name), str(value))


def target(link: Link, base: str) -> tuple[str, str] | None:
    """The file of the site at ``base`` that ``link`` leads to, and its fragment; None where it leads elsewhere."""
    return _target(link.page, link.address, base)


@lru_cache(maxsize=100_000)
def _target(page: str, address: str, base: str) -> tuple[str, str] | None:
    parts = urlsplit(urljoin(urljoin(base, page), address))
    site = urlsplit(base)
    if (parts.scheme, parts.netloc) != (site.scheme, site.netloc) or not parts.path.startswith(site.path):
        return None
    path = unquote(parts.path.removeprefix(site.path))
    return (f"{path}index.html" if not path or path.endswith("/") else path), unquote(parts.fragment)


def leads_out(link: Link, base: str) -> bool:
    """Whether ``link`` is an address of another site, said in full."""
    return bool(urlsplit(link.address).netloc) and target(link, base) is None


def broken(html: dict[str, lxml.html.HtmlElement], files: dict[str, bytes], base: str) -> list[str]:
    """Every link within the site that leads to no file, or to no element of its page."""
    found = []
    for page, root in html.items():
        for link in links(page, root):
            if leads_out(link, base):
                continue
            end = target(link, base)
            if end is None or end[0] not in files:
                found.append(f"{page}: {link.address} leads to no file")
            elif end[1] and not (end[0] in html and html[end[0]].get_element_by_id(end[1], None) is not None):
                found.append(f"{page}: {link.address} leads to no element")
    return found


def targets(page: str, root: lxml.html.HtmlElement, base: str) -> set[str]:
    """The files of the site that the main part of ``page`` leads to."""
    (main,) = root.xpath("//main")
    return {end[0] for link in links(page, main) if (end := target(link, base))}
