"""Whether news still come: the sources by the record of fetching, the paper by its own ``status.json``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from digest.config import FILE_NAME
from digest.doctor.finding import Finding, Level, Place
from digest.doctor.history import damaged
from digest.doctor.seen import Seen
from digest.fetched import Feed
from digest.toml import line_of

PATIENCE = 3
"""Days that a source may fail before it is more than a note."""
SILENT = 14
"""Days after which a source that was not asked, or did not answer, is told."""
QUIET = 60
"""Days without a new article after which a source that answers well is told."""


def sources(seen: Seen) -> Iterator[Finding]:
    """Sources that are gone, that fail, that were never or not lately asked."""
    if seen.fetched_damage:
        yield damaged("sources", "fetched", seen.fetched_damage, "digest fetch stops at it", seen)
    wanted = {(one.key, address) for one in seen.config.source for address in (*one.feed, *one.page)}
    known = seen.fetched.feeds if seen.fetched else {}
    for key in sorted(wanted):
        if key in known:
            yield from _fares(known[key], seen)
    never = sorted(
        {key for key, address in wanted if (key, address) not in known or known[key, address].state == "new"}
    )
    if never and not seen.fetched_damage:
        names = ", ".join(never[:5]) + (f" and {len(never) - 5} more" if len(never) > 5 else "")
        place = _place(seen, never[0]) if len(never) == 1 else Place(FILE_NAME)
        why = "what they report is in no edition"
        yield Finding("sources", "note", place, f"never fetched: {names}", why, "run 'digest fetch'")


def _fares(feed: Feed, seen: Seen) -> Iterator[Finding]:
    place, name = _place(seen, feed.source), f"the source '{feed.source}'"
    fix = f"look at {feed.address}; correct or remove it below [[source]]"
    told = f": {feed.why}" if feed.why else ""
    since = _day(feed.since) or _day(feed.succeeded)
    days = (seen.today - since).days if since else 0
    if feed.state == "gone":
        why = "its server says that the address will never answer again"
        yield Finding("sources", "warning", place, f"{name} is gone since {since or feed.tried}{told}", why, fix)
    elif feed.state == "failing":
        level: Level = "warning" if days >= PATIENCE else "note"
        why = "its news are missing, and no reader can see that"
        yield Finding("sources", level, place, f"{name} fails since {since or feed.tried}{told}", why, fix)
    elif (tried := _day(feed.tried)) and (seen.today - tried).days >= SILENT:
        what = f"{name} was last asked on {tried}"
        why = "either nothing fetches any more, or what it brings is not committed"
        yield Finding("sources", "warning", place, what, why, "run 'digest fetch', and look at the workflow's runs")
    if feed.moved:
        what, why = f"{name} has moved to {feed.moved}", "servers stop sending readers on after some time"
        yield Finding("sources", "note", place, what, why, "write that address below [[source]]")


def newest(seen: Seen) -> Iterator[Finding]:
    """A paper, or a source in it, without news."""
    status, most = seen.output.status, seen.config.edition.stale
    latest = _day(status.get("newest"))
    if seen.samples:
        return
    if most and latest and (age := (seen.today - latest).days) > most:
        what = f"the newest article of the site in {seen.config.folders.output}/ is {age} days old"
        why = f"the front page says that it is stale after {most} days ([edition] stale)"
        yield Finding("stale", "warning", Place(), what, why, "run 'digest fetch' and 'digest build', or raise stale")
    for row in status.get("sources", []) if isinstance(status.get("sources"), list) else []:
        last = _day(row.get("newest")) if isinstance(row, dict) else None
        if last and latest and (latest - last).days > QUIET and _fed(row, seen):
            what = f"the source '{row.get('key')}' has had nothing new since {last}"
            why = "a feed that was replaced by another often goes on answering with its last entries"
            yield Finding("stale", "note", _place(seen, str(row.get("key"))), what, why, "look whether it has moved")


def _fed(row: dict[str, Any], seen: Seen) -> bool:
    return any(one.key == row.get("key") and (one.feed or one.page) for one in seen.config.source)


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _place(seen: Seen, key: str) -> Place:
    number = next((n for n, one in enumerate(seen.config.source) if one.key == key), None)
    text = seen.texts.get(FILE_NAME, "")
    return Place(FILE_NAME, line_of(text, ("source", number, "key")) if number is not None and text else 0)
