"""Patterns of an editor's rules: those that double their ways are refused before they are asked, plain ones never."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import RULES
from digest.clean.patterns import refusal

DOUBLING = {
    r"(a+)+b": "(a+)+",
    r"((a+))+b": "((a+))+",
    r"(a|a)*": "(a|a)*",
    r"x(a|aa)+$": "(a|aa)+",
    r"(a|ab|b)*c": "(a|ab|b)*",
    r"(a?a)+b": "(a?a)+",
    r"(a|)+b": "(a|)+",
    r"(.*)*": "(.*)*",
    r"(?:\w+\s?)*x": r"(?:\w+\s?)*",
    r"(?:\w|\d)+x": r"(?:\w|\d)+",
    r"(?:é|É)+x": "(?:é|É)+",
    r"(?:a|\x61)+b": r"(?:a|\x61)+",
    r"(?:a|[a-c])+d": "(?:a|[a-c])+",
    r"(?:[一-龥]|字)+x": "(?:[一-龥]|字)+",
    r"(x(a|a))*y": "(x(a|a))*",
    r"(a{1,2}){20,}b": "(a{1,2}){20,}",
    r"((a|a){6}){6}b": "(a|a){6}",
    r"(a*){4}b": "(a*){4}",
    r"(?P<name>a+\b)+c": r"(?P<name>a+\b)+",
    r"((a)|\2a)+b": r"((a)|\2a)+",
    r"(?:ab|a.)+c": "(?:ab|a.)+",
    r"(?:(?=a)a|a)+b": "(?:(?=a)a|a)+",
    r"(?:a|b{2}|b{2})+c": "(?:a|b{2}|b{2})+",
}
PLAIN = [
    "",
    r"(?:Mr|Mrs) [A-Z]\w+",
    r"(?:foo|bar)+",
    r"(?:foo|for)+",
    r"(\d+ )?x",
    r"\(a+\)+",
    r"[(a+)]+",
    r"(\(|\))+",
    r"(\d{1,3}\.){3}\d{1,3}",
    r"(?:(?!Photo).)+: .{3,160}",
    r"(?:\d|[a-z])+",
    r"(?:a|b)(?:a|c)",
    r"(?:a{2}b{3})+",
    r"(?i:(?:read|see)) (?:more|also)",
    r"\(?x\+?",
    r"[^]]+\]",
    r"a{b}+",
    r"(?#a b+ note)Sponsored.*",
    r"(\d+\.){3}\d+",
]


@pytest.mark.parametrize(("pattern", "part"), DOUBLING.items())
def test_a_pattern_with_two_ways_through_a_part_it_repeats_is_refused_with_that_part(pattern: str, part: str) -> None:
    re.compile(pattern)
    assert f"'{part}' repeats a part" in (refusal(pattern) or "")


@pytest.mark.parametrize("pattern", PLAIN)
def test_a_plain_pattern_is_not_refused(pattern: str) -> None:
    re.compile(pattern)
    assert refusal(pattern) is None


@pytest.mark.parametrize("pattern", [r"(?x)(a | a b)+", r"(?ix: a | a)"])
def test_a_pattern_whose_spaces_mean_nothing_is_refused_for_it_is_not_what_it_seems(pattern: str) -> None:
    assert "the flag x" in (refusal(pattern) or "")


def test_every_example_of_a_built_in_rule_is_a_plain_pattern() -> None:
    """An editor pastes the line that is to go."""
    lines = [re.escape(line) for rule in RULES for line in rule.takes]
    assert [line for line in lines if refusal(line)] == []


SIMPLE = st.sampled_from(["a", "b", "[ab]", ".", "a?", "b*", "a{2}"])
JOINED = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}|{two[1]})"),
        inner.map(lambda one: f"({one})+"),
    ),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(JOINED, JOINED.map(lambda one: f"(?:{one})*")))
def test_a_pattern_that_is_let_through_is_done_with_a_line_that_doubles_the_ways_of_others(pattern: str) -> None:
    """One that doubles would never come back from 60 letters."""
    if refusal(pattern) is None:
        assert re.fullmatch(f"(?:{pattern})c", "ab" * 10 + "a" * 40) is None
