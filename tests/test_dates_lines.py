"""Lines that say when an article was published or changed: read as its date, and never part of its story."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from digest.clean import dates, stamps
from digest.clean.dates import Stamp
from digest.model import Article, Meta
from tests.texts import clean

LONDON = ZoneInfo("Europe/London")

PUBLISHED = {
    "17.03.2026": "2026-03-17",
    "17.03.2026, 14:05 Uhr": "2026-03-17T14:05",
    "17.03.2026 | 14.05 Uhr": "2026-03-17T14:05",
    "Di., 17.3.2026": "2026-03-17",
    "Published: 17 March 2026": "2026-03-17",
    "Date published: 17 March 2026": "2026-03-17",
    "First published on Tuesday, 17 March 2026 at 2.05pm": "2026-03-17T14:05",
    "2.05pm on 17 March 2026": "2026-03-17",
    "Published: 17 March 2026 / Updated: 18 March 2026": "2026-03-17",
    "Updated 18 March 2026, first published 17 March 2026": "2026-03-17",
    "17 March 2026 (Updated: 18 March 2026)": "2026-03-17",
    "Published 17 March 2026 and last updated on 18 March 2026 at 10.30am": "2026-03-17",
    "Published 17 March 2026 23:30 UTC | Updated 18 March 2026 01:30 UTC": "2026-03-17T23:30",
    "Veröffentlicht am 17. März 2026": "2026-03-17",
    "Veröffentlicht: 17.03.2026 – Aktualisiert: 18.03.2026, 9 Uhr": "2026-03-17",
    "Publié le 17/03/2026 à 14h05 | Mis à jour le 18/03/2026 à 9h": "2026-03-17T14:05",
    "Publié le 17/03/2026 à 14h05, mis à jour à 16h30": "2026-03-17T14:05",
    "le mardi 17/03/2026": "2026-03-17",
    "Publicado el 17/03/2026 a las 14:05 h. Actualizado el 18 de marzo de 2026": "2026-03-17T14:05",
    "Publicado em 17/03/2026 às 14h05 - Atualizado em 18/03/2026 às 9h00": "2026-03-17T14:05",
    "Data de publicação: 17/03/2026": "2026-03-17",
    "Pubblicato il 17/03/2026 alle 14:05 - Ultimo aggiornamento: 18 marzo 2026": "2026-03-17T14:05",
}
CHANGED = {
    "Stand: 17.03.2026": "2026-03-17",
    "(Stand: 17.03.2026, 14:05 Uhr)": "2026-03-17T14:05",
    "Zuletzt aktualisiert am 17. März 2026, 14.05 Uhr": "2026-03-17T14:05",
    "Updated: 17 March 2026": "2026-03-17",
    "Last updated on 17 March 2026 at 2.05pm": "2026-03-17T14:05",
    "Last updated at 14:05 on 17 March 2026": "2026-03-17",
    "Updated: 2026-03-17T14:05:00Z": "2026-03-17T14:05",
    "Mis à jour le 17/03/2026 à 14h05": "2026-03-17T14:05",
    "Última actualización: 17/03/2026": "2026-03-17",
    "Atualizado em 17 de março de 2026 às 14h05": "2026-03-17T14:05",
    "Aggiornato il 17/03/2026": "2026-03-17",
    "Ultima modifica: 17 marzo 2026": "2026-03-17",
}
NEITHER = [
    "",
    "Published",
    "Updated 2 hours ago",
    "Updated figures are due on 17 March 2026",
    "17 March 2026 was a Tuesday",
    "17.03.2026 war ein Dienstag.",
    "17 March 2026 – 18 March 2026",
    "Published 3/4/2026",
    "Date: 3/4/2026",
    "Publié le 31/02/2026",
    "Stand der Dinge am 17. März 2026",
    "Am 17. März 2026 lief die Fähre auf Grund",
    "Published 17 March 2026 | By Ann Stone",
]
STORY = (
    "The keeper of the lamp on Kessock Head has been told that he may retire in May, forty years after he came.\n\n"
    "He said that he would think about it when the lamp had been wound and the goat fed, and not before that.\n\n"
)


@pytest.mark.parametrize(("text", "value"), PUBLISHED.items())
def test_a_line_that_says_when_an_article_was_published_gives_that_date(text: str, value: str) -> None:
    found = stamps.read(text, LONDON)
    assert found is not None
    assert (found.value[:16], found.changed) == (value, False)


@pytest.mark.parametrize(("text", "value"), CHANGED.items())
def test_a_line_that_only_says_when_an_article_was_changed_gives_that_date_as_a_change(text: str, value: str) -> None:
    found = stamps.read(text, LONDON)
    assert found is not None
    assert (found.value[:16], found.changed) == (value, True)


@pytest.mark.parametrize("text", NEITHER)
def test_a_line_that_says_more_or_no_clear_date_is_no_date_line(text: str) -> None:
    assert stamps.read(text, LONDON) is None


def test_the_first_publication_is_chosen_before_any_change() -> None:
    change, old, new = Stamp("2026-03-18", changed=True), Stamp("2026-03-16"), Stamp("2026-03-17")
    assert stamps.first([None, change, old, new]) == old
    assert stamps.first([change, None]) == change
    assert stamps.first([None]) is None


def read(*lines: str) -> Article:
    """The article with ``lines`` under its headline; no line of them is in its story."""
    found = clean("\n\n".join(["Keeper of the lamp told to retire in May", *lines, STORY]))
    assert found.text == STORY.strip()
    return found


@pytest.mark.parametrize("text", [*PUBLISHED, *CHANGED])
def test_no_date_line_under_a_headline_is_part_of_the_story(text: str) -> None:
    assert read(text).dated.day is not None


def test_the_date_of_publication_is_taken_before_that_of_a_change_in_whatever_order_they_stand() -> None:
    lines = ("Updated: 18 March 2026", "Published: 17 March 2026")
    for order in (lines, lines[::-1]):
        found = read(*order)
        assert (found.dated.value, found.dated.origin, found.dated.confidence) == ("2026-03-17", "head", 0.9)
        assert found.warnings == ()


def test_a_date_of_change_alone_dates_the_article_with_less_confidence() -> None:
    dated = read("Last updated on 18 March 2026").dated
    assert (dated.value, dated.origin, dated.confidence) == ("2026-03-18", "change", 0.5)


def test_an_address_with_a_day_is_trusted_before_a_date_of_change() -> None:
    found = read("https://www.islandpaper.example/2026/03/17/keeper", "Updated: 18 March 2026")
    assert (found.dated.value, found.dated.origin, found.warnings) == ("2026-03-17", "URL", ())


def test_a_change_after_the_publication_is_no_disagreement_but_one_before_it_is() -> None:
    name = "2026-03-17.txt"
    later, silent = dates.choose(Meta(), Stamp("2026-03-18", changed=True), None, name, LONDON)
    assert (later.value, [one.origin for one in later.candidates], silent) == (
        "2026-03-17",
        ["file name", "change"],
        [],
    )
    earlier, told = dates.choose(Meta(), Stamp("2026-03-16", changed=True), None, name, LONDON)
    assert earlier.value == "2026-03-17"
    assert told == ["two dates: 2026-03-17 (file name) is used, 2026-03-16 (change) is not"]


LONG = "The lamp on Kessock Head went out at 5.50am on Monday, the third time since January, with nine on board."


@pytest.mark.parametrize(
    "lines",
    [
        (LONG, "10 March 2026", "The ferry leaves Saltby.", "11 March 2026", "The lamp goes out."),
        ("8 March 2026", "The board meets.", "9 March 2026", "The keeper goes.", "10 March 2026", LONG),
        (LONG, "Friday 3 March 1945", "The lamp was lit.", "Saturday 4 March 1945", "It went out."),
    ],
    ids=["at the end", "at the top", "a diary"],
)
def test_the_days_of_a_timeline_stay_in_it_and_date_nothing(lines: tuple[str, ...]) -> None:
    article = clean("\n\n".join(("How the lamp went out", *lines)))
    assert [block.text for block in article.blocks] == list(lines)
    assert article.dated.value is None


def test_one_day_above_the_story_still_dates_it() -> None:
    article = clean("\n\n".join(("How the lamp went out", "10 March 2026", LONG, "It sinks.")))
    assert article.dated.value == "2026-03-10"
