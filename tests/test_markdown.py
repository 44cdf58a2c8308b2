"""What writers of Markdown write, in articles and in the owner's pages: it is shown, and as valid HTML."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest

from digest.check import check, read
from digest.ingest import own_pages
from digest.ingest.markdown import markdown_lines
from digest.ingest.markdown_html import to_html
from digest.summarise import Extractive
from tests.sites import make
from tests.texts import clean

TEXT = """\
The keeper said on Tuesday that a long line of ships stood off the isle.

A footnote[^1] stands here, another[^isle] there, and the first[^1] again; no note is `[^a-z]`.

[^1]: The note.
[^isle]: A note that
    goes on.

    Its second paragraph.

See [odd] and [ahead] there, [bad](javascript:alert(1)) and [broken](http://[bad/) here.

[odd]: foo bar baz
[ahead]: https://lowfield.example/ahead 'A title'

| Port | Ships |
|------|------:|
| Harwick | **4** |

Lamp
: A tower.

- [x] a task that is done
- outer item
  - inner item
    > a quote in an item

  ```
  code < in an item
  ```
- # A heading in an item

7) seventh item
8) eighth item

> A quote of the keeper.
>
> > A quote in it.
>
> - An item in it.
>
> ```
> code in it
> ```
>
> | a | b |
> |---|---|
> | 1 | 2 |

<div><p>Raw HTML</div> and <b>bold.

