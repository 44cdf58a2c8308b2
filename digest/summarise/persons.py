"""The full names that an article gives the people it then calls by their last names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.summarise.alone import place_of
from digest.words import STOP

_TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative gov governor gen general col
    colonel lt lieutenant capt captain sgt sergeant maj major cpl officer detective inspector chief commissioner mayor
    president vice prime minister chancellor secretary speaker director chairman chairwoman chair judge justice king
    queen prince princess pope father sister brother bishop archbishop rev reverend ambassador attorney sheriff coach
    state former spokesman spokeswoman spokesperson leader treasurer councillor councilman councilwoman congressman
    congresswoman analyst correspondent editor author""".split()
)
"""What stands before a name and is no part of it."""
_GROUPS = frozenset(
    """house senate white supreme national american british french german russian chinese european african asian
    north south east west northern southern eastern western new old great united saint san los las el la central
    royal general federal state local city county university college school bank street party congress parliament
    island lake mount fort port cape bay river team club royal army navy air force police fire""".split()
)
"""First words of names that are no person's."""
_GIVEN = re.compile(r"(?:^|[^\w’'-])([A-ZÀ-Þ][a-zß-ÿ’'-]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?)((?: [A-ZÀ-Þ]\.){0,2}) $")
_BEFORE = re.compile(r"([\w’'.-]+) $")
_SAID = re.compile(
    r"(?:’s|'s)?,? (?:who |has |had |also |later )?(?:said|says|told|tells|added|wrote|asked|warned|announced|called|argued"
    r"|insisted|explained|denied|admitted|replied)\b|, (?:\d\d|an?|the|who|whose)\b"
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
        if before and before[1][:1].isupper() and before[1].strip(".").lower() not in _TITLES and len(before[1]) > 1:
            continue
        after = text[match.end() : match.end() + 2]
        if (after[:1] == " " and after[1:].isupper()) or after[:1] == "-" or word.lower() in STOP or len(word) < 3:
            continue
        yield word


def full_name(text: str, last: str) -> str:
    """The one full name that the article ``text`` gives somebody called ``last``, or "": where two have that name,
    where it seems to be no person's, or where it never says more."""
    found: dict[str, str] = {}
    somebody = spoken = False
    at, seen = text.find(last), 0
    while at >= 0 and seen < _MOST:
        end = at + len(last)
        if not text[end : end + 1].isalnum() and text[end : end + 1] != "-" and not text[at - 1 : at].isalnum():
            seen += 1
            spoken = spoken or bool(_SAID.match(text, end))
            somebody = somebody or bool(_SOMEBODY.search(text, end, end + _FAR))
            given = _GIVEN.search(text, max(0, at - _REACH), at)
            if given and _is_given(given[1], text, given.start(1)):
                found.setdefault(given[1], f"{given[1]}{given[2]} {last}")
            elif given and given[1].lower() not in _TITLES and given[1].lower() not in STOP:
                return ""
        at = text.find(last, end)
    return next(iter(found.values())) if len(found) == 1 and somebody and spoken else ""


def _is_given(word: str, text: str, at: int) -> bool:
    """Whether ``word`` at ``at`` can be somebody's first name: no title, no common word, and no part of a longer name."""
    low = word.lower()
    if low in _TITLES or low in _GROUPS or low in STOP or len(word) < 2:
        return False
    before = _BEFORE.search(text, max(0, at - _REACH), at)
    if not before or not before[1][:1].isupper():
        return True
    return before[1].strip(".").lower() in _TITLES or before[1].endswith(".") or before[1].lower() in STOP


