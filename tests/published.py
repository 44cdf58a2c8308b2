"""A paper in a Git repository, with a bare repository beside it as its remote; what Git says of both."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from digest.model import File
from digest.publish.branch import LIST
from digest.write import write
from tests.ledgers import PAPER, story
from tests.sites import Folder, Run, make, run

TOML = '[site]\ntitle = "Test paper"\nbase_url = "https://paper.example/"\n'
CHANGED = PAPER | {
    "cheese.md": story("Cheesemaker wins wager", "The wager was lost after all, said Ida Marsh.", "2026-03-05")
}
BRANCH = "gh-pages"
NAMED = {"GIT_AUTHOR_NAME": "R. Editor", "GIT_AUTHOR_EMAIL": "editor@paper.example"}


@cache
def files(*, changed: bool = False) -> tuple[File, ...]:
    """The built paper, with one article that has another text where it is ``changed``; built once."""
    with TemporaryDirectory() as folder:
        return make(Path(folder), CHANGED if changed else PAPER, TOML).again().files


def clean(home: Path) -> dict[str, str]:
    """The environment with a home folder of its own, so that no setting of this machine's Git tells on a test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "GIT_CONFIG_NOSYSTEM": "1"}


@dataclass(frozen=True)
class Paper:
    """A ``site`` in a repository, its ``remote``, and the ``home`` folder of its owner."""

    site: Folder
    remote: Path
    home: Path

    def git(self, *words: str, at: Path | None = None, env: Mapping[str, str] | None = None) -> str:
        """What Git prints, in the owner's repository unless told another."""
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@a.example", *words]
        everything = clean(self.home) | {"GIT_OPTIONAL_LOCKS": "0"} | dict(env or {})
        done = subprocess.run(command, cwd=at or self.site.root, env=everything, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def there(self, *words: str) -> str:
        """What Git prints in the remote."""
        return self.git(f"--git-dir={self.remote}", *words, at=self.remote)

    def publish(self, *words: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Run:
        """``digest publish`` in the paper's folder."""
        more = {"HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / ".config"), "GIT_CONFIG_NOSYSTEM": "1"}
        return run("publish", *words, cwd=cwd or self.site.root, env=more | dict(env or {}))

    def build(self, *, changed: bool = False) -> None:
        """Puts the paper that was built before into the output folder."""
        write(files(changed=changed), self.site.output)

    def published(self, branch: str = BRANCH, *, by_hand: Set[str] = frozenset()) -> dict[str, bytes]:
        """The bytes of every file on the branch, by path, without the list of what digest put there, which must name
        all but what was put there ``by_hand``, and CNAME where digest put it there."""
        listed = [one.split("\t") for one in self.there("ls-tree", "-r", "-z", branch).split("\0") if one]
        asked = "".join(f"{about.split()[2]}\n" for about, _ in listed).encode()
        command = ["git", f"--git-dir={self.remote}", "cat-file", "--batch"]
        data = subprocess.run(command, cwd=self.remote, input=asked, capture_output=True, check=True).stdout
        found = {}
        for _, path in listed:
            head, _, data = data.partition(b"\n")
            size = int(head.split()[2])
            found[path], data = data[:size], data[size + 1 :]
        listed_there = (
            {one.partition("\t")[0] for one in found.pop(LIST).decode().splitlines()}
            if LIST in found
            else found.keys() - by_hand
        )
        assert listed_there | {"CNAME"} == (found.keys() - by_hand) | {"CNAME"}
        return found

    def owners(self) -> tuple[str, str, bytes, dict[str, str]]:
        """All that must stay: status, refs with HEAD, the index, and every file of the repository but its objects."""
        folder = Path(self.git("rev-parse", "--absolute-git-dir"))
        index = folder / "index"
        names = {p.relative_to(folder).as_posix(): p.read_bytes().hex() for p in folder.rglob("*") if p.is_file()}
        refs = self.git("for-each-ref") + (folder / "HEAD").read_text()
        return self.git("status", "--porcelain"), refs, index.read_bytes() if index.exists() else b"", names


def paper(folder: Path, toml: str = TOML, *, name: str = "paper") -> Paper:
    """A paper below ``folder``, built and committed, whose ``origin`` is an empty bare repository."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    made = Paper(make(folder / name, PAPER, toml), folder / f"{name}.git", home)
    made.git("init", "-q", "--bare", "-b", "main", str(made.remote), at=folder)
    made.git("init", "-q", "-b", "main")
    (made.site.root / ".gitignore").write_text("output/\n")
    made.git("add", "-A")
    made.git("commit", "-q", "-m", "Sources")
    made.git("remote", "add", "origin", str(made.remote))
    made.build()
    return made
