"""A reader with nothing but a keyboard: from the front page to a story, to a receipt, to the sentence it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MOST_TABS = 400
_FOCUS = """() => {
  const here = document.activeElement
  if (!here || here === document.body) return null
  const style = getComputedStyle(here), box = here.getBoundingClientRect()
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none'
  const inside = box.width > 0 && box.height > 0 && box.left >= 0 && box.left < innerWidth && box.bottom > 0
    && box.top < innerHeight
  window.places = window.places || new Map()
  if (!window.places.has(here)) window.places.set(here, window.places.size)
  const holds = here.tagName === 'SUMMARY' ? here.parentElement : null
  return {
    number: window.places.get(here), tag: here.tagName, text: here.textContent.trim().slice(0, 60), ring, inside,
    href: here.getAttribute('href') || '', main: !!here.closest('main'),
    headline: !!here.closest('main h1, main h2, main h3'),
    mark: here.tagName === 'SUMMARY' ? !!holds.querySelector("a[href*='#']") && !!here.closest('main')
      : /#s\\d/.test(here.getAttribute('href') || ''),
    open: !!holds && holds.open, opened: !!here.closest('details[open]'),
  }
}"""


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """The front page, from a disk and from a server."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site}index.html")
    yield page
    context.close()


def tab(page: Page) -> dict[str, Any] | None:
    """Where the focus is after one more Tab: None behind the last; it must be seen, and somewhere new."""
    page.keyboard.press("Tab")
    here: dict[str, Any] | None = page.evaluate(_FOCUS)
    if here is not None:
        assert here["inside"], f"the focus is out of sight on {here}"
        assert here["ring"], f"the focus cannot be seen on {here}"
    return here


def tabs(page: Page) -> Iterator[dict[str, Any]]:
    """Each place that Tab leads to from here on, up to the last."""
    seen = set()
    for _ in range(MOST_TABS):
        here = tab(page)
        if here is None:
            return
        assert here["number"] not in seen, f"the focus goes in a circle: {here}"
        seen.add(here["number"])
        yield here
    raise AssertionError(f"{MOST_TABS} tabs do not lead through {page.url}")


def tab_to(page: Page, what: str) -> dict[str, Any]:
    """Tabs until the focus is on something of which ``what`` is true."""
    found = next((here for here in tabs(page) if here[what]), None)
    assert found, f"{page.url}: Tab leads to no {what}"
    return found


def test_the_skip_link_comes_first_and_leads_into_the_main_part(page: Page) -> None:
    first = tab(page)
    assert first and first["href"].startswith("#")
    assert not first["main"]
    page.keyboard.press("Enter")
    assert page.locator(first["href"]).evaluate("e => !!e.closest('main')")
    second = tab(page)
    assert second and second["main"]


def test_tab_goes_through_the_whole_front_page_and_out_of_it(page: Page) -> None:
    """Each place once, each of them seen, no trap; the last is in the foot."""
    places = list(tabs(page))
    assert len(places) > 10
    assert not places[-1]["main"]


def test_from_the_front_page_to_the_sentence_that_a_receipt_names(page: Page) -> None:
    """The first headline is opened with Enter, and a mark there; its link leads to a sentence that is marked."""
    tab_to(page, "headline")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.wait_for_selector("main h1")
    mark = tab_to(page, "mark")
    page.keyboard.press("Enter")
    if mark["tag"] == "SUMMARY":
        now = page.evaluate(_FOCUS)
        assert now["open"], "Enter does not open the receipt"
        for _ in range(MOST_TABS):
            here = tab(page)
            assert here and here["opened"], "the opened receipt has no link to its sentence that a Tab reaches"
            if "#" in here["href"]:
                break
        page.keyboard.press("Enter")
    page.wait_for_function("!!document.querySelector(':target')")
    assert (page.locator(":target").text_content() or "").strip()
    assert page.locator(":target").evaluate("e => { const b = e.getBoundingClientRect(); return b.top < innerHeight }")
