"""What is hardly an article: a summary has receipts that check, or is empty and says so, and a site is made of all."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.sites import Folder, make, run

LINE = "The ferry to Haddow was held at the quay of Kessock by the coastguard on Monday."
SOUND = [
    "Boat {n} of the Sund Line came in at dusk with {n} barrels of herring and a torn sail.",
    "The keeper of lamp {n} found that somebody had taken the handle in the night.",
    "In street {n} the council of Kessock put up a bell that nobody has rung since.",
]


def page(title: str, *paragraphs: str, head: str = "") -> str:
    """A Markdown file with this headline and these paragraphs."""
    return f"---\ntitle: {title}\ndate: 2026-03-02\n{head}---\n\n" + "\n\n".join(paragraphs) + "\n"


POEM = """The lamp is out on Tarn tonight,
  the boats are on the bar,
and nobody has seen a light
  from Kessock or from far

The handle lies below the sea,
  the keeper has no bread
and what the council gives to me
  is wind upon the Head"""
TABLE = """| Yard | Boats | Crew |
| --- | --- | --- |
| Tarn | 12 | 80 |
| Kessock | 9 | 61 |
| Haddow | 4 | 22 |
| Orrey | 31 | 204 |"""
RESULTS = "\n".join(
    f"- {home} {n}, {away} {n + 1}"
    for n, (home, away) in enumerate(
        [("Tarn", "Haddow"), ("Kessock", "Orrey"), ("Sund", "Northreach"), ("Lund", "Marsh"), ("Voss", "Reed")]
    )
)
LIVE = [
    "10:35 The ferry to Haddow has been held at the quay by the coastguard.",
    "10:20 He says that nobody was told about the pump.",
    "10:05 More on this as we get it.",
    "09:50 The coastguard at Tarn says two boats are out looking for the barge.",
    "09:41 Good morning from the quay of Kessock, where the wind has not dropped.",
]
FINNISH = [
    "Tarnin majakan vartija huomasi maanantaina, että lampun kampi oli viety yön aikana.",
    "Kessockin neuvosto ei suostu maksamaan uutta kampea tänä vuonna, sanoi kirjuri Henna Voss.",
    "Yhdeksänvuotias poika toi vanhan kammen takaisin tiistaina ja sai pullan.",
]
LONGEST = [" ".join(text.format(n=n) for text in SOUND) for n in range(2200)]
FILES = {
    "one_sentence.md": page("Ferry held", LINE),
    "one_long_sentence.txt": f"Ferry held at the quay\n\n{LINE}\n",
    "no_sentence.md": page("Herring", "Herring and lamp oil and rope and tar and bread and sails and a bell"),
    "results.md": page("Results of the boat races", RESULTS),
    "live.md": page("Live from the storm on the sound", *LIVE),
    "poem.md": page("The lamp", POEM),
    "table.md": page("Yards of the sound", TABLE),
    "long.md": page("All boats of the sound", *LONGEST),
    "finnish.md": page("Majakan kampi", *FINNISH, head="lang: fi\n"),
    "welsh.md": page("Goleudy Tarn", "Mae'r lamp wedi diffodd ar ben Tarn. Ni welodd neb y dolen ers dydd Llun."),
    "questions.md": page("Who took it?", "Who took the handle of the lamp? Where is it now? Who will pay for it all?"),
    "leaning.md": page("Gone", "He took it on Monday. She saw him. They had been told not to do it."),
    "headline.md": page(
        "Ferry held at the quay of Kessock by coastguard", "Ferry held at the quay of Kessock by coastguard."
    ),
    "empty.md": page("Nothing"),
    "blank.txt": "",
}
EMPTY = {"table.md", "headline.md"}
"""Of which nothing can be said in sentences."""
REFUSED = {"empty.md", "blank.txt"}
"""What is no article at all."""


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A site of all of them."""
    return make(tmp_path_factory.mktemp("hard"), FILES)


