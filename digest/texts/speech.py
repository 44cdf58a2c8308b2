"""What a language writes its own way: days, times, numbers, lists, names of languages, and in which direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_compact_decimal, format_decimal

ENGLISH = "en"
_BRITISH = Locale("en", "GB")
"""What plain ``en`` means for dates: the day before the month. A site that wants it the other way says ``en-US``."""
_LARGE = 1_000_000
"""From here on a figure is told in words: 2.5 million."""
_NARROW = "\u202f"
"""A narrow space, which many fonts lack."""
_YEAR = " р."
"""What CLDR has behind a year in Ukrainian. Newspapers leave it out, and at a sentence's end two stops would meet."""
_COLUMN = 4
"""So many letters stand side by side over the days of a month."""
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that are written from right to left."""
_RIGHTWARDS = re.compile("[^\\W\\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""All other letters."""
_ISOLATE, _END = "\u2068", "\u2069"


@cache
def locale(tag: str) -> Locale:
    """The locale of the language ``tag``, or the nearest there is; English where there is none."""
    if tag == ENGLISH:
        return _BRITISH
    for name in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return _BRITISH


@cache
def direction(tag: str) -> str:
    """In which direction the language ``tag`` is written, ``ltr`` or ``rtl``; ``ltr`` where it is not known."""
    return "rtl" if locale(tag).text_direction == "rtl" else "ltr"


@cache
def language_name(tag: str, language: str) -> str:
    """What the language ``tag`` is called in ``language``; ``tag`` itself where it has no name there."""
    try:
        return Locale.parse(tag.partition("-")[0]).get_language_name(locale(language)) or tag
    except (UnknownLocaleError, ValueError):
        return tag


@cache
def day(one: date, form: str, tag: str) -> str:
    """``one`` in a ``form`` of CLDR: full or long."""
    return _plain(format_date(one, form, locale(tag)), one, tag)


@cache
def part_of_day(one: date, skeleton: str, tag: str) -> str:
    """Of ``one`` the fields of a ``skeleton`` of CLDR, such as MMMMd."""
    pattern = locale(tag).datetime_skeletons.get(skeleton)
    return _plain(pattern.apply(one, locale(tag)), one, tag) if pattern else day(one, "long", tag)


def _plain(told: str, one: date, tag: str) -> str:
    """``told``, a date in words, as newspapers have it: in French the first of a month is an ordinal."""
    told = told.replace(_NARROW, " ").removesuffix(_YEAR)
    return re.sub(r"\b1 ", "1er ", told, count=1) if one.day == 1 and locale(tag).language == "fr" else told


def apart(text: str, tag: str) -> str:
    """``text`` as it stands in a sentence of the language ``tag``: what is written the other way is kept apart by signs
    that nobody sees, else a number or a bracket beside it would be drawn on its wrong side (Unicode, UAX 9)."""
    if _ISOLATE in text:
        return text
    other = _LEFTWARDS if direction(tag) == "ltr" else _RIGHTWARDS
    return f"{_ISOLATE}{text}{_END}" if other.search(text) else text


@cache
def clock(hour: int, minute: int, tag: str) -> str:
    """A time of day without its seconds: 17:40, or 5:40 PM."""
    return format_time(time(hour, minute), "short", locale=locale(tag)).replace(_NARROW, " ")


@lru_cache(maxsize=4096)
def number(value: float, tag: str) -> str:
    """``value`` with the language's marks for thousands and decimals."""
    return format_decimal(value, locale=locale(tag))


@lru_cache(maxsize=4096)
def figure(value: float, sign: str, tag: str) -> str:
    """``value`` as a reader writes it, six digits of it at most, with the ``sign`` of a currency or % where that
    stands in the language: 1,187, £2.5 million, 54%."""
    one = locale(tag)
    if abs(value) >= _LARGE:
        text = format_compact_decimal(float(f"{value:.6g}"), format_type="long", locale=one, fraction_digits=5)
    else:
        text = format_decimal(
            float(f"{value:.6g}") if value % 1 else int(value), locale=one, decimal_quantization=False
        )
    if not sign:
        return text
    pattern = one.percent_formats[None] if sign == "%" else one.currency_formats["standard"]
    before, after = (re.sub("[%¤]", sign, each[0]) for each in (pattern.prefix, pattern.suffix))
    return f"{before}{text}{after}"


@lru_cache(maxsize=4096)
def plural(value: float, tag: str) -> str:
    """The plural category (CLDR) of ``value``: one, few, other."""
    return locale(tag).plural_form(value)


@cache
def categories(tag: str) -> frozenset[str]:
    """The plural categories of a language; there is always ``other``."""
    return locale(tag).plural_form.tags | {"other"}


def joined(parts: Sequence[str], tag: str) -> str:
    """``parts`` in a row, as far as the language has a mark for it without an "and"."""
    mark: str = locale(tag).list_patterns["standard"]["start"]
    return mark.replace("{0}", "").replace("{1}", "").join(parts)


def month(number: int, language: str, width: str = "wide") -> str:
    """The name of a month that stands alone."""
    return str(locale(language).months["stand-alone"][width][number])


def weekdays(tag: str) -> tuple[tuple[str, str], ...]:
    """The days of the week from Monday on, each in short, as the head of a narrow column, and whole."""
    names = locale(tag).days["stand-alone"]
    short = "short" if max(map(len, names["short"].values())) <= _COLUMN else "narrow"
    return tuple((names[short][place], names["wide"][place]) for place in range(7))
