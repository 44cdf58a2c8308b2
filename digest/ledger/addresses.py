"""Addresses for ever: what was published stays, as itself, as a way to where it went, or as a word that it is gone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from digest import border
from digest.ledger.lines import UNDATED, Ledger, Published, is_address, month_of
from digest.ledger.names import Names, names_of
from digest.ledger.sealing import Occasion, held
from digest.model import OutPath, Page, Site
from digest.pages import paths
from digest.pages.shapes import Link
from digest.texts import Texts

_FEEDS = ("atom.xml", "rss.xml", "feed.json")
_LONG_AGO = {"updated": "1970-01-01T00:00:00+00:00", "updated_rfc822": "Thu, 01 Jan 1970 00:00:00 +0000"}


@dataclass(frozen=True, slots=True)
class Followed:
    """The ledger with what is new in it, the pages for old addresses, and what an editor should know."""

    ledger: Ledger
    pages: tuple[Page, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand: ``whats`` says by address what stands there, ``urls`` the address of each thing, ``months``
    the month of a story's first day and ``members`` the ids of its articles by its address, ``names`` what is known of
    names, ``pages`` what is at each address a reader can link to."""

    whats: Mapping[str, str]
    urls: Mapping[str, str]
    months: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    names: Names
    pages: Mapping[str, Page]

    def what(self, url: str) -> str:
        """What stands at ``url``: itself, something below an article, a story, an edition or a name, or a mere page."""
        folder = url
        while folder:
            if folder in self.whats:
                rest = url.removeprefix(folder)
                return f"{self.whats[folder]}/{rest}" if rest else self.whats[folder]
            folder = folder.rstrip("/").rpartition("/")[0] + "/" if "/" in folder.rstrip("/") else ""
        return "page"

    def now(self, line: Published) -> str | None:
        """The address at which what ``line`` published stands now, None where it is gone."""
        if line.what == "page":
            return line.url if line.url in self.pages else None
        thing, _, rest = line.what.partition("/")
        base = self.urls.get(thing)
        if base is None or f"{base}{rest}" in self.pages:
            return None if base is None else f"{base}{rest}"
        return base if rest.endswith("/") else None

    def lost(self, line: Published) -> bool:
        """Whether nobody meant the page of a name at ``line`` to be gone: its editor did not take it away, and none of
        the articles that gave it its page is gone."""
        articles = {one for some in self.members.values() for one in some}
        slug = line.what.removeprefix("entity:")
        return bool(line.by) and slug not in self.names.meant and articles.issuperset(line.by)

    def published(self, url: str) -> Published:
        """The line for ``url``, which is new."""
        folder = url.rpartition("/")[0] + "/"
        line = Published(url, self.what(url), month_of(url) or self.months.get(folder, UNDATED))
        return self.with_spare(line)

    def with_spare(self, line: Published) -> Published:
        """``line``, of a story that stands where it was published, with another of its articles, if it has one; of a
        name, with those that give it its page."""
        if line.what.startswith("entity:"):
            return replace(line, by=self.names.by.get(line.what.removeprefix("entity:"), ()))
        others = [one for one in self.members.get(line.url, ()) if line.what != f"story:{one}"]
        return replace(line, spare=others[0]) if others and not line.spare else line


