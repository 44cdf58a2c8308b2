"""digest.toml as a frozen :class:`Config`: its settings, what each may be, and what it is where none is given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from digest import border
from digest.config.values import (
    Addresses,
    Domain,
    FolderAddress,
    HubAddress,
    Key,
    ModelAddress,
    Network,
    Relations,
    Zone,
)
from digest.errors import SettingsError
from digest.model import Source, TextPolicy
from digest.toml import Part, checked, line_of, parsed, text_of

__all__ = [
    "FILE_NAME",
    "CleanSettings",
    "Config",
    "EditionSettings",
    "EntitySettings",
    "FetchSettings",
    "Folders",
    "PublishSettings",
    "SearchSettings",
    "SiteSettings",
    "SourceSettings",
    "StorySettings",
    "SummarySettings",
    "TopicSettings",
    "load",
]

FILE_NAME = "digest.toml"


class SiteSettings(Part):
    """``[site]``: what the paper is called, where it will stand, and whether its pages have scripts."""

    title: str = "My digest"
    tagline: str = ""
    base_url: FolderAddress = "http://localhost:8000/"
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    time_zone: Zone = "UTC"
    author: str = ""
    original_rel: Relations = "external noopener"
    scripts: bool = True
    hub: HubAddress | None = None
    cards: Literal["new", "all", "svg", "none"] = "new"


class Folders(Part):
    """``[folders]``: relative to digest.toml."""

    content: str = "content"
    output: str = "output"
    templates: str = "templates"
    rules: str = "rules"
    overrides: str = "overrides"


class CleanSettings(Part):
    """``[clean]``: the share of an article's words that may be removed before a warning."""

    budget: Annotated[float, Field(gt=0, le=1)] = 0.4


class SummarySettings(Part):
    """``[summary]``: how long a summary is, in sentences and (0: no limit) in words, and who writes it. A model is
    asked for at most ``budget`` articles a build, each for ``timeout`` seconds and ``retries`` times more."""

    sentences: Annotated[int, Field(ge=1, le=20)] = 3
    words: Annotated[int, Field(ge=0)] = 0
    method: Literal["extractive", "model"] = "extractive"
    base_url: ModelAddress | None = None
    model: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    timeout: Annotated[float, Field(gt=0, le=600)] = 60
    retries: Annotated[int, Field(ge=0, le=5)] = 2
    budget: Annotated[int, Field(ge=0)] = 200
    cache: Annotated[str, Field(min_length=1)] = "summaries.jsonl"


class StorySettings(Part):
    """``[stories]``: how alike articles must be (0 to 1), how many days a story stays open, and what reads the meaning
    of briefs."""

    likeness: Annotated[float, Field(gt=0, lt=1)] = 0.13
    days: Annotated[int, Field(ge=1, le=366)] = 16
    embed: Literal["none", "minilm"] = "none"


class EntitySettings(Part):
    """``[entities]``: how many articles give a person, an organisation or a place a page of its own, and how many days
    back a surname alone may mean somebody who was named in full; what finds the names."""

    articles: Annotated[int, Field(ge=1)] = 2
    days: Annotated[int, Field(ge=0, le=366)] = 16
    finder: Literal["rules", "spacy"] = "rules"


class FetchSettings(Part):
    """``[fetch]``: how ``digest fetch`` and ``digest check --external`` go about the network. ``articles`` is how many
    new articles a source may bring in one run, ``days`` how old they may be (0: any age), ``agent`` what servers are
    told of who asks, ``seconds`` and ``most`` (bytes) what one question may cost, ``pause`` the seconds between two
    questions to one host, ``threads`` how many hosts are asked at once, ``private`` networks that may be reached
    although they are not public."""

    articles: Annotated[int, Field(ge=1, le=1000)] = 30
    days: Annotated[int, Field(ge=0)] = 14
    agent: Annotated[str, Field(max_length=300, pattern=r"^[ -~]*$")] = ""
    seconds: Annotated[float, Field(gt=0, le=600)] = 30
    most: Annotated[int, Field(ge=1000, le=200_000_000)] = 10_000_000
    redirects: Annotated[int, Field(ge=0, le=20)] = 5
    retries: Annotated[int, Field(ge=0, le=5)] = 2
    pause: Annotated[float, Field(ge=0, le=60)] = 1
    threads: Annotated[int, Field(ge=1, le=32)] = 8
    private: tuple[Network, ...] = ()


