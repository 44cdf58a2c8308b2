"""People's names out of what a page or a byline gives: split, and freed of roles, places, addresses and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.press import AGENCY_WORDS, ROLES

_WRITTEN_BY = (
    r"written by|story by|words by|reported by|posted by|by|geschrieben von|verfasst von|ein(?:e \w+)? von|écrit par|"
    r"propos recueillis par|escrito por|scritto da|a cura di|tekst|text|texte|texto|"
    r"autor(?:in|en|es|a)?|authors?|auteure?s?|autor[ei]|автор[ы]?|автори|by-?line|writer|reporter|penulis|yazar"
)
_BY_OR_NAME = "von|par|por|di|door|av|af"
_LEAD = re.compile(
    rf"^(?:(?:{_WRITTEN_BY}|{_BY_OR_NAME})(?:\s*[:,]\s*|$)|(?:{_WRITTEN_BY})\s+(?=\S)"
    rf"|(?:{_BY_OR_NAME})\s+(?=\S+\s+\S|(?-i:[A-Z]{{2,}})$))",
    re.IGNORECASE,
)
"""What stands before the names in a byline; "von" and its like begin surnames too, so two words must follow them."""
_BRACKETS = re.compile(r"\s*[(\[（【][^()\[\]（）【】]*[)\]）】]")
_AND = re.compile(
    r"\s*[;|•·/]\s*|\s*[,،、，]\s*(?:(?:and|und|et|y|e|og|och|en|ja|oraz|i|și)\s+)?|\s+(?:&|\+|and|und|och|og|oraz|ve|și|и|та)\s+"
)
_SHORT_AND = re.compile(r"(?<=\S)\s+(?:et|y|e|en|i|ja|a)\s+(?=\S)")
_ONLY_AND = re.compile(r"and|und|et|y|e|og|och|en|ja|oraz|i|și|ve|и|та|&", re.IGNORECASE)
_BETWEEN_TWO = re.compile(r"\s*[;|•/]\s*|\s+(?:&|\+|and|und|et|y|e|og|och|en|oraz|i|și|ve|и|та)\s+")
_SUFFIX = re.compile(r"\s*,\s*(?=(?:Jr|Sr|II|III|IV)\b)")
_SHORTENED = re.compile(r"(?<![^\W_])(?:Jr|Sr)\.$")
"""What follows a surname and belongs to it; its point is no end."""
_NO_VALUE = re.compile(r"null|undefined|none|nan|n/a|unknown|anonymous|admin|administrator|webmaster", re.IGNORECASE)
"""What a template writes where it was given no name."""
_ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+|www\.\S+|(?<!\w)@\w+")
DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,5}", re.IGNORECASE)
"""A site's name, such as ``a.example``."""
_NO_NAME = re.compile(
    r"\b(?:facebook|twitter|instagram|linkedin|whatsapp|telegram|youtube|email|e-mail|rss|share|follow|log in|sign up|"
    r"read more|comments?|subscribe|about|redaktion|redacción|rédaction|redazione|newsroom|team|"
    r"agency|agencies|press|presse|news|media|\w*agentur|agence|agenzia|agencia|zeitung|times)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    rf"\b(?:{'|'.join(ROLES.values())}|professor|director|wartawan|muhabiri?|"
    r"journalis[tf]en?|redaktør|redaktör|reportrar|verslaggever|redacteur|автор|корреспондент|журналист|"
    r"fotos?|photos?|fotograf(?:in)?|bild(?:er)?|video|updated|published|min read)s?\b",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(r"\s*(?:기자|특파원|記者|编辑|編集委員)$")
_PLACE = re.compile(r"\s+(?:in|aus|à|en|at|for|für)\s+[^\W\d_a-z][\w’' .-]*$")
_PARTICLES = frozenset(
    "de del della delle di da das do dos du des der den van von vom zu zum zur ten ter te la le el al bin bint ben ibn"
    " abu und y e i af av zu d' l' o’ st".split()
)
_MOST_WORDS = 6


def names(text: str) -> tuple[str, ...]:
    """The names in ``text``, which names its authors and nothing else: "By A Lee and B Ek, reporters in Oslo"."""
    found: list[str] = []
    for part in _parts(text):
        name = _bare(part)
        if name and (not found or _follows(name, found[0])):
            found.append(name)
    return tuple(dict.fromkeys(found))


def is_person(name: str) -> bool:
    """True where ``name`` is written as people's are: two to six words with capitals, or in letters without them."""
    words = name.split()
    if any(character.isdigit() for character in name) or any(one.search(name) for one in (_ROLE, _NO_NAME, DOMAIN)):
        return False
    if not re.search(r"[^\W\d_]", name) or not (name == name.strip(" .,:;–-") or _SHORTENED.search(name)):
        return False
    if not any(character.isupper() or character.islower() for character in name):
        return 2 <= len(name) <= 10
    return 2 <= len(words) <= _MOST_WORDS and _capitalised(words)


def _parts(text: str) -> Iterator[str]:
    text = _ADDRESS.sub("", _BRACKETS.sub("", text))
    text = _surnames_last(_SUFFIX.sub(" ", _LEAD.sub("", text.lstrip(" \t.,:;–—-|").rstrip(" \t,:;–—-|"))))
    for part in _AND.split(text):
        halves = _SHORT_AND.split(part)
        yield from halves if all(len(half.split()) > 1 for half in halves) else [part]


def _surnames_last(text: str) -> str:
    """ "Lee, Ann and Ek, Bo" as Ann Lee; Bo Ek; any ``text`` that is not two or more of that shape as it is."""
    pairs = [[half.split() for half in one.split(",")] for one in _BETWEEN_TWO.split(text)]
    if len(pairs) < 2 or not all(len(pair) == 2 and _is_surname(pair[0]) and 0 < len(pair[1]) < 3 for pair in pairs):
        return text
    return "; ".join(" ".join([*given, *family]) for family, given in pairs)


def _is_surname(words: list[str]) -> bool:
    """Whether ``words`` are one and the particles before it, and no agency, which has a name after it, not before."""
    return (
        bool(words) and words[-1].lower() not in AGENCY_WORDS and all(one.lower() in _PARTICLES for one in words[:-1])
    )


def _bare(part: str) -> str:
    ends = part.rstrip(" \t,:;–—-|*")
    part = _PLACE.sub("", _TITLE_AFTER.sub("", _LEAD.sub("", part.strip(" \t.,:;–—-|*")))).strip(" ,:;–—-|*")
    if _ONLY_AND.fullmatch(part) or _NO_VALUE.fullmatch(part) or not re.search(r"[^\W\d_]", part):
        return ""
    return f"{part}." if _SHORTENED.search(ends) and part.endswith(("Jr", "Sr")) else part


def _follows(name: str, first: str) -> bool:
    """False for what comes after a name and is none: a role, a place of one word, small letters, a domain."""
    words = name.split()
    if name.lower() in AGENCY_WORDS:
        return True
    if _ROLE.search(name) or DOMAIN.fullmatch(name) or any(character.isdigit() for character in name):
        return False
    if len(first.split()) > 1 and len(words) == 1 and first != first.upper() and name.isascii():
        return False
    return len(words) <= _MOST_WORDS and _capitalised(words)


def _capitalised(words: list[str]) -> bool:
    return all(not word[:1].islower() or word.lower() in _PARTICLES or word[:2] in {"d'", "d’"} for word in words)
