"""The kinds of pages: which there are and what each shows. A new kind is a function here and a line in ``KINDS``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from digest.clean import reasons
from digest.link.phases import Tellers, tellers
from digest.model import Edition, Member, Page, Source, Story
from digest.pages import paths
from digest.pages.archive import archive
from digest.pages.audit import audits
from digest.pages.corrections import of_story, shown
from digest.pages.days import long_day, month_name, short_day
from digest.pages.entities import entities
from digest.pages.foot import IN_FULL, foot
from digest.pages.linked import linked_data
from digest.pages.listings import sources, topics
from digest.pages.method import method
from digest.pages.rollups import weeks
from digest.pages.shapes import Around, Link
from digest.pages.shown import origin_link, passages, reading_minutes
from digest.pages.views import Views, several

_NEWEST = 6
_NEAREST = 6


def home(views: Views) -> Iterator[Page]:
    """The front page: the newest edition that has news, or a plain word where no article has a date."""
    if views.site.editions:
        edition = next(one for one in reversed(views.site.editions) if one.entries)
        yield Page(paths.home(), "edition.html", _edition(views, edition) | {"home": True})
    else:
        yield Page(paths.home(), "empty.html", {"title": "No edition yet"})


def editions(views: Views) -> Iterator[Page]:
    """The paper of each day."""
    for edition in views.site.editions:
        yield Page(paths.edition(edition.day), "edition.html", _edition(views, edition) | {"home": False})


def _edition(views: Views, edition: Edition) -> dict[str, object]:
    briefs = [entry for entry in edition.entries if entry.tier == "brief"]
    upper = [entry for entry in edition.entries if entry.tier != "brief"]
    entries = [views.entry(entry) for entry in (*upper, *briefs[:IN_FULL])]
    all_editions = views.site.editions
    place = bisect_left(all_editions, edition.day, key=lambda one: one.day)
    outlets = {member.article.source.key for entry in edition.all for member in entry.members}
    return {
        "title": long_day(edition.day),
        "day": edition.day,
        "number": edition.number,
        "path": paths.edition(edition.day),
        "sealed": edition.sealed,
        "lead": [entry for entry in entries if entry.tier == "lead"],
        "key": [entry for entry in entries if entry.tier == "key"],
        "brief": [entry for entry in entries if entry.tier == "brief"],
        "put_right": shown(edition.corrections, views.members, edition.day),
        "stories": len(edition.entries),
        "articles": sum(len(entry.members) for entry in edition.all),
        "outlets": len(outlets),
        "around": Around(
            views.edition_link(all_editions[place - 1]) if place else None,
            views.edition_link(all_editions[place + 1]) if place + 1 < len(all_editions) else None,
        ),
        "month": Link(
            paths.month(edition.day.year, edition.day.month), month_name(edition.day.year, edition.day.month)
        ),
        **foot(views, edition, briefs),
    }


def articles(views: Views) -> Iterator[Page]:
    """One page an article: summary with receipts, text, what belongs to it."""
    for story in views.site.stories:
        for member in story.members:
            yield _article(views, story, member)


def _article(views: Views, story: Story, member: Member) -> Page:
    article, summary = member.article, member.summary
    original = views.members.get(member.duplicate_of or "")
    cut = reasons(views.site.rules)
    return Page(
        paths.article(member),
        "article.html",
        {
            "title": article.title.value,
            "authors": article.authors,
            "place": article.place,
            "agency": article.agency,
            "language": article.language,
            "source": views.source_link(article.source),
            "policy": article.source.text,
            "original": origin_link(member),
            "date": views.date_text(member),
            "day": member.day,
            "moment": article.dated.value,
            "dated": article.dated,
            "minutes": reading_minutes(article.words),
            **_written(member),
            **_by_hand(views, member),
            "summary": views.marks(summary.sentences),
            "further": views.further(member),
            "passages": passages(article),
            "corrections": article.corrections,
            "copy_of": views.article_link(original) if original else None,
            "copy_source": views.source_link(original.article.source) if original else None,
            "story": views.story_link(story),
            "others": [views.item(other) for other in _nearest(story, member)],
            "edition": views.edition_link(views.days[member.day]) if member.day else None,
            "topics": views.topic_links(article.id),
            "entities": [(paths.ENTITIES[kind].capitalize(), links) for kind, links in views.names.links(article.id)],
            "related": [views.item(views.members[one]) for one in views.site.related.get(article.id, ())],
            "removed": [(one, cut.get(one.rule, "")) for one in article.removals],
            "data": f"data/articles/{article.id}.json",
            "around": _around_article(views, member),
            "audit": paths.audit(member) if article.id in views.raw else None,
        },
    )


def _written(member: Member) -> dict[str, object]:
    """Who wrote the article's summary and how."""
    summary = member.summary
    return {
        "method": summary.method,
        "model": summary.model,
        "refused": summary.refused,
        "unanswered": summary.unanswered,
        "reviewed_by": summary.reviewed_by,
    }


