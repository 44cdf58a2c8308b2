"""What templates become, build after build in one process, as the preview makes them."""

from __future__ import annotations

from pathlib import Path

from digest.model import OutPath, Page
from digest.pages.shapes import Mark, Proof
from digest.render import Renderer
from tests.conftest import SiteMaker
from tests.factories import FERRY
from tests.sites import Folder

ARTICLE = {"a.md": f"---\ntitle: Ferry strikes reef\ndate: 2026-03-03\n---\n\n{FERRY}\n"}


def own(folder: Folder, text: str) -> str:
    """The page of the article once the site's own template of articles is ``text``."""
    template = folder.root / "templates" / "article.html"
    template.parent.mkdir(exist_ok=True)
    template.write_text(text, encoding="utf-8")
    again = Folder(folder.root)
    return again.files[again.page("a.md")].decode()


def test_a_template_that_changes_is_followed_by_the_next_build(site: SiteMaker) -> None:
    folder = site(ARTICLE)
    assert own(folder, "Sailors") == "Sailors"
    assert own(folder, "Letters") == "Letters"


def test_an_address_in_a_template_is_that_of_the_site_that_is_built(site: SiteMaker) -> None:
    folder = site(ARTICLE, '[site]\ntitle = "One"\nbase_url = "https://one.example/"\n')
    assert own(folder, "{{ 'feed.xml' | absolute }}") == "https://one.example/feed.xml"
    folder.toml.write_text('[site]\ntitle = "One"\nbase_url = "https://other.example/paper/"\n', encoding="utf-8")
    assert own(folder, "{{ 'feed.xml' | absolute }}") == "https://other.example/paper/feed.xml"


def test_a_sentence_may_rest_on_more_sentences_than_there_are_letters(tmp_path: Path) -> None:
    proofs = tuple(Proof(OutPath(f"a/{number}/index.html"), f"s{number}", f"Herald {number}") for number in range(30))
    (tmp_path / "marks.html").write_text(
        '{% import "_parts/macros.html" as m with context %}{{ m.reference(it.mark) }}', encoding="utf-8"
    )
    page = Page(OutPath("b/index.html"), "marks.html", {"mark": Mark("A sentence.", (), proofs, number=2)})
    html = Renderer(tmp_path, "https://paper.example/")(page, None).data.decode()
    assert [f">Source </span>2.{number}</a>" in html for number in (1, 11, 30, 31)] == [True, True, True, False]
