"""The commands in a step's script, as far as they can be told without running it: comments, what is only said
(``echo``) and tries (``--dry-run``) do nothing."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from functools import lru_cache

Command = tuple[str, ...]

_SAYERS = frozenset({"echo", "printf", ":"})
_SHELLS = frozenset({"sh", "bash", "dash", "zsh"})
_BEFORE = frozenset(
    {
        *("if", "then", "elif", "else", "while", "until", "do", "!", "time", "coproc"),
        *(
            "env",
            "exec",
            "command",
            "builtin",
            "sudo",
            "doas",
            "nice",
            "ionice",
            "nohup",
            "setsid",
            "stdbuf",
            "timeout",
        ),
        *("xargs", "retry", "uvx"),
    }
)
"""What starts the command behind it."""
_RUNNERS = frozenset(
    {
        *("uv", "poetry", "pdm", "pipenv", "pipx", "hatch", "rye", "pixi", "coverage"),
        *("conda", "mamba", "micromamba", "docker", "podman", "docker-compose"),
    }
)
"""What starts the command behind its own ``run``."""
_CONTAINERS = frozenset({"docker", "podman", "docker-compose"})
"""Those that have the name of a container before it."""
_DEEPEST, _LONGEST = 4, 1000
"""How far scripts within scripts are followed, and how many words of a command are looked at."""
_OF_GIT = frozenset({"-C", "-c", "--git-dir", "--work-tree", "--namespace", "--exec-path", "--config-env"})
"""Options of Git before its command, which have a word behind them."""
_PARTS = re.compile(r"[;&|(){}<>]+")
_WITHIN = re.compile(r"\$\(([^()]*)\)|`([^`]*)`")
_COMMENT = re.compile(r"""(\\.|'[^']*'|"(?:\\.|[^"\\])*")|(?<![^\s;&|()<>])\#.*""")
"""A comment, or what is quoted, which may look like one."""
_GIVEN = re.compile(r"-[A-Za-z]*c[A-Za-z]*")
"""The option of a shell that has a script behind it."""
_VALUE = re.compile(r"\w+=.*|\d+(?:\.\d+)?[smhd]?", re.DOTALL)
"""A variable that is set for a command, or the time it has."""
_VARIABLE = re.compile(r"\$\w+")
_PYTHON = re.compile(r"py|pypy3?|python[\d.]*|-m")
_MODULE = re.compile(r"-[A-Za-z]*m")


@lru_cache(maxsize=1000)
def commands(script: str) -> tuple[Command, ...]:
    """The commands of ``script`` as their words, those in ``$(…)``, ``sh -c '…'`` and ``eval`` too. Every check asks
    for them anew."""
    lines = re.sub(r"\\\n\s*", " ", script).splitlines()
    return tuple(one for line in lines for one in _in_line(line, _DEEPEST))


def _in_line(line: str, deep: int) -> Iterator[Command]:
    words: list[str] = []
    for word in (*_words(line), ";"):
        if not _PARTS.fullmatch(word):
            words.append(word)
            continue
        said = not words or words[0] in _SAYERS
        if not said:
            yield tuple(words[:_LONGEST])
        inner = filter(None, (one[1] or one[2] for one in _WITHIN.finditer(" ".join(words))))
        for text in (*inner, *(() if said else _scripts(tuple(words[:_LONGEST])))) if deep else ():
            yield from _in_line(text, deep - 1)
        words = []


def _words(line: str) -> Sequence[str]:
    text = _COMMENT.sub(lambda found: found[1] or "", line)
    reader = shlex.shlex(text, posix=True, punctuation_chars=";&|(){}<>")
    reader.whitespace_split, reader.commenters = True, ""
    try:
        return list(reader)
    except ValueError:  # a quote that ends in another line
        return text.split()


def _scripts(command: Command) -> Iterator[str]:
    """The scripts that stand in the words of ``command``."""
    begun = _begun(command)
    if begun[:1] == ("eval",):
        yield " ".join(begun[1:])
    for at, word in enumerate(command):
        if _name(word) in _SHELLS:
            yield _script(command[at + 1 :])


def _script(words: Command) -> str:
    """What a shell with these ``words`` behind its name runs, empty where that is a file."""
    given = False
    while words and words[0].startswith(("-", "+")):
        given = given or bool(_GIVEN.fullmatch(words[0]))
        words = words[2:] if words[0][-1] in "oO" else words[1:]
    return words[0] if given and words else ""


def _name(word: str) -> str:
    return word.rpartition("/")[2]


def _begun(words: Command) -> Command:
    """``words`` from where the command itself begins, behind what only starts it (``env X=1``, ``python -m``)."""
    while words:
        name = _name(words[0])
        if _PYTHON.fullmatch(name):
            words = words[next((at for at, word in enumerate(words) if _MODULE.fullmatch(word)), len(words)) + 1 :]
        elif name in _RUNNERS:
            ran = next((at for at, word in enumerate(words) if word in {"run", "exec"}), len(words))
            words = _behind(words[ran + 1 :])
            if name in _CONTAINERS and words and not _starts(words[0]):
                words = _behind(words[1:])
        elif _starts(words[0]) and name != "digest":
            words = _behind(words[1:])
        else:
            return words
    return words


def _starts(word: str) -> bool:
    """Whether a command begins with ``word`` for all that is known here: another word may be an option's."""
    name = _name(word)
    known = name in _BEFORE | _RUNNERS or name == "digest" or _PYTHON.fullmatch(name)
    return bool(known or _VARIABLE.fullmatch(word) or _VALUE.fullmatch(word))


def _behind(words: Command) -> Command:
    """What stands behind options, each with the word that is its own where no command begins with that."""
    while words and words[0].startswith("-"):
        alone = "=" in words[0] or not words[1:] or words[1].startswith("-") or _starts(words[1])
        words = words[1:] if alone else words[2:]
    return words


def pushes(command: Command) -> bool:
    """Whether it is a ``git push`` that is meant."""
    return any(
        _after_options(command[at + 1 :])[:1] == ("push",) and not {"--dry-run", "-n"} & set(command[at:])
        for at, word in enumerate(command)
        if _name(word) == "git"
    )


def _after_options(words: Command) -> Command:
    while words and words[0].startswith("-"):
        words = words[2:] if words[0] in _OF_GIT else words[1:]
    return words


def of_digest(command: Command) -> str:
    """The command of digest that it is (``build``), empty where it is none: only where a command begins, for a paper's
    folder may be called so, too."""
    begun = _begun(command)
    if not begun or _name(begun[0]) != "digest":
        return ""
    return next((one for one in begun[1:] if not one.startswith("-")), "")


def publishes(command: Command) -> bool:
    """Whether it puts the site on a branch that readers see."""
    tried = any(one.partition("=")[0] in {"--dry-run", "--folder"} for one in command)
    return of_digest(command) == "publish" and not tried
