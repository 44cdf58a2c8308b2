"""Whether the words of one sentence stand in others so that they say the same there: in order, in one clause, of the
same subject, with the same negations and doubts.

The sentence is cut at its joins and stops. The words of each piece are looked for in the source in their order; from one
to the next nothing may be left out that would give a verb another subject or a number another thing to count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.summarise.tokens import Token
from digest.summarise.wording import ROLES, SAY_KEYS

_COMMAS = frozenset(",()–—-")
_STRONG = frozenset("and but while ; : \n".split(" ")) | {"\n", "who", "which", "whose", "whom", "when", "where", "because"}
_LOOSE = frozenset({"people", "person"})
Piece = list[Token]
_TURNED = "turned"


def unmatched(line: Sequence[Token], source: Sequence[Token]) -> str | None:
    """What of ``line`` the tokens of ``source`` do not bear out, in plain words; None where they bear out all."""
    for one in line:
        problem = _alone(one, source)
        if problem:
            return problem
    ends: set[int] = set()
    starts: set[int] = set()
    used: dict[int, set[int]] = {}
    for number, piece in enumerate(_pieces([one for one in line if one.kind != "date"])):
        spans = _spans(piece, source, (starts, ends) if number else None)
        if not spans:
            return f"{' '.join(one.text for one in piece)!r} is not put together so in the sentences it cites"
        starts, ends = {first for first, _ in spans}, {last for _, last in spans}
        used[number] = starts | ends
    return _dates(line, source)


def _alone(one: Token, source: Sequence[Token]) -> str | None:
    """Why ``one`` has no counterpart at all in ``source``, the most telling reason."""
    same = [other for other in source if _equal(one, other)]
    if one.text.lower() in _LOOSE:
        return None
    if not same:
        what = {"number": "the number ", "name": "the name ", "date": "the date "}.get(one.kind, "")
        return f"{what}{one.text!r} is not in the sentences it cites"
    if one.kind in {"date", "pronoun"}:
        return None
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
    lost, brought = other.hedges - one.hedges, one.hedges - other.hedges
    return not lost and not brought - {"said", "according to", "if"}


def _pieces(line: Sequence[Token]) -> list[Piece]:
    """``line`` cut at its joins and stops and after what says that somebody speaks; a lone word goes with the next."""
    pieces: list[Piece] = []
    for index, one in enumerate(line):
        spoken = index and line[index - 1].key in SAY_KEYS
        if not pieces or ((one.before or spoken) and len(pieces[-1]) > 1):
            pieces.append([])
        pieces[-1].append(one)
    if len(pieces) > 1 and len(pieces[-1]) == 1:
        pieces[-2:] = [pieces[-2] + pieces[-1]]
    return pieces


def _spans(piece: Piece, source: Sequence[Token], before: tuple[set[int], set[int]] | None) -> set[tuple[int, int]]:
    """The (first, last) places in ``source`` of every way to find ``piece`` there, as it is or turned round."""
    found: set[tuple[int, int]] = set()
    for order, turned in _orders(piece, source):
        found |= _paths(order, turned, source, before)
    return found


def _orders(piece: Piece, source: Sequence[Token]) -> Iterator[tuple[Piece, int]]:
    """``piece``, and the other orders in which a source may say the same; with the place of a verb whose voice turns."""
    yield piece, -1
    turning = {other.key for other in source if other.passive}
    if piece[-1].key in SAY_KEYS:
        yield [piece[-1], *piece[:-1]], -2
    if piece[0].key in SAY_KEYS:
        yield [*piece[1:], piece[0]], -1
    for at, one in enumerate(piece):
        if one.owner and 0 < len(piece) - at - 1:
            end = next((i for i in range(at + 2, len(piece)) if piece[i].run != piece[at + 1].run), len(piece))
            for stop in range(at + 2, end + 1):
                yield [*piece[:at], *piece[at + 1 : stop], one, *piece[stop:]], -1
        if at and one.kind == "word" and (one.passive or one.key in turning):
            for head in range(at, 0, -1):
                yield [*piece[at + 1 :], *piece[head : at + 1], *piece[:head]], len(piece) - 1 - head
                yield [*piece[head : at + 1], *piece[:head], *piece[at + 1 :]], at - head


def _paths(
    order: Piece, turned: int, source: Sequence[Token], before: tuple[set[int], set[int]] | None
) -> set[tuple[int, int]]:
    reached: set[tuple[int, int]] = set()
    for number, one in enumerate(order):
        places = [i for i, other in enumerate(source) if _fits(one, other, turned=number == turned, loose=turned >= 0)]
        if number == 0:
            if turned == -2:
                places = [i for i in places if _opens(i, source)]
            reached = {(i, i) for i in places if before is None or _may_begin(one, i, source, before)}
            continue
        if one.text.lower() in _LOOSE and not places:
            continue
        previous = order[number - 1]
        reached = {
            (first, i)
            for first, last in reached
            for i in places
            if last < i and _follows(source, last, i, (previous, one), turned)
        }
    return reached


def _fits(one: Token, other: Token, *, turned: bool, loose: bool) -> bool:
    """Whether ``one`` of the line may stand for ``other`` of the source."""
    if not _equal(one, other) or one.negations != other.negations:
        return False
    if not _hedged(one, other) and one.kind != "pronoun":
        return False
    if one.passive != other.passive and not turned and "name" not in {one.kind, other.kind}:
        return False
    if turned and one.passive == other.passive:
        return False
    if one.kind in {"name", "number"} and one.role != other.role and {one.role, other.role} & ROLES and not loose:
        return one.owner and other.role == "of"
    if one.kind == "number" and one.modifier != other.modifier:
        return False
    return not one.owner or other.owner or other.role == "of"


def _opens(place: int, source: Sequence[Token]) -> bool:
    """Whether the token at ``place`` is the first telling word of its clause."""
    one = source[place]
    return place == 0 or source[place - 1].sentence != one.sentence or bool(one.before)


def _may_begin(one: Token, place: int, source: Sequence[Token], before: tuple[set[int], set[int]]) -> bool:
    """Whether a piece may begin at ``place`` when the pieces before it began and ended at ``before``."""
    starts, ends = before
    other = source[place]
    near = [i for i in starts | ends if i < place and source[i].sentence == other.sentence]
    if any(_jump(source, i, place, boundary=False) for i in near):
        return True
    if any(abs(i - place) == 1 for i in ends):
        return True
    bare = "and" in one.before and not one.determined and one.kind == "word"
    if bare and not any(source[i].sentence == other.sentence for i in ends):
        return False
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
    return _jump(source, last, place, boundary=bool(one.before) and turned < 0)


def _jump(source: Sequence[Token], last: int, place: int, *, boundary: bool) -> bool:
    """Whether leaving out what stands between two places keeps what is said."""
    between, goal = [one for one in source[last + 1 : place] if one.kind != "date"], source[place]
    if source[last].sentence != goal.sentence:
        return False
    names = [one for one in between if one.kind == "name" and one.run != source[last].run and one.run != goal.run]
    breaks = [mark for one in (*between, goal) for mark in one.before]
    strong = [mark for mark in breaks if mark in _STRONG]
    if source[last].owner and between and goal.kind != "name":
        return False
    if not breaks:
        return not (source[last].kind == "name" and names and goal.kind == "word" and goal.determined is False and _verb(goal))
    if boundary:
        return len([one for one in between if one.kind in {"word", "name"}]) <= 2
    if goal.before and goal.before[-1] in {"who", "which", "whose", "whom"}:
        return not between
    if goal.before and goal.before[-1] in {"and", "but"} and len(strong) == 1:
        return True
    commas = [mark for mark in breaks if mark in _COMMAS]
    if len(breaks) == len(commas) == 1 and not between and (_apposed(source, last) or goal.kind == "number"):
        return True
    if len(breaks) == len(commas) == 1 and _renamed(source, place):
        return True
    opened = source[last + 1].before if between else goal.before
    return len(commas) % 2 == 0 and bool(commas) and bool(goal.before) and bool(opened) and not goal.before[-1:] == ("and",)


def _apposed(source: Sequence[Token], last: int) -> bool:
    """Whether a comma only closes the name that ends at ``last``: 'the treasurer, Anselm Roke, moved'."""
    at = last
    while at > 0 and source[at].kind == "name" and not source[at].before:
        at -= 1
    return source[at].kind == "name" and source[at].before == (",",)


def _renamed(source: Sequence[Token], place: int) -> bool:
    """Whether the token at ``place`` begins a name between commas: 'its caterer, Vantol, in January'."""
    end = place
    while end + 1 < len(source) and source[end + 1].kind == "name" and not source[end + 1].before:
        end += 1
    closed = end + 1 < len(source) and source[end + 1].before[:1] == (",",)
    return source[place].kind == "name" and source[place].before == (",",) and closed


def _verb(one: Token) -> bool:
    return one.text.lower().endswith("ed") or one.passive


def _dates(line: Sequence[Token], source: Sequence[Token]) -> str | None:
    """Why a date of ``line`` does not stand by the same words in ``source``; None where all do."""
    for index, one in enumerate(line):
        if one.kind != "date":
            continue
        near = [other for other in line[:index] if other.kind not in {"date", "number", "pronoun"}][-1:]
        near = near or [other for other in line[index + 1 :] if other.kind not in {"date", "number", "pronoun"}][:1]
        between = _dates_between(line, index, near[0]) if near else ([], 0)
        if near and not any(
            _dated(source, place, near[0], between) for place, other in enumerate(source) if _equal(one, other)
        ):
            return f"the date {one.text!r} belongs to something else in the sentences it cites"
    return None


def _dates_between(line: Sequence[Token], place: int, anchor: Token) -> tuple[list[str], int]:
    other = next(i for i, one in enumerate(line) if one is anchor)
    first, last = sorted((place, other))
    inside = line[first + 1 : last + 1]
    strong = sum(mark in _STRONG for one in inside for mark in one.before)
    return sorted(one.key for one in line[first + 1 : last] if one.kind == "date"), strong


def _dated(source: Sequence[Token], place: int, near: Token, allowed: tuple[list[str], int]) -> bool:
    for other in source:
        if other.key == near.key and other.sentence == source[place].sentence:
            dates, strong = _dates_between(source, place, other)
            if all(one in allowed[0] for one in dates) and strong <= allowed[1]:
                return True
    return False
