"""The second opinion on a page's main text: only where the first clearly failed, and only the better one."""

from __future__ import annotations

import lxml.html
import pytest

from digest.ingest import density, read
from digest.model import Payload

HEADLINE = "Lighthouse keeper finds a seal in the bath"
STORY = [
    f"The keeper of Saltby said on day {day} that the seal had come up the stairs again, and that nobody knew why."
    for day in range(1, 8)
]
MENU = (
    "<nav><p>"
    + "A sentence of the menu that nobody should ever take for a part of any story at all. " * 9
    + "</p></nav>"
)


def page(paragraphs: list[str], around: str = "") -> lxml.html.HtmlElement:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    tree: lxml.html.HtmlElement = lxml.html.document_fromstring(
        f"<html><head><title>{HEADLINE}</title></head><body>{MENU}{around}<div><div>{body}</div></div></body></html>"
    )
    return tree


def texts(tree: lxml.html.HtmlElement) -> list[str]:
    return [line.text for line in density.densest(tree, None)[1]]


def test_the_densest_part_is_the_paragraphs_of_the_story_without_the_menu() -> None:
    assert texts(page(STORY)) == STORY


@pytest.mark.parametrize("name", ["comments", "related-articles", "newsletter signup", "cookie-banner"])
def test_what_says_that_it_is_beside_the_article_is_left_out(name: str) -> None:
    beside = (
        f'<div class="{name}">'
        + f"<p>{'Readers say a good deal more, which is no part of the story. ' * 8}</p>" * 3
        + "</div>"
    )
    assert texts(page(STORY, beside)) == STORY


def test_a_class_that_only_holds_such_a_word_in_another_is_kept() -> None:
    tree = lxml.html.document_fromstring(
        "<div class='uncommentsed'>" + "".join(f"<p>{one}</p>" for one in STORY) + "</div>"
    )
    assert texts(tree) == STORY


def test_a_list_of_links_is_no_text() -> None:
    links = "".join(
        f'<li><a href="/{n}">Another story of the island that is told elsewhere, number {n}</a></li>' for n in range(9)
    )
    tree = page(STORY)
    tree.find(".//div/div").append(lxml.html.fragment_fromstring(f"<ul>{links}</ul>"))
    assert texts(tree) == STORY


def test_a_page_without_paragraphs_has_no_densest_part() -> None:
    assert density.densest(lxml.html.document_fromstring("<p>Short.</p>"), None) == ("", ())


def test_a_text_that_holds_most_of_the_page_did_not_fail() -> None:
    assert not density.failed(STORY, page(STORY), HEADLINE)
    assert not density.failed(STORY[:3], page(STORY), HEADLINE)


def test_a_text_much_too_short_for_its_page_failed() -> None:
    assert density.failed(["The seal came."], page(STORY), HEADLINE)
    assert density.failed([], page(STORY), HEADLINE)


def test_a_text_without_one_word_of_the_headline_failed() -> None:
    other = [
        "Tide tables for Northmere are printed every Monday, and the harbour office sells them for two crowns."
    ] * 9
    assert density.failed(other, page(STORY), HEADLINE)


def test_the_second_is_better_only_with_three_times_the_words_and_on_the_subject() -> None:
    other = [
        "Tide tables for Northmere are printed every Monday, and the harbour office sells them for two crowns."
    ] * 9
    assert density.better(STORY, [], HEADLINE)
    assert density.better(STORY, STORY[:2], HEADLINE)
    assert not density.better(STORY, STORY[:3], HEADLINE)
    assert not density.better(other, STORY[:1], HEADLINE)
    assert not density.better(STORY[:2], [], HEADLINE)


def test_who_found_the_main_text_is_recorded() -> None:
    body = "".join(f"<p>{one}</p>" for one in STORY)
    data = (
        f"<html><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>{body}</article></body></html>"
    )
    (document,) = read(Payload("seal.html", "html", data.encode()))
    assert document.extractor == "trafilatura"
    assert STORY[0] in document.body


def test_a_page_on_which_the_first_found_nothing_is_read_by_the_second() -> None:
    (body, _), extractor = density.chosen(("", ()), page(STORY), None, HEADLINE)
    assert (body, extractor) == ("\n".join(STORY), "density")


def test_a_page_on_which_both_failed_stays_with_the_first() -> None:
    found, extractor = density.chosen(("", ()), page(["Short."]), None, HEADLINE)
    assert (found, extractor) == (("", ()), "trafilatura")
