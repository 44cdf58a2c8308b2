"""``digest check --external``: links to elsewhere, asked of real servers on this machine."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from digest import border
from digest.check import external
from digest.check.external import Known, Linked
from digest.cli.check import KEPT
from digest.model import Url
from digest.web import Answer, Limits
from digest.web.client import Client
from tests.sites import NOW, Folder, make, run
from tests.web_server import hang, moved, page, raw, serving

TABLE = {
    "/good": page("here"),
    "/empty": page("", status=204),
    "/part": page("", status=206),
    "/gone": page("", status=410),
    "/shy": page("", status=403),
    "/busy": page("", status=429),
    "/broken": page("", status=500),
    "/new": moved("/good"),
    "/today": moved("/good", 302),
    "/round": moved("/about"),
    "/about": moved("/round"),
    "/hang": hang,
    "/cut": raw(b"HTTP/1.1 2"),
    "/robots.txt": page("User-agent: *\nDisallow: /private\n", "text/plain"),
}
VERDICTS = {
    "/good": "good",
    "/today": "good",
    "/empty": "good",
    "/part": "good",
    "/new": "moved",
    "/gone": "dead",
    "/nowhere": "dead",
    "/shy": "untold",
    "/busy": "untold",
    "/broken": "untold",
    "/round": "untold",
    "/hang": "untold",
    "/cut": "dead",
    "/private/page": "untold",
}
LIMITS = Limits("test", seconds=1, retries=0, pause=0, private=("127.0.0.0/8",))


def quiet(one: Known) -> None:
    """Tell nobody."""


def test_each_answer_of_a_server_has_its_verdict() -> None:
    with serving(TABLE) as web:
        wanted = [web.url(path) for path in VERDICTS]
        found = external.ask(wanted, Client(LIMITS), NOW, 4, quiet)
        asked = web.paths()
    assert {one.address.removeprefix(web.url("")[:-1]): one.verdict for one in found} == VERDICTS
    assert "/private/page" not in asked
    (new,) = [one for one in found if one.verdict == "moved"]
    assert new.to == web.url("/good")


def test_a_private_address_is_never_asked_and_a_host_that_there_is_not_is_dead() -> None:
    connected: list[str] = []

    def resolve(name: str, port: int) -> tuple[str, ...]:
        if name == "router.example":
            return ("192.168.0.1",)
        raise socket.gaierror(socket.EAI_NONAME, "no such host")

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        connected.append(address)
        raise OSError

    client = Client(Limits("test", retries=0, pause=0), resolve=resolve, connect=connect)
    found = external.ask([url("http://router.example/"), url("http://nobody.example/")], client, NOW, 2, quiet)
    assert {one.address: one.verdict for one in found} == {
        "http://router.example/": "untold",
        "http://nobody.example/": "dead",
    }
    assert connected == []


class Endless:
    """Says that everything is there, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Url] = []

    def get(self, address: Url, *, etag: str = "", modified: str = "", accept: str = "*/*") -> Answer:
        raise AssertionError(address)

    def there(self, address: Url) -> Answer:
        self.asked.append(address)
        return Answer(address, 200)


def test_who_stops_it_waits_for_no_further_question_to_a_host() -> None:
    def stop(one: Known) -> None:
        if one.address.startswith("http://a."):
            raise KeyboardInterrupt

    asker = Endless()
    addresses = [url(f"http://{host}.example/{n}") for host in "ab" for n in range(50)]
    with pytest.raises(KeyboardInterrupt):
        external.ask(addresses, asker, NOW, 1, stop)
    assert [one for one in asker.asked if one.startswith("http://a.")] == ["http://a.example/0"]


def test_what_one_host_s_answer_stops_stops_every_other_host_too() -> None:
    class Slow(Endless):
        def there(self, address: Url) -> Answer:
            never.wait(0.01 if address.startswith("http://a.") else 0)
            return Endless.there(self, address)

    def stop(one: Known) -> None:
        if one.address.startswith("http://b."):
            raise KeyboardInterrupt

    never, asker = Event(), Slow()
    addresses = [url("http://b.example/"), *(url(f"http://a.example/{n}") for n in range(2_000))]
    with pytest.raises(KeyboardInterrupt):
        external.ask(addresses, asker, NOW, 2, stop)
    assert len(asker.asked) < len(addresses)


def test_a_silent_host_is_asked_twice_without_a_second_way_and_no_more() -> None:
    with serving({f"/{n}": hang for n in range(6)}) as web:
        wanted = [web.url(f"/{n}") for n in range(6)]
        found = external.ask(wanted, Client(replace(LIMITS, seconds=0.2)), NOW, 4, quiet)
        assert [one.method for one in web.asked if one.path != "/robots.txt"] == ["HEAD", "HEAD"]
    assert [one.verdict for one in found] == ["untold"] * 6
    assert "was silent 2 times in a row" in found[-1].why


def url(text: str) -> Url:
    found = border.url(text)
    assert found
    return found


