"""A model behind an OpenAI-compatible address: one question, one answer, in a time that is bounded."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import urllib3
from urllib3.exceptions import HTTPError

_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_LARGEST = 1_000_000
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 20.0
_MEANING = {
    401: "does not know the key: set DIGEST_MODEL_KEY",
    403: "refuses the key in DIGEST_MODEL_KEY",
    404: "knows no such model or address: look at base_url and model",
}


class ModelError(Exception):
    """The model gave nothing to read; ``again`` where another try may help, after ``wait`` seconds if it named any, and
    ``shape`` where it may be the wish for JSON of a certain shape that it does not know."""

    def __init__(self, why: str, *, again: bool = False, wait: float | None = None, shape: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.again = again
        self.wait = wait
        self.shape = shape


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked: its address with a slash at the end, its name, the seconds one try may take, how often it
    is tried again. The key goes into one header and nowhere else."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0
    retries: int = 2
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False, compare=False)

    def ask(self, messages: Sequence[Mapping[str, str]], longest: int, shape: Mapping[str, Any]) -> str:
        """The model's answer to ``messages``, of at most ``longest`` tokens, as JSON of ``shape`` (a JSON Schema) where
        the server can see to that; raises :class:`ModelError`."""
        question = {"model": self.model, "messages": list(messages), "temperature": 0, "max_tokens": longest}
        wish = {"response_format": {"type": "json_schema", "json_schema": {"name": "answer", "schema": shape}}}
        tried = 0
        while True:
            try:
                return _content(self._post(question | wish))
            except ModelError as error:
                if error.shape and wish:
                    wish = {}
                    continue
                if not error.again or tried == self.retries:
                    raise
                pause = _FIRST_PAUSE * 2**tried if error.wait is None else error.wait
                self.sleep(min(pause, _LONGEST_PAUSE))
                tried += 1

    def _post(self, question: Mapping[str, Any]) -> bytes:
        body = json.dumps(question).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        until = time.monotonic() + self.timeout
        address = f"{self.base_url}chat/completions"
        try:
            with urllib3.PoolManager(timeout=urllib3.Timeout(total=self.timeout), retries=False) as pool:
                answer = pool.request(
                    "POST", address, body=body, headers=headers, redirect=False, preload_content=False
                )
                try:
                    _judge(answer.status, answer.headers.get("Retry-After"))
                    return _read(answer, until)
                finally:
                    answer.close()
        except HTTPError as error:
            raise ModelError(f"cannot be reached or broke off ({_plain(error)})", again=True) from error


def _plain(error: HTTPError) -> str:
    """What went wrong, without the address: it is the owner's, and the log may be public."""
    names = {"NewConnectionError": "no connection", "ReadTimeoutError": "no answer in time"}
    names |= {"ConnectTimeoutError": "no connection in time", "ProtocolError": "the connection was cut"}
    return names.get(type(error).__name__, type(error).__name__)


def _judge(status: int, wait: str | None) -> None:
    if status == 200:
        return
    if 300 <= status < 400:
        raise ModelError("sends on to another address: put the one where it leads into base_url")
    seconds = float(wait) if wait and wait.isascii() and wait.isdigit() else None
    why = _MEANING.get(status, f"answers with {status}")
    raise ModelError(why, again=status in _AGAIN, wait=seconds, shape=status in {400, 422})


def _read(answer: urllib3.BaseHTTPResponse, until: float) -> bytes:
    """The body, as far as it is not too large and does not come too slowly."""
    data = b""
    for chunk in answer.stream(16_384):
        data += chunk
        if len(data) > _LARGEST:
            raise ModelError(f"answers with more than {_LARGEST:,} bytes")
        if time.monotonic() > until:
            raise ModelError("cannot be reached or broke off (no answer in time)", again=True)
    return data


def _content(body: bytes) -> str:
    """The text of the first choice in ``body``."""
    try:
        found: Any = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ModelError("sends no chat completion; is base_url right?") from error
    if not isinstance(found, str):
        raise ModelError("answers without a text")
    return found
