"""Nothing is ever sent to an address that is not public: every test hands in a connector that remembers."""

from __future__ import annotations

import pytest

from digest import border
from digest.model import Url
from digest.web import WebError
from digest.web.guard import UnreachedError, judged
from tests.web_server import moved, page, serving
from tests.web_ways import LOOPBACK, PUBLIC, Names, Recorder, address, client

NOT_PUBLIC = {
    "0.0.0.0": "this machine",  # noqa: S104
    "0.1.2.3": "this network",
    "10.0.0.1": "private",
    "100.64.0.1": "behind a provider (CGNAT)",
    "100.127.255.254": "its end",
    "127.0.0.1": "loopback",
    "127.255.255.254": "its end",
    "169.254.169.254": "where a cloud keeps its keys",
    "172.16.0.1": "private",
    "172.31.255.255": "its end",
    "192.0.0.8": "of the registry",
    "192.0.2.1": "for documents",
    "192.88.99.1": "6to4 relays",
    "192.168.1.1": "private",
    "198.18.0.1": "for measuring",
    "198.51.100.1": "for documents",
    "203.0.113.1": "for documents",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "broadcast",
    "::": "unspecified",
    "::1": "loopback",
    "::127.0.0.1": "IPv4-compatible",
    "::ffff:127.0.0.1": "IPv4-mapped",
    "::ffff:169.254.169.254": "IPv4-mapped",
    "::ffff:93.184.215.14": "IPv4-mapped, even of a public one",
    "64:ff9b::127.0.0.1": "NAT64 of loopback",
    "64:ff9b::10.0.0.1": "NAT64 of private",
    "64:ff9b:1::10.0.0.1": "NAT64 of a network's own",
    "100::1": "discard",
    "2001::1": "Teredo",
    "2001:0:5ef5:79fd:0:0:7f00:1": "Teredo",
    "2001:10::1": "ORCHID",
    "2001:db8::1": "for documents",
    "2002:7f00:1::": "6to4 of loopback",
    "2002:a00:1::": "6to4 of private",
    "3fff::1": "for documents",
    "5f00::1": "segments",
    "fc00::1": "unique local",
    "fd12:3456::1": "unique local",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local with its zone",
    "fec0::1": "site-local",
    "ff02::1": "multicast",
    "not an address": "nonsense",
    "": "nothing",
}
IS_PUBLIC = ["1.1.1.1", PUBLIC, "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.0.1.1", "223.255.255.1"]
IS_PUBLIC += ["2606:4700::1111", "2a00:1450::1", "64:ff9b::93.184.215.14"]
ODD = [
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[fe80::1%25eth0]/",
    "http://127.0.0.1./",
    "http://127.0.0.1:80:80/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://foo.localhost/",
    "http://localtest.example/",
    "http://127。0。0。1/",
    "http://１２７.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://public.example@127.0.0.1/",
    "http://127.0.0.1#@public.example/",
    "http://127.0.0.1\\@public.example/",
    "http://169.254.169.254/latest/meta-data/",
    "http://metadata.internal.example/",
    "https://10.0.0.1:8443/",
]
NAMES = {
    "localhost": [["127.0.0.1", "::1"]],
    "localhost.": [["127.0.0.1"]],
    "foo.localhost": [["127.0.0.1"]],
    "localtest.example": [["127.0.0.1"]],
    "metadata.internal.example": [["169.254.169.254"]],
}


@pytest.mark.parametrize("found", NOT_PUBLIC)
def test_a_name_that_stands_for_an_address_that_is_not_public_is_not_connected_to(found: str) -> None:
    line = Recorder()
    with pytest.raises(WebError) as told:
        client(private=(), resolve=Names({"feed.example": [[found]]}), connect=line).get(
            address("http://feed.example/")
        )
    assert line.wanted == []
    assert told.value.why.refused
    assert told.value.where == "http://feed.example/"


@pytest.mark.parametrize("text", ODD)
def test_an_odd_spelling_of_an_address_is_refused_at_the_door_or_by_what_it_stands_for(text: str) -> None:
    line = Recorder()
    asks = client(private=(), resolve=Names(NAMES), connect=line)
    through = border.url(text)
    if through:
        with pytest.raises(WebError):
            asks.get(through)
    with pytest.raises((WebError, ValueError)):
        asks.get(Url(text))
    assert line.wanted == []


@pytest.mark.parametrize("found", IS_PUBLIC)
def test_a_public_address_is_connected_to_and_no_other(found: str) -> None:
    line = Recorder()
    with pytest.raises(WebError, match="refused"):
        client(private=(), resolve=Names({"feed.example": [[found]]}), connect=line).get(
            address("http://feed.example/")
        )
    assert line.wanted == [(found, 80)]


