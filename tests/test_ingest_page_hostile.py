"""Saved pages that mislead: what looks like a byline, a date or a headline, and is a sentence, a menu or a teaser."""

from __future__ import annotations

import json
from typing import Any

import pytest

from digest.ingest.names import names
from tests.test_ingest_page_meta import HEADLINE, LEDE, data, meta, page, script
from tests.texts import clean, documents

STORY = f"<p>{LEDE}</p>"
NO_BYLINES = {
    "a sentence that begins with a link": '<p><a href="/people/king-olaf">King Olaf</a> said so on Monday.</p>',
    "a person's page alone": '<p><a href="/people/king-olaf">King Olaf</a></p>',
    "a sentence around a link": '<p>See <a href="/profile/bo">Bo Ek</a>.</p>',
    "a sentence around an author's page": '<p>See <a href="/author/bo">Bo Ek</a>.</p>',
    "an author's page below the story's first paragraph": f'{STORY}<p><a href="/author/bo">Bo Ek</a></p>',
    "a By below the story's first paragraph": f"{STORY}<p>By Bo Ek</p>",
    "a list of authors' pages and others": '<p><a href="/author/bo">Bo Ek</a> <a href="/sport">Sport Today</a></p>',
    "a writer who is quoted": '<div class="writer-quote">Nan Orrey</div>',
    "a writer in a quotation": '<blockquote>Words.<cite class="author">Nan Orrey</cite></blockquote>',
    "the author of another page": '<article><h3>Seal seen</h3><a rel="author" href="/n">Nan Orrey</a></article>',
    "the byline of another page": '<article><h3>Seal seen</h3><p class="byline">By Nan Orrey</p></article>',
    "the author of a book": f'{STORY}<p class="book-author">Nan Orrey</p>',
    "a byline that is hidden": '<p class="byline" style="display: none">By Nan Orrey</p>',
    "who stands under a picture": "<figcaption>By Bo Ek</figcaption>",
}
BYLINES = {
    "an author's page alone": '<div><a href="/author/bo">Bo Ek</a></div>',
    "an author's page, By and a day": '<p>By <a href="/author/bo">Bo Ek</a>, 17 March 2026</p>',
    "an author's page and a time": '<div><a href="/author/bo">Bo Ek</a><time>on Tuesday, early</time></div>',
    "a person's page in a byline": '<div class="byline">Told in Saltby<p>By <a href="/people/bo">Bo Ek</a></p></div>',
    "a person's page marked as the author's": '<p>Words of <a rel="author" href="/people/bo">Bo Ek</a></p>',
    "an author's page below a standfirst": f'<p class="deck">{LEDE}</p><p><a href="/author/bo">Bo Ek</a></p>',
    "an author's page below a lone paragraph": f'<header><p>{LEDE}</p></header><p><a href="/author/bo">Bo Ek</a></p>',
}


@pytest.mark.parametrize("above", NO_BYLINES.values(), ids=NO_BYLINES)
def test_who_is_named_in_or_beside_the_story_is_not_its_author(above: str) -> None:
    assert meta(above=above).authors == ()


@pytest.mark.parametrize("above", BYLINES.values(), ids=BYLINES)
def test_who_is_named_alone_above_the_story_is_its_author(above: str) -> None:
    assert meta(above=above).authors == ("Bo Ek",)


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("en", "Par Avion Saltby", ()),
        ("en-GB", "Text Messages Delayed", ()),
        ("en", "By Bo Ek", ("Bo Ek",)),
        ("fr", "Par Bo Ek", ("Bo Ek",)),
        ("de-AT", "By Bo Ek", ()),
        ("", "Di Bo Ek", ("Bo Ek",)),
        ("xx", "Por Bo Ek", ("Bo Ek",)),
    ],
)
def test_the_word_before_a_name_is_read_in_the_language_of_the_page(
    language: str, line: str, expected: tuple[str, ...]
) -> None:
    whole = page(above=f"<p>{line}</p>").replace("<html>", f'<html lang="{language}">')
    assert documents(whole, "a.html")[0].meta.authors == expected