@pytest.fixture(scope="module")
def told(hard: Folder) -> dict[str, dict[str, Any]]:
    """What ``digest summarise --json`` says of each, by the name of its file."""
    done = run("summarise", *[f"content/{name}" for name in FILES], "--json", cwd=hard.root)
    assert done.code == 1, done.err
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [Path(row["path"]).name for row in rows] == list(FILES)
    return {Path(row["path"]).name: row for row in rows}


@pytest.fixture(scope="module")
def texts(hard: Folder) -> dict[str, str]:
    """The text of each as ``digest clean --json`` gives it."""
    done = run("clean", *[f"content/{name}" for name in FILES], "--json", cwd=hard.root)
    rows = [json.loads(line) for line in done.out.splitlines()]
    return {Path(row["path"]).name: row["text"] for row in rows if "error" not in row}


@pytest.mark.parametrize("name", sorted(set(FILES) - REFUSED))
def test_every_sentence_told_has_receipts_that_lead_to_it(
    name: str, told: dict[str, dict[str, Any]], texts: dict[str, str]
) -> None:
    row = told[name]
    assert "error" not in row
    for part in (*row["summary"], *row["points"], *row["quotes"], *row["numbers"]):
        assert part["text"]
        assert part["receipts"]
        for one in part["receipts"]:
            span = texts[name][one["start"] : one["end"]]
            assert one["article"] == row["id"]
            assert one["sha256"] == hashlib.sha256(span.encode()).hexdigest()
        if not part.get("edits"):
            assert any(part["text"] in texts[name][one["start"] : one["end"]] for one in part["receipts"])


@pytest.mark.parametrize("name", sorted(set(FILES) - REFUSED - EMPTY))
def test_what_has_any_line_at_all_has_a_summary(name: str, told: dict[str, dict[str, Any]]) -> None:
    assert told[name]["summary"]
    assert told[name]["brief"]


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_what_has_no_sentence_has_an_empty_summary_and_no_error(name: str, told: dict[str, dict[str, Any]]) -> None:
    row = told[name]
    assert (row["summary"], row["points"], row["brief"], row["quotes"]) == ([], [], "", [])


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_no_article_is_named_with_what_to_do(name: str, told: dict[str, dict[str, Any]]) -> None:
    assert told[name]["error"]["what"]
    assert told[name]["error"]["hint"]


def test_a_live_report_is_told_without_its_times_and_says_so(told: dict[str, dict[str, Any]]) -> None:
    points = told["live.md"]["points"]
    assert points
    for point in points:
        assert not point["text"][0].isdigit()
        assert point["edits"]
        assert " He says" not in f" {point['text']}"


def test_a_summary_of_a_language_without_rules_is_of_whole_sentences(told: dict[str, dict[str, Any]]) -> None:
    for part in told["finnish.md"]["summary"]:
        assert part["text"] in FINNISH
        assert part["edits"] == []


def test_what_only_leans_is_told_as_it_stands_for_there_is_nothing_else(told: dict[str, dict[str, Any]]) -> None:
    assert told["leaning.md"]["summary"]
    assert told["questions.md"]["summary"]


def test_a_site_of_all_of_them_is_built_and_names_what_it_skipped(hard: Folder) -> None:
    done = run("build", "--json", cwd=hard.root)
    table = json.loads(done.out)
    assert done.code == 1, "there are errors in the content"
    assert {Path(one["item"]).name for one in table["left_out"]} == REFUSED
    assert all(one["why"] and one["hint"] for one in table["left_out"])
    assert table["files"] == table["used"] + len(REFUSED) == len(FILES)
    pages = {path.parent.name for path in hard.output.rglob("index.html")}
    assert {"results-of-the-boat-races", "yards-of-the-sound", "who-took-it", "majakan-kampi"} <= pages


def test_a_reader_of_the_terminal_is_told_what_was_skipped(hard: Folder) -> None:
    done = run("build", cwd=hard.root)
    assert all(name in done.err for name in REFUSED)


def test_a_site_of_those_that_are_articles_has_no_error(tmp_path: Path) -> None:
    folder = make(tmp_path, {name: text for name, text in FILES.items() if name not in REFUSED})
    done = run("build", "--json", cwd=folder.root)
    assert done.code == 0, done.err
    assert json.loads(done.out)["left_out"] == []
