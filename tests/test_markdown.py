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
from tests.sites import make

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
    assert html.count('<a href="#note-1"') == 2
    assert '<li id="note-1"><p>The note.</p>' in html


@pytest.mark.parametrize(("number", "shown"), [("7)", "7) seven"), ("7.", "7. seven")])
def test_the_number_of_an_item_is_text(number: str, shown: str) -> None:
    (line,) = markdown_lines(f"{number} seven\n", None)
    assert (line.text, line.markup) == (shown, shown)


@pytest.mark.parametrize("own", [True, False])
def test_a_picture_leaves_no_link_without_words_and_a_harmful_address_none_at_all(*, own: bool) -> None:
    assert to_html("[![a](b.png)](https://lowfield.example/)", own=own) == "<p></p>\n"
    assert "href" not in to_html("[x](javascript:alert(1)) [y](vbscript:z) [z](data:text/html,x)", own=own)
