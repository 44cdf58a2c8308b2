"""What of a story still stands on a later day, and how an account says how things stand now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Article, Dated, Member
from digest.summarise.account import accounts
from digest.summarise.account.agreement import bears_out, fact
from digest.summarise.account.standing import in_pieces, of_its_day, overtaken, weak
from digest.summarise.live import live
from tests.factories import BILL, BUOY, RESCUE, RESCUED, SOUP, article, summary
from tests.sites import Folder

TUESDAY, WEDNESDAY, THURSDAY = "2026-03-03", "2026-03-04", "2026-03-05"
RAISED = "Divers raised the bell of the ferry Isolde from the Gannet reef on Thursday."
TO_COME = "The porters of Ostry will walk out next Friday over the price of rope and lamp oil."


def told(*articles: Article) -> list[list[str]]:
    """What the accounts of a story of ``articles`` tell, day by day."""
    story = [Member(summary(one), one.dated.day, None, one.id) for one in articles]
    return [[one.point.text for one in account.told] for account in accounts(story)]


def test_an_account_tells_how_things_stand_now_however_much_was_told_before() -> None:
    early = [article(f"{name}/1.md", f"{RESCUE} {SOUP} {BUOY} {BILL}", TUESDAY) for name in "abc"]
    again = [article(f"{name}/2.md", f"{RESCUED} {BILL} {SOUP}", WEDNESDAY) for name in "def"]
    *_, last = told(*early, *again, article("g/3.md", RAISED, THURSDAY))
    assert RAISED in last


TEXTS = st.lists(st.sampled_from([RESCUE, RESCUED, SOUP, BUOY, BILL, RAISED]), min_size=1, max_size=4, unique=True)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from("abc"), TEXTS), min_size=2, max_size=6))
def test_every_account_has_a_sentence_of_its_own_day(days: list[tuple[int, str, list[str]]]) -> None:
    articles = [
        article(f"{who}/{n}.md", " ".join(said), f"2026-03-{day:02}")
        for n, (day, who, said) in enumerate(sorted(days, key=lambda one: one[0]))
    ]
    day_of = {one.id: one.dated.day for one in articles}
    for account in accounts([Member(summary(one), one.dated.day, None, one.id) for one in articles]):
        assert account.day in {day_of[one.point.receipts[0].article] for one in account.told}


def test_how_things_stand_now_is_told_before_what_more_outlets_told_of_earlier_days() -> None:
    early = [article("a/1.md", f"{RESCUE} {SOUP}", TUESDAY), article("b/1.md", f"{RESCUED} {BUOY}", TUESDAY)]
    *_, last = told(*early, article("c/2.md", RAISED, THURSDAY))
    assert last[0] == RAISED
    assert last[1] in {RESCUE, RESCUED}


WALL = "The sea wall of Ostry was breached before dawn on Tuesday and water ran into Kiln Street."
WALL_TOO = "Families in Kiln Street were woken when the sea broke through the old wall of Ostry on Tuesday."
LENGTH = (
    "The wall of Ostry is about 1,300 metres long.",
    "The wall of Ostry, built in 1902, is some 1,300 metres long.",
)


def test_an_account_opens_with_what_happened_and_not_with_a_figure_that_more_outlets_have() -> None:
    one = article("a/1.md", f"{WALL} {SOUP} {LENGTH[0]}", TUESDAY, title="Sea wall of Ostry breached")
    other = article("b/1.md", f"{WALL_TOO} {BUOY} {LENGTH[1]}", TUESDAY, title="Water in Kiln Street as wall breaks")
    (first, second, *_) = told(one, other)[0]
    assert first in {WALL, WALL_TOO}
    assert second in LENGTH


SURVEYED = "Divers who went down to the wreck of the ferry Isolde a second time found that the keel is broken."
SURVEY = "Divers found on Tuesday that the keel of the ferry Isolde is broken, and left the wreck at noon."


def test_who_tells_of_a_first_time_bears_no_second_one_out() -> None:
    assert not bears_out(fact(SURVEY), fact(SURVEYED))
    assert bears_out(fact(SURVEY), fact(SURVEYED.replace(" a second time", "")))


def test_an_article_that_only_its_story_dates_adds_nothing_to_the_account_of_a_day() -> None:
    shut = "The footpath over the sea wall is now closed as well."
    opened = article("a/1.md", f"{WALL} {BUOY}", THURSDAY, title="Sea wall of Ostry breached")
    guessed = article("b/1.md", f"{SURVEYED} {shut}", THURSDAY)
    guessed = replace(guessed, dated=Dated(THURSDAY, "story", 0.3))
    assert told(opened, guessed) == told(opened, article("c/1.md", "", THURSDAY))
    assert told(guessed, replace(guessed, id="another", path="c/2.md"))[0]


def test_colour_at_the_head_of_an_article_does_not_say_how_things_stand() -> None:
    colour = "The instructions were to lower a bucket, tilt it and hope for luck."
    early = [article(f"{name}/1.md", f"{RESCUE} {BUOY}", TUESDAY) for name in "acde"]
    *_, last = told(*early, article("b/2.md", f"{colour}\n\n{RAISED}\n\n{SOUP}", THURSDAY))
    assert RAISED in last


@pytest.mark.parametrize("later", [WEDNESDAY, THURSDAY])
def test_what_was_to_come_is_told_on_its_day_and_no_later(later: str) -> None:
    first, last = told(article("a/1.md", TO_COME, TUESDAY), article("b/2.md", RAISED, later))
    assert first == [TO_COME]
    assert TO_COME not in last


@pytest.mark.parametrize(
    ("text", "today", "gone"),
    [
        ("Porters will walk out next Tuesday over their pay.", 4, True),
        ("Porters will walk out next Tuesday, 10 March, over their pay.", 4, False),
        ("Porters will walk out next Tuesday, 10 March, over their pay.", 10, True),
        ("Porters will walk out next Tuesday over their pay.", 3, False),
        ("The report on the crane is due on Friday.", 4, True),
        ("The court was expected to rule on the crane tomorrow.", 4, True),
        ("At noon tomorrow the porters and the mill will meet again.", 4, True),
        ("Islanders will vote on 14 June, the office said on Monday.", 20, False),
        ("The crane is expected to work again in June.", 20, False),
        ("The crane is expected to work again by March.", 20, False),
        ("The office said on Monday that the crane will be sold.", 20, False),
        ("Porters walked out on Tuesday over their pay.", 20, False),
        ("The strike, which would have begun on Monday, is off.", 20, False),
        ("No contract for the crane will be signed before the vote.", 20, False),
        ("The lease of the crane will end on 31 January 2027.", 20, False),
        ("The lease of the crane will end on 2 January.", 20, False),
    ],
)
def test_a_sentence_is_overtaken_once_the_day_it_looks_to_has_come_or_cannot_be_known(
    text: str, today: int, *, gone: bool
) -> None:
    assert overtaken(text, date(2026, 3, 3), date(2026, 3, today)) == gone


def test_a_date_months_ahead_is_overtaken_in_its_own_year() -> None:
    text = "The lease of the crane will end on 2 January."
    assert not overtaken(text, date(2026, 8, 3), date(2026, 12, 30))
    assert overtaken(text, date(2026, 8, 3), date(2027, 1, 2))
    assert overtaken("The crane will work again in June.", date(2026, 3, 3), date(2026, 7, 1))


def test_a_figure_that_a_later_article_replaces_is_told_no_longer() -> None:
    early, late = (f"Police said {count} people had been hurt aboard the ferry Isolde on Monday." for count in (12, 17))
    first, last = told(
        article("a/1.md", f"{early} {SOUP}", TUESDAY), article("b/2.md", f"{RAISED} {late}", THURSDAY, title="A day")
    )
    assert early in first
    assert early not in last


def test_a_live_report_comes_after_plain_news() -> None:
    posts = f"21:04 The keeper of the Gannet light has counted nine boats around the ferry Isolde.\n\n22:10 {BILL}"
    report = article("a/1.md", posts, TUESDAY)
    assert live(report)
    (first,) = told(report, article("b/1.md", f"{RESCUE} {BUOY}", TUESDAY))
    assert first[:2] == [RESCUE, BUOY]
    assert not live(article("b/1.md", f"{RESCUE}\n\n12 people were hurt.\n\n2026 was a year.", TUESDAY))


def test_what_is_short_or_opens_with_there_were_leads_no_account() -> None:
    short = "There were 131 passengers and 22 crew aboard the ferry."
    same = "The ferry had 131 passengers and 22 crew, and all were aboard."
    one = article("a/1.md", f"{RESCUE}\n\n{BUOY}\n\n{short}", TUESDAY)
    (first,) = told(one, article("b/1.md", f"{SOUP}\n\n{BILL}\n\n{same}", TUESDAY))
    assert first[0] != short
    assert all(weak(text) for text in (short, "Nobody was hurt aboard.", "If it was fog, the light was out of order."))
    assert not weak(RESCUE)


def test_pieces_of_what_somebody_said_are_no_account() -> None:
    assert in_pieces("“Nine o’clock?” said the keeper of the light.")
    assert in_pieces("“Nine boats,” said the keeper, “and not one lamp among the lot of them.”")
    assert not in_pieces("“Nine boats came out to us that night,” said the keeper of the Gannet light.")
    assert not in_pieces("The keeper called the rescue “a wonder” and the ferry “a wreck” before a hundred islanders.")


def test_what_counts_from_the_day_it_was_told_comes_last_on_another() -> None:
    passed = "The Assembly passed the Gannet light bill a week ago by 21 votes to 18."
    same = "The Gannet light bill was passed by the Assembly by 21 votes to 18."
    assert of_its_day(passed)
    assert not of_its_day(same)
    early = [article("a/1.md", f"{passed} {SOUP}", TUESDAY), article("b/1.md", f"{same} {BUOY}", TUESDAY)]
    *_, last = told(*early, article("c/2.md", RAISED, THURSDAY))
    assert passed not in last


def test_the_demonstration_tells_how_its_stories_ended(demo: Folder) -> None:
    last = {one.slug.split("-")[0]: one.accounts[-1] for one in demo.made.site.stories if len(one.members) > 1}
    lines = {slug: [one.point.text for one in account.told] for slug, account in last.items()}
    assert lines["teachers"][0].startswith("Teachers have voted by 1,004 to 388 to accept")
    assert not any("will walk out" in text for text in lines["teachers"])
    assert any("declared Mayor" in text for text in lines["mayor"])
    assert not any("4,211" in text or "2.40?" in text for text in lines["mayor"])
    assert lines["ferry"][0].startswith("No single mistake wrecked the evening")
    assert not any(text.startswith(("There were", "The reef makes fog")) for text in lines["ferry"])
