"""Which article leads a story on a day, and which headline speaks for the story since.

The leading article is the one most like all that was told so far. No headline speaks that tells a figure as sure of
which the account says that it is not, and a new day takes the headline over only with an article really of the story.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from heapq import nsmallest

from digest.link.vectors import Known
from digest.model import Account, Differing, Member
from digest.summarise.account.amounts import amounts, close
from digest.summarise.account.counted import unit_after
from digest.words import content_words

_NEAR = 0.5
"""How like the story, beside the leading article, another of the day must be to speak in its place."""
_REALLY = 0.6
"""How like the story, beside the article whose headline it has, one of a new day must be to take the headline over."""
_WORDS = 200
"""How many of an article's words, the weightiest, say what it is about."""
_TOP = 60
"""Of how many of the words that tell most of a story its headline must name one, where it named one before."""


Words = Sequence[tuple[str, float]]
"""The words that tell most of an article, with their weights."""


@dataclass(slots=True)
class _About:
    """What a story is about while it is told: the sum of its articles' vectors."""

    total: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    length: float = 1.0
    top: frozenset[str] = frozenset()
    headlines: set[str] = field(default_factory=set)

    def add(self, articles: Sequence[Words]) -> None:
        """Takes the articles of a day in; ``top`` is what told most before."""
        self.top = frozenset(nsmallest(_TOP, self.total, key=lambda term: (-self.total[term], term)))
        for words in articles:
            for term, value in words:
                self.total[term] += value
        self.length = math.sqrt(math.fsum(value * value for value in self.total.values())) or 1.0

    def like(self, words: Words) -> float:
        """How like it an article is, 0 to 1."""
        return math.fsum(value * self.total[term] for term, value in words if term in self.total) / self.length

    def named(self, member: Member) -> bool:
        """Whether the headline of ``member`` names what the story was about before, or what headlines before it did."""
        words = content_words(member.article.title.value)
        return not (self.top.isdisjoint(words) and self.headlines.isdisjoint(words))


def led(members: Sequence[Member], accounts: Sequence[Account], known: Known) -> tuple[Account, ...]:
    """``accounts`` of the story of ``members``, each with its headline and the articles of its day in their order."""
    by_day: dict[date | None, list[Member]] = defaultdict(list)
    for member in members:
        by_day[member.day].append(member)
    about = _About()
    speaker: Member | None = None
    found: list[Account] = []
    for account in accounts:
        today = by_day[account.day]
        words = {m.article.id: _words(m, known) for m in today} if len(members) > 1 else {}
        about.add(list(words.values()))
        alike = {one: about.like(said) for one, said in words.items()}
        ordered = _ordered(today, alike, account) if len(today) > 1 else today
        speaker = _speaker(ordered[0], speaker, account, about, known)
        about.headlines.update(content_words(ordered[0].article.title.value))
        order, said = tuple(member.article.id for member in ordered), speaker.article
        found.append(replace(account, title=said.title.value, order=order, speaker=said.id))
    return tuple(found)


def _words(member: Member, known: Known) -> Words:
    return [(known.words[term], weight) for term, weight in known.top(member.article.id, _WORDS)]


def _speaker(lead: Member, before: Member | None, account: Account, about: _About, known: Known) -> Member:
    """The article whose headline speaks for the story: the day's leading one, or the one ``before`` where that is not
    nearly as like the story or names nothing of it, and the account has no doubt about its figures."""
    if before is None:
        return lead
    like, was = (about.like(_words(one, known)) for one in (lead, before))
    names = about.named(lead) or not about.named(before)
    if names and like >= _REALLY * was and (not lead.duplicate_of or before.duplicate_of):
        return lead
    return speaking([before, lead], account)


def _ordered(members: Sequence[Member], alike: Mapping[str, float], account: Account) -> list[Member]:
    """The leading article first, then those most like all that was told; copies and those of a guessed day last."""
    ordered = sorted(members, key=lambda m: (_last(m), -alike[m.article.id], m.article.path))
    first = ordered[0]
    near = _NEAR * alike[first.article.id]
    might = [m for m in ordered if _last(m) == _last(first) and alike[m.article.id] >= near]
    lead = speaking(might, account)
    return [lead, *(m for m in ordered if m is not lead)]


def _last(member: Member) -> tuple[bool, bool]:
    return member.duplicate_of is not None, member.article.dated.approximate


def speaking(members: Sequence[Member], account: Account) -> Member:
    """The first of ``members`` whose headline holds no figure that ``account`` shows as disputed or outdated; the first
    of all where there is none, for the account shows how the figures stand."""
    free = (m for m in members if not any(_doubted(m.article.title.value, one) for one in account.figures))
    return next(free, members[0])


def _doubted(headline: str, figure: Differing) -> bool:
    """Whether ``headline`` tells, exactly or roughly, a value of ``figure`` that differs, or of one that developed an
    older value than the newest. A number counts only with the unit of the figure: of "Boy, 12" nothing is doubtful."""
    for one in amounts(headline):
        if one.loose or unit_after(headline, one, one.end, alone=True).name != figure.unit:
            continue
        nearest = min(figure.values, key=lambda value: abs(value.value - one.value))
        if close(nearest.value, one.value) and not (figure.develops and nearest is figure.values[-1]):
            return True
    return False
