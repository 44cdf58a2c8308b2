"""Outlets and topics: a page for each that lists its articles, and the lists of them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from digest.model import Member, Page, Url
from digest.pages import paths
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
        page, link = _listing(views, views.source_link(source), by_source[source.key], "source", source.home)
        links.append(link)
        yield page
    links.sort(key=lambda link: link.text.casefold())
    yield Page(paths.section("sources"), "index_of.html", {"title": "Sources", "links": links})


def topics(views: Views) -> Iterator[Page]:
    """Each topic's articles, and the list of topics, the largest first."""
    links = []
    for topic in views.site.topics:
        members = [views.members[one] for one in topic.articles]
        page, link = _listing(views, Link(paths.topic(topic), topic.name), members, "topic", None)
        links.append(link)
        yield page
    links.sort(key=lambda link: (-link.count, link.text.casefold()))
    yield Page(paths.section("topics"), "index_of.html", {"title": "Topics", "links": links})


def _listing(views: Views, link: Link, members: list[Member], kind: str, home_page: Url | None) -> tuple[Page, Link]:
    """The page of an outlet or a topic, and the link to it with the number of its articles."""
    facts = {
        "title": link.text,
        "home": home_page,
        "articles": [views.item(member) for member in members],
        "feed": paths.beside(link.path, "feed.xml"),
        "kind": kind,
        "coverage": coverage((member.day for member in members), views.texts),
    }
    return Page(link.path, "listing.html", facts), Link(link.path, link.text, len(members))
