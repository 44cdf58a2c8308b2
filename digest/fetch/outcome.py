"""What became of a run: of each article, of each address, of each source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from digest import contracts
from digest.fetched import Feed, Kept

Action = Literal["new", "updated", "held", "refused", "waiting", "left", "kept"]
_LISTED = ("new", "updated", "held", "refused", "waiting", "left")
_COUNTED = ("new", "updated", "unchanged", "held", "refused", "waiting", "left", "later", "old")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one article. ``held`` is written as a draft, ``refused`` is not written, ``waiting`` is asked for
    again, ``left`` is a changed article whose file the editor touched, ``kept`` is one whose text did not change.
    ``form`` is what its text was taken from; where that is the feed because its page gave none, ``why`` says so."""

    action: Action
    title: str
    kept: Kept | None
    why: str = ""
    form: Literal["page", "feed", ""] = ""


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """How one address of a source fares: its new line in the record, whether it was ``asked`` now, how many ``entries``
    it has, what to do where it fails, and whether such a failure is ``lasting``: it stays until somebody mends the
    address or what stands there, as where there is no such page or it is no feed; any other may pass."""

    feed: Feed
    asked: bool
    entries: int = 0
    hint: str = ""
    lasting: bool = True

    @property
    def failed(self) -> bool:
        """Whether it was asked in vain."""
        return self.asked and self.feed.state in {"failing", "gone"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source. ``unchanged`` articles are known, ``old`` ones older than the site wants, those left
    for ``later`` more than a run may bring. ``offered`` are the names of all that it offers, None where not every
    address of it said so; a ``fault`` is what the machine failed to do, after which nothing more was done."""

    key: str
    feeds: tuple[FeedOutcome, ...]
    taken: tuple[Taken, ...] = ()
    unchanged: int = 0
    old: int = 0
    later: int = 0
    offered: frozenset[str] | None = None
    fault: str = ""

    def of(self, action: Action) -> tuple[Taken, ...]:
        """The articles that ended as ``action``."""
        return tuple(one for one in self.taken if one.action == action)

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each."""
        found = {str(action): len(self.of(action)) for action in ("new", "updated", "held", "refused", "waiting")}
        found |= {"left": len(self.of("left")), "later": self.later, "old": self.old}
        found["unchanged"] = self.unchanged + len(self.of("kept"))
        return {name: found[name] for name in _COUNTED}

    @property
    def asked(self) -> bool:
        """Whether any of its addresses was asked."""
        return any(one.asked for one in self.feeds)

    @property
    def failed(self) -> bool:
        """Whether all that was asked was asked in vain."""
        return self.asked and all(one.failed for one in self.feeds if one.asked)

    @property
    def state(self) -> str:
        """``good``, ``failing`` or ``gone`` where it was asked, else ``waiting``."""
        if not self.asked:
            return "waiting"
        states = {one.feed.state for one in self.feeds if one.asked}
        return "good" if "good" in states else "gone" if states == {"gone"} else "failing"


def totals(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """How many there are of each in all sources."""
    return {name: sum(one.counts[name] for one in outcomes) for name in _COUNTED}


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """How ``digest fetch`` ends: 0 where an address gave what could be read, or none was due; 1 where each that was
    asked is wrong, so that no later run will bring anything; 3 where none gave anything and a later run may, and where
    the disk takes nothing."""
    if any(one.fault for one in outcomes):
        return 3
    asked = [feed for one in outcomes for feed in one.feeds if feed.asked]
    if not asked or not all(feed.failed for feed in asked):
        return 0
    return 1 if all(feed.lasting for feed in asked) else 3


def table(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What ``digest fetch --json`` prints."""
    return {
        "schema": contracts.SCHEMA,
        "sources": [_source(one) for one in outcomes],
        **totals(outcomes),
        "asked": sum(one.asked for one in outcomes),
        "failing": sum(one.failed for one in outcomes),
    }


def _source(one: Outcome) -> dict[str, Any]:
    return {
        "key": one.key,
        "state": one.state,
        **one.counts,
        "feeds": [_feed(each) for each in one.feeds],
        "articles": [_article(each) for each in one.taken if each.action in _LISTED],
    }


def _feed(one: FeedOutcome) -> dict[str, Any]:
    feed = one.feed
    return {
        "address": feed.address,
        "state": feed.state,
        "asked": one.asked,
        "entries": one.entries,
        "succeeded": feed.succeeded or None,
        "since": feed.since or None,
        "why": feed.why,
        "hint": one.hint,
        "not_before": feed.not_before or None,
        "moved": feed.moved or None,
    }


def _article(one: Taken) -> dict[str, Any]:
    return {
        "action": one.action,
        "path": (one.kept.path if one.kept else "") or None,
        "title": one.title,
        "url": (one.kept.address if one.kept else "") or None,
        "text": one.form or None,
        "why": one.why,
    }
