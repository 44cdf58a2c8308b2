"""Roll-ups of weeks, months and years, and the phases of stories."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings

from digest.link.phases import phases, tellers
from digest.link.rollups import MOST, rollups
from digest.model import Article, Rollup, Site
from tests.factories import CHEESE, FERRY, FERRY_AGAIN, FERRY_OTHER, STRIKE, article, on
from tests.test_link_ranking import link, papers


def of(site: Site, kind: str) -> list[Rollup]:
    return [one for one in site.rollups if one.kind == kind]


@settings(max_examples=60, deadline=None)
@given(papers())
def test_a_roll_up_s_counts_add_up_to_the_articles_of_its_editions(articles: list[Article]) -> None:
    site = link(*articles)
    dated = sum(m.day is not None for s in site.stories for m in s.members)
    for kind in MOST:
        assert sum(one.articles for one in of(site, kind)) == dated
    for one in site.rollups:
        days = [day for day, _ in one.counts]
        assert days == sorted(set(days)) and all(one.first <= day <= one.last for day in days)
        assert len(one.moved) == min(one.stories, MOST[one.kind])
        assert sum(moved.articles for moved in one.moved) <= one.articles


@settings(max_examples=60, deadline=None)
@given(papers())
def test_a_story_s_sum_in_a_roll_up_is_that_of_the_parts_shown(articles: list[Article]) -> None:
    for one in link(*articles).rollups:
        for moved in one.moved:
            assert moved.score == sum(float(why.rpartition(": ")[2]) for why in moved.why)
        assert [m.score for m in one.moved] == sorted((m.score for m in one.moved), reverse=True)


@pytest.mark.parametrize(
    ("day", "year", "week"), [("2024-12-30", 2025, 1), ("2027-01-03", 2026, 53), ("2026-03-17", 2026, 12)]
)
def test_a_week_belongs_to_the_year_that_iso_8601_gives_it(day: str, year: int, week: int) -> None:
    (one,) = of(link(article("a/1.md", CHEESE, day)), "week")
    assert (one.year, one.number) == (year, week)
    assert one.first <= on(day) <= one.last and one.last - one.first == timedelta(6)
    assert one.first.weekday() == 0


def test_the_last_week_and_the_last_year_there_can_be_end_with_the_last_day() -> None:
    site = link(article("a/1.md", CHEESE, "9999-12-31"))
    assert [one.last.isoformat() for one in site.rollups] == ["9999-12-31"] * 3


def test_a_story_is_told_with_its_first_and_its_last_sentence_of_that_time_and_the_days_of_it() -> None:
    told = [
        article("a/1.md", FERRY, "2026-03-02"),
        article("b/1.md", FERRY_AGAIN, "2026-03-03"),
        article("c/1.md", FERRY_OTHER, "2026-03-09"),
    ]
    first, second = of(link(*told), "week")
    (moved,) = first.moved
    assert [day.isoformat() for day in moved.days] == ["2026-03-02", "2026-03-03"]
    assert moved.first and moved.first.point.text.startswith("The ferry Isolde struck the Gannet reef")
    assert moved.last and moved.last.point.text in FERRY_AGAIN
    assert [source.key for source in moved.sources] == ["a", "b"]
    assert [source.key for source in second.moved[0].sources] == ["c"]
    assert second.moved[0].last is None


def test_a_day_without_news_of_a_story_counts_its_articles_and_nothing_for_the_story() -> None:
    site = link(article("a/1.md", FERRY, "2026-03-02"), article("b/1.md", FERRY, "2026-03-03"))
    (week,) = of(site, "week")
    assert week.articles == 2
    assert [len(moved.days) for moved in week.moved] == [1]


def test_roll_ups_of_no_edition_are_none() -> None:
    assert rollups(()) == ()


def test_a_story_is_new_then_developing_then_quiet_as_the_paper_goes_on() -> None:
    told = [
        article("a/1.md", FERRY, "2026-03-02"),
        article("a/2.md", STRIKE, "2026-03-05"),
        article("a/3.md", CHEESE, "2026-03-06"),
    ]

    def seen(count: int) -> list[str]:
        site = link(*told[:count])
        found = phases(site.stories, site.editions)
        return [found[story.slug] for story in site.stories]

    assert [seen(1), seen(2), seen(3)] == [["new"], ["developing", "new"], ["quiet", "developing", "new"]]


def test_an_undated_story_is_quiet_and_so_is_one_that_is_only_told_again() -> None:
    again = [article("a/1.md", FERRY, "2026-03-02"), article("b/1.md", FERRY, "2026-03-12")]
    site = link(*again, article("c/1.md", CHEESE, None))
    assert Counter(phases(site.stories, site.editions).values()) == {"quiet": 2}


def test_the_sources_of_a_story_are_counted_day_by_day_and_a_copy_is_no_witness() -> None:
    told = [
        article("a/1.md", FERRY, "2026-03-02"),
        article("b/1.md", FERRY, "2026-03-02"),
        article("a/2.md", FERRY_AGAIN, "2026-03-03"),
        article("c/1.md", FERRY_OTHER, "2026-03-03"),
    ]
    (story,) = link(*told).stories
    days = list(tellers(story))
    assert [[source.key for source in day.new] for day in days] == [[], ["c"]]
    assert [day.witnesses for day in days] == [1, 2]
    assert sorted(source.key for source in days[0].sources) == ["a", "b"]
