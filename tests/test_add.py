"""``digest add``: one article put into the content folder, as it is or as clean Markdown, and never twice."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.errors import MachineError
from digest.fetch.adding import Adding, Details
from digest.fetch.article import Outlet
from digest.fetch.store import Content
from digest.model import Payload
from digest.stages import cleaner
from tests.added import FEED, HERALD, PAGE, PLACE, PRIVATE, TEXT, add, content, given
from tests.conftest import SiteMaker
from tests.sites import Folder


@pytest.fixture
def paper(site: SiteMaker) -> Folder:
    return site({}, PRIVATE + HERALD)


def test_a_file_is_kept_as_it_is_at_the_place_that_its_date_and_headline_give(paper: Folder) -> None:
    done = add(paper, given(paper, "scrape.TXT", TEXT), "--source", "herald.example")
    unknown = "no [[source]] 'herald.example' in digest.toml: it counts as an outlet of its own; did you mean 'herald'?"
    assert (done.code, done.err) == (0, f"note: content/herald.example/{PLACE}.txt: {unknown}\n")
    assert f"added content/herald.example/{PLACE}.txt\n" in done.out
    assert f"digest explain content/herald.example/{PLACE}.txt" in done.out
    beside = b'source = "herald.example"\n'
    path = f"herald.example/{PLACE}.txt"
    assert content(paper) == {path: TEXT.encode(), f"{path}.toml": beside}
    assert paper.members[path].article.source.key == "herald.example"


def test_what_the_options_say_goes_before_what_the_file_says(paper: Folder) -> None:
    address = "https://herald.example/bridge"
    options = ("--title", 'A "new"\n title', "--date", "2026-02-03", "--url", address, "--source", "The Herald")
    assert add(paper, given(paper, "a.txt", TEXT), *options).code == 0
    path = "herald/2026/02/03-a-new-title.txt"
    assert set(content(paper)) == {path, f"{path}.toml"}
    (article,) = (one.article for one in paper.members.values())
    assert (article.title.value, article.url, article.dated.value) == ('A "new" title', address, "2026-02-03")


def test_standard_input_is_a_text_unless_said_otherwise(paper: Folder) -> None:
    assert add(paper, "-", "--source", "herald", stdin=TEXT).code == 0
    more = TEXT.replace("Lowfield", "Harwick")
    assert add(paper, "-", "--type", "html", "--source", "herald", stdin=PAGE.replace("Lowfield", "Upfield")).code == 0
    assert add(paper, given(paper, "a.dat", more), "--type", "md", "--source", "herald", "--title", "x").code == 0
    assert [path.rpartition(".")[2] for path in content(paper) if not path.endswith(".toml")] == ["txt", "html", "md"]


def test_an_article_that_is_there_is_not_added_again(paper: Folder) -> None:
    file = given(paper, "a.txt", TEXT)
    assert add(paper, file, "--url", "https://herald.example/bridge").code == 0
    before = content(paper)
    (path,) = (path for path in before if path.endswith(".txt"))
    same = add(paper, file)
    assert (same.code, same.out) == (0, f"nothing to add, for the same file is there: content/{path}\n")
    other = given(
        paper, "b.txt", TEXT + "\nMore was said later of the bridge, and of the ferry that is to replace it.\n"
    )
    for address in ("https://herald.example/bridge", "http://www.herald.example/bridge/?utm_source=x"):
        told = add(paper, other, "--url", address)
        assert (told.code, told.out.count(f"an article with its address is there: content/{path}\n")) == (0, 1)
    page_of_it = add(paper, "https://herald.example/bridge#top")
    assert (page_of_it.code, page_of_it.err) == (0, "")
    assert content(paper) == before


def test_nothing_that_is_there_is_written_over(paper: Folder) -> None:
    paper.put(f"herald/{PLACE}.txt", "my own")
    paper.put(f"herald/{PLACE}-2.TXT", "my own too")
    paper.put(f"herald/{PLACE}-3.txt.toml", "# of one that is gone")
    before = content(paper)
    assert add(paper, given(paper, "a.txt", TEXT), "--source", "herald").code == 0
    assert {name: content(paper)[name] for name in before} == before
    assert content(paper)[f"herald/{PLACE}-4.txt"] == TEXT.encode()


def test_what_lies_beside_a_file_comes_with_it(paper: Folder) -> None:
    file = given(paper, "a.txt", TEXT)
    given(paper, "a.txt.toml", "# mine\ntags = ['harps']")
    assert add(paper, file, "--source", "herald").code == 0
    assert content(paper)[f"herald/{PLACE}.txt.toml"] == b"# mine\ntags = ['harps']\nsource = \"herald\"\n"
    given(paper, "b.txt.toml", "source = 'other'\n")
    twice = add(paper, given(paper, "b.txt", TEXT + "x"), "--source", "herald")
    assert (twice.code, "says 'source' too" in twice.err) == (2, True)


REFUSED = {
    "empty.txt": (b"", 1, "is empty"),
    "wall.txt": (b"Just a moment...\n\nChecking your browser before accessing the site.\n", 1, "check of the browser"),
    "a.pdf": (b"%PDF-1.7", 1, "is a PDF, not an article (digest reads text, Markdown, HTML, feeds and mail; save its"),
    "a.docx": (b"PK\x03\x04", 1, "is a ZIP, Word or e-book file, not an article (digest reads"),
    "a.dat": (b"some text", 1, "has a suffix that no reader knows: '.dat' (digest reads"),
    "b.txt": (b"%PDF-1.7\xff\xfe", 1, "is a PDF, not an article"),
    "page.html": (b"<html><body><script>1</script></body></html>", 1, "has no article text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_refused_with_the_reason(paper: Folder, name: str) -> None:
    data, code, why = REFUSED[name]
    done = add(paper, given(paper, name, data))
    assert (done.code, done.out) == (code, "")
    assert why in done.err
    assert "content folder" not in done.err
    assert content(paper) == {}


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--date", "2026-02-30", "a.txt"), "is no date"),
        (("--date", "17/3/2025", "a.txt"), "is no date"),
        (("--url", "ftp://a.example", "a.txt"), "is not an http or https address"),
        (("--url", "https://a.example", "https://a.example/b"), "a page has its own"),
        (("--title", "T", "a.txt", "b.txt"), "--title says something of one article"),
        (("javascript://a.example/%0Aalert(1)",), "is not an http or https address"),
        (("desk",), "is a folder"),
        (("www.a.example/story",), "write https://www.a.example/story"),
        (("www.a.example",), "write https://www.a.example)"),
    ],
)
def test_words_that_cannot_be_meant_are_refused(paper: Folder, arguments: tuple[str, ...], why: str) -> None:
    given(paper, "a.txt", TEXT)
    done = add(paper, *arguments)
    assert (done.code, done.out) == (2, "")
    assert why in done.err
    assert content(paper) == {}


def test_one_that_cannot_be_added_costs_no_other(paper: Folder) -> None:
    done = add(paper, "--json", "nothing.txt", given(paper, "a.txt", TEXT), "--source", "herald")
    first, second = map(json.loads, done.out.splitlines())
    assert (done.code, first["path"], "cannot be read" in first["error"]["what"]) == (1, "nothing.txt", True)
    assert (second["path"], second["new"], second["warnings"]) == (f"content/herald/{PLACE}.txt", True, [])
    assert second["articles"][0]["title"] == "Lowfield bridge closed after crack is found"


def test_no_article_lands_among_the_owners_pages_or_out_of_sight(paper: Folder, tmp_path: Path) -> None:
    for number, source in enumerate(("pages", "../..", ".git", "_x")):
        assert add(paper, given(paper, f"{number}.txt", TEXT + source), "--source", source).code == 0
    assert {path.split("/")[0] for path in content(paper)} == {"articles", "unknown", "git", "x"}
    away = tmp_path / "away"
    away.mkdir()
    (paper.root / "content" / "away").symlink_to(away)
    out = add(paper, given(paper, "out.txt", TEXT + "out"), "--source", "away")
    assert (out.code, "leads out of the content folder" in out.err) == (2, True)
    assert not list(away.iterdir())


def test_an_outlet_that_digest_toml_does_not_have_is_told_by_the_address(paper: Folder) -> None:
    """As the build tells it, and with what to do about that."""
    done = add(paper, given(paper, "a.txt", TEXT), "--source", "Gazette", "--url", "https://a.example/b")
    assert f"added content/a.example/{PLACE}.txt" in done.out
    assert "'Gazette' is no source of digest.toml, so its address tells its outlet: a.example" in done.err
    nobody = add(paper, "-", stdin=TEXT + "x")
    assert "write source = " in nobody.err and "give --source NAME" in nobody.err
    odd = add(paper, "-", "--source", "../../etc", stdin=TEXT + "y")
    assert "— ../../etc, 2025-03-17" in odd.out
    assert "its address tells" not in odd.err


SOURCES = {
    ("herald", HERALD): "",
    ("The Herald", HERALD): "",
    (
        "heral",
        HERALD,
    ): "'heral' in digest.toml: it counts as an outlet of its own; did you mean 'herald'?\n",
    ("quay", HERALD): "no [[source]] 'quay' in digest.toml: it counts as an outlet of its own\n",
    ("herald", ""): "no [[source]] 'herald' in digest.toml: it counts as an outlet of its own\n",
}


@pytest.mark.parametrize(("source", "toml"), SOURCES)
def test_a_source_that_digest_toml_does_not_have_is_noted(site: SiteMaker, source: str, toml: str) -> None:
    paper = site({}, toml)
    done = add(paper, given(paper, "a.txt", TEXT), "--source", source)
    assert done.code == 0
    assert SOURCES[source, toml] in done.err and bool(done.err) is bool(SOURCES[source, toml])


def test_a_headline_that_was_only_guessed_is_noted(paper: Folder) -> None:
    told = TEXT.partition("\n")[2]
    done = add(paper, given(paper, "a.txt", told), "--source", "herald", "--json")
    assert "its headline is guessed" in json.loads(done.out)["notes"][0]
    assert add(paper, given(paper, "b.txt", f"{told}x"), "--source", "herald", "--title", "T").err == ""


def test_what_is_said_beside_a_file_that_is_not_written_is_not_left_there(paper: Folder) -> None:
    class Full(Content):
        def write(self, path: str, data: bytes) -> None:
            if not path.endswith(".toml"):
                raise MachineError("cannot be written", where=path)
            super().write(path, data)

    outlet = Outlet(key="", licence="", clean=cleaner(paper.config), now=datetime(2026, 6, 1, tzinfo=UTC))
    item = Payload("a.txt", "txt", TEXT.encode())
    with pytest.raises(MachineError):
        Adding(Full(paper.config.folder("content")), outlet).file(item, Details("herald"))
    assert content(paper) == {}


def test_a_feeds_file_lies_below_its_source(paper: Folder) -> None:
    assert add(paper, given(paper, "Old feed.xml", FEED), "--source", "herald").code == 0
    assert set(content(paper)) == {"herald/old-feed.xml", "herald/old-feed.xml.toml"}
    titled = add(paper, given(paper, "b.xml", FEED + " "), "--title", "T")
    assert (titled.code, "is a feed of many articles" in titled.err) == (1, True)
