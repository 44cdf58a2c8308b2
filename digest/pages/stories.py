"""Stories: a page for each through its days, a list of the largest, and lists of all by the month they began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from digest.link.phases import Tellers, tellers
from digest.model import Page, Source, Story
from digest.pages import paths
from digest.pages.lists import by_age
from digest.pages.pictures.coverage import coverage
from digest.pages.pictures.timeline import timeline
from digest.pages.shapes import Around, Link, several
from digest.pages.views import Views
from digest.texts import Texts

MOST = 300
"""How many stories a page of the list holds, so that a paper of thousands a day has no page of megabytes."""
_RELATED = 6
_COUNTED = 9
_DAYS = 20
"""So many days an older page of a story shows; the first has as many to twice as many."""

_Month = tuple[int, int]


def stories(views: Views) -> Iterator[Page]:
    """A story through its days, newest first; the list of the largest stories; and of each month those that began in
    it."""
    for story in views.site.stories:
        yield from _story(views, story)
    every = views.site.stories
    ordered = sorted(every, key=lambda s: (-len(s.members), -(s.last or date.min).toordinal(), s.slug))
    months = by_month(every)
    facts = {
        "title": views.texts("menu.stories"),
        "rows": _rows(views, ordered[:MOST]),
        "count": len(every),
        "months": [month_link(views, month, months[month]) for month in sorted(months, reverse=True)],
        "undated": sum(story.first is None for story in every),
    }
    yield Page(paths.section("stories"), "stories.html", facts)
    for month, began in sorted(months.items()):
        yield from _month(views, month, began)


def by_month(every: Iterable[Story]) -> dict[_Month, list[Story]]:
    """The stories that began in each month, the first to begin first; those without a date are in none."""
    found: dict[_Month, list[Story]] = defaultdict(list)
    for day, _, story in sorted((story.first, story.slug, story) for story in every if story.first):
        found[day.year, day.month].append(story)
    return found


def month_link(views: Views, month: _Month, began: Sequence[Story]) -> Link:
    """The list of the stories that ``began`` in ``month``, under its name; the count is how many they are."""
    return Link(paths.began(*month), views.texts.begun(views.texts.month_name(*month)), len(began))


def _month(views: Views, month: _Month, began: Sequence[Story]) -> Iterator[Page]:
    """The stories that ``began`` in ``month``, on as many pages as they need."""
    pages = [began[at : at + MOST] for at in range(0, len(began), MOST)]
    links = [_page_link(views, month, number, len(one)) for number, one in enumerate(pages, 1)]
    name = views.texts.month_name(*month)
    for place, (link, some) in enumerate(zip(links, pages, strict=True)):
        around = Around(links[place - 1] if place else None, links[place + 1] if place + 1 < len(links) else None)
        facts = {
            "title": views.texts("story.began_page" if place else "story.began", month=name, page=place + 1),
            "month": views.month_link(*month),
            "rows": _rows(views, some),
            "count": len(began),
            "pages": links[1:] if not place else [],
            "around": around,
        }
        yield Page(link.path, "began.html", facts)


def _page_link(views: Views, month: _Month, number: int, count: int) -> Link:
    return Link(paths.began(*month, number), views.texts("story.page", page=number), count)


def _rows(views: Views, some: Iterable[Story]) -> list[tuple[Link, int, int, str, str]]:
    return [(views.story_link(s), len(s.members), s.witnesses, _span(views.texts, s), views.phase(s)) for s in some]


def _story(views: Views, story: Story) -> Iterator[Page]:
    """The pages of a story: at its own address what it says in short and its newest days, on others the older ones."""
    days = sorted({member.day for member in story.members if member.day}, reverse=True)
    told_by = {one.day: _told_by(views.texts, one) for one in tellers(story)}
    above = _above(views, story)
    for leaf in by_age(views.texts, paths.story(story), days, size=_DAYS):
        rows = [
            (views.edition_link(views.days[day]), views.entry(views.entries[day, story.slug]), told_by[day])
            for day in leaf.some
        ]
        whole = _in_short(views, story) if leaf.first else _NOT_AGAIN
        yield Page(leaf.path, "story.html", {**above, **whole, "days": rows, "pager": leaf.pager})


def _above(views: Views, story: Story) -> dict[str, object]:
    """What stands above the days of a story, and where it leads to, on each of its pages."""
    return {
        "title": story.title,
        "here": views.story_link(story),
        "first": views.texts.short_day(story.first) if story.first else "",
        "last": views.texts.short_day(story.last) if story.last else "",
        "witnesses": story.witnesses,
        "count": len(story.members),
        "sources": [views.source_link(one) for one in _outlets(story)],
        "why": story.why,
        "card": views.cards.story(story),
        "edited": views.again(story.edited),
        "put_right": views.set_right(views.story_corrections.get(story.slug, ())),
        "phase": views.phase(story),
        "topics": _story_topics(views, story),
        "feed": paths.beside(paths.story(story), "feed.xml"),
        "data": f"data/stories/{story.slug}.json",
    }


def _in_short(views: Views, story: Story) -> dict[str, object]:
    """The account of a story of several days, its pictures, and what belongs to it."""
    several_days = story.first != story.last
    told = views.told(story.accounts[-1].told, story.last) if several_days and story.accounts else ()
    return {
        "timeline": timeline(story, views.texts),
        "coverage": coverage(_spread(story), views.texts),
        "told": told,
        "several": several(told),
        "figures": views.figures(story.accounts[-1]) if story.accounts else (),
        "undated": [views.item(member) for member in story.members if member.day is None],
        "related": _related_stories(views, story),
    }


_NOT_AGAIN: dict[str, object] = {
    "timeline": None,
    "coverage": None,
    "told": (),
    "several": False,
    "figures": (),
    "undated": [],
    "related": [],
}


def _spread(story: Story) -> list[date | None]:
    """The days of a story's articles where they are too many to be counted as dots."""
    return [member.day for member in story.members] if len(story.members) > _COUNTED else []


def _told_by(texts: Texts, one: Tellers) -> str:
    """``3 sources, 1 new: Tidemark; 4 independent so far``."""
    sources = texts("edition.sources", n=len(one.sources))
    independent = texts("story.independent", n=one.witnesses)
    if not one.new:
        return texts("story.told_by", sources=sources, independent=independent)
    new = texts("story.new_sources", n=len(one.new), names=tuple(source.name for source in one.new))
    return texts("story.told_by_new", sources=sources, new=new, independent=independent)


def _span(texts: Texts, story: Story) -> str:
    if story.first is None or story.last is None:
        return texts("date.undated")
    if story.first == story.last:
        return texts.short_day(story.first)
    day = texts.bare_day if story.first.year == story.last.year else texts.short_day
    return texts("date.span", first=day(story.first), last=texts.short_day(story.last))


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
    return list(found.values())[:_RELATED]
