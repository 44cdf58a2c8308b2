"""The kinds of pages: which there are and what each shows. A new kind is a function here and a line in ``KINDS``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from digest.clean import reasons
from digest.model import Edition, FetchCut, Member, Page, Removal, Story
from digest.pages import paths
from digest.pages.a_z import a_z
from digest.pages.archive import archive
from digest.pages.audit import audits
from digest.pages.entities import entities
from digest.pages.foot import IN_FULL, foot
from digest.pages.further import further
from digest.pages.listings import sources, topics
from digest.pages.mail import forms
from digest.pages.method import method
from digest.pages.rollups import weeks
from digest.pages.shapes import Around
from digest.pages.shown import origin_link, passages, reading_minutes
from digest.pages.status import front
from digest.pages.stories import stories
from digest.pages.views import Views
from digest.texts import direction

_NEAREST = 6


def home(views: Views) -> Iterator[Page]:
    """The front page: the newest edition that has news, or a plain word where no article has a date."""
    if edition := front(views.site):
        yield Page(paths.home(), "edition.html", _edition(views, edition) | {"home": True, **_age(views, edition)})
    else:
        yield Page(paths.home(), "empty.html", {"title": views.texts("edition.none_yet")})


def _age(views: Views, edition: Edition) -> dict[str, object]:
    """What the front page says where its edition has grown old."""
    return {"late": views.late, "long_day": views.texts.long_day(edition.day)}


def editions(views: Views) -> Iterator[Page]:
    """The paper of each day."""
    for edition in views.site.editions:
        yield Page(paths.edition(edition.day), "edition.html", _edition(views, edition) | {"home": False, "late": None})


def _edition(views: Views, edition: Edition) -> dict[str, object]:
    briefs = [entry for entry in edition.entries if entry.tier == "brief"]
    upper = [entry for entry in edition.entries if entry.tier != "brief"]
    entries = [views.entry(entry) for entry in (*upper, *briefs[:IN_FULL])]
    all_editions = views.site.editions
    place = bisect_left(all_editions, edition.day, key=lambda one: one.day)
    outlets = {member.article.source.key for entry in edition.all for member in entry.members}
    return {
        "title": views.texts.begun(views.texts.long_day(edition.day)),
        "day": edition.day,
        "number": edition.number,
        "path": paths.edition(edition.day),
        "forms": forms(edition.day, views.texts),
        "card": views.cards.edition(edition.day),
        "sealed": edition.sealed,
        "lead": [entry for entry in entries if entry.tier == "lead"],
        "key": [entry for entry in entries if entry.tier == "key"],
        "brief": [entry for entry in entries if entry.tier == "brief"],
        "put_right": views.set_right(edition.corrections, edition.day),
        "stories": len(edition.entries),
        "articles": sum(len(entry.members) for entry in edition.all),
        "outlets": len(outlets),
        "around": Around(
            views.edition_link(all_editions[place - 1]) if place else None,
            views.edition_link(all_editions[place + 1]) if place + 1 < len(all_editions) else None,
        ),
        "month": views.month_link(edition.day.year, edition.day.month),
        **foot(views, edition, briefs),
    }


def articles(views: Views) -> Iterator[Page]:
    """One page an article: summary with receipts, text, what belongs to it."""
    for story in views.site.stories:
        for member in story.members:
            yield _article(views, story, member)


def _article(views: Views, story: Story, member: Member) -> Page:
    facts = {
        **_head(views, member),
        **_written(member),
        **_by_hand(views, member),
        **_body(views, member),
        **_beside(views, story, member),
    }
    return Page(paths.article(member), "article.html", facts)


def _head(views: Views, member: Member) -> dict[str, object]:
    """Whose the article is, of when and where."""
    article = member.article
    return {
        "title": article.title.value,
        "here": views.article_link(member),
        "authors": article.authors,
        "place": article.place,
        "agency": article.agency,
        "language": article.language,
        "direction": direction(article.language),
        "paywall": article.source.paywall,
        "source": views.source_link(article.source),
        "policy": article.source.text,
        "original": origin_link(member),
        "date": views.date_text(member),
        "day": member.day,
        "moment": article.dated.value,
        "dated": article.dated,
        "minutes": reading_minutes(article.words),
    }


def _body(views: Views, member: Member) -> dict[str, object]:
    """The article's summary and text, what was taken from it, and where to look closer."""
    article = member.article
    cut = reasons(views.site.rules)
    taken: tuple[Removal | FetchCut, ...] = (*article.removals, *article.at_fetch.taken)
    return {
        "summary": views.marks(member.summary.sentences),
        "further": further(views, member),
        "passages": passages(article),
        "corrections": article.corrections,
        "removed": [(one, cut.get(one.rule, "")) for one in taken],
        "more": article.at_fetch.more,
        "data": f"data/articles/{article.id}.json",
        "audit": paths.audit(member) if article.id in views.raw else None,
    }


def _beside(views: Views, story: Story, member: Member) -> dict[str, object]:
    """Where the article belongs: what it copies, its story, its edition, whom it names, what is like it."""
    one = member.article.id
    original = views.members.get(member.duplicate_of or "")
    return {
        "copy_of": views.article_link(original) if original else None,
        "copy_source": views.source_link(original.article.source) if original else None,
        "story": views.story_link(story),
        "card": views.cards.article(story, member),
        "others": [views.item(other, brief=False) for other in _nearest(story, member)],
        "edition": views.edition_link(views.days[member.day]) if member.day else None,
        "topics": views.topic_links(one),
        "entities": [(views.texts(f"menu.{paths.ENTITIES[kind]}"), links) for kind, links in views.names.links(one)],
        "related": [views.item(views.members[other], brief=False) for other in views.site.related.get(one, ())],
        "around": _around_article(views, member),
    }


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
    """What was changed and put right in the article, for its page and its head."""
    put_right = views.set_right(views.corrections.get(member.article.id, ()), member.day)
    return {"edited": views.again(member.article.edited), "put_right": put_right}


def _nearest(story: Story, member: Member) -> list[Member]:
    """The members of ``story`` nearest in time to ``member``, in the story's order."""
    here = (member.day or date.min).toordinal()
    place = next(number for number, other in enumerate(story.members) if other is member)
    others = [*story.members[max(0, place - _NEAREST) : place], *story.members[place + 1 : place + 1 + _NEAREST]]
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


def own(views: Views) -> Iterator[Page]:
    """The owner's own pages; an About page there is always."""
    for page in views.site.own:
        yield Page(paths.own(page.slug), "own.html", {"title": page.title, "html": page.html})
    if not any(page.slug == "about" for page in views.site.own):
        yield Page(paths.own("about"), "about.html", {"title": views.texts("menu.about")})


KINDS = (home, editions, articles, audits, stories, sources, topics, entities, archive, weeks, a_z, own, method)
