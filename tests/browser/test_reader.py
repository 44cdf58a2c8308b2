"""What a reader sets, in a browser: muted words, what is new since the last visit, and the keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Watch
from tests.sites import make

pytestmark = pytest.mark.browser

TELLING = "---\ntitle: {title}\ndate: 2026-03-0{day}\nsource: {by}\n---\n\n{text}\n"
MUTABLE = {
    "ja/a.md": TELLING.format(
        title="新しい橋が東京で開通",
        day=4,
        by="ja",
        text="The first car went over it at nine, and a band of the fire service played until the evening.",
    ),
    "th/b.md": TELLING.format(
        title="สะพานใหม่เปิดแล้ว",
        day=4,
        by="th",
        text="Nobody knows who paid for the lamps, nor who will pay for the light when winter comes.",
    ),
    "pl/c.md": TELLING.format(title="Tramwaje stoją", day=4, by="pl", text="Tramwaje w mieście Łódź stoją od rana."),
    "de/d.md": TELLING.format(title="Die Straße bleibt zu", day=4, by="de", text="Ein Riss wurde am Montag gefunden."),
    "en/e.md": TELLING.format(title="Herring is back", day=4, by="en", text="The herring came back on Monday."),
}


def saved(page: Page, site: str, words: str, *ticked: str) -> None:
    """Saves ``words`` as muted, and the boxes of these ids ticked."""
    page.goto(f"{site}search/index.html")
    page.locator(".reading summary").click()
    page.fill("#mute", words)
    for name in ("since", "slash"):
        page.set_checked(f"#{name}", name in ticked)
    page.locator("#reader button").click()
    assert page.locator("#kept").text_content() == "Saved in this browser."


def test_muted_words_fold_stories_away_and_take_nothing_out(page: Page, site: str, watch: Watch) -> None:
    edition = f"{site}2026/03/03/index.html"
    page.goto(edition)
    whole = page.locator("main article").all_text_contents()
    assert page.locator("main details.tag").count() == 0
    saved(page, site, "TEACHERS\n\nnobodysaysthis")
    page.goto(edition)
    box = page.locator("main article > details.tag").first
    assert box.locator("> summary").text_content() == "Muted: show"
    heading = box.locator("h2, h3").first
    assert not heading.is_visible()
    box.locator("> summary").press("Enter")
    assert heading.is_visible()
    now = page.locator("main article").all_text_contents()
    assert [text.replace("Muted: show", "") for text in now] == whole
    saved(page, site, "")
    page.goto(edition)
    assert page.locator("main details.tag").count() == 0
    assert watch.complaints == []


def test_what_is_new_since_the_last_visit_is_marked_when_a_reader_wants_it(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    page.goto(f"{site}2026/03/03/index.html")
    assert page.evaluate("localStorage.length") == 0
    saved(page, site, "", "since")
    page.goto(f"{site}2026/03/03/index.html")
    page.goto(f"{site}2026/03/04/index.html")
    assert page.locator("main span.tag", has_text="New").count() == 0
    page.close()
    later = context.new_page()
    later.goto(f"{site}2026/03/03/index.html")
    assert later.get_by_text("New", exact=True).count() == 0
    later.goto(f"{site}2026/03/05/index.html")
    assert later.locator("main article span.tag", has_text="New").count() >= later.locator("main article").count()
    kept = json.loads(later.evaluate("localStorage.getItem(localStorage.key(0))"))
    assert kept["seen"] == "2026-03-05"


def test_words_are_muted_in_every_writing_as_they_are_found_in_it(context: BrowserContext, tmp_path: Path) -> None:
    folder = make(tmp_path, MUTABLE)
    folder.write()
    page, place = context.new_page(), f"{folder.output.as_uri()}/"
    for word, hit in {
        "東京": "新しい",
        "สะพาน": "สะพาน",
        "lodz": "Tramwaje",
        "STRASSE": "Straße",
        "back": "Herring",
    }.items():
        saved(page, place, word)
        page.goto(f"{place}2026/03/04/index.html")
        (muted,) = page.locator("details.tag").all_text_contents()
        assert hit in muted
        page.goto(f"{place}search/index.html")
        page.fill("#q", word)
        assert hit in (page.locator("#hits h3").text_content() or "")


def test_what_came_into_an_edition_after_the_last_visit_is_new_and_nothing_else(
    context: BrowserContext, tmp_path: Path
) -> None:
    """Also where a story was there but said something else, and where the page is loaded again in the same window."""

    def new(page: Page) -> list[str]:
        page.goto(f"{place}2026/03/04/index.html")
        return sorted(
            page.locator("article:has(span.tag:text-is('New')) h2 a,li:has(span.tag) > a").all_text_contents()
        )

    folder = make(tmp_path, MUTABLE)
    folder.write()
    place = f"{folder.output.as_uri()}/"
    page = context.new_page()
    saved(page, place, "", "since")
    assert new(page) == []
    late = TELLING.format(title="Chapel roof fell in", day=4, by="en", text="The roof of a chapel fell in at noon.")
    folder.put("en/late.md", late)
    folder.write()
    assert new(page) == ["Chapel roof fell in"]
    assert new(page) == ["Chapel roof fell in"]
    page.close()
    later = context.new_page()
    assert new(later) == []
    folder.put("en/e.md", MUTABLE["en/e.md"].replace("on Monday", "on Tuesday after all"))
    folder.write()
    assert new(later) == ["Herring is back"]


def test_a_story_without_news_is_never_marked_as_new(context: BrowserContext, tmp_path: Path) -> None:
    ferry = (
        "The ferry Isolde struck a reef off Crane Point, and all on board were taken off by two fishing boats at noon."
    )
    dairy = "A dairy in the hills won a prize for a cheese that nobody had ordered, said its owner on Tuesday."
    folder = make(
        tmp_path,
        {
            "a/1.md": TELLING.format(title="Ferry", day=3, by="a", text=ferry),
            "b/2.md": TELLING.format(title="Ferry again", day=4, by="b", text=ferry),
            "c/3.md": TELLING.format(title="Cheese", day=4, by="c", text=dairy),
        },
    )
    folder.write()
    place = f"{folder.output.as_uri()}/"
    page = context.new_page()
    saved(page, place, "", "since")
    page.goto(f"{place}2026/03/03/index.html")
    page.close()
    later = context.new_page()
    later.goto(f"{place}2026/03/04/index.html")
    assert later.locator("main :is(h2, h3):has(span.tag)").all_text_contents() == ["CheeseNew"]
    assert later.locator("#nothing-new ~ .lines li").count() == 1
    assert later.locator("#nothing-new ~ .lines .tag").count() == 0


def test_arrows_leave_no_page_that_they_are_needed_on(page: Page, site: str) -> None:
    """On whatever has the focus, on a page that scrolls sideways, and where they are turned off."""
    edition = f"{site}2026/03/03/index.html"

    def turned() -> bool:
        """Whether → follows the link to the next edition; it is kept from doing so."""
        follow = "self.followed = 0; onclick = (e) => { followed += e.target.rel == 'next'; e.preventDefault() }"
        page.evaluate(f"() => {{ {follow} }}")
        page.keyboard.press("ArrowRight")
        return bool(page.evaluate("followed"))

    page.goto(edition)
    assert turned()
    for control in ("main article a", "main article summary"):
        page.locator(control).first.focus()
        assert not turned()
    page.goto(edition)
    page.evaluate("document.querySelector('main').style.width = '3000px'")
    assert not turned()
    saved(page, site, "", "slash")
    page.goto(edition)
    assert not turned()
    page.goto(f"{site}search/index.html")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "q"


def test_arrows_turn_to_the_edition_before_and_after_but_not_in_a_field(page: Page, site: str) -> None:
    page.goto(f"{site}2026/03/03/index.html")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/2026/03/04/index.html")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/2026/03/03/index.html")
    page.keyboard.press("Alt+Shift+ArrowRight")
    assert "/2026/03/03/" in page.url
