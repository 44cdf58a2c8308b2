"""Figures that differ, in words: "5 of 6 say 12 people hurt; one says 14", or "12 homes, then 14 from 4 March"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model import Differing, Value
from digest.summarise.account.things import ANYBODY, BEFALLS, degrees, happenings, unit_of
from digest.texts import Texts

_WORD = re.compile(r"[A-Za-z][\w-]*")


def in_short(one: Differing, texts: Texts) -> str:
    """How the values of ``one`` stand to each other, the first with what it counts."""
    first, *rest = one.values
    text = bounded(first, one.unit, texts)
    named = thing(one, texts)
    text = texts("figures.counted", value=text, thing=named) if named else text
    if one.develops:
        for value in rest:
            text = _then(text, value, one.unit, texts)
        return text
    total = texts.number(sum(value.witnesses for value in one.values))
    many = first.witnesses > 1
    text = texts("figures.of_total", n=first.witnesses, total=total, what=text) if many else _say(1, text, texts)
    for value in rest:
        after = _say(value.witnesses, bounded(value, one.unit, texts), texts)
        text = texts("figures.beside", before=text, after=after)
    return text


def _then(before: str, value: Value, unit: str, texts: Texts) -> str:
    what = bounded(value, unit, texts)
    if not value.since:
        return texts("figures.then", before=before, what=what)
    return texts("figures.then_from", before=before, what=what, day=texts.bare_day(value.since))


def _say(witnesses: int, what: str, texts: Texts) -> str:
    return texts("figures.one_says", what=what) if witnesses == 1 else texts("figures.say", n=witnesses, what=what)


def thing(one: Differing, texts: Texts) -> str:
    """What ``one`` counts in the word of its articles, and what befell them where it is people and all values say the
    same of them: "schools", "people hurt"; nothing where a sign says it."""
    said = [[word.lower() for word in _WORD.findall(value.text)] for value in one.values]
    if one.unit == ANYBODY:
        befell = [happenings(value.text, words) & BEFALLS for value, words in zip(one.values, said, strict=True)]
        plain = len(set(befell)) == 1 and len(befell[0]) == 1 and not any(degrees(words) for words in said)
        return texts(f"figures.people_{next(iter(befell[0]))}") if plain else texts("figures.people")
    found = [[word for word in words if unit_of(word) == one.unit] for words in said if one.unit not in _SIGNS]
    return max(next(filter(None, found), [""]), key=len)


def some(names: Sequence[str], texts: Texts) -> str:
    """Up to two of ``names``, and how many more there are."""
    if len(names) > _NAMED:
        return texts("figures.and_more", names=tuple(names[:_NAMED]), n=len(names) - _NAMED)
    return texts("figures.and_both", first=names[0], second=names[1]) if len(names) == _NAMED else "".join(names)


_NAMED = 2


def bounded(one: Value, unit: str, texts: Texts) -> str:
    """A value as a reader writes it, with its bound: "at least 12"."""
    value = number(one.value, unit, texts)
    return texts(f"figures.{one.bound.replace(' ', '_')}", value=value) if one.bound else value


def number(value: float, unit: str, texts: Texts) -> str:
    """``value`` as a reader writes it, with the sign of its currency or per cent: 1,187, £2.5 million, 54%."""
    return texts.figure(float(value), "%" if unit == "per cent" else unit if unit in _SIGNS else "")


_SIGNS = frozenset("£$€¥")
