"""The extractive summary: whole sentences, each with its receipt, chosen so that they can be read alone."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.model import Article, Point, Receipt, Summary
from digest.summarise import Extractive, checks, leads, sentences
from tests.texts import article, clean

TEXTS = sorted((Path(__file__).parent / "data" / "clean").glob("*.txt"))
LONG = article(
    "The keeper of the lamp on Kessock Head went out at dawn to wind it and found that somebody had taken the handle.",
    "He said that it was the third handle in a year. But the council refused to pay for a fourth handle on Monday.",
    "“We have no handles,” said Henna Voss, the clerk of the council, “and no money to buy one with until the spring.”",
    "This was not the end of it. Where had the handle gone?",
    "A boy of nine brought the handle back to the lamp on Tuesday and was given 12 crowns and a bun by the keeper.",
    "The lamp was lit again at dusk on Tuesday, and eleven boats came in by its light before the wind got up.",
    "It had been dark for 31 hours. They had all been counted.",
    title="Handle of Kessock lamp taken and brought back",
)


OPENERS = {"He", "It", "This", "They"}


def assert_receipts_hold(summary: Summary) -> None:
    """Each sentence, point, quotation and number leads to the words it rests on."""
    one = summary.article
    numbered = {each.number: each for each in sentences(one)}
    for point in (*summary.sentences, *summary.points, *summary.matters, *summary.next):
        assert checks(point, {one.id: one})
        if not point.edits:
            assert point.text == spoken(one, point.receipts[0])
    rests = [point.receipts for point in (*summary.sentences, *summary.points)]
    rests += [quote.receipts for quote in summary.quotes] + [figure.receipts for figure in summary.numbers]
    for receipts in rests:
        assert receipts
        for receipt in receipts:
            text = spoken(one, receipt)
            assert receipt.article == one.id
            assert receipt.sha256 == hashlib.sha256(text.encode()).hexdigest()
            assert numbered[receipt.sentence].text == text
    for quote in summary.quotes:
        assert leads(quote.receipts, quote.text, {one.id: one})
        assert any(quote.speaker in spoken(one, receipt) for receipt in quote.receipts)
    assert all(figure.text in spoken(one, figure.receipts[0]) for figure in summary.numbers)


def spoken(one: Article, receipt: Receipt) -> str:
    return one.text[receipt.start : receipt.end]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_every_part_of_every_summary_has_a_receipt_that_holds(path: Path, count: int) -> None:
    summary = Extractive(count)(clean(path.read_bytes()))
    assert_receipts_hold(summary)
    assert 1 <= len(summary.sentences) <= count
    assert (summary.method, summary.model) == ("extractive", None)


PARTS = [
    "The lamp went out.",
    "He said so!",
    "“We waited. Nobody came,” she said.",
    "But why?",
    "And 12 boats.",
    "(Dark.)",
]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PARTS) | st.text(max_size=20), min_size=1, max_size=4), max_size=6))
def test_any_text_at_all_gives_receipts_that_hold(paragraphs: list[list[str]]) -> None:
    texts = [text for part in paragraphs if (text := " ".join(" ".join(part).split()))]
    assert_receipts_hold(Extractive(3)(article(*texts)))


def test_the_sentences_stand_in_the_order_of_the_article_and_none_comes_twice() -> None:
    numbers = [point.receipts[0].sentence for point in Extractive(5)(LONG).sentences]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 5


def test_the_same_article_is_summarised_the_same_way_twice() -> None:
    assert Extractive(3)(LONG) == Extractive(3)(LONG)


def test_a_sentence_that_leans_on_another_is_not_chosen_where_there_is_a_choice() -> None:
    """Nor is it without the sentence that it leans on."""
    summary = Extractive(3)(LONG)
    numbers = [point.receipts[0].sentence for point in summary.sentences]
    leaning = [n for n, point in zip(numbers, summary.sentences, strict=True) if point.text.split()[0] in OPENERS]
    assert all(number - 1 in numbers for number in leaning)
    assert not [point.text for point in summary.points if point.text.split()[0] in OPENERS]


def test_the_brief_can_be_read_alone() -> None:
    brief = Extractive(3)(LONG).brief
    assert brief
    assert brief.split()[0] not in {"He", "It", "This", "They", "But"}
    assert not brief.endswith("?")


def test_a_first_sentence_that_leans_gives_way_to_the_next_one() -> None:
    one = article(
        "It was the third handle of the lamp on the head to be lost in a year by the keeper.",
        "The council refused on Monday to pay for a fourth handle of the lamp on the head for the keeper.",
        "A boy of nine found the old one on the beach and was given a bun.",
    )
    assert Extractive(1)(one).brief == one.blocks[1].text


def test_half_a_quotation_is_not_chosen_where_there_is_a_whole_sentence() -> None:
    one = article(
        "“The lamp has been dark for three nights and nobody on the council has come to look at it. "
        "It is a disgrace to the whole of the head and to all who live on it,” said the keeper of the lamp on Monday.",
        "The council will look at the lamp on Friday, when the boat to the head is running again.",
        "A new lamp for the head would cost the council nine thousand crowns and take a year to build.",
    )
    chosen = [point.text for point in Extractive(2)(one).sentences]
    assert chosen == [one.blocks[1].text, one.blocks[2].text]


@pytest.mark.parametrize(
    ("start", "edit"),
    [("But the", "But"), ("And the", "And"), ("However, the", "However"), ("Meanwhile, the", "Meanwhile")],
)
def test_a_joining_word_is_dropped_and_the_edit_is_named(start: str, edit: str) -> None:
    one = article(f"{start} council of Kessock refused on Monday to pay for a new handle.")
    (point,) = Extractive(1)(one).sentences
    assert point.text == "The council of Kessock refused on Monday to pay for a new handle."
    assert point.edits == (f"dropped leading '{edit}'",)
    assert spoken(one, point.receipts[0]) == one.text


def test_a_summary_written_by_hand_wins_and_is_credited_as_human() -> None:
    written = "Somebody took the handle, and somebody brought it back."
    one = replace(LONG, summary=written, reviewed_by="N. Orrey")
    summary = Extractive(3)(one)
    assert (summary.method, summary.brief, summary.reviewed_by) == ("human", written, "N. Orrey")
    assert [(point.text, point.receipts) for point in summary.sentences] == [(written, ())]
    assert all(checks(point, {one.id: one}) for point in summary.points)


def test_one_sentence_is_its_own_summary() -> None:
    one = article("The lamp went out at dawn and was lit again at dusk.")
    summary = Extractive(3)(one)
    assert [point.text for point in summary.sentences] == [one.text]
    assert summary.brief == one.text


def test_a_list_without_sentences_still_gives_something_with_a_receipt() -> None:
    one = article("Bread, 3 crowns", "Fish, 9 crowns", "Lamp oil", kinds=("item", "item", "item"))
    summary = Extractive(2)(one)
    assert summary.sentences
    assert_receipts_hold(summary)


def test_an_article_of_headings_and_code_has_an_empty_summary() -> None:
    summary = Extractive(3)(article("A heading", "x = 1", kinds=("heading", "code")))
    assert (summary.sentences, summary.points, summary.brief, summary.quotes) == ((), (), "", ())


@pytest.mark.parametrize("limit", [25, 45, 60])
def test_the_word_limit_holds_unless_one_sentence_alone_is_longer(limit: int) -> None:
    points = Extractive(10, limit)(LONG).sentences
    assert points
    assert len(points) == 1 or sum(len(point.text.split()) for point in points) <= limit


def test_the_word_limit_holds_where_no_sentence_is_whole() -> None:
    one = article(*["and the lamp went out", "and the boats came in", "and both were glad"] * 3)
    assert len(Extractive(5, 10)(one).sentences) == 2
    assert len(Extractive(5)(one).sentences) == 5


def test_more_words_allow_more_sentences() -> None:
    assert len(Extractive(10, 25)(LONG).sentences) < len(Extractive(10, 80)(LONG).sentences)


def test_a_sentence_said_twice_is_told_once() -> None:
    said = "The council of Kessock refused on Monday to pay for a new handle for the lamp."
    one = article(said, said, "A boy of nine brought the old handle back to the keeper on Tuesday for a bun.")
    assert [point.text for point in Extractive(2)(one).sentences].count(said) == 1


def test_a_receipt_that_was_tampered_with_does_not_check() -> None:
    (point,) = Extractive(1)(LONG).sentences
    known = {LONG.id: LONG}
    (receipt,) = point.receipts
    assert checks(point, known)
    assert not checks(replace(point, receipts=()), known)
    assert not checks(replace(point, receipts=(replace(receipt, start=receipt.start + 1),)), known)
    assert not checks(replace(point, receipts=(replace(receipt, sha256="0" * 64),)), known)
    assert not checks(replace(point, text=f"{point.text} And more."), known)
    assert not checks(point, {})
    assert not checks(point, {LONG.id: replace(LONG, text=LONG.text.replace("lamp", "bell"))})


def test_an_edited_point_says_nothing_that_its_receipts_do_not() -> None:
    """An edit is a change that is named; it is no leave to say anything at all."""
    (point,) = Extractive(1)(LONG).sentences
    invented = Point("The clerk stole the handle.", point.receipts, ("dropped leading 'But'",))
    assert not checks(invented, {LONG.id: LONG})
