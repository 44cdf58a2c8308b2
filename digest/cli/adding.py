"""What ``digest add`` notes of an article that it added: what was only guessed of it, and how to say it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import PurePosixPath

from digest.clean import FIRST_SENTENCE
from digest.clean.sources import UNKNOWN, outlet
from digest.config import Config
from digest.fetch.adding import Added, Details
from digest.ingest.beside import SUFFIX
from digest.model import Source


def notes_of(added: Added, details: Details, config: Config) -> Iterator[str]:
    """What is to be known of the outlet and the headline of what was ``added`` with ``details`` to the site of
    ``config``."""
    first = added.articles[0]
    place = _place(added.path)
    if first.source.key == UNKNOWN.key:
        way = f'write source = "…" into {place}, and next time give --source NAME'
        yield f"nothing says which outlet it is from: {way}"
    elif all(one.key != first.source.key for one in config.source):
        yield from _unknown(first.source, details.source, config)
    if len(added.articles) == 1 and first.title.origin == FIRST_SENTENCE:
        yield f'its headline is guessed, from its first sentence: write title = "…" into {place}, or give --title'


def _place(path: str) -> str:
    """Where more can be said of the article at ``path``."""
    name = PurePosixPath(path).name
    return "its front matter" if name.endswith((".md", ".markdown")) else f"'{name}{SUFFIX}'"


def _unknown(source: Source, stated: str, config: Config) -> Iterator[str]:
    """What is noted of a ``source`` that digest.toml does not have, where somebody ``stated`` one or it has others."""
    if stated and outlet(stated, (source,)) is None:
        what = f"'{stated}' is no source of digest.toml, so its address tells its outlet: {source.key}"
        yield what + _near(stated, config)
    elif stated or config.source:
        named = stated or source.key
        yield f"no [[source]] '{named}' in digest.toml: it counts as an outlet of its own{_near(named, config)}"


def _near(name: str, config: Config) -> str:
    """The sources of ``config`` whose key or name is nearest to ``name``, as a question."""
    keys = {text.casefold(): one.key for one in reversed(config.source) for text in (one.name, one.key)}
    near = dict.fromkeys(keys[one] for one in difflib.get_close_matches(name.casefold(), keys))
    return f"; did you mean {' or '.join(repr(one) for one in near)}?" if near else ""
