"""The rows of raw and clean text: nothing of the raw text is missing, and every cut says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.clean.sides import Row, rows, tally, visible
from digest.config import Config
from digest.ingest import gather, read
from digest.model import Article, Payload, RawDocument
from digest.stages import cleaner
from tests.sites import Folder

RAW = """date 2026-03-03 Harbour reopens after storm

By Ann Lee

PORT MERROW (BPA) — The harbour at Port Merrow opened again on Tuesday, two days after the storm that sank four boats.

Nobody was hurt, said the harbour master, who had slept in her office since Sunday and meant to go home now.

Read full news in source page
"""


def made(text: str = RAW, name: str = "harbour.txt") -> tuple[Article, RawDocument]:
    config = Config()
    document = next(read(Payload(name, "md" if name.endswith(".md") else "txt", text.encode())))
    return cleaner(config)(document), document


def black(text: str) -> str:
    """``text`` without white space."""
    return "".join(text.split())


def raw_of(found: tuple[Row, ...]) -> str:
    return "".join(part.raw for row in found for part in row.parts)


def test_the_rows_hold_every_character_of_every_raw_text_of_the_demonstration_in_order(demo: Folder) -> None:
    clean = cleaner(demo.config)
    documents = [one for item in gather(demo.config.folder("content"))[0] for one in read(item)]
    assert len(documents) > 70
    for document in documents:
        article = clean(document)
        found = rows(article, document.body)
        assert black(raw_of(found)) == black(visible(document.body)), document.key
        assert black("".join(row.clean for row in found)) == black(visible(article.text)), document.key
        taken = [part.rule for row in found for part in row.parts if part.fate == "taken"]
        assert taken == [one.rule for one in article.removals], document.key


def test_a_part_cut_from_a_line_stands_in_its_line() -> None:
    article, document = made()
    (row,) = [row for row in rows(article, document.body) if len(row.parts) > 1 and row.clean]
    assert [(part.fate, part.raw) for part in row.parts][:2] == [("taken", "PORT MERROW (BPA) —"), ("rest", " ")]
    assert row.parts[2].raw == row.clean
    assert row.clean.startswith("The harbour at Port Merrow")
    assert row.same


def test_a_note_names_the_rule_its_class_its_reason_and_what_the_case_rests_on() -> None:
    article, document = made()
    *others, last = article.removals
    article = replace(article, removals=(*others, replace(last, why="in 7 articles of this source")))
    note = rows(article, document.body)[-1].notes[0].note
    assert note.startswith(f"{last.rule} ({last.group}): points to")
    assert note.endswith("; in 7 articles of this source")


def test_front_matter_is_shown_as_settings_and_markup_as_it_was_written() -> None:
    body = "\n\n".join(["---\ntitle: Lamp mended\n---", "The **lamp** on the head was mended on Monday by two men."])
    article, document = made(body, "lamp.md")
    first, second = rows(article, document.body)
    assert first.parts[0].fate == "rest"
    assert "title: Lamp mended" in first.parts[0].raw
    assert first.notes
    assert not second.same
    assert "**lamp**" in second.parts[0].raw
    assert "**" not in second.clean


def test_the_words_are_those_of_the_blocks_and_of_the_removals() -> None:
    article, _ = made()
    count = tally(article)
    assert count.kept == article.words
    assert count.total == article.words + sum(len(one.text.split()) for one in article.removals)
    assert dict(count.taken) == {"promo": 6, "dateline": 4, "byline": 3}
    assert str(count).startswith(f"{count.kept} of {count.total} kept ({count.share:.0%}); taken: promo 6, ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a⟨U+001B⟩[31mb"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("soft\u00adhyphen", "soft⟨U+00AD⟩hyphen"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("é 港 👩\u200d🚒 می\u200cروم\tx", "é 港 👩\u200d🚒 می\u200cروم\tx"),
    ],
)
def test_what_cannot_be_seen_is_written_out_and_what_can_be_read_is_left(text: str, shown: str) -> None:
    assert visible(text) == shown