def places(site: Site, pages: Iterable[Page], labels: Iterable[tuple[str, str]], names: Names) -> Places:
    """Where everything of ``site`` stands; ``labels`` lead from articles to stories whose first article is gone."""
    whats: dict[str, str] = {}
    urls: dict[str, str] = {}
    months: dict[str, str] = {}
    members: dict[str, tuple[str, ...]] = {}
    for story in site.stories:
        at = paths.pretty(paths.story(story))
        whats[at] = f"story:{story.members[0].article.id}"
        months[at] = f"{story.first:%Y-%m}" if story.first else UNDATED
        members[at] = tuple(member.article.id for member in story.members)
        for member in story.members:
            one = member.article.id
            own = paths.pretty(paths.article(member))
            whats[own] = f"article:{one}"
            urls |= {f"article:{one}": own, f"story:{one}": at}
    for edition in site.editions:
        own = paths.pretty(paths.edition(edition.day))
        whats[own] = f"edition:{edition.day.isoformat()}"
        urls[whats[own]] = own
    for entity in site.entities:
        own = paths.pretty(paths.entity(entity))
        whats[own] = f"entity:{entity.slug}"
        urls[whats[own]] = own
    urls |= {f"entity:{old}": urls[f"entity:{new}"] for old, new in names.moved.items()}
    for one, label in labels:
        if f"story:{one}" in urls:
            urls.setdefault(f"story:{label}", urls[f"story:{one}"])
    here = {url: page for page in pages if is_address(url := paths.pretty(page.path))}
    return Places(whats, urls, months, members, names, here)


def published(ledger: Ledger) -> dict[str, frozenset[str]]:
    """The slugs under which articles and stories were published, for ``Wishes``."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in ledger.urls.values():
        if line.what.startswith(("article:", "story:")) and "/" not in line.what:
            found[line.what].add(line.url.rstrip("/").rpartition("/")[2])
    return {what: frozenset(slugs) for what, slugs in found.items()}


def named(ledger: Ledger) -> dict[str, frozenset[str]]:
    """The ids of all articles that were ever published, each with the addresses of its own page."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in ledger.urls.values():
        kind, _, one = line.what.partition(":")
        if kind in {"article", "story"} and "/" not in one:
            found[one].update({line.url} if kind == "article" else ())
    return {one: frozenset(urls) for one, urls in found.items()}


def absent(ledger: Ledger, missing: AbstractSet[str]) -> tuple[str, ...]:
    """The addresses of the articles that were published and are ``missing`` for a fault of their files."""
    lost = {f"article:{one}" for one in missing}
    return tuple(sorted(url for url, line in ledger.urls.items() if line.what in lost))


def followed(ledger: Ledger, site: Site, pages: Sequence[Page], occasion: Occasion, texts: Texts) -> Followed:
    """Every address of ``ledger`` followed to where its thing stands in ``site``, whose ``pages`` are all there are.
    What was taken out by hand is no cause for a warning."""
    labels = sorted(held(ledger, [m.article for story in site.stories for m in story.members]).items())
    spares = [(one.spare, one.what.removeprefix("story:")) for _, one in sorted(ledger.urls.items()) if one.spare]
    names = names_of(occasion.entities, site.entities)
    here = places(site, pages, [*labels, *spares], names)
    urls = dict(ledger.urls)
    old: list[Page] = []
    gone: list[Published] = []
    warnings: list[str] = []
    notes: list[str] = []
    for url, line in sorted((url, names.line(line)) for url, line in ledger.urls.items()):
        now = here.now(line)
        urls[url] = line
        if url in here.pages:
            if now is None:
                urls[url] = replace(line, what=here.what(url), spare="")
                notes.append(f"{url} was {line.what}, which is gone, and is {here.what(url)} from now on")
            elif now != url:
                warnings.append(_taken(line, here.what(url), now))
            else:
                urls[url] = here.with_spare(line)
        elif now is not None:
            old.append(_moved(url, here.pages[now]))
        else:
            old.append(_withdrawn(line, here, occasion, texts))
            gone.append(line)
    urls |= {url: here.published(url) for url in here.pages if url not in urls}
    lost, meant = _told(gone, occasion, here)
    return Followed(replace(ledger, urls=urls), tuple(old), (*warnings, *lost), (*notes, *meant))


