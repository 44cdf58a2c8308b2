"""Outlets and topics: a page for each that lists its articles, or as many as it needs, and the lists of them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from digest.model import Member, Page, Url
from digest.pages import paths
from digest.pages.lists import by_age, by_name
from digest.pages.pictures.coverage import coverage
from digest.pages.shapes import Link
from digest.pages.views import Views


def sources(views: Views) -> Iterator[Page]:
    """Each outlet's articles, and the list of outlets."""
    by_source: dict[str, list[Member]] = defaultdict(list)
    for member in views.newest_first():
        by_source[member.article.source.key].append(member)
    links = []
    for source in views.site.sources:
        members = by_source[source.key]
        link = Link(paths.source(source), source.name, len(members))
        links.append(link)
        yield from _listing(views, link, members, "source", source.home)
    links.sort(key=lambda link: link.text.casefold())
    yield from index_of(views, "sources", views.texts("menu.sources"), links)


def topics(views: Views) -> Iterator[Page]:
    """Each topic's articles, and the list of topics, the largest first."""
    links = []
    for topic in views.site.topics:
        members = [views.members[one] for one in topic.articles]
        link = Link(paths.topic(topic), topic.name, len(members))
        links.append(link)
        yield from _listing(views, link, members, "topic", None)
    links.sort(key=lambda link: (-link.count, link.text.casefold()))
    yield from index_of(views, "topics", views.texts("menu.topics"), links)


def index_of(views: Views, name: str, title: str, links: Sequence[Link]) -> Iterator[Page]:
    """The list of all outlets, topics, people, …, in the order of ``links``."""
    for leaf in by_name(views.texts, paths.section(name), links):
        facts = {"title": title, "links": leaf.some, "pager": leaf.pager, "count": len(links)}
        yield Page(leaf.path, "index_of.html", facts)


def _listing(views: Views, link: Link, members: Sequence[Member], kind: str, home_page: Url | None) -> Iterator[Page]:
    """The pages of the outlet or the topic at ``link``, which counts its articles."""
    for leaf in by_age(views.texts, link.path, members):
        facts = {
            "title": link.text,
            "home": home_page,
            "articles": [views.item(member) for member in leaf.some],
            "count": link.count,
            "feed": paths.beside(link.path, "feed.xml"),
            "kind": kind,
            "coverage": coverage((member.day for member in members), views.texts) if leaf.first else None,
            "pager": leaf.pager,
        }
        yield Page(leaf.path, "listing.html", facts)
