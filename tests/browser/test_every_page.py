"""Every page of the demonstration, one after the other, on a phone and on a desk: it fits, asks for nothing from
elsewhere, complains of nothing, and is all there without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import Watch
from tests.browser.looks import too_wide
from tests.sites import Folder

pytestmark = pytest.mark.browser

_HIDDEN = """() => {
  const beside = 'script,style,template,noscript,title,desc,defs,option,form,button,.reading,svg,details:not([open])'
    + ',.rows :is(th,td):is(:nth-child(3),:nth-child(5))'  // of stories on a phone: on the page of each
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), found = []
  while (walk.nextNode()) {
    const of = walk.currentNode.parentElement
    if (walk.currentNode.data.trim() && !of.closest(beside) && !of.getClientRects().length)
      found.push(walk.currentNode.data.trim().slice(0, 80))
  }
  return document.querySelector('main').textContent.trim() ? found.slice(0, 3) : ['no text at all']
}"""


SIZES: tuple[ViewportSize, ...] = ({"width": 320, "height": 640}, {"width": 1440, "height": 900})


@pytest.fixture
def address(root: Path) -> str:
    """The address of the demonstration on the disk."""
    return f"{(root / 'paper').as_uri()}/"


@pytest.fixture
def read(demo: Folder) -> list[str]:
    """The pages that are read: neither those that lead on at once, nor the one for what is not found, whose links hold
    at the site's own address alone."""
    leads_on = "//meta[@http-equiv='refresh']"
    return [path for path, page in demo.html.items() if path != "404.html" and not page.xpath(leads_on)]


def wide_pages(
    page: Page, address: str, paths: list[str], also: Callable[[str], None] = lambda _: None
) -> list[object]:
    """Those of ``paths`` that are too wide for a phone or a desk, with what is; ``also`` is asked on each."""
    found: list[object] = []
    for number, path in enumerate(paths):
        page.goto(address + path)
        also(path)
        for turn in (number, number + 1):
            if turn > number or not number:
                page.set_viewport_size(SIZES[turn % 2])
            found += [(path, SIZES[turn % 2]["width"], *wide) for wide in [too_wide(page)] if wide]
    return found


def test_every_page_is_all_there_without_javascript_and_fits_and_is_quiet(
    browser: Browser, address: str, read: list[str]
) -> None:
    """Nothing to scroll sideways for at 320 and 1440 px, closed and opened; no error; no request off the site; no text
    hidden but for what a reader opens, which opens without a script, and what a form needs one for."""
    watch = Watch(address)
    context = browser.new_context(java_script_enabled=False)
    page = watch.over(context.new_page())
    hidden: list[object] = []

    def text(path: str) -> None:
        hidden.extend((path, *one) for one in [page.evaluate(_HIDDEN)] if one)

    assert wide_pages(page, address, read, text) == []
    context.close()
    assert hidden == []
    assert watch.complaints == []
    assert watch.elsewhere == []


def test_every_page_with_a_script_fits_and_is_quiet_with_javascript_too(
    browser: Browser, address: str, read: list[str], demo: Folder
) -> None:
    watch = Watch(address)
    context = browser.new_context()
    page = watch.over(context.new_page())
    scripted = [path for path in read if demo.html[path].xpath("//script[@src]")]
    assert wide_pages(page, address, scripted) == []
    context.close()
    assert watch.complaints == []
    assert watch.elsewhere == []
