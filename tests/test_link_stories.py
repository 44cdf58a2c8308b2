"""Which articles tell one story, and that nothing later or elsewhere changes what was decided."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.press import press
from digest.link import Linker, StoryFinder, duplicates
from digest.link.days import days
from digest.link.reading import read
from digest.link.wishes import Wishes
from digest.model import Article, Dated, Site
from digest.pages import paths
from digest.words import stem
from tests.factories import (
    CHEESE,
    FERRY,
    FERRY_AGAIN,
    FERRY_OTHER,
    STRIKE,
    STRIKE_OTHER,
    article,
    on,
    summaries,
)

TEXTS = (FERRY, FERRY_AGAIN, FERRY_OTHER, STRIKE, STRIKE_OTHER, CHEESE)
FIRST = on("2026-03-01")


def link(*articles: Article, commits: dict[str, date] | None = None, linker: Linker | None = None) -> Site:
    return (linker or Linker())(summaries(articles), commits or {}).site


def groups(site: Site) -> set[frozenset[str]]:
    return {frozenset(m.article.path for m in story.members) for story in site.stories}


@st.composite
def papers(draw: st.DrawFn, *, undated: bool = False) -> list[Article]:
    """Up to nine articles from six texts, on days in five weeks."""
    made = []
    for number in range(draw(st.integers(1, 9))):
        after = draw(st.integers(0, 35))
        day = None if undated and draw(st.booleans()) else (FIRST + timedelta(days=after)).isoformat()
        text = draw(st.sampled_from(TEXTS))
        title = draw(st.sampled_from(["Ferry strikes reef", "Teachers vote to strike", "A wheel of cheese"]))
        made.append(article(f"{draw(st.sampled_from('abc'))}/{number}.md", text, day, title=title))
    return made


def test_articles_of_one_day_about_one_event_are_one_story_and_others_are_not() -> None:
    site = link(article("a/1.md", FERRY), article("b/1.md", FERRY_OTHER), article("c/1.md", STRIKE))
    assert groups(site) == {frozenset({"a/1.md", "b/1.md"}), frozenset({"c/1.md"})}


def test_a_story_goes_on_inside_its_window() -> None:
    site = link(article("a/1.md", FERRY, "2026-03-03"), article("b/1.md", FERRY_AGAIN, "2026-03-10"))
    assert len(site.stories) == 1


@pytest.mark.parametrize(("later", "stories"), [("2026-03-19", 1), ("2026-03-20", 2)])
def test_a_story_is_open_for_sixteen_days_and_not_for_seventeen(later: str, stories: int) -> None:
    site = link(article("a/1.md", FERRY, "2026-03-03"), article("b/1.md", FERRY_AGAIN, later))
    assert len(site.stories) == stories


def test_every_article_keeps_its_story_open_anew() -> None:
    """The window counts from the newest article, not from the first."""
    dates = ("2026-03-01", "2026-03-15", "2026-03-29")
    site = link(*(article(f"a/{n}.md", TEXTS[n], day) for n, day in enumerate(dates)))
    assert len(site.stories) == 1


def test_the_settings_say_how_long_the_window_is() -> None:
    finder = Linker(StoryFinder(days=3))
    far = link(article("a/1.md", FERRY, "2026-03-03"), article("b/1.md", FERRY_AGAIN, "2026-03-10"), linker=finder)
    assert len(far.stories) == 2


def test_the_words_that_hold_a_story_together_are_words_of_its_articles() -> None:
    (story,) = link(article("a/1.md", FERRY), article("b/1.md", FERRY_OTHER)).stories
    assert {"Isolde", "reef"} & set(story.why)
    assert all(word in (FERRY + FERRY_OTHER) for word in story.why)


def test_the_words_that_hold_a_story_together_are_shown_as_its_articles_mostly_write_them() -> None:
    one = "Bottling stopped at Holt's brewery in Castlemere. The bottling hall of Holt's brewery burnt."
    other = "The bottling hall of Holt's brewery in Castlemere burnt. Bottling at Holt's brewery ended for good."
    readings = read([article("a/1.md", one), article("b/1.md", other)])
    ids = list(readings.of)
    found = readings.written([stem(word) for word in ("bottling", "holt", "brewery", "castlemere")], ids)
    assert found == ("Bottling", "Holt", "brewery", "Castlemere")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_order_of_input_changes_nothing(data: st.DataObject) -> None:
    articles = data.draw(papers(undated=True))
    assert link(*data.draw(st.permutations(articles))) == link(*articles)


@settings(max_examples=40, deadline=None)
@given(papers(undated=True))
def test_every_article_is_in_exactly_one_story(articles: list[Article]) -> None:
    site = link(*articles)
    assert sorted(m.article.id for s in site.stories for m in s.members) == sorted(a.id for a in articles)


@settings(max_examples=40, deadline=None)
@given(papers(undated=True))
def test_no_two_stories_and_no_two_articles_have_one_address(articles: list[Article]) -> None:
    site = link(*articles)
    stories = [paths.story(story) for story in site.stories]
    pages = [paths.article(m) for story in site.stories for m in story.members]
    assert len(set(stories)) == len(stories)
    assert len(set(pages)) == len(pages)


@settings(max_examples=60, deadline=None)
@given(papers(), st.integers(0, 35))
def test_articles_of_later_days_change_no_earlier_group_and_no_address(articles: list[Article], cut: int) -> None:
    """What was published up to a day is the same, whether or not more days have come since."""
    last = FIRST + timedelta(days=cut)
    early = [one for one in articles if one.dated.day is None or one.dated.day <= last]
    if not early:
        return
    before, after = link(*early), link(*articles)
    known = {one.path for one in early}
    assert groups(before) == {frozenset(group & known) for group in groups(after)} - {frozenset()}
    assert _addresses(before).items() <= _addresses(after).items()


def test_a_day_that_is_grouped_in_parts_gives_the_stories_that_it_gives_at_once() -> None:
    texts = {"a": FERRY, "b": STRIKE, "c": FERRY_OTHER, "d": CHEESE, "e": FERRY}
    told = [article(f"{who}/1.md", text) for who, text in texts.items()]
    parts = link(*told, linker=Linker(StoryFinder(at_once=2)))
    assert groups(parts) == groups(link(*told)) == {frozenset({"a/1.md", "c/1.md", "e/1.md"}), *_alone("b", "d")}


def _alone(*names: str) -> set[frozenset[str]]:
    return {frozenset({f"{name}/1.md"}) for name in names}


@pytest.mark.slow
def test_five_thousand_articles_of_one_day_are_grouped_by_their_events() -> None:
    told = [(replace(one, dated=Dated("2026-03-03", "stated", 1.0)), event) for one, event in press(5000)]
    by_day = days([one for one, _ in told])
    found, _ = StoryFinder()(by_day, duplicates([one for one, _ in told]))
    event_of = {one.id: event for one, event in told}
    assert sorted(one for group in found for one in group.ids) == sorted(event_of)
    sizes = Counter(event_of.values())
    mostly = [Counter(event_of[one] for one in group.ids).most_common(1)[0] for group in found]
    pure = sum(count for _, count in mostly) / len(told)
    whole = sum(count for event, count in mostly if count > sizes[event] / 2) / len(told)
    assert pure > 0.95 and whole > 0.9


def test_one_address_is_one_story_inside_the_window_whatever_it_says() -> None:
    old = article("a/1.md", FERRY, "2026-03-03", url="https://a.example/live?utm_medium=feed")
    new = article("b/1.md", STRIKE, "2026-03-05", url="https://www.a.example/live/")
    late = article("a/2.md", CHEESE, "2026-06-05", url="https://a.example/live")
    assert groups(link(old, new, late)) == {frozenset({"a/1.md", "b/1.md"}), frozenset({"a/2.md"})}


def test_a_headline_that_an_outlet_uses_every_day_makes_no_story() -> None:
    told = [
        article(f"a/{n}.md", t, f"2026-03-0{1 + n}", title="Isles weather and tides forecast")
        for n, t in enumerate((FERRY, STRIKE, CHEESE))
    ]
    assert len(link(*told).stories) == 3


RAIN = (
    "Rain clears from the west on Monday, highs of 14C, with sunny spells in the valleys.\n\nDrizzle and cloud come "
    "over the hills on Friday. The river Tarn stays inside its banks, and winds are light.",
    "Cloud and light winds on Saturday over the hills, and the Tarn, a river that is high, inside its banks.\n\nSunny "
    "spells come to the valleys on Tuesday, highs of 17C, when drizzle and rain have cleared to the west.",
)


def test_the_next_issue_of_what_an_outlet_always_prints_is_no_news_of_the_last() -> None:
    """As the weather: the words are much the same, and what they tell of is another day."""
    told = list(zip(("2026-03-03", "2026-03-07"), RAIN, strict=True))
    issues = [article(f"a/{day}.md", text, day, title="Weather forecast") for day, text in told]
    assert len(link(*issues, *_papers_of_days()).stories) == len(link(*_papers_of_days()).stories) + 2
    other = [replace(one, title=replace(one.title, value=f"Rain {n}")) for n, one in enumerate(issues)]
    assert len(link(*other, *_papers_of_days()).stories) == len(link(*_papers_of_days()).stories) + 1


def test_an_article_that_was_saved_again_with_a_little_more_is_still_of_its_story() -> None:
    first = article("a/1.md", FERRY, "2026-03-03", title="Ferry strikes reef")
    again = article("a/2.md", f"{FERRY}\n\n{FERRY_AGAIN}\n\nShe floats.", "2026-03-04", title="Ferry strikes reef")
    assert len(link(first, again, *_papers_of_days()).stories) == len(link(*_papers_of_days()).stories) + 1


def _papers_of_days() -> list[Article]:
    """Two other articles a day, as a paper has them."""
    return [article(f"z/{n}.md", text, f"2026-03-0{3 + n}") for n, text in enumerate((STRIKE, STRIKE_OTHER, CHEESE))]


OPENED = (
    "Mayor {0} opened {1}'s new {2} on Friday and was the first to use it.\n\nThe {2} cost 6 million and {3}.\n\n"
    "“It is warmer than the council chamber,” Mayor Reed said."
)


@pytest.mark.parametrize("later", ["2026-03-03", "2026-03-04"])
def test_two_mayors_of_one_surname_are_not_taken_for_one_story(later: str) -> None:
    owen = article(
        "a/1.md", OPENED.format("Owen Reed", "Castlemere", "pool", "has a ramp"), title="Mayor Reed opens pool"
    )
    dana = OPENED.format("Dana Reed", "Ellerwick", "depot", "charges 18 buses")
    assert len(link(owen, article("b/1.md", dana, later, title="Mayor Reed opens depot")).stories) == 2
    same = dana.replace("Dana", "Owen")
    assert len(link(owen, article("b/1.md", same, title="Mayor Reed opens depot")).stories) == 1


def test_articles_held_by_one_label_are_one_story_and_those_of_two_are_two() -> None:
    made = [article("a/1.md", FERRY), article("b/1.md", FERRY), article("c/1.md", CHEESE), article("d/1.md", FERRY)]
    held = dict(zip((one.id for one in made), ("one", "two", "one"), strict=False))
    site = Linker()(summaries(made), {}, wishes=Wishes(held=held)).site
    assert groups(site) == {frozenset({"a/1.md", "c/1.md", "d/1.md"}), frozenset({"b/1.md"})}


def test_a_label_holds_across_days_and_beyond_the_window() -> None:
    made = [article("a/1.md", FERRY, "2026-01-03"), article("b/1.md", CHEESE, "2026-03-05")]
    site = Linker()(summaries(made), {}, wishes=Wishes(held={one.id: "x" for one in made})).site
    assert len(site.stories) == 1


def test_a_story_that_a_label_opens_again_goes_on_with_what_comes_next() -> None:
    old, again = article("a/1.md", FERRY, "2026-03-01"), article("a/2.md", FERRY_AGAIN, "2026-06-01")
    after = article("a/3.md", FERRY_OTHER, "2026-06-02")
    held = Wishes(held={old.id: "ferry", again.id: "ferry"})
    site = Linker()(summaries([old, again, after]), {}, wishes=held).site
    assert groups(site) == {frozenset({"a/1.md", "a/2.md", "a/3.md"})}


def _addresses(site: Site) -> dict[str, tuple[str, str]]:
    """For each file the address of its article and of its story."""
    return {m.article.path: (paths.article(m), paths.story(s)) for s in site.stories for m in s.members}


def test_members_of_a_story_stand_in_the_order_of_their_days() -> None:
    site = link(
        article("a/1.md", FERRY_AGAIN, "2026-03-10"), article("b/1.md", FERRY, "2026-03-03"), article("c/1.md", CHEESE)
    )
    for story in site.stories:
        dates = [m.day for m in story.members if m.day]
        assert all(one <= other for one, other in pairwise(dates))


def test_an_undated_article_takes_the_day_of_its_story_and_is_marked() -> None:
    site = link(article("a/1.md", FERRY), article("b/1.md", FERRY_OTHER, None))
    member = next(m for s in site.stories for m in s.members if m.article.path == "b/1.md")
    assert member.day == on("2026-03-03")
    assert member.article.dated.approximate
    assert member.article.dated.origin == "story"


def test_an_undated_article_about_something_else_stays_undated() -> None:
    site = link(article("a/1.md", FERRY), article("b/1.md", CHEESE, None))
    member = next(m for s in site.stories for m in s.members if m.article.path == "b/1.md")
    assert member.day is None
    assert not member.article.dated.approximate
    assert member.article.id not in {m.article.id for e in site.editions for n in e.entries for m in n.members}


def test_failing_a_story_the_first_commit_of_its_file_dates_an_article_approximately() -> None:
    site = link(article("a/1.md", CHEESE, None), commits={"a/1.md": on("2026-03-07")})
    member = site.stories[0].members[0]
    assert member.day == on("2026-03-07")
    assert member.article.dated.approximate
    assert member.article.dated.origin == "first commit"


def test_an_address_under_an_inferred_day_does_not_move_when_a_nearer_article_comes() -> None:
    """The address was published; what comes later may be more like the article, and changes nothing."""
    early = [article("a/1.md", FERRY), article("b/1.md", FERRY_AGAIN, None)]
    later = article("c/1.md", f"{FERRY_AGAIN} And more.", "2026-03-10")
    assert _addresses(link(*early)).items() <= _addresses(link(*early, later)).items()


def test_a_stated_date_is_never_replaced() -> None:
    site = link(article("a/1.md", FERRY), article("b/1.md", FERRY_OTHER), commits={"a/1.md": on("2020-01-01")})
    assert {m.day for s in site.stories for m in s.members} == {on("2026-03-03")}
