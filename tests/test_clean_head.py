"""In which lines of a text its head is looked for, and in what order."""

from __future__ import annotations

from digest.clean.desk import Bounds
from digest.clean.head import above
from digest.clean.pieces import Piece
from digest.clean.place import Place


def put(headline: int, first: int, last: int) -> Bounds:
    """The bounds of a story drawn from ``first`` to ``last`` below the ``headline``."""
    return Bounds(first, last, Place(headline, first, last, {}))


def lines_of_head(first_line: str, where: Bounds, explicit: frozenset[int] = frozenset()) -> list[int]:
    """The lines in which a head is looked for in a text that begins with ``first_line``."""
    lines = [first_line, *(["The lamp is lit."] * 99)]
    return above([Piece(text, 0, len(text), text) for text in lines], where, explicit)


def test_lines_above_a_story_are_its_head_where_the_likeliest_headline_stands_in_it() -> None:
    assert lines_of_head("Home", put(5, 3, 9)) == [0, 1, 2]
    assert lines_of_head("Home", put(-1, 3, 9)) == [0, 1, 2]
    assert lines_of_head("Home", Bounds(3, 9)) == [0, 1, 2]
    assert lines_of_head("Home", Bounds(60, 90)) == list(range(40))


def test_a_head_is_read_from_the_headline_down_to_the_story_then_upwards_from_it() -> None:
    assert lines_of_head("Home", put(1, 3, 9)) == [1, 2, 0]
    assert lines_of_head("Home", put(1, 3, 9), frozenset({0})) == [0, 1, 2]
    assert lines_of_head("Home", put(3, 3, 9)) == [3, 2, 1, 0]
    fourteen = list(range(19, 5, -1))
    assert lines_of_head("Home", put(20, 22, 90)) == [20, 21, *fourteen]
    titled = "Old lamp to be lit again | The Tarn Courier"
    assert lines_of_head(titled, put(20, 22, 90)) == [0, 20, 21, *fourteen]
    assert lines_of_head(titled, put(20, 22, 90), frozenset({21, 2})) == [2, 21, 0, 20, *fourteen]
