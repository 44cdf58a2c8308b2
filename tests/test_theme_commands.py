"""``digest theme``: what it lists, copies and compares."""

from __future__ import annotations

import pytest

from digest import theme
from digest.render import builtin_templates
from tests.conftest import Command
from tests.output import begins, tables
from tests.sites import Folder
from tests.themed import OURS, own


def test_list_names_every_file_of_the_theme_and_what_it_is_for(here: Folder, digest: Command) -> None:
    own(here, "logo.html", "x")
    own(here, "about.html", "x")
    own(here, "article.html", '{% extends "!builtin/article.html" %}')
    done = digest("theme", "list", "--json")
    assert done.code == 0
    found = {row["name"]: row for row in tables(done.out)}
    assert set(found) == {*OURS, "texts.toml", "logo.html"}
    assert all(begins(row, "schema", "name", "standing", "ours", "own", "copied", "changed") for row in found.values())
    standing = {name: row["standing"] for name, row in found.items() if row["standing"] != "ours"}
    assert standing == {"logo.html": "only yours", "about.html": "yours", "article.html": "extends ours"}
    shown = digest("theme", "list").out.splitlines()
    assert len(shown) == len(found)
    assert [line.split()[0] for line in shown] == list(found)


@pytest.mark.parametrize(
    ("name", "first"), [("article.html", "{# "), ("static/style.css", "/* "), ("texts.toml", "# "), ("rss.xml", "{# ")]
)
def test_a_copy_says_of_what_in_a_comment_of_its_type(here: Folder, digest: Command, name: str, first: str) -> None:
    assert digest("theme", "copy", name).code == 0
    line = (here.root / "templates" / name).read_text(encoding="utf-8").splitlines()[0]
    assert line.startswith(f"{first}copied from digest ")
    (row,) = [row for row in tables(digest("theme", "list", "--json").out) if row["name"] == name]
    assert (row["standing"], row["changed"]) == ("yours", False)
    assert digest("theme", "diff", name).out == ""


def test_copy_writes_over_nothing_unless_told_and_then_copies_all_or_none(here: Folder, digest: Command) -> None:
    path = own(here, "article.html", "Mine.")
    done = digest("theme", "copy", "story.html", "article.html")
    assert done.code == 2
    assert f"{path}: is there already" in done.err
    assert path.read_text(encoding="utf-8") == "Mine."
    assert not (path.parent / "story.html").exists()
    assert digest("theme", "copy", "--force", "article.html").code == 0
    assert "Mine." not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["copy", "diff"])
@pytest.mark.parametrize(
    ("name", "meant"), [("artcle.html", "article.html"), ("style.css", "static/style.css"), ("zzz", "theme list")]
)
def test_a_name_misspelt_is_told_what_is_meant(
    here: Folder, digest: Command, command: str, name: str, meant: str
) -> None:
    done = digest("theme", command, name)
    assert (done.code, done.out) == (2, "")
    assert meant in done.err


def test_diff_shows_what_the_site_has_otherwise(here: Folder, digest: Command) -> None:
    digest("theme", "copy", "404.html")
    path = here.root / "templates" / "404.html"
    path.write_text(path.read_text(encoding="utf-8") + "One more line.\n", encoding="utf-8")
    done = digest("theme", "diff")
    assert done.code == 0
    changes = [line for line in done.out.splitlines() if line[0] in "+-"]
    assert changes == ["--- ours/404.html", "+++ yours/404.html", "+One more line."]
    assert "changed" not in done.out


def test_diff_says_plainly_that_ours_has_changed_since_the_copy(here: Folder, digest: Command) -> None:
    digest("theme", "copy", "404.html")
    path = here.root / "templates" / "404.html"
    text = path.read_text(encoding="utf-8")
    new = theme.mark((builtin_templates() / "404.html").read_bytes())
    path.write_text(text.replace(new, "0" * 16), encoding="utf-8")
    first = digest("theme", "diff", "404.html").out.splitlines()[0]
    assert "ours has changed since" in first
    assert new in first
    assert "1 of them" in digest("theme", "diff").err
    assert "ours changed since" in digest("theme", "list").out


def test_diff_of_texts_compares_only_what_the_site_says(here: Folder, digest: Command) -> None:
    own(here, "texts.toml", '[site]\nfront_page = "First sheet"\n')
    lines = digest("theme", "diff", "texts.toml").out.splitlines()
    assert [line for line in lines if line[0] in "+-"][2:] == [
        "-site.front_page = 'Front page'",
        "+site.front_page = 'First sheet'",
    ]


@pytest.mark.parametrize(("name", "words"), [("404.html", "theme copy 404.html"), ("logo.html", "site's own")])
def test_diff_of_what_cannot_be_compared_says_why(here: Folder, digest: Command, name: str, words: str) -> None:
    own(here, "logo.html", "x")
    done = digest("theme", "diff", name)
    assert done.code == 2
    assert words in done.err


def test_the_templates_that_come_with_digest_are_no_site_s_own(here: Folder, digest: Command) -> None:
    """In digest's own checkout the folder of templates is ours: there nothing is copied onto itself."""
    with here.toml.open("a", encoding="utf-8") as toml:
        toml.write(f'\n[folders]\ntemplates = "{builtin_templates()}"\n')
    assert {row["standing"] for row in tables(digest("theme", "list", "--json").out)} == {"ours"}
    before = (builtin_templates() / "404.html").read_bytes()
    assert digest("theme", "copy", "--force", "404.html").code == 2
    assert (builtin_templates() / "404.html").read_bytes() == before
