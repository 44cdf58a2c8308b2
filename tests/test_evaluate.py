"""``digest eval clean``: measures against figures worked out by hand, and the command on a small set of each shape."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from digest.evaluate import metadata, shingles
from digest.evaluate.shingles import Score
from tests import sets
from tests.conftest import Command
from tests.output import begins, tables


@pytest.fixture(autouse=True)
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No site's settings, no annotations: the commands run in an empty folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_precision_and_recall_count_runs_of_four_tokens_as_bags() -> None:
    """Predicted: abcd bcde cdef defg; gold: abcd bcde, both once; the run in common counts once however often it is."""
    found = shingles.score("a b c d e f g", "a b c d e")
    assert (found.precision, found.recall) == (0.5, 1.0)
    twice = shingles.score("a b c d a b c d", "a b c d")
    assert (twice.precision, twice.recall) == (0.2, 1.0)
    assert shingles.score("a b c d a b c d", "a b c d a b c d") == Score(1.0, 1.0)


def test_tokens_keep_their_case_and_lose_their_punctuation() -> None:
    assert shingles.tokens("Don’t “Go”, 3.5 né_e!") == ["Don", "t", "Go", "3", "5", "né_e"]
    assert shingles.score("The sea wall rises", "the sea wall rises").f1 == 0.0


def test_an_empty_prediction_scores_nothing() -> None:
    assert shingles.score("", "a b c d") == Score(0.0, 0.0)
    assert shingles.score(" … ", "a b c d").f1 == 0.0


def test_f1_is_that_of_the_means_and_not_the_mean_of_each() -> None:
    """Means .75 and .5 give .6; the mean of the single F1s, 2/3 and 1/2, would be .583."""
    found = shingles.mean([Score(1.0, 0.5), Score(0.5, 0.5)])
    assert found == Score(0.75, 0.5)
    assert found.f1 == pytest.approx(0.6)


def test_lost_tokens_are_counted_as_bags() -> None:
    assert shingles.lost("the wall and harbour", "the wall and the harbour wall") == 2
    assert shingles.lost("much more than the wall", "wall") == 0


def test_recovered_is_the_part_of_the_way_to_the_best_choice_of_lines() -> None:
    assert shingles.recovered(0.9, 0.8, 1.0) == pytest.approx(0.5)
    assert shingles.recovered(0.7, 0.8, 1.0) == pytest.approx(-0.5)
    assert shingles.recovered(0.8, 0.8, 0.8) is None


def test_a_line_stands_in_a_text_where_half_of_its_runs_do_as_often() -> None:
    stands = shingles.finder("a b c d e f")
    assert stands("a b c d e x")
    assert not stands("a b c d x y z")
    assert stands("e f")
    assert not stands("e x")
    assert not stands("…")
    assert not shingles.finder("so so so so")("so so so so so so so so")


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("2026-03-04", True),
        ("2026-03-03", False),
        ("2026-03-03T23:30:00+00:00", True),
        ("2026-03-03T05:00:00+00:00", True),
        ("2026-03-04T12:00:00+00:00", False),
        (None, False),
    ],
)
def test_a_day_is_right_as_the_page_writes_it_and_a_moment_on_its_day_in_utc(found: str | None, *, right: bool) -> None:
    assert metadata.same_date(found, "2026-03-04T00:30:00+01:00") is right


def test_a_moment_expected_without_a_zone_is_right_on_the_day_that_is_written() -> None:
    assert metadata.same_date("2026-03-04T23:30:00+00:00", "2026-03-04 00:30:00")
    assert not metadata.same_date("2026-03-03T23:30:00+00:00", "2026-03-04 00:30:00")


def test_a_page_whose_authors_are_not_known_counts_for_none(tmp_path: Path, digest: Command) -> None:
    root = sets.metadata(tmp_path / "set")
    rows = tables((root / "index.jsonl").read_text(encoding="utf-8"))
    rows[0]["expected"]["authors"] = []
    sets.put_rows(root / "index.jsonl", rows)
    (table,) = tables(digest("eval", "clean", root, "--json", "--worst", "2").out)
    assert (table["author_precision"], table["author_recall"]) == (1.0, 0.5)
    notes = {case["id"]: case["notes"] for case in table["worst"]["metadata"]}
    assert notes["fog"] == []


def test_dates_are_compared_in_utc_whatever_the_site_s_zone(tmp_path: Path, digest: Command) -> None:
    root = sets.metadata(tmp_path / "set")
    (tmp_path / "digest.toml").write_text(
        '[site]\ntitle = "T"\nbase_url = "https://t.example/"\ntime_zone = "Asia/Tokyo"\n', encoding="utf-8"
    )
    (table,) = tables(digest("eval", "clean", root, "--json", "-c", tmp_path / "digest.toml").out)
    assert table["date_accuracy"] == 0.5


def test_scraped_texts_are_measured_file_by_file_beside_doing_nothing(tmp_path: Path, digest: Command) -> None:
    (table,) = tables(digest("eval", "clean", sets.clean_text(tmp_path / "set"), "--json").out)
    assert begins(table, "schema", "set", "data", "files")
    assert (table["schema"], table["set"]) == (1, "clean_text")
    assert list(table["files"]) == ["plain", "tidy"]
    plain = table["files"]["plain"]
    assert (plain["articles"], plain["refused"], plain["lost"], plain["best_f1"]) == (2, 0, 0.0, 1.0)
    assert plain["raw_f1"] < plain["f1"] < 1.0
    way = (plain["f1"] - plain["raw_f1"]) / (1 - plain["raw_f1"])
    assert plain["recovered"] == pytest.approx(way, abs=0.01)


def test_an_article_that_is_refused_counts_as_an_empty_prediction(tmp_path: Path, digest: Command) -> None:
    (table,) = tables(digest("eval", "clean", sets.clean_text(tmp_path / "set") / "tidy.jsonl.gz", "--json").out)
    tidy = table["files"]["tidy"]
    assert (tidy["articles"], tidy["refused"]) == (2, 1)
    assert (tidy["precision"], tidy["recall"], tidy["f1"], tidy["raw_f1"]) == (0.5, 0.5, 0.5, 0.5)
    assert tidy["recovered"] is None
    fog, wall = (len(shingles.tokens(" ".join(story))) for story in (sets.FOG, sets.WALL))
    assert tidy["lost"] == tidy["raw_lost"] == round(wall / (fog + wall), 4)
    assert tidy["lost_over_raw"] == 0.0


def test_saved_pages_plain_and_packed_are_read_as_a_user_s(tmp_path: Path, digest: Command) -> None:
    (table,) = tables(digest("eval", "clean", sets.clean_html(tmp_path / "set"), "--json").out)
    assert begins(table, "schema", "set", "data", "articles", "refused", "precision", "recall", "f1")
    assert (table["set"], table["articles"], table["refused"]) == ("clean_html", 3, 1)
    assert table["recall"] == pytest.approx(2 / 3, abs=1e-4)


def test_metadata_is_measured_and_a_set_s_file_names_tell_no_date(tmp_path: Path, digest: Command) -> None:
    """The second page's name holds the day that is expected; the page itself says another."""
    (table,) = tables(digest("eval", "clean", sets.metadata(tmp_path / "set"), "--json").out)
    assert (table["set"], table["articles"], table["refused"]) == ("metadata", 2, 0)
    assert (table["date_accuracy"], table["title_exact"]) == (0.5, 0.5)
    assert (table["author_precision"], table["author_recall"]) == (1.0, round(2 / 3, 4))
    assert table["author_f1"] == 0.8


