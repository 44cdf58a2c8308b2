"""What a shorter sentence may leave out of a longer one: a closed list, and whatever is not on it may not.

Each rule finds pieces with both their ends: a day, an apposition, a relative clause, brackets, a result, a further
clause. No rule takes a word that stands before the first verb, governs a clause, denies, doubts, or says who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.summarise.gate.tokens import Token

Span = tuple[int, int]
"""From the first token that is left out to the one after the last."""

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())
_TIMES = frozenset("morning afternoon evening night".split())
_NUMBER = re.compile(r"[0-9]{1,4}")
_JOINS = frozenset("and or nor but to than as not only except until since from between by of for the - –".split())
_VERBS = frozenset("is are was were has have had will would could should may might must can".split())
COUNTS = frozenset(
    """no not never none nobody nothing nowhere neither nor without cannot hardly barely scarcely few
    little only first last record sole all every each any most many everyone everybody everything always
    usually often half more less fewer least best worst as than like if unless whether except but rather
    instead number total rate average share sum count is are am do does""".split()
)
"""What a day may not be taken from: it denies, counts or compares, and the day is part of what it does."""
GOVERNS = frozenset(
    """that to who which whose what when while until because be being he she it they we i you against ban
    banned denied doubted rejected dismissed opposed refused cancelled delayed postponed blocked avoided
    prevented lacked missed failed criticised condemned dropped scrapped abandoned stopped reversed
    overturned ruled called put moved brought""".split()
)
"""Behind these a day may be another verb's than the one that tells what happened."""
_PAST = frozenset(
    """was were had said fell died won began met sank broke left rose bought sold held took gave made paid
    sent came went""".split()
)
_TURNS = frozenset(
    """no not never none nobody nothing neither nor without cannot hardly barely if unless whether may
    might could would perhaps possibly probably likely allegedly reportedly supposedly apparently
    seemingly alleged supposed false falsely untrue nonsense void wrong wrongly mistaken mistakenly hoax
    joke joking fiction fictional fictitious imaginary imagined novel film play opera dream dreamed
    pretend pretended exercise drill simulation rehearsal satire parody myth rumour rumours lie lied
    lies fake forged denied denies deny disputed disputes dispute doubt doubts doubted withdrew
    withdrawn retracted retract annulled cancelled reversed overturned apologised corrected refused only
    except but however though although instead rather later then soon quashed unfounded baseless
    voided revoked repealed rescinded vetoed pardoned lifted waived suspended reinstated restored recanted otherwise
    invented story actor actress damages libel undone mistake error song tale poem book""".split()
)
"""What may not be left out with anything: it would turn, soften or take back what stays."""
RESULTS = frozenset("ending leaving killing injuring hurting burning destroying damaging forcing flooding".split())
_STANDING = frozenset(
    """has had opened closed sank employs stands runs carries serves houses covers covered includes included began
    started owns operates sells makes hosts lies links supplies""".split()
)
_POINTING = frozenset("it this that these those he she they on in then there".split())
_SPEAKS = frozenset("said says".split())
_RULES = frozenset("ruled found claimed warned announced".split())
OFFICES = frozenset(
    """mayor minister deputy auditor owner manager director secretary treasurer spokeswoman spokesman chair
    chairwoman chairman captain skipper doctor dentist judge lawyer teacher farmer baker clerk officer
    professor president editor chief architect engineer keeper""".split()
)
_FARTHEST = 40


def skips(source: Sequence[Token]) -> list[Span]:
    """The pieces of ``source`` that may be left out, none of them inside a quotation."""
    found = [*_days(source), *_between(source), *_brackets(source), *_ends(source)]
    return [(a, b) for a, b in found if 0 < b - a <= _FARTHEST and not any(one.quoted for one in source[a:b])]


def attribution(source: Sequence[Token]) -> int:
    """Where ', X said' or ', said X' begins that ends ``source``; its length where none does."""
    comma = max((i for i, one in enumerate(source) if one.text == ","), default=len(source))
    tail = [one.low for one in source[comma + 1 :]]
    day = _day_from(source, len(source), comma)
    spoken = [one.low for one in source[comma + 1 : day]]
    speaks = bool(spoken) and (spoken[-1] in _SPEAKS | _RULES or spoken[0] in _SPEAKS or "told" in spoken[1:5])
    ends = speaks and 1 < len(spoken) <= 8
    ends = ends and not any(one.quoted for one in source[comma:])
    return comma if ends and not (set(tail) & {"and", "but", "or", "who", "which", "that", "not"}) else len(source)


