"""A small paper with a ledger, built once, and faults that are planted in copies of its output folder."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.check import Finding, check, read
from digest.config import load
from digest.write import MANIFEST
from tests.sites import SMALL, SMALL_TOML, Folder, make, run

TOML = SMALL_TOML.replace("https://lowfield.example/paper/", "https://lowfield.example/repo/")
BASE = "https://lowfield.example/repo/"
NAMES = (
    *("herald/2026-03-04-bridge.md", "quiet/2026-03-05-choir.md", "brief/2026-03-05-glass.md"),
    *("wire/2026-03-03-bridge.txt", "pages/about.md"),
)
BRIDGE = "2026/03/04/divers-find-second-crack-in-lowfield-bridge/index.html"
CHOIR = "2026/03/05/a-choir-without-a-conductor/index.html"
GLASS = "2026/03/05/glass-that-remembers/index.html"
BUDGET = "2026/04/02/council-budget-passed-at-the-third-attempt/index.html"
STORY = "stories/lowfield-bridge-closed-after-crack-is-found/index.html"
EDITION = "2026/03/04/index.html"


def built(root: Path, toml: str = TOML) -> Folder:
    """The paper in ``root``, with the text policies full, excerpt and none, two months, a ledger, and its output."""
    budget = SMALL["herald/2026-03-06-hand.md"].replace("2026-03-06", "2026-04-02")
    folder = make(root, {name: SMALL[name] for name in NAMES} | {"herald/2026-04-02-budget.md": budget}, toml)
    for command in ("seal", "build"):
        done = run(command, cwd=folder.root)
        assert done.code == 0, done.err
    return folder


@dataclass(frozen=True)
class Copy:
    """A copy of a built paper, to be spoiled."""

    root: Path

    @property
    def output(self) -> Path:
        """Its output folder."""
        return self.root / "output"

    def text(self, path: str) -> str:
        """What stands in the file ``path``."""
        return (self.output / path).read_text(encoding="utf-8")

    def table(self, path: str) -> Any:
        """The JSON in the file ``path``."""
        return json.loads(self.text(path))

    def put(self, path: str, data: str | bytes) -> None:
        """Writes the file ``path`` as if digest had."""
        whole = data if isinstance(data, bytes) else data.encode()
        (self.output / path).parent.mkdir(parents=True, exist_ok=True)
        (self.output / path).write_bytes(whole)
        self.manifest({path: hashlib.sha256(whole).hexdigest()})

    def edit(self, path: str, before: str, after: str) -> None:
        """Puts ``after`` in the place of the first ``before`` in the file ``path``, as if digest had."""
        text = self.text(path)
        assert before in text, f"{path} has no {before}"
        self.put(path, text.replace(before, after, 1))

    def every(self, path: str, before: str, after: str, most: int = 0) -> None:
        """Puts ``after`` in the place of all (or at ``most`` so many) that match ``before``, as if digest had."""
        text, count = re.subn(before, after, self.text(path), count=most, flags=re.DOTALL)
        assert count, f"{path} has no {before}"
        self.put(path, text)

    def remove(self, path: str) -> None:
        """Takes the file ``path`` away, as if digest had never written it."""
        (self.output / path).unlink()
        self.manifest({path: ""})

    def manifest(self, changed: Mapping[str, str]) -> None:
        """Notes the hashes of files that ``changed``; of one that is gone, nothing."""
        table = json.loads((self.output / MANIFEST).read_text(encoding="utf-8"))
        files = {name: value for name, value in (table["files"] | dict(changed)).items() if value}
        (self.output / MANIFEST).write_text(json.dumps(table | {"files": files}), encoding="utf-8")

    def found(self) -> list[Finding]:
        """What the check finds."""
        return check(read(self.output, load(self.root / "digest.toml")))


def copy(folder: Folder, root: Path) -> Copy:
    """A copy of ``folder`` below ``root``."""
    return Copy(Path(shutil.copytree(folder.root, root / "copy")))


def told(found: list[Finding]) -> set[tuple[str, str]]:
    """The rules that found something, and where."""
    return {(one.rule, one.path) for one in found}
