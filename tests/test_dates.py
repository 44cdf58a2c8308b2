"""Dates: read strictly, put into the site's zone, found in addresses and paths, and chosen in one order of trust."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean import dates
from digest.clean.dates import Stamp
from digest.model import DateCandidate, Meta

LONDON, NEW_YORK, TOKYO = ZoneInfo("Europe/London"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")

DAYS = {
    "2026-03-17": "2026-03-17",
    " 2026-03-17 ": "2026-03-17",
    "2024-02-29": "2024-02-29",
    "2026/03/17": "2026-03-17",
    "2026.03.17": "2026-03-17",
    "17 March 2026": "2026-03-17",
    "17 March, 2026": "2026-03-17",
    "17th March 2026": "2026-03-17",
    "1st of March 2026": "2026-03-01",
    "March 17, 2026": "2026-03-17",
    "March 17 2026": "2026-03-17",
    "March 3rd, 2026": "2026-03-03",
    "MARCH 17, 2026": "2026-03-17",
    "Mar 17, 2026": "2026-03-17",
    "Mar. 17, 2026": "2026-03-17",
    "17 Mar 2026": "2026-03-17",
    "Sept 3, 2026": "2026-09-03",
    "3 Sept. 2026": "2026-09-03",
    "3 Sep 2026": "2026-09-03",
    "1 May 2026": "2026-05-01",
    "june 5, 2026": "2026-06-05",
    "Tuesday 17 March 2026": "2026-03-17",
    "Tuesday, March 17, 2026": "2026-03-17",
    "Published on 17 March 2026": "2026-03-17",
}

NO_DATES = [
    "",
    "2026-02-30",
    "2023-02-29",
    "2026-13-01",
    "2026-00-10",
    "0000-00-00",
    "31 April 2026",
    "30 February 2026",
    "32 March 2026",
    "0 March 2026",
    "17 Marsh 2026",
    "17 March",
    "17 March 26",
    "March 2026",
    "2026",
    "Tuesday",
    "yesterday",
    "NO",
    "12:30",
    "750",
    "1773781200",
    "20261",
    "12026-03-17",
    "2026-03-171",
    "v2026-03-17",
    "17 March 20261",
    "2026-03-17T25:00:00Z",
    "17 March 2026 24:00",
    "17 March 2026 21:60",
    "Mon, 99 Mar 2026 21:14:00 GMT",
]
AMBIGUOUS = ["3/4/2026", "03/04/2026", "03-04-2026", "3.4/2026", "4/3/26", "17/03/2026", "3/4/2026 21:14"]

MOMENTS = [
    ("2026-03-17T21:14:00Z", LONDON, "2026-03-17T21:14:00+00:00"),
    ("2026-03-17T21:14Z", NEW_YORK, "2026-03-17T17:14:00-04:00"),
    ("2026-03-17T21:14:00Z", TOKYO, "2026-03-18T06:14:00+09:00"),
    ("2026-03-17T23:30:00-05:00", LONDON, "2026-03-18T04:30:00+00:00"),
    ("2026-03-17T02:30:00+09:00", NEW_YORK, "2026-03-16T13:30:00-04:00"),
    ("2026-03-17T21:14:00-0500", LONDON, "2026-03-18T02:14:00+00:00"),
    ("2026-03-17T21:14:00.123Z", LONDON, "2026-03-17T21:14:00+00:00"),
    ("2026-03-17 21:14 UTC", TOKYO, "2026-03-18T06:14:00+09:00"),
    ("2026-03-17 21:14", TOKYO, "2026-03-17T21:14:00+09:00"),
    ("2026-06-17T23:30:00Z", LONDON, "2026-06-18T00:30:00+01:00"),
    ("17 March 2026, 21:14", NEW_YORK, "2026-03-17T21:14:00-04:00"),
    ("17 March 2026 at 9.14pm", LONDON, "2026-03-17T21:14:00+00:00"),
    ("17 March 2026 at 12:00 am", LONDON, "2026-03-17T00:00:00+00:00"),
    ("17 March 2026 at 12:30 p.m.", LONDON, "2026-03-17T12:30:00+00:00"),
    ("March 17, 2026 9:14 PM", LONDON, "2026-03-17T21:14:00+00:00"),
    ("March 17, 2026 | 21:14", LONDON, "2026-03-17T21:14:00+00:00"),
    ("17 March 2026, 9 pm", LONDON, "2026-03-17T21:00:00+00:00"),
    ("17 Mar 2026 21h14", LONDON, "2026-03-17T21:14:00+00:00"),
]

STATED_ZONES = [
    ("Tue, 17 Mar 2026 21:14:00 GMT", TOKYO, "2026-03-18T06:14:00+09:00"),
    ("Tue, 17 Mar 2026 21:14:00 +0000", TOKYO, "2026-03-18T06:14:00+09:00"),
    ("Tue, 17 Mar 2026 21:14:00 -0500", LONDON, "2026-03-18T02:14:00+00:00"),
    ("Tue, 17 Mar 2026 21:14:00 -0500 (EST)", LONDON, "2026-03-18T02:14:00+00:00"),
    ("17 Mar 2026 01:00:00 +0900", LONDON, "2026-03-16T16:00:00+00:00"),
    ("17 March 2026 23:30 UTC", TOKYO, "2026-03-18T08:30:00+09:00"),
]

EXTREMES = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"]


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_written_out_is_read_and_no_zone_moves_it(text: str, day: str) -> None:
    assert {dates.parse(text, zone) for zone in (LONDON, NEW_YORK, TOKYO)} == {day}


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_of_the_calendar_gives_none(text: str) -> None:
    assert dates.parse(text, LONDON) is None


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_a_date_of_two_meanings_is_never_read(text: str) -> None:
    assert dates.parse(text, LONDON) is None
    assert dates.find(f"Published {text}", LONDON) is None


@pytest.mark.parametrize(("text", "zone", "expected"), MOMENTS)
def test_a_moment_is_given_in_the_site_s_zone(text: str, zone: ZoneInfo, expected: str) -> None:
    assert dates.parse(text, zone) == expected


@pytest.mark.parametrize(("text", "zone", "expected"), STATED_ZONES)
def test_a_mail_s_or_a_feed_s_own_zone_is_heeded(text: str, zone: ZoneInfo, expected: str) -> None:
    assert dates.parse(text, zone) == expected


@pytest.mark.parametrize("zone", [LONDON, NEW_YORK, TOKYO])
@pytest.mark.parametrize("text", EXTREMES)
def test_a_date_at_the_edge_of_the_calendar_does_not_crash(text: str, zone: ZoneInfo) -> None:
    """Software writes ``0001-01-01T00:00:00Z`` for 'no date'."""
    value = dates.parse(text, zone)
    assert value is None or datetime.fromisoformat(value)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    value = dates.parse(text, LONDON)
    assert value is None or datetime.fromisoformat(value)


@given(st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2100, 1, 1)), st.sampled_from([LONDON, TOKYO]))  # noqa: DTZ001
def test_a_date_line_says_the_same_in_every_long_form(moment: datetime, zone: ZoneInfo) -> None:
    forms = [f"{moment:%d %B %Y}", f"{moment:%B %d, %Y}", f"{moment:%Y-%m-%d}", f"{moment:%d %b %Y}"]
    assert {dates.parse(form, zone) for form in forms} == {moment.date().isoformat()}


FOUND = [
    ("Published 10 March 2026 by the desk", ("2026-03-10", "10 March 2026")),
    ("On 30 February 2026, or 3 March 2026", ("2026-03-03", "3 March 2026")),
    ("no date here", None),
    ("model A-2026-03-17", None),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_first_real_date_in_a_text_is_found_with_its_place(text: str, expected: tuple[str, str] | None) -> None:
    found = dates.find(text, LONDON)
    assert (found and (found[0], text[found[1] : found[2]])) == expected


PATHS = {
    "beacon/2026-03-17-vote.txt": "2026-03-17",
    "2026/03/17/vote.txt": "2026-03-17",
    "20260317.txt": "2026-03-17",
    "vote-20260317-late.txt": "2026-03-17",
    "2026_03_17_vote.txt": "2026-03-17",
    "2026.03.17.txt": "2026-03-17",
    "2026-03-17/2026-03-18.txt": "2026-03-18",
    "2026-03-17/2026-02-31.txt": "2026-03-17",
    "2026-02-30.txt": None,
    "2026-13-01.txt": None,
    "2026-0317.txt": None,
    "2026/03/vote.txt": None,
    "2026-03-1.txt": None,
    "1899-01-01.txt": None,
    "12320260317.txt": None,
    "003_e66aaff8a4e3349b.txt": None,
    "000_d1bbd1ef20260317.txt": None,
    "a20260317b.txt": None,
    "0f20260317aa.txt": None,
    "007_20261231deadbeef.txt": None,
    "007_9920261231.txt": None,
    "d20260317.txt": None,
    "vote.txt": None,
    "": None,
}


@pytest.mark.parametrize(("path", "day"), PATHS.items())
def test_the_last_whole_date_of_a_path_counts_and_a_hash_holds_none(path: str, day: str | None) -> None:
    assert dates.in_path(path) == day


@given(st.text(alphabet="abcdef", min_size=1, max_size=4), st.text(alphabet="0123456789abcdef", max_size=8))
def test_a_date_that_letters_of_a_hash_touch_is_none(before: str, after: str) -> None:
    assert dates.in_path(f"{before}20260317{after}.txt") is None


URLS = {
    "https://a.example/2026/03/17/vote": "2026-03-17",
    "https://a.example/2026/3/7/vote": "2026-03-07",
    "https://a.example/2026/mar/17/vote": "2026-03-17",
    "https://a.example/2026/MAR/17/vote": "2026-03-17",
    "https://a.example/2026/03/17-vote": "2026-03-17",
    "https://a.example/news/20260317/vote": "2026-03-17",
    "https://a.example/vote-2026-03-17": "2026-03-17",
    "https://a.example/2026/13/17/vote": None,
    "https://a.example/2026/02/30/vote": None,
    "https://a.example/2026/foo/17/vote": None,
    "https://a.example/2026/03/vote": None,
    "https://a.example/id/20260317123": None,
    "https://a.example/vote": None,
    "": None,
}


@pytest.mark.parametrize(("address", "day"), URLS.items())
def test_the_day_in_an_address_is_read(address: str, day: str | None) -> None:
    assert dates.in_url(address) == day


TRUST = [
    ("front matter", "2026-01-01"),
    ("head", "2026-01-02"),
    ("feed published", "2026-01-03"),
    ("JSON-LD", "2026-01-05"),
    ("meta article:published_time", "2026-01-06"),
    ("URL", "2026-01-08"),
    ("file name", "2026-01-09"),
]


def chosen(trust: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The origins of the candidates in the order they are given back, and the warnings."""
    table = dict(trust)
    stated = [(day, origin) for origin, day in trust if origin not in {"head", "URL", "file name"}]
    head, day = table.get("head"), table.get("URL")
    address = f"https://a.example/{day.replace('-', '/')}/x" if day else None
    name = f"{table.get('file name', 'x')}.txt"
    stamp = Stamp(head) if head else None
    dated, warnings = dates.choose(Meta(dates=tuple(reversed(stated))), stamp, address, name, LONDON)
    assert dated.value == trust[0][1]
    assert dated.origin == trust[0][0]
    return [one.origin for one in dated.candidates], warnings


