"""Dates in German, French, Spanish, Portuguese and Italian: read as strictly as English ones."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from digest.clean import dates

LONDON = ZoneInfo("Europe/London")

ABROAD = {
    "17. März 2026": "2026-03-17",
    "Dienstag, 17. März 2026": "2026-03-17",
    "1. Jänner 2026": "2026-01-01",
    "3. Okt. 2026": "2026-10-03",
    "17 mars 2026": "2026-03-17",
    "le mardi 17 mars 2026": "2026-03-17",
    "1er août 2026": "2026-08-01",
    "2 févr. 2026": "2026-02-02",
    "17 de marzo de 2026": "2026-03-17",
    "martes, 17 de marzo del 2026": "2026-03-17",
    "4 ene 2026": "2026-01-04",
    "17 de março de 2026": "2026-03-17",
    "terça-feira, 1º de dezembro de 2026": "2026-12-01",
    "17 marzo 2026": "2026-03-17",
    "martedì 17 marzo 2026": "2026-03-17",
    "5 giu 2026": "2026-06-05",
    "17.03.2026": "2026-03-17",
    "3. 4. 2026": "2026-04-03",
}
MOMENTS_ABROAD = {
    "17. März 2026 um 14:30 Uhr": "2026-03-17T14:30:00+00:00",
    "17.3.2026, 14:30 Uhr": "2026-03-17T14:30:00+00:00",
    "17.3.2026, 14 Uhr": "2026-03-17T14:00:00+00:00",
    "17. März 2026, 14.30 Uhr": "2026-03-17T14:30:00+00:00",
    "17 mars 2026 à 14h30": "2026-03-17T14:30:00+00:00",
    "17 de marzo de 2026 a las 14:30 h": "2026-03-17T14:30:00+00:00",
    "17 de março de 2026 às 14h30": "2026-03-17T14:30:00+00:00",
    "17 marzo 2026 alle ore 14:30": "2026-03-17T14:30:00+00:00",
}
NO_DATES_ABROAD = [
    "17. Marz",
    "30. Februar 2026",
    "31 de abril de 2026",
    "31.02.2026",
    "3.13.2026",
    "10.3.4.2026",
    "3.4.26",
    "le 17/03/2026",
    "märz 2026",
    "17 marzos 2026",
    "17 de de marzo 2026",
    "17. Mag 20261",
]


@pytest.mark.parametrize(("text", "value"), (ABROAD | MOMENTS_ABROAD).items())
def test_a_date_written_out_in_another_language_is_read(text: str, value: str) -> None:
    assert dates.parse(text, LONDON) == value


@pytest.mark.parametrize("text", NO_DATES_ABROAD)
def test_what_is_no_date_in_another_language_or_has_two_meanings_gives_none(text: str) -> None:
    assert dates.parse(text, LONDON) is None
