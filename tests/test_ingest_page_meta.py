"""Saved pages: who wrote them, when, and under which headline, in every shape that pages say it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from digest.model import Meta
from tests.texts import clean, documents

LEDE = "The harbour master resigned on Monday after nineteen years, and the harbour council accepted it at once. " * 3
HEADLINE = "Harbour master resigns after nineteen years"


def page(head: str = "", above: str = "", below: str = "") -> str:
    return (
        f"<!doctype html><html><head>{head}</head><body><article><h1>{HEADLINE}</h1>{above}<p>{LEDE}</p><p>{LEDE}</p>"
        f"</article>{below}</body></html>"
    )


def meta(head: str = "", above: str = "", below: str = "") -> Meta:
    return documents(page(head, above, below), "a.html")[0].meta


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def data(**keys: Any) -> str:
    return script(json.dumps({"@type": "NewsArticle", "headline": HEADLINE, **keys}))


TWO = ("Tilda Brandt", "Oskar Fenn")
STATED: dict[str, tuple[Any, tuple[str, ...]]] = {
    "a text": ("Tilda Brandt", ("Tilda Brandt",)),
    "a list of texts": (list(TWO), TWO),
    "an object": ({"@type": "Person", "name": "Tilda Brandt"}, ("Tilda Brandt",)),
    "a list of objects": ([{"@type": ["Person"], "name": name} for name in TWO], TWO),
    "an object with two names": ({"@type": "Person", "name": list(TWO)}, TWO),
    "lists in lists": ([[["Tilda Brandt"]], "Oskar Fenn"], TWO),
    "a list in one text": ("Tilda Brandt, Oskar Fenn and Nan Orrey", (*TWO, "Nan Orrey")),
    "by and und": ("Von Tilda Brandt und Oskar Fenn", TWO),
    "et": ("Tilda Brandt et Oskar Fenn", TWO),
    "y": ("Tilda Brandt y Oskar Fenn", TWO),
    "a surname with y": ("Tilda Brandt y Fenn", ("Tilda Brandt y Fenn",)),
    "bars": ("Tilda Brandt | Oskar Fenn", TWO),
    "semicolons": ("Tilda Brandt; Oskar Fenn", TWO),
    "an ampersand, escaped": ("Tilda Brandt &amp; Oskar Fenn", TWO),
    "initials": ("Tilda Brandt (tbr)", ("Tilda Brandt",)),
    "a role": ("Tilda Brandt, Political Editor", ("Tilda Brandt",)),
    "a place": ("Tilda Brandt and Oskar Fenn in Saltby", TWO),
    "a place after a comma": ("Tilda Brandt und Oskar Fenn, Saltby", TWO),
    "what somebody is": ("Tilda Brandt, professor of tides, harbour.example", ("Tilda Brandt",)),
    "an agency after people": ("Tilda Brandt und Oskar Fenn, dpa", (*TWO, "dpa")),
    "an agency by its letters": ("Von BPA", ("BPA",)),
    "an address in brackets": ("Tilda Brandt (harbour.example, www.harbour.example)", ("Tilda Brandt",)),
    "an address": ("Tilda Brandt tilda@harbour.example", ("Tilda Brandt",)),
    "a handle": ("Tilda Brandt @tilda", ("Tilda Brandt",)),
    "a page": ("https://harbour.example/tilda", ()),
    "a surname first": ("Brandt, Tilda", ("Tilda Brandt",)),
    "particles": ("Tilda van der Brandt, Oskar de la Fenn", ("Tilda van der Brandt", "Oskar de la Fenn")),
    "a surname that begins like a byline": ("Von Brandt", ("Von Brandt",)),
    "capitals": ("TILDA BRANDT", ("TILDA BRANDT",)),
    "markup": ("<b>Tilda Brandt</b>", ("Tilda Brandt",)),
    "an agency beside": (
        ["Tilda Brandt", {"@type": "Organization", "name": "Island Wire"}],
        ("Tilda Brandt", "Island Wire"),
    ),
    "an outlet alone": ({"@type": "Organization", "name": "The Beacon"}, ("The Beacon",)),
    "a reference": ({"@id": "#tilda"}, ("Tilda Brandt",)),
    "nothing": (None, ()),
    "a number": (7, ()),
    "true": (True, ()),
    "an empty object": ({}, ()),
    "an object named by an object": ({"@type": "Person", "name": {"first": "Tilda"}}, ()),
}


@pytest.mark.parametrize(("stated", "expected"), STATED.values(), ids=STATED)
def test_every_shape_of_author_in_json_ld_gives_names(stated: Any, expected: tuple[str, ...]) -> None:
    person = script(json.dumps({"@type": "Person", "@id": "#tilda", "name": "Tilda Brandt"}))
    assert meta(data(author=stated) + person).authors == expected


ARTICLE = '"@type": "NewsArticle", "headline": "Harbour master resigns", "author": "Tilda Brandt"'
PLACES = {
    "alone": f"{{{ARTICLE}}}",
    "in a list": f"[{{}}, [{{{ARTICLE}}}]]",
    "in a graph": f'{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {{{ARTICLE}}}]}}',
    "in a page": f'{{"@type": "WebPage", "mainEntity": {{{ARTICLE}}}}}',
    "with a comma too many": f'{{{ARTICLE}, "keywords": ["a", "b",],}}',
    "in an HTML comment": f"<!-- {{{ARTICLE}}} -->",
    "in CDATA": f"//<![CDATA[\n{{{ARTICLE}}}\n//]]>",
    "with a line break in a text": f'{{{ARTICLE}, "description": "one\ntwo\tthree\x01"}}',
    "before another object": f'{{{ARTICLE}}} {{"@type": "WebSite"}}',
    "before what cannot be read": f'{{{ARTICLE}}} {{"@type": ',
    "with a semicolon": f"{{{ARTICLE}}};",
    "of several types": f"{{{ARTICLE}}}".replace('"NewsArticle"', '["Thing", "OpinionNewsArticle"]'),
    "a posting": f"{{{ARTICLE}}}".replace("NewsArticle", "LiveBlogPosting"),
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES)
def test_json_ld_is_read_wherever_and_however_it_was_written(text: str) -> None:
    found = meta(script(text))
    assert found.authors == ("Tilda Brandt",)
    assert (found.title, found.title_origin) == ("Harbour master resigns", "JSON-LD")


def test_an_article_that_the_page_only_points_to_is_not_the_page() -> None:
    other = script(json.dumps({"@type": "NewsArticle", "headline": "Seal seen", "author": "Nan Orrey"}))
    assert meta(data() + other).authors == ()
    assert meta(data() + data(author="Tilda Brandt") + other).authors == ("Tilda Brandt",)


DATES = {
    data(datePublished="2026-03-17T09:00:00+01:00"): ("2026-03-17T08:00:00+00:00", "JSON-LD"),
    data(datePublished=1773738000): ("2026-03-17T09:00:00+00:00", "JSON-LD"),
    data(datePublished="1773738000000"): ("2026-03-17T09:00:00+00:00", "JSON-LD"),
    data(datePublished="20260317"): ("2026-03-17", "JSON-LD"),
    data(datePublished="20260317T090000Z"): ("2026-03-17T09:00:00+00:00", "JSON-LD"),
    data(datePublished="2026-03-17T09:00:00+01"): ("2026-03-17T08:00:00+00:00", "JSON-LD"),
    data(dateCreated="2026-03-17"): ("2026-03-17", "JSON-LD"),
    data(dateModified="2026-03-18", datePublished="2026-03-17"): ("2026-03-17", "JSON-LD"),
    data(dateModified="2026-03-18"): ("2026-03-18", "change"),
    '<meta name="article:published:time" content="2026-03-17">': ("2026-03-17", "meta article:published:time"),
    '<meta name="DC.Date" content="2026-03-17">': ("2026-03-17", "meta dc.date"),
    '<meta name="x.firstPublished" content="2026-03-17">': ("2026-03-17", "meta x.firstpublished"),
    '<meta property="article:modified_time" content="2026-03-17">': ("2026-03-17", "change"),
    '<meta name="publisher" content="Beacon 2026">': (None, None),
}


@pytest.mark.parametrize(("head", "expected"), DATES.items())
def test_the_day_of_publishing_is_read_from_the_head(head: str, expected: tuple[str | None, str | None]) -> None:
    dated = clean(page(head), "a.html").dated
    assert (dated.value, dated.origin) == expected


VISIBLE = {
    '<time datetime="2026-03-17">yesterday</time>': ("2026-03-17", "time element"),
    '<span itemprop="datePublished">17 March 2026</span>': ("2026-03-17", "itemprop datePublished"),
    '<span class="article-date">17 March 2026, 09:00</span>': ("2026-03-17T09:00:00+00:00", "visible date"),
    '<span class="update">17 March 2026</span>': (None, None),
}


@pytest.mark.parametrize(("above", "expected"), VISIBLE.items())
def test_the_day_of_publishing_is_read_below_the_headline(above: str, expected: tuple[str | None, str | None]) -> None:
    dates = [(value, origin) for value, origin in meta(above=above).dates]
    dated = clean(page(above=above), "a.html").dated
    assert (dated.value, dated.origin) == expected
    assert all(origin == expected[1] for _, origin in dates[:1])


@pytest.mark.parametrize("language", ["de", "tr-TR", "en", ""])
def test_a_day_in_numbers_is_read_on_a_page_of_any_language_by_its_points_and_not_by_slashes(language: str) -> None:
    found = page(above='<span class="datum">3.4.2026 - 21:14</span>').replace("<html>", f'<html lang="{language}">')
    day = clean(found, "a.html").dated.day
    assert day is not None
    assert day.isoformat() == "2026-04-03"
    assert clean(found.replace("3.4.2026", "3/4/2026"), "a.html").dated.value is None


SITE = '<meta property="og:site_name" content="The Beacon">'
TITLES = {
    f"<title>{HEADLINE} | The Beacon</title>": HEADLINE,
    f"{SITE}<meta property='og:title' content='{HEADLINE} - The Beacon'>": HEADLINE,
    script('{"@type": "NewsArticle", "headline": "Harbour&#039;s master &amp;amp; mate"}'): "Harbour's master & mate",
    SITE + script('{"@type": "NewsArticle", "headline": "Mate resigns | The Beacon"}'): "Mate resigns",
    SITE + script('{"@type": "NewsArticle", "headline": "The Beacon"}'): HEADLINE,
    "<meta property='og:title' content='Harbour master resigns after...'>" + f"<title>{HEADLINE}</title>": HEADLINE,
    "<meta property='og:title' content='Keeper: a lamp – and its light'>": "Keeper: a lamp – and its light",
    script('{"@type": "NewsArticle", "headline": null}'): HEADLINE,
    script('{"@type": "NewsArticle", "headline": ["", "Mate resigns"]}'): "Mate resigns",
}


@pytest.mark.parametrize(("head", "expected"), TITLES.items())
def test_the_headline_is_told_without_escapes_and_without_the_outlet(head: str, expected: str) -> None:
    assert meta(head).title == expected


def test_of_two_ways_to_write_a_headline_the_one_that_most_places_write_is_taken() -> None:
    og = "<meta property='og:title' content='Harbour: mate resigns'><title>Harbour: mate resigns - The Beacon</title>"
    found = meta(script('{"@type": "NewsArticle", "headline": "Harbour - Mate resigns"}') + og)
    assert (found.title, found.title_origin) == ("Harbour: mate resigns", "meta og:title")


DEEP = 100_000
HOSTILE = {
    "nested lists": "[" * DEEP + "]" * DEEP,
    "nested objects": '{"@graph":' * DEEP + "1" + "}" * DEEP,
    "nested pages": '{"mainEntity":' * 500 + "{" + ARTICLE + "}" + "}" * 500,
    "many objects": "[" + ",".join(["{}"] * DEEP) + "]",
    "commas": "[" + "," * DEEP + "]",
    "escapes": '{"@type": "NewsArticle", "headline": "' + "&amp;" * 5000 + '"}',
    "a type that is none": '{"@type": {"a": 1}, "@id": ["b"], "headline": {"c": []}}',
    "numbers": '{"@type": "Article", "headline": 1e999, "author": NaN, "datePublished": -1e400, "publisher": [[[1]]]}',
    "dates": '{"@type": "Article", "datePublished": [[], {}, null, "1999999999999", "99999999999999"]}',
    "a ring": '{"@type": "Article", "headline": "x", "author": "#a"} {"@id": "#a", "name": "#a"}',
    "half a pair": '{"@type": "Article", "headline": "a\\ud800b", "author": "\\udc00"}',
    "nothing": "",
    "no JSON": "var x = 1;",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_json_ld_stops_a_page_from_being_read(text: str) -> None:
    article = clean(page(script(text)), "a.html")
    assert "harbour master resigned" in article.text
    article.title.value.encode()
    "".join(article.authors).encode()


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author"><meta content="x"><meta name="" content="">',
        "<link rel='canonical' href='http://[bad'><meta property='og:url' content='http://[bad'>",
        '<meta name="author" content="' + "A, " * 20_000 + '">',
        '<meta name="author" content="' + "Ann " * 20_000 + '">',
        '<meta name="date" content="' + "2026-" * 20_000 + '">',
        "<title>" + "a | " * 5_000 + "</title>",
        "<title>" + " " * 50_000 + "x</title>",
    ],
)
def test_no_head_stops_a_page_from_being_read(head: str) -> None:
    assert "harbour master resigned" in clean(page(head), "a.html").text
