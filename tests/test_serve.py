"""The preview in a process of its own: it shows the site, misses no edit, shows what is wrong, and ends cleanly."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Event

import pytest

from tests.conftest import SiteMaker
from tests.factories import CHEESE, FERRY
from tests.previews import PATIENCE, Preview, awaited, opened, preview, started
from tests.sites import Folder, make

TOML = '[site]\ntitle = "Quill Post"\nbase_url = "https://you.example/repo/"\n'
ONE = {"a.md": f"---\ntitle: Ferry late\ndate: 2026-03-03\nsource: harbour\n---\n\n{FERRY}\n"}
CHEESES = f"---\ntitle: Cheese fair\ndate: 2026-03-04\n---\n\n{CHEESE}\n"
FAILED = 'class="digest-failed"'


@pytest.fixture
def folder(site: SiteMaker) -> Folder:
    made: Folder = site(ONE, TOML)
    return made


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview to be asked, of a site that nobody changes."""
    with preview(make(tmp_path_factory.mktemp("shown"), ONE, TOML)) as one:
        yield one


def test_the_preview_stands_at_the_path_of_the_real_address(shown: Preview) -> None:
    assert shown.base == "/repo/"
    assert "Ferry late" in shown.ask("").text
    for asked, led in {"/": "/repo/", "/repo": "/repo/", "/repo/2026/03/03": "/repo/2026/03/03/"}.items():
        reply = shown.ask(asked)
        assert (reply.status, reply.headers["Location"]) == (302, led)
    assert shown.ask("/repo/search?q=ferry").headers["Location"] == "/repo/search/?q=ferry"
    lost = shown.ask("no/such/page/")
    assert lost.status == 404
    assert 'href="/repo/archive/"' in lost.text, "the site's own page"
    assert shown.ask("/elsewhere/").status == 404
    assert f'rel="canonical" href="{shown.address}2026/03/03/"' in shown.ask("2026/03/03/").text
    card = shown.ask("2026/03/03/card.png")
    assert (card.status, card.headers["Content-Type"]) == (200, "image/png")
    assert int(card.headers["Content-Length"]) > 5000, "it is drawn when it is asked for"
    assert "words kept" in shown.ask("2026/03/03/ferry-late/audit/").text


def test_an_answer_says_its_type_is_never_kept_and_head_is_answered(shown: Preview) -> None:
    types = {"": "text/html; charset=utf-8", "feed.xml": "application/xml", "feed.json": "application/json"}
    for path, kind in types.items():
        reply = shown.ask(path)
        assert (reply.headers["Content-Type"], reply.headers["Cache-Control"]) == (kind, "no-store")
        assert "Etag" not in reply.headers
        head = shown.ask(path, "HEAD")
        assert (head.status, head.text) == (200, "")
        assert head.headers["Content-Length"] == str(len(reply.text.encode()))


def test_strangers_are_refused(shown: Preview) -> None:
    """A name that only leads here, a page of another origin, and whoever wants more than to look."""
    here = f"127.0.0.1:{shown.port}"
    assert shown.ask("", Host=f"localhost:{shown.port}").status == 200
    assert shown.ask("", Host="evil.example").status == 421
    assert shown.ask("", Host=f"evil.example:{shown.port}").status == 421
    assert shown.ask("", Origin="https://evil.example").status == 403
    assert shown.ask("", Origin="null").status == 403
    assert shown.ask("", Origin=f"http://{here}").status == 200
    assert shown.ask("", Host=f"LocalHost:{shown.port}").status == 200
    for path in ("", "search-data.js", "/livereload.js", "/.digest/preview.js"):
        reply = shown.ask(path)
        assert reply.status == 200
        assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin", "no page of others can load it"
        assert reply.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert shown.ask(path, Host="evil.example").status == 421
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        reply = shown.ask("", method, Origin="https://evil.example")
        assert reply.status in {403, 405}
        assert shown.ask("", method).status == 405
    assert not [name for name in shown.ask("").headers if name.lower().startswith("access-control")]
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
    assert shown.ask("/livereload", Origin="https://evil.example", **upgrade, **key).status == 403
    assert shown.ask("/livereload", Host="evil.example", **upgrade, **key).status == 421


def test_it_listens_on_this_machine_alone(shown: Preview) -> None:
    """Another of the machine's own loopback addresses finds nobody."""
    with socket.socket() as other:
        other.settimeout(5)
        assert other.connect_ex(("127.0.0.2", shown.port)) != 0


