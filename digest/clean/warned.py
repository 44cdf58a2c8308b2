"""What an editor is told of an article: what its document says of itself that cannot be used, and what it lacks."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo

from digest import border
from digest.clean import dates
from digest.clean.place import MOST_LINES
from digest.model import Block, Dated, RawDocument, Removal

NO_DATE = (
    "it has no date; give it one with a line 'date 2026-03-17' in its head, in front matter, or in its file's name"
)
_FEWEST_TAKEN = 60
"""Words: of a brief with its byline, its button and its footer a large share goes where every cut is right."""
_MOST_COMPARED = 500
_LONGEST_COMPARED = 300
_SHOWN = 300


def unusable(
    document: RawDocument, zone: tzinfo, blocks: Sequence[Block], removals: Sequence[Removal]
) -> tuple[str, ...]:
    """What ``document``, of which ``blocks`` were kept and ``removals`` taken, says of itself that has no effect."""
    meta = document.meta
    found: list[str] = []
    if meta.expires and dates.day(meta.expires, zone) is None:
        found.append(f"'expires: {meta.expires}' is no date")
    if meta.url and border.url(meta.url) is None:
        found.append(f"'{meta.url}' is no http or https address")
    if not (meta.keep or meta.drop):
        return tuple(found)
    texts = list(dict.fromkeys((*(one.text for one in document.lines), *(one.text for one in document.left_out))))
    kept = [line for line in meta.keep if any(line in block.text for block in blocks)]
    taken = [line for line in meta.drop if any(line == one.text for one in removals)]
    found += _lost("keep", (line for line in meta.keep if line not in kept), texts)
    found += _lost("drop", (line for line in meta.drop if line not in taken), texts)
    return tuple(found)


def _lost(wish: str, lines: Iterable[str], texts: Sequence[str]) -> Iterator[str]:
    """What is said of each of ``lines`` that is none of the document's ``texts``."""
    known = set(texts)
    for line in lines:
        if line not in known:
            yield f"'{wish}' has no effect: no line is '{_short(line)}'{_advice(line, texts)}"


def _advice(line: str, texts: Sequence[str]) -> str:
    whole = next((text for text in texts if line in text), None)
    if whole:
        return f"; it is a part of '{_short(whole)}', and a line must be given whole"
    near = difflib.get_close_matches(
        line[:_LONGEST_COMPARED], [text[:_LONGEST_COMPARED] for text in texts[:_MOST_COMPARED]], n=1
    )
    return f"; did you mean '{_short(near[0])}'?" if near else "; a line must be given whole, as it stands in the file"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def too_long(document: RawDocument) -> tuple[str, ...]:
    """What is said of a document that is no single article by its length."""
    count = len(document.lines)
    if count <= MOST_LINES:
        return ()
    return (f"has {count:,} lines, too many for one article: they were cleaned each by itself; split it, or remove it",)


def undated(dated: Dated) -> tuple[str, ...]:
    """What is said of an article without a date."""
    return () if dated.value else (NO_DATE,)


def most_taken(removals: Iterable[Removal]) -> tuple[int, str, int]:
    """How many words ``removals`` hold, the rule that took most of them, and how many it took."""
    taken: Counter[str] = Counter()
    for one in removals:
        taken[one.rule] += len(one.text.split())
    rule = max(taken, key=taken.__getitem__, default="")
    return taken.total(), rule, taken[rule]


def over_budget(removals: Sequence[Removal], text: str, budget: float) -> tuple[str, ...]:
    """The warning where ``removals`` are more than the share ``budget`` of an article's words, and enough of them for a
    share to mean something; ``text`` is the rest."""
    taken = sum(len(one.text.split()) for one in removals)
    whole = taken + len(text.split())
    if taken < _FEWEST_TAKEN or taken <= budget * whole:
        return ()
    _, rule, most = most_taken(removals)
    return (
        f"the cleaner took {taken / whole:.0%} of its words ({taken} of {whole}, {most} of them by the rule {rule}), "
        f"more than the {budget:.0%} allowed: 'digest explain FILE' shows which, and 'budget' under [clean] in "
        "digest.toml sets the share that may go without a warning",
    )
