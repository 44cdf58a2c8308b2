"""Rules for lines that look alike in German, French, Spanish, Portuguese and Italian, but for a word."""

from __future__ import annotations

import re
from dataclasses import replace

from digest.clean.languages.shapes import AT_CLOCK, CLOCK, LANGUAGES, NUMBERS, again, around
from digest.clean.rules import Spot, whole
from digest.press import AGENCIES_ABROAD

_CREDIT = re.compile(
    rf"\s*\((?:{AGENCIES_ABROAD})(?:[/, ]+(?:{AGENCIES_ABROAD}|[a-z]{{2,5}}|\d[\d.]*)){{0,6}}\)\.?$"
    rf"|(?<=[.!?…”\"’»]) (?:{AGENCIES_ABROAD})(?:/[A-Za-z]{{2,5}})?$"
)
_LONGEST_CREDIT = 80
_FREE = r"(?:gratis|kostenlos|kostenfrei|unverbindlich|gratuit(?:e|s|es|ement|o|a|i|amente)?|grátis)"
_PRICE = r"(?:(?:R\$|[€£$]) ?\d[\d.,]*|\d[\d.,]* ?(?:€|[Ee]uros?|CHF|Franken|reais|% (?:rabatt|günstiger|sparen)))"
_PERIOD = (
    r"(?:\d{1,3}|eine[nr]?|ein|drei|une?|trois|un[ao]?|tres|três|tre) (?:wochen?|monate?|monat|tage|jahr|"
    r"semaines?|mois|jours|"
    r"ans?|meses|mes|semanas?|días|dias|año|ano|mês|settiman[ae]|mes[ei]|giorni|anno)"
)
_OFFER = rf"(?:{_FREE}|{_PRICE}|{_PERIOD})"
_SUBSCRIBE = (
    r"(?:abonnieren|bestellen|registrieren) sie|(?:abonniere|bestelle)\b(?! ich)|"
    r"abonnez-vous|réabonnez-vous|je m['’]abonne|s['’]abonner|souscrivez|inscrivez-vous|"
    r"suscríb[ae](?:te|se)|suscribirse|hazte (?:socio|suscriptor)a?|regístr[ae](?:te|se)|"
    r"abbonati(?= (?:ora|subito|adesso|qui|online|a|al|all['’]|alla|per|da|e|con)\b)|abbonatevi|iscriviti|"
    r"registrati(?= (?:ora|subito|qui|e|per)\b)|"
    r"assine|subscreva|cadastre-se|inscreva-se|registe-se|torne-se assinante"
)
"""Calls to subscribe, in the imperative: with an offer behind it, no headline begins so."""
_TRY = (
    r"(?:testen|probieren|lesen|sichern) sie|teste|essayez|testez|lisez|profitez|prueba|pruebe|lee|aprovecha|"
    r"prova|provate|leggi|approfitta|experimente|leia|aproveite"
)
"""Calls to try: an offer that is sold says for how long, and that it costs nothing or little."""
_NOW = (
    r"(?:(?:nur|noch|bis [^.?!]{2,20}) )?(?:jetzt|heute|hier|gleich)(?: [^.?!]{1,50})? (?:abonnieren|bestellen|"
    r"testen|lesen|"
    r"registrieren|anmelden|sichern|ausprobieren|probelesen|weiterlesen|abschließen|freischalten)"
)
"""German calls in the infinitive, which may be a finite verb too ("Jetzt testen drei Schulen …")."""
_CALLS_WITH_OFFER = (
    r"(?:[^?]{3,60}\? )?(?:nur )?(?:jetzt|heute|hier)(?![^.?]*\b(?:können|kann|dürfen|darf|sollen|wollen|müssen|lassen|"
    rf"werden|wird)\b)\b:?(?: [^.?]{{0,40}})? {_OFFER}(?!\w)[^.?]{{0,30}}"
    r" (?:abonnieren|bestellen|testen|lesen|sichern)[.!]?",
    rf"(?:{_SUBSCRIBE})(?=[ ,:!–-])(?:[^.?]{{0,60}}[ (:,–-])?{_OFFER}(?!\w)[^.?]{{0,60}}[.!]?",
    rf"(?:{_TRY})(?= )(?=[^.?]*{_PERIOD}\b)(?=[^.?]*(?:{_FREE}|{_PRICE}))[^.?]{{6,120}}[.!]?",
    rf"{_NOW}(?: ?[,:;!|–-] ?| (?:und|für|ab|mit|nur|zum|ab nur|für nur) | )(?:(?:nur|die ersten|probeweise) )?{_OFFER}"
    rf"(?: (?:für|zu|je|im|pro|und|ab|nur|statt|{_FREE}|{_PRICE}|{_PERIOD}|(?-i:[a-zäöü])[a-zäöüß]*|Monat|Woche|"
    rf"Jahr)){{0,6}}[.!]?",
    rf"(?:{_PERIOD}|{_FREE}|ab {_PRICE}|nur {_PRICE})(?: (?:für|zu|ab|nur|lang|im|pro|Monat|Woche|{_FREE}|{_PRICE}))*"
    r" (?:abonnieren|bestellen|testen|lesen|probelesen)[.!]?",
)
_APP = r"(?:app|apps|applis?|application|aplicación|aplicativo|aplicação|applicazione)"


