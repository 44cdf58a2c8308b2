"""What pages, feeds, sitemaps and the search say is what the data have; where it is not, that is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digest.check import check, read
from digest.check.forms import Entry
from digest.check.rules.entries import Owed
from tests.checked import BASE, BRIDGE, BUDGET, EDITION, GLASS, STORY, Copy
from tests.factories import BUOY, RESCUE, RESCUED, SOUP
from tests.runner import git
from tests.sites import NOW, make

Spoil = Callable[[Copy], object]
MAIN = '<main id="main">.*</main>'
EMPTY = '<main id="main"><h1>Today</h1></main>'
NEWEST = f"{BASE}2026/04/02/"
DARK = "In February the harbour master had reported the light buoy as dark."
STORY_DATA = "data/stories/lowfield-bridge-closed-after-crack-is-found.json"
NEWS = "news-sitemap.xml"


def every(path: str, before: str, after: str, most: int = 1) -> Spoil:
    return lambda paper: paper.every(path, before, after, most)


def emptied(path: str) -> Spoil:
    return every(path, MAIN, EMPTY)


def without_newest(paper: Copy) -> None:
    """The newest edition in no form of the main feed."""
    paper.every("feed.xml", "<entry>.*?</entry>", "", 1)
    paper.every("rss.xml", "<item>.*?</item>", "", 1)
    feed = paper.table("feed.json")
    paper.put("feed.json", json.dumps(feed | {"items": feed["items"][1:]}))


def silent_story(paper: Copy) -> None:
    """The feed of a story without an entry in any form."""
    folder = STORY.removesuffix("index.html")
    paper.every(f"{folder}feed.xml", "<entry>.*</entry>", "")
    paper.every(f"{folder}rss.xml", "<item>.*</item>", "")
    paper.put(f"{folder}feed.json", json.dumps(paper.table(f"{folder}feed.json") | {"items": []}))


def titled(paper: Copy) -> None:
    """An article's entry under another title in all forms of a feed."""
    for form in ("feed.xml", "rss.xml", "feed.json"):
        paper.every(f"sources/herald/{form}", "Divers find second crack", "Divers find nothing at all")


def no_receipt(paper: Copy) -> None:
    """A sentence of a story without a receipt."""
    table = paper.table(STORY_DATA)
    table["story"]["summary"][0]["receipts"] = []
    paper.put(STORY_DATA, json.dumps(table))


def no_rows(paper: Copy) -> None:
    """A search of no articles, in its own form."""
    head, _, rest = paper.text("search-data.js").partition("push(")
    table: dict[str, Any] = json.loads(rest.strip().removesuffix(")"))
    paper.put("search-data.js", f"{head}push({json.dumps(table | {'all': [[] for _ in table['all']]})})")


def with_row(url: str) -> Spoil:
    row = f"<url><loc>{url}</loc></url>"
    return every("sitemap.xml", "</urlset>", f"{row}</urlset>")


