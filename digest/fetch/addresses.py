"""Addresses of articles: without what only counts readers, and whether two are one."""

from __future__ import annotations

import re
import string
from urllib.parse import unquote_plus, urlsplit, urlunsplit

from digest import border
from digest.model import Url

COUNTING = frozenset(
    {
        *("fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "wt_mc", "at_medium"),
        *("at_campaign", "ns_mchannel", "ns_campaign", "ns_source", "cmpid"),
    }
)
"""Parts of a query that say where a reader came from, besides all that begin with ``utm_``. docs/fetch.md lists
them."""


_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_PLAIN = frozenset(string.ascii_letters + string.digits + "-._~")
"""What means the same escaped and not (RFC 3986, section 2.3)."""


def bare(address: Url) -> Url:
    """``address`` without what only counts readers; every other part of its query stays as it is."""
    return border.url(_bared(address)) or address


def identity(address: str) -> str:
    """What two addresses of one page have in common: neither scheme, ``www.``, a slash at the end nor the way in which
    a letter is written tell them apart (``ü``, ``%C3%BC``, ``%c3%bc``)."""
    parts = urlsplit(_ESCAPED.sub(_folded, _bared(border.url(address) or address)))
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def _folded(escaped: re.Match[str]) -> str:
    sign = chr(int(escaped[1], 16))
    return sign if sign in _PLAIN else escaped[0].upper()


def _bared(address: str) -> str:
    """``address`` without the parts of its query that count. The others are never read, for nobody else knows how their
    site writes them: ``M%E4rz`` is no UTF-8, ``?story-17`` has no value, ``a=1;b=2`` is one part."""
    parts = urlsplit(address)
    left = "&".join(part for part in parts.query.split("&") if not _counts(part))
    return urlunsplit(parts._replace(query=left))


def _counts(part: str) -> bool:
    low = unquote_plus(part.partition("=")[0]).lower()
    return low.startswith("utm_") or low in COUNTING
