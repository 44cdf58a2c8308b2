"""Pictures: what lies where, and that the words beside them say the same."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Differing, Member, Moved, Rollup, Story, Value
from digest.pages.pictures.coverage import BARS, bars, coverage
from digest.pages.pictures.drawing import Days, Picture
from digest.pages.pictures.figures import figures_picture
from digest.pages.pictures.moved import STORIES, moved_picture
from digest.pages.pictures.timeline import ROWS, timeline
from digest.texts import texts
from tests.factories import article, on, summary

ENGLISH, ARABIC = texts("en"), texts("ar")
FIRST = on("2026-03-01")
TEXT = "The harbour wall at Ardley fell into the sea on Sunday and nobody was hurt."


def member(source: str, day: date | None, copy_of: str | None = None) -> Member:
    path = f"{source}/{day}.md"
    one = summary(article(path, TEXT, day.isoformat() if day else None, source=source))
    return Member(one, day, copy_of, path.replace("/", "-"))


def story(*members: Member, title: str = "The wall at Ardley") -> Story:
    return Story("wall", members, (), title=title)


def after(days: int) -> date:
    return FIRST + timedelta(days)


def path_of(picture: Picture, kind: str) -> str:
    return "".join(stroke.path for stroke in picture.strokes if stroke.kind == kind)


def spots(picture: Picture, kind: str) -> list[tuple[float, float]]:
    """The middles of the dots of a kind."""
    return [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)h", path_of(picture, kind))]


def drawn(picture: Picture | None) -> Picture:
    assert picture is not None
    return picture


def test_a_day_lies_as_far_along_as_its_share_of_the_time() -> None:
    days = Days(FIRST, after(10))
    assert [days.at(after(n)) for n in (0, 5, 10)] == [2.0, 50.0, 98.0]
    mirrored = Days(FIRST, after(10), mirrored=True)
    assert [mirrored.at(after(n)) for n in (0, 5, 10)] == [98.0, 50.0, 2.0]


def test_a_dot_of_the_timeline_lies_on_the_row_of_its_source_and_at_its_day() -> None:
    one = drawn(timeline(story(member("tide", FIRST), member("bay", after(5)), member("tide", after(10))), ENGLISH))
    assert spots(one, "dot") == [(2, 24), (98, 24), (50, 54)]
    assert spots(one, "dot first") == [(2, 24)]
    assert [(label.y, label.text) for label in one.labels[:2]] == [(15, "Tide, the first to tell it"), (45, "Bay")]


def test_a_copy_is_a_hollow_dot_and_the_first_of_a_day_in_words_of_its_own_comes_first() -> None:
    one = drawn(timeline(story(member("tide", FIRST, "x"), member("bay", FIRST), member("tide", after(1))), ENGLISH))
    assert one.labels[0].text.startswith("Bay")
    assert spots(one, "dot copy") == spots(one, "dot hole") == [(2, 54)]
    assert (2, 54) not in spots(one, "dot")


def test_a_timeline_says_how_many_articles_each_source_has() -> None:
    one = drawn(timeline(story(member("tide", FIRST), member("bay", after(5)), member("tide", after(10))), ENGLISH))
    assert one.says == (
        "3 articles of 2 sources, 1 March to 11 March 2026. First told by Tide on 1 March 2026. "
        "Tide: 2 articles. Bay: 1 article."
    )


def test_of_ninety_sources_the_first_and_the_most_active_have_rows_and_the_rest_are_counted() -> None:
    few = [member(f"paper{number:02}", after(number)) for number in range(90)]
    more = [member("paper70", after(100 + number)) for number in range(5)]
    one = drawn(timeline(story(*few, *more), ENGLISH))
    names = [label.text for label in one.labels if label.anchor == "start" and label.kind != "soft"]
    assert len(names) == ROWS
    assert names[0].startswith("Paper00")
    assert "Paper70" in names
    assert "And 78 more sources." in one.caption
    assert "of 90 sources" in one.says


def test_two_years_of_daily_articles_stay_a_small_picture() -> None:
    one = drawn(timeline(story(*(member(source, after(n)) for source in ("a", "b") for n in range(730))), ENGLISH))
    assert len(spots(one, "dot")) <= 2 * 101
    assert sum(len(stroke.path) for stroke in one.strokes) < 5_000
    assert len([label for label in one.labels if label.kind == "soft" and label.y > one.height - 24]) <= 5


def test_a_single_day_lies_in_the_middle_and_a_story_too_short_has_no_timeline() -> None:
    one = drawn(timeline(story(member("a", FIRST), member("b", FIRST), member("c", FIRST)), ENGLISH))
    assert {x for x, _ in spots(one, "dot")} == {50}
    assert timeline(story(member("a", FIRST), member("b", after(1))), ENGLISH) is None
    assert timeline(story(member("a", FIRST), member("a", FIRST), member("a", FIRST)), ENGLISH) is None
    assert timeline(story(member("a", None), member("b", None), member("c", None)), ENGLISH) is None


def test_from_right_to_left_the_first_day_is_on_the_right() -> None:
    one = drawn(timeline(story(member("tide", FIRST), member("bay", after(5)), member("tide", after(10))), ARABIC))
    assert spots(one, "dot first") == [(98, 24)]
    assert one.labels[0].x == 100


@pytest.mark.parametrize(
    ("days", "period"), [(1, "day"), (120, "day"), (121, "week"), (833, "week"), (900, "month"), (4000, "year")]
)
def test_a_long_span_is_told_by_longer_periods(days: int, period: str) -> None:
    made = bars([FIRST, after(days - 1)])
    assert made.period == period
    assert len(made.counts) <= BARS


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=60))
def test_no_article_is_lost_and_no_picture_has_more_bars_than_are_allowed(offsets: list[int]) -> None:
    made = bars(after(offset) for offset in offsets)
    assert sum(count for _, count in made.counts) == len(offsets)
    assert len(made.counts) <= BARS
    assert [start for start, _ in made.counts] == sorted({start for start, _ in made.counts})


def test_a_bar_is_as_high_as_its_share_of_the_highest_and_the_words_say_its_number() -> None:
    one = drawn(coverage([FIRST, after(1), after(1), after(1), after(1), after(3)], ENGLISH))
    high = re.findall(r"M([\d.]+) 94v-([\d.]+)", path_of(one, "bar top"))
    low = re.findall(r"M([\d.]+) 94v-([\d.]+)", path_of(one, "bar"))
    assert high == [("27.5", "72")]
    assert low == [("2.5", "18"), ("77.5", "18")]
    assert one.says == "6 articles, 1 March to 4 March 2026. The most: 2 March 2026, 4 articles."
    assert one.numbers == ("1 March 2026: 1", "2 March 2026: 4", "4 March 2026: 1")


def test_two_days_are_too_few_for_bars_and_undated_articles_are_no_days() -> None:
    assert coverage([FIRST, after(1), after(1), None], ENGLISH) is None


def test_bars_that_are_all_of_one_article_are_not_drawn() -> None:
    assert coverage([after(n) for n in range(9)], ENGLISH) is None
    assert coverage([*(after(n) for n in range(9)), after(4)], ENGLISH) is not None


def test_names_and_numbers_are_set_apart_as_the_language_does() -> None:
    days = [FIRST, FIRST, after(2), after(5)]
    assert drawn(coverage(days, texts("fr"))).numbers[0] == "1er mars 2026\u202f: 2"
    both = Differing("people", (value(25), value(50), value(100)), develops=False)
    assert drawn(figures_picture(both, texts("fr"))).says.count("\u202f; ") == 2


def moved(title: str, *days: date) -> Moved:
    told = story(*(member(f"s{n}", day) for n, day in enumerate(days)), title=title)
    return Moved(told, days, "lead", 1.0, (), (), len(days), title)


def week(*some: Moved) -> Rollup:
    return Rollup("week", 2026, 9, on("2026-02-23"), FIRST, some, len(some), ())


def test_a_week_has_a_column_for_each_day_and_a_row_for_each_story_that_moved() -> None:
    monday, sunday = on("2026-02-23"), FIRST
    one = drawn(moved_picture(week(moved("Wall", monday, monday, sunday), moved("Only once", monday)), ENGLISH))
    assert re.findall(r"M([\d.]+) 50v-([\d.]+)", path_of(one, "bar")) == [("4.3", "18"), ("90", "9")]
    assert one.numbers == ("Wall: 23 February 2026 2, 1 March 2026 1",)
    assert [label.text for label in one.labels] == ["Wall", "2", "1", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


def test_a_long_headline_is_whole_where_there_is_room_and_short_on_a_phone() -> None:
    title = "Barrier petition begins with a card table, a ledger and a woman of eighty"
    one = drawn(moved_picture(week(moved(title, on("2026-02-23"), FIRST)), ENGLISH))
    first, other = (label for label in one.labels if label.kind in {"narrow", "broad"})
    assert (other.kind, other.text) == ("broad", title)
    assert (first.kind, first.text) == ("narrow", "Barrier petition begins with a card…")
    assert (first.x, first.y) == (other.x, other.y)


def test_of_many_stories_seven_are_drawn_and_of_none_that_moved_nothing_is() -> None:
    some = [moved(f"Story {n}", on("2026-02-23"), FIRST) for n in range(9)]
    assert len(drawn(moved_picture(week(*some), ENGLISH)).numbers) == STORIES
    assert moved_picture(week(moved("Only once", FIRST)), ENGLISH) is None


def value(number: float, witnesses: int = 1, since: date | None = None) -> Value:
    return Value(number, f"{number:g} people", witnesses, since, ())


def test_values_that_differ_lie_by_their_size_the_small_first_and_say_how_many_tell_them() -> None:
    one = drawn(figures_picture(Differing("people", (value(100, 4), value(50), value(25)), develops=False), ENGLISH))
    assert spots(one, "dot") == [(26, 14), (50, 40)]
    assert spots(one, "dot first") == [(98, 66)]
    assert one.says == "25 (1 source); 50 (1 source); 100 (4 sources)"


def test_a_figure_that_develops_is_joined_by_steps_in_the_order_of_time() -> None:
    values = (value(40, 2, since=FIRST), value(80, since=after(2)))
    one = drawn(figures_picture(Differing("people", values, develops=True), ENGLISH))
    assert path_of(one, "join") == "M50 14L50 40M50 40L98 40"
    assert one.says == "40 from 1 March; 80 from 3 March"


def test_two_values_that_one_outlet_each_tells_need_no_picture() -> None:
    for develops in (False, True):
        both = Differing("people", (value(3, since=FIRST), value(4, since=after(1))), develops=develops)
        assert figures_picture(both, ENGLISH) is None
    assert figures_picture(Differing("people", (value(3, 2), value(4)), develops=False), ENGLISH) is not None


def test_one_value_is_no_picture_and_the_same_values_are_the_same_picture() -> None:
    assert figures_picture(Differing("people", (value(3, 3), value(3)), develops=False), ENGLISH) is None
    both = [figures_picture(Differing("people", (value(3, 2), value(4)), develops=False), ENGLISH) for _ in range(2)]
    assert both[0] == both[1]
    other = drawn(figures_picture(Differing("people", (value(3, 2), value(5)), develops=False), ENGLISH))
    assert other.name != drawn(both[0]).name


def test_everything_drawn_stays_within_the_picture_and_is_short() -> None:
    long = story(*(member(f"s{n % 20}", after(n * 3 % 400)) for n in range(300)))
    for words in (ENGLISH, ARABIC):
        for one in (drawn(timeline(long, words)), drawn(coverage([m.day for m in long.members], words))):
            assert all(0 <= label.x <= 100 and 0 < label.y <= one.height for label in one.labels)
            numbers = Counter(re.findall(r"\d+\.\d\d+", "".join(stroke.path for stroke in one.strokes)))
            assert set(numbers) == set()
