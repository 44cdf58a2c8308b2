"""The audit pages of a preview in a browser: they fit, they stand side by side, they run nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from digest.build import build
from digest.pages import paths
from digest.request import Request
from digest.write import write
from tests.browser.conftest import Watch
from tests.sites import NOW, Folder

pytestmark = pytest.mark.browser

FILES = ["ibs/isolde-rescue.txt", "chronicle/2026-03-02-barrier-bill.md", "ibs/2026-03-31-captain.html"]
PLACES = "[...document.querySelectorAll('.row')].map(r => [...r.children].map(c => c.getBoundingClientRect().toJSON()))"


@pytest.fixture(scope="module")
def preview(demo: Folder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as the preview shows it, in a folder."""
    place = tmp_path_factory.mktemp("preview")
    write(build(demo.config, Request(NOW, audit=True)).files, place / "paper")
    return place / "paper"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_audit_pages_fit_and_show_raw_beside_clean_where_there_is_room(
    browser: Browser, preview: Path, demo: Folder, scheme: Literal["light", "dark"], width: int
) -> None:
    watch = Watch(f"{preview.as_uri()}/")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = watch.over(context.new_page())
    for name in FILES:
        page.goto(f"{preview.as_uri()}/{paths.audit(demo.members[name])}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for raw, clean in page.evaluate(PLACES):
            beside = clean["left"] >= raw["right"] and clean["top"] == raw["top"]
            below = clean["top"] >= raw["bottom"] and clean["left"] == raw["left"]
            assert beside if width >= 768 else below
    assert (watch.complaints, watch.elsewhere) == ([], [])
    context.close()


def test_what_was_taken_is_told_by_more_than_colour(browser: Browser, preview: Path, demo: Folder) -> None:
    page = browser.new_page()
    page.goto(f"{preview.as_uri()}/{paths.audit(demo.members[FILES[0]])}")
    lines = "es => es.map(e => getComputedStyle(e).textDecorationLine)"
    assert set(page.locator(".raw del").evaluate_all(lines)) == {"line-through"}
    assert set(page.locator(".raw .field").evaluate_all(lines)) == {"underline"}
    assert page.locator(".notes .taken").count() == page.locator(".raw del").count() > 0
    page.close()


def test_on_a_phone_a_line_that_was_kept_as_it_is_stands_there_once(
    browser: Browser, preview: Path, demo: Folder
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{preview.as_uri()}/{paths.audit(demo.members[FILES[1]])}")
    assert page.locator(".row.same").count() > 0
    assert not page.locator(".row.same .words").first.is_visible()
    assert page.locator(".row.same .side").first.inner_text() == "Raw and clean"
    assert page.locator(".row:not(.same) .words").first.is_visible()
    page.close()
