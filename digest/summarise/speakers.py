"""Who is named as the speaker beside a quotation: the words of the attribution that say who, before or after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from digest.summarise.doubts import another_voice, denied, denied_after, is_nobody, is_open, told_after
from digest.summarise.patterns import any_word, placed_words
from digest.summarise.roles import BODIES, FUNCTION, TITLES, UNNAMED

_SAYS = """
    said says told tells added adds asked asks wrote writes explained explains insisted insists warned warns
    replied replies argued argues noted notes tweeted continued continues declared recalled recalls stated states
    announced claimed claims admitted admits acknowledged concluded concludes joked testified predicted suggested
    suggests responded responds countered complained remarked observed observes
"""
SAYS = any_word(_SAYS)
_SAID = re.compile(SAYS)
_SAID_FIRST = re.compile(rf"[,\s]*{SAYS}\s+(?!to\b|that\b)")
_OR_CALLED = re.compile(any_word(_SAYS + "called calls described describes urged vowed quipped posted"))
_ACCORDING = re.compile(r"[,\s]*\b(?:as )?according to\s+")
_BEFORE_WORDS = re.compile(r"\b[Aa]ccording to\s+([^,“”\"]{2,80}),[^,.;]{0,60}$")
_SENTENCE = re.compile(r"[.!?…][”\"’)]*\s+(?=[A-ZÀ-Þ])")
_ENDED = re.compile(r"[.!?…][”\"’)]*\s*$")
_BREAK = re.compile(r"[;:!?“”\"]|[a-z]{3}\.\s")
_AUXILIARY = re.compile(
    r"(?:\s+(?:has|had|have|also|later|then|once|often|still|even|himself|herself|reportedly|again|[a-z]+ly))*\s*$"
)
_PARTICLES = frozenset("de da di del la le van von der den bin al ibn y".split())
_LINKS = frozenset("of for from at with".split())
_PREPOSITIONS = _LINKS | frozenset("in on to by against about near over under between and or nor than like as".split())
_STARTS_CLAUSE = frozenset(
    "and but as while that when because although though where after before since if then so".split()
)
_DETERMINERS = frozenset("the a an one another".split())
_STOPS_ROLE = _PREPOSITIONS - _LINKS | frozenset(
    "who when while after before during that which last earlier yesterday today recently because if not where here"
    " there close".split()
)
_NO_NAME = _PREPOSITIONS | _STOPS_ROLE
_ENDS_NAME = _STOPS_ROLE | _LINKS
_MAY_BE_OF = BODIES | TITLES
_OWNS = ("’s", "'s")
PRONOUNS = frozenset({"he", "she"})


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


def attribution(text: str, begins: int, opens: int, after: int) -> Span | None:
    """Where ``text`` names the speaker of the words quoted from ``opens`` to ``after``, or says "he" or "she";
    ``begins`` is where the quotation before it ends."""
    found = _beside(text, begins, opens, after)
    return None if found and is_nobody(text[found.start : found.end]) else found


def _beside(text: str, begins: int, opens: int, after: int) -> Span | None:
    inner = text[opens:after].strip('“”"«»„ ')
    if not inner[:1].isupper():
        return _preceding(text, begins, opens, after) or _following(text, opens, after)
    found = _following(text, opens, after)
    begun = text[:opens].rstrip().endswith((":", ","))
    if found or (is_open(text, opens, after) and not begun and told_after(text[after : after + 200], _SAID)):
        return found
    return _preceding(text, begins, opens, after)


def _following(text: str, opens: int, after: int) -> Span | None:
    rest = text[after : after + 200]
    if not is_open(text, opens, after) or denied_after(rest):
        return None
    first = _ACCORDING.match(rest) or _SAID_FIRST.match(rest)
    if first:
        found = _forward(rest[first.end() :])
        return found and Span(after + first.end() + found.start, after + first.end() + found.end)
    verb = _SAID.search(rest)
    if not verb or _BREAK.search(rest, 0, verb.start()):
        return None
    found = _backward(rest[: verb.start()])
    lead = rest[: found.start].strip(", ").split() if found else []
    if not found or len(lead) > 6 or _PREPOSITIONS.union(_STARTS_CLAUSE, {"who", "which"}).intersection(lead):
        return None
    return Span(after + found.start, after + found.end)


def _preceding(text: str, begins: int, opens: int, after: int) -> Span | None:
    base = max(begins, opens - 260)
    before = text[base:opens]
    ends = [match.end() for match in _SENTENCE.finditer(before)]
    titled = [end for end in ends if before[:end].split()[-1].rstrip(".") not in TITLES]
    start = titled[-1] if titled else 0
    ends_there = text[opens:after].rstrip('”"»“ ')[-1:] != "," and not text.startswith(",", after)
    clause = before[start:]
    if _ENDED.search(clause):
        return _subject_of(clause, base + start) if ends_there else None
    if denied(clause):
        return None
    known = _BEFORE_WORDS.search(clause)
    if known:
        found = _forward(known[1])
        return found and Span(base + start + known.start(1) + found.start, base + start + known.start(1) + found.end)
    verbs = list(_OR_CALLED.finditer(clause))
    between = clause[verbs[-1].end() :] if verbs else ""
    if not verbs or len(between) > 100 or ";" in between or another_voice(between):
        return None
    found = _backward(clause[: verbs[-1].start()])
    return found and Span(base + start + found.start, base + start + found.end)


def _subject_of(sentence: str, at: int) -> Span | None:
    """Who speaks in a whole sentence, which begins at ``at``, with the speaker first and a verb of saying."""
    verb = None if denied(sentence) else _SAID.search(sentence)
    if not verb or another_voice(sentence[verb.end() :]):
        return None
    found = _backward(sentence[: verb.start()])
    return Span(at + found.start, at + found.end) if found and not sentence[: found.start].strip(", ") else None


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _backward(head: str) -> Span | None:
    """The subject that ``head``, the text up to a verb of saying, ends with."""
    trimmed = _AUXILIARY.sub("", head[-200:])
    base = len(head) - len(head[-200:])
    if trimmed.endswith(" who"):
        trimmed = trimmed[: -len(" who")].rstrip(",")
    elif trimmed.endswith(","):
        return _around_apposition(trimmed, base)
    found = _noun_phrase(trimmed)
    return found and Span(base + found.start, base + found.end)


def _around_apposition(text: str, base: int) -> Span | None:
    """The subject of "Reed, the harbour master, said"; the name in "The harbour master, Hanna Reed, said"."""
    comma = text.rfind(",", 0, len(text) - 1)
    inside = text[comma + 1 : -1]
    if comma < 0 or len(inside) > 110:
        return None
    words = inside.split()
    capitals = 2 <= len(words) <= 4 and all(_is_capital(word) for word in words)
    if capitals and not set(words) & (TITLES | BODIES) and words[0] not in FUNCTION:
        at = comma + 1 + len(inside) - len(inside.lstrip())
        return Span(base + at, base + len(text) - 1)
    if not words or (_is_capital(words[0]) and len(words) < 2):
        return None
    found = _noun_phrase(text[:comma])
    return found and Span(base + found.start, base + found.end)


def _noun_phrase(text: str) -> Span | None:
    """The name, the role or the pronoun at the end of ``text``."""
    words = placed_words(text)
    if not words:
        return None
    last = words[-1]
    if last[0].lower().lstrip("—–-(") in PRONOUNS and last[0][:1].isalpha():
        return Span(last[1], last[2])
    at = _run_back(words)
    if at is None:
        return _role_back(words)
    before = words[at - 1][0] if at else ""
    further = words[at - 2][0] if at > 1 else ""
    if before.lower() in _LINKS or (before.lower() in _DETERMINERS and further.lower() in _LINKS):
        return _role_back(words)
    if before.lower() in _PREPOSITIONS and not (
        before.lower() == "as" or (before.lower() == "and" and words[at - 2][0].endswith(","))
    ):
        return None
    if before.lower() in {"the", "a", "an"}:
        at -= 1
    return Span(words[at][1], last[2])


def _run_back(words: list[tuple[str, int, int]]) -> int | None:
    """Where the run of capitalised words that ``words`` end with begins."""
    at = len(words)
    while at and len(words) - at < 6:
        word = words[at - 1][0]
        ends = word[-1] in ".,;:)" and not (len(word) <= 3 or word.rstrip(".") in TITLES)
        joins = at < len(words) and at > 1 and word in _PARTICLES and _is_capital(words[at - 2][0])
        linked = at < len(words) and word == "of" and at > 1 and words[at - 2][0] in _MAY_BE_OF
        if (ends and at < len(words) + 1) or not (_is_capital(word) or joins or linked) or word.endswith(","):
            break
        at -= 1
    while at < len(words) and words[at][0] in FUNCTION:
        at += 1
    return at if at < len(words) and _is_capital(words[at][0]) else None


def _role_back(words: list[tuple[str, int, int]]) -> Span | None:
    """The role that ``words`` end with: "the ministry", "a spokesman for the union", "Kessock police"."""
    if any(word[-1] in ",;:." for word, _, _ in words[-1:]):
        return None
    for at in range(len(words) - 1, max(-1, len(words) - 11), -1):
        word, start, _ = words[at]
        before = words[at - 1][0] if at else ""
        if at < len(words) - 1 and word[-1] in ",;:":
            return _bare(words, at + 1)
        if word.lower() in _STOPS_ROLE and word.lower() not in {"and"}:
            return _bare(words, at + 1) if word.lower() in _STARTS_CLAUSE else None
        if word.lower() in _DETERMINERS and before.lower() not in _LINKS:
            clean = not before or before[-1] in ",—–" or before.lower() in _STARTS_CLAUSE
            return Span(start, words[-1][2]) if clean and len(words) - at > 1 else None
        if word in _LINKS and _is_capital(before) and before not in FUNCTION:
            run = _run_back(words[:at])
            return Span(words[run][1], words[at - 1][2]) if run is not None and before not in BODIES else None
    return _bare(words, max(0, len(words) - 4)) if len(words) <= 4 else None


def _bare(words: list[tuple[str, int, int]], at: int) -> Span | None:
    """A plural of people without an article, with what stands before it from ``at`` on: "Kessock police"."""
    phrase = words[at:]
    verbs = any(_SAID.match(word) or word.lower() in PRONOUNS | {"they", "his", "this"} for word, _, _ in phrase)
    if phrase and len(phrase) <= 4 and phrase[-1][0].lower() in UNNAMED and not verbs:
        return Span(phrase[0][1], phrase[-1][2])
    return None


def _forward(rest: str) -> Span | None:
    """The speaker that ``rest``, the text after "said" or "according to", begins with."""
    words = placed_words(rest[:140])
    if not words:
        return None
    first = words[0][0].strip(",.").lower()
    if first in PRONOUNS:
        return Span(words[0][1], words[0][1] + len(first))
    if not _is_capital(words[0][0]) and first not in _DETERMINERS | UNNAMED and words[0][0][-1] in ",.":
        return None
    name = _run_forward(rest, words)
    if name:
        return name
    if first in _DETERMINERS:
        return _role_forward(words)
    return Span(words[0][1], words[0][1] + len(first)) if first in UNNAMED else None


def _run_forward(rest: str, words: list[tuple[str, int, int]]) -> Span | None:
    """A name at the beginning of ``words``, after a role at most: "harbour master Hanna Reed", "the clerk, Ann Lee"."""
    at = 0
    while at < len(words) and at < 9:
        word = words[at][0]
        if _is_capital(word) and not word.removesuffix(",").endswith(_OWNS):
            break
        if word in _NO_NAME or word[-1] in ".;:—" or word[0] in '"“‘(':
            return None
        at += 1
    else:
        return None
    start = at
    while at < len(words):
        word = words[at][0]
        joins = word in _PARTICLES and at > start and at + 1 < len(words) and _is_capital(words[at + 1][0])
        linked = word == "of" and at > start and words[at - 1][0] in _MAY_BE_OF
        if not (_is_capital(word) or joins or linked) or word.endswith(_OWNS) or word in FUNCTION:
            break
        at += 1
        if word[-1] in ',;:?!)”"' or (word[-1] == "." and len(word) > 2 and word.rstrip(".") not in TITLES):
            break
    if at == start or (at < len(words) and words[at][0] in {"and", "&"} and words[at - 1][0][-1] != ","):
        return None
    beyond = words[min(at, len(words) - 1)][0]
    if beyond.endswith(_OWNS) or (at < len(words) and _is_cut_off(words[at - 1][0], beyond)):
        return None
    if start and words[start - 1][0] in {"the", "a", "an"}:
        if at < len(words) and at - start == 1 and words[at - 1][0][-1] not in ",." and words[at][0] not in _ENDS_NAME:
            return None
        start -= 1
    end = words[at - 1][1] + len(words[at - 1][0].rstrip(',;:?!)”"'))
    return Span(words[start][1], end - (rest[end - 1] == "." and end - words[at - 1][1] > 2))


def _is_cut_off(last: str, beyond: str) -> bool:
    """Whether a name that ends with ``last`` belongs to what goes on with ``beyond``: "Kessock police"."""
    return beyond.lower() in UNNAMED or (last in BODIES and beyond.isalpha() and beyond not in _ENDS_NAME)


def _role_forward(words: list[tuple[str, int, int]]) -> Span | None:
    end = words[0][2]
    for at, (word, start, stop) in enumerate(words[1:11], 1):
        if word.strip(',.;:?!”"') in _STOPS_ROLE or (
            at > 1 and word in {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}
        ):
            break
        end = start + len(word.rstrip(',.;:?!”"'))
        if end < stop:
            break
    return Span(words[0][1], end) if end > words[0][2] else None
