"""A server may do what it likes: the answer has an end in time, in size and in memory."""

from __future__ import annotations

import gzip
import os
import tracemalloc
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.web import Answer, WebError
from digest.web.unpack import PIECE, unpacked
from tests.web_server import bomb, drip, endless, hang, hang_in_body, mute, page, raw, serving
from tests.web_ways import Names, Recited, address, client

OK = b"HTTP/1.1 200 OK\r\n"
SLOW = {
    "says nothing": hang,
    "stops in the body": hang_in_body,
    "drips the status": drip(b"HTTP/1.1 200 "),
    "drips a header": drip(OK + b"X-Slow: "),
    "drips headers": drip(OK, drop=b"X-Slow: yes\r\n", every=0.05),
    "drips the body": drip(OK + b"Content-Type: text/html\r\n\r\n"),
    "drips a body of a known length": drip(OK + b"Content-Length: 1000\r\n\r\n"),
    "drips pieces": drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", drop=b"1\r\nx\r\n"),
    "drips the length of a piece": drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", drop=b"0"),
    "says go on for ever": drip(b"", drop=b"HTTP/1.1 100 Continue\r\n\r\n"),
    "gives hints for ever": drip(b"", drop=b"HTTP/1.1 103 Early Hints\r\n\r\n"),
}


def asked(reply: Any, **changes: Any) -> Answer:
    with serving({"/": reply}) as web:
        return client(**changes).get(web.url("/"))


@pytest.mark.parametrize("slow", SLOW)
def test_a_slow_server_is_left_when_the_time_is_up(slow: str) -> None:
    with pytest.raises(WebError, match="does not answer in time") as told:
        asked(SLOW[slow], seconds=0.3)
    assert told.value.why.again


def test_a_server_that_takes_a_connection_and_is_mute_is_left_when_the_time_is_up() -> None:
    with mute() as port, pytest.raises(WebError, match="does not answer in time"):
        client(seconds=0.3).get(address(f"http://127.0.0.1:{port}/"))


def test_a_connection_that_does_not_come_about_gets_its_share_of_the_time_and_no_more() -> None:
    """Of two addresses, the second still has half of it."""
    given_seconds: list[float] = []

    def never(where: str, port: int, seconds: float) -> Any:
        given_seconds.append(seconds)
        raise TimeoutError

    names = Names({"feed.example": [["127.0.0.1", "127.0.0.2"]]})
    with pytest.raises(WebError, match="cannot be reached: it did not answer in time"):
        client(resolve=names, connect=never, seconds=8).get(address("http://feed.example/"))
    assert given_seconds[0] == pytest.approx(4, abs=1)
    assert given_seconds[1] == pytest.approx(8, abs=1)


def test_a_name_that_nobody_answers_for_is_given_up() -> None:
    with serving() as web:

        def never(name: str, port: int) -> list[str]:
            web.over.wait(30)
            return []

        with pytest.raises(WebError, match="could not be looked up in time") as told:
            client(resolve=never, seconds=0.2).get(address("http://feed.example/"))
    assert told.value.why.again


LARGE = {
    "a body without end": endless,
    "a billion zeros in gzip": bomb(),
    "a length beyond the limit": page(b"x" * 100_001),
    "one byte too many, without a length": raw(OK + b"\r\n" + b"x" * 100_001),
    "one byte too many in pieces": raw(
        OK + b"Transfer-Encoding: chunked\r\n\r\n186a1\r\n" + b"x" * 100_001 + b"\r\n0\r\n\r\n"
    ),
    "one byte too many when it is unpacked": page(gzip.compress(b"x" * 100_001), Content_Encoding="gzip"),
}


@pytest.mark.parametrize("large", LARGE)
def test_a_body_beyond_the_limit_is_not_read_to_its_end(large: str) -> None:
    with pytest.raises(WebError, match="is larger than 100,000 bytes") as told:
        asked(LARGE[large], most=100_000)
    assert not told.value.why.again
    assert "`most` below [fetch]" in told.value.hint


@pytest.mark.parametrize("coding", ["", "gzip", "x-gzip", "deflate", "identity", " GZIP "])
def test_a_body_of_just_the_limit_is_read(coding: str) -> None:
    body = os.urandom(10_000) * 10
    packed = gzip.compress(body) if "gzip" in coding.lower() else zlib.compress(body) if coding == "deflate" else body
    assert asked(page(packed, Content_Encoding=coding), most=100_000).data == body


def test_a_bomb_takes_no_memory() -> None:
    body = gzip.compress(b"\0" * 1_000_000, mtime=0) * 300
    tracemalloc.start()
    with pytest.raises(WebError, match="larger"):
        asked(page(body, Content_Encoding="gzip"), most=500_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000, "the body, a piece of it, and what the server itself holds"


def test_no_piece_is_larger_than_64_kib_however_it_is_packed() -> None:
    for packed in (gzip.compress(b"\0" * 5_000_000), zlib.compress(b"\0" * 5_000_000)):
        pieces = list(unpacked([packed], "gzip"))
        assert max(map(len, pieces)) <= PIECE
        assert sum(map(len, pieces)) == 5_000_000


@given(st.binary(max_size=300_000), st.sampled_from(["gzip", "deflate", "raw", "twice"]), st.integers(1, 5000))
def test_what_is_packed_comes_back_however_it_is_cut(body: bytes, how: str, size: int) -> None:
    engine = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(body),
        "deflate": zlib.compress(body),
        "raw": engine.compress(body) + engine.flush(),
        "twice": gzip.compress(body[:7]) + gzip.compress(body[7:]),
    }[how]
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert b"".join(unpacked(pieces, "deflate" if how in {"raw", "deflate"} else "gzip")) == body