FRONT = every("index.html", f'rel="canonical" href="{BASE}"', 'rel="canonical" href="https://high.example/"')
PLANTED: list[tuple[Spoil, str, str, str]] = [
    (emptied("index.html"), "editions", "index.html", "shows none of the stories of 2026-04-02"),
    (emptied(EDITION), "editions", EDITION, "shows none of the stories of 2026-03-04"),
    (emptied("archive/index.html"), "archive", "archive/index.html", "leads to none of the 4 editions"),
    (emptied("2026/03/index.html"), "archive", "2026/03/index.html", "leads to none of the 3 editions"),
    (emptied("a-z/index.html"), "a-z", "a-z/index.html", "leads to none of the"),
    (emptied("search/index.html"), "search-page", "search/index.html", "does not load search-data.js"),
    (every("search/index.html", "<input[^>]*>", "", 0), "search-page", "search/index.html", "no field"),
    (
        every("search/index.html", "<script defer src=[^>]*/static/search[^>]*></script>", ""),
        "search-page",
        "search/index.html",
        "does not load static/search",
    ),
    (
        every(BRIDGE, '(<div class="text"[^>]*>).*(</div>.<footer>)', r"\1\2"),
        "article-texts",
        BRIDGE,
        "lacks 6 of the 6",
    ),
    (every(BUDGET, '(<span id="s1">)', r"\1NOT "), "article-texts", BUDGET, "holds words that its data have not"),
    (
        every(GLASS, '(<div class="text"[^>]*>).*?</div>', r"\1</div>"),
        "article-texts",
        GLASS,
        "shows nothing of its text",
    ),
    (every("feed.xml", "(</entry>).*</entry>", r"\1"), "feed-entries", "feed.xml", "has 1 entry, and should have 4"),
    (every("rss.xml", "<item>.*?</item>", "", 2), "feed-entries", "rss.xml", "has 2 entries, and should have 4"),
    (without_newest, "feed-entries", "feed.json", "has 3 entries, and should have 4"),
    (silent_story, "feed-entries", STORY.replace("index.html", "feed.xml"), "has no entry, and should have 2"),
    (
        every("feed.xml", f'href="{NEWEST}"', f'href="{BASE}about/"'),
        "feed-entries",
        "feed.xml",
        "about/, which is none",
    ),
    (every("rss.xml", f"<link>{NEWEST}", f"<link>{BASE}"), "feed-entries", "rss.xml", "which is none of its own"),
    (every("feed.xml", "(<entry>.*?<title>)[^<]*", r"\1x"), "feed-entries", "feed.xml", "another title than"),
    (
        every("topics/art/rss.xml", "(<item>.*?<description>)[^<]*", r"\1&lt;p&gt;no&lt;/p&gt;"),
        "feed-entries",
        "topics/art/rss.xml",
        "another content than",
    ),
    (titled, "feed-entries", "sources/herald/feed.xml", "and its data “Divers find second crack"),
    (every("feed.xml", "<entry>", '<entry xml:base="https://evil.example/">'), "feeds", "feed.xml", "has an xml:base"),
    (no_receipt, "receipts", STORY_DATA, "has no receipt"),
    (
        lambda p: p.put("data/digest.jsonl", f"{p.text('data/digest.jsonl')}{p.text('data/digest.jsonl')}"),
        *("data", "data/digest.jsonl", "twice"),
    ),
    (with_row(f"{BASE}feed.xml"), "sitemap", "sitemap.xml", "feed.xml, which is no page"),
    (every("sitemap.xml", "<lastmod>[^<]*", "<lastmod>2199-01-01"), "sitemap", "sitemap.xml", "lastmod is 2199-01-01"),
    (every(NEWS, "<url>.*</url>", ""), "news-sitemap", NEWS, "lacks 1 articles"),
    (lambda p: p.remove(NEWS), "news-sitemap", NEWS, "is missing"),
    (every(NEWS, "(publication_date>)[^<]*", r"\1yesterday"), "news-sitemap", NEWS, "is of yesterday"),
    (every(NEWS, "(news:title>)[^<]*", r"\1Another"), "news-sitemap", NEWS, "is called “Another”"),
    (no_rows, "search", "search-data.js", "holds 0 articles, and the site has 5"),
    (every(BRIDGE, '("headline":")[^"]*', r"\1Quite another"), "linked-data", BRIDGE, "its headline is Quite another"),
    (every(BRIDGE, '("datePublished":")2026', r"\g<1>1999"), "linked-data", BRIDGE, "its datePublished is 1999-03-04"),
    (
        every(
            EDITION,
            '"itemListElement":\\[{"@type":"ListItem","position":1,"name":"[^"]*","url".*?]',
            '"itemListElement":[]',
        ),
        "linked-data",
        EDITION,
        "a ItemList has no itemListElement",
    ),
    (every("about/index.html", '<html lang="en"', '<html lang="fr"'), "languages", "about/index.html", "is in fr"),
    (
        every(BRIDGE, '<div class="text"', '<div lang="fr" class="text"'),
        "languages",
        BRIDGE,
        "its div says that it is in fr",
    ),
    (every(BRIDGE, 'time datetime="2026', 'time datetime="1926'), "dates", BRIDGE, "says 1926-03-04"),
    (every(EDITION, 'time datetime="2026', 'time datetime="1926'), "dates", EDITION, "says 1926-03-04"),
    (every(BRIDGE, '(published_time" content=")2026', r"\g<1>1926"), "dates", BRIDGE, "article:published_time is 1926"),
    (every(BRIDGE, 'href="#s0"', 'href="#s2"'), "receipts-shown", BRIDGE, "does not lead to the sentence s0"),
    (
        every(EDITION, "lowfield-bridge/index.html#s0", "lowfield-bridge/index.html#s4"),
        "receipt-links",
        EDITION,
        "a sentence that no receipt in the data names",
    ),
    (FRONT, "canonical", "index.html", f"https://high.example/, not {BASE}"),
]
"""What is done to a paper, the rule that finds it, where, and what is said."""


@pytest.mark.parametrize(("spoil", "rule", "path", "what"), PLANTED)
def test_what_is_not_as_the_data_have_it_is_found(spoiled: Copy, spoil: Spoil, rule: str, path: str, what: str) -> None:
    spoil(spoiled)
    found = spoiled.found()
    assert [one for one in found if (one.rule, one.path) == (rule, path) and what in one.what], found


