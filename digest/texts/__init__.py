"""The paper's own words: phrases, counts, dates and directions in the language of the site.

The phrases stand in a catalogue a language, ``en.toml`` and its translations, in tables by where they are shown. A site
may say any of them otherwise in ``texts.toml`` in its folder of templates, and so speak a language that has none here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from digest.errors import SettingsError
from digest.texts import speech
from digest.texts.catalogue import FILE_NAME, PLACE, Phrase, catalogue, own
from digest.texts.speech import ENGLISH, direction

__all__ = ["ENGLISH", "FILE_NAME", "Phrased", "Texts", "catalogue", "direction", "texts"]

_SHORT = 1000
"""Whole numbers below need no mark for thousands in any language."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Says things in ``language`` (a tag such as ``de`` or ``pt-BR``) by ``phrases``, which are named by table and key:
    ``edition.nothing_new``. A phrase that counts has a form for each plural category of the language (CLDR). What it
    is given keeps its own direction, unless the phrase is ``bare``, as data has it."""

    language: str = ENGLISH
    phrases: Mapping[str, Phrase] = field(default_factory=dict, repr=False)
    bare: bool = False

    def __call__(self, name: str, /, **values: object) -> str:
        """The phrase called ``name`` with its places filled; ``n`` chooses the form and is written as a number. Raises
        :class:`SettingsError` for a name or a place that is not known, for the templates of a site may be wrong."""
        pieces = _cut(self._form(name, values))
        if len(pieces) == 1:
            return pieces[0]
        return "".join([str(self._at(piece, values, name)) if at % 2 else piece for at, piece in enumerate(pieces)])

    def markup(self, name: str, /, **values: object) -> Markup:
        """The phrase for a page: its own words and all values escaped, but for those that are markup already."""
        pieces = _cut_markup(self._form(name, values))
        if len(pieces) == 1:
            return pieces[0]
        filled = [escape(self._at(piece, values, name)) if at % 2 else piece for at, piece in enumerate(pieces)]
        return Markup("".join(filled))  # noqa: S704 - its words and its values are escaped

    def _form(self, name: str, values: Mapping[str, Any]) -> str:
        """The phrase, in the form that fits the number."""
        phrase = self.phrases.get(name)
        if phrase is None:
            raise SettingsError(f"there is no text called '{name}'", hint="docs/theme.md tells which there are")
        if isinstance(phrase, str):
            return phrase
        if "n" not in values:
            raise SettingsError(f"the text '{name}' counts and is given no n", hint=f"write t('{name}', n=…)")
        return phrase.get(speech.plural(values["n"], self.language)) or phrase["other"]

    def _at(self, place: str, values: Mapping[str, Any], name: str) -> object:
        """What stands at ``place``: a number, a sentence in this language, several things in a row, or what it is."""
        try:
            value = values[place]
        except KeyError:
            hint = f"write t('{name}', {place}=…)"
            raise SettingsError(f"the text '{name}' is given no {place}", hint=hint) from None
        if type(value) is str:
            return self._apart(value)
        if place == "n" and isinstance(value, (int, float)):
            return self.number(value)
        if isinstance(value, tuple):
            return self.in_a_row([self._apart(self.again(one)) for one in value])
        return self.again(value) if isinstance(value, Phrased) else value

    def forms(self, name: str) -> dict[str, str]:
        """All forms of the phrase called ``name`` by plural category, for a script that knows the number only later."""
        phrase = self.phrases[name]
        forms = {"other": phrase} if isinstance(phrase, str) else phrase
        return {rule: forms.get(rule, forms["other"]) for rule in speech.categories(self.language)}

    def _apart(self, text: str) -> str:
        return text if self.bare else speech.apart(text, self.language)

    def again(self, text: str) -> str:
        """``text`` in this language where it is the paper's own (:class:`Phrased`); else as it is."""
        return self(text.name, **text.values) if isinstance(text, Phrased) else text

    def number(self, value: float) -> str:
        """``value`` with the language's marks for thousands and decimals: 1,187 or 1.187."""
        return str(value) if type(value) is int and 0 <= value < _SHORT else speech.number(value, self.language)

    def figure(self, value: float, sign: str = "") -> str:
        """``value`` as a reader writes it, with the sign of a currency or %: 1,187, £2.5 million, 54%."""
        return speech.figure(value, sign, self.language)

    def in_a_row(self, parts: Sequence[str]) -> str:
        """``a, b, c``."""
        return speech.joined(parts, self.language)

    def long_day(self, day: date) -> str:
        """``Tuesday, 3 March 2026``."""
        return speech.day(day, "full", self.language)

    def short_day(self, day: date) -> str:
        """``3 March 2026``."""
        return speech.day(day, "long", self.language)

    def bare_day(self, day: date) -> str:
        """``3 March``."""
        return speech.part_of_day(day, "MMMMd", self.language)

    def month_name(self, year: int, number: int) -> str:
        """``March 2026``."""
        return speech.part_of_day(date(year, number, 1), "yMMMM", self.language)

    def bare_month(self, number: int) -> str:
        """``March``."""
        return speech.month(number, self.language)

    def initial(self, number: int) -> str:
        """``M`` for March."""
        return speech.month(number, self.language, "narrow")

    @staticmethod
    def begun(text: str) -> str:
        """``text``, such as a day, as it begins a line or is a title: with a capital, also where days have none."""
        return text[:1].upper() + text[1:]

    def clock(self, moment: str) -> str:
        """``17:40``, of a moment as ISO 8601 writes it."""
        return speech.clock(int(moment[11:13]), int(moment[14:16]), self.language)

    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """The days of the week from Monday on, each in short and whole."""
        return speech.weekdays(self.language)

    def language_name(self, tag: str) -> str:
        """What the language ``tag`` is called: Arabic."""
        return speech.language_name(tag, self.language)

    def foreign(self, tag: str) -> str:
        """``tag`` where it is another language than this, so that a page should say so; else nothing."""
        return "" if tag.partition("-")[0] in {"", "und", self.language.partition("-")[0]} else tag

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return direction(self.language)


class Phrased(str):
    """A sentence of the paper's own, in English, as the data has it, that knows by which ``name`` of the catalogue and
    with which ``values`` a page says it in the site's language (:meth:`Texts.again`)."""

    __slots__ = ("name", "values")
    name: str
    values: Mapping[str, Any]

    def __new__(cls, name: str, /, **values: object) -> Phrased:
        """The phrase called ``name``, said in English."""
        made = super().__new__(cls, _english()(name, **values))
        made.name, made.values = name, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(Phrased, self.name, **self.values), ()


def texts(language: str, folder: Path | None = None) -> Texts:
    """The phrases of ``language``, those of the site's ``folder`` of templates before ours, and English where neither
    has one; raises :class:`SettingsError` for a file of the site that cannot be used."""
    found: dict[str, Phrase] = dict(catalogue(ENGLISH))
    for name in dict.fromkeys((language.partition("-")[0], language)):
        found |= catalogue(name)
    return Texts(language, found | own(folder, language))


@cache
def _english() -> Texts:
    return replace(texts(ENGLISH), bare=True)


@cache
def _cut(phrase: str) -> tuple[str, ...]:
    """``phrase`` cut at its places: words and names of places by turns."""
    return tuple(PLACE.split(phrase))


@cache
def _cut_markup(phrase: str) -> tuple[Markup, ...]:
    """The same with its words escaped."""
    return tuple(escape(piece) for piece in _cut(phrase))
