"""Doctor says nothing of a healthy paper, finds each fault of a workflow by its line, and mends the safe ones."""

from __future__ import annotations

import json
import shutil
from difflib import ndiff
from pathlib import Path

import pytest

from digest import __version__
from digest.doctor import CHECKS, installed
from tests.doctors import COMMIT, DATED, PATH, UNDATED, WORKFLOW, Patient, healthy, line_of


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return healthy(tmp_path_factory.mktemp("healthy") / "paper").root


@pytest.fixture
def patient(sound: Path, tmp_path: Path) -> Patient:
    return Patient(Path(shutil.copytree(sound, tmp_path / "paper")))


def test_a_healthy_paper_is_told_in_one_line(patient: Patient) -> None:
    ran = patient.doctor()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{len(CHECKS)} things looked at, 0 to do. 58 days until GitHub would stop the schedule.\n"


def test_looking_changes_nothing(patient: Patient) -> None:
    patient.spoil("17 5", "0 5")
    before = patient.git("status", "--porcelain"), patient.workflow.read_bytes()
    patient.doctor()
    assert (patient.git("status", "--porcelain"), patient.workflow.read_bytes()) == before


BUILD = f"      - uses: actions/checkout@{COMMIT} # v6\n        with:\n          fetch-depth: 0\n"
MENDABLE = {
    "full hour": ("schedule", '"17 5 * * *"', '"0 5 * * *"', "cron:", 1),
    "half hour, in other quotes": ("schedule", '"17 5 * * *"', "'30 */4 * * 1-5'", "cron:", 1),
    "every quarter": ("schedule", '"17 5 * * *"', '"*/15 * * * *"', "cron:", 1),
    "every minute": ("schedule", '"17 5 * * *"', "'* * * * *'", "cron:", 1),
    "no dispatch": ("dispatch", "  workflow_dispatch:\n", "", "  schedule:", 1),
    "deployment cancelled": (
        "cancel",
        "progress: false",
        "progress: true",
        "progress: true\n    steps:\n      - uses: actions/dep",
        1,
    ),
    "whole run cancelled": (
        "cancel",
        "jobs:\n",
        "concurrency:\n  group: a\n  cancel-in-progress: 'true'\njobs:\n",
        "'true'",
        1,
    ),
    "two deployments at once": (
        "concurrency",
        "    concurrency:\n      group: pages\n      cancel-in-progress: false\n",
        "",
        "deploy:\n",
        3,
    ),
    "old Python": ("python", 'version: "3.13"', 'version: "3.9"', "version: ", 1),
    "Python that is a number": ("python", 'version: "3.13"', "version: 3.10", "version: ", 1),
}


@pytest.mark.parametrize("case", MENDABLE)
def test_a_fault_is_found_by_its_line_and_mended_there_alone(patient: Patient, case: str) -> None:
    name, old, new, where, lines = MENDABLE[case]
    text = patient.spoil(old, new)
    found = patient.one(name)
    assert (found["path"], found["line"]) == (PATH, line_of(text, where)), found
    assert found["what"] and found["why"] and found["fix"] and found["fixable"]
    ran = patient.doctor("--fix")
    assert ran.out.startswith(f"changed {PATH}: ")
    after = patient.workflow.read_text()
    changed = [row for row in ndiff(text.splitlines(), after.splitlines()) if row[0] in "+-"]
    assert sum(row[0] == "+" for row in changed) == lines
    assert sum(row[0] == "-" for row in changed) in {0, 1}
    assert patient.found() == []


def test_a_schedule_keeps_its_comment_its_quotes_and_how_often_it_runs(patient: Patient) -> None:
    text = patient.spoil('"17 5 * * *"', "'0,30 5,17 * * *'")
    patient.doctor("--fix")
    after = patient.workflow.read_text().splitlines()[4]
    first, second = after.split("'")[1].split()[0].split(",")
    assert int(second) - int(first) == 30 and int(first) not in {0, 30}
    assert after == text.splitlines()[4].replace("0,30", f"{first},{second}", 1)


STARTS = {
    "a list": ("on: [push]", "on: [push, workflow_dispatch]"),
    "one word": ("on: push # soon", "on: [push, workflow_dispatch] # soon"),
    "lines": ("on:\n- push", "on:\n- push"),
    "a table in braces": ("on: {push: {}}", "on: {push: {}}"),
}