@pytest.mark.parametrize(
    ("verdict", "days", "holds"),
    [("good", 13.9, True), ("good", 14, False), ("dead", 0.9, True), ("dead", 1, False), ("untold", 2, False)],
)
def test_a_good_answer_is_believed_for_14_days_and_a_bad_one_for_a_day(
    verdict: external.Verdict, days: float, *, holds: bool
) -> None:
    asked = datetime(2026, 3, 1, tzinfo=UTC)
    known = Known("http://a.example/", asked.isoformat(), verdict)
    assert known.holds(asked + timedelta(days=days)) == holds
    assert not known.holds(asked - timedelta(hours=1))


def test_what_was_found_is_kept_as_lines_and_a_damaged_line_is_forgotten() -> None:
    asked = datetime(2026, 3, 1, tzinfo=UTC)
    good = Known("http://b.example/", asked.isoformat(), "good")
    dead = Known("http://a.example/", asked.isoformat(), "dead", "has nothing")
    data = external.text([good, dead], asked)
    assert [json.loads(row)["address"] for row in data.decode().splitlines()] == [
        "http://a.example/",
        "http://b.example/",
    ]
    assert external.parsed(data) == {one.address: one for one in (good, dead)}
    assert external.parsed(external.text([good, dead], asked + timedelta(days=2))) == {good.address: good}
    no_zone = '{"address":"x","asked":"2026-03-01","verdict":"good"}'
    spoiled = [b"{", b"[]", b'{"verdict":"fine"}', b"\xff", no_zone.encode(), data]
    assert external.parsed(b"\n".join(spoiled)) == external.parsed(data)


def test_an_address_on_several_pages_is_told_once() -> None:
    links = {url("http://a.example/"): Linked("x.html", 3, 3), url("http://b.example/"): Linked("y.html", 4, 1)}
    known = {
        "http://a.example/": Known("http://a.example/", "", "dead", "has nothing"),
        "http://b.example/": Known("http://b.example/", "", "moved", to="http://c.example/"),
    }
    one, other = external.faults(links, known)
    assert (one.level, one.path, one.line) == ("warning", "x.html", 3)
    assert one.what == "http://a.example/ has nothing (and 2 more pages)"
    assert (other.level, other.what) == ("note", "http://b.example/ has moved for good to http://c.example/")


def paper(root: Path, links: list[Url]) -> Folder:
    """A built paper whose one article has ``links``."""
    words = "\n\n".join(f"The harbour office [said so on page {n}]({link})." for n, link in enumerate(links))
    toml = '[site]\ntitle = "T"\n[fetch]\nprivate = ["127.0.0.0/8"]\npause = 0\nretries = 0\n'
    folder = make(root, {"a/2026-03-02-a.md": f"---\ntitle: The harbour is shut\n---\n\n{words}\n"}, toml)
    assert run("build", cwd=folder.root).code == 0
    return folder


def test_the_command_asks_once_and_remembers_until_it_is_time_again(tmp_path: Path) -> None:
    with serving(TABLE) as web:
        folder = paper(tmp_path / "paper", [web.url("/good"), web.url("/nowhere"), web.url("/shy")])
        plain = run("check", cwd=folder.root)
        assert (plain.code, web.asked) == (0, [])
        first = run("check", "--external", cwd=folder.root)
        asked = sorted(set(web.paths()))
        web.asked.clear()
        again = run("check", "--external", "--strict", cwd=folder.root)
        assert web.asked == []
        later = str(int((NOW + timedelta(days=2)).timestamp()))
        run("check", "--external", cwd=folder.root, env={"SOURCE_DATE_EPOCH": later})
        assert sorted(set(web.paths())) == ["/nowhere", "/shy"]
    assert asked == ["/good", "/nowhere", "/shy"]
    assert (first.code, again.code) == (0, 1)
    assert "external: 1 warning, 1 note" in first.out
    assert f"{web.url('/nowhere')} has nothing at this address (404)" in first.out
    assert f"{web.url('/shy')} cannot be told: does not let digest in (403)" in first.out
    assert (folder.root / KEPT).read_text().count("\n") == 3


def test_a_home_that_digest_made_of_a_domain_is_not_asked_and_one_of_digest_toml_is_named(tmp_path: Path) -> None:
    with serving({"/robots.txt": page("", "text/plain")}) as web:
        text = (
            "---\ntitle: {0}\ndate: 2026-03-02\nsource: {1}\n---\n\nThe harbour of {0} was shut on Monday by storms.\n"
        )
        toml = '[site]\ntitle = "T"\n[fetch]\nprivate = ["127.0.0.0/8"]\npause = 0\nretries = 0\n'
        toml += f'[[source]]\nkey = "gull"\nname = "Gull"\nhome = "{web.url("/")}"\n'
        files = {"a.md": text.format("Harwick", "gull"), "b.md": text.format("Lowfield", "made.example")}
        folder = make(tmp_path / "paper", files, toml)
        assert run("build", cwd=folder.root).code == 0
        done = run("check", "--external", cwd=folder.root)
        assert sorted(set(web.paths())) == ["/"]
    assert "mend 'home' below [[source]]" in done.out
    assert "made.example" not in done.out
