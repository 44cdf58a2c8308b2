"""What a question gives: the answer, what changed since, where it has moved to, whether it is there."""

from __future__ import annotations

import pytest

from digest.web import Answer, Asker, WebError, Why
from tests.web_server import drip, endless, kept, moved, page, raw, serving
from tests.web_ways import client

OK = b"HTTP/1.1 200 OK\r\n"
TUESDAY = "Tue, 03 Mar 2026 09:00:00 GMT"


def test_an_answer_has_what_the_server_said() -> None:
    with serving({"/feed": page(b"<rss/>", 'Application/RSS+XML; Charset="ISO-8859-1"; x=y')}) as web:
        web.table["/feed"] = page(b"<rss/>", 'Application/RSS+XML; Charset="ISO-8859-1"', ETag='W/"7"')
        asks: Asker = client()
        told = asks.get(web.url("/feed?a=b&c"), accept="application/rss+xml")
    assert told == Answer(
        web.url("/feed?a=b&c"),
        200,
        b"<rss/>",
        "application/rss+xml",
        "iso-8859-1",
        etag='W/"7"',
        modified="",
        moved=None,
    )
    headers = web.asked[-1].headers
    assert web.asked[-1].path == "/feed?a=b&c"
    assert headers["user-agent"] == "digest/0.1 (news-digest)"
    assert headers["accept"] == "application/rss+xml"
    assert headers["accept-encoding"] == "gzip, deflate"
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_an_answer_without_headers_is_read_too() -> None:
    with serving({"/": raw(OK + b"\r\nhello"), "/old": raw(b"HTTP/1.0 200 OK\n\nhello")}) as web:
        for path in ("/", "/old"):
            assert client().get(web.url(path)) == Answer(web.url(path), 200, b"hello")


def test_servers_are_told_what_the_owner_wants_them_told() -> None:
    with serving({"/": page("hello")}) as web:
        client(agent="Lowfield Digest (+https://low.example/)").get(web.url("/"))
    assert {one.headers["user-agent"] for one in web.asked} == {"Lowfield Digest (+https://low.example/)"}


@pytest.mark.parametrize(("etag", "modified"), [('"7"', ""), ("", TUESDAY), ('W/"7"', TUESDAY)])
def test_what_did_not_change_is_not_sent_again(etag: str, modified: str) -> None:
    with serving({"/": kept("hello", etag=etag, modified=modified)}) as web:
        first = client().get(web.url("/"))
        assert (first.data, first.etag, first.modified) == (b"hello", etag, modified)
        again = client().get(web.url("/"), etag=first.etag, modified=first.modified)
        assert (again.status, again.data, again.etag, again.modified) == (304, b"", etag, modified)
        assert client().get(web.url("/"), etag='"6"', modified="").status == 200


SAME = b"HTTP/1.1 304 Not Modified\r\n"
TALKATIVE = {
    "with a body": raw(SAME + b'ETag: "8"\r\nContent-Length: 5\r\n\r\nhello'),
    "with a body in pieces": raw(SAME + b'ETag: "8"\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n'),
    "with a length and no body": raw(SAME + b'ETag: "8"\r\nContent-Length: 5000000000\r\n\r\n'),
    "with a body that drips for ever": drip(SAME + b'ETag: "8"\r\n\r\n'),
}


@pytest.mark.parametrize("how", TALKATIVE)
def test_the_body_of_an_answer_that_says_nothing_changed_is_not_read(how: str) -> None:
    with serving({"/": TALKATIVE[how]}) as web:
        told = client().get(web.url("/"), etag='"7"')
    assert (told.status, told.data, told.etag) == (304, b"", '"8"')


def test_nothing_changed_is_no_answer_where_nothing_is_known() -> None:
    with serving({"/": page("", status=304)}) as web, pytest.raises(WebError, match="was not asked that") as told:
        client().get(web.url("/"))
    assert told.value.why == Why(status=304)


@pytest.mark.parametrize("etag", ['"a"\r\nHost: evil.example', '"ä"', '"\x00"', '"\u2028"'])
def test_a_mark_that_no_header_can_hold_is_not_sent(etag: str) -> None:
    with serving({"/": page("hello")}) as web:
        assert client().get(web.url("/"), etag=etag).data == b"hello"
    assert "if-none-match" not in web.asked[-1].headers


@pytest.mark.parametrize("etag", [b'"' + b"x" * 2000 + b'"', b'"\xff"'])
def test_a_mark_that_cannot_be_kept_is_not_kept(etag: bytes) -> None:
    with serving({"/": raw(OK + b"ETag: " + etag + b"\r\n\r\nhello")}) as web:
        assert client().get(web.url("/")).etag == ""


