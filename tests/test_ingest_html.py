"""Saved pages: what stands inside what is read once, in order, with its links."""

from __future__ import annotations

import pytest

from digest.ingest import read
from digest.model import Payload
from tests.texts import documents

LEDE = "The harbour master resigned on Monday after nineteen years, and the harbour council accepted it at once. " * 3


def pieces(inside: str) -> list[tuple[str, str]]:
    page = f"<!doctype html><html><head><title>Harbour</title></head><body><article><h1>Harbour</h1><p>{LEDE}</p>"
    document = documents(f"{page}{inside}<p>{LEDE}</p></article></body></html>", "a.html")[0]
    return [(line.kind, line.text) for line in document.lines if "harbour master resigned" not in line.text]


def test_a_list_within_a_list_is_read_once() -> None:
    inner = "<ul><li>An inner point about the lamp and its keeper.</li></ul>"
    found = pieces(f"<ul><li>The first point is about the ferry.{inner}</li><li>The second is about the tug.</li></ul>")
    texts = " / ".join(text for _, text in found)
    assert texts.count("inner point about the lamp") == 1
    assert "The first point is about the ferry." in texts
    assert "The second is about the tug." in texts


def test_words_beside_a_paragraph_in_a_quotation_are_kept() -> None:
    said = "<p>“Nobody told me that the lamp was out,” the keeper said.</p>"
    found = pieces(f"<blockquote>Words that lead into it.{said}</blockquote>")
    texts = " ".join(text for _, text in found)
    assert "Nobody told me that the lamp was out" in texts
    assert "Words that lead into it." in texts


def test_a_link_in_a_paragraph_keeps_its_address() -> None:
    link = '<a href="https://a.example/report">the report</a>'
    page = f"<article><p>{LEDE}See {link} of the inquiry.</p><p>{LEDE}</p></article>"
    document = documents(f"<!doctype html><html><head><title>H</title></head><body>{page}</body></html>", "a.html")[0]
    assert any(line.markup and 'href="https://a.example/report"' in line.markup for line in document.lines)


FRENCH = "The café “Zoë” at the quay – où est le port? – sold soup for 4 £ a bowl until the harbour was shut."
JAPANESE = "港の当局者は火曜日、嵐で四隻の船が沈んだ二日後に港を再び開いたと発表した。"
"""Read as Latin-1 it loses letters for ever; no mending brings them back."""


@pytest.mark.parametrize("stated", ["iso-8859-1", "ISO-8859-1", "windows-1252", "utf-8"])
@pytest.mark.parametrize(("line", "really"), [(FRENCH, "utf-8"), (JAPANESE, "utf-8"), (FRENCH, "cp1252")])
def test_a_page_that_states_latin_1_is_read_as_the_encoding_its_bytes_are(stated: str, line: str, really: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={stated}">'
    head = f"<html><head>{meta}<title>Harbour</title></head>"
    page = f"{head}<body><article><p>{LEDE}</p><p>{line}</p></article></body></html>"
    (document,) = read(Payload("cafe.html", "html", page.encode(really)))
    assert line in [one.text for one in document.lines]
