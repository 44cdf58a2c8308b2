"""The engine's memory: a build that remembers the last one gives the same bytes as one that does not."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.build import build
from digest.cli.ledger import site_ledger
from digest.config import load
from digest.engine import Engine, Memory
from digest.errors import ContentError
from digest.request import Request
from tests.sites import NOW, SMALL, SMALL_TOML, Folder, make

HAND = "herald/2026-03-06-hand.md"
COPY = "herald/2026-03-03-bridge-copy.txt"
DROP = f'[[drop]]\narticle = "{COPY}"\nreason = "told twice"\n'
RULE = '[[rule]]\nname = "no-chimney"\nclass = "promo"\nreason = "A test"\nline = "The footpath is closed too."\n'
NEW = "---\ntitle: Bridge opens again\ndate: 2026-03-09\nsource: wire\n---\n\nThe bridge opened on Monday.\n"


def put(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(root: Path, name: str, was: str, now: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert was in text
    put(root, name, text.replace(was, now))


EDITS: dict[str, Callable[[Path], None]] = {
    "a sentence": lambda root: change(root, f"content/{HAND}", "Saturday hours", "Sunday hours"),
    "a headline": lambda root: change(root, f"content/{HAND}", "third attempt\ndate", "last attempt\ndate"),
    "the order of front matter": lambda root: change(
        root,
        f"content/{HAND}",
        "date: 2026-03-06\nsource: herald\n",
        "source: herald\ndate: 2026-03-06\n",
    ),
    "a date": lambda root: change(root, "content/quiet/2026-03-05-choir.md", "date: 2026-03-05", "date: 2026-03-04"),
    "a new article": lambda root: put(root, "content/wire/new.md", NEW),
    "an article gone": lambda root: (root / "content" / "brief/2026-03-05-glass.md").unlink(),
    "an override": lambda root: put(root, "overrides/2026-03-03.toml", DROP),
    "an outlet": lambda root: change(root, "digest.toml", 'name = "Lowfield Herald"', 'name = "The Herald"'),
    "a part of a template": lambda root: put(root, "templates/404.html", "{% extends 'base.html' %}"),
    "a style": lambda root: put(root, "templates/static/own.css", "p { color: red }"),
    "a text of the paper": lambda root: put(root, "templates/texts.toml", '[site]\npromise = "We promise."\n'),
    "names": lambda root: put(
        root, "entities.toml", '[[entity]]\nname = "Tom Ashby"\nkind = "person"\nalso = ["Ashby"]\n'
    ),
    "the language of the site": lambda root: change(root, "digest.toml", "tagline", 'language = "de"\ntagline'),
    "a rule of the site's own": lambda root: put(root, "rules/herald.toml", RULE),
    "a broken file": lambda root: put(root, "content/broken.md", "---\ntitle: [\n---\n"),
    "a draft": lambda root: change(root, f"content/{HAND}", "tags: [council]", "draft: true"),
}


def made(root: Path, memory: Memory | None) -> dict[str, bytes]:
    config = load(root / "digest.toml")
    request = Request(NOW, drafts=True, audit=True)
    done = build(config, request, Engine(memory=memory), site_ledger(config))
    return {str(file.path): file.data for file in done.files}


def test_after_each_of_many_edits_a_warm_build_equals_a_cold_one(tmp_path: Path) -> None:
    """It takes seconds, for each edit is built twice."""
    make(tmp_path, SMALL, SMALL_TOML)
    memory = Memory()
    before = made(tmp_path, memory)
    for name, edit in EDITS.items():
        edit(tmp_path)
        warm, cold = made(tmp_path, memory), made(tmp_path, None)
        assert [path for path in {*warm, *cold} if warm.get(path) != cold.get(path)] == [], name
        assert warm != before or name in {"a broken file", "the order of front matter"}, name
        before = warm


def test_what_an_edit_took_away_is_as_it_was_when_it_is_back(small: Folder, tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(small.root, root)
    memory = Memory()
    first = made(root, memory)
    text = (root / "content" / HAND).read_text(encoding="utf-8")
    put(root, f"content/{HAND}", text.replace("Saturday", "Sunday"))
    assert made(root, memory) != first
    put(root, f"content/{HAND}", text)
    assert made(root, memory) == first


@dataclass(frozen=True, slots=True)
class Doubling:
    """A stage that counts, in ``seen``, what it was asked; ``by`` is its setting."""

    by: int

    def __call__(self, item: object) -> str:
        seen.append(item)
        if item == "bad":
            raise ContentError("is bad")
        return f"{item}" * self.by


seen: list[object] = []


@pytest.fixture(autouse=True)
def nothing_seen() -> None:
    seen.clear()


def test_an_item_is_not_done_again_while_it_and_the_settings_are_the_same() -> None:
    memory = Memory()
    for _ in range(3):
        assert [memory.recalling("double", Doubling(2))(item) for item in ("a",)] == ["aa"]
    assert seen == ["a"]
    assert memory.recalling("double", Doubling(3))("a") == "aaa"
    assert seen == ["a", "a"]


def test_what_equals_but_is_not_the_same_is_done_anew() -> None:
    """1 is True, and a table is equal to one in another order; what a stage makes of them is not."""
    memory = Memory()
    for item in (1, True, 1.0, {"a": 1, "b": 2}, {"b": 2, "a": 1}, "x", "x"):
        memory.recalling("double", Doubling(1))(item)
    assert len(seen) == 6


def test_only_the_last_build_is_remembered() -> None:
    memory = Memory()
    memory.recalling("double", Doubling(1))("a")
    memory.recalling("double", Doubling(1))("b")
    memory.recalling("double", Doubling(1))("a")
    assert seen == ["a", "b", "a"]


def test_what_failed_and_what_cannot_be_written_down_is_done_each_time() -> None:
    memory = Memory()
    for _ in range(2):
        with pytest.raises(ContentError):
            memory.recalling("double", Doubling(1))("bad")
        memory.recalling("double", Doubling(1))(lambda: None)
        memory.recalling("without a name", seen.append)(threading.Lock())
    assert [str(item)[:3] for item in seen] == ["bad", "<fu", "<un"] * 2
