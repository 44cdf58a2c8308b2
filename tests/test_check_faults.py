"""A built paper is clean; each fault that is planted in it is found where it is, and nothing else is."""

from __future__ import annotations

import pytest

from tests.checked import BASE, BRIDGE, BUDGET, CHOIR, EDITION, GLASS, STORY, Copy, told

_MAIN = '<main id="main">'
_HEAD = '<meta charset="utf-8">'
_LD = '<script type="application/ld+json">{"@context":"https://schema.org",'

PAGES: list[tuple[str, str, str, str, str]] = [
    ("html-document", "about/index.html", "<!doctype html>", "", "doctype"),
    ("html-document", EDITION, '<html lang="en"', "<html", "language"),
    ("html-document", EDITION, "<title>", "<title></title><title>", "2 titles"),
    ("html-document", EDITION, '<meta name="viewport"', '<meta name="port"', "viewport"),
    ("html-document", "about/index.html", _MAIN, f"{_MAIN}<h1>And another</h1>", "2 h1"),
    ("html-document", "2026/03/04/edition.mail.html", _HEAD, "", "encoding"),
    ("html-syntax", BRIDGE, _MAIN, f"{_MAIN}<div><em>never ended</div>", "em is not ended before </div>"),
    ("html-syntax", BRIDGE, _MAIN, f"{_MAIN}</section>", "</section> ends nothing"),
    ("html-syntax", EDITION, _MAIN, '<main id="main" id="main">', "twice in one tag"),
    ("html-syntax", "404.html", _MAIN, f"{_MAIN}<p>&hellop; and so on</p>", "&hellop; is no sign"),
    ("html-syntax", BRIDGE, _MAIN, f"{_MAIN}<span><div>wide</div></span>", "div within span"),
    ("html-syntax", BRIDGE, _MAIN, f'{_MAIN}<p class="open>now</p>', "cannot be read"),
    ("html-syntax", BRIDGE, _MAIN, f"{_MAIN}<centre>old</centre>", "centre is no element"),
    ("html-scripts", STORY, _MAIN, '<main id="main" onclick="go()">', "onclick"),
    ("html-scripts", STORY, _MAIN, f'{_MAIN}<a href="java\nscript:go()">go</a>', "runs a script"),
    ("ids", STORY, _MAIN, f'{_MAIN}<p id="main">again</p>', "'main' stands 2 times"),
    ("ids", STORY, _MAIN, f'{_MAIN}<section aria-labelledby="main nobody"></section>', "'nobody'"),
    ("ids", "search/index.html", _MAIN, f'{_MAIN}<label for="nothing">Words</label>', "'nothing'"),
    ("names", EDITION, _MAIN, f'{_MAIN}<a href="../05/index.html"><span> </span></a>', "a link (a) has no name"),
    ("names", EDITION, _MAIN, f'{_MAIN}<button type="button"></button>', "a button (button)"),
    ("names", EDITION, _MAIN, f'{_MAIN}<form><input type="search" name="q"></form>', "a field (input)"),
    ("pictures", EDITION, _MAIN, f'{_MAIN}<img src="card.png" width="1" height="1">', "no alt"),
    ("pictures", EDITION, _MAIN, f'{_MAIN}<img src="card.png" alt="">', "no width"),
    ("html-document", EDITION, _HEAD, f'{_HEAD}<base href="https://else.example/">', "a base turns"),
    ("html-syntax", EDITION, _MAIN, f"{_MAIN}<font>old</font>", "font is an element of old"),
    ("seen", BRIDGE, _MAIN, '<main id="main" hidden>', "main is hidden"),
    ("seen", BRIDGE, "<body>", '<body style="margin:0;display: none">', "body is hidden"),
    ("seen", BRIDGE, '<link rel="stylesheet"', '<link rel="bookmark"', "has no style sheet"),
    ("elsewhere", EDITION, _HEAD, f'{_HEAD}<script src="https://cdn.example/x.js"></script>', "script is loaded"),
    ("elsewhere", EDITION, _HEAD, f'{_HEAD}<link rel="stylesheet" href="//cdn.example/x.css">', "link is loaded"),
    ("elsewhere", EDITION, _MAIN, f'{_MAIN}<iframe src="https://cdn.example/" title="x"></iframe>', "iframe is"),
    ("elsewhere", EDITION, _MAIN, f'{_MAIN}<p style="background:url(http://cdn.example/a.png)"></p>', "p is loaded"),
    ("leftovers", EDITION, _MAIN, f"{_MAIN}<p>By {{{{ it.author }}}}</p>", "left {{ it.author }}"),
    ("leftovers", STORY, _MAIN, f"{_MAIN}<p>{{% if x %}}</p>", "left {% if x %}"),
    ("leftovers", "404.html", _MAIN, f"{_MAIN}<p> None\n</p>", "left None"),
    ("encoding", EDITION, _MAIN, f"{_MAIN}<h2>BrÃ¼cke gesperrt</h2>", "BrÃ¼cke"),
    ("encoding", EDITION, "<title>", "<title>Caf\ufffd ", "title holds"),
    ("headlines", BRIDGE, "</h1>", " None</h1>", "the headline in its data"),
    ("links", EDITION, _MAIN, f'{_MAIN}<a href="nowhere/index.html">on</a>', "leads to no file"),
    (
        "links",
        EDITION,
        _MAIN,
        f'{_MAIN}<img srcset="data:,a,b 1x,c,d.png (1,2) 2x" alt="" width=1 height=1>',
        " c,d.png",
    ),
    ("links", EDITION, _MAIN, f'{_MAIN}<img srcset="card.png 1x, big.png 2x" alt="" width="1" height="1">', "big.png"),
    ("links", EDITION, _MAIN, f'{_MAIN}<video poster="frame.png"></video>', "frame.png"),
    ("links", EDITION, _MAIN, f'{_MAIN}<p style="background:url(paper.png)"></p>', "paper.png"),
    ("links", EDITION, "<title>", "<style>p{background:url('felt.png')}</style><title>", "felt.png"),
    ("links", EDITION, "2026/03/04/card.png", "2026/03/04/picture.png", "og:image"),
    ("links", EDITION, '<link rel="prev" href="../03/', '<link rel="prev" href="../02/', "leads to no file"),
    ("links", BRIDGE, _MAIN, f'{_MAIN}<a href="#t0">on</a>', "no element of this page"),
    ("links", EDITION, _MAIN, f'{_MAIN}<a href="../05">5 March</a>', "a detour"),
    ("links", "404.html", _MAIN, f'{_MAIN}<a href="archive/index.html">archive</a>', "breaks below the top"),
    ("anchors", EDITION, "lowfield-bridge/index.html#s", "lowfield-bridge/index.html#t", "no element of"),
    ("base-path", EDITION, _MAIN, f'{_MAIN}<a href="/archive/">archive</a>', "/archive/ leaves the site's path"),
    ("base-path", EDITION, _MAIN, f'{_MAIN}<a href="../../../../other/">other</a>', "leaves the site's path"),
    ("base-path", EDITION, _MAIN, f'{_MAIN}<a href="https://lowfield.example/other/">other</a>', "leaves"),
    (
        "canonical",
        EDITION,
        f'rel="canonical" href="{BASE}2026/03/04/"',
        f'rel="canonical" href="{BASE}2026/03/05/"',
        "not",
    ),
    ("canonical", CHOIR, '<link rel="canonical"', '<link rel="bookmark"', "no canonical"),
    ("canonical", CHOIR, f'og:url" content="{BASE}{CHOIR[:-10]}"', f'og:url" content="{BASE}2026/"', "its og:url is"),
    ("local-addresses", EDITION, _MAIN, f'{_MAIN}<a href="http://localhost:8000/x">x</a>', "of this machine"),
    ("local-addresses", EDITION, _MAIN, f'{_MAIN}<a href="http://127.0.0.1/x">x</a>', "of this machine"),
    ("linked-data", BRIDGE, _LD, "<script type='application/ld+json'>{,", "is no JSON"),
    ("linked-data", BRIDGE, '"headline":', '"head":', "no headline"),
    ("linked-data", BRIDGE, '"mainEntityOfPage":', '"page":', "no mainEntityOfPage"),
    ("linked-data", BRIDGE, '"datePublished":"2026-03-04', '"datePublished":"4 March', "is no date"),
    ("linked-data", EDITION, '"position":1', '"position":7', "the places of a BreadcrumbList"),
    ("linked-data", EDITION, f'"item":"{BASE}archive/"', f'"item":"{BASE}attic/"', "item leads to no file"),
    ("receipts-shown", BRIDGE, "<li>Divers who", "<li>Dwarves who", "stands once on the page"),
    ("receipts-shown", BRIDGE, ">second crack</strong>", ">third crack</strong>", "is not the one"),
    ("receipts-shown", CHOIR, "<mark>The women", "<mark>Five women", "stands once on the page"),
    ("receipts-shown", BUDGET, "<li>The budget passed, with", "<li>The budget passed; with", "the page does not"),
    ("receipts-shown", GLASS, '">The glass of', '">The glasses of', "is not the one"),
]
"""Rule, page, what stands there and what is put in its place, and what is said of it."""

