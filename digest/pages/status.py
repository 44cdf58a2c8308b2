"""How fresh the paper is: a word on the front page where it has grown old, and ``status.json`` for who watches it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from digest import border, contracts
from digest.config import Config
from digest.fetched import Feed, Fetched, State
from digest.model import Edition, File, Member, Site, Source

_PATH = "status.json"
_STATES: tuple[State, ...] = ("good", "new", "failing", "gone")
"""From the best to the worst."""


@dataclass(frozen=True, slots=True)
class Late:
    """What the front page says of its age: ``now`` or, by a script in the reader's browser, from the day ``until`` on;
    the schedule that would say so may have died. ``days`` are those without news that are nothing unusual."""

    now: bool
    until: date
    days: int


def front(site: Site) -> Edition | None:
    """The edition on the front page: the newest that has news."""
    return next((one for one in reversed(site.editions) if one.entries), None)


def late(site: Site, days: int) -> Late | None:
    """What the front page of ``site`` says of its age; None where it never does (``days`` 0) or shows no edition."""
    edition = front(site)
    if edition is None or not days:
        return None
    until = edition.day + timedelta(days + 1)
    return Late(site.as_of is not None and site.as_of >= until, until, days)


def status(site: Site, config: Config, fetched: Fetched, missing: Sequence[str]) -> File:
    """``status.json``: the newest edition and article, of the whole and of each source, whether that is stale, the
    addresses of published articles that are ``missing`` for a fault, when feeds last answered, and how those of each
    source fare."""
    edition, members = front(site), [one for story in site.stories for one in story.members]
    old = late(site, config.edition.stale)
    table: dict[str, Any] = {
        "schema": contracts.SCHEMA,
        "title": config.site.title,
        "base_url": config.site.base_url,
        "asked": _asked(fetched.feeds.values()),
        "edition": edition.day.isoformat() if edition else None,
        "newest": _newest(members, config.zone),
        "articles": len(members),
        "editions": len(site.editions),
        "stale": edition is None or bool(old and old.now),
        "missing": list(missing),
        "sources": [_source(one, members, config.zone) | _fares(one, fetched) for one in site.sources],
    }
    return File(border.out_path(_PATH), (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode())


def _source(source: Source, members: Sequence[Member], zone: tzinfo) -> dict[str, Any]:
    theirs = [one for one in members if one.article.source.key == source.key]
    newest = _newest(theirs, zone)
    return {"key": source.key, "name": source.name, "newest": newest and newest[:10], "articles": len(theirs)}


def _fares(source: Source, fetched: Fetched) -> dict[str, Any]:
    """The state of the best of the source's feeds, for what one brings is there, and since when that is so where it is
    bad; nothing is known of a source that was never fetched."""
    feeds = [one for (key, _), one in sorted(fetched.feeds.items()) if key == source.key]
    best = min(feeds, key=lambda one: (_STATES.index(one.state), one.since), default=None)
    since = best.since or None if best else None
    return {"state": best.state if best else None, "asked": _asked(feeds), "since": since}


def _asked(feeds: Iterable[Feed]) -> str | None:
    """The last day on which one of ``feeds`` answered: a watcher sees by it whether a schedule still runs, while a
    build has no clock of its own to tell."""
    return max((one.succeeded for one in feeds if one.succeeded), default=None)


def _newest(members: Sequence[Member], zone: tzinfo) -> str | None:
    """The newest date that an article gives itself, with its time where it has one."""
    given = [one.article.dated.value or "" for one in members if not one.article.dated.approximate]
    return max(filter(None, given), key=lambda value: _moment(value, zone), default=None)


def _moment(value: str, zone: tzinfo) -> datetime:
    """A day is as new as its beginning: a time on it is newer."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
