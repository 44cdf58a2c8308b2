"""Writing: whole files or none, only what differs, only what is ours."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from digest import border
from digest.errors import MachineError, OutputError
from digest.model import File
from digest.write import MANIFEST, write
from tests.sites import written


def files(**texts: str) -> list[File]:
    """Files by name, ``_`` for ``/`` and an ending ``.html``."""
    return [File(border.out_path(f"{name.replace('_', '/')}.html"), text.encode()) for name, text in texts.items()]


def content(root: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in written(root).items() if path != MANIFEST}


def test_the_first_write_makes_every_file_and_a_manifest_of_them(tmp_path: Path) -> None:
    done = write(files(a="1", b_c="2"), tmp_path / "out")
    assert (done.written, done.unchanged, done.removed) == (2, 0, 0)
    assert content(tmp_path / "out") == {"a.html": "1", "b/c.html": "2"}
    assert set(json.loads((tmp_path / "out" / MANIFEST).read_text())["files"]) == {"a.html", "b/c.html"}


def test_a_second_write_of_the_same_files_writes_none(tmp_path: Path) -> None:
    write(files(a="1", b="2"), tmp_path)
    before = {path: (tmp_path / path).stat().st_ino for path in content(tmp_path)}
    done = write(files(a="1", b="2"), tmp_path)
    assert (done.written, done.unchanged, done.removed) == (0, 2, 0)
    assert {path: (tmp_path / path).stat().st_ino for path in content(tmp_path)} == before


def test_only_a_file_whose_bytes_differ_is_written(tmp_path: Path) -> None:
    write(files(a="1", b="2"), tmp_path)
    done = write(files(a="1", b="3"), tmp_path)
    assert (done.written, done.unchanged) == (1, 1)
    assert content(tmp_path) == {"a.html": "1", "b.html": "3"}


def test_what_only_an_earlier_build_wrote_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    write(files(a="1", b_c_d="2"), tmp_path)
    done = write(files(a="1"), tmp_path)
    assert done.removed == 1
    assert content(tmp_path) == {"a.html": "1"}
    assert not (tmp_path / "b").exists()


def test_a_folder_that_holds_something_else_stays(tmp_path: Path) -> None:
    write(files(a="1", b_c="2"), tmp_path)
    (tmp_path / "b" / "mine.txt").write_text("mine")
    write(files(a="1"), tmp_path)
    assert content(tmp_path) == {"a.html": "1", "b/mine.txt": "mine"}


def test_files_of_others_are_left_alone_and_named(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("paper.example")
    first = write(files(a="1"), tmp_path)
    second = write(files(b="1"), tmp_path)
    assert first.foreign == second.foreign == ("CNAME",)
    assert (tmp_path / "CNAME").read_text() == "paper.example"


def test_a_file_of_others_in_the_place_of_a_page_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("mine")
    for _ in range(2):
        done = write(files(a="1", b="2"), tmp_path)
        assert [(one.stage, one.item) for one in done.skipped] == [("write", "a.html")]
        assert done.skipped[0].hint
    assert content(tmp_path) == {"a.html": "mine", "b.html": "2"}


def test_a_file_where_a_folder_should_be_costs_the_pages_below_it_only(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    done = write(files(a="1", b_c="2"), tmp_path)
    assert [one.item for one in done.skipped] == ["b/c.html"]
    assert content(tmp_path) == {"a.html": "1", "b": "mine"}


def test_a_folder_in_the_place_of_a_page_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()
    done = write(files(a="1"), tmp_path)
    assert [one.item for one in done.skipped] == ["a.html"]
    assert (tmp_path / "a.html").is_dir()


def test_a_stale_file_changed_by_hand_is_left_and_reported(tmp_path: Path) -> None:
    write(files(a="1", b="2"), tmp_path)
    (tmp_path / "b.html").write_text("2, and a word of mine")
    done = write(files(a="1"), tmp_path)
    assert done.removed == 0
    assert [one.item for one in done.skipped] == ["b.html"]
    assert (tmp_path / "b.html").read_text() == "2, and a word of mine"


def test_a_file_of_ours_that_was_damaged_is_mended(tmp_path: Path) -> None:
    write(files(a="1"), tmp_path)
    (tmp_path / "a.html").write_text("")
    assert write(files(a="1"), tmp_path).written == 1
    assert content(tmp_path) == {"a.html": "1"}


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "null", '{"files": 3}', '{"schema": 1}', "\x00", '{"files": ["a.html"]}']
)
def test_a_damaged_manifest_is_refused_and_nothing_is_written(tmp_path: Path, damage: str) -> None:
    write(files(a="1"), tmp_path)
    (tmp_path / MANIFEST).write_text(damage)
    with pytest.raises(OutputError) as caught:
        write(files(a="2", b="3"), tmp_path)
    assert caught.value.hint
    assert content(tmp_path) == {"a.html": "1"}


@pytest.mark.parametrize("name", ["../mine.txt", "/mine.txt", "a/../../mine.txt", "."])
def test_a_manifest_that_names_a_path_outside_removes_nothing_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    root = tmp_path / "out"
    write(files(a="1"), root)
    (root / MANIFEST).write_text(json.dumps({"schema": 1, "files": {name: "0" * 64}}))
    with pytest.raises(OutputError):
        write(files(a="1"), root)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def manifest(root: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((root / MANIFEST).read_text())["files"]
    return found


def test_a_write_that_was_cut_off_is_finished_by_the_next(tmp_path: Path) -> None:
    """The manifest names old and new together before the first file is touched; the files are half old, half new."""
    root, whole = tmp_path / "out", tmp_path / "whole"
    write(files(old="1", both="1"), root)
    write(files(both="2", new="2"), whole)
    (root / MANIFEST).write_text(json.dumps({"schema": 1, "files": manifest(root) | manifest(whole)}))
    (root / "new.html").write_text("2")
    done = write(files(both="2", new="2"), root)
    assert done.skipped == ()
    assert written(root) == written(whole)


def test_a_write_that_the_disk_stops_says_so_and_the_next_one_ends_as_if_nothing_had_been(tmp_path: Path) -> None:
    """A folder in the place of the second file's temporary one is a real failure of the disk, half-way."""
    root = tmp_path / "out"
    write(files(a="1", b="1", old="1"), root)
    trap = root / f".b.html.{os.getpid()}.tmp"
    trap.mkdir()
    with pytest.raises(MachineError):
        write(files(a="2", aa="new, and in no later build", b="2"), root)
    assert set(content(root)) == {"a.html", "aa.html", "b.html", "old.html"}
    assert content(root)["b.html"] == "1"
    trap.rmdir()
    done = write(files(a="2", b="2"), root)
    assert (done.skipped, done.foreign) == ((), ())
    assert content(root) == {"a.html": "2", "b.html": "2"}


