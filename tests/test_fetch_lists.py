"""Pages that list articles: which links are taken, by the site's pattern or by how an article's address looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import border
from digest.fetch.addresses import bare, identity
from digest.fetch.listing import looks_like_article
from tests.outlets import FETCH, Item, Outlet
from tests.sites import make
from tests.web_server import Reply, Web, page, serving

LINKS = """<nav><a href="/about">About</a><a href="/tag/old-bridge-news">Tag</a></nav>
<a href="/news/new-bridge-closed">Read more</a> <a href="/news/new-bridge-closed#comments">3 comments</a>
<a href="https://elsewhere.example/news/some-other-story">Partner</a> <a href="mailto:a@b.example">Mail</a>
<a href="javascript:alert(1)">Menu</a> <a href="/press/mill-to-be-sold">Mill</a> <a href="//[bad">Bad</a>"""
LIST = f"<html><head><title>News</title></head><body>{LINKS}</body></html>"


def dated(word: str) -> Reply:
    """A page of an article of 31 May."""
    return page(Item(word).html('<meta property="article:published_time" content="2026-05-31T10:00:00Z">'))


def subscribed(root: Path, web: Web, more: str = "") -> Outlet:
    """A site that reads a page that lists articles."""
    own = f'\n[[source]]\nkey = "herald"\nname = "Herald"\npage = "{web.url("/news/")}"\n{more}\n'
    return Outlet(make(root, {}, FETCH + own), web)


@pytest.mark.parametrize(
    ("more", "files"),
    [
        (
            "",
            {
                "herald/2026/05/31-lowfield-decides-on-its-bridge.md",
                "herald/2026/05/31-lowfield-decides-on-its-mill.md",
            },
        ),
        ('links = "/press/*"', {"herald/2026/05/31-lowfield-decides-on-its-mill.md"}),
    ],
)
def test_a_page_that_lists_articles_brings_those_it_links_to(tmp_path: Path, more: str, files: set[str]) -> None:
    table = {"/news/": page(LIST), "/news/new-bridge-closed": dated("bridge"), "/press/mill-to-be-sold": dated("mill")}
    with serving(table) as web:
        paper = subscribed(tmp_path, web, more)
        done = paper.fetch()
        assert paper.files.keys() == files, done.err
        assert paper.told()["unchanged"] == len(files)
        assert "/about" not in web.paths()


def test_a_page_without_a_link_that_matches_is_told_with_the_setting(tmp_path: Path) -> None:
    with serving({"/news/": page(LIST)}) as web:
        done = subscribed(tmp_path, web, 'links = "/nowhere/*"').fetch()
    assert "has no link that matches links = '/nowhere/*'" in done.err


def test_a_page_that_only_links_has_no_text_to_stand_in_for_its_articles(tmp_path: Path) -> None:
    with serving({"/news/": page(LIST), "/press/mill-to-be-sold": dated("mill")}) as web:
        told = subscribed(tmp_path, web).told()
    assert (told["new"], told["refused"]) == (1, 1)
    assert "404" in next(one["why"] for one in told["articles"] if one["action"] == "refused")


@pytest.mark.parametrize(
    "path",
    [
        "/news/new-bridge-closed-for-a-year",
        "/2026/05/31/bridge/",
        "/2026/may/31/bridge",
        "/story_1234567.html",
        "/article/98765",
        "/politics/a_new_mayor.html",
        "/2026-05-31-bridge",
    ],
)
def test_addresses_that_look_like_articles(path: str) -> None:
    assert looks_like_article(path)


@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "/news/", "/about", "/tag/new-bridge-closed", "/author/ida-marie-marsh", "/search"),
        *("/wp-content/2026/05/photo-of-bridge.jpg", "/news/new-bridge-closed.pdf", "/page/12345", "/politics/europe"),
        "/login/to-read-this-story",
    ],
)
def test_addresses_that_do_not(path: str) -> None:
    assert not looks_like_article(path)


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("https://a.example/x?utm_source=b&utm_medium=c", "https://a.example/x"),
        ("https://a.example/x?id=1&fbclid=2&q=%C3%A4", "https://a.example/x?id=1&q=%C3%A4"),
        ("https://a.example/x?UTM_Source=b&flag", "https://a.example/x?flag"),
        ("https://a.example/?story-17&utm_source=rss", "https://a.example/?story-17"),
        ("https://a.example/x?titel=M%E4rz&utm_source=rss", "https://a.example/x?titel=M%E4rz"),
        ("https://a.example/x?a=1;b=2&c=d/e:f&utm%5Fid=1&&g", "https://a.example/x?a=1;b=2&c=d/e:f&&g"),
        ("https://a.example/x?q=a+b&empty=", "https://a.example/x?q=a+b&empty="),
    ],
)
def test_what_counts_readers_is_taken_out_of_an_address_and_nothing_else(address: str, left: str) -> None:
    found = border.url(address)
    assert found
    assert bare(found) == left


def test_an_address_is_the_same_with_or_without_www_slash_and_scheme() -> None:
    forms = [
        "https://www.a.example/x/",
        "http://a.example/x",
        "https://a.example/x?utm_term=1#y",
        "HTTPS://A.example/x",
        "https://a.example:443/x",
        "http://a.example:80/x",
    ]
    assert len({identity(found) for form in forms if (found := border.url(form))}) == 1
    assert len({identity(found) for form in (forms[0], "https://a.example/x?id=1") if (found := border.url(form))}) == 2
