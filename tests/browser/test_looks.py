"""Those who look at pages for the tests are not blind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looks import too_wide, violations

pytestmark = pytest.mark.browser

GOOD = "<!doctype html><html lang=en><title>Good</title><main><h1>Good</h1>%s</main>"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a phone's size."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt"),
        ("<p style='color:#999'>Pale</p>", "color-contrast"),
        ("<p><a href=#a>&nbsp;</a></p>", "link-name"),
        (
            "<button style='all:unset;width:9px;height:9px'>a</button><button style='all:unset'>b</button>",
            "target-size",
        ),
        ("<p lang=english!>Odd</p>", "valid-lang"),
    ],
)
def test_axe_sees_what_is_wrong(page: Page, html: str, rule: str) -> None:
    page.set_content(GOOD % html)
    assert rule in [one[0] for one in violations(page)]


def test_axe_says_nothing_of_what_is_right(page: Page) -> None:
    page.set_content(GOOD % "<p>All is well.</p>")
    assert violations(page) == []


@pytest.mark.parametrize("html", ["<p>%s</p>", "<details><summary>More</summary><p>%s</p></details>"])
def test_what_is_too_wide_is_seen_even_where_it_is_closed(page: Page, html: str) -> None:
    page.set_content(GOOD % html % ("x" * 200))
    assert too_wide(page)
    page.set_content(GOOD % html % ("x " * 200))
    assert too_wide(page) == []
