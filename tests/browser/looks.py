"""What a browser can be asked of any page: who may not be able to use it, and whether it fits."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RUN = """async tags => {
  const found = await axe.run(document, {
    runOnly: {type: 'tag', values: tags}, rules: {'target-size': {enabled: true}},
    resultTypes: ['violations'], preload: false,
  })
  return found.violations.map(v => [v.id, v.nodes.length, v.nodes[0].target.join(' '), v.nodes[0].html.slice(0, 160)])
}"""
_TOO_WIDE = """() => {
  const found = () => document.documentElement.scrollWidth <= innerWidth ? []
    : [document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')]
      .filter(e => e.getBoundingClientRect().right > innerWidth + .5).slice(0, 3).map(e => e.outerHTML.slice(0, 120))]
  const shut = found(), closed = [...document.querySelectorAll('details:not([open])')]
  if (shut.length || !closed.length) return shut
  closed.forEach(one => { one.open = true })
  const opened = found()
  closed.forEach(one => { one.open = false })
  return opened
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.removeAttribute('name'); one.open = true })"
"""Also those of which only one is open at a time."""


@cache
def _axe() -> str:
    folder = Path(axe_playwright_python.__file__).parent
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[Any]:
    """What axe-core finds on ``page`` against WCAG 2.2 AA: rule, how often, where first."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(f"() => {{ {_axe()} }}")
    found: list[Any] = page.evaluate(_RUN, TAGS)
    return found


def too_wide(page: Page) -> list[Any]:
    """What on ``page`` makes a reader scroll sideways, as it is or with all opened that can be opened."""
    found: list[Any] = page.evaluate(_TOO_WIDE)
    return found
