"""Bytes to text: encodings told apart, broken text mended, good text left alone, and no file read that is none."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import SourceError
from digest.ingest.decode import decode, mend

ENGLISH = "“The ferry’s late,” said Zoë – again.\nIt was £30 at the café."
RUSSIAN = (
    "Паром сел на мель у входа в гавань в понедельник вечером.\n"
    "Всех пассажиров сняли до полуночи, сообщила береговая охрана, и никто не пострадал."
)
POLISH = "Prom wszedł na mieliznę w poniedziałek. Wszyscy pasażerowie są już na lądzie, a łódź płynie dalej."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_is_gone(mark: bytes, encoding: str) -> None:
    assert decode(mark + ENGLISH.encode(encoding), "a.txt") == ENGLISH


@pytest.mark.parametrize(("text", "encoding"), [(ENGLISH, "cp1252"), (RUSSIAN, "cp1251"), (POLISH, "cp1250")])
def test_an_old_code_page_is_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_lines_in_another_encoding_are_read_each_in_their_own() -> None:
    good = "“One line”\nZoë said\nthe café\n".encode()
    assert (
        decode(good + "It’s a naïve end".encode("cp1252"), "a.txt")
        == "“One line”\nZoë said\nthe café\nIt’s a naïve end"
    )


def test_both_encodings_within_one_line_are_read() -> None:
    line = "“Zoë” at the ".encode() + "café – “late”".encode("cp1252")
    assert decode(line, "a.txt") == "“Zoë” at the café – “late”"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_lost_its_byte_order_mark_is_read(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), "a.txt") == ENGLISH


def test_numbers_in_sixteen_bits_are_no_text() -> None:
    with pytest.raises(SourceError, match="binary"):
        decode(b"".join(number.to_bytes(2, "little") for number in range(1, 200)), "a.txt")


def test_a_byte_that_windows_1252_leaves_open_does_not_stop_the_reading() -> None:
    good = "“One”\n“Two”\n“Three”\n".encode()
    assert decode(good + b"caf\xe9 \x9d", "a.txt").endswith("café \x9d")


def test_bytes_cut_in_the_middle_of_a_character_at_the_end_are_still_read() -> None:
    assert "café was shut" in decode("Zoë’s café was shut.\nThe café".encode()[:-1], "a.txt")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: text[0] != "\ufeff"))
def test_any_utf_8_text_comes_back_as_it_was(text: str) -> None:
    assert decode(f"a {text}\n".encode(), "a.txt") == f"a {text}\n"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_are_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "a.txt"), str)
    except SourceError as error:
        assert error.where == "a.txt"
        assert error.hint


REFUSED = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "a PNG picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "a ZIP": b"PK\x03\x04\x14\x00\x06\x00",
    "a JPEG picture": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "a GIF picture": b"GIF89a\x01\x00\x01\x00\x80\xff",
    "a gzip archive": b"\x1f\x8b\x08\x00\x00",
    "a database": b"SQLite format 3\x00\x10\x00",
    "a program": b"\x7fELF\x02\x01\x01\x00",
    "a binary file": b"A line\x00\x01\x02\x03 and more\x00\x00",
    "a binary file that begins like a text": codecs.BOM_UTF16_LE + bytes(range(128, 256)) + bytes(range(200, 240)),
    "a binary file that begins like": codecs.BOM_UTF8 + bytes(range(128, 256)),
}


@pytest.mark.parametrize(("what", "data"), REFUSED.items())
def test_a_file_that_is_no_text_is_refused_by_name_and_with_a_hint(what: str, data: bytes) -> None:
    with pytest.raises(SourceError, match=f"is {what}") as caught:
        decode(data, "folder/a.txt")
    assert caught.value.where == "folder/a.txt"
    assert caught.value.hint.startswith("digest reads text, Markdown, HTML, feeds and mail")


MENDED = {
    "Itâ€™s late": "It’s late",
    "â€œYes,â€\u009d she said": "“Yes,” she said",
    "dusk â€“ and after": "dusk – and after",
    "He waitedâ€¦": "He waited…",
    "cafÃ© Ã©tÃ©": "café été",
    "MÃ¼nchen": "München",
    "LÃª VÄƒn": "Lê Văn",
    "Â£30 or â‚¬35": "£30 or €35",
    "30Â°C": "30°C",
    "Fish &amp; chips &mdash; caf&eacute;": "Fish & chips — café",
    "&#8220;Yes&#8221;": "“Yes”",
}


@pytest.mark.parametrize(("text", "expected"), MENDED.items())
def test_text_encoded_twice_is_mended(text: str, expected: str) -> None:
    assert mend(text) == expected


CUT_QUOTES = {
    "â€œYes,â€ she said.": "“Yes,” she said.",
    "“delayingâ€ peace": "“delaying” peace",
    "“No.â€": "“No.”",
    "(“no.â€)": "(“no.”)",
}


@pytest.mark.parametrize(("text", "expected"), CUT_QUOTES.items())
def test_a_closing_quote_that_lost_its_last_byte_is_mended_and_no_space_is_lost(text: str, expected: str) -> None:
    assert mend(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("ÐŸÑ€Ð¸Ð²ÐµÑ‚, Ð¼Ð¸Ñ€", "Привет, мир"), ("PaweÅ‚ i MichaÅ‚", "Paweł i Michał")]
)
def test_text_encoded_twice_is_mended_in_other_alphabets_too(text: str, expected: str) -> None:
    assert mend(text) == expected


GOOD = [
    "Âge d’or : la forêt, le bâtiment et le château",
    "Ângela abriu a câmara de São João",
    "NÃO É NÃO, disse a irmã; pão e mãe",
    "São Paulo e a Ilha das Maçãs",
    "Nguyễn Thị Ánh, Trần Văn Ân và Lâm Đồng",
    "Hồ Xuân Hương gặp Phan Châu Trinh",
    "À la gare, Zoë Brontë mange un pâté",
    "Ærø ligger syd for Fyn – på dansk",
    "AT&T; R&D; 5 & 6",
    "30 °C, £30, €35 – “yes”, it’s…",
    "ﬁne ligatures and ｆｕｌｌ width stay",
]


@pytest.mark.parametrize("text", GOOD)
def test_good_text_is_left_alone(text: str) -> None:
    assert mend(text) == text


@given(st.text(st.characters(max_codepoint=127, exclude_characters="&")))
def test_plain_ascii_is_never_touched(text: str) -> None:
    assert mend(text) == text


@given(st.sampled_from(GOOD), st.sampled_from(GOOD))
def test_mending_twice_changes_nothing_more(one: str, other: str) -> None:
    broken = one.encode().decode("latin-1")
    assert mend(mend(f"{broken} {other}")) == mend(f"{broken} {other}")
