"""What a shorter sentence may leave out besides ``skips.py``: titles, a day behind a place, where a baker is from.

Each piece only tells more of what stays. None is left out where the sentence denies, counts, compares or makes a
condition, for there to say less of a thing is to say more: 'no old house burned' is not 'no house burned'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.summarise.gate.clauses import (
    free,
    joints,
    one_clause,
    only_verb,
    whole,
)
from digest.summarise.gate.clauses import verb as clause_verb
from digest.summarise.gate.endings import endings
from digest.summarise.gate.skips import (
    DAYS,
    GOVERNS,
    MONTHS,
    Span,
    attribution,
    claims,
    day_ends,
    past,
    turning,
)
from digest.summarise.gate.tokens import NUMBERS, Token
from digest.summarise.gate.wording import (
    BEFORE_OFFICES,
    BEHIND_DAYS,
    DENYING,
    GRIPPING,
    HOLDERS,
    HOLDING,
    MAIN,
    NAMED,
    NO_MATTER,
    NOT_PAST,
    OF_PLACES,
    OF_SEATS,
    PLACES,
    PLAIN_LOOKS,
    RANKS,
    SEASONS,
    SEAT_KINDS,
    SEATS,
    SEQUENCE,
    TELLS,
    UNITS,
)


def trimmings(source: Sequence[Token]) -> list[Span]:
    """The further pieces of ``source`` that may be left out, none of them inside a quotation."""
    low = {one.low for one in source if not one.quoted}
    found = [
        *_titles(source),
        *_votes(source),
        *_described(source),
        *endings(source),
        *_said(source),
        *_seats(source),
        *_reports(source),
    ]
    told = attribution(source)
    found += [(a, b) for a, b in _origins(source) if a > told]
    if not low & GRIPPING:
        found += [(a, b) for a, b in (*_looks(source), *_origins(source)) if _affirms(source, a, b)]
        if not low & SEQUENCE:
            found += [(a, b) for a, b in (*_days(source), *_spans(source)) if _affirms(source, a, b, timed=True)]
    return [(a, b) for a, b in found if a < b and not any(one.quoted for one in source[a:b])]


def _affirms(source: Sequence[Token], start: int, end: int, *, timed: bool = False) -> bool:
    """Whether nothing in its part of the sentence, as far as ', and' or ', but', denies, counts or compares;
    where the piece is ``timed``, also that all of it is past: 'trains will stop here' is more than 'on Friday'."""
    borders = [(stop, begins) for stop, begins, _ in joints(source) if stop < begins - 1]
    first = max((begins for _, begins in borders if begins <= start), default=0)
    last = min((stop for stop, _ in borders if stop >= end), default=len(source))
    part = [one for one in source[first:last] if not one.quoted]
    if timed and (
        any(one.low in NOT_PAST and not one.capital for one in part) or not any(past(one.low) for one in part)
    ):
        return False
    return not any(one.low in DENYING or one.low.endswith("n't") for one in part)


def _opens(source: Sequence[Token], at: int) -> bool:
    return at == 0 or source[at - 1].low in {",", "said", "says", '"'}


def _titles(source: Sequence[Token]) -> Iterator[Span]:
    """'Former goalkeeper' before 'Sven Aho', and of 'The brewery Nordal' either half, where a clause opens."""
    for at in range(len(source) - 2):
        if not _opens(source, at) or (at and source[at].quoted):
            continue
        end = at
        while end < len(source) - 2 and source[end].low in BEFORE_OFFICES and not _named(source, end + 1):
            end += 1
        office = {one.low for one in source[end + 1 : end + 4]} & (HOLDERS | RANKS)
        if source[end].low in HOLDERS and _named(source, end + 1) and not office:
            yield at, end + 1
        name = at + 2
        if source[at].low == "the" and source[at + 1].low in NAMED and source[name].capital:
            after = source[name + 1] if name + 1 < len(source) else None
            if after is not None and after.text.islower() and one_clause(source[name + 1 :]):
                yield at, name
                yield name, name + 1


def _named(source: Sequence[Token], at: int) -> bool:
    """Whether a name and a surname stand at ``at``."""
    two = source[at : at + 2]
    return len(two) == 2 and all(one.capital and one.text.replace("-", "").isalpha() for one in two)


def _votes(source: Sequence[Token]) -> Iterator[Span]:
    """'7-4' behind 'voted'."""
    for at, one in enumerate(source):
        if at and source[at - 1].low == "voted" and re.fullmatch(r"[0-9]+[-–][0-9]+", one.text):
            yield at, at + 1


def _described(source: Sequence[Token]) -> Iterator[Span]:
    """Who a person with a full name is, between that name and the verb: ', the brother of the mayor, Astrid Vold,'."""
    commas = [i for i, one in enumerate(source) if one.text == "," and not one.quoted]
    if len(commas) < 2 or len(source) < 6 or clause_verb(source[: commas[0]]) != -1:
        return
    start, stop = commas[:2]
    inner = source[start + 1 : stop]
    after = source[stop + 1] if stop + 1 < len(source) else None
    asserted = free(source[:start]) and not turning(inner) and not claims(inner)
    described = bool(inner) and inner[0].low in {"who", "which", "whose"} and asserted
    if described and after is not None and (after.low in MAIN or past(after.low)) and not after.capital:
        yield start, stop + 1
    start = next((i for i in (2, 3) if _named(source, i - 2) and source[i].text == ","), 0)
    if start != commas[0] or source[start + 1].low not in {"the", "a", "an", "his", "her"}:
        return
    commas = commas[1:]
    if len(commas) > 1 and commas[1] - stop == 3 and _named(source, stop + 1):
        if inner[-1].low in HOLDERS:
            yield stop, commas[1] + 1
        stop = commas[1]
    after = source[stop + 1] if stop + 1 < len(source) else None
    plain = len(inner) <= 8 and not turning(inner) and not claims(inner) and any(one.low in HOLDERS for one in inner)
    if plain and after is not None and (after.low in MAIN or past(after.low)):
        yield start, stop + 1


def _looks(source: Sequence[Token]) -> Iterator[Span]:
    """'derelict' in 'the derelict watermill'."""
    for at in range(1, len(source) - 1):
        before, one, after = source[at - 1 : at + 2]
        if one.text in PLAIN_LOOKS and before.low in {"the", "a", "an"} and after.text.islower():
            yield at, at + 1


def _origins(source: Sequence[Token]) -> Iterator[Span]:
    """'in Port Lys' in 'a bank in Port Lys': it is a bank wherever it is."""
    for at in range(2, len(source) - 1):
        article = source[at - 2].low in {"a", "an"}
        known = source[at - 1].text in SEATS | NAMED | HOLDERS | {"baker", "farmer"}
        named_so = at > 2 and source[at - 3].low in {"is", "was", "are", "were", "be", "been", "became", "as"}
        if not article or source[at].text not in OF_PLACES or not known or named_so:
            continue
        end = _name_ends(source, at + 1)
        after = source[end].low if end < len(source) else ""
        if end > at + 1 and after not in {"and", "or", "to", "-", "–", "("}:
            yield at, end


def _seats(source: Sequence[Token]) -> Iterator[Span]:
    """'at Kell' in 'the library at Kell' and 'of Tarrow' in 'the harbour board of Tarrow', where it is the only one."""
    for at in range(2, len(source) - 1):
        noun = source[at - 1]
        article = at - 2 - (source[at - 2].low in SEAT_KINDS)
        seated = (source[at].text in OF_PLACES and noun.text in SEATS) or (
            source[at].text == "of" and noun.text in OF_SEATS
        )
        if not seated or article < 0 or source[article].low != "the":
            continue
        end = _name_ends(source, at + 1)
        after = source[end].low if end < len(source) else ""
        alone = sum(one.low.startswith(noun.low) for one in source) == 1
        if end > at + 1 and alone and (after in HOLDING or one_clause(source[end:])):
            yield at, end


def _reports(source: Sequence[Token]) -> Iterator[Span]:
    """'by the auditor, Greta Vinge' in 'According to a report by the auditor, Greta Vinge, the sum is gone'."""
    low = [one.low for one in source[:5]]
    if low[:3] != ["according", "to", "a"] or low[3:] not in (
        [w, "by"] for w in ("report", "study", "survey", "review")
    ):
        return
    commas = [i for i, one in enumerate(source) if one.text == ","]
    named = len(commas) > 1 and commas[1] - commas[0] == 3 and _named(source, commas[0] + 1)
    stop = commas[1] if named else next(iter(commas), 0)
    if stop and (whole(source[stop + 1 :]) or only_verb(source[stop + 1 :]) > 0):
        yield 4, stop


def _name_ends(source: Sequence[Token], at: int) -> int:
    """Where the name of a place ends that begins at ``at``; ``at`` where there is none."""
    end = at
    while end < len(source) and source[end].capital and source[end].text.replace("-", "").isalpha():
        end += 1
    names = {one.low for one in source[at:end]}
    return end if end - at <= 3 and not names & (DAYS | MONTHS) else at


def _days(source: Sequence[Token]) -> Iterator[Span]:
    """A day at the end of a clause, behind a place or a person."""
    for at in range(2, len(source)):
        early = source[at].low in {"early", "late"}
        end = day_ends(source, at)
        end = end if end > at else _months(source, at)
        before, after = source[at - 1], source[end].text if end < len(source) else ""
        place = before.low in PLACES | {"%"} or (before.capital and before.low not in DAYS | MONTHS)
        governed = {one.low for one in source[:at]} & (GOVERNS - NO_MATTER)
        if end > at and (place or early) and not governed and after in BEHIND_DAYS and not _goes_on(source, end, after):
            yield at, end


def _months(source: Sequence[Token], at: int) -> int:
    """Where 'between May and July' or 'in the spring' ends that begins at ``at``."""
    five = [one.low for one in source[at : at + 4]]
    if [*five[:2]] == ["in", "the"] and five[2:3] and five[2] in SEASONS:
        return at + 3
    spans = len(five) == 4 and five[0] == "between" and five[1] in MONTHS and five[2] == "and" and five[3] in MONTHS
    return at + 4 if spans else at


def _spans(source: Sequence[Token]) -> Iterator[Span]:
    """'after 26 years' or 'in 14 minutes 52 seconds' at the end of a clause."""
    for at in range(3, len(source)):
        if source[at].low not in {"in", "after"} or source[at].quoted:
            continue
        end = at + 1
        while end + 1 < len(source) and source[end + 1].low in UNITS and _counts(source[end]):
            end += 2
        if end > at + 1 and (end == len(source) or source[end].text == ","):
            yield at, end


def _counts(one: Token) -> bool:
    return one.text.isdigit() or one.low in NUMBERS


def _goes_on(source: Sequence[Token], end: int, sign: str) -> bool:
    """Whether another date, a number or a name follows behind a comma."""
    if sign not in {"", ","}:
        return False
    after = source[end + 1] if end + 1 < len(source) else None
    return after is not None and (after.capital or after.text[0].isdigit())


def _said(source: Sequence[Token]) -> Iterator[Span]:
    """A day, and what it is about, where somebody 'told the inquiry' something; 'Asked about the smell,' before it."""
    comma = attribution(source)
    low = [one.low for one in source]
    quotes = [i for i, one in enumerate(source) if one.text == '"']
    whole_quote = len(quotes) == 2 and quotes[1] - quotes[0] > 4
    told = next((i for i, one in enumerate(source) if one.low in TELLS and not one.quoted and i > comma), 0)
    told = told or next((i for i, one in enumerate(source) if one.low in TELLS and not one.quoted and whole_quote), 0)
    if told and told + 2 < len(source) and low[told + 1] in DAYS:
        yield told + 1, told + 2
    for at in range(told + 1, min(told + 9, len(source))) if told else ():
        end = day_ends(source, at)
        after = low[end] if end < len(source) else ""
        if end > at and after in {"", "about", ":", "that", "the", "it", "he", "she", "they"}:
            yield at, end
        stop = next((i for i in range(at, len(source)) if low[i] in {":", ","}), len(source))
        if low[at] == "about" and low[told] == "told" and whole_quote and not turning(source[at:stop]):
            yield at, stop
            yield from ((other, stop) for other in range(told + 2, at) if day_ends(source, other) == at)
    first = low.index(",") if "," in low else 0
    if low[:2] == ["asked", "about"] and first and whole_quote and not turning(source[:first]):
        yield 0, first + 1
