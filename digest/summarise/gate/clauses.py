"""Where a sentence is made of clauses that each say something of their own, and which of them may stand alone.

There is no parser here. A clause is known by what opens it (a name, an article, a number, a noun), by a subject of a
few words and by a verb that can be nothing else than its verb. Where a word could be read in two ways there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from digest.summarise.gate.skips import OFFICES
from digest.summarise.gate.tokens import Token

_HELPING = frozenset("is are was were has have had will would could should may might must can did does".split())
_SURE = frozenset(
    """fell rose began broke took gave went came saw wrote drove flew froze spoke chose ate grew threw swam
    sank sang ran became stole shook wore tore blew drew stayed remained died fled arose awoke hid""".split()
)
"""Verbs in the past that are no participles too, so that they are the verb of their clause."""
_EITHER = frozenset(
    """won left held made paid sold bought sent brought built caught fought found got kept laid led lost
    met stood struck taught spent lent told said shot burnt hurt shut cut hit put set let cost heard
    read felt knew meant thought spread woke beat cast bound hung slid slept wept kept fed fled led bled
    dealt leapt learnt lit rang sang""".split()
)
_SAME_AS_NOW = frozenset("cost cut hit hurt let put set shut read spread beat burst cast".split())
"""Verbs whose past looks like what stands behind 'will': these never take a subject from another clause."""
_OBJECTS = frozenset("the a an its his her their no one two three four five six seven eight nine ten more".split())
_PRONOUNS = frozenset(
    """it its he him his she her hers they them their theirs this that these those there then so such same
    one ones other others another both either neither latter former here now later since again instead
    too also still yet we us our i my you your which who whom whose what when where why how if unless
    whether because though although""".split()
)
"""What leans on something outside a clause, or makes another clause of it."""
_WORLDS = frozenset(
    """say says said saying tell tells told claim claims claimed allege alleges alleged think thinks
    thought believe believes believed fear fears feared hope hopes hoped expect expects expected suggest
    suggests suggested suppose supposed imagine imagined dream dreams dreamed dreamt know knows knew
    find finds found feel feels felt hear hears heard rule rules ruled argue argues argued assume
    assumed report reports reported announce announces announced warn warns warned promise promised
    predict predicts predicted show shows showed shown mean means meant want wants wanted swear swears
    swore deny denies denied doubt doubts doubted pretend pretended wish wished guess guessed insist
    insists insisted add adds added agree agreed accept accepted admit admits admitted conclude
    concluded decide decided reveal revealed write writes wrote see sees saw explain explained note
    noted estimate estimated plan plans planned propose proposed seem seems seemed look looks looked
    appear appears appeared ask asks asked hint hinted joke joked novel film play opera tale story
    legend myth fable song poem book dreaming according paper theory fiction scene""".split()
)
"""Words that open a world of their own: what stands behind them is not said to be so."""
_LIGHT = frozenset("find finds found see sees saw hear heard show shows showed write wrote agree agreed accept".split())
"""Of these, what takes a thing as well as a clause; where no second verb follows it took a thing."""
_LINKS = frozenset(
    """that if unless whether because when while until till before after as though although who whom which
    whose what where why how than like not no nobody nothing none never neither nor either both without
    except but or let lest once should only""".split()
)
_NO_OPENING = frozenset(
    """in on at by for from of to with without under over near since until after before during despite
    unlike like as between against about among through into and or but nor not if when while where
    because although though unless only even just then so both either all every each few many most some
    any said says told""".split()
)
_LONGEST_SUBJECT = 9
_ARTICLES = frozenset("the a an its his her their".split())
_HANGS = _ARTICLES | frozenset("of in at from near for on over under to between and with by as per".split())
_ADVERBS = frozenset("almost also just once often always half ever soon".split())
_BETWEEN = frozenset("not never also already still only just".split())

Joint = tuple[int, int, str]
"""Where the left side of a joint ends, where its right side begins, and the word that joins them."""


def joints(source: Sequence[Token]) -> Iterator[Joint]:
    """Each 'and', 'while' and 'but' outside quotations that may join two clauses of ``source``."""
    for at, one in enumerate(source):
        if 1 < at < len(source) - 1 and one.low in {"and", "while", "but"} and not one.quoted:
            yield at - (source[at - 1].text == ","), at + 1, one.low


def verb(part: Sequence[Token]) -> int:
    """Where the verb of the clause ``part`` stands; -1 where no word is surely one."""
    for at, one in enumerate(part[: _LONGEST_SUBJECT + 1]):
        if one.quoted or one.text in {",", ";", ":"}:
            return -1
        after = part[at + 1] if at + 1 < len(part) else None
        object_follows = after is not None and (after.low in _OBJECTS or after.text[0].isdigit())
        if _helps(one) or one.low == "said" or (_past(one) and (one.low in _SURE or object_follows)):
            return at
        if _past(one):
            return -1
    return -1


def _past(one: Token) -> bool:
    known = one.low in _EITHER | _SURE or (len(one.low) > 4 and one.low.endswith("ed"))
    return known and (one.first or not one.capital)


def _helps(one: Token) -> bool:
    return one.low in _HELPING and (one.first or not one.capital)


def whole(part: Sequence[Token]) -> bool:
    """Whether ``part`` is surely a clause: it opens with its subject, has its verb and something behind or is brief."""
    at = verb(part)
    low = [one.low for one in part]
    counted = low[:2] in (["at", "least"], ["no", "one"], ["about", *low[1:2]])
    opens = counted or (low[:1] != [] and low[0] not in _NO_OPENING | _PRONOUNS and not low[0].endswith(("ing", "ly")))
    subject = set(low[2 * counted : max(at, 0)])
    even = sum(one.text == '"' for one in part) % 2 == 0 and one_thing(part[: max(at, 0)])
    return at > 0 and opens and even and not subject & (_PRONOUNS | (_LINKS - {"no", "nobody"}) | {"and"})


def one_thing(subject: Sequence[Token]) -> bool:
    """Whether ``subject`` names one thing: a further article or name in it hangs on a preposition or an office, so that
    no verb the lists do not know stands between ('The sign read the beach')."""
    for before, one in pairwise(subject):
        if (one.low in _ARTICLES or one.capital) and before.low not in _HANGS | OFFICES and not before.capital:
            return False
    return True


def present(part: Sequence[Token]) -> int:
    """Where 'plans' stands in 'the union plans a march': behind an article and a noun, before another article; -1 where
    no such verb is."""
    low = [one.low for one in part[:6]]
    if low[:1] not in (["the"], ["a"], ["an"]) or any(not one.text.islower() for one in part[1:3]):
        return -1
    found = (
        at
        for at in range(2, len(low) - 1)
        if low[at].endswith("s") and not low[at - 1].endswith("s") and low[at + 1] in _ARTICLES
    )
    at = next(found, -1)
    return at if at > 0 and not set(low[1:at]) & (_HANGS | _NO_OPENING | _LINKS | _PRONOUNS) else -1


def alone(part: Sequence[Token]) -> bool:
    """Whether the clause ``part`` says all it says by itself: nothing in it points out of it."""
    return (whole(part) or present(part) > 0) and not leaning(part)


def leaning(part: Sequence[Token]) -> bool:
    """Whether a word of ``part`` outside quotations points to something before it."""
    nobody = [one.low for one in part[:2]] == ["no", "one"]
    return any(one.low in _PRONOUNS and not one.quoted for one in part[2 * nobody :])


def free(part: Sequence[Token]) -> bool:
    """Whether nothing in the clause ``part`` reaches over its end: nobody speaks, thinks or wants."""
    low = {one.low for one in part}
    return not low & (_WORLDS | _LINKS) and not any(one.quoted or one.low.endswith("n't") for one in part)


def only_verb(part: Sequence[Token]) -> int:
    """Where the one word of ``part`` stands that may be a verb in the past, behind a subject; -1 where there is none.

    It may be read as 'closed' in 'the mill closed in May' too, so this is for where a further verb follows."""
    at = next((i for i, one in enumerate(part) if _past(one)), -1)
    subject = part[: max(at, 0)]
    low = {one.low for one in subject}
    several = sum(_past(one) for one in part) > 1 or any(_helps(one) or one.quoted for one in part)
    opens = bool(part) and part[0].low not in _NO_OPENING | _PRONOUNS and not part[0].low.endswith(("ing", "ly"))
    plain = opens and not low & (_PRONOUNS | _LINKS | {"and", ","}) and len(subject) <= _LONGEST_SUBJECT
    return at if at > 0 and plain and not several else -1


def same_subject(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether ``right`` begins with a second verb of the subject of ``left``: 'Reed rowed two miles and swam 300.'"""
    if not right or not free(left) or only_verb(left) < 0 or not _past(right[0]):
        return False
    if any(_helps(one) or _past(one) for one in right[1:]):
        return False
    after = right[1] if len(right) > 1 else right[0]
    subject = left[: only_verb(left)]
    if not one_thing(subject) or any(one.low.endswith("ly") or one.low in _ADVERBS for one in subject):
        return False
    object_follows = after.low in _OBJECTS or after.text[0].isdigit() or after.capital
    return right[0].low in _SURE or object_follows


