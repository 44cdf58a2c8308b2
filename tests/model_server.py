"""A model's server on this machine that answers by a script, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass
class Asked:
    """What reached the server: the questions, and their headers."""

    address: str
    questions: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    script: Sequence[Answer]
    asked: Asked


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = cast("_Server", self.server)
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        number = len(server.asked.questions)
        server.asked.questions.append(question)
        server.asked.headers.append(dict(self.headers))
        try:
            server.script[min(number, len(server.script) - 1)](self, question)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(*script: Answer) -> Iterator[Asked]:
    """A server whose n-th answer is the n-th of ``script``, and the last from then on; it stops by itself."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.script, server.asked = script, Asked(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server.asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def says(content: str) -> Answer:
    """A chat completion of ``content``."""

    def answer(handler: BaseHTTPRequestHandler, question: dict[str, Any]) -> None:
        del question
        body({"choices": [{"message": {"role": "assistant", "content": content}}]})(handler, {})

    return answer


def lines(*pairs: tuple[str, list[int]]) -> Answer:
    """The sentences of ``pairs``, each with the numbers it cites."""
    return says(json.dumps({"sentences": [{"text": text, "cites": cites} for text, cites in pairs]}))


def first_sentence(handler: BaseHTTPRequestHandler, question: dict[str, Any]) -> None:
    """What a very careful model answers: the first sentence that it was sent."""
    sent = json.loads(question["messages"][1]["content"])["sentences"]
    lines((sent[0]["text"], [1]))(handler, question)


def body(table: object, status: int = 200, **headers: str) -> Answer:
    """``table`` as JSON, or bytes as they are."""
    data = table if isinstance(table, bytes) else json.dumps(table).encode()

    def answer(handler: BaseHTTPRequestHandler, question: dict[str, Any]) -> None:
        del question
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def silent(handler: BaseHTTPRequestHandler, question: dict[str, Any]) -> None:
    """Nothing, until whoever asked has gone."""
    del handler, question
    time.sleep(0.6)


def dripping(handler: BaseHTTPRequestHandler, question: dict[str, Any]) -> None:
    """A byte now and then, so that no single wait is long."""
    del question
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b" " * 20_000)
        time.sleep(0.05)


def hanging_up(handler: BaseHTTPRequestHandler, question: dict[str, Any]) -> None:
    """The connection cut in the middle of an answer."""
    del question
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True
