"""What no editor would wish for, in a browser: it fits a phone, and everyone can use it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from digest.write import write
from tests.bad_input import bad_site, worst
from tests.browser.conftest import Watch
from tests.browser.looks import OPEN_ALL, too_wide, violations
from tests.sites import Folder

pytestmark = pytest.mark.browser

SMALL_ENOUGH_FOR_AXE = [
    "unbroken",
    "endless",
    "none",
    "arabic-said",
    "emoji",
    "word",
    "kept",
    "day of odd articles",
    "own page",
]


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The paper of everything that can go wrong."""
    return bad_site(tmp_path_factory.mktemp("bad") / "site")


@pytest.fixture(scope="module")
def place(bad: Folder) -> Path:
    """Where the pages to be afraid for are written, with the style sheets."""
    wanted = set(worst(bad).values())
    write([file for file in bad.made.files if file.path in wanted or file.path.startswith("static/")], bad.output)
    return bad.output


def test_the_worst_pages_fit_a_phone_and_a_desk_and_are_quiet(browser: Browser, bad: Folder, place: Path) -> None:
    watch = Watch(f"{place.as_uri()}/")
    context = browser.new_context()
    page = watch.over(context.new_page())
    wide = []
    for name, path in worst(bad).items():
        page.goto((place / path).as_uri())
        for width in (320, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            wide += [(name, width, *found) for found in [too_wide(page)] if found]
    context.close()
    assert wide == []
    assert watch.complaints == []
    assert watch.elsewhere == []


@pytest.mark.parametrize("name", SMALL_ENOUGH_FOR_AXE)
def test_axe_finds_nothing_on_a_bad_page(browser: Browser, bad: Folder, place: Path, name: str) -> None:
    """Those of them that differ in what is on them, not in how much; on a phone."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto((place / worst(bad)[name]).as_uri())
    page.evaluate(OPEN_ALL)
    found = violations(page)
    context.close()
    assert found == []
