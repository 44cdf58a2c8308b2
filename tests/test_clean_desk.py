"""Whether a text came with its page: by how much furniture stands outside the story, and how much else does."""

from __future__ import annotations

import pytest

from digest.clean import desk
from digest.clean.desk import Desk, Verdict
from digest.clean.pieces import Piece
from digest.clean.place import Place

SENTENCE = "The lamp on the head went out again on Monday night and nobody on the island came to light it."
"""Twenty words."""


def is_page(furniture: int, rest: list[str], story: int = 10) -> bool:
    """Whether a text is a page that has so many sentences of ``story``, which end where the model says that the story
    does, and below them so many buttons of ``furniture`` and the lines ``rest``."""
    lines = [SENTENCE] * story + ["Share"] * furniture + rest
    verdicts: list[Verdict] = [(SENTENCE, None)] * story
    verdicts += [("", "share")] * furniture + [(line, None) for line in rest]
    text = Desk.of([Piece(line, 0, len(line), line) for line in lines], "en")
    return desk._is_page(text, verdicts, Place(-1, 0, story - 1, {}))


PAGES = [
    (0, ["Harbour", "The tides"], True),
    (0, ["A line of verse that goes,"], False),
    (0, ["Tides of the bay"] * 6, False),
    (5, [SENTENCE] * 3, False),
    (6, [SENTENCE] * 3, True),
    (6, [SENTENCE] * 6, False),
    (9, [SENTENCE] * 6, False),
    (10, [SENTENCE] * 6, True),
]


@pytest.mark.parametrize(("furniture", "rest", "page"), PAGES)
def test_what_stands_outside_a_story_goes_with_enough_furniture_or_where_it_is_little_and_like_a_menu(
    furniture: int, rest: list[str], *, page: bool
) -> None:
    assert is_page(furniture, rest) == page
