"""What is looked at on the disk: workflow files, settings, the built site, the record of fetching. Nothing is judged,
nothing is changed, no link is followed, and no file is read that is larger than such a file can be."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from yaml.nodes import Node

from digest import __version__
from digest.config import FILE_NAME, Config
from digest.doctor import git
from digest.doctor.installed import origin, place
from digest.doctor.seen import Forge, Output, Seen, Volume, Workflow
from digest.doctor.tools import REQUIREMENTS
from digest.doctor.yamls import parsed
from digest.errors import DigestError
from digest.fetched import FOLDER as FETCHED
from digest.fetched import read_fetched
from digest.ingest import gather, read
from digest.ingest.samples import only_samples
from digest.ledger import FOLDER as LEDGER
from digest.ledger import read_ledger
from digest.model import Article
from digest.stages import cleaner

Record = TypeVar("Record")
LARGEST = 256 * 1024
"""Bytes of a workflow, of which an honest one has five thousand."""
STATUS_LARGEST = 8 * 1024 * 1024
WEIGHTY = 50 * 1024 * 1024
MOST_FILES = 2_000
"""Articles that are read to see whether they have a date, where there is no built site that says so."""
MOST_LOCAL = 100
_USES = re.compile(r"""\buses['"]?:\s*['"]?(\./[\w./-]+)""")
_FOLDERS: tuple[tuple[str, Forge], ...] = (
    (".github/workflows", "github"),
    (".forgejo/workflows", "forgejo"),
    (".gitea/workflows", "forgejo"),
)
_BOTS = (
    ".github/dependabot.yml",
    ".github/dependabot.yaml",
    "renovate.json",
    "renovate.json5",
    ".renovaterc",
    ".renovaterc.json",
    ".github/renovate.json",
    ".github/renovate.json5",
)


def observe(config: Config, today: date) -> Seen:
    """All that the checks look at, of the paper that ``config`` sets, on the day ``today``."""
    top = git.top(config.root)
    fetched, fetched_damage = _read(read_fetched, config.root, FETCHED)
    _, ledger_damage = _read(read_ledger, config.root, LEDGER)
    texts = dict(_texts(config.root, top))
    output = config.folder("output")
    came_from = origin()
    return Seen(
        config,
        today,
        __version__,
        _workflows(top, config.root),
        git.look(git.find(config.root), config),
        _output(output),
        _volume(config.folder("content")),
        {name: text for name, text in texts.items() if text is not None},
        frozenset(name for name, text in texts.items() if text is None),
        fetched,
        fetched_damage,
        (config.root / LEDGER).is_dir(),
        ledger_damage,
        _undated(config, output),
        shown(output, config.root) if output != config.root and output.is_relative_to(config.root) else "",
        any((top / name).is_file() for name in _BOTS),
        _only_samples(config.folder("content")),
        came_from is not None and not place(came_from),
    )


def _read(reader: Callable[[Path], Record], root: Path, name: str) -> tuple[Record | None, DigestError | None]:
    """What ``reader`` reads of the folder ``name`` in ``root``, if that is there, and what is wrong with it."""
    if not (root / name).exists():
        return None, None
    try:
        return reader(root), None
    except DigestError as error:
        return None, error


def shown(path: Path, root: Path) -> str:
    """The path of a file from the folder of digest.toml, with slashes."""
    return Path(os.path.relpath(path, root)).as_posix()


def _workflows(top: Path, root: Path) -> tuple[Workflow, ...]:
    """The workflows, each with what it uses of the repository's own."""
    found = tuple(_files(top, root))
    local = dict(_local(top, [one.text for one in found]))
    return tuple(replace(one, local=local) for one in found)


def _local(top: Path, texts: list[str]) -> Iterator[tuple[str, Node]]:
    """What stands at each ``uses: ./…`` of ``texts``, and at those in what stands there."""
    names: set[str] = set()
    while texts and len(names) < MOST_LOCAL:
        used = dict.fromkeys(name for text in texts for name in _USES.findall(text))
        new = [name for name in used if name not in names and ".." not in name.split("/")]
        names.update(new)
        found = [(name, one) for name in new for one in _at(top / name) if one.root is not None]
        yield from ((name.rstrip("/"), one.root) for name, one in found if one.root is not None)
        texts = [one.text for _, one in found]


