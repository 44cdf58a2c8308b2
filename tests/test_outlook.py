"""What matters and what is next, told from two tables of own sentences; a yes that is none is worse than a miss."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digest.model import Article, Point
from digest.summarise import Sentence, checks, sentences
from digest.summarise.alone import fit
from digest.summarise.outlook import outlook
from tests.texts import article

DATA = Path(__file__).parent / "data"
LEDE = "The council of Kessock met in the old hall for an hour and went home at noon."
NO_LEDE = Point("", ())


def rows(name: str, marks: str) -> list[str]:
    """The sentences of a table under one of ``marks``: + yes and - no, = yes and ~ no where no cue was tuned."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line[2:] for line in lines if line[0] in marks]


def whole(one: Article) -> list[Sentence]:
    parts = sentences(one)
    return [part for part, good in zip(parts, fit(parts), strict=True) if good]


def picked(name: str, text: str) -> bool:
    one = article(LEDE, text)
    matters, following = outlook(one, whole(one), NO_LEDE)
    return text in [point.text for point in (matters if name == "matters.txt" else following)]


@pytest.mark.parametrize("name", ["matters.txt", "next.txt"])
@pytest.mark.parametrize(("yes", "no"), [("+", "-"), ("=", "~")], ids=["tuned", "held out"])
def test_most_that_says_so_is_picked_and_next_to_nothing_else(name: str, yes: str, no: str) -> None:
    """At least nine in ten of those picked are right, and eight in ten of those that are there are picked."""
    right = sum(picked(name, text) for text in rows(name, yes))
    wrong = [text for text in rows(name, no) if picked(name, text)]
    assert len(rows(name, yes)) >= 30
    assert len(rows(name, no)) >= 30
    assert right >= 0.8 * len(rows(name, yes))
    assert right >= 0.9 * (right + len(wrong)), wrong


def test_at_most_two_are_picked_and_they_stand_in_order_with_receipts_that_hold() -> None:
    one = article(LEDE, *rows("matters.txt", "+")[1:8], *rows("next.txt", "+")[:5])
    for points in outlook(one, whole(one), NO_LEDE):
        assert len(points) == 2
        assert points[0].receipts[0].sentence < points[1].receipts[0].sentence
        assert all(checks(point, {one.id: one}) and not point.edits for point in points)


@pytest.mark.parametrize(
    ("joined", "word"), [("Meanwhile, the", "Meanwhile"), ("However , the", "However"), ("But the", "But")]
)
def test_a_line_is_picked_without_the_word_that_joins_it_and_its_edit_says_so(joined: str, word: str) -> None:
    one = article(LEDE, f"{joined} council is due to vote on the budget on Thursday.")
    (point,) = outlook(one, whole(one), NO_LEDE)[1]
    assert point.text == "The council is due to vote on the budget on Thursday."
    assert point.edits == (f"dropped leading '{word}'",)
    assert checks(point, {one.id: one})


def test_what_leans_once_its_joining_word_is_dropped_is_not_picked() -> None:
    one = article(LEDE, "But if it rains, the council is due to vote on the budget on Thursday.")
    assert outlook(one, whole(one), NO_LEDE)[1] == ()


def test_neither_the_first_sentence_nor_the_lede_is_picked_again() -> None:
    text = rows("next.txt", "+")[0]
    first = article(text, LEDE)
    assert outlook(first, whole(first), NO_LEDE) == ((), ())
    one = article(LEDE, text)
    (point,) = outlook(one, whole(one), NO_LEDE)[1]
    assert outlook(one, whole(one), point) == ((), ())


def test_an_article_that_says_neither_and_one_in_another_language_have_none() -> None:
    plain = article(LEDE, "The clerk wrote it down and shut the book.")
    assert outlook(plain, whole(plain), NO_LEDE) == ((), ())
    abroad = replace(article(LEDE, rows("next.txt", "+")[0]), language="de")
    assert outlook(abroad, whole(abroad), NO_LEDE) == ((), ())
