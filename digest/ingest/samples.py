"""The sample articles that ``digest init`` makes: they show what a paper looks like, and are never a part of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digest.model import Payload

SAMPLES = Path(__file__).parent.parent / "starter" / "content"


def used(payloads: Sequence[Payload]) -> tuple[list[Payload], list[str]]:
    """The ``payloads`` to be used, and the paths of the samples among them that are left out: they stand only where
    there is nothing else. A sample with a word changed is its owner's."""
    own = [one for one in payloads if not _is_sample(one)]
    return (own, [one.path for one in payloads if _is_sample(one)]) if own else (list(payloads), [])


def only_samples(payloads: Sequence[Payload]) -> bool:
    """Whether ``payloads`` are samples, all of them."""
    return bool(payloads) and all(map(_is_sample, payloads))


def _is_sample(item: Payload) -> bool:
    path = SAMPLES / item.path
    if not item.path.startswith("example/") or not path.is_file():
        return False
    return path.read_bytes().split() == item.data.split()
