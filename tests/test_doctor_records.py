"""Records that stop a build or a fetch: doctor names file, line and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doctors import DATED, Patient, healthy
from tests.sites import run

RECORDS = {"ledger": ("ledger/2026-05.jsonl", "build"), "sources": ("fetched/feeds.jsonl", "fetch")}


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    made = healthy(tmp_path / "paper")
    made.put("fetched/feeds.jsonl", "")
    made.keep()
    return made


@pytest.mark.parametrize("name", RECORDS)
def test_a_broken_record_is_an_error_with_its_line_and_the_way_back_to_the_last_commit(
    patient: Patient, name: str
) -> None:
    path, command = RECORDS[name]
    before = (patient.root / path).read_bytes()
    patient.put(path, before + b"<<<<<<< HEAD\n")
    stopped = run(command, cwd=patient.root)
    assert (stopped.code, f"{path}:" in stopped.err) == (1, True)
    found = patient.one(name)
    assert (found["level"], found["path"], found["line"] > 0) == ("error", path, True)
    assert patient.doctor().code == 1
    *_, command = found["fix"].partition("git ")
    patient.git(*command.split())
    assert (patient.root / path).read_bytes() == before
    assert patient.found() == []


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_that_was_committed_broken_has_its_way_back_further_behind(patient: Patient, name: str) -> None:
    path, _ = RECORDS[name]
    patient.put(path, "half a li")
    patient.keep()
    fix = patient.one(name)["fix"]
    assert f"git log -- {path.split('/')[0]}" in fix and "git checkout COMMIT" in fix


def test_a_ledger_that_is_a_file_is_an_error(patient: Patient) -> None:
    patient.git("rm", "--quiet", "-r", "ledger")
    patient.keep()
    patient.put("ledger", "x")
    assert "is no folder" in patient.one("ledger")["what"]


def test_the_samples_of_a_new_paper_are_not_news_and_never_stale(tmp_path: Path) -> None:
    paper = tmp_path / "paper"
    assert run("init", paper, cwd=tmp_path).code == 0
    late = {"SOURCE_DATE_EPOCH": "2000000000"}
    assert run("build", cwd=paper, env=late).code == 0
    assert "days old" not in run("doctor", cwd=paper, env=late).out
    (paper / "content/mill.md").write_text(DATED)
    assert run("build", cwd=paper, env=late).code == 0
    assert "days old" in run("doctor", cwd=paper, env=late).out
