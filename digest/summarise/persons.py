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
_OWNER = re.compile(r".*[’']s? ")
"""What comes before a name that somebody has ("the Post's Mara Lund")."""
_NO_GIVEN = TITLES | frozenset(
    """De Da Di Del Van Von Der Bin Al
    Commissioner Commissioners Correspondent Analyst Activist Lawyer Spokesman Spokeswoman Ambassador Author Editor
    Reporter Pastor Economist Historian Manager Pilot Lawmaker Lawmakers Southern Northern Eastern Western Young New Old
    Team Our The Incumbent Challenger Nominee Rival Rapper Singer Comedian Billionaire Businessman Secretary-General
    Attorney-General Vice-President Administrator Under Brother Brothers Mother Wife Husband Son Daughter""".split()
)
"""Words with a capital that stand before a name and are none of it."""
_NO_LAST = frozenset(
    """Democrats Republicans Conservatives Liberals Tories Christians Muslims Jews Americans Europeans Russians Britons
    Senators Ministers Police Office Council Ministry Union House Party Committee""".split()
)
_JOINED_ON = re.compile(r"[A-ZÀ-Þ]\w*-[a-z]")
"""An adjective with a capital ("Arabic-speaking"), no given name."""
_MANY = re.compile(r" (?:are|were|have)\b")
"""What follows a name of several ("Greens have")."""
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
    full = _without_titles(name.text) if name else ""
    if not full or last in _NO_LAST or set(full.split()) & NO_PEOPLE:
        return ""
    somebody = spoken = False
    at = text.find(last)
    for _ in range(_MOST):
        if at < 0:
            break
        end = at + len(last)
        if _MANY.match(text, end) and not text.endswith((" and ", ", "), 0, at):
            return ""
        spoken = spoken or bool(_SAID.match(text, end))
        somebody = somebody or bool(_SOMEBODY.search(text, end, end + _FAR))
        at = text.find(last, end)
    return full if somebody and spoken else ""


def _without_titles(name: str) -> str:
    """The given and last names in ``name``, or "" where it holds but one of them."""
    words = _OWNER.sub("", name).split()
    while words and (words[0].rstrip(".,") in _NO_GIVEN or _JOINED_ON.match(words[0])):
        words = words[1:]
    return " ".join(words) if len(words) > 1 else ""
