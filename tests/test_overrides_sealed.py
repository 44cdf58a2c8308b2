"""What was decided by hand goes on to hold when the editions that it made are sealed."""

from __future__ import annotations

import pytest

from digest.build import build
from digest.ledger import read_ledger
from digest.request import Request
from tests.conftest import Command, SiteMaker
from tests.ledgers import Paper
from tests.sites import NOW, Folder
from tests.test_overrides import CORRECT, FILES, FIRST, UNION, WHEEL, override, stories

MERGE = f'[[merge]]\nstories = ["{WHEEL}", "{UNION}"]\n'
PIN = f'[[pin]]\nstory = "{WHEEL}"\n'
OTHERS = {
    "merge by slugs": ("2026-03-04", MERGE),
    "merge by paths": ("2026-03-04", '[[merge]]\nstories = ["c/cheese.md", "b/strike.md"]\n'),
    "merge by both": ("2026-03-04", f'[[merge]]\nstories = ["c/cheese.md", "{UNION}"]\n'),
    "merge and pin of it": ("2026-03-04", f'{MERGE}[[pin]]\nstory = "{UNION}"\n'),
    "pin": ("2026-03-04", PIN),
    "split": ("2026-03-04", '[[split]]\narticles = ["a/buoy.md"]\nstory_title = "The dark buoy"\n'),
    "split of its first": ("2026-03-04", '[[split]]\narticles = ["a/ferry.md"]\n'),
    "drop": ("2026-03-04", f'[[drop]]\nstory = "{WHEEL}"\n'),
    "retitle": ("2026-03-03", f'[[retitle]]\nstory = "{FIRST}"\ntitle = "The night of the Isolde"\n'),
    "redate": ("2026-03-05", '[[redate]]\narticle = "c/cheese.md"\ndate = 2026-03-05\n'),
    "correct": ("2026-03-05", CORRECT),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_a_build_after_the_seal_says_what_the_one_before_it_said(
    kind: str, site: SiteMaker, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper(override(site(FILES), *OTHERS[kind]), digest, monkeypatch)
    paper.ledger.mkdir()
    paper.build()
    files = set(paper.site)
    told = {url: paper.page(url) for url in paper.urls if url.startswith("stories/") and url.endswith("/")}
    assert len(told) > 2
    assert paper.on("2026-03-10", "seal").code == 0
    for _ in range(2):
        paper.build("2026-03-11", "--strict")
        assert paper.corrections == []
        assert set(paper.site) == files
        assert {url: paper.page(url) for url in told} == told


@pytest.mark.parametrize("kind", OTHERS)
def test_what_was_published_before_it_was_edited_stands_where_it_stood_after_the_seal(
    kind: str, site: SiteMaker, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper(site(FILES), digest, monkeypatch)
    paper.ledger.mkdir()
    paper.build()
    override(paper.folder, *OTHERS[kind])
    paper.build()
    told = {url: paper.page(url) for url in paper.urls if url.startswith("stories/") and url.endswith("/")}
    assert paper.on("2026-03-10", "seal").code == 0
    for _ in range(2):
        paper.build("2026-03-11")
        assert paper.corrections == []
        assert {url: paper.page(url) for url in told} == told


def test_an_article_may_be_added_to_a_split_that_is_sealed(
    site: SiteMaker, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    split = '[[split]]\narticles = ["a/buoy.md"{}]\n'
    paper = Paper(override(site(FILES), "2026-03-04", split.format("")), digest, monkeypatch)
    paper.ledger.mkdir()
    paper.build()
    assert paper.on("2026-03-10", "seal").code == 0
    override(paper.folder, "2026-03-04", split.format(', "b/ferry.md"'))
    paper.build("2026-03-11")
    assert {"a/buoy.md", "b/ferry.md"} in stories(Folder(paper.folder.root)).values()


QUAY = "back-on-the-quay-at-midnight"
FERRY_SPLIT = ("2026-03-05", '[[split]]\narticles = ["a/ferry.md"]\n')


def test_what_is_left_of_a_published_story_keeps_its_address_when_its_first_article_is_split_off(
    site: SiteMaker, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper(site(FILES), digest, monkeypatch)
    paper.ledger.mkdir()
    paper.build()
    override(paper.folder, *FERRY_SPLIT)
    for day in ("2026-03-10", "2026-03-11"):
        paper.build(day)
        assert "Back on the quay" in paper.page(f"stories/{FIRST}/")
        assert f"stories/{QUAY}/index.html" not in paper.site


def test_parts_that_were_never_published_together_keep_the_address_of_their_own_first_article(
    site: SiteMaker, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper(override(site(FILES), *FERRY_SPLIT), digest, monkeypatch)
    paper.ledger.mkdir()
    for day in ("2026-03-10", "2026-03-10", "2026-03-11"):
        paper.build(day, "--strict")
        assert "Back on the quay" in paper.page(f"stories/{QUAY}/")
        assert "Back on the quay" not in paper.page(f"stories/{FIRST}/")


def together(paper: Paper, name: str) -> set[str]:
    """The content files in the story of ``name``, as the paper with its ledger has it."""
    made = build(paper.folder.config, Request(NOW), ledger=read_ledger(paper.folder.root))
    found = [{m.article.path for m in story.members} for story in made.site.stories]
    return next(paths for paths in found if name in paths)


def test_a_deleted_merge_stays_as_its_edition_was_sealed_until_a_split_parts_it(
    site: SiteMaker, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper(override(site(FILES), "2026-03-04", MERGE), digest, monkeypatch)
    paper.ledger.mkdir()
    paper.build()
    merged = together(paper, "c/cheese.md")
    assert merged == {"c/cheese.md", "a/strike.md", "b/strike.md"}
    assert paper.on("2026-03-10", "seal").code == 0
    (paper.folder.root / "overrides" / "2026-03-04.toml").unlink()
    paper.build("2026-03-11", "--strict")
    assert together(paper, "c/cheese.md") == merged
    override(paper.folder, "2026-03-05", '[[split]]\narticles = ["c/cheese.md"]\n')
    paper.build("2026-03-12")
    assert together(paper, "c/cheese.md") == {"c/cheese.md"}


def test_a_deleted_split_stays_as_its_edition_was_sealed_until_a_merge_joins_it(
    site: SiteMaker, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper(override(site(FILES), *OTHERS["split"]), digest, monkeypatch)
    paper.ledger.mkdir()
    paper.build()
    assert paper.on("2026-03-10", "seal").code == 0
    (paper.folder.root / "overrides" / "2026-03-04.toml").unlink()
    paper.build("2026-03-11", "--strict")
    assert together(paper, "a/buoy.md") == {"a/buoy.md"}
    override(paper.folder, "2026-03-05", '[[merge]]\nstories = ["a/buoy.md", "a/ferry.md"]\n')
    paper.build("2026-03-12")
    assert together(paper, "a/buoy.md") == {"a/buoy.md", "a/ferry.md", "b/ferry.md"}
