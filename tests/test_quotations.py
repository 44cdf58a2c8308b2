"""Quotations: whose words they are, told from a table of own paragraphs, and that they are the article's very words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Quotation
from digest.summarise import leads, sentences
from digest.summarise.quotations import quotations
from tests.texts import article

TABLE = Path(__file__).parent / "data" / "quotations.txt"
Case = tuple[list[str], list[tuple[str, str]]]


def cases() -> list[Case]:
    """The paragraphs of each case, and the words and speakers to be found in them."""
    found: list[Case] = []
    for group in TABLE.read_text(encoding="utf-8").partition("\n")[2].strip().split("\n\n"):
        lines = group.splitlines()
        wanted = [line[2:].partition(" |") for line in lines if line.startswith("= ")]
        found.append(
            ([line for line in lines if not line.startswith("= ")], [(words, who.strip()) for words, _, who in wanted])
        )
    return found


def quoted(*paragraphs: str, most: int = 5) -> tuple[Quotation, ...]:
    one = article(*paragraphs)
    return quotations(one, sentences(one), most)


@pytest.mark.parametrize(("paragraphs", "wanted"), cases())
def test_a_quotation_has_the_speaker_whom_the_article_names_and_else_none(
    paragraphs: list[str], wanted: list[tuple[str, str]]
) -> None:
    assert [(one.text, one.speaker) for one in quoted(*paragraphs)] == wanted


def test_the_table_of_quotations_is_large_enough_to_mean_something() -> None:
    assert len(cases()) >= 40
    assert sum(not who for _, wanted in cases() for _, who in wanted) >= 10


def test_words_over_several_sentences_rest_on_all_of_them_and_a_name_from_elsewhere_on_its_own() -> None:
    one = article("Hanna Reed keeps the lamp.", "“We waited. Nobody came to open the gate,” Reed said.")
    (quote,) = quotations(one, sentences(one))
    assert [receipt.sentence for receipt in quote.receipts] == [1, 2, 0]
    assert leads(quote.receipts, quote.text, {one.id: one})
    assert not leads(quote.receipts[1:], quote.text, {one.id: one})
    assert not leads((replace(quote.receipts[0], sha256="0" * 64), *quote.receipts[1:]), quote.text, {one.id: one})


def test_a_receipt_does_not_lead_over_sentences_that_are_left_out() -> None:
    one = article("“We waited. It rained. Nobody came to open the gate,” Hanna Reed said.")
    (quote,) = quotations(one, sentences(one))
    assert not leads((quote.receipts[0], quote.receipts[2]), quote.text, {one.id: one})


def test_the_weightiest_quotations_are_kept_in_the_order_of_the_article() -> None:
    weak = "The plan was, in the words of the town, “not much of a plan”."
    strong = [f"“We lost lamp {number} and nobody is going to pay for it,” said Hanna Reed." for number in range(3)]
    found = quoted(weak, *strong, most=3)
    assert [one.text for one in found] == [f"We lost lamp {n} and nobody is going to pay for it" for n in range(3)]


def test_a_very_long_quotation_is_cut_where_a_sentence_ends() -> None:
    (quote,) = quoted("“" + "We waited for the lamp to be lit. " * 30 + "It was not,” Hanna Reed said.")
    assert quote.text.endswith("lit.")
    assert len(quote.text) <= 400


@given(st.lists(st.text(alphabet='aA .,“”"„«»’He said\n', max_size=60), max_size=5))
def test_any_text_at_all_gives_quotations_that_stand_in_it(paragraphs: list[str]) -> None:
    texts = [" ".join(text.split()) for text in paragraphs if text.split()]
    one = article(*texts)
    for quote in quotations(one, sentences(one)):
        assert leads(quote.receipts, quote.text, {one.id: one})
        assert not quote.speaker or any(
            quote.speaker in one.text[receipt.start : receipt.end] for receipt in quote.receipts
        )
