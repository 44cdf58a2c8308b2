"""The commands that are one stage each: clean, summarise, stories, as filters for people and for scripts."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.conftest import Command, SiteMaker
from tests.factories import FERRY
from tests.output import RAW, begins, tables
from tests.processes import process
from tests.sites import Folder, run

POOREST = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}
POINT = ["text", "edits", "receipts"]


def test_clean_gives_the_promised_object(here: Folder, digest: Command) -> None:
    here.put("raw.txt", RAW)
    (table,) = tables(digest("clean", "content/raw.txt", "--json").out)
    order = ["schema", "path", "id", "title", "source", "url", "authors", "language", "date", "blocks", "removed"]
    assert begins(table, *order, "fields", "text", "warnings")
    assert begins(table["source"], "key", "name")
    assert begins(table["date"], "value", "origin", "confidence", "candidates")
    assert begins(table["blocks"][0], "kind", "text", "raw")
    assert begins(table["removed"][0], "text", "rule", "class", "raw")
    assert begins(table["fields"][0], "field", "raw")
    assert (table["path"], table["date"]["value"]) == ("content/raw.txt", "2026-03-03")
    (removed,) = table["removed"]
    assert RAW[slice(*removed["raw"])] == removed["text"] == "Read full news in source page"


def test_summarise_gives_the_promised_object(here: Folder, digest: Command) -> None:
    (table,) = tables(digest("summarise", "content/herald/2026-03-04-bridge.md", "--json", "--sentences", "2").out)
    order = ["schema", "path", "id", "headline", "brief", "method", "model", "summary", "points", "quotes", "numbers"]
    assert begins(table, *order)
    assert len(table["summary"]) == 2
    assert begins(table["summary"][0], *POINT)
    assert begins(table["summary"][0]["receipts"][0], "article", "sentence", "start", "end", "sha256")
    assert begins(table["quotes"][0], "text", "speaker", "receipts")
    assert begins(table["numbers"][0], "text", "value", "unit", "receipts")


def test_summarise_keeps_to_the_number_of_words_it_is_given(here: Folder, digest: Command) -> None:
    (table,) = tables(digest("summarise", "content/herald/2026-03-04-bridge.md", "--json", "--words", "25").out)
    assert len(table["summary"]) == 1 or sum(len(one["text"].split()) for one in table["summary"]) <= 25


def test_stories_gives_the_promised_objects_with_paths_as_given(here: Folder, digest: Command) -> None:
    done = digest("stories", "content/wire", "content/herald/2026-03-04-bridge.md", "--json")
    (table,) = tables(done.out)
    assert begins(table, "schema", "story", "title", "first", "last", "witnesses", "articles", "why")
    assert begins(table["articles"][0], "path", "id", "source", "date", "duplicate_of")
    paths = [one["path"] for one in table["articles"]]
    assert paths == ["content/wire/2026-03-03-bridge.txt", "content/herald/2026-03-04-bridge.md"]


def test_stories_of_two_folders_with_files_of_one_name_loses_none(
    here: Folder, digest: Command, site: SiteMaker
) -> None:
    other = site({"2026-03-03-bridge.txt": RAW}, name="other")
    done = digest("stories", "content/wire", other.root / "content", "--json")
    assert sum(len(table["articles"]) for table in tables(done.out)) == 2


def give(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Puts ``text`` on standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.parametrize("command", ["clean", "summarise"])
def test_a_minus_reads_standard_input_as_text(
    here: Folder, digest: Command, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    give(monkeypatch, RAW)
    done = digest(command, "-", "--json")
    assert done.code == 0
    (table,) = tables(done.out)
    assert table["path"] == "-"
    assert table.get("title", table.get("headline")) == "Ferry strikes the Gannet reef in fog"


def test_what_a_file_is_can_be_said_whatever_its_suffix(
    here: Folder, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, f"---\ntitle: T\n---\n\n{FERRY}")
    done = digest("clean", "-", "--json", "--type", "md")
    assert tables(done.out)[0]["title"] == "T"


@pytest.mark.parametrize("command", ["clean", "summarise", "stories"])
def test_a_missing_file_is_an_object_in_its_place_and_the_others_are_done(
    here: Folder, digest: Command, command: str
) -> None:
    good = "content/wire/2026-03-03-bridge.txt"
    done = digest(command, "content/nowhere.txt", good, "--json")
    assert done.code == 1
    first, second = tables(done.out)
    assert list(first) == ["path", "error"]
    assert first["path"] == "content/nowhere.txt"
    assert list(first["error"]) == ["what", "hint"]
    assert all(first["error"].values())
    assert second["schema"] == 1


def test_for_a_person_a_missing_file_is_an_error_line(here: Folder, digest: Command) -> None:
    done = digest("clean", "nowhere.txt")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("error: nowhere.txt: ")


@pytest.mark.parametrize("command", ["clean", "summarise", "stories"])
def test_the_commands_that_filter_need_no_site(
    tmp_path: Path, digest: Command, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (tmp_path / "a.txt").write_text(RAW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert digest(command, "a.txt").code == 0


def test_output_for_machines_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    text = RAW.replace("Ferry strikes", "Fähre „Isolde“ rammt")
    done = process("clean", "-", "--json", cwd=tmp_path, stdin=text.encode(), env=POOREST)
    assert "Fähre „Isolde“ rammt" in done.out


def test_clean_and_summarise_take_the_articles_of_a_folder(here: Folder, digest: Command) -> None:
    here.put("herald/broken.toml", "")
    for command in ("clean", "summarise"):
        done = digest(command, "content/herald", "content/wire/2026-03-03-bridge.txt", "--json")
        names = [table["path"] for table in tables(done.out)]
        files = [one.relative_to(here.root).as_posix() for one in (here.root / "content/herald").rglob("*.[mt][dx]*")]
        assert names == [*sorted(files), "content/wire/2026-03-03-bridge.txt"]
        assert done.code == 0


def test_a_folder_without_an_article_is_told(here: Folder, digest: Command) -> None:
    (here.root / "empty").mkdir()
    done = digest("clean", "empty")
    assert done.code == 1
    assert "empty: holds no file that digest reads" in done.err


def test_standard_input_is_called_so_and_one_word_is_one(
    here: Folder, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(monkeypatch, "Hello\n")
    done = digest("clean", "-")
    assert done.code == 1
    assert "error: standard input: has 1 word of text once it is cleaned, too few for an article" in done.err
    assert ".toml" not in done.err


def test_each_removal_says_why(here: Folder, digest: Command) -> None:
    here.put("raw.txt", RAW)
    (table,) = tables(digest("clean", "content/raw.txt", "--json").out)
    assert [one["why"] for one in table["removed"]] == ["points to the page the text was taken from"]


STEPS = """---
title: Harbour wall of Sandhaven to be mended
date: 2026-03-03
source: herald
---

The harbour wall of Sandhaven broke in the storm on Monday.

The council will vote on the repair of the harbour wall on 12 March.
"""


@pytest.mark.parametrize(("sentences", "labelled"), [("1", 1), ("2", 0)])
def test_summarise_tells_what_is_next_only_where_the_summary_does_not(
    site: SiteMaker, sentences: str, labelled: int
) -> None:
    folder = site({"herald/wall.md": STEPS})
    shown = run("summarise", "content/herald/wall.md", "--sentences", sentences, cwd=folder.root).out
    assert shown.count("What’s next") == labelled
    assert shown.count("The council will vote") == 1


def test_stories_says_what_holds_a_story_together_only_where_there_is_something(here: Folder, digest: Command) -> None:
    alone = digest("stories", "content/quiet").out
    assert "1 independent source\n" in alone
    both = digest("stories", "content/wire", "content/herald/2026-03-04-bridge.md").out
    assert "2 independent sources; " in both