def clauses(source: Sequence[Token], end: int) -> Iterator[Sequence[Token]]:
    """The later clauses of ``source``, each as a sentence of its own, with who says it all, from ``end`` on."""
    body, tail = source[:end], source[end:]
    if not tail:
        yield from _related(source)
    for stop, start, word in joints(body):
        left, right = without_aside(body[:stop]), body[start:]
        if (
            "would" not in {one.low for one in right}
            and alone(without_aside(right))
            and _lets_go(left, word, comma=stop < start - 1)
        ):
            yield [replace(right[0], first=True), *right[1:], *tail]
        elif word == "and" and same_subject(left, right) and not leaning(right) and right[0].low not in _SAME_AS_NOW:
            yield [*left[: only_verb(left)], *right, *tail]


def _related(source: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """'The theatre opened in 1904' of 'The theatre, which opened in 1904, will', where nothing else can be meant."""
    commas = [i for i, one in enumerate(source) if one.text == ","][:2]
    if len(commas) < 2 or commas[1] - commas[0] < 4 or any(one.quoted for one in source[: commas[1]]):
        return
    subject, inner = source[: commas[0]], source[commas[0] + 1 : commas[1]]
    name = len(subject) in {2, 3} and all(one.capital for one in subject) and subject[0].low not in _ARTICLES
    thing = len(subject) == 2 and subject[0].low == "the" and subject[1].text.islower()
    known = (name and inner[0].low == "who") or (thing and inner[0].low == "which")
    if known and _is_verb(inner[1:]) and free(inner[1:]) and not leaning(inner[1:]) and _verbs(inner) == 1:
        yield [*subject, *inner[1:]]


def without_aside(part: Sequence[Token]) -> Sequence[Token]:
    """``part`` without what stands between its first two commas where these follow its subject."""
    commas = [i for i, one in enumerate(part) if one.text == ","]
    if len(commas) < 2 or verb(part[: commas[0]]) != -1 or not _is_verb(part[commas[1] + 1 : commas[1] + 2]):
        return part
    return [*part[: commas[0]], *part[commas[1] + 1 :]]


def _is_verb(part: Sequence[Token]) -> bool:
    return bool(part) and (part[0].low in _HELPING or _past(part[0]))


def _parts(left: Sequence[Token], at: set[str]) -> Iterator[Sequence[Token]]:
    start = 0
    for end, one in enumerate(left):
        if one.low in at:
            yield left[start:end]
            start = end + 1
    yield left[start:]


def _verbs(part: Sequence[Token]) -> int:
    """How many verbs ``part`` may hold; 'have not been found' is one."""
    kinds = [_past(one) + 2 * (_helps(one) or one.low == "been") for one in part if one.low not in _BETWEEN]
    return sum(here > 0 and before < 2 for before, here in pairwise([0, *kinds]))


def one_clause(part: Sequence[Token]) -> bool:
    """Whether ``part`` begins with a verb and holds no other before its first comma: in 'The bank Reed robbed shut' the
    words behind the name begin so, but go on with another verb."""
    stop = next((i for i, one in enumerate(part) if one.text in {",", ";"} or one.low in {"and", "while"}), len(part))
    return bool(part) and (_helps(part[0]) or _past(part[0])) and _verbs(part[:stop]) == 1


def _has_somebody(left: Sequence[Token]) -> bool:
    """Whether ``left`` may go on as 'The game has the player rob a bank'."""
    return any(one.low in {"has", "have"} and after.low in _ARTICLES for one, after in pairwise(left))


def _lets_go(left: Sequence[Token], word: str, *, comma: bool) -> bool:
    """Whether the clause ``left`` has no hold on the one behind it."""
    low = {one.low for one in left}
    denying = {"not", "no", "nobody", "none", "nothing", "never", "neither", "nor"}
    facts = {"after", "because", "while"} if comma else set()
    one_verb = sum(_past(one) for one in left) <= 1
    if not all(_verbs(part) <= 1 for part in _parts(left, facts)) or _has_somebody(left):
        return False
    held = low & (_WORLDS - (_LIGHT if one_verb else set()) | _LINKS - denying - facts)
    neither = [*low & {"neither"}] != [] and word == "but"
    if any(one.text in {":", ";", "(", ")", "–", "-", "--"} for one in left):
        return False
    stands = whole(left) or (comma and only_verb(left) > 0)
    return (stands or neither) and not held and (word != "while" or not low & denying)
