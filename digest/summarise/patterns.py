"""What makes looking for words quick: patterns that mind the case, and begin with letters."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from string import digits


def any_word(words: str, *phrases: str) -> str:
    r"""A pattern that finds any of ``words`` or ``phrases`` as a word of its own, as ``\b(?:…|…)\b`` does.

    It begins with their first letters and looks back for the edge of the word only there: a search passes over all
    other places, and is up to twice as fast.
    """
    every = sorted((*words.split(), *phrases))
    first = {letter: "|".join(word[1:] for word in some) for letter, some in groupby(every, itemgetter(0))}
    letters = "".join(first)
    rests = "|".join(rf"(?<={letter})(?:{rest})" for letter, rest in first.items())
    return rf"[{letters}](?<!\w[{letters}])(?:{rests})\b"


def in_small(text: str) -> str:
    """``text`` in small letters, each at its place: İ alone would become two."""
    return text.replace("İ", "I").lower()


def has_digit(text: str) -> bool:
    """Whether ``text`` has one; to look for each in turn takes a third of the time of a pattern."""
    for digit in digits:  # noqa: SIM110
        if digit in text:
            return True
    return False


def placed_words(text: str) -> list[tuple[str, int, int]]:
    """The words of ``text`` between white space, and where each begins and ends."""
    found: list[tuple[str, int, int]] = []
    end = 0
    for word in text.split():
        start = text.index(word, end)
        end = start + len(word)
        found.append((word, start, end))
    return found
