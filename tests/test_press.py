"""The words of the trade, held once: a page's authors and a text's byline know the same roles and agencies."""

from __future__ import annotations

import re

import pytest

from digest.clean.bylines import ENGLISH_SIGNATURE, authors
from digest.clean.languages import SIGNATURES
from digest.ingest.names import is_person, names
from digest.press import AGENCIES, AGENCIES_ABROAD, AGENCY_WORDS, ROLES

SAID = {
    "en": "Harbour Journalist",
    "de": "Hafenkorrespondentin",
    "es": "Enviada Especial",
    "fr": "Envoyée Spéciale",
    "it": "Cronista",
    "pt": "Repórter",
}


@pytest.mark.parametrize(("language", "role"), SAID.items())
def test_a_role_of_any_language_is_one_to_the_byline_and_to_the_page_s_authors(language: str, role: str) -> None:
    signature = SIGNATURES.get(language, ENGLISH_SIGNATURE)
    by = {"en": "By", "de": "Von", "it": "Di", "fr": "Par"}.get(language, "Por")
    assert authors(f"{by} Tilda Brandt, {role}", signature) == ("Tilda Brandt",)
    assert names(f"Tilda Brandt, {role}") == ("Tilda Brandt",)
    assert not is_person(f"Tilda {role}")


def test_each_language_has_roles_of_its_own() -> None:
    assert {"en", *SIGNATURES} == set(ROLES)


def test_every_agency_of_one_word_may_stand_beside_a_name() -> None:
    assert {"reuters", "dpa", "lusa", "ansa", "afp"} <= AGENCY_WORDS
    assert all(re.fullmatch(f"(?i:{AGENCIES}|{AGENCIES_ABROAD})", one) for one in AGENCY_WORDS)
    assert names("Tilda Brandt, LUSA") == ("Tilda Brandt", "LUSA")
