"""Words: what counts as one, and which of them say what a text is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import words

WORDS = {
    "The Ferry": ["the", "ferry"],
    "don’t and don't": ["don't", "and", "don't"],
    "The keeper’s log": ["the", "keeper", "log"],
    "O'Neill's boat": ["o'neill", "boat"],
    "‘tis 3.5%": ["tis", "3", "5"],
    "co-op, harbour-master": ["co", "op", "harbour", "master"],
    "snake_case": ["snake", "case"],
    "Łódź café Порт": ["łódź", "café", "порт"],
    "— … ! 🚢": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), WORDS.items())
def test_words_are_small_and_in_order(text: str, expected: list[str]) -> None:
    assert words.words(text) == expected


ONE_STEM = [
    ("talk", "talks", "talked", "talking"),
    ("harbour", "harbours"),
    ("ferry", "ferries"),
    ("class", "classes"),
    ("boat", "boats"),
    ("report", "reported", "reporting", "reports"),
]


@pytest.mark.parametrize("family", ONE_STEM)
def test_forms_of_a_word_meet_in_one_stem(family: tuple[str, ...]) -> None:
    assert len({words.stem(word) for word in family}) == 1


@pytest.mark.parametrize("word", ["was", "news", "gas", "bus", "seed", "king", "wing", "reed", "moss", "bed", "tern"])
def test_a_short_word_stays_as_it_is(word: str) -> None:
    assert words.stem(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [("james", "jamie"), ("jones", "jonas"), ("hughes", "hugh"), ("morse", "morsing"), ("reed", "reese")],
)
def test_two_unrelated_names_keep_two_stems(one: str, other: str) -> None:
    assert words.stem(one) != words.stem(other)


@given(st.text(alphabet="abcdeginrsty", min_size=1, max_size=14))
def test_a_stem_is_never_shorter_than_four_letters_of_a_longer_word(word: str) -> None:
    assert len(words.stem(word)) >= min(4, len(word))


def test_content_words_leave_out_the_common_ones_and_single_letters() -> None:
    assert words.content_words("The keeper’s boats were said to sail on a B road") == ["keeper", "boat", "sail", "road"]


def test_content_words_come_back_as_often_as_they_stand() -> None:
    assert words.content_words("Ferry, ferries and the ferry") == ["ferry", "ferry", "ferry"]
