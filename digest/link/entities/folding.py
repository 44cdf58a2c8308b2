"""Names made alike where only spelling tells them apart: accents, dots, middle initials, a company's legal form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LEGAL = frozenset(
    "inc corp corporation co company ltd limited llc plc ag gmbh sa spa nv lp llp group holdings".split()
)
_PARTICLES = frozenset("van von de del della di da du la le der den ter bin ibn".split())
_SUFFIX = frozenset("jr sr ii iii iv".split())
_NATIONS = frozenset(("us", "uk"))
_OF_A_NATION = frozenset(
    "department supreme air army navy marine attorney treasury house senate district court".split()
)
"""What a country's name before it adds nothing to, in that country: "U.S. Department of Justice"."""
_SIGNS = re.compile(r"[’'‘.,]")
_APART = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"})


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """``name`` in small letters without accents, stops, "the", a legal form at its end or a middle initial: two names
    with one fold are one. A name that would have nothing left keeps what it has."""
    plain = _SIGNS.sub("", plainly(name)).replace("-", " ").casefold()
    words = plain.split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 2 and words[0] in _NATIONS and words[1] in _OF_A_NATION:
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    if len(words) > 2:
        words = [words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]]
    return " ".join(words)


def plainly(name: str) -> str:
    """``name`` in letters without accents: Erdoğan and Erdogan, İnönü and Inonu are one."""
    if name.isascii():
        return name
    apart = unicodedata.normalize("NFKD", name.translate(_APART))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def surname(key: str) -> str:
    """The last word of a folded name that is no "jr", with a "van" or "de" before it."""
    words = key.split()
    if len(words) > 2 and words[-1] in _SUFFIX:
        words = words[:-1]
    at = len(words) - 1
    while at > 0 and words[at - 1] in _PARTICLES:
        at -= 1
    return " ".join(words[at:])


def near(one: str, other: str) -> bool:
    """Whether two folded words are one letter apart, begin alike and have six letters or more: zelensky, zelenskyy."""
    short, long = sorted((one, other), key=len)
    if len(short) < 6 or len(long) - len(short) > 1 or short[:3] != long[:3]:
        return False
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def initials(name: str) -> str:
    """The capitals a body is known by: those of its words, without the small ones."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
