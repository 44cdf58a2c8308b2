"""The gate: what a model may say of a text. The lines stand in ``tests/data/gate.txt``."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from digest.summarise import sentences
from digest.summarise.gate import refusal
from digest.summarise.gate.skips import skips
from digest.summarise.gate.tellings import tellings
from digest.summarise.gate.tokens import same, tokens
from tests.sites import Folder

TABLE = Path(__file__).parent / "data" / "gate.txt"
PLANTED = frozenset("numbers names dates quotations negations hedges roles units".split())
WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
YEAR = "January February March April June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Case:
    """A line, its kind, and the sentences it cites."""

    kind: str
    line: str
    cited: tuple[str, ...]


def cases() -> Iterator[Case]:
    cited: tuple[str, ...] = ()
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        kind, colon, text = row.partition(": ")
        if not row or row.startswith(("#", "==")):
            cited = ()
        elif kind == "S":
            cited = (*cited, text)
        elif colon:
            yield Case(kind, text, cited)


CASES = tuple(cases())


def of(*kinds: str) -> list[Case]:
    return [one for one in CASES if one.kind in kinds]


def test_the_table_holds_inventions_of_eight_kinds_and_over_sixty_faithful_lines_most_of_them_changed() -> None:
    count = Counter(one.kind for one in CASES)
    assert sum(count[kind] for kind in ("numbers", "names", "dates", "quotations", "negations")) >= 60
    assert min(count[kind] for kind in ("numbers", "names", "dates", "quotations", "negations")) >= 10
    assert count["hedges"] + count["roles"] + count["units"] >= 10
    assert min(count["splices"], count["turned"]) >= 150
    assert count["ok"] >= 65
    assert sum(one.line not in one.cited for one in of("ok")) >= 60
    assert all(one.cited for one in CASES)


@pytest.mark.parametrize("kind", [*sorted(PLANTED), "splices", "turned"])
def test_no_planted_invention_passes(kind: str) -> None:
    assert [one.line for one in of(kind) if refusal(one.line, one.cited) is None] == []


def test_every_faithful_line_passes() -> None:
    assert [(one.line, why) for one in of("ok") if (why := refusal(one.line, one.cited))] == []


def test_what_the_table_calls_beyond_the_gate_is_refused() -> None:
    """So that the table says of itself what the gate cannot do; a line that passes one day is to be called 'ok'."""
    assert of("beyond")
    assert [one.line for one in of("beyond") if refusal(one.line, one.cited) is None] == []


def test_a_line_is_refused_where_it_cites_another_sentence_than_it_rests_on() -> None:
    """A faithful line with the sentences of the next passage."""
    passages = list(dict.fromkeys(one.cited for one in CASES))
    after = dict(zip(passages, [*passages[1:], passages[0]], strict=True))
    assert [one.line for one in of("ok") if refusal(one.line, after[one.cited]) is None] == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("The <b>harbour</b> board voted to close.", "markup"),
        ("The harbour board voted, see https://evil.example now.", "markup"),
        ("The harbour board voted\u202e to close.", "control"),
        ("The harbour board voted\nto close.", "control"),
        ("The harbour board voted\nto close the market.", "line breaks"),
        ("The harbour board\u2028voted to close the market.", "line breaks"),
        ("The harbour\u3000board voted to close the market.", "odd spaces"),
        ("\tThe harbour board voted to close the market.", "control"),
        ("As an AI I cannot shorten this.", "speaks to the reader"),
        ("Here is a summary of the harbour board.", "speaks to the reader"),
        ("The article says the harbour board voted.", "speaks to the reader"),
        ("The harbour board voted to", "no whole sentence"),
        ("Voted.", "no whole sentence"),
        ("", "no whole sentence"),
        ("They voted to close the market.", "nobody can tell"),
        ('The harbour board voted "to close.', "does not end"),
        ("The harbour board voted to close the market. " * 12, "too long"),
        ("The harbour board voted. The market voted to close.", "more than one"),
        ('The harbour board voted to "close the old market".', "quotation 'close the old market' is not in"),
        ("The harbour board voted to sell the market.", "'sell' is not in"),
        ("The harbour board close the market.", "left out before 'close the market'"),
        ("The harbour board voted to close.", "how the sentence ends"),
    ],
)
def test_a_line_that_is_no_plain_sentence_is_refused_and_the_reason_says_so(line: str, why: str) -> None:
    assert why in (refusal(line, ["The harbour board voted to close the market."]) or "")


def test_a_line_must_cite_one_to_three_sentences() -> None:
    sentence = "The harbour board voted to close the market."
    assert refusal(sentence, [sentence] * 3) is None
    assert "more than 3" in (refusal(sentence, [f"{sentence} {n}" for n in range(4)]) or "")
    assert "no sentence" in (refusal(sentence, []) or "")


@pytest.mark.parametrize("empty", ["", " ", '"', "."])
def test_a_cited_sentence_without_words_bears_nothing_out(empty: str) -> None:
    assert refusal("The mill closed.", [empty]) is not None
    assert refusal(empty, [empty]) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The 1,200 men left.", "The 1200 men left."),
        ("Twelve men left.", "12 men left."),
        ("It rose 7 per cent.", "It rose 7%."),
        ("It rose 7 per cent.", "It rose 7 percent."),
    ],
)
def test_a_number_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert all(same(here, there) for here, there in zip(tokens(one), tokens(other), strict=True))


@pytest.mark.parametrize("other", ["-12", "1.2", "112", "12,5", "12th", "12%", "¹²", "①②", "12-year-old", "£12", "12m"])
def test_a_number_is_no_other_for_its_sign_point_or_ending(other: str) -> None:
    assert refusal("It fell to 12 in Hale.", [f"It fell to {other} in Hale."]) is not None


@pytest.mark.parametrize(
    "odd", ["9" * 310, "9" * 5000, "²", "①", "5²", "٣", "1,,2", "-", "--", "%", "'", "n't", "(", ")"]
)
def test_no_number_or_sign_of_a_stranger_ends_a_build(odd: str) -> None:
    source = f"The mill made {odd} sacks on Monday, Anders Holm said."
    for line in (source, f"The mill made {odd} sacks.", f"{odd} sacks, said {odd} men.", odd):
        assert refusal(line, [source, odd]) is None or line != source


def test_no_text_at_all_ends_a_build() -> None:
    """Random text, made of what the gate looks for and of every sign there is: it is judged, whatever the verdict."""
    chance = random.Random(20260304)  # noqa: S311 (the same texts each time)
    words = """, . " ' ( ) ; : said who on Monday in March 2019 and no house is after Reed 44 the mayor of -12 % per
    cent early 3 July ² ① \u202e \u0000 n't – ß İ ending a week Ada Wren told reporters : that which fell while but
    unless according report by voted 7-4 asked about its owner up from twice where Tarrow's in between""".split()
    for _ in range(3000):
        made = [chance.choice(words) for _ in range(chance.randint(0, 30))]
        text = " ".join(made) + chance.choice(["", ".", chr(chance.randint(1, 0x2FFF))])
        line = " ".join(one for one in made if chance.random() > 0.2)
        assert refusal(line, [text, text[::-1]]) != ""
        for way in tellings(tokens(text)):
            assert all(0 <= start < end <= len(way) for start, end in skips(way))


