"""What Git is asked: in a language that never changes, without a lock, a hook's word, a password, or the network."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from digest.config import Config
from digest.doctor.seen import History, Published, Remote
from digest.fetched import FOLDER as FETCHED
from digest.git import OFFLINE, Git, find_git, visible
from digest.ledger import FOLDER as LEDGER

_PATIENCE = 120
_DEFAULTS = ("main", "master", "trunk")


def find(root: Path) -> Git | None:
    """Git in the folder ``root``, for questions that are answered here and soon; None where there is none."""
    git = find_git(root)
    return git and replace(git.within(root, OFFLINE), seconds=_PATIENCE)


def look(git: Git | None, config: Config) -> History:
    """What ``git`` knows of the repository that ``config``'s folder lies in; raises :class:`MachineError` where it
    comes to no end."""
    root = config.root
    if git is None or git.ask("rev-parse", "--is-inside-work-tree") != "true\n":
        there = any((folder / ".git").exists() for folder in (root, *root.parents))
        return History(program=git is not None, refused=there)
    remote = config.publish.remote
    address = git.ask("config", "--get", f"remote.{remote}.url") or remote
    branch = (git.ask("symbolic-ref", "--quiet", "--short", "HEAD") or "").strip()
    waiting, deleted = _uncommitted(git, config)
    return History(
        inside=True,
        branch=branch,
        last=_last(git, branch),
        shallow=git.ask("rev-parse", "--is-shallow-repository") == "true\n",
        remote=remote_of(address.strip()),
        uncommitted=waiting,
        deleted=deleted,
        ignored=_ignored(git, config),
        tracked=_tracked(git, config),
        published=_published(git, config),
        size=_size(git),
    )


def top(root: Path) -> Path:
    """The folder of the repository that ``root`` lies in, ``root`` where it lies in none."""
    git = find(root)
    shown = git and git.ask("rev-parse", "--show-toplevel")
    return Path(shown.removesuffix("\n")) if shown else root


def remote_of(address: str) -> Remote:
    """Host, owner and name in the address of a remote, with or without a user: nothing for a path of this machine."""
    pattern = (
        r"(?:[a-z+]+://)?(?:[^/@\s]*@)?([A-Za-z0-9.-]+\.[A-Za-z]+)(?::\d+(?=/))?[:/]/?([^/\s]+)/([^/\s]+?)(?:\.git)?/?"
    )
    match = re.fullmatch(pattern, address)
    if match is None or address.startswith(("/", ".", "file:")):
        return Remote()
    host = match[1].lower().removeprefix("www.").replace("ssh.github.com", "github.com")
    return Remote(host, match[2], match[3])


def _last(git: Git, branch: str) -> date | None:
    """The day of the newest commit on the branch that schedules run on, as the forge has it where that is known."""
    head = (git.ask("symbolic-ref", "--quiet", "refs/remotes/origin/HEAD") or "").strip()
    names = [head, *(f"refs/remotes/origin/{name}" for name in (*_DEFAULTS, branch) if name), "HEAD"]
    for name in filter(None, names):
        said = git.ask("log", "-1", "--format=%cs", name, "--")
        if said and said.strip():
            return date.fromisoformat(said.strip())
    return None


def _folders(config: Config) -> dict[str, str]:
    return {LEDGER: LEDGER, FETCHED: FETCHED, "content": config.folders.content}


def _uncommitted(git: Git, config: Config) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many files of each folder are new or changed since the last commit, and how many of its are gone; one that
    only keeps an empty folder counts as none."""
    counts: dict[str, int] = {}
    deleted: dict[str, int] = {}
    for name, folder in _folders(config).items():
        said = git.ask("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", folder)
        rows = [one for one in (said or "").split("\0") if one and not one.endswith("/.gitkeep")]
        deleted[name] = sum("D" in row[:2] for row in rows)
        counts[name] = len(rows) - deleted[name]
    return counts, deleted


def _ignored(git: Git, config: Config) -> Mapping[str, tuple[str, int, str]]:
    """What hides a file in one of the folders: the file, line and pattern, by the folder's name. Git names the
    file from the top of the repository, this from the folder of digest.toml."""
    found, whole = {}, top(config.root)
    for name, folder in {LEDGER: LEDGER, FETCHED: FETCHED, "output": config.folders.output}.items():
        said = git.ask("check-ignore", "--verbose", "--no-index", "--", f"{folder}/2026-01.jsonl")
        row = re.match(r"(.*?):(\d+):([^!\t].*)\t", said or "")
        if row:
            found[name] = (
                Path(os.path.relpath(whole / row[1], config.root)).as_posix(),
                int(row[2]),
                visible(row[3]),
            )
    return found


def _tracked(git: Git, config: Config) -> int:
    said = git.ask("ls-files", "-z", "--", config.folders.output)
    return sum(not Path(one).name.startswith(".git") for one in (said or "").split("\0") if one)


def _published(git: Git, config: Config) -> Published | None:
    """The branch of the site, as the remote last had it, else as it is here; none where sources are kept on it."""
    name = config.publish.branch
    for ref in (f"refs/remotes/{config.publish.remote}/{name}", f"refs/heads/{name}"):
        count = git.ask("rev-list", "--count", ref, "--")
        if count is None or git.ask("cat-file", "-e", f"{ref}:digest.toml") is not None:
            continue
        nojekyll = git.ask("cat-file", "-e", f"{ref}:.nojekyll") is not None
        domain = (git.ask("show", f"{ref}:CNAME") or "").strip()
        return Published(ref.removeprefix("refs/remotes/").removeprefix("refs/heads/"), int(count), nojekyll, domain)
    return None


def _size(git: Git) -> int:
    said = git.ask("count-objects", "-v") or ""
    rows = dict(row.split(": ", 1) for row in said.splitlines() if ": " in row)
    return 1024 * sum(int(rows[name]) for name in ("size", "size-pack") if rows.get(name, "").isdigit())