@pytest.mark.parametrize("start", range(len(TRUST)))
def test_dates_are_trusted_in_one_order_and_all_are_kept(start: int) -> None:
    origins, warnings = chosen(TRUST[start:])
    assert origins == [origin for origin, _ in TRUST[start:]]
    assert len(warnings) == len(TRUST) - start - 1


def test_less_trust_is_less_confidence() -> None:
    sure = dates.choose(Meta(dates=(("2026-03-17", "front matter"),)), None, None, "x.txt", LONDON)[0]
    unsure = dates.choose(Meta(), None, None, "2026-03-17.txt", LONDON)[0]
    assert sure.confidence == 1.0 > unsure.confidence > 0


def test_two_dates_that_differ_are_reported_with_where_they_stood() -> None:
    _, warnings = dates.choose(Meta(dates=(("2026-03-17", "front matter"),)), None, None, "2026-03-18.txt", LONDON)
    assert warnings == ["two dates: 2026-03-17 (front matter) is used, 2026-03-18 (file name) is not"]


def test_two_times_of_one_day_are_no_disagreement() -> None:
    meta = Meta(dates=(("2026-03-17T09:00:00Z", "JSON-LD"), ("2026-03-17", "meta date")))
    dated, warnings = dates.choose(meta, Stamp("2026-03-17"), None, "2026-03-17.txt", LONDON)
    assert not warnings
    assert DateCandidate("2026-03-17T09:00:00+00:00", "JSON-LD") in dated.candidates


def test_a_date_that_cannot_be_read_is_reported_and_the_next_is_taken() -> None:
    dated, warnings = dates.choose(
        Meta(dates=(("3/4/2026", "front matter"),)), None, "https://a.example/2026/03/17/x", "x.txt", LONDON
    )
    assert (dated.value, dated.origin) == ("2026-03-17", "URL")
    assert warnings == ["the date '3/4/2026' (front matter) cannot be read"]


def test_without_any_date_there_is_none_and_nothing_is_made_up() -> None:
    dated, warnings = dates.choose(Meta(), None, None, "x.txt", LONDON)
    assert (dated.value, dated.origin, dated.candidates, warnings) == (None, None, (), [])


def test_a_utc_evening_is_the_next_day_where_the_site_is() -> None:
    dated, _ = dates.choose(Meta(dates=(("2026-03-17T21:14:00Z", "feed published"),)), None, None, "x.xml", TOKYO)
    assert dated.day is not None
    assert dated.day.isoformat() == "2026-03-18"
