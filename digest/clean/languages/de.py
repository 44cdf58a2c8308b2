"""The rules in German."""

from __future__ import annotations

from functools import partial

from digest.clean.bylines import Signature, byline
from digest.clean.languages.shapes import again, captioned, corrected, labelled, listed, stamped, words
from digest.clean.rules import prefix, whole
from digest.press import ROLES

SIGNATURE = Signature.of(
    "[Vv]on|VON|[Ee]in (?:Bericht|Kommentar|Gastbeitrag|Interview|Essay) von|Text|Autor(?:in)?",
    "und",
    "in|aus",
    ROLES["de"],
)
HEADINGS = (
    r"(?:lesen sie |lies |das )?(?:auch|passend|weiter|mehr) (?:zum thema|lesen|interessant|dazu|im ressort)|"
    r"mehr (?:zum thema|dazu|(?:aus|von|zu) (?-i:[A-ZÄÖÜ]).{1,30}|nachrichten|artikel|themen.{0,30})"
    r"|meistgelesen(?:e artikel)?|"
    r"meist ?gelesen|am meisten gelesen|das könnte (?:sie|dich) (?:auch )?interessieren|(?:auch|ebenfalls) interessant|"
    r"auch interessant|lesen sie auch|lesen sie (?:hier|jetzt|dazu) (?:auch|mehr|weiter)|weitere (?:artikel"
    r"|nachrichten|"
    r"meldungen|themen|beiträge)(?: .{2,30})?|(?:ähnliche|verwandte) (?:artikel|themen|beiträge)|(?:themen"
    r"|schlagwörter) (?:des artikels|zu diesem artikel)|"
    r"empfohlene artikel|(?:unsere )?empfehlungen(?: der redaktion| für sie)?|neueste (?:artikel|nachrichten"
    r"|meldungen)|"
    r"top-?themen|aktuelle (?:nachrichten|meldungen)|beliebte artikel|zum weiterlesen"
)
_rule = partial(again, "de")

