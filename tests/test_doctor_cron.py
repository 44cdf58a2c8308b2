"""Schedules are read as GitHub reads them, and moved off the busy minutes without running more or less often."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.doctor.cron import BUSY, minute_of, quieter, read_cron, spelled
from tests.doctors import healthy

READ = {
    "17 5 * * *": ({17}, {5}),
    "*/15 * * * *": ({0, 15, 30, 45}, set(range(24))),
    "20/15 2-4 * * *": ({20, 35, 50}, {2, 3, 4}),
    "5,10,40-42 0,23 * * *": ({5, 10, 40, 41, 42}, {0, 23}),
    "10-50/20 */6 1 JAN,jul MON-FRI": ({10, 30, 50}, {0, 6, 12, 18}),
    "  7\t5 * * 0 ": ({7}, {5}),
}


@pytest.mark.parametrize(("text", "minutes", "hours"), [(text, *sets) for text, sets in READ.items()], ids=list(READ))
def test_lists_ranges_steps_and_names_are_read(text: str, minutes: set[int], hours: set[int]) -> None:
    cron = read_cron(text)
    assert (cron.minutes, cron.hours) == (frozenset(minutes), frozenset(hours))


def test_days_and_months_are_read_by_number_and_name() -> None:
    cron = read_cron("1 1 1-7/3 FEB-apr,12 SUN,2-4")
    assert sorted(cron.days) == [1, 4, 7]
    assert sorted(cron.months) == [2, 3, 4, 12]
    assert sorted(cron.weekdays) == [0, 2, 3, 4]


NONE = """
60 * * * *|* 24 * * *|* * 0 * *|* * 32 * *|* * * 13 *|* * * * 7|* * *|* * * * * *|@daily|*/0 * * * *|*/x * * * *
5-1 * * * *|1, * * * *|,1 * * * *|*-5 * * * *|1-2-3 * * * *|? * * * *|L * * * *|* * * * FOO|* * * FEBR *|-1 * * * *
1.5 * * * *|* * 30 2 *|* * 31 4,6,9,11 *|²  * * * *|* * * JAN-DEC/ *|99999999999999999999 * * * *|*/99999999999 * * * *
"""


@pytest.mark.parametrize("text", [one.strip() for row in NONE.split("\n") for one in row.split("|") if one.strip()])
def test_what_is_no_schedule_is_told_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no |fields|calendar"):
        read_cron(text)


def test_a_day_of_the_week_saves_an_impossible_day_of_the_month() -> None:
    """Either of the two is enough for a run."""
    assert read_cron("5 5 31 2 MON").weekdays == {1}


@given(st.sets(st.integers(0, 59), min_size=1, max_size=8), st.integers(0, 59))
def test_a_quieter_schedule_runs_as_often_at_the_same_hours(minutes: set[int], wanted: int) -> None:
    text = ",".join(map(str, sorted(minutes))) + " 3-5 * * MON"
    better = quieter(text, wanted)
    if better is None:
        assert 59 in minutes or len(minutes) > 1
        return
    before, after = read_cron(text), read_cron(better)
    assert len(after.minutes) == len(before.minutes)
    assert not BUSY & after.minutes
    assert (after.hours, after.weekdays) == (before.hours, before.weekdays)
    assert len({new - old for old, new in zip(sorted(before.minutes), sorted(after.minutes), strict=True)}) == 1
    assert quieter(text, wanted) == better


def test_papers_of_other_names_get_other_minutes_and_a_moved_schedule_has_its_paper_s() -> None:
    """The same that ``digest init --github`` gives it."""
    minutes = {minute_of(f"Paper {number}", "paper") for number in range(40)} | {minute_of("Paper", "other")}
    assert len(minutes) > 15
    assert {quieter("0 5 * * *", one) for one in minutes} == {f"{one} 5 * * *" for one in minutes}


def test_steps_stay_steps() -> None:
    assert str(quieter("*/15 * * * *", 7)) in {f"{by}-59/15 * * * *" for by in range(1, 15)}
    assert str(quieter("* * * * *", 7)) in {f"{by}-59/5 * * * *" for by in range(1, 5)}


NAMES = {
    "@daily": "0 0 * * *",
    "@Hourly": "0 * * * *",
    "@yearly": "0 0 1 1 *",
    "@reboot": "@reboot",
    "1 2 * * *": "1 2 * * *",
}


@pytest.mark.parametrize(("text", "fields"), NAMES.items())
def test_names_of_schedules_are_spelled_out(text: str, fields: str) -> None:
    assert spelled(text) == fields


@pytest.mark.parametrize(
    ("folder", "level", "mended"),
    [(".forgejo", "warning", True), (".gitea", "warning", True), (".github", "error", False)],
)
def test_a_named_schedule_is_one_where_the_forge_knows_it(
    tmp_path: Path, folder: str, level: str, *, mended: bool
) -> None:
    patient = healthy(tmp_path / "paper")
    patient.spoil("17 5 * * *", "@daily")
    target = patient.root / folder / "workflows/publish.yml"
    target.parent.mkdir(parents=True, exist_ok=True)
    patient.workflow.rename(target)
    found = patient.one("schedule")
    assert (found["level"], found["fixable"]) == (level, mended)