def test_a_front_page_of_another_address_does_not_make_every_page_wrong(spoiled: Copy) -> None:
    FRONT(spoiled)
    assert {one.path for one in spoiled.found()} == {"index.html"}


def test_a_newest_edition_that_no_feed_tells_is_an_error(spoiled: Copy) -> None:
    without_newest(spoiled)
    assert {one.path for one in spoiled.found() if one.level == "error"} == {"feed.xml", "rss.xml", "feed.json"}


def test_forms_of_a_feed_that_are_unlike_in_many_entries_are_one_warning(spoiled: Copy) -> None:
    spoiled.every("feed.xml", '(<content type="html">)[^<]*', r"\1Read on")
    (one,) = spoiled.found()
    assert (one.rule, one.level, one.path) == ("feed-entries", "warning", "feed.xml")
    assert "has another content than in the feed's other forms, and so have 3 more" in one.what


def test_a_sentence_that_begins_within_a_link_and_ends_outside_is_no_fault(tmp_path: Path) -> None:
    text = f"The keeper said [so. The lamp went dark on Monday night](https://low.example/) and stayed dark. {DARK}"
    folder = make(tmp_path, {"a/one.md": f"---\ntitle: Lamp dark\ndate: 2026-03-04\n---\n\n{text}\n"})
    folder.write()
    assert check(read(folder.output, folder.config)) == []


def test_a_text_that_holds_what_looks_like_a_reference_is_shown_rightly(tmp_path: Path) -> None:
    text = "Mr. Smith paid &pound;5 & 3 < 4. He left the shop at once and did not say where he went."
    folder = make(tmp_path, {"a/2026-03-04-one.txt": f"One &pound; more\n\n2026-03-04\n\n{text}\n"})
    folder.write()
    assert "&pound;5 & 3 < 4." in json.loads(next(folder.output.glob("data/articles/*")).read_text())["article"]["text"]
    assert check(read(folder.output, folder.config)) == []


def test_a_ledger_that_is_gone_is_a_warning_by_the_seals_that_the_site_says(spoiled: Copy) -> None:
    for path in (spoiled.root / "ledger").iterdir():
        path.unlink()
    (one,) = spoiled.found()
    assert (one.rule, one.level, one.path) == ("ledger", "warning", "ledger")
    assert "is gone, and 4 editions were built with it" in one.what


def test_a_paper_that_never_had_a_ledger_misses_none_and_one_that_git_has_is_missed(spoiled: Copy) -> None:
    git(spoiled.root, "init", "-q")
    git(spoiled.root, "add", "ledger")
    for path in (spoiled.root / "ledger").iterdir():
        path.unlink()
    for path in spoiled.output.glob("data/editions/*.json"):
        spoiled.every(path.relative_to(spoiled.output).as_posix(), '"sealed":"[^"]*"', '"sealed":null')
    assert spoiled.found() == []
    git(spoiled.root, "commit", "-qm", "Keep the ledger")
    (one,) = spoiled.found()
    assert (one.rule, one.level) == ("ledger", "warning")
    assert "which Git's last commit has" in one.what


def test_a_newest_edition_without_news_is_no_fault_and_says_no_empty_list_to_machines(tmp_path: Path) -> None:
    first = f"---\ntitle: Ferry Isolde strikes reef\ndate: 2026-03-27\n---\n\n{RESCUE}\n\n{BUOY}\n\n{SOUP}\n"
    again = f"---\ntitle: Gannet reef ferry rescued\ndate: 2026-03-30\n---\n\n{RESCUED}\n\n{DARK}\n"
    toml = "[site]\ntitle = 'T'\nbase_url = 'https://t.example/'\n"
    folder = make(tmp_path, {"alpha/1.md": first, "beta/1.md": again}, toml)
    folder.write()
    quiet = json.loads((folder.output / "data/editions/2026-03-30.json").read_text())["edition"]
    assert quiet["unchanged"] and not quiet["entries"]
    assert check(read(folder.output, folder.config)) == []


def test_a_feed_that_is_full_holds_the_newest() -> None:
    days = {f"{BASE}{day}/": f"2026-03-0{day}" for day in (1, 2, 3)}
    newest, middle, oldest = (Entry("", NOW, url, "", "") for url in sorted(days, reverse=True))
    owed = Owed(days, {}, 2)
    assert list(owed.lacks([newest, middle])) == []
    assert list(owed.lacks([middle, oldest])) == [f"lacks {newest.url}, which is newer than its last entry"]
