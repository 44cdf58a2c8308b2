"""Git as a program that is started: in an environment of its own, without a question to anybody, and not for ever.

Which repository is meant is told by the folder alone: a hook of another one that runs digest has that one's name,
index and objects in its environment.
"""

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

_KEPT = {
    *("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_PROXY_COMMAND", "GIT_ALLOW_PROTOCOL"),
    *("GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_PROTOCOL_FROM_USER"),
    *("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"),
}
"""What the environment may say: how a remote is reached, and how far up a repository is looked for."""
_GIVEN = ("GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_", "GIT_CONFIG_PARAMETERS", "GIT_SSL_")
_QUIET = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never", "GIT_OPTIONAL_LOCKS": "0"}
_PLAINLY = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
"""No program of the owner's is started to see what changed, and names are printed as they are."""
OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
"""For who asks of what is here alone: what a clone left out is not fetched for a question."""
_CREDENTIALS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://)[^/\s'\"]*@")


@dataclass(frozen=True, slots=True)
class Completed:
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

    def run(self, *words: str, data: str = "") -> Completed:
        """What Git says to ``words``, with ``data`` on its standard input; raises :class:`MachineError` where it does
        not come to an end. A name that is no UTF-8 has surrogates in place of its odd bytes."""
        command = [self.program, *_PLAINLY, *words]
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
            raise MachineError(what, where=str(self.folder), hint="nothing is lost; run it again") from error
        said = without_secrets(err.decode("utf-8", "replace"), self.secrets)
        return Completed(process.returncode, out.decode("utf-8", "surrogateescape"), said)

    def ask(self, *words: str) -> str | None:
        """What Git prints, None where it fails; raises like :meth:`run`."""
        done = self.run(*words)
        return None if done.code else done.out

    def within(self, folder: Path, more: Mapping[str, str], secrets: Sequence[str] = ()) -> Git:
        """The same program in ``folder``, with ``more`` in its environment."""
        return replace(self, folder=folder, environment={**self.environment, **more}, secrets=secrets)


def find_git(folder: Path, environment: Mapping[str, str] | None = None) -> Git | None:
    """Git, to be run in ``folder``, as ``environment`` finds it (that of this process unless given), None where there
    is none. Of the environment it gets what concerns it and is not of another repository."""
    environment = os.environ if environment is None else environment
    program = shutil.which("git", path=environment.get("PATH", os.defpath))
    if program is None:
        return None
    kept = {
        name: value
        for name, value in environment.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(_GIVEN)
    }
    return Git(program, folder, {**kept, **_QUIET})


def with_settings(environment: Mapping[str, str], settings: Sequence[tuple[str, str]]) -> dict[str, str]:
    """``environment`` with ``settings`` in place of those that it gave Git: not as words of a command, which others on
    the machine can read."""
    kept = {n: v for n, v in environment.items() if not n.startswith("GIT_CONFIG_") or n in _KEPT}
    for number, (name, value) in enumerate(settings):
        kept |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return {**kept, "GIT_CONFIG_COUNT": str(len(settings))}


def visible(text: str) -> str:
    """``text``, such as a name that somebody committed, with an escape in place of each
    character that is none to the eye, and that a terminal may obey."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def without_secrets(text: str, secrets: Sequence[str] = ()) -> str:
    """``text`` without what stands before the host in an address, and without each of ``secrets``."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "…")
    return _CREDENTIALS.sub(r"\1", text)


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
