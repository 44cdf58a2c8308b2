"""What is composed reads back the same: whatever text an article holds, in whatever kind of block."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from digest import border
from digest.fetch.compose import Piece, file_of, path_of, source_key
from digest.ingest import read
from digest.ingest.blocks import plain_text
from digest.ingest.decode import mend
from digest.model import Block, BlockKind, Payload, RawDocument
from tests.nasty import NASTY

KINDS: tuple[BlockKind, ...] = ("paragraph", "heading", "quote", "item", "table", "code")
DAY = date(2026, 6, 1)


def piece(*blocks: Block, title: str = "A title", **more: object) -> Piece:
    address = border.url("https://a.example/story")
    values: dict[str, object] = {"url": address, "source": "a.example", "title": title, "authors": (), "language": "en"}
    values |= {"date": "2026-05-31", "fetched": DAY, "licence": "", "blocks": blocks}
    return Piece(**(values | more))  # type: ignore[arg-type]


def block(kind: BlockKind, text: str, markup: str | None = None) -> Block:
    return Block(kind, text, 0, 0, 0, border.safe_html(markup, border.url("https://a.example/")) if markup else None)


def back(of: Piece) -> RawDocument:
    (document,) = read(Payload("a/2026/05/31-a.md", "md", file_of(of)))
    return document


def kinds_and_texts(of: Piece) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in back(of).lines]


def promised(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """What any reader makes of such texts: on one line, mended, and none that say nothing."""
    return [(one.kind, border.plain(mend(border.plain(one.text)))) for one in blocks if border.plain(one.text)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_a_text_is_read_as_markup(kind: BlockKind, text: str) -> None:
    made = piece(block("paragraph", "Before."), block(kind, text), block(kind, text), block("paragraph", "After."))
    assert kinds_and_texts(made) == promised(made.blocks)


SIGNS = st.text(st.sampled_from("*_#>-+=`~|[]()<>&;:.!\\/ \n\t0123ab\"'é"), max_size=12)
TEXTS = SIGNS | st.text(max_size=30) | st.sampled_from(NASTY)


@st.composite
def marked(draw: st.DrawFn) -> Block:
    """A block with links and emphasis in it."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=4))
    tags = st.sampled_from(
        ["{}", "<em>{}</em>", "<b>{}</b>", "<i><b>{}</b></i>", '<a href="/x_(y)*">{}</a>', "{}<br>", "<q>{}"]
    )
    markup = border.safe_html(
        "".join(draw(tags).format(escape(border.whole(one))) for one in texts), border.url("https://a.example/")
    )
    return Block(draw(st.sampled_from(KINDS)), border.plain(plain_text(markup)), 0, 0, 0, markup)


BLOCKS = st.builds(block, st.sampled_from(KINDS), TEXTS) | marked()


@given(st.lists(BLOCKS, max_size=6).map(tuple))
@example((block("code", "¬µ Ä¡", "¬µ<br>Ä¡"),))
@example((block("code", "[x\\]: no address"), block("paragraph", "[x]")))
def test_any_blocks_of_any_text_read_back_the_same(blocks: tuple[Block, ...]) -> None:
    assert kinds_and_texts(piece(*blocks)) == promised(blocks)


@given(
    st.text(max_size=40) | st.sampled_from(NASTY), st.lists(st.text(max_size=20) | st.sampled_from(NASTY), max_size=3)
)
def test_front_matter_holds_any_text(title: str, names: list[str]) -> None:
    """Also for other readers of YAML, which know more types than text."""
    made = piece(
        title=title, authors=tuple(names), tags=tuple(names), licence=title, source=title, language="no", held=title
    )
    meta = back(made).meta
    said, all_said = (
        (border.plain(mend(border.plain(one))) for one in (title, title)),
        [border.plain(one) for one in names],
    )
    kept = tuple(border.plain(mend(one)) for one in all_said if one)
    assert (meta.title or "", meta.source or "") == tuple(said)
    assert (meta.authors, meta.tags, meta.language) == (kept, kept, "no")
    table = yaml.safe_load(file_of(made).decode().removeprefix("---\n").split("\n---\n")[0])
    assert table.get("licence", "") == border.plain(title)
    assert (table["language"], table.get("draft", False)) == ("no", bool(title))


def test_a_file_says_where_it_is_from_and_when() -> None:
    made = piece(
        title="A title", authors=("Ida Marsh", "R. Poe, Jr."), date="2026-05-31T23:30:00+02:00", tags=("harps",)
    )
    meta = back(made).meta
    assert (meta.title, meta.url, meta.source) == ("A title", "https://a.example/story", "a.example")
    assert meta.authors == ("Ida Marsh", "R. Poe, Jr.")
    assert meta.dates == (("2026-05-31T23:30:00+02:00", "front matter"),)
    assert (meta.language, meta.tags, meta.draft) == ("en", ("harps",), False)
    assert back(made).warnings == ()
    assert b"\nfetched: 2026-06-01\n" in file_of(made)