def _told(gone: Iterable[Published], occasion: Occasion, here: Places) -> tuple[list[str], list[str]]:
    """What to tell of the addresses that are ``gone``: warnings, each article once; notes where nobody is to act."""
    warnings: dict[str, str] = {}
    notes: dict[str, str] = {}
    for line in gone:
        kind, _, one = line.what.partition("/")[0].partition(":")
        if kind == "entity" and here.lost(line):
            name = here.names.known.get(one, one)
            warnings[line.url] = (
                f"{line.url} was published and no article gives “{name}” a page now: one there "
                "says that it was withdrawn; in entities.toml, say under which name it goes on, or hide it"
            )
        elif kind not in {"article", "story"}:
            notes[line.url] = f"{line.url} was published and is no more: a page there says so"
        if kind not in {"article", "story"}:
            continue
        said = f"{line.url} was published and its article ({one}) is gone: a page there says that it was withdrawn"
        if one in occasion.dropped:
            notes.setdefault(one, said)
        elif one in occasion.missing:
            said = f"{line.url} was published and the file of its article ({one}) has a fault, which is told too"
            warnings.setdefault(one, f"{said}: a page there says that it is missing for now; mend the file")
        else:
            file = f"{occasion.overrides}/{_day_of(line.url) or occasion.day}.toml"
            lines = f'two lines, [[drop]] and article = "{one}"'
            meant = f"where that is meant, write into {file} {lines} (docs/overrides.md)"
            warnings.setdefault(one, f"{said}; put its file back, or {meant}")
    return list(warnings.values()), list(notes.values())


def _day_of(url: str) -> str:
    """The day (``2026-03-17``) that an address names at its beginning, or nothing."""
    return "-".join(url.split("/")[:3]) if re.match(r"\d{4}/\d\d/\d\d/", url) else ""


def _taken(line: Published, what: str, now: str) -> str:
    return (
        f"{line.url} was published as {line.what}, which now stands at {now}, and is {what} now: links to the one lead "
        f"to the other; give the newer one a 'slug:' of its own"
    )


def _moved(url: str, target: Page) -> Page:
    """What stands at the old address ``url``: a page that leads on; a feed as it is, for readers of feeds follow no
    page, and what their owner does not see nobody acts on. Its link to itself names the new address."""
    path = _file(url)
    if target.template in _FEEDS:
        return replace(target, path=path)
    title = str(target.it["title"])
    return Page(path, "redirect.html", {"title": title, "target": Link(target.path, title)})


def _withdrawn(line: Published, here: Places, occasion: Occasion, texts: Texts) -> Page:
    """What stands at the address of something that is gone, or missing for a fault of its file: a word of it and a way
    to its day's edition."""
    url, path = line.url, _file(line.url)
    if path.endswith((".xml", ".json")):
        return _empty_feed(path, here.pages, texts)
    day = here.pages.get("/".join(url.split("/")[:3]) + "/") if month_of(url) else None
    day = day if day and day.template == "edition.html" else None
    edition = Link(day.path, texts.long_day(day.it["day"])) if day else None
    kind = line.what.partition(":")[0].replace("entity", "page")
    title, said = texts(f"ledger.withdrawn_{kind}"), texts(f"ledger.gone_{kind}")
    if line.what.partition("/")[0].partition(":")[2] in occasion.missing:
        title, said = texts(f"ledger.missing_{kind}"), texts("ledger.comes_back")
    return Page(path, "withdrawn.html", {"title": title, "kind": kind, "said": said, "edition": edition})


def _empty_feed(path: OutPath, pages: Mapping[str, Page], texts: Texts) -> Page:
    """A valid feed without an entry, made after the site's own."""
    name = path.rpartition("/")[2]
    own = pages.get(name, pages["feed.xml"])
    root, name = str(own.it["page"]), str(own.path)
    facts = {
        "title": texts("ledger.withdrawn_feed", title=own.it["title"]),
        "id": str(own.it["id"]).removesuffix(name) + path,
        "self": f"{root}{path}",
        "page": f"{root}archive/",
        "entries": [],
        "prev": "",
    }
    return Page(path, own.template, {**own.it, **facts, **_LONG_AGO})


def _file(url: str) -> OutPath:
    return border.out_path(paths.file_of(url))
