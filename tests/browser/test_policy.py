"""The policy of the pages in a browser: what is the paper's own works from a disk and from a server, what is not is
stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from digest.pages import paths
from tests.browser.conftest import Watch
from tests.sites import Folder

pytestmark = pytest.mark.browser

STYLED = "getComputedStyle(document.querySelector('.masthead')).textAlign"
ADD = "src => new Promise(done => { const s = document.createElement('script'); s.src = src; \
s.onload = () => done('ran'); s.onerror = () => done('stopped'); document.head.append(s) })"
PAINT = "src => new Promise(done => { const i = new Image(); i.onload = () => done('shown'); \
i.onerror = () => done('stopped'); i.src = src })"
INLINE = "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; \
document.head.append(s); return window.ran ?? 0 }"


def kinds(demo: Folder) -> list[str]:
    """A page of each kind."""
    site = demo.made.site
    story = max(site.stories, key=lambda one: len(one.members))
    lists = [
        f"{name}/index.html" for name in ("archive", "stories", "sources", "topics", "people", "undated", "method")
    ]
    things = [paths.entity(site.entities[0]), paths.source(site.sources[0]), paths.topic(site.topics[0])]
    some = [paths.story(story), paths.article(story.members[0]), *things]
    return ["index.html", "2026/index.html", "2026/03/index.html", "2026/03/03/index.html", *lists, *map(str, some)]


def test_pages_of_every_kind_are_styled_and_complain_of_nothing(browser: Browser, site: str, demo: Folder) -> None:
    watch = Watch(site)
    page = watch.over(browser.new_page())
    for path in kinds(demo):
        page.goto(site + path)
        assert page.evaluate(STYLED) == "center", path
    assert (watch.complaints, watch.elsewhere) == ([], [])
    page.close()


def test_a_script_and_a_picture_of_the_papers_own_are_let_in_and_no_others(
    browser: Browser, site: str, root: Path
) -> None:
    own = root / "paper" / "own.js"
    own.write_text("window.own = 1", encoding="utf-8")
    page = browser.new_page()
    page.goto(site + "index.html")
    icon = page.locator("link[rel=icon]").get_attribute("href")
    assert page.evaluate(ADD, "own.js") == "ran"
    assert page.evaluate("window.own") == 1
    assert page.evaluate(PAINT, icon) == "shown"
    assert page.evaluate(ADD, "http://127.0.0.1:9/foreign.js") == "stopped"
    assert page.evaluate(PAINT, "http://127.0.0.1:9/foreign.png") == "stopped"
    assert page.evaluate(INLINE) == 0
    own.unlink()
    page.close()