def test_what_is_held_back_is_a_draft_that_says_why() -> None:
    made = piece(block("paragraph", "Some text."), held="the page asks\nto log in")
    assert back(made).meta.draft
    assert b"\n# Held back: the page asks to log in\ndraft: true\n---\n" in file_of(made)


ROWS = "<table><tr><th>a</th><th>b|c</th></tr><tr><td>1*</td><td>2</td></tr></table>"
RAGGED = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr></table>"
LINKED = '<table><tr><th>a</th><th><b>b</b></th></tr><tr><td>1</td><td><a href="/x">2</a></td></tr></table>'
BIG = "A [big **harp**](<https://a.example/x_y?a=1&b=(2)>)"
LINES = "def a():<br>    return 1  # one<br><br>[x]: no address"


@pytest.mark.parametrize(
    ("one", "written"),
    [
        (block("table", "a | b|c 1* | 2", ROWS), "| a | b\\|c |\n| --- | --- |\n| 1\\* | 2 |"),
        (block("table", "a | b 1 | 2", LINKED), "| a | **b** |\n| --- | --- |\n| 1 | [2](<https://a.example/x>) |"),
        (block("table", "a | b 1", RAGGED), "| a | b 1 |\n| --- | --- |"),
        (block("table", "other | text", ROWS), "| other | text |\n| --- | --- |"),
        (
            block("code", "def a(): return 1 # one", LINES.partition("<br><br>")[0]),
            "```\ndef a():\n    return 1  # one\n```",
        ),
        (block("code", "def a(): return 1 # one [x]: no address", LINES), "    def a():\n        return 1  # one"),
        (block("code", "other text", LINES), "```\nother text\n```"),
        (block("heading", "A harp"), "## A harp"),
        (block("quote", "A harp"), "> A harp"),
        (block("item", "2. A harp"), "2. A harp"),
        (block("item", "A harp"), "- A harp"),
        (block("paragraph", "A *big* harp", "A <em>*big*</em> harp"), "A *\\*big\\** harp"),
        (block("paragraph", "A big harp", 'A <a href="/x_y?a=1&amp;b=(2)">big <b>harp</b></a>'), BIG),
        (block("item", "1. A big harp", '1. A <a href="/x">big</a> harp'), "1. A [big](<https://a.example/x>) harp"),
        (block("heading", "A #1 harp", "A <b>#1</b> harp"), "## A **\\#1** harp"),
        (block("quote", "A harp", "A <b>big</b> harp"), "> A harp"),
        (block("paragraph", "A bigharp", "A <b>big!</b>harp"), "A bigharp"),
    ],
)
def test_blocks_are_written_in_the_form_that_markdown_has_for_them(one: Block, written: str) -> None:
    made = piece(one)
    assert written in file_of(made).decode()
    assert kinds_and_texts(made) == promised((one,))


def test_a_path_tells_source_day_and_title() -> None:
    assert path_of(piece(title="Zürich’s bridge: closed!"), ()) == "a.example/2026/05/31-zurichs-bridge-closed.md"
    assert path_of(piece(date="0987-01-02T03:04:05Z"), ()) == "a.example/0987/01/02-a-title.md"
    for undated in (None, "", "last week", "2026-02-30"):
        assert path_of(piece(date=undated), ()) == "a.example/undated/a-title.md"
    assert path_of(piece(source=""), ()) == "a.example/2026/05/31-a-title.md"
    assert path_of(piece(source="", url=None), ()) == "unknown/2026/05/31-a-title.md"


def test_a_path_that_is_taken_is_passed_over() -> None:
    first = path_of(piece(), ())
    second = path_of(piece(), {first})
    assert second == first.replace(".md", "-2.md")
    assert path_of(piece(), {first, second}) == first.replace(".md", "-3.md")


@given(
    st.text()
    | st.sampled_from(["pages", "..", ".git", "_drafts", "www.a.example", "BBC News", "a/../b", "münchen.example"]),
    st.text(),
)
def test_no_path_leads_out_of_sight(source: str, title: str) -> None:
    """Not out of the content folder, not where articles are not looked for, and no longer than a file's name may be."""
    path = PurePosixPath(path_of(piece(source=source, title=title), ()))
    assert len(path.parts) == 4
    assert path.parts[0] != "pages"
    assert all(part[0] not in "._" and part.isascii() and 0 < len(part) < 200 for part in path.parts)
    assert source_key(source_key(source)) == source_key(source)


@pytest.mark.parametrize("markup", ["<b>" * 3000 + "x", "<a href='/x'>" * 3000 + "x", "<b>*</b>_" * 300 + "x"])
@pytest.mark.parametrize("kind", KINDS)
def test_markup_of_any_depth_costs_no_text(kind: BlockKind, markup: str) -> None:
    """What cannot be written with its marks is written without them."""
    text = border.plain(plain_text(border.safe_html(markup)))
    made = piece(block(kind, text, markup))
    assert kinds_and_texts(made) == promised(made.blocks)
