"""What must not get in, and what must not be lost without a word: links, pipes, odd names, own pages."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from digest.build import build
from digest.clean.asking import RULES
from digest.clean.rules import Spot
from digest.errors import ContentError, MachineError, SourceError
from digest.ingest import gather, own_pages, payload, read
from digest.ingest.markdown_html import to_html
from digest.model import Article, File, OutPath, Summary
from digest.request import Request
from digest.summarise import SUMMARISERS, Extractive, Summariser
from digest.write import write
from tests.conftest import SiteMaker
from tests.sites import NOW
from tests.texts import assert_covered, clean, documents

TEXT = "The harbour master resigned on Monday after nineteen years, and the harbour council accepted it at once.\n"


def test_a_folder_that_is_a_link_is_named_and_not_entered(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "content" / "linked").symlink_to(tmp_path / "outside")
    found, skipped = gather(tmp_path / "content")
    assert (found, [(one.stage, one.item) for one in skipped]) == ([], [("gather", "linked")])


def test_a_pipe_named_like_an_article_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found, skipped = gather(tmp_path)
    assert (found, [one.item for one in skipped]) == ([], ["pipe.txt"])


def test_a_file_whose_name_is_not_utf_8_costs_itself_only(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text(TEXT, encoding="utf-8")
    found, skipped = gather(tmp_path)
    assert [one.path for one in found] == ["good.txt"]
    assert len(skipped) == 1
    skipped[0].item.encode()


def test_a_feed_file_that_holds_a_path_does_not_open_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(
        f"<rss version='2.0'><channel><item><title>S</title><description>{TEXT}</description></item></channel></rss>"
    )
    (tmp_path / "evil.xml").write_text(str(secret), encoding="utf-8")
    with pytest.raises(SourceError):
        list(read(payload(tmp_path / "evil.xml", "evil.xml")))


def page(root: Path, name: str, text: str) -> None:
    (root / "pages").mkdir(exist_ok=True)
    (root / "pages" / name).write_text(text, encoding="utf-8")


def test_own_pages_pass_the_same_door_as_articles(tmp_path: Path) -> None:
    """A link out, a draft, a second page of one address, a name that every site has, and what is no Markdown."""
    outside = tmp_path / "outside.md"
    outside.write_text("Secret.", encoding="utf-8")
    root = tmp_path / "content"
    root.mkdir()
    page(root, "contact.md", "# Contact\n\n[Method](../method/index.html) and [bad](javascript:alert(1))\n")
    page(root, "contact!.md", "Another.\n")
    page(root, "draft.md", "---\ndraft: true\n---\nNot yet.\n")
    page(root, "archive.md", "Mine.\n")
    page(root, "note.txt", "No page.\n")
    (root / "pages" / "linked.md").symlink_to(outside)
    found, skipped = own_pages(root)
    assert [one.slug for one in found] == ["contact"]
    assert {(one.stage, Path(one.item).name) for one in skipped} == {
        ("withhold", "draft.md"),
        ("read", "archive.md"),
        ("ignore", "note.txt"),
        ("read", "linked.md"),
        ("read", "contact.md"),
    }
    assert "Secret" not in found[0].html


def test_links_of_an_own_page_within_the_site_are_kept(tmp_path: Path) -> None:
    page(
        tmp_path,
        "contact.md",
        "See [the method](../method/index.html), [here](https://a.example/), [no](javascript:x).\n",
    )
    html = own_pages(tmp_path)[0][0].html
    assert 'href="../method/index.html"' in html
    assert 'href="https://a.example/"' in html
    assert "javascript" not in html


def test_headings_of_an_own_page_have_ids_of_their_words_each_once(tmp_path: Path) -> None:
    """Those of an article have none: a stranger's could stand for one of ours."""
    text = "# Contact\n\n## Second heading\n\n## Second *heading*\n\n### Main\n\n## Größe & `x`\n\n    <h2>code</h2>\n"
    page(tmp_path, "contact.md", text)
    html = own_pages(tmp_path)[0][0].html
    assert re.findall('id="([^"]*)"', html) == ["second-heading", "second-heading-2", "main-2", "grosse-x"]
    assert "id=" not in to_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | Sport | Weather | Jobs | World | Business | Opinion | Culture | Tides | Contact us right now.",
        " | ".join(["a b c d e f g h i j"] * 18) + ".",
        "x " * 195 + "|",
        "> " * 199,
    ],
)
def test_no_rule_loses_itself_in_a_menu(text: str) -> None:
    """A pattern with two ways to read a space would try them all: these lines once took for ever."""
    for rule in RULES:
        for zone in ("head", "body", "tail"):
            rule(Spot(text, zone, rule.languages[0] if rule.languages else "en"))


