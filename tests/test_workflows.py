"""The workflows, ours and the one that ``digest init --github`` makes: three checkers find nothing, and can."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sites import ROOT, run

BIN = Path(sys.executable).parent
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MADE = "publish.yml"


@pytest.fixture(scope="module")
def workflows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every workflow by its name."""
    folder = tmp_path_factory.mktemp("workflows") / "paper"
    assert run("init", "--github", folder, cwd=folder.parent).code == 0
    made = (folder / ".github" / "workflows" / MADE).read_text(encoding="utf-8")
    return {MADE: made} | {path.name: path.read_text(encoding="utf-8") for path in OURS}


NAMES = [MADE, *(path.name for path in OURS)]


def said(checker: str, *arguments: str | Path) -> tuple[int, str]:
    """The exit code and the words of a checker."""
    done = subprocess.run([BIN / checker, *arguments], capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


def actionlint(path: Path) -> tuple[int, str]:
    return said("actionlint", "-no-color", path)


def zizmor(path: Path) -> tuple[int, str]:
    return said("zizmor", "--offline", "--no-progress", "--color=never", "--persona=pedantic", path)


def schema(path: Path) -> tuple[int, str]:
    return said("check-jsonschema", "--builtin-schema", "vendor.github-workflows", path)


CHECKERS: dict[str, Callable[[Path], tuple[int, str]]] = {"actionlint": actionlint, "zizmor": zizmor, "schema": schema}


def put(folder: Path, name: str, text: str) -> Path:
    """A workflow where the checkers look for one."""
    path = folder / ".github" / "workflows" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_checker_finds_nothing_in_a_workflow(
    checker: str, name: str, workflows: dict[str, str], tmp_path: Path
) -> None:
    code, words = CHECKERS[checker](put(tmp_path, name, workflows[name]))
    assert code == 0, words


BROKEN = {
    "an output that no step has": ("actionlint", "steps.pages.outputs.base_url", "steps.page.outputs.base_url"),
    "an unknown context": ("actionlint", "${{ github.ref_name }}", "${{ git.ref_name }}"),
    "an action without its commit": ("zizmor", r"actions/checkout@[0-9a-f]{40}", "actions/checkout@v6"),
    "credentials left lying about": ("zizmor", "persist-credentials: false", "fetch-tags: false"),
    "a strange text in a script": ("zizmor", r"run: digest fetch ", 'run: digest fetch "${{ github.head_ref }}" '),
    "permissions for everything": ("zizmor", r"permissions: \{\}", "permissions: write-all"),
    "minutes in words": ("schema", "timeout-minutes: 30", "timeout-minutes: thirty"),
    "a job on no machine": ("schema", "runs-on: ubuntu-latest", "runs: ubuntu-latest"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_checker_finds_a_fault(fault: str, workflows: dict[str, str], tmp_path: Path) -> None:
    checker, right, wrong = BROKEN[fault]
    broken, count = re.subn(right.replace("${{", r"\$\{\{"), wrong.replace("\\", r"\\"), workflows[MADE])
    assert count
    assert CHECKERS[checker](put(tmp_path, MADE, broken))[0] != 0


def jobs(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text)["jobs"]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_can_be_started_by_hand_and_every_job_has_an_end(name: str, workflows: dict[str, str]) -> None:
    table = yaml.safe_load(workflows[name])
    assert "workflow_dispatch" in table[True]  # YAML reads "on" as true
    assert table["permissions"] == {}
    assert table["defaults"]["run"]["shell"] == "bash"
    assert all(job["timeout-minutes"] <= 60 for job in table["jobs"].values())


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned_by_its_commit_with_its_version_beside_it(name: str, workflows: dict[str, str]) -> None:
    uses = re.findall(r"uses: (.*)", workflows[name])
    assert uses
    assert all(re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in uses)


@pytest.mark.parametrize("name", NAMES)
def test_no_checkout_leaves_a_token_behind(name: str, workflows: dict[str, str]) -> None:
    steps = [step for job in jobs(workflows[name]).values() for step in job["steps"]]
    found = [step["with"]["persist-credentials"] for step in steps if "/checkout@" in step.get("uses", "")]
    assert found
    assert not any(found)


@pytest.mark.parametrize("name", [MADE, "pages.yml"])
def test_a_build_may_be_broken_off_and_a_publication_never(name: str, workflows: dict[str, str]) -> None:
    found = jobs(workflows[name])
    assert found["build"]["concurrency"]["cancel-in-progress"] is True
    assert found["deploy"]["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert found["build"]["concurrency"]["group"] != "pages"
    assert "cancel-in-progress: true" not in workflows[name].split("deploy:\n")[-1]


@pytest.mark.parametrize("name", [MADE, "pages.yml"])
def test_each_try_of_a_run_hands_over_a_site_of_its_own(name: str, workflows: dict[str, str]) -> None:
    """Two of one name in a run, and Pages refuses both."""
    found = jobs(workflows[name])
    assert found["build"]["outputs"]["site"] == "github-pages-${{ github.run_attempt }}"
    (handed,) = [one["with"]["name"] for one in found["build"]["steps"] if "upload-pages" in one.get("uses", "")]
    assert handed == found["build"]["outputs"]["site"]
    assert found["deploy"]["steps"][-1]["with"]["artifact_name"] == "${{ needs.build.outputs.site }}"


@pytest.mark.parametrize("name", [MADE, "pages.yml"])
def test_what_reads_strangers_texts_can_write_nothing_and_what_publishes_nothing_else(
    name: str, workflows: dict[str, str]
) -> None:
    found = {job: table["permissions"] for job, table in jobs(workflows[name]).items()}
    assert found.pop("build") == {"contents": "read", "pages": "read"}
    asks = {"contents": "read"} if name == MADE else {}
    assert found.pop("deploy") == {"pages": "write", "id-token": "write"} | asks
    assert found in ({}, {"keep": {"contents": "write"}, "again": {"actions": "write"}, "fresh": {}})


def test_the_job_that_may_write_runs_nothing_but_git(workflows: dict[str, str]) -> None:
    steps = jobs(workflows[MADE])["keep"]["steps"]
    used = [one["uses"].split("@")[0] for one in steps if "uses" in one]
    assert used == ["actions/checkout", "actions/download-artifact"]
    (script,) = [one["run"] for one in steps if "run" in one]
    assert not re.search(r"(^|[;&|(])\s*(python|pip|digest)\b", script, re.MULTILINE)


def test_the_job_that_may_start_runs_runs_nothing_else(workflows: dict[str, str]) -> None:
    (step,) = jobs(workflows[MADE])["again"]["steps"]
    assert re.fullmatch(r"gh workflow run publish\.yml [^;&|]*", step["run"])


def test_the_address_is_handed_over_by_the_environment_and_no_script_holds_an_expression(
    workflows: dict[str, str],
) -> None:
    for text in workflows.values():
        for job in jobs(text).values():
            assert not [one["run"] for one in job["steps"] if "${{" in one.get("run", "")]
    assert '--base-url "$BASE_URL"' in workflows[MADE]


def test_dates_of_files_can_be_had_because_the_whole_history_is_there(workflows: dict[str, str]) -> None:
    checkout = jobs(workflows[MADE])["build"]["steps"][0]
    assert checkout["with"]["fetch-depth"] == 0


@pytest.mark.parametrize("folder", [ROOT, ROOT / "digest" / "starter_github"], ids=["ours", "made"])
def test_dependabot_is_told_to_renew_the_pins(folder: Path) -> None:
    path = next(folder.glob("*github")) / "dependabot.yml"
    code, words = said("check-jsonschema", "--builtin-schema", "vendor.dependabot", path)
    assert code == 0, words
    assert "github-actions" in path.read_text(encoding="utf-8")
