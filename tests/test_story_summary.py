"""A story over several articles: what they agree on, what each day adds, and what a page shows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import ContentError
from digest.link import Linker, StoryFinder
from digest.link.wishes import Wishes
from digest.model import Account, Article, Member, Point, Source, Told
from digest.proofs import check_receipts
from digest.summarise import checks
from digest.summarise.account import accounts
from digest.summarise.account.agreement import fact, repeats
from tests.factories import BILL, BUOY, FERRY, RESCUE, RESCUED, SOUP, article, summaries, summary
from tests.sites import Folder

TUESDAY, WEDNESDAY, THURSDAY = "2026-03-03", "2026-03-04", "2026-03-05"


def members(*articles: Article, copies: dict[str, str] | None = None) -> list[Member]:
    """Articles as the members of one story, in the order given."""
    by_path = {one.path: one.id for one in articles}
    original = {path: by_path[other] for path, other in (copies or {}).items()}
    return [Member(summary(one), one.dated.day, original.get(one.path), one.id) for one in articles]


def texts(told: Sequence[Told]) -> list[str]:
    return [one.point.text for one in told]


def test_what_two_outlets_tell_stands_first_with_a_receipt_of_each() -> None:
    one, other = article("a/1.md", f"{SOUP} {RESCUE}", TUESDAY), article("b/1.md", f"{RESCUED} {BUOY}", TUESDAY)
    (account,) = accounts(members(one, other))
    first = account.told[0]
    assert first.point.text in {RESCUE, RESCUED}
    assert first.witnesses == 2
    assert {receipt.article for receipt in first.point.receipts} == {one.id, other.id}
    assert {SOUP, BUOY} <= set(texts(account.told))


def test_what_two_outlets_tell_goes_before_what_their_summaries_put_first() -> None:
    one, other = article("a/1.md", f"{SOUP} {RESCUE}", TUESDAY), article("b/1.md", f"{BUOY} {RESCUED}", TUESDAY)
    (account,) = accounts(members(one, other))
    assert account.told[0].point.text in {RESCUE, RESCUED}


def test_no_fact_is_told_twice() -> None:
    (account,) = accounts(members(article("a/1.md", RESCUE, TUESDAY), article("b/1.md", RESCUED, TUESDAY)))
    assert texts(account.told) in ([RESCUE], [RESCUED])


OFFER = (
    "The harbour board of Ostry made an eight-year offer to the crane driver Ivo Strand at a winter meeting in Harrow."
)
OFFERED = (
    "The board made an eight-year offer to Ivo Strand, its general manager Tova Lind told the newspaper of Northreach "
    "when asked late on Friday night."
)


def test_no_fact_is_told_twice_because_somebody_else_says_so_at_length() -> None:
    assert not repeats(fact(OFFERED), fact(OFFER))
    (account,) = accounts(members(article("a/1.md", OFFER, TUESDAY), article("b/1.md", OFFERED, TUESDAY)))
    assert len(account.told) == 1


def test_a_copy_and_a_second_article_of_an_outlet_are_no_witnesses() -> None:
    one, again = article("a/1.md", RESCUE, TUESDAY), article("a/2.md", RESCUED, TUESDAY)
    copy = article("b/1.md", RESCUED, TUESDAY)
    (account,) = accounts(members(one, again, copy, copies={"b/1.md": "a/1.md"}))
    assert [told.witnesses for told in account.told] == [1]


def test_what_a_copy_says_in_words_of_its_own_is_from_the_same_hand() -> None:
    one, copy = article("a/1.md", f"{RESCUE} {SOUP}", TUESDAY), article("b/1.md", f"{RESCUED} {SOUP}", TUESDAY)
    assert accounts(members(one, copy))[0].told[0].witnesses == 2
    assert accounts(members(one, copy, copies={"b/1.md": "a/1.md"}))[0].told[0].witnesses == 1


def test_a_sentence_in_the_words_of_another_outlet_is_no_witness_of_it() -> None:
    one = article("a/1.md", f"{RESCUE} {SOUP}", TUESDAY)
    other = article("b/1.md", f"{RESCUE} {BUOY}", TUESDAY)
    (account,) = accounts(members(one, other))
    assert {told.witnesses for told in account.told} == {1}


def test_a_story_of_one_article_has_its_summary() -> None:
    (member,) = members(article("a/1.md", FERRY, TUESDAY))
    (account,) = accounts([member])
    assert [one.point for one in account.told] == list(member.summary.sentences)
    assert account.new == ()


def test_a_story_without_dates_has_one_account() -> None:
    found = accounts(members(article("a/1.md", RESCUE, None), article("b/1.md", RESCUED, None)))
    assert [(one.day, one.told[0].witnesses) for one in found] == [(None, 2)]


def test_new_is_what_no_earlier_day_told() -> None:
    found = accounts(members(article("a/1.md", RESCUE, TUESDAY), article("b/1.md", f"{RESCUED} {BUOY}", WEDNESDAY)))
    assert [texts(one.new) for one in found] == [[], [BUOY]]


def test_where_nothing_is_new_nothing_is_said_to_be() -> None:
    first = article("a/1.md", f"{RESCUE} {BUOY}", TUESDAY)
    again = article(
        "b/1.md", f"{RESCUED} The light buoy was dark, the harbour master had reported in February.", WEDNESDAY
    )
    assert accounts(members(first, again))[1].new == ()


def test_what_two_articles_of_a_day_tell_is_as_new_as_what_one_tells() -> None:
    leaning = article("b/2.md", f"They said that {BUOY[0].lower()}{BUOY[1:]}", WEDNESDAY)
    found = accounts(members(article("a/1.md", RESCUE, TUESDAY), leaning, article("c/2.md", BUOY, WEDNESDAY)))
    assert [(one.point.text, one.witnesses) for one in found[1].new] == [(BUOY, 1)]


def test_another_number_is_new() -> None:
    later = "The ferry Isolde struck the Gannet reef in fog and all 154 people were rescued."
    found = accounts(members(article("a/1.md", RESCUE, TUESDAY), article("b/1.md", later, WEDNESDAY)))
    assert texts(found[1].new) == [later]


def test_of_a_day_with_much_news_three_sentences_are_new() -> None:
    later = [
        article(f"{name}/2.md", text, WEDNESDAY) for name, text in zip("abcd", (SOUP, BUOY, BILL, FERRY), strict=True)
    ]
    found = accounts(members(article("a/1.md", RESCUE, TUESDAY), *later))
    assert len(found[1].new) == 3


def test_a_copy_of_an_older_text_brings_only_what_it_adds() -> None:
    first = article("a/1.md", f"{RESCUE} {SOUP}", TUESDAY)
    for text, new in ((f"{RESCUE} {SOUP}", []), (f"{RESCUE} {SOUP} {BILL}", [BILL])):
        copy = article("b/1.md", text, WEDNESDAY)
        assert texts(accounts(members(first, copy, copies={"b/1.md": "a/1.md"}))[1].new) == new


def test_an_agency_s_text_that_comes_a_day_late_changes_nothing_of_the_day_before() -> None:
    early, also = article("a/1.md", RESCUE, TUESDAY), article("b/1.md", f"{RESCUED} {BUOY}", TUESDAY)
    wire = article("c/1.md", f"{RESCUE} {SOUP}", WEDNESDAY)
    alone = accounts(members(early, also))
    assert accounts(members(early, also, wire, copies={"a/1.md": "c/1.md"}))[:1] == alone


SENTENCES = [*FERRY.replace("\n\n", " ").split(". "), RESCUE, RESCUED, SOUP, BUOY, BILL]
COUNTS = [f"Police said {count} people had been hurt" for count in (12, 14, 17)]
article_texts = st.lists(st.sampled_from([*SENTENCES, *COUNTS]), min_size=1, max_size=4, unique=True)
days_of_articles = st.lists(st.tuples(st.integers(1, 4), st.sampled_from("abc"), article_texts), min_size=2, max_size=8)


@settings(max_examples=60)
@given(days_of_articles)
def test_later_articles_change_nothing_that_an_earlier_day_shows(told: list[tuple[int, str, list[str]]]) -> None:
    ordered = sorted(enumerate(told), key=lambda pair: pair[1][0])
    whole_text = [
        (f"{who}/{n}.md", day, " ".join(f"{t.rstrip('.')}." for t in said)) for n, (day, who, said) in ordered
    ]
    story = members(*(article(path, text, f"2026-03-{day:02}") for path, day, text in whole_text))
    whole = accounts(story)
    for account in whole[:-1]:
        early = [member for member in story if member.day and account.day and member.day <= account.day]
        assert accounts(early) == whole[: whole.index(account) + 1]


def test_later_articles_change_no_account_of_a_linked_story_either() -> None:
    """Through the linker, with its own search for copies."""
    early = [article("a/1.md", f"{RESCUE}\n\n{SOUP}", TUESDAY), article("b/1.md", f"{RESCUED}\n\n{BUOY}", TUESDAY)]
    late = article("c/1.md", f"{RESCUE}\n\n{BUOY}\n\n{BILL}", THURSDAY)
    one_story = Wishes(held={one.id: "ferry" for one in (*early, late)})
    (before,) = Linker(StoryFinder())(summaries(early), {}, wishes=one_story).site.stories
    (after,) = Linker(StoryFinder())(summaries([*early, late]), {}, wishes=one_story).site.stories
    assert after.accounts[: len(before.accounts)] == before.accounts
    assert texts(after.accounts[-1].new) == [BILL]


def restricted(one: Article) -> Article:
    return replace(one, source=Source(one.source.key, one.source.name, text="none"))


def test_of_an_outlet_whose_text_is_not_shown_only_summary_sentences_are_told() -> None:
    """The other outlet bears the last sentence out, and its own cannot stand alone."""
    one = article("a/1.md", f"{FERRY}\n\n{BUOY}\n\n{SOUP}\n\n{BILL} {RESCUE}", TUESDAY)
    other = article("b/1.md", f"{BILL} Then {RESCUED[0].lower()}{RESCUED[1:]}", TUESDAY)
    assert RESCUE in texts(accounts(members(one, other))[0].told)
    (account,) = accounts(members(restricted(one), other))
    shown = {point.text for point in (*summary(one).sentences, summary(one).lede)}
    assert set(texts(account.told)) <= shown | {BILL}


def test_a_summary_by_hand_is_in_no_account_for_it_has_no_receipt() -> None:
    by_hand = replace(article("a/1.md", f"{RESCUE} {SOUP}", TUESDAY), summary="A ferry, a reef, and soup.")
    (account,) = accounts(members(by_hand, article("b/1.md", RESCUED, TUESDAY)))
    assert account.told[0].witnesses == 2
    assert "A ferry, a reef, and soup." not in texts(account.told)


def test_every_sentence_and_figure_of_the_demonstration_checks(demo: Folder) -> None:
    articles = {m.article.id: m.article for story in demo.made.site.stories for m in story.members}
    told = [one for s in demo.made.site.stories if len(s.members) > 1 for a in s.accounts for one in (*a.told, *a.new)]
    assert len(told) > 100
    assert all(checks(one.point, articles) for one in told)
    assert all(one.witnesses == len({r.article for r in one.point.receipts}) for one in told)


def test_no_account_of_the_demonstration_repeats_itself(demo: Folder) -> None:
    """What more outlets tell may stand beside the news of the day, though both are about one thing."""
    for story in (story for story in demo.made.site.stories if len(story.members) > 1):
        for account in story.accounts:
            facts = [fact(one.point.text) for one in account.told if one.witnesses == 1]
            assert not any(repeats(a, b) for n, a in enumerate(facts) for b in facts[:n]), story.slug
            assert len(set(texts(account.told))) == len(account.told)


def test_the_figures_of_the_demonstration_that_differ_are_those_its_papers_differ_on(demo: Folder) -> None:
    found = [one for story in demo.made.site.stories for one in story.accounts[-1].figures]
    assert sorted([value.value for value in one.values] for one in found) == [[12, 14], [34, 37]]


def broken(account: Account) -> Account:
    return replace(account, told=(Told(Point("The ferry was never there.", account.told[0].point.receipts), 1),))


def test_a_sentence_of_a_story_that_no_article_bears_out_stops_the_build(demo: Folder) -> None:
    site = demo.made.site
    story = next(one for one in site.stories if len(one.members) > 1)
    wrong = replace(story, accounts=(*story.accounts[:-1], broken(story.accounts[-1])))
    with pytest.raises(ContentError, match="never there"):
        check_receipts(replace(site, stories=(wrong,)))