def _day_from(source: Sequence[Token], end: int, start: int) -> int:
    return next((i for i in range(start + 1, end) if day_ends(source, i) == end), end)


def turning(span: Sequence[Token]) -> bool:
    """Whether a word of ``span`` may turn, soften or take back what stays without it."""
    return any((one.low in _TURNS and one.text != "May") or one.low.endswith(("n't", "n’t")) for one in span)


def day_ends(source: Sequence[Token], at: int) -> int:
    """Where the day or date that begins with the preposition at ``at`` ends; ``at`` where there is none."""
    low = [one.low for one in source[at : at + 6]] + [""] * 6
    step = 1 if low[0] in {"early", "late"} else 0
    if low[step] not in {"on", "in"}:
        return at
    i, on = step + 1, low[step] == "on"
    if on and low[i] in DAYS:
        i += 1 + (low[i + 1] in _TIMES)
    elif on and ((low[i] in MONTHS and _NUMBER.fullmatch(low[i + 1])) or _dated(low[i : i + 2])):
        i += 2
    elif (not on and low[i] in MONTHS) or (not on and re.fullmatch(r"(?:1[5-9]|20)[0-9]{2}", low[i])):
        i += 1
    else:
        return at
    months = low[i - 1] in MONTHS or low[i - 2] in MONTHS
    i += bool(months and re.fullmatch(r"(?:1[5-9]|20)[0-9]{2}", low[i]))
    name = source[at + step + 1]
    return at + i if name.capital or name.text[:1].isdigit() else at


def _dated(low: Sequence[str]) -> bool:
    return bool(_NUMBER.fullmatch(low[0])) and low[1] in MONTHS


def _days(source: Sequence[Token]) -> Iterator[Span]:
    """Days and dates at the front of what is past, or right behind the sentence's one verb in the past."""
    found = [(at, end) for at in range(len(source)) if (end := day_ends(source, at)) > at]
    for at, end in found:
        after = source[end].text if end < len(source) else ""
        before = source if at == 0 else source[:at]
        low = ["" if one.capital and not one.first else one.low for one in before]
        if set(low) & COUNTS or any(one.endswith(("n't", "n’t", "est")) for one in low):
            continue
        if at == 0 and len({start for start, stop in found if start >= end}) == 0 and any(map(past, low)):
            stop = end + (after == ",")
            if stop < len(source) and not source[stop].text[0].isdigit() and source[stop].low not in MONTHS:
                yield 0, stop
        elif at and _behind_its_verb(low) and not _goes_on(after):
            yield at, end


def past(low: str) -> bool:
    """Whether the word ``low`` looks like a verb in the past."""
    return low in _PAST or (len(low) > 4 and low.endswith("ed"))


def _behind_its_verb(before: Sequence[str]) -> bool:
    """Whether the last of ``before`` is a verb in the past, perhaps with a count of votes, and the first of them."""
    verb = len(before) - 1 - bool(re.fullmatch(r"[0-9]+[-–][0-9]+", before[-1]))
    earlier = before[:verb]
    other = set(earlier) & GOVERNS or any(past(one) or one.endswith("ing") for one in earlier if one not in _AUXILIARY)
    return before[verb] in _SPEAKS or (verb > 0 and past(before[verb]) and not other)


_AUXILIARY = frozenset({"was", "were", "had"})


def _goes_on(after: str) -> bool:
    """Whether the date may go on with ``after``, or stands before its verb."""
    return after.lower() in _JOINS - {"to", "by"} | _VERBS | {"–", "("} or after[:1].isupper() or after[:1].isdigit()


def _commas(source: Sequence[Token]) -> list[int]:
    return [i for i, one in enumerate(source) if one.text == ","]


def _between(source: Sequence[Token]) -> Iterator[Span]:
    """Appositions (a name, an age, an office) and relative clauses that stand between two commas."""
    commas = [i for i in _commas(source) if i < attribution(source)]
    for a, b in pairwise(commas):
        inner, after = source[a + 1 : b], source[b + 1 : b + 2]
        if not inner or not after or after[0].low in {"and", "or", "nor", "but", "if"} or turning(inner):
            continue
        if after[0].capital:
            continue
        relative = inner[0].low in {"who", "which", "whose"} and len(inner) > 1
        if relative and len(commas) == 2 and not claims(inner):
            yield a, b + 1
        if not relative and (a != commas[0] or not _fronted(source)) and _apposed(inner):
            yield a, b + 1


