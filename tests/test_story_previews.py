"""What was to come is not told beside what has come of it."""

from __future__ import annotations

import pytest

from digest.model import Article, Member
from digest.summarise.account import accounts
from digest.summarise.account.agreement import fact
from digest.summarise.account.previews import preview
from tests.factories import BUOY, RESCUE, SOUP, article, summary

TUESDAY, WEDNESDAY = "2026-03-03", "2026-03-04"
WILL = "The island council will vote on the new sea wall at noon."
VOTED = "The island council voted by 12 to nine to build the new sea wall after a debate of three hours."


def comes_true(ahead: str, result: str, *, later: bool) -> bool:
    found = preview(ahead)
    return found is not None and found.came(result, fact(result).words, later=later)


def told(*articles: Article) -> list[list[str]]:
    story = [Member(summary(one), one.dated.day, None, one.id) for one in articles]
    return [[one.point.text for one in account.told] for account in accounts(story)]


@pytest.mark.parametrize(
    ("ahead", "result", "found"),
    [
        (WILL, VOTED, True),
        ("The bell of the ferry is due to be raised this afternoon.", "Divers raised the bell of the ferry.", True),
        ("Ministers will meet the porters at three.", "Ministers met the porters for an hour.", True),
        ("The court is expected to rule on the crane today.", "The court ruled for the owners of the crane.", True),
        ("The mill is to close its doors at midnight.", "The mill closed its doors after 90 years.", True),
        (WILL, "The vote on the new sea wall drew 300 islanders to the council.", False),
        (WILL, "The council voted to shut the school.", False),
        (WILL, "The council has not voted on the new sea wall.", False),
        (WILL, "The council may have voted on the new sea wall by noon.", False),
        (
            "The council will vote on an amendment to the sea wall bill at noon.",
            "The council voted for the sea wall bill.",
            False,
        ),
        ("The council will vote on the new sea wall again at noon.", VOTED, False),
        ("The council will vote on the new sea wall on Friday.", VOTED, False),
        ("The council will vote on the new sea wall tomorrow.", VOTED, False),
        (
            "The council will vote on the new sea wall on Friday.",
            "On Tuesday the council voted on the new sea wall.",
            False,
        ),
        ("The council voted on the new sea wall.", VOTED, False),
        ("The mayor will open the light at six.", "The harbour master opened the light to the sea.", False),
        (
            "The new ferry will be shipping from Ostry in June.",
            "The new ferry and the old are shipping from Ostry.",
            False,
        ),
        ("It will be the widest sea wall on the coast.", "It was the widest sea wall on the coast.", False),
        ("The mill will host the fair.", "The mill hosted the fair in 2019.", False),
        ("Voters will decide.", "Voters decided.", False),
        ("The upper house will vote on the wall.", "The lower house voted on the wall.", False),
        ("The north pier will be opened to ferries.", "The south pier was opened to ferries.", False),
        ("The council will vote on the wall.", "The council refused to say how it voted on the wall.", False),
        ("The council will vote on the wall.", "The council voted on the wall a decade earlier.", False),
        ("The council will vote on the wall.", "Clerks asked whether the council voted on the wall.", False),
        ("The mill will cut 90 jobs in the spring.", "The mill cut 90 jobs in the spring.", True),
        ("Fares on the ferry will be cut.", "The line cut fares on the ferry.", True),
        ("The mill will cut 90 jobs in the spring.", "The mill wants to cut 90 jobs in the spring.", False),
        ("The mayor will set a price for oil.", "The mayor set a price for oil.", True),
        ("The line will put up fares.", "The line put up fares.", True),
        ("The board will shut the light for good.", "The board shut the light for good.", True),
        ("The first storm will hit the reef tonight.", "The first storm hit the reef.", True),
    ],
)
def test_a_preview_has_come_true_only_where_the_same_is_told_as_done(ahead: str, result: str, *, found: bool) -> None:
    assert comes_true(ahead, result, later=False) == found


def test_a_preview_of_a_named_day_has_come_true_once_a_later_day_tells_it() -> None:
    ahead = "The council will vote on the new sea wall on Friday."
    assert comes_true(ahead, VOTED, later=True)
    assert not comes_true(ahead, "On Tuesday the council voted on the new sea wall.", later=True)


@pytest.mark.parametrize("upside_down", [False, True])
def test_a_live_report_tells_a_result_and_no_preview_of_it_whichever_stands_first(*, upside_down: bool) -> None:
    posts = [f"11:40 {WILL}", f"15:10 {VOTED}", f"15:30 {SOUP}"]
    report = article("a/1.md", "\n\n".join(posts[::-1] if upside_down else posts), TUESDAY)
    (first,) = told(report, article("b/1.md", f"{RESCUE} {BUOY}", TUESDAY))
    assert any(VOTED in text for text in first)
    assert not any(WILL in text for text in first)


def test_a_preview_in_one_article_is_not_told_beside_the_result_in_another() -> None:
    early, late = article("a/1.md", f"{WILL} {SOUP}", TUESDAY), article("b/1.md", f"{VOTED} {BUOY}", TUESDAY)
    for pair in ((early, late), (late, early)):
        (first,) = told(*pair)
        assert VOTED in first
        assert WILL not in first


def test_a_preview_that_more_outlets_tell_gives_way_to_what_one_tells_of_its_result() -> None:
    same = "At noon the council of the island will vote on the new sea wall, its clerk said."
    early = [article("a/1.md", f"{WILL} {SOUP}", TUESDAY), article("c/1.md", f"{same} {RESCUE}", TUESDAY)]
    (first,) = told(*early)
    assert first[0] in {WILL, same}
    (first,) = told(*early, article("b/1.md", f"{VOTED} {BUOY}", TUESDAY))
    assert VOTED in first
    assert not {WILL, same}.intersection(first)


def test_what_is_to_come_is_told_while_nothing_tells_that_it_came() -> None:
    (first,) = told(article("a/1.md", f"{WILL} {SOUP}", TUESDAY), article("b/1.md", f"{RESCUE} {BUOY}", TUESDAY))
    assert WILL in first


def test_what_was_done_before_is_no_result_of_what_is_to_come() -> None:
    *_, last = told(article("a/1.md", f"{VOTED} {SOUP}", TUESDAY), article("b/1.md", f"{WILL} {BUOY}", WEDNESDAY))
    assert WILL in last
