"""The pages are HTML as the standard has it: vnu, the checker of the W3C, finds no error on any of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from tests.kinds import written_kinds
from tests.sites import Folder
from tests.vnu import errors


def test_vnu_finds_no_error_on_any_page_of_the_demonstration_or_of_any_other_kind(
    demo: Folder, small: Folder, tmp_path: Path
) -> None:
    """The preview, which has all pages of the site and the audit pages, the small paper, and pages only others have."""
    written_kinds(tmp_path, demo, small)
    assert len(list(tmp_path.rglob("*.html"))) > len(demo.html)
    assert errors(tmp_path) == []


def test_no_heading_skips_a_level(demo: Folder, small: Folder) -> None:
    """The standard asks for it today, and vnu of 2026 does, which cannot be had as a package."""
    wrong = []
    for folder in (demo, small):
        for path, page in folder.html.items():
            levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
            if any(after > before + 1 for before, after in pairwise([0, *levels])):
                wrong.append((path, levels[:6]))
    assert wrong == []


def test_vnu_is_really_asked(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><title>A</title><p><div></div></p>", encoding="utf-8")
    (found,) = [line for line in errors(tmp_path) if "No “p” element" in line]
    assert found.startswith('"a.html":1.')
