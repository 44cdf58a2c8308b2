"""Whether two sentences tell the same, and whether their figures differ: pairs in invented words, half held back."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Differing, Member
from digest.pages.differing import in_short
from digest.summarise.account import accounts
from digest.summarise.account.agreement import Told, bears_out, copied, fact, repeats, same_body
from digest.summarise.account.amounts import amounts, close, exclude
from digest.summarise.account.counts import counts, without_speaker
from digest.summarise.account.differing import Counted, Ledger
from digest.texts import texts
from tests import story_pairs
from tests.factories import article, summary
from tests.story_pairs import Figures, Pair

PAIRS = [one for half in (False, True) for one in story_pairs.same(held_back=half)]
FIGURES = [one for half in (False, True) for one in story_pairs.figures(held_back=half)]
TWICE = [one for half in (False, True) for one in story_pairs.twice(held_back=half)]
WORDED = [one for half in (False, True) for one in story_pairs.figures(held_back=half, name="worded.txt")]
APART = [one for half in (False, True) for one in story_pairs.figures(held_back=half, name="apart.txt")]


def differing(*told: tuple[str, str]) -> tuple[Differing, ...]:
    """The figures that differ among sentences, each of an outlet of its own, told at the given moments."""
    articles = [article(f"outlet{n}/a.md", text, moment, title="A day") for n, (text, moment) in enumerate(told)]
    return accounts([Member(summary(one), one.dated.day, None, one.id) for one in articles])[-1].figures


def test_there_are_enough_pairs_of_each_kind() -> None:
    assert len(PAIRS) >= 25
    assert len(FIGURES) >= 25
    assert sum(one.found != "nothing" for one in WORDED) >= 25
    assert sum(one.found == "nothing" for one in WORDED) >= 40
    assert {one.found for one in FIGURES} == {"differ", "develops", "nothing"}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda one: one.why)
def test_a_sentence_is_borne_out_by_one_that_tells_the_same_and_by_no_other(pair: Pair) -> None:
    assert bears_out(fact(pair.other), fact(pair.said)) == pair.same


@pytest.mark.parametrize("pair", TWICE, ids=lambda one: one.why)
def test_a_sentence_is_not_told_beside_one_that_tells_most_of_it_whoever_says_so(pair: Pair) -> None:
    one, other = fact(pair.said), fact(pair.other)
    body, same = (fact(without_speaker(text)) for text in (pair.said, pair.other))
    assert (repeats(one, other) or same_body(body, same)) == pair.same


@pytest.mark.parametrize("pair", [*FIGURES, *WORDED, *APART], ids=lambda one: one.why)
def test_figures_differ_only_where_both_surely_count_one_thing(pair: Figures) -> None:
    days = [f"2026-03-{int(day):02}" for day in pair.days]
    found = differing((pair.one, days[0]), (pair.other, days[1]))
    assert ["develops" if one.develops else "differ" for one in found] == [pair.found] * (pair.found != "nothing")


def test_a_figure_told_with_a_bound_is_shown_with_it() -> None:
    told = ("The storm damaged 60 homes.", "The storm damaged more than 80 houses.")
    (found,) = differing(*((text, "2026-03-03") for text in told))
    assert in_short(found, texts("en")) == "one says 60 homes; one says at least 80"
    (found,) = differing((told[0], "2026-03-03"), (told[1], "2026-03-05"))
    assert in_short(found, texts("en")) == "60 homes, then at least 80 from 5 March"


def test_a_bound_that_may_hold_is_no_value_of_its_own_and_takes_no_exact_one_back() -> None:
    told = [
        "Police said 12 people had been hurt.",
        "Doctors said 14 people had been hurt.",
        "At least 10 people were hurt.",
    ]
    (found,) = differing(*((text, "2026-03-03") for text in told))
    assert [value.value for value in found.values] == [12, 14]
    both = "Police said 12 people had been hurt. At least ten people were hurt."
    (found,) = differing((both, "2026-03-03"), (told[1], "2026-03-03"))
    assert [value.value for value in found.values] == [12, 14]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ((60, ""), (80, "at least"), True),
        ((96, ""), (80, "at least"), False),
        ((30, "about"), (45, "at least"), True),
        ((30, "about"), (35, ""), False),
        ((200, "almost"), (300, ""), True),
        ((40, "almost"), (37, ""), False),
        ((12, "at most"), (18, ""), True),
        ((40, "at most"), (12, ""), False),
        ((100, "at least"), (98, ""), False),
    ],
)
def test_bounds_conflict_only_where_they_exclude_one_another(
    one: tuple[float, str], other: tuple[float, str], *, found: bool
) -> None:
    (value, bound), (second, also) = one, other
    assert exclude(float(value), bound, float(second), also) == found
    assert exclude(float(second), also, float(value), bound) == found


def test_of_six_outlets_five_say_one_value_and_one_another() -> None:
    told = [f"{who} said 12 people had been hurt." for who in ("Police", "The line", "Doctors", "Wardens", "The pilot")]
    (found,) = differing(*((text, "2026-03-03") for text in (*told, "The mayor said 14 people had been injured.")))
    assert [(value.value, value.witnesses, len(value.receipts)) for value in found.values] == [(12, 5, 5), (14, 1, 1)]


def test_one_wording_in_three_outlets_is_one_witness_of_its_figure() -> None:
    same = "The salvage company said that 12 people had been hurt in the lounge."
    told = [same, same, same, "In the lounge 14 people had been injured, police said."]
    (found,) = differing(*((text, "2026-03-03") for text in told))
    assert sorted(value.witnesses for value in found.values) == [1, 1]


def test_a_later_hour_of_one_day_is_later_where_both_hours_are_known() -> None:
    told = ("Police said 12 people had been hurt.", "Police said 14 people had been hurt.")
    (found,) = differing((told[0], "2026-03-03T08:00:00+00:00"), (told[1], "2026-03-03T19:30:00+00:00"))
    assert found.develops
    (found,) = differing((told[0], "2026-03-03T08:00:00+00:00"), (told[1], "2026-03-03"))
    assert not found.develops


def test_a_value_told_again_after_the_next_one_is_no_development() -> None:
    told = [(12, "2026-03-03"), (14, "2026-03-04"), (12, "2026-03-05")]
    (found,) = differing(*((f"Police said {count} people had been hurt.", day) for count, day in told))
    assert not found.develops


def test_a_new_value_of_two_things_that_differ_is_no_rise_of_either() -> None:
    """One outlet tells of the ship and one of the quay; the third does not say of which."""
    told = [("{} people were hurt on the ship.", 12, 10), ("{} people were hurt on the quay.", 14, 10)]
    told.append(("{} people were hurt.", 15, 11))
    assert differing(*((text.format(f"The gale: {count}"), f"2026-03-{day}") for text, count, day in told)) == ()


def test_values_of_one_day_that_differ_are_all_shown_beside_the_next_day_s() -> None:
    told = (("Police", 12, 10), ("Doctors", 14, 10), ("Wardens", 15, 11))
    (found,) = differing(*((f"{who} said {n} people had been hurt.", f"2026-03-{day}") for who, n, day in told))
    assert in_short(found, texts("en")) == "one says 12 people hurt; one says 14; one says 15"


def test_an_outlet_that_corrects_itself_differs_no_longer() -> None:
    told = [("a", 12, "2026-03-03"), ("b", 14, "2026-03-03"), ("a", 14, "2026-03-05")]
    texts = [(who, day, f"Officials of {who.upper()} said {count} people were hurt.") for who, count, day in told]
    articles = [article(f"{who}/{day}.md", text, day, title="A day") for who, day, text in texts]
    found = accounts([Member(summary(one), one.dated.day, None, one.id) for one in articles])
    assert [len(one.figures) for one in found] == [1, 0]


def test_a_figure_of_nothing_is_a_figure_and_is_far_from_any_other() -> None:
    told = [(f"The council set the mooring fee at £{pounds} in Ostry on Monday.", "2026-03-03") for pounds in (0, 5)]
    assert differing(*told) == ()
    (found,) = differing(*((text.replace("£0", "£4"), day) for text, day in told))
    assert [value.value for value in found.values] == [4, 5]


@given(st.lists(st.one_of(st.integers(0, 10**400), st.decimals(0, 10**15, places=2)), min_size=2, max_size=5))
def test_no_amount_stops_a_story_and_the_figures_of_one_thing_are_never_alike(paid: list[int | Decimal]) -> None:
    told = [(f"The council set the mooring fee at £{pounds} in Ostry on Monday.", "2026-03-03") for pounds in paid]
    for one in differing(*told):
        values = [value.value for value in one.values]
        assert len(values) > 1
        assert all(value < 10**18 for value in values)
        assert not any(close(a, b) for a, b in pairwise(sorted(values)))


def test_what_has_more_than_a_dozen_values_is_no_one_thing() -> None:
    """The votes for each of many items: an account of their order would be an account of nothing."""
    for many, found in ((12, 1), (13, 0)):
        text = [f"The council said item {n} passed with {100 + 7 * n} votes on Monday." for n in range(many)]
        assert len(differing(*((one, f"2026-03-{day:02}") for day, one in enumerate(text, 1)))) == found


def test_a_thing_that_was_dropped_stays_dropped_and_takes_in_what_counts_it() -> None:
    ledger = Ledger()
    for n in range(40):
        text = f"Item {n} passed with {100 + 7 * n} votes on Monday."
        (count,) = counts(text)
        ledger.add(Counted(count, f"a{n}", f"a{n}", None, "", (), fact(text)))
    assert ledger.differing() == ()
    assert ledger.replaced() == frozenset()


def test_an_article_that_gives_two_values_itself_is_not_held_against_another() -> None:
    both = "Police said 12 people had been hurt. The line said 14 people had been hurt."
    assert differing((both, "2026-03-03"), ("Doctors said 12 people had been injured.", "2026-03-03")) == ()


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [(1200, 1187, True), (63.4, 63, True), (2.5e6, 2.48e6, True), (12, 10, False), (12, 14, False), (240, 265, False)],
)
def test_a_rounded_value_is_close_to_the_exact_one(one: float, other: float, found: bool) -> None:  # noqa: FBT001
    assert close(float(one), float(other)) == found
    assert close(float(other), float(one)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thirty-four of 41 schools", [34, 41]),
        ("2.5 million crowns and £3bn", [2.5e6, 3e9]),
        ("nineteen hundred boats", [1900]),
        ("two hundred and fifty people", [250]),
        ("three thousand, two hundred and five boats of a hundred and one", [3205, 101]),
        ("half a million homes", [5e5]),
        ("two and a half million homes", [2.5e6]),
        ("a dozen people and two dozen boats", [12, 24]),
        ("three hundred, four hundred", [300, 400]),
        ("42 000 people", [42000]),
        ("12,5 per cent of 1,200", [12.5, 1200]),
        ("an 84-metre ship of Mi-17 kind", [84]),
        ("one day, 1,187 people", [1187]),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text: str, found: list[float]) -> None:
    assert [one.value for one in amounts(text)] == found


@pytest.mark.parametrize(
    "text", ["12 more", "10 to 12", "12 or so", "at 6.40pm", "aged 12", "1.200", "On March 12 300", "half a million"]
)
def test_a_number_that_may_mean_another_is_loose(text: str) -> None:
    assert all(one.loose for one in amounts(f"{text} people"))


def test_sentences_in_one_wording_are_from_one_hand() -> None:
    one = "The Isolde, an 84-metre ship built in 1998, struck the reef at 6.40pm in thick fog."
    assert copied(fact(one), fact(f"{one[:-1]}, the line said."))
    assert copied(fact("The captain stayed until the last."), fact("The captain stayed until the last."))
    assert not copied(fact(one), fact("At 6.40pm the Isolde, 84 metres long, hit the reef in fog."))
    assert not copied(fact("Police said 12 people had been hurt."), fact("The line said 12 people had been hurt."))


def test_what_a_fact_is_held_against_has_an_upper_bound() -> None:
    """Two hundred facts with one rare pair of terms are forty to look at, and a term of all leads to none."""
    told = Told(common=300, most=40)
    for number in range(200):
        told.add(fact(f"The kestrel and the otter met {number + 2} herons."))
    assert len(told.like(fact("A kestrel saw an otter."))) == 40
    crowded = Told(common=60)
    for number in range(200):
        crowded.add(fact(f"The kestrel and the otter met {number + 2} herons."))
    assert crowded.like(fact("A kestrel saw an otter.")) == []
