"""An article beside the raw text it was made of: row by row what stood there, what became of it, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from digest.clean.cutting import reasons
from digest.model import Article, FetchCut, RuleNote

Fate = Literal["kept", "taken", "field", "rest"]

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    r"\ud800-\udfff]"
)
_BREAK = re.compile(r"\r\n?")


EXTRACTED = frozenset({"html", "feed", "eml"})
"""Kinds of files whose raw text is not the file's own characters but what the reader found in its markup."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of the raw text and its fate: ``rest`` is what the reader took as settings or markup, and white space.

    ``rule`` is the rule that took it, or the name of the field that it became; ``group`` is the rule's class.
    """

    fate: Fate
    raw: str
    rule: str = ""
    group: str = ""
    reason: str = ""
    why: str = ""

    @property
    def note(self) -> str:
        """What to say of it in one line: the rule, its class and reason, and what this one case rests on."""
        if self.fate == "taken":
            said = "; ".join(filter(None, (self.reason, self.why)))
            return f"{self.rule} ({self.group}): {said}" if said else f"{self.rule} ({self.group})"
        if self.fate == "field":
            return f"field {self.rule}"
        return "settings or markup" if self.fate == "rest" and self.raw.strip() else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the raw text (several, where the cleaner joined them) and the clean text of what was kept of it."""

    parts: tuple[Part, ...]
    clean: str

    @property
    def same(self) -> bool:
        """Whether the clean text is what stands in the raw text, but for white space."""
        kept = " ".join(one.raw for one in self.parts if one.fate == "kept")
        return kept.split() == self.clean.split()

    @property
    def notes(self) -> tuple[Part, ...]:
        """The parts there is something to say of."""
        return tuple(one for one in self.parts if one.note)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many words were kept, and how many were taken by class, the most first."""

    kept: int
    taken: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """Words kept and taken; those of fields are not counted."""
        return self.kept + sum(count for _, count in self.taken)

    @property
    def share(self) -> float:
        """The kept share of all (0 to 1)."""
        return self.kept / max(1, self.total)

    def __str__(self) -> str:
        taken = ", ".join(f"{group} {count}" for group, count in self.taken) or "none"
        return f"{self.kept} of {self.total} kept ({self.share:.0%}); taken: {taken}"


def tally(article: Article) -> Tally:
    """The words of ``article`` by what became of them."""
    taken: Counter[str] = Counter()
    for one in article.removals:
        taken[one.group] += len(one.text.split())
    return Tally(article.words, tuple(sorted(taken.items(), key=lambda item: (-item[1], item[0]))))


def at_fetch(article: Article, own: Iterable[RuleNote] = ()) -> tuple[Part, ...]:
    """What was taken when ``article`` was fetched, of which its file holds no more than the record; ``own`` are the
    site's own rules."""
    reason = reasons(own)
    return tuple(
        Part("field", visible(one.text), one.rule)
        if one.group == "field"
        else Part("taken", visible(one.text), one.rule, one.group, reason.get(one.rule, ""), visible(_stood(one)))
        for one in article.at_fetch.taken
    )


def _stood(one: FetchCut) -> str:
    """What there is to say of ``one`` beside its rule: where it stood, and how much of it there was."""
    place = f"it stood after line {one.after} of the text" if one.after else "it stood above the text"
    length = f"these are the first {len(one.text)} of its {one.length} characters" if one.length else ""
    return "; ".join(filter(None, (one.why, place, length)))


def visible(text: str) -> str:
    """``text`` with characters that cannot be seen, or that command a terminal, written as their code points."""
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", _BREAK.sub("\n", text))


def rows(article: Article, body: str, own: Iterable[RuleNote] = ()) -> tuple[Row, ...]:
    """``article`` beside ``body``, the raw text its spans count in, in the order of the raw text; of ``body`` only
    white space between two rows is left out. ``own`` are the site's own rules."""
    found: list[Row] = []
    parts: list[Part] = []
    clean: list[str] = []
    at = 0
    for start, end, part, text in _spans(article, body, reasons(own)):
        gap = body[at:start]
        if parts and len(f"x{gap}x".splitlines()) > 1:
            found.append(Row(tuple(parts), "\n".join(clean)))
            parts, clean = [], []
        parts += [Part("rest", " ")] if parts and gap else []
        parts.append(part)
        clean += [visible(text)] if text else []
        at = max(at, end)
    return (*found, Row(tuple(parts), "\n".join(clean))) if parts else tuple(found)


def _spans(article: Article, body: str, why: Mapping[str, str]) -> Iterator[tuple[int, int, Part, str]]:
    """Everything that is not white space, in order: start, end, what became of it, and its clean text if it has one."""
    at = 0
    for start, end, part, text in sorted(_judged(article, body, why), key=lambda one: one[:2]):
        yield from _rest(body, at, start)
        yield start, end, part, text
        at = max(at, end)
    yield from _rest(body, at, len(body))


def _judged(article: Article, body: str, why: Mapping[str, str]) -> Iterator[tuple[int, int, Part, str]]:
    for block in article.blocks:
        yield block.start, block.end, Part("kept", visible(body[block.start : block.end])), block.text
    for one in article.removals:
        raw = visible(body[one.start : one.end])
        yield one.start, one.end, Part("taken", raw, one.rule, one.group, why.get(one.rule, ""), visible(one.why)), ""
    for field in article.fields:
        yield field.start, field.end, Part("field", visible(body[field.start : field.end]), field.field), ""


def _rest(body: str, start: int, end: int) -> Iterator[tuple[int, int, Part, str]]:
    """What stands in ``body`` between two judged spans, if it is more than white space."""
    text = body[start:end]
    if text.strip():
        begin = start + len(text) - len(text.lstrip())
        yield begin, begin + len(text.strip()), Part("rest", visible(text.strip())), ""
