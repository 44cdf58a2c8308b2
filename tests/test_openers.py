"""Sentences of other languages than English that need the one before them."""

from __future__ import annotations

from datetime import UTC

import pytest

from digest.clean import Cleaner
from digest.summarise import Extractive
from digest.summarise.openers import leans_in
from tests.texts import documents

LEAN = {
    "de": (
        "Er sprach am Abend vom Balkon.",
        "Doch das Geld fehlt.",
        "„Diese Lampe“ nennt er sie.",
        "Das ist viel Salz.",
    ),
    "fr": (
        "Elle a refusé mardi.",
        "Mais la lampe reste noire.",
        "C’est une vieille lampe.",
        "Cette lampe est vieille.",
    ),
    "es": (
        "Sin embargo, el faro sigue a oscuras.",
        "Su padre fue farero.",
        "Él dijo que no.",
        "Esta lámpara es vieja.",
    ),
    "it": (
        "Questa lampada è vecchia.",
        "Tuttavia, il faro è spento.",
        "Lei ha detto di no.",
        "Per questo, si chiude.",
    ),
    "pt": (
        "No entanto, o farol está apagado.",
        "Ela disse que não.",
        "Esse navio afundou.",
        "Mas falta o dinheiro.",
    ),
    "nl": (
        "Hij sprak maandag.",
        "Maar het geld ontbreekt.",
        "Deze lamp is oud.",
        "Dat is veel zout.",
    ),
    "uk": (
        "Він говорив у понеділок.",
        "Однак маяк не світить.",
        "Крім того, бракує грошей.",
        "Їхній корабель затонув.",
    ),
    "ru": (
        "Она отказалась во вторник.",
        "Но маяк не светит.",
        "Кроме того, не хватает денег.",
        "Этот маяк стар.",
    ),
    "ar": (
        "وهو حارس المنارة منذ عشرين عاما.",
        "لكن المال غير كاف.",
        "ومع ذلك بقيت المنارة مظلمة.",
        "هذه السفينة قديمة.",
    ),
}
STAND = {
    "de": (
        "Es gibt in Saltby zwei Lampen.",
        "Diese Woche tagt der Rat.",
        "Das Ministerium schweigt.",
        "Sonja Voss geht.",
    ),
    "fr": (
        "Il y a deux lampes à Saltby.",
        "Cette semaine, le conseil siège.",
        "Illan Roux est parti.",
        "Ce lundi, il neige.",
    ),
    "es": (
        "Este lunes se reúne el consejo.",
        "Elena Roca dimitió.",
        "Según el alcalde, falta dinero.",
        "La lámpara es vieja.",
    ),
    "it": (
        "Questa settimana si riunisce il consiglio.",
        "Ezio Rocca si è dimesso.",
        "Quelli che restano, pagano.",
    ),
    "pt": (
        "Esta semana reúne-se o conselho.",
        "Elisa Rocha demitiu-se.",
        "O farol está apagado.",
    ),
    "nl": (
        "Deze week vergadert de raad.",
        "Het ministerie zwijgt.",
        "De lamp is oud.",
    ),
    "uk": (
        "Голова ради говорив у понеділок.",
        "Ті, хто залишився, платять.",
        "Корабель затонув.",
    ),
    "ru": (
        "Глава совета говорил в понедельник.",
        "Те, кто остался, платят.",
        "Корабль затонул.",
    ),
    "ar": (
        "وقال حارس المنارة إن المال غير كاف.",
        "هذا العام بقيت المنارة مظلمة.",
    ),
}
GERMAN = [
    "Hafen von Saltby bleibt geschlossen",
    "Der Hafen von Saltby bleibt nach dem Unfall der Fähre bis Freitag geschlossen, sagte Hafenmeisterin Henna Voss.",
    "Sie sprach am Montag vor den Fischern des Hafens von Saltby über die Fähre und den Unfall.",
    "Doch der Hafen von Saltby könnte nach dem Unfall der Fähre noch länger geschlossen bleiben.",
    "Die Reederei der Fähre will den Schaden am Freitag von Tauchern prüfen lassen.",
    "Der Rat der Insel berät am Dienstag darüber, wer für den Schaden im Hafen aufkommt.",
]


@pytest.mark.parametrize("language", LEAN)
def test_a_sentence_that_begins_with_what_stands_for_something_named_before_leans(language: str) -> None:
    assert [text for text in LEAN[language] if not leans_in(text, language)] == []


@pytest.mark.parametrize("language", STAND)
def test_a_sentence_that_only_looks_like_one_of_these_stands_alone(language: str) -> None:
    assert [text for text in STAND[language] if leans_in(text, language)] == []


def test_of_a_language_that_is_not_known_nothing_is_said() -> None:
    assert not leans_in("Ő mondta hétfőn.", "hu")
    assert not leans_in("", "de")


def test_the_points_of_a_german_article_lean_on_nothing() -> None:
    (document,) = documents("\n\n".join(GERMAN))
    article = Cleaner(UTC)(document)
    summary = Extractive(3)(article)
    assert article.language == "de"
    assert [point.text for point in summary.points] == [GERMAN[1], GERMAN[4], GERMAN[5]]
