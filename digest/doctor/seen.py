"""What is seen of a paper and its repository before anything is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from yaml.nodes import Node

from digest.config import Config
from digest.errors import DigestError
from digest.fetched import Fetched

Forge = Literal["github", "forgejo", "gitlab"]


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow file: its ``path`` from the folder of digest.toml, its ``text`` and its tree (``root``), or the
    ``trouble`` with it and the ``line`` of that. ``local`` are the workflows and actions of the same repository by the
    name that ``uses:`` has for them (``./.github/actions/build``)."""

    path: str
    forge: Forge
    text: str = ""
    root: Node | None = None
    trouble: str = ""
    line: int = 0
    local: Mapping[str, Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Published:
    """The branch that the site is published on, as this clone knows it."""

    ref: str
    commits: int
    nojekyll: bool
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Remote:
    """Where the remote is: ``host``, ``owner`` and ``name`` of the repository, in the letters they are written in."""

    host: str = ""
    owner: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """What Git says. ``inside`` a repository or not, ``refused`` where there is
    one that Git will not read; ``branch`` is empty on a detached head, ``last`` the day of the
    newest commit on the branch schedules run on, if any; ``uncommitted`` files by their folder (``ledger``,
    ``fetched``, ``content``); ``deleted`` those that the last commit has and that are gone; ``ignored`` what hides a
    folder (file, line, pattern) by its name; ``tracked`` how many files of the output are in the repository; ``size``
    bytes of history."""

    program: bool = True
    inside: bool = False
    refused: bool = False
    branch: str = ""
    last: date | None = None
    shallow: bool = False
    remote: Remote = Remote()
    uncommitted: Mapping[str, int] = field(default_factory=dict)
    deleted: Mapping[str, int] = field(default_factory=dict)
    ignored: Mapping[str, tuple[str, int, str]] = field(default_factory=dict)
    tracked: int = 0
    published: Published | None = None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Volume:
    """A folder's weight: ``size`` in bytes, and the files of 50 MB and more with theirs."""

    size: int = 0
    large: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """The built site: whether it is there, has ``.nojekyll``, its CNAME, its ``status.json`` and its weight."""

    there: bool = False
    nojekyll: bool = False
    domain: str = ""
    status: Mapping[str, Any] = field(default_factory=dict)
    volume: Volume = Volume()


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the checks look at. The ledger and the record of fetching are there or not, and may have a ``damage``
    that stops whoever reads them. ``texts`` are the files besides workflows that settings stand in, by their path,
    ``unread`` those that are there and are no plain text;
    ``undated`` the articles that have no date but their file's first commit, None where that is not known;
    ``output_name`` the output folder from that of digest.toml, empty where it lies elsewhere; ``bots``
    whether something keeps pinned actions fresh; ``samples`` whether those of ``digest init`` are all there is;
    ``mine`` whether this machine alone is known to have the digest that runs, which was installed from a folder."""

    config: Config
    today: date
    version: str
    workflows: tuple[Workflow, ...] = ()
    git: History = History()
    output: Output = Output()
    content: Volume = Volume()
    texts: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    fetched: Fetched | None = None
    fetched_damage: DigestError | None = None
    ledger: bool = False
    ledger_damage: DigestError | None = None
    undated: tuple[str, ...] | None = None
    output_name: str = ""
    bots: bool = False
    samples: bool = False
    mine: bool = False
