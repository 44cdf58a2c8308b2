"""The checks in one table, and how all of them are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from digest.doctor import address, deploying, freshness, history, schedule, sizes, tools
from digest.doctor.finding import LEVELS, Finding
from digest.doctor.seen import Seen

Check = Callable[[Seen], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    "workflow files can be read": schedule.unreadable,
    "something keeps the paper": schedule.no_workflow,
    "it runs by the clock": schedule.no_schedule,
    "at a quiet minute": schedule.busy_minutes,
    "and by hand": schedule.no_dispatch,
    "what it fetches is kept": schedule.forgetful,
    "no deployment is cut off": deploying.cut_off,
    "nor two at once": deploying.at_once,
    "rights": deploying.rights,
    "actions pinned by commit": deploying.loose_actions,
    "pins kept fresh": deploying.stale_pins,
    "Git": history.no_git,
    "whole history": history.shallow,
    "60 days": history.cut_off,
    "all committed": history.uncommitted,
    "ledger whole": history.ledger_whole,
    "ledger kept": history.ledger_kept,
    "output ignored": history.output_kept,
    "published branch": history.published_branch,
    "address": address.base_url,
    "sources": freshness.sources,
    "news": freshness.newest,
    "sizes": sizes.sizes,
    "digest's version": tools.version,
    "Python's version": tools.python,
    "secrets": tools.secrets,
    "the model's key": tools.model_key,
}
"""What is looked at, in words, and the function that judges it."""


def examine(seen: Seen) -> tuple[Finding, ...]:
    """All findings, the worst first, within a level in the order of the table."""
    found = dict.fromkeys(finding for check in CHECKS.values() for finding in check(seen))
    return tuple(sorted(found, key=lambda one: LEVELS.index(one.level)))
