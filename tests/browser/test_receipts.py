"""Receipts in a browser: a mark opens its sentence in its paragraph, in the margin or below, one at a time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.sites import Folder

pytestmark = pytest.mark.browser

BOX = "e => e.getBoundingClientRect().toJSON()"


def story(browser: Browser, site: str, demo: Folder, width: int) -> Page:
    """The page of the story that most articles tell, without JavaScript."""
    largest = max(demo.made.site.stories, key=lambda one: len(one.members))
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}stories/{largest.slug}/index.html")
    return page


@pytest.mark.parametrize(("width", "place"), [(1440, "margin"), (360, "below")])
def test_a_mark_opens_its_sentence_in_the_margin_where_there_is_one_and_below_it_where_not(
    browser: Browser, site: str, demo: Folder, width: int, place: str
) -> None:
    page = story(browser, site, demo, width)
    mark = page.locator(".box .note summary").nth(1)
    quote = page.locator(".box .note").nth(1).locator("blockquote")
    assert not quote.is_visible()
    mark.focus()
    page.keyboard.press("Enter")
    assert quote.is_visible()
    note, article = quote.evaluate(BOX), page.locator("article.article").evaluate(BOX)
    assert (note["left"] >= article["right"]) == (place == "margin")
    assert note["right"] <= width
    said = page.locator(".box .points li").nth(1).inner_text()
    assert quote.locator("mark").first.inner_text()[:40] in said
    page.context.close()


def test_one_note_is_open_at_a_time_so_that_none_lies_on_another(browser: Browser, site: str, demo: Folder) -> None:
    page = story(browser, site, demo, 1440)
    marks = page.locator(".note summary")
    for number in range(4):
        marks.nth(number).click()
        assert page.locator(".note[open]").count() == 1
    page.context.close()


def test_the_way_from_a_note_leads_to_the_sentence_itself_which_is_marked(
    browser: Browser, site: str, demo: Folder
) -> None:
    page = story(browser, site, demo, 1440)
    page.locator(".box .note summary").first.click()
    quoted = page.locator(".box .note").first.locator("mark").inner_text()
    page.locator(".box .note").first.locator("a").click()
    target = page.locator(":target")
    assert target.inner_text() == quoted
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.context.close()
