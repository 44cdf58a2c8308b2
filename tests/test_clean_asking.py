"""Cues and lengths: a rule is asked of fewer lines, and none the less takes whatever it would take."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import RULES, Rule, rules
from digest.clean.asking import Index, index_of, is_noise
from digest.clean.languages import PACKS
from digest.clean.rules import ANY_LENGTH, EVERY, LONGEST, Cues, Spot, one_each, one_of, whole

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ru", "und")
TAKES = [(rule, text) for rule in RULES for text in rule.takes]
PARTS = sorted({text for _, text in TAKES})
WORDS = sorted({word for text in PARTS for word in text.split()})
Taken = list[tuple[str, tuple[int, int]]]


def named(value: object) -> str | None:
    return value.name if isinstance(value, Rule) else None


def taken(asked: Sequence[Rule], text: str, language: str) -> Taken:
    """What those of ``asked`` take that take something, wherever ``text`` stands."""
    spots = [Spot(text, "head", language), Spot(text, "body", language), Spot(text, "tail", language)]
    found = [(rule.name, rule(spot)) for rule in asked for spot in spots]
    return [(name, span) for name, span in found if span]


def test_the_rules_of_a_language_are_its_own_and_those_of_every_language_in_their_order() -> None:
    for language in LANGUAGES:
        index = index_of(language)
        ranked = index.always | {rank: rule for several in index.by_cue.values() for rank, rule in several.items()}
        expected = [rule for rule in rules() if rule.languages in {EVERY} or language in rule.languages]
        assert [ranked[rank] for rank in sorted(ranked)] == expected
    assert any(rule in PACKS for rule in index_of("de").ask("Anzeige"))


@pytest.mark.parametrize(("rule", "text"), TAKES, ids=named)
def test_a_rule_is_asked_of_each_example_it_takes(rule: Rule, text: str) -> None:
    for language in rule.languages or LANGUAGES:
        assert rule in index_of(language).ask(text)


@pytest.mark.parametrize(("rule", "text"), TAKES, ids=named)
def test_a_rule_is_asked_of_its_example_in_capitals_and_with_its_figures_run_on(rule: Rule, text: str) -> None:
    for language in rule.languages or LANGUAGES:
        asked = index_of(language).ask
        for changed in (
            text.upper(),
            text.lower(),
            text.title(),
            f"{text}.",
            text.replace("1 ", "1").replace("0 ", "0"),
        ):
            assert taken(asked(changed), changed, language) == taken(rules(), changed, language)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(LANGUAGES),
    st.lists(st.one_of(st.sampled_from(PARTS), st.sampled_from(WORDS)), max_size=6),
    st.sampled_from([" ", " ", ": ", " | ", ". "]),
)
def test_asking_by_cues_takes_of_any_line_what_asking_every_rule_would(
    language: str, parts: list[str], joint: str
) -> None:
    text = joint.join(parts)
    assert taken(index_of(language).ask(text), text, language) == taken(rules(), text, language)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.longest < ANY_LENGTH], ids=named)
def test_the_longest_line_that_a_rule_is_asked_of_is_longer_than_its_examples(rule: Rule) -> None:
    assert max(map(len, rule.takes)) <= rule.longest <= LONGEST


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.cues], ids=named)
def test_each_cue_is_one_word_or_sign_as_a_line_is_looked_up_by(rule: Rule) -> None:
    cues = rule.cues.split()
    assert all(cue in Cues.of(cues).among(f"«{cue}»") for cue in cues)
    assert len(set(cues)) == len(cues)


def test_words_are_found_beside_figures_and_low_lines_and_any_figure_is_a_nought() -> None:
    there = {"copyright", "the", "_", "bell", ",", "fax", ":", "§", "0"}
    cues = Cues.of(there | {"right", "he", "copyright20", "4001", "#", "-"})
    assert cues.among("Copyright2026 The_Bell, 4001fax: §") == there
    assert cues.among("") == cues.among("Copyrights theft") == set()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from([*WORDS, *"“”‘’.,:;?_–©é0٣ßKſİ", "\x1f", "\ud800"]), st.text(max_size=3)), max_size=6
    ),
    st.sampled_from(["", " ", "’"]),
)
def test_a_cue_is_found_among_plain_letters_as_it_is_beside_foreign_ones(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    cues = index_of("en").cues
    assert cues.among(text) == cues.among(f"{text} é")


def test_a_rule_of_whole_lines_has_a_cue_in_each_of_them() -> None:
    lines = "e-mail | text size | x | print | print this page"
    assert one_each(lines) == "mail print text x"
    rule = Rule("buttons", "test", "is a button", one_of(*lines.split(" | ")), (), (), cues=one_each(lines))
    assert all(Index.of([rule]).ask(f"{line.upper()} …") == [rule] for line in lines.split(" | "))


def test_a_rule_without_a_cue_in_the_line_or_too_short_for_it_is_not_asked() -> None:
    every = Rule("every", "test", "asked of all lines", whole(".+"), (), ())
    lamp = Rule("lamp", "test", "asked where there is a lamp", whole(".+"), (), (), cues="lamp lamps")
    short = Rule("short", "test", "asked of short lines", whole(".+"), (), (), longest=4)
    index = Index.of([lamp, every, short])
    assert [rule.name for rule in index.ask("Two LAMPS and a lamp")] == ["lamp", "every"]
    assert [rule.name for rule in index.ask("lamp")] == ["lamp", "every", "short"]
    assert [rule.name for rule in index.ask("dark")] == ["every", "short"]
    assert [rule.name for rule in index.ask("lampoon")] == ["every"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*PARTS, *WORDS]), min_size=1, max_size=3))
def test_a_line_is_noise_where_any_rule_of_its_language_takes_all_of_it_anywhere(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = [rule(Spot(text, "tail", "en")) for rule in rules()]
    assert is_noise(text, "en") == ((0, len(text)) in spans and len(text) <= LONGEST)


@pytest.mark.parametrize(
    ("name", "text", "takes"),
    [
        ("run-on-credit", "The last boat leaves the slip at duskPhoto: Ansel Roe", True),
        ("run-on-credit", "The last boat left at dusk. Photo: the word that the mayor would not say.", False),
        ("run-on-credit", "She wrote that f(X) grows with every year that the sea is warm.", False),
        ("gallery-caption", "3/12The mayor rows the first boat across the bay", True),
        ("gallery-caption", "2 of 12 boats were lost in the storm that night.", False),
        ("elsewhere-link", "On HarbourNews.example: The man who counts gulls", True),
        ("elsewhere-link", "On Tuesday: the man who counts gulls was asked to stop.", False),
        ("reader-appeal", "If you liked this story, tell a friend about the Bell.", True),
        ("reader-appeal", "If you liked this, you will like the island, the guide said.", False),
        ("postal-address", "9 Rope Walk, Tarn | 555-010-2000 tel", True),
        ("postal-address", "9 Rope Walk, Tarn | 555-010-2000tel | 555-010-2001fax", True),
        ("postal-address", "The tel at the edge of the desert was dug in 1931.", False),
        ("lone-number", "[7]", True),
        ("lone-number", "1974", False),
        ("social", "Subscribe to the Tarn Courier channel for more", True),
        ("social", "Follow @tarncourier", True),
        ("social", "Subscribe to his view of the world and you will be poor.", False),
    ],
)
def test_a_rule_added_for_pages_takes_furniture_and_leaves_its_likeness_in_a_sentence(
    name: str, text: str, *, takes: bool
) -> None:
    span = next((rule(Spot(text, "tail")) for rule in index_of("en").ask(text) if rule.name == name), None)
    assert span == ((0, len(text)) if takes else None)
