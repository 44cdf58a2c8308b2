"""Finding in a browser: search, its filters and its addresses."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from digest import border
from digest.model import File
from digest.pages import Views, site_view
from digest.pages.search import search
from digest.render import Renderer
from digest.texts import texts
from digest.write import write
from tests.browser.conftest import Watch
from tests.sites import SMALL, SMALL_TOML, TOML, Folder, make

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
STRANGE = {
    "uk/2026-03-02-kyiv.md": "---\ntitle: Міст через річку Їжу закрили\ndate: 2026-03-02\nsource: uk\n---\n\n"
    "Міст через річку закрили у понеділок після того, як інженери знайшли тріщину.\n",
    "ar/2025-03-03-jisr.md": "---\ntitle: إغلاق الجسر القديم في المدينة\ndate: 2025-03-03\nsource: ar\n---\n\n"
    "أغلقت السلطات الجسر القديم يوم الاثنين بعد أن وجد المهندسون شقا فيه.\n",
    "x/2024-03-04-evil.md": "---\ntitle: 'Old </script><img src=x onerror=alert(1)> Straße in Łódź'\n"
    "date: 2024-03-04\nsource: x\n---\n\nThe café on the old street was shut on Monday, said its owner, "
    "<img src=y onerror=alert(2)> and nobody knew why.\n",
}


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address, on the disk, of a paper in three alphabets over three years, each year in a file of its own."""
    folder = make(tmp_path_factory.mktemp("strange"), STRANGE, TOML)
    config, made = folder.config, folder.made
    pages, data = search(Views(made.site, config.zone, {}, texts("en")), most=1)
    renderer = Renderer(config.folder("templates"), config.site.base_url)
    shared = site_view(config, made.site.own, texts("en"))
    files: dict[str, File] = {file.path: file for file in (*made.files, *data, renderer(pages[0], shared))}
    assert write(files.values(), folder.output).skipped == ()
    return f"{folder.output.as_uri()}/"


def found(page: Page, query: str) -> list[str]:
    """The headlines found for ``query`` once the page has looked."""
    page.fill("#q", query)
    return page.locator("#hits h3").all_text_contents()


def test_what_is_typed_is_found_and_leads_to_the_article(page: Page, site: str, watch: Watch) -> None:
    page.goto(f"{site}search/index.html")
    assert page.locator("#found").text_content() == ""
    titles = found(page, "isolde agro")
    assert titles
    assert page.locator("#found").text_content() == f"{len(titles)} article{'s' * (len(titles) > 1)} found"
    assert "Isolde" in page.locator("#hits mark").all_text_contents()
    page.locator("#hits a").first.click()
    assert page.locator("main h1").first.text_content() == titles[0]
    assert (watch.complaints, watch.elsewhere) == ([], [])


def test_filters_narrow_what_is_found(page: Page, site: str, demo: Folder) -> None:
    page.goto(f"{site}search/index.html")
    assert not page.locator("#source").is_visible()
    page.locator("#find summary").press("Enter")
    page.select_option("#source", "Fathom")
    members = [m for s in demo.made.site.stories for m in s.members if m.article.source.name == "Fathom"]
    assert page.locator("#found").text_content() == f"{len(members)} articles found"
    days = sorted(member.day for member in members if member.day)
    page.fill("#to", days[0].isoformat())
    assert page.locator("#hits li").count() == days.count(days[0])
    page.fill("#to", "")
    entity = demo.made.site.entities[0]
    page.select_option("#source", "")
    page.fill("#person", entity.name.upper())
    assert page.locator("#found").text_content() == f"{len(entity.articles)} articles found"
    page.fill("#person", "")
    topic = demo.made.site.topics[0]
    page.select_option("#topic", topic.name)
    assert (page.locator("#found").text_content() or "").startswith(f"{len(topic.articles)} article")


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", '"unclosed <b>', "zzqx", "''; --", "((((", "\\"])
def test_a_query_that_finds_nothing_says_so_and_does_no_harm(page: Page, site: str, watch: Watch, query: str) -> None:
    page.goto(f"{site}search/index.html")
    assert found(page, query) == [] or not any(sign.isalpha() for sign in query)
    page.keyboard.press("Enter")
    page.reload()
    assert page.input_value("#q") == query
    assert page.locator("main img").count() == 0
    assert watch.complaints == []


def test_a_search_can_be_linked_and_the_back_button_leads_to_it(page: Page, site: str) -> None:
    address = f"{site}search/index.html?q=isolde&source=Beacon+Press+Agency"
    page.goto(address)
    first = page.locator("#hits h3").all_text_contents()
    assert (page.input_value("#q"), page.input_value("#source")) == ("isolde", "Beacon Press Agency")
    assert page.locator("#source").is_visible()
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    assert found(page, "teachers") != first
    assert "q=teachers" in page.url
    page.go_back()
    assert (page.url, page.input_value("#q")) == (address, "isolde")
    assert page.locator("#hits h3").all_text_contents() == first
    page.locator("#hits a").first.click()
    page.wait_for_url("**/2026/**")
    page.go_back()
    page.locator("#hits h3").first.wait_for()
    assert page.locator("#hits h3").all_text_contents() == first


