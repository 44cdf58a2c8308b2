"""Sealed editions keep the headline that they show, whoever gave it."""

from __future__ import annotations

from tests.factories import CHEESE
from tests.ledgers import Paper, edition_of, paper, sealed, story

__all__ = ["paper", "sealed"]


def retitled(paper: Paper, title: str) -> None:
    folder = paper.folder.root / "overrides"
    folder.mkdir(exist_ok=True)
    text = f'[[retitle]]\nstory = "strike.md"\ntitle = "{title}"\n'
    (folder / "2026-03-03.toml").write_text(text, encoding="utf-8")


def test_a_story_retitled_by_hand_in_a_sealed_edition_is_a_correction_of_its_headline(sealed: Paper) -> None:
    retitled(sealed, "Wholly other title")
    sealed.build("2026-03-20", "--strict")
    said = ("2026-03-20", "headline", "Teachers vote to strike", "Wholly other title")
    assert said in sealed.corrections
    words = "the headline was “Teachers vote to strike” and is now “Wholly other title”"
    assert words in sealed.page("2026/03/03/")
    assert words in sealed.page("stories/teachers-vote-to-strike/")
    assert words not in sealed.page("2026/03/03/teachers-vote-to-strike/"), "the article's own headline is what it was"
    before = sealed.kept
    sealed.build("2026-03-21")
    assert sealed.kept == before
    (sealed.folder.root / "overrides" / "2026-03-03.toml").unlink()
    sealed.build("2026-03-22")
    assert ("2026-03-22", "headline", "Wholly other title", "Teachers vote to strike") in sealed.corrections


def test_the_headline_that_is_sealed_is_the_one_that_is_shown(paper: Paper) -> None:
    retitled(paper, "Wholly other title")
    assert paper.on("2026-03-10", "seal").code == 0
    paper.build("2026-03-11")
    assert "Wholly other title" in [one["title"] for one in edition_of(paper, "2026-03-03")["entries"]]
    assert "Wholly other title" in paper.page("2026/03/03/")
    assert paper.corrections == []


def test_an_older_copy_that_gives_a_sealed_edition_another_headline_is_a_correction_there(sealed: Paper) -> None:
    sealed.folder.put("z.md", story("A wheel of curd", CHEESE, "2026-03-03"))
    sealed.build("2026-03-20")
    assert ("2026-03-20", "headline", "Cheesemaker wins wager", "A wheel of curd") in sealed.corrections
    assert "was “Cheesemaker wins wager” and is now “A wheel of curd”" in sealed.page("2026/03/05/")
