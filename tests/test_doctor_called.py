"""A workflow that hands its work on to other files, that keeps nothing, or that may be cut off by a condition."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doctors import COMMIT, PATH, WORKFLOW, Patient, healthy, line_of

CALLED = ".github/workflows/paper.yml"
ON = WORKFLOW[WORKFLOW.index("on:") : WORKFLOW.index("permissions:")]
CALLER = f"""name: By the clock
{ON}permissions: {{}}
jobs:
  paper:
    uses: ./.github/workflows/paper.yml
    permissions:
      contents: write
      pages: write
      id-token: write
"""
ACTION = ".github/actions/paper/action.yml"
STEPS = f"""name: Paper
runs:
  using: composite
  steps:
    - shell: bash
      run: |
        digest fetch
        digest build --strict
    - uses: stefanzweifel/git-auto-commit-action@{COMMIT}
"""
RUN = """      - run: |
          digest fetch
          digest build --strict
          git push
"""


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    return healthy(tmp_path / "paper")


def calling(patient: Patient, caller: str = CALLER, called: str = WORKFLOW) -> Patient:
    """The paper, kept by a file of its own that another starts by the clock."""
    patient.put(PATH, caller)
    patient.put(CALLED, called.replace(ON, "on:\n  workflow_call:\n"))
    patient.keep()
    return patient


def test_the_clock_of_the_workflow_that_calls_is_the_clock_of_the_one_that_is_called(patient: Patient) -> None:
    assert calling(patient).found() == []


def test_the_clock_of_the_workflow_that_calls_is_looked_at(patient: Patient) -> None:
    text = CALLER.replace("17 5", "0 5")
    found = calling(patient, text).one("schedule")
    assert (found["path"], found["line"]) == (PATH, line_of(text, "0 5"))


@pytest.mark.parametrize(
    ("old", "new", "name", "level"),
    [
        ("      id-token: write\n", "", "permissions", "error"),
        ("permissions: {}", "permissions: {}\nconcurrency: {group: a, cancel-in-progress: true}", "cancel", "error"),
        ("  workflow_dispatch:\n", "", "dispatch", "warning"),
    ],
)
def test_what_the_called_file_does_is_asked_of_the_one_that_calls_it(
    patient: Patient, old: str, new: str, name: str, level: str
) -> None:
    found = calling(patient, CALLER.replace(old, new)).one(name)
    assert (found["path"], found["level"]) == (PATH, level)


def test_the_group_of_the_workflow_that_calls_keeps_deployments_apart(patient: Patient) -> None:
    group = "    concurrency:\n      group: pages\n      cancel-in-progress: false\n"
    assert calling(patient, called=WORKFLOW.replace(group, "")).one("concurrency")["path"] == CALLED
    assert calling(patient, f"{CALLER}{group}", WORKFLOW.replace(group, "")).found() == []


def test_a_file_that_calls_itself_ends(patient: Patient) -> None:
    patient.put(PATH, f"{WORKFLOW}  again:\n    uses: ./{PATH}\n")
    assert {row["finding"] for row in patient.found()} <= {"permissions"}


def test_an_action_of_the_repositorys_own_keeps_the_paper(patient: Patient) -> None:
    patient.put(ACTION, STEPS)
    patient.spoil(RUN, "      - uses: ./.github/actions/paper\n")
    assert patient.found() == []
    patient.spoil("contents: write", "contents: read")
    assert patient.one("permissions")["what"] == "the job 'build' pushes without 'contents: write'"


def test_a_paper_that_an_action_alone_keeps_is_not_told_that_nothing_does(patient: Patient) -> None:
    patient.put(ACTION, STEPS)
    head = WORKFLOW[: WORKFLOW.index("  deploy:")]
    patient.put(PATH, head.replace(RUN, "      - uses: ./.github/actions/paper/\n"))
    assert patient.found() == []


def test_a_workflow_that_fetches_and_keeps_nothing_is_told_with_the_reason(patient: Patient) -> None:
    patient.spoil("contents: write", "contents: read")
    text = patient.spoil("          git push\n", "")
    found = patient.one("keep")
    assert (found["level"], found["line"]) == ("warning", line_of(text, "  build:"))
    assert found["what"] == "the job 'build' fetches, and no job commits what it fetched"
    assert all(word in found["why"] for word in ("vanishes", "ledger", "60 days"))


NO_PUSH = [
    "digest publish",
    "docker push x",
    "# git push is for others",
    "true # we do not git push here",
    "git push --dry-run",
    "git push -n origin main",
    "git \\\n          push --dry-run",
    'echo "git push later"',
    "echo git push",
    'git commit -m "then git push"',
    "git stash push",
]


@pytest.mark.parametrize("does", NO_PUSH)
def test_a_push_of_something_else_or_one_that_is_only_told_of_keeps_nothing(patient: Patient, does: str) -> None:
    patient.spoil("git push", does)
    assert "keep" in {row["finding"] for row in patient.found()}


PUSHES = [
    "git --git-dir=x push",
    "git --git-dir x -c a=b push origin main",
    "if ! git push; then exit 1; fi",
    "git commit -m x && git push",
    "/usr/bin/git push",
    'said="$(git push 2>&1)"',
    "bash -c 'git add -A; git push'",
    "git \\\n          push origin main",
    "test -z x || (git push)",
    'git commit -m "#keep what was fetched" && git push',
    'timeout 60 bash -c "git push"',
]


@pytest.mark.parametrize("does", PUSHES)
def test_a_push_is_seen_however_it_is_written(patient: Patient, does: str) -> None:
    patient.spoil("git push", does)
    assert patient.found() == []


PUBLISHES = {
    "digest publish": True,
    ".venv/bin/python -m digest publish --branch pages": True,
    "uv run digest publish": True,
    "digest publish --folder site": False,
    "digest publish --folder=site": False,
    "digest publish \\\n          --dry-run": False,
    "# digest publish": False,
    'echo "digest publish"': False,
}


@pytest.mark.parametrize(("does", "seen"), PUBLISHES.items())
def test_a_publication_is_one_that_goes_to_a_branch(patient: Patient, does: str, *, seen: bool) -> None:
    """It needs the right to push, and is never cut off."""
    text = patient.workflow.read_text()
    patient.put(PATH, text[: text.index("  deploy:")].replace("contents: write", "contents: read"))
    patient.spoil("          git push\n", f"          {does}\n")
    found = {row["finding"] for row in patient.found()}
    assert {"permissions", "cancel"} <= found if seen else not {"permissions", "cancel"} & found


@pytest.mark.parametrize(
    "step",
    [
        f"      - uses: EndBug/add-and-commit@{COMMIT}\n",
        "      - run: ./update.sh\n",
        "      - run: make keep\n",
        "      - uses: ./.github/actions/unseen\n",
        f"  keep:\n    uses: paper/shared/.github/workflows/keep.yml@{COMMIT}\n    permissions: {{contents: write}}\n",
    ],
)
def test_what_commits_or_may_out_of_sight_is_believed(patient: Patient, step: str) -> None:
    patient.spoil("          git push\n", f"          digest check\n{step}")
    assert "keep" not in {row["finding"] for row in patient.found()}


def test_a_condition_that_may_cut_a_deployment_off_is_a_warning(patient: Patient) -> None:
    text = patient.spoil("cancel-in-progress: false", "cancel-in-progress: ${{ github.ref != 'refs/heads/main' }}")
    found = patient.one("cancel")
    assert (found["level"], found["line"], found["fixable"]) == ("warning", line_of(text, "${{"), False)


@pytest.mark.parametrize(("value", "found"), [("${{ false }}", []), ("${{ true }}", ["cancel"])])
def test_a_condition_that_is_none_is_read(patient: Patient, value: str, found: list[str]) -> None:
    patient.spoil("cancel-in-progress: false", f"cancel-in-progress: {value}")
    assert [row["finding"] for row in patient.found()] == found


def test_an_address_in_a_step_that_does_not_build_is_no_word_on_the_build(patient: Patient) -> None:
    patient.spoil("https://lowfield.github.io/paper/", "http://localhost:8000/", "digest.toml")
    patient.spoil(RUN, f'{RUN}      - run: digest check --base-url "$BASE_URL"\n')
    assert patient.one("address")["level"] == "error"
