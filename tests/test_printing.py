"""What is put off until somebody asks: the same files, made later; equal as long as what they are made of is."""

from __future__ import annotations

from digest.build import Build, build
from digest.engine import Engine, Memory
from digest.model import File
from digest.request import Request
from tests.conftest import SiteMaker
from tests.factories import FERRY
from tests.sites import NOW, Folder

RAW = f"---\ntitle: Ferry late\ndate: 2026-03-03 # asked twice\n---\n\n{FERRY}\n"


def previewed(folder: Folder, memory: Memory | None = None, *, late: bool = True) -> Build:
    """A build as the preview makes it."""
    return build(folder.config, Request(NOW, audit=True, late=late), Engine(memory=memory))


def test_a_file_that_was_put_off_is_made_as_it_would_have_been_at_once(demo: Folder) -> None:
    put_off, whole = previewed(demo), previewed(demo, late=False)
    at_once = {file.path: file for file in whole.files}
    made = {one.path: one.make() for one in put_off.late}
    assert {path.rpartition("/")[2] for path in made} == {"index.html", "card.png"}
    assert all(made[path] == at_once[path] for path in made)
    assert put_off.files == tuple(File(file.path, b"") if file.path in made else file for file in whole.files)
    assert whole.late == ()


def test_two_builds_of_the_same_are_equal_and_a_word_that_only_the_raw_text_has_tells_them_apart(
    site: SiteMaker,
) -> None:
    """So that no page is loaded anew where nothing changed, and an open audit is where its text did."""
    folder, memory = site({"ferry.md": RAW}), Memory()
    before, same = previewed(folder, memory), previewed(folder, memory)
    assert before.late
    assert (before.files, before.late) == (same.files, same.late)
    folder.put("ferry.md", RAW.replace("twice", "thrice"))
    after = previewed(folder, memory)
    assert [one.path for one, old in zip(after.late, before.late, strict=True) if one != old] == [
        "2026/03/03/ferry-late/audit/index.html"
    ]


def test_a_page_that_was_put_off_is_another_where_the_theme_is(site: SiteMaker) -> None:
    folder, memory = site({"ferry.md": RAW}), Memory()
    before = previewed(folder, memory)
    (folder.root / "templates").mkdir(exist_ok=True)
    (folder.root / "templates" / "audit.html").write_text("{% extends '!builtin/audit.html' %}\n", encoding="utf-8")
    after = previewed(folder, memory)
    assert after.files == before.files
    assert {one.path for one, old in zip(after.late, before.late, strict=True) if one != old} == {
        one.path for one in before.late if one.path.endswith(".html")
    }
