"""A paper whose schedule has died still tells its age: the reader's own clock does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from digest.write import write
from tests.factories import STRIKE
from tests.sites import Folder, make

pytestmark = pytest.mark.browser

ARTICLES = {"alpha/1.md": f"---\ntitle: Teachers strike\ndate: 2026-06-01\n---\n{STRIKE}\n"}


@pytest.fixture
def front(tmp_path: Path) -> str:
    """The front page of a paper made on the day of its newest edition."""
    folder: Folder = make(tmp_path, ARTICLES)
    write(folder.made.files, tmp_path / "out")
    return (tmp_path / "out" / "index.html").as_uri()


@pytest.mark.parametrize(("day", "shown"), [("2026-06-04T23:00:00Z", False), ("2026-06-05T01:00:00Z", True)])
def test_a_front_page_that_was_not_made_anew_says_by_itself_that_it_is_old(
    context: BrowserContext, front: str, day: str, *, shown: bool
) -> None:
    context.clock.set_fixed_time(day)
    page = context.new_page()
    page.goto(front)
    page.wait_for_load_state()
    assert page.locator("[data-until]").is_visible() is shown
