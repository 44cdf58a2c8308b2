"""What was put right, as pages, feeds and linked data show it; how it was found makes no difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from digest.model import Correction, Member, Site
from digest.pages import paths
from digest.pages.days import short_day
from digest.pages.shapes import CorrectionView, Proof

Corrections = Mapping[str, tuple[Correction, ...]]

_WORDS = {
    "headline": "the headline was “{before}” and is now “{after}”",
    "lede": "the first sentence was “{before}” and is now “{after}”",
    "added": "added: {after}",
    "removed": "removed: {before}",
    "text": "the text was changed",
}
_OF_TEXT = "the text was changed: “{before}” is now “{after}”"
_ONE = {"headline", "lede", "text"}
"""Parts that one change of an article's file may concern together."""
_NAMELESS = {"lede", "text"}
"""Parts whose words do not say which article they are of."""
_CHANGED, _GIVEN_UP, _NEW = "{what}: “{before}” is now “{after}”", "{what} given up: {before}", "new {what}: {after}"


def by_article(site: Site) -> Corrections:
    """The corrections of each article, by its id, the oldest first."""
    found: dict[str, list[Correction]] = defaultdict(list)
    told = [one for story in site.stories for one in story.corrections]
    for one in dict.fromkeys([*told, *(one for edition in site.editions for one in edition.corrections)]):
        for article in one.articles:
            found[article].append(one)
    return {article: tuple(sorted(some, key=_age)) for article, some in found.items()}


def by_story(site: Site) -> Corrections:
    """The corrections of each story, by its slug, the oldest first: its own, and those of its entries in editions."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for story in site.stories:
        found[story.slug] += story.corrections
    for edition in site.editions:
        for one in edition.corrections:
            found[one.story].append(one)
    return {slug: tuple(sorted(dict.fromkeys(some), key=_age)) for slug, some in found.items() if some}


def _age(one: Correction) -> tuple[date, date]:
    return one.day, one.edition


def shown(
    corrections: Iterable[Correction], members: Mapping[str, Member], here: date | None = None
) -> tuple[CorrectionView, ...]:
    """``corrections`` as a page shows them, those of one change of an article as one; on an article's page each
    has the anchor that marks lead to.

    ``members`` by their articles' ids name the articles. What was found in another edition than that of ``here`` says
    in which.
    """
    together: dict[object, list[Correction]] = defaultdict(list)
    anchors: dict[object, str] = {}
    for number, one in enumerate(corrections):
        same = one.what in _ONE and one.articles and not one.by_hand
        key = (one.day, one.edition, one.story, one.articles) if same else number
        together[key].append(one)
        anchors.setdefault(key, _anchor(number))
    return tuple(
        CorrectionView(some[0].day, short_day(some[0].day), _all_words(some, members, here), anchors[key])
        for key, some in together.items()
    )


def _all_words(some: Sequence[Correction], members: Mapping[str, Member], here: date | None) -> str:
    """What one change put right, in a sentence: where words of a changed text are known, they say what was changed."""
    parts = {one.what: one for one in some}
    if len(some) == 1 or len(parts) < len(some):
        return " ".join(_words(one, members, here) for one in some)
    told = [part for part in ("headline", "lede", "text") if part in parts and not (part == "text" and "lede" in parts)]
    words = [(_OF_TEXT if part == "lede" and "text" in parts else _WORDS[part], parts[part]) for part in told]
    text = "; ".join(form.format(before=one.before, after=one.after) for form, one in words)
    return _placed(text, parts[told[-1]], members, here) + "."


def _placed(text: str, one: Correction, members: Mapping[str, Member], here: date | None) -> str:
    """``text`` with the article and the edition that it is of, where it or the page does not say so."""
    article = next((members[each].article for each in one.articles if each in members), None)
    text += f" in “{article.title.value}”" if article and one.what in _NAMELESS else ""
    return text + (f" (edition of {short_day(one.edition)})" if here != one.edition else "")


def _words(one: Correction, members: Mapping[str, Member], here: date | None) -> str:
    if one.by_hand and one.before and one.after:
        text = f"not “{one.before}” but “{one.after}”"
    else:
        other = _CHANGED if one.before and one.after else _GIVEN_UP if one.before else _NEW
        text = _WORDS.get(one.what, other).format(what=one.what, before=one.before, after=one.after)
        text = _placed(text, one, members, here)
        text += ". Done by hand." if one.by_hand else "."
    reason = f". {one.reason[:1].upper()}{one.reason[1:]}" if one.reason else ""
    return text.removesuffix("." if reason else "\n") + reason + (f" ({one.by})" if one.by else "")


def newest(found: Iterable[CorrectionView]) -> date | None:
    """The day of the newest of ``found``."""
    return max((one.day for one in found), default=None)


def put_right(text: str, member: Member, known: Corrections) -> tuple[Proof, ...]:
    """Where the corrections stand of what ``text``, taken from the article of ``member``, says wrongly."""
    found = known.get(member.article.id, ())
    return tuple(
        Proof(paths.article(member), _anchor(number), f"not “{one.before}” but “{one.after}”")
        for number, one in enumerate(found)
        if one.by_hand and one.before and one.before in text
    )


def comments(corrections: Iterable[CorrectionView]) -> list[dict[str, Any]]:
    """``corrections`` as linked data (schema.org)."""
    return [
        {"@type": "CorrectionComment", "text": one.text, "datePublished": one.day.isoformat()} for one in corrections
    ]


def _anchor(number: int) -> str:
    return f"correction-{number + 1}"
