"""A paper with two sources and a schedule: its feeds' server, its home on a GitHub of our own, and runs of it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.runner import GitHub, Ran, git, host
from tests.sites import EPOCH, ROOT, make, run, written
from tests.web_server import Web, page, serving

KEPT = {
    "tarn/2026-05-20-bridge.md": """---
title: Lowfield bridge closed after crack is found
date: 2026-05-20
source: tarn
---

The Lowfield bridge over the river Tarn was closed to all traffic on Wednesday after engineers found a crack in its \
northern pier.

The county said 14,000 vehicles cross the Lowfield bridge on a working day and that none would do so before a survey.

Divers are to inspect the northern pier of the bridge on Friday, and a steel support is being brought from Harwick.
""",
    "tarn/2026-05-21-choir.md": """---
title: A choir without a conductor
date: 2026-05-21
source: tarn
---

The women's choir of Saint Brannock sang Tallis on Thursday evening without any conductor at all.

The altos took the beginning from the breathing of the sopranos, and nobody in the nave was lost.

The second half held three carols, a lullaby and one joke about a bishop, which was old.
""",
    "pages/about.md": "---\ntitle: About this paper\n---\n\nMade by hand, and by a schedule.\n",
}


LINKS = """
mkdir -p .cache/digest
echo "$4 $5 $6" >> .cache/digest/external.jsonl
echo "::warning file=output/a/index.html,line=3::a/index.html: external: https://gone.example/ is dead (404)" >&2
echo "::warning file=output/b/index.html::b/index.html: page-size: is large" >&2
echo "::notice file=output/c/index.html::c/index.html: external: https://busy.example/ cannot be told" >&2
exit 1
"""
"""What ``digest check --external`` says in a workflow, and that it keeps what it knows."""


@dataclass(frozen=True)
class Story:
    """An article as a source tells it: where, when, and what."""

    path: str
    day: str
    title: str
    text: Sequence[str]

    def entry(self, web: Web) -> str:
        """The article in a feed."""
        text = "".join(f"&lt;p&gt;{one}&lt;/p&gt;" for one in self.text)
        return (
            f"<entry><id>tag:tarn.example,2026:{self.path}</id><title>{self.title}</title>"
            f'<link rel="alternate" href="{web.url(self.path)}"/><published>{self.day}T09:00:00Z</published>'
            f'<updated>{self.day}T09:00:00Z</updated><content type="html">{text}</content></entry>'
        )


MILL = Story(
    "/2026/05/28/mill",
    "2026-05-28",
    "Old paper mill in Harwick to become flats",
    (
        "The old paper mill in Harwick is to be made into 60 flats, the county planning committee decided on Thursday.",
        "Work on the mill will begin in autumn and is expected to take two years, said the builder, Orla Finch.",
        "The chimney of the mill, which can be seen from far away, will be kept and lit at night.",
    ),
)
GLASS = Story(
    "/2026/05/29/glass",
    "2026-05-29",
    "Glass that remembers is on show in the customs house",
    (
        "The glass of Petra Lund is on show in the customs house until June, in four rooms and a corridor.",
        "Her bowls keep the marks of the tongs, which other makers polish away before anybody sees them.",
        "A bowl of Petra Lund costs as much as a boat, and the customs house has insured forty of them.",
    ),
)
CRACK = Story(
    "/2026/05/31/crack",
    "2026-05-31",
    "Divers find second crack in Lowfield bridge",
    (
        "Divers who inspected the Lowfield bridge over the river Tarn found a second crack in the northern pier.",
        "The second crack is 40 centimetres long, and the Lowfield bridge will stay closed to traffic for a month.",
        "Engineers will put a steel support from Harwick under the pier of the bridge before any vehicle crosses it.",
    ),
)


@dataclass
class Schedule:
    """A paper, the server of its sources, and its home."""

    web: Web
    home: GitHub
    editor: Path
    ran: list[Ran] = field(default_factory=list)

    def tell(self, *stories: Story, source: str = "tarn") -> None:
        """Lets a source's feed hold these articles."""
        entries = "".join(one.entry(self.web) for one in stories)
        feed = (
            f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>tag:{source}.example,2026:feed</id>'
            f"<title>{source}</title><updated>2026-05-31T09:00:00Z</updated>{entries}</feed>"
        )
        self.web.table[f"/{source}.xml"] = page(feed, "application/atom+xml")

    def fail(self, source: str = "tarn") -> None:
        """Lets a source's server say that it is down."""
        self.web.table[f"/{source}.xml"] = page(b"down", "text/plain", 500)

    def run(self) -> Ran:
        """A scheduled run."""
        self.ran.append(self.home.run())
        return self.ran[-1]

    def started(self) -> bool:
        """Whether the runs so far have asked GitHub for a new run; where they have, it runs."""
        asked = Path(self.home.env["HOME"], "asked-of-github")
        if not asked.exists():
            return False
        assert asked.read_text("utf-8") == f"workflow run publish.yml --repo remote --ref {self.home.branch}\n"
        asked.unlink()
        self.run()
        return True

    def head(self) -> str:
        """The newest commit."""
        return git(self.home.remote, "rev-parse", self.home.branch).strip()

    def log(self) -> list[str]:
        """What the commits say, oldest first."""
        return git(self.home.remote, "log", "--reverse", "--format=%an: %s", self.home.branch).splitlines()

    def changed(self, commit: str = "main") -> set[str]:
        """The files that a commit changed."""
        return set(git(self.home.remote, "show", "--format=", "--name-only", commit).split())

    def pages(self) -> dict[str, bytes]:
        """What readers see."""
        return written(self.home.pages)

    def push(self, name: str, text: str) -> None:
        """Somebody else commits a file and pushes it."""
        git(self.editor, "pull", "-q", "--rebase")
        path = self.editor / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        git(self.editor, "add", "-A")
        git(self.editor, "commit", "-q", "-m", f"Write {path.name}")
        git(self.editor, "push", "-q")

    def fork(self, root: Path) -> Schedule:
        """The same paper in the same state, elsewhere."""
        shutil.copytree(self.home.root, root / "github")
        shutil.copytree(self.editor, root / "editor", ignore=shutil.ignore_patterns("output"))
        home = GitHub(root / "github", self.home.env, runs=self.home.runs)
        git(root / "editor", "remote", "set-url", "origin", str(home.remote))
        return Schedule(self.web, home, root / "editor")