NO_DATES = {
    "another page's teaser": '<article><h3>Seal seen</h3><time datetime="2020-01-01"></time></article>',
    "another page's teaser, marked": '<article><b itemprop="datePublished" content="2020-01-01">x</b></article>',
    "another page's teaser, the old way": '<article><time pubdate datetime="2020-01-01"></time></article>',
    "a day in a sentence": '<p>The concert is on <time datetime="2027-05-01">1 May 2027</time>.</p>',
    "a day in a sentence in bold": '<div>The concert is on <b><time datetime="2027-05-01">1 May 2027</time></b>.</div>',
    "a menu": '<nav><time datetime="2020-01-01">1 January 2020</time></nav>',
    "a box": '<aside><time datetime="2020-01-01">1 January 2020</time></aside>',
    "a box that is marked": '<aside><span itemprop="datePublished">1 January 2020</span></aside>',
    "an event": '<span class="event-date">3 March 1945</span>',
    "a day within an event": '<div class="event"><span class="date">3 March 1945</span></div>',
    "a birth": '<span class="birthDate">3 March 1945</span>',
    "an expiry": '<time class="expiry-time" datetime="2030-01-01"></time>',
    "below the story's first paragraph": f'{STORY}<time datetime="2027-05-01">1 May 2027</time>',
}
OWN_DATES = {
    "below the day of a change": (
        '<p>Updated <time datetime="2026-03-18"></time></p><p>Published <time datetime="2026-03-17"></time></p>'
    ),
    "after the day of a change by its class": (
        '<div><time class="updated" datetime="2026-03-18"></time><time datetime="2026-03-17"></time></div>'
    ),
    "alone": '<time datetime="2026-03-17"></time>',
    "beside a byline": '<p>By Bo Ek, <time datetime="2026-03-17">Tuesday</time></p>',
    "published on": '<p>Published on <time datetime="2026-03-17">Tuesday</time> at 09:30</p>',
    "beside a place": '<p>Saltby - <time datetime="2026-03-17">Tuesday</time></p>',
    "in a header with a sentence": f'<header><p>{LEDE}</p><div><time datetime="2026-03-17"></time></div></header>',
    "below the story, marked": f'{STORY}<div><time pubdate datetime="2026-03-17"></time></div>',
}


@pytest.mark.parametrize("above", NO_DATES.values(), ids=NO_DATES)
def test_a_day_that_the_page_only_tells_of_is_not_the_day_it_was_published(above: str) -> None:
    assert meta(above=above).dates == ()


@pytest.mark.parametrize("above", OWN_DATES.values(), ids=OWN_DATES)
def test_a_day_that_stands_for_itself_above_the_story_is_the_day_it_was_published(above: str) -> None:
    dated = clean(page(above=above), "a.html").dated
    assert (dated.value, dated.origin) == ("2026-03-17", "time element")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The lamp is out - the keeper wept", "The lamp is out - the keeper wept"),
        ("The lamp is out | so says the keeper", "The lamp is out | so says the keeper"),
        ("The lamp is out - The Saltby Beacon", "The lamp is out"),
        ("The lamp is out | beacon.news", "The lamp is out"),
        ("The lamp is out – Nachrichten aus Saltby", "The lamp is out – Nachrichten aus Saltby"),
        ("The lamp is out - Bote für Saltby und Umgebung", "The lamp is out - Bote für Saltby und Umgebung"),
    ],
)
def test_only_what_is_written_like_an_outlet_is_cut_off_a_title(title: str, expected: str) -> None:
    bare = page(f"<title>{title}</title>").replace(f"<h1>{HEADLINE}</h1>", "")
    found = documents(bare, "a.html")[0].meta
    assert (found.title, found.title_origin) == (expected, "title element")


NAMES = {
    "Lee, Ann and Ek, Bo": ("Ann Lee", "Bo Ek"),
    "By Lee, Ann; Ek, Bo Nils; van der Orr, Cy": ("Ann Lee", "Bo Nils Ek", "Cy van der Orr"),
    "Ann Lee, Saltby and Bo Ek, Sund": ("Ann Lee", "Bo Ek"),
    "Reuters, Ann Lee and AFP, Bo Ek": ("Reuters", "Ann Lee", "AFP", "Bo Ek"),
    "Oskar Olaf Fenn, Jr.": ("Oskar Olaf Fenn Jr.",),
    "By Oskar Fenn, Jr., and Bo Ek": ("Oskar Fenn Jr.", "Bo Ek"),
    "Oskar Fenn, III": ("Oskar Fenn III",),
    "Bo Ek.": ("Bo Ek",),
    "undefined": (),
    "admin": (),
    "Bo Ek, null": ("Bo Ek",),
}


