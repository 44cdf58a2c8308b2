"""What an article says, in terms: what counts how much, and that each article is read for itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.link.reading import read
from digest.link.terms import WORDS, counted
from digest.model import Article
from tests.factories import article

FILLER = "The crew waited. " * 60
"""More words than a lede has, none of them a name."""


def said(text: str, title: str = "Quay", *, headline: bool = True) -> dict[str, float]:
    """How much an article says each of its words."""
    return together([article("a/1.md", text, title=title)], headline=headline)[0]


def together(articles: list[Article], *, headline: bool = True) -> list[dict[str, float]]:
    """The same of many articles, counted at once."""
    readings = read(articles)
    made = counted([readings.of[one.id] for one in articles], readings.words, [headline] * len(articles))
    ends = zip(made.starts[:-1].tolist(), made.starts[1:].tolist(), strict=True)
    return [
        {
            readings.words.stems[term] if term < WORDS else str(term): count
            for term, count in zip(made.terms[at:end].tolist(), made.counts[at:end].tolist(), strict=True)
        }
        for at, end in ends
    ]


def test_a_word_counts_once_more_in_the_lede_and_twice_more_in_the_headline() -> None:
    assert said(FILLER + "A trawler sank.")["trawler"] == 1
    assert said("A trawler sank. " + FILLER)["trawler"] == 2
    assert said(FILLER + "A trawler sank.", "Lost trawler")["trawler"] == 3


def test_a_headline_that_tells_nothing_adds_nothing() -> None:
    assert said(FILLER + "A trawler sank.", "Lost trawler", headline=False)["trawler"] == 1


def test_a_name_counts_three_times_and_a_capital_that_begins_a_sentence_makes_none() -> None:
    assert said(FILLER + "So they saw Isolde sink.")["isolde"] == 3
    assert said(FILLER + "Isolde sank.")["isolde"] == 1
    assert said(FILLER + "They said: “Isolde sank”.")["isolde"] == 1
    assert said(FILLER + "Isolde sank. So they saw Isolde sink.")["isolde"] == 6


def test_words_in_all_their_forms_are_one_and_small_words_say_nothing() -> None:
    assert said(FILLER + "Trawlers and the trawler's crew") == said(FILLER + "trawler of a trawler crew")


def test_two_words_side_by_side_are_a_term_of_their_own() -> None:
    one, other = together([article("a/1.md", "harbour tunnel opens"), article("b/1.md", "tunnel opens harbour")])
    assert set(one) - set(other) and set(other) - set(one) and {"harbour", "tunnel"} <= set(one) & set(other)


TEXTS = st.text(st.sampled_from("aB é.\n“-'0漢"), max_size=60)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_an_article_says_the_same_whatever_stands_beside_it(told: list[tuple[str, str]]) -> None:
    articles = [article(f"a/{n}.md", text, title=title) for n, (title, text) in enumerate(told)]
    assert together(articles) == [together([one])[0] for one in articles]