@contextmanager
def scheduled(root: Path, programs: Mapping[str, str] | None = None) -> Iterator[Schedule]:
    """A paper that ``digest init --github`` has put on a schedule, not yet run. ``programs`` are scripts that stand in
    for programs of their names, where a test is of what comes after them and need not wait for them."""
    with serving() as web:
        paper = make(root / "paper", KEPT, _toml(web)).root
        made = run("init", "--github", paper, cwd=root)
        assert made.code == 0, made.err
        (paper / ".gitignore").write_text("output/\n.cache/\n", encoding="utf-8")
        schedule = Schedule(web, host(root / "github", paper, _environment(root, programs or {})), paper)
        schedule.tell(MILL, GLASS)
        schedule.tell(source="far")
        yield schedule


def _toml(web: Web) -> str:
    return f"""[site]
title = "The Tarn Digest"
base_url = "https://you.example/elsewhere/"
cards = "none"

[fetch]
pause = 0
retries = 0
private = ["127.0.0.0/8"]

[[source]]
key = "tarn"
name = "Tarn Post"
home = "https://tarn.example/"
feed = "{web.url("/tarn.xml")}"
take = "feed"

[[source]]
key = "far"
name = "Far Post"
home = "https://far.example/"
feed = "{web.url("/far.xml")}"
take = "feed"
"""


def _environment(root: Path, programs: Mapping[str, str]) -> dict[str, str]:
    """What a runner's shell has: ``programs``; a sleep that is none, a ``gh`` that notes what it is told, a ``timeout``
    in place of what asks links to other sites; the programs of this environment; nobody's settings, and no network."""
    folder = root / "bin"
    folder.mkdir()
    stand_ins = {"sleep": "", "gh": 'echo "$@" >> "$HOME/asked-of-github"', "timeout": LINKS} | dict(programs)
    for name, script in stand_ins.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
        (folder / name).chmod(0o755)
    return {
        "PATH": f"{folder}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(root),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PIP_NO_INDEX": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "SOURCE_DATE_EPOCH": EPOCH,
    }
