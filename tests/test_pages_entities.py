"""Pages of persons, organisations and places, and the links that lead to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.sites import Folder, make, run, xml

FIRST = """Lock reopened after a week

It was Mayor Thomas Reed who reopened the old lock on Tuesday, after a week in which no boat had passed it at all.

The Kessock Harbour Board had shut it in Harbour Street when the gate was found cracked, said Thomas Reed.

Skippers had waited below the gate since the week before, and four of them had turned back.
"""
SECOND = """Board to pay for the lock

The Kessock Harbour Board will pay for the new gate, it told Mayor Thomas Reed in a letter on Wednesday evening.

Repairs in Harbour Street will take a month, and the lock will be shut on two nights for them.

Traders had asked for a gate of oak, which the letter refuses with a word about its price.
"""
SHARP = 'hide = []\n[[entity]]\nname = "Reed <b>& Sons</b>"\nkind = "organisation"\nalso = ["Kessock Harbour Board"]\n'


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Two articles that name a person, a body and a place."""
    files = {"post/2026-03-03-lock.txt": FIRST, "echo/2026-03-04-board.txt": SECOND}
    return make(tmp_path_factory.mktemp("paper"), files)


def links(folder: Folder, page: str, where: str) -> dict[str, str]:
    return {a.text_content(): a.get("href") for a in folder.html[page].xpath(where)}


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("people/thomas-reed/index.html", "Thomas Reed"),
        ("organisations/kessock-harbour-board/index.html", "Kessock Harbour Board"),
        ("places/harbour-street/index.html", "Harbour Street"),
    ],
)
def test_each_kind_has_a_page_with_its_days_newest_first(paper: Folder, page: str, name: str) -> None:
    tree = paper.html[page]
    assert tree.xpath("//h1")[0].text_content() == name
    days = [one.text_content() for one in tree.xpath("//ol[@class='timeline']//p[@class='day']")]
    assert days == ["Wednesday, 4 March 2026", "Tuesday, 3 March 2026"]
    assert [one.text_content() for one in tree.xpath("//ul[@class='tellings']//a[contains(@href, 'lock-reopened')]")]


def test_each_day_of_a_story_stands_under_the_headline_it_had_that_day_and_leads_to_the_story(demo: Folder) -> None:
    """The captain is named on days of one story, whose headline changed with each."""
    page = demo.html["people/halvard-reed/index.html"]
    member = demo.members["ibs/2026-03-31-captain.html"]
    (story,) = (one for one in demo.made.site.stories if member in one.members)
    way = f"../../stories/{story.slug}/index.html"
    shown = {
        day.xpath("p[@class='day']/a/@href")[0]: day.xpath("h2/a[@href=$way]", way=way)[0].text_content()
        for day in page.xpath("//ol[@class='timeline']/li")
        if day.xpath("h2/a[@href=$way]", way=way)
    }
    told = {f"../../{one.day:%Y/%m/%d}/index.html": one.title for one in story.accounts if one.day}
    assert shown == {way: title for way, title in told.items() if way in shown}
    assert len(set(shown.values())) == len(shown) > 3


def test_a_page_says_who_is_named_with_whom_and_how_often(paper: Folder) -> None:
    rows = {
        li.xpath(".//a")[0].text_content(): li.xpath(".//span[@class='count']")[0].text.strip()
        for li in paper.html["people/thomas-reed/index.html"].xpath("//ul[@class='index']/li")
    }
    assert rows == {"Kessock Harbour Board": "2", "Harbour Street": "2"}


def test_the_lists_and_the_menu_lead_to_the_kinds_there_are(paper: Folder) -> None:
    assert links(paper, "people/index.html", "//ul[@class='index']//a") == {"Thomas Reed": "thomas-reed/index.html"}
    menu = links(paper, "index.html", "//nav[@class='menu']//a")
    assert {"People", "Organisations", "Places"} <= menu.keys()


def test_a_paper_that_names_nobody_has_no_such_pages_and_no_such_menu(tmp_path: Path) -> None:
    folder = make(
        tmp_path, {"post/2026-03-03-soup.txt": "Soup is good\n\nThe soup was warm and there was a lot of it.\n"}
    )
    assert not [path for path in folder.files if path.startswith(("people/", "places/", "organisations/"))]
    assert not {"People", "Places", "Organisations"} & links(folder, "index.html", "//nav[@class='menu']//a").keys()


