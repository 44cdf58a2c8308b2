"""A paper works wherever it is put: at the root of a server, below a path, and on a disk."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from digest.build import Build, build
from digest.cli.common import with_base_url
from digest.request import Request
from tests.links import broken, leads_out, links, target
from tests.sites import NOW, Folder, tree

ROOT_ADDRESS, BELOW = "https://paper.example/", "https://host.example/repo/"
FOR_MACHINES = {"canonical", "alternate"}
"""Links of the head that say whole addresses."""
ABSENT = "404.html"


def at(folder: Folder, address: str) -> Build:
    """The paper as it is built for ``address``."""
    return build(with_base_url(folder.config, address), Request(NOW))


@pytest.fixture(scope="module")
def builds(demo: Folder) -> dict[str, dict[str, bytes]]:
    """The demonstration's files for each address."""
    return {one: {str(file.path): file.data for file in at(demo, one).files} for one in (ROOT_ADDRESS, BELOW)}


@pytest.mark.parametrize("address", [ROOT_ADDRESS, BELOW])
def test_every_link_and_anchor_within_the_site_holds(builds: dict[str, dict[str, bytes]], address: str) -> None:
    files = builds[address]
    pages = {path: tree(data) for path, data in files.items() if path.endswith(".html")}
    assert broken(pages, files, address) == []


def test_the_page_for_what_is_not_found_links_below_the_path_of_its_site(
    builds: dict[str, dict[str, bytes]],
) -> None:
    for address, files in builds.items():
        page = tree(files[ABSENT])
        inner = [one for one in links(ABSENT, page) if not leads_out(one, address) and one.address[:1] != "#"]
        assert inner
        assert [one.address for one in inner if not one.address.startswith(urlsplit(address).path)] == []


def test_on_a_disk_every_link_but_those_for_machines_names_a_file(demo: Folder) -> None:
    """No link begins at the root or ends at a folder: a disk has no server that would know what is meant."""
    base = demo.config.site.base_url
    wrong = []
    for path, page in demo.html.items():
        for link in links(path, page) if path != ABSENT else ():
            if link.element.tag == "link" and FOR_MACHINES & set(link.rel.split()) and "://" in link.address:
                continue
            end = target(link, base)
            inside = end is not None and bool(urlsplit(link.address).netloc)
            rooted = link.address.startswith("/")
            folder = end is not None and urlsplit(link.address).path.endswith(("/", "."))
            if inside or rooted or folder:
                wrong.append((path, link.address))
    assert wrong == []


def test_no_page_names_the_address_it_was_built_for_but_in_its_head(builds: dict[str, dict[str, bytes]]) -> None:
    """So a site that was built for one address can be read at another; feeds and machines need whole addresses."""
    for address, files in builds.items():
        for path, data in files.items():
            if path.endswith(".html") and path != ABSENT and not path.endswith(".mail.html"):
                body = data.decode().partition("<body")[2]
                assert address not in re.sub(r"<script type=.application/ld\+json.*?</script>", "", body), path


def test_style_sheets_ask_for_nothing_but_files_of_the_site(demo: Folder) -> None:
    for path, data in demo.files.items():
        if path.endswith(".css"):
            found = re.findall(r"url\(\s*[\"']?([^\"')]+)", data.decode())
            assert "@import" not in data.decode()
            assert [one for one in found if not one.startswith("data:") and f"static/{one}" not in demo.files] == []