def test_search_works_with_the_keyboard_alone(page: Page, site: str) -> None:
    page.goto(f"{site}search/index.html")
    page.keyboard.press("/")
    page.keyboard.type("reef/")
    assert page.input_value("#q") == "reef/"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "q"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#hits') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/2026/**")


def test_every_word_of_a_headline_is_found_in_capitals_and_without_marks(page: Page, site: str, demo: Folder) -> None:
    page.goto(f"{site}search/index.html")
    titles = sorted({m.article.title.value for s in demo.made.site.stories for m in s.members})
    look = """queries => queries.map(query => {
        q.value = query; q.dispatchEvent(new Event('input', {bubbles: true}));
        while (!more.hidden) more.click();
        return [...document.querySelectorAll('#hits h3')].map(one => one.textContent) })"""
    asked = [(word, title) for title in titles[::3] for word in title.split() if any(map(str.isalnum, word))]
    plain = [
        "".join(c for c in unicodedata.normalize("NFKD", w.upper()) if not unicodedata.combining(c)) for w, _ in asked
    ]
    given = page.evaluate(look, plain)
    assert [(word, title) for (word, title), hits in zip(asked, given, strict=True) if title not in hits] == []


def test_a_phrase_must_stand_as_it_is_and_words_but_the_last_must_be_whole(page: Page, site: str) -> None:
    page.goto(f"{site}search/index.html")
    assert found(page, '"strike over pay"')
    assert found(page, "pay over strike")
    assert found(page, '"pay over strike"') == []
    assert found(page, "teach")
    assert found(page, "teach strike") == []


@pytest.mark.parametrize("query", ["РІЧКУ", "їжу", "міст закр"])
def test_cyrillic_is_found(page: Page, strange: str, query: str) -> None:
    page.goto(f"{strange}search/index.html")
    assert found(page, query) == ["Міст через річку Їжу закрили"]


def test_older_years_come_when_they_are_asked_for_and_their_texts_stay_texts(
    context: BrowserContext, strange: str
) -> None:
    watch = Watch(strange)
    page = watch.over(context.new_page())
    page.goto(f"{strange}search/index.html?q=القديم")
    assert page.locator("#hits li").count() == 0
    page.get_by_role("button", name="Search 2025 too").click()
    page.locator("#hits li").wait_for()
    assert page.locator("#hits mark").first.text_content() == "القديم"
    assert found(page, "strasse lodz") == []
    page.get_by_role("button", name="Search 2024 too").click()
    page.locator("#hits li").wait_for()
    assert "onerror" in (page.locator("#hits h3").text_content() or "")
    assert page.locator("button.older").count() == 0
    assert page.locator("main img").count() == 0
    assert (watch.complaints, watch.elsewhere) == ([], [])


def test_a_name_is_found_whole_and_never_across_two_names(page: Page, site: str) -> None:
    names = [["Ann Lee", "Bo Ray"], ["Ann Leeson"], ["Lee Bo Park"]]
    rows = [
        [f"Title {n}", "", "2026/x", "2026-01-01", [0], [0], [], [1 + i for i in some]]
        for n, some in enumerate(([0, 1], [2], [3]))
    ]
    flat = [name for some in names for name in some]
    data = {"of": ["Herald", *flat], "all": list(zip(*rows, strict=True))}
    page.add_init_script(f"self.digestSearch = [{json.dumps(data)}]")
    page.goto(f"{site}search/index.html")
    page.locator("#find summary").click()
    for asked, hits in {
        "Lee Bo": ["Title 2"],
        "ann lee": ["Title 0"],
        "Ann Lees": ["Title 1"],
        "ann": ["Title 0", "Title 1"],
        "Ray, Ann": [],
    }.items():
        page.fill("#person", asked)
        assert [title for title in page.locator("#hits h3").all_text_contents() if "Title" in title] == hits


def test_without_javascript_the_search_page_leads_to_the_a_to_z(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}search/index.html")
    assert not page.locator("#find").is_visible()
    page.locator("noscript a").first.click()
    assert page.locator("main h1").text_content() == "A–Z"
    page.locator(".letters a").nth(3).click()
    assert page.url.endswith("#letter-4")
    context.close()


def test_scripts_run_under_a_policy_that_lets_no_foreign_thing_in(
    context: BrowserContext, demo: Folder, tmp_path: Path
) -> None:
    """The policy that the brief of the pages names, put into the search page, opened from the disk."""
    rules = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'.encode()
    files = [File(f.path, f.data.replace(b"<head>", b"<head>" + policy)) for f in demo.made.files]
    write(files, tmp_path)
    watch = Watch(tmp_path.as_uri())
    page = watch.over(context.new_page())
    page.goto(f"{tmp_path.as_uri()}/search/index.html")
    assert found(page, "isolde")
    assert watch.complaints == []


def test_a_small_paper_below_a_path_is_searched_too(context: BrowserContext, tmp_path: Path) -> None:
    folder = make(tmp_path, SMALL, SMALL_TOML)
    folder.write()
    page = context.new_page()
    page.goto(f"{folder.output.as_uri()}/search/index.html")
    assert found(page, "quiet review") == ["A choir without a conductor"]
    assert found(page, "Tallis") == ["A choir without a conductor"]
    assert found(page, "verwunschen") == []
    assert border.out_path("search-data.js") in folder.files
