"""What a cleaning rule is, and the table of all of them, in the order in which they are asked.

A rule takes a whole line, its beginning or its end, and says why. Its examples are its tests. New rules are a line in
one of the tables (``people``, ``pictures``, ``promotion``, ``notices``, ``furniture``, ``machinery``, ``asides``,
``languages``) or come from another package's entry point ``digest.rules``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

LONGEST = 400
"""No line of furniture is longer than this many characters: no pattern for lines is shown more."""

ANY_LENGTH = 1 << 62

CASED = re.RegexFlag(0)
"""For patterns to which small and capital letters are not the same."""

ENGLISH = ("en",)
EVERY: tuple[str, ...] = ()
"""A rule that holds in every language."""

Zone = Literal["any", "head", "tail", "edge"]


class Spot(NamedTuple):
    """A line (or what is left of one), where it stands (``zone`` is head, body or tail of the article), and the
    ``language`` of the article (ISO 639-1). A tuple, as some sixty are made for an article."""

    text: str
    zone: Literal["head", "body", "tail"]
    language: str = "en"


Find = Callable[[Spot], tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named cut. ``find`` gives the span of the line it takes; ``takes`` and ``leaves`` are lines that show it.

    ``languages`` are those it holds for (:data:`EVERY`: all of them). ``cues`` are small-letter words and signs, one of
    which is in every line that it may take (``0``: any digit), so that it need not be asked of the others; none: it is
    asked of all. Of a line of more than ``longest`` characters it is not asked. One that ``spares_news`` takes
    no line, however it begins, that tells what somebody said or did, unless its group may tell (a caption, a credit).
    """

    name: str
    group: str
    reason: str
    find: Find
    takes: tuple[str, ...]
    leaves: tuple[str, ...]
    zone: Zone = "any"
    languages: tuple[str, ...] = ENGLISH
    cues: str = ""
    longest: int = ANY_LENGTH
    spares_news: bool = True

    def __call__(self, spot: Spot) -> tuple[int, int] | None:
        """The span of ``spot.text`` that this rule takes here, or None."""
        if self.languages and spot.language not in self.languages:
            return None
        zone = self.zone
        if zone not in ("any", spot.zone) and (zone != "edge" or spot.zone == "body"):
            return None
        span = self.find(spot)
        if span == (0, len(spot.text)) and self.spares_news and self.group not in _TELLING:
            return None if _tells(spot.text, self.group) else span
        return span


_TELLING = frozenset({"caption", "credit", "correction", "byline", "dateline", "agency", "timestamp"})
"""The groups of rules whose lines may tell something."""
_TOLD = re.compile(
    r"\b(?:said|says|told|tells|wrote|writes|asked|asks|added|adds|announced|announces|warn(?:ed|s)|rule[ds]|found|"
    r"finds|"
    r"promise[ds]|report(?:ed|s)|beg(?:ged|s)|heard|hears|admit(?:ted|s)|urge[ds]|claim(?:ed|s)|shouted|cried|joke[ds]|"
    r"insist(?:ed|s)|argue[ds]|vowed|vows|ordered|declared|was|were|had)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_STOPPED = re.compile(r"[^.]\.[”\"’)]*$")


def _tells(text: str, group: str) -> bool:
    """Whether ``text`` is a sentence of a story: it tells what somebody said or did, which no furniture does; or, where
    the headline of another article is looked for, it ends in a full stop."""
    if group == "related":
        return bool(_STOPPED.search(text))
    return "?" not in text and bool(_TOLD.search(_QUOTED.sub("", text)))


_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


_LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalpha() else ord(" ") for code in range(128)).ljust(256)
"""For each byte of an ASCII text its small letter, or a space."""
_QUOTES = tuple(quote.encode() for quote in "“”‘’")


@dataclass(frozen=True, slots=True)
class Cues:
    """Words and signs that lines are looked through for: ``known``, the signs among them, those words that are ASCII,
    and all ASCII but the signs and the digits."""

    known: frozenset[str]
    marks: frozenset[str]
    ascii: frozenset[bytes]
    others: bytes

    @classmethod
    def of(cls, cues: Iterable[str]) -> Cues:
        """The words and signs ``cues``."""
        known = frozenset(cues)
        marks = frozenset(cue for cue in known if not cue.isalnum())
        others = bytes(code for code in range(128) if chr(code) not in marks and not chr(code).isdigit())
        return cls(known, marks, frozenset(cue.encode() for cue in known if cue.isascii()), others)

    def among(self, text: str) -> set[str]:
        """Those that are in ``text``, whatever its case, and ``0`` where it has a digit."""
        data = text.encode("utf-8", "surrogatepass")  # of bytes, words are found twice as fast as of text
        if not data.isascii() and b"\xe2\x80" in data:
            for quote in _QUOTES:
                data = data.replace(quote, b" ")
        if not data.isascii():
            return self._among_words(text.lower().split())
        found = {word.decode() for word in self.ascii.intersection(data.translate(_LETTERS).split())}
        for sign in data.translate(None, self.others).decode():
            found.add("0" if sign.isdigit() else sign)
        return found

    def _among_words(self, words: Sequence[str]) -> set[str]:
        """Those that are in ``words``, which are in small letters."""
        found = set(self.known.intersection(words))
        odd = " ".join([word for word in words if not word.isalpha()])  # only these few need the slower pattern
        if odd:
            found.update(self.known.intersection(_WORD.findall(odd)), self.marks.intersection(odd))
            if _DIGIT.search(odd):
                found.add("0")
        return found


def one_each(lines: str) -> str:
    """Cues for a rule that takes just ``lines``, which have bars between them: the longest word of each."""
    return " ".join(sorted({max(_WORD.findall(line), key=len) for line in lines.split(" | ")}))


def whole(*patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> Find:
    """Takes a line that one of ``patterns`` matches from end to end."""
    compiled = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)
    return lambda spot: (0, len(spot.text)) if len(spot.text) <= LONGEST and compiled.fullmatch(spot.text) else None


def prefix(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> Find:
    """Takes the beginning of a line, of which ``pattern`` is shown the first :data:`LONGEST` characters; at least one
    word must be left."""
    compiled = re.compile(pattern, flags)

    def find(spot: Spot) -> tuple[int, int] | None:
        match = compiled.match(spot.text, 0, LONGEST)
        return (0, match.end()) if match and spot.text[match.end() :].strip() else None

    return find


def suffix(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> Find:
    """Takes the end of a line, of which ``pattern`` is shown the last :data:`LONGEST` characters; it must match up to
    the last."""
    compiled = re.compile(rf"(?:{pattern})$", flags)

    def find(spot: Spot) -> tuple[int, int] | None:
        match = compiled.search(spot.text, max(0, len(spot.text) - LONGEST))
        return (match.start(), len(spot.text)) if match else None

    return find


def one_of(*lines: str) -> Find:
    """Takes a line that is one of ``lines``, whatever its case and closing colon."""
    known = frozenset(lines)
    longest = max(map(len, known)) + 8
    return lambda spot: (
        (0, len(spot.text)) if len(spot.text) <= longest and spot.text.lower().rstrip(":.…! ") in known else None
    )
