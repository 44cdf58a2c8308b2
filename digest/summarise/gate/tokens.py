"""The words and signs of a sentence, as the gate compares them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PIECE = re.compile(r"[\"(),;:!?]|[^\s\"(),;:!?]+(?:[,:][0-9]+)*")
"""A sign, or what stands between spaces and signs: hyphen, minus, point and sign of money belong to their word."""
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
}
"""Each whole number up to twenty, by its word."""
SIGNS = frozenset('"(),;:!?')


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign as written, whether it stands in a quotation, and whether it is the first of its sentence."""

    text: str
    quoted: bool = False
    first: bool = False

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[:1].isupper()


def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of the sentence ``text``, without its full stop."""
    found: list[Token] = []
    inside = False
    pieces = _PIECE.findall(text.strip().removesuffix("."))
    for piece in pieces:
        inside ^= piece == '"'
        found.append(Token(piece, inside or piece == '"', all(one.text in SIGNS for one in found)))
    return _percent(found)


def _percent(found: Sequence[Token]) -> tuple[Token, ...]:
    """``found``, with 'per cent', 'percent' and a '%' behind its number as one sign outside quotations."""
    made: list[Token] = []
    for one in found:
        if one.quoted:
            made.append(one)
        elif one.text == "cent" and made and made[-1].text == "per":
            made[-1] = Token("%")
        elif one.text == "percent":
            made.append(Token("%"))
        elif one.text.endswith("%") and len(one.text) > 1:
            made += [Token(one.text[:-1], first=one.first), Token("%")]
        else:
            made.append(one)
    return tuple(made)


def same(one: Token, other: Token) -> bool:
    """Whether two words are the same: letter by letter, but for the capital that begins a sentence and, outside
    quotations, for a number in words or with commas."""
    if one.quoted != other.quoted:
        return False
    if one.text == other.text or (one.low == other.low and (one.first or other.first)):
        return True
    return not one.quoted and _number(one) == _number(other) != ""


def _number(one: Token) -> str:
    """The digits of a plain whole number, in words up to twenty; nothing for any other word."""
    text = one.text.replace(",", "") if _THOUSANDS.fullmatch(one.text) else one.text
    return NUMBERS.get(one.low, text if text.isascii() and text.isdigit() else "")
