"""The theme: a site overrides any file of it, and is told where its templates are wrong."""

from __future__ import annotations

import re
from typing import Literal

import pytest

from digest import theme
from digest.build import Build, build
from digest.config import SearchSettings
from digest.errors import SettingsError
from digest.pages import plan
from digest.render import builtin_templates
from digest.request import Request
from digest.texts import texts
from tests.conftest import Command, SiteMaker
from tests.factories import FERRY
from tests.sites import NOW, ROOT, Folder
from tests.themed import OURS, own

ARTICLE = {"a.md": f"---\ntitle: Ferry strikes reef\ndate: 2026-03-03\n---\n\n{FERRY}\n"}
TEMPLATES = [name for name in OURS if "/" not in name]
NEVER_IN_A_PLAN = {"base.html", "empty.html", "about.html", "redirect.html", "withdrawn.html", "sitemap_index.xml"}
"""Templates that other pages stand on, or that only a paper of another kind shows."""
DOCS = (ROOT / "docs" / "theme.md").read_text(encoding="utf-8")


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


def audited(folder: Folder) -> Build:
    return build(folder.config, Request(NOW, audit=True))


@pytest.fixture(scope="module")
def used(small: Folder, demo: Folder) -> dict[str, set[str]]:
    """What ``it`` holds, by the template that sees it."""
    found: dict[str, set[str]] = {}
    engines: tuple[tuple[Folder, Literal["own", "pagefind"]], ...] = ((small, "pagefind"), (demo, "own"))
    for folder, engine in engines:
        made = audited(folder)
        raw = {member.article.id: "raw" for member in folder.members.values()}
        config = folder.config.model_copy(update={"search": SearchSettings(engine=engine)})
        pages, _ = plan(made.site, config, raw, texts("en"))
        for page in pages:
            found.setdefault(page.template, set()).update(page.it)
    return found


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_site_s_own_template_takes_the_place_of_ours_on_every_page_made_of_it(
    site: SiteMaker, used: dict[str, set[str]], name: str
) -> None:
    folder = site(ARTICLE | {"b.md": "---\ntitle: No day\n---\n\nNobody knows when this was, or where, or why.\n"})
    own(folder, name, "Own words.")
    pages = [path for path, data in folder.files.items() if data == b"Own words."]
    made_of_it = {"base.html", "article.html", "edition.html", "story.html", "404.html", "robots.txt", "about.html"}
    assert pages or name not in made_of_it
    assert name in used or name in NEVER_IN_A_PLAN


def test_every_template_of_ours_can_be_a_site_s_own_copy_and_the_site_stays_the_same(
    ferry: Folder, digest: Command
) -> None:
    """But for the style sheet, whose first line then says of what it is a copy."""
    before = ferry.files
    assert digest("theme", "copy", *[name for name in OURS if not name.startswith("static/")], "texts.toml").code == 0
    assert Folder(ferry.root).files == before


def test_a_block_can_be_overridden_by_extending_ours(ferry: Folder) -> None:
    text = '{% extends "!builtin/article.html" %}\n{% block head_title %}My {{ it.title }}{% endblock %}\n'
    own(ferry, "article.html", text)
    page = article(ferry)
    assert "<title>My Ferry strikes reef</title>" in page
    assert "<h1" in page


def test_a_base_of_the_site_s_own_is_that_of_every_page_of_ours(ferry: Folder) -> None:
    own(ferry, "base.html", "<p>mine</p>{% block main %}{% endblock %}")
    pages = [path for path, data in ferry.files.items() if path.endswith(".html")]
    assert len(pages) > 5
    assert [path for path in pages if not ferry.files[path].startswith(b"<p>mine</p>")] == []


def test_a_part_of_the_site_s_own_is_that_of_every_template_of_ours(ferry: Folder) -> None:
    ours = (builtin_templates() / "_parts" / "macros.html").read_text(encoding="utf-8")
    assert "{% macro items(" in ours
    own(ferry, "_parts/macros.html", re.sub(r"(\{% macro items\([^%]*%\})", r"\1<!-- mine -->", ours))
    assert [path for path, data in ferry.files.items() if b"<!-- mine -->" in data]


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


@pytest.mark.parametrize("name", [*OURS, "texts.toml"])
def test_what_a_file_of_the_theme_is_for_is_said_by_the_list_and_in_the_docs(name: str) -> None:
    assert theme.WHAT[name]
    assert f"`{name}`" in DOCS


def test_the_docs_name_all_that_a_template_is_given(used: dict[str, set[str]]) -> None:
    rows = dict(re.findall(r"^\| `([\w./]+)` \| (.*) \|$", DOCS, re.MULTILINE))
    missing = {name: sorted(key for key in keys if f"`{key}`" not in rows[name]) for name, keys in used.items() if name}
    assert {name: keys for name, keys in missing.items() if keys} == {}


def test_the_docs_name_every_property_of_the_style_sheet(ferry: Folder) -> None:
    css = (builtin_templates() / "static" / "style.css").read_text(encoding="utf-8")
    assert [name for name in sorted(set(re.findall(r"(--[\w-]+)\s*:", css))) if f"`{name}`" not in DOCS] == []


def colours(css: str) -> dict[str, str]:
    """The custom properties of the first block in ``css`` that are colours."""
    block = css[css.index(":root") :].partition("}")[0]
    return dict(re.findall(r"(--[\w-]+)\s*:\s*(#[0-9a-f]{6})", block))


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, as WCAG counts it."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_colours_can_be_read_and_the_docs_tell_their_contrast() -> None:
    css = (builtin_templates() / "static" / "style.css").read_text(encoding="utf-8")
    day, night = colours(css), colours(css[css.index("prefers-color-scheme:") :])
    assert day.keys() == night.keys()
    for scheme in (day, night):
        for name in ("--ink", "--soft", "--accent"):
            assert min(contrast(scheme[name], scheme[ground]) for ground in ("--paper", "--tint")) >= 4.5, name
        assert contrast(scheme["--ink"], scheme["--mark"]) >= 4.5
    for name in day.keys() - {"--paper"}:
        values = [f"{scheme[name]} | {contrast(scheme[name], scheme['--paper']):.1f}" for scheme in (day, night)]
        assert re.search(rf"`{name}` \| [^|]+ \| {' [|] '.join(map(re.escape, values))} \|", DOCS), (name, values)
