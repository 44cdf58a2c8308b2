"""Quotations with their speaker and numbers with their unit, as the article has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.model import Article, Figure, Quotation
from digest.summarise.receipts import receipt
from digest.summarise.sentences import Sentence
from digest.words import stem

_QUOTED = re.compile(r"“([^“”]{15,400})”|\"([^\"]{15,400})\"")
_PERSON = (
    r"((?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Sister|Captain|Commander|Professor) )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})"
)
_SAYS = r"(?:said|says|told|added|asked|wrote|explained|insisted|warned|called|replied)"
_AFTER = re.compile(rf"[,\s]*(?:{_SAYS} {_PERSON}|{_PERSON},? {_SAYS})")
_BEFORE = re.compile(rf"{_PERSON}(?:,[^,]{{0,60}},)? (?:has |had )?{_SAYS}\b")
_NOT_NAMES = frozenset(
    "He She They It We I You The This That But And In On At As If When While After Before For One".split()
)
_NUMBER = re.compile(
    r"(?<![\w.,/-])([£$€¥])?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: (thousand|million|billion))?"
    r"(?: ?(%)|[ -]((?:per cent|[a-z][a-z’'-]+)))?(?![\w/])"
)
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_NOT_UNITS = frozenset(
    """and or to in on at of the by for with from as is was were are had has have who that which but said after before
    when than a an it its his her per until""".split()
)


def quotations(article: Article, parts: Sequence[Sentence], most: int = 5) -> tuple[Quotation, ...]:
    """Up to ``most`` quotations of at least four words, in order, with the speaker where the sentence names one."""
    found: list[Quotation] = []
    for sentence in parts:
        for match in _QUOTED.finditer(sentence.text):
            text = (match[1] or match[2]).strip()
            if len(text.split()) >= 4 and len(found) < most:
                found.append(Quotation(text.rstrip(","), _speaker(sentence.text, match), (receipt(article, sentence),)))
    return tuple(found)


def _speaker(text: str, quote: re.Match[str]) -> str:
    after = _AFTER.match(text, quote.end())
    names = [after[1] or after[2]] if after else []
    names += [match[1] for match in _BEFORE.finditer(text, 0, quote.start())]
    return next((name for name in names if name.split()[0] not in _NOT_NAMES), "")


def figures(article: Article, parts: Sequence[Sentence], most: int = 12) -> tuple[Figure, ...]:
    """Up to ``most`` numbers that count something, in order; years, clock times and bare numbers are left out."""
    found: dict[str, Figure] = {}
    for sentence in parts:
        for text, value, unit in _numbers(sentence.text):
            if text not in found and len(found) < most:
                found[text] = Figure(text, value, unit, (receipt(article, sentence),))
    return tuple(found.values())


def _numbers(text: str) -> Iterator[tuple[str, float, str]]:
    for match in _NUMBER.finditer(text):
        sign, digits, scale, percent, word = match.groups()
        named = word if word not in _NOT_UNITS else None
        if not (sign or scale or percent or named):
            continue
        unit = sign or ("per cent" if percent or named == "per cent" else stem(named) if named else "")
        shown = match[0].strip() if named or not word else match[0][: match.start(5) - match.start()].strip(" -")
        yield shown, float(digits.replace(",", "")) * _SCALE.get(scale or "", 1), unit
