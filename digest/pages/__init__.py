"""Pages: from the site to everything that is to be rendered or written, each carrying all it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from digest import __version__, border
from digest.config import Config
from digest.fetched import Fetched
from digest.model import Entity, File, OwnPage, Page, Site
from digest.pages import data, paths
from digest.pages.cards import cards, chosen, standing_in, wanted
from digest.pages.epub import books
from digest.pages.feeds import Feeds
from digest.pages.head import heads
from digest.pages.kinds import KINDS
from digest.pages.mail import mails, texts_of
from digest.pages.search import looking
from digest.pages.shapes import Link
from digest.pages.sitemaps import Sitemaps
from digest.pages.status import late, status
from digest.pages.telling import Teller
from digest.pages.views import Views
from digest.texts import Texts, direction

__all__ = [
    "KINDS",
    "Beside",
    "Link",
    "SiteView",
    "Views",
    "cards",
    "chosen",
    "plan",
    "site_view",
    "standing_in",
    "wanted",
]


@dataclass(frozen=True, slots=True)
class Beside:
    """What pages show that no site holds: how the sources fare, and the addresses of published articles that are
    ``missing`` for a fault; in a preview alone, by article id, the raw texts for audit pages and why an article is not
    published yet."""

    raw: Mapping[str, str] = field(default_factory=dict)
    fetched: Fetched = field(default_factory=Fetched)
    unpublished: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page may show of the whole: the paper's name and address, its menu, what stands at its foot, whether
    pages have scripts, and the ``rel`` of links to originals."""

    title: str
    tagline: str
    language: str
    direction: str
    base_url: str
    author: str
    menu: tuple[Link, ...]
    generator: str
    foot: tuple[Link, ...]
    weekdays: tuple[tuple[str, str], ...]
    original_rel: str
    scripts: bool


def plan(site: Site, config: Config, beside: Beside, texts: Texts) -> tuple[list[Page], list[File]]:
    """All pages in a fixed order, and the files that need no template; two of one path are a bug and crash."""
    old = late(site, config.edition.stale)
    views = Views(site, config.zone, beside.raw, texts, chosen(site, config.site), old, beside.unpublished)
    teller = Teller(views, config.site.base_url)
    issues = [teller.issue(edition) for edition in site.editions]
    feeds = Feeds(views, config.site, issues)
    pages = [page for kind in KINDS for page in kind(views)]
    search, found = looking(views, config.search) if config.site.scripts else ([], [])
    headed = heads(views, config.site, [*pages, *search])
    pages = [headed(page) for page in (*pages, *search)]
    listed = [(page.path, page.it["head"].changed) for page in pages if not page.it["head"].hidden]
    pages += [*feeds.pages(), *Sitemaps(views, config.site).pages(listed), *mails(issues, texts), *books(feeds)]
    letters = texts_of(issues, config.site.title, texts)
    files = [
        *found,
        *letters,
        *data.files(views, config.site),
        status(site, config, beside.fetched, beside.missing),
        File(border.out_path(".nojekyll"), b""),
    ]
    for path, count in Counter([*(page.path for page in pages), *(file.path for file in files)]).items():
        if count > 1:
            raise AssertionError(f"{count} pages have the address {path}: every address must be one page's")
    return pages, files


def site_view(config: Config, own: Sequence[OwnPage], texts: Texts, entities: Sequence[Entity] = ()) -> SiteView:
    """The ``site`` of the templates; ``own`` are the owner's pages. A kind of which there are no ``entities`` has no
    place in the menu."""
    settings = config.site
    kinds = {one.kind for one in entities}
    named = (name for kind, name in paths.ENTITIES.items() if kind in kinds)
    menu = ["stories", "topics", *named, "sources", "archive", *(["search"] if settings.scripts else [])]
    theirs = (Link(paths.own(page.slug), page.title) for page in own if page.slug not in {"about", "method"})
    return SiteView(
        settings.title,
        settings.tagline,
        settings.language,
        direction(settings.language),
        settings.base_url,
        settings.author,
        tuple(Link(paths.own(name), texts(f"menu.{name}")) for name in menu),
        f"digest {__version__}",
        (*(Link(paths.own(name), texts(f"menu.{name}")) for name in ("a-z", "method", "about")), *theirs),
        texts.weekdays(),
        settings.original_rel,
        settings.scripts,
    )
