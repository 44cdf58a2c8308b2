"""Patterns that find words quickly find what the plain ones find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from digest.summarise.patterns import any_word, has_digit, in_small

WORDS = "he him his hers she they I we us"
PIECES = st.sampled_from([*WORDS.split(), "they two", "these", "sh", "the", " ", "’", "-", "_", "é", "9", "\n"])


@given(st.lists(PIECES).map("".join))
def test_any_word_finds_each_word_of_its_own_where_a_plain_pattern_does(text: str) -> None:
    plain = re.compile(rf"\b(?:{WORDS.replace(' ', '|')}|they two)\b")
    quick = re.compile(any_word(WORDS, "they two"))
    assert [match.start() for match in quick.finditer(text)] == [match.start() for match in plain.finditer(text)]


@given(st.text())
def test_each_letter_keeps_its_place_when_it_is_made_small(text: str) -> None:
    assert [len(letter) for letter in map(in_small, text)] == [1] * len(text) == [1] * len(in_small(text))


def test_a_letter_that_would_become_two_is_made_small_as_one() -> None:
    assert in_small("İZMİR said") == "izmir said"


@given(st.text(alphabet="abc 0459٣²"))
def test_a_digit_is_seen_where_there_is_one_of_ours(text: str) -> None:
    assert has_digit(text) == bool(re.search("[0-9]", text))