TEXTS: list[tuple[str, str, str, str, str]] = [
    ("links-in-texts", "feed.xml", f"{BASE}{BRIDGE[:-10]}", f"{BASE}2026/03/04/gone/", "leads to no file"),
    ("links-in-texts", "rss.xml", "/#s0", "/#s99", "leads to no element"),
    ("links-in-texts", "2026/03/04/edition.md", f"{BASE}2026/", f"{BASE}1999/", "leads to no file"),
    ("feeds", "feed.xml", "</entry>", "", "cannot be read"),
    ("feeds", "feed.xml", "<updated>", "<updated>on ", "cannot be read"),
    ("feeds", "feed.xml", f'rel="self" type="application/atom+xml" href="{BASE}', 'rel="self" href="http://x/', "self"),
    ("feeds", "feed.xml", f"href=&#34;{BASE}", "href=&#34;", "is not absolute"),
    ("feeds", "feed.xml", "edition/2026-03-05</id>", "edition/2026-04-02</id>", "two entries of one id"),
    ("feeds", "rss.xml", "<guid", "<uid", "cannot be read"),
    ("feeds", "feed.json", '"feed_url": "https://lowfield', '"feed_url": "https://high', "its feed_url is"),
    ("feeds", "topics/art/feed.xml", "<content ", "<contents ", "cannot be read"),
    ("feeds", "topics/art/feed.json", '"content_html": "<', '"content_html": "<script>1</script><', "holds ['script']"),
    ("archive-feeds", "2026/03/archive.xml", "archive/>", "archived/>", "does not say that it is an archive"),
    ("archive-feeds", "2026/03/archive.xml", 'rel="current"', 'rel="newest"', "does not lead to the current feed"),
    ("sitemap", "sitemap.xml", f"<loc>{BASE}about/</loc>", f"<loc>{BASE}archive/</loc>", "twice"),
    ("sitemap", "sitemap.xml", "</urlset>", f"<url><loc>{BASE}404.html</loc></url></urlset>", "pass by"),
    ("sitemap", "sitemap.xml", "</urlset>", "<url><loc>https://else.example/</loc></url></urlset>", "not within"),
    ("sitemap", "sitemap.xml", "</urlset>", "", "is no XML"),
    ("sitemap", "sitemap.xml", "<lastmod>2026", "<lastmod>20x6", "lastmod is no date: 20x6"),
    ("feed-entries", "feed.json", '"date_published": "2026-04', '"date_published": "2096-04', "an entry of 2096-04-02"),
    ("needed", "robots.txt", "Allow: /", "Disallow: /repo/", "shuts every search engine out"),
    ("search", "search-data.js", "]]", "", "is not what the search page reads"),
    ("search", "search-data.js", "2026/03/05/*", "2026/03/06/*", "which is no page"),
    ("editions", "data/editions/2026-03-05.json", '"story":"glass', '"story":"grass', "names the story grass"),
    ("editions", "status.json", '"edition": "2026-04-02"', '"edition": "2026-03-05"', "and should be 2026-04-02"),
    ("editions", "status.json", '"newest": "2026-04-02', '"newest": "2096-04-02', "no article is of 2096-04-02"),
    ("editions", "status.json", '"articles": 5', '"articles": 0', "its articles is 0, and should be 5"),
    ("missing", "status.json", '"missing": []', '"missing": ["2026/03/05/x/"]', "whose file has a fault"),
    ("news-sitemap", "news-sitemap.xml", "<news:language>en</news:language>", "", "no language"),
    ("needed", "robots.txt", f"Sitemap: {BASE}sitemap.xml", "", "does not name"),
    ("needed", "robots.txt", "Allow: /", "Disallow: /", "shuts every search engine out"),
    ("data", "data/editions/2026-03-04.json", "{", "", "is no JSON"),
    ("data", "data/editions/2026-03-04.json", '"number":', '"nr":', "has no 'number'"),
    ("data", "data/stories/glass-that-remembers.json", '"witnesses":1', '"witnesses":"one"', "is no integer"),
    ("data", "data/digest.jsonl", "Tallis", "Byrd", "says otherwise than"),
    ("data", "status.json", '"stale"', '"rotten"', "has no 'stale'"),
    ("data", "status.json", "{", "", "is no JSON"),
    ("base-url", "status.json", BASE, "https://high.example/", "was built for https://high.example/"),
]


