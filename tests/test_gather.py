"""Gathering: which files of a folder are articles, in which order, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.errors import ContentError, SourceError
from digest.ingest import gather, payload


def fill(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.\n", encoding="utf-8")
    return root


def test_files_come_in_the_order_of_their_whole_paths(tmp_path: Path) -> None:
    fill(tmp_path, "b/z.txt", "a.txt", "b.txt", "b/a.md", "B/x.txt", "a/é.txt", "a-b/x.txt")
    found, skipped = gather(tmp_path)
    names = [one.path for one in found]
    assert names == sorted(names)
    assert len(names) == 7
    assert skipped == []


def test_hidden_files_drafts_with_an_underscore_and_own_pages_are_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", ".b.txt", "_c.txt", ".git/d.txt", "_old/e.txt", "pages/about.md", "x/pages/f.md")
    found, skipped = gather(tmp_path)
    assert [one.path for one in found] == ["a.txt", "x/pages/f.md"]
    assert skipped == []


def test_the_kind_is_told_by_the_suffix_whatever_its_case(tmp_path: Path) -> None:
    fill(tmp_path, "a.TXT", "b.Markdown", "c.htm", "d.rss", "e.json", "f.eml")
    assert [one.kind for one in gather(tmp_path)[0]] == ["txt", "md", "html", "feed", "feed", "eml"]


def test_a_file_of_an_unknown_kind_is_reported_by_name_with_what_to_do(tmp_path: Path) -> None:
    found, skipped = gather(fill(tmp_path, "a.txt", "notes.docx", "Makefile"))
    assert [one.path for one in found] == ["a.txt"]
    assert [(one.item, bool(one.why), bool(one.hint)) for one in skipped] == [
        ("Makefile", True, True),
        ("notes.docx", True, True),
    ]
    assert ".docx" in skipped[1].why


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = fill(tmp_path / "content-two", "secret.txt") / "secret.txt"
    root = fill(tmp_path / "content", "a.txt", "b.txt")
    (root / "out.txt").symlink_to(outside)
    (root / "in.txt").symlink_to(root / "a.txt")
    found, skipped = gather(root)
    assert [one.path for one in found] == ["a.txt", "b.txt", "in.txt"]
    assert [one.item for one in skipped] == ["out.txt"]
    assert "out of the content folder" in skipped[0].why


def test_a_linked_folder_is_not_walked_into(tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere", "secret.txt")
    root = fill(tmp_path / "content", "a.txt")
    (root / "more").symlink_to(tmp_path / "elsewhere")
    assert [one.path for one in gather(root)[0]] == ["a.txt"]


@pytest.mark.parametrize("target", ["nowhere.txt", "loop.txt"])
def test_a_link_to_nothing_costs_itself_only(tmp_path: Path, target: str) -> None:
    root = fill(tmp_path / "content", "a.txt")
    (root / "loop.txt").symlink_to(root / target)
    found, skipped = gather(root)
    assert [one.path for one in found] == ["a.txt"]
    assert [one.item for one in skipped] == ["loop.txt"]
    assert skipped[0].hint


def test_a_file_that_cannot_be_had_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("missing.txt", "missing", "folder.txt"):
        with pytest.raises(SourceError, match=r"cannot be read|no plain file") as caught:
            payload(tmp_path / name, name)
        assert (caught.value.where, bool(caught.value.hint)) == (name, True)


def test_a_content_folder_that_is_none_is_an_error_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no such content folder") as caught:
        gather(tmp_path / "nowhere")
    assert "digest init" in caught.value.hint


def test_the_same_folder_is_gathered_the_same_way_twice(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/x.md", "c.unknown")
    assert gather(tmp_path) == gather(tmp_path)
