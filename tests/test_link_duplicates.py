"""A copied text is found, one of the set is kept, and the copy is no second witness."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.link import Linker, duplicates
from tests.factories import CHEESE, FERRY, FERRY_OTHER, STRIKE, article, summaries

CUT = FERRY.rpartition("\n\n")[0]


def test_two_texts_in_their_own_words_are_no_copies() -> None:
    assert duplicates([article("a/1.md", FERRY), article("b/1.md", FERRY_OTHER)]) == {}


def test_a_text_that_cuts_the_end_off_is_a_copy_of_the_whole_one() -> None:
    whole, cut = article("a/1.md", FERRY), article("b/1.md", CUT)
    assert duplicates([cut, whole]) == {cut.id: whole.id}


def test_of_one_day_the_agency_s_own_article_is_kept_though_it_is_later_and_shorter() -> None:
    """The outlet that the dateline names is the origin, whatever the clocks say."""
    agency = article("bpa/1.md", CUT, "2026-03-03T18:00", agency="BPA", source="bpa")
    copy = article("a/1.md", FERRY, "2026-03-03T09:00", agency="BPA")
    assert duplicates([copy, agency]) == {copy.id: agency.id}


def test_an_agency_s_article_of_a_later_day_turns_nothing_published_into_a_copy() -> None:
    agency = article("bpa/1.md", CUT, "2026-03-04", agency="BPA", source="bpa")
    first = article("a/1.md", FERRY, "2026-03-03", agency="BPA")
    assert duplicates([first, agency]) == {agency.id: first.id}


def test_without_an_agency_that_of_the_first_day_is_kept() -> None:
    first, later = article("z/1.md", CUT, "2026-03-03"), article("a/1.md", FERRY, "2026-03-04")
    assert duplicates([later, first]) == {later.id: first.id}


def test_of_one_day_the_longest_is_kept() -> None:
    longest, shorter = article("z/1.md", FERRY), article("a/1.md", CUT)
    assert duplicates([shorter, longest]) == {shorter.id: longest.id}


def test_of_one_day_and_length_the_first_by_path_is_kept() -> None:
    one, other = article("b/1.md", FERRY), article("a/1.md", FERRY)
    assert duplicates([one, other]) == {one.id: other.id}


def test_a_copy_is_never_what_another_copies() -> None:
    """Of three alike, two are copies of the one kept: no chains."""
    three = [article(f"{name}/1.md", FERRY) for name in "abc"]
    copies = duplicates(three)
    assert set(copies.values()) == {three[0].id}
    assert len(copies) == 2


def test_what_shares_text_with_a_copy_but_not_with_the_original_copies_nobody() -> None:
    """Else it would be counted out for words that its witness never wrote."""
    first = article("a/1.md", FERRY, "2026-03-01")
    more = STRIKE.split("\n\n")[0]
    copy = article("b/1.md", f"{FERRY}\n\n{more}", "2026-03-02")
    other = article("c/1.md", more, "2026-03-03")
    assert duplicates([first, copy, other]) == {copy.id: first.id}


def test_what_says_more_than_it_takes_over_is_no_copy() -> None:
    """A live blog that grows has news, and a report is no copy of the brief before it."""
    short = article("a/1.md", CUT, "2026-03-03", url="https://a.example/live")
    grown = article("a/2.md", f"{CUT}\n\n{STRIKE}\n\n{CHEESE}", "2026-03-04", url="https://a.example/live")
    assert duplicates([short, grown]) == {}
    half = article("b/2.md", f"{FERRY}\n\n{STRIKE}", "2026-03-04")
    assert duplicates([article("b/1.md", FERRY, "2026-03-03"), half]) == {}
    site = Linker()(summaries([short, grown]), {}).site
    assert [len(edition.entries) for edition in site.editions] == [1, 1]
    assert len(site.stories) == 1


def test_however_many_have_a_text_they_are_one_story_with_one_witness() -> None:
    """Also where each outlet puts a line of its own below it."""
    lines = [f"{name} reports from quay {number}." for number in range(70) for name in ("Alpha", "Bravo", "Carla")]
    copies = [article(f"{number:03}/1.md", f"{FERRY}\n\n{line}") for number, line in enumerate(lines)]
    same = [article(f"s{number:03}/1.md", FERRY) for number in range(150)]
    (story,) = Linker()(summaries([*copies, *same]), {}).site.stories
    assert story.witnesses == 1
    assert len(story.members) == 360


def test_a_text_told_again_after_years_is_news_again() -> None:
    years = [article(f"a/{year}.md", FERRY, f"{year}-03-03") for year in (1999, 2012, 2026)]
    assert duplicates(years) == {}
    assert [len(edition.entries) for edition in Linker()(summaries(years), {}).site.editions] == [1, 1, 1]


def test_of_what_one_outlet_saved_twice_in_a_day_at_one_address_the_longer_is_kept() -> None:
    """A live page grows; trackers in its address do not make it another."""
    old = article("a/1.md", CUT, url="https://www.a.example/ferry/?utm_source=x")
    new = article("a/2.md", f"{FERRY}\n\n{STRIKE}", url="https://a.example/ferry#now")
    assert duplicates([new, old]) == {old.id: new.id}


def test_a_page_with_other_text_on_another_day_is_no_copy() -> None:
    old = article("a/1.md", FERRY, url="https://a.example/ferry")
    new = article("a/2.md", STRIKE, "2026-03-05", url="https://a.example/ferry")
    assert duplicates([new, old]) == {}


def test_two_headlines_without_a_text_are_no_copies() -> None:
    assert duplicates([article("a/1.md", ""), article("b/1.md", "")]) == {}


def test_what_an_outlet_saved_of_its_front_page_is_no_copy() -> None:
    one, other = (article(f"a/{n}.md", text, url="https://a.example/") for n, text in enumerate((FERRY, STRIKE)))
    assert duplicates([one, other]) == {}


def test_two_outlets_that_name_one_address_are_no_copies_for_it() -> None:
    one = article("a/1.md", FERRY, url="https://a.example/ferry")
    other = article("b/1.md", STRIKE, url="https://a.example/ferry")
    assert duplicates([one, other]) == {}


def test_an_agency_s_text_in_three_papers_counts_as_one_witness() -> None:
    texts = [article("bpa/1.md", FERRY, agency="BPA"), article("a/1.md", CUT, agency="BPA"), article("b/1.md", FERRY)]
    (story,) = Linker()(summaries(texts), {}).site.stories
    assert len(story.members) == 3
    assert story.witnesses == 1


def test_a_second_account_in_other_words_makes_two_witnesses() -> None:
    texts = [article("bpa/1.md", FERRY, agency="BPA"), article("a/1.md", CUT), article("b/1.md", FERRY_OTHER)]
    (story,) = Linker()(summaries(texts), {}).site.stories
    assert story.witnesses == 2


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(7)))
def test_the_order_of_input_does_not_change_who_copies_whom(order: list[int]) -> None:
    texts = (FERRY, CUT, FERRY, STRIKE, STRIKE, CHEESE, FERRY_OTHER)
    all_of_them = [article(f"{'abcdefg'[n]}/1.md", text, f"2026-03-0{1 + n % 3}") for n, text in enumerate(texts)]
    assert duplicates([all_of_them[n] for n in order]) == duplicates(all_of_them)
