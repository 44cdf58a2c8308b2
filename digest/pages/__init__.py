"""Pages: from the site to everything that is to be rendered or written, each carrying all it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest import border
from digest.config import Config
from digest.model import Entity, EntityKind, File, OwnPage, Page, Site
from digest.pages import data, paths
from digest.pages.cards import cards, chosen, wanted
from digest.pages.feeds import Feeds
from digest.pages.kinds import KINDS
from digest.pages.shapes import Link
from digest.pages.views import Views
from digest.texts import Texts, direction

__all__ = ["KINDS", "Link", "SiteView", "Views", "cards", "chosen", "plan", "site_view", "wanted"]


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page may show of the whole: the paper's name, its address, its menu, its style sheet."""

    title: str
    tagline: str
    language: str
    direction: str
    base_url: str
    author: str
    style: str
    menu: tuple[Link, ...]
    generator: str


def plan(site: Site, config: Config, raw: Mapping[str, str], texts: Texts) -> tuple[list[Page], list[File]]:
    """All pages in a fixed order, and the files that need no template; two of one path are a bug and crash.

    ``raw`` holds the raw texts, by article id, that are to be shown in audit pages: none but in a preview.
    """
    views = Views(site, config.zone, raw, texts, chosen(site, config.site))
    feeds = Feeds(views, config.site)
    pages = [page for kind in KINDS for page in kind(views)]
    pages += [*feeds.pages(), *feeds.machine_pages([page.path for page in pages if page.template != "audit.html"])]
    files = [feeds.json_feed(), *data.files(views, config.site), File(border.out_path(".nojekyll"), b"")]
    for path, count in Counter([*(page.path for page in pages), *(file.path for file in files)]).items():
        if count > 1:
            raise AssertionError(f"{count} pages have the address {path}: every address must be one page's")
    return pages, files


def site_view(
    config: Config, own: Sequence[OwnPage], style: str, version: str, entities: Sequence[Entity] = ()
) -> SiteView:
    """The ``site`` of the templates; ``own`` are the owner's pages, ``style`` is the path of the style sheet. A kind of
    which there are no ``entities`` has no place in the menu."""
    menu = tuple(_menu(own, {one.kind for one in entities}))
    settings = config.site
    return SiteView(
        settings.title,
        settings.tagline,
        settings.language,
        direction(settings.language),
        settings.base_url,
        settings.author,
        style,
        menu,
        f"digest {version}",
    )


def _menu(own: Sequence[OwnPage], kinds: set[EntityKind]) -> Iterator[Link]:
    named = (name for kind, name in paths.ENTITIES.items() if kind in kinds)
    for name in ("stories", "topics", *named, "sources", "archive", "method", "about"):
        yield Link(paths.own(name), name.capitalize())
    yield from (Link(paths.own(page.slug), page.title) for page in own if page.slug not in {"about", "method"})
