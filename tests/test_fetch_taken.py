"""What the cleaner takes while an article is fetched or added is on record in its file, shown, and comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from digest.build import build
from digest.clean import reasons
from digest.ingest import read
from digest.ingest.at_fetch import bounded, front_of, without_cuts
from digest.model import Article, AtFetch, FetchCut, Meta, Payload
from digest.pages import paths
from digest.request import Request
from tests.added import PRIVATE, add, content
from tests.conftest import SiteMaker
from tests.outlets import Item, outlet, story
from tests.sites import NOW, Folder, run, tree
from tests.web_server import page, serving

DATELINE, NEWSLETTER = "LOWFIELD, Nov 20 (Reuters) -", "Subscribe to our newsletter and never miss a story!"
CORRECTION = "Correction: An earlier version of this article gave a wrong price."
FIRST, *REST = story("bridge")
PARAGRAPHS = ("By Ida Marsh", f"{DATELINE} {FIRST}", *REST[:2], NEWSLETTER, REST[2], CORRECTION)
BRIDGE = Item("bridge", paragraphs=PARAGRAPHS)
PATH = "herald/2026/05/31-lowfield-decides-on-its-bridge.md"
WORDS = ("daily", "weekly", "sport", "politics", "culture", "science", "money", "weather")
TAKEN = [("By Ida Marsh", 0), (DATELINE, 0), (NEWSLETTER, 3), (CORRECTION, 4)]


def meta(text: str) -> Meta:
    return next(read(Payload(PATH, "md", text.encode()))).meta


def fetched(root: Path, item: Item = BRIDGE) -> Folder:
    """A site that has fetched ``item``, whose server is no more."""
    with outlet(root) as paper:
        paper.offer(item)
        assert paper.fetch().code == 0
    return paper.folder


def only(folder: Folder) -> Article:
    """The one article of ``folder``."""
    ((member,),) = [story.members for story in build(folder.config, Request(NOW)).site.stories]
    return member.article


def test_an_article_reads_back_with_its_place_its_agency_and_its_correction(tmp_path: Path) -> None:
    article = only(fetched(tmp_path))
    assert (article.place, article.agency, article.authors) == ("Lowfield", "Reuters", ("Ida Marsh",))
    assert article.corrections == (CORRECTION,)
    assert article.text == "\n\n".join(story("bridge"))


def test_every_line_that_was_taken_stands_in_the_file_with_its_rule_and_its_place(tmp_path: Path) -> None:
    """The headline, which is in the file, is not told again; of what the extractor left out there is a count."""
    text = content(fetched(tmp_path))[PATH].decode()
    record = meta(text).at_fetch
    assert [(one.text, one.after) for one in record.taken] == TAKEN
    assert [one.rule for one in record.taken] == ["byline", "dateline", "newsletter", "correction"]
    assert all(reasons()[one.rule] for one in record.taken)
    assert (record.more, record.left_out) == (0, 1)
    assert text.count(NEWSLETTER) == 1
    assert next(read(Payload(PATH, "md", text.encode()))).warnings == ()


def test_the_feeds_own_text_has_a_record_too(tmp_path: Path) -> None:
    with outlet(tmp_path, 'take = "feed"') as paper:
        teaser = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
        paper.offer(Item("bridge", teaser=teaser))
        paper.fetch()
        record = meta(paper.files[PATH]).at_fetch
    assert {NEWSLETTER, CORRECTION} <= {one.text for one in record.taken}


def test_the_same_page_gives_the_same_bytes_and_an_update_that_changes_nothing_leaves_them(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        before = paper.files
        menu = "<nav><a href='/'>Home</a></nav><nav><p>All of the sport</p></nav>"
        paper.web.table[BRIDGE.path] = page(BRIDGE.html().replace("<nav><a href='/'>Home</a></nav>", menu))
        paper.offer(replace(BRIDGE, teaser="Another teaser."))
        told = paper.told(day="2026-06-02")
    assert (told["unchanged"], told["updated"], paper.files) == (1, 0, before)


def test_explain_shows_what_was_taken_when_it_was_fetched_and_how_to_have_it_back(tmp_path: Path) -> None:
    folder = fetched(tmp_path)
    shown = run("explain", f"content/{PATH}", cwd=folder.root)
    lines = [" ".join(line.split()) for line in shown.out.splitlines()]
    assert "place Lowfield" in lines
    assert any(one.startswith("fetched 4 lines taken when it was fetched (28 words), listed below") for one in lines)
    assert any(one.startswith("its page showed 1 line beside the text") for one in lines)
    why = reasons()["newsletter"]
    assert f"- {NEWSLETTER} [newsletter (newsletter): {why}; it stood after line 3 of the text]" in lines
    assert "Paste into the text" in shown.out
    assert ": 4 lines taken then; 'digest explain" in run("clean", f"content/{PATH}", cwd=folder.root).err
    table = json.loads(run("explain", "--json", f"content/{PATH}", cwd=folder.root).out)["at_fetch"]
    assert [(one["text"], one["after"]) for one in table["taken"]] == TAKEN
    assert [one["why"] for one in table["taken"]][2] == why


def test_audit_and_article_page_and_data_show_what_was_taken_when_it_was_fetched(tmp_path: Path) -> None:
    folder = fetched(tmp_path)
    made = build(folder.config, Request(NOW, audit=True))
    ((member,),) = [story.members for story in made.site.stories]
    files = {str(file.path): file.data for file in made.files}
    audit, article = (tree(files[path(member)]) for path in (paths.audit, paths.article))
    assert audit.xpath("//h2[.='Taken when it was fetched']")
    shown = [one.text_content() for one in audit.xpath("//dl[contains(@class,'at-fetch')]/dt")]
    assert shown == [text for text, _ in TAKEN]
    said = [" ".join(one.text_content().split()) for one in audit.xpath("//dl[contains(@class,'at-fetch')]/dd")]
    assert said[2].startswith("Taken by newsletter (newsletter): ")
    foot = article.xpath("//details[@class='record']")[0].text_content()
    assert "What the cleaner took from the raw text: 4" in foot
    assert NEWSLETTER in foot
    data = json.loads(files[f"data/articles/{member.article.id}.json"])["article"]["at_fetch"]
    assert [one["text"] for one in data["taken"]] == [text for text, _ in TAKEN]


def test_a_wrong_cut_that_is_pasted_back_stays_and_fetch_leaves_the_file(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        file = paper.folder.root / "content" / PATH
        edited = f"{file.read_text()}\n{NEWSLETTER}\n".replace("taken:", f'keep: ["{NEWSLETTER}"]\ntaken:')
        file.write_text(edited)
        longer = Item("bridge", paragraphs=(*PARAGRAPHS, "The council meets again in July to hear the county."))
        paper.web.table[longer.path] = page(longer.html())
        paper.offer(replace(longer, teaser="A new teaser."))
        paper.fetch(day="2026-06-02")
        assert file.read_text() == edited
    assert only(paper.folder).text.endswith(NEWSLETTER)


def test_a_page_that_is_added_has_its_record_and_the_place(site: SiteMaker) -> None:
    paper = site({}, PRIVATE)
    with serving({"/bridge": page(BRIDGE.html())}) as web:
        done = add(paper, web.url("/bridge"), "--date", "2026-05-31", "--source", "herald")
        assert done.code == 0, done.err
    ((path, data),) = content(paper).items()
    found = meta(data.decode())
    assert (found.place, found.agency) == ("Lowfield", "Reuters")
    assert [(one.text, one.after) for one in found.at_fetch.taken] == TAKEN
    assert NEWSLETTER in run("explain", f"content/{path}", cwd=paper.root).out


def test_a_record_is_bounded_and_says_what_it_leaves_out() -> None:
    """A long line keeps its beginning and says how long it was; of very many the last are counted."""
    long = FetchCut("word " * 400, "menu-line", "menu")
    record = bounded([long, *[FetchCut("x" * 900, "menu-line", "menu")] * 30], 7)
    front = "\n".join(("---", "title: A", *front_of(record), "---", "", "Text."))
    assert (len(record.taken[0].text), record.taken[0].length) == (1000, 2000)
    assert (len(record.taken), record.more, record.left_out) == (13, 18, 7)
    read_back = meta(front).at_fetch
    assert [one.length for one in read_back.taken] == [2000, *[0] * 12]
    assert (read_back.more, read_back.left_out, len(front) < 16_000) == (18, 7, True)
    assert "menu-line" not in without_cuts(front)


def test_any_text_in_a_record_reads_back_and_a_damaged_record_costs_no_article() -> None:
    odd = FetchCut('He said: "no" --- {a: [b]} # \\ é', "own: rule", "field", 2, "in 7 articles")
    front = "\n".join(("---", *front_of(AtFetch((odd,), 0, 3)), "---", "", "Text."))
    assert meta(front).at_fetch == AtFetch((odd,), 0, 3)
    (broken,) = read(Payload(PATH, "md", b"---\ntaken: [a, {text: [b]}]\nleft_out: many\n---\n\nText.\n"))
    assert broken.meta.at_fetch == AtFetch()
    assert [one.split(",")[0] for one in broken.warnings] == ["'taken' holds what is no cut", "'left_out' is no number"]


def test_the_headline_of_another_article_among_the_cuts_is_not_taken_for_this_ones(tmp_path: Path) -> None:
    """Sites state one address on all their pages, and list other headlines below each article."""
    other = Item("ferry")
    below = ("Read more", other.headline, "Lowfield mourns its lamplighter", "More from the Herald")
    with outlet(tmp_path) as paper:
        one = Item("bridge", paragraphs=(*PARAGRAPHS, *below))
        head = f'<link rel="canonical" href="{paper.base}/one.html">'
        paper.web.table |= {item.path: page(item.html(head)) for item in (one, other)}
        paper.offer(one)
        paper.fetch()
        paper.offer(one, other)
        paper.fetch(day="2026-06-02")
        assert len(paper.files) == 2


def test_an_article_from_whose_page_more_was_taken_than_allowed_is_held_back(tmp_path: Path) -> None:
    """Its file alone would not tell: what was taken is no part of its text."""
    furniture = [f"Sign up to get our {word} newsletter in your inbox every morning." for word in WORDS]
    item = Item("bridge", paragraphs=(*story("bridge")[:2], *furniture))
    with outlet(tmp_path) as paper:
        paper.offer(item)
        told = paper.told()
        assert (told["held"], told["new"]) == (1, 0)
        assert "by the rule newsletter" in told["articles"][0]["why"]
        assert "\ndraft: true\n" in paper.files[PATH]
