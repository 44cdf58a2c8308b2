"""What was put right, as pages, feeds and linked data show it; how it was found makes no difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any

from digest.model import Correction, Member, Site
from digest.pages import paths
from digest.pages.shapes import CorrectionView, Proof
from digest.texts import Texts

Corrections = Mapping[str, tuple[Correction, ...]]

_NAMED = {"headline", "lede", "added", "removed", "text"}
"""Parts whose changes have words of their own."""
_ONE = {"headline", "lede", "text"}
"""Parts that one change of an article's file may concern together."""
_NAMELESS = {"lede", "text"}
"""Parts whose words do not say which article they are of."""


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


@dataclass(frozen=True, slots=True)
class InWords:
    """Tells corrections in the words of ``texts``: ``members`` by their articles' ids name the articles, and what was
    found in another edition than that of ``here`` says in which."""

    texts: Texts
    members: Mapping[str, Member]
    here: date | None = None

    def together(self, some: Sequence[Correction]) -> str:
        """What one change put right, in a sentence: where words of a changed text are known, they say what changed."""
        parts = {one.what: one for one in some}
        if len(some) == 1 or len(parts) < len(some):
            return " ".join(self.alone(one) for one in some)
        told = [p for p in ("headline", "lede", "text") if p in parts and not (p == "text" and "lede" in parts)]
        said = [self._of("text_of" if part == "lede" and "text" in parts else part, parts[part]) for part in told]
        text = reduce(lambda first, second: self.texts("correction.and", first=first, second=second), said)
        return self.texts("correction.whole", what=self._placed(text, parts[told[-1]]))

    def alone(self, one: Correction) -> str:
        """What was put right, by whom and why."""
        by_hand = bool(one.by_hand and one.before and one.after)
        if by_hand:
            text = instead(self.texts, one)
        else:
            other = "changed" if one.before and one.after else "given_up" if one.before else "entry"
            text = self._placed(self._of(one.what if one.what in _NAMED else other, one), one)
            text = self.texts("correction.done_by_hand" if one.by_hand else "correction.whole", what=text)
        if one.reason:
            reason = f"{one.reason[:1].upper()}{one.reason[1:]}"
            text = self.texts("correction.because", what=text.removesuffix("."), reason=reason)
        return self.texts("correction.by", what=text, by=one.by) if one.by else text

    def _of(self, name: str, one: Correction) -> str:
        return self.texts(f"correction.{name}", before=one.before, after=one.after)

    def _placed(self, text: str, one: Correction) -> str:
        """``text`` with the article and the edition that it is of, where it or the page does not say so."""
        article = next((self.members[each].article for each in one.articles if each in self.members), None)
        if article and one.what in _NAMELESS:
            text = self.texts("correction.in_article", what=text, title=article.title.value)
        if self.here == one.edition:
            return text
        return self.texts("correction.in_edition", what=text, day=self.texts.short_day(one.edition))


def shown(corrections: Iterable[Correction], teller: InWords) -> tuple[CorrectionView, ...]:
    """``corrections`` as a page shows them, those of one change of an article as one; on an article's page each
    has the anchor that marks lead to."""
    together: dict[object, list[Correction]] = defaultdict(list)
    anchors: dict[object, str] = {}
    for number, one in enumerate(corrections):
        same = one.what in _ONE and one.articles and not one.by_hand
        key = (one.day, one.edition, one.story, one.articles) if same else number
        together[key].append(one)
        anchors.setdefault(key, _anchor(number))
    return tuple(_view(teller, some, anchors[key]) for key, some in together.items())


def _view(teller: InWords, some: Sequence[Correction], anchor: str) -> CorrectionView:
    day, words = teller.texts.short_day(some[0].day), teller.together(some)
    line = teller.texts("correction.line", date=day, words=words)
    return CorrectionView(some[0].day, day, words, line, anchor)


def instead(texts: Texts, one: Correction) -> str:
    """What was wrong and what is right."""
    return texts("correction.instead", before=one.before, after=one.after)


def newest(found: Iterable[CorrectionView]) -> date | None:
    """The day of the newest of ``found``."""
    return max((one.day for one in found), default=None)


def put_right(text: str, member: Member, known: Corrections, texts: Texts) -> tuple[Proof, ...]:
    """Where the corrections stand of what ``text``, taken from the article of ``member``, says wrongly."""
    found = known.get(member.article.id, ())
    return tuple(
        Proof(paths.article(member), _anchor(number), instead(texts, one))
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