@pytest.mark.parametrize(
    ("statuses", "known"),
    [([301], 1), ([308], 1), ([302], 0), ([303], 0), ([307], 0), ([301, 308, 302], 2), ([302, 301], 0)],
)
def test_an_address_has_moved_as_far_as_every_redirect_on_the_way_is_for_good(statuses: list[int], known: int) -> None:
    with serving({f"/{step}": moved(f"/{step + 1}", status) for step, status in enumerate(statuses)}) as web:
        web.table[f"/{len(statuses)}"] = kept("hello", etag='"7"')
        for etag in ("", '"7"'):
            told = client().get(web.url("/0"), etag=etag)
            assert told.address == web.url(f"/{len(statuses)}")
            assert told.moved == (web.url(f"/{known}") if known else None)


def test_only_so_many_redirects_are_followed() -> None:
    with serving({f"/{step}": moved(f"/{step + 1}") for step in range(9)}) as web:
        web.table["/5"] = page("hello")
        assert client(redirects=5).get(web.url("/0")).data == b"hello"
        with pytest.raises(WebError, match="redirects more than 4 times") as told:
            client(redirects=4).get(web.url("/0"))
        with pytest.raises(WebError, match="redirects more than 0 times"):
            client(redirects=0).get(web.url("/0"))
    assert not told.value.why.again


LEADS = {
    "": "does not say where to",
    "/": "in a circle",
    "/#top": "in a circle",
    "file:///etc/passwd": "not on the web",
    "FILE:///etc/passwd": "not on the web",
    "ftp://127.0.0.1/x": "not on the web",
    "gopher://127.0.0.1:70/_x": "not on the web",
    "javascript:alert(1)": "not on the web",
    "data:text/html,hello": "not on the web",
    "http://me:secret@127.0.0.1/": "a name or a password",
    "http://me@127.0.0.1/": "a name or a password",
    "http://[": "no address",
    "http://": "in a circle",
    "http://127.0.0.1:99999/": "no address",
    "http://2130706433/": "no address",
    "http://[::1]/": "no address",
    "//": "in a circle",
    "http://a b.example/": "no address",
    "/" + "x" * 3000: "no address",
}


@pytest.mark.parametrize("to", LEADS)
def test_a_redirect_that_leads_nowhere_is_told(to: str) -> None:
    with serving({"/": moved(to)}) as web:
        with pytest.raises(WebError, match=LEADS[to]) as told:
            client(retries=2).get(web.url("/"))
        assert web.paths() == ["/"]
    assert told.value.why.status == 301
    assert "secret" not in str(told.value)
    assert told.value.hint == "is the address right?"


def test_a_redirect_that_names_two_places_is_not_followed() -> None:
    torn = raw(b"HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /b\r\n\r\n")
    with serving({"/": torn, "/a": page("hello")}) as web, pytest.raises(WebError, match="does not say where to"):
        client().get(web.url("/"))


@pytest.mark.parametrize(
    ("location", "path"),
    [
        (b"/caf\xc3\xa9 1", "/caf%C3%A9%201"),
        (b"/caf\xe9", "/caf%C3%A9"),
        (b"../x?a=b c#d", "/x?a=b%20c"),
        (b"?y", "/?y"),
    ],
)
def test_a_redirect_in_letters_that_headers_do_not_know_is_read_as_meant(location: bytes, path: str) -> None:
    with serving({"/": raw(b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n\r\n")}) as web:
        with pytest.raises(WebError):
            client().get(web.url("/"))
        assert web.paths()[1] == path


def test_an_error_behind_a_redirect_names_both_addresses() -> None:
    with serving({"/old": moved("/new")}) as web, pytest.raises(WebError) as told:
        client().get(web.url("/old"))
    assert told.value.where == web.url("/old")
    assert told.value.what == f"leads to {web.url('/new')}, which has nothing at this address (404)"
    assert told.value.hint == "is the address right?"


def test_whether_something_is_there_is_asked_without_its_body() -> None:
    with serving({"/": page("hello"), "/old": moved("/")}) as web:
        assert client().there(web.url("/old")) == Answer(
            web.url("/"), 200, b"", "text/html", "utf-8", moved=web.url("/")
        )
    assert [one.method for one in web.asked] == ["GET", "HEAD", "HEAD"]


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 501])
def test_a_server_that_does_not_know_how_is_asked_for_the_whole_and_left_before_its_body(status: int) -> None:
    with serving(
        {"/": lambda handler: (page("", status=status) if handler.command == "HEAD" else endless)(handler)}
    ) as web:
        assert client().there(web.url("/")).data == b""
    assert [one.method for one in web.asked if one.path == "/"] == ["HEAD", "GET"]


def test_what_is_not_there_is_told_after_both_ways_were_tried() -> None:
    with serving() as web:
        with pytest.raises(WebError, match="404"):
            client().there(web.url("/gone"))
        assert len(web.paths()) == 2


def test_a_server_that_is_asked_too_often_is_not_asked_another_way() -> None:
    with serving({"/": page("", status=429, Retry_After="60")}) as web:
        with pytest.raises(WebError, match="too often"):
            client(retries=2).there(web.url("/"))
        assert len(web.paths()) == 1
