"""What a sentence needs to be read alone, and what a repair makes of it: a table, its open part counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summarise import Extractive, checks, sentences
from digest.summarise.alone import asks, fit, in_full, may_name, redone, unlinked, unpointed
from digest.summarise.leaning import leans
from digest.summarise.sentences import Sentence
from digest.words import words
from tests.texts import article

TABLE = Path(__file__).parent / "data" / "alone.txt"


class Row(NamedTuple):
    """A line of the table: ``+`` can be read alone, ``-`` cannot, ``=`` can once it is repaired."""

    sign: str
    text: str


def rows(*, still_open: bool) -> Iterator[Row]:
    """The rows above or below the heading that says what is still wrong."""
    done, _, wrong = TABLE.read_text(encoding="utf-8").partition("# Open: ")
    for line in (wrong if still_open else done).splitlines():
        if line[:2] in {"+ ", "- ", "= "}:
            yield Row(line[0], line[2:])


def alone(text: str) -> bool:
    """Whether a summary may hold ``text`` by itself."""
    (whole,) = fit([Sentence(number=0, text=text, start=0, end=len(text), block=0)])
    return whole and not asks(text) and not leans(text)


def mended(text: str) -> tuple[str, list[str]]:
    """``text`` after all repairs, and their names."""
    text, joined = unlinked(text)
    text, pointed = unpointed(text)
    return text, [edit for edit in (joined, pointed) if edit]


def holds(row: Row) -> bool:
    if row.sign != "=":
        return alone(row.text) == (row.sign == "+")
    before, _, rest = row.text.partition(" => ")
    after, _, edits = rest.partition(" |")
    return alone(before) and mended(before) == (after, [edit for edit in edits.strip().split("; ") if edit])


DONE = list(rows(still_open=False))
OPEN = list(rows(still_open=True))
STORED = int(TABLE.read_text(encoding="utf-8").partition("# Open: ")[2].split()[0])
REPAIRED = [row.text for row in DONE if row.sign == "="]


@pytest.mark.parametrize("row", DONE, ids=lambda row: row.text[:50])
def test_a_sentence_is_read_alone_where_the_table_says_so(row: Row) -> None:
    assert holds(row)


def test_the_table_is_large_enough_and_of_both_kinds() -> None:
    texts = [row.text for row in (*DONE, *OPEN)]
    assert len(set(texts)) == len(texts) >= 150
    assert sum(row.sign == "-" for row in DONE) >= 80
    assert sum(row.sign != "-" for row in DONE) >= 60


def test_what_the_rules_get_wrong_does_not_grow() -> None:
    """The heading of the open part says how many of its rows may fail; lower it when one is mended."""
    wrong = [row for row in OPEN if not holds(row)]
    assert len(wrong) <= STORED, wrong


@pytest.mark.parametrize("text", REPAIRED, ids=lambda text: text[:50])
def test_a_repair_done_again_gives_the_same_and_adds_no_word(text: str) -> None:
    before, _, rest = text.partition(" => ")
    after, edits = mended(before)
    again = before
    for edit in edits:
        again = redone(again, edit)
    assert again == after == rest.partition(" |")[0]
    assert set(words(after)) <= set(words(before))


@pytest.mark.parametrize("text", REPAIRED, ids=lambda text: text[:50])
def test_a_repaired_sentence_of_a_summary_has_a_receipt_that_checks(text: str) -> None:
    before, _, rest = text.partition(" => ")
    one = article(before, title="A lamp")
    (point,) = Extractive(1)(one).sentences
    assert point.text == rest.partition(" |")[0]
    assert checks(point, {one.id: one})


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("The ferry sailed.", "dropped leading 'But'"),
        ("But the ferry sailed.", "dropped 'ferry'"),
        ("But the ferry sailed.", "dropped leading 'But the'x"),
        ("Butter is dear in Kessock.", "dropped leading 'But'"),
        ("The ferry (red) sailed.", "dropped '(red)'"),
        ("Reed sailed.", "'Reed' in full: 'Hanna Marsh'"),
        ("Reed sailed.", "'Marsh' in full: 'Hanna Marsh'"),
        ("Reed sailed.", "made it better"),
    ],
)
def test_an_edit_that_names_no_repair_of_this_sentence_leaves_nothing(text: str, edit: str) -> None:
    assert redone(text, edit) == ""


def test_a_sentence_inside_a_quotation_that_began_before_it_is_not_whole() -> None:
    one = article(
        "“The lamp has been dark since Monday. Nobody on the council has come to look at it. It is a shame,” she said.",
        "The council of Kessock will look at the lamp on Friday morning.",
    )
    assert fit(sentences(one)) == [False, False, False, True]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    one = article("“The lamp has been dark since Monday.", "The council will look at the lamp on Friday morning.")
    assert fit(sentences(one)) == [False, True]


def test_the_name_in_full_is_written_where_it_first_stands_and_in_no_quotation() -> None:
    assert in_full("Reed and Reed's son sailed.", "Reed", "Hanna Reed")[0] == "Hanna Reed and Reed's son sailed."
    assert may_name("Reed said “no” to Marsh.", "Reed")
    assert not may_name("Marsh said “Reed sailed” on Monday.", "Reed")


@given(
    st.lists(st.sampled_from(["But ", "“", "he ", "said ", ", ", "The plan ", "this ", "(above) ", "Reed: ", "’", "."]))
)
def test_any_words_at_all_are_judged_without_error_and_repairs_can_be_done_again(parts: list[str]) -> None:
    text = "".join(parts).strip() or "x"
    assert isinstance(alone(text), bool)
    for repair in (unlinked, unpointed):
        after, edit = repair(text)
        assert after == (redone(text, edit) if edit else text)
