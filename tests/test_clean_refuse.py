"""A page that is no article (an error, a check, a wall) is refused by name; an article about such pages is not."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from digest.clean.refuse import WALLS
from digest.errors import SourceError
from tests.texts import clean

KINDS = dict(zip(("error", "check", "consent", "wall"), (wall.what for wall in WALLS), strict=True))
DATA = (Path(__file__).parent / "data" / "walls.txt").read_text(encoding="utf-8")
PARTS = [part.partition("\n") for part in DATA.removeprefix("=== ").split("\n=== ")]
"""Pages by the kind of wall they are, then articles by what they show."""
PAGES = [(text, KINDS[name]) for name, _, text in PARTS if name in KINDS]
ARTICLES = {name: text for name, _, text in PARTS if name not in KINDS}


def page(text: str) -> str:
    """``text`` as a saved page: its first line is the title."""
    first, _, rest = text.partition("\n\n")
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in rest.split("\n\n"))
    head = f"<head><title>{escape(first)}</title></head>"
    return f"<!doctype html><html>{head}<body><main><h1>{escape(first)}</h1>{paragraphs}</main></body></html>"


@pytest.mark.parametrize(("text", "what"), PAGES, ids=lambda text: text[:40])
def test_a_page_that_is_no_article_is_refused_with_why_and_what_to_do(text: str, what: str) -> None:
    with pytest.raises(SourceError) as caught:
        clean(text)
    assert caught.value.what == what
    assert caught.value.where == "desk/story.txt"
    assert "save the article" in caught.value.hint


@pytest.mark.parametrize("text", [text for text, _ in PAGES], ids=lambda text: text[:40])
def test_the_same_saved_as_html_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        clean(page(text), "desk/page.html")
    assert caught.value.where == "desk/page.html"
    assert "save" in caught.value.hint


@pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES)
def test_an_article_that_only_speaks_of_such_pages_or_has_one_s_words_beside_it_passes(text: str) -> None:
    assert clean(text, budget=1.0).words >= 10


def test_an_editor_s_keep_lets_such_a_page_pass() -> None:
    front = "---\ntitle: Page not found\nkeep: The page you asked for is a poem, and you wrote it.\n---\n\n"
    verse = "The page you asked for is a poem, and you wrote it."
    assert verse in clean(f"{front}{verse}\n", "desk/verse.md").text
    with pytest.raises(SourceError, match="error page"):
        clean(f"{front.replace('keep:', 'summary:')}{verse}\n", "desk/verse.md")
