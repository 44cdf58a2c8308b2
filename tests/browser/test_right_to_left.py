"""An Arabic paper in a browser: what stands left of a text elsewhere stands right of it, and nothing sticks out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from digest.write import write
from tests.arabic import arabic_paper, english_paper
from tests.browser.looks import OPEN_ALL, too_wide, violations
from tests.sites import Folder

pytestmark = pytest.mark.browser

_BORDERS = """[...document.querySelectorAll('.timeline, .box, .note > div')].map(one => {
    const { borderLeftWidth, borderRightWidth } = getComputedStyle(one)
    return [borderLeftWidth, borderRightWidth]
})"""
_WHERE = """(one, word) => {
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), range = new Range()
    while (walk.nextNode()) {
        const at = walk.currentNode.data.indexOf(word)
        if (at >= 0) {
            range.setStart(walk.currentNode, at), range.setEnd(walk.currentNode, at + word.length)
            return range.getBoundingClientRect().left
        }
    }
}"""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The Arabic paper, written."""
    folder = arabic_paper(tmp_path_factory.mktemp("arabic"))
    write(folder.made.files, folder.output)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a wide window."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def story_of(paper: Folder) -> Path:
    """The page of the story of most articles."""
    story = max(paper.made.site.stories, key=lambda one: len(one.members))
    return paper.output / "stories" / story.slug / "index.html"


def test_every_page_fits_a_phone_and_a_desk(page: Page, arabic: Folder) -> None:
    wide = []
    for path in sorted(arabic.html):
        page.goto((arabic.output / path).as_uri())
        for width in (320, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            wide += [(path, width, *found) for found in [too_wide(page)] if found]
    assert wide == []


def test_lines_and_notes_stand_on_the_side_where_arabic_begins(page: Page, arabic: Folder) -> None:
    page.goto(story_of(arabic).as_uri())
    page.evaluate(OPEN_ALL)
    borders = page.evaluate(_BORDERS)
    assert len(borders) > 3
    assert {left for left, _ in borders} == {"0px"}
    assert all(float(right.removesuffix("px")) >= 2 for _, right in borders)
    note, text = page.locator(".note > div").first.bounding_box(), page.locator(".points").first.bounding_box()
    assert note and text
    assert note["x"] + note["width"] < text["x"]


def test_the_edition_before_stands_right_of_the_one_after(page: Page, arabic: Folder) -> None:
    page.goto((arabic.output / "2026/03/03/index.html").as_uri())
    before = page.locator(".around a[rel=prev]").bounding_box()
    after = page.locator(".around a[rel=next]").bounding_box()
    assert before and after
    assert before["x"] > after["x"] + after["width"]


def test_the_day_of_a_receipt_stands_left_of_the_latin_name_before_it(page: Page, arabic: Folder) -> None:
    page.goto((arabic.output / "index.html").as_uri())
    page.evaluate(OPEN_ALL)
    receipt = page.locator(".note p", has_text="The Lantern").first
    name, day = (receipt.evaluate(_WHERE, word) for word in ("The Lantern", "4"))
    assert day < name


@pytest.mark.parametrize("path", ["index.html", "2026/week-10/index.html", "search/index.html"])
def test_axe_finds_nothing_on_an_arabic_page(page: Page, arabic: Folder, path: str) -> None:
    page.goto((arabic.output / path).as_uri())
    page.evaluate(OPEN_ALL)
    assert violations(page) == []


def test_an_arabic_headline_in_an_english_paper_does_not_stick_out(page: Page, tmp_path: Path) -> None:
    paper = english_paper(tmp_path)
    write(paper.made.files, paper.output)
    page.set_viewport_size({"width": 320, "height": 800})
    for path in ("index.html", paper.page("sunk.md")):
        page.goto((paper.output / path).as_uri())
        assert too_wide(page) == []
