"""What addresses are made from: a slug for each article and each story, no two alike, and none that was published ever
taken by a newcomer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from digest import border
from digest.link.wishes import Wishes
from digest.model import Article, Member, Story, Summary


@dataclass(frozen=True, slots=True)
class Slugs:
    """The slugs of articles by id, and who has the address of another with a piece of its id: ``warnings`` where both
    were given that slug by hand, ``notes`` where headlines are alike, which nobody needs to mend."""

    slugs: Mapping[str, str]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]


def article_slugs(summaries: Iterable[Summary], wishes: Wishes) -> Slugs:
    """A slug for each article, no two of a day alike; who comes second by path gets a piece of its id, and is named.
    Who was published under its slug comes before all who were not, and keeps a piece of its id that it had.

    All whose day is unknown or inferred stand together, so that a better guess moves no address.
    """
    taken: dict[tuple[date | None, str], Article] = {}
    slugs: dict[str, str] = {}
    warnings: list[str] = []
    notes: list[str] = []
    articles = [(_published(s.article, wishes), s.article) for s in summaries]
    for old, article in sorted(
        articles, key=lambda pair: (not pair[0], pair[1].slug is None, pair[1].path, pair[1].id)
    ):
        day = None if article.dated.approximate else article.dated.day
        slug = old or _slug(article)
        first = taken.get((day, slug))
        while (day, slug) in taken:
            slug = f"{slug}-{article.id[:6]}"
        if first:
            end = f"so its address ends in '-{article.id[:6]}'"
            if article.slug and first.slug:
                told = f"has the 'slug:' and day of {first.path}, {end}; give one of them another"
                warnings.append(f"{article.path}: {told}")
            else:
                told = f"has the headline and day of {first.path}, {end}; a 'slug:' of its own would give it another"
                notes.append(f"{article.path}: {told}")
        taken[day, slug] = article
        slugs[article.id] = slug
    return Slugs(slugs, tuple(warnings), tuple(notes))


def _slug(article: Article) -> str:
    return border.slug(article.slug or article.title.value, otherwise=f"article-{article.id}")


def _published(article: Article, wishes: Wishes) -> str:
    """The slug that ``article`` would have today and was published under, or nothing."""
    slug = _slug(article)
    known = wishes.published.get(f"article:{article.id}", ())
    return next((one for one in (slug, f"{slug}-{article.id[:6]}") if one in known), "")


def story_slugs(stories: Sequence[Story], wishes: Wishes) -> list[str]:
    """A slug for each of ``stories``: the one wished for an article of it, else one it was published under that an
    article of it still gives, else that of its first article's headline; a later one of that name adds its first day.
    """
    old = [list(_old(story, wishes)) for story in stories]
    names: dict[int, str] = {}
    taken: set[str] = set()
    for number in sorted(
        range(len(stories)), key=lambda number: (not _wished(stories[number], wishes), not old[number])
    ):
        free = [*old[number], *_names(stories[number].members[0])]
        names[number] = next((one for one in free if one not in taken), free[-1])
        taken.add(names[number])
    return [names[number] for number in range(len(stories))]


def _old(story: Story, wishes: Wishes) -> Iterable[str]:
    """The slugs that ``story`` has a claim to, the best first."""
    yield from _wished(story, wishes)
    known = frozenset[str]().union(*(_known(m, wishes) for m in story.members))
    yield from (one for m in story.members for one in _names(m) if one in known)


def _wished(story: Story, wishes: Wishes) -> list[str]:
    """The slug that is wished for the earliest of its articles that one is wished for."""
    return [wishes.slugs[m.article.id] for m in story.members if m.article.id in wishes.slugs][:1]


def _names(first: Member) -> tuple[str, ...]:
    """The slugs that a story may have whose first article is ``first``, the best before the others."""
    slug = border.slug(first.article.title.value, otherwise=f"story-{first.article.id}")
    return slug, f"{slug}-{first.day or 'undated'}", f"{slug}-{first.article.id}"


def _known(first: Member, wishes: Wishes) -> AbstractSet[str]:
    """The slugs under which a story was published whose first article was ``first``."""
    return wishes.published.get(f"story:{first.article.id}", frozenset())
