"""The full name of somebody whom a sentence calls by the last name: the right one, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.model import Point
from digest.summarise import Extractive, checks
from digest.summarise.alone import in_full, redone
from digest.summarise.persons import full_name, lone
from digest.summarise.receipts import receipt
from digest.summarise.sentences import sentences
from tests.texts import article

REED = "Hanna Reed, the pilot, brought the barge in. Reed said she had never been so cold. "


@pytest.mark.parametrize(
    ("text", "last", "full"),
    [
        (REED, "Reed", "Hanna Reed"),
        ("Captain Hanna Reed brought the barge in. Reed said she was cold.", "Reed", "Hanna Reed"),
        ("Commissioner Hanna Reed of Tarn spoke first. Reed said she was cold.", "Reed", "Hanna Reed"),
        ("Vice-President Hanna Reed spoke first. Reed said she was cold.", "Reed", "Hanna Reed"),
        ("The Sund Line's Hanna Reed spoke first. Reed said she was cold.", "Reed", "Hanna Reed"),
        ("Anna-Lena Reed brought the barge in. Reed said she was cold.", "Reed", "Anna-Lena Reed"),
        ("Hanna Reed-Marsh brought the barge in. Reed-Marsh said she was cold.", "Reed-Marsh", "Hanna Reed-Marsh"),
        ("Hanna J. Reed brought the barge in. Reed said she was cold.", "Reed", "Hanna J. Reed"),
        ("Otto van der Lund sailed at noon. Lund said he would be back.", "Lund", "Otto van der Lund"),
        ("The boat of Åsa Öberg sank. Öberg said she had been asleep.", "Öberg", "Åsa Öberg"),
        ("Hanna Reed's barge sank. Reed said she was cold.", "Reed", "Hanna Reed"),
        ("Hanna Marsh sold the marsh. Marsh said she was glad.", "Marsh", "Hanna Marsh"),
    ],
)
def test_a_person_has_the_full_name_that_the_article_gives(text: str, last: str, full: str) -> None:
    assert full_name(text, last) == full


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (REED + "Tomas Reed, her brother, said he was not.", "Reed"),
        ("Reed said she had never been so cold.", "Reed"),
        ("Captain Reed brought the barge in. Reed said she was cold.", "Reed"),
        ("North Haddow voted. Haddow said on Monday that it would pay. He did not.", "Haddow"),
        ("Kessock Harbour said on Monday that he must pay. Harbour said no.", "Harbour"),
        ("Kessock Council said she must pay. Council said no.", "Council"),
        ("The Sund Line said her barge was late. Line said no more.", "Line"),
        ("Tarn Greens are angry. Greens told her so. Greens said he must go.", "Greens"),
        ("Tarn Greens met in Tarn. Greens said he must go. Greens are angry.", "Greens"),
        ("Tarn Democrats met at noon. Democrats said he must go.", "Democrats"),
        ("The Danish-speaking Reed told the court. Reed said she was cold.", "Reed"),
        ("Danish-speaking Reed told the court. Reed said she was cold.", "Reed"),
        ("Secretary-General Reed told the court. Reed said she was cold.", "Reed"),
        ("The Sund Star sank off Tarn. The boat was old and rotten.", "Star"),
        ("Mayor De Reed spoke first. Reed said she was cold.", "Reed"),
        ("", "Reed"),
    ],
)
def test_who_is_not_known_for_sure_has_no_full_name(text: str, last: str) -> None:
    assert full_name(text, last) == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reed said Marsh was late.", ["Reed", "Marsh"]),
        ("Reed's barge sank.", ["Reed"]),
        ("Mr. Reed and Dr Marsh sailed.", ["Reed", "Marsh"]),
        ("Hanna Reed sailed.", []),
        ("Reed Marsh sailed with Reed-Marsh.", ["Reed-Marsh"]),
        ("The barge sank on Monday and It was late.", []),
    ],
)
def test_a_name_is_alone_where_no_other_stands_beside_it(text: str, names: list[str]) -> None:
    assert [name for name in lone(text) if name != "The"] == names


def told(sentence: str) -> tuple[str, tuple[str, ...], bool]:
    """What a summary makes of ``sentence`` where it is the best of the article, its edits, and whether it checks."""
    one = article(
        "The weather on the sound was clear, and nothing else happened.",
        f"{sentence} Reed said she had never been so cold on the water in her life.",
        "“I was cold,” said Hanna Reed, the pilot.",
        title="What the sea gives back",
    )
    points = [p for p in Extractive(9)(one).sentences if p.receipts[0].sentence == 1]
    assert points, "the sentence was not chosen"
    return points[0].text, points[0].edits, checks(points[0], {one.id: one})


@pytest.mark.parametrize(
    ("sentence", "told_as", "edit"),
    [
        (
            "Reed brought the barge of the Sund Line through the storm to Kessock.",
            "Hanna Reed brought the barge of the Sund Line through the storm to Kessock.",
            "'Reed' in full: 'Hanna Reed'",
        ),
        (
            "The council of Kessock gave Reed's barge a berth on the north quay.",
            "The council of Kessock gave Hanna Reed's barge a berth on the north quay.",
            "'Reed' in full: 'Hanna Reed'",
        ),
        (
            "The council of Kessock thanked Ms. Reed for the barge on Monday.",
            "The council of Kessock thanked Hanna Reed for the barge on Monday.",
            "'Ms. Reed' in full: 'Hanna Reed'",
        ),
        (
            "The council of Kessock thanked Captain Reed for the barge on Monday.",
            "The council of Kessock thanked Captain Hanna Reed for the barge on Monday.",
            "'Reed' in full: 'Hanna Reed'",
        ),
    ],
)
def test_a_chosen_sentence_gives_the_name_in_full_and_says_so(sentence: str, told_as: str, edit: str) -> None:
    assert told(sentence) == (told_as, (edit,), True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Otto Lund of the council of Kessock said “Reed saved the barge” on Monday.",
        "The council of Kessock threw out the Reed plan for a lamp on the quay.",
        "The county of Tarn thanked Mayor Ada de Reed for the barge of the Sund Line on Monday.",
        "The envoy Reed Jon Sol told the council of Kessock that Reed had sold the barge on Monday.",
        "Pilot Tomas Reed-Lund brought the barge to Kessock through the storm.",
    ],
)
def test_a_name_in_a_quotation_or_in_another_name_is_left_as_it_stands(sentence: str) -> None:
    assert told(sentence) == (sentence, (), True)


def test_the_sentence_that_gives_the_name_has_a_receipt_and_a_forged_name_does_not_check() -> None:
    one = article(
        "Reed brought the barge through the storm to Kessock on Monday.",
        "“I was cold,” said Hanna Reed, the pilot.",
        "Henna Voss kept the lamp. Reed said she was glad of it.",
    )
    known, parts = {one.id: one}, sentences(one)
    text, edit = in_full(parts[0].text, "Reed", "Hanna Reed")
    naming = next(part for part in parts if "Hanna Reed" in part.text)
    true = Point(text, (receipt(one, parts[0]), receipt(one, naming)), (edit,))
    assert checks(true, known)
    assert not checks(replace(true, receipts=true.receipts[:1]), known)
    for name in ("Henna Reed", "Henna Voss", "Tomas Hanna Reed"):
        forged, forged_edit = text.replace("Hanna Reed", name), f"'Reed' in full: '{name}'"
        assert not checks(Point(forged, true.receipts, (forged_edit,)), known)
    assert not checks(replace(true, edits=()), known)


def test_a_courtesy_title_gives_way_to_a_full_name_and_no_other_word_does() -> None:
    assert redone("Mr. Reed sailed.", "'Mr. Reed' in full: 'Tomas Reed'") == "Tomas Reed sailed."
    assert redone("Not Reed sailed.", "'Not Reed' in full: 'Tomas Reed'") == ""
    assert redone("Mr. Reed sailed.", "'Mr. Reed' in full: 'Tomas Marsh'") == ""
    assert redone("Reed sailed.", "'eed' in full: 'Tomas Reed'") == ""
