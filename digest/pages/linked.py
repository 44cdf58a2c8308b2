"""Pages as linked data (schema.org), so that machines read what they are, what they rest on and what was put right.

Addresses are absolute, each is that of a page of this site or of an original, and what is not known is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from digest.model import Article, Edition, Entity, EntityKind, Member, OutPath, Source, Story, Summary
from digest.pages import paths
from digest.pages.corrections import comments, newest
from digest.pages.shapes import CorrectionView, Link
from digest.pages.views import Views

Table = dict[str, Any]

_MODEL = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
_CONTEXT = {"@context": "https://schema.org"}
_TYPES: dict[EntityKind, str] = {"person": "Person", "organisation": "Organization", "place": "Place"}
_IN_A_LIST = 25
"""So many stories of an edition and articles of a story are listed, as in a feed; the pages list them all."""
_ABOUT = 8


@dataclass(frozen=True)
class LinkedData:
    """Makes the tables of the pages of a site called ``name`` at ``base_url``."""

    views: Views
    name: str
    base_url: str

    def address(self, path: OutPath) -> str:
        """The absolute address of a page."""
        return self.base_url + paths.pretty(path)

    def article(self, member: Member, corrections: Sequence[CorrectionView], trail: Sequence[Link]) -> Table:
        """A NewsArticle, with its summary as a part that says its method, and its ``corrections``."""
        article, changed = member.article, newest(corrections)
        page: Table = {"@type": "WebPage", "@id": self.address(paths.article(member))}
        return _whole(
            {
                "@type": "NewsArticle",
                "headline": article.title.value,
                "inLanguage": article.language,
                "mainEntityOfPage": page | self._breadcrumb(trail),
                "author": [{"@type": "Person", "name": name} for name in article.authors],
                "publisher": _publisher(article.source),
                "datePublished": None if article.dated.approximate else article.dated.value,
                "dateModified": changed.isoformat() if changed else None,
                "creativeWorkStatus": "Corrected" if corrections else "Published",
                "isBasedOn": _original(article),
                "isPartOf": [{"@id": self.address(path)} for path in self._wholes(member)],
                "hasPart": self._summary(member.summary),
                "citation": self._rests_on(member),
                "correction": comments(corrections),
            }
        )

    def _wholes(self, member: Member) -> list[OutPath]:
        """The pages of what ``member`` is a part of: its edition, its story."""
        story = paths.story(self.views.story_of[member.article.id])
        return [paths.edition(member.day), story] if member.day else [story]

    def _summary(self, one: Summary) -> Table:
        """The summary as a work of its own: an extract, an editor's, or a model's with its name. Its words stand on the
        page, and the first of them in its description; they are not said a third time."""
        if not one.sentences:
            return {}
        return _filled(
            {
                "@type": "CreativeWork",
                "name": self.views.texts("head.summary"),
                "creditText": one.method if one.model is None else f"{one.method}: {one.model}",
                "digitalSourceType": _MODEL if one.method == "model" else None,
                "editor": {"@type": "Person", "name": one.reviewed_by} if one.reviewed_by else None,
            }
        )

    def _rests_on(self, member: Member) -> list[str]:
        """The pages of the articles that the summary of ``member`` rests on, where they are several."""
        ids = dict.fromkeys(receipt.article for point in member.summary.sentences for receipt in point.receipts)
        return [self.address(paths.article(self.views.members[one])) for one in ids] if len(ids) > 1 else []

    def edition(
        self, edition: Edition, corrections: Sequence[CorrectionView], trail: Sequence[Link], path: OutPath
    ) -> Table:
        """The paper of a day as a collection of its stories in their order, or the whole site at its front page."""
        home = path == paths.home()
        changed = newest(corrections)
        facts = {
            "datePublished": edition.day.isoformat(),
            "dateModified": changed.isoformat() if changed else None,
            "isPartOf": {"@type": "WebSite", "@id": self.base_url, "name": self.name},
            "mainEntity": self._stories(edition),
            "correction": comments(corrections),
        }
        if home:
            facts = {"name": self.name, "hasPart": {"@id": self.address(paths.edition(edition.day))}}
        return self._page("WebSite" if home else "CollectionPage", path, trail, facts)

    def _stories(self, edition: Edition) -> Table:
        """The stories with news, a list where there are some."""
        if not edition.entries:
            return {}
        shown = [self.views.headline(entry) for entry in edition.entries[:_IN_A_LIST]]
        return _filled(
            {
                "@type": "ItemList",
                "numberOfItems": len(edition.entries),
                "itemListElement": [
                    {"@type": "ListItem", "position": place, "name": link.text, "url": self.address(link.path)}
                    for place, link in enumerate(shown, 1)
                ],
            }
        )

    def story(self, story: Story, corrections: Sequence[CorrectionView], trail: Sequence[Link]) -> Table:
        """A story as a collection of its articles: whom it is about, what its account rests on."""
        members = list(reversed(story.members))[:_IN_A_LIST]
        changed, fresh = newest(corrections), self.views.phases[story.slug] != "quiet"
        days = [day.isoformat() for day in (story.first, story.last) if day]
        facts = {
            "headline": story.title,
            "datePublished": days[0] if days else None,
            "dateModified": max([*days, *([changed.isoformat()] if changed else [])], default=None),
            "temporalCoverage": "/".join(dict.fromkeys(days)),
            "creativeWorkStatus": "Corrected" if corrections else "Developing" if fresh else "Published",
            "about": self._about(story),
            "citation": [self._citation(member) for member in members],
            "isBasedOn": [str(member.article.url) for member in members if member.article.url],
            "correction": comments(corrections),
        }
        return self._page("CollectionPage", paths.story(story), trail, facts)

    def _citation(self, member: Member) -> Table:
        source = member.article.source
        table = {"@type": "NewsArticle", "@id": self.address(paths.article(member))}
        return table | {"headline": member.article.title.value, "publisher": _named("Organization", source.name)}

    def _about(self, story: Story) -> list[Table]:
        """Who is named in most articles of ``story``."""
        counts = Counter(
            entity for member in story.members for entity in self.views.names.of.get(member.article.id, ())
        )
        most = sorted(counts, key=lambda entity: (-counts[entity], entity.kind, entity.slug))[:_ABOUT]
        return [_named(_TYPES[one.kind], one.name) | {"@id": self.address(paths.entity(one))} for one in most]

    def entity(self, entity: Entity, path: OutPath, trail: Sequence[Link]) -> Table:
        """The articles that name somebody; not their profile, which would be a page of their own."""
        about = _named(_TYPES[entity.kind], entity.name) | _filled({"alternateName": list(entity.aliases)})
        return self._page("CollectionPage", path, trail, {"about": about | {"@id": self.address(paths.entity(entity))}})

    def source(self, source: Source, path: OutPath, trail: Sequence[Link]) -> Table:
        """The articles of an outlet."""
        return self._page("CollectionPage", path, trail, {"about": _publisher(source)})

    def page(self, path: OutPath, trail: Sequence[Link]) -> Table:
        """Any other page: where it stands; nothing where that is at the top."""
        return self._page("WebPage", path, trail, {}) if trail else {}

    def _page(self, kind: str, path: OutPath, trail: Sequence[Link], facts: Table) -> Table:
        top = {"@type": kind, "@id": self.address(path), "inLanguage": self.views.texts.language}
        return _whole(top | self._breadcrumb(trail) | facts)

    def _breadcrumb(self, trail: Sequence[Link]) -> Table:
        if not trail:
            return {}
        steps = [
            {"@type": "ListItem", "position": place, "name": link.text, "item": self.address(link.path)}
            for place, link in enumerate(trail, 1)
        ]
        return {"breadcrumb": {"@type": "BreadcrumbList", "itemListElement": steps}}


def _original(article: Article) -> object:
    """Where the article first stood; whether that is for subscribers is a matter of it and not of our page."""
    if article.url and article.source.paywall:
        return {"@type": "NewsArticle", "url": article.url, "isAccessibleForFree": False}
    return article.url


def _publisher(source: Source) -> Table:
    return _filled({**_named("Organization", source.name), "url": source.home})


def _named(kind: str, name: str) -> Table:
    return {"@type": kind, "name": name}


def _whole(table: Table) -> Table:
    """``table`` as one that stands alone."""
    return _CONTEXT | _filled(table)


def _filled(table: Table) -> Table:
    """``table`` without what is empty; False says something."""
    return {name: value for name, value in table.items() if value is False or value}
