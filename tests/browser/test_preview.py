"""The preview in a browser: pages load themselves anew, show what is wrong, and are as they will be otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import Watch
from tests.factories import CHEESE, FERRY
from tests.previews import PATIENCE, Preview, preview
from tests.sites import Folder, make

pytestmark = pytest.mark.browser

TOML = '[site]\ntitle = "Quill Post"\nbase_url = "https://you.example/repo/"\n'
ONE = f"---\ntitle: Ferry late\ndate: 2026-03-03\nsource: harbour\n---\n\n{FERRY}\n"
DRAFT = f"---\ntitle: Cheese fair\ndate: 2026-03-02\ndraft: true\n---\n\n{CHEESE}\n"
COMING = f"---\ntitle: Cheese market\ndate: 2027-03-02\n---\n\n{CHEESE}\n"
WAIT = PATIENCE * 1000
NO_PAGE = 204
_UNDER_THE_BAR = """() => {
  const one = document.activeElement, bar = document.querySelector(".digest-bar");
  if (one === document.body || bar.contains(one)) return null;
  const box = one.getBoundingClientRect(), top = bar.getBoundingClientRect().top;
  return box.height && box.bottom > top + 1 ? one.outerHTML.slice(0, 80) : "";
}"""


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    expect.set_options(timeout=WAIT)
    yield
    expect.set_options(timeout=5000)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return make(tmp_path, {"a.md": ONE, "b.md": DRAFT, "c.md": COMING}, TOML)


@pytest.fixture
def shown(folder: Folder) -> Iterator[Preview]:
    with preview(folder, "--drafts", "--future") as one:
        yield one


@pytest.fixture
def watching(shown: Preview) -> Watch:
    return Watch(f"http://127.0.0.1:{shown.port}/")


@pytest.fixture
def open_page(context: BrowserContext, watching: Watch, shown: Preview) -> Page:
    """A page at the front page, watched."""
    page = watching.over(context.new_page())
    page.set_default_timeout(WAIT)
    page.goto(shown.address)
    return page


def test_an_edit_loads_the_page_anew_and_two_200_ms_apart_both_arrive(
    open_page: Page, folder: Folder, shown: Preview, watching: Watch
) -> None:
    open_page.goto(f"{shown.address}2026/03/03/ferry-late/")
    for words in ("Ferry gone", "Ferry found"):
        folder.put("a.md", ONE.replace("date:", f"summary: {words}.\ndate:"))
        open_page.wait_for_timeout(200)
    expect(open_page.locator("main")).to_contain_text("Ferry found.")
    folder.put("a.md", ONE.replace("date:", "summary: Ferry sunk.\ndate:"))
    expect(open_page.locator("main")).to_contain_text("Ferry sunk.")
    assert (watching.complaints, watching.elsewhere) == ([], [])


@pytest.mark.parametrize("answer", [200, NO_PAGE])
def test_a_click_is_not_undone_by_an_edit_that_arrives_with_it(
    open_page: Page, folder: Folder, shown: Preview, answer: int
) -> None:
    """The next page comes; and where none does, as for a file that is downloaded, this one is loaded anew."""
    went = f"{shown.address}stories/index.html"
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    open_page.clock.install()
    open_page.reload()
    open_page.route(went, hold)
    open_page.locator("a[href='stories/index.html']").first.click(no_wait_after=True)
    while not held:
        open_page.wait_for_timeout(20)
    folder.toml.write_text(TOML.replace("Quill Post", "Later Post"), encoding="utf-8")
    shown.wait_for("", "Later Post")
    open_page.wait_for_timeout(300)  # in which the page is told of it
    if answer == NO_PAGE:
        held[0].fulfill(status=answer)
        expect(open_page.locator(".masthead")).to_contain_text("Quill Post")
        open_page.clock.fast_forward(10_000)
    else:
        held[0].continue_()
        open_page.wait_for_url(went)
    expect(open_page.locator(".masthead")).to_contain_text("Later Post")


def test_an_error_lies_over_the_page_until_it_is_mended_and_can_be_put_away(
    open_page: Page, folder: Folder, watching: Watch
) -> None:
    failed = open_page.get_by_role("alert")
    folder.toml.write_text(TOML.replace("title", "tittle"), encoding="utf-8")
    expect(failed).to_contain_text("The site could not be built")
    expect(failed).to_contain_text("digest.toml:2")
    expect(open_page.locator("main")).to_contain_text("Cheese market")
    expect(open_page.get_by_role("heading", name="The site could not be built")).to_be_focused()
    expect(open_page.get_by_role("button", name="Close")).to_contain_text("Esc")
    open_page.keyboard.press("Tab")
    expect(open_page.get_by_role("button", name="Close")).to_be_focused()
    open_page.keyboard.press("Escape")
    expect(failed).to_be_hidden()
    open_page.reload()
    expect(open_page.get_by_role("heading", name="The site could not be built")).not_to_be_focused()
    expect(failed).to_be_visible()
    open_page.get_by_role("button", name="Close").press("Enter")
    expect(failed).to_be_hidden()
    folder.toml.write_text(TOML.replace("Quill Post", "Mended Post"), encoding="utf-8")
    expect(open_page.locator(".masthead")).to_contain_text("Mended Post")
    expect(failed).to_have_count(0)
    assert (watching.complaints, watching.elsewhere) == ([], [])


def test_what_is_not_published_yet_is_marked_wherever_it_shows(open_page: Page, shown: Preview) -> None:
    expect(open_page.locator("main h2").first).to_contain_text("To come")
    for path, mark in (("2026/03/02/", "Draft"), ("2026/03/02/cheese-fair/", "Draft"), ("stories/", "Draft")):
        open_page.goto(shown.address + path)
        expect(open_page.locator("main .tag", has_text=mark).first).to_be_visible()
    open_page.goto(f"{shown.address}search/?q=cheese")
    expect(open_page.locator("main li", has_text="Cheese fair")).to_contain_text("Draft, ")
    expect(open_page.locator("main li", has_text="Cheese market")).to_contain_text("To come, ")
    open_page.goto(f"{shown.address}2026/03/03/ferry-late/")
    expect(open_page.locator("header .tag", has_text="Draft")).to_have_count(0)


def test_the_audit_opens_beside_the_article_and_stays_open_where_it_was_read(
    open_page: Page, folder: Folder, shown: Preview, watching: Watch
) -> None:
    open_page.goto(f"{shown.address}2026/03/03/ferry-late/")
    expect(open_page.locator("main")).not_to_contain_text(CHEESE[:40])
    folder.put("a.md", ONE + f"\n\n{CHEESE}" * 20)
    expect(open_page.locator("main")).to_contain_text(CHEESE[:40])
    button = open_page.get_by_role("button", name="Audit")
    panel = open_page.get_by_role("region", name="Audit")
    expect(panel).to_be_hidden()
    box = button.bounding_box()
    assert box
    open_page.mouse.click(box["x"] + 2, box["y"] + 2)
    expect(panel.locator(".raw").first).to_contain_text("title: Ferry late")
    expect(open_page.locator("main h1")).to_be_in_viewport()
    assert panel.locator("a").first.get_attribute("href") == f"{shown.address}2026/03/03/ferry-late/index.html"
    panel.evaluate("one => one.scrollTo(0, 300)")
    folder.put("a.md", ONE.replace("date:", "summary: Ferry sunk.\ndate:") + f"\n\n{CHEESE}" * 20)
    expect(panel.locator(".raw", has_text="summary: Ferry sunk.")).to_be_attached()
    expect(open_page.locator("main")).to_contain_text("Ferry sunk.")
    open_page.wait_for_function("document.querySelector('.digest-audit').scrollTop === 300")
    open_page.goto(f"{shown.address}2026/03/02/cheese-fair/")
    expect(panel.locator(".raw").first).to_contain_text("title: Cheese fair")
    button.click()
    expect(panel).to_be_hidden()
    open_page.reload()
    expect(button).to_have_attribute("aria-expanded", "false")
    complaints = [one for one in watching.complaints if "ERR_ABORTED" not in one]  # a page left while it loads
    assert (complaints, watching.elsewhere) == ([], [])


def test_an_audit_that_cannot_be_shown_says_why_beside_the_article(open_page: Page, folder: Folder) -> None:
    own = folder.root / "templates" / "audit.html"
    own.parent.mkdir(exist_ok=True)
    panel = open_page.get_by_role("region", name="Audit")
    open_page.get_by_role("button", name="Audit").click()
    expect(panel).to_contain_text("words kept")
    own.write_text("{{ it.no_such_thing }}", encoding="utf-8")
    expect(panel).to_contain_text("no_such_thing")
    own.unlink()
    expect(panel).to_contain_text("words kept")


def test_the_audit_is_one_click_away_on_every_page_of_articles_and_the_bar_hides_nothing(
    open_page: Page, shown: Preview
) -> None:
    bar = open_page.get_by_role("complementary", name="Preview")
    expect(bar.get_by_role("button", name="Audit")).to_be_visible()
    open_page.evaluate("scrollTo(0, document.body.scrollHeight)")
    foot, below = open_page.locator(".foot").bounding_box(), bar.bounding_box()
    assert foot
    assert below
    assert foot["y"] + foot["height"] <= below["y"]


def test_the_bar_never_hides_what_has_the_focus(open_page: Page, folder: Folder) -> None:
    """Also where a problem in it is open, and where Tab goes through all there is."""
    folder.put("y.md", "---\ntitle: [\n---\n")
    bar = open_page.locator(".digest-bar")
    bar.locator("summary", has_text="left out").click()
    open_page.set_viewport_size({"width": 500, "height": 500})
    open_page.locator("a").first.focus()
    hidden, seen = [], 0
    for _ in range(200):
        open_page.keyboard.press("Tab")
        where = open_page.evaluate(_UNDER_THE_BAR)
        if where is None:
            break
        seen += 1
        hidden += [where] if where else []
    assert seen > 10
    assert hidden == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_broken_file_is_told_in_the_bar_and_all_fits(browser: Browser, folder: Folder, width: int) -> None:
    """On a phone without scripts too, where a page is loaded anew by hand."""
    folder.put("pages/long/" + "x" * 60 + ".md", "---\ntitle: [\n---\n")
    folder.put("y" * 90 + ".md", "---\ntitle: [\n---\n")
    with preview(folder) as shown:
        context = browser.new_context(viewport={"width": width, "height": 700}, java_script_enabled=width > 400)
        page = context.new_page()
        page.goto(shown.address)
        page.locator(".digest-bar summary", has_text="left out").click()
        expect(page.locator(".digest-bar")).to_contain_text("y" * 90)
        box = page.locator(".digest-bar").bounding_box()
        assert box
        assert box["x"] + box["width"] <= width
        folder.toml.write_text(f"{TOML}# no more\n[", encoding="utf-8")
        shown.wait_for("", "digest-failed")
        if width < 400:
            page.reload()
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_role("button", name="Close").click()
        expect(page.get_by_role("alert")).to_be_hidden()
        context.close()