def test_every_edit_reaches_an_open_page_and_what_a_page_missed_it_learns(folder: Folder) -> None:
    async def edits(shown: Preview) -> None:
        for junk in ("{", "[]", "1", "{}", '{"command": "info", "plugins": []}', "\u2603"):
            async with opened(shown) as page:
                await page.connection.write_message(junk)
                assert await page.reloaded()
        async with opened(shown) as page:
            for number in range(2):
                folder.put("a.md", ONE["a.md"].replace("Ferry late", f"Ferry {number} hours late"))
                assert await page.reloaded()
        async with opened(shown, of=page.of) as late:
            assert await late.reloaded(), "a page of before learns it when it opens its socket"
        async with opened(shown, of="another preview's, that was here before") as other:
            assert await other.reloaded()

    with preview(folder) as shown:
        awaited(edits(shown))
        assert "Ferry 1 hours late" in shown.ask("").text


def test_two_saves_200_ms_apart_both_arrive(folder: Folder) -> None:
    async def saves(shown: Preview) -> None:
        async with opened(shown) as page:
            folder.put("a.md", ONE["a.md"].replace("Ferry late", "Ferry first"))
            await asyncio.sleep(0.2)
            folder.put("a.md", ONE["a.md"].replace("Ferry late", "Ferry second"))
            while "Ferry second" not in shown.ask("").text:
                assert await page.reloaded()

    with preview(folder) as shown:
        awaited(saves(shown))


def test_files_that_come_go_and_move_are_seen_also_in_folders_made_later(folder: Folder) -> None:
    with preview(folder) as shown:
        made = folder.put("new/deep/b.md", CHEESES)
        shown.wait_for("2026/03/04/", "Cheese fair")
        made.with_name("c.md").write_text(CHEESES.replace("Cheese fair", "Cheese market"), encoding="utf-8")
        shown.wait_for("2026/03/04/", "Cheese market")
        made.unlink()
        shown.wait_for("2026/03/04/", "Cheese market", gone="Cheese fair")
        made.parent.rename(made.parent.with_name("moved"))
        (folder.root / "content/new/moved/c.md").write_text(CHEESES, encoding="utf-8")
        shown.wait_for("2026/03/04/", "Cheese fair", gone="Cheese market")
        temporary = folder.root / "content/.a.md.tmp"
        temporary.write_text(ONE["a.md"].replace("Ferry late", "Ferry early"), encoding="utf-8")
        temporary.replace(folder.root / "content/a.md")
        shown.wait_for("2026/03/03/", "Ferry early")
        templates = folder.root / "templates"
        templates.mkdir()
        (templates / "404.html").write_text("<p>Nothing here</p>", encoding="utf-8")
        shown.wait_for("no/such/page", "Nothing here")
        (templates / "404.html").write_text("<p>Still nothing</p>", encoding="utf-8")
        shown.wait_for("no/such/page", "Still nothing")


def test_a_content_folder_that_is_replaced_or_a_link_is_followed(folder: Folder, tmp_path: Path) -> None:
    content, one, two = folder.root / "content", tmp_path / "one", tmp_path / "two"
    content.rename(one)
    two.mkdir()
    (two / "b.md").write_text(CHEESES, encoding="utf-8")
    content.symlink_to(one)
    with preview(folder) as shown:
        (one / "a.md").write_text(ONE["a.md"].replace("Ferry late", "Ferry early"), encoding="utf-8")
        shown.wait_for("", "Ferry early")
        link = folder.root / "link"
        link.symlink_to(two)
        link.replace(content)
        shown.wait_for("", "Cheese fair")
        (two / "b.md").write_text(CHEESES.replace("Cheese fair", "Cheese market"), encoding="utf-8")
        shown.wait_for("", "Cheese market")
        content.unlink()
        shown.wait_for("", "there is no such content folder", "Cheese market")
        content.mkdir()
        folder.put("a.md", ONE["a.md"])
        shown.wait_for("", "Ferry late", gone=FAILED)
        folder.put("a.md", ONE["a.md"].replace("Ferry late", "Ferry at last"))
        shown.wait_for("", "Ferry at last")


def test_500_files_at_once_give_few_builds_and_scraps_of_editors_none(folder: Folder) -> None:
    with preview(folder) as shown:
        for name in (".a.md.swp", "a.md~", "4913", ".#a.md", "#a.md#", "a.tmp"):
            folder.put(name, "scrap")
        for name in ("output/index.html", ".git/HEAD", ".cache/x"):
            (folder.root / name).parent.mkdir()
            (folder.root / name).write_text("built", encoding="utf-8")
        static = folder.root / "templates" / "static"
        static.mkdir(parents=True)
        for number in range(500):
            (static / f"{number}.css").write_text(f"p {{ order: {number} }}", encoding="utf-8")
        shown.wait_for("static/499." + sha256(b"p { order: 499 }").hexdigest()[:8] + ".css", "order: 499")
        code, out, _ = shown.end()
    assert code == 0
    assert [one.name for one in folder.output.iterdir()] == ["index.html"], "nothing is written there"
    assert 1 <= len(out.splitlines()) <= 6, out


