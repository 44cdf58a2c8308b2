"""When two addresses are one page's."""

from __future__ import annotations

import pytest

from digest.link.addresses import same_page

PAGE = "https://a.example/2026/ferry"


@pytest.mark.parametrize(
    "address",
    [
        "http://www.a.example/2026/ferry/",
        "https://m.a.example/2026/ferry/amp",
        f"{PAGE}/index.html",
        *(f"{PAGE}?{name}=x1" for name in ("utm_source", "fbclid", "gclid", "msclkid", "wbraid", "ref", "smid", "amp")),
    ],
)
def test_what_trackers_and_share_buttons_add_makes_no_other_page(address: str) -> None:
    assert same_page(address) == same_page(PAGE)


@pytest.mark.parametrize("other", ["?id=2", "?p=2", "?cid=2", "?page=2", "/more", "-2"])
def test_what_may_name_an_article_makes_another_page(other: str) -> None:
    assert same_page(PAGE + other) != same_page(PAGE)
    assert same_page(f"{PAGE}?id=1") != same_page(f"{PAGE}?id=2")
    assert same_page(f"{PAGE}?story-17") != same_page(f"{PAGE}?story-18")


def test_the_order_of_what_is_asked_does_not_matter() -> None:
    assert same_page(f"{PAGE}?a=1&b=2") == same_page(f"{PAGE}?b=2&utm_medium=feed&a=1")


@pytest.mark.parametrize("address", ["https://a.example/", "https://www.a.example", "https://a.example/?utm_source=x"])
def test_a_front_page_is_no_article_s(address: str) -> None:
    assert same_page(address) is None
