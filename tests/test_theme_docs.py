"""docs/theme.md: it names every file, block, text, property and value of the theme, and its examples build."""

from __future__ import annotations

import re

import pytest
from jinja2 import Environment

from digest import theme
from digest.build import build
from digest.pages import Beside, SiteView, cards, plan
from digest.pages.head import Head
from digest.pages.pictures.drawing import Picture
from digest.pages.shapes import Link, Mark, Proof
from digest.render import Renderer, builtin_templates
from digest.request import Request
from digest.texts import catalogue, texts
from tests.conftest import SiteMaker
from tests.sites import NOW, ROOT, SMALL, make
from tests.themed import ARTICLE, NAMED, OURS, own

DOCS = (ROOT / "docs" / "theme.md").read_text(encoding="utf-8")
CSS = (builtin_templates() / "static" / "style.css").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([\w./-]+)` \| (.*) \|$", DOCS, re.MULTILINE))
EXAMPLES = re.findall(r"^```(?:css|toml|jinja)\n(\S+ templates/([\w./-]+).*?)^```$", DOCS, re.MULTILINE | re.DOTALL)
SEEN = [
    "static/own.",
    "<title>Ferry strikes reef | Test paper</title>",
    "1 článek",
    'href="mailto:desk@paper.example"',
    "static/logo.",
    "url(fonts/serif.",
    "static/mine.",
]
"""What each example puts into the site."""


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What ``it`` holds, by the template that sees it."""
    folder = make(tmp_path_factory.mktemp("used"), SMALL, NAMED)
    made = build(folder.config, Request(NOW, audit=True))
    raw = {member.article.id: "raw" for member in folder.members.values()}
    pages, _ = plan(made.site, folder.config, Beside(raw), texts("en"))
    found: dict[str, set[str]] = {}
    for page in [*pages, *cards(made.site, folder.config.site, texts("en"))]:
        for one in (page, *(part for _, part in page.parts)):
            if one.template:
                found.setdefault(one.template, set()).update(one.it)
    return found


@pytest.mark.parametrize("number", range(len(SEEN)))
def test_an_example_of_the_docs_builds_and_is_seen(site: SiteMaker, number: int) -> None:
    """The static files that it names are put beside it."""
    assert len(EXAMPLES) == len(SEEN)
    text, name = EXAMPLES[number]
    language = re.search(r'where the language is "(\w+)"', text)
    folder = site(ARTICLE, f'[site]\ntitle = "Test paper"\nlanguage = "{language[1] if language else "en"}"\n')
    for plain in re.findall(r"'([\w.-]+)' \| static|url\(([\w./-]+)\)", text):
        own(folder, f"static/{''.join(plain)}", "x")
    own(folder, name, text)
    assert [path for path, data in folder.files.items() if SEEN[number].encode() in data]


def test_the_docs_name_every_block_and_no_other() -> None:
    ours = "".join(path.read_text(encoding="utf-8") for path in builtin_templates().rglob("*.html"))
    table = DOCS[DOCS.index("| block |") :].partition("\n\n")[0]
    assert set(re.findall(r"{% block (\w+)", ours)) == set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))


def test_the_list_and_the_docs_say_what_every_file_of_the_theme_is_for() -> None:
    assert theme.WHAT.keys() == {*OURS, "texts.toml", "static/own.css"}
    assert [name for name in theme.WHAT if not theme.WHAT[name] or name not in ROWS] == []
    assert [name for name in ROWS if "." in name and name not in {*theme.WHAT, "it.head"}] == []


def test_the_docs_name_all_that_a_template_is_given(used: dict[str, set[str]]) -> None:
    rest = {name: keys - {"head", "trail"} for name, keys in used.items()}
    missing = {name: sorted(key for key in keys if f"`{key}`" not in ROWS[name]) for name, keys in rest.items()}
    assert {name: keys for name, keys in missing.items() if keys} == {}


def test_the_docs_name_nothing_that_a_template_is_not_given(used: dict[str, set[str]]) -> None:
    said = {name: set(re.findall(r"`(\w+)`", ROWS[name])) - used[name] for name in used}
    assert {name: keys for name, keys in said.items() if keys} == {}


@pytest.mark.parametrize(
    ("row", "shape"),
    [
        ("`site`", SiteView),
        ("`it.head`", Head),
        ("a link", Link),
        ("a sentence", Mark),
        ("a receipt", Proof),
        ("a picture", Picture),
    ],
)
def test_the_docs_name_what_the_site_and_the_shapes_hold(row: str, shape: type) -> None:
    (said,) = re.findall(rf"^\| {re.escape(row)} \| (.*) \|$", DOCS, re.MULTILINE)
    names = {key for key in dir(shape) if not key.startswith("_")}
    assert set(re.findall(r"`(\w+)`", said)) - {"ltr", "rtl"} == names


def test_the_docs_name_every_language_and_table_of_the_texts_and_every_property_of_the_sheet() -> None:
    tables = DOCS[DOCS.index("The tables are named") :].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", tables)) == {name.partition(".")[0] for name in catalogue("en")}
    spoken = DOCS[DOCS.index("digest speaks") :].partition(". ")[0]
    assert re.findall(r"`(\w+)`", spoken) == sorted(path.stem for path in (ROOT / "digest" / "texts").glob("*.toml"))
    assert set(re.findall(r"^\| `(--\w+)`", DOCS, re.MULTILINE)) == set(re.findall(r"(--[\w-]+)\s*:", CSS))


def test_the_docs_name_every_filter_and_only_macros_that_there_are() -> None:
    made = Renderer(ROOT, "https://paper.example/").environment
    assert [
        name
        for name in made.filters.keys() - Environment(autoescape=True).filters
        if not re.search(rf"\\\| {name}`", DOCS)
    ] == []
    for part, calls in (("macros", r"m\.(\w+)\("), ("pictures", r"`(draw|strip|key)\(")):
        ours = (builtin_templates() / "_parts" / f"{part}.html").read_text(encoding="utf-8")
        named = set(re.findall(calls, DOCS))
        assert named
        assert named <= set(re.findall(r"{% macro (\w+)\(", ours))


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
    day, night = colours(CSS), colours(CSS[CSS.index("prefers-color-scheme:") :])
    assert day.keys() == night.keys()
    for scheme in (day, night):
        for name in ("--ink", "--soft", "--accent"):
            assert min(contrast(scheme[name], scheme[ground]) for ground in ("--paper", "--tint")) >= 4.5, name
        assert contrast(scheme["--ink"], scheme["--mark"]) >= 4.5
    for name in day.keys() - {"--paper"}:
        values = [f"{scheme[name]} | {contrast(scheme[name], scheme['--paper']):.1f}" for scheme in (day, night)]
        assert re.search(rf"`{name}` \| [^|]+ \| {' [|] '.join(map(re.escape, values))} \|", DOCS), (name, values)
