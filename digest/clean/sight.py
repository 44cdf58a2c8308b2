"""What one line of a text shows at a glance: the raw material of every judgement about where a story stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log1p

from digest.clean.language import FUNCTION_WORDS
from digest.words import STOPPED

_WORD = re.compile(r"\w+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
BULLET = re.compile(r"(?:[*+•·▪-]|\d{1,2}[.)])\s+")
_STAMP = re.compile(
    r"^(?:by|von|par|por|di|published|updated|posted) |\b(?:19|20)\d\d\b|\b\d\d?:\d\d\b|\bago$", re.IGNORECASE
)
_LIST = re.compile(
    r"\W*(?:related|recommended|you (?:may|might)|more (?:from|in|on|stories|news)|popular|trending|latest|top stories|"
    r"most (?:read|popular|viewed|shared|recent)|recent (?:posts|comments|stories)|read (?:more|next|also)|see also|"
    r"also (?:read|on|see)|don.t miss|editor.s|up next|next (?:article|post|story)|previous|advertisement|sponsored|"
    r"promoted|mehr zum thema|lesen sie auch|weitere|das könnte|lire aussi|à lire|sur le même|lea tamb|te puede|"
    r"leia|veja tamb|leggi anche|potrebbe)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\W*(?:(?:\d[\d.,]*|no|view|leave|post|add|show|all|your|write|read|see|join|share|the|a) )*"
    r"(?:comments?|responses?|repl(?:y|ies)|thoughts?|discussion|conversation|kommentare?|commentaires?|comentários?|"
    r"comentarios?|commenti|отзывы|комментари\w+)\b"
    r"|\W*(?:about the authors?|written by|tags?|filed under|categories|citation|copyright|all rights|contact us|"
    r"subscribe|sign up|newsletter|share|follow|topics?|footer|terms|privacy)\b|©",
    re.IGNORECASE,
)
_READER = re.compile(
    r"\b(?:said|says|wrote|writes|schrieb):?$|\breply\b|\bpermalink\b|\bat \d\d?:\d\d ?[ap]m\b|\bupvote|"
    r"\b(?:min(?:ute)?s?|hours?|days?|months?|years?) ago\b|\bantworten\b|\brépondre\b|\bresponder\b",
    re.IGNORECASE,
)
_CALLS = frozenset(
    "you your us our we me my sign subscribe click read more follow share watch listen email newsletter comment "
    "comments log login join get here privacy terms cookies cookie advertisement updated published photo image "
    "copyright rights reserved view see all app download free".split()
)
_TALKS = frozenset({"comments", "share", "copyright", "newsletter", "tags", "social"})
_LISTS = frozenset({"related", "comments", "share", "notice", "newsletter", "social", "copyright", "tags"})
_CLOCK = re.compile(r"\d:\d\d")
_DOTS = ("...", "…", "[…]", "[...]", "…]")
_WIDE_TEXT = 3
_SHORT = 16
_SENTENCE, _PARAGRAPH = 12, 28
"""Words from which a line that ends a sentence, and any line, reads like a story."""
_QUOTES = "\"'“‘«„"


@dataclass(frozen=True, slots=True)
class Sight:
    """One line: ``words`` counted (two signs of a wide script are one), ``telling`` its words that are no function
    words, ``story`` whether it reads like a paragraph, ``cut`` whether a rule takes it, and ``shows``: the line's own
    features, by the names in :data:`OWN`."""

    words: int
    telling: frozenset[str]
    story: bool
    cut: bool
    bullet: bool
    stop: bool
    stamp: bool
    list_heading: bool
    after: bool
    reader: bool
    teaser: bool
    shows: tuple[float, ...]


OWN = (
    "words", "ends", "capitals", "digits", "commas", "colon", "opens quoted", "quotes", "calls", "all capitals",
    "address", "one word", "three words", "25 words", "teaser", "year", "clock", "bracket", "cut", "stamp",
)  # fmt: skip


def look(text: str, group: str | None) -> Sight:
    """What ``text`` shows; ``group`` is the class of the rule that takes it, or None."""
    found = _WORD.findall(text)
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    words = max(len(found), wide // 2) if wide > _WIDE_TEXT else len(found)
    low = [word.lower() for word in found]
    ends, teaser, short = STOPPED.search(text) is not None, text.endswith(_DOTS), words <= _SHORT
    stamp = short and _STAMP.search(text) is not None
    long_enough = words >= _SENTENCE if ends else words >= _PARAGRAPH
    return Sight(
        words,
        telling=frozenset(word for word in low if len(word) > 2 and word not in FUNCTION_WORDS),
        story=long_enough and not teaser and group is None,
        cut=group is not None,
        bullet=BULLET.match(text) is not None,
        stop=text.endswith("."),
        stamp=stamp,
        list_heading=group in _LISTS or (short and _LIST.match(text) is not None),
        after=group in _TALKS or (short and _TALK.match(text) is not None),
        reader=short and _READER.search(text) is not None,
        teaser=teaser,
        shows=(float(log1p(words)), float(ends), *_own(text, found, low, words), teaser, *_time(text, found),
               text[:1] == "(", group is not None, stamp),
    )  # fmt: skip


def _own(text: str, found: list[str], low: list[str], words: int) -> tuple[float, ...]:
    """From "capitals" to "25 words" of :data:`OWN`."""
    count = max(1, len(found))
    return (
        sum(word[0].isupper() for word in found[1:]) / max(1, count - 1),
        sum(word.isdigit() for word in found) / count,
        text.count(",") * 5 / count,
        text.endswith(":"),
        text[:1] in _QUOTES,
        '"' in text or "“" in text or "”" in text,
        sum(word in _CALLS for word in low) / count,
        text.isupper(),
        "http" in text or "www" in text,
        words <= 1,
        words <= 3,
        words >= 25,
    )


def _time(text: str, found: list[str]) -> tuple[bool, bool]:
    """Whether ``text`` has a year, and a time of day."""
    return any(len(word) == 4 and word.isdigit() for word in found), _CLOCK.search(text) is not None
