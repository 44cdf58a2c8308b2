"""GitHub's expressions, as far as our workflows use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Values = dict[str, Any]

_INSIDE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_SIGN = re.compile(r"\s*(&&|\|\||==|!=|!|\(|\)|,|'[^']*'|[\w.*-]+)")
_STATUS = re.compile(r"\b(always|success|failure|cancelled)\(")


def expand(text: Any, values: Values) -> Any:
    """``text`` with what its expressions say."""
    if not isinstance(text, str):
        return text
    return _INSIDE.sub(lambda found: _text(holds(found[1], values)), text)


def passed(condition: str | None, values: Values, *, good: bool) -> bool:
    """Whether an ``if:`` lets its job or step go on; ``good`` is whether all before it went well."""
    if condition is None:
        return good
    inside = _INSIDE.search(condition)
    text = inside[1] if inside else condition
    found = bool(holds(text, values | {"success()": good, "failure()": not good}))
    return found if _STATUS.search(text) else found and good


def holds(text: str, values: Values) -> Any:
    """What an expression says. A name that is not there is nothing, as on GitHub."""
    signs = _Signs(_split(text), values)
    found = signs.either()
    assert signs.next is None, text
    return found


def _split(text: str) -> Iterator[str]:
    text, at = text.strip(), 0
    while at < len(text):
        found = _SIGN.match(text, at)
        assert found, text
        yield found[1]
        at = found.end()


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


class _Signs:
    """Reads an expression from its weakest sign to its strongest."""

    def __init__(self, signs: Iterator[str], values: Values) -> None:
        self.signs, self.values = signs, values
        self.next = next(signs, None)

    def take(self) -> str:
        sign, self.next = self.next, next(self.signs, None)
        assert sign is not None
        return sign

    def either(self) -> Any:
        found = self.both()
        while self.next == "||":
            self.take()
            other = self.both()
            found = found or other
        return found

    def both(self) -> Any:
        found = self.compared()
        while self.next == "&&":
            self.take()
            other = self.compared()
            found = found and other
        return found

    def compared(self) -> Any:
        found = self.one()
        if self.next in {"==", "!="}:
            same = self.take() == "=="
            return (_text(found) == _text(self.one())) is same
        return found

    def one(self) -> Any:
        sign = self.take()
        if sign == "!":
            return not self.one()
        if sign == "(":
            found = self.either()
            assert self.take() == ")"
            return found
        if sign.startswith("'"):
            return sign.strip("'")
        return self.called(sign) if self.next == "(" else self.named(sign)

    def called(self, name: str) -> Any:
        while self.take() != ")":
            pass
        known = {"always()": True, "cancelled()": False, "hashFiles()": "a-hash"} | self.values
        return known[f"{name}()"]

    def named(self, path: str) -> Any:
        found: Any = self.values
        for part in path.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found
