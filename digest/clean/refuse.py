"""What a server sends instead of an article (an error, a check of the browser, a wall): told apart by strong evidence.

Such a page is short, its headline says what it is, and no sentence of it tells anything: each speaks to the reader or
of the page itself. An article about such pages has sentences that do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.clean.pieces import is_story

LONGEST_PAGE = 3000
"""No such page says more than this, in characters."""

_SHORT = 200
_HEADLINES = 3
_LONGEST_HEADLINE = 120
_TAIL = r"(?:\s*[|·:»–—-]\s.{1,60}|\s*[.!…]+)?"
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")


@dataclass(frozen=True, slots=True)
class Wall:
    """A kind of page that is no article: ``headline`` matches a line of it that says so, from its first character."""

    what: str
    hint: str
    headline: re.Pattern[str]


def _headline(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_NOT_FOUND = (
    r"(?:page|file|site|article|document|url|resource|content) (?:could |can)?(?:not|n['’]t be) (?:be )?found"
    r"|not found|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée|inexistante)"
    r"|página no encontrada|página não encontrada|pagina non trovata"
)
_DENIED = (
    r"access (?:to this (?:page|site|resource) (?:has been|is) )?(?:denied|forbidden)|forbidden|unauthori[sz]ed"
    r"|zugriff verweigert|kein zugriff|accès (?:refusé|interdit)|acceso (?:denegado|prohibido)"
    r"|acesso (?:negado|proibido)|accesso (?:negato|vietato)"
)
_BROKEN = (
    r"(?:internal )?server error|bad gateway|bad request|gateway time-?out|service (?:temporarily )?unavailable"
    r"|too many requests|something went wrong|interner serverfehler|erreur interne(?: du serveur)?"
    r"|error interno(?: del servidor)?|erro interno(?: do servidor)?|errore interno(?: del server)?"
)
_CODE = (
    r"(?:http )?(?:error|erreur|erro|errore|fehler|status)?:?\s*(?:40\d|41[04]|42[29]|451|50[0-4]|52\d)\b(?: error)?"
)

WALLS = (
    Wall(
        "is an error page, not an article",
        "open its address in a browser and save the article from there, or remove the file",
        _headline(
            rf"{_CODE}\s*[:.!|–—-]*\s*(?:{_NOT_FOUND}|{_DENIED}|{_BROKEN})?{_TAIL}$",
            rf"(?:{_NOT_FOUND}|{_DENIED}|{_BROKEN})(?:\s*[(:–—-]*\s*{_CODE}\)?)?{_TAIL}$",
            rf"(?:sorry|oops|uh-oh|ooops|hoppla|désolé|lo sentimos|desculpe|ops|spiacenti)[,.!…:]*\s*(?:{_NOT_FOUND})?"
            rf"{_TAIL}$",
            r"(?:sorry, |oops[!,.]? )?(?:we can['’]?(?:no)?t|we could(?: not|n['’]t)) find (?:the|that) page",
            r"(?:sorry, |oops[!,.]? )?(?:this|that|the) page (?:you (?:are|were) looking for )?"
            r"(?:does(?: not|n['’]t) exist|is(?: not|n['’]t) available|can(?:not|['’]t) be found|no longer exists)",
        ),
    ),
    Wall(
        "is a check of the browser, not an article",
        "open its address in a browser, wait until it shows and save the article from there, or remove the file",
        _headline(
            r"just a moment[.…]*$",
            r"attention required!?(?: \| cloudflare)?$",
            r"(?:please wait[ ,.…-]*)?(?:we are )?checking (?:your browser|if the site connection is secure)",
            r"(?:please )?(?:verify|confirm|verifying) (?:that )?you are (?:a )?(?:human|not a robot)",
            r"are you (?:a robot|human|a human)\?",
            r"(?:robot|human|security|bot) (?:check|verification)$",
            r"(?:please )?(?:complete|solve|enter) (?:the|this|a) captcha|captcha$",
            r"(?:please )?(?:enable|turn on|activate) (?:javascript|cookies|js)\b",
            r"javascript (?:is|has been) (?:disabled|required|not enabled)",
            r"pardon our interruption|ddos protection by |unusual traffic|sorry, you have been blocked",
            r"(?:bitte )?(?:aktivieren sie|schalten sie) (?:javascript|cookies)|einen moment(?:,? bitte)?[\s.…]*$",
            r"bestätigen sie, dass sie (?:kein roboter|ein mensch)",
            r"(?:veuillez |merci d['’])?activer javascript|un instant[.…]*$|vérification (?:de sécurité|que vous êtes)",
            r"un momento[.…]*$|(?:por favor,? )?(?:activ[ae]|habilit[ae]) javascript",
            r"um momento[.…]*$|(?:por favor,? )?(?:ativ[ae]|habilite) o javascript",
            r"(?:si prega di )?(?:attivare|abilitare|abilita|attiva) javascript",
        ),
    ),
    Wall(
        "is a request for consent, not an article",
        "open its address in a browser, answer the question and save the article from there, or remove the file",
        _headline(
            r"before you continue\b",
            r"(?:we value|we respect|about|manage) your privacy|your privacy(?: choices| matters| settings)?\b",
            r"(?:cookie|privacy) (?:consent|notice|settings|preferences|choices)|cookies on \w|accept (?:all )?cookies",
            r"(?:we|this (?:site|website)|our (?:site|website)|we and our partners) "
            r"(?:use|store)s?\b.{0,60}\bcookies\b",
            r"wir (?:verwenden|nutzen|benötigen|setzen)\b.{0,40}\bcookies|ihre privatsphäre|datenschutz-?einstellungen"
            r"|mit werbung (?:weiter)?lesen|cookie-einstellungen|(?:ihre )?zustimmung (?:zu|erforderlich)",
            r"nous utilisons des cookies|nous respectons votre vie privée|votre vie privée|continuer sans accepter"
            r"|gestion des cookies|le respect de votre vie privée",
            r"(?:utilizamos|usamos) cookies|(?:valoramos|respetamos) tu privacidad|tu privacidad"
            r"|configuración de cookies",
            r"(?:a )?sua privacidade|(?:nós )?(?:valorizamos|respeitamos) a sua privacidade|definições de cookies",
            r"(?:utilizziamo|usiamo) i? ?cookie|la tua privacy|(?:informativa|preferenze)(?: sui)? cookie",
        ),
    ),
    Wall(
        "is a wall that asks to log in or subscribe, not an article",
        "log in with a browser and save the article from there, or remove the file",
        _headline(
            r"(?:please )?(?:subscribe|log ?in|sign ?in|sign up|register|join)(?: now| today| here)? to "
            r"(?:continue|read|keep|unlock|view|access)\b",
            r"(?:to )?(?:continue|keep) reading(?: this (?:article|story))?\b.{0,80}\b(?:subscri|log|sign|regist)",
            r"this (?:article|story|content|page) is "
            r"(?:for|reserved for|only for|available (?:only )?to|only available to) "
            r"(?:our )?(?:paying |registered )?(?:subscribers|members|readers)",
            r"(?:subscribers?|members?|premium)(?:['’]s)?[ -]only|(?:exclusive )?(?:to|for) subscribers(?: only)?$",
            r"you(?:['’]ve| have) (?:reached|read|used) (?:your|all|the)\b.{0,40}\b(?:limit|free)",
            r"already (?:a |have an? )?(?:subscriber|member|account|registered)|(?:log|sign) in(?: or subscribe)?$",
            r"jetzt (?:abonnieren|anmelden|weiterlesen)|(?:anmelden|registrieren),? um weiterzulesen|weiterlesen mit\b"
            r"|diese[rs]? (?:artikel|inhalt|beitrag) ist (?:nur )?(?:für abonnenten|exklusiv)"
            r"|bereits (?:abonnent|registriert)",
            r"(?:cet article|la suite|ce contenu) est réservée? (?:à nos|aux) abonnés|(?:article )?réservé aux abonnés"
            r"|connectez-vous|abonnez-vous|déjà abonné",
            r"contenido (?:exclusivo|solo) para suscriptores|suscríbete (?:para|y) |inicia sesión|ya eres suscriptor",
            r"conteúdo (?:exclusivo|só) para assinantes|assine (?:para|e) |faça login|já é assinante",
            r"contenuto (?:riservato|esclusivo) (?:agli|per gli) abbonati|abbonati (?:per|e) |accedi per "
            r"|sei già abbonato",
        ),
    ),
)

_TO_READER = re.compile(
    r"\b(?:you|your|yours|please|we|our|(?-i:us)|sorry|click|captcha|cloudflare|ray id|webmaster"
    r"|(?:this|the requested|the) (?:page|site|website|server|url|request|resource|address|link|content)"
    r"|(?-i:Sie|Ihre?[nmrs]?)|bitte|wir|unsere?[nmrs]?|dies(?:e|er|es|en) (?:seite|website|inhalt|artikel)"
    r"|vous|votre|vos|veuillez|nous|notre|nos|cette page|ce site|ce contenu"
    r"|usted|tus?|por favor|nuestr[oa]s?|su (?:navegador|cuenta|suscripción)|est[ae] (?:página|sitio|contenido)"
    r"|você|seu|sua|noss[oa]s?|est[ae] (?:página|site|conteúdo)|esse site"
    r"|tuoi?|tua|tue|il suo browser|si prega|nostr[oiae]|quest[ao] (?:pagina|sito|contenuto))\b",
    re.IGNORECASE,
)


def wall(title: str, kept: Sequence[str], taken: Sequence[str] = ()) -> Wall | None:
    """The kind of page that a document of the lines ``kept`` and ``taken`` is where it is no article, else None.

    Only where no sentence of ``kept`` tells anything, and its headline says what it is; or a line below it does where
    there is next to no other text.
    """
    length = sum(map(len, kept))
    if length > LONGEST_PAGE or any(_tells(line) for line in kept):
        return None
    said = [title, *kept[:_HEADLINES], *((*kept, *taken) if length <= _SHORT else ())]
    lines = [line for line in said if len(line) <= _LONGEST_HEADLINE and (line == title or not line.isdigit())]
    return next((one for one in WALLS for line in lines if one.headline.match(line)), None)


def speaks_to_reader(sentence: str) -> bool:
    """Whether ``sentence`` speaks to the reader or of the page; what it quotes may speak to anybody."""
    return bool(_TO_READER.search(_QUOTED.sub("", sentence)))


def _tells(line: str) -> bool:
    """Whether a sentence of ``line`` reads like one of a story."""
    sentences = (*_SENTENCES.split(line), *_SENTENCES.split(_QUOTED.sub("“”", line)))
    return any(is_story(one) and not speaks_to_reader(one) for one in sentences)
