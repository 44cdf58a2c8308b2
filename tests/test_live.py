"""Live reports: entries behind their clock times, often the newest first."""

from __future__ import annotations

from digest.summarise import Extractive
from digest.summarise.live import as_it_happened, live
from tests.texts import article

INTRO = "A storm has cut the power of 41,000 homes on the islands, the Saltby grid said."
ENTRIES = [
    "5.40pm: Engineers of the Saltby grid say that most homes will have power by Thursday noon.",
    "The ferry stays in harbour until then.",
    "3.15pm: Police name the man killed by a falling tree on the Tarn road as Osk Varden of Saltby.",
    "11.02am: A man was killed by a falling tree on the Tarn road near Saltby, police say.",
]


def test_a_live_report_that_begins_with_its_newest_entry_is_told_in_the_order_of_events() -> None:
    one = article(INTRO, *ENTRIES)
    assert live(one)
    told = sorted(zip(as_it_happened(one), (block.text for block in one.blocks), strict=True))
    assert [text for _, text in told] == [INTRO, ENTRIES[3], ENTRIES[2], ENTRIES[0], ENTRIES[1]]
    points = [point.text for point in Extractive(5)(one).sentences]
    assert points[0] == INTRO
    assert [text.split()[0] for text in points[1:]] == ["A", "Engineers", "The"]


def test_a_live_report_in_order_and_a_text_with_one_clock_stay_as_they_are() -> None:
    for texts in ([INTRO, *(ENTRIES[at] for at in (3, 2, 0))], [INTRO, "At noon it fell dark.", ENTRIES[0]]):
        one = article(*texts)
        assert list(as_it_happened(one)) == list(range(len(one.blocks)))


def test_midday_comes_between_morning_and_afternoon() -> None:
    clocks = ["9pm: Fog falls on the sound.", "12.10pm: The bell rings.", "12:05am: The lamp goes out."]
    one = article(INTRO, *(f"{text} Nobody knows yet why that is so." for text in clocks))
    assert list(as_it_happened(one)) == [0, 3, 2, 1]
