"""No server is asked more often, or sooner, than it likes. The clock is one that nobody waits for."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from digest.web import Answer, WebError, Why
from digest.web.robots import MOST
from tests.web_server import Handler, Reply, drip, in_turn, moved, page, raw, serving
from tests.web_ways import Clock, Names, address, client

GOOD = page("hello")


def busy(status: int = 503, **headers: str) -> Reply:
    return page("later", "text/plain", status, **headers)


def asked(reply: Any, clock: Clock, **changes: Any) -> Answer:
    with serving({"/": reply}) as web:
        return client(clock, **({"retries": 2, "seconds": 60.0} | changes)).get(web.url("/"))


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_server_in_trouble_is_asked_again_after_longer_and_longer_pauses(status: int) -> None:
    clock = Clock()
    assert asked(in_turn(busy(status), busy(status), GOOD), clock).data == b"hello"
    assert clock.slept == [1, 2]


@pytest.mark.parametrize("broken", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhel"])
def test_a_connection_that_broke_off_is_tried_again(broken: bytes) -> None:
    clock = Clock()
    assert asked(in_turn(raw(broken), GOOD), clock).data == b"hello"
    assert clock.slept == [1]


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 405, 406, 410, 418, 451, 501, 505, 204, 206, 300, 999])
def test_an_answer_that_will_not_change_is_not_asked_for_again(status: int) -> None:
    clock = Clock()
    with serving({"/": busy(status)}) as web:
        with pytest.raises(WebError) as told:
            client(clock, retries=2).get(web.url("/"))
        assert web.paths() == ["/"]
    assert told.value.why == Why(status=status)
    assert f"({status})" in told.value.what
    assert clock.slept == []


def test_after_the_last_try_the_trouble_is_told() -> None:
    clock = Clock()
    with serving({"/": busy(503, Retry_After="3")}) as web:
        with pytest.raises(WebError, match="too busy") as told:
            client(clock, retries=2, seconds=60).get(web.url("/"))
        assert len(web.paths()) == 3
    assert told.value.why == Why(status=503, again=True, wait=3)
    assert clock.slept == [3, 3]


MONDAY = "Mon, 02 Mar 2026 07:28:{:02} GMT"
SHORT = {"0": 1, "1": 1, "7": 7, "20": 20, MONDAY.format(12): 12, "Monday, 02-Mar-26 07:28:15 GMT": 15}
SHORT |= {
    "Mon Mar  2 07:28:09 2026": 9,
    "Mon, 02 Mar 2020 07:28:00 GMT": 1,
    "soon": 1,
    "-5": 1,
    "": 1,
    "1.5": 1,
    "²": 1,
}


@pytest.mark.parametrize("value", SHORT)
def test_a_short_wait_that_a_server_asks_for_is_waited(value: str) -> None:
    """In seconds, or until a moment by its own clock in the three forms of HTTP; nonsense counts as nothing."""
    clock = Clock()
    lines = f"HTTP/1.1 429 Slow\r\nDate: {MONDAY.format(0)}\r\nRetry-After: {value}\r\nContent-Length: 0\r\n\r\n"
    assert asked(in_turn(raw(lines.encode()), GOOD), clock).data == b"hello"
    assert clock.slept == [SHORT[value]]


LONG = {"21": 21, "3600": 3600, "9" * 400: 604_800, "Mon, 02 Mar 2026 08:28:00 GMT": 3600}
LONG |= {"Fri, 31 Dec 9999 23:59:59 GMT": 604_800}


@pytest.mark.parametrize("value", LONG)
def test_a_long_wait_is_left_to_the_caller_and_the_server_is_left_alone_until_then(value: str) -> None:
    clock = Clock()
    lines = f"HTTP/1.1 429 Slow\r\nDate: {MONDAY.format(0)}\r\nRetry-After: {value}\r\nContent-Length: 0\r\n\r\n"
    with serving({"/": raw(lines.encode()), "/other": GOOD}) as web:
        asks = client(clock, retries=2, seconds=60)
        with pytest.raises(WebError, match="too often") as told:
            asks.get(web.url("/"))
        with pytest.raises(WebError, match="wants to be left alone") as second:
            asks.get(web.url("/other"))
        assert web.paths() == ["/"]
        clock.now += LONG[value]
        assert asks.get(web.url("/other")).data == b"hello"
    assert told.value.why == Why(status=429, again=True, wait=LONG[value])
    assert second.value.why.wait == pytest.approx(LONG[value])


def test_no_wait_goes_beyond_the_time_of_the_question() -> None:
    clock = Clock()
    with pytest.raises(WebError, match="too busy"):
        asked(in_turn(busy(503, Retry_After="15"), GOOD), clock, seconds=10.0)
    assert clock.slept == []


def test_between_two_questions_to_a_host_there_is_a_pause_and_none_between_two_hosts() -> None:
    clock = Clock()
    names = Names({"a.example": [["127.0.0.1"]], "b.example": [["127.0.0.1"]]})
    with serving({"/": GOOD}) as web:
        asks = client(clock, pause=5.0, resolve=names)
        for host in ("a.example", "b.example"):
            asks.get(web.url("/", host))
            asks.get(web.url("/", host))
    assert clock.slept == [5, 5, 5, 5], "robots.txt is a question too"


def test_time_in_the_queue_is_not_time_of_the_question() -> None:
    clock = Clock()
    with serving({"/": GOOD}) as web:
        asks = client(clock, pause=30.0, seconds=10.0)
        assert [asks.get(web.url("/")).data for _ in range(3)] == [b"hello"] * 3


def test_one_host_is_asked_by_one_at_a_time_and_two_hosts_at_once() -> None:
    names = Names({"a.example": [["127.0.0.1"]], "b.example": [["127.0.0.1"]]})
    meeting = threading.Barrier(2, timeout=20)
    inside: list[str] = []
    most: list[int] = []

    def meet(handler: Handler) -> None:
        host = str(handler.headers["Host"])
        inside.append(host)
        most.append(inside.count(host))
        meeting.wait()
        inside.remove(host)
        GOOD(handler)

    with serving({"/": meet}) as web, ThreadPoolExecutor(8) as pool:
        asks = client(resolve=names, seconds=60)
        answers = pool.map(asks.get, [web.url("/", host) for host in ("a.example", "b.example") * 4])
        assert [one.data for one in answers] == [b"hello"] * 8
        assert [one.path for one in web.asked].count("/robots.txt") == 2
    assert set(most) == {1}


ROBOTS = b"User-agent: *\nDisallow: /private/\nAllow: /private/open\nCrawl-delay: 4\n\nUser-agent: evil\nDisallow: /\n"


def test_what_robots_txt_forbids_is_not_asked_for() -> None:
    clock = Clock()
    with serving({"/robots.txt": page(ROBOTS, "text/plain"), "/private/open": GOOD, "/a": GOOD}) as web:
        asks = client(clock)
        asks.get(web.url("/a"))
        asks.get(web.url("/private/open"))
        for path in ("/private/", "/private/a?b"):
            with pytest.raises(WebError, match=r"robots\.txt forbids") as told:
                asks.get(web.url(path))
            assert told.value.why.refused
        with pytest.raises(WebError, match="forbids"):
            asks.there(web.url("/private/"))
        assert [one.path for one in web.asked] == ["/robots.txt", "/a", "/private/open"], "read once"
    assert clock.slept == [4], "the pause it asks for, once it is known"


def test_the_rules_for_our_name_are_ours() -> None:
    rules = (
        b"User-agent: digest\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n\nUser-agent: news-digest\nDisallow: /c\n"
    )
    with serving({"/robots.txt": page(rules), "/b": GOOD, "/a": GOOD, "/c": GOOD}) as web:
        assert client().get(web.url("/b")).data == b"hello"
        for path in ("/a", "/c"):
            with pytest.raises(WebError, match="forbids"):
                client().get(web.url(path))
        assert client(agent="Lowfield (+https://low.example/)").get(web.url("/a")).data == b"hello"


@pytest.mark.parametrize("name", ["dig", "digest-bot", "news", "digest bot", "igest"])
def test_the_rules_for_a_name_that_is_like_ours_are_not_ours(name: str) -> None:
    rules = f"User-agent: {name}\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    with serving({"/robots.txt": page(rules), "/": GOOD}) as web:
        assert client().get(web.url("/")).data == b"hello"


@pytest.mark.parametrize("line", ["user-agent: DIGEST/2.0", "Useragent: news-digest # us", "USER-AGENT : digest*"])
def test_the_rules_for_our_name_are_ours_however_they_are_written(line: str) -> None:
    with (
        serving({"/robots.txt": page(f"{line}\nDisallow: /"), "/": GOOD}) as web,
        pytest.raises(WebError, match="forbids"),
    ):
        client(agent="digest/0.1 (news-digest; +https://low.example/)").get(web.url("/"))


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed() -> None:
    with serving({"/robots.txt": page(ROBOTS), "/": moved("/private/x"), "/private/x": GOOD}) as web:
        with pytest.raises(WebError, match="forbids"):
            client().get(web.url("/"))
        assert web.paths() == ["/"]


FREE = {
    "none": page("", status=404),
    "gone": page("", status=410),
    "locked": page("", status=403),
    "in a circle": moved("/robots.txt"),
    "to nowhere": moved(""),
    "no robots.txt": page("<html>Disallow: /</html>"),
    "bytes": page(bytes(range(256)) * 40),
    "empty": page(""),
    "elsewhere": moved("/other.txt"),
    "a rule beyond its end": page(b"User-agent: *\n" + b"# and so on\n" * (MOST // 12) + b"Disallow: /\n"),
    "an odd pause": page("User-agent: *\nCrawl-delay: nan\nCrawl-delay: -3"),
}


@pytest.mark.parametrize("given", FREE)
def test_a_site_without_usable_rules_may_be_read(given: str) -> None:
    with serving({"/robots.txt": FREE[given], "/": GOOD}) as web:
        assert client().get(web.url("/")).data == b"hello"


SHUT = {
    "broken": page("", status=500),
    "busy": page("", status=503),
    "asked too often": page("", status=429),
    "slow": drip(b"HTTP/1.1 200 OK\r\n\r\n"),
    "broken off": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nUser-agent: *"),
}


@pytest.mark.parametrize("given", SHUT)
def test_a_site_whose_rules_cannot_be_read_is_not_asked_in_this_run(given: str) -> None:
    with serving({"/robots.txt": SHUT[given], "/": GOOD}) as web:
        asks = client(seconds=0.3)
        for _ in range(2):
            with pytest.raises(WebError, match=r"not asked in this run, for its robots\.txt") as told:
                asks.get(web.url("/"))
            assert told.value.where == web.url("/")
            assert told.value.why.refused and told.value.why.again
        assert [one.path for one in web.asked] == ["/robots.txt"], "asked once"


def test_a_pause_that_a_site_asks_for_has_a_bound() -> None:
    clock = Clock()
    with serving({"/robots.txt": page("User-agent: *\nCrawl-delay: 86400"), "/": GOOD}) as web:
        asks = client(clock)
        asks.get(web.url("/"))
        asks.get(web.url("/"))
    assert clock.slept == [10]


def test_hostile_rules_cost_no_time_to_speak_of() -> None:
    """Patterns that make a careless matcher try for years."""
    rules = "User-agent: *\n" + "Disallow: /" + "*a" * 80 + "*b$\n"
    with serving({"/robots.txt": page(rules), "/" + "a" * 1900: GOOD}) as web:
        assert client().get(web.url("/" + "a" * 1900)).data == b"hello"


def test_rules_are_those_of_a_host_and_its_port() -> None:
    with serving({"/robots.txt": page("User-agent: *\nDisallow: /"), "/": GOOD}) as shut, serving({"/": GOOD}) as web:
        asks = client()
        with pytest.raises(WebError, match="forbids"):
            asks.get(shut.url("/"))
        assert asks.get(web.url("/")).data == b"hello"


def test_a_server_that_is_not_there_is_told_so_and_tried_once_a_run() -> None:
    tried: list[str] = []

    def nobody(where: str, port: int, seconds: float) -> Any:
        tried.append(where)
        raise ConnectionRefusedError(111, "Connection refused")

    asks = client(Clock(), connect=nobody, retries=1)
    for _ in range(2):
        with pytest.raises(WebError) as told:
            asks.get(address("http://127.0.0.1/feed"))
        assert str(told.value) == "http://127.0.0.1/feed: cannot be reached: connection refused"
        assert told.value.why.again
    assert len(tried) == 2, "a first and a second try for robots.txt"
