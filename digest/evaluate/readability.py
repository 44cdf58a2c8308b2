"""How a summary reads: Flesch's reading ease, and the sentences that lean on what is not there. English only.

The words looked for are a list of this module's own and not the summariser's, which would else mark its own work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

FAULTS = ("pronoun", "connective", "question", "half_quote", "unfinished")

_OPENING = r"[\"“”‘'(\[\s]*"
_TIMES = r"(?:morning|afternoon|evening|night|week|weekend|month|year|spring|summer|autumn|fall|winter|season|century)"
_PRONOUN = re.compile(
    rf"{_OPENING}(?:he|him|his|himself|she|hers?|herself|it|its|itself|they|them|their|theirs|themselves"
    rf"|(?:this|that|these|those)(?! (?:past |coming |same )?{_TIMES}s?\b)|such|both(?! (?-i:[A-Z])))\b(?!-)",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    rf"{_OPENING}(?:and|but|or|nor|so(?! far)|yet|however|meanwhile|moreover|nevertheless|nonetheless|besides|instead"
    r"|also|still|then|therefore|thus|hence|furthermore|otherwise|likewise|similarly|consequently|accordingly"
    r"|additionally|in addition|as a result|for (?:example|instance)|(?:in|by) contrast|on the other hand|even so"
    r"|that said|in fact|after that|at the same time|in turn)\b(?!-)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\"”’')\]]*$")
_FINISHED = re.compile(r"[.!?…][\"”’'»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
_SILENT = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|(?:[^aeiouylsxzhcg]|[aeiouy]l)es$")


def faults(text: str, *, follows: bool) -> Iterator[str]:
    """What keeps the sentence ``text`` from being read alone, by the names in ``FAULTS``.

    A pronoun or a connective at its head is none where it ``follows`` the sentence that it followed in its article.
    """
    leans = _CONNECTIVE.match(text), _PRONOUN.match(text)
    if leans[1] and not leans[0] and not follows:
        yield "pronoun"
    if leans[0] and not follows:
        yield "connective"
    if _QUESTION.search(text):
        yield "question"
    if text.count("“") != text.count("”") or text.count('"') % 2:
        yield "half_quote"
    if not _FINISHED.search(text):
        yield "unfinished"


def flesch(sentences: Sequence[str]) -> float | None:
    """The reading ease of ``sentences``: 60 to 70 is plain English, 30 to 50 is hard; None where there is no word.

    206.835 - 1.015 words a sentence - 84.6 syllables a word: R. Flesch, "A new readability yardstick", Journal of
    Applied Psychology 32(3), 1948. Numbers count for nothing, syllables are counted by :func:`syllables`.
    """
    words = [word for text in sentences for word in _WORD.findall(text)]
    if not words:
        return None
    spoken = sum(syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * spoken / len(words)


def syllables(word: str) -> int:
    """The syllables of an English word as its spelling tells them: its groups of vowels, but for a silent ending."""
    low = word.lower()
    return max(1, len(_VOWELS.findall(low)) - bool(_SILENT.search(low)))
