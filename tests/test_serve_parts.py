"""The parts of the preview that need no server: what is answered, what is watched, what is put into a page."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from digest.serve.answering import Answer, answer
from digest.serve.pages import dressed, empty
from digest.serve.shown import Now, Problem, Shown, Watched, Words
from digest.serve.watching import places

FILES = dict.fromkeys(("index.html", "404.html", "a/index.html", "a/feed.xml", "b.txt"), b"")
PAGE = b"<!doctype html><html><head><title>T</title></head><body><p>&lt;/body></p></body>\n</html>\n"


@pytest.mark.parametrize(
    ("base", "asked", "found"),
    [
        ("/", "/", Answer(200, "index.html")),
        ("/", "/a/", Answer(200, "a/index.html")),
        ("/", "/a", Answer(302, to="/a/")),
        ("/", "/b.txt", Answer(200, "b.txt")),
        ("/", "/b.txt/", Answer(404, "404.html")),
        ("/", "//a", Answer(404, "404.html")),
        ("/", "//evil.example/", Answer(404, "404.html")),
        ("/", "/a/../b.txt", Answer(404, "404.html")),
        ("/r/", "/", Answer(302, to="/r/")),
        ("/r/", "/r", Answer(302, to="/r/")),
        ("/r/", "/r/", Answer(200, "index.html")),
        ("/r/", "/r/a", Answer(302, to="/r/a/")),
        ("/r/", "/a/", Answer(404, "404.html")),
        ("/r/", "/rr/", Answer(404, "404.html")),
        ("/a%20b/", "/a b/", Answer(200, "index.html")),
        ("/a%20b/", "/a b", Answer(302, to="/a%20b/")),
        ("/%C3%A9/", "/", Answer(302, to="/%C3%A9/")),
        ("/%C3%A9/", "/é/a", Answer(302, to="/%C3%A9/a/")),
        ("/%C3%A9/", "/é/a/", Answer(200, "a/index.html")),
    ],
)
def test_an_address_leads_to_a_file_a_folder_or_the_page_for_what_is_lost(base: str, asked: str, found: Answer) -> None:
    assert answer(Now(Shown(FILES, base)), asked) == found


def test_before_there_is_a_site_every_page_is_the_one_that_says_so() -> None:
    assert answer(Now(), "/any/") == Answer(404, "404.html")


def test_a_page_is_dressed_at_its_end_and_once() -> None:
    made = dressed(PAGE, "index.html", Now(Shown(FILES)), "x-1").decode()
    assert made.startswith(PAGE.decode().rpartition("</body>")[0])
    assert made.endswith("</body>\n</html>\n")
    assert made.count("livereload.js") == 1
    assert "digest-bar" not in made, "there is nothing to say"
    assert "digest-bar" in dressed(PAGE, "404.html", Now(Shown(FILES)), "x-1").decode(), "whose page this is"
    assert dressed(b"<p>bare", "index.html", Now(), "x-1").startswith(b"<p>bare<link")


def test_what_is_wrong_is_text_wherever_it_comes_from() -> None:
    evil = "</body><script>alert(1)</script>\"'&"
    problem = Problem(evil, evil, evil)
    words = Words(*[evil] * 9)
    shown = Shown(FILES, "/", (problem,), {"index.html": ((evil, f'a/"{evil}'), (evil, "b"))}, words=words)
    for data in (dressed(PAGE, "index.html", Now(shown, problem), "x-1"), empty(Now(Shown(), problem), "x-1")):
        tree = lxml.html.document_fromstring(data)
        assert data.startswith(b"<!doctype html>")
        assert tree.xpath("name(//body/*[1])") == "dialog", "the first that is read, and that Tab comes to"
        assert [one.get("src", "")[:12] for one in tree.iter("script")] == ["/.digest/pre", "/livereload."]
        assert tree.xpath("string(//dialog//*[@class='what'])") == evil


def test_one_page_beside_is_a_link_and_several_are_a_list() -> None:
    shown = Shown(
        FILES, "/r/", beside={"a/index.html": (("A", "a/audit/index.html"),), "index.html": (("A", "x"),) * 2}
    )
    one = lxml.html.document_fromstring(dressed(PAGE, "a/index.html", Now(shown), "x-1"))
    assert one.xpath("//aside/a/@href") == ["/r/a/audit/index.html"]
    several = lxml.html.document_fromstring(dressed(PAGE, "index.html", Now(shown), "x-1"))
    assert several.xpath("//aside/details/ul/li/a/text()") == ["A", "A"]


def test_many_problems_are_counted_after_the_first() -> None:
    shown = Shown(FILES, problems=tuple(Problem(str(number)) for number in range(40)))
    tree = lxml.html.document_fromstring(dressed(PAGE, "index.html", Now(shown), "x-1"))
    rows = tree.xpath("//aside//li//text()")
    assert rows == [*map(str, range(25)), "+ 15"]


def test_what_a_build_reads_is_heeded_and_what_it_writes_or_an_editor_leaves_is_not(tmp_path: Path) -> None:
    for name in ("content/.obsidian", "output", ".git"):
        (tmp_path / name).mkdir(parents=True)
    folders = tuple(tmp_path / name for name in ("content", "overrides", "far/templates"))
    found = places(Watched(folders, (tmp_path / "digest.toml", tmp_path / "entities.toml"), (tmp_path / "output",)))
    heeded = ["digest.toml", "entities.toml", "content/a.md", "content/a/b/c.txt.toml", "content/#5.md"]
    heeded += ["content", "overrides", "far", "content/4913/a.md", "content/notes~/a.md", "content/x.tmp/a/b.md"]
    ignored = ["README.md", "output", "output/index.html", ".git/HEAD", "summaries.jsonl", "content/.a.md.swp"]
    ignored += ["content/a.md~", "content/4913", "content/.#a.md", "content/#a.md#", "content/.obsidian/x.md"]
    ignored += ["content/x.tmp", "content/notes~/a.md~"]
    assert [name for name in (*heeded, *ignored) if found.heeds(tmp_path / name)] == heeded


def test_a_folder_of_output_inside_of_what_is_watched_wakes_nobody(tmp_path: Path) -> None:
    found = places(Watched((tmp_path,), (), (tmp_path / "made",)))
    assert not found.heeds(tmp_path / "made" / "index.html")
    assert found.heeds(tmp_path / "a.md")
