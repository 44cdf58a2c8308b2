"""Lines that say who wrote an article, and sometimes where, as six languages sign."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.clean.rules import LONGEST, Find, Spot
from digest.press import AGENCY_WORDS, ROLES

NAME = (
    r"(?:(?:Dr|Sir|Dame|Prof|Mr|Ms|Mrs)\.? )?(?:[^\W\d_a-z][\w’'.-]*)(?: (?:de|van|von|der|la|le|bin|"
    r"al|da|do|dos|di|du|del|della|dell|den|zu|[^\W\d_a-z][\w’'.-]*)){0,4}"
)
"""A person's name, a pattern."""


@dataclass(frozen=True, slots=True)
class Signature:
    """How a language signs its articles: the words before the names (``rest`` are the names), between the names,
    before the place, and of the roles that follow a name."""

    by: re.Pattern[str]
    joint: re.Pattern[str]
    where: re.Pattern[str]
    role: re.Pattern[str]

    @classmethod
    def of(cls, by: str, joint: str, where: str, role: str) -> Signature:
        """The signature made of these patterns, without the names, places and spaces around them."""
        return cls(
            re.compile(rf"(?:{by}):? (?P<rest>\S.{{1,160}})"),
            re.compile(rf",? (?:{joint}) |, | & | [|•·] "),
            re.compile(rf" (?:{where}) [A-ZÀ-Þ][\w’' .-]{{1,40}}$"),
            re.compile(rf"\b(?:{role})s?\b", re.IGNORECASE),
        )


ENGLISH_SIGNATURE = Signature.of(
    "[Bb]y|BY|(?i:(?:words|text|story|report|interview|review|analysis|essay|comment|opinion)"
    r"(?: (?:and|&) (?:photo(?:graph)?s|photography|pictures|images|video))? by|(?:written|reported|reviewed|compiled|"
    r"interviewed) by|as told to|(?:words|text)(?=:))",
    "and",
    "(?:in|for|at)(?: the)?",
    ROLES["en"],
)
_WITH_PICTURES = re.compile(
    r"(?:[,;.|/&]| and| und| et| y| e)? ?(?:photo(?:graph)?s?|photography|pictures?|images?|illustrations?|video|"
    r"fotos?|bild(?:er)?|fotografie|fotografía)(?: by| von| par| de| di|\s?:) .{2,80}$",
    re.IGNORECASE,
)
"""What a byline says of the pictures."""
_ONE_NAME = re.compile(NAME)
_FIRST_NAME = re.compile(rf"(?=\S+ ){NAME}|[A-Z]{{2,5}}|Reuters|Bloomberg")
_AFTER = re.compile(r"(?:in|at|for) (?:the )?[A-Z][\w’' .-]{1,40}|agencies|wire services")
_SIGNED = re.compile(
    rf"(?!(?:In|At|On|By|From|As|The|An?) )(?=\S+ )(?P<name>{NAME}), (?!(?:the|an?|his|her|its|their|our|former) )"
    r"(?:[\w’'&-]+ ){0,4}(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist)"
    r"(?:,? (?:in|at|for) (?:the )?[A-Z][\w’' .-]{1,40})?"
)
"""A name and a role without a "By"."""


_WEEKDAY = re.compile(
    r",? (?:(?:on|am) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"(?:segunda|terça|quarta|quinta|sexta)-feira|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica)\.?$",
    re.IGNORECASE,
)
"""The weekday at the end of a byline."""
_PAPER = re.compile(
    r"(?:[Tt]he )?(?:[A-ZÀ-Þ][\w’'.&-]* ){0,4}(?:Times|Post|Chronicle|News|Guardian|Journal|Gazette|Herald|"
    r"Tribune|Star|"
    r"Press|Review|Mail|Mirror|Record|Globe|Observer|Independent|Telegraph|Standard|Examiner|Courier|Radio|Magazine|"
    r"Agency|(?:[A-ZÄÖÜ]\w*-?)?(?:[Zz]eitung|[Bb]latt|[Kk]urier|[Aa]nzeiger|[Nn]achrichten))"
)
"""The name of an outlet, by the word that it ends with."""
_TOWN_ALONE = re.compile(r"[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ](?:[ -][A-ZÀ-Þ][\w’'.-]+){0,2}")


def authors(line: str, signature: Signature = ENGLISH_SIGNATURE) -> tuple[str, ...]:
    """The people (or the agency) that a byline names, without their roles and places; none where it is no byline."""
    return _names(_without_town(line)[0], signature)


def town(line: str, signature: Signature = ENGLISH_SIGNATURE) -> str | None:
    """The place that a byline names behind its authors, their outlet and commas ("By Ann Lee, Tarn Post, Millgate,
    Tuesday"), where it is sure to be one."""
    return _without_town(line)[1] if authors(line, signature) else None


def _without_town(line: str) -> tuple[str, str | None]:
    """``line`` without the weekday, the place and the outlet at its end, and that place; a last part of one word behind
    a comma is no author, and neither is one between an outlet or a comma and a weekday."""
    bare = _WEEKDAY.sub("", line)
    first, *rest = bare.split(", ")
    if not rest:
        return bare, None
    papers = [part for part in rest[:-1] if _PAPER.fullmatch(part)]
    last = rest[-1].strip(" .")
    sure = " " not in last or papers or bare != line
    found = sure and _TOWN_ALONE.fullmatch(last) and not _PAPER.fullmatch(last) and last.lower() not in AGENCY_WORDS
    kept = [part for part in (rest[:-1] if found else rest) if not _PAPER.fullmatch(part)]
    return ", ".join([first, *kept]), last if found else None


def _names(line: str, signature: Signature) -> tuple[str, ...]:
    """The names in a byline without its place."""
    signed = _SIGNED.fullmatch(line)
    if signed:
        return (_written(signed["name"]),)
    match = signature.by.fullmatch(line)
    names: list[str] = []
    for part in signature.joint.split(_WITH_PICTURES.sub("", match["rest"])) if match else []:
        if names and _AFTER.fullmatch(part):
            continue
        bare = signature.where.sub("", part)
        role = signature.role.search(bare)
        if role:
            before = _ONE_NAME.match(bare[: role.start()].strip())
            if not names and not (before and _FIRST_NAME.fullmatch(before[0])):
                return ()
            names += [_written(before[0])] if before and not names else []
        elif (_ONE_NAME if names else _FIRST_NAME).fullmatch(bare):
            names.append(_written(bare))
        else:
            return ()
    return tuple(dict.fromkeys(names))


def _written(name: str) -> str:
    """``name`` as it is written outside a byline in capitals."""
    return name.title() if name.isupper() and " " in name else name


def byline(signature: Signature) -> Find:
    """Takes a line that is a byline and nothing else; one that names a role and no "By" only above the story, where no
    guest or speaker is introduced so."""

    def find(spot: Spot) -> tuple[int, int] | None:
        if len(spot.text) > LONGEST or (spot.zone != "head" and _SIGNED.fullmatch(spot.text)):
            return None
        return (0, len(spot.text)) if authors(spot.text, signature) else None

    return find
