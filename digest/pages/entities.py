"""The pages of persons, organisations and places: where each is named, day by day, and beside whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from digest.model import Entity, Member, Page
from digest.pages import paths
from digest.pages.listings import index_of
from digest.pages.lists import by_age
from digest.pages.named import KINDS, link
from digest.pages.pictures.coverage import coverage
from digest.pages.shapes import Item, Link
from digest.pages.views import Views

_BESIDE = 12


def entities(views: Views) -> Iterator[Page]:
    """A page for each person, organisation and place, and the lists of each kind there is, in the order of the
    alphabet."""
    by_slug = {entity.slug: entity for entity in views.site.entities}
    for entity in views.site.entities:
        yield from _entity(views, entity, by_slug)
    for kind in KINDS:
        links = [link(one) for one in views.site.entities if one.kind == kind]
        if links:
            name = paths.ENTITIES[kind]
            yield from index_of(views, name, views.texts(f"menu.{name}"), links)


def _entity(views: Views, entity: Entity, by_slug: Mapping[str, Entity]) -> Iterator[Page]:
    page = paths.entity(entity)
    members = [views.members[one] for one in entity.articles]
    for leaf in by_age(views.texts, page, members):
        facts = {
            "title": entity.name,
            "kind": views.texts(f"entity.{entity.kind}"),
            "aliases": entity.aliases,
            "count": len(members),
            "days": _days(views, leaf.some),
            "undated": [views.item(member) for member in leaf.some if member.day is None],
            "coverage": coverage((member.day for member in members), views.texts) if leaf.first else None,
            "beside": _beside(views, entity, by_slug) if leaf.first else [],
            "feed": paths.beside(page, "feed.xml"),
            "pager": leaf.pager,
        }
        yield Page(leaf.path, "entity.html", facts)


def _days(views: Views, members: Sequence[Member]) -> list[tuple[Link, list[tuple[Link, list[Item]]]]]:
    """The stories of each day that name it, the newest day first, each under its headline of that day, with the
    articles that do."""
    rows = []
    for day, group in groupby(members, key=lambda member: member.day):
        if day is None:
            continue
        stories: dict[str, tuple[Link, list[Item]]] = {}
        for member in group:
            story = views.story_of[member.article.id]
            headline = replace(views.headline(views.entries[day, story.slug]), path=paths.story(story))
            stories.setdefault(story.slug, (headline, []))[1].append(views.item(member))
        rows.append((views.edition_link(views.days[day]), list(stories.values())))
    return rows


def _beside(views: Views, entity: Entity, by_slug: Mapping[str, Entity]) -> list[Link]:
    """Who is named in most of the same articles; the count of a link is how many."""
    counts = Counter(other.slug for one in entity.articles for other in views.names.of[one])
    del counts[entity.slug]
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:_BESIDE]
    return [Link(paths.entity(by_slug[slug]), by_slug[slug].name, count) for slug, count in ranked]
