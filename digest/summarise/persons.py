"""The full names that an article gives the people it then calls by their last names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.summarise.names import in_full
from digest.summarise.roles import NO_PEOPLE, TITLES
from digest.words import STOP

_BEFORE = re.compile(r"([\w’'.-]+) $")
_SAID = re.compile(
    r"(?:’s|'s)?,? (?:who |has |had |also |later )?(?:said|says|told|tells|added|wrote|asked|warned|announced|called"
    r"|argued|insisted|explained|denied|admitted|replied)\b|, (?:\d\d|an?|the|who|whose)\b"
)
_SOMEBODY = re.compile(r"\b(?:he|she|his|her|him|who|himself|herself|Mr|Ms|Mrs)\b")
_ALONE = re.compile(r"(?<![\w’'.-] )\b[A-ZÀ-Þ][a-zß-ÿ][\w-]*|(?<=[a-z,;:’'.”\"] )[A-ZÀ-Þ][a-zß-ÿ][\w-]*")
_REACH = 50
_FAR = 240
_MOST = 40


def lone(text: str) -> Iterator[str]:
    """The words with a capital in ``text`` that neither follow nor precede another such word, titles aside."""
    for match in _ALONE.finditer(text):
        word = match[0].removesuffix("'s")
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        if before and before[1][:1].isupper() and before[1].rstrip(".") not in TITLES and len(before[1]) > 1:
            continue
        after = text[match.end() : match.end() + 2]
        if (after[:1] == " " and after[1:].isupper()) or after[:1] == "-" or word.lower() in STOP or len(word) < 3:
            continue
        yield word


def full_name(text: str, last: str) -> str:
    """The one full name that the article ``text`` gives somebody called ``last``, or "": where two have that name,
    where nothing tells that it is a person's, or where the article never says more."""
    name = in_full(text, last)
    if name is None or set(name.text.split()) & NO_PEOPLE:
        return ""
    somebody = spoken = False
    at = text.find(last)
    for _ in range(_MOST):
        if at < 0:
            break
        end = at + len(last)
        spoken = spoken or bool(_SAID.match(text, end))
        somebody = somebody or bool(_SOMEBODY.search(text, end, end + _FAR))
        at = text.find(last, end)
    return name.text if somebody and spoken else ""
