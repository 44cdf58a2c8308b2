"""What an edition was made of and what was left out of it, in counts that add up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from digest.model import Coverage, Edition, Member

Withheld = tuple[date | None, str]
"""The day of an article that is not to be shown, and why not, in few words."""


def covered(editions: Sequence[Edition], withheld: Iterable[Withheld] = ()) -> tuple[Edition, ...]:
    """``editions``, each with what it was made of. The time that counts is the articles', never a clock's."""
    left: dict[date, Counter[str]] = defaultdict(Counter)
    for day, why in withheld:
        if day:
            left[day][why] += 1
    return tuple(replace(one, coverage=_coverage(one, left[one.day])) for one in editions)


def _coverage(edition: Edition, left: Counter[str]) -> Coverage:
    shown = [member for entry in edition.entries for member in entry.members]
    same = [member for entry in edition.unchanged for member in entry.members]
    members = [*shown, *same]
    copies = sum(member.duplicate_of is not None for member in members)
    unchanged = sum(member.duplicate_of is None for member in same)
    return Coverage(
        read=len(members) + left.total(),
        sources=len({member.article.source.key for member in members}),
        used=len(members) - copies - unchanged,
        copies=copies,
        unchanged=unchanged,
        withheld=tuple(sorted(left.items())),
        undated=sum(member.article.dated.approximate for member in shown if not member.duplicate_of),
        freshest=_freshest(members) or edition.day.isoformat(),
    )


def _freshest(members: Sequence[Member]) -> str:
    """The newest time that an article gives, or nothing; the values are all in the site's zone."""
    times = [value for member in members if "T" in (value := member.article.dated.value or "")]
    return max(times, default="")
