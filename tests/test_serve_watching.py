"""The watch: what changes is felt, whatever the system tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from watchfiles import Change, watch

from digest.errors import MachineError
from digest.serve.shown import Watched
from digest.serve.watching import Watch

PATIENCE = 30.0
Changes = set[tuple[Change, str]]


def test_a_change_is_felt_from_the_moment_that_watching_begins_and_none_after_its_end(tmp_path: Path) -> None:
    felt = Event()
    watch = Watch(felt.set)
    (tmp_path / "content").mkdir()
    watched = Watched((tmp_path / "content", tmp_path / "later/deep"), (tmp_path / "digest.toml",))
    watch.renew(watched)
    for change in (
        lambda: (tmp_path / "content/a.md").write_text("a"),
        lambda: (tmp_path / "digest.toml").write_text("a"),
        (tmp_path / "later").mkdir,
        (tmp_path / "later/deep").mkdir,
        lambda: (tmp_path / "later/deep/a").write_text("a"),
    ):
        felt.clear()
        watch.renew(watched)
        change()
        assert felt.wait(PATIENCE)
    watch.end()


def test_folders_are_looked_at_again_and_again_where_the_system_tells_of_no_changes(tmp_path: Path) -> None:
    felt, asked = Event(), []

    def no_more_watches(*paths: Path, force_polling: bool | None, **how: Any) -> Iterator[Changes]:
        asked.append(how["ignore_permission_denied"])
        if not force_polling:
            raise OSError(28, "No space left on device")
        yield from watch(*paths, force_polling=True, **how)

    watching = Watch(felt.set, no_more_watches)
    watching.renew(Watched((tmp_path,)))
    watching.renew(Watched((tmp_path,)))  # it would raise where that were given up
    (tmp_path / "a.md").write_text("a")
    assert felt.wait(PATIENCE)
    watching.end()
    assert all(asked), "a folder that may not be entered does not end it"


def test_where_nothing_can_be_watched_at_all_that_is_said(tmp_path: Path) -> None:
    felt = Event()

    def broken(*_: Path, **how: Any) -> Iterator[Changes]:
        raise OSError(5, "Input/output error")

    watching = Watch(felt.set, broken)
    watching.renew(Watched((tmp_path,)))
    assert felt.wait(PATIENCE), "whoever waits for changes learns it"
    with pytest.raises(MachineError, match="Input/output error"):
        watching.renew(Watched((tmp_path,)))
    watching.end()


def test_a_folder_that_was_gone_before_it_could_be_watched_is_watched_when_it_is_back(tmp_path: Path) -> None:
    felt, gone = Event(), [True]

    def once(*paths: Path, recursive: bool, **how: Any) -> Iterator[Changes]:
        if recursive and gone:
            gone.clear()
            raise FileNotFoundError(2, "No such file or directory")
        yield from watch(*paths, recursive=recursive, **how)

    content = tmp_path / "content"
    content.mkdir()
    watching = Watch(felt.set, once)
    watching.renew(Watched((content,)))
    assert felt.wait(PATIENCE)
    felt.clear()
    watching.renew(Watched((content,)))
    (content / "a.md").write_text("a")
    assert felt.wait(PATIENCE)
    watching.end()


def test_what_a_build_put_into_a_file_itself_wakes_nobody_and_another_text_does(tmp_path: Path) -> None:
    kept, heeds = tmp_path / "summaries.jsonl", []

    def no_changes(*_: Path, watch_filter: Any, **__: Any) -> Iterator[Changes]:
        heeds.append(lambda: watch_filter(Change.modified, str(kept)))
        return iter(())

    watching = Watch(lambda: None, no_changes)
    watching.renew(Watched((), (kept,)))
    assert heeds[0](), "nobody wrote it"
    watching.wrote(kept, b"mine")
    assert heeds[0](), "it is not there any more"
    kept.write_bytes(b"mine")
    assert not heeds[0]()
    kept.write_bytes(b"edited")
    assert heeds[0]()
    watching.end()
