"""How a sentence of another language than English begins that needs the one before it: by its first words.

Each language has the words that stand for something named before or go on with it, and what begins like that and is
complete all the same ("Es gibt", "Cette semaine"). Articles that look like pronouns (German "das", Dutch "het") are
left out: a sentence too many refused costs little, one that half the sentences of a language begin with costs all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKS = "\"'“„‘‚«»‹›„”’¿¡([–—- "


class _Openers(NamedTuple):
    leaning: frozenset[str]
    phrases: tuple[str, ...]
    free: re.Pattern[str]


def _openers(words: str, phrases: str, free: str) -> _Openers:
    both = tuple(f"{one.strip()} " for one in phrases.split(",") if one.strip())
    return _Openers(frozenset(words.split()), both, re.compile(rf"(?:{free})\b"))


_BY_LANGUAGE = {
    "de": _openers(
        """er sie es ihm ihn ihr ihnen sein seine seinen seiner seinem ihre ihren ihrer ihrem dies dieser diese dieses
        diesem diesen jener jene jenes letzterer letztere so damit dabei daher darum deshalb deswegen dennoch trotzdem
        allerdings jedoch doch aber und denn auch ebenso zudem außerdem dagegen hingegen danach daraufhin dann dort hier
        stattdessen somit folglich sonst beide dazu davon dafür daran darauf daraus""",
        "das ist, das war, das sei, das wäre, das hat, das wird, das heißt, zum beispiel, im gegenteil",
        "es (?:gibt|gab|geht um|handelt|kam|soll|wird|ist (?:unklar|möglich|bekannt|wahrscheinlich))"
        "|diese[rnms]? (?:woche|monat|jahr|sommer|winter|herbst|frühjahr|tage?)|hier(?:zulande)? in"
        "|so (?:viele?|wenige?)|beide \\w+ und",
    ),
    "fr": _openers(
        """il elle ils elles lui ce cet cette ces cela ça ceci celui celle ceux celles son sa ses leur leurs mais et or
        donc puis ainsi pourtant cependant toutefois néanmoins aussi alors là enfin ensuite également""",
        "c’est, c'est, c’était, c'était, en effet, par ailleurs, de plus, en outre, en revanche, au contraire,"
        " du coup, par exemple, celui-ci, celle-ci, ceux-ci, celles-ci",
        "il (?:y a|y avait|faut|est (?:possible|probable|clair|encore))|ce (?:lundi|mardi|mercredi|jeudi|vendredi"
        "|samedi|dimanche|matin|soir|mois|week-end|printemps)|cet (?:été|hiver|automne)|cette (?:semaine|année|nuit)"
        "|ces (?:jours|dernières|derniers)|ce(?:lui|lle|ux|lles) (?:qui|que|de)|ce (?:qui|que|sont)",
    ),
    "es": _openers(
        """él ella ellos ellas esto eso ello aquello este esta estos estas ese esa esos esas su sus pero y además
        también así entonces asimismo allí aquí ambos luego tampoco""",
        "sin embargo, no obstante, por eso, por ello, por tanto, por lo tanto, en cambio, es decir, por ejemplo,"
        " por otro lado, por su parte, de hecho",
        "est[ae] (?:semana|mes|año|lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|tarde|noche|verano"
        "|invierno)|ambos \\w+ y|así como",
    ),
    "it": _openers(
        """lui lei egli ella esso essa essi loro questo questa questi queste ciò quello quella suo sua suoi ma e però
        tuttavia inoltre così quindi poi anche infine dunque perciò entrambi lì""",
        "per questo, al contrario, per esempio, ad esempio, d’altra parte, d'altra parte",
        "quest[ao] (?:settimana|mese|anno|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|mattina|sera|notte"
        "|estate|inverno)|quest[’']|quell[oaie] (?:che|di)|così come",
    ),
    "pt": _openers(
        """ele ela eles elas isto isso aquilo este esta estes estas esse essa esses essas seu sua seus suas mas e porém
        contudo todavia também assim então ambos lá aí""",
        "no entanto, além disso, por isso, por exemplo, ou seja, por outro lado, por sua vez",
        "est[ae] (?:semana|mês|ano|segunda|terça|quarta|quinta|sexta|sábado|domingo|manhã|tarde|noite|verão|inverno)"
        "|assim como",
    ),
    "nl": _openers(
        """hij zij ze dit deze hem haar hun maar en toch echter daarom bovendien ook dus daarna vervolgens daarbij
        daardoor hierdoor zo daar hier beide beiden""",
        "dat is, dat was, dat heeft, die is, die was, bijvoorbeeld, in plaats daarvan",
        "deze (?:week|maand|zomer|winter|herfst|lente)|dit (?:jaar|weekend|voorjaar|najaar)|zo(?:’n|'n)",
    ),
    "uk": _openers(
        """він вона воно вони його її їх їхній їхня їхнє їхні йому їй їм цей ця це ці той та те ті але і й проте однак
        також тому отже тоді там тут водночас натомість обидва потім""",
        "крім того, наприклад, навпаки, таким чином, при цьому, після цього",
        "ці(?:єї|єю) (?:ночі|весни|осені|зими)|це (?:перший|перша|перше)|той, хто|ті, хто",
    ),
    "ru": _openers(
        """он она оно они его её ее их ему ей им этот эта это эти тот те но и а однако также поэтому тогда там здесь
        затем зато оба""",
        "кроме того, например, таким образом, при этом, после этого, тем не менее, в то же время",
        "в (?:этом|эту)|тот, кто|те, кто|это (?:первый|первая|первое)",
    ),
    "ar": _openers(
        "هو هي هم هما هذا هذه ذلك تلك هؤلاء لكن ولكن كما وهو وهي وهذا وهذه وذلك لذلك ولذلك أيضا بينما حيث هناك",
        "في المقابل, بالإضافة إلى ذلك, ومع ذلك, مع ذلك, على سبيل المثال",
        "هذا (?:العام|الأسبوع|الشهر|اليوم)|هذه (?:السنة|الليلة)",
    ),
}


def leans_in(text: str, language: str) -> bool:
    """Whether ``text`` begins in ``language`` (ISO 639-1) like a sentence that needs the one before it; False where the
    language is not known here."""
    known = _BY_LANGUAGE.get(language)
    if known is None:
        return False
    low = text.lstrip(_MARKS).lower()
    first = low.split(None, 1)[0].rstrip(",;:") if low else ""
    if first not in known.leaning and not low.replace(",", "").startswith(known.phrases):
        return False
    return not known.free.match(low)
