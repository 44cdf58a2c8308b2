"""What doctor sees in a repository, or where there is none: history, ledger, addresses, the published branch."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from digest.config import load
from digest.doctor import Edit, Finding, mend, observe
from digest.doctor.address import pages_address
from digest.doctor.finding import Place
from digest.doctor.git import remote_of
from digest.doctor.seen import Remote
from tests.doctors import LEDGER, PATH, UNDATED, Patient, healthy
from tests.sites import NOW, run


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    return healthy(tmp_path / "paper")


def test_outside_a_repository_doctor_says_so_and_looks_at_the_rest(patient: Patient) -> None:
    shutil.rmtree(patient.root / ".git")
    patient.spoil("17 5", "0 5")
    assert sorted(row["finding"] for row in patient.found()) == ["git", "schedule"]


def test_a_repository_that_git_will_not_read_is_told_as_such(patient: Patient) -> None:
    shutil.rmtree(patient.root / ".git")
    patient.put(".git", "gitdir: nowhere\n")
    assert "git status" in patient.one("git")["fix"]


def test_without_git_doctor_says_so(patient: Patient, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = patient.doctor(env={"PATH": str(tmp_path / "empty")})
    assert ran.code == 0 and "there is no Git on this machine" in ran.out


def test_a_repository_without_a_commit_is_no_fault(patient: Patient) -> None:
    shutil.rmtree(patient.root / ".git")
    patient.git("init", "--quiet")
    assert {row["finding"] for row in patient.found()} == {"git", "uncommitted"}


def test_a_detached_head_is_no_fault(patient: Patient) -> None:
    patient.git("checkout", "--quiet", "--detach")
    assert patient.found() == []


def test_a_paper_in_a_folder_of_a_repository_has_its_workflow_above_it(patient: Patient) -> None:
    for name in ("content", "digest.toml", "ledger", "requirements.txt"):
        target = patient.root / "papers/lowfield" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (patient.root / name).rename(target)
    patient.put(".gitignore", "# made\noutput/\nledger\n")
    patient.spoil("17 5", "0 5")
    ran = run("doctor", "-c", "papers/lowfield", cwd=patient.root)
    told = run("doctor", "-c", "papers/lowfield", cwd=patient.root, env={"GITHUB_ACTIONS": "true"}).err
    assert f"::warning file={PATH},line=5::" in told and "::error file=.gitignore,line=3::" in told
    assert f"../../{PATH}:5: " in ran.out and "../../.gitignore:3: 'ledger' hides ledger/" in ran.out
    run("doctor", "--fix", "-c", "papers/lowfield", cwd=patient.root)
    assert (patient.root / ".gitignore").read_text() == "# made\noutput/\n"
    assert '"0 5' not in patient.workflow.read_text()


DAYS = {"2026-05-01": None, "2026-04-17": None, "2026-04-16": "warning", "2026-04-02": "error", "2025-12-01": "error"}


@pytest.mark.parametrize(("day", "level"), DAYS.items())
def test_sixty_days_without_a_commit_stop_a_schedule(tmp_path: Path, day: str, level: str | None) -> None:
    patient = healthy(tmp_path / "old")
    patient.git("update-ref", "-d", "HEAD")
    patient.keep(when=f"{day}T12:00:00+00:00")
    found = {row["finding"]: row["level"] for row in patient.found()}
    assert found == ({"sixty-days": level} if level else {})


def test_the_days_are_those_of_the_branch_that_schedules_run_on(patient: Patient) -> None:
    """A commit that was not pushed keeps no schedule alive."""
    patient.git("update-ref", "refs/remotes/origin/main", "HEAD")
    patient.keep(when="2026-06-01T00:00:00+00:00")
    assert "58 days until" in patient.doctor().out


def test_a_shallow_clone_is_told_where_dates_hang_on_it(patient: Patient, tmp_path: Path) -> None:
    patient.put("content/herald/bakers.txt", UNDATED)
    patient.keep()
    patient.keep()
    target = tmp_path / "clone"
    patient.git("clone", "--quiet", "--depth=1", f"file://{patient.root}", str(target))
    clone = Patient(target)
    clone.git("remote", "set-url", "origin", "https://github.com/lowfield/paper")
    assert "git fetch --unshallow" in clone.one("history")["fix"]


def test_what_is_not_committed_is_told_by_folder(patient: Patient) -> None:
    patient.put("ledger/2026-06.jsonl", LEDGER)
    patient.put("content/herald/new.md", "x")
    found = {row["path"]: row["level"] for row in patient.found()}
    assert found == {"ledger/": "warning", "content/": "note"}


@pytest.mark.parametrize(("staged", "name"), [(True, "ledger"), (False, "ledger"), (False, "fetched")])
def test_a_deletion_of_what_git_keeps_is_an_error_and_never_to_be_committed(
    patient: Patient, name: str, *, staged: bool
) -> None:
    patient.put(f"{name}/2026-06.jsonl", LEDGER)
    patient.keep()
    shutil.rmtree(patient.root / name)
    if staged:
        patient.git("add", "--all")
    found = patient.one("ledger" if name == "ledger" else "uncommitted")
    assert (found["level"], found["fix"]) == ("error", f"git checkout HEAD -- {name}")
    patient.git(*found["fix"].split()[1:])
    assert patient.found() == []


def test_an_empty_ledger_that_init_made_is_no_fault(patient: Patient) -> None:
    patient.git("rm", "--quiet", "-r", "ledger")
    patient.keep()
    patient.put("ledger/.gitkeep", "")
    patient.put("output/index.html", "x")
    patient.put("output/.nojekyll", "")
    assert patient.found() == []


IGNORES = {"ledger/": True, "/ledger": True, "ledger/*.jsonl": False, "l*": False}


@pytest.mark.parametrize(("pattern", "mended"), IGNORES.items())
def test_a_hidden_ledger_is_an_error_and_its_line_is_taken_out(patient: Patient, pattern: str, *, mended: bool) -> None:
    patient.put(".gitignore", f"/output/\n# mine\n{pattern}\n.cache/")
    found = patient.one("ignored")
    assert (found["level"], found["path"], found["line"], found["fixable"]) == ("error", ".gitignore", 3, mended)
    patient.doctor("--fix")
    kept = "" if mended else f"{pattern}\n"
    assert (patient.root / ".gitignore").read_text() == f"/output/\n# mine\n{kept}.cache/"


@pytest.mark.parametrize(
    ("before", "after"), [(".cache", ".cache\n/output/\n"), ("", "/output/\n"), (None, "/output/\n")]
)
def test_an_output_that_git_sees_is_put_into_gitignore(patient: Patient, before: str | None, after: str) -> None:
    (patient.root / ".gitignore").unlink()
    if before is not None:
        patient.put(".gitignore", before)
    assert patient.one("output")["fixable"]
    patient.doctor("--fix")
    assert (patient.root / ".gitignore").read_text() == after
    assert patient.found() == []


def test_a_gitignore_that_is_a_link_is_left_alone_and_nothing_else_is_promised(patient: Patient) -> None:
    mine = patient.put("mine", "")
    (patient.root / ".gitignore").unlink()
    (patient.root / ".gitignore").symlink_to("mine")
    found = next(row for row in patient.found() if row["finding"] == "output")
    assert not found["fixable"]
    assert "nothing here that --fix could mend" in patient.doctor("--fix").out
    edit = Edit(".gitignore", 0, 0, "/output/", "done")
    assert mend([Finding("output", "note", Place(), "x", edit=edit)], patient.root) == ()
    assert mine.read_text() == ""


def test_a_committed_output_is_told_with_how_to_take_it_out(patient: Patient) -> None:
    patient.put("output/index.html", "x")
    patient.put("output/.nojekyll", "")
    patient.git("add", "--force", "output")
    patient.keep()
    assert "(2 files)" in patient.one("output")["what"]
    assert "git rm -r --cached" in patient.one("output")["fix"]


def branch(patient: Patient, *files: str, commits: int = 1) -> None:
    """Makes the branch of the site, as a publisher would, without a look at the working folder."""
    blob = patient.git("hash-object", "-w", "digest.toml").strip()
    for name in files:
        patient.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")
    tree = patient.git("write-tree").strip()
    patient.git("reset", "--quiet")
    parent: list[str] = []
    for _ in range(commits):
        parent = ["-p", patient.git("commit-tree", tree, *parent, "-m", "Site").strip()]
    patient.git("update-ref", "refs/remotes/origin/gh-pages", parent[1])


def test_a_published_branch_has_one_commit_and_no_jekyll(patient: Patient) -> None:
    patient.git("rm", "--quiet", "-r", "--cached", ".")
    branch(patient, "index.html", commits=3)
    found = {row["finding"]: row["what"] for row in patient.found()}
    assert found == {"branch": "origin/gh-pages has 3 commits", "nojekyll": "origin/gh-pages has no .nojekyll"}


def test_a_well_published_branch_is_no_fault(patient: Patient) -> None:
    patient.git("rm", "--quiet", "-r", "--cached", ".")
    branch(patient, "index.html", ".nojekyll")
    assert patient.found() == []


def test_a_published_paper_without_a_ledger_is_told(patient: Patient) -> None:
    patient.git("rm", "--quiet", "-r", "--cached", ".")
    branch(patient, "index.html", ".nojekyll")
    patient.git("rm", "--quiet", "-r", "ledger")
    patient.keep()
    assert "mkdir ledger" in patient.one("ledger")["fix"]


ADDRESSES = {
    "git@github.com:Ida/paper.git": Remote("github.com", "Ida", "paper"),
    "https://github.com/Ida/my.paper": Remote("github.com", "Ida", "my.paper"),
    "https://x-token:secret@github.com/Ida/paper.git/": Remote("github.com", "Ida", "paper"),
    "ssh://git@ssh.github.com:443/ida/paper.git": Remote("github.com", "ida", "paper"),
    "https://codeberg.org/ida/pages": Remote("codeberg.org", "ida", "pages"),
    "/srv/git/paper.git": Remote(),
    "../paper.git": Remote(),
    "file:///srv/git/paper.git": Remote(),
    "": Remote(),
}


@pytest.mark.parametrize(("text", "remote"), ADDRESSES.items())
def test_the_address_of_a_remote_is_read_in_all_its_forms(text: str, remote: Remote) -> None:
    assert remote_of(text) == remote


PAGES = {
    ("github.com", "Ida", "Paper"): "https://ida.github.io/Paper/",
    ("github.com", "Ida", "ida.github.io"): "https://ida.github.io/",
    ("codeberg.org", "ida", "pages"): "https://ida.codeberg.page/",
    ("codeberg.org", "ida", "paper"): "https://ida.codeberg.page/paper/",
    ("git.paper.example", "ida", "paper"): "",
}


@pytest.mark.parametrize(("remote", "address"), PAGES.items())
def test_the_repository_says_where_its_site_stands(remote: tuple[str, str, str], address: str) -> None:
    assert pages_address(Remote(*remote)) == address


PLACES = {
    "http://localhost:8000/": "error",
    "https://lowfield.example/": "error",
    "http://192.168.1.4/": "error",
    "https://lowfield.github.io/": "error",
    "https://lowfield.github.io/papers/": "error",
    "https://news.lowfield.co.uk/": None,
}


@pytest.mark.parametrize(("address", "level"), PLACES.items())
def test_the_base_url_is_where_the_repository_puts_the_site(patient: Patient, address: str, level: str | None) -> None:
    patient.spoil("https://lowfield.github.io/paper/", address, "digest.toml")
    found = patient.found()
    assert [(row["finding"], row["level"], row["line"]) for row in found] == ([("address", level, 3)] if level else [])
    assert all("https://lowfield.github.io/paper/" in row["fix"] for row in found)


def test_a_domain_of_its_own_is_the_address(patient: Patient) -> None:
    toml = (patient.root / "digest.toml").read_text()
    patient.put("digest.toml", f'{toml}\n[publish]\ndomain = "lowfield.co.uk"\n')
    assert 'base_url = "https://lowfield.co.uk/"' in patient.one("address")["fix"]


def test_a_workflow_that_says_the_address_leaves_that_of_digest_toml_alone(patient: Patient) -> None:
    patient.spoil("https://lowfield.github.io/paper/", "http://localhost:8000/", "digest.toml")
    patient.spoil("build --strict", 'build --strict --base-url "$BASE_URL"')
    assert patient.found() == []


def test_doctor_asks_git_for_nothing_that_needs_the_network(
    patient: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Git before the real one writes down what it is asked."""
    real, log = shutil.which("git"), tmp_path / "asked"
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(f'#!/bin/sh\necho "$@" >> {log}\nexec {real} "$@"\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    observe(load(patient.root / "digest.toml"), NOW.date())
    asked = log.read_text()
    assert "rev-parse" in asked
    assert not {"fetch", "pull", "push", "ls-remote", "clone", "commit", "add"} & set(asked.split())
