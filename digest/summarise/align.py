"""Whether the words of one sentence stand in others so that they say the same there: in order, in one clause, of the
same subject, with the same negations and doubts.

The sentence is cut at its joins and stops. The words of each piece are looked for in the source in their order; from
one to the next nothing may be left out that would give a verb another subject or a number another thing to count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.summarise.skips import COMMAS, RELATIVE, STRONG, may_skip, only_adverbs, told_of
from digest.summarise.tokens import Token
from digest.summarise.wording import ROLES, SAY_KEYS

_FARTHEST, _NEAREST, _LONGEST = 40, 4, 30
"""How far apart two words may stand in a source that follow each other in a line; how many words of a verb come before
its last; how many words a piece may have: what goes beyond is refused, so that no line takes long to judge."""
_LOOSE = frozenset({"people", "person"})
Piece = list[Token]
_PLAIN, _SAID_FIRST = -1, -2


def unmatched(line: Sequence[Token], source: Sequence[Token]) -> str | None:
    """What of ``line`` the tokens of ``source`` do not bear out, in plain words; None where they bear out all."""
    for one in line:
        problem = _alone(one, source)
        if problem:
            return problem
    before: set[int] = set()
    near: tuple[set[int], set[int]] | None = None
    for piece in _pieces([one for one in line if one.kind != "date"]):
        spans = _spans(piece, source, near) if len(piece) <= _LONGEST else set()
        near = {first for first, _ in spans}, {last for _, last in spans}
        speaks = len(piece) == 1 and piece[0].key in SAY_KEYS
        if not spans or (speaks and before and not _speaker(source, before, near[0])):
            return f"{' '.join(one.text for one in piece)!r} is not put together so in the sentences it cites"
        before |= near[0] | near[1]
    return _dates(line, source)


def _alone(one: Token, source: Sequence[Token]) -> str | None:
    """Why ``one`` has no counterpart at all in ``source``, the most telling reason."""
    same = [other for other in source if _equal(one, other)]
    if one.text.lower() in _LOOSE:
        return None
    if same:
        return None if one.kind in {"date", "pronoun"} else _changed(one, same)
    what = {"number": "the number ", "name": "the name ", "date": "the date "}.get(one.kind, "")
    return f"{what}{one.text!r} is not in the sentences it cites"


def _changed(one: Token, same: Sequence[Token]) -> str | None:
    """How what stands around ``one`` differs from what stands around all that are the ``same`` in the source."""
    if all(other.negations != one.negations for other in same):
        return f"{one.text!r} is denied in one and not in the other"
    if not any(_hedged(one, other) for other in same):
        return f"{one.text!r} is said with more certainty, or less, than in the sentences it cites"
    if one.modifier not in {other.modifier for other in same}:
        return f"the number {one.text!r} is more exact, or less, than in the sentences it cites"
    return None


def _equal(one: Token, other: Token) -> bool:
    if one.kind == other.kind == "date":
        return set(one.key.split()) <= set(other.key.split())
    return one.key == other.key and _same_kind(one, other)


def _same_kind(one: Token, other: Token) -> bool:
    if one.kind == "name" and other.kind == "word":
        return not one.text[1:2].isupper() and _begins(one)
    return one.kind == other.kind or {one.kind, other.kind} == {"word", "name"}


def _begins(one: Token) -> bool:
    return True if one.kind != "name" else one.run == 0 or "." in one.before


def _hedged(one: Token, other: Token) -> bool:
    """Whether ``one`` keeps every doubt that ``other`` stands under, and brings none of its own."""
    if one.kind == "name":
        return True
    lost, brought = other.hedges - one.hedges, one.hedges - other.hedges
    return not lost and not brought - {"said", "according to", "if"}


def _pieces(line: Sequence[Token]) -> list[Piece]:
    """``line`` cut at its joins and stops and after what says that somebody speaks; a lone word goes with the next."""
    pieces: list[Piece] = []
    for index, one in enumerate(line):
        spoken = index and line[index - 1].key in SAY_KEYS
        alone = pieces and len(pieces[-1]) == 1 and not _names_source(pieces[-1][0])
        if not pieces or ((one.before or spoken) and not alone):
            pieces.append([])
        pieces[-1].append(one)
    return pieces


def _speaker(source: Sequence[Token], subjects: set[int], verbs: set[int]) -> bool:
    """Whether one of ``subjects`` stands right beside one of ``verbs``, or is part of a name that does."""
    pairs = [sorted((one, verb)) for one in subjects for verb in verbs if source[one].sentence == source[verb].sentence]
    return any(all(one.kind == "name" for one in source[first + 1 : last]) for first, last in pairs)


def _names_source(one: Token) -> bool:
    return "according to" in one.hedges and one.role == "to"


def _spans(piece: Piece, source: Sequence[Token], before: tuple[set[int], set[int]] | None) -> set[tuple[int, int]]:
    """The (first, last) places in ``source`` of every way to find ``piece`` there, as it is or turned round."""
    found: set[tuple[int, int]] = set()
    for order, turned in _orders(piece, source):
        found |= _paths(order, turned, source, before)
    return found


def _orders(piece: Piece, source: Sequence[Token]) -> Iterator[tuple[Piece, int]]:
    """``piece``, and the other orders in which a source may say the same; with the place of a verb that turns voice."""
    yield piece, _PLAIN
    if piece[-1].key in SAY_KEYS:
        yield [piece[-1], *piece[:-1]], _SAID_FIRST
    if piece[0].key in SAY_KEYS:
        yield [*piece[1:], piece[0]], _PLAIN
    turning = {other.key for other in source if other.passive}
    for at, one in enumerate(piece):
        before, after = piece[:at], piece[at + 1 :]
        if one.owner:
            owned = [other for other in after if other.run == after[0].run]
            for stop in range(1, len(owned) + 1):
                yield [*before, *after[:stop], one, *after[stop:]], _PLAIN
        if at and one.kind == "word" and (one.passive or one.key in turning):
            for head in range(at, max(0, at - _NEAREST), -1):
                verb, subject = piece[head : at + 1], piece[:head]
                yield [*after, *verb, *subject], len(piece) - 1 - head
                yield [*verb, *subject, *after], at - head


def _paths(
    order: Piece, turned: int, source: Sequence[Token], before: tuple[set[int], set[int]] | None
) -> set[tuple[int, int]]:
    reached: set[tuple[int, int]] = set()
    names = next((i for i, one in enumerate(order) if one.kind != "name"), len(order))
    for number, one in enumerate(order):
        places = [
            i
            for i, other in enumerate(source)
            if _fits(one, other, turned=number == turned, loose=turned >= 0 or (number < names and told_of(source, i)))
        ]
        if number == 0:
            if turned == _SAID_FIRST:
                places = [i for i in places if _opens(i, source)]
            if turned < 0:
                places = [i for i in places if _begins_alike(one, source[i]) or told_of(source, i)]
            reached = {(i, i) for i in places if before is None or _may_begin(one, i, source, before)}
            continue
        if one.text.lower() in _LOOSE and not places:
            continue
        pair = order[number - 1], one
        firsts: dict[int, set[int]] = {}
        for first, last in reached:
            firsts.setdefault(last, set()).add(first)
        near = [(a, b) for a in firsts for b in places if a < b <= a + _FARTHEST]
        reached = {(first, b) for a, b in near if _follows(source, a, b, pair, turned) for first in firsts[a]}
        if not reached:
            break
    return reached


def _fits(one: Token, other: Token, *, turned: bool, loose: bool) -> bool:
    """Whether ``one`` of the line may stand for ``other`` of the source; ``turned`` where its voice is to differ, and
    ``loose`` where prepositions need not agree."""
    if not _equal(one, other) or one.negations != other.negations:
        return False
    if one.kind != "pronoun" and not _hedged(one, other):
        return False
    named = "name" in {one.kind, other.kind}
    voice = (one.passive != other.passive) == turned or (named and not turned)
    role = loose or one.kind not in {"name", "number"} or _same_role(one, other)
    owner = not one.owner or other.owner or other.role == "of"
    if other.infinitive and not one.infinitive:
        return False
    return voice and role and owner and (one.kind != "number" or one.modifier == other.modifier)


def _begins_alike(one: Token, other: Token) -> bool:
    """Whether a subject may begin with ``one``: 'the dairy at Ostry closed' does not say that Ostry closed."""
    return _same_role(one, other) and (bool(one.role) or one.role == other.role or one.kind == "pronoun")


def _same_role(one: Token, other: Token) -> bool:
    """Whether prepositions give both the same part; 'in the hall of the mill' is in the mill."""
    if one.role == other.role or not {one.role, other.role} & ROLES or _names_source(one):
        return True
    return other.role == "of" and (one.owner or one.role == "in")


def _opens(place: int, source: Sequence[Token]) -> bool:
    """Whether the token at ``place`` is the first telling word of its clause."""
    one = source[place]
    return place == 0 or source[place - 1].sentence != one.sentence or bool(one.before)


def _may_begin(one: Token, place: int, source: Sequence[Token], before: tuple[set[int], set[int]]) -> bool:
    """Whether a piece may begin at ``place`` when the pieces before it began and ended at ``before``."""
    starts, ends = before
    other = source[place]
    if not any(source[i].sentence == other.sentence for i in starts | ends):
        first = place == 0 or source[place - 1].sentence != other.sentence
        return first and bool({"and", "but", ";"} & set(one.before))
    near = [i for i in starts | ends if i < place and source[i].sentence == other.sentence]
    if any(may_skip(source, i, place, boundary=False) for i in near):
        return True
    if any(abs(i - place) == 1 for i in ends) or any(only_adverbs(source[i + 1 : place]) for i in near):
        return True
    if _opens(place, source):
        return True
    return one.determined or one.kind in {"name", "number"}


def _follows(source: Sequence[Token], last: int, place: int, pair: tuple[Token, Token], turned: int) -> bool:
    """Whether in ``source`` the token at ``place`` may be read straight after the one at ``last``, as ``pair`` is."""
    previous, one = pair
    if source[last].sentence != source[place].sentence:
        return False
    between = source[last + 1 : place]
    if previous.kind == "number" and previous.run == one.run and any(t.kind == "number" for t in between):
        return False
    if previous.kind == one.kind == "name" and previous.run == one.run and source[last].run != source[place].run:
        return False
    told = source[place].before[-1:]
    if told and told[0] in RELATIVE and not one.before and previous.role in ROLES:
        return False
    return may_skip(source, last, place, boundary=bool(one.before) and turned < 0)


def _dates(line: Sequence[Token], source: Sequence[Token]) -> str | None:
    """Why a date of ``line`` does not stand by the same words in ``source``; None where all do."""
    for index, one in enumerate(line):
        if one.kind != "date":
            continue
        pair = [other.key for other in line[index : index + 2] if other.kind == "date"]
        if len(pair) == 2 and not any(_pair(source, at, line[index : index + 2]) for at in range(len(source))):
            return f"the dates {one.text!r} and {line[index + 1].text!r} do not stand so in the sentences it cites"
        near = [other for other in line[:index] if other.kind not in {"date", "number", "pronoun"}][-1:]
        near = near or [other for other in line[index + 1 :] if other.kind not in {"date", "number", "pronoun"}][:1]
        between = _dates_between(line, index, near[0]) if near else ([], 0)
        if near and not any(
            _dated(source, place, near[0], between)
            for place, other in enumerate(source)
            if _equal(one, other) and one.negations == other.negations and _same_role(one, other)
        ):
            return f"the date {one.text!r} belongs to something else in the sentences it cites"
    return None


def _pair(source: Sequence[Token], at: int, pair: Sequence[Token]) -> bool:
    return len(source[at : at + 2]) == 2 and all(_equal(a, b) for a, b in zip(pair, source[at : at + 2], strict=True))


def _dates_between(line: Sequence[Token], place: int, anchor: Token) -> tuple[list[str], int]:
    other = next(i for i, one in enumerate(line) if one is anchor)
    first, last = sorted((place, other))
    inside = line[first + 1 : last + 1]
    strong = sum(mark in STRONG for one in inside for mark in one.before)
    return sorted(one.key for one in line[first + 1 : last] if one.kind == "date"), strong


def _dated(source: Sequence[Token], place: int, near: Token, allowed: tuple[list[str], int]) -> bool:
    """Whether the date at ``place`` belongs to the word ``near`` in ``source`` too, with no other date between them."""
    for at, other in enumerate(source):
        if other.key == near.key and other.sentence == source[place].sentence:
            dates, strong = _dates_between(source, place, other)
            told = [one for one in source[at + 1 : place] if one.kind != "date"] + [source[place]]
            inside = len(told) == 1 or sum(mark in COMMAS for one in told for mark in one.before) % 2 == 0
            if inside and all(one in allowed[0] for one in dates) and strong <= allowed[1]:
                return True
    return False