def _credit(spot: Spot) -> tuple[int, int] | None:
    """The agency at the end of a line, in brackets or behind the last full stop."""
    found = _CREDIT.search(spot.text, max(0, len(spot.text) - _LONGEST_CREDIT))
    return (found.start(), len(spot.text)) if found and found.start() else None


_RULES = (
    again(
        "abroad",
        "agency-credit",
        _credit,
        (
            "Der Ausschuss tritt am Montag zusammen. (dpa)",
            "Der Ausschuss tritt am Montag zusammen (dpa/lno).",
            "Der Ausschuss tritt zusammen. (APA, 17.3.2026)",
            "La commission se réunit lundi. (AFP)",
            "La comisión se reúne el lunes. EFE",
            "A comissão reúne-se na segunda-feira. Lusa/Fim",
            "La commissione si riunisce lunedì. (ANSA).",
        ),
        ("Sie arbeitet für die dpa.", "Das teilte die Agentur (AFP) am Montag mit."),
    ),
    again(
        "abroad",
        "agency-tail",
        whole(
            rf"\(?(?:quellen?|sources?|fuentes?|fontes?|fonti|fonte|red|avec|mit|con|com)\s*:? ?(?:{AGENCIES_ABROAD})"
            rf"(?:(?:[/,+& ]| und | et | y | e )+(?:{AGENCIES_ABROAD}|[a-z]{{2,4}}))*\)?\.?",
            rf"\(?(?:{AGENCIES_ABROAD})(?:[/, ]+(?:{AGENCIES_ABROAD}|[a-z]{{2,4}}))*\)?",
            r"\(?mit (?:agentur)?material(?:ien)?(?: (?:von|der) .{2,80})?\)?\.?",
            r"(?:mit informationen|mit material) (?:von|der|des) .{0,160}",
            r"\(?(?:avec|con información de|com informações d[aeo]|con informazioni d[ai]) (?:les |las |as |le )?"
            r"(?:agences|agencias|agências|agenzie)\)?\.?",
            r"(?:con información de|com informações d[aeo]s?) (?-i:[A-Z]{2,5})\b.{0,40}",
        ),
        ("(Quelle: APA/sda/dpa)", "Mit Agenturmaterial.", "(avec AFP)", "Con información de EFE", "dpa/lno", "ANSA"),
        ("Mit Agenten war nicht zu rechnen.", "Con AFP colaboró durante tres años."),
    ),
    again(
        "abroad",
        "copyright",
        around(
            r"alle rechte vorbehalten|tous droits réservés|(?:reservados )?todos los derechos reservados"
            r"|reservados todos los "
            r"derechos|todos os direitos reservados|tutti i diritti (?:sono )?riservati|riproduzione riservata|"
            r"reproduction interdite|prohibida su reproducción|reprodução proibida|vervielfältigung verboten"
        ),
        (
            "2026 Hafenkurier. Alle Rechte vorbehalten.",
            "Tous droits réservés",
            "Todos los derechos reservados.",
            "Todos os direitos reservados a Gazeta do Cais",
            "RIPRODUZIONE RISERVATA",
        ),
        ("Die Rechte der Mieter bleiben gewahrt.", "Todos los derechos humanos importan."),
    ),
    again(
        "abroad",
        "paywall",
        whole(*_CALLS_WITH_OFFER),
        (
            "Jetzt abonnieren und 4 Wochen gratis lesen",
            "Jetzt Digitalabo bestellen: 3 Monate für 9 Euro",
            "Abonnieren Sie das Hafenblatt ab 2,99 € im Monat",
            "4 Wochen gratis lesen",
            "Nur heute: Digitalabo für 4,99 € im Monat bestellen",
            "Sie wollen mehr lesen? Jetzt 4 Wochen gratis testen!",
            "Testen Sie das Hafenblatt 4 Wochen kostenlos!",
            "Abonnez-vous dès 1 €",
            "Essayez le journal du port pendant 1 mois, gratuitement",
            "Suscríbete por solo 1 € al mes",
            "Prueba gratis 3 meses",
            "Abbonati subito: i primi 2 mesi a 1 euro",
            "Prova gratis per 1 mese",
            "Assine por R$ 1,90 por mês",
            "Experimente 30 dias grátis",
        ),
        (
            "Jetzt testen drei Schulen den kostenlosen Bus",
            "Jetzt lesen 40 Prozent der Insel gratis",
            "Heute können Kinder 3 Wochen gratis lesen",
            "Jetzt abonnieren viele das Blatt der Insel.",
            "Testez gratuitement votre vue sur le port",
            "Prueba de fuego para el puerto",
            "Profitez des concerts gratuits au port",
            "Abbonati e tifosi in festa",
            "Abbonati in calo: 20 euro in più",
        ),
    ),
    again(
        "abroad",
        "app-pointer",
        whole(
            rf"(?:(?:jetzt |hier )?(?:holen|laden|installieren|nutzen) (?-i:Sie)(?: sich)? (?:jetzt |"
            rf"hier )?(?:die|unsere) [^.?]{{0,40}}\b{_APP}\b"
            rf"|(?:jetzt |hier )(?:die |unsere )?[^.?!]{{0,30}}\b{_APP} (?:herunterladen|laden|installieren|"
            rf"holen|testen)"
            rf"|téléchargez (?:notre |l['’]|gratuitement l['’])[^.?]{{0,30}}\b{_APP}\b|télécharger (?:notre |"
            rf"l['’]){_APP}"
            rf"|desc[aá]rg(?:ate|uese|a|ue) (?:ya |gratis )?(?:nuestra|la) [^.?]{{0,20}}\b{_APP}\b"
            rf"|scarica(?:te)? (?:ora |gratis )?(?:la nostra |l['’]|la )[^.?]{{0,20}}\b{_APP}\b"
            rf"|(?:baixe|descarregue|instale) (?:já |grátis )?(?:o |a )?(?:nosso |"
            rf"nossa )?[^.?]{{0,20}}\b{_APP}\b)[^.?]{{0,60}}[.!]?",
        ),
        (
            "Jetzt die Hafenblatt-App herunterladen",
            "Laden Sie unsere App",
            "Téléchargez l'application du journal",
            "Descarga nuestra app",
            "Scarica l'app",
            "Baixe o nosso aplicativo",
        ),
        (
            "Die App des Hafens zeigt jetzt die Gezeiten",
            "L'application du port est en panne",
            "La app del puerto falla",
        ),
    ),
    again(
        "abroad",
        "reading-time",
        whole(
            r"(?:(?:lesedauer|lesezeit|temps de lecture|durée de lecture|lecture|tiempo de lectura|lectura|"
            r"tempo de leitura|leitura|tempo di lettura|lettura)\s*:?\s*)"
            r"(?:ca\.? |env\. |de )?\d{1,2}(?:[.,]\d)?(?:[ -]\d{1,2})? ?(?:min(?:uten?|utes?|utos?|uti|uto)?)?\.?",
            r"\d{1,2} ?min(?:\.|uten?|utes?|utos?|uti|uto)? (?:lesedauer|lesezeit|de lecture|de lectura|de leitura"
            r"|di lettura)",
            r"\d{1,2} ?min\.?",
        ),
        ("Lesedauer: 4 Minuten", "Temps de lecture : 4 min", "4 min de lectura", "Tempo di lettura: 2 minuti"),
        ("4 Minuten später sank sie.", "4 minutos después se hundió."),
    ),
    again(
        "abroad",
        "updated-at",
        whole(
            rf"[-–(]? ?(?:(?:[a-zäçéìú]{{2,12}}(?:-feira)?,? )?(?:le |el |em |il |den |vom |am )?{NUMBERS})"
            rf"{AT_CLOCK}\)?",
        ),
        ("17.03.2026", "Freitag, 17.03.2026, 14:30 Uhr", "le 17/03/2026 à 14h30", "17/03/2026 - 14:30"),
        ("17.03.2026 war ein Dienstag.", "17. März 2026", "17 marzo 2026"),
    ),
    again(
        "abroad",
        "clock-stamp",
        whole(
            rf"(?:ab )?{CLOCK}",
            r"(?:zum )?(?:live-?(?:ticker|blog)|newsblog|newsticker)(?: .{0,20})?|eilmeldung|en direct|"
            r"le direct|en directo|en vivo|ao vivo|em direto|in diretta|la diretta|última hora|ultim'ora|"
            r"dernière minute|(?-i:DIRECT|DIRECTO|DIRETTA|FLASH)",
            r"(?:(?:dieser?|der|unser) )?(?:live-?(?:ticker|blog)|newsblog|newsticker) (?:ist|wurde|"
            r"wird)(?: (?:nun|jetzt|hiermit))? "
            r"(?:beendet|geschlossen|nicht (?:mehr|länger) (?:aktualisiert|weitergeführt))[.!]?",
            r"(?:ce|notre) (?:direct|live) est (?:désormais |maintenant )?(?:terminé|clos|fini)[.!]?",
            r"(?:est[ae]|nuestr[oa]) (?:directo|cobertura en (?:vivo|directo)) (?:ha (?:terminado|finalizado|"
            r"concluido)|está cerrad[oa])[.!]?",
            r"(?:la|questa|la nostra) diretta (?:è|si è) (?:terminata|finita|chiusa|conclusa)(?: qui)?[.!]?",
            r"(?:est[ae]|a nossa|nossa) (?:direto|cobertura ao vivo) (?:terminou|(?:foi|está) encerrad[oa])[.!]?",
            r"(?:vor|il y a|hace|há|fa) \d+ (?:min(?:uten?|utes?|utos?|uti)?|stunden?|heures?|horas?|ore)|"
            r"\d+ (?:minuti|ore) fa",
        ),
        (
            "18:42 Uhr",
            "18h42",
            "Liveticker",
            "En direct",
            "Ao vivo",
            "In diretta",
            "il y a 2 heures",
            "Dieser Liveblog ist beendet.",
            "Ce direct est terminé.",
        ),
        ("18:42 Uhr war es, als das Licht ausging.", "Direct", "Flash", "En directo lo vio media isla."),
    ),
    again(
        "abroad",
        "podcast-teaser",
        whole(
            r"(?:podcast|audio)\s*[:|–]\s*\S.{3,160}",
            r"(?:artikel|beitrag|text|nachricht) (?:jetzt )?(?:an|vor|nach)?hören.{0,40}|(?:jetzt )?reinhören[.!]?|"
            r"(?:écoutez|écouter|escuche|escuchar|escucha|ouça|ouvir|ascolta)(?: (?:cet|este|esta|questo|o|el"
            r"|l['’]|la|le|il)"
            r"[ ’']?(?:article|podcast|artículo|noticia|artigo|notícia|articolo|épisode|episodio|episódio))[.!]?",
        ),
        (
            "Podcast: Die Hafenstunde",
            "Artikel anhören",
            "Écouter cet article",
            "Escuchar este artículo",
            "Ouvir o artigo",
        ),
        ("Der Podcast hat tausend Hörer.", "Escuchar la radio era su única costumbre."),
    ),
    again(
        "abroad",
        "watch-teaser",
        whole(
            r"(?:▶ ?)?(?:im )?(?:video|vidéo|vídeo|watch)\s*[:|–—]\s*\S.{3,160}(?<![.,;])",
            r"(?:sehen sie (?:hier|im video)|voir (?:aussi )?la vidéo|mira el vídeo|ver vídeo|veja o vídeo|"
            r"assista|guarda il video)\s*:?.{0,60}(?<![.!?])",
        ),
        ("Video: Die Fähre am Morgen", "Vidéo : le ferry à l'aube", "Mira el vídeo", "Veja o vídeo", "Guarda il video"),
        ("Das Video zeigt die Fähre.", "Video: Das Boot brennt eine Stunde.", "Il video del porto"),
    ),
    again(
        "abroad",
        "related-link",
        whole(r"(?:>>?|→) ?\S.{10,180}(?<![.!?…:»“”\"])"),
        ("> Die Sperre in Zahlen", ">> Le ferry en cinq dates", "→ El puerto en cifras"),
        ("»Das ist gut«, sagte sie.", "> Das schrieb er selbst."),
    ),
    again(
        "abroad",
        "comments",
        whole(
            r"(?:\(?\d[\d.]*\)? |(?:alle|les|ver|ver os|leggi i|voir les|mostrar|kommentare? )?)?"
            r"(?:kommentare?n?|commentaires?|comentarios?|comentários?|commenti|commento|réactions?)(?: "
            r"?\(?\d[\d.]*\)?)?"
            r"(?: (?:anzeigen|lesen|schreiben|abgeben|verfassen|ansehen))?",
            r"(?:kommentieren|diskutieren sie mit|jetzt kommentieren|commenter|réagir|comentar|comente|commenta|"
            r"deja tu comentario|escribe un comentario|deixe (?:o )?seu comentário|lascia un commento|"
            r"laissez un commentaire|antworten|répondre|responder|rispondi)[.!]?",
            r"(?:du musst|vous devez|(?:lo siento, )?debes|você precisa|devi)\b.{0,60}"
            r"\b(?:kommentar|commentaire|comentario|comentário|commento)\b(?: abzugeben)?\.?",
        ),
        ("12 Kommentare", "Kommentar schreiben", "Commentaires (4)", "Deja tu comentario", "3 comentários", "Commenti"),
        ("Die Kommentare waren grob.", "Kommentar des Bürgermeisters"),
    ),
)

SHARED = tuple(replace(rule, languages=LANGUAGES) for rule in _RULES)
