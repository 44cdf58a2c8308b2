"""An article whose file was deleted may be dropped by whatever the ledger knows of it, and by nothing else."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from digest.clean import article_id
from tests.factories import CHEESE, STRIKE
from tests.ledgers import Paper, paper, sealed, story
from tests.runner import git

__all__ = ["paper", "sealed"]

AT = "2026/03/05/cheesemaker-wins-wager/"
KNOWN = {
    "path": "cheese.md",
    "id": article_id("cheese.md"),
    "page": f"/{AT}",
    "address": f"https://paper.example/{AT}index.html",
}


def drop(paper: Paper, name: str, setting: str = "article") -> None:
    folder = paper.folder.root / "overrides"
    folder.mkdir(exist_ok=True)
    (folder / "2026-03-05.toml").write_text(f'[[drop]]\n{setting} = "{name}"\n', encoding="utf-8")


def delete(paper: Paper, name: str = "cheese.md") -> None:
    (paper.folder.root / "content" / name).unlink()


@pytest.mark.parametrize("name", KNOWN)
def test_an_article_that_was_deleted_is_dropped_by_its_old_path_its_id_or_its_page(sealed: Paper, name: str) -> None:
    delete(sealed)
    assert sealed.on("2026-03-20", "build", "--strict").code == 1
    drop(sealed, KNOWN[name])
    for day in ("2026-03-20", "2026-03-21"):
        done = sealed.build(day, "--strict")
        assert "warning" not in done.err
        assert "withdrawn" in sealed.page(AT)
        assert sealed.missing() == []


def test_the_warning_gives_the_very_lines_that_drop_an_article(sealed: Paper) -> None:
    delete(sealed)
    told = sealed.on("2026-03-20", "build").err
    (file, first, second), *_ = re.findall(r"write into (\S+) two lines, (\S+) and (article = \S+) ", told)
    assert file == "overrides/2026-03-05.toml"
    (sealed.folder.root / "overrides").mkdir(exist_ok=True)
    (sealed.folder.root / file).write_text(f"{first}\n{second}\n", encoding="utf-8")
    assert "warning" not in sealed.build("2026-03-20", "--strict").err


def test_a_ledger_that_git_has_and_the_folder_has_not_stops_a_strict_build(sealed: Paper) -> None:
    """Else a build would forget all addresses and seals without a word."""
    root = sealed.folder.root
    git(root, "init", "-q")
    git(root, "add", "ledger")
    git(root, "commit", "-q", "-m", "Keep")
    shutil.rmtree(root / "ledger")
    done = sealed.on("2026-03-20", "build", "--strict")
    assert (done.code, "git checkout HEAD -- ledger" in done.err) == (1, True)
    git(root, "checkout", "HEAD", "--", "ledger")
    assert sealed.on("2026-03-20", "build", "--strict").code == 0


@pytest.mark.parametrize("name", ["chese.md", "2026/03/05/cheesemaker-wins/", "abcdef012345"])
def test_a_drop_of_what_was_never_published_is_an_error_still(sealed: Paper, name: str) -> None:
    delete(sealed)
    drop(sealed, name)
    done = sealed.on("2026-03-20", "build")
    assert done.code == 1
    assert f"overrides/2026-03-05.toml:2: there is no article '{name}'" in done.err


def test_nothing_but_a_drop_may_name_what_is_gone(sealed: Paper) -> None:
    delete(sealed)
    drop(sealed, "cheese.md")
    with (sealed.folder.root / "overrides" / "2026-03-05.toml").open("a", encoding="utf-8") as file:
        file.write('[[retitle]]\narticle = "cheese.md"\ntitle = "Curd"\n')
    done = sealed.on("2026-03-20", "build")
    assert done.code == 1
    assert "overrides/2026-03-05.toml:4: there is no article 'cheese.md'" in done.err


def test_a_drop_by_the_old_path_of_a_file_that_was_renamed_is_an_error_and_does_not_show_it_again(paper: Paper) -> None:
    drop(paper, "cheese.md")
    paper.build("2026-03-11", "--strict")
    delete(paper)
    paper.folder.put("curd.md", story("Cheesemaker wins wager", CHEESE, "2026-03-05"))
    done = paper.on("2026-03-12", "build")
    assert done.code == 1
    assert "there is no article 'cheese.md'" in done.err
    assert "withdrawn" in paper.page(AT)


def test_a_file_that_comes_back_is_dropped_still_and_a_newcomer_with_its_page_is_not(paper: Paper) -> None:
    drop(paper, AT)
    delete(paper)
    paper.build("2026-03-11", "--strict")
    paper.folder.put("cheese.md", story("Cheesemaker wins wager", CHEESE, "2026-03-05"))
    assert "dropped by hand" in paper.build("2026-03-12").err
    assert "withdrawn" in paper.page(AT)
    drop(paper, article_id("cheese.md"))
    delete(paper)
    paper.folder.put("other.md", story("Mill wins wager", STRIKE.replace("strike", "march"), "2026-03-05"))
    paper.build("2026-03-13", "--strict")
    assert "Mill wins wager" in paper.page("2026/03/05/mill-wins-wager/")


def test_an_article_whose_file_has_a_fault_is_missing_for_now_and_comes_back(sealed: Paper) -> None:
    file = sealed.folder.root / "content" / "cheese.md"
    sound = file.read_text(encoding="utf-8")
    file.write_text("---\ntitle: [unclosed\n---\n\nText.", encoding="utf-8")
    done = sealed.on("2026-03-20", "build")
    assert done.code == 1
    assert f"{AT} was published and the file of its article" in done.err
    assert "[[drop]]" not in done.err
    assert "withdrawn" not in done.err
    assert "This article is missing for now" in sealed.page(AT)
    assert json.loads((sealed.folder.root / "output" / "status.json").read_text(encoding="utf-8"))["missing"] == [AT]
    file.write_text(sound, encoding="utf-8")
    assert "missing for now" not in sealed.build("2026-03-20").err
    assert "rolled a 40-kilogram wheel" in sealed.page(AT)
    assert json.loads((sealed.folder.root / "output" / "status.json").read_text(encoding="utf-8"))["missing"] == []
