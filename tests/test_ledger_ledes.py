"""What is sealed of a story's words is the sentence that readers saw first, whichever article it was taken from; what
is put right in it is told once."""

from __future__ import annotations

from dataclasses import replace

from digest.ledger.text import parsed, texts
from tests.factories import CHEESE, FERRY, FERRY_AGAIN, FERRY_OTHER, STRIKE
from tests.ledgers import Paper, edition_of, lay, paper, sealed, story
from tests.sites import tree

__all__ = ["paper", "sealed"]


def with_two_tellings(paper: Paper) -> None:
    """The leading article of 3 March is that of the quay; the page begins with a sentence of the ferry's."""
    paper.folder.put("quay.md", story("Back on the quay", FERRY_OTHER, source="courier"))
    assert paper.on("2026-03-10", "seal").code == 0
    paper.build("2026-03-11", "--strict")


def test_the_sentence_that_is_sealed_is_the_one_that_the_edition_begins_with(paper: Paper) -> None:
    with_two_tellings(paper)
    for day in ("2026-03-03", "2026-03-04", "2026-03-05"):
        page = tree(paper.site[f"{day.replace('-', '/')}/index.html"])
        shown = [" ".join(str(one.text_content()).split()) for one in page.xpath("//div[@class='summary']")]
        begun = [one["begins"] for one in edition_of(paper, day)["entries"]]
        assert len(shown) == len(begun)
        assert all(any(text.startswith(one) for text in shown) for one in begun)
    assert "Passengers of the ferry" not in [e["begins"][:23] for e in edition_of(paper, "2026-03-03")["entries"]]
    assert paper.corrections == []


def test_a_first_sentence_that_changes_is_a_correction_though_the_leading_article_is_what_it_was(paper: Paper) -> None:
    with_two_tellings(paper)
    paper.folder.put("ferry.md", story("Ferry strikes reef in fog", FERRY.replace("153", "150")))
    paper.build("2026-03-20")
    (lede,) = [one for one in paper.corrections if one[1] == "lede"]
    assert ("153 passengers" in lede[2], "150 passengers" in lede[3]) == (True, True)
    assert "150 passengers" in paper.page("2026/03/03/ferry-strikes-reef-in-fog/").partition("Correction")[2]
    assert "Correction" not in paper.page("2026/03/03/back-on-the-quay/"), "the sentence is none of that article's"


def test_an_edition_sealed_by_an_earlier_digest_is_compared_by_the_ledes_it_sealed(sealed: Paper) -> None:
    """It sealed the leading article's own lede, and no build says now that this was put right."""
    ledger = parsed(sealed.kept)
    own = FERRY_AGAIN.partition(".")[0] + "."
    editions = {
        day: replace(
            one,
            own_ledes=True,
            entries=tuple(replace(e, lede=own) if e.title.startswith("Buoy") else e for e in one.entries),
        )
        for day, one in ledger.sealed.items()
    }
    assert editions != ledger.sealed
    lay(texts(replace(ledger, sealed=editions)), sealed.ledger)
    before = sealed.kept
    assert own.encode() in before["2026-03.jsonl"]
    sealed.build("2026-03-20", "--strict")
    assert sealed.corrections == []
    assert sealed.kept == before
    sealed.folder.put("cheese.md", story("Cheesemaker wins wager", CHEESE.replace("40", "50"), "2026-03-05"))
    sealed.build("2026-03-21")
    assert [one[1] for one in sealed.corrections] == ["lede", "text"]


def test_one_change_of_an_article_is_told_once_in_its_words_and_hashes_stay_in_the_data(sealed: Paper) -> None:
    other = FERRY.replace("153", "150")
    sealed.folder.put("ferry.md", story("Ferry aground", other))
    sealed.folder.put("strike.md", story("Teachers vote to strike", STRIKE.replace("insult", "affront")))
    sealed.build("2026-03-20")
    old, new = FERRY.partition(".")[0], other.partition(".")[0]
    ferry = (
        "Correction, 20 March 2026: the headline was “Ferry strikes reef in fog” and is now “Ferry aground”; "
        f"the text was changed: “{old}.” is now “{new}.” in “Ferry aground”."
    )
    strike = "Correction, 20 March 2026: the text was changed in “Teachers vote to strike”."
    page = sealed.page("2026/03/03/")
    assert (page.count(ferry), page.count(strike), page.count("Correction, ")) == (1, 1, 2)
    hashes = [words for one in sealed.corrections if one[1] == "text" for words in one[2:]]
    assert len(hashes) == 4
    pages = [data.decode() for name, data in sealed.site.items() if name.endswith((".html", ".xml"))]
    assert not any(one in text for one in hashes for text in pages)
    told = sealed.json("data/editions/2026-03-03.json")["edition"]["corrections"]
    assert {words for one in told if one["what"] == "text" for words in (one["before"], one["after"])} == set(hashes)
