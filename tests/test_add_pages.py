"""``digest add`` with an address: its page as clean Markdown, asked once, and never twice in the folder."""

from __future__ import annotations

import pytest

from digest import __version__
from digest.ingest import read
from digest.model import Payload
from tests.added import FEED, HERALD, PAGE, PARAGRAPHS, PLACE, PRIVATE, add, content
from tests.conftest import SiteMaker
from tests.sites import Folder
from tests.web_server import moved, page, serving


@pytest.fixture
def paper(site: SiteMaker) -> Folder:
    return site({}, PRIVATE + HERALD)


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


def test_all_pages_of_a_command_are_asked_by_one_client(paper: Folder) -> None:
    """robots.txt is read once, and a server that wants to be left alone is, also by the addresses that follow."""
    busy = page("no", "text/plain", 429, Retry_After="3600")
    with serving({"/bridge": page(PAGE), "/busy": busy}) as web:
        done = add(paper, *(web.url(path) for path in ("/bridge", "/busy", "/third")))
        assert (done.code, "wants to be left alone" in done.err) == (3, True)
        assert [one.path for one in web.asked] == ["/robots.txt", "/bridge", "/busy"]
        agent = f"digest/{__version__} (news-digest; +https://paper.example/)"
        assert {one.headers["user-agent"] for one in web.asked} == {agent}


def test_a_page_that_states_the_address_of_another_article_keeps_its_own(paper: Folder) -> None:
    """One that has the same headline is that article, whatever it was asked by; so is one that leads to its address."""
    other = PAGE.replace("bridge", "ferry")
    with serving({}) as web:
        head = f'<head><link rel="canonical" href="{web.url("/one")}">'
        web.table |= {"/one": page(PAGE), "/two": page(other.replace("<head>", head)), "/led": moved("/one")}
        web.table |= {"/print": page(PAGE.replace("<head>", head))}
        first, second = (add(paper, web.url(path), "--source", "herald") for path in ("/one", "/two"))
        assert (first.code, first.err, second.code) == (0, "", 0)
        assert f"its address is {web.url('/one')}, but that is another article's, 'herald/{PLACE}.md'" in second.err
        assert {one.article.url for one in paper.members.values()} == {web.url("/one"), web.url("/two")}
        web.table["/one"] = page(other)
        for path in ("/print", "/led"):
            assert f"is there: content/herald/{PLACE}.md\n" in add(paper, web.url(path)).out


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
        (page(b"", status=500), 3, "answers with an error (500)\n"),
        (page(b"", status=403), 1, "does not let digest in (403)"),
        (page(b"", status=404), 1, "has nothing at this address (404) (is the address right?)\n"),
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
        assert (done.code, web.asked) == (1, []), "another try would not be let in either"