def test_a_line_or_a_sentence_too_long_is_not_compared_at_all() -> None:
    assert "too long" in (refusal("The mill closed " * 40 + "today.", ["The mill closed " * 90 + "today."]) or "")
    assert "too long" in (refusal("The mill closed.", ["The mill closed and " * 200 + "burned."]) or "")


def changed(text: str, chance: random.Random) -> Iterator[str]:
    """``text`` with one number, name, date, negation or doubt of its own made another."""
    for one in re.finditer(r"\d+", text):
        yield text[: one.start()] + str(int(one[0]) + chance.randint(1, 9)) + text[one.end() :]
    for one in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}", text):
        others = WEEK if one[0] in WEEK else YEAR if one[0] in YEAR else ["Brandvold", "Ostrava", "Quillon"]
        new = chance.choice([name for name in others if name not in text])
        yield text[: one.start()] + new + text[one.end() :]
    yield re.sub(r"\s*\b(?:not|never)\b|n['’]t\b", "", text, count=1)
    yield re.sub(r"\b(was|were|is|are|has|had|will|would|must|should)\b(?! not)", r"\1 not", text, count=1)
    yield re.sub(r"\b(?:may|might|could|allegedly|reportedly) ", "", text, count=1)


def test_every_sentence_of_the_demonstration_follows_from_itself_and_no_changed_one_does(demo: Folder) -> None:
    chance = random.Random(20260303)  # noqa: S311 (the same changes each time)
    tried = 0
    lost, through = [], []
    for member in demo.members.values():
        for one in sentences(member.article):
            lost += [one.text] if refusal(one.text, [one.text]) else []
            wrong = {text for text in changed(one.text, chance) if text != one.text}
            tried += len(wrong)
            through += [text for text in sorted(wrong) if refusal(text, [one.text]) is None]
    assert tried > 2000
    assert lost == []
    assert through == []


def test_the_neighbours_of_a_sentence_lend_it_no_words(demo: Folder) -> None:
    """Half of one sentence and half of the next is nothing that anybody said."""
    through = []
    for member in demo.members.values():
        parts = sentences(member.article)
        for one, other in pairwise(parts):
            line = spliced(one.text, other.text)
            if line and refusal(line, [one.text, other.text]) is None:
                through.append((line, one.text, other.text))
    assert through == []


def test_of_a_sentence_of_the_demonstration_cut_at_random_next_to_nothing_passes(demo: Folder) -> None:
    """One to three stretches of it in their order, as a careless model copies; what passes keeps its first denial."""
    chance = random.Random(20260305)  # noqa: S311 (the same cuts each time)
    tried, passed = 0, []
    for member in demo.members.values():
        for one in sentences(member.article)[:12]:
            for line in {cut(one.text.removesuffix(".").split(), chance) for _ in range(4)} - {one.text, "."}:
                tried += 1
                passed += [(line, one.text)] if refusal(line, [one.text]) is None else []
    assert tried > 2000
    assert len(passed) < tried / 200
    denials = {"not", "never", "no", "nobody", "may", "might", "allegedly"}
    assert [line for line, text in passed if denials & (set(text.split()) - set(line.split()))] == []


def cut(words: list[str], chance: random.Random) -> str:
    """One to three stretches of ``words``, as a sentence."""
    ends = sorted(chance.randint(0, len(words)) for _ in range(2 * chance.randint(1, 3)))
    kept = [word for a, b in zip(ends[::2], ends[1::2], strict=True) for word in words[a:b]]
    line = " ".join(kept).rstrip(",;:")
    return line[:1].upper() + line[1:] + "."


def spliced(one: str, other: str) -> str:
    """The first words of ``one`` and the last of ``other``, where both are long and say different things unquoted."""
    first, second = one.split(), other.split()
    shared = len(set(first) & set(second)) > len(second) / 2
    if min(len(first), len(second)) < 10 or shared or any(sign in one + other for sign in '"“”'):
        return ""
    return " ".join([*first[:4], *second[-5:]])
