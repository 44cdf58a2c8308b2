"""Git is asked of the repository that a folder lies in, whatever another one's hook, names or settings say."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from digest.errors import MachineError
from digest.git import OFFLINE, Git, find_git
from digest.ingest import committed, first_commits
from digest.ledger import gone
from tests.doctors import LEDGER, UNDATED, Patient, healthy
from tests.sites import run

DAY = "2026-05-30"


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    made = healthy(tmp_path / "paper")
    made.put("content/herald/bakers.txt", UNDATED)
    made.keep()
    return made


@pytest.fixture
def hooked(patient: Patient, tmp_path: Path) -> dict[str, str]:
    """What a hook of another repository has in its environment."""
    other = tmp_path / "other"
    patient.git("init", "--quiet", str(other))
    return {"GIT_DIR": f"{other}/.git", "GIT_INDEX_FILE": f"{other}/.git/index", "GIT_WORK_TREE": str(other)}


def test_a_build_in_another_repository_s_hook_dates_articles_as_ever(patient: Patient, hooked: dict[str, str]) -> None:
    assert run("build", cwd=patient.root, env=hooked).code == 0
    assert (patient.root / "output/2026/05/30/index.html").is_file()


def test_doctor_in_another_repository_s_hook_looks_at_the_paper_s(patient: Patient, hooked: dict[str, str]) -> None:
    assert "58 days until" in patient.doctor(env=hooked).out


def test_a_ledger_that_is_gone_is_missed_in_another_repository_s_hook(
    patient: Patient, hooked: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    patient.git("rm", "--quiet", "-r", "--cached", "ledger")
    patient.git("commit", "--quiet", "--message", "None")
    assert not committed(patient.root, "ledger", ".jsonl")
    patient.keep()
    (patient.root / "ledger/2026-05.jsonl").unlink()
    for name, value in hooked.items():
        monkeypatch.setenv(name, value)
    assert gone(patient.root)


def test_a_name_that_is_no_utf_8_was_committed_once_and_costs_nothing(patient: Patient) -> None:
    odd = Path(os.fsdecode(os.fsencode(patient.root) + b"/content/herald/caf\xe9.txt"))
    odd.write_text(UNDATED)
    patient.keep()
    odd.unlink()
    patient.keep()
    assert first_commits(patient.root / "content")["herald/bakers.txt"] == date.fromisoformat(DAY)
    assert run("build", "--strict", cwd=patient.root).code == 0


def test_a_pattern_that_is_no_utf_8_hides_the_ledger_and_can_be_told(patient: Patient) -> None:
    patient.put(".gitignore", b"/output/\nl*\xe9\nl*r/\n")
    patient.keep()
    assert patient.one("ignored")["what"] == "'l*r/' hides ledger/ from Git"
    patient.put(".gitignore", b"/output/\nledger/[!\xe9]*\n")
    assert patient.one("ignored")["what"] == "'ledger/[!\\udce9]*' hides ledger/ from Git"


def test_a_ledger_that_is_kept_and_hidden_all_the_same_is_told(patient: Patient) -> None:
    """Its next month would not be kept."""
    patient.put(".gitignore", "/output/\nledger/\n")
    patient.git("add", "--all", "--force")
    patient.git("commit", "--quiet", "--message", "Keep")
    assert "ledger/2026-05.jsonl" in patient.git("ls-files")
    patient.put("ledger/2026-01.jsonl", LEDGER)
    patient.git("add", "--force", "ledger")
    patient.git("commit", "--quiet", "--message", "Keep")
    assert "ignored" in {row["finding"] for row in patient.found()}


def test_no_program_of_the_repository_is_started_to_see_what_changed(patient: Patient, tmp_path: Path) -> None:
    watcher = patient.put(".git/watcher", f'#!/bin/sh\necho ran >> "{tmp_path}/ran"\n')
    watcher.chmod(0o755)
    patient.git("config", "core.fsmonitor", str(watcher))
    patient.git("status")
    assert (tmp_path / "ran").exists()
    (tmp_path / "ran").unlink()
    assert patient.found() == []
    assert run("build", cwd=patient.root).code == 0
    assert not (tmp_path / "ran").exists()


def test_what_a_clone_left_out_is_not_fetched_for_a_question(patient: Patient, tmp_path: Path) -> None:
    patient.git("config", "uploadpack.allowFilter", "true")
    clone = Patient(tmp_path / "clone")
    patient.git("clone", "--quiet", "--filter=blob:none", "--no-checkout", patient.root.as_uri(), str(clone.root))
    git = find_git(clone.root)
    assert git is not None
    there = git.within(clone.root, OFFLINE)
    assert there.ask("cat-file", "-e", "HEAD^{tree}") == ""
    assert there.ask("cat-file", "blob", "HEAD:digest.toml") is None
    assert "[site]" in (git.ask("cat-file", "blob", "HEAD:digest.toml") or "")


def test_a_git_without_end_is_stopped_and_told(tmp_path: Path) -> None:
    endless = tmp_path / "git"
    endless.write_text("#!/bin/sh\nexec sleep 600\n")
    endless.chmod(0o755)
    with pytest.raises(MachineError, match="git log had no end after 0 seconds"):
        Git(str(endless), tmp_path, {"PATH": os.environ["PATH"]}, seconds=0.2).ask("log")


def test_where_there_is_no_git_nothing_is_asked(tmp_path: Path) -> None:
    assert find_git(tmp_path, {"PATH": str(tmp_path)}) is None
