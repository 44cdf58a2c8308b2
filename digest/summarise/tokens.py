"""A sentence as the gate reads it: its telling words in order, each with all that would change what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from digest.summarise.wording import (
    BE,
    CLAIM_KEYS,
    CONDITIONS,
    CURRENCIES,
    DATES,
    DETERMINERS,
    EVERYONE,
    FREE,
    MODALS,
    MODIFIERS,
    MONTHS,
    NEGATIONS,
    NEGATIVE_KEYS,
    ORDINALS,
    PARTICIPLES,
    PLACES,
    PRONOUNS,
    ROLES,
    SAY_KEYS,
    SCALES,
    SMALL,
    SPANS,
    SUFFIXES,
    TENS,
    WEIGHTY,
    key,
)

Part = tuple[str, str, str]
_PIECE = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+(?:['’.&][^\W\d_]+)*['’]?|[£$€¥%,;:()–—\"“”«»„]|-(?=\s)|\n"
)
_BREAKS = frozenset(",;:()–—-\n")
_JOINS = frozenset("and but while who which whose whom when where because although though that".split())
_NEGATED = re.compile(r"\b(ca|wo|sha)n['’]t\b|n['’]t\b", re.IGNORECASE)
_FULL = {"ca": "can not", "wo": "will not", "sha": "shall not"}


@dataclass(frozen=True, slots=True)
class Token:
    """A telling word: its ``key`` is the same for words that say the same. What the words around it make of it:
    ``negations`` and ``hedges`` that govern it, the ``role`` its preposition gives it, the ``modifier`` of a number,
    and the joins and stops ``before`` it since the last telling word."""

    key: str
    text: str
    kind: str = "word"
    sentence: int = 0
    negations: int = 0
    hedges: frozenset[str] = frozenset()
    role: str = ""
    modifier: str = ""
    before: tuple[str, ...] = ()
    passive: bool = False
    owner: bool = False
    determined: bool = False
    infinitive: bool = False
    run: int = 0


@dataclass
class _State:
    """What has been read of a sentence since its last stop."""

    negations: int = 0
    hedges: set[str] = field(default_factory=set)
    claimed: bool = False
    role: str = ""
    modifier: str = ""
    before: list[str] = field(default_factory=list)
    be: int = 0
    determined: bool = False
    fresh: bool = False
    idle: bool = False
    last: str = ""
    run: int = 0


def pieces(text: str) -> list[str]:
    """The words, numbers and signs of ``text`` that matter; what is shortened is written out."""
    text = _NEGATED.sub(lambda m: _FULL.get((m[1] or "").lower(), " not"), text)
    text = re.sub(r"\b([Nn])o[ -]one\b", r"\1obody", text)
    text = re.sub(r"\b([Cc])annot\b", r"\1an not", text)
    text = re.sub(r"\bper cent\b", "%", text)
    return _PIECE.findall(text)


def tokens(text: str, sentence: int = 0) -> list[Token]:
    """The telling words of ``text`` in order."""
    parts = _dates(list(_numbers(pieces(text))))
    whole = _of_the_whole([low for low, _, _ in parts])
    state = _State()
    found: list[Token] = []
    quoted_now = False
    for index, (low, raw, kind) in enumerate(parts):
        if raw in {'"', "“", "”", "«", "»", "„"}:
            quoted_now = not quoted_now
            state.run += 1
        elif raw in _BREAKS:
            _deny_last(found, state)
            _stop(state, raw)
        else:
            token = _read(low, raw, kind, state)
            if token:
                following = [part[0] for part in parts[index + 1 : index + 6]]
                hedges = token.hedges | whole | ({"said"} if quoted_now else set())
                hedges |= {"ongoing"} if state.be and low.endswith("ing") else set()
                found.append(replace(_with_verb(token, following, state), sentence=sentence, hedges=frozenset(hedges)))
                _after(token, state)
    _deny_last(found, state)
    return found


def _deny_last(found: list[Token], state: _State) -> None:
    """Gives a negation that nothing follows to the word before it: 'it had not', 'or not'."""
    if state.idle and found:
        found[-1] = replace(found[-1], negations=found[-1].negations + 1)
    state.idle = False


def _numbers(parts: Sequence[str]) -> Iterator[Part]:
    """(small letters, as written, kind); the words of one number are one, and a sign of money stands behind it."""
    index, sign = 0, ""
    while index < len(parts):
        value, used = _value(parts, index)
        if used:
            yield f"{value:g}" if value < 1e6 else str(int(value)), " ".join(parts[index : index + used]), "number"
            if sign:
                yield CURRENCIES[sign], CURRENCIES[sign], "word"
            index, sign = index + used, ""
            continue
        raw = parts[index]
        sign = raw if raw in CURRENCIES else ""
        if not sign:
            low = raw.lower().replace("’", "'")
            yield low, raw, "number" if low in ORDINALS else "word"
        index += 1


def _dates(parts: Sequence[Part]) -> list[Part]:
    """``parts``, with the words of one date as one: '2 November 1917', 'last year', a year after 'in'."""
    found: list[Part] = []
    for low, raw, kind in parts:
        before = found[-1] if found else ("", "", "")
        month = low in MONTHS and (low != "may" or raw[0].isupper())
        day_month = month and before[2] == "number" and before[0].isdigit()
        month_day = kind == "number" and low.isdigit() and before[2] == "date" and before[0].split()[-1] in MONTHS
        if day_month or month_day or (low in SPANS and before[0] in {"last", "next"}):
            found[-1] = (f"{before[0]} {low}", f"{before[1]} {raw}", "date")
            continue
        year = kind == "number" and bool(_YEAR.fullmatch(raw)) and before[0] in _BEFORE_YEARS
        found.append((low, raw, "date" if month or year or low in DATES else kind))
    return found


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BEFORE_YEARS = frozenset("in since by until of before after from to and between during".split())


def _value(parts: Sequence[str], start: int) -> tuple[float, int]:
    """The number that begins at ``start`` and of how many parts it is."""
    value, index = 0.0, start
    low = [one.lower() for one in parts[start : start + 6]] + [""]
    if low[0][0:1].isdigit():
        value, index = float(low[0].replace(",", "")), start + 1
        if low[1] in SUFFIXES and parts[start + 1] != "I":
            return value * SUFFIXES[low[1]], 2
    elif low[0] in TENS:
        value, index = float(TENS[low[0]]), start + 1
        if low[1] in SMALL[1:10]:
            value, index = value + SMALL.index(low[1]), start + 2
    elif low[0] in SMALL:
        value, index = float(SMALL.index(low[0])), start + 1
    while index > start and index < len(parts) and parts[index].lower() in SCALES:
        value, index = value * SCALES[parts[index].lower()], index + 1
    return value, index - start


def _of_the_whole(lows: Sequence[str]) -> set[str]:
    """Hedges that stand for the whole sentence, wherever they are: a condition, a source it all rests on."""
    found = {"if"} if CONDITIONS & set(lows) else set()
    found |= {"except"} & set(lows)
    return found | ({"according to"} if ("according", "to") in pairwise(lows) else set())


def _stop(state: _State, raw: str) -> None:
    state.before.append(raw)
    state.negations, state.role, state.modifier, state.be = 0, "", "", 0
    state.hedges.clear()
    if raw in {";", "\n"}:
        state.claimed = False
    state.run += 1


def _read(low: str, raw: str, kind: str, state: _State) -> Token | None:
    """The token that ``low`` is, or None where it only changes those to come."""
    if kind in {"number", "date"}:
        return _token(ORDINALS.get(low, low), raw, kind, state)
    if low in NEGATIONS:
        state.negations += 1
        state.idle = True
        state.run += 1
    elif low in MODALS:
        state.hedges.add(MODALS[low])
        state.run += 1
    elif low in FREE:
        _small(low, state)
    elif low in PRONOUNS:
        return _token(low, raw, "pronoun", state)
    else:
        return _token(key(low), raw, "name" if raw[0].isupper() else "word", state)
    return None


def _small(low: str, state: _State) -> None:
    """A word that says nothing by itself: a join, a preposition, an article, a form of 'be'."""
    if low in _JOINS:
        if "," in state.before and low in {"and", "but", "while"}:
            state.claimed = False
        state.before.append(low)
        if low == "but" and state.last in EVERYONE:
            state.negations += 1
        elif low != "that":
            state.negations = 0
            state.be = 0
            state.hedges -= {"may", "will", "can", "alleged"} if low != "and" else set()
    if low in {"if", "unless", "after", "before", "until", "since"}:
        state.hedges.clear()
    if low not in DETERMINERS:
        state.role = low if low in ROLES else "in" if low in PLACES else ""
    if low not in DETERMINERS and low not in {"also", "then", "so", "had", "have", "has"}:
        state.be = 2 if low in BE else 0
    state.modifier = MODIFIERS.get(low, MODIFIERS.get(f"{state.modifier} {low}".strip(), low if low in _FIRST else ""))
    state.determined = low in DETERMINERS
    state.fresh = True
    state.run += 1


_FIRST = frozenset(name.split()[0] for name in MODIFIERS if " " in name)


def _token(name: str, raw: str, kind: str, state: _State) -> Token:
    modifier = state.modifier if state.modifier not in _FIRST or state.modifier in MODIFIERS else ""
    hedges = frozenset(state.hedges | ({"said"} if state.claimed else set()))
    return Token(
        name,
        raw,
        kind,
        negations=state.negations,
        hedges=hedges,
        role="" if kind == "number" and (modifier or not state.fresh) else state.role,
        modifier=modifier if kind == "number" else "",
        before=tuple(state.before),
        owner=raw.replace("’", "'").endswith(("'s", "s'")),
        determined=state.determined,
        infinitive=kind == "word" and state.role == "to" and state.fresh and not state.determined,
        run=state.run,
    )


def _with_verb(token: Token, following: Sequence[str], state: _State) -> Token:
    """``token``, known for a passive where a form of 'be' stands before it or 'by' close behind."""
    low = token.text.lower()
    if token.kind != "word" or not (low.endswith("ed") or low in PARTICIPLES):
        return token
    until = next((i for i, one in enumerate(following) if one in _BREAKS), len(following))
    return replace(token, passive=state.be > 0 or "by" in following[:until])


def _after(token: Token, state: _State) -> None:
    """What ``token`` itself does to those that come after it."""
    if token.kind != "date":
        state.before.clear()
    state.role = "" if token.modifier else state.role
    state.modifier, state.determined, state.fresh, state.idle = "", False, False, False
    state.be = max(0, state.be - 1)
    state.last = token.text.lower()
    if token.key in NEGATIVE_KEYS:
        state.negations += 1
    if token.key in CLAIM_KEYS and token.kind == "word":
        state.claimed = True
    state.run += token.key in SAY_KEYS


def weighty(text: str) -> set[str]:
    """The small words of ``text`` that may not be added: they turn, date or rank what is told."""
    return {one.lower() for one in pieces(text)} & WEIGHTY
