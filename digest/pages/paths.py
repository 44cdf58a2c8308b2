"""Where each page stands. An address once published stays, so this is the only place that makes one."""

from __future__ import annotations

import re
from datetime import date

from digest import border
from digest.model import Entity, EntityKind, Member, OutPath, Source, Story, Topic

INDEX = "index.html"
ENTITIES: dict[EntityKind, str] = {"person": "people", "organisation": "organisations", "place": "places"}
"""The folder in which the entities of each kind stand."""
_AUDIT = re.compile(r"(?:\d{4}/\d\d/\d\d|undated)/[^/]+/audit/index\.html")


def home() -> OutPath:
    """The newest edition."""
    return border.out_path(INDEX)


def edition(day: date) -> OutPath:
    """The paper of one day."""
    return border.out_path(f"{day:%Y/%m/%d}/{INDEX}")


def edition_as(day: date, name: str) -> OutPath:
    """The paper of one day in another form, beside its page."""
    return beside(edition(day), name)


def month(year: int, number: int) -> OutPath:
    """A month's calendar and editions."""
    return border.out_path(f"{year:04}/{number:02}/{INDEX}")


def began(year: int, number: int, page: int = 1) -> OutPath:
    """The stories that began in a month, a page of them."""
    return border.out_path(f"{year:04}/{number:02}/stories/{f'{page}/' if page > 1 else ''}{INDEX}")


def archived(year: int, number: int) -> OutPath:
    """A month's editions as a feed that stays."""
    return beside(month(year, number), "archive.xml")


def year(number: int) -> OutPath:
    """A year's months."""
    return border.out_path(f"{number:04}/{INDEX}")


def week(year: int, number: int) -> OutPath:
    """A week's biggest stories; ``year`` is the one that the week belongs to by ISO 8601."""
    return border.out_path(f"{year:04}/week-{number:02}/{INDEX}")


def article(member: Member) -> OutPath:
    """An article, below its edition; below ``undated/`` where its day was inferred, for a nearer article may come."""
    folder = f"{member.day:%Y/%m/%d}" if member.day and not member.article.dated.approximate else "undated"
    return border.out_path(f"{folder}/{member.slug}/{INDEX}")


def audit(member: Member) -> OutPath:
    """An article beside its raw text, in a preview."""
    return beside(article(member), f"audit/{INDEX}")


def is_audit(path: str) -> bool:
    """Whether ``path`` is one that :func:`audit` gives."""
    return _AUDIT.fullmatch(path) is not None


def story(one: Story) -> OutPath:
    """A story through all its days."""
    return border.out_path(f"stories/{one.slug}/{INDEX}")


def source(one: Source) -> OutPath:
    """An outlet's articles."""
    return border.out_path(f"sources/{one.key}/{INDEX}")


def topic(one: Topic) -> OutPath:
    """A topic's articles."""
    return border.out_path(f"topics/{one.slug}/{INDEX}")


def entity(one: Entity) -> OutPath:
    """Where a person, an organisation or a place is named."""
    return border.out_path(f"{ENTITIES[one.kind]}/{one.slug}/{INDEX}")


def book(year: int, number: int) -> OutPath:
    """A week as a book."""
    return beside(week(year, number), "week.epub")


def own(slug: str) -> OutPath:
    """A page of the owner's."""
    return border.out_path(f"{slug}/{INDEX}")


def section(name: str) -> OutPath:
    """The list of all stories, sources or topics, the archive, the method."""
    return border.out_path(f"{name}/{INDEX}")


def older(page: OutPath, number: int) -> OutPath:
    """A further page of the list at ``page``."""
    return beside(page, f"page-{number}/{INDEX}")


def shared(page: OutPath, number: int) -> OutPath:
    """A further page of the list at ``page`` whose folder holds other pages too, by slugs, none of which has a ``_``:
    an article or a topic may well be called "Page 2"."""
    return beside(page, f"page_{number}/{INDEX}")


def beside(page: OutPath, name: str) -> OutPath:
    """A file in the folder of ``page``: its feed."""
    return border.out_path(page.removesuffix(INDEX) + name)


def above(page: OutPath) -> OutPath:
    """The page above ``page``, of which that may be a further page."""
    folder = page.removesuffix(f"/{INDEX}")
    return border.out_path(f"{folder.rpartition('/')[0]}/{INDEX}".removeprefix("/"))


def file(name: str) -> OutPath:
    """A file at the top of the site."""
    return border.out_path(name)


def pretty(path: str) -> str:
    """The address of a page as others should link to it: without ``index.html``."""
    return path.removesuffix(INDEX)


def file_of(url: str) -> str:
    """The file of what stands at the address ``url``, as :func:`pretty` gives it."""
    return f"{url}{INDEX}" if not url or url.endswith("/") else url