def test_a_built_paper_is_clean(spoiled: Copy) -> None:
    assert spoiled.found() == []


ALSO = {"feeds": "feed-entries", "links-in-texts": "feed-entries", "receipts-shown": "article-texts"}
"""What finds the same fault in its own way: one form of a feed is not as the others, a text not as its data."""


@pytest.mark.parametrize("fault", [*PAGES, *TEXTS], ids=lambda fault: f"{fault[0]}: {fault[4]}")
def test_a_fault_is_found_where_it_is_and_nothing_else(spoiled: Copy, fault: tuple[str, str, str, str, str]) -> None:
    rule, path, before, after, what = fault
    spoiled.edit(path, before, after)
    found = spoiled.found()
    assert told(found) - {(ALSO.get(rule), path)} == {(rule, path)}
    assert [one for one in found if what in one.what], found


def test_one_address_of_this_machine_on_many_pages_is_told_once_with_how_many_more(spoiled: Copy) -> None:
    link = f'{_MAIN}<a href="http://localhost:8000/x">x</a>'
    for path in (EDITION, BRIDGE, CHOIR):
        spoiled.edit(path, _MAIN, link)
    (one,) = [row for row in spoiled.found() if row.rule == "local-addresses"]
    assert one.what.endswith("(and in 2 more places)")
