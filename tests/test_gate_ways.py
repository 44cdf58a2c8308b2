"""In what other ways the gate says a sentence, and which pieces of one it lets go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from digest.summarise import sentences
from digest.summarise.gate.skips import skips, turning
from digest.summarise.gate.tellings import tellings
from digest.summarise.gate.tokens import Token, tokens
from tests.sites import Folder
from tests.test_gate import CASES


@pytest.mark.parametrize(
    "part",
    [
        "and ",
        "a, ",
        "on Monday ",
        ", said Reed",
        "(X) ",
        ", who runs it, ",
        "Ada Wren, 44, was ",
        "voted 7-4 to ",
        '" ',
    ],
)
def test_a_sentence_has_no_more_ways_and_pieces_than_its_length_bears_out(part: str) -> None:
    """With a bound on the length of what is read, this bounds the work: each way is gone through once a piece."""
    long = tokens(part * (2400 // len(part)))
    ways = tellings(long)
    assert len(ways) <= 12
    assert all(len(way) <= len(long) + 2 and len(skips(way)) <= len(way) for way in ways)


def test_no_way_of_saying_a_sentence_adds_a_word_but_that(demo: Folder) -> None:
    """In all sentences of the demonstration and of the table: what is said otherwise is said with the same words."""
    texts = {one.text for member in demo.members.values() for one in sentences(member.article)}
    texts |= {text for one in CASES for text in one.cited}
    others = 0
    for text in sorted(texts):
        words = Counter(_bare(one) for one in tokens(text))
        for way in tellings(tokens(text))[1:]:
            others += 1
            assert not Counter(map(_bare, way)) - words - Counter({",": 1, ":": 1, "that": 1}), text
    assert others > 200


def _bare(one: Token) -> str:
    return one.low.removesuffix(".")


def test_no_piece_that_may_be_left_out_denies_doubts_or_ends_a_sentence_without_its_day(demo: Folder) -> None:
    """Of all sentences of the demonstration and of the table, said in every way: only a day stands at an end."""
    texts = {one.text for member in demo.members.values() for one in sentences(member.article)}
    texts |= {text for one in CASES for text in one.cited}
    ways = [way for text in sorted(texts) for way in tellings(tokens(text))]
    taken = [(way[a:b], b == len(way)) for way in ways for a, b in skips(way)]
    assert len(taken) > 40
    assert [_spoken(piece) for piece, _ in taken if turning(piece)] == []
    assert [_spoken(piece) for piece, last in taken if last and piece[0].low != "on"] == []


def _spoken(piece: Sequence[Token]) -> str:
    return " ".join(one.text for one in piece)
