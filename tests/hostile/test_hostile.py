"""Nothing a stranger writes runs, loads, leaves the folder or breaks the build; a bad file costs itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml.html import HtmlElement

from digest.write import write
from tests.conftest import SiteMaker
from tests.hostile.table import HOSTILE, front
from tests.links import broken, links
from tests.sites import Folder, run, tree, xml

_DRAWN = {"svg", "title", "desc", "path", "text", "rect", "a"}
_LOADS = (
    "script",
    "iframe",
    "object",
    "embed",
    "base",
    "form",
    "input",
    "img",
    "svg",
    "math",
    "style",
    "video",
    "audio",
)
_STEP = re.compile(r"(^|/)\.\.?(/|$)|\\|[\x00-\x1f]")

Attack = Callable[[str], Folder]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attack:
    """Papers made of hostile articles, each built once and shared by the tests here."""
    from tests.sites import make  # noqa: PLC0415 (only this fixture makes sites by hand)

    known: dict[str, Folder] = {}

    def paper(name: str) -> Folder:
        if name not in known:
            good = {
                "good/good.md": front("A good article of plain words about a quiet day in a village.", title="Good")
            }
            known[name] = make(tmp_path_factory.mktemp("hostile"), {**good, **HOSTILE[name]})
        return known[name]

    return paper


@pytest.fixture(params=HOSTILE)
def paper(request: pytest.FixtureRequest, attacked: Attack) -> Folder:
    """Each hostile paper, one after the other."""
    return attacked(request.param)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_build_goes_on_and_every_file_is_used_or_named(attacked: Attack, name: str) -> None:
    paper = attacked(name)
    assert "good/good.md" in paper.members
    files = {path.relative_to(paper.root / "content").as_posix() for path in (paper.root / "content").rglob("*.*")}
    named = {one.item.partition("#")[0] for one in paper.made.skipped}
    assert {path for path in files if not path.startswith("pages/")} <= set(paper.members) | named


def test_no_page_has_an_element_or_an_attribute_that_runs_or_loads(paper: Folder) -> None:
    for path, root in paper.html.items():
        for element in root.iter():
            if isinstance(element.tag, str) and not _is_data(element) and not _is_ours(element, path):
                drawn = element.tag == "svg" and {one.tag for one in element.iter()} <= _DRAWN
                assert drawn or element.tag not in _LOADS, f"{path}: {element.tag}"
                wrong = [name for name in element.attrib if str(name).startswith("on") or name in {"style", "srcdoc"}]
                assert not wrong, f"{path}: {element.tag} {wrong}"
        assert root.xpath("//meta[@http-equiv]/@http-equiv") == ["content-security-policy"]
        styles = root.xpath("//link[contains(@rel, 'stylesheet')]/@href")
        assert len(styles) == 1
        assert not urlsplit(styles[0]).netloc


def _is_data(element: HtmlElement) -> bool:
    """Whether ``element`` is the linked data of a page: in the head, nothing that runs, JSON to its end."""
    if element.tag != "script" or dict(element.attrib) != {"type": "application/ld+json"}:
        return False
    parent = element.getparent()
    table = json.loads(element.text or "")
    return parent is not None and parent.tag == "head" and table["@context"] == "https://schema.org"


def _is_ours(element: HtmlElement, path: str) -> bool:
    """Whether ``element`` is a script in a file of the site's own, or a form that sends nothing to anybody."""
    if element.tag in {"form", "input", "button"}:
        sends = {"action", "method", "target", "formaction", "formmethod"}
        return path.startswith("search/") and not sends & set(element.attrib)
    source = str(element.get("src", ""))
    names = {name for name in map(str, element.attrib) if not name.startswith("data-")}
    ours = re.fullmatch(r"(?:\.\./)*(?:static/[a-z]+\.[0-9a-f]{8}|search-data[-0-9a-z]*)\.js", source)
    return element.tag == "script" and names == {"defer", "src"} and ours is not None and not element.text


