"""What stands in a file that digest wrote in an earlier run, as far as an update has to keep it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest import border
from digest.model import Url

MUCH_LESS = 0.75
"""An update that has less than this share of the words is a teaser or a wall, not a correction."""
_SAME, _SAME_OF_OTHER_DAYS = 0.5, 0.9
"""Of the words of the shorter of two texts, so many stand in the other where both are one article: a forecast has the
address and most words of yesterday's."""
_OF_THE_RUN = re.compile(rb"^(?:fetched|left_out): .*\n", re.MULTILINE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A file as it was written: its ``date`` and ``url`` if it has them, whether it is a ``draft``, and its ``words``
    in small letters."""

    date: str | None
    url: Url | None
    draft: bool
    words: tuple[str, ...]

    def outweighs(self, words: Sequence[str]) -> bool:
        """Whether clearly less is left in ``words``."""
        return len(words) < MUCH_LESS * len(self.words)

    def resembles(self, words: Sequence[str], *, same_day: bool) -> bool:
        """Whether ``words`` are of the same article, which may have the same day."""
        one, other = set(self.words), set(words)
        return len(one & other) >= (_SAME if same_day else _SAME_OF_OTHER_DAYS) * min(len(one), len(other))


def earlier(data: bytes) -> Earlier:
    """What the file ``data`` says of itself."""
    front, _, _ = data.decode("utf-8", "replace").partition("\n---\n")
    said = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line)
    address = border.url(_unquoted(said.get("url", "")))
    return Earlier(_unquoted(said.get("date", "")) or None, address, said.get("draft") == "true", words_of(data))


def words_of(data: bytes) -> tuple[str, ...]:
    """The words below the front matter of the file ``data``."""
    return tuple(_WORD.findall(data.decode("utf-8", "replace").partition("\n---\n")[2].casefold()))


def same_but_for_the_run(one: bytes, other: bytes) -> bool:
    """Whether two files differ at most in the day on which they were fetched and in how many lines stood on the page
    beside the text: its menus change, and the article does not."""
    return _without_the_run(one) == _without_the_run(other)


def _without_the_run(data: bytes) -> bytes:
    front, end, text = data.partition(b"\n---\n")
    return _OF_THE_RUN.sub(b"", front + b"\n") + end + text


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    try:
        return str(json.loads(text))
    except ValueError:
        return ""