@pytest.mark.parametrize(("line", "expected"), NAMES.items())
def test_a_surname_first_and_what_follows_a_surname_are_parts_of_one_name(line: str, expected: tuple[str, ...]) -> None:
    assert names(line) == expected
    assert meta(data(author=line)).authors == expected


@pytest.mark.parametrize("value", ["NaN", "1", "true", "null", "[1, 2]", "[NaN]", "{}", "1e999"])
def test_what_is_no_text_is_neither_a_name_nor_a_headline(value: str) -> None:
    person = f'{{"@type": "Person", "name": {value}}}'
    found = meta(script(f'{{"@type": "NewsArticle", "headline": {value}, "author": {person}}}'))
    assert (found.title, found.title_origin, found.authors) == (HEADLINE, "h1", ())


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, 10**400])
def test_a_number_that_is_no_moment_does_not_hide_the_day_that_is(value: Any) -> None:
    found = meta(script(json.dumps({"@type": "NewsArticle", "datePublished": value, "dateCreated": "2026-03-17"})))
    assert found.dates == (("2026-03-17", "JSON-LD"),)


def test_many_objects_one_after_the_other_are_read_without_a_copy_of_the_rest() -> None:
    """Two thousand objects before four megabytes of text: copies of the rest would be sixteen gigabytes."""
    objects = '{"@type": "WebSite"} ,; ' * 1998 + '{"@type": "NewsArticle", "headline": "Mate resigns"}\n'
    assert meta(script(f"{objects}{'x' * 4_000_000}")).title == "Mate resigns"


@pytest.mark.parametrize("never", ["1970-01-01T00:00:00Z", "0000-00-00", "0001-01-01T00:00:00", "", 0, "0"])
def test_the_day_that_a_program_writes_for_none_is_no_day(never: Any) -> None:
    head = f'{data(datePublished=never)}<meta name="date" content="2026-03-17">'
    assert clean(page(head), "a.html").dated.value == "2026-03-17"
    assert meta(data(datePublished=never)).dates == ()


def test_a_list_of_other_articles_in_json_ld_is_not_the_page() -> None:
    other = {"@type": "NewsArticle", "headline": "Seal seen", "author": "Nan Orrey", "datePublished": "2020-01-01"}
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": other}]}
    found = meta(script(json.dumps(listed)))
    assert (found.title, found.authors, found.dates) == (HEADLINE, (), ())


@pytest.mark.parametrize("home", ["/", "https://beacon.example/", "https://beacon.example", "index.html"])
def test_the_name_of_the_site_above_its_front_page_link_is_no_headline(home: str) -> None:
    logo = f'<h1><a href="{home}">The Beacon</a></h1><h2>{HEADLINE}</h2><p class="byline">By Bo Ek</p>'
    whole = page(f"<title>{HEADLINE} - The Beacon</title>").replace(f"<h1>{HEADLINE}</h1>", logo)
    found = documents(whole, "a.html")[0].meta
    assert (found.title, found.authors) == (HEADLINE, ("Bo Ek",))


def test_a_first_heading_that_the_title_does_not_hold_is_passed_over_for_one_that_it_does() -> None:
    """A search dialog above the page, with teasers and their bylines between it and the headline."""
    dialog = f'<div><h1>Search</h1><p class="byline">By Nan Orrey</p></div><h1>{HEADLINE}</h1><p>By Bo Ek</p>'
    whole = page(f"<title>{HEADLINE}</title>").replace(f"<h1>{HEADLINE}</h1>", dialog)
    assert documents(whole, "a.html")[0].meta.authors == ("Bo Ek",)


@pytest.mark.parametrize("nothing", ["undefined", "null", "Untitled document", "NaN"])
def test_what_a_template_writes_for_no_headline_is_none(nothing: str) -> None:
    head = f'<meta property="og:title" content="{nothing}">{data().replace(HEADLINE, nothing)}'
    assert meta(head).title == HEADLINE


def test_a_site_that_calls_its_front_page_the_address_of_every_page_is_not_believed() -> None:
    front = '<link rel="canonical" href="https://beacon.example/">'
    stated = '<meta property="og:url" content="https://beacon.example/2026/mate">'
    assert meta(front + stated).url == "https://beacon.example/2026/mate"
    assert meta(front).url == "https://beacon.example/"
    assert meta(front.replace("example/", "example/a") + stated).url == "https://beacon.example/a"
