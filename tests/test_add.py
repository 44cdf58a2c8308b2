"""``digest add``: one article put into the content folder, as it is or as clean Markdown, and never twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from digest.ingest import read
from digest.model import Payload
from tests.conftest import SiteMaker
from tests.sites import Folder, Run, run, written
from tests.web_server import page, serving

TEXT = """Lowfield bridge closed after crack is found

By Ida Marsh
17 March 2025

The Lowfield bridge over the river Tarn was closed to all traffic on Monday after engineers found a crack in its pier.

The county said 14,000 vehicles cross the bridge on a working day and that none would do so before a survey was done.
"""
PLACE = "2025/03/17-lowfield-bridge-closed-after-crack-is-found"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")[2:])
PAGE = f"""<!doctype html><html lang="en"><head><title>Lowfield bridge closed</title>
<meta property="og:title" content="Lowfield bridge closed after crack is found">
<meta name="author" content="Ida Marsh"><meta property="article:published_time" content="2025-03-17T09:30:00+00:00">
</head><body><nav><a href="/">Home</a> <a href="/more">More</a></nav><article>
<h1>Lowfield bridge closed after crack is found</h1>{PARAGRAPHS}
<p>The <a href="https://council.example/minutes?a=1">minutes of the *council*</a> say why 1. the bridge
&amp; 2. the ferry are closed for a month.</p>
<p>Buses go round by Harwick, which adds 25 minutes to a journey from Lowfield to the hospital, said the county.</p>
</article><footer>Contact us</footer></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><link>https://herald.example/</link>
<item><title>One</title><link>https://herald.example/1</link><description>The bridge is closed to all traffic, the
county said on Monday, and will stay so for a month.</description></item></channel></rss>"""
PRIVATE = '[fetch]\nprivate = ["127.0.0.1"]\npause = 0\nretries = 0\n'
HERALD = '[[source]]\nkey = "herald"\nname = "The Herald"\nlicence = "CC BY 4.0"\n'


@pytest.fixture
def paper(site: SiteMaker) -> Folder:
    return site({}, PRIVATE + HERALD)


def add(paper: Folder, *arguments: str | Path, stdin: str = "") -> Run:
    return run("add", *arguments, cwd=paper.root, stdin=stdin.encode())


def given(paper: Folder, name: str, text: str | bytes) -> Path:
    """A file that lies outside the content folder."""
    path = paper.root / "desk" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def content(paper: Folder) -> Mapping[str, bytes]:
    return written(paper.root / "content")


def test_a_file_is_kept_as_it_is_at_the_place_that_its_date_and_headline_give(paper: Folder) -> None:
    done = add(paper, given(paper, "scrape.TXT", TEXT), "--source", "herald.example")
    assert (done.code, done.err) == (0, "")
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
    "a.pdf": (b"%PDF-1.7", 1, "has a suffix that no reader knows"),
    "b.txt": (b"%PDF-1.7\xff\xfe", 1, "is a PDF, not an article"),
    "page.html": (b"<html><body><script>1</script></body></html>", 1, "has no article text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_refused_with_the_reason(paper: Folder, name: str) -> None:
    data, code, why = REFUSED[name]
    done = add(paper, given(paper, name, data))
    assert (done.code, done.out) == (code, "")
    assert why in done.err
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
    assert {path.split("/")[0] for path in content(paper)} == {"articles", "untitled", "git", "x"}
    away = tmp_path / "away"
    away.mkdir()
    (paper.root / "content" / "away").symlink_to(away)
    out = add(paper, given(paper, "out.txt", TEXT + "out"), "--source", "away")
    assert (out.code, "leads out of the content folder" in out.err) == (2, True)
    assert not list(away.iterdir())


def test_a_page_becomes_clean_markdown_with_its_links(paper: Folder) -> None:
    with serving({"/bridge": page(PAGE.encode(), "text/html; charset=utf-8")}) as web:
        done = add(paper, web.url("/bridge"), "--source", "herald")
        assert (done.code, done.err) == (0, "")
        again = add(paper, web.url("/bridge") + "?utm_source=x")
        assert "an article with its address is there" in again.out
        assert web.paths() == ["/bridge"]
    path = f"herald/{PLACE}.md"
    (document,) = read(Payload(path, "md", content(paper)[path]))
    assert (document.meta.title, document.meta.authors) == (
        "Lowfield bridge closed after crack is found",
        ("Ida Marsh",),
    )
    assert document.meta.dates[0][0].startswith("2025-03-17T09:30")
    assert document.lines[2].text.startswith("The minutes of the *council* say why 1. the bridge & 2. the ferry")
    assert "[minutes of the \\*council\\*](<https://council.example/minutes?a=1>)" in document.body
    assert "\nfetched: 2026-06-01\n" in document.body
    assert '\nlicence: "CC BY 4.0"\n' in document.body
    assert len(paper.members) == 1


def test_an_outlet_that_digest_toml_does_not_have_is_told_by_the_address(paper: Folder) -> None:
    """As the build tells it, and with what to do about that."""
    done = add(paper, given(paper, "a.txt", TEXT), "--source", "Gazette", "--url", "https://a.example/b")
    assert f"added content/a.example/{PLACE}.txt" in done.out
    assert "'Gazette' is no source of digest.toml, so its address tells its outlet: a.example" in done.err
    nobody = add(paper, "-", stdin=TEXT + "x")
    assert "write source = " in nobody.err


def test_a_page_may_be_told_its_title_and_its_day(paper: Folder) -> None:
    with serving({"/bridge": page(PAGE.encode())}) as web:
        assert (
            add(paper, web.url("/bridge"), "--title", "Another", "--date", "2026-01-02", "--source", "herald").code == 0
        )
    assert list(content(paper)) == ["herald/2026/01/02-another.md"]


@pytest.mark.parametrize(("kind", "where"), [("application/rss+xml", "/feed"), ("text/html", "/feed"), ("", "/feed")])
def test_a_feed_is_not_added_but_subscribed_to(paper: Folder, kind: str, where: str) -> None:
    with serving({where: page(FEED.encode(), kind)}) as web:
        done = add(paper, web.url(where))
        assert (done.code, "is a feed of many articles" in done.err) == (1, True)
        table = done.out[done.out.index("[[source]]") :]
        paper.toml.write_text(paper.toml.read_text() + table)
        assert paper.config.source[1].feed == (web.url(where),)
        asked = len(web.asked)
        there = add(paper, web.url(where))
        assert (there.code, "digest fetch --source 127.0.0.1" in there.out, len(web.asked)) == (1, True, asked)
    assert content(paper) == {}


@pytest.mark.parametrize(
    ("reply", "code", "why"),
    [
        (page(b"%PDF-1.7", "application/pdf"), 1, "is application/pdf, not a page"),
        (page(b"<html><body><p>Just a moment...</p></body></html>"), 1, ""),
        (page(b"", status=404), 3, "404"),
    ],
)
def test_an_address_that_holds_no_article_says_why(paper: Folder, reply: object, code: int, why: str) -> None:
    with serving({"/x": reply}) as web:  # type: ignore[dict-item]
        done = add(paper, web.url("/x"))
    assert (done.code, done.out) == (code, "")
    assert why in done.err
    assert content(paper) == {}


@pytest.mark.parametrize(("body", "code"), [("<body></body>", 1), (f"<body>{PARAGRAPHS * 3}</body>", 0)])
def test_a_front_page_names_the_feed_that_it_links_to(paper: Folder, body: str, code: int) -> None:
    head = '<title>The Herald</title><link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    with serving({"/": page(f"<html><head>{head}</head>{body}</html>".encode())}) as web:
        done = add(paper, web.url("/"))
        assert (done.code, f"digest add {web.url('/feed.xml')}" in done.err) == (code, True)


def test_an_address_that_is_not_public_is_not_asked(site: SiteMaker) -> None:
    with serving({"/bridge": page(PAGE.encode())}) as web:
        done = add(site({}), web.url("/bridge"))
        assert (done.code, web.asked) == (3, [])


def test_a_feeds_file_lies_below_its_source(paper: Folder) -> None:
    assert add(paper, given(paper, "Old feed.xml", FEED), "--source", "herald").code == 0
    assert set(content(paper)) == {"herald/old-feed.xml", "herald/old-feed.xml.toml"}
    titled = add(paper, given(paper, "b.xml", FEED + " "), "--title", "T")
    assert (titled.code, "is a feed of many articles" in titled.err) == (1, True)
