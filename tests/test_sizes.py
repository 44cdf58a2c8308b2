"""Pages are small, as they come over a line and as a server packs them."""

from __future__ import annotations

from gzip import compress
from statistics import median

import pytest

from tests.sites import Folder

KB = 1000


@pytest.fixture
def style(demo: Folder) -> bytes:
    """The style sheet."""
    (path,) = [path for path in demo.files if path.startswith("static/style.")]
    return demo.files[path]


def test_the_style_sheet_is_below_20_kb(style: bytes) -> None:
    assert len(style) < 20 * KB


def test_the_front_page_is_at_most_60_kb_with_its_style_sheet(demo: Folder, style: bytes) -> None:
    assert len(demo.files["index.html"]) + len(style) <= 60 * KB


def test_half_of_the_articles_are_at_most_14_kb_and_packed_6_kb(demo: Folder) -> None:
    pages = [demo.files[demo.page(path)] for path in demo.members]
    assert median(len(page) for page in pages) <= 14 * KB
    assert median(len(compress(page, 9)) for page in pages) <= 6 * KB


def test_no_page_is_over_150_kb(demo: Folder) -> None:
    assert {path: len(demo.files[path]) for path in demo.html if len(demo.files[path]) > 150 * KB} == {}
