"""Where the head of a text ends and its story begins: the headline by the byline, the dateline of the lede alone."""

from __future__ import annotations

import pytest

from tests.texts import clean

STORY = (
    "The lifeboat put out from Penwith Quay at ten to six on Monday, in a fog in which nobody saw the harbour light.",
    "All three men of the Tern were brought ashore by eight, cold and cheerful, and were given tea at the inn.",
)


def test_capitals_and_a_dash_are_a_dateline_only_where_the_story_begins() -> None:
    first = "PORT MERROW — The lamp on Kessock Head went out at 5.50am on Monday, for the third time since January."
    later = "RED STAR — The ship that was lost in the storm of 1911 was found by a diver on Monday, the board says."
    article = clean(f"Lamp goes dark\n\n{first}\n\n{later}")
    assert article.place == "Port Merrow"
    assert [block.text for block in article.blocks] == [first.removeprefix("PORT MERROW — "), later]


@pytest.mark.parametrize(
    "above",
    [
        ("Home", "News", "Subscribe from £1 a week", "Sign in", "Harbour Gazette"),
        ("The Gazette", "Local"),
        ("Skip to content", "Menu", "The Gazette", "Local"),
        ("Support local news from $5 a month",),
    ],
    ids=["price", "outlet", "menu", "appeal"],
)
def test_the_headline_is_the_line_above_the_byline_whatever_the_page_has_on_top(above: tuple[str, ...]) -> None:
    article = clean("\n\n".join((*above, "Lifeboat saves three men", "By Tom Nance", *STORY)))
    assert (article.title.value, article.authors) == ("Lifeboat saves three men", ("Tom Nance",))


def test_without_a_headline_the_first_sentence_is_that_of_a_short_first_paragraph_and_of_no_noise() -> None:
    for above in (
        (),
        ("Sign up to our newsletter for the best of the harbour.",),
        ("Author: Tom Nance of Penwith Quay.",),
    ):
        article = clean("\n\n".join((*above, "The lamp went dark on Monday night.", *STORY)))
        assert (article.title.value, article.title.origin) == ("The lamp went dark on Monday night.", "first sentence")
        assert [block.text for block in article.blocks] == ["The lamp went dark on Monday night.", *STORY]