def test_an_article_lists_whom_it_names(paper: Folder) -> None:
    page = paper.page("post/2026-03-03-lock.txt")
    footer = links(paper, page, "//article/footer//a")
    assert {"Thomas Reed", "Kessock Harbour Board", "Harbour Street"} <= footer.keys()


def test_the_first_mention_in_a_summary_is_a_link_and_no_other(paper: Folder) -> None:
    page = paper.html[paper.page("post/2026-03-03-lock.txt")]
    named = [a.text_content() for a in page.xpath("//section[@class='box']//a[@class='named']")]
    assert "Thomas Reed" in named
    assert len(named) == len(set(named))
    assert (
        page.xpath("//section[@class='box']//a[@class='named']")[0].get("href")
        == "../../../../people/thomas-reed/index.html"
    )
    assert {"Thomas Reed"} <= {a.text_content() for a in paper.html["index.html"].xpath("//a[@class='named']")}


def test_a_sentence_with_links_reads_as_it_did(paper: Folder) -> None:
    member = paper.members["post/2026-03-03-lock.txt"]
    page = paper.html[paper.page("post/2026-03-03-lock.txt")]
    shown = [li.text_content() for li in page.xpath("//section[@class='box']//li")]
    for point, text in zip(member.summary.sentences, shown, strict=True):
        assert text.startswith(point.text)


def test_a_feed_leads_to_the_articles_of_an_entity(paper: Folder) -> None:
    feed = xml(paper.files["people/thomas-reed/feed.xml"])
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 2


def test_the_data_holds_the_entities_and_keeps_to_its_schema(paper: Folder) -> None:
    table = json.loads(paper.files["data/entities.json"])
    schema = json.loads(paper.files["data/schema/entities.json"])
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(table)] == []
    assert not Draft202012Validator(schema).is_valid({"schema": 1, "entities": [{"slug": "a"}]})
    rows = {row["name"]: row for row in table["entities"]}
    assert rows["Thomas Reed"]["path"] == "people/thomas-reed/"
    assert rows["Thomas Reed"]["articles"] == [
        paper.members["echo/2026-03-04-board.txt"].article.id,
        paper.members["post/2026-03-03-lock.txt"].article.id,
    ]


def test_the_command_lists_entities_as_the_contract_says(paper: Folder) -> None:
    done = run("list", "entities", "--json", cwd=paper.root)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [list(row) for row in rows] == [["schema", "slug", "kind", "name", "aliases", "articles"]] * 3
    assert "thomas-reed  person  Thomas Reed  2 articles" in run("list", "entities", cwd=paper.root).out


def test_a_name_with_signs_of_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    folder = make(tmp_path, {"post/2026-03-03-lock.txt": FIRST, "echo/2026-03-04-board.txt": SECOND})
    (tmp_path / "entities.toml").write_text(SHARP, encoding="utf-8")
    path = next(path for path in folder.html if path.startswith("organisations/reed"))
    assert folder.html[path].xpath("//h1")[0].text_content() == "Reed <b>& Sons</b>"
    assert b"<b>& Sons" not in folder.files[path]
    named = {a.text_content() for a in folder.html["index.html"].xpath("//a[@class='named']")}
    assert "Kessock Harbour Board" in named


def test_a_kept_registry_holds_the_address_where_there_is_a_ledger(tmp_path: Path) -> None:
    folder = make(tmp_path, {"post/2026-03-03-lock.txt": FIRST, "echo/2026-03-04-board.txt": SECOND})
    (tmp_path / "ledger").mkdir()
    row = '{"slug": "the-mayor", "kind": "person", "name": "Thomas Reed"}\n'
    (tmp_path / "ledger" / "entities.jsonl").write_text(row, encoding="utf-8")
    assert "people/the-mayor/index.html" in folder.html
    assert "people/thomas-reed/index.html" not in folder.html


def test_a_setting_says_how_many_articles_give_a_page(tmp_path: Path) -> None:
    folder = make(tmp_path, {"post/2026-03-03-lock.txt": FIRST}, "[entities]\narticles = 1\n")
    assert "people/thomas-reed/index.html" in folder.html


def test_unknown_names_in_the_editors_file_are_warnings_of_the_build(tmp_path: Path) -> None:
    folder = make(tmp_path, {"post/2026-03-03-lock.txt": FIRST})
    (tmp_path / "entities.toml").write_text('hide = ["Tomas Reed"]\n', encoding="utf-8")
    assert any("'Tomas Reed'; did you mean 'Thomas Reed'?" in one for one in folder.made.warnings)
