"""Cues and the order of rules: no rule misses a line for a cue it lacks, and of two that take a line the first has it.

The lines are made from the rules' own patterns, so that a word that stands in one and is no cue is found.
"""

from __future__ import annotations

import inspect
import re
from typing import Literal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from digest.clean import RULES, Rule
from digest.clean.asking import index_of
from digest.clean.rules import Spot

LETTERS = st.characters(codec="latin-1", categories=["L", "N", "P", "Zs"])
ZONES: tuple[Literal["head", "body", "tail"], ...] = ("head", "body", "tail")


def within(rule: Rule, kind: type) -> list[object]:
    """What of ``kind`` the rule looks for: its patterns, or its table of lines."""
    return [one for one in inspect.getclosurevars(rule.find).nonlocals.values() if isinstance(one, kind)]


PATTERNS = [
    (rule, pattern)
    for rule in RULES
    if rule.cues
    for pattern in within(rule, re.Pattern)
    if isinstance(pattern, re.Pattern)
]
TABLES = [(rule, table) for rule in RULES for table in within(rule, frozenset) if isinstance(table, frozenset)]


def test_most_rules_show_what_they_look_for() -> None:
    assert len(PATTERNS) >= 35
    assert len(TABLES) >= 15


@pytest.mark.parametrize(("rule", "pattern"), PATTERNS, ids=[rule.name for rule, _ in PATTERNS])
def test_each_line_that_a_rule_s_pattern_can_make_and_the_rule_takes_has_one_of_its_cues(
    rule: Rule, pattern: re.Pattern[str]
) -> None:
    language = rule.languages[0] if rule.languages else "en"

    @settings(
        max_examples=60,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(st.from_regex(pattern, fullmatch=True, alphabet=LETTERS))
    def check(line: str) -> None:
        text = " ".join(line.split())
        taken = len(text) <= rule.longest and any(rule(Spot(text, zone, language)) for zone in ZONES)
        assert not taken or rule in index_of(language).ask(text)

    check()


@pytest.mark.parametrize(("rule", "table"), TABLES, ids=[rule.name for rule, _ in TABLES])
def test_a_rule_is_asked_of_each_line_of_its_table(rule: Rule, table: frozenset[str]) -> None:
    language = rule.languages[0] if rule.languages else "en"
    assert [line for line in table if rule not in index_of(language).ask(line)] == []


def test_no_english_rule_is_asked_of_every_line() -> None:
    """Each rule without a cue costs time on every line there is."""
    assert index_of("en").always == {}


FIRST = [
    ("en", "Words by Ann Stone, photographs by Bo Ek", "byline"),
    ("en", "Photography by Bo Ek (AP Photo/Bo Ek)", "caption-with-source"),
    ("en", "(Photo: Ann Lee)", "caption-with-source"),
    ("en", "Subscribe to the Quayside YouTube channel for the latest films", "newsletter"),
    ("en", "Sign up to read our newsletter", "newsletter"),
    ("en", "Subscribe", "paywall"),
    ("de", "Instagram", "share-buttons"),
    ("de", "Sport", "menu-word"),
]


@pytest.mark.parametrize(("language", "text", "first"), FIRST)
def test_of_two_rules_that_take_a_line_the_first_in_the_order_has_it(language: str, text: str, first: str) -> None:
    spot = Spot(text, "tail", language)
    taking = [rule.name for rule in index_of(language).ask(text) if rule(spot)]
    assert taking[0] == first
