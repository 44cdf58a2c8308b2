"""Which headline speaks for a story: none that tells a figure as sure of which its account says that it is not."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Account, Member
from digest.summarise.account.amounts import amounts


def speaking(members: Sequence[Member], account: Account) -> Member:
    """The first of ``members`` whose headline holds no figure that ``account`` shows as disputed or outdated; the first
    of all where there is none, for the account shows how the figures stand."""
    doubtful = _doubtful(account)
    free = (m for m in members if doubtful.isdisjoint(one.value for one in amounts(m.article.title.value)))
    return next(free, members[0]) if doubtful else members[0]


def _doubtful(account: Account) -> frozenset[float]:
    """The values that differ, and of what developed all but the newest."""
    stands = {one.values[-1].value for one in account.figures if one.develops}
    return frozenset(value.value for one in account.figures for value in one.values) - stands
