"""What was put right, as pages, feeds and linked data show it; how it was found makes no difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from digest.model import Correction, Edition, Member, Site, Story
from digest.pages import paths
from digest.pages.days import short_day
from digest.pages.shapes import CorrectionView, Proof

ByArticle = Mapping[str, tuple[Correction, ...]]


def by_article(site: Site) -> ByArticle:
    """The corrections of each article, by its id, the oldest first."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for one in (one for story in site.stories for one in story.corrections):
        for article in one.articles:
            found[article].append(one)
    return {article: tuple(some) for article, some in found.items()}


def of_story(story: Story, editions: Iterable[Edition]) -> tuple[Correction, ...]:
    """The corrections of ``story``: its own, and those of its entries in ``editions``."""
    printed = [one for edition in editions for one in edition.corrections if one.story == story.slug]
    return tuple(sorted(dict.fromkeys((*story.corrections, *printed)), key=lambda one: (one.day, one.edition)))


def shown(corrections: Iterable[Correction]) -> tuple[CorrectionView, ...]:
    """``corrections`` as a page shows them; on an article's page each has the anchor that marks lead to."""
    return tuple(
        CorrectionView(one.day, short_day(one.day), one.before, one.after, one.reason, one.by, _anchor(number))
        for number, one in enumerate(corrections)
    )


def put_right(text: str, member: Member, known: ByArticle) -> tuple[Proof, ...]:
    """Where the corrections stand of what ``text``, taken from the article of ``member``, says wrongly."""
    found = known.get(member.article.id, ())
    return tuple(
        Proof(paths.article(member), _anchor(number), number + 1, f"not “{one.before}” but “{one.after}”")
        for number, one in enumerate(found)
        if one.before in text
    )


def comments(corrections: Iterable[CorrectionView]) -> list[dict[str, Any]]:
    """``corrections`` as linked data (schema.org)."""
    return [
        {"@type": "CorrectionComment", "text": one.text, "datePublished": one.day.isoformat()} for one in corrections
    ]


def _anchor(number: int) -> str:
    return f"correction-{number + 1}"
