"""The commands in a step's script, as far as they can be told without running it: comments, what is only said
(``echo``) and tries (``--dry-run``) do nothing."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence

Command = tuple[str, ...]

_SAYERS = frozenset({"echo", "printf", ":", "#"})
_OF_GIT = frozenset({"-C", "-c", "--git-dir", "--work-tree", "--namespace", "--exec-path", "--config-env"})
"""Options of Git before its command, which have a word behind them."""
_PARTS = re.compile(r"[;&|(){}<>]+")
_WITHIN = re.compile(r"\$\(([^()]*)\)|`([^`]*)`")


def commands(script: str) -> Iterator[Command]:
    """The commands of ``script`` as their words, those in ``$(…)`` and ``sh -c '…'`` too."""
    for line in re.sub(r"\\\n\s*", " ", script).splitlines():
        yield from _in_line(line)


def _in_line(line: str) -> Iterator[Command]:
    words: list[str] = []
    for word in (*_words(line), ";"):
        if not _PARTS.fullmatch(word):
            words.append(word)
            continue
        if words and words[0] not in _SAYERS:
            yield tuple(words)
            if words[0].rpartition("/")[2] in {"sh", "bash"} and "-c" in words:
                yield from (one for text in words[words.index("-c") + 1 :] for one in _in_line(text))
        for inner in _WITHIN.finditer(" ".join(words)):
            yield from _in_line(inner[1] or inner[2] or "")
        words = []


def _words(line: str) -> Sequence[str]:
    reader = shlex.shlex(line, posix=True, punctuation_chars=";&|(){}<>")
    reader.whitespace_split, reader.commenters = True, ""
    try:
        words = list(reader)
    except ValueError:  # a quote that ends in another line
        words = line.split()
    beside = next((number for number, word in enumerate(words) if word.startswith("#")), len(words))
    return words[:beside]


def pushes(command: Command) -> bool:
    """Whether it is a ``git push`` that is meant."""
    return any(
        _after_options(command[at + 1 :])[:1] == ("push",) and not {"--dry-run", "-n"} & set(command[at:])
        for at, word in enumerate(command)
        if word.rpartition("/")[2] == "git"
    )


def _after_options(words: Command) -> Command:
    while words and words[0].startswith("-"):
        words = words[2:] if words[0] in _OF_GIT else words[1:]
    return words


def of_digest(command: Command) -> str:
    """The command of digest that it is (``build``), empty where it is none."""
    for at, word in enumerate(command):
        if word.rpartition("/")[2] == "digest":
            return next((one for one in command[at + 1 :] if not one.startswith("-")), "")
    return ""


def publishes(command: Command) -> bool:
    """Whether it puts the site on a branch that readers see."""
    tried = any(one.partition("=")[0] in {"--dry-run", "--folder"} for one in command)
    return of_digest(command) == "publish" and not tried
