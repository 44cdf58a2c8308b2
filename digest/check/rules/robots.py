"""The rule for robots.txt: search engines are let in to every page that they are to know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protego import Protego

from digest.check.finding import Fault
from digest.check.site import Site

_ENGINES = frozenset(
    "googlebot googlebot-news bingbot duckduckbot applebot yandex baiduspider slurp seznambot qwantbot".split()
)
"""Names of search engines: others, as those that gather texts to train models, an owner may well shut out."""
_AGENT = re.compile(r"^\s*user-agent\s*:\s*([^\s#]+)", re.IGNORECASE | re.MULTILINE)
_DISALLOW = re.compile(r"^\s*disallow\s*:\s*[^\s#]", re.IGNORECASE)


def robots(site: Site) -> Iterator[Fault]:
    """robots.txt shuts no search engine out of a page that it is to know."""
    if "robots.txt" not in site.files:
        return
    text = site.files["robots.txt"].data.decode("utf-8", "replace")
    rules = Protego.parse(text)
    pages = [site.base.address(path) for path, page in sorted(site.pages.items()) if page.listed]
    named = {name.lower() for name in _AGENT.findall(text)} & _ENGINES
    at = next((at for at, line in enumerate(text.splitlines(), 1) if _DISALLOW.match(line)), None)
    for agent in ("*", *sorted(named)):
        shut = [address for address in pages if not rules.can_fetch(address, agent)]
        whom = "every search engine" if agent == "*" else agent
        if not shut:
            continue
        what = f"shuts {whom} out"
        if len(shut) < len(pages):
            what += f" of {len(shut)} of {len(pages)} pages, the first {shut[0]}"
        yield Fault("warning", "robots.txt", what, "take the line out unless you mean it", at)
