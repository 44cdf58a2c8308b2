"""Linking: from single summaries to stories, editions, topics and related articles. It needs the whole set at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from digest.clean import NO_DATE
from digest.link.coverage import covered
from digest.link.days import Day, days
from digest.link.duplicates import duplicates
from digest.link.editions import Tiers, editions
from digest.link.entities import EntityFinder
from digest.link.headlines import led
from digest.link.naming import article_slugs, story_slugs
from digest.link.reading import Readings, read
from digest.link.related import related
from digest.link.rollups import rollups
from digest.link.stories import Group, StoryFinder, nearest_dated
from digest.link.topics import Subject, topics
from digest.link.vectors import Known
from digest.link.wishes import Wishes
from digest.model import Account, Article, Dated, Member, OwnPage, Point, Site, Source, Story, Summary
from digest.summarise.account import accounts

__all__ = ["Grouped", "Linked", "Linker", "StoryFinder", "Subject", "Tiers", "ToGroup", "duplicates", "grouped"]


@dataclass(frozen=True, slots=True)
class Linked:
    """The site, and what its editor should know of addresses that met and of names: to mend, and merely to know."""

    site: Site
    warnings: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToGroup:
    """Articles by their days, what is to group them, and which of them belong together or apart (``Wishes.held``)."""

    finder: StoryFinder
    by_day: Sequence[Day]
    held: Mapping[str, str]


Grouped = tuple[Mapping[str, str], Sequence[Group], Known, Readings]
"""What copies what, the articles of each story, what each is about, and what was read."""


def grouped(given: ToGroup) -> Grouped:
    """The stories that the articles ``given`` belong to."""
    articles = [article for day in given.by_day for article in day.articles]
    readings = read(articles)
    copies = duplicates(articles, readings, given.finder.days)
    groups, known = given.finder(given.by_day, copies, given.held, readings)
    return copies, groups, known, readings


@dataclass(frozen=True, slots=True)
class Linker:
    """Links with ``finder``, ``tiers``, the owner's ``subjects`` and ``entities`` as its settings. ``group`` says which
    articles make a story, ``accounts`` tells it by its members."""

    finder: StoryFinder = field(default_factory=StoryFinder)
    tiers: Tiers = field(default_factory=Tiers)
    subjects: tuple[Subject, ...] = ()
    entities: EntityFinder = field(default_factory=EntityFinder)
    group: Callable[[ToGroup], Grouped] = grouped
    accounts: Callable[[Sequence[Member]], tuple[Account, ...]] = accounts

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
        copies, groups, known = self._settled(by_day, wishes)
        dated = _dated(summaries, groups, known, first_commits)
        named_so = article_slugs(dated.values(), wishes)
        stories = tuple(self._told(story, known) for story in _stories(groups, dated, copies, named_so.slugs, wishes))
        story_of = {one: number for number, group in enumerate(groups) for one in group.ids}
        papers = covered(editions(stories, self.tiers))
        named = self.entities(days([summary.article for summary in dated.values()]))
        site = Site(
            editions=papers,
            stories=stories,
            topics=topics([summary.article for summary in dated.values()], self.subjects),
            sources=_sources(dated.values()),
            related=related(by_day, known, story_of),
            own=tuple(own),
            rollups=rollups(papers),
            entities=named.entities,
        )
        return Linked(site, (*named_so.warnings, *named.warnings), named_so.notes)

    def names(
        self, articles: Sequence[Article], first_commits: Mapping[str, date], wishes: Wishes
    ) -> tuple[Story, ...]:
        """The stories that ``articles`` would make, with their slugs and members and nothing that they tell."""
        by_day = days(articles)
        copies, groups, known = self._settled(by_day, wishes)
        bare = [Summary(article, article.title.value, Point("", ()), "", (), ()) for article in articles]
        dated = _dated(bare, groups, known, first_commits)
        return _stories(groups, dated, copies, article_slugs(dated.values(), wishes).slugs, wishes)

    def _settled(self, by_day: Sequence[Day], wishes: Wishes) -> tuple[Mapping[str, str], Sequence[Group], Known]:
        """What copies what, the articles of each story as they are wished, and what each is about."""
        copies, found, known, readings = self.group(ToGroup(self.finder, by_day, wishes.held))
        groups = wishes.settled(found, by_day, known)
        said = [replace(one, why=readings.written(one.why, one.ids)) if one.why else one for one in groups]
        return copies, said, known

    def _told(self, story: Story, known: Known) -> Story:
        """``story`` with its accounts and its title."""
        told = led(story.members, self.accounts(story.members), known)
        return replace(story, accounts=told, title=told[-1].title)


def _dated(
    summaries: Sequence[Summary],
    groups: Sequence[Group],
    known: Known,
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


def _stories(
    groups: Sequence[Group],
    dated: Mapping[str, Summary],
    copies: Mapping[str, str],
    slugs: Mapping[str, str],
    wishes: Wishes,
) -> tuple[Story, ...]:
    """The stories, oldest first, with their slugs and members and nothing that they tell."""
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
    return tuple(replace(story, slug=slug) for story, slug in zip(made, story_slugs(made, wishes), strict=True))


def _sources(summaries: Iterable[Summary]) -> tuple[Source, ...]:
    found = {summary.article.source.key: summary.article.source for summary in summaries}
    return tuple(found[key] for key in sorted(found))
