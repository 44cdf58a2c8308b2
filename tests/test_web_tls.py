"""Who a server is, is checked, and nothing is asked of one that cannot show it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from ssl import SSLContext

import pytest

from digest.web import WebError
from digest.web.client import Client
from tests.web_server import moved, mute, page, serving
from tests.web_tls import authority, server, trusting
from tests.web_ways import Names, Recorder, address, client, limits

HERE = Names({"paper.example": [["127.0.0.1"]], "zürich.example".encode("idna").decode(): [["127.0.0.1"]]})


def test_a_server_whose_certificate_holds_is_read(tmp_path: Path) -> None:
    with serving({"/": page("hello")}, server(tmp_path, "paper.example")) as web:
        asks = client(tls=trusting(), resolve=HERE)
        assert asks.get(web.url("/", "paper.example")).data == b"hello"
    assert web.asked[-1].headers["host"] == f"paper.example:{web.port}"


def test_a_name_in_letters_of_its_own_is_asked_for_as_certificates_write_it(tmp_path: Path) -> None:
    with serving({"/": page("hello")}, server(tmp_path, "xn--zrich-kva.example")) as web:
        assert client(tls=trusting(), resolve=HERE).get(web.url("/", "zürich.example")).data == b"hello"
    assert web.asked[-1].headers["host"] == f"xn--zrich-kva.example:{web.port}"


DOUBTS = {
    "for another name": lambda folder: server(folder, "other.example"),
    "that it signed itself": lambda folder: server(folder, "paper.example", own=True),
    "that has run out": lambda folder: server(folder, "paper.example", over=True),
}


@pytest.mark.parametrize(("doubt", "made"), DOUBTS.items())
def test_a_certificate_that_does_not_hold_is_told_in_plain_words_and_nothing_is_asked(
    doubt: str, made: Callable[[Path], SSLContext], tmp_path: Path
) -> None:
    with serving({"/": page("hello")}, made(tmp_path)) as web:
        with pytest.raises(WebError) as told:
            client(tls=trusting(), resolve=HERE, retries=2).get(web.url("/", "paper.example"))
        assert web.asked == []
    assert told.value.what == f"has a certificate {doubt}"
    assert not told.value.why.again


def test_an_address_has_to_be_in_the_certificate_too(tmp_path: Path) -> None:
    with serving({"/": page("hello")}, server(tmp_path, "127.0.0.1")) as web:
        assert client(tls=trusting()).get(web.url("/")).data == b"hello"
    with serving({"/": page("hello")}, server(tmp_path, "127.0.0.2")) as web, pytest.raises(WebError, match="another"):
        client(tls=trusting()).get(web.url("/"))


def test_the_authorities_of_the_system_do_not_know_ours(tmp_path: Path) -> None:
    context = server(tmp_path, "paper.example")
    with serving({"/": page("hello")}, context) as web, pytest.raises(WebError, match="nobody this machine trusts"):
        client(resolve=HERE).get(web.url("/", "paper.example"))


def test_an_authority_of_ones_own_is_named_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trusted = tmp_path / "authority.pem"
    trusted.write_bytes(authority().pem())
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with serving({"/": page("hello")}, server(tmp_path, "paper.example")) as web:
        assert Client(limits(), resolve=HERE).get(web.url("/", "paper.example")).data == b"hello"


@pytest.mark.parametrize("opening", [b"", b"\x16\x03\x03\x3f\xff"], ids=["mute", "dripping"])
def test_a_server_that_never_agrees_on_tls_is_left_when_the_time_is_up(opening: bytes) -> None:
    with mute(opening) as port, pytest.raises(WebError, match="not even to agree on TLS") as told:
        client(seconds=0.3, resolve=HERE).get(address(f"https://paper.example:{port}/"))
    assert told.value.why.again


def test_a_server_that_knows_no_tls_is_told_apart() -> None:
    with serving({"/": page("hello")}) as web, pytest.raises(WebError, match="TLS"):
        client(resolve=HERE).get(address(f"https://paper.example:{web.port}/"))


def test_no_redirect_leads_from_https_to_http(tmp_path: Path) -> None:
    context = server(tmp_path, "paper.example")
    with serving({"/": page("changed on the way")}) as plain, serving(tls=context) as web:
        web.table["/"] = moved(plain.url("/", "paper.example"))
        with pytest.raises(WebError, match="redirects from https to http:") as told:
            client(tls=trusting(), resolve=HERE).get(web.url("/", "paper.example"))
        assert plain.asked == []
    assert told.value.why.refused


def test_a_server_that_says_http_and_means_itself_is_asked_by_https(tmp_path: Path) -> None:
    """As those behind a proxy do that speaks TLS for them."""
    names = Names({"paper.example": [["127.0.0.9"]]})
    table = {
        "/feed": moved("http://paper.example/feed/"),
        "/feed/": page("hello"),
        "/a": moved("http://paper.example/a"),
    }
    with serving(table, server(tmp_path, "paper.example")) as web:
        line = Recorder({"127.0.0.9": web.port})
        asks = client(tls=trusting(), resolve=names, connect=line)
        answer = asks.get(address("https://paper.example/feed"))
        assert (answer.data, answer.address) == (b"hello", "https://paper.example/feed/")
        with pytest.raises(WebError, match="in a circle"):
            asks.get(address("https://paper.example/a"))
    assert set(line.wanted) == {("127.0.0.9", 443)}


def test_a_redirect_from_http_to_https_is_followed(tmp_path: Path) -> None:
    context = server(tmp_path, "paper.example")
    with serving({"/feed": page("hello")}, context) as web, serving() as plain:
        plain.table["/feed"] = moved(web.url("/feed", "paper.example"))
        answer = client(tls=trusting(), resolve=HERE).get(plain.url("/feed", "paper.example"))
    assert answer.data == b"hello"
    assert answer.address == answer.moved == web.url("/feed", "paper.example")
