"""``update.sh`` and ``publish.sh`` of docs/deploy.md, executed: what they commit and push. A script stands in for
digest."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.runner import git
from tests.test_deploy_recipes import RECIPES

DIGEST = """#!/bin/sh
echo "$@" >> "$ASKED"
case "$1" in
  fetch)
    mkdir -p content fetched
    test -e content/new.md || echo News > content/new.md
    echo '{}' > fetched/feeds.jsonl
    exit "${FETCHED:-0}" ;;
  build) mkdir -p output ledger; echo Page > output/index.html; echo '{}' > ledger/2026-05.jsonl; exit "${BUILT:-0}" ;;
esac
"""


SCRIPTS = ("update.sh", "publish.sh")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A clone of a bare repository, with the script in it."""
    remote, folder = tmp_path / "remote.git", tmp_path / "paper"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(remote))
    git(tmp_path, "init", "-q", "-b", "main", str(folder))
    for name in SCRIPTS:
        (folder / name).write_text(RECIPES[name][1], encoding="utf-8")
        (folder / name).chmod(0o755)
    (folder / ".gitignore").write_text("output/\n", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Begin")
    git(folder, "remote", "add", "origin", str(remote))
    git(folder, "push", "-q", "-u", "origin", "main")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "digest").write_text(DIGEST, encoding="utf-8")
    (tmp_path / "bin" / "digest").chmod(0o755)
    return folder


def update(paper: Path, script: str = "update.sh", **more: str) -> subprocess.CompletedProcess[str]:
    """A script, run as a job with a token would."""
    env = {
        "PATH": f"{paper.parent / 'bin'}:{os.environ['PATH']}",
        "HOME": str(paper.parent),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "ASKED": str(paper.parent / "asked"),
        "TOKEN": "a-token-of-the-tests",
        **more,
    }
    command = ["bash", script]
    return subprocess.run(command, cwd=paper, env=env, capture_output=True, text=True, check=False, timeout=120)


def kept(paper: Path) -> set[str]:
    """The files on the branch of the remote."""
    return set(git(paper.parent / "remote.git", "ls-tree", "-r", "--name-only", "main").split())


FETCHED = {"content/new.md", "fetched/feeds.jsonl"}
LEDGER = {"ledger/2026-05.jsonl"}
BEGUN = {*SCRIPTS, ".gitignore"}


def test_it_fetches_builds_checks_and_commits_and_a_second_time_commits_nothing(paper: Path) -> None:
    done = update(paper, BASE_URL="https://you.example/paper/")
    assert done.returncode == 0, done.stderr
    assert kept(paper) == BEGUN | FETCHED | LEDGER
    assert (paper.parent / "asked").read_text(encoding="utf-8").splitlines() == [
        "fetch",
        "build --strict --base-url https://you.example/paper/",
        "check --base-url https://you.example/paper/",
    ]
    head = git(paper, "rev-parse", "HEAD")
    assert update(paper).returncode == 0
    assert git(paper, "rev-parse", "HEAD") == head


def test_where_no_source_can_be_reached_it_goes_on(paper: Path) -> None:
    assert update(paper, FETCHED="3").returncode == 0
    assert kept(paper) >= LEDGER


def test_where_the_build_fails_it_stops_and_keeps_what_was_fetched_but_no_address(paper: Path) -> None:
    assert update(paper, BUILT="1").returncode == 1
    assert kept(paper) == BEGUN | FETCHED
    assert "check" not in (paper.parent / "asked").read_text(encoding="utf-8")


def test_where_the_settings_are_wrong_it_stops_at_once(paper: Path) -> None:
    assert update(paper, FETCHED="2").returncode != 0
    assert kept(paper) == BEGUN


def other(paper: Path, name: str, text: str) -> None:
    """Somebody else pushes a file."""
    clone = paper.parent / "other"
    if not clone.exists():
        git(paper.parent, "clone", "-q", str(paper.parent / "remote.git"), str(clone))
    (clone / name).parent.mkdir(exist_ok=True)
    (clone / name).write_text(text, encoding="utf-8")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "Write")
    git(clone, "push", "-q")


def test_what_somebody_pushed_meanwhile_stays_and_the_commit_gets_in(paper: Path) -> None:
    other(paper, "content/letter.md", "The bells ring too early.\n")
    (paper / "update.sh").write_text(RECIPES["update.sh"][1] + "# changed here, not committed\n", encoding="utf-8")
    done = update(paper)
    assert done.returncode == 0, done.stderr
    assert kept(paper) == BEGUN | FETCHED | LEDGER | {"content/letter.md"}


def test_where_both_wrote_a_file_it_says_so_and_leaves_no_rebase_half_way(paper: Path) -> None:
    other(paper, "content/new.md", "My own words.\n")
    done = update(paper)
    assert done.returncode == 1
    assert "Somebody changed the same files" in done.stderr
    assert not list((paper / ".git").glob("rebase*"))
    assert git(paper.parent / "remote.git", "show", "main:content/new.md") == "My own words.\n"


def test_the_token_stands_in_no_file(paper: Path) -> None:
    assert update(paper).returncode == 0
    texts = [path.read_bytes() for path in paper.rglob("*") if path.is_file()]
    assert not any(b"a-token-of-the-tests" in text for text in texts)


def away(paper: Path) -> None:
    """Takes the remote away."""
    (paper.parent / "remote.git").rename(paper.parent / "away.git")


def back(paper: Path) -> None:
    """Brings it back."""
    (paper.parent / "away.git").rename(paper.parent / "remote.git")


def test_what_could_not_be_pushed_is_said_plainly_and_pushed_the_next_time(paper: Path) -> None:
    away(paper)
    done = update(paper)
    assert done.returncode == 1
    assert "The repository cannot be reached." in done.stderr
    assert "rebase" not in done.stderr
    back(paper)
    git(paper, "add", "-A")
    assert not git(paper, "diff", "--cached", "--name-only")
    assert update(paper).returncode == 0
    assert kept(paper) == BEGUN | FETCHED | LEDGER


def test_a_run_after_a_conflict_says_the_same_until_somebody_chooses_and_then_goes_on(paper: Path) -> None:
    """The push failed once; meanwhile the editor pushed the same file."""
    away(paper)
    assert update(paper).returncode == 1
    back(paper)
    other(paper, "content/new.md", "My own words.\n")
    for _ in range(2):
        done = update(paper, "publish.sh")
        assert done.returncode == 1
        assert "Nothing was published: " in done.stderr
        assert "unmerged" not in done.stderr
        assert not list((paper / ".git").glob("rebase*"))
        assert git(paper, "status", "--porcelain") == ""
    git(paper, "pull", "-q", "--rebase", "-X", "ours")
    done = update(paper, "publish.sh")
    assert done.returncode == 0, done.stderr
    assert git(paper.parent / "remote.git", "show", "main:content/new.md") == "My own words.\n"
    assert kept(paper) == BEGUN | FETCHED | LEDGER
    assert "publish --folder /srv/www/paper" in (paper.parent / "asked").read_text(encoding="utf-8")


def test_a_merge_that_a_run_was_cut_off_in_is_cleared_away_by_the_next(paper: Path) -> None:
    away(paper)
    assert update(paper).returncode == 1
    back(paper)
    other(paper, "content/new.md", "My own words.\n")
    with pytest.raises(AssertionError, match="could not apply"):
        git(paper, "pull", "-q", "--rebase")
    assert update(paper, "publish.sh").returncode == 1
    assert not list((paper / ".git").glob("rebase*"))
