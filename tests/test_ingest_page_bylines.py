"""Saved pages: their authors in meta elements, microdata and bylines."""

from __future__ import annotations

import pytest

from tests.test_ingest_page_meta import HEADLINE, TWO, data, meta, page
from tests.texts import documents

METAS = {
    '<meta name="author" content="Tilda Brandt">': ("Tilda Brandt",),
    '<meta name="AUTHOR" content="By Tilda Brandt and Oskar Fenn">': TWO,
    '<meta property="article:author" content="https://social.example/b"><meta name="byl" content="By Tilda Brandt">': (
        "Tilda Brandt",
    ),
    '<meta name="author" content="tilda@harbour.example"><meta name="x.author" content="Tilda Brandt">': (
        "Tilda Brandt",
    ),
    '<meta name="parsely-author" content="Tilda Brandt"><meta name="parsely-author" content="Oskar Fenn">': TWO,
    '<meta name="citation_author" content="Brandt, Tilda"><meta name="citation_author" content="Fenn, Oskar">': TWO,
    '<meta name="sailthru.author" content="Tilda Brandt">': ("Tilda Brandt",),
    '<meta name="dc.creator" content="Tilda Brandt">': ("Tilda Brandt",),
    '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Tilda Brandt">': (
        "Tilda Brandt",
    ),
    '<meta name="twitter:creator" content="@tilda">': (),
    '<meta name="author" content="The Beacon"><meta property="og:site_name" content="The Beacon">': ("The Beacon",),
}


@pytest.mark.parametrize(("head", "expected"), METAS.items())
def test_an_author_is_read_from_the_meta_elements_that_name_one(head: str, expected: tuple[str, ...]) -> None:
    assert meta(head).authors == expected


BYLINES = {
    '<div class="byline">By Tilda Brandt</div>': ("Tilda Brandt",),
    '<div class="article-byline">By <a href="/t">Tilda Brandt</a> and <a href="/o">Oskar Fenn</a></div>': TWO,
    '<div class="story-authors"><span>Tilda Brandt</span> <span>Oskar Fenn</span></div>': TWO,
    '<ul class="metaAuthorList"><li>Tilda Brandt</li><li>Oskar Fenn</li></ul>': TWO,
    '<p class="autor">Von <b>Tilda</b> <b>Brandt</b></p>': ("Tilda Brandt",),
    '<p class="x">von <a href="/autoren/tilda">Dr. Tilda Brandt</a></p>': ("Dr. Tilda Brandt",),
    "<p>Von Tilda Brandt, Saltby</p>": ("Tilda Brandt",),
    '<a rel="author" href="/t">Tilda Brandt</a>': ("Tilda Brandt",),
    '<span itemprop="author"><span itemprop="name">Tilda Brandt und Oskar Fenn</span></span>': TWO,
    '<span itemprop="author"><meta itemprop="name" content="Tilda Brandt"></span>': ("Tilda Brandt",),
    '<div class="line">Tue | By <span class="authorname">Tilda Brandt</span></div>': ("Tilda Brandt",),
    '<a rel="author" itemprop="url name" href="/t"><b>Tilda</b> <b>Brandt</b></a>': ("Tilda Brandt",),
    '<p class="x">Von BPA</p>': (),
    '<div class="comment-author">Nan Orrey</div>': (),
    '<aside><div class="byline">Nan Orrey</div></aside>': (),
    '<div class="author-social">Twitter Facebook</div>': (),
    '<div class="author">All the news of the harbour, every day</div>': (),
}


@pytest.mark.parametrize(("above", "expected"), BYLINES.items())
def test_a_byline_below_the_headline_names_the_authors(above: str, expected: tuple[str, ...]) -> None:
    assert meta(above=above).authors == expected


def test_a_byline_is_found_below_a_headline_of_lower_rank_and_in_an_article_marked_as_promoted() -> None:
    above = f'<h1>{HEADLINE}</h1><div class="byline">Tilda Brandt</div>'
    whole = page("<title>Harbour master resigns after nineteen years | The Beacon</title>")
    lower = whole.replace(f"<h1>{HEADLINE}</h1>", above.replace("h1", "h2"))
    assert documents(lower, "a.html")[0].meta.authors == ("Tilda Brandt",)
    promoted = whole.replace(f"<h1>{HEADLINE}</h1>", above).replace("<article>", '<article class="node--promoted">')
    assert documents(promoted, "a.html")[0].meta.authors == ("Tilda Brandt",)


def test_a_person_in_the_byline_goes_before_the_outlet_as_its_own_author() -> None:
    outlet = {"@type": "Organization", "name": "The Beacon"}
    byline = '<div class="byline">By Tilda Brandt</div>'
    assert meta(data(author=outlet, publisher=outlet), byline).authors == ("Tilda Brandt",)
    assert meta(data(author="Beacon", publisher="Beacon"), byline).authors == ("Tilda Brandt",)


def test_a_person_in_the_byline_goes_before_a_desk_and_the_desk_before_nobody() -> None:
    assert meta(data(author="Harbourdesk"), '<div class="byline">By Tilda Brandt</div>').authors == ("Tilda Brandt",)
    assert meta(data(author="Harbourdesk")).authors == ("Harbourdesk",)
