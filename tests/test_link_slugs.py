"""Addresses of articles: from their headlines, never two alike, and always the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.link import Linked, Linker
from digest.model import Article
from tests.factories import CHEESE, FERRY, STRIKE, article, summaries


def link(*articles: Article) -> Linked:
    return Linker()(summaries(articles), {})


def slugs(linked: Linked) -> dict[str, str]:
    return {m.article.path: m.slug for s in linked.site.stories for m in s.members}


def twins() -> list[Article]:
    texts = {"a": FERRY, "b": STRIKE, "c": CHEESE}
    return [article(f"{name}/1.md", text, title="News in brief") for name, text in texts.items()]


def test_an_article_s_address_is_made_from_its_headline() -> None:
    assert slugs(link(article("a/1.md", FERRY, title="Ferry’s crew: “all safe”")))["a/1.md"] == "ferrys-crew-all-safe"


def test_a_slug_of_its_own_wins() -> None:
    assert slugs(link(article("a/1.md", FERRY, title="Whatever", slug="The Isolde")))["a/1.md"] == "the-isolde"


def test_two_headlines_alike_on_one_day_get_two_addresses_and_a_note_that_stops_no_schedule() -> None:
    linked = link(*twins())
    found = slugs(linked)
    assert found["a/1.md"] == "news-in-brief"
    assert len(set(found.values())) == 3
    assert [text.partition(":")[0] for text in linked.notes] == ["b/1.md", "c/1.md"]
    assert linked.warnings == ()


def test_one_slug_given_by_hand_to_two_articles_of_a_day_is_a_warning() -> None:
    linked = link(article("a/1.md", FERRY, slug="fire"), article("b/1.md", STRIKE, slug="fire"))
    assert [text.partition(":")[0] for text in linked.warnings] == ["b/1.md"]
    assert linked.notes == ()


def test_two_headlines_alike_on_two_days_both_keep_theirs() -> None:
    one, other = article("a/1.md", FERRY, "2026-03-03", title="T"), article("b/1.md", STRIKE, "2026-03-04", title="T")
    linked = link(one, other)
    assert set(slugs(linked).values()) == {"t"}
    assert linked.warnings == ()


@settings(max_examples=20, deadline=None)
@given(st.permutations(twins()))
def test_which_of_two_alike_keeps_its_address_does_not_hang_on_the_order_of_input(order: list[Article]) -> None:
    assert slugs(link(*order)) == slugs(link(*twins()))


def test_a_headline_without_a_letter_still_gives_an_address() -> None:
    found = slugs(link(article("a/1.md", FERRY, title="!!!"), article("b/1.md", STRIKE, title="???")))
    assert len({*found.values()}) == 2
    assert all(found.values())


def test_a_slug_that_imitates_another_s_way_out_makes_no_two_addresses_alike() -> None:
    """The piece of an id that a second headline gets may already be somebody's own slug."""
    one, other, _ = twins()
    imitator = article("x/1.md", CHEESE, title="X", slug=f"news-in-brief-{other.id[:6]}")
    found = slugs(link(one, other, imitator))
    assert len(set(found.values())) == 3


def test_stories_whose_first_headlines_are_alike_have_addresses_of_their_own() -> None:
    linked = link(*twins())
    assert len({story.slug for story in linked.site.stories}) == 3