def test_every_address_on_a_page_is_of_a_harmless_scheme(paper: Folder) -> None:
    for path, root in paper.html.items():
        for link in links(path, root):
            parts = urlsplit(link.address)
            assert parts.scheme in {"", "http", "https"}, f"{path}: {link.address}"
            assert "@" not in parts.netloc
            assert parts.scheme or not parts.netloc, f"{path}: {link.address} takes its scheme from the page"


def test_links_between_pages_hold(paper: Folder) -> None:
    assert broken(paper.html, paper.files, paper.config.site.base_url) == []


def test_every_path_is_inside_the_output_folder_and_no_two_are_one(paper: Folder) -> None:
    paths = [str(file.path) for file in paper.made.files]
    for path in paths:
        assert not path.startswith("/"), path
        assert not _STEP.search(path), path
        assert max(map(len, path.split("/"))) < 200
    assert len({path.casefold() for path in paths}) == len(paths)


def test_the_site_can_be_written_and_lies_in_its_folder(paper: Folder, tmp_path: Path) -> None:
    done = write(paper.made.files, tmp_path / "deep" / "out")
    assert done.skipped == ()
    assert {path.name for path in tmp_path.iterdir()} == {"deep"}
    assert {path.name for path in (tmp_path / "deep").iterdir()} == {"out"}


def test_all_xml_and_json_is_well_formed(paper: Folder) -> None:
    for path, data in paper.files.items():
        if path.endswith(".xml"):
            xml(data)
        elif path.endswith(".json"):
            json.loads(data)
        elif path.endswith(".jsonl"):
            assert [json.loads(line) for line in data.decode().splitlines()]


def test_markup_inside_feeds_is_as_harmless_as_on_pages(paper: Folder) -> None:
    """What a feed carries as HTML is parsed as a reader would, once out of its XML."""
    for path, data in paper.files.items():
        if path.endswith(("feed.xml", "rss.xml")):
            contents = xml(data).xpath("//*[local-name()='content' or local-name()='description']")
            for content in contents:  # type: ignore[union-attr]
                root = tree(f"<div>{content.text or ''}</div>".encode())  # type: ignore[union-attr]
                assert {one.tag for one in root.iter()} <= {"html", "body", "div", "p", "h2", "a", "small"}, path
                assert all(urlsplit(one).scheme in {"http", "https"} for one in root.xpath("//@href"))
                other = {str(one) for one in root.xpath("//@*[name() != 'href']")}
                assert other == {str(one) for one in root.xpath("//@lang | //@dir")}


def test_no_file_is_large_out_of_proportion(paper: Folder) -> None:
    """A small file that says "a million of these" must not become a million of them."""
    assert max(map(len, paper.files.values())) < 1_000_000
    assert all(len(text) < 10_000 for text in paper.made.warnings)


def test_nothing_of_the_machine_gets_into_the_site(paper: Folder) -> None:
    secret = Path("/etc/passwd").read_bytes().splitlines()[0]
    assert [path for path, data in paper.files.items() if secret in data] == []


@pytest.mark.parametrize("name", ["control characters", "markup in file names", "right to left", "a lone surrogate"])
def test_the_command_line_survives_it_too(attacked: Attack, name: str, tmp_path: Path) -> None:
    """Names and warnings of strangers are printed, under the poorest locale as well."""
    done = run("build", "-o", tmp_path / "out", cwd=attacked(name).root, env={"LC_ALL": "C"})
    assert done.code in {0, 1}
    assert "Traceback" not in done.err
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_template_like_text_is_text(site: SiteMaker) -> None:
    """What looks like the template language in an article is not run."""
    folder = site({"a.md": front("{{ 7 * 7 }} {% include 'base.html' %} " * 6, title="{{ site.__class__ }}")})
    page = folder.html[folder.page("a.md")].text_content()
    assert "{{ site.__class__ }}" in page
    assert "49" not in page
