"""Whether a site is fresh: how old its newest article is, and which of its sources are silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from digest.check.finding import Fault
from digest.check.site import STATUS, as_list, as_table

_AGE = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(m|h|d|w)")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_DAY = len("2026-03-03")
_NAMED = 3
_AHEAD = timedelta(days=2)
"""How far the end of an article's day may be ahead: the day itself, where it is already tomorrow."""


def age(text: str) -> timedelta:
    """``36h``, ``90m``, ``2d`` or ``1w`` as a length of time; raises ValueError where it is none of these."""
    found = _AGE.fullmatch(text.strip().lower())
    if not found or not float(found[1]):
        raise ValueError(f"{text!r} is no age; write 36h, 90m or 2d")
    return float(found[1]) * _UNITS[found[2]]


def fresh(status: Mapping[str, Any], now: datetime, most: timedelta) -> Iterator[Fault]:
    """What is wrong with the age of a site that says ``status`` of itself: nothing where its newest article is at most
    ``most`` older than ``now``, whose zone is the site's. A day without a time counts to its end, and
    one to come tells nothing."""
    if not status:
        hint = "run 'digest build', which writes it"
        yield Fault(
            "error", STATUS, "is missing or cannot be read, so that nobody can tell how fresh the site is", hint
        )
        return
    said = status.get("newest")
    if said is None:
        yield Fault(
            "error", STATUS, "the site has no article with a date of its own", "is anything fetched or written?"
        )
        return
    try:
        newest = _end(str(said), now)
    except (ValueError, OverflowError):
        yield Fault("error", STATUS, f"its newest article is dated {said!r}, which is no date", "run 'digest build'")
        return
    passed = now.astimezone(UTC) - newest
    if passed < -_AHEAD:
        what = f"the newest article is of {said}, a day to come, so that nobody can tell how fresh the site is"
        yield Fault("error", STATUS, what, "mend the date of that article, and run 'digest build'")
    if passed > most:
        what = f"the newest article is of {said}, {_length(passed)} ago; at most {_length(most)} is allowed"
        yield Fault(
            "error", STATUS, f"{what}{_silent(status)}", "run 'digest fetch' and look at what it says of each source"
        )


def _end(said: str, now: datetime) -> datetime:
    """The moment that ``said`` names, at the latest, in UTC: within one zone Python counts by the clock on the wall,
    which leaps twice a year."""
    moment = datetime.fromisoformat(said)
    moment = moment if len(said) > _DAY else moment + timedelta(days=1)
    return (moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)).astimezone(UTC)


def _silent(status: Mapping[str, Any]) -> str:
    """Which sources have been silent longest."""
    sources = [as_table(one) for one in as_list(status.get("sources"))]
    sources.sort(key=lambda one: (str(one.get("newest") or ""), str(one.get("name"))))
    told = [f"{one.get('name')} ({_since(one)})" for one in sources[:_NAMED]]
    return f"; silent longest: {', '.join(told)}" if told else ""


def _since(source: Mapping[str, Any]) -> str:
    return f"since {source['newest']}" if source.get("newest") else "no dated article"


def _length(time: timedelta) -> str:
    """``time`` in words of one unit, rounded down."""
    hours = time / timedelta(hours=1)
    if hours < 2:
        return f"{int(time / timedelta(minutes=1))} minutes"
    return f"{int(hours)} hours" if hours < 72 else f"{int(hours / 24)} days"
