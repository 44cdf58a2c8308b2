"""Editions, tiers, topics and related articles: one edition a day, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from digest.link import Linker, StoryFinder, Tiers
from digest.model import Article, Site
from tests.factories import CHEESE, FERRY, FERRY_AGAIN, FERRY_OTHER, STRIKE, STRIKE_OTHER, article, on, summaries

DIAMONDS = "\n\n".join(
    f"The {word} was {verb} by {who} under a {thing}, which nobody at the {place} had thought of before."
    for word, verb, who, thing, place in [
        ("necklace", "stolen", "burglars", "skylight", "jeweller"),
        ("violin", "tuned", "pupils", "chandelier", "conservatoire"),
        ("tortoise", "weighed", "zoologists", "parasol", "menagerie"),
    ]
)


def link(*articles: Article, tiers: Tiers | None = None) -> Site:
    return Linker(StoryFinder(), tiers or Tiers())(summaries(articles), {}).site


def paper() -> list[Article]:
    return [
        article("a/1.md", FERRY, "2026-03-03"),
        article("b/1.md", FERRY_OTHER, "2026-03-03"),
        article("c/1.md", STRIKE, "2026-03-03"),
        article("a/2.md", FERRY_AGAIN, "2026-03-04"),
        article("b/2.md", CHEESE, "2026-03-04"),
    ]


def test_there_is_one_edition_for_each_day_with_an_article_numbered_from_one() -> None:
    site = link(*paper())
    assert [(e.day, e.number) for e in site.editions] == [(on("2026-03-03"), 1), (on("2026-03-04"), 2)]


def test_an_edition_holds_just_the_articles_of_its_day() -> None:
    for edition in link(*paper()).editions:
        shown = {m.article.path for entry in edition.all for m in entry.members}
        assert shown == {one.path for one in paper() if one.dated.day == edition.day}


def test_the_story_with_more_witnesses_leads() -> None:
    first = link(*paper()).editions[0]
    assert {m.article.path for m in first.entries[0].members} == {"a/1.md", "b/1.md"}
    assert first.entries[0].tier == "lead"


def test_a_copy_does_not_lift_a_story() -> None:
    """Three papers with one text weigh as much as one, so two with their own words come before them."""
    copies = [article(f"{name}/9.md", STRIKE) for name in "xyz"]
    own = [article("a/1.md", FERRY), article("b/1.md", FERRY_OTHER)]
    (edition,) = link(*copies, *own).editions
    assert {m.article.path for m in edition.entries[0].members} == {"a/1.md", "b/1.md"}


@pytest.mark.parametrize(("lead", "key"), [(1, 0), (1, 1), (2, 5)])
def test_tiers_are_as_large_as_the_settings_say(lead: int, key: int) -> None:
    texts = (FERRY, STRIKE, CHEESE, DIAMONDS)
    made = [article(f"a/{n}.md", t, title=t[:40]) for n, t in enumerate(texts)]
    (edition,) = link(*made, tiers=Tiers(lead, key)).editions
    tiers = [entry.tier for entry in edition.entries]
    assert tiers == [*["lead"] * lead, *["key"] * key, *["brief"] * 4][:4]


def test_a_story_that_goes_on_is_an_update_and_a_new_one_is_not() -> None:
    first, second = link(*paper()).editions
    assert not any(entry.update for entry in first.entries)
    assert {e.members[0].article.path: e.update for e in second.entries} == {"a/2.md": True, "b/2.md": False}


def test_the_score_is_the_sum_of_the_reasons_given_for_it() -> None:
    for edition in link(*paper()).editions:
        for entry in edition.entries:
            told = sum(float(why.rpartition(": ")[2]) for why in entry.why)
            assert entry.score == pytest.approx(told, abs=0.01)


def test_a_copy_or_an_article_of_inferred_date_does_not_speak_for_a_story_that_has_another() -> None:
    texts = [article("a/1.md", FERRY, None), article("b/1.md", FERRY), article("c/1.md", FERRY_OTHER)]
    (edition,) = link(*texts).editions
    lead = edition.entries[0].members[0]
    assert not lead.article.dated.approximate
    assert lead.duplicate_of is None


def related(site: Site) -> dict[str, Sequence[str]]:
    by_id = {m.article.id: m.article.path for s in site.stories for m in s.members}
    return {by_id[one]: [by_id[other] for other in others] for one, others in site.related.items()}


def test_related_articles_are_older_and_from_other_stories_only() -> None:
    """The later strike is out of the first one's window: another story, and related to it; not the other way round."""
    old, new = article("a/1.md", STRIKE, "2026-01-05"), article("b/1.md", STRIKE_OTHER, "2026-03-05")
    found = related(link(old, new, article("a/2.md", STRIKE_OTHER + " Again.", "2026-03-06")))
    assert found["b/1.md"] == ["a/1.md"]
    assert found["a/1.md"] == []
    assert "b/1.md" not in found["a/2.md"]


def test_of_one_other_story_only_one_article_is_related() -> None:
    older = [article("a/1.md", STRIKE, "2026-01-05"), article("a/2.md", STRIKE_OTHER, "2026-01-05")]
    found = related(link(*older, article("b/1.md", STRIKE, "2026-03-05")))
    assert len(found["b/1.md"]) == 1


def test_nothing_is_related_to_what_shares_no_subject_with_it() -> None:
    found = related(link(article("a/1.md", CHEESE, "2026-01-05"), article("b/1.md", FERRY, "2026-03-05")))
    assert found["b/1.md"] == []


def test_a_table_and_a_poem_that_share_only_names_with_an_article_are_not_related_to_it() -> None:
    table = "Tides at Gannet, and where the Isolde lies: 03.10, 09.25, 15.40.\n\nIsolde 4.1 metres, Gannet 3.9 metres."
    poem = "O Gannet, O Isolde, how the moon hangs over you,\n\nand Gannet sleeps, and Isolde dreams of plums."
    older = [article("a/1.md", table, "2026-01-05"), article("a/2.md", poem, "2026-01-05")]
    assert related(link(*older, article("b/1.md", FERRY, "2026-03-05")))["b/1.md"] == []


def test_a_topic_holds_the_articles_tagged_with_it_newest_first_whatever_the_case() -> None:
    site = link(
        article("a/1.md", FERRY, "2026-03-03", tags=["Sea", "fog"]),
        article("a/2.md", STRIKE, "2026-03-05", tags=["sea"]),
        article("a/3.md", CHEESE, "2026-03-04"),
    )
    ids = {m.article.path: m.article.id for s in site.stories for m in s.members}
    assert {t.slug: list(t.articles) for t in site.topics} == {
        "sea": [ids["a/2.md"], ids["a/1.md"]],
        "fog": [ids["a/1.md"]],
    }


def test_an_article_that_names_a_tag_twice_stands_once_in_its_topic() -> None:
    (topic,) = link(article("a/1.md", FERRY, tags=["sea", "Sea"])).topics
    assert len(topic.articles) == 1