def claims(inner: Sequence[Token]) -> bool:
    """Whether somebody speaks in ``inner``."""
    return bool({one.low for one in inner} & {"said", "says", "claimed", "according", "told"})


def _fronted(source: Sequence[Token]) -> bool:
    """Whether ``source`` opens with something else than its subject, so that its first comma is the end of that."""
    return source[0].low not in {"the", "a", "an", "its", "his", "her"} and not (
        len(source) > 1 and source[0].capital and source[1].capital
    )


def _apposed(inner: Sequence[Token]) -> bool:
    low = [one.low for one in inner]
    if len(low) == 1 and re.fullmatch(r"[1-9][0-9]?", low[0]):
        return True
    if len(low) <= 4 and all(one.capital and one.text.replace("-", "").replace("'", "").isalpha() for one in inner):
        return low[0] not in {"in", "on", "at", "for", "unlike", "like"} and not set(low) & (DAYS | MONTHS)
    if low[0] not in {"the", "a", "an", "its", "his", "her"} or len(low) < 2:
        return False
    head = low[: low.index("of")] if "of" in low else low
    tail = inner[len(head) + 1 :]
    plain = len(head) <= 4 and head[-1] in OFFICES and not set(head[1:]) & {"the", "a", "an", "of", *_SPEAKS}
    return plain and all(one.capital for one in tail)


def _brackets(source: Sequence[Token]) -> Iterator[Span]:
    """A short form in capitals, 'the Islands Teachers' Association (ITA)'; anything else may be what takes it back."""
    for at in range(len(source) - 2):
        opens, short, closes = source[at : at + 3]
        if opens.text == "(" and short.text.isupper() and closes.text == ")":
            yield at, at + 3


def _ends(source: Sequence[Token]) -> Iterator[Span]:
    """What the sentence ends with, before its attribution: ', and ...', ', after ...', ', ending ...', ', who ...'."""
    end = attribution(source)
    words = [one.low for one in source]
    turned_round = words[:1] in (["were"], ["had"]) or any(a == "it" and b in {"is", "was"} for a, b in pairwise(words))
    if turned_round or set(words) & {"if", "unless", "whether", "both", "between", "either", "neither"}:
        return
    for at in [i for i in _commas(source) if i < end]:
        rest = source[at + 1 : end]
        if not rest or (turning(rest) and not _denies_another(rest)):
            continue
        low = [one.low for one in rest]
        further = low[0] == "and" and _clause(rest) and _has_verb(source[:at])
        listed = any(one == "and" and other.endswith("ing") for one, other in pairwise(low))
        after = (low[0] in {"after", *RESULTS} or _ago(low)) and not set(low) & {"that", "which"} and not listed
        described = low[0] == "who" or (low[0] == "which" and low[1:2] and low[1] in _STANDING)
        ranked = low[0] == "the" and len(low) > 2 and low[1].endswith("est")
        alone = "," not in low and (after or described or ranked)
        if further or (alone and not claims(rest)):
            yield at, end
    for at, one in enumerate(source[:end]):
        if one.low == "and" and at > 2 and _denies_another(source[at:end]):
            yield at, end


def _has_verb(part: Sequence[Token]) -> bool:
    return any(one.low in _VERBS or past(one.low) for one in part)


def _clause(rest: Sequence[Token]) -> bool:
    """Whether ``rest`` is 'and' with a clause of its own, so that what stands before is one too."""
    low = [one.low for one in rest]
    own = len(low) > 3 and low[1] not in _POINTING and bool(set(low[2:]) & _VERBS)
    return own and not set(low) & {",", *DAYS, *MONTHS}


def _denies_another(rest: Sequence[Token]) -> bool:
    """Whether ``rest`` is 'and no house is ...': a denial of something else, which takes nothing back."""
    low = [one.low for one in rest]
    verb = len(low) > 3 and low[0] == "and" and low[1] == "no" and bool(set(low[2:5]) & _VERBS)
    return verb and "," not in low and not turning(rest[2:])


def _ago(low: Sequence[str]) -> bool:
    """Whether ``low`` begins 'a week after', 'two days earlier'."""
    return (
        len(low) > 3
        and low[1] in {"day", "days", "week", "weeks", "month", "months", "year", "years", "hours"}
        and (low[2] in {"after", "earlier", "later"})
    )
