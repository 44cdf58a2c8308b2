"""The gate: does a line that a model wrote follow from the sentences it cites? It is strict and knows no grammar.

Every name, number, date, quotation and telling word must be there, with the same negations and doubts, in an order that
gives nothing another subject. What it cannot follow it refuses: a true line lost costs less than an invented one shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.summarise.align import unmatched
from digest.summarise.sentences import split
from digest.summarise.tokens import Token, pieces, tokens, weighty
from digest.summarise.wording import CLAIM_KEYS, NEGATIONS, SAY_KEYS

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
_FOLDED = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "\u00a0": " ", "—": "–"})
_LEANING = frozenset("he she they it his her their its this that these those".split())


def refusal(text: str, cited: Sequence[str]) -> str | None:
    """Why ``text`` does not follow from the sentences ``cited``, in plain words; None where it does."""
    line, sources = _fold(text), list(dict.fromkeys(_fold(one) for one in cited))
    if not sources:
        return "it cites no sentence"
    if len(sources) > MOST_CITED:
        return f"it cites more than {MOST_CITED} sentences"
    if line in sources:
        return None
    if sum(map(len, sources)) > _MOST_READ:
        return "the sentences it cites are too long to be judged"
    return _form(text, line, sources) or _quotations(line, sources) or _words(line, sources)


def _fold(text: str) -> str:
    return " ".join(text.translate(_FOLDED).split())


def _form(text: str, line: str, sources: Sequence[str]) -> str | None:
    """Why ``text`` is no plain sentence; the first thing that is wrong with it."""
    words = line.split()
    tone = _TONE.search(line)
    first = words[0].lower().strip("\"'") if words else ""
    opens = {one.lower().split()[0].strip("\"'") for one in sources}
    wrong = {
        "it holds control characters or line breaks": not text.replace("\u00a0", " ").isprintable(),
        "it holds markup or an address": bool(_MARKUP.search(line)),
        "it is too long": len(line) > min(_LONGEST, 60 + sum(map(len, sources))),
        "it speaks to the reader": bool(tone) and not any(tone[0].lower() in one.lower() for one in sources if tone),
        "it is more than one sentence": len(list(split(_without_quotes(line)))) > 1,
        "it is no whole sentence": len(words) < _SHORTEST or line[-1] not in ".!?\"'",
        f"nobody can tell what {first!r} means": first in _LEANING and first not in opens,
    }
    return next((why for why, is_so in wrong.items() if is_so), None)


def _quotations(line: str, sources: Sequence[str]) -> str | None:
    """Why a quotation of ``line`` is none: it must stand in one cited sentence, letter by letter, within its marks."""
    if line.count('"') % 2:
        return "a quotation in it does not end"
    for match in _QUOTED.finditer(line):
        quote = (match[1] or match[2] or "").strip().rstrip(",.;")
        turned = _turned(line[: match.start()])
        homes = [one for one in sources if _holds(one, quote, turned=turned)]
        if not quote or not homes:
            return f"the quotation {quote!r} is not in the sentences it cites"
        if not any(_spoken_by_the_same(line, one) for one in homes):
            return f"the quotation {quote!r} is somebody else's in the sentences it cites"
    return None


def _turned(before: str) -> bool:
    """Whether what stands before a quotation in its clause denies it."""
    clause = re.split(r"[,;:.!?]", before)[-1].lower().replace("n't", " not").split()
    return bool(set(clause) & NEGATIONS)


def _holds(source: str, quote: str, *, turned: bool) -> bool:
    """Whether ``source`` quotes ``quote``, ``turned`` or not, with nothing in its clause left out that turns it."""
    parts = source.split('"')
    for number, part in enumerate(parts):
        if number % 2 == 0 or _turned('"'.join(parts[:number])) != turned:
            continue
        at = max(part.find(quote), part.find(quote[:1].lower() + quote[1:]))
        after = part[at + len(quote) : at + len(quote) + 1]
        if at < 0 or after.isalnum() or part[:at][-1:].isalnum():
            continue
        following = part[at + len(quote) :].replace("n't", " not").split()[:1]
        if following and following[0].lower().strip(",.;!?") in NEGATIONS:
            continue
        if not (_turned(part[:at]) or {"if", "unless"} & set(part[:at].lower().split())):
            return True
    return any(quote == (match[2] or "").strip().rstrip(",.;") for match in _QUOTED.finditer(source))


def _spoken_by_the_same(line: str, source: str) -> bool:
    """Whether all that ``line`` says beside its quotations stands in ``source``, and nobody else speaks there."""
    outside = [one for one in tokens(_without_quotes(line)) if one.kind != "date"]
    there = tokens(_without_quotes(source))
    speaks = [one for one in outside if one.key in CLAIM_KEYS]
    several = sum(one.key in SAY_KEYS for one in there) > 1 and source.count('"') > 2
    return not speaks or ({one.key for one in outside} <= {one.key for one in there} and not several)


def _without_quotes(text: str) -> str:
    return _QUOTED.sub('"', text).replace('"', ", ")


def _words(line: str, sources: Sequence[str]) -> str | None:
    """Why the words outside quotations do not follow."""
    added = weighty(_without_quotes(line)) - {word for one in sources for word in weighty(one)}
    if added:
        return f"{min(added)!r} is not in the sentences it cites"
    if _negations([line]) > _negations(sources):
        return "it denies more than the sentences it cites"
    there = [one for number, source in enumerate(sources) for one in tokens(source, number)]
    here = _speaking(tokens(_without_quotes(line)))
    return unmatched(here, there)


def _negations(texts: Sequence[str]) -> int:
    return sum(one.lower() in NEGATIONS for text in texts for one in pieces(text))


def _speaking(line: list[Token]) -> list[Token]:
    """``line``, with what somebody is said to have said known for it, on whichever side the speaker stands."""
    if not any(one.key in CLAIM_KEYS for one in line):
        return line
    return [replace(one, hedges=one.hedges | {"said"}) for one in line]
