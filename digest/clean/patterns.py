"""Whether a pattern may take for ever: told from how it is written, before it is asked of any line.

Python tries every way of matching a line. Where a part that can match the same letters in two ways is repeated, the
ways double with each time, and 40 letters take years (Kirrage, Rathnayake and Thielecke, Static analysis for regular
expression denial-of-service attacks, 2013). Here such a part is one that holds a repeat of changing length, or choices
of which one may begin as another does: a few patterns are refused that would do no harm, none is let through that
doubles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

_MANY = 8
"""A part that is repeated no more often than this does no harm;"""
_FEW = 3
"""nor one with a repeat that has no end, if no more often than this."""
_TOKEN = re.compile(
    r"(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<same>\\[1-9]\d?|\(\?P=\w+\))|(?P<aside>\\[AbBZ]|[\^$]|\(\?#[^)]*\)|"
    r"\(\?[aiLmsux]+\))|(?P<open>\((?:\?(?:P<\w+>|\(\w+\)|[aiLmsux]*(?:-[imsx]+)?:|<?[=!]|>))?)|(?P<close>\))"
    r"|(?P<bar>\|)|(?P<repeat>(?:[*+?]|\{(?:\d+(?:,\d*)?|,\d*)\})[?+]?)"
    r"|(?P<letter>\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^}]*\}|0[0-7]{0,2}|.)|.)",
    re.DOTALL,
)
_SPACED = re.compile(r"\(\?[a-zA-Z]*x[a-zA-Z]*(?:[:)-])")
_COUNTS = {"*": (0.0, float("inf")), "+": (1.0, float("inf")), "?": (0.0, 1.0)}
_LETTERS = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x10000)]))


@dataclass(slots=True)
class _Part:
    """A letter, set or group of a pattern, where it begins and (with its repeat) ends, and how often it may come;
    ``choices`` are those of a group, ``text`` is the pattern of one letter, empty where it is none."""

    start: int
    end: int
    text: str = ""
    choices: list[list[_Part]] = field(default_factory=list)
    least: float = 1
    most: float = 1


def refusal(pattern: str) -> str | None:
    """Why ``pattern``, which must be one that compiles, may take for ever and what to do, or None."""
    whole = _Part(0, len(pattern), choices=[[]])
    open_parts = [whole]
    for token in _TOKEN.finditer(pattern):
        kind, (start, end) = token.lastgroup, token.span()
        row = open_parts[-1].choices[-1]
        if _SPACED.match(token[0]):
            return (
                f"has the flag x in '{token[0]}'; write it without, and without spaces and comments that mean nothing"
            )
        if kind == "open":
            row.append(_Part(start, end, choices=[[]]))
            open_parts.append(row[-1])
        elif kind == "close":
            open_parts.pop().end = end
        elif kind == "bar":
            open_parts[-1].choices.append([])
        elif kind == "repeat" and row:
            least, most = _counts(token[0])
            row[-1].end, row[-1].least, row[-1].most = end, row[-1].least * least, row[-1].most * max(1, most)
        elif kind != "aside":
            row.append(_Part(start, end, token[0] if kind in {"set", "letter"} else ""))
    found = next(_doubling(whole, 1, whole, pattern), None)
    if found is None:
        return None
    return (
        f"may take for ever: '{pattern[found.start : found.end]}' repeats a part that can match the same letters in "
        "two ways, by a repeat or by choices that begin alike; take the inner repeat or one of the choices out, as in "
        "'[a-z ]+' for '([a-z]+ )+'"
    )


def _counts(sign: str) -> tuple[float, float]:
    if sign[0] in _COUNTS:
        return _COUNTS[sign[0]]
    least, comma, most = sign.strip("{}?+").partition(",")
    return float(least or 0), float(most or "inf") if comma else float(least)


def _doubling(part: _Part, times: float, repeated: _Part, pattern: str) -> Iterator[_Part]:
    """The ``repeated`` parts, which come so many ``times``, that can match in two ways by what is in ``part``."""
    if times > _MANY and any(_alike(*pair, pattern) for pair in combinations(part.choices, 2)):
        yield repeated
    for inner in (one for row in part.choices for one in row):
        if times > (_FEW if inner.most == float("inf") else _MANY) and inner.least != inner.most:
            yield repeated
        outer = inner if inner.most > 1 else repeated
        yield from _doubling(inner, times * max(1, inner.most), outer, pattern)


def _alike(one: list[_Part], other: list[_Part], pattern: str) -> bool:
    """Whether the choices ``one`` and ``other`` may both match: no letter that both must have tells them apart."""
    for mine, yours in zip(one, other, strict=False):
        if not mine.text or not yours.text or not mine.least or not yours.least:
            return True
        if not _letters(mine.text, pattern) & _letters(yours.text, pattern):
            return False
        if mine.most != 1 or yours.most != 1:
            return True
    return True


@lru_cache(maxsize=512)
def _letters(text: str, pattern: str) -> frozenset[str]:
    """The letters that ``text``, a letter or set of ``pattern``, matches."""
    return frozenset(re.findall(text, _LETTERS + pattern, re.IGNORECASE | re.DOTALL))
