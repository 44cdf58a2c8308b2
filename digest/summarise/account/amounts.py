"""Numbers in a sentence, in digits or in words, with what makes them less than exact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.summarise.units import SMALL, TENS

_SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"m": 1e6, "bn": 1e9}
_SCALE = rf"(?:{'|'.join(_SCALES)})\b"
_SPELT = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:one|{'|'.join(list(SMALL)[:8])})\b)?|{'|'.join(SMALL)})\b"
_MORE = rf"(?:{_SPELT}|one\b)"
_WORDS = (
    rf"(?:half an?[ -]{_SCALE}|(?:{_MORE}|an?\b) and a half[ -]{_SCALE}|(?:{_MORE}|an?\b)(?:[ -]{_SCALE})+"
    rf"(?:(?:(?<=sand),|(?<=lion),)?(?: and)? {_MORE}(?:[ -]{_SCALE})+)*(?:(?: and)?[ -]{_MORE})?|{_SPELT})"
)
_AMOUNT = re.compile(
    r"(?<![\w.,/:’'-])(?P<sign>[£$€¥])?(?:(?P<digits>(?P<spaced>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.]*\d))"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?)"
    rf"(?:(?P<short>m|bn)\b|[ -](?P<scale>{_SCALE}))?|\b(?P<words>{_WORDS}))(?![\w’])",
    re.IGNORECASE,
)
_HALF_READ = re.compile(r"\d{1,3}\.\d{3}$")
"""Of 1.200 nobody knows whether it is more than a thousand."""
_NAMED = re.compile(r"\b[A-Z]\w* $")
"""What a number may belong to that another number follows: "March 12 300 people"."""
_ROUGH = re.compile(r"(?:half )?an?[ -]\w+$|.*\bdozen", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\b|o[’']clock)", re.IGNORECASE)
_BOUND = re.compile(
    r"(?:\b(?:(?P<least>at least|(?:no|not) (?:fewer|less) than|more than|over|above|upwards? of|in excess of"
    r"|exceed(?:ed|s|ing)|top(?:ped|ping)|surpass(?:ed|es|ing))"
    r"|(?P<most>at most|up to|not? more than|as (?:many|much) as|less than|fewer than|under|below)"
    r"|(?P<almost>nearly|almost|close to|approaching)"
    r"|(?P<about>about|some|around|roughly|approximately|(?:an )?estimated|maybe|perhaps))\s+|(?P<near>[~≈])\s*)$",
    re.IGNORECASE,
)
_RISEN = re.compile(r"\b(?:ros|ris|climb|grow|grew|increas|jump|soar|fell|fall|drop|declin)\w* to $", re.IGNORECASE)
_LOOSE_BEFORE = re.compile(
    r"\b(?:between|from|another|further|additional|other|first|last|next|past|every|than|few as|or|to|pass(?:ed|es)"
    r"|near|toward|towards|exceed|top|surpass|aged?)\s+(?:the\s+|an?\s+)?$|[<>]\s*$"
    r"|\b(?:most|many|some|all|none|one|half|each|any|few|several|rest|majority) of [\w’' -]{0,30}$"
    r"|(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|between [\w,.]+ and))(?: to |\s?[-–—]\s?| and | or )$",
    re.IGNORECASE,
)
_LOOSE_AFTER = re.compile(
    r"\+|-odd\b|-plus\b|-some\b|-ish\b|\s?[-–—/:]\s?\d|[-–—]"
    r"| (?:or (?:more|so|fewer|\d|\w+ (?=people))|to (?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
    r"|more\b|others?\b|further\b|additional\b|extra\b|new\b|times\b|plus\b)",
    re.IGNORECASE,
)
_BEFORE = 40
_LARGEST = 1e17
"""What is larger is the number of an account or a device."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its span in the sentence; ``sign`` is a currency's. One that is ``loose`` may mean another number
    too: so many more, from so many on; of one with a ``bound`` alone ("at least", "at most", "almost", "about") it is
    known which. ``opens`` is where its bound begins."""

    value: float
    start: int
    end: int
    sign: str
    loose: bool
    bound: str
    opens: int


def amounts(text: str) -> Iterator[Amount]:
    """The numbers of ``text`` in order; "one" is none, nor is what nobody counts, and a clock time is a loose one."""
    for match in _AMOUNT.finditer(text):
        value = _spelt(match["words"]) if match["words"] else _written(match)
        if value > _LARGEST:
            continue
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        bounds = _BOUND.search(before)
        before = before[: bounds.start()] if bounds else before
        rough = _ROUGH.match(match["words"] or "")
        dozen = bool(rough) and "dozen" in match["words"].lower()
        loose = bool(
            _CLOCK.match(text, match.start())
            or (_LOOSE_BEFORE.search(before) and not _RISEN.search(before))
            or _LOOSE_AFTER.match(text, match.end())
            or (rough and not dozen and not bounds)
            or _unsure(match, before)
        )
        bound = _NAMES[bounds.lastgroup or ""] if bounds else "about" if dozen else ""
        opens = match.start() - (len(bounds[0]) if bounds else 0)
        yield Amount(round(value, 6), match.start(), match.end(), match["sign"] or "", loose, bound, opens)


_NAMES = {"least": "at least", "most": "at most", "almost": "almost", "about": "about", "near": "about"}


def _unsure(match: re.Match[str], before: str) -> bool:
    """Whether what stands in digits may be another number, or two."""
    if match["spaced"]:
        return bool(_NAMED.search(before))
    return not match["scale"] and not match["short"] and bool(_HALF_READ.match(match["digits"] or ""))


def _written(match: re.Match[str]) -> float:
    """The value of a number in digits: 1,200, 42 000, 12,5 and 2.5 million."""
    digits = re.sub(r"[ \u00a0\u202f]|,(?=\d{3})", "", match["digits"]).replace(",", ".")
    return float(digits) * _SHORT.get((match["short"] or "").lower(), _SCALES.get((match["scale"] or "").lower(), 1.0))


def _spelt(told: str) -> float:
    """The value of a number in words: two hundred and fifty, three thousand, half a million, one and a half million."""
    whole = part = 0.0
    for word in re.split(r"[ ,-]+", told.lower()):
        scale = _SCALES.get(word, 0.0)
        if word == "half":
            part += 0.5
        elif scale > _SCALES["hundred"]:
            whole, part = whole + (part or 1) * scale, 0.0
        elif scale:
            part = (part or 1) * scale
        else:
            part += TENS.get(word, 0) + SMALL.get(word, 1 if word == "one" else 0)
    return whole + part


def close(one: float, other: float) -> bool:
    """Whether the two may be one number, told more and less exactly: 1,187 and 1,200, 63.4 and 63, not 12 and 10."""
    if one == other:
        return True
    if max(one, other) < _SMALL and one.is_integer() and other.is_integer():
        return False
    rough, exact = sorted((one, other), key=lambda value: len(_figures(value)))
    told = len(_figures(rough))
    return any(float(f"{exact:.{most}g}") == rough for most in range(max(1, told) - 1, told + 2) if most) or (
        abs(one - other) <= _NEAR * max(one, other) and len(_figures(rough)) <= _ROUND
    )


_SMALL = 50
_NEAR = 0.03
_ROUND = 2


def _figures(value: float) -> str:
    """The figures of ``value`` that say something: 1,200 has two."""
    return f"{value:.9g}".partition("e")[0].replace(".", "").strip("0") or "0"


def exclude(one: float, bound: str, other: float, other_bound: str) -> bool:
    """Whether what is told of two values, each with its bound if it has one, cannot both be so."""
    (low, high), (least, most) = _span(one, bound), _span(other, other_bound)
    return not close(one, other) and (low > most or least > high)


_ABOUT, _ABOUT_EXACT = 0.25, 0.125
"""How far off a number may be that is said to be about so many; one that is told by two figures is nearer."""
_SOME = 20
"""Below it, about so many is a round number whatever its figures: about 15."""


def _span(value: float, bound: str) -> tuple[float, float]:
    """The least and the most that a value with this bound may be."""
    off = value * (_ABOUT_EXACT if value > _SOME and len(_figures(value)) > 1 else _ABOUT)
    low = {"at most": 0.0, "about": value - off, "almost": value - off}.get(bound, value)
    high = {"at least": float("inf"), "about": value + off}.get(bound, value)
    return low, high
