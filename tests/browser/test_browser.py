"""The demonstration in a browser, from a disk and from a server below a path, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watch
from tests.sites import Folder

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
PAGES = ["front page", "edition", "article", "story", "archive", "stories", "method"]
PHONE, DESK = (320, 640), (1280, 800)


@pytest.fixture
def where(demo: Folder) -> dict[str, str]:
    """The file of each page to look at."""
    story = max(demo.made.site.stories, key=lambda one: len(one.members))
    return {
        "front page": "index.html",
        "edition": "2026/03/03/index.html",
        "article": demo.page("beacon/2026/03/03/isolde-wire.txt"),
        "story": f"stories/{story.slug}/index.html",
        "archive": "archive/index.html",
        "stories": "stories/index.html",
        "method": "method/index.html",
    }


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """A maker of pages: ``opened(address, size, script)``."""
    contexts = []

    def open_it(address: str, *, size: tuple[int, int] = DESK, script: bool = True, watch: Watch | None = None) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, service_workers="block"
        )
        contexts.append(context)
        page = context.new_page()
        if watch:
            watch.over(page)
        page.goto(address)
        return page

    yield open_it
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_on_a_narrow_phone_without_complaint_and_fits(
    opened: Opener, site: str, where: dict[str, str], name: str
) -> None:
    """No error on the console, no request to another site, its style sheet found, nothing to scroll sideways for."""
    watch = Watch(site)
    page = opened(site + where[name], size=PHONE, watch=watch)
    assert page.locator("main h1, .masthead h1").first.text_content()
    assert page.evaluate("[...document.styleSheets].some(sheet => sheet.href)")
    assert watch.complaints == []
    assert watch.elsewhere == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE[0], page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 320)"
        ".slice(0, 5).map(e => e.outerHTML.slice(0, 120))"
    )


def test_a_reader_without_javascript_gets_from_the_front_page_to_an_article_and_its_story(
    opened: Opener, site: str
) -> None:
    page = opened(site + "index.html", script=False)
    headline = page.locator("main h2 a").first
    text = headline.text_content()
    headline.click()
    assert page.locator("main h1").text_content() == text
    page.locator("main a[href*='stories/']").first.click()
    assert "/stories/" in page.url
    page.locator("nav.menu a[href*='archive']").click()
    assert page.locator("main h1").text_content() == "Archive"


def test_a_reader_goes_back_from_edition_to_edition_to_the_first(opened: Opener, site: str, demo: Folder) -> None:
    days = [f"{edition.day:%Y/%m/%d}" for edition in demo.made.site.editions][:4]
    page = opened(f"{site}{days[-1]}/index.html", script=False)
    for day in reversed(days[:-1]):
        page.locator("a[rel=prev]").first.click()
        assert f"/{day}/" in page.url
    assert page.locator("a[rel=prev]").count() == 0


@pytest.mark.parametrize("path", ["chronicle/2026-03-03-isolde-aground.txt", "chronicle/2026-03-02-barrier-bill.md"])
def test_a_receipt_leads_to_its_sentence_and_marks_it(opened: Opener, site: str, demo: Folder, path: str) -> None:
    """In a raw text, and in one with markup of its own."""
    page = opened(site + demo.page(path))
    plain = "element => getComputedStyle(element).backgroundColor"
    for number, point in enumerate(demo.members[path].summary.sentences):
        page.locator("main section .receipt, main .points .receipt").nth(number).click()
        marked = page.locator(":target")
        assert marked.count() == 1
        said = " ".join((marked.text_content() or "").split())
        assert said.endswith(point.text[1:])
        other = page.evaluate(plain, page.locator("main .text p").first.element_handle())
        assert page.evaluate(plain, marked.element_handle()) != other
        assert marked.bounding_box()


def test_a_reader_with_a_keyboard_can_skip_to_the_content(opened: Opener, site: str) -> None:
    page = opened(site + "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_days_of_an_entity_keep_away_from_whom_it_is_named_with(
    opened: Opener, site: str, demo: Folder, size: tuple[int, int]
) -> None:
    most = max((one for one in demo.made.site.entities if one.kind == "person"), key=lambda one: len(one.articles))
    page = opened(f"{site}people/{most.slug}/index.html", size=size)
    above = page.locator("main ul.index").bounding_box()
    days = page.locator("main ol.timeline").bounding_box()
    assert above and days
    assert days["y"] - (above["y"] + above["height"]) >= 16


@pytest.mark.parametrize("size", [PHONE, (768, 1000), DESK])
def test_the_days_of_a_week_stand_where_its_stories_stand(opened: Opener, site: str, size: tuple[int, int]) -> None:
    page = opened(f"{site}2026/week-12/index.html", size=size)
    days, stories = page.locator("main ul.days").bounding_box(), page.locator("main section>ol.items").bounding_box()
    assert days and stories
    assert (days["x"], days["width"]) == (stories["x"], stories["width"])
