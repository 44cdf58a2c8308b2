"""A paper with a ledger, run through the real command line on chosen days; what its ledger and its old pages say."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.conftest import Command
from tests.factories import CHEESE, FERRY, FERRY_AGAIN, STRIKE
from tests.sites import Folder, Run, make, run, tree, written

_REFRESH = re.compile(r"0; url=(\S+)")


def story(title: str, text: str, day: str | None = "2026-03-03", **more: str) -> str:
    """An article as Markdown."""
    lines = {"title": title, **({"date": day} if day else {}), "source": "herald", **more}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in lines.items()) + f"---\n\n{text}\n"


PAPER = {
    "ferry.md": story("Ferry strikes reef in fog", FERRY),
    "strike.md": story("Teachers vote to strike", STRIKE),
    "buoy.md": story("Buoy was dark for a week", FERRY_AGAIN, "2026-03-04"),
    "cheese.md": story("Cheesemaker wins wager", CHEESE, "2026-03-05"),
}


@dataclass(frozen=True)
class Paper:
    """A site with a ledger, and the command line on a day of one's own choice."""

    folder: Folder
    digest: Command
    patch: pytest.MonkeyPatch

    def on(self, day: str, *arguments: str) -> Run:
        """The command ``arguments`` given at noon of ``day``."""
        self.patch.setenv("SOURCE_DATE_EPOCH", noon(day))
        return self.digest(*arguments, "-c", self.folder.toml)

    def build(self, day: str = "2026-03-10", *options: str) -> Run:
        """A build on ``day``, which must be good."""
        done = self.on(day, "build", *options)
        assert done.code == 0, done.err
        return done

    @property
    def ledger(self) -> Path:
        """Its ledger."""
        return self.folder.root / "ledger"

    @property
    def kept(self) -> dict[str, bytes]:
        """The ledger's files, but for the names of entities."""
        return {name: data for name, data in written(self.ledger).items() if name != "entities.jsonl"}

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The ledger's lines, without headers."""
        rows = [row for data in self.kept.values() for row in data.decode().splitlines()[1:]]
        return [json.loads(row) for row in rows]

    @property
    def urls(self) -> dict[str, str]:
        """What the ledger says stands at each address."""
        return {
            line["url"] + rest: "/".join([line["is"], *([rest] if rest else [])])
            for line in self.lines
            if "url" in line
            for rest in ("", *line.get("with", ()))
        }

    @property
    def corrections(self) -> list[tuple[str, str, str, str]]:
        """Day, part, before and after of each correction in the ledger."""
        return [(x["on"], x["what"], x["before"], x["after"]) for x in self.lines if "correction" in x]

    @property
    def site(self) -> dict[str, bytes]:
        """The site as it was written, without its manifest."""
        return {name: data for name, data in written(self.folder.output).items() if not name.startswith(".")}

    def page(self, url: str) -> str:
        """The text of the main part of the page at ``url``."""
        (main,) = tree(self.site[f"{url}index.html"]).xpath("//main")
        return " ".join(str(main.text_content()).split())

    def json(self, path: str) -> Any:
        """A file of the site as JSON."""
        return json.loads(self.site[path])

    def leads_to(self, url: str) -> str:
        """The file that the redirect page at ``url`` leads to, as a browser on a disk would go there."""
        path = f"{url}index.html"
        page = tree(self.site[path])
        (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
        found = _REFRESH.fullmatch(refresh)
        assert found
        assert not found[1].startswith(("/", "http"))
        assert page.xpath("//main//a/@href") == [found[1]]
        target = normpath(join(dirname(path), found[1]))
        canonical = f"https://paper.example/{target.removesuffix('index.html')}"
        assert page.xpath("//link[@rel='canonical']/@href") == [canonical]
        return target

    def missing(self) -> list[str]:
        """The addresses of the ledger without a file in the site."""
        files = {url: f"{url}index.html" if not url or url.endswith("/") else url for url in self.urls}
        return [url for url, path in files.items() if path not in self.site]


def noon(day: str) -> str:
    """Noon of ``day`` as ``SOURCE_DATE_EPOCH`` says it."""
    return str(int(datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).timestamp()))


@cache
def after(*commands: str) -> Mapping[str, bytes]:
    """The files of a paper of four articles with a ledger after ``commands`` on 10 March 2026, run once."""
    with TemporaryDirectory() as place:
        folder = make(Path(place), PAPER)
        (folder.root / "ledger").mkdir()
        for command in commands:
            done = run(command, "-c", folder.toml, cwd=folder.root, env={"SOURCE_DATE_EPOCH": noon("2026-03-10")})
            assert done.code == 0, done.err
        return written(folder.root)


def lay(files: Mapping[str, bytes], root: Path) -> None:
    """Puts ``files`` below ``root``."""
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


@pytest.fixture
def paper(tmp_path: Path, digest: Command, monkeypatch: pytest.MonkeyPatch) -> Paper:
    """A paper of four articles with a ledger, built once on 10 March 2026."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    made = Paper(Folder(tmp_path / "site"), digest, monkeypatch)
    lay(after("build"), made.folder.root)
    return made


@pytest.fixture
def sealed(paper: Paper) -> Paper:
    """The paper with all three editions sealed on 10 March 2026, and built."""
    lay(after("build", "seal", "build"), paper.folder.root)
    return paper


def edition_of(paper: Paper, day: str) -> dict[str, Any]:
    """The sealed edition of ``day`` as its line says it."""
    return next(line for line in paper.lines if line.get("edition") == day)
