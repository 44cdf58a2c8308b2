"""A paper in a real Git repository that is kept as it should be, for doctor to look at, and ways to spoil it."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest import rows
from tests.sites import Folder, Run, make, run

COMMIT = "de0fac2e4500dabe0009e67214ff5f5447ce83dd"
WORKFLOW = f"""# Keeps the paper.
name: Publish
on:
  schedule:
    - cron: "17 5 * * *"  # before breakfast
  workflow_dispatch:
permissions: {{}}
jobs:
  build:
    runs-on: ubuntu-latest
    permissions:
      contents: write
      pages: read
    concurrency:
      group: build
      cancel-in-progress: true
    steps:
      - uses: actions/checkout@{COMMIT} # v6
        with:
          fetch-depth: 0
      - uses: actions/setup-python@{COMMIT}
        with:
          python-version: "3.13"
      - run: pip install -r requirements.txt
      - run: |
          digest fetch
          digest build --strict
          git push
  deploy:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    concurrency:
      group: pages
      cancel-in-progress: false
    steps:
      - uses: actions/deploy-pages@{COMMIT}
"""
TOML = """[site]
title = "The Lowfield Digest"
base_url = "https://lowfield.github.io/paper/"

[[source]]
key = "herald"
name = "Lowfield Herald"
"""
DATED = "---\ntitle: The mill closes\ndate: 2026-05-31\nsource: herald\n---\n\nThe mill in Harwick closed on Sunday.\n"
UNDATED = "The bakers are back\n\nThe bakers of Harwick came back to their ovens after a strike of three weeks.\n"
LEDGER = rows.written("ledger", [])
"""A file of a ledger in which nothing stands yet."""
PATH = ".github/workflows/publish.yml"
WHEN = "2026-05-30T12:00:00+00:00"
"""The day of the commit: two days before the tests' own time."""


@dataclass(frozen=True)
class Patient:
    """A paper in a repository, and what doctor says of it."""

    root: Path

    @property
    def workflow(self) -> Path:
        """Its workflow."""
        return self.root / PATH

    def git(self, *words: str, when: str = WHEN) -> str:
        """What Git prints when asked here, at the time ``when``, as nobody's Git is set up."""
        env = os.environ | {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
        names = ("-c", "user.name=Ida Marsh", "-c", "user.email=ida@paper.example", "-c", "commit.gpgsign=false")
        command = ["git", *names, "-C", str(self.root), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout

    def keep(self, when: str = WHEN) -> None:
        """Commits all that is here."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Keep", when=when)

    def put(self, name: str, text: str | bytes) -> Path:
        """Puts a file there."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def spoil(self, old: str, new: str, name: str = PATH) -> str:
        """Puts ``new`` for the one ``old`` in a file, and gives the file's whole text."""
        text = (self.root / name).read_bytes().decode()
        assert text.count(old) == 1, old
        self.put(name, text.replace(old, new))
        return text.replace(old, new)

    def doctor(self, *words: str, env: dict[str, str] | None = None) -> Run:
        """A run of the command here."""
        return run("doctor", *words, cwd=self.root, env=env)

    def found(self, *words: str) -> list[dict[str, Any]]:
        """The findings by ``--json`` but for good ones, without the closing object."""
        rows = [json.loads(line) for line in self.doctor("--json", *words).out.splitlines()]
        return [row for row in rows if row.get("finding") and row["level"] != "good"]

    def one(self, name: str) -> dict[str, Any]:
        """The only thing found, which is called ``name``."""
        found = self.found()
        assert [row["finding"] for row in found] == [name], found
        return found[0]


def healthy(root: Path) -> Patient:
    """A paper that nothing is wrong with, all of it committed."""
    folder: Folder = make(root, {"herald/mill.md": DATED}, TOML)
    patient = Patient(folder.root)
    patient.put(PATH, WORKFLOW)
    patient.put(".github/dependabot.yml", "version: 2\n")
    patient.put("requirements.txt", f"# Pinned.\nnews-digest @ git+https://forge.example/ida/digest@{COMMIT}\n")
    patient.put(".gitignore", "/output/\n")
    patient.put("ledger/2026-05.jsonl", LEDGER)
    patient.git("init", "--quiet", "--initial-branch=main")
    patient.git("remote", "add", "origin", "git@github.com:Lowfield/paper.git")
    patient.keep()
    return patient


def line_of(text: str, words: str) -> int:
    """The line that ``words`` stand in."""
    return text[: text.index(words)].count("\n") + 1
