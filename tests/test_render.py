"""What templates become, build after build in one process, as the preview makes them."""

from __future__ import annotations

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