@pytest.mark.parametrize(("before", "after"), STARTS.values(), ids=STARTS)
def test_every_way_to_write_what_starts_a_workflow_is_read(patient: Patient, before: str, after: str) -> None:
    """Where it cannot be mended in a line, doctor says so and leaves it alone."""
    on = WORKFLOW[WORKFLOW.index("on:\n") : WORKFLOW.index("permissions:")]
    patient.spoil(on, f"{before}\n")
    found = {row["finding"]: row for row in patient.found()}
    assert set(found) == {"schedule", "dispatch"}
    assert found["dispatch"]["fixable"] == (before != after)
    patient.doctor("--fix")
    assert f"\n{after}\npermissions:" in patient.workflow.read_text()


DEPTHS = {
    "not said": ("        with:\n          fetch-depth: 0\n", "", 2),
    "one": ("fetch-depth: 0", "fetch-depth: 1", 1),
    "other settings": ("fetch-depth: 0", "lfs: true", 1),
}


@pytest.mark.parametrize(("old", "new", "lines"), DEPTHS.values(), ids=DEPTHS)
def test_a_short_history_matters_where_an_article_has_its_date_from_it(
    patient: Patient, old: str, new: str, lines: int
) -> None:
    patient.spoil(old, new)
    assert patient.found() == []
    patient.put("content/herald/bakers.txt", UNDATED)
    patient.keep()
    before = patient.workflow.read_text()
    found = patient.one("history")
    assert "herald/bakers.txt" in found["why"] and found["fixable"]
    patient.doctor("--fix")
    changed = [row for row in ndiff(before.splitlines(), patient.workflow.read_text().splitlines()) if row[0] == "+"]
    assert (len(changed), patient.found()) == (lines, [])


SAID = {
    "no such hour": ("schedule", "error", '"17 5 * * *"', '"17 25 * * *"', "cron:"),
    "no such zone": ("schedule", "error", "# before", "\n      timezone: Mars/Olympus #", "timezone:"),
    "no such day": ("schedule", "error", '"17 5 * * *"', '"17 5 30 2 *"', "cron:"),
    "a name that moves": ("pins", "warning", f"deploy-pages@{COMMIT}", "deploy-pages@v4", "- uses: actions/deploy"),
    "no right to deploy": ("permissions", "error", "      id-token: write\n", "", "pages: write"),
    "no right to push": ("permissions", "error", "contents: write", "contents: read", "contents: read"),
    "all rights": ("permissions", "warning", "permissions: {}", "permissions: write-all", "permissions: write-all"),
    "a right for nothing": (
        "permissions",
        "note",
        "digest fetch\n          digest build --strict\n          git push",
        "digest build",
        "contents: write",
    ),
    "a key": ("secret", "error", "name: Publish", f"env: {{A: ghp_{'a1B2' * 9}}}", "env:"),
    "any digest": ("version", "warning", "-r requirements.txt", "news-digest", "pip install"),
    "another digest": ("version", "note", "-r requirements.txt", "news-digest==0.0.9", "pip install"),
    "a thing twice": ("workflow", "error", "  deploy:\n", "  build: {}\n  deploy:\n", "  build: {}"),
}


@pytest.mark.parametrize("case", SAID)
def test_what_only_a_person_can_mend_is_told_with_its_line_and_left_alone(patient: Patient, case: str) -> None:
    name, level, old, new, where = SAID[case]
    text = patient.spoil(old, new)
    found = patient.one(name)
    assert (found["level"], found["path"], found["line"]) == (level, PATH, line_of(text, where)), found
    assert not found["fixable"]
    ran = patient.doctor("--fix")
    assert ran.code == (level == "error")
    assert patient.workflow.read_text() == text


def test_a_key_is_never_printed(patient: Patient) -> None:
    secret = "glpat-" + "Zx9" * 8
    patient.spoil('title = "The', f'title = "{secret} The', "digest.toml")
    for words in ((), ("--json",)):
        ran = patient.doctor(*words)
        assert ran.code == 1 and "glpa…" in ran.out and secret not in ran.out + ran.err


