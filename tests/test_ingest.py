"""Readers: a file of each kind, and the document that must come out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.errors import SourceError
from digest.model import RawDocument
from tests.texts import documents

DATA = Path(__file__).parent / "data" / "ingest"


def read(name: str) -> list[RawDocument]:
    return documents((DATA / name).read_bytes(), f"desk/{name}")


def lines(document: RawDocument) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in document.lines]


@pytest.mark.parametrize("path", sorted(DATA.iterdir()), ids=lambda path: path.name)
def test_every_line_stands_where_it_says_it_does(path: Path) -> None:
    try:
        found = read(path.name)
    except SourceError as error:
        assert error.where == f"desk/{path.name}"
        assert error.hint
        return
    for document in found:
        ends = [0, *(line.end for line in document.lines)]
        assert all(end <= line.start < line.end for end, line in zip(ends, document.lines, strict=False))
        if path.suffix not in {".txt", ".md"}:
            assert all(document.body[line.start : line.end] == line.text for line in document.lines)


def test_a_text_is_its_lines_with_white_space_folded() -> None:
    (one,) = read("plain.txt")
    assert [line.text for line in one.lines] == [
        "A headline of the plain sort",
        "The first paragraph, with a tab.",
        "The second. With spaces.",
    ]
    assert [one.body[line.start : line.end] for line in one.lines] == [
        "A headline of the plain sort",
        "The first paragraph,\twith a tab.",
        "The second.   With   spaces.",
    ]


MARKDOWN = [
    ("heading", "The vote", "# The vote"),
    ("paragraph", "The council voted 31 to 30 against a second harp on Monday night.", None),
    ("paragraph", "The minutes say why.", "The [minutes] say why."),
    ("quote", "Nobody has asked the harp.", "> Nobody has asked the harp."),
    ("item", "One harp is enough", "- One harp is enough"),
    ("item", "Two are too many", "- Two are *too many*"),
    ("item", "1. Tune it.", "1. Tune it."),
    ("item", "2. Play it.", "2. Play it."),
    ("table", "Harp | Strings Old | 31 New | 30", None),
    ("code", "pluck --all # not a heading", None),
    ("heading", "Same bus, same price", None),
    ("paragraph", "It ends <script>alert(1)</script> here.", None),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_ends_one_and_its_neighbours_keep_their_places(end: str) -> None:
    (one,) = documents(f"The boat left.{end}{end} The boat came back. {end}".encode(), "desk/a.txt")
    assert [line.text for line in one.lines] == ["The boat left.", "The boat came back."]
    assert [one.body[line.start : line.end] for line in one.lines] == [line.text for line in one.lines]


@pytest.mark.parametrize("sign", ["\x1c", "\x1d", "\x1e", "\x1f"])
def test_a_separator_of_old_data_files_ends_no_line(sign: str) -> None:
    first, second = "The boat left." + " It blew." * 9, "The boat came back." + " It rained." * 9
    (one,) = documents(f"{first[:8]}{sign}{first[8:]}\n{sign}{second}{sign}".encode(), "desk/a.txt")
    assert [line.text for line in one.lines] == [first, second]
    assert one.body[one.lines[0].start : one.lines[0].end].replace(sign, "") == first
    assert one.body[one.lines[1].start : one.lines[1].end] == second


def test_markdown_gives_typed_lines_with_their_place_in_the_file() -> None:
    (one,) = read("article.md")
    assert lines(one) == [(kind, text) for kind, text, _ in MARKDOWN]
    for line, (_, _, raw) in zip(one.lines, MARKDOWN, strict=True):
        assert raw is None or one.body[line.start : line.end] == raw


def test_markdown_keeps_links_and_emphasis_as_checked_markup() -> None:
    markup = [str(line.markup) for line in read("article.md")[0].lines]
    assert (
        '<a href="https://paper.example/harps" title="All harps" rel="nofollow noopener">second harp</a>' in markup[1]
    )
    assert '<a href="https://council.example/minutes" rel="nofollow noopener">minutes</a>' in markup[2]
    assert markup[5] == "Two are <em>too many</em>"
    assert "<td>31</td>" in markup[8]
    assert "# not a heading" in markup[9]
    assert "<script" not in markup[11]


def test_front_matter_is_taken_as_it_was_written() -> None:
    (one,) = read("article.md")
    meta = one.meta
    assert (meta.title, meta.title_origin) == ("Council says NO to second harp", "front matter")
    assert meta.dates == (("2026-03-17 12:30", "front matter"),)
    assert (meta.source, meta.language, meta.draft) == ("NO", "no", True)
    assert meta.authors == ("Tilda Brandt", "Oskar Fenn")
    assert meta.tags == ("music", "council")
    assert (meta.expires, meta.reviewed_by) == ("2026-12-31", "N. Orrey")
    assert one.warnings == ("front matter has an unknown key 'tune'",)


@pytest.mark.parametrize("value", ["12:30", "NO", "007", "1_000", "~", "2026-03-17", "1e3", "0x10"])
def test_no_value_of_the_front_matter_is_turned_into_something_else(value: str) -> None:
    (one,) = documents(f"---\ntitle: {value}\n---\nText.\n", "desk/a.md")
    assert one.meta.title == value


BROKEN_FRONT = {
    "---\ntitle: A\n\nText without an end.\n": "never ends",
    "---\ntitle: [A\n---\nText.\n": "line 3",
    "---\n- a\n- b\n---\nText.\n": "no list of 'key: value'",
    "---\ntitle: A: B\n---\nText.\n": "line 2",
    '---\ntitle: "A and B\nsource: "x"\n---\nText.\n': 'line 2: a text needs a quote at its end: title: "A and',
    "---\ntags: [a]\n- 'b\n---\nText.\n": "line 3: a text needs a quote at its end: - 'b",
}


@pytest.mark.parametrize(("text", "message"), BROKEN_FRONT.items())
def test_front_matter_that_cannot_be_read_is_refused_with_the_place(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        documents(text, "desk/a.md")
    assert caught.value.hint


def test_front_matter_with_windows_line_ends_keeps_its_spans_right() -> None:
    (one,) = documents("---\r\ntitle: A\r\n---\r\n\r\nOne.\r\n\r\n- Two\r\n", "desk/a.md")
    assert [one.body[line.start : line.end] for line in one.lines] == ["One.", "- Two"]


def test_without_a_title_the_first_heading_is_it_and_leaves_the_text() -> None:
    (one,) = documents("# A title\n\nText.\n\n## A part\n", "desk/a.md")
    assert (one.meta.title, one.meta.title_origin) == ("A title", "heading")
    assert lines(one) == [("paragraph", "Text."), ("heading", "A part")]


def test_a_page_gives_its_main_text_and_what_its_head_says() -> None:
    (one,) = read("page.html")
    assert [text for kind, text in lines(one) if kind == "heading"] == [
        "Goat found on roof of Customs House",
        "The ladder",
    ]
    assert [text[:12] for kind, text in lines(one) if kind == "paragraph"] == [
        "A goat was f",
        "Nobody knows",
        "The ladder w",
        "The goat was",
    ]
    meta = one.meta
    assert (meta.title, meta.title_origin) == ("Goat found on roof of Customs House", "h1")
    assert meta.dates == (
        ("2026-03-17T07:30:00+01:00", "JSON-LD"),
        ("2026-03-17T08:00:00Z", "meta article:published_time"),
    )
    assert meta.authors == ("Tilda Brandt", "Oskar Fenn")
    assert (meta.source, meta.language) == ("The Northreach Bell", "en-GB")
    assert meta.url == "https://bell.example/2026/03/17/goat?ref=home"
    assert meta.tags == ("goats", "roofs")
    assert "<strong>how it got there</strong>" in str(one.lines[2].markup)


def test_an_empty_shell_of_a_page_is_refused_with_what_to_do() -> None:
    with pytest.raises(SourceError, match="no article text") as caught:
        read("shell.html")
    assert "save the page" in caught.value.hint


def test_rss_gives_an_entry_a_document() -> None:
    one, other = read("rss.xml")
    assert (one.key, other.key) == ("desk/rss.xml#tide-1", "desk/rss.xml#1")
    assert lines(one) == [("paragraph", "Divers found the bell."), ("paragraph", "See the map."), ("item", "One bell")]
    assert (one.meta.title, one.meta.source, one.meta.language) == ("Bell & whistle found", "Quay & Tide", "en-gb")
    assert one.meta.dates == (("2026-03-18T02:14:00+00:00", "feed published"),)
    assert (one.meta.authors, one.meta.tags) == (("Tilda Brandt",), ("wrecks",))
    assert 'href="https://tide.example/map"' in str(one.lines[1].markup)
    assert lines(other) == [("paragraph", "Only a description.")]
    assert not one.warnings


def test_atom_gives_the_date_of_publication_and_typed_lines() -> None:
    (one,) = read("atom.xml")
    assert one.key == "desk/atom.xml#urn:fathom:1"
    assert lines(one) == [("paragraph", "There are fewer fish."), ("quote", "Far fewer.")]
    assert (one.meta.title, one.meta.url) == ("Counting fish", "https://fathom.example/fish")
    assert one.meta.dates == (("2026-03-17T21:14:00+00:00", "feed published"),)
    assert one.meta.authors == ("Nan Orrey",)


def test_a_json_feed_gives_html_and_plain_items_and_passes_over_what_is_none() -> None:
    one, other = read("feed.json")
    assert (one.key, other.key) == ("desk/feed.json#n1", "desk/feed.json#2")
    assert lines(one) == [("paragraph", "One bold word.")]
    assert lines(other) == [("paragraph", "Plain < text."), ("paragraph", "Two paragraphs.")]
    assert (one.meta.authors, one.meta.tags, one.meta.language) == (("Mab Orrey",), ("fish", "tide"), "en")
    assert other.meta.url == "https://else.example/2"


def test_a_broken_feed_is_read_as_far_as_it_goes_with_a_warning() -> None:
    one = read("broken.xml")[0]
    assert one.meta.title == "Still here"
    assert one.warnings[0].startswith("the feed is broken but was read")


@pytest.mark.parametrize("name", ["not_a_feed.xml", "not_a_feed.json"])
def test_what_is_no_feed_is_refused(name: str) -> None:
    with pytest.raises(SourceError, match=r"is not a feed|not a JSON Feed"):
        read(name)


def test_a_mail_s_html_part_is_read_and_its_attachment_named() -> None:
    (one,) = read("multipart.eml")
    assert lines(one) == [("heading", "The bell’s back"), ("paragraph", "It was found on Monday.")]
    assert (one.meta.title, one.meta.source) == ("The bell’s back", "mail.tide.example")
    assert one.meta.dates == (("Tue, 17 Mar 2026 21:14:00 -0500", "mail date"),)
    assert one.warnings == ("the attachment map.pdf is not read",)


def test_a_plain_mail_wrapped_at_72_columns_gives_whole_paragraphs() -> None:
    (one,) = read("wrapped.eml")
    first, second = (text for _, text in lines(one))
    assert first.startswith("The pier has been open") and first.endswith("says that he likes it there.")
    assert second.startswith("He is sent bread") and second.endswith("and a second hat.")


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="is empty"):
        documents(text)
