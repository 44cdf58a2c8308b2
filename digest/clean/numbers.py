"""Figures in a text: in one form whoever wrote them, and those that measure something, in six languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digest.clean.dates import MONTHS, MONTHS_ABROAD

_NUMBER = re.compile(
    r"(?<![\w.,-])[$£€]?\d{1,3}(?:([,. ’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?(?!\d)|(?<![\w.,-])[$£€]?\d+(?:[.,]\d+)?"
)
_THOUSANDS = re.compile(r"(?<=\d)[,. ’](?=\d{3}(?!\d))|[$£€]")
_PERCENT = (
    r" ?(?:per cent|percent|%|(?i:prozent)|pour cent|por ciento|por cento|per cento)"
    r"|(?: ?€| (?:[Ee]uros?|Kronen?|Franken)\b)"
)
_UNIT = r"(?: [A-ZÀ-Þ][\w’'-]+)?[ -][^\W\d_A-ZÀ-Þ]{3,}"
_NOUN = r" (?:[^\W\d_A-ZÀ-Þ]{3,} )?[A-ZÀ-Þ][\w’'-]{2,}"
"""What a German figure counts: a noun, which has a capital, with or without a word before it."""
_LABEL = re.compile(
    r"(?:\b[A-ZÀ-Þ][\w’'-]*|\b(?:numbers?|no\.?|page|chapter|route|flight|room|numéros?|n[º°]|pages?|chapitre|vol|"
    r"número|página|capítulo|vuelo|voo|numero|pagina|capitolo|volo)) $"
)
"""What stands before a number that is part of a name."""
_SPELT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORDS = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig",
    "fr": "une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt",
    "es": "una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte",
    "pt": "uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze "
    "dezasseis|dezesseis dezassete|dezessete dezoito dezanove|dezenove vinte",
    "it": "una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove venti",
}
"""From one to twenty by language; a bar stands between two ways of writing one."""


@dataclass(frozen=True, slots=True)
class _Speech:
    """How a language writes figures: ``unit`` is what follows one that measures, ``noun`` a unit that makes one measure
    even after a word in capitals, ``calendar`` a date, a time of day, an ordinal: one that measures nothing."""

    unit: re.Pattern[str]
    noun: re.Pattern[str] | None
    calendar: re.Pattern[str]
    spelt: dict[str, str]


@cache
def _speech(language: str) -> _Speech:
    words = _WORDS.get(language, _WORDS["en"]).split()
    return _Speech(
        re.compile(rf"{_PERCENT}|{_NOUN if language == 'de' else _UNIT}"),
        re.compile(rf"{_PERCENT}|{_NOUN}") if language == "de" else None,
        _calendar(MONTHS_ABROAD if language in _WORDS and language != "en" else MONTHS),
        {word: str(number) for number, ways in enumerate(words, 1) for word in ways.split("|")},
    )


def _calendar(months: str) -> re.Pattern[str]:
    """Dates, times of day, counts of pictures and ordinals."""
    return re.compile(
        rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|er|\.|[º°ª])?(?: of| de)? (?:{months})\b\.?(?:,?(?: del?)? \d{{4}})?"
        rf"|(?:{months})\b\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?|(?:{months})\b\.?(?: del?)? \d{{4}}"
        r"|\d{4}-\d\d-\d\d|(?:19|20)\d\d(?:[-–/]\d\d)?|\d{1,2}\.\d{1,2}\.(?:\d{2,4}|(?-i:(?= [a-zß-ÿ])))"
        r"|\d{1,2}[:h]\d\d|\d{1,2}(?:\.\d\d)? ?(?:[ap]\.?m|Uhr|h)\b|\d+(?:/\d+)+"
        r"|\d+(?:st|nd|rd|th|er|e|ème|[º°ª])(?!\w))",
        re.IGNORECASE,
    )


def without_calendar(text: str, language: str) -> str:
    """``text`` without its dates, times of day, counts of pictures and ordinals."""
    return _speech(language).calendar.sub(" ", text)


def measures(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each figure in ``text`` that measures something: in one form, and with its unit as it is written."""
    speech = _speech(language)
    other = [match.span() for match in speech.calendar.finditer(text)]
    for match in _NUMBER.finditer(text):
        unit = speech.unit.match(text, match.end())
        named = _LABEL.search(text, 0, match.start()) and not (speech.noun and speech.noun.match(text, match.end()))
        if match[0].isdigit() and (unit is None or named):
            continue
        if not any(start <= match.start() < end for start, end in other):
            yield _number(match[0]), match[0] + (unit[0] if unit else "")


def numbers(text: str, language: str) -> frozenset[str]:
    """The figures in ``text`` in one form, and those up to twenty that are written as words."""
    spelt = _speech(language).spelt
    written = {spelt[word] for word in _SPELT.findall(text.casefold()) if word in spelt}
    return frozenset(written | {_number(match[0]) for match in _NUMBER.finditer(text)})


def _number(text: str) -> str:
    """A number in one form: no sign for thousands, no currency, no closing zeros after the point."""
    bare = _THOUSANDS.sub("", text).replace(",", ".")
    return (bare.rstrip("0").rstrip(".") if "." in bare else bare) or "0"
