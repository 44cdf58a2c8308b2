"""Every kind of page can be used by everyone: axe-core finds nothing against WCAG 2.2 AA, light or dark, small or
large."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serving
from tests.browser.looks import OPEN_ALL, violations
from tests.kinds import KINDS, written_kinds
from tests.sites import Folder

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="session")
def kinds(demo: Folder, small: Folder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The address of the longest page of each kind, by its template."""
    place = tmp_path_factory.mktemp("kinds")
    found = written_kinds(place, demo, small)
    with serving(place) as address:
        yield {name: address + path.relative_to(place).as_posix() for name, path in found.items()}


@pytest.mark.parametrize("template", KINDS)
def test_axe_finds_nothing_on_a_page_of_this_kind_with_all_opened_that_opens(
    browser: Browser, kinds: dict[str, str], template: str
) -> None:
    """Inline scripts are forbidden by the pages themselves, so the browser is told to let axe in."""
    assert template in kinds, "no site of tests/kinds.py has a page of this kind: add one that has"
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(kinds[template])
    page.evaluate(OPEN_ALL)
    found: list[Any] = []
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [(width, scheme, *one) for one in violations(page)]
    context.close()
    assert found == []
