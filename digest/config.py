"""digest.toml as a frozen :class:`Config`: its settings, what each may be, and what it is where none is given."""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from digest import border
from digest.errors import SettingsError
from digest.model import Source, TextPolicy
from digest.toml import Part, checked, line_of, parsed, text_of

__all__ = [
    "FILE_NAME",
    "CleanSettings",
    "Config",
    "EditionSettings",
    "EntitySettings",
    "Folders",
    "Part",
    "SearchSettings",
    "SiteSettings",
    "SourceSettings",
    "StorySettings",
    "SummarySettings",
    "TopicSettings",
    "checked",
    "line_of",
    "load",
    "parsed",
    "text_of",
]

FILE_NAME = "digest.toml"
_RELATIONS = ("external", "nofollow", "noopener", "noreferrer", "sponsored", "ugc")
"""What a link to an original may say of itself (``rel``)."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is not a time zone; use a name such as 'Europe/London' or 'UTC'") from error
    return name


def _web_address(text: str) -> str:
    address = border.url(text)
    if address is None:
        raise ValueError(f"{text!r} is not an http or https address")
    return address if address.endswith("/") else f"{address}/"


def _hub_address(text: str) -> str:
    address = border.url(text)
    if address is None:
        raise ValueError(f"{text!r} is not the http or https address of a hub")
    return address


def _slug_key(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", text):
        raise ValueError(f"{text!r} is not a key: use small letters, digits, dots and hyphens")
    return text


def _relation(text: str) -> str:
    words = text.split()
    if unknown := [word for word in words if word not in _RELATIONS]:
        raise ValueError(f"{unknown[0]!r} is none of: {', '.join(_RELATIONS)}")
    return " ".join(dict.fromkeys(words))


class SiteSettings(Part):
    """``[site]``: what the paper is called, where it will stand, and whether its pages have scripts."""

    title: str = "My digest"
    tagline: str = ""
    base_url: Annotated[str, AfterValidator(_web_address)] = "http://localhost:8000/"
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    time_zone: Annotated[str, AfterValidator(_known_zone)] = "UTC"
    author: str = ""
    original_rel: Annotated[str, AfterValidator(_relation)] = "external noopener"
    scripts: bool = True
    hub: Annotated[str, AfterValidator(_hub_address)] | None = None
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


def _model_address(text: str) -> str:
    address = _web_address(text)
    host = urlsplit(address).hostname or ""
    if address.startswith("http:") and host != "localhost":
        near = host.replace(".", "").isdigit() and ip_address(host).is_private
        if not near:
            raise ValueError(f"{text!r} would send your key unprotected: use https outside your own network")
    return address


class SummarySettings(Part):
    """``[summary]``: how long a summary is, in sentences and (0: no limit) in words, and who writes it. A model is
    asked for at most ``budget`` articles a build, each for ``timeout`` seconds and ``retries`` times more."""

    sentences: Annotated[int, Field(ge=1, le=20)] = 3
    words: Annotated[int, Field(ge=0)] = 0
    method: Literal["extractive", "model"] = "extractive"
    base_url: Annotated[str, AfterValidator(_model_address)] | None = None
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


class EditionSettings(Part):
    """``[edition]``: how many stories stand in the upper tiers."""

    lead: Annotated[int, Field(ge=1, le=5)] = 1
    key: Annotated[int, Field(ge=0, le=30)] = 4


class SearchSettings(Part):
    """``[search]``: what looks through the articles, and where that is pagefind, those of how many days up to the
    newest edition (0: all)."""

    engine: Literal["own", "pagefind"] = "own"
    days: Annotated[int, Field(ge=0)] = 365


class SourceSettings(Part):
    """One ``[[source]]``."""

    key: Annotated[str, AfterValidator(_slug_key)]
    name: str
    home: Annotated[str, AfterValidator(_web_address)] | None = None
    language: str | None = None
    text: TextPolicy = "full"
    tier: Annotated[int, Field(ge=1, le=3)] = 2
    paywall: bool = False

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
    hint = "run 'digest init' to make a site here, or name the file with -c"
    text = text_of(path, hint)
    table = parsed(text, str(path))
    if "root" in table:
        table["root "] = table.pop("root")
    return _checked(table, text, path)


def _checked(table: dict[str, Any], text: str, path: Path) -> Config:
    config = checked(Config, table | {"root": path.resolve().parent}, text, path.name)
    keys = [one.key for one in config.source]
    for key in keys:
        if keys.count(key) > 1:
            line = line_of(text, ("source", keys.index(key) + 1, "key"))
            raise SettingsError(f"two sources have the key '{key}'", where=f"{path.name}:{line}", hint="rename one")
    return config