def test_a_page_with_both_text_and_metadata_is_measured_for_both(tmp_path: Path, digest: Command) -> None:
    root = sets.metadata(tmp_path / "set")
    rows = tables((root / "index.jsonl").read_text(encoding="utf-8"))
    sets.put_rows(root / "index.jsonl", [rows[0] | {"gold": "\n".join(sets.FOG)}, rows[1]])
    (table,) = tables(digest("eval", "clean", root, "--json").out)
    assert (table["set"], table["recall"], table["date_accuracy"]) == ("metadata", 1.0, 0.5)


def test_figures_for_people_stand_in_columns(tmp_path: Path, digest: Command) -> None:
    done = digest("eval", "clean", sets.clean_text(tmp_path / "set"))
    head, plain, tidy = done.out.splitlines()
    assert done.code == 0
    assert head.split()[:4] == ["clean_text", "articles", "refused", "precision"]
    assert plain.split()[:3] == ["plain", "2", "0"]
    assert len(head) == len(plain) == len(tidy)


def test_the_worst_articles_come_with_the_lines_to_look_at(tmp_path: Path, digest: Command) -> None:
    """One article keeps a line it should not; of the other, the label says that a removed line belonged to it."""
    fog = sets.text_row("fog", sets.FOG, sets.NOISE)
    taken = fog | {"gold": f"{fog['gold']}\n{sets.NOISE}"}
    data = sets.put_rows(tmp_path / "desk.jsonl", [taken, sets.text_row("wall", sets.WALL, sets.STRANGE)])
    done = digest("eval", "clean", data, "--worst", "2")
    listing = done.out.partition("The worst of desk:")[2].split()
    assert listing.index("wall") < listing.index("fog")
    assert f"  kept {sets.STRANGE}\n" in done.out
    assert f"  taken [source-page-pointer] {sets.NOISE}\n" in done.out
    assert done.out.count("  kept ") == done.out.count("  taken ") == 1
    assert "fog" not in digest("eval", "clean", data, "--worst", "1").out


