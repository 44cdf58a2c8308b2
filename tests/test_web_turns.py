"""One host is asked by one at a time, and by nobody while it wants to be left alone. The clock is one that nobody waits
for."""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from digest.web import WebError
from digest.web.turns import Turns
from tests.web_server import Handler, page, serving
from tests.web_ways import Clock, client

GOOD = page("hello")


def queued() -> bool:
    """Whether a thread waits for its turn."""
    return any(frame.f_code.co_name == Turns.turn.__name__ for frame in sys._current_frames().values())


def test_who_queues_for_a_host_that_then_wants_to_be_left_alone_neither_asks_it_nor_waits() -> None:
    clock, go, asking = Clock(), threading.Event(), threading.Event()

    def slow(handler: Handler) -> None:
        asking.set()
        go.wait(20)
        page("no", "text/plain", 429, Retry_After="3600")(handler)

    with serving({"/": GOOD, "/slow": slow, "/behind": GOOD}) as web, ThreadPoolExecutor(2) as pool:
        asks = client(clock)
        asks.get(web.url("/"))
        first = pool.submit(asks.get, web.url("/slow"))
        assert asking.wait(20)
        second = pool.submit(asks.get, web.url("/behind"))
        until = time.monotonic() + 20
        while not queued():
            assert time.monotonic() < until
        go.set()
        for one, why in ((first, "too often"), (second, "left alone for 3,600 seconds")):
            with pytest.raises(WebError, match=why):
                one.result(20)
        assert web.paths() == ["/", "/slow"]
    assert clock.slept == []


def test_a_short_wait_counts_for_every_question_to_the_host() -> None:
    clock = Clock()
    with serving({"/": page("no", "text/plain", 429, Retry_After="7"), "/other": GOOD}) as web:
        asks = client(clock, pause=2.0)
        with pytest.raises(WebError, match="too often"):
            asks.get(web.url("/"))
        assert asks.get(web.url("/other")).data == b"hello"
    assert clock.slept == [2, 7], "the pause after robots.txt, then what the server wants"
