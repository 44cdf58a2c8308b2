"""Small sites in folders, and what can be asked of them: a build, its pages as trees, a run of the command line."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from io import BytesIO, TextIOWrapper
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from digest.build import Build, build
from digest.cli import main
from digest.config import Config, load
from digest.model import Member
from digest.pages import paths
from digest.request import Request
from digest.write import Written, write

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "content"
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
EPOCH = str(int(NOW.timestamp()))
COLOURS = frozenset({"GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "FORCE_COLOR"})
"""What in the environment could colour, annotate or report output."""
TOML = '[site]\ntitle = "Test paper"\nbase_url = "https://paper.example/"\n'


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Folder:
    """A site's folder. ``made`` is its build, done once; :meth:`again` builds anew."""

    root: Path

    @property
    def toml(self) -> Path:
        """Its digest.toml."""
        return self.root / "digest.toml"

    @property
    def config(self) -> Config:
        """Its configuration, read anew."""
        return load(self.toml)

    @property
    def output(self) -> Path:
        """Where it is written."""
        return self.root / "output"

    def again(self, *, drafts: bool = False, future: bool = False) -> Build:
        """A build at the tests' own time."""
        return build(self.config, Request(NOW, drafts, future))

    @cached_property
    def made(self) -> Build:
        """The build of the folder as it was when first asked."""
        return self.again()

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The site's files by path."""
        return {str(file.path): file.data for file in self.made.files}

    @cached_property
    def html(self) -> dict[str, lxml.html.HtmlElement]:
        """The site's HTML pages as trees, by path; an edition made to be mailed is none of them."""
        return {
            path: tree(data) for path, data in self.files.items() if path.endswith(".html") and ".mail." not in path
        }

    @property
    def members(self) -> dict[str, Member]:
        """The members of all stories by the path of their file (of a feed's, the last)."""
        return {m.article.path: m for story in self.made.site.stories for m in story.members}

    def page(self, path: str) -> str:
        """The output path of the page of the article in the content file ``path``."""
        return str(paths.article(self.members[path]))

    def write(self) -> Written:
        """Builds anew and writes."""
        return write(self.again().files, self.output)

    def put(self, name: str, text: str | bytes) -> Path:
        """Puts a file into the content folder."""
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


def tree(data: bytes) -> lxml.html.HtmlElement:
    """An HTML page as a tree."""
    return lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))


def xml(data: bytes) -> etree._Element:
    """An XML file as a tree; raises where it is not well-formed."""
    return etree.fromstring(data, parser=etree.XMLParser(resolve_entities=False, no_network=True))


def make(root: Path, files: Mapping[str, str | bytes], toml: str = "") -> Folder:
    """A site in ``root`` with content ``files``; ``toml`` stands below a title and an address, or is the whole."""
    (root / "content").mkdir(parents=True, exist_ok=True)
    folder = Folder(root)
    folder.toml.write_text(toml if "[site]" in toml else TOML + toml, encoding="utf-8")
    for name, text in files.items():
        folder.put(name, text)
    return folder


def demonstration(root: Path) -> Folder:
    """The demonstration, copied into ``root``."""
    shutil.copytree(DEMO, root / "content")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "digest.toml", root / "digest.toml")
    return Folder(root)


