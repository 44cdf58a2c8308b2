"""Names joined over the whole set: surnames, spellings, initials, two people of one name, and what time may change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.link.days import days
from digest.link.entities import EntityFinder, Registry
from digest.model import Article, Entity
from tests.factories import article


def found(articles: Sequence[Article], least: int = 1, registry: Registry | None = None) -> dict[str, Entity]:
    """The entities of ``articles`` by name."""
    finder = EntityFinder(least, registry=registry or Registry())
    return {one.name: one for one in finder(days(articles)).entities}


def text(*sentences: str) -> str:
    return " ".join(sentences)


FULL = "It was Mayor Thomas Reed who opened the lock, said Thomas Reed."
OTHER = "It was Mayor Anna Reed who shut the gate, said Anna Reed."
BARE = "The lock was opened again on the orders of Mayor Reed."


def test_two_mayors_called_reed_stay_two_persons() -> None:
    entities = found([article("a/1.md", FULL, "2026-03-01"), article("b/2.md", OTHER, "2026-03-01")])
    assert {"Thomas Reed", "Anna Reed"} <= entities.keys()
    assert entities["Thomas Reed"].articles != entities["Anna Reed"].articles


def test_a_surname_is_the_one_person_of_that_name_whom_its_article_names() -> None:
    both = [article("a/1.md", text(FULL, BARE), "2026-03-02"), article("b/2.md", OTHER, "2026-03-01")]
    entities = found(both)
    assert "Reed" in entities["Thomas Reed"].aliases
    assert "Reed" not in entities["Anna Reed"].aliases


def test_a_surname_alone_is_the_one_person_named_in_full_some_days_before() -> None:
    first, later = article("a/1.md", FULL, "2026-03-01"), article("b/2.md", BARE, "2026-03-09")
    assert found([first, later])["Thomas Reed"].articles == (later.id, first.id)


def test_a_surname_alone_is_nobody_where_two_may_be_meant() -> None:
    bare = article("c/3.md", BARE, "2026-03-09")
    entities = found([article("a/1.md", FULL, "2026-03-01"), article("b/2.md", OTHER, "2026-03-01"), bare])
    assert all(bare.id not in one.articles for one in entities.values())


def test_a_surname_alone_is_nobody_long_after_or_with_no_full_name_at_all() -> None:
    late = article("b/2.md", BARE, "2026-06-09")
    entities = found([article("a/1.md", FULL, "2026-03-01"), late])
    assert late.id not in entities["Thomas Reed"].articles
    assert "Reed" not in found([late])


def test_accents_and_one_letter_of_a_long_surname_make_no_second_person() -> None:
    entities = found(
        [
            article("a/1.md", "A speech by President Recep Erdoğan, said Recep Erdoğan.", "2026-03-01"),
            article("b/2.md", "A speech by President Recep Erdogan. The words of Erdogan were short.", "2026-03-02"),
            article("c/3.md", "A visit by President Oleksiy Marchenko, said Oleksiy Marchenko.", "2026-03-03"),
            article("d/4.md", "A visit by President Oleksiy Marchenkko. It was Mr. Marchenkko who came.", "2026-03-04"),
        ]
    )
    people = {name: len(one.articles) for name, one in entities.items() if one.kind == "person"}
    assert people == {"Recep Erdoğan": 2, "Oleksiy Marchenko": 2}


def test_a_dot_a_tilde_or_none_is_one_letter_in_short_surnames_too() -> None:
    entities = found(
        [
            article("a/1.md", "A speech by President Ayla Yıldız and Dr. Inés Peña.", "2026-03-01"),
            article("b/2.md", "A speech by President Ayla Yildiz and Dr. Ines Pena.", "2026-03-02"),
        ]
    )
    assert {name: len(one.articles) for name, one in entities.items()} == {"Ayla Yıldız": 2, "Inés Peña": 2}


def test_a_short_form_in_brackets_is_the_name_before_it_though_it_is_not_its_initials() -> None:
    entities = found([article("a/1.md", "They wrote to the Kessock Ferry Company (KEFCO). Then KEFCO was sold.")])
    assert entities["Kessock Ferry Company"].aliases == ("KEFCO",)


def test_initials_in_brackets_and_a_legal_form_make_no_second_body() -> None:
    entities = found(
        [
            article("a/1.md", "A strike of the Harbour Pilots Union (HPU) began. The HPU met.", "2026-03-01"),
            article("b/2.md", "They sued Brack Pumps Inc. over it.", "2026-03-01"),
            article("c/3.md", "They sued Brack Pumps Ltd over it. It was Brack Pumps that lost.", "2026-03-02"),
        ]
    )
    assert entities["Harbour Pilots Union"].aliases == ("HPU",)
    assert "HPU" not in entities
    assert [len(one.articles) for name, one in entities.items() if name.startswith("Brack")] == [2]


def test_other_names_of_a_country_are_the_country() -> None:
    entities = found(
        [
            article("a/1.md", "The boat sailed to the U.S. and to Britain.", "2026-03-01"),
            article("b/2.md", "The boat sailed to the United States and to the UK.", "2026-03-02"),
        ]
    )
    assert entities["United States"].aliases == ("U.S.",)
    assert len(entities["United States"].articles) == len(entities["United Kingdom"].articles) == 2


def test_one_article_gives_no_page_unless_the_setting_says_so() -> None:
    one = article("a/1.md", FULL)
    assert "Thomas Reed" not in found([one], least=2)
    assert "Thomas Reed" in found([one], least=1)


def test_articles_without_any_date_are_joined_too() -> None:
    entities = found([article("a/1.md", FULL, None), article("b/2.md", BARE, None)])
    assert len(entities["Thomas Reed"].articles) == 2


def test_son_and_father_are_two() -> None:
    son = "A speech by Thomas Reed Jr. was short. It was Thomas Reed Jr. who spoke."
    entities = found([article("a/1.md", text(FULL, son))])
    assert {"Thomas Reed", "Thomas Reed Jr."} <= entities.keys()


_SENTENCES = (
    FULL,
    OTHER,
    BARE,
    "They live in Harbour Street in Germany.",
    "The HPU met the Harbour Pilots Union (HPU).",
    "A letter from Captain Ines Thorold came, said Ines Thorold.",
    "It was Captain Thorold who left for France.",
    "A speech by Captain Ines Thoroldt was short.",
)
_ARTICLES = st.lists(
    st.tuples(st.integers(0, 40), st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3)), min_size=1, max_size=8
)


def _made(rows: Sequence[tuple[int, list[str]]]) -> list[Article]:
    start = date(2026, 3, 1)
    return [
        article(f"a/{number}.md", text(*sentences), (start + timedelta(days=day)).isoformat())
        for number, (day, sentences) in enumerate(rows)
    ]


@settings(max_examples=60, deadline=None)
@given(_ARTICLES, st.randoms(use_true_random=False))
def test_the_order_in_which_articles_are_given_changes_nothing(
    rows: list[tuple[int, list[str]]], random: object
) -> None:
    articles = _made(rows)
    turned = list(articles)
    getattr(random, "shuffle")(turned)  # noqa: B009 (hypothesis types its randoms as objects)
    assert found(articles, 2) == found(turned, 2)


@settings(max_examples=60, deadline=None)
@given(_ARTICLES, _ARTICLES)
def test_later_articles_change_no_slug_kind_or_name_that_was_given(
    rows: list[tuple[int, list[str]]], more: list[tuple[int, list[str]]]
) -> None:
    earlier = _made(rows)
    later = [
        article(f"b/{number}.md", text(*sentences), (date(2026, 4, 15) + timedelta(days=day)).isoformat())
        for number, (day, sentences) in enumerate(more)
    ]
    before = {(one.slug, one.kind, one.name) for one in found(earlier, 2).values()}
    after = found([*earlier, *later], 2)
    assert before <= {(one.slug, one.kind, one.name) for one in after.values()}
    ids = {one.id for one in earlier}
    for one in found(earlier, 2).values():
        assert one.articles == tuple(each for each in after[one.name].articles if each in ids)
