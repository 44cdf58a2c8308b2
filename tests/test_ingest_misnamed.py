"""Pages saved as text and text saved as pages: read as what they are, with a word about the name."""

from __future__ import annotations

import pytest

from digest.errors import SourceError
from tests.texts import assert_covered, clean, documents

FIRST = "The lamp on the head went out again before dawn on Monday, and nobody was awake to see it."
SECOND = "The trust will meet on Friday, and it has asked the Assembly for 9,000 crowns and a reply."
PAGE = (
    "<html lang=en><head><title>Lamp goes dark</title></head><body><main><h1>Lamp goes dark</h1>"
    f"<p>{FIRST}</p><p>{SECOND}</p></main></body></html>"
)
PAGES = {
    "a doctype": f"<!DOCTYPE html>\n{PAGE}",
    "no doctype": PAGE,
    "empty lines before it": f"\n\n  {PAGE}",
    "an XML declaration": f'<?xml version="1.0" encoding="utf-8"?>\n<!doctype html>\n{PAGE}',
    "a comment before it": f"<!-- saved on\nMonday -->\n{PAGE}",
    "capitals": PAGE.replace("html", "HTML").replace("body>", "BODY>"),
    "only a body": f"<body><h1>Lamp goes dark</h1><p>{FIRST}</p><p>{SECOND}</p></body>",
}
FRAGMENTS = {
    "paragraphs on one line": f"<p>{FIRST}</p><p>{SECOND}</p>",
    "a paragraph a line": f"<p>{FIRST}</p>\n\n<p>{SECOND}</p>\n",
    "paragraphs never closed": f"<p>{FIRST}\n<p>{SECOND}",
    "divisions with classes": f'<div class="story">\n<div class="text">{FIRST}</div>\n<div>{SECOND}</div>\n</div>',
    "a bare headline above it": f"Lamp goes dark\n<p>{FIRST}</p>\n<p>{SECOND}</p>",
    "line breaks": f"{FIRST}<br>\n<br />\n{SECOND}<br>",
    "a heading": f"<h1>Lamp goes dark</h1>\n<p>{FIRST}</p>\n<p>{SECOND}</p>",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_that_is_named_txt_is_read_as_a_page_and_warned_of(text: str) -> None:
    one = clean(text)
    assert one.text == f"{FIRST}\n\n{SECOND}"
    assert (one.kind, one.title.value) == ("html", "Lamp goes dark")
    assert any("named .txt" in text and "name it .html" in text for text in one.warnings)


@pytest.mark.parametrize("text", FRAGMENTS.values(), ids=FRAGMENTS)
def test_a_piece_of_a_page_that_is_named_txt_loses_its_tags_and_no_word(text: str) -> None:
    one = clean(text)
    assert one.text == f"{FIRST}\n\n{SECOND}"
    assert any("named .txt" in text for text in one.warnings)


def test_a_page_s_links_are_kept_and_its_scripts_are_not() -> None:
    one = clean(
        f'<h2>Dark</h2><p>{FIRST} <a href="https://a.example/x">Why.</a></p>\n<script>x(1)</script>\n<p>{SECOND}</p>'
    )
    assert "x(1)" not in one.text
    assert 'href="https://a.example/x"' in str(one.blocks[0].markup)
    assert one.title.value == "Dark"


TEXTS = {
    "an article about HTML": f"Lamp goes dark\n\nThe tag <p> begins a paragraph and </p> ends it, said the keeper on "
    f"Monday, who had time to learn.\n\n{FIRST}\n\n<p> is the first that he was taught, and <div> the second, he said.",
    "a sign for less": f"Lamp goes dark\n\n{FIRST} The price is <9,000 crowns>.\n\n{SECOND}",
    "one stray tag": f"Lamp goes dark\n\n{FIRST}<br>\n\n{SECOND}",
    "angle brackets around a line": f"<Lamp goes dark>\n\n{FIRST}\n\n{SECOND}",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_with_signs_or_names_of_tags_in_it_stays_a_text(text: str) -> None:
    one = clean(text)
    assert (one.kind, [text for text in one.warnings if "named" in text]) == ("txt", [])
    assert_covered(one, text)


def test_a_text_that_is_named_html_is_read_as_text_and_warned_of() -> None:
    text = f"Lamp goes dark\n\n{FIRST}\n\n{SECOND}\n\nShare\n"
    one = clean(text, "desk/page.html")
    assert (one.kind, one.title.value, one.text) == ("txt", "Lamp goes dark", f"{FIRST}\n\n{SECOND}")
    assert any("named .html" in text and "name it .txt" in text for text in one.warnings)
    assert_covered(one, text)


@pytest.mark.parametrize("encoding", ["utf-16", "iso2022_jp", "shift_jis"])
def test_a_page_in_another_encoding_is_no_text(encoding: str) -> None:
    data = PAGE.replace("<head>", f"<head><meta charset={encoding}>").encode(encoding)
    assert documents(data, "desk/page.html")[0].kind == "html"


def test_a_page_without_an_article_that_is_named_txt_is_refused() -> None:
    with pytest.raises(SourceError, match="no article text") as caught:
        clean("<!doctype html><html><body><script>x()</script></body></html>")
    assert caught.value.hint
