"""How stories of a day are ranked, which have nothing new, and what an edition was made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.link import Linker
from digest.link.coverage import covered
from digest.link.ranking import WEIGHTS, Weights
from digest.link.wishes import Wishes
from digest.model import Article, Dated, Edition, Entry, Site
from digest.pages.foot import as_of, made_of
from digest.texts import texts
from tests.factories import (
    BUOY,
    CHEESE,
    FERRY,
    FERRY_AGAIN,
    FERRY_OTHER,
    RESCUE,
    RESCUED,
    STRIKE,
    STRIKE_OTHER,
    article,
    on,
    summaries,
)

MONDAY, TUESDAY, WEDNESDAY = "2026-03-02", "2026-03-03", "2026-03-04"
TEXTS = (FERRY, FERRY_AGAIN, FERRY_OTHER, STRIKE, STRIKE_OTHER, CHEESE, FERRY + "\n\n" + CHEESE)


def link(*articles: Article) -> Site:
    return Linker()(summaries(articles), {}).site


@st.composite
def papers(draw: st.DrawFn) -> list[Article]:
    """Articles of up to six days, three outlets of any tier, some with a time, some without a date."""
    told = draw(st.lists(st.tuples(st.integers(0, 6), st.sampled_from(TEXTS), st.sampled_from("abc")), min_size=1))
    tiers = {name: draw(st.integers(1, 3)) for name in "abc"}
    made = []
    for number, (day, text, outlet) in enumerate(told):
        time = draw(st.sampled_from(["", "T00:00:00+00:00", "T17:40:00+00:00"]))
        one = article(f"{outlet}/{number}.md", text, f"2026-03-{day:02}{time}" if day else None)
        made.append(replace(one, source=replace(one.source, tier=tiers[outlet])))
    return made


def number(why: str) -> float:
    return float(why.rpartition(": ")[2])


@settings(max_examples=60, deadline=None)
@given(papers())
def test_each_dated_article_stands_once_in_the_edition_of_its_day(articles: list[Article]) -> None:
    site = link(*articles)
    shown = [(e.day, m.article.id) for e in site.editions for entry in e.all for m in entry.members]
    assert len(shown) == len(set(shown))
    assert sorted(shown) == sorted((m.day, m.article.id) for s in site.stories for m in s.members if m.day)


@settings(max_examples=60, deadline=None)
@given(papers())
def test_a_score_is_exactly_the_sum_of_the_parts_shown(articles: list[Article]) -> None:
    for edition in link(*articles).editions:
        for entry in edition.entries:
            assert entry.score == round(sum(number(why) for why in entry.why), 2)


@settings(max_examples=60, deadline=None)
@given(papers())
def test_what_an_edition_was_made_of_adds_up(articles: list[Article]) -> None:
    for edition in link(*articles).editions:
        one = edition.coverage
        assert one.read == one.used + one.copies + one.unchanged == sum(len(e.members) for e in edition.all)
        assert one.freshest[:10] == edition.day.isoformat()


@settings(max_examples=60, deadline=None)
@given(papers())
def test_an_edition_with_news_has_a_lead_and_a_new_story_is_always_news(articles: list[Article]) -> None:
    for edition in link(*articles).editions:
        assert [entry.tier for entry in edition.entries][:1] == ["lead"] * bool(edition.entries)
        assert [entry.score for entry in edition.entries] == sorted((e.score for e in edition.entries), reverse=True)
        for entry in edition.unchanged:
            assert entry.update or all(m.duplicate_of for m in entry.members)


@settings(max_examples=40, deadline=None)
@given(papers(), st.randoms(use_true_random=False))
def test_the_order_of_input_changes_no_rank(articles: list[Article], dice: st.DataObject) -> None:
    turned = sorted(articles, key=lambda _: dice.random())  # type: ignore[attr-defined]
    assert link(*articles).editions == link(*turned).editions


@settings(max_examples=40, deadline=None)
@given(papers())
def test_a_story_has_the_headline_of_the_newest_edition_that_holds_it(articles: list[Article]) -> None:
    site = link(*articles)
    newest = {e.story.slug: e.account for edition in site.editions for e in edition.all}
    for story in site.stories:
        account = newest.get(story.slug, story.accounts[-1])
        assert account is not None and story.title == account.title


def test_one_article_alone_leads() -> None:
    (edition,) = link(article("a/1.md", CHEESE)).editions
    assert [entry.tier for entry in edition.entries] == ["lead"]


def test_no_date_at_all_makes_no_edition_and_no_error() -> None:
    site = link(article("a/1.md", CHEESE, None), article("a/2.md", FERRY, None))
    assert site.editions == () and site.rollups == ()


def test_articles_years_apart_with_one_headline_are_stories_of_their_own() -> None:
    told = [article(f"a/{year}.md", CHEESE, f"{year}-03-03", title="Weather forecast") for year in (1999, 2012, 2026)]
    site = link(*told)
    assert len({story.slug for story in site.stories}) == 3
    assert [(e.number, len(e.entries)) for e in site.editions] == [(1, 1), (2, 1), (3, 1)]


def test_a_day_with_only_copied_text_of_an_earlier_day_is_not_told_again() -> None:
    first, second = link(article("a/1.md", FERRY, MONDAY), article("b/1.md", FERRY, TUESDAY)).editions
    assert len(first.entries) == 1
    assert second.entries == ()
    assert [e.why for e in second.unchanged] == [("only text of an earlier day",)]


def test_an_agency_s_text_that_comes_after_its_copy_does_not_make_the_first_day_old() -> None:
    copy, own = article("b/1.md", FERRY, MONDAY), article("agency/1.md", FERRY, TUESDAY, agency="agency")
    site = link(copy, own)
    assert len(site.editions[0].entries) == 1


def test_a_day_that_says_in_its_own_words_only_what_was_said_is_listed_as_unchanged() -> None:
    one = article("a/1.md", f"{RESCUE}\n\n{BUOY}", MONDAY)
    other = article("b/1.md", RESCUED, TUESDAY)
    one_story = Wishes(held={one.id: "ferry", other.id: "ferry"})
    second = Linker()(summaries([one, other]), {}, wishes=one_story).site.editions[1]
    assert second.entries == ()
    assert [e.why for e in second.unchanged] == [("no sentence that was not told before",)]
    made = second.coverage
    assert (made.read, made.used, made.copies, made.unchanged) == (1, 0, 0, 1)


def entry_of(edition: Edition, path: str) -> Entry:
    return next(e for e in edition.entries if path in {m.article.path for m in e.members})


def test_a_big_update_comes_before_a_small_new_story() -> None:
    told = [article("a/1.md", FERRY, MONDAY), article("b/1.md", FERRY_AGAIN, TUESDAY)]
    edition = link(*told, article("c/1.md", CHEESE, TUESDAY)).editions[1]
    assert [entry.update for entry in edition.entries] == [True, False]
    assert any("new sentences, 1 new source" in why for why in edition.entries[0].why)


def run(outlets: str, days: int) -> list[Article]:
    """A few words on a story from each of ``outlets`` on each of the first ``days`` of March."""
    every = [(n, outlet) for n in range(1, days + 1) for outlet in outlets]
    return [article(f"{o}/{n}.md", f"Day {n}, the {o} waits.", f"2026-03-{n:02}") for n, o in every]


def told_after(before: Sequence[Article]) -> Edition:
    """The edition of 30 March, after ``before``: the same story goes on, and a longer one of one outlet is new."""
    goes_on = article("a/ferry.md", FERRY_AGAIN, "2026-03-30")
    new = article("z/cheese.md", f"{CHEESE} {'So it goes, said nobody. ' * 20}", "2026-03-30")
    wishes = Wishes(held={one.id: "ferry" for one in [*before, goes_on]})
    site = Linker()(summaries([*before, goes_on, new]), {}, wishes=wishes).site
    return next(edition for edition in site.editions if edition.day == on("2026-03-30"))


def past(edition: Edition) -> list[float]:
    return [number(why) for why in entry_of(edition, "a/ferry.md").why if " before by " in why]


def test_news_of_a_story_long_told_comes_before_a_new_piece_of_one_outlet() -> None:
    assert [e.update for e in told_after(run("ab", 1)).entries] == [False, True]
    assert [e.update for e in told_after(run("ab", 6)).entries] == [True, False]


@pytest.mark.parametrize(("outlets", "days", "worth"), [("ab", 1, []), ("ab", 2, [0.3]), ("abcd", 2, [0.6])])
def test_each_doubling_of_what_was_told_before_counts_the_same(outlets: str, days: int, worth: list[float]) -> None:
    assert past(told_after(run(outlets, days))) == worth


def test_what_one_outlet_alone_tells_for_long_is_a_column_and_no_long_story() -> None:
    assert past(told_after(run("a", 20))) == []


def test_the_past_of_a_story_never_counts_for_more_than_one_more_witness_or_being_new() -> None:
    assert past(told_after(run("abc", 28))) == [WEIGHTS.past_most]
    assert WEIGHTS.past_most <= min(*WEIGHTS.witness, WEIGHTS.new)


def test_an_article_of_inferred_date_adds_nothing_to_the_past() -> None:
    dated = run("ab", 2)
    undated = [replace(one, dated=Dated()) for one in run("cd", 2)]
    assert past(told_after([*dated, *undated])) == past(told_after(dated)) == [0.3]


def test_nothing_that_comes_later_and_no_copy_adds_to_the_past() -> None:
    before = run("ab", 2)
    same_day = [replace(one, dated=Dated("2026-03-30")) for one in run("cd", 1)]
    later = [replace(one, dated=Dated("2026-03-31")) for one in run("ef", 1)]
    copies = [article(f"{outlet}/9.md", FERRY, "2026-03-03") for outlet in "abcdefgh"]
    assert past(told_after([*before, *same_day, *later])) == past(told_after(before)) == [0.3]
    assert past(told_after([*before, *copies])) == past(told_after([*before, copies[0]]))


def test_an_update_without_a_new_source_comes_after_a_new_story_of_its_length() -> None:
    told = [article("a/1.md", FERRY, MONDAY), article("a/2.md", FERRY_AGAIN, TUESDAY)]
    edition = link(*told, article("c/1.md", f"{CHEESE} {'So it goes, said nobody. ' * 9}", TUESDAY)).editions[1]
    assert [entry.update for entry in edition.entries] == [False, True]


def test_a_later_time_lifts_a_story_a_little_and_no_time_counts_nothing() -> None:
    times = {"a": f"{TUESDAY}T23:59:00+00:00", "b": f"{TUESDAY}T06:00:00+00:00", "c": TUESDAY}
    texts = {"a": FERRY, "b": STRIKE, "c": CHEESE}
    (edition,) = link(*(article(f"{k}/1.md", texts[k], times[k]) for k in "abc")).editions
    late = {k: [number(w) for w in entry_of(edition, f"{k}/1.md").why if w.startswith("told last")] for k in "abc"}
    assert late == {"a": [0.25], "b": [0.06], "c": []}


@pytest.mark.parametrize(("tier", "worth"), [(1, 3.0), (2, 2.0), (3, 1.0)])
def test_a_witness_counts_by_the_tier_of_its_outlet(tier: int, worth: float) -> None:
    one = article("a/1.md", CHEESE)
    (edition,) = link(replace(one, source=replace(one.source, tier=tier))).editions
    assert number(edition.entries[0].why[0]) == worth
    assert ("tier" in edition.entries[0].why[0]) == (tier != 2)


def test_length_counts_up_to_a_limit() -> None:
    (edition,) = link(article("a/1.md", f"{CHEESE} " + "The valley is wide. " * 900)).editions
    assert number(edition.entries[0].why[-1]) == WEIGHTS.length_most


def test_what_readers_are_told_of_the_weights_is_what_they_are() -> None:
    assert [value for _, value in Weights(new=7.5).rows()].count(7.5) == 1
    assert [value for _, value in WEIGHTS.rows()][:3] == list(WEIGHTS.witness)


def test_what_was_withheld_of_a_day_is_counted_with_its_reason_in_that_day_alone() -> None:
    editions = link(article("a/1.md", FERRY, MONDAY), article("a/2.md", CHEESE, TUESDAY)).editions
    first, second = covered(editions, [(on(MONDAY), "a draft"), (on(MONDAY), "a draft"), (None, "a draft")])
    assert first.coverage.withheld == (("a draft", 2),) and first.coverage.read == 3
    assert second.coverage.withheld == () and second.coverage.read == 1
    assert made_of(first.coverage, texts("en")) == "Read 3 articles of 1 source: 1 used, 2 left out as a draft."


def test_an_edition_is_as_of_its_newest_time_and_of_its_day_where_no_time_is_known() -> None:
    timed = article("a/1.md", FERRY, f"{MONDAY}T17:40:00+01:00")
    first, second = link(timed, article("b/1.md", STRIKE, MONDAY), article("a/2.md", CHEESE, TUESDAY)).editions
    assert [as_of(one, texts("en")) for one in (first, second)] == ["2 March 2026, 17:40", "3 March 2026"]
