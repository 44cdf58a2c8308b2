"""``digest check`` of files that are no pages: pictures, drawings, books, style sheets, robots.txt."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.checked import BASE, BRIDGE, Copy, built, copy, told
from tests.sites import Folder

PICTURES = {
    "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(200) + b"\xff\xd9",
    "gif": b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
    "webp": b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"),
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'
DRAWINGS = [
    ('<a href="java&#10;script:x()"><text>x</text></a>', "runs a script"),
    ('<a x:href="javascript:x()"><text>x</text></a>', "runs a script"),
    ('<g onload="x()"/>', "runs a script"),
    ('<image href="https://cdn.example/a.png"/>', "from elsewhere: https://cdn.example/a.png"),
    ('<use x:href="//cdn.example/a.svg#b"/>', "from elsewhere"),
    ("<style>@import 'https://cdn.example/a.css';</style>", "from elsewhere"),
    ('<rect style="fill:url(https://cdn.example/a.svg#b)"/>', "from elsewhere"),
    ("<foreignObject/>", "holds a page"),
]
ROBOTS = [
    ("User-agent: *\nDisallow: /repo/2026/\n", "shuts every search engine out of "),
    ("User-agent: Googlebot\nDisallow: /\n", "shuts googlebot out"),
    ("User-agent: bingbot\nUser-agent: Slurp\nDisallow: /repo/about/\n", f"the first {BASE}about/"),
]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return built(tmp_path_factory.mktemp("checked") / "paper")


@pytest.fixture
def spoiled(paper: Folder, tmp_path: Path) -> Copy:
    return copy(paper, tmp_path)


def book() -> bytes:
    """An archive of two files, as a book is."""
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("chapter.xhtml", "<p>x</p>" * 100)
    return data.getvalue()


def test_a_picture_and_a_book_that_are_whole_pass_and_one_that_is_cut_off_does_not(spoiled: Copy) -> None:
    whole = {f"static/a.{suffix}": data for suffix, data in PICTURES.items()} | {"static/a.epub": book()}
    whole["card.png"] = (spoiled.output / "card.png").read_bytes()
    for path, data in whole.items():
        spoiled.put(path, data)
    assert spoiled.found() == []
    for path, data in whole.items():
        spoiled.put(path, data[: len(data) * 2 // 3])
    found = spoiled.found()
    assert {(one.path, one.what) for one in found} == {(path, "is cut off: its end is missing") for path in whole}
    assert {one.rule for one in found} == {"images", "books"}


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(5000), PICTURES["jpg"]])
def test_a_file_that_only_calls_itself_a_picture_is_an_error(spoiled: Copy, data: bytes) -> None:
    spoiled.put("card.png", data)
    (one,) = spoiled.found()
    assert (one.rule, one.level, one.path) == ("images", "error", "card.png")
    assert "is no PNG" in one.what


@pytest.mark.parametrize(("inner", "what"), DRAWINGS)
def test_a_drawing_runs_nothing_and_asks_nobody(spoiled: Copy, inner: str, what: str) -> None:
    spoiled.put("card.svg", SVG.format(inner))
    (one,) = spoiled.found()
    assert (one.rule, one.level) == ("images", "error")
    assert what in one.what


def test_a_drawing_may_lead_elsewhere_and_hold_what_is_its_own(spoiled: Copy) -> None:
    inner = '<!-- a --><a href="https://a.example/"><use href="#b"/></a><image href="data:image/png;base64,"/>'
    spoiled.put("card.svg", SVG.format(inner))
    assert spoiled.found() == []


def test_a_style_sheet_that_says_nothing_is_a_warning(spoiled: Copy) -> None:
    spoiled.put("static/own.css", b"")
    (one,) = spoiled.found()
    assert (one.rule, one.level, one.path, one.what) == ("styles", "warning", "static/own.css", "says nothing")


@pytest.mark.parametrize(("rows", "what"), ROBOTS)
def test_pages_that_robots_txt_hides_from_search_engines_are_told(spoiled: Copy, rows: str, what: str) -> None:
    spoiled.put("robots.txt", f"{rows}\n{spoiled.text('robots.txt')}")
    found = spoiled.found()
    assert told(found) == {("robots", "robots.txt")}
    assert all(what in one.what for one in found)


def test_who_gathers_texts_to_train_models_may_be_shut_out(spoiled: Copy) -> None:
    spoiled.put("robots.txt", f"User-agent: GPTBot\nDisallow: /\n\n{spoiled.text('robots.txt')}")
    assert spoiled.found() == []


@pytest.mark.parametrize("meta", ['name="robots" content="none"', 'name="Googlebot" content="nofollow, NOINDEX"'])
def test_a_page_that_the_sitemap_lists_and_hides_itself_is_an_error(spoiled: Copy, meta: str) -> None:
    spoiled.edit(BRIDGE, "</title>", f"</title><meta {meta}>")
    assert ("sitemap", "sitemap.xml") in told(spoiled.found())
