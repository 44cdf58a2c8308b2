"""What was put right in editions after they had been sealed, in words, where it concerns a reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from digest.model import Correction, Edition, Member, Story
from digest.pages.days import short_day
from digest.pages.shapes import Link
from digest.pages.views import Views

_WORDS = {
    "headline": "the headline was “{before}” and is now “{after}”.",
    "lede": "the lede was “{before}” and is now “{after}”.",
    "added": "added: {after}.",
    "removed": "removed: {before}.",
    "text": "the text was changed (its hash was {before} and is now {after}).",
}
_NAMELESS = {"lede", "text"}
"""Parts whose words do not say which article they are of."""
_CHANGED, _GIVEN_UP, _NEW = "{what}: “{before}” is now “{after}”.", "{what} given up: {before}.", "new {what}: {after}."


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction as shown: its day, its words, the article it concerns, and, where another page than the edition's
    own shows it, the edition."""

    day: date
    date: str
    text: str
    link: Link | None = None
    edition: Link | None = None


def of_edition(views: Views, edition: Edition) -> list[CorrectionView]:
    """What was put right in ``edition``, the oldest first."""
    return [_view(views, one, named=False) for one in edition.corrections]


def of_story(views: Views, story: Story) -> list[CorrectionView]:
    """What was put right in any edition about ``story``."""
    return [_view(views, one, named=True) for one in views.corrections if one.story == story.slug]


def of_article(views: Views, member: Member) -> list[CorrectionView]:
    """What was put right in any edition about the article of ``member``."""
    found = (one for one in views.corrections if one.article == member.article.id)
    return [_view(views, one, named=True, linked=False) for one in found]


def sentence(one: CorrectionView) -> str:
    """A correction as a line of plain text: "Correction, 3 March 2026: …"."""
    return f"Correction, {one.date}: {one.text}" + (f" ({one.link.text})" if one.link else "")


def _view(views: Views, one: Correction, *, named: bool, linked: bool = True) -> CorrectionView:
    member = views.members.get(one.article)
    edition = views.days.get(one.edition) if named else None
    return CorrectionView(
        one.day,
        short_day(one.day),
        _words(one),
        views.article_link(member) if member and linked and one.what in _NAMELESS else None,
        views.edition_link(edition) if edition else None,
    )


def _words(one: Correction) -> str:
    """What was put right; a part that has no words of its own is named."""
    other = _CHANGED if one.before and one.after else _GIVEN_UP if one.before else _NEW
    text = _WORDS.get(one.what, other).format(what=one.what, before=one.before, after=one.after)
    reason = f" Reason: {one.reason}." if one.reason else ""
    return text + (" Done by hand." if one.by_hand else "") + reason


def newest(found: Iterable[CorrectionView]) -> date | None:
    """The day of the newest of ``found``."""
    return max((one.day for one in found), default=None)
