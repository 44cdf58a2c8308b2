"""Sealed editions: what they said stays on record, and what they say otherwise since is told with its day."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest
from lxml import etree

from digest.clean import article_id
from digest.ledger import held, read_ledger
from digest.ledger.text import parsed
from tests.factories import CHEESE, FERRY, FERRY_OTHER, STRIKE, STRIKE_OTHER
from tests.ledgers import PAPER, Paper, edition_of, paper, sealed, story
from tests.output import tables
from tests.sites import tree

__all__ = ["paper", "sealed"]

ATOM = "{http://www.w3.org/2005/Atom}"
FERRY_AT = "2026/03/03/ferry-strikes-reef-in-fog/"
FERRY_STORY = "stories/ferry-strikes-reef-in-fog/"
LEDE = "The ferry Isolde struck the Gannet reef in thick fog on Monday evening with 153 passengers aboard"
MILL = (
    "The miller of Harrow Bend has sold the old mill and its pond to two bakers from the next valley.\n\n"
    "They mean to grind oats there from Whitsun on, and to keep the ducks."
)
NEW_TEXT = FERRY.replace("153", "150")


def test_seal_makes_the_folder_and_names_what_it_sealed(paper: Paper) -> None:
    for path in paper.ledger.iterdir():
        path.unlink()
    paper.ledger.rmdir()
    done = paper.on("2026-03-05", "seal")
    assert done.code == 0
    assert [line["edition"] for line in paper.lines if "month" not in line] == ["2026-03-03", "2026-03-04"]
    assert "Sealed 2026-03-03, No. 1: " in done.out
    assert "Sealed 2 editions." in done.out


def test_seal_leaves_today_and_what_is_to_come_alone_unless_today_is_named(paper: Paper) -> None:
    paper.folder.put("later.md", story("Later", STRIKE_OTHER, "2026-03-08"))
    paper.on("2026-03-05", "seal")
    assert [line["edition"] for line in paper.lines if "edition" in line] == ["2026-03-03", "2026-03-04"]
    assert paper.on("2026-03-05", "seal", "2026-03-05").code == 0
    assert edition_of(paper, "2026-03-05")["number"] == 3


def test_the_day_is_that_of_the_sites_zone(paper: Paper) -> None:
    toml = paper.folder.toml.read_text()
    paper.folder.toml.write_text(toml.replace("[site]\n", '[site]\ntime_zone = "Pacific/Kiritimati"\n'))
    assert tables(paper.on("2026-03-05", "seal", "--json").out)[0]["sealed"][-1]["edition"] == "2026-03-05"


def test_the_hash_is_that_of_the_canonical_json_of_all_else(sealed: Paper) -> None:
    line = edition_of(sealed, "2026-03-03")
    found = line.pop("sha256")
    text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == found
    entry = next(one for one in line["entries"] if one["story"] == article_id("ferry.md"))
    assert entry["title"] == "Ferry strikes reef in fog"
    assert entry["begins"].startswith(LEDE)
    assert [one for one, _ in entry["articles"]] == [article_id("ferry.md")]


def test_sealing_again_says_so_and_changes_nothing(sealed: Paper) -> None:
    before = sealed.kept
    done = sealed.on("2026-04-01", "seal", "2026-03-03")
    assert done.code == 0
    assert "2026-03-03 was sealed on 2026-03-10" in done.out
    assert "nothing was changed" in done.out
    assert "3 editions had been sealed before" in sealed.on("2026-04-01", "seal").out
    (table,) = tables(sealed.on("2026-04-01", "seal", "--json").out)
    assert list(table) == ["schema", "sealed", "already"]
    assert (table["sealed"], len(table["already"])) == ([], 3)
    assert sealed.kept == before


@pytest.mark.parametrize("day", ["2026-03-06", "2027-01-01", "yesterday", "20260303x"])
def test_a_day_that_cannot_be_sealed_is_an_error_that_says_what_there_is(paper: Paper, day: str) -> None:
    before = paper.kept
    done = paper.on("2026-03-10", "seal", day)
    assert done.code == 2
    assert "there are 3 editions, from 2026-03-03 to 2026-03-05" in done.err
    assert paper.kept == before


def test_seal_names_the_files_that_are_in_no_edition(paper: Paper) -> None:
    paper.folder.put("strike.md", "---\ntitle: [unclosed\n---\n\nText.")
    done = paper.on("2026-03-10", "seal")
    assert done.code == 0
    assert "strike.md: is in no edition" in done.err
    assert [one["title"] for one in edition_of(paper, "2026-03-03")["entries"]] == ["Ferry strikes reef in fog"]


def test_a_sealed_edition_says_so_on_its_page_and_in_its_data(sealed: Paper) -> None:
    digits = edition_of(sealed, "2026-03-03")["sha256"][:12]
    assert f"Sealed: {digits}" in sealed.page("2026/03/03/")
    assert sealed.json("data/editions/2026-03-03.json")["edition"]["sealed"] == digits
    assert "Correction" not in sealed.page("2026/03/03/")


def test_an_edition_that_is_not_sealed_may_change_without_a_word(paper: Paper) -> None:
    paper.folder.put("ferry.md", story("Ferry strikes reef in fog", NEW_TEXT))
    paper.build("2026-03-20")
    assert "Correction" not in paper.page("2026/03/03/")
    assert "Sealed" not in paper.page("2026/03/03/")
    assert paper.json("data/editions/2026-03-03.json")["edition"]["sealed"] is None
    assert paper.corrections == []


def test_a_changed_headline_is_a_correction_with_both_wordings_wherever_it_concerns_a_reader(sealed: Paper) -> None:
    sealed.folder.put("ferry.md", story("Ferry aground", FERRY))
    sealed.build("2026-03-20")
    assert sealed.corrections == [("2026-03-20", "headline", "Ferry strikes reef in fog", "Ferry aground")]
    words = "the headline was “Ferry strikes reef in fog” and is now “Ferry aground”"
    for url in ("2026/03/03/", "2026/03/03/ferry-aground/", "stories/ferry-aground/"):
        assert "Correction, 20 March 2026" in sealed.page(url)
        assert words in sealed.page(url)
    (one,) = sealed.json("data/editions/2026-03-03.json")["edition"]["corrections"]
    assert (one["day"], one["before"], one["after"]) == ("2026-03-20", "Ferry strikes reef in fog", "Ferry aground")
    assert "Correction" not in sealed.page("2026/03/05/")
    assert sealed.page("2026/03/03/").count("Ferry aground") == 2, "as headline, and once in the correction"


def test_a_changed_text_is_a_correction_in_pages_feeds_data_and_linked_data(sealed: Paper) -> None:
    sealed.folder.put("ferry.md", story("Ferry strikes reef in fog", NEW_TEXT))
    sealed.build("2026-03-20")
    lede, text = sorted(sealed.corrections, key=lambda one: one[1])
    assert (lede[1], "153" in lede[2], "150" in lede[3]) == ("lede", True, True)
    assert text[1] == "text"
    for url in ("2026/03/03/", FERRY_AT, FERRY_STORY):
        assert "the text was changed" in sealed.page(url)
        assert "153 passengers" in sealed.page(url)
    assert "in “Ferry strikes reef in fog”" in sealed.page("2026/03/03/"), "it says whose text it was"
    feed = etree.fromstring(sealed.site["feed.xml"])
    (entry,) = [one for one in feed.iter(f"{ATOM}entry") if "2026-03-03" in str(one.findtext(f"{ATOM}id"))]
    assert entry.findtext(f"{ATOM}updated") == "2026-03-20T00:00:00+00:00"
    assert entry.findtext(f"{ATOM}published") == "2026-03-03T00:00:00+00:00"
    assert "Correction, 20 March 2026: the text was changed" in str(entry.findtext(f"{ATOM}content"))
    assert feed.findtext(f"{ATOM}updated") == "2026-03-20T00:00:00+00:00"
    rss = sealed.site["rss.xml"].decode()
    assert "Correction, 20 March 2026" in rss
    assert rss.count("<atom:updated>2026-03-20T00:00:00+00:00</atom:updated>") == 1
    assert "Correction, 20 March 2026" in sealed.site[f"{FERRY_STORY}feed.xml"].decode()
    item = next(one for one in sealed.json("feed.json")["items"] if "2026/03/03" in one["url"])
    assert item["date_modified"] == "2026-03-20T00:00:00+00:00"
    assert "Correction, 20 March 2026" in item["content_text"]
    (about,) = tree(sealed.site[f"{FERRY_AT}index.html"]).xpath("//script[@type='application/ld+json']/text()")
    table = json.loads(str(about))
    assert table["dateModified"] == "2026-03-20"
    assert {one["@type"] for one in table["correction"]} == {"CorrectionComment"}
    (told,) = table["correction"]
    assert "the text was changed" in told["text"]


def test_a_correction_keeps_its_day_in_later_builds(sealed: Paper) -> None:
    sealed.folder.put("ferry.md", story("Ferry aground", NEW_TEXT))
    sealed.build("2026-03-20")
    before = sealed.kept, sealed.site
    sealed.build("2026-05-20", "--strict")
    assert (sealed.kept, sealed.site) == before


def test_what_is_changed_back_is_a_second_correction(sealed: Paper) -> None:
    sealed.folder.put("ferry.md", story("Ferry aground", FERRY))
    sealed.build("2026-03-20")
    sealed.folder.put("ferry.md", PAPER["ferry.md"])
    sealed.build("2026-03-22")
    assert [(day, after) for day, _, _, after in sealed.corrections] == [
        ("2026-03-20", "Ferry aground"),
        ("2026-03-22", "Ferry strikes reef in fog"),
    ]
    assert sealed.page("2026/03/03/").count("Correction,") == 2
    sealed.build("2026-03-23")
    assert len(sealed.corrections) == 2


def test_an_article_that_comes_later_is_recorded_as_added(sealed: Paper) -> None:
    sealed.folder.put("z.md", story("Old mill sold", MILL, "2026-03-03"))
    sealed.build("2026-03-20")
    assert sealed.corrections == [("2026-03-20", "added", "", "Old mill sold")]
    assert "Correction, 20 March 2026: added: Old mill sold." in sealed.page("2026/03/03/")
    sealed.folder.put("z.md", story("Old mill is sold", MILL, "2026-03-03"))
    sealed.build("2026-03-21")
    assert sealed.corrections[1:] == [("2026-03-21", "headline", "Old mill sold", "Old mill is sold")]


def test_an_article_that_is_gone_is_recorded_as_removed_and_as_added_when_it_comes_back(sealed: Paper) -> None:
    path = sealed.folder.root / "content" / "strike.md"
    path.unlink()
    sealed.build("2026-03-20")
    assert sealed.corrections == [("2026-03-20", "removed", "Teachers vote to strike", "")]
    assert "removed: Teachers vote to strike." in sealed.page("2026/03/03/")
    sealed.folder.put("strike.md", PAPER["strike.md"])
    sealed.build("2026-03-21")
    assert [one[1] for one in sealed.corrections] == ["removed", "added"]


def test_an_article_whose_file_cannot_be_read_this_time_is_not_recorded_as_removed(sealed: Paper) -> None:
    sealed.folder.put("strike.md", "---\ntitle: [unclosed\n---\n\nText.")
    assert sealed.on("2026-03-20", "build").code == 1
    assert sealed.corrections == []


def test_a_file_that_was_renamed_is_no_correction_and_stays_in_its_story(sealed: Paper) -> None:
    content = sealed.folder.root / "content"
    (content / "ferry.md").rename(content / "a-better-name.md")
    sealed.build("2026-03-20", "--strict")
    assert sealed.corrections == []
    ledger = read_ledger(sealed.folder.root)
    assert ledger
    articles = [m.article for one in sealed.folder.again().site.stories for m in one.members]
    assert held(ledger, articles)[article_id("a-better-name.md")] == article_id("ferry.md")


def test_the_order_and_the_tiers_of_entries_are_no_corrections(sealed: Paper) -> None:
    toml = sealed.folder.toml.read_text()
    sealed.folder.toml.write_text(f"{toml}\n[edition]\nlead = 2\nkey = 0\n")
    sealed.build("2026-03-20")
    assert sealed.corrections == []


def test_a_text_that_may_not_be_shown_may_change_unseen(paper: Paper) -> None:
    toml = paper.folder.toml.read_text()
    paper.folder.toml.write_text(f'{toml}\n[[source]]\nkey = "herald"\nname = "Herald"\ntext = "none"\n')
    assert paper.on("2026-03-10", "seal").code == 0
    paper.folder.put("cheese.md", story("Cheesemaker wins wager", CHEESE.replace("Michaelmas", "Easter"), "2026-03-05"))
    paper.build("2026-03-20")
    assert paper.corrections == []


def test_the_articles_of_a_sealed_story_are_held_together_by_one_label(sealed: Paper) -> None:
    """Also where an earlier article has joined the story between two sealings."""
    assert sealed.on("2026-03-10", "seal").code == 0
    sealed.folder.put("first.md", story("Ferry in trouble", FERRY_OTHER, "2026-03-02"))
    sealed.folder.put("last.md", story("Ferry towed off reef", FERRY_OTHER, "2026-03-06"))
    sealed.build("2026-03-10")
    assert sealed.on("2026-03-12", "seal").code == 0
    ledger = read_ledger(sealed.folder.root)
    assert ledger
    labels = held(ledger, [])
    together = {labels[article_id(f"{name}.md")] for name in ("first", "ferry", "buoy", "last")}
    assert together == {article_id("ferry.md")}
    assert labels[article_id("strike.md")] == article_id("strike.md")
    assert sorted(ledger.sealed) == [date(2026, 3, day) for day in (2, 3, 4, 5, 6)]


def test_a_story_told_apart_from_another_after_sealing_is_recorded_once(sealed: Paper) -> None:
    """By an editor, who stands above the seal: here by a second article of the entry that begins a story of its own."""
    sealed.folder.put("union.md", story("Union of teachers to strike", STRIKE_OTHER, "2026-03-03"))
    sealed.build("2026-03-20")
    assert "added" in [one[1] for one in sealed.corrections]
    sealed.folder.put("strike.md", story("Cheese wheel wins wager", CHEESE, "2026-03-03"))
    sealed.build("2026-03-21")
    later = sealed.corrections
    sealed.build("2026-03-22")
    assert sealed.corrections == later
    assert {one[1] for one in later} <= {"added", "headline", "lede", "text", "entry"}


def test_a_strict_build_that_fails_records_no_correction(sealed: Paper) -> None:
    before = sealed.kept
    (sealed.folder.root / "content" / "strike.md").unlink()
    assert sealed.on("2026-03-20", "build", "--strict").code == 1
    assert sealed.kept == before


def test_a_ledger_with_corrections_is_read_as_it_was_written(sealed: Paper) -> None:
    sealed.folder.put("ferry.md", story("Ferry aground", NEW_TEXT))
    sealed.folder.put("z.md", story("Old mill sold", CHEESE, "2026-03-03"))
    sealed.build("2026-03-20")
    ledger = parsed(sealed.kept)
    assert len(ledger.changes[date(2026, 3, 3)]) == 4
    assert [one.number for one in ledger.changes[date(2026, 3, 3)]] == [1, 2, 3, 4]


def test_the_text_of_a_correction_is_shown_as_text(sealed: Paper) -> None:
    sealed.folder.put("ferry.md", story('"{after} <script>alert(1)</script> & {x}"', FERRY))
    sealed.build("2026-03-20")
    data = sealed.site["2026/03/03/index.html"]
    assert b"<script>alert" not in data
    assert "<script>alert(1)</script> & {x}”" in sealed.page("2026/03/03/")
    etree.fromstring(sealed.site["feed.xml"])
    sealed.folder.put("strike.md", story("Teachers vote to strike", STRIKE + " {before}"))
    sealed.build("2026-03-21")