@pytest.mark.parametrize("coding", ["gzip, gzip", "gzip, deflate", "br", "zstd", "gzip," * 1000, "compress"])
def test_packed_twice_or_in_a_way_that_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(WebError, match="did not ask for"):
        asked(page(gzip.compress(gzip.compress(b"x")), Content_Encoding=coding))


@pytest.mark.parametrize("coding", ["none", "utf-8", "identity", "identity, gzip", "x-gzip"])
def test_a_packing_that_is_none_changes_nothing(coding: str) -> None:
    body = gzip.compress(b"hello") if "gzip" in coding else b"hello"
    assert asked(page(body, Content_Encoding=coding)).data == b"hello"


HINT = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"


@pytest.mark.parametrize("first", [HINT, HINT + b"HTTP/1.1 102 Processing\r\n\r\n" + HINT])
def test_what_a_server_sends_ahead_of_its_answer_is_passed_over(first: bytes) -> None:
    assert asked(raw(first + OK + b"Content-Length: 5\r\n\r\nhello")).data == b"hello"


def test_an_answer_that_somebody_on_the_way_has_changed_is_one() -> None:
    assert (asked(page("hello", status=203)).status, asked(page("hello", status=203)).data) == (200, b"hello")


def test_a_plain_body_that_is_said_to_be_packed_is_read_as_it_came() -> None:
    assert asked(page("<p>hello</p>", Content_Encoding="gzip")).data == b"<p>hello</p>"
    assert asked(page("", Content_Encoding="gzip")).data == b""


BROKEN = {
    "shorter than its length": raw(OK + b"Content-Length: 100\r\n\r\nonly this"),
    "no status": raw(),
    "half a header": raw(OK + b"Content-Ty"),
    "a piece without a length": raw(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"),
    "a piece of less than nothing": raw(OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabc"),
    "a piece that ends early": raw(OK + b"Transfer-Encoding: chunked\r\n\r\n64\r\nabc"),
    "no last piece": raw(OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"),
    "half of what was packed": page(gzip.compress(os.urandom(9000))[:5000], Content_Encoding="gzip"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_an_answer_that_breaks_off_is_no_article(broken: str) -> None:
    with pytest.raises(WebError, match="breaks off") as told:
        asked(BROKEN[broken])
    assert told.value.why.again


ODD = {
    "headers that are too large": raw(OK + b"X-Large: " + b"y" * 70_000 + b"\r\n\r\n"),
    "sends headers that are too large": raw(OK + b"X: y\r\n" * 200 + b"\r\n"),
    "headers that contradict themselves": raw(OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\nhello"),
    "does not speak HTTP": raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "not speak HTTP": raw(b"HTTP/9.9 200 OK\r\n\r\n"),
    "cannot be unpacked": page(b"\x1f\x8b" + b"\xff" * 50, Content_Encoding="gzip"),
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_answer_is_told_in_plain_words(odd: str) -> None:
    with pytest.raises(WebError, match=odd):
        asked(ODD[odd])


def test_a_longer_body_than_its_length_ends_where_its_length_does() -> None:
    assert asked(raw(OK + b"Content-Length: 5\r\n\r\nhello and more")).data == b"hello"


_HEADERS = st.sampled_from(
    [
        *(
            b"Content-Length: 3",
            b"Content-Length: -1",
            b"Content-Length: " + b"9" * 5000,
            b"Transfer-Encoding: chunked",
        ),
        *(
            b"Content-Encoding: gzip",
            b"Content-Type: \xff;charset=\xfe",
            b"Location: http://[",
            b": :",
            b"no colon",
            b"",
        ),
        *(b"Retry-After: Thu, 99 Foo", b"Retry-After: \xb2", b"ETag: \xff", b" folded", b"Transfer-Encoding: gzip"),
    ]
)


@given(
    st.sampled_from([b"200 OK", b"304 Not", b"301 M", b"503", b"999", b"-1", b"", b"2" * 70, b"103 Early", b"\xff"]),
    st.lists(_HEADERS, max_size=4),
    st.binary(max_size=60),
)
def test_whatever_a_server_says_is_an_answer_or_a_trouble_that_is_told(
    status: bytes, headers: list[bytes], body: bytes
) -> None:
    says = b"\r\n".join([b"HTTP/1.1 " + status, *headers, b"", body])
    server = Recited(says)
    try:
        assert isinstance(client(connect=server, seconds=5).get(address("http://127.0.0.1/feed"), etag='"1"'), Answer)
    except WebError as error:
        assert error.where == "http://127.0.0.1/feed"
    assert b"GET /feed HTTP/1.1" in server.asked
