"""What is clean stays as it is: cleaning a clean text takes nothing more from it."""

from __future__ import annotations

import re
from datetime import UTC

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from digest.clean import FIRST_SENTENCE, RULES, Cleaner
from digest.clean.asking import is_noise
from digest.errors import SourceError
from digest.ingest import gather, read
from digest.model import Article
from tests.pages import PAGES, Saved
from tests.sites import DEMO
from tests.texts import documents

NOISE = sorted({text for rule in RULES if not rule.languages or "en" in rule.languages for text in rule.takes})
ENGLISH = [text for text in NOISE if not re.search("[à-ÿ]", text)]
WHOLE = [text for text in NOISE if is_noise(text, "en")]
"""Lines that go altogether. What a cut leaves of the others is text, and above a story it may read like a headline."""
STORY = [
    "The lamp on Kessock Head went out at 5.50am on Monday, the third time since January.",
    "“It is a good lamp,” said Henna Voss, who has kept it for thirty-one years and a day.",
    "The Assembly voted by 19 to 12 on Tuesday to let the cable ship land at Saltby in May.",
    "Share prices fell, the harbour master said, and so did the barometer in the Customs House.",
    "What the trust will ask for is not known, but it has asked for 9,000 crowns three times before.",
    "By Monday the harbour was open again, and the ferry went out with nobody on board but the crew.",
    "He painted a grim picture: the harbour was bankrupt, the ferry sunk and the lighthouse dark for good.",
    "عاد المصباح إلى العمل يوم الثلاثاء بعد أن انطفأ ثلاث مرات منذ بداية العام الجديد، كما قال الحارس.",
    "המגדלור חזר לפעול ביום שלישי לאחר שכבה שלוש פעמים מאז תחילת השנה החדשה, כך אמר השומר הזקן.",
]
PAGE = [
    *("News", "Sport", "Harbour", "Puzzles", "Sign in", "About us", "* Tides", "Weather map", "1,204", "17 March 2026"),
    *("Port Merrow | 55 | 33", "Ferry runs aground off Saltby", "Why I left the lighthouse", "More from Saltby"),
]
"""What a page has around its story, besides what the rules take line by line."""
SHORT = ["Nobody came.", "It is the money.", "“No,” she said.", "Why now?", "And then it rained on them all."]


def again(article: Article) -> Article:
    """What comes of ``article``'s clean text as a file of its own, below its headline if it has one (behind its label
    where it would read like a sentence of the story)."""
    label = "Title: " if article.title.value.endswith(".") else ""
    headline = [] if article.title.origin == FIRST_SENTENCE else [label + article.title.value]
    return Cleaner(UTC)(documents("\n\n".join([*headline, article.text]))[0])


def assert_same(article: Article) -> None:
    """Nothing more is taken from the text of ``article``, and none of it is made a field."""
    second = again(article)
    assert [one.text for one in second.removals] == []
    assert second.text == article.text


def cleaned(*lines: str) -> Article | None:
    try:
        return Cleaner(UTC)(documents("\n\n".join(lines))[0])
    except SourceError:
        return None


story = st.lists(st.sampled_from(STORY), min_size=1, max_size=5)
noise = st.lists(st.sampled_from(NOISE), max_size=4)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(WHOLE), max_size=4),
    st.lists(st.tuples(st.sampled_from([*STORY, *SHORT]), noise), min_size=1, max_size=5),
    noise,
)
def test_a_text_cleaned_of_any_noise_is_clean_for_good(
    before: list[str], middle: list[tuple[str, list[str]]], after: list[str]
) -> None:
    body = [one for text, between in middle for one in (text, *between)]
    lines = ("Lamp goes dark on the head again", *before, STORY[0], *body, STORY[1], *after)
    article = cleaned(*lines)
    assert article is not None
    assert_same(article)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*STORY[:7], *SHORT, *ENGLISH, *PAGE]), min_size=2, max_size=25))
@example(["(Ann Lee for The Saltby Chronicle)", "4 min", "Interview by Ann Stone", STORY[0]])
@example(["This story was published more than two years ago.", "* Tides", "By Ann Lee and Bo Ek in Oslo", STORY[0]])
def test_nothing_more_is_taken_from_what_is_left_of_lines_in_any_order(lines: list[str]) -> None:
    article = cleaned("Lamp goes dark on the head again", *lines)
    assume(article is not None)
    assert article is not None
    second = again(article)
    assume(second.language == article.language)
    assert [one.text for one in second.removals] == []
    assert second.text.endswith(article.text)


@settings(max_examples=200, deadline=None)
@given(story)
def test_nothing_is_taken_from_a_text_without_noise(parts: list[str]) -> None:
    article = cleaned(*parts)
    assert article is not None
    assert [block.text for block in article.blocks] == parts
    assert (article.removals, article.fields) == ((), ())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_story_of_a_whole_page_is_clean_for_good(page: Saved) -> None:
    article = cleaned(*page.lines)
    assert article is not None
    assert article.text.split("\n\n") == page.story
    assert_same(article)


DEMONSTRATION = [(document.key, document) for item in gather(DEMO)[0] for document in read(item)]


@pytest.mark.parametrize("name", [name for name, _ in DEMONSTRATION])
def test_an_article_of_the_demonstration_is_clean_for_good(name: str) -> None:
    assert_same(Cleaner(UTC)(dict(DEMONSTRATION)[name]))


@pytest.mark.parametrize(
    "first",
    ["It took a fourteen-year-old to do it.", "Nobody came.", "“It is the money that keeps going out,” he said."],
)
def test_a_first_paragraph_that_is_one_short_sentence_is_no_headline(first: str) -> None:
    article = cleaned(first, *STORY[:2])
    assert article is not None
    assert [block.text for block in article.blocks] == [first, *STORY[:2]]
    assert article.title.origin == "first sentence"


def test_a_row_of_a_table_is_kept_in_a_text_and_a_way_through_a_site_is_not() -> None:
    row = "Port Merrow | 55 | 33 | 12"
    article = cleaned("Lamp goes dark", *STORY[:2], row, STORY[2], "Home | News | Saltby")
    assert article is not None
    assert [block.text for block in article.blocks] == [*STORY[:2], row, STORY[2]]


def test_a_last_sentence_that_only_its_dateline_made_long_ends_no_story() -> None:
    noise = "Got a story? Email newsdesk@quaysidepost.example or call 555 0134"
    article = cleaned(*STORY[:2], noise, "SALTBY, March 17 (Reuters) - Talks of a truce went on into the night.")
    assert article is not None
    assert [one.rule for one in article.removals] == ["contact", "dateline"]
    assert_same(article)