class EditionSettings(Part):
    """``[edition]``: how many stories stand in the upper tiers, and after how many days without a new edition the front
    page says so (0: never)."""

    lead: Annotated[int, Field(ge=1, le=5)] = 1
    key: Annotated[int, Field(ge=0, le=30)] = 4
    stale: Annotated[int, Field(ge=0)] = 3


class SearchSettings(Part):
    """``[search]``: what looks through the articles, and where that is pagefind, those of how many days up to the
    newest edition (0: all)."""

    engine: Literal["own", "pagefind"] = "own"
    days: Annotated[int, Field(ge=0)] = 365


class PublishSettings(Part):
    """``[publish]``: the Git remote (a name or an address) and the branch that the site goes to, and the domain of its
    own that it has there, if any."""

    remote: Annotated[str, Field(min_length=1)] = "origin"
    branch: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*$")] = "gh-pages"
    domain: Domain | None = None


class SourceSettings(Part):
    """One ``[[source]]``. ``feed`` and ``page`` (pages that list articles) are where ``digest fetch`` looks; ``links``
    is a pattern such as ``/news/*`` that addresses of articles on such a page match; ``take`` says whether an article
    is read from its own page or from its feed."""

    key: Key
    name: str
    home: FolderAddress | None = None
    language: str | None = None
    text: TextPolicy = "full"
    tier: Annotated[int, Field(ge=1, le=3)] = 2
    paywall: bool = False
    feed: Addresses = ()
    page: Addresses = ()
    links: str = ""
    take: Literal["page", "feed"] = "page"
    licence: str = ""

    def value(self) -> Source:
        """The outlet as the stages know it."""
        return Source(self.key, self.name, border.url(self.home), self.language, self.text, self.tier, self.paywall)


_Word = Annotated[str, Field(min_length=1)]


class TopicSettings(Part):
    """One ``[[topic]]``: its words, and how many of them a text must hold where its headline has none."""

    name: _Word
    words: Annotated[tuple[_Word, ...], Field(min_length=1)]
    least: Annotated[int, Field(ge=1)] = 2


class Config(Part):
    """The whole of digest.toml. ``root`` is the folder it lies in, never part of a comparison of sites."""

    root: Path = Path()
    site: SiteSettings = SiteSettings()
    folders: Folders = Folders()
    clean: CleanSettings = CleanSettings()
    summary: SummarySettings = SummarySettings()
    stories: StorySettings = StorySettings()
    edition: EditionSettings = EditionSettings()
    entities: EntitySettings = EntitySettings()
    search: SearchSettings = SearchSettings()
    fetch: FetchSettings = FetchSettings()
    publish: PublishSettings = PublishSettings()
    source: tuple[SourceSettings, ...] = ()
    topic: tuple[TopicSettings, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.site.time_zone)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The configured outlets in the owner's order."""
        return tuple(one.value() for one in self.source)

    def folder(self, which: Literal["content", "output", "templates", "rules", "overrides"]) -> Path:
        """The absolute path of one of the site's folders."""
        return (self.root / str(getattr(self.folders, which))).resolve()


def load(path: Path) -> Config:
    """The configuration in ``path``; raises :class:`SettingsError` with file and line for whatever is wrong in it."""
    text = text_of(path, "" if path.exists() else _way(path))
    table = parsed(text, str(path))
    if "root" in table:
        table["root "] = table.pop("root")
    return _checked(table, text, path)


def _way(path: Path) -> str:
    """What to do where there is no file at ``path``: it may lie in a folder above."""
    above = next((one / FILE_NAME for one in path.resolve().parent.parents if (one / FILE_NAME).is_file()), None)
    if above and path == Path(FILE_NAME):
        return f"it is in a folder above: run the command there, or name it with -c {os.path.relpath(above)}"
    return "run 'digest init' to make a site here, or name the file with -c"


def _checked(table: dict[str, Any], text: str, path: Path) -> Config:
    config = checked(Config, table | {"root": path.resolve().parent}, text, path.name)
    keys = [one.key for one in config.source]
    for key in keys:
        if keys.count(key) > 1:
            line = line_of(text, ("source", keys.index(key) + 1, "key"))
            raise SettingsError(f"two sources have the key '{key}'", where=f"{path.name}:{line}", hint="rename one")
    return config