def test_a_manifest_that_cannot_be_read_is_the_machine_s_fault_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).mkdir()
    with pytest.raises(MachineError):
        write(files(a="1"), tmp_path)
    assert content(tmp_path) == {}


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    write(files(a="1", b_c="2"), tmp_path)
    write(files(a="2"), tmp_path)
    assert not [path for path in written(tmp_path) if path.endswith(".tmp")]


def test_a_linked_folder_that_leads_out_is_not_written_through(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "out"
    outside.mkdir()
    root.mkdir()
    (root / "b").symlink_to(outside, target_is_directory=True)
    done = write(files(a="1", b_c="2"), root)
    assert [one.item for one in done.skipped] == ["b/c.html"]
    assert list(outside.iterdir()) == []
    assert (root / "a.html").read_text() == "1"


def test_a_link_in_the_place_of_a_page_is_not_written_through(tmp_path: Path) -> None:
    mine, root = tmp_path / "mine.txt", tmp_path / "out"
    mine.write_text("mine")
    root.mkdir()
    (root / "a.html").symlink_to(mine)
    done = write(files(a="1"), root)
    assert [one.item for one in done.skipped] == ["a.html"]
    assert mine.read_text() == "mine"


def test_a_link_that_leads_nowhere_in_the_place_of_a_page_is_left_too(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "nowhere")
    assert [one.item for one in write(files(a="1"), tmp_path).skipped] == ["a.html"]
    assert (tmp_path / "a.html").is_symlink()


def test_a_stale_page_below_a_linked_folder_is_not_removed_through_it(tmp_path: Path) -> None:
    """Somebody replaced a folder of ours by a link; what it leads to is not ours."""
    outside, root = tmp_path / "outside", tmp_path / "out"
    write(files(a="1", b_c="2"), root)
    (root / "b").rename(outside)
    (root / "b").symlink_to(outside, target_is_directory=True)
    try:
        write(files(a="1"), root)
    except OutputError as error:
        assert error.hint
    assert (outside / "c.html").read_text() == "2"


def test_the_output_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real", target_is_directory=True)
    assert write(files(a="1", b_c="2"), tmp_path / "out").skipped == ()
    assert content(tmp_path / "real") == {"a.html": "1", "b/c.html": "2"}


def test_an_output_folder_that_is_a_file_fails_as_the_machine_s_fault(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(MachineError):
        write(files(a="1"), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"
