"""``digest init --github``: what it makes, what it leaves alone, and what it says."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest import __version__
from digest.cli import github
from digest.config import Config, FetchSettings, Folders, SiteSettings
from digest.doctor.installed import origin
from digest.errors import SettingsError
from tests.runner import git
from tests.sites import SMALL, SMALL_TOML, Run, make, run, written

ADDED = [
    ".gitattributes",
    ".github/dependabot.yml",
    ".github/workflows/publish.yml",
    "ledger/.gitkeep",
    "requirements.txt",
]


def init(folder: Path, *more: str) -> Run:
    return run("init", "--github", *more, folder, cwd=folder.parent)


def test_a_new_site_with_a_schedule_builds_at_once_and_records_what_is_its_owner_s_from_the_first_day(
    tmp_path: Path,
) -> None:
    """The samples are never remembered, so that they go without a word when there are articles."""
    paper = tmp_path / "paper"
    done = init(paper)
    assert done.code == 0
    assert set(ADDED) < set(written(paper))
    assert run("build", "--strict", cwd=paper).code == 0
    assert sorted(written(paper / "ledger")) == [".gitkeep"]
    (paper / "content" / "mill.md").write_text(next(text for name, text in SMALL.items() if name.endswith(".md")))
    shown = run("build", "--strict", cwd=paper)
    assert (shown.code, "is a sample of 'digest init'" in shown.err) == (0, True)
    recorded = (paper / "ledger" / "undated.jsonl").is_file()
    assert (recorded, b"library" in b"".join(written(paper / "ledger").values())) == (True, False)
    shutil.rmtree(paper / "content" / "example")
    assert run("build", "--strict", cwd=paper).code == 0
    assert {"output/", ".cache/"} <= set((paper / ".gitignore").read_text(encoding="utf-8").splitlines())


def test_a_site_that_is_there_gets_the_files_for_github_alone(tmp_path: Path) -> None:
    paper = make(tmp_path / "paper", SMALL, SMALL_TOML).root
    before = written(paper)
    assert init(paper).code == 0
    after = written(paper)
    assert sorted(set(after) - set(before)) == ADDED
    assert {name: after[name] for name in before} == before


def test_a_workflow_that_is_there_is_never_overwritten_and_what_is_missing_is_made(tmp_path: Path) -> None:
    paper = make(tmp_path / "paper", SMALL, SMALL_TOML).root
    mine = paper / ".github" / "workflows" / "publish.yml"
    mine.parent.mkdir(parents=True)
    mine.write_text("name: Mine\n", encoding="utf-8")
    done = init(paper)
    assert done.code == 0
    assert mine.read_text(encoding="utf-8") == "name: Mine\n"
    assert set(ADDED) < set(written(paper))
    assert f"diff -u {mine} " in done.out


def test_a_second_time_nothing_is_changed_and_only_the_next_steps_are_said(tmp_path: Path) -> None:
    paper = make(tmp_path / "paper", SMALL, SMALL_TOML).root
    init(paper)
    before = written(paper)
    again = init(paper)
    assert again.code == 0
    assert written(paper) == before
    assert "made " not in again.out
    assert [line for line in again.out.splitlines() if line.startswith("left ")] == [
        "left 4 files as they are, with nothing to add"
    ]


def test_what_files_of_the_owner_lack_is_named(tmp_path: Path) -> None:
    paper = make(tmp_path / "paper", SMALL, SMALL_TOML).root
    (paper / ".gitattributes").write_text("*.jpg binary\n", encoding="utf-8")
    (paper / ".gitignore").write_text("output/\n", encoding="utf-8")
    out = init(paper).out
    assert "ledger/*.jsonl -text -merge" in out
    assert "add to .gitignore: .cache/" in out


@pytest.mark.parametrize(("there", "told"), [("pyyaml\n", True), ("pyyaml\nnews-digest==0.0.9\n", False)])
def test_requirements_of_the_owner_are_told_what_they_lack_unless_digest_is_among_them(
    there: str,
    told: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    paper = make(tmp_path / "paper", SMALL, SMALL_TOML).root
    (paper / "requirements.txt").write_text(there, encoding="utf-8")
    assert ("requirements.txt as it is. What it lacks: news-digest" in init(paper).out) is told
    assert (paper / "requirements.txt").read_text(encoding="utf-8") == there


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    paper = make(tmp_path / "paper", SMALL, SMALL_TOML).root
    (paper / "requirements.txt").symlink_to(tmp_path / "elsewhere.txt")
    assert init(paper).code == 0
    assert not (tmp_path / "elsewhere.txt").exists()


def test_the_next_steps_name_the_settings_page_and_the_first_run_by_hand(tmp_path: Path) -> None:
    out = init(tmp_path / "paper").out
    assert "Settings → Pages → Source: GitHub Actions" in out
    assert "Run workflow" in out
    assert "git init -b main" in out


def test_doctor_finds_nothing_wrong_with_what_was_made(tmp_path: Path) -> None:
    paper = tmp_path / "paper"
    init(paper)
    git(paper, "init", "-q", "-b", "main")
    git(paper, "add", "-A")
    git(paper, "commit", "-q", "-m", "Begin the paper")
    git(paper, "remote", "add", "origin", "https://github.com/you/paper.git")
    done = run("doctor", cwd=paper)
    unsure = github.requirement(origin()).unsure
    assert ("names digest" in done.out, f"{int(unsure)} to do" in done.out) == (unsure, True), done.out
    assert done.code == 0


def test_a_paper_inside_another_repository_is_told_that_github_will_not_see_its_workflow(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert f"lies in the repository {tmp_path}" in init(tmp_path / "paper").out


def test_without_github_a_site_that_is_there_is_still_refused_and_the_way_is_named(tmp_path: Path) -> None:
    make(tmp_path, SMALL, SMALL_TOML)
    done = run("init", tmp_path, cwd=tmp_path)
    assert done.code == 2
    assert "digest init --github" in done.err


def test_the_schedule_is_on_an_odd_minute_away_from_the_quarters_and_steady_for_a_name() -> None:
    found = [github.cron(f"Paper {number}", "paper") for number in range(300)]
    assert found == [github.cron(f"Paper {number}", "paper") for number in range(300)]
    minutes = {int(one.split()[0]) for one in found}
    assert len(minutes) > 15
    assert all(minute % 2 and minute % 15 and 5 < minute < 55 for minute in minutes)
    for one in found:
        hours = [int(hour) for hour in one.split()[1].split(",")]
        assert [b - a for a, b in pairwise(hours)] == [6, 6, 6]
        assert 0 < hours[0] < 6


def test_the_schedule_goes_by_title_and_folder_not_by_where_the_folder_is(tmp_path: Path) -> None:
    config = Config(site=SiteSettings(title="A"))
    assert github.schedule(tmp_path / "a" / "paper", config) == github.schedule(tmp_path / "b" / "paper", config)
    assert github.times("7 1,7,13,19 * * *") == "1:07, 7:07, 13:07, 19:07 UTC"


BRANCHES = {"trunk": "trunk", "my+branch": "my\\+branch", "ünicode": "ünicode", "a@b": "a@b", 'v"1!/x': 'v"1\\!/x'}


@pytest.mark.parametrize(("name", "pattern"), BRANCHES.items())
def test_the_branch_that_starts_a_run_is_the_one_that_is_checked_out(name: str, pattern: str, tmp_path: Path) -> None:
    """As a pattern that fits no other, which GitHub reads it as."""
    paper = tmp_path / "paper"
    paper.mkdir()
    git(paper, "init", "-q", "-b", name)
    init(paper)
    table = yaml.safe_load((paper / github.WORKFLOW).read_text(encoding="utf-8"))
    assert table[True]["push"]["branches"] == [pattern]


def test_in_a_linked_worktree_it_is_the_branch_of_that(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main", "paper")
    git(tmp_path / "paper", "commit", "-q", "--allow-empty", "-m", "Begin")
    git(tmp_path / "paper", "worktree", "add", "-q", "-b", "work", str(tmp_path / "tree"))
    assert github.branch(tmp_path / "tree") == "work"


def test_where_no_branch_is_checked_out_it_has_to_be_looked_at(tmp_path: Path) -> None:
    assert github.branch(tmp_path) == "main"
    paper = tmp_path / "paper"
    git(tmp_path, "init", "-q", "paper")
    git(paper, "commit", "-q", "--allow-empty", "-m", "Begin")
    git(paper, "checkout", "-q", "--detach")
    assert "look into .github/workflows/publish.yml: no branch is checked out" in init(paper).out


COMMIT = "0123456789abcdef0123456789abcdef01234567"
ORIGINS: dict[str, tuple[dict[str, Any] | None, str, bool]] = {
    "a registry": (None, f"news-digest=={__version__}", False),
    "a repository": (
        {"url": "https://git.example/o/digest.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        f"news-digest @ git+https://git.example/o/digest.git@{COMMIT}",
        False,
    ),
    "a repository on this machine": (
        {"url": "file:///home/me/digest", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        f"news-digest=={__version__}",
        True,
    ),
    "an archive": (
        {"url": "https://files.example/d.whl", "archive_info": {"hashes": {"sha256": "ab12"}}},
        "news-digest @ https://files.example/d.whl#sha256=ab12",
        False,
    ),
    "a folder": (
        {"url": "file:///home/me/digest", "dir_info": {"editable": True}},
        f"news-digest=={__version__}",
        True,
    ),
}


@pytest.mark.parametrize("case", ORIGINS)
def test_what_github_installs_is_the_digest_that_made_the_file(case: str) -> None:
    came_from, line, unsure = ORIGINS[case]
    needs = github.requirement(came_from)
    assert [one for one in needs.text.splitlines() if not one.startswith("#")] == [line]
    assert needs.unsure is unsure
    assert "/home/me" not in needs.text


def test_a_digest_from_a_folder_is_said_to_need_a_look(tmp_path: Path) -> None:
    out = init(tmp_path / "paper").out
    needs = github.requirement(origin())
    assert ("look into requirements.txt" in out) is needs.unsure


def test_folders_of_other_names_are_named_in_the_workflow(tmp_path: Path) -> None:
    config = Config(folders=Folders(content="articles", output="public/site"), fetch=FetchSettings())
    text = github.files(tmp_path, config, github.requirement(None))[github.WORKFLOW]
    table = yaml.safe_load(text)
    assert "articles/**" in table[True]["push"]["paths"]
    assert "kept=(articles fetched summaries.jsonl)" in text
    assert "path: public/site\n" in text
    assert not re.search(r"@[A-Z]+@", text)


@pytest.mark.parametrize("name", ["../content", "/srv/content", 'a"; rm -rf .; "', "a b", "${{ github.token }}"])
def test_a_folder_that_cannot_stand_in_a_workflow_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot stand in a workflow"):
        github.files(tmp_path, Config(folders=Folders(content=name)), github.requirement(None))


def test_who_has_an_origin_is_not_told_to_make_one(tmp_path: Path) -> None:
    paper = make(tmp_path / "paper", SMALL, SMALL_TOML).root
    git(paper, "init", "-q")
    assert "git remote add origin" in init(paper).out
    git(paper, "remote", "add", "origin", "https://git.example/you/paper.git")
    out = init(paper).out
    assert "git push -u origin HEAD" in out and "git remote add" not in out and "empty repository" not in out
