"""The pages of names are followed: to the name they go on under, to another kind; what is gone unmeant is told."""

from __future__ import annotations

import pytest

from digest.clean import article_id
from tests.factories import CHEESE, FERRY
from tests.ledgers import Paper, paper, story

__all__ = ["paper"]

BRIDGE = (
    "Mayor Anna Reed said in Lowfield that the bridge will open. Anna Reed met Orla Finch, the builder.\n\n" + FERRY
)
BUDGET = "Mayor Anna Reed said in Lowfield that the budget is passed. She met Orla Finch, the builder.\n\n" + CHEESE
ANNA, ORLA = "people/anna-reed/", "people/orla-finch/"


@pytest.fixture
def named(paper: Paper) -> Paper:
    """The paper with two articles that name two persons."""
    paper.folder.put("bridge.md", story("Mayor speaks of bridge", BRIDGE, "2026-03-06"))
    paper.folder.put("budget.md", story("Mayor again", BUDGET, "2026-03-07"))
    paper.build("2026-03-11", "--strict")
    assert {ANNA, ORLA, f"{ORLA}feed.xml"} <= set(paper.urls)
    return paper


def says(paper: Paper, text: str) -> None:
    (paper.folder.root / "entities.toml").write_text(text, encoding="utf-8")


def test_a_name_says_in_the_ledger_what_it_is_and_which_articles_give_it_its_page(named: Paper) -> None:
    (line,) = [line for line in named.lines if line.get("url") == ORLA]
    first = [article_id(name) for name in ("bridge.md", "budget.md")]
    assert line == {"url": ORLA, "is": "entity:orla-finch", "by": first, "with": ["feed.json", "feed.xml", "rss.xml"]}


def test_a_name_that_its_editor_joins_to_another_leads_there_and_so_does_its_feed(named: Paper) -> None:
    says(named, '[[entity]]\nname = "Anna Reed"\nalso = ["Orla Finch"]\n')
    done = named.build("2026-03-12", "--strict")
    assert ORLA not in done.err
    assert named.leads_to(ORLA) == f"{ANNA}index.html"
    assert named.site[f"{ORLA}feed.xml"] == named.site[f"{ANNA}feed.xml"]
    (named.folder.root / "entities.toml").unlink()
    named.build("2026-03-13", "--strict")
    assert "Orla Finch" in named.page(ORLA)


def test_a_name_of_another_kind_leads_to_its_new_place(named: Paper) -> None:
    says(named, '[[entity]]\nname = "Orla Finch"\nkind = "place"\n')
    named.build("2026-03-12", "--strict")
    assert named.leads_to(ORLA) == "places/orla-finch/index.html"
    says(named, '[[entity]]\nname = "Anna Reed"\nalso = ["Orla Finch"]\n')
    named.build("2026-03-13", "--strict")
    assert named.leads_to(ORLA) == named.leads_to("places/orla-finch/") == f"{ANNA}index.html"


def test_a_name_that_was_split_leads_to_the_one_it_went_into_and_into_two_is_a_note(named: Paper) -> None:
    lowfield = "places/lowfield/"
    split = '[[split]]\nname = "Lowfield"\ninto = "Lowfield ({})"\narticles = ["{}.md"]\n'
    says(named, split.format("town", "bridge") + split.format("town", "budget"))
    named.build("2026-03-12", "--strict")
    assert named.leads_to(lowfield) == "places/lowfield-town/index.html"
    says(named, split.format("town", "bridge") + split.format("county", "budget"))
    done = named.build("2026-03-13", "--strict")
    assert f"{lowfield} was published and is no more" in done.err
    assert "withdrawn" in named.page(lowfield)


def test_a_name_that_its_editor_hides_is_a_note(named: Paper) -> None:
    says(named, 'hide = ["Orla Finch"]\n')
    done = named.build("2026-03-12", "--strict")
    assert f"{ORLA} was published and is no more" in done.err
    assert "This page was withdrawn" in named.page(ORLA)


def test_a_name_whose_articles_were_dropped_by_hand_is_a_note(named: Paper) -> None:
    (named.folder.root / "overrides").mkdir()
    drop = named.folder.root / "overrides" / "2026-03-07.toml"
    drop.write_text('[[drop]]\narticle = "budget.md"\n[[drop]]\narticle = "bridge.md"\n', encoding="utf-8")
    done = named.build("2026-03-12", "--strict")
    assert f"{ORLA} was published and is no more" in done.err


def test_a_name_that_falls_away_with_no_one_meaning_it_fails_a_strict_build_until_it_is_hidden(named: Paper) -> None:
    for name, text in (("bridge", BRIDGE), ("budget", BUDGET)):
        day = "2026-03-06" if name == "bridge" else "2026-03-07"
        title = "Mayor speaks of bridge" if name == "bridge" else "Mayor again"
        named.folder.put(f"{name}.md", story(title, text.replace("Orla Finch", "somebody"), day))
    before = named.kept
    done = named.on("2026-03-12", "build", "--strict")
    assert done.code == 1
    assert f"warning: {ORLA} was published and no article gives “Orla Finch” a page now" in done.err
    assert "in entities.toml, say under which name it goes on, or hide it" in done.err
    assert named.kept == before
    named.build("2026-03-12")
    assert "withdrawn" in named.page(ORLA)
    says(named, 'hide = ["Orla Finch"]\n')
    named.build("2026-03-13", "--strict")


def test_a_ledger_that_knew_names_by_their_addresses_alone_follows_them_too(named: Paper) -> None:
    for name, data in named.kept.items():
        lines = data.splitlines(keepends=True)
        old = []
        for line in lines[1:]:
            if b'"is":"entity:' in line:
                url = line.partition(b'"url":"')[2].partition(b'"')[0]
                old += [b'{"url":"%s%s","is":"page"}\n' % (url, rest) for rest in (b"", b"feed.xml")]
            else:
                old.append(line)
        (named.ledger / name).write_bytes(b"".join([b'{"digest":"ledger","version":1}\n', *old]))
    says(named, '[[entity]]\nname = "Anna Reed"\nalso = ["Orla Finch"]\n')
    named.build("2026-03-12", "--strict")
    assert named.leads_to(ORLA) == f"{ANNA}index.html"
    assert named.urls[ORLA] == "entity:orla-finch"
    assert named.urls[f"{ORLA}feed.xml"] == "entity:orla-finch/feed.xml"
