"""The cleaning rules: each shows what it takes and what it leaves, and none takes a sentence of a story."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from digest.clean import RULES, Rule
from digest.clean.rules import LONGEST, Spot, prefix, suffix

DATA = Path(__file__).parent / "data"
STORY = (DATA / "story_lines.txt").read_text(encoding="utf-8").splitlines()
INSIDE = (DATA / "story_lines_inside.txt").read_text(encoding="utf-8").splitlines()
Place = Literal["head", "body", "tail"]
PLACES: tuple[Place, ...] = ("head", "body", "tail")
PLACE_OF: dict[str, Place] = {"any": "body", "head": "head", "tail": "tail", "edge": "tail"}
TAKES = [(rule, text) for rule in RULES for text in rule.takes]
LEAVES = [(rule, text) for rule in RULES for text in rule.leaves]


def spot(rule: Rule, text: str, place: Place) -> Spot:
    """A line in the first language that ``rule`` holds for."""
    return Spot(text, place, rule.languages[0] if rule.languages else "en")


def named(value: object) -> str | None:
    return value.name if isinstance(value, Rule) else None


@pytest.mark.parametrize(("rule", "text"), TAKES, ids=named)
def test_a_rule_takes_its_example_where_it_may_stand(rule: Rule, text: str) -> None:
    span = rule(spot(rule, text, PLACE_OF[rule.zone]))
    assert span is not None
    assert 0 <= span[0] < span[1] <= len(text)
    assert span[0] == 0 or span[1] == len(text)


@pytest.mark.parametrize(("rule", "text"), LEAVES, ids=named)
def test_a_rule_leaves_its_counterexample_wherever_it_stands(rule: Rule, text: str) -> None:
    assert [rule(spot(rule, text, place)) for place in PLACES] == [None, None, None]


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_says_what_it_does_and_shows_it_both_ways(rule: Rule) -> None:
    assert rule.takes
    assert rule.leaves
    assert len(rule.reason.split()) >= 3
    assert rule.group


def test_no_two_rules_have_one_name() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.zone != "any"], ids=named)
def test_a_rule_for_the_edge_of_a_text_is_silent_inside_it(rule: Rule) -> None:
    assert all(rule(spot(rule, text, "body")) is None for text in rule.takes)


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_line_longer_than_any_furniture_is_never_taken_whole(rule: Rule) -> None:
    text = "A sentence of the story that goes on. " * 20
    assert len(text) > LONGEST
    assert all(rule(spot(rule, text, place)) is None for place in PLACES)


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_asks_nothing_of_an_empty_or_hostile_line_that_costs_time(rule: Rule) -> None:
    """A pattern that tries every way of cutting a line would never come back from these."""
    for text in ("", " ", "a" * 5000, "A " * 2500, "| " * 2500, "By " + "A, " * 1500, "(" * 400, "# " * 200, "?" * 400):
        for place in PLACES:
            span = rule(spot(rule, text, place))
            assert span is None or span[1] <= len(text)


@pytest.mark.parametrize("text", STORY)
def test_no_rule_takes_a_sentence_of_a_story(text: str) -> None:
    taken = [(rule.name, place) for rule in RULES for place in PLACES if rule(spot(rule, text, place))]
    assert not taken


@pytest.mark.parametrize("text", INSIDE)
def test_no_rule_takes_inside_a_text_what_is_furniture_only_at_its_edges(text: str) -> None:
    assert not [rule.name for rule in RULES if rule(Spot(text, "body"))]


def test_the_table_of_story_lines_is_large_and_has_no_line_twice() -> None:
    assert len(STORY) >= 80
    assert len(set(STORY)) == len(STORY)


ABROAD = [line.split("\t") for line in (DATA / "story_lines_abroad.txt").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("language", "text"), ABROAD)
def test_no_rule_takes_a_sentence_of_a_story_in_another_language(language: str, text: str) -> None:
    taken = [(rule.name, place) for rule in RULES for place in PLACES if rule(Spot(text, place, language))]
    assert not taken


def test_each_language_has_its_story_lines_and_none_stands_twice() -> None:
    assert {language for language, _ in ABROAD} == {"de", "es", "fr", "it", "pt"}
    assert len({text for _, text in ABROAD}) == len(ABROAD) >= 100


def test_a_rule_of_one_language_is_silent_in_the_others() -> None:
    assert [rule.name for rule in RULES if rule(Spot("Anzeige", "body", "de"))] == ["advertisement-de"]
    assert not [rule.name for rule in RULES if rule(Spot("Anzeige", "body", "en"))]
    assert not [rule.name for rule in RULES if rule(Spot("Advertisement", "body", "de"))]


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST + 1, 100 * LONGEST])
def test_a_rule_for_a_beginning_or_an_end_sees_no_more_of_a_line_than_furniture_is_long(length: int) -> None:
    line = Spot("x" * length + ".", "body")
    most = min(length, LONGEST)
    assert prefix("x+")(line) == (0, most)
    assert suffix(r"[x.]+")(line) == (max(0, length + 1 - LONGEST), length + 1)
    assert prefix(rf"(?=.{{{LONGEST + 1}}})x")(line) is None
    assert suffix(rf".{{{LONGEST + 1}}}")(line) is None