def test_a_broken_file_is_in_the_bar_and_broken_settings_over_the_last_good_site(folder: Folder) -> None:
    with preview(folder) as shown:
        assert "digest-bar" in shown.ask("").text, "the audit page is one click away"
        folder.put("b.md", "---\ntitle: [<b>\n---\n\nText\n")
        text = shown.wait_for("", "1 file left out", "b.md")
        assert FAILED not in text
        folder.put("b.md", CHEESES)
        shown.wait_for("", "Cheese fair", gone="1 file left out")
        folder.toml.write_text(TOML.replace("title", '"<i>tittle"'), encoding="utf-8")
        text = shown.wait_for("", FAILED, "Cheese fair", 'role="alert"')
        assert "digest.toml:2" in text
        assert "<i>tittle" not in text.partition(FAILED)[2], "what stands in a file is text"
        lost = shown.ask("no/such/page")
        assert (lost.status, FAILED in lost.text) == (404, True)
        folder.toml.write_text(TOML.replace("Quill Post", "Mended Post"), encoding="utf-8")
        shown.wait_for("", "Mended Post", gone=FAILED)


def test_a_site_that_does_not_build_at_first_is_waited_for(folder: Folder) -> None:
    folder.toml.write_text("[site\n", encoding="utf-8")
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with started(folder, "--port", str(port)) as process:
        assert process.stderr is not None
        assert "the preview waits until it is mended" in process.stderr.readline()
        shown = Preview(process, port, "/")
        text = shown.wait_for("", FAILED, "is not TOML")
        assert shown.ask("").status == 404
        assert "<button>" not in text, "there is nothing below it"
        folder.toml.write_text(TOML, encoding="utf-8")
        shown.wait_for("/repo/", "Ferry late", gone=FAILED)


def test_a_ctrl_c_that_is_repeated_until_it_ends_changes_nothing(folder: Folder) -> None:
    for number in range(50):
        folder.put(f"many/{number}.txt", f"Notice {number}\n\n{CHEESE}\n")
    with preview(folder) as shown:
        folder.put("a.md", ONE["a.md"].replace("Ferry late", "Ferry early"))
        while shown.process.poll() is None:
            shown.process.send_signal(signal.SIGINT)
            Event().wait(0.01)
        code, _, err = shown.end()
    assert (code, [line for line in err.splitlines() if not line.startswith("warning: ")]) == (0, [])


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_also_while_it_builds(folder: Folder, how: signal.Signals) -> None:
    async def open_and_end(shown: Preview) -> tuple[int, str, str]:
        async with opened(shown) as page:
            for number in range(50):
                folder.put(f"many/{number}.txt", f"Notice {number}\n\n{CHEESE}\n")
            ended = await asyncio.to_thread(shown.end, how)
            assert await page.message() is None
        return ended

    with preview(folder) as shown:
        code, _, err = awaited(open_and_end(shown))
        assert (code, [line for line in err.splitlines() if not line.startswith("warning: ")]) == (0, [])
        with socket.socket() as again:
            again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            again.bind(("127.0.0.1", shown.port))


def test_a_port_that_is_taken_ends_with_3_and_names_one_that_is_free(folder: Folder) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with started(folder, "--port", str(port)) as process:
            out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert f"error: port {port} cannot be used" in err
    assert "--port" in err
    assert out == "", "nothing is built before that"


def test_no_digest_toml_ends_with_2(tmp_path: Path) -> None:
    with started(Folder(tmp_path)) as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (2, "")
    assert "digest init" in err


def test_it_tells_its_warnings_when_they_are_new_and_nothing_of_its_server(folder: Folder) -> None:
    with preview(folder) as shown:
        assert shown.ask("no/such/page").status == 404
        folder.put("a.md", f"{ONE['a.md'][:-1]}\n")
        folder.put("ferry.txt", f"Ferry again\n\n{FERRY}\n")
        folder.put("ferry.txt.toml", 'drop = "Nobody wrote this"\n')
        shown.wait_for("", "1 new warning", "has no effect")
        code, _, err = shown.end()
    assert code == 0
    assert err.count("'drop' has no effect: no line is 'Nobody wrote this'") == 1
    assert {line.partition(":")[0] for line in err.splitlines()} == {"warning"}
