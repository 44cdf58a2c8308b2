"""Figures, as six languages write them: which of them measure something, and which are the same."""

from __future__ import annotations

import pytest

from digest.clean.losses import losses
from digest.clean.numbers import measures, numbers, without_calendar
from digest.model import Removal

MEASURED = [
    ("en", "Divers brought up 31 sacks on Sunday.", "31 sacks"),
    ("en", "The harbour lost 4,200 tonnes of it.", "4,200 tonnes"),
    ("de", "Taucher holten am Sonntag 31 Säcke vom Grund.", "31 Säcke"),
    ("de", "Am Kai verdarben 12 große Ladungen.", "12 große Ladungen"),
    ("de", "Verloren sind 4.200 Tonnen Gerste.", "4.200 Tonnen"),
    ("de", "Möwen fraßen 70 Prozent davon.", "70 Prozent"),
    ("de", "Der Schuppen kostete 900 Euro.", "900 Euro"),
    ("fr", "Les plongeurs ont remonté 31 sacs dimanche.", "31 sacs"),
    ("fr", "Les goélands en ont mangé 70 pour cent.", "70 pour cent"),
    ("fr", "Le hangar a coûté 900 €.", "900 €"),
    ("es", "Los buzos subieron 31 sacos el domingo.", "31 sacos"),
    ("es", "Las gaviotas comieron el 70 por ciento.", "70 por ciento"),
    ("pt", "Os mergulhadores içaram 31 sacos no domingo.", "31 sacos"),
    ("it", "I sommozzatori hanno recuperato 31 sacchi domenica.", "31 sacchi"),
]
UNMEASURED = [
    ("en", "A man walks past Pier 31 on the quay on 17 March 2026 at 9.15pm for the 14th time."),
    ("de", "Ein Mann geht am Pier 31 entlang, aufgenommen am 17. März 2026 um 14.30 Uhr."),
    ("de", "Das Bild vom 3. Okt. 2026 und vom 17.03.2026 zeigt Zimmer 12 um 14 Uhr."),
    ("de", "Im Mai 2026 kam am 17.3. die 14. Ladung."),
    ("fr", "Le quai 31, photographié le 17 mars 2026 à 14h30 et le 1er août 2026 à 9 h."),
    ("es", "El muelle 31, el 17 de marzo de 2026 a las 14:30 y en abril de 2025."),
    ("pt", "O cais 31, em 17 de março de 2026 às 14h30 e em dezembro de 2025."),
    ("it", "Il molo 31, il 17 marzo 2026 alle 14:30, per la 14ª volta, e a maggio 2025."),
]
SAME = [
    ("en", "4,200", "4200"),
    ("en", "4,200,000.50", "4 200 000.5"),
    ("de", "4.200", "4200"),
    ("de", "1.234.567,5", "1234567.5"),
    ("de", "4’200", "4200"),
    ("fr", "4 200", "4200"),
    ("es", "9,50", "9.5"),
    ("en", "seventeen", "17"),
    ("de", "siebzehn", "17"),
    ("fr", "dix-sept", "17"),
    ("es", "diecisiete", "17"),
    ("pt", "dezessete", "17"),
    ("pt", "dezassete", "17"),
    ("it", "diciassette", "17"),
]


@pytest.mark.parametrize(("language", "text", "written"), MEASURED)
def test_a_figure_before_what_it_counts_measures_it_in_each_language(language: str, text: str, written: str) -> None:
    assert [one for _, one in measures(text, language)] == [written]


@pytest.mark.parametrize(("language", "text"), UNMEASURED)
def test_dates_hours_ordinals_and_numbers_of_places_measure_nothing(language: str, text: str) -> None:
    assert list(measures(text, language)) == []


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_a_number_is_the_same_however_its_language_writes_it(language: str, one: str, other: str) -> None:
    assert numbers(one, language) == numbers(other, language)
    assert len(numbers(one, language)) == 1


def test_a_month_of_another_language_is_a_word_in_english() -> None:
    assert without_calendar("14 out of 20", "en") == "14 out of 20"
    assert without_calendar("14 out 2026", "pt") == " "


def test_a_number_word_counts_in_its_own_language_only() -> None:
    assert numbers("once", "es") == {"11"}
    assert numbers("once", "en") == numbers("once", "de") == frozenset()


GERMAN = "Taucher holten am Sonntag 12 Säcke mit Gerste vom Grund herauf."


def test_a_german_figure_that_is_lost_is_missed_and_one_that_is_spelt_out_elsewhere_is_not() -> None:
    cut = [Removal(GERMAN, "ours", "ours", 0, len(GERMAN))]
    told = losses(cut, ["Am Sonntag holten Taucher die Gerste herauf."], "front matter", "de")
    assert "the only mention of '12 Säcke'" in told[0]
    assert losses(cut, ["Es waren zwölf Säcke."], "front matter", "de") == ()
