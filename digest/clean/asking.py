"""All rules in their order, and which of them to ask of a line: those without a cue, and those with a cue in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import entry_points

from digest.clean.asides import ASIDES
from digest.clean.furniture import FURNITURE
from digest.clean.languages import PACKS
from digest.clean.machinery import MACHINERY
from digest.clean.notices import NOTICES
from digest.clean.people import PEOPLE
from digest.clean.pictures import PICTURES
from digest.clean.promotion import PROMOTION
from digest.clean.rules import LONGEST, Cues, Rule, Spot

RULES: tuple[Rule, ...] = (*PEOPLE, *PICTURES, *PROMOTION, *NOTICES, *FURNITURE, *MACHINERY, *ASIDES, *PACKS)


@cache
def rules() -> tuple[Rule, ...]:
    """:data:`RULES` and those that other packages add through the entry point group ``digest.rules``."""
    return RULES + tuple(point.load() for point in entry_points(group="digest.rules"))


Ranked = dict[int, Rule]
"""Rules by their rank."""


@dataclass(frozen=True, slots=True)
class Index:
    """The rules that hold in one language: those asked of every line, and by cue the others."""

    always: Ranked
    by_cue: dict[str, Ranked]
    cues: Cues
    ranked: Callable[[frozenset[str]], tuple[Rule, ...]]
    """The rules with one of some cues, and those asked of every line, in order; the same cues come again and again."""

    @classmethod
    def of(cls, asked: Iterable[Rule]) -> Index:
        """The index of ``asked``, whose order is their rank."""
        always: Ranked = {}
        by_cue: dict[str, Ranked] = {"0": {}}
        for rank, rule in enumerate(asked):
            for cue in rule.cues.split():
                by_cue.setdefault(cue, {})[rank] = rule
            if not rule.cues:
                always[rank] = rule

        def ranked(cues: frozenset[str]) -> tuple[Rule, ...]:
            found = always.copy()
            for cue in cues:
                found.update(by_cue[cue])
            return tuple(found[rank] for rank in sorted(found))

        return cls(always, by_cue, Cues.of(by_cue), lru_cache(maxsize=4096)(ranked))

    def ask(self, text: str) -> Sequence[Rule]:
        """The rules that may take something of ``text``, in order."""
        cues = self.cues.among(text)
        if not cues and not self.always:
            return ()
        length = len(text)
        return [rule for rule in self.ranked(frozenset(cues)) if length <= rule.longest]


@lru_cache(maxsize=64)
def index_of(language: str) -> Index:
    """The rules that hold in ``language``."""
    return Index.of(rule for rule in rules() if not rule.languages or language in rule.languages)


def is_noise(text: str, language: str) -> bool:
    """Whether some rule that holds anywhere takes the whole of ``text``."""
    if len(text) > LONGEST:
        return False
    spot = Spot(text, "tail", language)
    return any(rule(spot) == (0, len(text)) for rule in index_of(language).ask(text))
