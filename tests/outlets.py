"""Outlets for the tests of ``digest fetch``: feeds and pages of made-up articles, and a site that reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.sites import Folder, Run, make, run, written
from tests.web_server import Reply, Web, kept, page, serving

FETCH = '\n[fetch]\npause = 0\nretries = 0\nseconds = 5\nprivate = ["127.0.0.0/8"]\n'
SENTENCES = (
    "The {0} committee of Lowfield met on Tuesday evening and heard eleven speakers before it decided anything.",
    "Ida Marsh, who leads it, said the {0} would cost 4.2 million and be finished in the autumn of next year.",
    "Two members voted against the plan because the {0} takes away a third of the car park behind the station.",
    "Work begins in June, and the road past the {0} will be closed to lorries for nine weeks after that.",
)


def story(word: str) -> list[str]:
    """Four paragraphs about a ``word``."""
    return [one.format(word) for one in SENTENCES]


@dataclass(frozen=True)
class Item:
    """An article of an outlet: what its feed says of it, and the paragraphs on its page."""

    word: str
    published: str = "Sun, 31 May 2026 10:00:00 GMT"
    title: str = ""
    teaser: str = ""
    guid: str = ""
    paragraphs: tuple[str, ...] = field(default=())

    @property
    def path(self) -> str:
        return f"/news/{self.word}.html"

    @property
    def headline(self) -> str:
        return self.title or f"Lowfield decides on its {self.word}"

    def html(self, head: str = "") -> str:
        """Its page."""
        text = "".join(f"<p>{escape(one)}</p>" for one in (self.paragraphs or story(self.word)))
        title = escape(self.headline)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
            f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{text}</article></body></html>"
        )


def rss(items: Iterable[Item], base: str, extra: str = "") -> str:
    """A feed of ``items``."""
    entries = "".join(
        f"<item><title>{escape(one.headline)}</title><link>{base}{one.path}</link>"
        f"<guid isPermaLink='false'>{escape(one.guid or one.word)}</guid>"
        + (f"<pubDate>{one.published}</pubDate>" if one.published else "")
        + f"<description>{escape(one.teaser or story(one.word)[0])}</description></item>"
        for one in items
    )
    return (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Herald</title><link>{base}/</link>"
        f"<description>News</description>{extra}{entries}</channel></rss>"
    )


@dataclass
class Outlet:
    """A site and the one outlet it subscribes to, on a server of its own."""

    folder: Folder
    web: Web

    def offer(self, *items: Item, etag: str = "", path: str = "/feed.xml", extra: str = "") -> None:
        """Puts ``items`` into its feed and their pages beside it."""
        self.web.table[path] = kept(rss(items, self.base, extra), "application/rss+xml", etag)
        for one in items:
            self.web.table.setdefault(one.path, page(one.html()))

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.web.port}"

    def fetch(self, *words: str, day: str = "2026-06-01", env: dict[str, str] | None = None) -> Run:
        """A run of ``digest fetch`` at noon (UTC) of ``day``."""
        return fetch(self.folder, *words, day=day, env=env)

    def told(self, *words: str, day: str = "2026-06-01") -> Any:
        """What a run of ``digest fetch --json`` says of the first source."""
        done = self.fetch("--json", *words, day=day)
        assert done.code in {0, 1, 3}, done.err
        return json.loads(done.out)["sources"][0]

    @property
    def files(self) -> dict[str, str]:
        """Every article that was written, by its path."""
        return articles(self.folder)

    @property
    def record(self) -> dict[str, bytes]:
        """The files of the record."""
        return written(self.folder.root / "fetched")


def articles(folder: Folder) -> dict[str, str]:
    """Every file of the content of ``folder`` by its path."""
    return {path: data.decode() for path, data in written(folder.root / "content").items()}


def fetch(folder: Folder, *words: str, day: str = "2026-06-01", env: dict[str, str] | None = None) -> Run:
    """A run of ``digest fetch`` in ``folder`` at noon (UTC) of ``day``."""
    epoch = int(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp())
    return run("fetch", *words, cwd=folder.root, env={"SOURCE_DATE_EPOCH": str(epoch)} | (env or {}))


def source(base: str, key: str = "herald", more: str = "", path: str = "/feed.xml") -> str:
    """A ``[[source]]`` with a feed."""
    return f'\n[[source]]\nkey = "{key}"\nname = "Lowfield Herald"\nfeed = "{base}{path}"\n{more}\n'


@contextmanager
def outlet(root: Path, more: str = "", table: dict[str, Reply] | None = None, fetching: str = "") -> Iterator[Outlet]:
    """A site in ``root`` that subscribes to ``/feed.xml`` of a server; ``more`` stands in its ``[[source]]``."""
    with serving(table) as web:
        base = f"http://127.0.0.1:{web.port}"
        yield Outlet(make(root, {}, FETCH + fetching + source(base, more=more)), web)
