"""Sentences of a news text: one compiled pattern finds where one may end, small checks decide whether it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.model import Article

_END = re.compile(r"""(?P<stop>[.!?…]+)(?P<close>["”’»)\]']*)(?=\s+(?P<next>["“‘«(\[]*\S))""")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w’'-]+\.? ){1,4}"
    r"(?:said|says|asked|asks|shouted|cried|replied|wanted|wondered|called|told|wrote|added)\b"
)
_ITEM_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_FOLLOWING = re.compile(r"[\w’']+")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof sir st sen rep gov gen col lt capt cmdr sgt maj adm rev hon pres messrs mme no nos vs v
    etc inc ltd corp co bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs
    fri sat sun approx est dept univ fig ed vol pp art sec ave blvd rd mt ft cf al ca km kg cm mm lb oz min max
    u.s u.k u.n e.u d.c a.m p.m i.e e.g ph.d b.a m.a
    """.split()
)
_OFTEN_LAST = frozenset("etc inc ltd corp co u.s u.k u.n e.u d.c a.m p.m ph.d b.a m.a al st ave blvd rd".split())
_STARTERS = frozenset(
    """
    the a an he she it they we i you but and in on at this that these those his her their its our my when while
    after before if as for from with by to there here what who how why where not no one two some many most
    several both all another meanwhile however last earlier later police officials
    """.split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article: its number from 0, its span in ``Article.text``, and the block it stands in."""

    number: int
    text: str
    start: int
    end: int
    block: int


_LONGEST_WORD = 80


def split(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of one paragraph, without the white space around them."""
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        if _is_end(text, match):
            yield start, match.end()
            start = match.end()
            while text[start : start + 1].isspace():
                start += 1
    end = len(text.rstrip())
    if end > start:
        yield start, end


def _is_end(text: str, match: re.Match[str]) -> bool:
    first = match["next"][-1]
    if first.islower():
        return False
    if match["stop"] in {"…", "..."}:
        return first.isupper() or len(match["next"]) > 1
    if match["close"] and match["stop"] != "." and _SPEAKER.match(text, match.end("next") - 1):
        return False
    if match["stop"] != "." or match["close"]:
        return True
    before = text[max(0, match.start() - _LONGEST_WORD) : match.start()].split()
    following = _FOLLOWING.match(text, match.end("next") - 1)
    return _word_ends(before[-1].lstrip("\"“‘«(['") if before else "", following[0] if following else first)


def _word_ends(word: str, following: str) -> bool:
    """Whether a full stop after ``word`` ends a sentence when ``following`` comes next."""
    low = word.lower()
    starts = following.lower() in _STARTERS and following[:1].isupper()
    if len(word) == 1 and word.isalpha() and word.isupper():
        return starts
    if low in _ABBREVIATIONS:
        if low in {"no", "nos"}:
            return not following[:1].isdigit()
        return low in _OFTEN_LAST and starts
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", low):
        return starts
    return True


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of ``article`` in order; headings, tables and code have none."""
    found: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.kind in {"heading", "table", "code"}:
            continue
        number_of_item = _ITEM_NUMBER.match(block.text) if block.kind == "item" else None
        skip = number_of_item.end() if number_of_item else 0
        for start, end in ((start + skip, end + skip) for start, end in split(block.text[skip:])):
            found.append(Sentence(len(found), block.text[start:end], block.at + start, block.at + end, number))
    return tuple(found)
