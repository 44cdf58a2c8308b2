"""What Git complains of, in plain words and with what to do; and what an address holds
that nobody is to see."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from digest.errors import DigestError, MachineError, SettingsError
from digest.git import visible, without_secrets

_MOST_WORDS = 4
_TOKEN = 16
"""A name of so many letters in an address is a token."""
_NOISE = re.compile(
    r"(?:hint:|To |Done$|error: failed to push some refs|fatal: the remote end hung up"
    r"|Please make sure|and the repository exists|=*$)"
)


class _Complaint(NamedTuple):
    """A sign in Git's complaints (a pattern, in any case), what it means, and what to do about it."""

    sign: str
    what: str
    hint: str
    kind: type[DigestError] = MachineError


_ALL = (
    _Complaint(
        r"stale info|fetch first|remote ref updated|cannot lock ref.*(but expected|already exists)|incorrect old value",
        "the branch moved on while this ran: somebody else published; nothing was sent and nothing is lost",
        "run it again",
    ),
    _Complaint(
        r"cannot lock ref.*cannot create",
        "another branch there has a name that this one would have to lie in",
        "publish to a branch of another name with --branch",
        SettingsError,
    ),
    _Complaint(
        r"GH001|file size limit|exceeds .*(limit|maximum)|too large",
        "the remote takes no file as large as one of these",
        "GitHub's limit is 100 MB a file; take it out of the site",
    ),
    _Complaint(
        r"No space left|quota|disk (is )?full",
        "the disk of the remote, or of this machine, is full",
        "make room there, then run it again; the branch is as it was",
    ),
    _Complaint(
        r"GH006|protected branch|not allowed to (force.)?push|denying non-fast-forward|deny updating|GH013"
        r"|rule violations",
        "the branch is protected: the remote lets nobody put another commit in the place of its last",
        "allow force pushes to this branch in its settings there, or publish to another with --branch",
    ),
    _Complaint(
        r"checked out branch|branch is currently checked out",
        "the remote has this branch checked out and keeps it",
        "publish to a bare repository, or to another branch with --branch",
    ),
    _Complaint(
        r"hook declined",
        "the remote's own hook refused it",
        "its words say why; whoever keeps the remote can change it",
    ),
    _Complaint(
        r"dubious ownership",
        "Git trusts this folder not, for it belongs to somebody else",
        "do as Git says, if you trust it",
    ),
    _Complaint(
        r"Authentication failed|could not read (Username|Password)|Permission (to .* )?denied|returned error: 40[13]"
        r"|Invalid username|Host key verification|terminal prompts disabled|access denied|not granted|read-only",
        "the remote lets you not in, or not write",
        "sign in to it so that a plain 'git push' works without a question (a credential helper, a token, an SSH key "
        "in the agent); in a GitHub workflow: permissions: contents: write",
    ),
    _Complaint(
        r"Could not resolve|Connection (refused|timed out|reset)|Network is unreachable|Failed to connect|timed out"
        r"|No route to host|unable to access .*(SSL|TLS|certificate)|Operation too slow|Couldn't connect",
        "the remote cannot be reached",
        "look at the network and the address, then run it again; nothing was sent",
    ),
    _Complaint(
        r"Repository not found|repository .* not found|does not appear to be a git repository|does not exist"
        r"|not a git repository|no such remote|could not be found|invalid gitfile",
        "there is no Git repository at that address that you may see",
        "make it there first (an empty one will do), or name another with --remote",
        SettingsError,
    ),
    _Complaint(
        r"(transport|remote helper|protocol) '.*' (not allowed|is not supported)|unable to find remote helper"
        r"|is not a git command|bad url",
        "Git cannot speak to such an address",
        "name one that 'git push' takes, as https://… or git@host:you/paper.git",
        SettingsError,
    ),
)
"""The first that fits is told: so a hook's own word of a protected branch comes before that of a hook."""


def trouble(word: str, err: str, where: str = "") -> DigestError:
    """The complaints ``err`` of ``git word`` as an error a person can act on; Git's own words stand in it."""
    lines = [
        line for line in (re.sub(r"^remote: ?", "", one).strip() for one in err.splitlines()) if not _NOISE.match(line)
    ]
    own = visible(" / ".join(dict.fromkeys(lines[-_MOST_WORDS:]))) or "nothing"
    for one in _ALL:
        if re.search(one.sign, err, re.IGNORECASE):
            return one.kind(f"{one.what}. Git said: {own}", where=where, hint=one.hint)
    return MachineError(f"git {word} failed. Git said: {own}", where=where, hint="nothing was sent")


def shown(address: str) -> str:
    """``address`` as it may be shown: without name, password, query and fragment."""
    if "://" not in address:
        return address
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit((parts.scheme, host, parts.path, "", ""))
    except ValueError:
        return without_secrets(address)


def secrets_of(address: str) -> tuple[str, ...]:
    """What must not be seen of ``address``: its password, or the token that stands as its name; its query."""
    try:
        parts = urlsplit(address) if "://" in address else None
    except ValueError:
        return ()
    if parts is None or parts.scheme in {"ssh", "git+ssh", "file"}:
        return ()
    user, _, password = parts.netloc.rpartition("@")[0].partition(":")
    return tuple(one for one in (password or (user if len(user) >= _TOKEN else ""), parts.query) if one)
