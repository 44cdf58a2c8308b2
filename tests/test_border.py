"""The door: nothing that comes through ``border`` can do harm behind it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import border
from digest.errors import OutputError
from digest.model import OutPath

REFUSED_ADDRESSES = [
    None,
    "",
    "   ",
    "example.org",
    "/a/path",
    "//example.org/x",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "ftp://example.org/a",
    "mailto:a@example.org",
    "blob:http://example.org/1",
    "about:blank",
    "view-source:http://example.org/",
    "feed:http://example.org/",
    "http://",
    "http:///x",
    "http:example.org",
    "http:/example.org",
    "http://:80/",
    "http://example/",
    "http://exam ple.org/",
    "http://user:secret@example.org/",
    "http://user@example.org/",
    "http://@example.org/",
    "http://example.org\\@evil.example/",
    "http://[::1]/",
    "http://[fe80::1%25en0]/",
    "http://[/",
    "http://example.org:99999/",
    "http://example.org:-1/",
    "http://example.org:http/",
    "http://a..b.example/",
    "http://-a.example/",
    "http://a-.example/",
    "http://2130706433/",
    "http://0x7f.1/",
    f"http://{'a' * 64}.example/",
    f"http://{'a.' * 130}example/",
    f"http://example.org/{'a' * 3000}",
    "http://example.org/\x00",
    "http://example.org/\x7f",
    "http://example.org/\u2028x",
    "\x01http://example.org/",
    "http://\u200bexample.org/",
    "http://exa\u00admple.org/",
    "http://example。org/",
]

GOOD_ADDRESSES = {
    "http://example.org": "http://example.org/",
    "HTTPS://Example.ORG/Path?b=C": "https://example.org/Path?b=C",
    "  http://example.org/a  ": "http://example.org/a",
    "http://example.org/a#part": "http://example.org/a",
    "http://example.org#part": "http://example.org/",
    "http://example.org?x=1": "http://example.org/?x=1",
    "http://example.org:8080/a": "http://example.org:8080/a",
    "https://example.org:443/a": "https://example.org/a",
    "HTTP://example.org:80": "http://example.org/",
    "http://example.org:443/": "http://example.org:443/",
    "http://localhost/": "http://localhost/",
    "http://127.0.0.1/": "http://127.0.0.1/",
    "http://a.b-c.example/é": "http://a.b-c.example/%C3%A9",
    "http://münchen.example/straße": "http://münchen.example/stra%C3%9Fe",
    "http://xn--mnchen-3ya.example/": "http://xn--mnchen-3ya.example/",
    "http://example.org/a b": "http://example.org/a%20b",
    "http://example.org/%C3%A9": "http://example.org/%C3%A9",
    'http://example.org/"onclick=x': "http://example.org/%22onclick=x",
    "http://example.org/<script>": "http://example.org/%3Cscript%3E",
    "http://example.org/?q=<a>&r=c d": "http://example.org/?q=%3Ca%3E&r=c%20d",
    "http://example.org/\u202egpj": "http://example.org/%E2%80%AEgpj",
}


@pytest.mark.parametrize("text", REFUSED_ADDRESSES)
def test_what_is_no_plain_web_address_is_refused(text: str | None) -> None:
    assert border.url(text) is None


@pytest.mark.parametrize(("text", "address"), GOOD_ADDRESSES.items())
def test_a_web_address_is_given_in_one_form(text: str, address: str) -> None:
    assert border.url(text) == address


@pytest.mark.parametrize("text", ["http://exa\nmple.org/", "http://example.org/\tx", "ht\ntp://example.org/\r\nx"])
def test_white_space_inside_an_address_never_survives(text: str) -> None:
    assert not re.search(r"\s", border.url(text) or "")


def test_an_address_with_half_a_surrogate_pair_is_refused_without_a_crash() -> None:
    """A JSON feed may hold ``\\ud800``; that costs the address, not the build."""
    assert border.url("http://example.org/\ud800") is None


def test_four_numbers_that_are_no_ip_address_are_refused() -> None:
    assert border.url("http://999.999.999.999/") is None


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_every_address_is_http_and_stays_as_it_is_the_second_time(text: str) -> None:
    for candidate in (text, f"http://{text}", f"https://example.org/{text}"):
        address = border.url(candidate)
        if address is not None:
            assert re.match(r"https?://[^/\s\"<>@]+/[^\s\"<>#]*$", address)
            assert border.url(address) == address


def test_the_host_is_given_without_www() -> None:
    address = border.url("https://www.example.org:8080/a")
    assert address is not None
    assert border.host(address) == "example.org"


PLAIN = {
    "  a \t b\n c ": "a b c",
    "a\x00b\x07c": "abc",
    "a\u200bb\ufeffc": "abc",
    "a\u2028b": "ab",
    "a\u00a0b": "a b",
    "\u2067\u05d0\u2069 (1)\u200e, \u0628\u061c\u200f!": "\u2067\u05d0\u2069 (1)\u200e, \u0628\u061c\u200f!",
    "cafe\u0301": "caf\u00e9",
    "\x85\x9f": "",
    "naïve – “yes”": "naïve – “yes”",
    "": "",
}


@pytest.mark.parametrize(("text", "expected"), PLAIN.items())
def test_plain_text_is_one_composed_line_without_controls(text: str, expected: str) -> None:
    assert border.plain(text) == expected


@pytest.mark.parametrize("text", ["\u202aa\u202bb\u202cc\u202dd\u202ee", "\u2066a\u2067b\u2068c\u2069de"])
def test_what_an_editor_says_turns_nothing_round(text: str) -> None:
    assert border.said(text) == "abcde"


@given(st.text(max_size=80))
def test_making_text_plain_twice_changes_nothing_more(text: str) -> None:
    once = border.plain(text)
    assert border.plain(once) == once
    assert "\n" not in once


XML = {
    "a\x00b\x0bc\x1fd": "abcd",
    "tab\tline\nreturn\r": "tab\tline\nreturn\r",
    "\ud800\ufffe\uffff": "",
    "\x85\U0001f600<&>": "\x85\U0001f600<&>",
}


@pytest.mark.parametrize(("text", "expected"), XML.items())
def test_xml_text_keeps_only_what_xml_allows(text: str, expected: str) -> None:
    assert border.xml(text) == expected


GOOD_PATHS = ["index.html", "2026/03/18/index.html", "feed.xml", ".nojekyll", "static/style.1a2b.css", "a_b/c-d.json"]
BAD_PATHS = [
    "",
    ".",
    "..",
    "../a",
    "a/../b",
    "a/..",
    "./a",
    "/a",
    "//a",
    "a//b",
    "a/",
    "a\\b",
    "..\\a",
    "C:/a",
    "A/b",
    "a/B.html",
    ".git/config",
    "a/.htaccess",
    ".env",
    "a.",
    "a./b",
    "a b",
    "é/a",
    "a\x00b",
    "a\nb",
    "a\n",
    "-a",
    "a?b",
    "a%2e",
    "~/a",
    ".nojekyll/a",
    "a" * 401,
]


@pytest.mark.parametrize("text", GOOD_PATHS)
def test_a_path_of_small_plain_segments_is_allowed(text: str) -> None:
    assert border.out_path(text) == text


@pytest.mark.parametrize("text", BAD_PATHS)
def test_any_other_path_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(OutputError) as caught:
        border.out_path(text)
    assert caught.value.hint


@given(st.text(alphabet="ab./\\-_A \x00", max_size=12))
def test_no_path_that_passes_leads_out_of_the_folder(text: str) -> None:
    try:
        path = border.out_path(text)
    except OutputError:
        return
    assert (Path("/site") / path).resolve().is_relative_to("/site")
    assert ".." not in Path(path).parts


def test_a_file_below_the_folder_is_given(tmp_path: Path) -> None:
    assert border.inside(tmp_path, border.out_path("a/b.html")) == tmp_path / "a/b.html"


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "site-two"
    site.mkdir()
    elsewhere.mkdir()
    (site / "out").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="leads out"):
        border.inside(site, border.out_path("out/a.html"))


def test_a_folder_whose_name_only_begins_alike_is_not_inside(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="leads out"):
        border.inside(tmp_path / "site", OutPath("../site-two/a.html"))


SLUGS = {
    "Ferry runs aground": "ferry-runs-aground",
    "  -- Ferry! --  ": "ferry",
    "Café Ærø & Łódź": "cafe-aero-lodz",
    "Паром на рифе": "parom-na-rife",
    "The keeper's “log”": "the-keepers-log",
    "The keeper’s log": "the-keepers-log",
    "3/4 of 10%": "3-4-of-10",
    "...": "untitled",
    "": "untitled",
}


@pytest.mark.parametrize(("text", "expected"), SLUGS.items())
def test_a_slug_is_small_latin_letters_and_hyphens(text: str, expected: str) -> None:
    assert border.slug(text) == expected


@pytest.mark.parametrize("text", ["عبّارة على الصخور", "海難救助", "🚢🌊", "x" * 300, "word " * 60])
def test_a_slug_of_any_script_or_length_fits_in_an_address(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", border.slug(text))
    assert len(border.slug(text)) <= 70


def test_a_long_slug_ends_with_a_whole_word() -> None:
    assert set(border.slug("harbour " * 40).split("-")) == {"harbour"}


def test_a_text_without_letters_takes_the_name_it_is_given() -> None:
    assert border.slug("!!!", otherwise="story") == "story"


PARAGRAPHS = {
    "One.\n\nTwo.": "<p>One.</p><p>Two.</p>",
    "One.\r\n\r\nTwo.": "<p>One.</p><p>Two.</p>",
    "One\nstill one.\n \t\nTwo.": "<p>One\nstill one.</p><p>Two.</p>",
    "<b>&\"'": "<p>&lt;b&gt;&amp;&quot;&#x27;</p>",
    "\n\n \n": "",
}


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS.items())
def test_plain_paragraphs_become_escaped_html(text: str, expected: str) -> None:
    assert border.paragraphs(text) == expected
