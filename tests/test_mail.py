"""An edition to be sent: HTML that mail programs show, plain text and Markdown, each with all that its page tells."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import lxml.html
import mistune
import pytest

from digest import border
from digest.model import Edition, Page
from digest.pages import paths
from digest.pages.corrections import InWords, shown
from digest.pages.mail import fitted, mails, markdown, plain
from digest.pages.shapes import CorrectionView
from digest.pages.telling import How, Issue, Note, Origin, Sentence, Telling
from digest.render import Renderer
from digest.texts import texts
from tests.conftest import SiteMaker
from tests.sites import ROOT, Folder, tree

ENGLISH = texts("en")
HOW = How("In the article’s own sentences", "extractive")
STARS = "*Not* [so](x) `bad` <b>&amp; 1_000_ ~~#~~ \\ |"
SIGNS = ["# a heading", "1. a list", "- a list", "+ a list", "=== no", "> words", STARS]


def issue(*stories: Telling, corrections: tuple[CorrectionView, ...] = (), unchanged: tuple[Origin, ...] = ()) -> Issue:
    """The edition of a day with ``stories``."""
    at = datetime(2026, 3, 18, tzinfo=UTC)
    url = "https://paper.example/2026/03/18/"
    return Issue(at.date(), 7, "Wednesday 18 March 2026", url, at, at, stories, unchanged, corrections, "18 March 2026")


def story(number: int, text: str, headline: str = "", tier: str = "brief", language: str = "") -> Telling:
    """A story of an edition with one sentence."""
    url = f"https://paper.example/2026/03/18/story-{number}/"
    return Telling(
        tier=tier,
        anchor=f"story-{number}",
        headline=headline or f"Headline {number}",
        url=url,
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        since="",
        sentences=(Sentence(text, (Note("1", f"{url}#s0", "Herald, sentence 1"),)),),
        figures=(),
        how=HOW,
        origins=(Origin("Herald", "A title", url, f"https://herald.example/{number}"),),
    )


def mail_of(one: Issue, folder: Folder) -> bytes:
    """``one`` as a mail of the small paper."""
    (page,) = mails([one], ENGLISH)
    return rendered(page, folder)


class _Site:
    title, language, direction = "The <Paper>", "en", "ltr"


def rendered(page: Page, folder: Folder) -> bytes:
    return Renderer(folder.config.folder("templates"), folder.config.site.base_url)(page, _Site()).data


def forms(folder: Folder, edition: Edition) -> dict[str, str]:
    """The forms of ``edition`` as text, each without its line breaks."""
    names = ("edition.mail.html", "edition.txt", "edition.md")
    found = {name: folder.files[str(paths.edition_as(edition.day, name))].decode() for name in names}
    found["edition.mail.html"] = str(tree(found["edition.mail.html"].encode()).text_content())
    unmarked = re.sub(r"\\(.)", r"\1", found["edition.md"])
    return {name: " ".join(text.split()) for name, text in {**found, "edition.md": unmarked}.items()}


def test_each_form_has_every_headline_every_correction_and_the_outlets_of_its_edition(demo: Folder) -> None:
    for edition in demo.made.site.editions:
        outlets = {m.article.source.name for entry in edition.entries for m in entry.members}
        members = {m.article.id: m for m in demo.members.values()}
        put_right = [one.text for one in shown(edition.corrections, InWords(texts("en"), members, edition.day))]
        heads = [one.account.title if one.account and one.account.title else "" for one in edition.entries]
        for name, text in forms(demo, edition).items():
            missing = [one for one in [*heads, *outlets, *put_right] if " ".join(one.split()) not in text]
            assert missing == [], (name, edition.day)


def test_figures_that_differ_name_their_sources_in_each_form(demo: Folder) -> None:
    told = (
        "One says 12 people hurt; one says 14. Beacon Press Agency: “12 people had been injured”;"
        " The Port Merrow Chronicle: “14 people had been hurt”"
    )
    days = [forms(demo, edition) for edition in demo.made.site.editions]
    for name in ("edition.mail.html", "edition.txt", "edition.md"):
        assert sum(told in day[name] for day in days) == 1, name


def test_a_mail_has_the_accent_of_the_paper_in_the_light_and_in_the_dark(small: Folder) -> None:
    style = (ROOT / "templates" / "static" / "style.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"--accent:(#[0-9a-f]{6})", style)[:2]
    found = re.findall(r"(?m)^a\{color:(#[0-9a-f]{6})", mail_of(issue(story(1, "So.")), small).decode())
    assert found == [light, dark]


def test_a_mail_loads_nothing_and_all_its_links_are_absolute(demo: Folder) -> None:
    for path, data in demo.files.items():
        if not path.endswith(".mail.html"):
            continue
        root = tree(data)
        assert len(data) < 100_000
        links = [link for _, _, link, _ in root.iterlinks()]
        assert links and all(urlsplit(link).scheme in {"http", "https"} for link in links)
        tags = {str(one.tag) for one in root.iter()}
        assert not tags & {"img", "link", "script", "form", "iframe", "object", "svg", "video"}
        assert b"url(" not in data and b"@import" not in data


def test_a_mail_says_its_language_and_direction_and_opens_with_its_headlines(small: Folder) -> None:
    data = mail_of(issue(story(1, "خبر.", "عنوان", language="ar"), story(2, "So.", "Second")), small)
    root = tree(data)
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    (arabic,) = root.xpath("//div[@lang]")
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert root.find("body").text_content().strip().startswith("عنوان; Second")


@pytest.mark.parametrize("length", [20, 600, 40_000])
def test_a_mail_of_400_stories_stays_below_what_mail_programs_cut_off(small: Folder, length: int) -> None:
    text = "<" * (length // 3) + "Ж" * (length // 3)
    stories = [story(number, text) for number in range(400)]
    one = issue(*stories)
    data = mail_of(one, small)
    kept = fitted(one)
    assert len(kept.issue.tellings) >= 1
    if length < 40_000:
        assert len(data) < 100_000
    assert f"{kept.left} more stories stand on the site" in data.decode()
    assert kept.left == 400 - len(tree(data).xpath("//h3"))


def test_plain_text_is_72_wide_but_for_its_links_and_numbers_each_address_once(demo: Folder) -> None:
    for path, data in demo.files.items():
        if not path.endswith("edition.txt"):
            continue
        body, _, links = data.decode().partition("\nLINKS\n-----\n")
        assert max(len(line) for line in body.splitlines()) <= 72, path
        listed = [re.fullmatch(r"\[(\d+)\] (https?://\S+)", line) for line in links.splitlines()]
        found = [(int(one[1]), one[2]) for one in listed if one]
        assert len(found) == len(listed)
        assert [number for number, _ in found] == list(range(1, len(found) + 1))
        assert len({address for _, address in found}) == len(found)
        assert {int(one) for one in re.findall(r"\[(\d+)\]", body)} == {number for number, _ in found}


def test_words_without_spaces_are_wrapped_too() -> None:
    body = plain(issue(story(1, "船" * 500)), "Paper", ENGLISH)
    assert max(len(line) for line in body.partition("LINKS")[0].splitlines()) <= 72


@pytest.mark.parametrize("text", SIGNS)
def test_markdown_says_signs_as_they_are(text: str) -> None:
    html = str(mistune.html(markdown(issue(story(1, text, headline=text)), text, ENGLISH)))
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    (title,) = root.iter("h1")
    assert title.text_content() == text
    assert [one.text_content() for one in root.iter("h3")] == [text]
    assert [one.text_content() for one in root.iter("p")][1].startswith(text)
    assert not {str(one.tag) for one in root.iter()} & {"b", "code", "ol", "ul", "blockquote", "del", "em"}


def test_all_three_hold_hostile_words_unharmed(small: Folder) -> None:
    text = "]]> <script>alert(1)</script> \u202eturned\u202c 🛳️ \x07"
    one = issue(story(1, border.xml(text), tier="lead"), unchanged=(Origin("A", text, "https://a.example/", None),))
    data = mail_of(one, small)
    assert not tree(data).xpath("//script") and "🛳️" in data.decode()
    assert "\x07" not in plain(one, "Paper", ENGLISH) + markdown(one, "Paper", ENGLISH)
    assert "<script>" not in str(mistune.html(markdown(one, "Paper", ENGLISH)))


def test_an_edition_s_page_leads_to_its_other_forms(small: Folder) -> None:
    day = date(2026, 3, 4)
    root = small.html[str(paths.edition(day))]
    shown_as = {str(link) for link in root.xpath("//main//a/@href")}
    assert {"edition.mail.html", "edition.txt", "edition.md"} <= shown_as


def test_an_article_without_a_headline_has_words_to_be_clicked(site: SiteMaker) -> None:
    folder = site(
        {"2026-03-04-x.md": "---\ndate: 2026-03-04\n---\n\nThe old bridge is shut, said the county on Monday.\n"}
    )
    text = folder.files["2026/03/04/edition.md"].decode()
    assert re.search(r"^## \[[^\]]+\]\(", text, re.MULTILINE)