@pytest.mark.parametrize(
    "head",
    [
        "title: First Title of it\ndate 2026-03-17 Another headline text\n",
        "2026-03-17\ndate 2026-03-18 Another headline text\n",
        "source: a.example\nsource: b.example\n",
    ],
)
def test_a_second_line_of_one_kind_in_the_head_is_not_lost(head: str) -> None:
    text = f"{head}\n{TEXT}\n{TEXT.replace('Monday', 'Tuesday')}"
    assert_covered(clean(text), documents(text)[0].body)


def test_a_picture_in_markdown_is_on_record() -> None:
    one = clean(f"---\ntitle: A\ndate: 2026-03-17\n---\n\n![The mayor](mayor.png)\n\n{TEXT}", path="a.md")
    assert [(cut.rule, cut.text) for cut in one.removals] == [("no-text", "![The mayor](mayor.png)")]


def test_a_write_that_is_cut_off_does_not_make_a_stranger_s_file_ours(tmp_path: Path) -> None:
    """The manifest of a write that failed half-way names no place that was not free."""
    (tmp_path / "about").mkdir()
    stranger = tmp_path / "about" / "index.html"
    stranger.write_text("mine", encoding="utf-8")
    too_long = File(OutPath("b" * 250 + ".html"), b"its temporary file has a name that no disk takes")
    files = [File(OutPath("a.html"), b"a"), File(OutPath("about/index.html"), b"b")]
    with pytest.raises(MachineError):
        write([*files, too_long], tmp_path)
    done = write(files, tmp_path)
    assert [one.item for one in done.skipped] == ["about/index.html"]
    assert stranger.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "a.html").read_bytes() == b"a"


def test_a_write_that_was_cut_off_leaves_no_file_of_ours_behind(tmp_path: Path) -> None:
    """What it had not yet replaced still counts as ours when a later build has no use for it."""
    too_long = File(OutPath("b" * 250 + ".html"), b"x")
    write([File(OutPath("z.html"), b"old")], tmp_path)
    with pytest.raises(MachineError):
        write([File(OutPath("z.html"), b"new"), too_long], tmp_path)
    assert write([File(OutPath("a.html"), b"a")], tmp_path).removed == 1
    assert not (tmp_path / "z.html").exists()


@pytest.mark.parametrize("part", ["lede", "sentences", "points", "quotes"])
def test_a_sentence_that_its_article_does_not_bear_out_stops_the_build(
    site: SiteMaker, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a summariser gives, an invented lede, sentence, point or quotation never reaches a page."""
    folder = site({"a.md": f"---\ntitle: A\ndate: 2026-03-03\n---\n\n“{TEXT.strip()}” said Reed.\n\n{TEXT}"})

    def inventing(count: int, words: int) -> Summariser:
        def summarise(article: Article) -> Summary:
            one = Extractive(count, words)(article)
            lie = replace(one.lede, text="Nobody resigned.")
            quotes = tuple(replace(quote, text="Nobody resigned, ever.") for quote in one.quotes)
            return {
                "lede": replace(one, lede=lie),
                "sentences": replace(one, sentences=(lie,)),
                "points": replace(one, points=(lie,)),
                "quotes": replace(one, quotes=quotes),
            }[part]

        return summarise

    monkeypatch.setitem(SUMMARISERS, "extractive", inventing)
    with pytest.raises(ContentError, match="receipt"):
        build(folder.config, Request(NOW))


def test_an_inferred_date_is_a_note_and_strict_lets_it_through(site: SiteMaker) -> None:
    story = TEXT * 3 + "Captain Halvard Reed of the ferry Isolde said the Gannet buoy at Tolbooth Quay was dark.\n" * 2
    folder = site({"2026-03-03-a.txt": f"Harbour master Reed resigns\n\n{story}", "b.txt": f"Reed resigns\n\n{story}x"})
    made = folder.made
    assert any("b.txt" in text and "2026-03-03" in text for text in made.notes)
    assert made.warnings == ()


def test_a_page_of_the_owner_s_is_in_the_menu_of_every_page(site: SiteMaker) -> None:
    folder = site(
        {"a.md": f"---\ntitle: A\ndate: 2026-03-03\n---\n\n{TEXT}", "pages/contact.md": "# Contact us\n\nWrite.\n"}
    )
    pages = [data.decode() for path, data in folder.files.items() if path.endswith(".html") and "mail" not in path]
    assert len(pages) > 10
    assert all("contact/index.html" in text or "/contact/" in text for text in pages)
