"""Nothing is lost without a word: whatever the text, each of its characters is kept, recorded as taken, or a field."""

from __future__ import annotations

from datetime import UTC

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import RULES, Cleaner
from digest.errors import SourceError
from digest.model import Article
from tests.texts import assert_covered, assert_in_place, documents

NOISE = sorted({text for rule in RULES for text in rule.takes if "Trump" not in text and "Putin" not in text})
HEADS = [
    "date 2026-03-03 Lamp goes dark on Kessock Head again",
    "quaynews.example",
    "https://www.quaynews.example/2026/03/17/lamp",
    "17 March 2026, 18:40",
    "Published: 10 March 2026",
    "Title: A lamp goes out",
    "Source: quaynews.example",
    "By Tilda Brandt and Oskar Fenn",
    "Lamp goes dark | The Northreach Bell",
]
SENTENCES = [
    "The lamp on Kessock Head went out at 5.50am on Monday, the third time since January.",
    "“It is a good lamp,” said Henna Voss, who has kept it for thirty-one years and a day.",
    "SALTBY (Reuters) - The Assembly voted by 19 to 12 on Tuesday to let the cable ship land.",
    "Nobody came… and the keeper, who was asleep, said so. — AFP",
    "The trust will meet on Friday and ask for 9,000 crowns. Read full news in source page",
    "Image caption, The lamp at dawn, seen from the mail boat",
    "Same bus, same price",
    "Short line",
]
ODD = [
    "Itâ€™s a cafÃ© on the quay, and â€œnobodyâ€ goes there, said the keeper of the lamp on Monday.",
    "SALTBY (Reuters) - Itâ€™s late, the keeper said, and the cafÃ© on the quay is shut until the spring.",
    "Le ba\u0302timent e\u0301tait ferme\u0301 lundi, a dit le gardien, et la fore\u0302t aussi, depuis longtemps.",
    "Zero\u200bwidth and a\u00a0hard space \t and tabs stood in the log of the keeper on that Monday.",
    "عاد المصباح إلى العمل يوم الثلاثاء بعد أن انطفأ ثلاث مرات منذ بداية العام الجديد.",
    "灯台の灯は月曜日に三度目に消えた。 灯台守はそれを知らなかった。",
    "🚢🚢🚢",
    "&amp; &lt;b&gt; fish &mdash; chips",
    "\ufeff",
    "|",
    "...",
    "-" * 40,
    "x" * 500,
]
BREAKS = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " \n \n", "\n\t\n", "\u2028", "\x0b", "\x0c", "\x85"]
SPACES = ["", " ", "\t", "\u00a0 ", "\u3000"]

lines = st.one_of(st.sampled_from([*NOISE, *HEADS, *SENTENCES, *SENTENCES, *ODD]), st.text(max_size=30))
texts = st.lists(
    st.tuples(st.sampled_from(SPACES), lines, st.sampled_from(SPACES), st.sampled_from(BREAKS)), max_size=14
)


def cleaned(text: str) -> tuple[Article, str] | None:
    """The article in ``text`` and the decoded text, or None where it is refused."""
    try:
        document = documents(text.encode())[0]
        return Cleaner(UTC)(document), document.body
    except SourceError:
        return None


@settings(max_examples=300, deadline=None)
@given(texts)
def test_every_character_of_any_mixture_lies_in_exactly_one_place(parts: list[tuple[str, ...]]) -> None:
    result = cleaned("".join(piece for part in parts for piece in part))
    if result is not None:
        assert_covered(*result)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_every_span_leads_to_the_text_it_names(parts: list[tuple[str, ...]]) -> None:
    result = cleaned("".join(piece for part in parts for piece in part))
    if result is not None:
        assert_in_place(*result)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES[:2]), min_size=1, max_size=5), st.lists(st.sampled_from(NOISE), max_size=5))
def test_a_story_s_sentences_are_all_kept_whatever_noise_follows_them(story: list[str], noise: list[str]) -> None:
    text = "\n\n".join(["Lamp goes dark again on Kessock Head", *story, *noise])
    result = cleaned(text)
    assert result is not None
    assert [block.text for block in result[0].blocks][: len(story)] == story


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*SENTENCES, *NOISE]), max_size=8))
def test_the_same_text_is_cleaned_the_same_way_twice(parts: list[str]) -> None:
    assert cleaned("\n".join(parts)) == cleaned("\n".join(parts))


def wrapped(text: str, column: int) -> str:
    """``text`` broken into lines of at most ``column`` characters, at white space."""
    found, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > column:
            found.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*found, line])


PARAGRAPHS = [
    "The lamp on the head went out again before dawn on a Monday, and this time there was nobody awake to see it go, "
    "because the keeper had been told that he was no longer needed at night and had taken the news to heart.",
    "It was a woman on the mail boat who first saw that the head was dark, and she told the skipper, who said that he "
    "had seen it too and had thought that it was his eyes, which were not what they had been.",
    "What it will cost to mend is not known, but the trust has set aside nine thousand crowns for it and hopes to be "
    "given some of them back, as it was after the last time and the time before that.",
]


@settings(max_examples=60, deadline=None)
@given(st.integers(64, 76), st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=5))
def test_a_text_wrapped_at_any_column_is_the_text_again(column: int, story: list[str]) -> None:
    text = "\n\n".join(["Lamp goes dark again on Kessock Head", *(wrapped(one, column) for one in story)])
    result = cleaned(text)
    assert result is not None
    assert [block.text for block in result[0].blocks] == story
    assert_covered(*result)
