"""Faults that are of the whole site: what is missing, changed, too large, left over, or cannot be come to."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from digest import hosts
from digest.check import Finding, Lying, check, read
from digest.check.rules import sizes
from digest.check.rules.graph import clicks
from digest.config import load
from digest.ledger import Ledger
from digest.ledger.lines import Published
from digest.write import MANIFEST, write
from tests.arabic import arabic_paper
from tests.checked import BASE, BRIDGE, CHOIR, EDITION, STORY, Copy, told
from tests.sites import Folder, make

Spoil = Callable[[Copy], object]
PNG, PNG_END = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"IEND\xaeB`\x82"
GLASSY = "2026/03/05/index.html"
AUDIT = f"{BRIDGE.removesuffix('index.html')}audit/index.html"


def page(body: str, canonical: str = "", head: str = "") -> str:
    """A page of HTML that has all a page needs."""
    link = f'<link rel="canonical" href="{BASE}{canonical}">' if canonical else '<meta name="robots" content="noindex">'
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<meta http-equiv="content-security-policy" content="default-src \'self\'">'
        f"<title>A page</title><style>p{{}}</style>{link}{head}</head><body><h1>A page</h1>{body}</body></html>"
    )


def leads(to: str) -> str:
    """A page that leads on ``to`` a page of the site."""
    return page("<p>Moved</p>", to, f'<meta http-equiv="refresh" content="0; url={BASE}{to}">')


def orphan(paper: Copy) -> None:
    """A page that the sitemap knows and no page leads to."""
    paper.put("attic/index.html", page("<p>Nobody comes here</p>", "attic/"))
    paper.edit("sitemap.xml", "</urlset>", f"<url><loc>{BASE}attic/</loc></url></urlset>")


def circle(paper: Copy) -> None:
    """Two pages that lead to each other."""
    paper.put("here/index.html", leads("there/"))
    paper.put("there/index.html", leads("here/"))


def article_of(paper: Copy, page: str) -> str:
    """The path of the data of the article at ``page``."""
    folder = paper.output / "data" / "articles"
    (found,) = [path for path in folder.iterdir() if json.loads(path.read_text())["url"] == BASE + page[:-10]]
    return f"data/articles/{found.name}"


def other_hash(paper: Copy) -> None:
    """A receipt of another hash, in the data alone."""
    path = article_of(paper, BRIDGE)
    table = paper.table(path)
    row = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    table["summary"]["points"][0]["receipts"][0]["sha256"] = "0" * 64
    other = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    paper.put(path, other)
    paper.edit("data/digest.jsonl", row, other)


def nobody_s_receipt(paper: Copy) -> None:
    """A receipt of an article that there is not."""
    path = "data/stories/lowfield-bridge-closed-after-crack-is-found.json"
    table = paper.table(path)
    table["story"]["summary"][0]["receipts"][0]["article"] = "nobody"
    paper.put(path, json.dumps(table))


def other_words(paper: Copy) -> None:
    """A sentence of a story that names no edit and is not what its receipt leads to."""
    path = "data/stories/lowfield-bridge-closed-after-crack-is-found.json"
    table = paper.table(path)
    table["story"]["summary"][0]["text"] = "All is well with the bridge."
    paper.put(path, json.dumps(table))


def style(paper: Copy) -> str:
    """The path of the style sheet."""
    (found,) = (paper.output / "static").glob("style.*.css")
    return f"static/{found.name}"


def changed(paper: Copy) -> None:
    """A page that somebody changed after the build."""
    path = paper.output / EDITION
    path.write_text(path.read_text().replace('<main id="main">', '<main id="main"> '))


def cut_off(paper: Copy) -> None:
    """A build that was cut off while it wrote the front page."""
    files = json.loads((paper.output / MANIFEST).read_text())["files"]
    paper.manifest({"index.html": f"{files['index.html']} {'0' * 64}"})


def all_alike(paper: Copy) -> None:
    """Pages that all have one title."""
    for path in paper.output.rglob("index.html"):
        paper.every(path.relative_to(paper.output).as_posix(), "<title>.*?</title>", "<title>My paper</title>")


def preview(paper: Copy) -> None:
    """A manifest that says that the site is a preview."""
    path = paper.output / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | {"preview": True}))


def damaged(paper: Copy) -> None:
    """A ledger with a line that is no JSON."""
    path = paper.root / "ledger" / "2026-03.jsonl"
    path.write_text(path.read_text() + "{\n")


def large_page(paper: Copy) -> None:
    """A page of 5 MB, well-formed."""
    paper.edit("about/index.html", '<main id="main">', f'<main id="main">{"<p>So much to say.</p>" * 240_000}')


def without(path: str) -> Spoil:
    return lambda paper: paper.remove(path)


LOST = {("redirects", "old/index.html"), ("links", "old/index.html")}
SPOILT: list[tuple[Spoil, set[tuple[str, str]], str]] = [
    (without("robots.txt"), {("needed", "robots.txt")}, "is missing"),
    (without("404.html"), {("needed", "404.html")}, "is missing"),
    (without(".nojekyll"), {("needed", ".nojekyll")}, "is missing"),
    (without("status.json"), {("needed", "status.json")}, "is missing"),
    (orphan, {("orphans", "attic/index.html")}, "no link leads here"),
    (circle, {("redirects", "here/index.html"), ("redirects", "there/index.html")}, "in a circle"),
    (lambda p: p.put("old/index.html", leads("gone/")), LOST, "which is no page of the site"),
    (other_hash, set(), "does not hash"),
    (nobody_s_receipt, set(), "names the article nobody"),
    (other_words, set(), "is not what its receipt leads to"),
    (changed, {("written", EDITION)}, "was changed by hand"),
    (lambda p: (p.output / "card.svg").unlink(), {("written", "card.svg")}, "is missing"),
    (cut_off, {("written", "index.html")}, "was cut off"),
    (lambda p: (p.output / "notes.txt").write_text("my own"), {("written", "notes.txt")}, "not of digest's making"),
    (preview, {("previews", "")}, "is a preview"),
    (lambda p: p.put(AUDIT, page("<p>raw</p>")), {("previews", AUDIT)}, "is an audit page"),
    (damaged, set(), "the ledger is damaged"),
    (large_page, {("page-size", "about/index.html")}, "KB of HTML"),
    (lambda p: p.put("card.png", b"GIF89a" + bytes(20)), {("images", "card.png")}, "is no PNG"),
    (lambda p: p.put("card.png", PNG + bytes(600_000) + PNG_END), {("images", "card.png")}, "is 0.6 MB"),
    (lambda p: p.put("card.svg", "<svg"), {("images", "card.svg")}, "is no SVG"),
    (lambda p: p.edit("card.svg", "</svg>", "<script>1</script></svg>"), {("images", "card.svg")}, "runs a script"),
    (lambda p: p.put(style(p), "p{background:url(felt.png)}"), set(), "url(felt.png) leads to no file"),
    (lambda p: p.put(style(p), "p{color:red}a{"), set(), "opens 2 braces and closes 1"),
    (lambda p: p.put(style(p), "p{background:url(//a.example/b.png)}"), set(), "is loaded from elsewhere"),
    (all_alike, set(), "have the title “My paper”"),
    (lambda p: p.every("rss.xml", "<item>.*</item>", ""), {("feed-entries", "rss.xml")}, "has no entry"),
    (lambda p: p.every(STORY, f'{BRIDGE}[^"]*', EDITION), {("stories", STORY)}, "does not lead to its article"),
    (lambda p: p.every(GLASSY, 'href="[^"]*glass[^"]*"', 'href="#main"'), {("editions", GLASSY)}, "does not lead to"),
    (lambda p: p.put("about/index.html", page("<p>é</p>", "about/").encode("latin-1")), set(), "is not in UTF-8"),
    (lambda p: p.edit("feed.xml", 'rel="prev-archive"', 'rel="before"'), set(), "is an archive that no feed leads to"),
]
"""What is done to a paper, what must be found and nothing else (where empty: one finding), and what is said of it."""


@pytest.mark.parametrize(("spoil", "wanted", "what"), SPOILT)
def test_what_is_wrong_with_the_whole_is_found_and_nothing_else(
    spoiled: Copy, spoil: Spoil, wanted: set[tuple[str, str]], what: str
) -> None:
    spoil(spoiled)
    found = spoiled.found()
    assert [one for one in found if what in one.what], found
    assert told(found) == wanted or (not wanted and len(found) == 1), found


def test_a_paper_without_an_article_in_three_clicks_says_which(spoiled: Copy) -> None:
    """Three pages put between the front page and the choir."""
    path = article_of(spoiled, CHOIR)
    table = spoiled.table(path)
    row = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    table["url"] = f"{BASE}way/4/"
    other = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    spoiled.put(path, other)
    spoiled.edit("data/digest.jsonl", row, other)
    spoiled.edit("index.html", '<main id="main">', '<main id="main"><a href="way/1/index.html">on</a>')
    for number in range(1, 5):
        spoiled.put(f"way/{number}/index.html", page(f'<a href="../{min(number + 1, 4)}/index.html">on</a>'))
    found = [one for one in spoiled.found() if one.rule == "three-clicks"]
    assert [(one.path, one.what) for one in found] == [
        ("way/4/index.html", "is 4 clicks from the front page, more than 3")
    ]


def test_the_demonstration_is_clean_and_every_article_of_it_within_three_clicks(demo: Folder, tmp_path: Path) -> None:
    write(demo.made.files, tmp_path / "output")
    site = read(tmp_path / "output", demo.config)
    far = clicks(site)
    assert len(site.articles) > 70
    assert {far[demo.page(path)] for path in demo.members} <= {1, 2, 3}
    assert check(site) == []


TOMLS = {
    "at the top": "[site]\ntitle = 'T'\nbase_url = 'https://t.example/'\n",
    "plain": "[site]\ntitle = 'T'\nbase_url = 'https://t.example/x/'\nscripts = false\ncards = 'none'\n",
    "with an umlaut in its path": "[site]\ntitle = 'T'\nbase_url = 'https://t.example/p%C3%A4per/'\n",
    "on this machine": "[site]\ntitle = 'T'\n",
}


@pytest.mark.parametrize("toml", TOMLS.values(), ids=TOMLS)
def test_other_papers_are_clean_too(paper: Folder, tmp_path: Path, toml: str) -> None:
    texts = {path.relative_to(paper.root / "content").as_posix(): path for path in paper.root.rglob("content/*/*")}
    folder = make(tmp_path / "other", {name: path.read_bytes() for name, path in texts.items()}, toml)
    folder.write()
    assert check(read(folder.output, folder.config)) == []


def test_an_arabic_paper_is_clean(tmp_path: Path) -> None:
    folder = arabic_paper(tmp_path)
    folder.write()
    assert check(read(folder.output, folder.config)) == []


def test_a_paper_built_for_another_address_says_so_once(paper: Folder, spoiled: Copy) -> None:
    """Its links are looked at as they were built, or every page would be wrong."""
    toml = spoiled.root / "digest.toml"
    toml.write_text(toml.read_text().replace(BASE, "https://high.example/"))
    assert told(spoiled.found()) == {("base-url", "index.html")}


def sized(paper: Copy, **sizes_of: int) -> list[tuple[str, str]]:
    """What the rules for sizes find where files had other sizes."""
    site = read(paper.output, load(paper.root / "digest.toml"))
    more = {name: Lying(size, "") for name, size in sizes_of.items()}
    larger = replace(site, files={**site.files, **more})
    rules = (sizes.file_size, sizes.site_size)
    return [(fault.level, fault.path) for rule in rules for fault in rule(larger)]


def test_files_and_sites_that_hosts_refuse_are_errors(spoiled: Copy) -> None:
    assert sized(spoiled) == []
    assert sized(spoiled, film=hosts.FILE + 1) == [("error", "film")]
    assert sized(spoiled, **{f"part-{n}": 90_000_000 for n in range(10)}) == [("warning", "")]
    assert sized(spoiled, **{f"part-{n}": 90_000_000 for n in range(12)}) == [("error", "")]
    assert sized(spoiled, **{f"small-{n}": 1 for n in range(20_000)}) == [("note", "")]


def test_what_was_published_and_is_gone_is_an_error_and_what_moved_twice_a_warning(spoiled: Copy) -> None:
    spoiled.put("old/index.html", leads("older/"))
    spoiled.put("older/index.html", leads("about/"))
    site = read(spoiled.output, load(spoiled.root / "digest.toml"))
    urls = {url: Published(url, "page", "undated") for url in ("old/", "gone/", "gone/feed.xml", "")}
    found = check(replace(site, around=replace(site.around, ledger=Ledger(urls))))
    assert [(one.level, one.rule, one.path) for one in found] == [
        ("error", "ledger", "gone/feed.xml"),
        ("error", "ledger", "gone/index.html"),
        ("warning", "redirects", "old/index.html"),
    ]


def test_a_finding_says_its_line(spoiled: Copy) -> None:
    spoiled.edit(EDITION, '<main id="main">', '<main id="main">\n\n<a href="nowhere/">on</a>')
    line = spoiled.text(EDITION)[: spoiled.text(EDITION).index("nowhere/")].count("\n") + 1
    (one,) = spoiled.found()
    assert one == Finding("links", "error", EDITION, line, "a href: nowhere/ leads to no file", one.hint)
    assert "build again" in one.hint
