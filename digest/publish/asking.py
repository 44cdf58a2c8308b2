"""Git as a publication needs it: new enough, and with its complaints in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from digest.errors import MachineError
from digest.git import Git, find_git
from digest.publish.trouble import trouble

_OLDEST = (2, 31)
"""It takes settings from the environment."""


def require_git(folder: Path, environment: Mapping[str, str]) -> Git:
    """Git as ``environment`` finds it, to be run in ``folder``; raises :class:`MachineError` where there is none that
    can publish."""
    git = find_git(folder, environment)
    if git is None:
        hint = "install it (https://git-scm.com), or use --folder, which needs none"
        raise MachineError("Git is not installed, or not on the PATH", hint=hint)
    version = re.search(r"(\d+)\.(\d+)", printed(git, "version"))
    if version is None or (int(version[1]), int(version[2])) < _OLDEST:
        hint = f"publishing takes Git {'.'.join(map(str, _OLDEST))} or newer, or --folder"
        raise MachineError("this Git is too old", where=git.program, hint=hint)
    return git


def printed(git: Git, *words: str, data: str = "", where: str = "") -> str:
    """What Git prints; raises a :class:`DigestError` in plain words, with Git's own beside them, where it fails."""
    done = git.run(*words, data=data)
    if done.code:
        raise trouble(words[0], done.err, where)
    return done.out
