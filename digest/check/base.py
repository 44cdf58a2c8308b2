"""Where a site stands, and where an address on one of its pages leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from digest import border

_NEAR = re.compile(r"((?:\.\./)*+)((?![/.])[\w.~/-]*+|)(?:\?[^#]*)?(?:#(.*))?", re.DOTALL)
_BREAKS = re.compile(r"[\t\r\n]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")

Where = Literal["inside", "outside", "off", "other", "bad"]


class Target(NamedTuple):
    """Where an address leads: ``inside`` the site, to the file ``path`` and the element ``fragment``; ``outside``, to
    ``path``, an address in full; ``off`` the site's own path, yet on its host; ``other``, which is no page
    (``mailto:``, ``data:``); or it is ``bad``."""

    where: Where
    path: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """The address ``url`` at which a site stands, with its ``origin`` (scheme and host) and ``path``."""

    url: str
    origin: str
    path: str

    def address(self, path: str) -> str:
        """The address of the page or file at ``path``."""
        return self.url + path.removesuffix("index.html")

    @property
    def local(self) -> bool:
        """Whether the site stands on this machine alone."""
        return border.local(self.url)

    def target(self, page: str, address: str) -> Target:
        """Where ``address`` leads on the page in the file ``page``, as a browser reads it, to which a tab or the end of
        a line within an address is nothing."""
        near = _NEAR.fullmatch(address)
        if not near or "/." in near[2] or "//" in near[2]:
            return self._far(page, _BREAKS.sub("", address).strip())
        folders = page.split("/")[:-1]
        up = len(near[1]) // 3
        if up > len(folders):
            return self._far(page, _BREAKS.sub("", address).strip())
        fragment = unquote(near[3]) if near[3] else ""
        if not near[1] and not near[2]:
            return Target("inside", page, fragment)
        return Target("inside", _file("/".join([*folders[: len(folders) - up], near[2]])), fragment)

    def _far(self, page: str, address: str) -> Target:
        if _SCHEME.match(address) and not address.lower().startswith(("http:", "https:")):
            return Target("other", address)
        try:
            if _SCHEME.match(address) and not urlsplit(address).netloc:
                return Target("bad", address)
            parts = urlsplit(urljoin(self.url + page, address))
            own = f"{parts.scheme}://{parts.netloc.lower()}" == self.origin
        except ValueError:
            return Target("bad", address)
        if not own:
            return Target("outside" if parts.hostname else "bad", parts._replace(fragment="").geturl())
        if not parts.path.startswith(self.path):
            at_root = f"{parts.path}/" == self.path
            return Target("inside", "index.html", parts.fragment) if at_root else Target("off", parts.path)
        return Target("inside", _file(unquote(parts.path[len(self.path) :])), unquote(parts.fragment))


def base(url: str) -> Base:
    """The base of a site at ``url``, an address in full that ends with a slash."""
    parts = urlsplit(url)
    return Base(url, f"{parts.scheme}://{parts.netloc.lower()}", parts.path or "/")


def _file(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path
