"""The paper's own words: whole catalogues, phrases that fit, numbers and days as each language has them."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path

import lxml.html
import pytest
from markupsafe import Markup

from digest.errors import SettingsError
from digest.pages import Views
from digest.texts import ENGLISH, Phrased, Texts, catalogue, direction, texts
from digest.texts.catalogue import forms, places
from digest.texts.speech import categories
from tests.conftest import SiteMaker
from tests.factories import FERRY
from tests.pseudo import leftovers, of, pseudo, speak
from tests.sites import ROOT, Folder, make

LANGUAGES = sorted(path.stem for path in (ROOT / "digest" / "texts").glob("*.toml"))
JOINTS = {"mark.comma", "mark.semicolon"}
"""Texts that stand between others, and so have a space."""
TUESDAY = date(2026, 3, 3)
ONE = "---\ntitle: The ferry is late\ndate: 2026-03-03\nsource: harbour\n---\nThe ferry to Quill came at noon.\n"


def said(language: str, **phrases: str | dict[str, str]) -> Texts:
    """A language of few phrases, all in one table."""
    return Texts(language, {f"a.{name}": phrase for name, phrase in phrases.items()})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_name_and_place_of_the_english_one(language: str) -> None:
    english, found = catalogue(ENGLISH), catalogue(language)
    assert found.keys() == english.keys()
    for name, phrase in found.items():
        assert isinstance(phrase, str) == isinstance(english[name], str), name
        assert places(phrase) == places(english[name]), name
        assert all((text.strip() == text or name in JOINTS) and text for text in forms(phrase)), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_that_counts_has_every_plural_form_of_its_language(language: str) -> None:
    counted = {name: set(phrase) for name, phrase in catalogue(language).items() if not isinstance(phrase, str)}
    assert {name: found for name, found in counted.items() if found != categories(language)} == {}


def sources() -> Iterator[str]:
    """The texts of all templates and modules."""
    for folder, pattern in (
        ("templates", "*.html"),
        ("templates", "*.xml"),
        ("templates", "*.xhtml"),
        ("templates", "*.txt"),
        ("digest", "*.py"),
    ):
        yield from (path.read_text(encoding="utf-8") for path in sorted((ROOT / folder).rglob(pattern)))


CALLED = re.compile(r"""\b(?:t|texts|words|markup|Phrased)\(\s*["'](\w+\.\w+)["']""")
QUOTED = re.compile(r"""["'](\w+\.\w+)["']""")
BEGUN = re.compile(r"""f["'](\w+\.\w*)\{|["'](\w+\.\w*)["']\s*~""")


def test_every_text_that_code_and_templates_say_is_in_the_catalogue() -> None:
    said = {name for source in sources() for name in CALLED.findall(source)}
    assert said - catalogue(ENGLISH).keys() == set()


def test_no_text_of_the_catalogue_is_said_nowhere() -> None:
    quoted = {name for source in sources() for name in QUOTED.findall(source)}
    begun = tuple({one or other for source in sources() for one, other in BEGUN.findall(source)})
    assert [name for name in catalogue(ENGLISH) if name not in quoted and not name.startswith(begun)] == []


@pytest.mark.parametrize(
    ("language", "long", "short", "bare", "month"),
    [
        ("en", "Tuesday, 3 March 2026", "3 March 2026", "3 March", "March 2026"),
        ("en-US", "Tuesday, March 3, 2026", "March 3, 2026", "March 3", "March 2026"),
        ("de", "Dienstag, 3. März 2026", "3. März 2026", "3. März", "März 2026"),
        ("fr", "mardi 3 mars 2026", "3 mars 2026", "3 mars", "mars 2026"),
        ("es", "martes, 3 de marzo de 2026", "3 de marzo de 2026", "3 de marzo", "marzo de 2026"),
        ("uk", "вівторок, 3 березня 2026", "3 березня 2026", "3 березня", "березень 2026"),
        ("ar", "الثلاثاء، 3 مارس 2026", "3 مارس 2026", "3 مارس", "مارس 2026"),
    ],
)
def test_days_and_months_are_written_as_the_language_writes_them(
    language: str, long: str, short: str, bare: str, month: str
) -> None:
    one = texts(language)
    days = [one.long_day(TUESDAY), one.short_day(TUESDAY), one.bare_day(TUESDAY), one.month_name(2026, 3)]
    assert [day.replace("\xa0", " ") for day in days] == [long, short, bare, month]


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    first, french = date(2026, 3, 1), texts("fr")
    days = [french.long_day(first), french.short_day(first), french.bare_day(first), french.bare_day(date(2026, 3, 11))]
    assert days == ["dimanche 1er mars 2026", "1er mars 2026", "1er mars", "11 mars"]
    assert [french.month_name(2026, 3), texts("es").bare_day(first)] == ["mars 2026", "1 de marzo"]


def test_a_day_that_is_a_title_begins_with_a_capital() -> None:
    assert [Texts.begun(texts(tag).long_day(TUESDAY)) for tag in ("fr", "en")] == [
        "Mardi 3 mars 2026",
        "Tuesday, 3 March 2026",
    ]


@pytest.mark.parametrize(
    ("language", "number", "figures", "time"),
    [
        ("en", "1,234.5", ["1,187", "£2.5 million", "63.4%"], "17:40"),
        ("en-US", "1,234.5", ["1,187", "£2.5 million", "63.4%"], "5:40 PM"),
        ("de", "1.234,5", ["1.187", "2,5 Millionen £", "63,4 %"], "17:40"),
        ("fr", "1 234,5", ["1 187", "2,5 millions £", "63,4 %"], "17:40"),
        ("uk", "1 234,5", ["1 187", "2,5 мільйона £", "63,4%"], "17:40"),
        ("ar", "1,234.5", ["1,187", "2.5 مليون £", "63.4%"], "5:40 م"),
    ],
)
def test_numbers_figures_and_times_are_written_as_the_language_writes_them(
    language: str, number: str, figures: list[str], time: str
) -> None:
    one = texts(language)
    found = [one.number(1234.5), one.figure(1187.0), one.figure(2.5e6, "£"), one.figure(63.4, "%")]
    plain = [re.sub("[\xa0\u202f]", " ", text).strip("\u200e\u200f") for text in found]
    assert plain == [number, *figures]
    assert one.clock("2026-03-03T17:40:00+01:00") == time


def test_languages_have_names_and_directions_and_only_another_one_is_foreign() -> None:
    english, arabic = texts("en"), texts("ar")
    assert [english.language_name("ar"), arabic.language_name("ar"), english.language_name("qqq")] == [
        "Arabic",
        "العربية",
        "qqq",
    ]
    assert [english.direction, arabic.direction, direction("he"), direction("qqq")] == ["ltr", "rtl", "rtl", "ltr"]
    assert [english.foreign(tag) for tag in ("en", "en-US", "de", "und", "")] == ["", "", "de", "", ""]


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("uk", {1: "one", 2: "few", 5: "many", 21: "one", 1.5: "other"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other"}),
        ("fr", {0: "one", 1: "one", 2: "other", 1_000_000: "many"}),
        ("es", {0: "other", 1: "one", 1_000_000: "many"}),
    ],
)
def test_the_number_chooses_the_form(language: str, counts: dict[float, str]) -> None:
    one = said(language, told={form: form for form in categories(language)})
    assert {n: one("a.told", n=n) for n in counts} == counts


def test_a_form_that_is_missing_falls_to_other() -> None:
    assert said("fr", told={"one": "{n} mot", "other": "{n} mots"})("a.told", n=1_000_000).endswith("mots")


def test_a_phrase_for_a_page_is_escaped_with_its_values_but_for_markup() -> None:
    one = said("en", told="R&D of {who} in {where}")
    assert one.markup("a.told", who="<b>", where=Markup("<i>x</i>")) == "R&amp;D of &lt;b&gt; in <i>x</i>"
    assert one("a.told", who="<b>", where="a&b") == "R&D of <b> in a&b"


def test_a_value_with_braces_is_no_place() -> None:
    assert said("en", told="{who}!")("a.told", who="{where}") == "{where}!"


def test_what_a_template_says_wrongly_is_told_with_what_to_write() -> None:
    one = said("en", told="{who}", many={"other": "{n}"})
    with pytest.raises(SettingsError, match=r"no text called 'a\.tolt'"):
        one("a.tolt")
    with pytest.raises(SettingsError, match=r"is given no who.*who=…"):
        one("a.told")
    with pytest.raises(SettingsError, match=r"counts and is given no n"):
        one.markup("a.many")


def test_an_own_sentence_is_english_in_the_data_and_of_the_site_on_its_pages(tmp_path: Path) -> None:
    own = '[why]\npart = "{what} ({n})"\nsources = { one = "{n} Quelle", other = "{n} Quellen" }\n'
    (tmp_path / "texts.toml").write_text(own, encoding="utf-8")
    one = Phrased("why.part", what=Phrased("why.sources", n=2), n=6.5)
    assert one == "2 independent sources that day: 6.5"
    german = texts("de", tmp_path)
    assert german.again(one) == german.again(pickle.loads(pickle.dumps(one))) == "2 Quellen (6,5)"  # noqa: S301
    assert german.again("held by hand") == "held by hand"


def test_a_site_says_a_phrase_its_own_way_and_the_others_as_we_do(tmp_path: Path) -> None:
    (tmp_path / "texts.toml").write_text('[menu]\narchive = "All issues"\n', encoding="utf-8")
    one = texts("en", tmp_path)
    assert [one("menu.archive"), one("menu.about")] == ["All issues", "About"]


@pytest.mark.parametrize(
    ("own", "said", "hint"),
    [
        (
            '[menu]\narchiv = "A"\n',
            ":2: there is no text called 'menu.archiv'",
            "did you mean 'menu.archive'",
        ),
        ('archive = "A"\n', "texts.toml:1: 'archive' stands in no table", "write a heading in brackets"),
        ("[menu]\narchive = 3\n", "'menu.archive' must be text in quotes", "ours is Archive"),
        ('[edition]\narticles = "{n}"\n', "'edition.articles' must be a table of its forms", "ours is one = "),
        ('[edition]\narticles = { few = "{n}", other = "{n}" }\n', "has a form 'few'", "forms of 'en' are one, other"),
        ('[edition]\narticles = { one = "{n}" }\n', "lacks the form 'other'", "forms of 'en' are one, other"),
        ('[date]\nabout = "{when}"\n', "nothing is known to stand at {when}", "it may have {day}"),
        ('[menu]\narchive = "{day}"\n', "nothing is known to stand at {day}", "ours is Archive"),
    ],
)
def test_a_wrong_text_of_a_site_is_told_with_its_line_and_what_to_do(
    tmp_path: Path, own: str, said: str, hint: str
) -> None:
    (tmp_path / "texts.toml").write_text(own, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        texts("en", tmp_path)
    assert str(tmp_path / "texts.toml") in str(caught.value)
    assert said in str(caught.value) and hint in str(caught.value)


def test_what_a_page_says_outside_the_catalogue_is_found() -> None:
    page = lxml.html.document_fromstring(
        "<html lang=en><title>⟦Story⟧</title><body><h1>The ferry <a>is late</a></h1><p>⟦By ⟦Nell⟧ of <a>Quay</a>⟧, "
        "3 March 2026</p><p>Read <b>it</b> all</p><p>12 <i title='Subscribe'>x5</i></p><p lang=de>Alt und gut</p>"
        "<script>var here</script><ul><li>Quay News<li>Next</ul>"
    )
    known = of(["The ferry is late again", "Quay News", "x"])
    assert leftovers(page, known) == ["Read it all", "Next", "Subscribe"]


def test_a_site_can_say_every_phrase_in_brackets(tmp_path: Path) -> None:
    folder = speak(make(tmp_path, {"one.md": ONE}))
    menu = [one.text for one in folder.html["index.html"].xpath("//nav[@class='menu']//a")]
    assert {"⟦Archive⟧", "⟦Sources⟧"} <= set(menu)
    assert texts("en", folder.config.folder("templates")).phrases == pseudo().phrases


def test_a_headline_and_a_sentence_in_another_language_than_the_site_say_so(tmp_path: Path) -> None:
    german = ONE.replace("The ferry is late", "Der Preis").replace("source:", "language: de\nsource:")
    german = german.replace("The ferry to Quill came at noon.", "Der Kaeserei am Hang gab man gestern einen Preis.")
    folder = make(tmp_path, {"one.md": ONE, "two.md": german})
    views = Views(folder.made.site, UTC)
    english, other = (folder.members[path] for path in ("one.md", "two.md"))
    assert [views.article_link(one).language for one in (english, other)] == ["", "de"]
    assert [views.story_link(views.story_of[one.article.id]).language for one in (english, other)] == ["", "de"]
    assert [mark.language for mark in views.marks(other.summary.sentences)] == ["de"] * len(other.summary.sentences)
    arabic = Views(folder.made.site, UTC, texts=texts("ar"))
    assert arabic.article_link(english).direction == "ltr" and arabic.article_link(english).language == "en"
    assert views.article_link(english).direction == ""


def test_a_language_without_a_catalogue_is_told_of_until_the_site_has_texts_of_its_own(site: SiteMaker) -> None:
    folder = site({"a.md": f"---\ntitle: Ferry\ndate: 2026-03-03\n---\n\n{FERRY}\n"}, '[site]\nlanguage = "pt"\n')
    assert [note for note in folder.made.notes if "no catalogue" in note and "'pt'" in note]
    (folder.root / "templates").mkdir()
    (folder.root / "templates" / "texts.toml").write_text('[site]\nfront_page = "Primeira página"\n', encoding="utf-8")
    again = Folder(folder.root)
    assert not [note for note in again.made.notes if "no catalogue" in note]
    assert "Primeira página" in again.files["index.html"].decode()
