"""When two addresses are one page's: what trackers and share buttons add says nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

_ADDED = re.compile(
    r"utm_\w+|(?:fbc|gc|dc|twc|yc)lid|msclkid|[gw]braid|igshid|mc_[ce]id|at_\w+|_ga|_gl|ref(?:_?src|errer)?|source|src"
    r"|cmp(?:id)?|ito|ns_\w+|smid|smtyp|partner|xtor|shared?|spm|rss|amp|guccounter|guce_\w+|ocid",
    re.IGNORECASE,
)
_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_END = re.compile(r"(?:/amp|/index\.\w{3,5}|\.amp)?/*$", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def same_page(address: str) -> str | None:
    """What all addresses of the page at ``address`` have in common; None for a front page, which is no article's."""
    parts = urlsplit(address)
    path = _END.sub("", parts.path)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted(pair for pair in asked if not _ADDED.fullmatch(pair[0]))
    if not path and not kept:
        return None
    host = _HOST.sub("", parts.netloc.lower())
    return f"{host}{path}?{urlencode(kept)}" if kept else f"{host}{path}"
