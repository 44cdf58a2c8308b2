"""The reader of HTML: what is right passes, also where ends are left out; what is wrong is said with its line."""

from __future__ import annotations

import pytest

from digest.check.base import base
from digest.check.markup import read
from digest.check.schema import against

RIGHT = [
    "<ul><li>one<li>two</ul><p>a<p>b<div>c</div>",
    "<table><tr><td>1<td>2<tr><td>3</table><dl><dt>a<dd>b<dt>c<dd>d</dl>",
    "<p>a &amp; b &lt; c &#38; d &#x26; e &eacute; AT&T; R&D a&b=1&c=2</p>".replace("AT&T; ", ""),
    "<img src=a.png alt=''><br><br/><input disabled value=a/b>",
    "<svg viewBox='0 0 1 1'><path d='M0 0'/><g><title>x</title></g></svg>",
    "<script>if (a < b && c > d) x('</p>')</script><style>a>b{}</style><title>a < b</title>",
    "<!-- <p> --><a href='?a=1&amp;b=2'>x</a><my-own><div></div></my-own>",
    "<a href='?a=1&copy=3&reg2=1&copy3'>x</a><select><button><selectedcontent></selectedcontent></button></select>",
    "<details><summary><h2>x</h2></summary><div></div></details><a href=x><div>wide</div></a>",
    "<ul><li><p>one<li><p>two</ul><table><caption>x<colgroup><col><tr><td><p>a<td>b<tbody><tr><th>c</table>",
    "<dl><div><dt>a<dd><p>b</div></dl><template><tr><td>x</td></tr></template><ol><script></script><li>x</ol>",
    "<select><option>a<option>b</select><ruby>x<rt>y<rp>z</ruby>",
]
WRONG = [
    ("<div>\n<p>a</div>\n</div>", 3, "</div> ends nothing"),
    ("<div><p>a</p>", 1, "div is not ended in the page"),
    ("<p>a\n<div>b</div>\n</p>", 3, "</p> ends nothing"),
    ("<b><i>x</b>", 1, "i is not ended before </b>"),
    ("<div/>", 1, "<div/> does not end the div"),
    ("\n<br></br>", 2, "a br has no end"),
    ("<a href=x>\n<a href=y>z</a></a>", 2, "a within a"),
    ("<em>\n\n<ul></ul></em>", 3, "ul within em"),
    ("<p>1 < 2", 1, "a < stands for itself"),
    ("<p a='1'b='2'>", 1, "a tag cannot be read"),
    ("<p>\n&copyleft;</p>", 2, "&copyleft; is no sign"),
    ("<p>caf&eacute</p>", 1, "&eacute has no semicolon"),
    ("<p title='&nonesuch;'></p>", 1, "&nonesuch; is no sign"),
    ("<p>\n<!-- never", 2, "a comment has no end"),
    ("<p title='caf&eacute'></p>", 1, "&eacute has no semicolon"),
    ("<div>\n<li>x</div>", 2, "li outside of menu or ol or ul"),
    ("<ul>\n<div>x</div></ul>", 2, "div within ul"),
    ("<p>\n<tr><td>x</td></tr>", 2, "tr outside of table"),
    ("<table><tr>\n<p>x</p></tr></table>", 2, "p within tr"),
    ("<a href=x>\n<b><button>x</button></b></a>", 2, "button within a"),
    ("<button>\n<select></select></button>", 2, "select within button"),
    ("<marquee>x</marquee>", 1, "marquee is an element of old"),
    ("<blink>x</blink>", 1, "blink is no element"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_html_allows_passes(text: str) -> None:
    assert read(text).slips == ()


@pytest.mark.parametrize(("text", "line", "what"), WRONG)
def test_what_is_not_html_is_said_with_its_line(text: str, line: int, what: str) -> None:
    markup = read(text)
    assert [(line, True) for one in markup.slips if what in one.what and markup.line(one.at) == line]


def test_elements_know_their_words_their_parent_and_their_place() -> None:
    markup = read(
        '<p>a <a href="x&amp;y"><b>bold</b> é</a></p><a href=z><img alt="" src=i></a><a href=q><img alt=w></a>'
    )
    p, a, b, *_ = markup.elements
    assert (markup.words(p), markup.inner(b), a.attributes["href"]) == ("a bold é", "bold", "x&y")
    assert markup.elements[b.parent] is a
    assert [one.named for one in markup.all("a")] == [True, False, True]


def test_a_page_of_a_hundred_thousand_open_elements_is_read() -> None:
    assert len(read("<div>" * 100_000).slips) == 100_000
    assert len(read("<a><" * 50_000).elements) == 50_000


TARGETS = [
    ("../x/index.html", "inside", "a/x/index.html", ""),
    ("../../index.html#top", "inside", "index.html", "top"),
    ("#s1", "inside", "a/b/index.html", "s1"),
    ("", "inside", "a/b/index.html", ""),
    ("?page=2", "inside", "a/b/index.html", ""),
    ("c/", "inside", "a/b/c/index.html", ""),
    ("/repo/a/%C3%A9.png", "inside", "a/é.png", ""),
    ("https://T.example/repo/", "inside", "index.html", ""),
    ("https://t.example/repo", "inside", "index.html", ""),
    ("//t.example/repo/a", "inside", "a", ""),
    ("./c/../d", "inside", "a/b/d", ""),
    ("../../../repo/a", "inside", "a", ""),
    ("../../../", "off", "/", ""),
    ("/other/", "off", "/other/", ""),
    ("https://t.example/repository/", "off", "/repository/", ""),
    ("http://t.example/repo/", "outside", "http://t.example/repo/", ""),
    ("https://else.example/a#b", "outside", "https://else.example/a", ""),
    ("mailto:a@b.example", "other", "mailto:a@b.example", ""),
    ("http://[::1", "bad", "http://[::1", ""),
    ("https://", "bad", "https://", ""),
]


@pytest.mark.parametrize(("address", "where", "path", "fragment"), TARGETS)
def test_an_address_leads_where_a_browser_goes(address: str, where: str, path: str, fragment: str) -> None:
    assert base("https://t.example/repo/").target("a/b/index.html", address) == (where, path, fragment)


SCHEMA = {
    "type": "object",
    "required": ["a"],
    "properties": {
        "a": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 1, "maxItems": 2},
        "b": {"enum": ["x", "y"]},
        "c": {"type": ["string", "null"]},
        "d": {"const": 1},
    },
    "additionalProperties": {"type": "boolean"},
}


def test_a_schema_says_what_does_not_hold_to_it_and_where() -> None:
    assert list(against(SCHEMA, {"a": [1], "b": "x", "c": None, "d": 1, "e": True})) == []
    assert list(against(SCHEMA, {})) == ["the file has no 'a'"]
    assert list(against(SCHEMA, [])) == ["the file is no object"]
    wrong = {"a": [1, -1, True], "b": "z", "c": 1, "d": 2, "e": "yes"}
    assert [one.split()[0] for one in against(SCHEMA, wrong)] == ["a", "a[1]", "a[2]", "b", "c", "d", "e"]
