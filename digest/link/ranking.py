"""How much a story counts on a day: a sum of parts, each with a sentence that says what it is for.

The weights stand in one place, and the Method page shows them from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

from digest.model import Account, Differing, Member, Story
from digest.texts import Phrased

Part = tuple[str, float]
"""What a part of a score is for, and how much it is, in hundredths at most, so that the parts shown add up."""

_USUAL = 2
"""The tier of an outlet of which nothing is said."""
_DAY = len("2026-03-17")
"""How long a date without a time is."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing adds to a story's score on a day. ``witness`` is by the tier of the outlet, ``past`` what each
    doubling of the witnesses of earlier days adds, of which the first ``past_from`` are no long run yet, ``late`` what
    an article of midnight gets and one of noon half of, ``length`` what each ``words`` of the leading article add."""

    witness: tuple[float, float, float] = (3.0, 2.0, 1.0)
    new: float = 1.0
    sentence: float = 0.25
    outlet: float = 0.5
    figure: float = 0.5
    update_most: float = 2.0
    past: float = 0.3
    past_from: int = 2
    past_most: float = 1.0
    late: float = 0.25
    length: float = 1.0
    words: int = 400
    length_most: float = 1.5

    def rows(self) -> list[Part]:
        """What readers are shown: each thing that counts, and what it adds."""
        return [
            *((Phrased("order.outlet", tier=n), w) for n, w in enumerate(self.witness, 1)),
            (Phrased("why.new"), self.new),
            (Phrased("order.sentence"), self.sentence),
            (Phrased("order.new_outlet"), self.outlet),
            (Phrased("order.figure"), self.figure),
            (Phrased("order.update_most"), self.update_most),
            (
                Phrased("order.past", beyond=self.past_from),
                self.past,
            ),
            (Phrased("order.past_most"), self.past_most),
            (Phrased("order.late"), self.late),
            (Phrased("order.length", words=self.words), self.length),
            (Phrased("order.length_most"), self.length_most),
        ]


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Telling:
    """A story on a day: the members of ``day``, the leading one first, and its account as of then."""

    story: Story
    day: date
    members: tuple[Member, ...]
    account: Account

    @property
    def own(self) -> list[Member]:
        """The members that copy nothing."""
        return [member for member in self.members if not member.duplicate_of]

    @property
    def update(self) -> bool:
        """Whether the story was told before."""
        first = self.story.first
        return first is not None and first < self.day


def parts(one: Telling, weights: Weights = WEIGHTS) -> tuple[Part, ...]:
    """The score of a story on a day in its parts; what adds nothing is left out."""
    found = (part(one, weights) for part in (_witnesses, _news, _past, _late, _length))
    rounded = [(what, round(value, 2)) for what, value in found]
    return tuple((what, value) for what, value in rounded if value)


def sentences(found: Sequence[Part]) -> tuple[str, ...]:
    """The parts as readers see them; a number stands behind each colon."""
    return tuple(Phrased("why.part", what=what, n=value) for what, value in found)


def _witnesses(one: Telling, weights: Weights) -> Part:
    tiers = sorted({m.article.source.key: m.article.source.tier for m in one.own}.values())
    if set(tiers) <= {_USUAL}:
        told = Phrased("why.sources", n=len(tiers))
    else:
        told = Phrased("why.sources_of_tiers", n=len(tiers), tiers=tuple(str(tier) for tier in sorted(set(tiers))))
    return told, sum(weights.witness[tier - 1] for tier in tiers)


def _news(one: Telling, weights: Weights) -> Part:
    if not one.update:
        return Phrased("why.new"), weights.new
    counts = (len(one.account.new), len(_new_outlets(one)), len(new_figures(one)))
    names = ("why.new_sentences", "why.new_sources", "why.new_figures")
    said = tuple(Phrased(name, n=count) for count, name in zip(counts, names, strict=True) if count)
    worth = zip(counts, (weights.sentence, weights.outlet, weights.figure), strict=True)
    added = min(weights.update_most, sum(count * weight for count, weight in worth))
    return Phrased("why.goes_on", what=said), added


def new_figures(one: Telling) -> list[Differing]:
    """The figures that differ or moved of which a value was first told that day."""
    return [figure for figure in one.account.figures if any(value.since == one.day for value in figure.values)]


def _new_outlets(one: Telling) -> set[str]:
    before = {m.article.source.key for m in one.story.members if m.day and m.day < one.day and not m.duplicate_of}
    return {member.article.source.key for member in one.own} - before


def _past(one: Telling, weights: Weights) -> Part:
    """What the story weighed on earlier days, so that nothing later counts; an inferred date may move, so it does not
    either. What one outlet alone tells for long is a column, such as its weather."""
    told = {
        (member.day, member.article.source.key)
        for member in one.story.members
        if member.day and member.day < one.day and not (member.duplicate_of or member.article.dated.approximate)
    }
    outlets = {outlet for _, outlet in told}
    doublings = log2(max(1.0, len(told) / weights.past_from)) if len(outlets) > 1 else 0.0
    said = Phrased("why.told_before", n=len(told), sources=len(outlets))
    return said, min(weights.past_most, weights.past * doublings)


def _late(one: Telling, weights: Weights) -> Part:
    times = [value[11:16] for m in one.own if len(value := m.article.dated.value or "") > _DAY]
    if not times:
        return "", 0.0
    newest = max(times)
    return Phrased("why.told_last", time=newest), weights.late * (60 * int(newest[:2]) + int(newest[3:])) / (24 * 60)


def _length(one: Telling, weights: Weights) -> Part:
    words = one.members[0].article.words
    said = Phrased("why.length", n=words)
    return said, min(weights.length_most, weights.length * words / weights.words)
