"""Git as a program that is started: in an environment of its own, without a question to anybody, and not for ever."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from digest.errors import MachineError
from digest.publish.trouble import trouble, without_secrets

_KEPT = {
    *("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_PROXY_COMMAND", "GIT_ALLOW_PROTOCOL"),
    *("GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_PROTOCOL_FROM_USER"),
}
"""What the environment may say of how a remote is reached. Where a repository, its index and its objects lie it may
not: a hook that runs ``digest publish`` has that set for another one."""
_GIVEN = ("GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_", "GIT_CONFIG_PARAMETERS", "GIT_SSL_")
_OLDEST = (2, 31)
"""It takes settings from the environment."""
QUIET = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never", "GIT_OPTIONAL_LOCKS": "0"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a run of Git gave: its exit code, what it printed, and its complaints without secrets."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Git:
    """The ``program``, to be run in ``folder`` with ``environment``, for at most ``seconds``. ``secrets`` are words
    that are never to be shown."""

    program: str
    folder: Path
    environment: Mapping[str, str] = field(repr=False)
    seconds: float = 1800.0
    secrets: Sequence[str] = field(default=(), repr=False)

    def run(self, *words: str, data: str = "") -> Said:
        """What Git says to ``words``, with ``data`` on its standard input; raises :class:`MachineError` where it does
        not come to an end."""
        command = [self.program, *words]
        try:
            process = subprocess.Popen(  # noqa: S603 (words of ours; what is a stranger's stands behind "--")
                command,
                cwd=self.folder,
                env=dict(self.environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except OSError as error:
            raise MachineError(f"Git cannot be started: {error.strerror or error}", where=self.program) from error
        try:
            out, err = process.communicate(data.encode("utf-8", "surrogateescape"), self.seconds)
        except BaseException as error:
            _end(process)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            what = f"git {words[0]} had no end after {self.seconds:.0f} seconds and was stopped"
            raise MachineError(
                what, hint="nothing is lost; look at the remote and the network, then run it again"
            ) from error
        said = without_secrets(err.decode("utf-8", "replace"), self.secrets)
        return Said(process.returncode, out.decode("utf-8", "surrogateescape"), said)

    def __call__(self, *words: str, data: str = "", where: str = "") -> str:
        """What Git prints; raises a :class:`DigestError` in plain words, with Git's own beside them, where it fails."""
        said = self.run(*words, data=data)
        if said.code:
            raise trouble(words[0], said.err, where)
        return said.out

    def within(self, folder: Path, more: Mapping[str, str], secrets: Sequence[str] = ()) -> Git:
        """The same program in ``folder``, with ``more`` in its environment."""
        return replace(self, folder=folder, environment={**self.environment, **more}, secrets=secrets)


def git(folder: Path, environment: Mapping[str, str]) -> Git:
    """Git as ``environment`` finds it, to be run in ``folder``; raises :class:`MachineError` where there is none."""
    program = shutil.which("git", path=environment.get("PATH", os.defpath))
    if program is None:
        hint = "install it (https://git-scm.com), or use --folder, which needs none"
        raise MachineError("Git is not installed, or not on the PATH", hint=hint)
    kept = {
        name: value
        for name, value in environment.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(_GIVEN)
    }
    found = Git(program, folder, {**kept, **QUIET})
    version = re.search(r"(\d+)\.(\d+)", found("version"))
    if version is None or (int(version[1]), int(version[2])) < _OLDEST:
        oldest = ".".join(map(str, _OLDEST))
        raise MachineError(
            "this Git is too old", where=program, hint=f"publishing takes Git {oldest} or newer, or --folder"
        )
    return found


def with_settings(environment: Mapping[str, str], settings: Sequence[tuple[str, str]]) -> dict[str, str]:
    """``environment`` with ``settings`` in place of those that it gave Git: not as words of a command, which others on
    the machine can read."""
    kept = {n: v for n, v in environment.items() if not n.startswith("GIT_CONFIG_") or n in _KEPT}
    for number, (name, value) in enumerate(settings):
        kept |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return {**kept, "GIT_CONFIG_COUNT": str(len(settings))}


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends ``process`` and the programs that it started, as Git has others talk to a remote."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            process.kill()
    else:
        process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream:
            stream.close()