def test_without_a_schedule_a_paper_with_feeds_stands_still(patient: Patient) -> None:
    patient.spoil('  schedule:\n    - cron: "17 5 * * *"  # before breakfast\n', "")
    assert patient.one("schedule")["level"] == "note"
    patient.spoil('name = "Lowfield Herald"', 'name = "H"\nfeed = "https://herald.example/feed"', "digest.toml")
    found = {row["finding"]: row["level"] for row in patient.found()}
    assert found["schedule"] == "warning"


def test_a_model_needs_its_key_in_the_workflow(patient: Patient) -> None:
    toml = (patient.root / "digest.toml").read_text()
    patient.put(
        "digest.toml", f'{toml}\n[summary]\nmethod = "model"\nbase_url = "https://m.example/v1/"\nmodel = "m"\n'
    )
    patient.keep()
    assert patient.one("model-key")["line"] == line_of(WORKFLOW, "  build:")
    patient.spoil("          git push", "          git push\n        env: {DIGEST_MODEL_KEY: x}")
    assert patient.found() == []


def test_without_a_workflow_doctor_says_how_to_have_one(patient: Patient) -> None:
    patient.workflow.unlink()
    assert "digest init --github" in patient.one("workflow")["fix"]


def test_a_forge_of_its_own_kind_is_read_the_same(patient: Patient) -> None:
    patient.spoil("17 5", "0 5")
    target = patient.root / ".forgejo/workflows/publish.yaml"
    target.parent.mkdir(parents=True)
    patient.workflow.rename(target)
    assert patient.one("schedule")["path"] == ".forgejo/workflows/publish.yaml"


def test_gitlab_has_its_schedule_elsewhere_and_a_short_history(patient: Patient) -> None:
    patient.workflow.unlink()
    patient.put(".gitlab-ci.yml", 'variables: {GIT_DEPTH: "20"}\npages:\n  script: digest build\n')
    assert [row["finding"] for row in patient.found()] == ["schedule"]
    patient.put("content/herald/bakers.txt", UNDATED)
    patient.keep()
    assert sorted(row["finding"] for row in patient.found()) == ["history", "schedule"]
    patient.doctor("--fix")
    assert '{GIT_DEPTH: "0"}' in (patient.root / ".gitlab-ci.yml").read_text()


def test_the_worst_comes_first_and_github_gets_annotations(patient: Patient) -> None:
    patient.spoil("17 5", "0 5")
    patient.spoil("progress: false", "progress: true")
    patient.put("content/herald/more.md", DATED)
    ran = patient.doctor(env={"GITHUB_ACTIONS": "true"})
    levels = [row.split()[0] for row in ran.out.splitlines() if not row.startswith(" ")][:3]
    assert levels == ["error", "warning", "note"]
    assert [row.split("::")[1].split()[0] for row in ran.err.splitlines()] == ["error", "warning"]


def test_json_ends_with_the_counts_and_what_was_changed(patient: Patient) -> None:
    patient.spoil("17 5", "0 5")
    *_, closing = [json.loads(row) for row in patient.doctor("--json", "--fix").out.splitlines()]
    assert closing["looked_at"] == len(CHECKS)
    assert (closing["errors"], closing["warnings"]) == (0, 0)
    assert [(one["finding"], one["path"]) for one in closing["changed"]] == [("schedule", PATH)]


REQUIRED = {
    "news-digest": "warning",
    "news-digest>=0.1": "warning",
    "News-Digest[search] # all": "warning",
    "news-digest @ git+https://forge.example/ida/digest": "warning",
    f"news-digest @ git+https://forge.example/ida/digest@{COMMIT}": None,
    "news-digest @ file:///srv/digest": None,
    f"news-digest[search] == {__version__} ; python_version > '3'": None,
    "news-digest==0.0.9 \\\n    --hash=sha256:aa": "note",
    "# news-digest\nother-news-digest": None,
    "news-digest-theme": None,
}


@pytest.mark.parametrize(("text", "level"), REQUIRED.items())
def test_the_version_of_digest_is_written_down(patient: Patient, text: str, level: str | None) -> None:
    patient.put("requirements.txt", f"lxml\n{text}\n")
    found = [(row["finding"], row["level"], row["path"], row["line"]) for row in patient.found()]
    if __version__ in text and not _to_be_had():
        level = "warning"
    assert found == ([("version", level, "requirements.txt", 2)] if level else [])


def _to_be_had() -> bool:
    """Whether others can install the digest that runs these tests."""
    came_from = installed.origin()
    return came_from is None or bool(installed.place(came_from))