def _at(place: Path) -> Iterator[Workflow]:
    """The workflow in the file ``place``, or the action in the folder."""
    paths = [place] if place.suffix in {".yml", ".yaml"} else [place / "action.yml", place / "action.yaml"]
    yield from (workflow(path, path.name, "github") for path in paths if path.is_file())


def _files(top: Path, root: Path) -> Iterator[Workflow]:
    for folder, forge in _FOLDERS:
        for path in sorted((top / folder).glob("*.y*ml")) if not (top / folder).is_symlink() else []:
            if path.suffix in {".yml", ".yaml"}:
                yield workflow(path, shown(path, root), forge)
    if (top / ".gitlab-ci.yml").exists():
        yield workflow(top / ".gitlab-ci.yml", shown(top / ".gitlab-ci.yml", root), "gitlab")


def workflow(path: Path, name: str, forge: Forge) -> Workflow:
    """The workflow file at ``path``, known as ``name``."""
    text, trouble = _text(path, LARGEST)
    if trouble:
        return Workflow(name, forge, trouble=trouble)
    try:
        return Workflow(name, forge, text, parsed(text))
    except ValueError as error:
        line, what = error.args
        return Workflow(name, forge, text, trouble=f"is no YAML: {what}", line=line)


def _text(path: Path, most: int) -> tuple[str, str]:
    """The text of a file, and why there is none."""
    try:
        if path.is_symlink() or not path.is_file():
            return "", "is no plain file (a link is not followed)"
        if (size := path.stat().st_size) > most:
            return "", f"is larger than any such file ({size // 1024} KB) and was not read"
        return path.read_bytes().decode(), ""
    except UnicodeDecodeError:
        return "", "is no text in UTF-8"
    except OSError as error:
        return "", f"cannot be read: {error.strerror or error}"


def _texts(root: Path, top: Path) -> Iterator[tuple[str, str | None]]:
    """The files that settings stand in, by their path: None for one that is no plain text, nothing for one that is not
    there."""
    paths = [root / FILE_NAME, root / REQUIREMENTS, root / ".gitignore", top / ".gitignore", top / REQUIREMENTS]
    for path in paths:
        text, trouble = _text(path, LARGEST)
        if path.exists() or path.is_symlink():
            yield shown(path, root), None if trouble else text


def _output(folder: Path) -> Output:
    if not (folder / "index.html").is_file():
        return Output()
    text, _ = _text(folder / "status.json", STATUS_LARGEST)
    domain, _ = _text(folder / "CNAME", 1000)
    return Output(
        there=True,
        nojekyll=(folder / ".nojekyll").is_file(),
        domain=domain.strip(),
        status=_table(text),
        volume=_volume(folder),
    )


def _table(text: str) -> dict[str, Any]:
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def _volume(folder: Path) -> Volume:
    """What the files below ``folder`` weigh; links count nothing."""
    whole, large = 0, []
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            try:
                size = 0 if path.is_symlink() else path.stat().st_size
            except OSError:
                continue
            whole += size
            if size >= WEIGHTY:
                large.append((path.relative_to(folder).as_posix(), size))
    return Volume(whole, tuple(sorted(large)))


def _undated(config: Config, output: Path) -> tuple[str, ...] | None:
    """The articles without a date of their own, as the built site tells, else as their files do."""
    rows = output / "data" / "digest.jsonl"
    if rows.is_file() and not rows.is_symlink():
        with rows.open(encoding="utf-8", errors="replace") as lines:
            likely = (line for line in lines if '"first commit"' in line or '"value":null' in line)
            articles = [_table(line).get("article") for line in likely]
        return tuple(sorted(str(one.get("path")) for one in articles if isinstance(one, dict) and _by_commit(one)))
    try:
        payloads, _ = gather(config.folder("content"))
        clean = cleaner(config)
    except DigestError:
        return None
    if len(payloads) > MOST_FILES:
        return None
    return tuple(sorted({one.path for item in payloads for one in _articles(item, clean) if not one.dated.value}))


def _only_samples(content: Path) -> bool:
    """Whether there is nothing but samples; what cannot be read is none."""
    return (content / "example").is_dir() and only_samples(gather(content)[0])


def _by_commit(article: dict[str, Any]) -> bool:
    dated = article.get("date")
    return isinstance(dated, dict) and (dated.get("value") is None or dated.get("origin") == "first commit")


def _articles(item: Any, clean: Any) -> Iterator[Article]:
    try:
        made = [clean(document) for document in read(item)]
    except DigestError:
        return
    yield from (one for one in made if isinstance(one, Article))
