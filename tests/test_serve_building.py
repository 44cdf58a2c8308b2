"""The thread that builds: what is saved during a build is built after it, and a bug costs one build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from threading import Event

from digest.errors import ContentError
from digest.serve.building import Builder, Told
from digest.serve.shown import Now, Problem, Shown, Watched

PATIENCE = 60.0


@dataclass
class Site:
    """A site of one file. Its build says when it has read the file, and ends when it is let."""

    file: Path
    read: SimpleQueue[str] = field(default_factory=SimpleQueue)
    let: Event = field(default_factory=Event)
    failures: list[tuple[Problem, str]] = field(default_factory=list)
    today: date = date(2026, 3, 3)

    def save(self, text: str) -> None:
        """As editors do: nobody reads half of it."""
        made = self.file.with_name(".a.md.tmp")
        made.write_text(text)
        made.replace(self.file)

    def day(self) -> date:
        return self.today

    def watched(self) -> Watched:
        return Watched((self.file.parent,))

    def build(self, going: Callable[[], None], wrote: Callable[[Path, bytes], None]) -> Shown:
        text = self.file.read_text()
        self.read.put(text)
        while not self.let.wait(0.01):
            going()
        if text == "wrong":
            raise ContentError("is wrong", where="a", hint="mend it")
        if text == "bug":
            raise ZeroDivisionError
        return Shown({"a": text.encode()})

    def failed(self, problem: Problem, trace: str) -> None:
        self.failures.append((problem, trace))


@contextmanager
def building(tmp_path: Path) -> Iterator[tuple[Site, SimpleQueue[Now], list[BaseException | None]]]:
    (tmp_path / "content").mkdir()
    site = Site(tmp_path / "content" / "a.md")
    site.file.write_text("one")
    shown: SimpleQueue[Now] = SimpleQueue()
    over: list[BaseException | None] = []
    builder = Builder(site, Told(shown.put, over.append), look=0.01)
    builder.start()
    try:
        yield site, shown, over
    finally:
        builder.end(PATIENCE)
        assert not builder.is_alive()


def test_a_save_during_a_build_is_built_after_it(tmp_path: Path) -> None:
    with building(tmp_path) as (site, shown, _):
        assert site.read.get(timeout=PATIENCE) == "one"
        site.save("two")
        Event().wait(0.3)  # until the change was felt, while the build still goes on
        site.let.set()
        assert shown.get(timeout=PATIENCE).shown.files == {"a": b"one"}
        assert shown.get(timeout=PATIENCE).shown.files == {"a": b"two"}


def test_a_day_that_begins_is_built_without_any_change(tmp_path: Path) -> None:
    with building(tmp_path) as (site, shown, _):
        site.let.set()
        assert shown.get(timeout=PATIENCE).number == 1
        assert site.read.get(timeout=PATIENCE) == "one"
        site.today = date(2026, 3, 4)
        assert site.read.get(timeout=PATIENCE) == "one"
        site.save("two")
        assert shown.get(timeout=PATIENCE).shown.files == {"a": b"two"}


def test_an_error_and_a_bug_leave_the_last_good_site(tmp_path: Path) -> None:
    with building(tmp_path) as (site, shown, over):
        site.let.set()
        assert shown.get(timeout=PATIENCE).failure is None
        for text, where in (("wrong", "a"), ("bug", "test_serve_building.py")):
            site.save(text)
            now = shown.get(timeout=PATIENCE)
            assert now.failure
            assert now.failure.where.startswith(where)
            assert now.shown.files == {"a": b"one"}
        assert [bool(trace) for _, trace in site.failures][-1]
        site.save("good")
        assert shown.get(timeout=PATIENCE).failure is None
        assert over == []
    assert over == [None]


def test_a_build_that_is_under_way_ends_with_the_preview(tmp_path: Path) -> None:
    with building(tmp_path) as (site, shown, over):
        assert site.read.get(timeout=PATIENCE) == "one"
    assert over == [None]
    assert shown.empty()