def test_the_worst_pages_say_what_was_expected_of_their_metadata(tmp_path: Path, digest: Command) -> None:
    (table,) = tables(digest("eval", "clean", sets.metadata(tmp_path / "set"), "--json", "--worst", "1").out)
    (case,) = table["worst"]["metadata"]
    assert (case["id"], case["score"]) == ("wall", 0.0)
    assert [note.split()[0] for note in case["notes"]] == ["date", "authors", "title"]
    assert "expected 'Council raises wall'" in case["notes"][2]


def test_a_line_of_the_page_that_was_never_read_is_told(tmp_path: Path, digest: Command) -> None:
    root = sets.clean_html(tmp_path / "set")
    rows = tables((root / "index.jsonl").read_text(encoding="utf-8"))
    sets.put_rows(root / "index.jsonl", [rows[0] | {"gold": f"{rows[0]['gold']}\n{sets.STRANGE}"}, rows[2]])
    notes = tables(digest("eval", "clean", root, "--json", "--worst", "2").out)[0]["worst"]["text"]
    assert notes[0]["notes"][0].startswith("refused: ")
    assert notes[1]["notes"] == [f"not read {sets.STRANGE}"]


def test_a_set_that_is_not_there_is_a_wrong_command(tmp_path: Path, digest: Command) -> None:
    done = digest("eval", "clean", tmp_path / "nowhere")
    assert (done.code, done.out) == (2, "")
    assert "nowhere: there is no such file or folder (name the folder" in done.err


def _index(root: Path, row: dict[str, Any]) -> None:
    sets.put_rows(root / "index.jsonl", [row])


GOOD = json.dumps(sets.text_row("fog", sets.FOG))
BROKEN: dict[str, tuple[dict[str, bytes], str]] = {
    "empty folder": ({}, "set: is no labelled set (a set is a folder with index.jsonl"),
    "cut-off line": ({"a.jsonl": f"{GOOD}\n{GOOD[:60]}".encode()}, "a.jsonl:2: is no JSON"),
    "no date": (
        {"index.jsonl": b'{"id": "x", "page": "p.html", "expected": {"publishing_date": "Monday"}}'},
        "index.jsonl:1: 'expected.publishing_date': ",
    ),
    "missing key": ({"a.jsonl": b'{"id": "x", "raw": "y", "lines": []}'}, "a.jsonl:1: 'gold' is missing (a row"),
    "wrong type": ({"a.jsonl": b'{"id": "x", "raw": 3, "gold": "z", "lines": []}'}, "a.jsonl:1: 'raw': "),
    "no row": ({"a.jsonl": b"\n"}, "a.jsonl: holds no row"),
    "not UTF-8": ({"a.jsonl": b'{"id": "\xff"}'}, "a.jsonl: is not UTF-8"),
    "not packed": ({"a.jsonl.gz": GOOD.encode()}, "a.jsonl.gz: cannot be read: Not a gzipped file"),
    "cut-off pack": ({"a.jsonl.gz": gzip.compress(GOOD.encode())[:-20]}, "a.jsonl.gz: cannot be read"),
    "both": ({"a.jsonl": GOOD.encode(), "a.jsonl.gz": gzip.compress(GOOD.encode())}, "both packed and plain"),
    "page gone": ({"index.jsonl": b'{"id": "x", "page": "p.html", "gold": "z"}'}, "p.html: cannot be read: No such"),
    "page outside": (
        {"index.jsonl": b'{"id": "x", "page": "../p", "gold": "z"}'},
        "../p: the page of 'x' lies outside",
    ),
    "nothing known": ({"index.jsonl": b'{"id": "x", "page": "p.html"}'}, "index.jsonl:1: says nothing to compare with"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_set_is_told_with_its_place_and_what_to_do(tmp_path: Path, digest: Command, case: str) -> None:
    files, told = BROKEN[case]
    root = tmp_path / "set"
    root.mkdir()
    for name, data in files.items():
        (root / name).write_bytes(data)
    done = digest("eval", "clean", root, "--json")
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert done.err.startswith("error: ")
    assert done.err.rstrip().endswith(")")