def _by_hand(views: Views, member: Member) -> dict[str, object]:
    """What was changed and put right in the article, for its page and for machines."""
    put_right = shown(views.corrections.get(member.article.id, ()), views.members, member.day)
    return {"edited": member.article.edited, "put_right": put_right, "about": linked_data(member, put_right)}


def _nearest(story: Story, member: Member) -> list[Member]:
    """The members of ``story`` nearest in time to ``member``, in the story's order."""
    here = (member.day or date.min).toordinal()
    others = [other for other in story.members if other is not member]
    near = sorted(others, key=lambda other: abs((other.day or date.min).toordinal() - here))[:_NEAREST]
    return [other for other in others if other in near]


def _around_article(views: Views, member: Member) -> Around:
    """The article before and after in the edition's own order."""
    if member.day is None:
        return Around()
    order = [other for entry in views.days[member.day].all for other in entry.members]
    place = next(number for number, other in enumerate(order) if other.article.id == member.article.id)
    return Around(
        views.article_link(order[place - 1]) if place else None,
        views.article_link(order[place + 1]) if place + 1 < len(order) else None,
    )


def stories(views: Views) -> Iterator[Page]:
    """A story through its days, newest first, and the list of all stories, the largest first."""
    yield from (_story(views, story) for story in views.site.stories)
    ordered = sorted(views.site.stories, key=lambda s: (-len(s.members), -(s.last or date.min).toordinal(), s.slug))
    rows = [(views.story_link(s), len(s.members), s.witnesses, _span(s), views.phases[s.slug]) for s in ordered]
    yield Page(paths.section("stories"), "stories.html", {"title": "Stories", "rows": rows})


def _story(views: Views, story: Story) -> Page:
    days = sorted({member.day for member in story.members if member.day}, reverse=True)
    told_by = {one.day: _told_by(one) for one in tellers(story)}
    told = views.told(story.accounts[-1].told, story.last) if len(story.members) > 1 and story.accounts else ()
    return Page(
        paths.story(story),
        "story.html",
        {
            "title": story.title,
            "first": short_day(story.first) if story.first else "",
            "last": short_day(story.last) if story.last else "",
            "witnesses": story.witnesses,
            "count": len(story.members),
            "sources": [views.source_link(one) for one in _outlets(story)],
            "why": story.why,
            "edited": story.edited,
            "put_right": shown(of_story(story, views.site.editions), views.members),
            "told": told,
            "several": several(told),
            "figures": views.figures(story.accounts[-1]) if story.accounts else (),
            "days": [(views.edition_link(views.days[day]), _entry_of(views, story, day), told_by[day]) for day in days],
            "phase": views.phases[story.slug],
            "undated": [views.item(member) for member in story.members if member.day is None],
            "topics": _story_topics(views, story),
            "related": _related_stories(views, story),
            "feed": paths.beside(paths.story(story), "feed.xml"),
            "data": f"data/stories/{story.slug}.json",
        },
    )


def _told_by(one: Tellers) -> str:
    """``3 sources, 1 new: Tidemark; 4 independent so far``."""
    new = f", {len(one.new)} new: {', '.join(source.name for source in one.new)}" if one.new else ""
    count = len(one.sources)
    return f"{count} {'source' if count == 1 else 'sources'}{new}; {one.witnesses} independent so far"


def _entry_of(views: Views, story: Story, day: date) -> object:
    return next(views.entry(entry) for entry in views.days[day].all if entry.story.slug == story.slug)


def _span(story: Story) -> str:
    if story.first is None or story.last is None:
        return "undated"
    return (
        short_day(story.first) if story.first == story.last else f"{short_day(story.first)} – {short_day(story.last)}"
    )


def _outlets(story: Story) -> list[Source]:
    found = {member.article.source.key: member.article.source for member in story.members}
    return list(found.values())


def _story_topics(views: Views, story: Story) -> list[Link]:
    found = {link.path: link for member in story.members for link in views.topic_links(member.article.id)}
    return sorted(found.values(), key=lambda link: link.text)


def _related_stories(views: Views, story: Story) -> list[Link]:
    found: dict[str, Link] = {}
    for member in story.members:
        for one in views.site.related.get(member.article.id, ()):
            other = views.story_of[one]
            found.setdefault(other.slug, views.story_link(other))
    return list(found.values())[:_NEWEST]


def own(views: Views) -> Iterator[Page]:
    """The owner's own pages; an About page there is always."""
    for page in views.site.own:
        yield Page(paths.own(page.slug), "own.html", {"title": page.title, "html": page.html})
    if not any(page.slug == "about" for page in views.site.own):
        yield Page(paths.own("about"), "about.html", {"title": "About"})


KINDS = (home, editions, articles, audits, stories, sources, topics, entities, archive, weeks, own, method)
