"""A GitHub of our own for one workflow: a bare repository, a runner that executes its steps, and what it publishes.

``run:`` steps are executed unchanged, by the bash that GitHub names, in a fresh clone; what actions do is done here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.expressions import Values, expand, passed

Table = dict[str, Any]


@dataclass
class Job:
    """How a job went: its result, what its steps gave, and what they said."""

    result: str = "skipped"
    steps: dict[str, Table] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""


@dataclass
class Ran:
    """How a run of the whole workflow went: which one it is, and which try of it."""

    number: int
    attempt: int = 1
    jobs: dict[str, Job] = field(default_factory=dict)

    @property
    def green(self) -> bool:
        return all(job.result != "failure" for job in self.jobs.values())

    @property
    def results(self) -> dict[str, str]:
        """What became of the jobs; of those for trouble alone, where there was some."""
        trouble = {"again", "fresh"}
        return {name: job.result for name, job in self.jobs.items() if name not in trouble or job.result != "skipped"}

    @property
    def log(self) -> str:
        return "".join(job.log for job in self.jobs.values())

    @property
    def summary(self) -> str:
        return "".join(job.summary for job in self.jobs.values())


@dataclass
class GitHub:
    """A repository's home: ``remote`` is the bare repository, ``pages`` what is published, ``env`` what every step has,
    ``event`` what starts a run; ``meanwhile`` is called with the name of each job's step before it is executed, as
    others work while a run does."""

    root: Path
    env: Mapping[str, str]
    base_url: str = "https://you.example/paper"
    branch: str = "main"
    event: str = "schedule"
    meanwhile: Callable[[str, str], None] = lambda _job, _step: None
    runs: int = 0

    @property
    def remote(self) -> Path:
        return self.root / "remote.git"

    @property
    def pages(self) -> Path:
        return self.root / "pages"

    def workflow(self) -> Table:
        """The workflow as it stands on the branch."""
        text = git(self.remote, "show", f"{self.branch}:.github/workflows/publish.yml")
        found: Table = yaml.safe_load(text)
        return found

    def run(self) -> Ran:
        """Every job of the workflow in order, each on a machine of its own."""
        self.runs += 1
        return self._jobs(Ran(self.runs))

    def again(self, ran: Ran, *jobs: str) -> Ran:
        """These ``jobs`` of a run once more, as "Re-run failed jobs" does: the others stay as they were, and so
        do what they gave and handed over."""
        others = {name: job for name, job in ran.jobs.items() if name not in jobs}
        return self._jobs(Ran(ran.number, ran.attempt + 1, others))

    def _jobs(self, ran: Ran) -> Ran:
        for name, job in self.workflow()["jobs"].items():
            if name not in ran.jobs:
                ran.jobs[name] = self._job(name, job, ran)
        return ran

    def _job(self, name: str, job: Table, ran: Ran) -> Job:
        done = Job()
        needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
        before = {one: {"result": ran.jobs[one].result, "outputs": ran.jobs[one].outputs} for one in needs}
        values: Values = {
            "github": {
                "ref": f"refs/heads/{self.branch}",
                "ref_name": self.branch,
                "event_name": self.event,
                "run_attempt": ran.attempt,
                "token": "a-token-of-the-tests",
            },
            "needs": before,
            "steps": done.steps,
        }
        if not passed(job.get("if"), values, good=all(one["result"] == "success" for one in before.values())):
            return done
        machine = _Machine(self, name, ran, done, values)
        machine.temp.mkdir(parents=True)
        machine.workspace.mkdir()
        values["runner"] = {"temp": str(machine.temp)}
        done.result = "success"
        for step in job["steps"]:
            machine.step(step)
        done.outputs = {key: str(expand(text, values)) for key, text in job.get("outputs", {}).items()}
        return done


@dataclass
class _Machine:
    """The machine of one job."""

    github: GitHub
    name: str
    ran: Ran
    job: Job
    values: Values

    @property
    def artifacts(self) -> Path:
        return self.github.root / f"run-{self.ran.number}" / "artifacts"

    @property
    def home(self) -> Path:
        again = f"-{self.ran.attempt}" if self.ran.attempt > 1 else ""
        return self.artifacts.parent / f"{self.name}{again}"

    @property
    def temp(self) -> Path:
        return self.home / "temp"

    @property
    def workspace(self) -> Path:
        return self.home / "workspace"

    def step(self, step: Table) -> None:
        good = self.job.result == "success"
        outcome, outputs = "skipped", {}
        if passed(step.get("if"), self.values, good=good):
            self.github.meanwhile(self.name, step["name"])
            given = {key: expand(value, self.values) for key, value in step.get("with", {}).items()}
            if "uses" in step:
                outcome, outputs = "success", self._action(step["uses"].split("@")[0], given)
            else:
                outcome, outputs = self._bash(step)
        if outcome == "failure":
            self.job.result = "failure"
        if "id" in step:
            self.job.steps[step["id"]] = {"outcome": outcome, "outputs": outputs}

    def _action(self, name: str, given: Table) -> dict[str, str]:
        match name.removeprefix("actions/"):
            case "checkout":
                depth = [] if given.get("fetch-depth") == 0 else ["--depth=1"]
                branch = given["ref"].removeprefix("refs/heads/")
                git(self.home, "clone", "-q", *depth, "-b", branch, self.github.remote.as_uri(), str(self.workspace))
            case "upload-artifact":
                shutil.copytree(given["path"], self.artifacts / given["name"])
            case "download-artifact":
                shutil.copytree(self.artifacts / given["name"], given["path"])
            case "upload-pages-artifact":
                hidden = shutil.ignore_patterns(".*")
                shutil.copytree(self.workspace / given["path"], self.artifacts / given["name"], ignore=hidden)
            case "configure-pages":
                return {"base_url": self.github.base_url}
            case "deploy-pages":
                shutil.rmtree(self.github.pages, ignore_errors=True)
                shutil.copytree(self.artifacts / given["artifact_name"], self.github.pages)
                return {"page_url": f"{self.github.base_url}/"}
            case "cache/restore":
                for kept in self.github.root.glob(f"cache-{given['key']}*"):
                    (self.workspace / given["path"]).parent.mkdir(parents=True)
                    shutil.copyfile(kept, self.workspace / given["path"])
            case "cache/save":
                shutil.copyfile(self.workspace / given["path"], self.github.root / f"cache-{given['key']}")
            case "setup-python":
                """Python is here already."""
            case other:
                raise AssertionError(f"this GitHub has no action {other}")
        return {}

    def _bash(self, step: Table) -> tuple[str, dict[str, str]]:
        script, said, report = (self.temp / name for name in ("script.sh", "output", "report.md"))
        script.write_text(step["run"], encoding="utf-8")
        said.write_text("", encoding="utf-8")
        report.write_text("", encoding="utf-8")
        env = {
            **self.github.env,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(said),
            "GITHUB_STEP_SUMMARY": str(report),
            "GITHUB_SERVER_URL": self.github.root.as_uri(),
            "GITHUB_REPOSITORY": self.github.remote.stem,
            "RUNNER_TEMP": str(self.temp),
            **{key: str(expand(value, self.values)) for key, value in step.get("env", {}).items()},
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        done = subprocess.run(
            command, cwd=self.workspace, env=env, capture_output=True, text=True, check=False, timeout=300
        )
        self.job.log += f"## {step['name']}\n{done.stdout}{done.stderr}"
        self.job.summary += report.read_text(encoding="utf-8")
        lines = said.read_text(encoding="utf-8").splitlines()
        return "failure" if done.returncode else "success", dict(line.split("=", 1) for line in lines)


def git(folder: Path, *arguments: str) -> str:
    """What Git says in ``folder``, by nobody's settings but ours."""
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        env |= {f"GIT_{who}_NAME": "R. Editor", f"GIT_{who}_EMAIL": "editor@paper.example"}
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def host(root: Path, folder: Path, env: Mapping[str, str]) -> GitHub:
    """A home for the site in ``folder``, which becomes a clone of it."""
    home = GitHub(root, env)
    root.mkdir(parents=True)
    git(root, "init", "-q", "--bare", "-b", home.branch, str(home.remote))
    git(folder, "init", "-q", "-b", home.branch)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Begin the paper")
    git(folder, "remote", "add", "origin", str(home.remote))
    git(folder, "push", "-q", "-u", "origin", home.branch)
    return home
