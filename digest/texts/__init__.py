"""The paper's own words: phrases, counts, dates and directions in the language of the site.

The phrases stand in a catalogue a language, ``en.toml`` and its translations, in tables by where they are shown. A site
may say any of them otherwise in ``texts.toml`` in its folder of templates, and so speak a language that has none here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from digest.errors import SettingsError
from digest.toml import parsed, text_of

FILE_NAME = "texts.toml"
ENGLISH = "en"
_PLACE = re.compile(r"\{(\w+)\}")
_BRITISH = Locale("en", "GB")
"""What plain ``en`` means for dates: the day before the month. A site that wants it the other way says ``en-US``."""

Phrase = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Texts:
    """Says things in ``language`` (a tag such as ``de`` or ``pt-BR``) by ``phrases``, which are named by table and key:
    ``edition.nothing_new``. A phrase that counts has a form for each plural category of the language (CLDR)."""

    language: str = ENGLISH
    phrases: Mapping[str, Phrase] = field(default_factory=dict, repr=False)
    locale: Locale = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "locale", _locale(self.language))

    def __call__(self, name: str, /, **values: object) -> str:
        """The phrase called ``name`` with its places filled; ``n`` chooses the form and is written as a number."""
        return "".join(str(part) for part in self._parts(name, values))

    def markup(self, name: str, /, **values: object) -> Markup:
        """The phrase for a page: its own words and all values escaped, but for those that are markup already."""
        return Markup("").join(escape(part) for part in self._parts(name, values))

    def _parts(self, name: str, values: Mapping[str, Any]) -> Iterator[object]:
        phrase = self.phrases[name]
        if not isinstance(phrase, str):
            phrase = phrase.get(self.locale.plural_form(values["n"])) or phrase["other"]
        for place, part in enumerate(_PLACE.split(phrase)):
            if place % 2:
                value = values[part]
                yield self.number(value) if part == "n" and isinstance(value, (int, float)) else value
            else:
                yield part

    def number(self, value: float) -> str:
        """``value`` with the language's marks for thousands and decimals: 1,187 or 1.187."""
        return format_decimal(value, locale=self.locale)

    def long_day(self, day: date) -> str:
        """``Tuesday 3 March 2026``."""
        return _day(day, "full", self.locale)

    def short_day(self, day: date) -> str:
        """``3 March 2026``."""
        return _day(day, "long", self.locale)

    def bare_day(self, day: date) -> str:
        """``3 March``."""
        return _skeleton(day, "MMMMd", self.locale)

    def month_name(self, year: int, number: int) -> str:
        """``March 2026``."""
        return _skeleton(date(year, number, 1), "yMMMM", self.locale)

    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """The days of the week from Monday on, each in short and whole."""
        names = self.locale.days["stand-alone"]
        return tuple((names["short"][number], names["wide"][number]) for number in range(7))

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return direction(self.language)


@cache
def _day(day: date, form: str, locale: Locale) -> str:
    return format_date(day, form, locale).replace("\u202f", " ")


@cache
def _skeleton(day: date, form: str, locale: Locale) -> str:
    pattern = locale.datetime_skeletons.get(form)
    return pattern.apply(day, locale) if pattern else format_date(day, "long", locale)


@cache
def _locale(tag: str) -> Locale:
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
    return "rtl" if _locale(tag).text_direction == "rtl" else "ltr"


def texts(language: str, folder: Path | None = None) -> Texts:
    """The phrases of ``language``, those of the site's ``folder`` of templates before ours, and English where neither
    has one; raises :class:`SettingsError` for a file of the site that cannot be used."""
    found: dict[str, Phrase] = dict(catalogue(ENGLISH))
    for name in dict.fromkeys((language.partition("-")[0], language)):
        found |= catalogue(name)
    return Texts(language, found | _own(folder))


@cache
def catalogue(language: str) -> Mapping[str, Phrase]:
    """Our phrases in ``language`` by name; none where there is no catalogue."""
    path = Path(__file__).parent / f"{language}.toml"
    return _flat(tomllib.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _own(folder: Path | None) -> dict[str, Phrase]:
    path = folder / FILE_NAME if folder else None
    if path is None or not path.is_file():
        return {}
    own = _flat(parsed(text_of(path, ""), str(path)))
    for name, phrase in own.items():
        ours = catalogue(ENGLISH).get(name)
        if ours is None:
            raise SettingsError(f"there is no text called '{name}'", where=str(path), hint="see docs/theme.md")
        if isinstance(phrase, str) != isinstance(ours, str) or not _places(phrase) <= _places(ours):
            raise SettingsError(f"the text '{name}' must have the form of ours: {ours}", where=str(path))
    return own


def _flat(table: Mapping[str, Mapping[str, Phrase]]) -> dict[str, Phrase]:
    return {f"{part}.{key}": phrase for part, phrases in table.items() for key, phrase in phrases.items()}


def _places(phrase: Phrase) -> set[str]:
    forms = [phrase] if isinstance(phrase, str) else list(phrase.values())
    return {place for form in forms for place in _PLACE.findall(form)}
