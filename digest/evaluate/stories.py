"""``digest eval stories``: which articles tell one story, held against what people said: B-cubed and pairs.

B-cubed after Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space model" (1998): for
each article the share of those found with it that belong with it (precision), and the share of those that belong with
it that were found with it (recall), itself among them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digest.clean import Cleaner
from digest.evaluate import sets
from digest.evaluate.cases import Case, Evaluation, Figures, Measured, Outcome, cleaned, counts, refusal
from digest.evaluate.sets import StoryRow
from digest.link import Linker
from digest.link.wishes import Wishes
from digest.model import Article


@dataclass(frozen=True, slots=True)
class Met:
    """How many articles have each label that was found, each of people's, and each two of them (found first)."""

    both: Mapping[tuple[str, str], int]
    found: Mapping[str, int]
    gold: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A row, what became of it, and the story found for it: one of its own where the cleaner refused it."""

    row: StoryRow
    outcome: Outcome
    found: str

    @property
    def gold(self) -> str:
        return self.row.gold


def evaluate(data: Path, clean: Cleaner, link: Linker) -> Evaluation:
    """The figures of the stories that ``link`` finds among the articles of the set at ``data``.

    Raises :class:`SettingsError` where nothing is there, :class:`ContentError` where it is no set or a broken one.
    """
    rows = sets.story_rows(data)
    outcomes = [cleaned(clean, number, row.kind, row.raw.encode()) for number, row in enumerate(rows)]
    labelled = _labelled(rows, outcomes, link)
    met = meet([one.found for one in labelled], [one.gold for one in labelled])
    figures = counts(outcomes) | {"stories": len(met.gold), "found": len(met.found)} | b_cubed(met) | pairs(met)
    mixed = tuple(_cases(labelled, lambda one: one.found, lambda one: one.gold))
    split = tuple(_cases(labelled, lambda one: one.gold, lambda one: one.found))
    parts = (
        Measured("stories", figures, ()),
        Measured("mixed", {"mixed": len(mixed)}, mixed),
        Measured("split", {"split": len(split)}, split),
    )
    return Evaluation(rows[0].shape, parts)


def _labelled(rows: Sequence[StoryRow], outcomes: Sequence[Outcome], link: Linker) -> list[_Labelled]:
    articles = [outcome for outcome in outcomes if isinstance(outcome, Article)]
    stories = enumerate(link.names(articles, {}, Wishes()))
    story_of = {member.article.id: f"found {number}" for number, story in stories for member in story.members}
    return [
        _Labelled(row, outcome, story_of[outcome.id] if isinstance(outcome, Article) else f"refused {number}")
        for number, (row, outcome) in enumerate(zip(rows, outcomes, strict=True))
    ]


def meet(found: Sequence[str], gold: Sequence[str]) -> Met:
    """How the labels that were found and those of people meet; both name the same articles in the same order."""
    return Met(Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold))


def b_cubed(met: Met) -> Figures:
    """B-cubed precision and recall, the means over all articles, and the F of the two."""
    articles = sum(met.gold.values())
    precision = sum(count * count / met.found[found] for (found, _), count in met.both.items()) / articles
    recall = sum(count * count / met.gold[gold] for (_, gold), count in met.both.items()) / articles
    return {"b3_precision": precision, "b3_recall": recall, "b3": 2 * precision * recall / (precision + recall)}


def pairs(met: Met) -> Figures:
    """Precision, recall and F of the pairs of articles that stand in one story; None where there is no such pair."""
    right, found, gold = (_pairs(sizes.values()) for sizes in (met.both, met.found, met.gold))
    return {
        "pair_precision": right / found if found else None,
        "pair_recall": right / gold if gold else None,
        "pair": 2 * right / (found + gold) if found + gold else None,
    }


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


_Label = Callable[[_Labelled], str]


def _cases(labelled: Sequence[_Labelled], whole: _Label, part: _Label) -> Iterator[Case]:
    """The articles that are one by ``whole`` and several by ``part``, by the id of the first of them.

    Their score is the mean, over them, of the share that is with each by both: B-cubed precision of a story that was
    found, recall of one that people made.
    """
    together: dict[str, list[_Labelled]] = defaultdict(list)
    for one in labelled:
        together[whole(one)].append(one)
    for own in together.values():
        sizes = Counter(map(part, own))
        if len(sizes) > 1:
            score = sum(size * size for size in sizes.values()) / len(own) ** 2
            yield Case(own[0].row.id, score, partial(_told, own, part, sizes))


def _told(own: Sequence[_Labelled], part: _Label, sizes: Counter[str]) -> Iterator[str]:
    """The titles of ``own``, part by part, the largest first."""
    for name, size in sizes.most_common():
        inside = [one for one in own if part(one) == name]
        yield f"{size} of {len(own)}, of story {inside[0].gold}:"
        for one in inside:
            yield f"- {one.row.title}"
            yield from refusal(one.outcome)
