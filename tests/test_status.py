"""An honest front page: it says when it has grown old, and ``status.json`` says how fresh everything is."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from digest.build import build
from digest.fetched import Feed, Fetched, texts
from digest.request import Request
from tests.factories import CHEESE, FERRY, RESCUE, STRIKE
from tests.sites import Folder, make

ARTICLES = {
    "alpha/1.md": f"---\ntitle: Ferry aground\ndate: 2026-03-10\n---\n{FERRY}\n",
    "alpha/2.md": f"---\ntitle: Teachers strike\ndate: 2026-03-12T08:30:00+00:00\n---\n{STRIKE}\n",
    "beta/1.md": f"---\ntitle: Cheese\ndate: 2026-03-12\n---\n{CHEESE}\n",
}
OUTLETS = '[[source]]\nkey = "alpha"\nname = "Alpha"\n[[source]]\nkey = "beta"\nname = "Beta"\n'


def at(folder: Folder, day: str) -> dict[str, bytes]:
    """The files of the site as it is made on ``day`` at noon in its own zone."""
    moment = datetime.combine(date.fromisoformat(day), datetime.min.time(), folder.config.zone).replace(hour=12)
    return made(folder, moment)


def made(folder: Folder, moment: datetime) -> dict[str, bytes]:
    return {str(file.path): file.data for file in build(folder.config, Request(moment)).files}


def home(files: Mapping[str, bytes]) -> str:
    return files["index.html"].decode()


def status(folder: Folder, day: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(at(folder, day)["status.json"])
    return found


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return make(tmp_path_factory.mktemp("fresh"), ARTICLES, OUTLETS)


def test_status_tells_the_newest_of_all_and_of_each_source(paper: Folder) -> None:
    told = status(paper, "2026-03-13")
    assert told["newest"] == "2026-03-12T08:30:00+00:00"
    assert (told["edition"], told["articles"], told["editions"]) == ("2026-03-12", 3, 2)
    assert (told["asked"], told["stale"], told["base_url"]) == (None, False, "https://paper.example/")
    newest = {one["key"]: (one["newest"], one["articles"]) for one in told["sources"]}
    assert newest == {"alpha": ("2026-03-12", 2), "beta": ("2026-03-12", 1)}


def test_status_holds_to_its_schema(paper: Folder, demo: Folder) -> None:
    for folder in (paper, demo):
        schema = json.loads(folder.files["data/schema/status.json"])
        Draft202012Validator(schema).validate(json.loads(folder.files["status.json"]))
        assert not Draft202012Validator(schema).is_valid({"schema": 1})


@pytest.mark.parametrize(("day", "stale"), [("2026-03-12", False), ("2026-03-15", False), ("2026-03-16", True)])
def test_the_front_page_says_when_nothing_was_new_for_more_than_three_days(
    paper: Folder, day: str, *, stale: bool
) -> None:
    files = at(paper, day)
    assert json.loads(files["status.json"])["stale"] is stale
    assert ('data-until="2026-03-16" hidden>' in home(files)) is not stale
    assert ('data-until="2026-03-16">Nothing new for more than 3 days: the newest edition' in home(files)) is stale


def test_only_the_front_page_and_status_change_when_the_paper_grows_old(paper: Folder) -> None:
    young, old = at(paper, "2026-03-15"), at(paper, "2026-03-16")
    assert {path for path in young if young[path] != old[path]} == {"index.html", "status.json"}


def test_a_paper_that_is_old_for_another_day_does_not_change(paper: Folder) -> None:
    assert at(paper, "2026-03-20") == at(paper, "2026-03-21")


def test_a_paper_that_is_meant_to_end_never_says_that_it_is_old(tmp_path: Path) -> None:
    folder = make(tmp_path, ARTICLES, "[edition]\nstale = 0\n")
    files = at(folder, "2030-01-01")
    assert "data-until" not in home(files)
    assert json.loads(files["status.json"])["stale"] is False


def test_a_paper_without_an_edition_is_stale(tmp_path: Path) -> None:
    folder = make(tmp_path, {"alpha/1.md": f"---\ntitle: Ferry aground\n---\n{FERRY}\n"})
    told = status(folder, "2026-03-13")
    assert (told["edition"], told["newest"], told["stale"], told["articles"]) == (None, None, True, 1)


def test_the_day_that_is_too_old_begins_in_the_zone_of_the_paper(tmp_path: Path) -> None:
    folder = make(tmp_path, ARTICLES, '[site]\ntime_zone = "Pacific/Auckland"\n')
    late = datetime(2026, 3, 15, 11, 30, tzinfo=UTC).astimezone(folder.config.zone)
    assert json.loads(made(folder, late)["status.json"])["stale"] is True


def test_status_tells_how_the_feeds_of_a_source_fare_and_since_when(tmp_path: Path) -> None:
    """The best of them counts: what one feed brings is there."""
    folder = make(tmp_path, ARTICLES, OUTLETS)
    feeds = (
        Feed("alpha", "https://alpha.example/old.xml", "gone", since="2026-03-01", succeeded="2026-02-01"),
        Feed("alpha", "https://alpha.example/feed.xml", "failing", since="2026-03-05", succeeded="2026-03-04"),
    )
    record(folder, Fetched({(one.source, one.address): one for one in feeds}))
    told = status(folder, "2026-03-13")
    fares = {one["key"]: (one["state"], one["since"], one["asked"]) for one in told["sources"]}
    assert fares == {"alpha": ("failing", "2026-03-05", "2026-03-04"), "beta": (None, None, None)}
    assert told["asked"] == "2026-03-04"


def test_a_damaged_record_of_what_was_fetched_takes_no_paper_down_but_is_told(tmp_path: Path) -> None:
    folder = make(tmp_path, ARTICLES, OUTLETS)
    (tmp_path / "fetched").mkdir()
    (tmp_path / "fetched" / "feeds.jsonl").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert [one for one in folder.made.warnings if one.startswith("status.json") and "feeds.jsonl:1" in one]


def test_the_day_of_a_commit_makes_no_paper_newer(tmp_path: Path) -> None:
    """The file came then; its news may be years old."""
    folder = make(tmp_path, {**ARTICLES, "beta/2.md": f"---\ntitle: Undated\n---\n{RESCUE}\n"}, OUTLETS)
    day = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-03-20T12:00:00Z")
    who = ["-c", "user.name=editor", "-c", "user.email=editor@paper.example", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, env={**os.environ, **day})
    told = status(folder, "2026-03-21")
    assert (told["edition"], told["newest"]) == ("2026-03-20", "2026-03-12T08:30:00+00:00")


def record(folder: Folder, fetched: Fetched) -> None:
    """Writes the record of what was fetched beside the settings."""
    for name, data in texts(fetched).items():
        path = folder.root / "fetched" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
