"""The names in one article: which they are, of what kind, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.link.entities import names


def kinds(text: str, language: str = "en") -> dict[str, str]:
    return {one.text: one.kind for one in names(text, language)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It was Mayor Halvard Reed who opened the lock.", "Halvard Reed", "person"),
        ("They asked Dr. Ines Thorold about it.", "Ines Thorold", "person"),
        ("A letter from Anna van der Meer came.", "Anna van der Meer", "person"),
        ("A letter from Orla Quist, 42, came.", "Orla Quist", "person"),
        ("They met the coach, Brannock Vail, who left.", "Brannock Vail", "person"),
        ("They asked Kessock Town Council for more.", "Kessock Town Council", "organisation"),
        ("A grant went to the University of Saltby in May.", "University of Saltby", "organisation"),
        ("He sold Brack Pumps Inc. to his son.", "Brack Pumps Inc.", "organisation"),
        ("It fell to the Ministry of Health and Education to pay.", "Ministry of Health and Education", "organisation"),
        ("The boat lay in Germany for a week.", "Germany", "place"),
        ("A house in Harbour Street burned.", "Harbour Street", "place"),
        ("They walked to the River Wend and Mount Sallow.", "Mount Sallow", "place"),
        ("The Orrelby-based firm is to close.", "Orrelby", "place"),
        ("They live in Orrelby, Ohio, and work there.", "Orrelby", "place"),
        ("Later Sergeant Nell Quay asked for calls.", "Nell Quay", "person"),
        ("They came when Detective Sergeant Anna Board asked.", "Anna Board", "person"),
        ("It was built by Captain Harbour Board in May.", "Captain Harbour Board", "organisation"),
        ("The union, the Weavers' League, voted to walk out.", "Weavers' League", "organisation"),
        ("They rode with Sallow Rail all day.", "Sallow Rail", "organisation"),
        ("Finally it sank. Sally Spenner of the lighthouse saw it.", "Sally Spenner", "person"),
    ],
)
def test_a_name_is_found_with_its_kind(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday in March the boat was sold.",
        "Nice boats were sold. Reading helps. Split the rest. Bell ringers came.",
        "Meanwhile the boat was sold. However it sank. Officials said so.",
        "Harbour Board Votes To Close The Old North Quay\n\nthe boat was sold.",
        "THE HARBOUR BOARD IS TO CLOSE THE QUAY.\n\nthe boat was sold.",
    ],
)
def test_days_months_words_that_begin_a_sentence_headlines_and_shouting_are_no_names(text: str) -> None:
    assert {name: kind for name, kind in kinds(text).items() if kind != "other"} == {}


def test_peoples_are_nobody() -> None:
    found = kinds("The German skipper met a French pilot and two Norwegians.")
    assert set(found.values()) == {"other"}


def test_titles_and_offices_are_no_part_of_a_name() -> None:
    found = kinds("White House Press Secretary Tamsin Orrell met British Prime Minister Desmond Pike.")
    assert {name for name, kind in found.items() if kind == "person"} == {"Tamsin Orrell", "Desmond Pike"}


def test_a_court_s_district_left_of_a_judge_is_no_place() -> None:
    found = kinds("It was U.S. District Judge Orla Quist who ruled, and the U.S. District Court of Saltby agreed.")
    assert found["Orla Quist"] == "person"
    assert "U.S. District" not in found and "District" not in found


def test_the_first_word_of_a_sentence_is_a_name_where_the_rest_of_the_text_bears_it_out() -> None:
    assert "Sundhaven" in kinds("Sundhaven was dark. They came home to Sundhaven at night.")
    assert "Lanterns" not in kinds("Lanterns were lit. They hung lanterns on the quay.")


def test_a_role_with_a_comma_before_a_name_speaks_for_a_person_as_one_without_does() -> None:
    (plain,), (comma,) = names("so said secretary Orla Quist to us"), names("so said its secretary, Orla Quist, to us")
    assert (plain.kind, plain.weight) == (comma.kind, comma.weight) == ("person", 3)


def test_a_possessive_ends_a_name() -> None:
    assert {"Anna Reed", "Gannet Company"} <= kinds("They took Anna Reed's Gannet Company to court.").keys()


def test_german_nouns_are_no_names() -> None:
    text = "Gestern hat der Bürgermeister Thomas Weber in Berlin die Brücke über den Fluss und das Rathaus gesperrt."
    assert kinds(text, "de") == {"Thomas Weber": "person", "Berlin": "place"}


def test_spanish_sentences_do_not_begin_with_names() -> None:
    text = "Los vecinos de Sevilla protestaron. Aunque llovía, la alcaldesa María López habló en la plaza."
    assert {"Sevilla", "María López"} <= kinds(text, "es").keys()
    assert not {"Los", "Aunque"} & kinds(text, "es").keys()


@given(st.text(alphabet=st.sampled_from("AbÉz .,’'-&\n\u00a0\U0001f600JrInc()"), max_size=80))
def test_a_mention_is_what_stands_at_its_span_and_none_overlap(text: str) -> None:
    end = 0
    for one in names(text):
        assert text[one.start : one.end] == one.text
        assert one.start >= end
        end = one.end
