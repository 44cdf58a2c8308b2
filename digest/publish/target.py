"""Where a site goes: a remote that the owner's repository knows by name, or an address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from digest.errors import SettingsError
from digest.git import Git
from digest.publish.trouble import secrets_of, shown, trouble

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[\w.-]+)*")
_REACHING = re.compile(
    r"(?:url|http|credential|protocol|ssh|ssl)\.|core\.(?:sshcommand|askpass|gitproxy)$"
    r"|remote\..*\.(?:url|pushurl|proxy|proxyauthmethod|receivepack|uploadpack|vcs)$",
    re.IGNORECASE,
)
"""The settings of the owner's repository that say how a remote is reached; no other of them is of any concern here."""


@dataclass(frozen=True, slots=True)
class Target:
    """The ``remote`` as Git is told it, and the ``branch``; ``folder`` is where Git has to stand to understand it, and
    ``settings`` what it has to know. ``name`` may be shown, ``address`` too, which is the first of where it leads."""

    remote: str = field(repr=False)
    branch: str
    folder: Path
    settings: Sequence[tuple[str, str]] = field(repr=False)
    secrets: Sequence[str] = field(repr=False)
    address: str
    known: bool

    @property
    def local(self) -> bool:
        """Whether the remote lies on this machine."""
        return self.address.startswith("file://") or not ("://" in self.address or _is_scp(self.address))

    @property
    def name(self) -> str:
        """How it is called: the name with the address, or the address."""
        return f"{self.remote} ({self.address})" if self.known else self.address


def resolve_target(git: Git, remote: str, branch: str, near: Path) -> Target:
    """The ``branch`` of ``remote``, a name or an address, for a site in the folder of ``git``; a relative path is taken
    from ``near``. Raises :class:`SettingsError` where it is none, or is the branch that is worked on there."""
    if git.run("check-ref-format", f"refs/heads/{branch}").code or branch.startswith("-"):
        raise SettingsError(f"{branch!r} is no name for a branch", hint="name one such as gh-pages with --branch")
    top = _top(git)
    settings = _settings(git, top)
    urls = [value for name, value in settings if name.lower() == f"remote.{remote}.url".lower()]
    if urls:
        own = [value for name, value in settings if name.lower().startswith(f"remote.{remote}.".lower())]
    else:
        urls = own = [_address(remote, near, top)]
    secrets = [secret for one in own for secret in secrets_of(one)]
    secrets += [secret for name, _ in settings if name.startswith("url.") for secret in secrets_of(name[4:])]
    known = own is not urls
    found = Target(remote if known else urls[0], branch, top or near, settings, tuple(secrets), shown(urls[0]), known)
    _refuse_own(git, found, top, settings)
    return found


def _top(git: Git) -> Path | None:
    """The top of the work tree in which the site lies, None where that is in none."""
    done = git.run("rev-parse", "--show-toplevel")
    if done.code == 0:
        return Path(done.out.removesuffix("\n"))
    if "not a git repository" in done.err or "must be run in a work tree" in done.err:
        return None
    raise trouble("rev-parse", done.err, str(git.folder))


def _settings(git: Git, top: Path | None) -> list[tuple[str, str]]:
    """What the repository and the environment say of how remotes are reached; Git reads the owner's other settings
    by itself."""
    done = git.run("config", "--list", "--show-scope", "--includes", "-z")
    if done.code:
        raise trouble("config", done.err, str(top or git.folder))
    parts = done.out.split("\0")
    found = []
    for scope, one in zip(parts[::2], parts[1::2], strict=False):
        name, _, value = one.partition("\n")
        if scope in {"local", "worktree", "command"} and _REACHING.match(name):
            found.append((name, value))
    return found


def _address(remote: str, near: Path, top: Path | None) -> str:
    """``remote``, which is no remote's name, as an address; raises :class:`SettingsError` where it looks like none."""
    path = Path(remote).expanduser() if "://" not in remote else None
    if path and (path.is_absolute() or remote.startswith((".", "~")) or (near / path).is_dir()):
        return str((near / path).resolve())
    if "://" in remote or _is_scp(remote):
        return remote
    if top is None:
        hint = f"name an address: digest publish --remote https://…, or run 'git init' and 'git remote add {remote} https://…'"
        raise SettingsError(
            f"is in no Git repository, which could know a remote {remote!r}", where=str(near), hint=hint
        )
    if _NAME.fullmatch(remote):
        hint = f"git remote add {remote} https://…, or name another, or an address, with --remote"
        raise SettingsError(f"has no remote {remote!r}", where=str(top), hint=hint)
    raise SettingsError(f"{shown(remote)!r} is no remote's name and no address", hint="name one with --remote")


def _is_scp(address: str) -> bool:
    """Whether ``address`` has the form ``git@host:path``."""
    return re.match(r"[^/:\s]+:(?!//)\S", address) is not None and not re.match(r"[A-Za-z]:[\\/]", address)


def _refuse_own(git: Git, target: Target, top: Path | None, settings: Sequence[tuple[str, str]]) -> None:
    """Raises :class:`SettingsError` where the branch is the one that is worked on in the repository, and the remote one
    of its own: an orphan commit there would take the place of the sources."""
    head = git.run("symbolic-ref", "-q", "HEAD").out.strip() if top else ""
    if head != f"refs/heads/{target.branch}":
        return
    urls = {value.rstrip("/").removesuffix(".git") for name, value in settings if re.match(r"remote\..*url$", name)}
    here = {str(top), str(top) + "/.git"}
    if target.known or target.remote.rstrip("/").removesuffix(".git") in urls or target.remote.rstrip("/") in here:
        hint = "publish to another with --branch; gh-pages is what it is called as a rule"
        raise SettingsError(f"the branch {target.branch!r} is the one you work on, which holds your sources", hint=hint)
