"""Finding by pagefind in a browser: over http, and what is said where a page is opened as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Watch, serving
from tests.sites import SMALL, SMALL_TOML, make, run

pytestmark = pytest.mark.browser

EVIL = """---
title: 'Old </script><img src=x onerror=alert(1)> pier'
date: 2026-03-06
source: herald
---

The zeppelin pier <img src=y onerror=alert(2)> was shut on Friday, and nobody was hurt, the county said to all.
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small site below ``paper/``, searched by pagefind."""
    folder = make(
        tmp_path_factory.mktemp("finder"),
        SMALL | {"herald/evil.md": EVIL},
        f'{SMALL_TOML}\n[search]\nengine = "pagefind"\n',
    )
    done = run("build", "-o", folder.root / "web" / "paper", cwd=folder.root)
    assert done.code == 0, done.err
    return folder.root / "web"


@pytest.fixture(scope="module")
def site(place: Path) -> Iterator[str]:
    """The address of that site on a server here."""
    with serving(place) as address:
        yield f"{address}paper/"


def test_what_stands_anywhere_in_a_text_is_found_and_leads_to_the_article(page: Page, site: str, watch: Watch) -> None:
    page.goto(f"{site}search/index.html")
    page.fill("#q", "chimney")
    expect(page.locator("#hits h3")).to_have_text(["Old paper mill in Harwick to become flats"])
    assert page.locator("#found").text_content() == "1 article found"
    assert page.locator("#hits .meta").text_content() == "Lowfield Herald, 2 March 2026"
    assert page.locator("#hits mark").all_text_contents() == ["chimney,"]
    page.locator("#hits a").click()
    assert page.locator("main h1").first.text_content() == "Old paper mill in Harwick to become flats"
    assert (watch.complaints, watch.elsewhere) == ([], [])


def test_a_word_of_a_headline_alone_is_found(page: Page, site: str) -> None:
    page.goto(f"{site}search/index.html?q=conductor")
    expect(page.locator("#hits h3")).to_have_text(["A choir without a conductor"])


def test_a_search_has_an_address_and_the_back_button_leads_to_it(page: Page, site: str) -> None:
    page.goto(f"{site}search/index.html?q=chimney")
    expect(page.locator("#hits li")).to_have_count(1)
    page.fill("#q", "chimney pier")
    page.keyboard.press("Enter")
    assert page.url.endswith("?q=chimney+pier")
    page.goto(f"{site}index.html")
    page.go_back()
    expect(page.locator("#q")).to_have_value("chimney pier")


@pytest.mark.parametrize("query", ["zzqx", '"unclosed <b>', "<img src=x onerror=alert(1)>", "((((", "\\"])
def test_a_strange_query_does_no_harm_and_an_answer_is_given(page: Page, site: str, watch: Watch, query: str) -> None:
    page.goto(f"{site}search/index.html")
    page.fill("#q", query)
    expect(page.locator("#found")).not_to_be_empty()
    assert (watch.complaints, watch.elsewhere) == ([], [])


def test_an_article_that_looks_like_markup_is_shown_as_text(page: Page, site: str, watch: Watch) -> None:
    page.goto(f"{site}search/index.html?q=zeppelin")
    expect(page.locator("#hits li")).to_have_count(1)
    assert "<img src=x" in (page.locator("#hits h3").text_content() or "")
    assert page.locator("#hits img").count() == 0
    assert (watch.complaints, watch.elsewhere) == ([], [])


def test_where_the_page_is_opened_as_a_file_it_says_why_it_cannot_search_and_what_can_be_done(
    context: BrowserContext, place: Path
) -> None:
    watch = Watch(f"{place.as_uri()}/")
    page = watch.over(context.new_page())
    page.goto(f"{place.as_uri()}/paper/search/index.html")
    assert not page.locator("#find").is_visible()
    assert "not where its pages are opened as files" in page.locator("#disk").inner_text()
    page.locator("#disk a").first.click()
    assert page.locator("main h1").inner_text() == "A–Z"
    assert watch.complaints == []
