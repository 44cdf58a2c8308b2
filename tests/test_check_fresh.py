"""``digest check --fresh``: a paper is fresh up to the second, and says what is silent when it is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from digest.check.fresh import age, fresh

KYIV, LONDON = ZoneInfo("Europe/Kyiv"), ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("text", "hours"), [("36h", 36.0), ("90m", 1.5), ("2d", 48.0), ("1w", 168.0), ("1.5d", 36.0), (" 3 H ", 3.0)]
)
def test_an_age_is_minutes_hours_days_or_weeks(text: str, hours: float) -> None:
    assert age(text) == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "36", "h", "-2d", "0h", "two days", "2 days", "1e3h", "9999999h", "٣h"])
def test_what_is_no_age_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no age"):
        age(text)


EDGES = [
    ("2026-04-14T10:00:00+00:00", datetime(2026, 4, 15, 22, 0, tzinfo=UTC), True),
    ("2026-04-14T10:00:00+00:00", datetime(2026, 4, 15, 22, 0, 1, tzinfo=UTC), False),
    ("2026-04-14T10:00:00", datetime(2026, 4, 15, 22, 0, tzinfo=KYIV), True),
    ("2026-04-14T10:00:00", datetime(2026, 4, 15, 22, 0, 1, tzinfo=KYIV), False),
    ("2026-04-14", datetime(2026, 4, 16, 12, 0, tzinfo=UTC), True),
    ("2026-04-14", datetime(2026, 4, 16, 12, 0, 1, tzinfo=UTC), False),
    ("2026-04-14", datetime(2026, 4, 16, 12, 0, tzinfo=KYIV), True),
    ("2026-04-14", datetime(2026, 4, 16, 12, 0, 1, tzinfo=KYIV), False),
    ("2026-04-17", datetime(2026, 4, 16, 0, 1, tzinfo=UTC), True),
    ("2026-05-01", datetime(2026, 4, 16, tzinfo=UTC), False),
    ("2199-01-01T12:00:00+00:00", datetime(2026, 4, 16, tzinfo=UTC), False),
    ("2026-03-28", datetime(2026, 3, 30, 13, 0, tzinfo=LONDON), True),
    ("2026-03-28", datetime(2026, 3, 30, 13, 0, 1, tzinfo=LONDON), False),
    ("2026-10-24", datetime(2026, 10, 26, 11, 0, tzinfo=LONDON), True),
    ("2026-10-24", datetime(2026, 10, 26, 11, 0, 1, tzinfo=LONDON), False),
]


@pytest.mark.parametrize(("newest", "now", "good"), EDGES)
def test_a_paper_is_fresh_up_to_the_second_and_a_day_counts_to_its_end(
    newest: str, now: datetime, *, good: bool
) -> None:
    assert (not list(fresh({"newest": newest, "sources": []}, now, timedelta(hours=36)))) == good


def test_a_stale_paper_names_its_newest_article_and_the_sources_that_are_silent_longest() -> None:
    sources = [
        {"name": "Herald", "newest": "2026-04-14"},
        {"name": "Wire", "newest": "2026-03-01"},
        {"name": "Never", "newest": None},
        {"name": "Quiet", "newest": "2026-02-01"},
    ]
    status = {"newest": "2026-04-14", "sources": sources}
    (fault,) = fresh(status, datetime(2026, 6, 1, tzinfo=UTC), timedelta(hours=36))
    assert (fault.level, fault.path) == ("error", "status.json")
    assert "the newest article is of 2026-04-14, 47 days ago; at most 36 hours" in fault.what
    assert fault.what.endswith("Never (no dated article), Quiet (since 2026-02-01), Wire (since 2026-03-01)")


@pytest.mark.parametrize(
    ("status", "what"),
    [
        ({}, "is missing"),
        ({"newest": None}, "no article with a date"),
        ({"newest": "soon"}, "no date"),
        ({"newest": "9999-12-31"}, "no date"),
        ({"newest": "2199-01-01"}, "a day to come"),
    ],
)
def test_a_status_that_tells_no_age_is_an_error(status: dict[str, str], what: str) -> None:
    (fault,) = fresh(status, datetime(2026, 6, 1, tzinfo=UTC), timedelta(hours=36))
    assert fault.level == "error" and what in fault.what
