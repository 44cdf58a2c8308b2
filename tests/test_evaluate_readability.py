"""Which sentences read alone, and how hard they are to read."""

from __future__ import annotations

import pytest

from digest.evaluate import readability

ALONE = [
    "The court adjourned.",
    "“We raised it in May,” the mayor said.",
    "This week the court adjourned.",
    "Both Holm Point and Saltmarsh were closed.",
    "Then-mayor Piet Lorne resigned.",
    "So far 40 people have signed.",
    '"I saw it," said Oda Marsh.',
    "Italy and Sheffield sent help.",
]


@pytest.mark.parametrize("text", ALONE)
def test_a_sentence_that_reads_alone_has_no_fault(text: str) -> None:
    assert list(readability.faults(text, follows=False)) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("He said nothing.", "pronoun"),
        ("“It's over,” the mayor said.", "pronoun"),
        ("Their boat sank.", "pronoun"),
        ("That decision was reversed.", "pronoun"),
        ("But the court adjourned.", "connective"),
        ("However, he said nothing.", "connective"),
        ("In addition, the court adjourned.", "connective"),
        ("Who raised the wall?", "question"),
        ("“Who raised the wall?”", "question"),
        ("“We raised the wall.", "half_quote"),
        ('The wall is up," he said.', "half_quote"),
        ("Sea wall to rise", "unfinished"),
    ],
)
def test_a_sentence_that_leans_on_what_is_not_there_is_told_why(text: str, fault: str) -> None:
    assert list(readability.faults(text, follows=False)) == [fault]
    assert list(readability.faults(text, follows=True)) == ([] if fault in {"pronoun", "connective"} else [fault])


def test_reading_ease_follows_its_formula() -> None:
    """Six words of one syllable in one sentence; then six words with 14 syllables in two, the number apart."""
    assert readability.flesch(["The cat sat on the mat."]) == pytest.approx(206.835 - 1.015 * 6 - 84.6)
    hard = ["The council approved 40 repairs.", "Residents demonstrated."]
    assert readability.flesch(hard) == pytest.approx(206.835 - 1.015 * 3 - 84.6 * 14 / 6)
    assert readability.flesch(["…"]) is None
    assert readability.flesch([]) is None


SYLLABLES = {
    1: "wall the made makes jumped fire whole storm’s hmm",
    2: "table tables wanted houses places café",
    3: "Chicago beautiful",
    4: "re-elected",
}


@pytest.mark.parametrize(("word", "count"), [(word, count) for count in SYLLABLES for word in SYLLABLES[count].split()])
def test_syllables_are_counted_by_the_spelling(word: str, count: int) -> None:
    assert readability.syllables(word) == count
