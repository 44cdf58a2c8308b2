"""The theme: a site overrides any file of it, and is told where its templates are wrong."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from digest.build import build
from digest.errors import SettingsError
from digest.render import builtin_templates
from digest.request import Request
from tests.conftest import Command, SiteMaker
from tests.sites import NOW, SMALL, Folder
from tests.themed import ARTICLE, NAMED, OURS, own

TEMPLATES = {name for name in OURS if not name.startswith(("_parts/", "static/"))}
OF_OTHER_PAPERS = {
    *("base.html", "empty.html", "about.html", "finder.html", "redirect.html", "withdrawn.html", "sitemap_index.xml"),
}
"""Templates that other pages stand on, or that the small paper does not show."""


@pytest.fixture
def ferry(site: SiteMaker, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A paper of one article, and the commands run in its folder."""
    folder: Folder = site(ARTICLE)
    monkeypatch.chdir(folder.root)
    return folder


def article(folder: Folder) -> str:
    """The page of the one article as it is built now."""
    again = Folder(folder.root)
    return again.files[again.page("a.md")].decode()


def test_a_site_s_own_template_takes_the_place_of_ours_on_the_pages_made_of_it(site: SiteMaker) -> None:
    folder = site(SMALL, NAMED.replace("[site]", '[site]\ncards = "svg"'))
    for name in TEMPLATES:
        own(folder, name, f"Own {name}.")
    made = [file.data for file in build(folder.config, Request(NOW, audit=True)).files]
    for book in [ZipFile(BytesIO(data)) for data in made if data.startswith(b"PK")]:
        made += [book.read(name) for name in book.namelist()]
    assert {name for name in TEMPLATES if f"Own {name}.".encode() not in made} == OF_OTHER_PAPERS


def test_about_is_of_the_site_s_own_template_where_the_owner_wrote_no_page(ferry: Folder) -> None:
    own(ferry, "about.html", "Own about.")
    assert ferry.files["about/index.html"] == b"Own about."


def test_every_template_of_ours_can_be_a_site_s_own_copy_and_the_site_stays_the_same(
    ferry: Folder, digest: Command
) -> None:
    """But for the style sheet, whose first line then says of what it is a copy."""
    before = ferry.files
    assert digest("theme", "copy", *[name for name in OURS if not name.startswith("static/")], "texts.toml").code == 0
    assert Folder(ferry.root).files == before


def test_a_block_can_be_overridden_by_extending_ours(ferry: Folder) -> None:
    block = '{% block trail %}<p class="trail">My {{ it.title }}</p>{% endblock %}'
    own(ferry, "article.html", f'{{% extends "!builtin/article.html" %}}\n{block}\n')
    page = article(ferry)
    assert '<p class="trail">My Ferry strikes reef</p>' in page
    assert '<nav class="trail"' not in page
    assert "<h1" in page


@pytest.mark.parametrize("block", ["head", "masthead", "trail", "main"])
def test_a_block_of_the_site_s_own_base_is_in_every_page_that_has_none_of_its_own(ferry: Folder, block: str) -> None:
    own(ferry, "base.html", f'{{% extends "!builtin/base.html" %}}{{% block {block} %}}<!-- mine -->{{% endblock %}}')
    missing = [path for path in ferry.html if b"<!-- mine -->" not in ferry.files[path]]
    theirs = {"head": [], "trail": [], "masthead": ["2026/03/03/index.html", "index.html"], "main": sorted(ferry.html)}
    assert sorted(missing) == theirs[block]


def test_a_base_of_the_site_s_own_is_that_of_every_page_of_ours(ferry: Folder) -> None:
    own(ferry, "base.html", "<p>mine</p>{% block main %}{% endblock %}")
    assert len(ferry.html) > 5
    assert [path for path in ferry.html if not ferry.files[path].startswith(b"<p>mine</p>")] == []


def test_a_part_of_the_site_s_own_is_that_of_every_template_of_ours(ferry: Folder) -> None:
    ours = (builtin_templates() / "_parts" / "macros.html").read_text(encoding="utf-8")
    assert "{% macro items(" in ours
    own(ferry, "_parts/macros.html", re.sub(r"(\{% macro items\([^%]*%\})", r"\1<!-- mine -->", ours))
    assert [path for path, data in ferry.files.items() if b"<!-- mine -->" in data]