RULES = (
    _rule(
        "byline",
        byline(SIGNATURE),
        (
            "Von Anna Stein",
            "Von Anna Stein und Bo Ek",
            "VON ANNA STEIN",
            "Von Anna Stein, Hafenkorrespondentin, Saltburg",
        ),
        ("Von Montag an ist der Hafen offen.", "Von Krisen und Chancen", "Von dort steigt die Straße an"),
    ),
    _rule(
        "picture-caption",
        captioned("Fotos?|Bild(?:er|quelle)?|Symbol(?:bild|foto)|Archiv(?:bild|foto)|Grafik|FOTO|BILD"),
        (
            "Foto: Anna Stein/dpa",
            "Der Hafenmeister spricht auf der Treppe. Foto: Anna Stein",
            "Die Fähre am Morgen (Foto: Bo Ek)",
            "Bild: imago",
            "Symbolfoto: privat",
        ),
        ("Er zeichnet ein trübes Bild: Der Hafen ist pleite.", "Ein neues Foto: Der Leuchtturm steht noch"),
    ),
    _rule(
        "picture-credit",
        whole(
            r"(?:bild|foto)(?:nachweis|rechte|quelle)?(?:: ?| )?(?:©|imago|picture[ -]alliance|getty images)\b.{0,80}",
            r"(?:imago(?: images)?|picture[ -]alliance|getty images|(?-i:dpa))(?: ?/ ?[\w .’'-]{2,40}){0,4}",
            r"(?:(?-i:[A-ZÄÖÜ][\w.’'-]+ ){1,3})?(?-i:[A-ZÄÖÜ][\w.’'-]+)/(?-i:dpa|AFP|Reuters|imago|Getty "
            r"[Ii]mages)(?: .{0,40})?",
            r"quelle: .{2,60}(?<!\.)",
        ),
        ("picture alliance/dpa/Anna Stein", "Quelle: Hafenamt", "Anna Stein/dpa"),
        ("Das Bild hängt im Rathaus.", "Quellen im Rathaus bestätigen das."),
    ),
    _rule(
        "caption-label",
        prefix(r"(?:bildunterschrift|bildbeschreibung|bildtext|archivbild|symbolbild)\s*[:–]\s*"),
        ("Bildunterschrift: Die Fähre am Morgen", "Symbolbild: Ein Hafen"),
        ("Symbolbild, Wappen und Fahne der Insel zeigen einen Fisch.",),
    ),
    _rule(
        "related-link",
        labelled(
            r"lesen sie (?:auch|hier|dazu|mehr)(?: auch| dazu)?|lies auch|mehr (?:zum thema|dazu|lesen)|auch "
            r"interessant|"
            r"(?:siehe|hören sie|sehen sie) auch|passend dazu|zum artikel|das könnte sie auch interessieren"
            r"|weiterlesen",
            r"(?:mehr|alles|alle informationen|alle nachrichten|aktuelle meldungen|weitere "
            r".{3,40})\b.{0,100}\b(?:lesen|finden|"
            r"erfahren) (?-i:Sie) (?:hier|auch|jederzeit|in|im|unter|auf)\b.{0,80}",
            r"(?:hier|mehr dazu|dazu mehr) (?:lesen|finden|erfahren) (?-i:Sie) .{3,120}(?<!\.)",
            r"lesen (?-i:Sie) (?:hier|auch|dazu|mehr)\b.{0,160}",
        ),
        (
            "Lesen Sie auch: Der Alarm der Fähre war aus",
            "Mehr zum Thema: Die Sperre in Zahlen",
            "Mehr zur Lage am Hafen lesen Sie in unserem Liveblog:",
            "Hier finden Sie alle Termine im Überblick",
        ),
        ("Mehr als hundert Menschen kamen.", "Alles finden sie im Hafen, sagen die Fischer."),
    ),
    _rule(
        "source-page-line",
        words(
            "mehr | mehr lesen | weiterlesen | mehr anzeigen | mehr infos | mehr erfahren | artikel lesen | "
            "zum artikel | weitere laden | mehr laden | jetzt lesen | vollständigen artikel lesen | hier "
            "klicken"
        ),
        ("Weiterlesen", "Mehr anzeigen …"),
        ("Mehr war nicht zu erfahren.",),
    ),
    _rule(
        "newsletter",
        whole(
            r".{0,80}\bnewsletter\b.{0,30}\b(?:abonnieren|anmelden|bestellen|eintragen|registrieren)[.!]?",
            r"(?:abonnieren|bestellen|erhalten|melden) (?-i:Sie)\b.{0,120}\bnewsletter\b.{0,120}",
            r"newsletter(?:[:|].{2,100})?",
            r"(?:ihre|deine|geben sie ihre) e-?mail-?adresse.{0,80}",
            r".{0,100}\b(?:in ihr|ins|in dein) (?:e-?mail-?)?postfach\b.{0,60}",
            r"(?:ich bin damit einverstanden, dass|mit der anmeldung (?:zum newsletter|erklär|akzeptier|stimm)\w*"
            r"|(?-i:Sie) können (?:sich|den newsletter) jederzeit)\b.{0,300}",
        ),
        ("Jetzt unseren Newsletter abonnieren!", "Newsletter", "Die Nachrichten des Morgens in Ihr Postfach"),
        ("Der Newsletter des Vereins hat tausend Leser.", "Mit der Anmeldung des Schiffs begann der Ärger."),
    ),
    _rule(
        "share-buttons",
        words(
            "teilen | artikel teilen | drucken | artikel drucken | merken | auf merkliste | link kopieren | "
            "speichern | per e-mail teilen | per mail | auf facebook teilen | auf x teilen | auf twitter "
            "teilen | vorlesen | per whatsapp teilen | zur merkliste | artikel merken | schriftgröße | als "
            "pdf | verschenken | feedback"
        ),
        ("Teilen", "Artikel drucken"),
        ("Teilen will die Insel nicht.",),
    ),
    _rule(
        "social",
        whole(
            r"(?:folgen|folge|besuchen|finden|liken) (?:sie |du |ihr )?uns\b.{0,60}\b(?:facebook|instagram|x|twitter|"
            r"whatsapp|tiktok|youtube|bluesky|google news|social media)\b.{0,60}",
            r"folgst du (?:uns )?(?:schon )?.{0,40}\bauf (?:facebook|instagram|whatsapp|tiktok|youtube|bluesky)\?",
            r"(?:.{2,40} )?auf (?:facebook|instagram|whatsapp|tiktok|youtube|bluesky) (?:folgen|abonnieren)!?",
        ),
        ("Folgen Sie uns auf Facebook und Instagram", "Folgst du schon dem Hafenkurier auf WhatsApp?"),
        ("Folgen hatte das auch auf Facebook.",),
    ),
    _rule(
        "advertisement",
        words(
            "anzeige | werbung | anzeigen | - anzeige - | advertorial | gesponsert | sponsored | promotion | "
            "bezahlter inhalt | weiter nach der anzeige | nach der werbung weiterlesen | ende der anzeige"
        ),
        ("Anzeige", "ANZEIGE", "Werbung"),
        ("Die Anzeige brachte vierzig Beschwerden ein.",),
    ),
    _rule(
        "cookies",
        whole(
            r"(?:wir|diese (?:website|seite)|unsere (?:website|partner)|mit (?:ihrer|deiner) (?:zustimmung"
            r"|einwilligung))\b"
            r".{0,120}\bcookies?\b.{0,240}",
            r"(?:alle(?: cookies)? |cookies )?(?:akzeptieren|ablehnen)|zustimmen(?: und weiter)?"
            r"|datenschutzeinstellungen|"
            r"cookie-?(?:einstellungen|richtlinie)|einstellungen (?:ändern|verwalten)",
            r"(?:empfohlener (?:redaktioneller |externer )?inhalt|externer inhalt.{0,40}|externen inhalt .{0,40})",
            r"an dieser stelle (?:finden sie|steht|befindet sich|wird|ist)\b.{0,40}\bextern.{0,240}",
            r"(?:ich bin|deine|ihre|hier|an dieser stelle)\b.{0,120}\bexterne[nr]? inhalte?\b.{0,240}",
        ),
        ("Wir verwenden Cookies, um diese Seite zu verbessern.", "Alle akzeptieren", "Externer Inhalt nicht verfügbar"),
        ("Großmutters Cookies gewannen den ersten Preis.",),
    ),
    _rule(
        "paywall",
        whole(
            r"(?:jetzt |hier |kostenlos )?(?:abonnieren|anmelden|registrieren|einloggen|freischalten|testen"
            r"|weiterlesen mit .{2,30})[.!]?",
            r"(?:sie sind |du bist |haben sie |hast du )?(?:bereits|schon) (?:abonnent(?:in)?|registriert|kunde"
            r"|ein (?:abo|konto)|digitalabo)\b.{0,20}\?.{0,60}",
            r"(?:dieser|der|diesen) (?:artikel|beitrag|inhalt) (?:ist|liegt|weiterlesen|lesen) (?:nur |exklusiv "
            r")?(?:für|hinter|mit)\b.{0,20}"
            r"(?:abonnent|abo|plus|registriert|bezahl).{0,80}",
            r"(?:\d+ (?:wochen?|monate?)|jetzt) (?:kostenlos|gratis|unverbindlich)(?: (?:testen"
            r"|lesen))?.{0,60}(?<![.])",
            r"zum (?:abo|e-paper|angebot)|(?:jetzt )?abo (?:abschließen|bestellen).{0,30}",
        ),
        ("Jetzt anmelden", "Sie sind bereits Abonnent? Zum Login", "Dieser Artikel ist nur für Abonnenten lesbar."),
        ("Jetzt abonnieren viele das Blatt der Insel.", "Bereits registriert sind tausend Boote im Hafen."),
    ),
    _rule(
        "updated-at",
        stamped(
            "(?:zuletzt )?(?:aktualisiert|geändert|überarbeitet|bearbeitet)(?: am| um)?|(?:letztes )?update(?: vom"
            "| am)?|stand"
        ),
        (
            "Aktualisiert am 17. März 2026, 14:30 Uhr",
            "Zuletzt aktualisiert: 17.03.2026",
            "-Aktualisiert am",
            "Stand: 14:30 Uhr",
        ),
        ("Aktualisierte Zahlen kommen im Mai.", "Stand der Dinge"),
    ),
    _rule(
        "correction",
        corrected(
            "korrektur(?:en)?|korrekturhinweis|berichtigung|richtigstellung|anmerkung der redaktion|hinweis der "
            "redaktion|transparenzhinweis",
            r"in einer (?:früheren|ersten|vorherigen) (?:version|fassung) (?:hieß|stand|war zu lesen|(?:dieses"
            r"|des) (?:artikels|textes|beitrags))\b.{10,}",
        ),
        ("Korrektur: Die Fähre wurde 1998 gebaut, nicht 1989.", "In einer früheren Version hieß es, sie sei gesunken."),
        (
            "Korrekturen am Plan lehnte er ab.",
            "In einer früheren Version kostete die Brücke das Doppelte.",
        ),
    ),
    _rule(
        "contact",
        whole(
            r"(?:haben (?-i:Sie)|hast du)\b.{0,60}(?:gefunden|hinweise?|entdeckt|fragen?|anregung(?:en)?"
            r"|tipps?)\?.{0,160}",
            r"fehler (?:im text |im artikel )?(?:gefunden|entdeckt|melden)\??.{0,40}",
            r"(?:(?-i:Ihre) meinung|schreiben (?-i:Sie)|senden (?-i:Sie)|kontakt:).{0,200}\b(?:[\w.+-]+@[\w.-]+"
            r"|feedback|uns|redaktion)\b.{0,60}",
        ),
        ("Fehler gefunden? Jetzt melden.", "Schreiben Sie uns: redaktion@hafenkurier.example"),
        (
            "Schreiben Sie das auf, sagte der Richter.",
            "Fehler habe man nicht gefunden.",
        ),
    ),
    _rule(
        "menu-word",
        words(
            "startseite | politik | wirtschaft | sport | kultur | panorama | wissen | reise | gesellschaft | "
            "meinung | impressum | datenschutz | agb | kontakt | menü | suche | suchen | abo | e-paper | "
            "mediadaten | hilfe | nach oben | zurück | weiter | zur startseite | hauptinhalt | inhalt | "
            "schließen | überblick | ressorts | zum inhalt springen | hauptnavigation | archiv | wetter | "
            "stellenmarkt | podcasts | videos | mein konto"
        ),
        ("Startseite", "Impressum"),
        ("Politik ist kein Spiel.",),
    ),
    _rule(
        "tag-list",
        listed("(?:themen|schlagworte|schlagwörter|stichworte|tags|mehr zu|rubriken?|kategorien?)"),
        ("Themen: Fähre, Hafen, Sund-Linie",),
        ("Die Themen reichten von Fisch bis Krieg.",),
    ),
    _rule(
        "feed-tail",
        whole(
            r"dieser (?:artikel|beitrag|text) (?:ist|erschien|wurde) (?:zuerst|zunächst|ursprünglich"
            r"|erstmals)\b.{0,80}",
            r"(?:dieses thema im programm|sendung): .{3,160}",
        ),
        ("Dieser Artikel ist zuerst beim Hafenkurier erschienen.",),
        ("Der Artikel erschien 1903 und löste einen Skandal aus.",),
    ),
)
