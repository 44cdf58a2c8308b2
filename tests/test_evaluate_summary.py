"""``digest eval summary``: measures against figures worked out by hand, and summarisers that would deceive it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.peers_summary import choosing
from digest.config import Config
from digest.evaluate import cases, readability, rouge, summary
from digest.model import Article, Point, Receipt, Summary
from digest.stages import cleaner
from digest.summarise import Extractive, Summariser
from tests import sets
from tests.conftest import Command
from tests.output import begins, tables
from tests.texts import article

HONEST = Extractive(summary.SENTENCES)
TITLE = "Ferry strikes reef in fog"


@pytest.fixture(autouse=True)
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No site's settings, no annotations: the commands run in an empty folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def figures(data: Path, summarise: Summariser) -> cases.Figures:
    """All figures of ``summarise`` for the set at ``data``."""
    done = summary.evaluate(data, cleaner(Config()), summarise)
    return {key: value for part in done.parts for key, value in part.figures.items()}


def test_rouge_counts_stems_and_pairs_of_them_in_common() -> None:
    """Of three words each two are in common, of two pairs each none."""
    score = rouge.scorer()
    found = score(["The walls rises"], ["The sea wall"])
    assert found["rouge1"] == pytest.approx(2 / 3)
    assert found["rouge2"] == 0.0
    assert score(["Raised walls."], ["raising wall"])["rouge2"] == 1.0


def test_rouge_of_lines_does_not_ask_for_their_order() -> None:
    one, other = "The ferry struck a reef.", "Nobody was hurt at Holm Point."
    assert rouge.scorer()([one, other], [other, one])["rougeLsum"] == 1.0


def test_an_empty_summary_scores_nothing() -> None:
    assert rouge.scorer()([], ["The sea wall"]) == rouge.NOTHING
    assert rouge.mean([]) == rouge.NOTHING
    assert rouge.mean([{"rouge1": 1.0, "rouge2": 0.5, "rougeLsum": 1.0}, rouge.NOTHING])["rouge2"] == 0.25


def test_articles_are_cleaned_and_summarised_as_a_user_s(tmp_path: Path, digest: Command) -> None:
    """Both summaries are the whole story, without its headline and the line of noise."""
    (table,) = tables(digest("eval", "summary", sets.summary(tmp_path / "set"), "--json", "--worst", "2").out)
    assert begins(table, "schema", "set", "data", "articles", "refused", "rouge1", "rouge2", "rougeLsum", "receipts")
    assert (table["schema"], table["set"], table["articles"], table["refused"]) == (1, "summary", 2, 0)
    assert (table["receipts"], table["other_receipts"], table["unedited"]) == (1.0, 1.0, 1.0)
    assert (table["sentences"], table["full"], table["alone"]) == (3.0, 1.0, 1.0)
    told = {case["id"]: case["notes"] for case in table["worst"]["rouge"]}
    assert told["fog"] == [*(f"summary {line}" for line in sets.FOG), *(f"highlight {line}" for line in sets.FOG[:2])]
    score = rouge.scorer()
    wanted = rouge.mean([score(sets.FOG, sets.FOG[:2]), score(sets.WALL, [sets.WALL[0], sets.STRANGE])])
    assert {name: table[name] for name in rouge.MEASURES} == pytest.approx(wanted, abs=1e-4)


def test_all_files_of_a_folder_are_one_set(tmp_path: Path, digest: Command) -> None:
    sets.put_rows(tmp_path / "set" / "a.jsonl", [sets.summary_row("fog", TITLE, sets.FOG, *sets.FOG)])
    sets.put_rows(
        tmp_path / "set" / "b.jsonl.gz", [sets.summary_row("wall", "Council raises sea wall", sets.WALL, *sets.FOG)]
    )
    (table,) = tables(digest("eval", "summary", tmp_path / "set", "--json").out)
    assert table["articles"] == 2
    assert 0.5 < table["rouge1"] < 0.7


def test_an_article_that_is_refused_scores_nothing_and_is_counted(tmp_path: Path, digest: Command) -> None:
    rows = [
        sets.summary_row("fog", TITLE, sets.FOG, *sets.FOG),
        sets.summary_row("gone", "", [sets.NOISE], *sets.WALL),
    ]
    (table,) = tables(
        digest("eval", "summary", sets.put_rows(tmp_path / "a.jsonl", rows), "--json", "--worst", "1").out
    )
    assert (table["articles"], table["refused"], table["sentences"]) == (2, 1, 3.0)
    assert (table["rouge1"], table["rouge2"], table["rougeLsum"]) == (0.5, 0.5, 0.5)
    (case,) = table["worst"]["rouge"]
    assert (case["id"], case["score"]) == ("gone", 0.0)
    assert case["notes"][0].startswith("refused: ")


def test_the_highlights_themselves_score_all_and_have_no_receipt(tmp_path: Path) -> None:
    """A summariser that knew the answers would be found out by its receipts."""
    told = {TITLE: sets.FOG, "Council raises sea wall": (sets.STRANGE,)}

    def knowing(given: Article) -> Summary:
        own = HONEST(given)
        return replace(own, sentences=tuple(Point(line, own.lede.receipts) for line in told[own.headline]))

    rows = [
        sets.summary_row("fog", TITLE, sets.FOG[:1], *sets.FOG),
        sets.summary_row("wall", "Council raises sea wall", sets.WALL, sets.STRANGE),
    ]
    found = figures(sets.put_rows(tmp_path / "a.jsonl", rows), knowing)
    assert (found["rouge1"], found["rouge2"], found["rougeLsum"]) == (1.0, 1.0, 1.0)
    assert found["receipts"] == 0.25


def test_a_summariser_that_says_nothing_scores_nothing_and_has_no_share_of_anything(tmp_path: Path) -> None:
    def silent(given: Article) -> Summary:
        return Summary(given, given.title.value, Point("", ()), "extractive", (), ())

    found = figures(sets.summary(tmp_path / "set"), silent)
    assert (found["rouge1"], found["rouge2"], found["rougeLsum"], found["sentences"]) == (0.0, 0.0, 0.0, 0.0)
    assert (found["full"], found["lede_alone"]) == (0.0, 0.0)
    assert [key for key, value in found.items() if value is None] == [
        *("receipts", "other_receipts", "unedited", "flesch", "alone"),
        *readability.FAULTS,
    ]


def _shifted(own: Summary) -> Summary:
    """The same words, each receipt a character late."""
    return replace(own, sentences=tuple(replace(one, receipts=(_late(one),)) for one in own.sentences))


def _late(point: Point) -> Receipt:
    first = point.receipts[0]
    return replace(first, start=first.start + 1, end=first.end + 1)


def _of_another(own: Summary) -> Summary:
    """True receipts in an article that this one was not made of."""
    return HONEST(article(*sets.WALL))


def _bare(own: Summary) -> Summary:
    return replace(own, sentences=tuple(replace(one, receipts=()) for one in own.sentences))


def _invented(own: Summary) -> Summary:
    """One word of one sentence is another's, under the sentence's own receipt."""
    first = replace(own.sentences[0], text=own.sentences[0].text.replace("ferry", "yacht"))
    return replace(own, sentences=(first, *own.sentences[1:]))


@pytest.mark.parametrize(("deceive", "share"), [(_shifted, 0.0), (_of_another, 0.0), (_bare, 0.0), (_invented, 2 / 3)])
def test_wrong_receipts_and_invented_words_are_found_out(
    tmp_path: Path, deceive: Callable[[Summary], Summary], share: float
) -> None:
    data = sets.put_rows(tmp_path / "a.jsonl", [sets.summary_row("fog", TITLE, sets.FOG, *sets.FOG)])
    assert figures(data, HONEST)["receipts"] == 1.0
    found = figures(data, lambda given: deceive(HONEST(given)))
    assert found["receipts"] == pytest.approx(share)


LIES: dict[str, Callable[[Summary, Point], Summary]] = {
    "lede": lambda own, lie: replace(own, lede=lie),
    "points": lambda own, lie: replace(own, points=(lie,)),
    "matters": lambda own, lie: replace(own, matters=(lie,)),
    "next": lambda own, lie: replace(own, next=(lie,)),
    "quotes": lambda own, lie: replace(own, quotes=(replace(own.quotes[0], text=lie.text),)),
    "numbers": lambda own, lie: replace(own, numbers=(replace(own.numbers[0], text=lie.text),)),
}


@pytest.mark.parametrize("part", LIES)
def test_all_else_that_a_summary_says_needs_its_receipt_too(tmp_path: Path, part: str) -> None:
    said = "“Nobody saw the reef until we were on it,” said Captain Oda Marsh after 12 hours."

    def lying(given: Article) -> Summary:
        own = HONEST(given)
        return LIES[part](own, Point("Nobody was ever on board.", own.lede.receipts))

    data = sets.put_rows(tmp_path / "a.jsonl", [sets.summary_row("fog", TITLE, (*sets.FOG, said), *sets.FOG)])
    assert figures(data, HONEST)["other_receipts"] == 1.0
    found = figures(data, lying)
    assert found["receipts"] == 1.0
    assert 0 < (found["other_receipts"] or 0) < 1


def test_a_false_receipt_is_among_the_worst_with_the_sentence(tmp_path: Path) -> None:
    data = sets.put_rows(tmp_path / "a.jsonl", [sets.summary_row("fog", TITLE, sets.FOG, *sets.FOG)])
    done = summary.evaluate(data, cleaner(Config()), lambda given: _invented(HONEST(given)))
    receipts = next(part for part in done.parts if part.name == "receipts")
    (case,) = cases.worst(receipts, 3)
    assert list(case.notes()) == [f"no receipt {sets.FOG[0].replace('ferry', 'yacht')}"]


def test_a_pronoun_is_no_fault_right_behind_the_sentence_before_it(tmp_path: Path) -> None:
    story = (sets.FOG[0], "She had sailed at dusk.", sets.FOG[1], "They were taken to the school.", sets.FOG[2])
    data = sets.put_rows(tmp_path / "a.jsonl", [sets.summary_row("fog", TITLE, story, *sets.FOG)])

    def share(*numbers: int) -> float | int | None:
        return figures(data, choosing(lambda parts, _: [parts[number] for number in numbers]))["pronoun"]

    assert share(0, 1) == 0.0
    assert share(0, 3) == 0.5
    assert share(1, 2, 3) == pytest.approx(1 / 3)


def test_figures_for_people_stand_in_columns_and_the_worst_with_the_highlights(tmp_path: Path, digest: Command) -> None:
    done = digest("eval", "summary", sets.summary(tmp_path / "set"), "--worst", "1")
    assert done.code == 0
    lines = done.out.splitlines()
    assert [line.split()[0] for line in lines[:6]] == ["summary", "rouge", "summary", "receipts", "summary", "reading"]
    assert lines[0].split()[1:] == ["articles", "refused", "rouge1", "rouge2", "rougeLsum"]
    assert "The worst of receipts" not in done.out
    listing = done.out.partition("The worst of rouge:")[2]
    assert f"  summary {sets.WALL[1]}\n" in listing
    assert f"  highlight {sets.STRANGE}\n" in listing
    assert sets.FOG[0] not in listing


def test_without_the_package_that_measures_it_is_said_what_to_install(
    tmp_path: Path, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rouge_score", None)
    monkeypatch.setitem(sys.modules, "rouge_score.rouge_scorer", None)
    done = digest("eval", "summary", sets.summary(tmp_path / "set"), "--json")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(
        "error: the package rouge-score, which measures summaries, is not installed (pip install"
    )


BROKEN = {
    "no highlights": ({"id": "x", "title": "T", "text": "t"}, "a.jsonl:1: 'highlights' is missing (a row"),
    "empty highlights": ({"id": "x", "title": "T", "text": "t", "highlights": []}, "a.jsonl:1: 'highlights': "),
    "no text": ({"id": "x", "title": "T", "highlights": ["h"]}, "a.jsonl:1: 'text' is missing (a row"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_set_is_told_with_its_place_and_what_to_do(tmp_path: Path, digest: Command, case: str) -> None:
    row, told = BROKEN[case]
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = digest("eval", "summary", tmp_path / "a.jsonl", "--json")
    assert (done.code, done.out) == (1, "")
    assert told in done.err


def test_a_set_or_a_summariser_that_is_not_there_is_a_wrong_command(tmp_path: Path, digest: Command) -> None:
    done = digest("eval", "summary", tmp_path / "nowhere.jsonl")
    assert (done.code, done.out) == (2, "")
    assert "nowhere.jsonl: there is no such file or folder (name the folder" in done.err
    assert digest("eval", "summary", sets.summary(tmp_path / "set"), "--method", "oracle").code == 2
