"""Sentences of a news text: one compiled pattern finds where one may end, small checks decide whether it does.

Sentences inside a quotation are sentences of their own (“He left. | I stayed,” she said.); its end and who said it
stay together. So does what only a dictionary could part: half a sentence may say what nobody said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from digest.model import Article

_AFTER_STOP = r"""
    (?<![.!?…！？。][.!?…！？。])                # the first of a run of stops, so that a run is read once
    (?: (?<=[ ][a-z]{4}\.|[A-Za-z][a-z]{4}\.|[ ]\d{4}\.)   # the plain end: a long word or a year, a blank, a capital
        (?<![ ](?:dept|prof|incl|inkl|sept|evtl)\.|(?:pprox|aprox|essrs|Calif|Thurs|Assoc|Profs)\.)
        ([ ])(?=["“]?[A-Z])
    |   (?![ ][a-z](?![A-Z]))
        (?P<run>[.!?…！？。]*+(?:[ ]\.(?=\s|$)){0,5}+)
        (?P<close>(?:(?<=[a-z]{4}\.)\d{1,2}(?=\s))?
            (?:["”’»)\]'」』》】*_†‡¹²³⁰⁴-⁹]|\[\d{1,3}\]|[“‘«](?=\s|$)|[ \xa0\u202f][”»")\]](?=\s|$))*+)
        (?: \s++(?=(?P<mark>(?:[•▪●■◦‣∙–—-]++\s?)?)(?P<open>["“”„‚‘’'«»‹(\[¿¡「『《【]*+\s?)(?P<first>\S))
        |   (?<=[。！？｡؟۔।॥」』》】”’])(?=(?P<dense>[^\W\d_a-zA-Z]|[「『《【“‘]))
        |   (?<=[^\W\d_A-Z]{2}[.!?]|\d{2}[.!?]|.[)][.!?]|[a-z][.!?]["”’)])
            (?=["“‘(]?(?P<glued>[A-Z])(?:[a-z’']|[ ][a-z]))
        )
    )
"""
_END = re.compile(rf"[.!?…。！？｡؟۔।॥]{_AFTER_STOP}", re.VERBOSE)
_END_AT_FULL_STOP = re.compile(rf"\.{_AFTER_STOP}", re.VERBOSE)
"""The same for a text without other stops: a single character is looked for five times as fast as one of several."""
_LETTERS = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"[-–—/(\[{“”\"‘'„‚«»]")
ITEM_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"[IVX]{1,5}|\d{1,3}|[A-Z]")
_SAID_DENSE = re.compile(r"[とって、，,]|[^。！？，、\s]{0,8}[说說道问問]")
_MONTH = re.compile(
    r"(?:Jan|Feb|Mar|März|Apr|Mai|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz]|Jänner|Enero|Ene|Abr|Ago|Dic)(?:\.|\b)"
    r"|(?:Januar|Februar|April|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_ORDINAL = re.compile(r"(?:^|\s)(?:(?<!\bI )am|(?i:im|der|den|dem|des|vom|zum|beim))\s$")
_CLOCK_LATER = re.compile(
    r"[ACEMP][DS]?T\b|GMT|UTC|BST|Eastern|Central|Pacific|Mountain|Local"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[A-Z]\w+ ){1,3}time\b"
)
_CLOCK_FIRST = re.compile(
    r"[\"“‘'(]*(?:At|By|Around|About|Before|After|Until|Since|From|Just|Shortly|On|Between)\b[^,.!?]{0,40}$"
)
_CLOCK_OF = re.compile(r"(?i:the|an?|its|his|her|their|this|that|our|nightly|daily)\s\d{1,2}(?:[:.]\d\d)?\s?$")

_TITLES = frozenset(
    """
    Mr Mrs Ms Mx Dr Drs Prof Profs Sen Sens Rep Reps Gov Govs Gen Gens Col Lt Capt Cpt Cmdr Cdr Sgt Sgts Cpl Pvt Pfc Spc
    Maj Brig Adm Rev Revs Hon Pres Supt Insp Det Const Atty Msgr Mgr Fr Br Amb Sec Asst Messrs Mme Mmes Mlle Cllr Ald
    Sra Srta Dra Lic Ing Ud Uds Sig Dott Avv Hr Mt Ft Op MR MRS MS DR PROF SEN REP GOV GEN LT CAPT SGT REV ADM Fmr
    """.split()
)
"""Never the end of a sentence: a name follows."""
_LINKS = frozenset("vs viz cf approx aprox ca e.g i.e z.b d.h u.a p.ex p.s bzw vgl sog geb ggf evtl inkl nr".split())
"""Never the end of a sentence, in any case: what they join follows."""
_BEFORE_NUMBERS = frozenset(
    """
    no nos vol vols fig figs pp ch chap pt tel ext apt est min max kg km cm mm lb lbs oz ft bd abs num núm pág cap pos
    jan feb apr jun jul aug sep sept oct nov dec
    """.split()
)
"""No end where a number follows, else words like others."""
_DAYS = frozenset("Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Mar Art".split())
"""The same with a capital; in small letters words. No end before a month either."""
_BEFORE_NAMES = frozenset(
    """
    inc ltd corp co cos bros jr sr st ste ave blvd rd dept univ assn assoc al esq cie intl natl govt bldg
    """.split()
)
"""May end a sentence: where one of ``_STARTERS`` follows."""
_JOINED = _LINKS | _BEFORE_NUMBERS | _BEFORE_NAMES
_STATES = frozenset(
    """
    Calif Fla Tex Mass Conn Mich Minn Wis Ill Ind Ky Tenn Ala Miss Ga Va Md Pa Del Okla Kan Neb Nebr Colo Ariz Nev Ore
    Wash Mont Wyo La Ark Vt Ont Que Alta
    """.split()
)
"""The same, after a comma, a hyphen or a bracket; else words like others."""
_LABELLED = frozenset("vitamin plan hepatitis grade group section type class category option row block gate".split())
_EXCLAIMED = frozenset({"Yahoo", "Jeopardy", "Wham", "E", "Yum"})
"""Names that are written with an exclamation mark."""
_PLACES = frozenset("Com Org Net Gov Edu Co Uk De Fr Eu Io Ai Js Tv Py Pdf Doc Docx Txt Html Jpg Png Csv Zip".split())
"""What follows the stop inside the name of a site or of a file, written with a capital."""
_STARTERS = frozenset(
    """
    the a an he it she they we i you but and in on at this that these those his her their its our my when while
    after before if as for from with by to there here what who how why where which not no one two some many most
    several both all another meanwhile however last earlier later police officials nobody everybody nothing everything
    somebody someone anyone everyone none each every either neither nor or so yet then also even perhaps maybe although
    though because since until during despite instead whether still soon once did does do is are was were has had have
    der er es wir ein eine il elle une nous vous он она они но это
    """.split()
)
_NAME = rf"(?!(?:{'|'.join(sorted(_STARTERS)).title()})\b)(?:(?:[A-ZÀ-ÞА-Я][\w.’'&-]*+|van|von|de|del|bin|al) ){{1,5}}"
_SAID = (
    r"(?:said|says|asked|asks|shouted|cried|replied|wondered|wanted to know|told|wrote|added|yelled|exclaimed|recalled"
    r"|answered|tweeted|quipped|retorted)\b(?!:|, ?[\"“‘'])"
)
_ANYHOW = (
    r"(?:called(?: out)?|continued|pressed|insisted|demanded|joked|noted|declared|remarked|warned|muttered|went on)\b"
    r"(?!, ?[\"“‘'])"
)
_WHO = rf"(?:{_NAME}|(?:I|He|She|They|We|(?:The|His|Her|Our|A|An)(?: [\w’'-]+){{1,3}}) )(?:[a-z]+ly )?"
_ASKED = re.compile(
    rf"{_WHO}(?:{_SAID}|{_ANYHOW})(?: him| her| them| me| us)?(?=[.,;]|\s*$)|{_NAME}(?:[a-z]+ly )?{_SAID}"
)
"""Who spoke, after a question or a cry: it has no other end than the quotation's."""
_SPOKE = re.compile(rf"{_WHO}(?:{_SAID}|{_ANYHOW})(?=[.,;]|\s*$)")
"""The same after a full stop, where a sentence of its own may as well begin: no more than who spoke."""


class Sentence(NamedTuple):
    """One sentence of an article: its number from 0, its span in ``Article.text``, and the block it stands in."""

    number: int
    text: str
    start: int
    end: int
    block: int


_LONGEST_WORD = 80
_LONG = 4_000
"""Characters of a paragraph up to which its quotes are counted from its beginning, beyond it from the sentence's."""


def split(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of one paragraph, without the white space around them."""
    start = len(text) - len(text.lstrip())
    plain = text.isascii() and "?" not in text and "!" not in text
    for match in (_END_AT_FULL_STOP if plain else _END).finditer(text):
        end, after = match.span(1)
        if end < 0:
            if not _is_end(text, start, match):
                continue
            end, after = _edge(text, start, match)
        yield start, end
        start = after
    end = len(text.rstrip())
    if end > start:
        yield start, end


def _edge(text: str, start: int, match: re.Match[str]) -> tuple[int, int]:
    """Where the sentence before ``match`` ends and the next begins, a lone straight quote going where it belongs."""
    end = match.end("close")
    if text.endswith(' "', 0, end) and text.count('"', start if end > _LONG else 0, end) % 2:
        return end - 2, end - 1
    return end, match.end()


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that begins at ``start`` ends at ``match``, one of ``_END`` that is no plain end."""
    if match["dense"]:
        return not (match["close"] and _SAID_DENSE.match(text, match.end()))
    if match["glued"]:
        return _is_glued_end(text, start, match)
    if match["first"].islower() and not _may_begin(text, match):
        return False
    if text[match.start()] == "…" or match["run"].startswith((".", "…", " .")):
        return _ellipsis_ends(text, start, match)
    return _stop_ends(text, start, match)


def _stop_ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a single stop ends a sentence, or a run of those that ask and cry."""
    at = match.start()
    stop, close = text[at], match["close"]
    quoted = close != "" and not close.isalnum() and close[-1] not in ")]"
    if quoted and (_ASKED if stop != "." else _SPOKE).match(text, match.start("first")):
        return False
    if stop == "." and not match["run"]:
        return quoted or close.isdigit() or close[-2:-1].isdigit() or _word_ends(text, start, match)
    if text[at - 1 : at] in {"(", "["}:
        return False
    return stop != "!" or bool(close or match["run"]) or _before(text, start, at)[0] not in _EXCLAIMED


def _may_begin(text: str, match: re.Match[str]) -> bool:
    """Whether the small letter after ``match`` may begin a sentence: iPhone, “[they]”, an item after its bullet."""
    at = match.start("first")
    return text[at + 1 : at + 2].isupper() or "[" in match["open"] or match["mark"].strip(" –—-") != ""


def _ellipsis_ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether points of omission end a sentence: not at its beginning, and not after a word or two before “I”."""
    said = _LETTERS.findall(text, start, min(match.start(), start + _LONGEST_WORD))
    if not said or text[match.start() - 1] in "[(":
        return False
    if match["first"] == "I" and len(said) < 3:
        following = _LETTERS.match(text, match.start("first"))
        return following is not None and following[0] != "I"
    return match["first"].isupper() or (match["open"] != "" and "[" not in match["open"])


def _is_glued_end(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a sentence ends at a stop that a capital follows at once, as in scraped texts: "ended.The"."""
    word, _ = _before(text, start, match.start())
    following = _LETTERS.match(text, match.start("glued"))
    after = following.end() if following else match.end()
    if word in _TITLES or word in _EXCLAIMED or word.lower() in _JOINED:
        return False
    token = text[max(start, match.start() - _LONGEST_WORD) : match.start()].rsplit(None, 1)[-1]
    if token.lower().startswith("www.") or any(sign in token for sign in "@/_\\#"):
        return False
    if text[match.end() - 1] == '"' and text.count('"', max(start, match.end() - 1000), match.end()) % 2:
        return False
    if following is None or following[0] in _PLACES or text[after : after + 1] in {"_", "/", "@", "("}:
        return False
    return not (text[after : after + 1] == "." and text[after + 1 : after + 2].islower())


def _before(text: str, start: int, at: int) -> tuple[str, str]:
    """The word that ends at ``at`` and the one before it, if any, "-" where a mark joins them."""
    *_, before, word = ["", "", *text[max(start, at - _LONGEST_WORD) : at].rsplit(None, 2)]
    if not word.isalnum():
        piece = _PIECE.split(word)[-1]
        if piece != word:
            return piece, "-"
    return word, before


def _word_ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop after a word ends a sentence, the word being an abbreviation or not."""
    word, previous = _before(text, start, match.start())
    low = word.lower()
    if word in _TITLES or low in _LINKS:
        return False
    if low in {"a.m", "p.m"}:
        return _clock_ends(text, start, match)
    if low in _BEFORE_NUMBERS or word in _DAYS:
        return not match["first"].isdigit() and not (word in _DAYS and _MONTH.match(text, match.start("first")))
    numbers = len(word) < 6 and _ROMAN.fullmatch(word) is not None
    if numbers and match.start() - len(word) - start < len("“("):
        return previous.isalnum()
    if word.isdigit():
        return not _is_ordinal(text, match, word)
    return not _is_abbreviation(word, previous) or _starts(text, match)


def _is_abbreviation(word: str, previous: str) -> bool:
    """Whether ``word``, which comes after ``previous``, is short for a name or a letter of one: Inc, D.C, J, Calif."""
    if len(word) == 1:
        return word.isalpha() and previous.lower() not in _LABELLED
    if word in _STATES:
        return previous[-1:] in {",", "-"}
    return word.lower() in _BEFORE_NAMES or ("." in word and _DOTTED.fullmatch(word) is not None)


def _starts(text: str, match: re.Match[str]) -> bool:
    """Whether the word after ``match`` is one that begins sentences and no name; behind a dash none does."""
    following = _LETTERS.match(text, match.start("first"))
    if following is None or match["mark"] or not match["first"].isupper():
        return False
    initial = len(following[0]) == 1 and text[following.end() : following.end() + 1] == "."
    return not initial and (following[0].lower() in _STARTERS or following[0] in {"Mr", "Mrs", "Ms"})


def _clock_ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether "9 p.m." ends a sentence: not before a zone or day, in "the 9 p.m. News", in "At 9 p.m. Reed left"."""
    at = match.start("first")
    if match["mark"] or not match["first"].isupper() or _CLOCK_LATER.match(text, at) or _MONTH.match(text, at):
        return False
    if _starts(text, match):
        return True
    before = text[max(start, match.start() - _LONGEST_WORD) : match.start() - len("p.m")]
    return not _CLOCK_OF.search(before) and not (len(before) < 60 and _CLOCK_FIRST.match(before))


def _is_ordinal(text: str, match: re.Match[str], number: str) -> bool:
    """Whether ``number`` and its full stop are a German ordinal: "am 3. März", "im 19. Jahrhundert"."""
    if len(number) > 2 or match["open"]:
        return False
    if _MONTH.match(text, match.start("first")):
        return True
    begin = match.start() - len(number)
    return _ORDINAL.search(text, max(0, begin - 8), begin) is not None


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of ``article`` in order; headings, tables, code and footnotes have none."""
    found: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.kind in {"heading", "table", "code", "note"}:
            continue
        number_of_item = ITEM_NUMBER.match(block.text) if block.kind == "item" else None
        skip = number_of_item.end() if number_of_item else 0
        for start, end in ((start + skip, end + skip) for start, end in split(block.text[skip:])):
            found.append(Sentence(len(found), block.text[start:end], block.at + start, block.at + end, number))
    return tuple(found)
