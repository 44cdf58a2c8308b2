"""Figures: numbers with their unit, told from a table of own sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summarise import leads, sentences
from digest.summarise.figures import figures
from tests.texts import article

TABLE = Path(__file__).parent / "data" / "figures.txt"
Case = tuple[str, list[tuple[str, float, str]]]


def cases() -> list[Case]:
    """Each sentence with the words, the value and the unit of its figures."""
    found: list[Case] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("= "):
            words, value, unit = (part.strip() for part in line[2:].split("|"))
            found[-1][1].append((words, float(value), unit))
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("text", "expected"), cases())
def test_a_number_is_given_with_its_value_and_unit(text: str, expected: list[tuple[str, float, str]]) -> None:
    one = article(text)
    assert [(each.text, each.value, each.unit) for each in figures(one, sentences(one))] == expected


def test_the_table_of_figures_is_large_enough_to_mean_something() -> None:
    assert len(cases()) >= 50
    assert sum(not wanted for _, wanted in cases()) >= 20


def test_the_weightiest_figures_are_kept_in_the_order_of_the_article() -> None:
    one = article("He rowed for 12 hours with 3 oars.", "At least 40 people died, and $5 million was lost.")
    assert [each.text for each in figures(one, sentences(one), 2)] == ["At least 40 people died", "$5 million"]


def test_a_number_that_comes_twice_is_given_once() -> None:
    one = article("The yard lost 40 boats.", "It was sad to lose 40 boats.")
    assert len(figures(one, sentences(one))) == 1


@given(st.text(alphabet="19.,$%- amteopl", max_size=80))
def test_any_text_at_all_gives_figures_that_stand_in_it(text: str) -> None:
    one = article(*([" ".join(text.split())] if text.split() else []))
    assert all(leads(each.receipts, each.text, {one.id: one}) for each in figures(one, sentences(one)))
