"""What a site asks of machines that read it: its robots.txt, as RFC 9309 has it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from protego import Protego

from digest import border
from digest.model import Url
from digest.web import WebError
from digest.web.guard import UnreachedError

MOST = 500 * 1024
"""Bytes of a robots.txt that are read; what stands behind them does not count."""
LONGEST_PAUSE = 10.0
"""Seconds between two questions that a site may ask for. With more, one site would hold up the paper."""


_OURS = "ours"
_NAME = re.compile(r"([\w-]+)(?:/[\w.+-]*)?")
_FOR = re.compile(r"(\s*user[- ]?agent\s*[:\s]\s*)([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site lets us do."""

    text: Protego

    def allow(self, address: Url) -> bool:
        """Whether ``address`` may be asked for."""
        return self.text.can_fetch(address, _OURS)

    def pause(self) -> float:
        """The seconds between two questions that it asks for."""
        return min(max(self.text.crawl_delay(_OURS) or 0.0, 0.0), LONGEST_PAUSE)


def rules(data: bytes, agent: str) -> Rules:
    """The rules in the file ``data`` for the user agent ``agent``. Nothing is forbidden by what cannot be read."""
    names = names_of(agent)
    lines = data.decode("utf-8-sig", "replace").splitlines()
    return Rules(Protego.parse("\n".join(_addressed(line, names) for line in lines)))


def names_of(agent: str) -> frozenset[str]:
    """The names that the user agent ``agent`` gives itself, in small letters: ``digest`` and ``news-digest`` in
    ``digest/0.1 (news-digest; +https://paper.example/)``."""
    words = re.split(r"[\s;,()]+", agent.lower())
    whole = agent.partition("(")[0].strip().lower()
    return frozenset(match[1] for word in words if (match := _NAME.fullmatch(word))) | ({whole} if whole else set())


def _addressed(line: str, names: frozenset[str]) -> str:
    """A ``line`` of robots.txt, which says ``ours`` where it is for one of ``names`` and ``theirs`` where it is for
    another: the library takes a part of a name for the name, so that rules for ``dig`` would be ours."""
    match = _FOR.match(line)
    if match is None or match[2].strip() == "*":
        return line
    said = match[2].strip().strip("*").lower()
    name = _NAME.fullmatch(said)
    return f"{match[1]}{_OURS if said in names or (name and name[1] in names) else 'theirs'}"


def without(error: WebError, agent: str) -> Rules | WebError:
    """What counts for a site that gave no robots.txt but ``error``. All is allowed where it has none (a status between
    400 and 499, or a redirect that leads nowhere); nothing where it is in trouble or cannot be reached, as an error
    that says so. Too many questions (429) are trouble."""
    if 300 <= error.why.status < 500 and error.why.status != 429:
        return rules(b"", agent)
    if isinstance(error, UnreachedError):
        return error
    what = f"is not asked in this run, for its robots.txt {error.what}"
    return WebError(what, hint=error.hint, why=replace(error.why, refused=True))


def at(address: Url) -> Url:
    """Where the robots.txt stands that counts for ``address``."""
    found = border.url(urljoin(address, "/robots.txt"))
    if found is None:
        raise ValueError(address)
    return found
