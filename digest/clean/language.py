"""Which language a text is written in, told by the small words that no sentence does without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

_READ = 1000
"""Characters that are looked at: some 160 words, a few dozen of which tell."""
_FEWEST = 6
"""Telling words below which nothing is said."""
_SHARE = 0.08
"""Of all words, in a text of the language, telling ones are at least this share; three times as many are usual."""

_WORD = re.compile(r"[^\W\d_]+")

_TABLE = {
    "en": """the and of to that was for with his her they this from have had are were been would which their there its
        it is as by but not or who what she he has said will when could about into than after before because while
        where should our your these those being""",
    "de": """der die das und ist nicht mit dem den ein eine einen einem einer eines sich auf für von zu im auch wird
        sind wurde wurden werden hat haben hatte bei nach aus über nur noch durch zum zur dass wenn oder aber
        sie wir ich ihr seine seiner ihre ihren vor gegen bis wie kann schon sein""",
    "fr": """les des est dans une qui pour pas sur au aux par ce cette ces avec sont ont été leur leurs mais ou où elle
        ils nous vous lui je son ses sa cet être avait était fait plus comme selon dont après chez depuis entre deux
        très même aussi alors sous encore""",
    "es": """los las del y con por una su sus el pero más para fue han está este esta estos estas hay muy ya lo al era
        sin sobre también hasta desde cuando donde dos entre ser según quien nos ese esa eso así tras años años
        después durante mientras hoy""",
    "pt": """os as do da dos das em no na nos nas um uma não com para ao à pelo pela mais foi são está isso esse essa
        ele ela seu sua também já até depois ser ter há são num numa pelos pelas aos às muito quando onde foram entre
        ainda segundo você eu mas""",
    "it": """il lo gli di della del dei delle degli nel nella alla al dal dalla che è sono ha hanno non una un per con
        questo questa anche più come ma suo sua loro essere stato stata si ed dopo prima tra fra ai agli dello sul
        sulla sulle quando dove ogni""",
    "": """het een van niet ook zijn aan naar worden werd bij door maar och att som är på inte för med till ett den av
        ikke og til på det af i jeg har ei jag var från els amb és aquest dels als dins unha dunha nun coa și în din
        pentru care cu sau mai nie się jest że na do ze oraz který jsem jako ve bir ve bu için ile ja on ei että
        ovat""",
}
"""By language the words that tell it; last those of its neighbours, of which it is only said that they are none of
these. A word that stands in two rows tells nothing and is not counted."""

FUNCTION_WORDS = frozenset(chain.from_iterable(row.split() for row in _TABLE.values()))
"""The small words of all these languages."""

_ROWS = {name: set(row.split()) for name, row in _TABLE.items()}
_TIMES = Counter(chain.from_iterable(_ROWS.values()))
_LANGUAGE_OF = {word: name for name, row in _ROWS.items() for word in row if _TIMES[word] == 1}


_SCRIPTS = (
    ("uk", "А-Яа-яЁёЄєІіЇїҐґ", "ІіЇїЄєҐґ", "ЫыЭэЪъЁё"),
    ("ru", "А-Яа-яЁёЄєІіЇїҐґ", "ЫыЭэЪъ", "ІіЇїЄєҐґ"),
    ("ur", "\u0600-\u06ff", "ٹڈڑے", ""),
    ("fa", "\u0600-\u06ff", "پچژگیک", "ٹڈڑے"),
    ("ar", "\u0600-\u06ff", "\u0600-\u06ff", "پچژگیکٹڈڑے"),
    ("he", "\u0590-\u05ff", "\u0590-\u05ff", ""),
    ("el", "Ͱ-Ͽ", "Ͱ-Ͽ", ""),
    ("ko", "가-힣", "가-힣", ""),
    ("ja", "ぁ-ヿ一-鿿", "ぁ-ヿ", ""),
    ("zh", "一-鿿", "一-鿿", "ぁ-ヿ"),
    ("th", "\u0e00-\u0e7f", "\u0e00-\u0e7f", ""),
)
"""Languages told by their letters: the script's, of which a text of it mostly consists, those that tell the language
from others of the script, and those that it does not have."""
_NOWHERE = r"(?!)"
_WRITTEN = {
    name: tuple(re.compile(f"[{letters}]" if letters else _NOWHERE) for letters in kinds) for name, *kinds in _SCRIPTS
}


def _by_letters(text: str) -> str | None:
    """The language that the letters of ``text`` tell; None where they are Latin, or of a script that many share."""
    letters = sum(map(str.isalpha, text))
    for name, (script, own, foreign) in _WRITTEN.items():
        if own.search(text) and not foreign.search(text) and 2 * len(script.findall(text)) > letters:
            return name
    return None


def told(texts: Iterable[str]) -> str | None:
    """The language of ``texts``, taken as one: by its letters where these are not Latin, else en, de, fr, es, pt or it;
    None where it is another or too little is there. A count of function words as in Grefenstette, Comparing two
    language identification schemes (1995)."""
    text = ""
    for one in texts:
        text += f"{one[:_READ]} "
        if len(text) >= _READ:
            break
    text = text[:_READ]
    if not text.isascii() and (found := _by_letters(text)):
        return found
    whole = text.lower().split()
    odd = [word for word in whole if not word.isalpha()]  # only these few need the slower pattern
    apart = _WORD.findall(" ".join(odd))
    counts = Counter(map(_LANGUAGE_OF.get, chain(whole, apart)))
    (second, _), (most, best) = sorted([(counts[name], name) for name in _TABLE])[-2:]
    count = len(whole) - len(odd) + len(apart)
    return best if best and most >= max(_FEWEST, _SHARE * count, 2 * second) else None
