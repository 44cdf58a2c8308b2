"""Linking: from single summaries to stories, editions, topics and related articles. It needs the whole set at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from digest import border
from digest.clean import NO_DATE
from digest.link.duplicates import duplicates
from digest.link.editions import Tiers, editions
from digest.link.entities import EntityFinder
from digest.link.headlines import speaking
from digest.link.related import related
from digest.link.stories import Group, StoryFinder, nearest_dated
from digest.link.vectors import Vector, days, vectors
from digest.link.wishes import Wishes
from digest.model import Account, Dated, Member, OwnPage, Site, Source, Story, Summary, Topic
from digest.summarise.account import accounts

__all__ = ["Linked", "Linker", "StoryFinder", "Tiers", "duplicates"]


@dataclass(frozen=True, slots=True)
class Linked:
    """The site, and what its editor should know: addresses that met, dates that were inferred."""

    site: Site
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linker:
    """Links with ``finder``, ``tiers`` and ``entities`` as its settings."""

    finder: StoryFinder = field(default_factory=StoryFinder)
    tiers: Tiers = field(default_factory=Tiers)
    entities: EntityFinder = field(default_factory=EntityFinder)

    def __call__(
        self,
        summaries: Sequence[Summary],
        first_commits: Mapping[str, date],
        own: Sequence[OwnPage] = (),
        wishes: Wishes | None = None,
    ) -> Linked:
        """Everything linked. Each article stands in exactly one story; no two of anything have one address.

        ``first_commits`` gives the day of a file's first commit by its path, for articles that have no other date;
        ``wishes`` stand above what the rules find.
        """
        wishes = wishes or Wishes()
        by_day = days([summary.article for summary in summaries])
        known = vectors(by_day)
        groups = self.finder(by_day, known, wishes.held)
        dated = _dated(summaries, groups, known, first_commits)
        copies = duplicates([summary.article for summary in dated.values()])
        slugs, warnings = _slugs(dated.values())
        stories = _stories(groups, dated, copies, slugs)
        story_of = {one: number for number, group in enumerate(groups) for one in group.ids}
        named = self.entities(days([summary.article for summary in dated.values()]))
        site = Site(
            editions=editions(stories, self.tiers, known),
            stories=stories,
            topics=_topics(dated.values()),
            sources=_sources(dated.values()),
            related=related(by_day, known, story_of),
            own=tuple(own),
            entities=named.entities,
        )
        return Linked(site, (*warnings, *named.warnings))


def _dated(
    summaries: Sequence[Summary],
    groups: Sequence[Group],
    known: Mapping[str, Vector],
    first_commits: Mapping[str, date],
) -> dict[str, Summary]:
    """The summaries by article id; one without a date gets its story's nearest, else its file's first commit's."""
    by_id = {summary.article.id: summary for summary in summaries}
    stated = {one: summary.article.dated.day for one, summary in by_id.items()}
    certain = {one: day for one, day in stated.items() if day}
    for group in groups:
        for one in group.ids:
            if one in certain:
                continue
            nearest = nearest_dated(one, group, certain, known)
            commit = first_commits.get(by_id[one].article.path)
            if nearest:
                by_id[one] = _with_date(by_id[one], certain[nearest], "story", 0.3)
            elif commit:
                by_id[one] = _with_date(by_id[one], commit, "first commit", 0.2)
    return by_id


def _with_date(summary: Summary, day: date, origin: str, confidence: float) -> Summary:
    article = summary.article
    dated = Dated(day.isoformat(), origin, confidence, article.dated.candidates)
    warnings = tuple(text for text in article.warnings if text != NO_DATE)
    return replace(summary, article=replace(article, dated=dated, warnings=warnings))


def _slugs(summaries: Iterable[Summary]) -> tuple[dict[str, str], list[str]]:
    """A slug for each article, no two of a day alike; who comes second by path gets a piece of its id, and is named.

    All whose day is unknown or inferred stand together, so that a better guess moves no address.
    """
    taken: dict[tuple[date | None, str], str] = {}
    slugs: dict[str, str] = {}
    warnings: list[str] = []
    for article in sorted((s.article for s in summaries), key=lambda a: (a.slug is None, a.path, a.id)):
        day = None if article.dated.approximate else article.dated.day
        slug = border.slug(article.slug or article.title.value, otherwise=f"article-{article.id}")
        first = taken.get((day, slug))
        while (day, slug) in taken:
            slug = f"{slug}-{article.id[:6]}"
        if first:
            told = f"has the headline and day of {first}, so its address ends in '-{article.id[:6]}'"
            warnings.append(f"{article.path}: {told}; give one of them a 'slug:' of its own")
        taken[day, slug] = article.path
        slugs[article.id] = slug
    return slugs, warnings


def _stories(
    groups: Sequence[Group], dated: Mapping[str, Summary], copies: Mapping[str, str], slugs: Mapping[str, str]
) -> tuple[Story, ...]:
    """The stories, oldest first. A story is named by its first article; a later one of that name adds its first day."""
    made: list[Story] = []
    for group in groups:
        members = [Member(dated[one], dated[one].article.dated.day, copies.get(one), slugs[one]) for one in group.ids]
        members.sort(
            key=lambda m: (
                m.day or date.max,
                m.article.dated.approximate,
                m.duplicate_of is not None,
                m.article.dated.value or "",
                m.article.path,
            )
        )
        made.append(Story("", tuple(members), group.why))
    made.sort(key=lambda s: (s.first or date.max, s.members[0].article.path, s.members[0].article.id))
    taken: set[str] = set()
    named: list[Story] = []
    for story in made:
        first = story.members[0]
        slug = border.slug(first.article.title.value, otherwise=f"story-{first.article.id}")
        for another in (slug, f"{slug}-{story.first or 'undated'}", f"{slug}-{first.article.id}"):
            if another not in taken:
                slug = another
                break
        taken.add(slug)
        told = accounts(story.members)
        named.append(replace(story, slug=slug, accounts=told, title=_title(story.members, told[-1])))
    return tuple(named)


def _title(members: Sequence[Member], account: Account) -> str:
    """The headline of the newest article that is no copy, of its day rather one whose figures are not in doubt: what
    the story has come to."""
    own = [member for member in members if not member.duplicate_of] or members
    newest = [member for member in own if member.day == own[-1].day]
    return speaking(newest[::-1], account).article.title.value


def _topics(summaries: Iterable[Summary]) -> tuple[Topic, ...]:
    """A topic for each tag, in the order of their names; its articles newest first."""
    names: dict[str, str] = {}
    articles: dict[str, list[Summary]] = defaultdict(list)
    for summary in sorted(summaries, key=lambda s: (s.article.dated.value or "", s.article.path)):
        for tag in summary.article.tags:
            slug = border.slug(tag)
            names.setdefault(slug, tag[:1].upper() + tag[1:])
            if summary not in articles[slug]:
                articles[slug].append(summary)
    return tuple(
        Topic(slug, names[slug], tuple(s.article.id for s in reversed(articles[slug]))) for slug in sorted(names)
    )


def _sources(summaries: Iterable[Summary]) -> tuple[Source, ...]:
    found = {summary.article.source.key: summary.article.source for summary in summaries}
    return tuple(found[key] for key in sorted(found))