Words ~~gone~~, [![a pier](pier.png)](https://lowfield.example/pier) and ![a pier](pier.png "Pier").

Setext
------

***

The keeper went home at dusk, past the lamp and the last of the ships.
"""


def test_an_article_and_a_page_of_the_owner_s_with_all_of_markdown_are_valid_html(tmp_path: Path) -> None:
    front = "---\ntitle: All of it\ndate: 2026-03-02\n---\n\n"
    folder = make(tmp_path / "paper", {"a.md": front + TEXT, "pages/about.md": f"# About\n\n{TEXT}"})
    folder.write()
    assert check(read(folder.output, folder.config)) == []


def test_an_item_has_its_number_or_a_bullet_and_code_is_called_code(tmp_path: Path) -> None:
    text = "---\ntitle: Lists\ndate: 2026-03-02\n---\n\nThe keeper said:\n\n- one\n- *two*\n\nAnd then:\n\n"
    code = "```\nweigh(lorry)\n```\n\n| Port | Ships |\n|---|---|\n| Harwick | 4 |\n"
    folder = make(tmp_path / "paper", {"a.md": f"{text}1. three\n2) *four*\n\n{code}"})
    folder.write()
    (page,) = folder.output.glob("2026/03/02/*/index.html")
    shown = page.read_text().partition('<div class="text"')[2].partition("<footer>")[0]
    found = [
        ("".join(map(str, one.itertext())).strip(), one.get("class")) for one in lxml.html.fromstring(shown).iter("li")
    ]
    assert found == [("one", None), ("two", None), ("1. three", "numbered"), ("2) four", "numbered")]
    assert re.findall('class="wide".* aria-label="(.*?)"', shown) == ["Code", "Table"]


def test_a_page_of_the_owner_s_that_begins_with_its_title_has_it_once(tmp_path: Path) -> None:
    text = "[one]: https://lowfield.example/one\n\n# The *keepers*\n\n- [one] of them\n\n## Second\n"
    folder = make(tmp_path, {"pages/keepers.md": text})
    (page,), _ = own_pages(folder.config.folder("content"))
    assert page.title == "The keepers"
    assert [one.tag for one in lxml.html.document_fromstring(page.html).iter("h2")] == ["h2"]
    assert 'href="https://lowfield.example/one"' in page.html


def test_a_footnote_of_an_article_is_its_mark_and_a_paragraph_of_its_own() -> None:
    lines = [line.text for line in markdown_lines(TEXT, None)]
    assert lines[1] == "A footnote[1] stands here, another[isle] there, and the first[1] again; no note is [^a-z]."
    assert lines[2:5] == ["[1] The note.", "[isle] A note that goes on.", "Its second paragraph."]
    assert "[odd]: foo bar baz" in " ".join(lines)


def test_a_footnote_of_the_owner_s_page_leads_to_its_note() -> None:
    html = to_html(TEXT, own=True)
    assert html.count('<a href="#note_1"') == 2
    assert re.search(r'<li id="note_1"><p>The note. <a href="#mark_1"[^>]*>↩\ufe0e</a></p></li>', html)


def test_a_footnote_that_is_marked_in_a_footnote_alone_is_there() -> None:
    html = to_html("One[^a].\n\n[^a]: See[^b].\n[^b]: And[^c].\n[^c]: Last.\n", own=True)
    assert re.findall(r'id="([^"]+)"', html) == ["mark_1", "note_1", "mark_2", "note_2", "mark_3", "note_3"]
    assert html.count("Last.") == 1


def test_no_heading_of_the_owner_s_page_has_the_id_of_a_footnote_or_of_its_mark() -> None:
    headed = "## Note 1\n\n## Note_1\n\n## Mark 1\n\n## Mark_1\n\n"
    html = to_html(
        f"{headed}One[^a], one again[^a], another[^b].\n\n[^a]: A.\n[^b]:\n    ```\n    b\n    ```\n", own=True
    )
    ids = re.findall(r'id="([^"]+)"', html)
    assert ids == ["note-1", "note-1-2", "mark-1", "mark-1-2", "mark_1", "mark_2", "note_1", "note_2"]
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(ids[4:])


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("code: `a[^1]` and ``[^1]``", "code: a[^1] and [^1]"),
        ("```\n[^1]\n\n[^1]: b\n```", "[^1] [^1]: b"),
        ("~~~\n[^1]: b\n~~~", "[^1]: b"),
        ("| a |\n|---|\n| `[^1]` [^1] |", "a [^1] [1]"),
        (r"an escape \[^1] and [^1]", "an escape [^1] and [1]"),
        ("see <https://lowfield.example/?q=[^1]>", "see https://lowfield.example/?q=[^1]"),
        ("*so[^1]* in [a link[^1]](https://lowfield.example/)", "so[1] in a link[1]"),
        ("- [^1]: no note", "[1]: no note"),
        ("[^2] and [^3](https://lowfield.example/)", "[^2] and ^3"),
    ],
)
def test_the_mark_of_a_footnote_is_none_in_code_in_an_address_or_escaped(written: str, text: str) -> None:
    line, note = markdown_lines(f"{written}\n\n[^1]: The note.\n", None)
    assert (line.text, note.text) == (text, "[1] The note.")
    assert "%5B1" not in (line.markup or "")


def test_what_stands_in_fenced_code_is_no_footnote() -> None:
    mark, _ = markdown_lines("A mark[^1].\n\n```\n[^1]: no note\n```\n", None)
    assert mark.text == "A mark[^1]."


def test_a_footnote_and_its_paragraphs_are_marked_as_one_and_no_summary_quotes_them() -> None:
    told = "The keeper of the isle said on Tuesday that the lamp will stay dark until June.[^1]"
    note = (
        '[^1]: "The lamp has been dark for 40 days," the keeper said, and no ship came by.\n\n    It cost 300 crowns.'
    )
    one = clean(f"---\ntitle: The lamp\n---\n{told}\n\n{note}\n\nThe ships stay away.\n", "desk/a.md")
    assert [block.kind for block in one.blocks] == ["paragraph", "note", "note", "paragraph"]
    summary = Extractive(5, 0)(one)
    assert [sentence.text for sentence in summary.sentences] == [told.replace("^", ""), "The ships stay away."]
    assert (summary.quotes, summary.numbers) == ((), ())


@pytest.mark.parametrize(("number", "shown"), [("7)", "7) seven"), ("7.", "7. seven")])
def test_the_number_of_an_item_is_text(number: str, shown: str) -> None:
    (line,) = markdown_lines(f"{number} seven\n", None)
    assert (line.text, line.markup) == (shown, shown)


@pytest.mark.parametrize("own", [True, False])
def test_a_picture_leaves_no_link_without_words_and_a_harmful_address_none_at_all(*, own: bool) -> None:
    assert to_html("[![a](b.png)](https://lowfield.example/)", own=own) == "<p></p>\n"
    assert to_html("an ![a](b.png) in *it* ![a](b.png) ![c](d.png)[![a](b.png)](/e) so", own=own) == (
        "<p>an in <em>it</em> so</p>\n"
    )
    assert to_html("on![a](b.png) it", own=own) == "<p>on it</p>\n"
    assert "href" not in to_html("[x](javascript:alert(1)) [y](vbscript:z) [z](data:text/html,x)", own=own)
