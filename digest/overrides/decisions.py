"""What was decided, applied: before the summaries to articles, and after linking to the site. All of it is pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from digest.clean import NO_DATE
from digest.errors import Skipped
from digest.link import Tiers
from digest.link.rollups import rollups
from digest.link.wishes import Wishes
from digest.model import Article, Correction, Dated, Edition, Entry, Guess, Member, Site, Story
from digest.overrides.names import Table, Thing
from digest.overrides.placing import placed
from digest.overrides.tables import Order

Things = Mapping[str, Sequence[Thing]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """``dropped`` and ``redated`` articles by id, what the linker is to hold to, and the other tables by kind with what
    their names mean."""

    dropped: Mapping[str, Order] = field(default_factory=dict)
    redated: Mapping[str, tuple[str, Order]] = field(default_factory=dict)
    wishes: Wishes = field(default_factory=Wishes)
    things: Things = field(default_factory=dict)

    def dated(self, articles: Sequence[Article]) -> list[Article]:
        """``articles`` with the dates given by hand."""
        return [_dated(one, *self.redated[one.id]) if one.id in self.redated else one for one in articles]

    def kept(self, articles: Sequence[Article]) -> tuple[list[Article], list[Skipped]]:
        """The articles that are not dropped, and why the others are."""
        out = [(one.path, self.dropped[one.id]) for one in articles if one.id in self.dropped]
        skipped = [
            Skipped("withhold", path, f"was {order.told('dropped')}", f"take {order.at()} out to show it again")
            for path, order in out
        ]
        return [one for one in articles if one.id not in self.dropped], skipped

    def applied(self, site: Site, tiers: Tiers) -> Site:
        """``site`` with the headlines, titles, corrections and places given by hand, and what is said of them."""
        if not self.things:
            return site
        titles = {one.ids[0]: one.order for one in self.things["retitle"] if one.order.table.article}
        corrected = _corrections(self.things["correct"], site)
        members = {m.article.id: _member(m, titles) for story in site.stories for m in story.members}
        table = Table(site.stories)
        said = _said(self.things, table)
        stories = {one.slug: _story(one, members, said, corrected) for one in site.stories}
        pins: dict[date, dict[str, Order]] = defaultdict(dict)
        for thing in self.things["pin"]:
            story = _in(table, thing)
            if story:
                pins[thing.order.day].setdefault(story.slug, thing.order)
        editions = tuple(_edition(one, stories, members) for one in site.editions)
        editions = tuple(placed(one, pins[one.day], tiers) if one.day in pins else one for one in editions)
        told = tuple(stories[one.slug] for one in site.stories)
        return replace(site, stories=told, editions=editions, rollups=rollups(editions))


_OF_DATES = ("two dates: ", "the date '")
"""How the warnings begin that a date given by hand settles."""


def _dated(article: Article, value: str, order: Order) -> Article:
    dated = Dated(value, "hand", 1.0, article.dated.candidates)
    warnings = tuple(one for one in article.warnings if one != NO_DATE and not one.startswith(_OF_DATES))
    return replace(article, dated=dated, warnings=warnings, edited=(*article.edited, order.told("dated")))


def _in(table: Table, thing: Thing) -> Story | None:
    """The story of ``table`` that ``thing`` is or stands in; none where nothing of it is shown."""
    own = table.slugs.get(thing.slug)
    if own and any(table.home.get(one) is own for one in thing.ids):
        return own
    return next((table.home[one] for one in thing.ids if one in table.home), None)


def _corrections(things: Sequence[Thing], site: Site) -> list[Correction]:
    """One correction for each table and day of a story on which its articles said what it puts right."""
    table = Table(site.stories)
    found: list[Correction] = []
    for thing in things:
        wish, days = thing.order.table, defaultdict(list)
        for one in thing.ids:
            story = table.home.get(one)
            member = next((m for m in story.members if m.article.id == one), None) if story else None
            if story and member:
                days[story.slug, member.day or thing.order.day].append(member)
        for (slug, day), members in days.items():
            said = wish.was if any(holds(m.article, wish.was) for m in members) else wish.now
            part = "headline" if any(said in m.article.title.value for m in members) else "articles"
            ids = tuple(m.article.id for m in members)
            told = (wish.reason or "", wish.by or "", ids)
            found.append(Correction(thing.order.day, day, slug, part, wish.was, wish.now, True, *told))  # noqa: FBT003
    return sorted(found, key=lambda c: (c.day, c.edition, c.story, c.before, c.after))


def holds(article: Article, words: str) -> bool:
    """Whether ``article`` says ``words`` in its headline or text."""
    return words in article.title.value or words in article.text


def holds_whole(article: Article, words: str) -> bool:
    """The same, where they are no part of longer words: "3 boats" is not in "13 boats"."""
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return bool(whole.search(article.title.value) or whole.search(article.text))


def _member(member: Member, titles: Mapping[str, Order]) -> Member:
    order = titles.get(member.article.id)
    if not order:
        return member
    title = Guess(order.table.title, "hand", 1.0)
    edited = (*member.article.edited, order.told("headline"))
    article = replace(member.article, title=title, edited=edited)
    return replace(member, summary=replace(member.summary, headline=title.value, article=article))


@dataclass(frozen=True, slots=True)
class _Said:
    """Titles of stories given by hand, and what is said of their making, by their slugs."""

    titles: Mapping[str, str]
    edited: Mapping[str, Sequence[str]]


def _said(things: Things, table: Table) -> _Said:
    titles: dict[str, str] = {}
    edited: dict[str, list[str]] = defaultdict(list)
    for kind, what in (("merge", "merged"), ("split", "split"), ("rest", "split")):
        for thing in things[kind]:
            story = _in(table, thing)
            if story:
                edited[story.slug].append(thing.order.told(what))
            if story and kind == "split" and thing.order.table.story_title:
                titles[story.slug] = thing.order.table.story_title
    for thing in things["retitle"]:
        story = _in(table, thing) if thing.order.table.story else None
        if story:
            titles[story.slug] = thing.order.table.title
            edited[story.slug].append(thing.order.told("title"))
    return _Said(titles, edited)


def _story(story: Story, members: Mapping[str, Member], said: _Said, corrected: Sequence[Correction]) -> Story:
    accounts = [replace(one, title=members[one.speaker].article.title.value) for one in story.accounts]
    title = said.titles.get(story.slug) or accounts[-1].title
    accounts[-1] = replace(accounts[-1], title=title)
    return replace(
        story,
        members=tuple(members[one.article.id] for one in story.members),
        accounts=tuple(accounts),
        title=title,
        edited=tuple(sorted(set(said.edited.get(story.slug, ())))),
        corrections=tuple(one for one in corrected if one.story == story.slug),
    )


def _edition(edition: Edition, stories: Mapping[str, Story], members: Mapping[str, Member]) -> Edition:
    entries, unchanged = (
        tuple(_entry(one, stories[one.story.slug], members) for one in some)
        for some in (edition.entries, edition.unchanged)
    )
    found = [c for entry in (*entries, *unchanged) for c in entry.story.corrections if c.edition == edition.day]
    return replace(edition, entries=entries, unchanged=unchanged, corrections=(*edition.corrections, *found))


def _entry(entry: Entry, story: Story, members: Mapping[str, Member]) -> Entry:
    shown = tuple(members[m.article.id] for m in entry.members)
    account = next((one for one in story.accounts if entry.account and one.day == entry.account.day), entry.account)
    return replace(entry, story=story, members=shown, account=account, edited=(*story.edited, *shown[0].article.edited))
