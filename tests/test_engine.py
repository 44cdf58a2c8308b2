"""The machine room: order kept, expected failures as values, bugs as crashes, time on record."""

from __future__ import annotations

import pytest

from digest.engine import Engine, once
from digest.errors import SourceError


def half(number: int) -> int:
    if number % 2:
        raise SourceError("is odd", where=str(number), hint="add one")
    return number // 2


def test_results_come_out_in_the_order_of_their_items() -> None:
    done, skipped = Engine().map("halve", half, [8, 2, 4], str)
    assert done == [4, 1, 2]
    assert skipped == []


def test_an_item_that_fails_as_expected_is_a_value_and_costs_no_other() -> None:
    done, skipped = Engine().map("halve", half, [8, 3, 4], lambda item: f"item {item}")
    assert done == [4, 2]
    assert [(one.stage, one.item, one.why, one.hint) for one in skipped] == [("halve", "item 3", "is odd", "add one")]


def test_a_bug_is_a_crash() -> None:
    with pytest.raises(ZeroDivisionError):
        Engine().map("divide", lambda item: 1 // item, [1, 0], str)


def test_a_stage_with_several_results_an_item_gives_them_in_order() -> None:
    done, skipped = Engine().flat_map("count", lambda item: iter(range(half(item))), [4, 3, 6], str)
    assert done == [0, 1, 0, 1, 2]
    assert [one.item for one in skipped] == ["3"]


def test_a_failure_in_the_middle_of_an_item_costs_that_item_whole() -> None:
    """A feed that breaks half-way does not give half of its entries without a word."""

    def broken(item: int) -> list[int]:
        return [half(number) for number in range(item, item + 2)]

    done, skipped = Engine().flat_map("halve", broken, [2], str)
    assert done == []
    assert len(skipped) == 1


def test_somebody_who_watches_is_told_of_every_item_even_of_one_that_failed() -> None:
    told: list[tuple[str, int, int]] = []
    Engine(lambda stage, done, total: told.append((stage, done, total))).map("halve", half, [2, 3, 4], str)
    assert told == [("halve", 1, 3), ("halve", 2, 3), ("halve", 3, 3)]


def test_the_time_of_a_stage_is_what_its_clock_says_and_adds_up() -> None:
    times = iter([10.0, 12.5, 20.0, 21.0, 30.0, 30.25])
    engine = Engine(clock=lambda: next(times))
    for _ in range(2):
        with engine.stage("link"):
            pass
    with engine.stage("plan"):
        pass
    assert engine.seconds == {"link": 3.5, "plan": 0.25}


def test_the_time_of_a_stage_that_crashes_is_on_record_too() -> None:
    times = iter([1.0, 4.0])
    engine = Engine(clock=lambda: next(times))
    with pytest.raises(ZeroDivisionError), engine.stage("link"):
        raise ZeroDivisionError
    assert engine.seconds == {"link": 3.0}


def test_nothing_to_do_is_done() -> None:
    engine = Engine()
    assert engine.map("halve", half, [], str) == ([], [])
    assert "halve" in engine.seconds


def test_a_stage_that_is_asked_once_is_asked_again_for_what_is_not_equal_alone() -> None:
    asked: list[tuple[int, ...]] = []

    def total(item: tuple[int, ...]) -> int:
        asked.append(item)
        return sum(item)

    stage = once(total)
    assert [stage((1, 2)), stage((1, 2)), stage((3,)), stage((1, 2))] == [3, 3, 3, 3]
    assert asked == [(1, 2), (3,)]