def test_a_head_of_the_site_s_own_is_that_of_every_page(ferry: Folder) -> None:
    own(ferry, "_parts/head.html", "<title>My {{ it.head.name }}</title>")
    assert [path for path in ferry.html if b"<head>\n<title>My " not in ferry.files[path]] == []
    assert "<title>My Ferry strikes reef</title>" in article(ferry)


def test_a_card_that_is_no_svg_is_named(ferry: Folder) -> None:
    own(ferry, "card.svg", "Own words.")
    with pytest.raises(SettingsError, match=r"^card\.svg: the card .*card\.svg cannot be drawn: "):
        article(ferry)


def test_a_text_can_be_reworded_and_the_rest_stays(ferry: Folder) -> None:
    own(ferry, "texts.toml", '[site]\nfront_page = "First sheet"\n')
    own(ferry, "article.html", "{{ t('site.front_page') }}")
    assert article(ferry) == "First sheet"


def test_a_style_sheet_of_the_site_s_own_takes_the_place_of_ours(ferry: Folder) -> None:
    own(ferry, "static/style.css", "body{color:red}")
    (path,) = [path for path in ferry.files if path.startswith("static/style.")]
    assert ferry.files[path] == b"body{color:red}"
    assert path.split("/")[-1] in article(ferry)


def test_own_css_is_linked_after_ours_where_there_is_one_and_nowhere_else(ferry: Folder) -> None:
    assert "own." not in article(ferry)
    own(ferry, "static/own.css", ":root{--accent:#064}")
    page = article(ferry)
    assert re.findall(r'rel="stylesheet" href="[./]*static/(\w+)\.[0-9a-f]{8}\.css"', page) == ["style", "own"]


def test_a_template_links_to_a_static_file_by_its_plain_name(ferry: Folder) -> None:
    own(ferry, "static/Logo.v2.svg", "<svg/>")
    own(ferry, "article.html", "{{ 'Logo.v2.svg' | static }}")
    found = re.fullmatch(r"(?:\.\./)+(static/logo\.v2\.[0-9a-f]{8}\.svg)", article(ferry))
    assert found
    assert Folder(ferry.root).files[found[1]] == b"<svg/>"


def test_a_static_file_without_an_ending_and_one_in_a_folder_with_a_dot_keep_their_names(ferry: Folder) -> None:
    own(ferry, "static/fonts.v1/licence", "free")
    assert [path for path in ferry.files if re.fullmatch(r"static/fonts\.v1/licence\.[0-9a-f]{8}", path)]


def test_a_style_sheet_finds_a_font_beside_it_by_its_plain_name(ferry: Folder) -> None:
    own(ferry, "static/fonts/a.woff2", "font")
    own(ferry, "static/own.css", "@font-face{src:url('fonts/a.woff2')} p{background:url(none.png)}")
    (css,) = [data.decode() for path, data in ferry.files.items() if path.startswith("static/own.")]
    found = re.match(r"@font-face\{src:url\('(fonts/a\.[0-9a-f]{8}\.woff2)'\)\}", css)
    assert found
    assert f"static/{found[1]}" in ferry.files
    assert "url(none.png)" in css


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("One\n{% if %}", 2, "Expected"),
        ("One\n\n{{ it.nothing }}", 3, "nothing"),
        ("{{ nobody }}", 1, "nobody"),
        ("One\n{{ it.title + 1 }}", 2, "TypeError"),
        ('{% extends "article.html" %}', 1, "circle"),
        ('Two\n{% include "article.html" %}', 2, "circle"),
        ('{% include "nowhere.html" %}', 1, "nowhere.html"),
        ("{{ 'sytle.css' | static }}", 1, "did you mean 'style.css'"),
        ("One\n{{ 'logo.svg' | static }}", 2, "no static file 'logo.svg'"),
        ("{{ t('site.front') }}", 1, "site.front"),
    ],
)
def test_a_template_that_is_wrong_is_named_with_its_line(ferry: Folder, text: str, line: int, words: str) -> None:
    path = own(ferry, "article.html", text)
    with pytest.raises(SettingsError) as caught:
        article(ferry)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert words in str(caught.value)


def test_a_static_file_that_cannot_have_an_address_is_named(ferry: Folder) -> None:
    own(ferry, "static/my logo.svg", "<svg/>")
    with pytest.raises(SettingsError, match="static/my logo"):
        article(ferry)