def in_process(arguments: Sequence[str]) -> int:
    """The exit code of the command line in this process."""
    try:
        main(list(arguments))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def run(*arguments: str | Path, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Run:
    """The command line in this process, run in ``cwd`` at the tests' time, with streams that are no terminals."""
    streams = {"stdin": BytesIO(stdin), "stdout": BytesIO(), "stderr": BytesIO()}
    with pytest.MonkeyPatch.context() as ours:
        ours.chdir(cwd)
        for name in COLOURS:
            ours.delenv(name, raising=False)
        for name, value in ({"SOURCE_DATE_EPOCH": EPOCH} | dict(env or {})).items():
            ours.setenv(name, value)
        for name, data in streams.items():
            ours.setattr(sys, name, TextIOWrapper(data, encoding="utf-8", write_through=True))
        code = in_process([str(one) for one in arguments])
        return Run(code, streams["stdout"].getvalue().decode(), streams["stderr"].getvalue().decode())


def written(root: Path) -> dict[str, bytes]:
    """Every file below ``root`` by its path."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


SMALL_TOML = """
[site]
title = "The Lowfield Digest"
tagline = "Small and whole"
base_url = "https://lowfield.example/paper/"
time_zone = "Europe/London"

[[source]]
key = "herald"
name = "Lowfield Herald"
home = "https://herald.example/"

[[source]]
key = "wire"
name = "Northern Press Agency"

[[source]]
key = "quiet"
name = "The Quiet Review"
text = "none"

[[source]]
key = "brief"
name = "The Brief Review"
text = "excerpt"
"""

_WIRE = """The Lowfield bridge over the river Tarn was closed to all traffic on Monday after engineers found a crack \
in its northern pier.

The county said 14,000 vehicles cross the bridge on a working day and that none would do so before a survey was done.

Divers are to inspect the pier of the bridge on Wednesday, and a steel support is being brought from Harwick.

The bridge was built in 1911 and was last repaired in 1987, when two of its piers were strengthened with concrete.

Buses will go round by Harwick, which adds 25 minutes to a journey from Lowfield to the hospital.
"""

SMALL: dict[str, str] = {
    "herald/2026-03-02-mill.md": """---
title: Old paper mill in Harwick to become flats
date: 2026-03-02
source: herald
tags: [housing, Harwick]
---

The old paper mill in Harwick is to be made into 60 flats, the county planning committee decided on Monday.

Work on the mill will begin in autumn and is expected to take two years, said the builder, Orla Finch.

The mill's chimney, which can be seen from the Lowfield bridge, will be kept.
""",
    "wire/2026-03-03-bridge.txt": f"Lowfield bridge closed after crack is found\n\nLOWFIELD (NPA) — {_WIRE}",
    "herald/2026-03-03-bridge-copy.txt": f"Crack shuts Lowfield bridge\n\nLOWFIELD (NPA) — {_WIRE}",
    "herald/2026-03-04-bridge.md": """---
title: Divers find second crack in Lowfield bridge
date: 2026-03-04T09:30:00
source: herald
url: https://herald.example/2026/03/04/second-crack
authors: [Ida Marsh]
tags: [transport, Harwick]
---

Divers who inspected the Lowfield bridge over the river Tarn found a **second crack** in the northern pier on \
Wednesday.

The crack is 40 centimetres long, said [the county](https://county.example/bridge), and the bridge will stay closed \
to all traffic for a month.

"We would rather be slow than wet," said the county engineer, Tom Ashby.

Engineers will put a steel support from Harwick under the pier of the bridge before any vehicle crosses it again.

- Buses go round by Harwick.
- The footpath is closed too.
""",
    "quiet/2026-03-05-choir.md": """---
title: A choir without a conductor
date: 2026-03-05
source: quiet
tags: [music]
---

The women's choir of Saint Brannock sang Tallis on Thursday evening without any conductor at all.

The altos took the beginning from the breathing of the sopranos, and nobody in the nave was lost.

A listener might have wished for a slower ending, yet the silence afterwards was long and complete.

The second half held three carols, a lullaby and one joke about a bishop.

The verwunschen marker sentence stands far down in this review and must not be shown to anybody.

"Not one zitiert word of what I say here may be repeated by strangers," he said of it.
""",
    "brief/2026-03-05-glass.md": """---
title: Glass that remembers
date: 2026-03-05
source: brief
tags: [art]
---

The glass of Petra Lund is on show in the customs house until June, in four rooms and a corridor.

Her bowls keep the marks of the tongs, which other makers polish away before anybody sees them.

Petra Lund learned to make glass on the island of Ayre, where her father kept the only furnace.

A bowl of Petra Lund's glass costs as much as a boat, and the customs house has insured forty of them.

Is any of it eingeweckt?
""",
    "herald/letters/apples.txt": """Why no apple tastes of August any more

Growers of pippins keep their harvest in cold stores filled with nitrogen, and the fruit sleeps there until spring.

An orchard keeper named Bertil Voss lets his fruit hang until the wasps come, and sells none of it.

His grandmother buried pippins in sand, and they tasted of cellar, which he says is better than of nothing.
""",
    "herald/2026-03-06-hand.md": """---
title: Council budget passed at the third attempt
date: 2026-03-06
source: herald
summary: The budget passed, with two votes to spare.
reviewed_by: R. Editor
tags: [council]
---

Lowfield council passed its budget of 9.4 million on Friday night at the third attempt, by 21 votes to 19.

The library keeps its Saturday hours, and parking at the market will cost 20 pence more from April.
""",
    "pages/about.md": "---\ntitle: About this paper\n---\n\nMade by hand for the tests. [Elsewhere](https://else.example/).\n",
}
