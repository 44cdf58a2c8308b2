"""The gate: does a line that a model wrote follow from the sentences it cites? It is strict and has no parser.

A line passes where it is one of these sentences, with a plain speaker first or last (``tellings.py``), in the same
words and order, and with nothing left out but pieces of a closed list (``skips.py``). It cuts no clause and joins no
sentences. What it cannot follow it refuses: a true line lost costs less than an invented one shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.summarise.gate.shorter import first_missing
from digest.summarise.gate.tokens import same, tokens
from digest.summarise.sentences import split

MOST_CITED = 3
_LONGEST, _SHORTEST, _MOST_READ = 500, 3, 2500
_QUOTED = re.compile(r"\"([^\"]*)\"|(?<!\w)'([^']{3,}?)'(?!\w)")
_MARKUP = re.compile(r"[<>{}\[\]|`*#_\\]|https?:|www\.|\w@\w|&\w+;")
_TONE = re.compile(
    r"\b(?:as an ai|language model|here (?:is|are)|sure[,!]|certainly[,!]|in summary"
    r"|i (?:can|cannot|can't|am|will|would)\b|the (?:article|text|passage|summary|author)\b"
    r"|you (?:are|can|should|must)\b|please\b|note:|click\b|subscribe\b)",
    re.IGNORECASE,
)
_FOLDED = str.maketrans("“”„«»’‘\u00a0\u202f—", '"""""\'\'  –')
_SCORE = re.compile(r"(?<=[0-9])–(?=[0-9])")
_LEANING = frozenset("he she they it his her their its this that these those".split())


def refusal(text: str, cited: Sequence[str]) -> str | None:
    """Why ``text`` does not follow from the sentences ``cited``, in plain words; None where it does."""
    line, sources = _fold(text), list(dict.fromkeys(_fold(one) for one in cited))
    if not sources:
        return "it cites no sentence"
    if len(sources) > MOST_CITED:
        return f"it cites more than {MOST_CITED} sentences"
    if not text.translate(_FOLDED).isprintable():
        return "it holds control characters, line breaks or odd spaces"
    if line and line in sources:
        return None
    return _size(line, sources) or _form(line, sources) or _quotations(line, sources) or _words(line, sources)


def _size(line: str, sources: Sequence[str]) -> str | None:
    """Why ``line`` is not looked at: it or its ``sources`` are too long."""
    cited = sum(map(len, sources))
    if cited > _MOST_READ:
        return "the sentences it cites are too long to be judged"
    return "it is too long" if len(line) > min(_LONGEST, 60 + cited) else None


def _fold(text: str) -> str:
    return _SCORE.sub("-", " ".join(text.translate(_FOLDED).split()))


def _form(line: str, sources: Sequence[str]) -> str | None:
    """Why ``line`` is no plain sentence; the first thing that is wrong with it."""
    words = line.split()
    tone = _TONE.search(line)
    first = words[0].lower().strip("\"'") if words else ""
    opens = {one.lower().partition(" ")[0].strip("\"'") for one in sources}
    wrong = {
        "it holds markup or an address": bool(_MARKUP.search(line)),
        "it speaks to the reader": bool(tone) and not any(tone[0].lower() in one.lower() for one in sources if tone),
        "it is more than one sentence": len(list(split(_without_quotes(line)))) > 1,
        "it is no whole sentence": len(words) < _SHORTEST or line[-1] not in ".!?\"'",
        f"nobody can tell what {first!r} means": first in _LEANING and first not in opens,
    }
    return next((why for why, is_so in wrong.items() if is_so), None)


def _quotations(line: str, sources: Sequence[str]) -> str | None:
    """Why a quotation of ``line`` is none: it must stand in a cited sentence letter by letter."""
    if line.count('"') % 2:
        return "a quotation in it does not end"
    quotes = [(match[1] or match[2] or "").strip().rstrip(",.;") for match in _QUOTED.finditer(line)]
    strange = next((one for one in quotes if not one or not any(one in source for source in sources)), None)
    return None if strange is None else f"the quotation {strange!r} is not in the sentences it cites"


def _without_quotes(text: str) -> str:
    return _QUOTED.sub('"', text).replace('"', ", ")


def _words(line: str, sources: Sequence[str]) -> str | None:
    """Why ``line`` is none of ``sources``, shortened: the first word that is in none, or where it leaves them."""
    here = tokens(line)
    there = [tokens(one) for one in sources]
    reached = [first_missing(here, one) for one in there]
    if None in reached:
        return None
    known = [word for one in there for word in one]
    added = next((one.text for one in here if not any(one.low == word.low or same(one, word) for word in known)), None)
    if added:
        return f"{added!r} is not in the sentences it cites"
    at = max(one for one in reached if one is not None)
    rest = " ".join(one.text for one in here[at : at + 6])
    return f"it leaves out what may not be left out before {rest!r}" if rest else "it leaves out how the sentence ends"
