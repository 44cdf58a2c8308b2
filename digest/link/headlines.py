"""Which headline speaks for a story: none that tells a figure as sure of which its account says that it is not."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Account, Differing, Member
from digest.summarise.account.amounts import amounts, close
from digest.summarise.account.counted import unit_after


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
