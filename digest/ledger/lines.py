"""The lines of the ledger as frozen values, and each as the one text it may have."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

UNDATED = "undated"
SHORT = 12
"""How many hexadecimal digits of a hash are kept of an article's text and shown of an edition's."""
_MONTH = re.compile(r"(\d{4})/(0[1-9]|1[0-2])/")


@dataclass(frozen=True, slots=True)
class Published:
    """An address, as from the site's root without ``index.html``, what stands there, and the ledger's file (a month)
    that says so. ``what`` is ``article:ID``, ``story:ID`` of its first article, ``edition:DAY``, ``entity:SLUG`` of a
    name, one of these with the rest of an address below it (``story:ID/feed.xml``), or ``page`` for what is known by
    its address alone.

    ``spare`` is the id of another article of a story, by which it is found when the first is gone. In a file, and
    nowhere else, what was published below it stands with it, by the rest of the address: ``below``. ``by`` are the ids
    of articles that give a name its page.
    """

    url: str
    what: str
    file: str
    spare: str = ""
    below: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, str, int]:
        """Its place in a file."""
        return ("url", self.url, 0)

    @property
    def table(self) -> dict[str, Any]:
        """The line as JSON."""
        table: dict[str, Any] = {"url": self.url, "is": self.what}
        table |= {"or": self.spare} if self.spare else {}
        table |= {"by": list(self.by)} if self.by else {}
        return table | ({"with": list(self.below)} if self.below else {})


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """What an edition says of a story: its label for ever, the headline shown, the sentence it begins with (``lede``),
    and its articles, the leading one first and the others by id, each with a short hash of headline and shown text."""

    story: str
    title: str
    lede: str
    articles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sealed:
    """An edition as it was sealed on a day. One of an earlier digest has no first sentences but ``own_ledes``: those of
    the leading articles by themselves, and is compared by them."""

    edition: date
    number: int
    sealed: date
    entries: tuple[SealedEntry, ...]
    own_ledes: bool = False

    @property
    def content(self) -> dict[str, Any]:
        """What the hash covers."""
        name = "lede" if self.own_ledes else "begins"
        return {
            "edition": self.edition.isoformat(),
            "number": self.number,
            "sealed": self.sealed.isoformat(),
            "entries": [
                {"story": e.story, "title": e.title, name: e.lede, "articles": [list(a) for a in e.articles]}
                for e in self.entries
            ],
        }

    @property
    def sha256(self) -> str:
        """The seal: SHA-256 of the canonical JSON (keys sorted, no spaces, UTF-8) of the content."""
        text = json.dumps(self.content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def order(self) -> tuple[str, str, int]:
        """Its place in a file."""
        return ("edition", self.edition.isoformat(), 0)

    @property
    def table(self) -> dict[str, Any]:
        """The line as JSON."""
        return {**self.content, "sha256": self.sha256}


@dataclass(frozen=True, slots=True)
class Change:
    """What a sealed ``edition`` says otherwise since the day ``on``, the ``number``-th of its changes.

    ``what`` is ``headline``, ``lede``, ``added``, ``removed``, ``entry`` (one begun or given up) or ``text``, whose
    ``before`` and ``after`` are short hashes. ``article`` is empty for a headline that no article has. ``text`` is the
    article's short hash after it, where it has one; ``lede`` is that of an entry which begins with this article.
    """

    edition: date
    number: int
    on: date
    story: str
    what: str
    article: str
    before: str
    after: str
    text: str = ""
    lede: str = ""
    by_hand: bool = False

    @property
    def order(self) -> tuple[str, str, int]:
        """Its place in a file."""
        return ("correction", self.edition.isoformat(), self.number)

    @property
    def table(self) -> dict[str, Any]:
        """The line as JSON; what is empty is left out at the end."""
        table = {
            "correction": self.edition.isoformat(),
            "number": self.number,
            "on": self.on.isoformat(),
            "story": self.story,
            "what": self.what,
            "article": self.article,
            "before": self.before,
            "after": self.after,
        }
        return table | {name: value for name in ("text", "lede", "by_hand") if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Month:
    """That there is a file of the month ``name`` (``2026-03``): it is missed if it goes."""

    name: str

    @property
    def order(self) -> tuple[str, str, int]:
        """Its place in a file."""
        return ("month", self.name, 0)

    @property
    def table(self) -> dict[str, Any]:
        """The line as JSON."""
        return {"month": self.name}


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of the ledger: addresses by themselves, sealed editions by day, changes by edition in their order."""

    urls: Mapping[str, Published] = field(default_factory=dict)
    sealed: Mapping[date, Sealed] = field(default_factory=dict)
    changes: Mapping[date, tuple[Change, ...]] = field(default_factory=dict)


def short_hash(title: str, text: str) -> str:
    """The short hash of an article's headline and the text its page shows."""
    return hashlib.sha256(f"{title}\n\n{text}".encode()).hexdigest()[:SHORT]


def month_of(url: str) -> str:
    """The month (``2026-03``) that an address names at its beginning, or nothing."""
    found = _MONTH.match(url)
    return f"{found[1]}-{found[2]}" if found else ""


def is_address(url: str) -> bool:
    """Whether readers may link to what stands at ``url``: a page or a feed, not what only machines look at, as a
    sitemap or the archive of a feed."""
    name = url.rpartition("/")[2]
    feed = name == "feed.json" or (name.endswith(".xml") and not name.startswith("archive") and "sitemap" not in name)
    return (not name or feed) and not url.startswith(("static/", "data/"))
