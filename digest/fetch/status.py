"""How an address of a source fares, from one question to the next. Nothing here touches the world."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from digest.fetched import Feed
from digest.web import Answer, Why
from digest.web.replies import LONGEST_WAIT

GONE_ASKED = timedelta(days=7)
_LONGEST_STAMP = 300
GONE = 410


def day(now: datetime) -> str:
    """The day of ``now`` as the record has it, in UTC."""
    return now.astimezone(UTC).date().isoformat()


def due(feed: Feed, now: datetime) -> bool:
    """Whether ``feed`` may be asked: its server did not ask for more patience, and one that is gone for good was not
    asked within a week."""
    if feed.not_before and now < datetime.fromisoformat(feed.not_before):
        return False
    return feed.state != "gone" or not feed.tried or date.fromisoformat(day(now)) - _day(feed.tried) >= GONE_ASKED


def answered(feed: Feed, answer: Answer, now: datetime) -> Feed:
    """``feed`` when its server gave ``answer``, which could be used."""
    etag = answer.etag if len(answer.etag) <= _LONGEST_STAMP else ""
    modified = answer.modified if len(answer.modified) <= _LONGEST_STAMP else ""
    moved = str(answer.moved or "") if answer.moved != feed.address else ""
    today = day(now)
    return Feed(
        feed.source, feed.address, "good", tried=today, succeeded=today, etag=etag, modified=modified, moved=moved
    )


def failed(feed: Feed, text: str, why: Why, now: datetime) -> Feed:
    """``feed`` when nothing came of asking it, ``text`` says why. It is asked in full when it works again."""
    today = day(now)
    again = feed.state in {"failing", "gone"}
    return replace(
        feed,
        state="gone" if why.status == GONE else "failing",
        tried=today,
        since=feed.since if again and feed.since else today,
        failures=feed.failures if again and feed.tried == today else feed.failures + 1 if again else 1,
        why=text,
        not_before=until(why.wait, now),
        etag="",
        modified="",
    )


def until(wait: float | None, now: datetime) -> str:
    """The moment after ``wait`` seconds, at most a week, as the record has it; nothing without one."""
    if wait is None or not wait > 0:
        return ""
    pause = timedelta(seconds=min(wait, LONGEST_WAIT))
    return (now.astimezone(UTC) + pause).isoformat(timespec="seconds")


def incomplete(feed: Feed) -> Feed:
    """``feed`` so that the next question asks for all of it again, for not all that it holds was taken."""
    return replace(feed, etag="", modified="")


def quiet(before: Feed | None, feed: Feed) -> Feed:
    """``feed``, or what was on record of it ``before`` where on the same day only its stamps changed: some servers give
    another at each question."""
    if before is None or bool(before.etag) != bool(feed.etag) or bool(before.modified) != bool(feed.modified):
        return feed
    return before if replace(feed, etag=before.etag, modified=before.modified) == before else feed


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
