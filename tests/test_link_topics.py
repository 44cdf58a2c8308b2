"""Topics by the owner's words, and those that the texts propose."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.config import load
from digest.errors import SettingsError
from digest.link.topics import Subject, proposed, topics
from digest.model import Topic
from tests.factories import CHEESE, FERRY, STRIKE, article


def found(text: str, *words: str, title: str = "Plain", least: int = 2) -> bool:
    return bool(topics([article("a/1.md", text, title=title)], [Subject("Harbour", words, least)]))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("harbour",), "The harbour froze. Nobody left the harbours."),
        (("port authority",), "The Port Authority's chair left. A port authority has no chair."),
        (("ferr*",), "A ferry and two ferries."),
        (("harbour", "quay"), "The harbour has a quay."),
        (("WHO",), "The WHO said so. Later the WHO did not."),
    ],
)
def test_an_article_whose_text_holds_the_words_twice_belongs(words: tuple[str, ...], text: str) -> None:
    assert found(text, *words)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("harbour",), "The harbour froze."),
        (("port authority",), "The port was shut, the authority too. The port has authority."),
        (("port",), "Reports report on airports and sports."),
        (("WHO",), "Those who ask who did it."),
        (("ferry*",), "Ferrous metal, ferrous paint."),
    ],
)
def test_words_that_stand_too_seldom_or_only_inside_others_do_not_count(words: tuple[str, ...], text: str) -> None:
    assert not found(text, *words)


def test_once_in_the_headline_is_enough_and_the_owner_says_how_often_in_the_text() -> None:
    assert found("Nothing here.", "harbour", title="Harbour frozen")
    assert found("The harbour froze.", "harbour", least=1)
    assert not found("The harbour froze. The harbour thawed.", "harbour", least=3)


def test_words_at_one_place_count_once_however_many_of_a_subject_s_stand_there() -> None:
    assert not found("The harbour master left.", "harbour", "harbour master", "harb*")


def test_a_tag_and_a_subject_of_one_name_are_one_topic_under_the_owner_s_name() -> None:
    tagged, other = article("a/1.md", CHEESE, "2026-03-04", tags=["sea ports"]), article("a/2.md", FERRY, "2026-03-03")
    (topic,) = topics([tagged, other], [Subject("Sea Ports", ("reef",))])
    assert topic == Topic("sea-ports", "Sea Ports", (tagged.id, other.id))


def test_a_subject_without_an_article_is_no_topic_and_a_word_without_letters_finds_nothing() -> None:
    assert topics([article("a/1.md", CHEESE)], [Subject("Harbour", ("harbour",)), Subject("Signs", ("*", "--"))]) == ()


def test_words_are_proposed_that_three_stories_are_about_and_neither_names_nor_topics() -> None:
    wage = "A pay rise was agreed. The pay rise is due in May, Isolde Reed said. Isolde is glad of the pay rise."
    stories = [[article(f"a/{n}.md", f"{wage} {text}")] for n, text in enumerate((CHEESE, FERRY, STRIKE))]
    stories += [[article(f"b/{n}.md", CHEESE)] for n in range(9)]
    (one,) = [p for p in proposed(stories) if "pay" in p.words]
    assert (one.words, one.stories, one.articles) == ("pay rise", 3, 3)
    assert not any("isolde" in p.words.lower() for p in proposed(stories))
    assert not any("pay" in p.words for p in proposed(stories, [Topic("pay-rises", "Pay rises", ())]))
    assert not any("pay" in p.words for p in proposed(stories[1:]))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('[[topic]]\nname = "Harbour"\n', "'topic.words' is missing"),
        ('[[topic]]\nname = "Harbour"\nwords = []\n', "topic.words"),
        ('[[topic]]\nname = "Harbour"\nwords = ["quay"]\nleast = 0\n', "digest.toml:4"),
        ('[[source]]\nkey = "a"\nname = "A"\ntier = 4\n', "digest.toml:4"),
    ],
)
def test_a_topic_or_tier_that_cannot_be_is_refused_by_its_line(tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "digest.toml").write_text(table, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(tmp_path / "digest.toml")
    assert said in str(caught.value)
