"""The catalogues of phrases: ours, and what a site says otherwise in ``texts.toml`` in its folder of templates."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from digest.errors import SettingsError
from digest.texts.speech import ENGLISH, categories
from digest.toml import line_of, parsed, text_of

FILE_NAME = "texts.toml"
PLACE = re.compile(r"\{(\w+)\}")

Phrase = str | Mapping[str, str]


@cache
def catalogue(language: str) -> Mapping[str, Phrase]:
    """Our phrases in ``language`` by name; none where there is no catalogue."""
    path = Path(__file__).parent / f"{language}.toml"
    return _flat(tomllib.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def own(folder: Path | None, language: str) -> dict[str, Phrase]:
    """The phrases that a site in ``language`` says its own way; raises :class:`SettingsError` for what is wrong."""
    path = folder / FILE_NAME if folder else None
    if path is None or not path.is_file():
        return {}
    text = text_of(path, "")
    table = parsed(text, str(path))
    for part, phrases in table.items():
        if not isinstance(phrases, dict):
            hint = 'write a heading in brackets and below it the texts, as [menu] and archive = "All issues"'
            raise SettingsError(f"'{part}' stands in no table", where=f"{path}:{line_of(text, (part,))}", hint=hint)
    found = _flat(table)
    for name, phrase in found.items():
        said = _wrong(name, phrase, language)
        if said:
            raise SettingsError(said[0], where=f"{path}:{line_of(text, tuple(name.split('.', 1)))}", hint=said[1])
    return found


def _wrong(name: str, phrase: Any, language: str) -> tuple[str, str] | None:
    """What is wrong with a site's ``phrase``, and what to do; nothing where it can be said."""
    ours = catalogue(ENGLISH).get(name)
    if ours is None:
        near = difflib.get_close_matches(name, catalogue(ENGLISH), n=1)
        return f"there is no text called '{name}'", f"did you mean '{near[0]}'?" if near else "see docs/theme.md"
    plain = isinstance(ours, str)
    if plain != isinstance(phrase, str) or not all(isinstance(form, str) for form in forms(phrase)):
        wanted = (
            "text in quotes" if plain else 'a table of its forms, as { one = "{n} article", other = "{n} articles" }'
        )
        return f"the text '{name}' must be {wanted}", f"ours is {_shown(ours)}"
    if not plain:
        known = categories(language)
        odd = [form for form in phrase if form not in known]
        if odd or "other" not in phrase:
            said = f"has a form '{odd[0]}'" if odd else "lacks the form 'other'"
            return f"the text '{name}' {said}", f"the forms of '{language}' are {', '.join(sorted(known))}"
    strange = sorted(places(phrase) - places(ours))
    if strange:
        known = places(ours)
        hint = f"it may have {', '.join(f'{{{one}}}' for one in sorted(known))}" if known else f"ours is {_shown(ours)}"
        return f"nothing is known to stand at {{{strange[0]}}} in the text '{name}'", hint
    return None


def _shown(phrase: Phrase) -> str:
    return phrase if isinstance(phrase, str) else ", ".join(f'{form} = "{text}"' for form, text in phrase.items())


def forms(phrase: Any) -> Iterator[Any]:
    """The texts of ``phrase``: itself, or one for each plural category."""
    yield from phrase.values() if isinstance(phrase, Mapping) else (phrase,)


def places(phrase: Phrase) -> frozenset[str]:
    """The names of what stands in braces in any form of ``phrase``."""
    return frozenset(place for form in forms(phrase) for place in PLACE.findall(form))


def _flat(table: Mapping[str, Mapping[str, Phrase]]) -> dict[str, Phrase]:
    return {f"{part}.{key}": phrase for part, phrases in table.items() for key, phrase in phrases.items()}