@pytest.mark.parametrize("found", [[PUBLIC, "10.0.0.1"], ["10.0.0.1", PUBLIC], [PUBLIC, "::1"]])
def test_a_name_of_which_one_address_is_not_public_is_refused_whole(found: list[str]) -> None:
    line = Recorder()
    with pytest.raises(WebError, match="not on the public internet"):
        client(private=(), resolve=Names({"feed.example": [found]}), connect=line).get(address("http://feed.example/"))
    assert line.wanted == []


def test_a_connection_goes_to_the_address_that_was_judged_whatever_its_name_stands_for_a_moment_later() -> None:
    """DNS rebinding: each connection has one lookup, and a second answer is judged like the first."""
    names = Names({"feed.example": [[PUBLIC], [PUBLIC], ["127.0.0.1"]]})
    with serving({"/": page("hello")}) as web:
        line = Recorder({PUBLIC: web.port})
        asks = client(private=(), resolve=names, connect=line)
        assert asks.get(address("http://feed.example/")).data == b"hello"
        with pytest.raises(WebError, match=r"127\.0\.0\.1"):
            asks.get(address("http://feed.example/"))
    assert names.asked == ["feed.example"] * 3
    assert line.wanted == [(PUBLIC, 80)] * 2


TO = ["http://127.0.0.1/", "http://10.1.2.3/", "http://169.254.169.254/latest/", "http://localhost/", "//192.168.0.1/"]
TO += ["http://metadata.internal.example/", "http://93.184.215.14:22/", "http://93.184.215.14:6379/"]


@pytest.mark.parametrize("to", TO)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_judged_like_the_first_address(to: str, status: int) -> None:
    names = Names(NAMES | {"feed.example": [[PUBLIC]]})
    with serving({"/a": moved("/b", status), "/b": moved(to, status)}) as web:
        line = Recorder({PUBLIC: web.port})
        with pytest.raises(WebError) as told:
            client(private=(), resolve=names, connect=line).get(address("http://feed.example/a"))
        assert web.paths() == ["/a", "/b"]
    assert set(line.wanted) == {(PUBLIC, 80)}
    assert told.value.why.refused
    assert told.value.where == "http://feed.example/a"
    assert "leads to" in told.value.what
    assert told.value.hint == "", "nobody is advised to open a network to where a stranger leads"


def test_a_robots_txt_that_leads_to_a_private_address_is_not_followed_there() -> None:
    with serving({"/robots.txt": moved("http://10.0.0.1/robots.txt"), "/": page("hello")}) as web:
        line = Recorder({PUBLIC: web.port})
        with pytest.raises(WebError, match="not on the public internet"):
            client(private=(), resolve=Names({"feed.example": [[PUBLIC]]}), connect=line).get(
                address("http://feed.example/")
            )
    assert line.wanted == [(PUBLIC, 80)]


def test_networks_that_the_owner_names_may_be_asked_at_any_port_and_no_others() -> None:
    assert judged(1234, ["127.0.0.1"], LOOPBACK) == ("127.0.0.1",)
    assert judged(1234, ["fd00::7", "10.2.3.4"], ("fd00::/8", "10.0.0.0/8")) == ("fd00::7", "10.2.3.4")
    with pytest.raises(UnreachedError):
        judged(80, ["127.0.0.1", "::1"], LOOPBACK)
    with pytest.raises(UnreachedError):
        judged(80, ["::ffff:127.0.0.1"], LOOPBACK)


def test_a_public_server_is_asked_at_ports_of_the_web_alone() -> None:
    for port in (80, 443, 8080, 8443):
        assert judged(port, [PUBLIC, PUBLIC], ()) == (PUBLIC,)
    for port in (0, 21, 22, 25, 6379, 8000, 65535):
        with pytest.raises(UnreachedError, match=f"port {port}"):
            judged(port, [PUBLIC], ())


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would connect in our place, to whatever it likes."""
    with serving({"/": page("from the proxy")}) as proxy, serving({"/": page("hello")}) as web:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url("/"))
        assert client().get(web.url("/")).data == b"hello"
        assert proxy.asked == []


def test_the_message_names_the_setting_that_lets_a_network_of_ones_own_through() -> None:
    with pytest.raises(WebError) as told:
        client(private=()).get(address("http://127.0.0.1/feed"))
    assert str(told.value) == (
        "http://127.0.0.1/feed: is at 127.0.0.1, which is not on the public internet "
        "(if you meant it, add '127.0.0.1' to `private` below [fetch] in digest.toml)"
    )
