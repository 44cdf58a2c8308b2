"""The rules in Italian."""

from __future__ import annotations

from functools import partial

from digest.clean.bylines import Signature, byline
from digest.clean.languages.shapes import again, captioned, corrected, labelled, listed, stamped, words
from digest.clean.rules import prefix, whole
from digest.press import ROLES

SIGNATURE = Signature.of(
    "[Dd]i|DI|[Aa] cura di|[Tt]esto di|[Ss]critto da|[Dd]al nostro (?:inviato|corrispondente)|[Dd]alla nostra "
    "(?:inviata|corrispondente)",
    "e|ed",
    "a|in",
    ROLES["it"],
)
HEADINGS = (
    r"(?:leggi|vedi|guarda|scopri) (?:anche|altro|di più|pure)|(?:articoli|notizie|contenuti|temi) (?:correlat[ei]"
    r"|consigliat[ei]|collegat[ei]|simili)|"
    r"correlati|(?:altre|ultime) notizie|(?:i|le|gli) (?:più|articoli più) (?:lett[ei]|vist[ei]|commentat[ei]"
    r"|popolari)|più lett[ei]|"
    r"potrebbe(?:ro)? (?:anche )?interessarti|ti potrebbe(?:ro)? (?:anche )?(?:interessare|piacere)|"
    r"(?:altro|altri articoli) (?:su|di|in|da) .{2,40}|approfondimenti?|in (?:primo piano|evidenza|edicola)|da "
    r"non perdere|"
    r"consigliati(?: per te)?|sullo stesso (?:tema|argomento)|ultim'ora"
)
_rule = partial(again, "it")

RULES = (
    _rule(
        "byline",
        byline(SIGNATURE),
        (
            "Di Anna Pietra",
            "di Anna Pietra e Marco Duca",
            "Di Anna Pietra, corrispondente a Oslo",
            "DI ANNA PIETRA",
            "a cura di Anna Di Sasso",
        ),
        ("Di giorno il porto è aperto.", "Di solito non piove", "Di nuovo"),
    ),
    _rule(
        "picture-caption",
        captioned(
            "(?:[Ff]oto(?:grafi[ae])?|[Ii]mmagin[ei]|FOTO|IMMAGINE)(?: d['’]archivio)?|[Cc]rediti?(?: (?:foto"
            "|immagine))?|[Cc]redits?"
        ),
        (
            "Foto: Anna Pietra/ANSA",
            "Il sindaco parla sulla scala. Foto: Anna Pietra",
            "Il traghetto all'alba (Foto: Marco Duca)",
            "Credit foto: Anna Pietra",
        ),
        ("Dipinge un'immagine: il porto è fallito.", "Una foto: il faro è ancora in piedi"),
    ),
    _rule(
        "picture-credit",
        whole(
            r"(?:(?-i:[A-ZÀ-Þ][\w.’'-]+ ){1,3}/ ?(?-i:AFP|AP|ANSA|Ansa|REUTERS|Reuters|LaPresse|Getty Images"
            r"|Imagoeconomica))(?: .{0,40})?",
            r"(?:foto|immagine) (?:di|da) (?-i:[A-ZÀ-Þ])[^.!?]{2,60}(?<!\.)",
            r"(?:\(?(?-i:ANSA|Ansa|LaPresse|Imagoeconomica)\)?)|fonte: .{2,60}(?<!\.)",
        ),
        ("Anna Pietra / ANSA", "Foto di Anna Pietra", "Fonte: Porto di Saline"),
        ("La fonte del parco non ha acqua.", "Foto di famiglia sul molo, disse."),
    ),
    _rule(
        "caption-label",
        prefix(r"(?:didascalia|immagine d['’]archivio|foto d['’]archivio|nella foto|nell['’]immagine)\s*[:–]\s*"),
        ("Foto d'archivio: il traghetto all'alba", "Nella foto: il porto"),
        ("Nella foto, scattata nel 1998, il porto è vuoto.",),
    ),
    _rule(
        "related-link",
        labelled(
            r"(?:leggi|vedi|guarda|ascolta|scopri) (?:anche|pure|altro|di più)|(?:articolo|notizia) correlat[oa]"
            r"|correlato|"
            r"approfondimento|approfondisci|sullo stesso tema|ti potrebbe interessare|per approfondire",
            r"leggi (?:anche|pure) (?-i:[A-ZÀ-Þ«“]).{5,180}(?<!\.)",
            r"(?:tutte le notizie|tutti gli aggiornamenti|clicca qui) .{3,120}(?<!\.)",
        ),
        (
            "Leggi anche: L'allarme del traghetto era spento",
            "Approfondimento – La barriera in cifre",
            "Leggi anche Il porto in cinque date",
        ),
        ("Più di cento persone sono venute.", "Anche leggere stanca."),
    ),
    _rule(
        "source-page-line",
        words(
            "leggi tutto | leggi di più | continua a leggere | continua | scopri di più | vedi tutto | mostra "
            "altro | altro | leggi l'articolo completo | leggi l’articolo completo | carica altro | per "
            "saperne di più | leggi la notizia"
        ),
        ("Continua a leggere", "Leggi tutto…"),
        ("Continua a piovere sul porto.",),
    ),
    _rule(
        "newsletter",
        whole(
            r"(?:iscriviti|iscrivetevi|ricevi|abbonati|registrati|attiva le notifiche)\b.{0,160}"
            r"\b(?:newsletters?|bollettino|casella di posta|e-?mail|notifiche|posta elettronica)\b.{0,120}",
            r"(?:la |la nostra |le nostre )?newsletters?(?: ?[:|].{2,100})?",
            r"(?:il tuo|la tua|inserisci (?:il tuo|la tua)) (?:indirizzo )?(?:e-?mail|posta).{0,80}",
            r"(?:iscrivendoti|puoi (?:disiscriverti|annullare)|cliccando su).{0,240}",
        ),
        ("Iscriviti alla nostra newsletter", "Ricevi ogni mattina le notizie via e-mail", "Il tuo indirizzo e-mail"),
        ("La newsletter del circolo ha mille lettori.", "Ricevi bene i marinai, disse."),
    ),
    _rule(
        "share-buttons",
        words(
            "condividi | condividi l'articolo | condividi questo articolo | stampa | invia | copia link | "
            "copia il link | salva | condividi su facebook | condividi su twitter | condividi su x | "
            "condividi su whatsapp | invia per e-mail | invia per email | link copiato | segnala | regala | "
            "regala l'articolo | salva articolo | aggiungi ai preferiti"
        ),
        ("Condividi", "Copia link"),
        ("Stampa e radio tacquero.",),
    ),
    _rule(
        "social",
        whole(
            r"(?:segui(?:ci|mi|teci)?|unisciti|iscriviti|metti mi piace)\b.{0,60}\b(?:facebook|instagram|x|twitter"
            r"|whatsapp|tiktok|youtube|"
            r"telegram|google news|social)\b.{0,60}"
        ),
        ("Seguici su Facebook e Instagram", "Segui il nostro canale WhatsApp"),
        ("Su Facebook scrisse che il traghetto era affondato.",),
    ),
    _rule(
        "advertisement",
        words(
            "pubblicità | - pubblicità - | annuncio | annunci | contenuto sponsorizzato | sponsorizzato | "
            "continua dopo la pubblicità"
        ),
        ("Pubblicità", "PUBBLICITÀ"),
        ("La pubblicità ha causato quaranta reclami.",),
    ),
    _rule(
        "cookies",
        whole(
            r"(?:utilizziamo|usiamo|noi|i nostri partner|questo sito|questa pagina|con il tuo)\b.{0,160}\bcookies?\b"
            r".{0,240}",
            r"(?:accetta|rifiuta)(?: tutti| tutto)?(?: i cookies?)?(?: e continua)?|(?:politica|impostazioni"
            r"|preferenze|informativa) (?:dei |sui )?cookies?|accetto",
        ),
        ("Utilizziamo i cookie per migliorare questa pagina.", "Accetta tutti"),
        ("I cookie della nonna hanno vinto il primo premio.",),
    ),
    _rule(
        "paywall",
        whole(
            r"(?:questo|il|l['’]) ?(?:articolo|contenuto) è (?:riservato|disponibile solo|esclusivo) (?:agli|per"
            r"|ai) .{0,60}",
            r"(?:sei già|sei|già) (?:un )?(?:abbonat[oa]|registrat[oa]|iscritt[oa])\b.{0,20}\?.{0,60}",
            r"(?:abbonati|accedi|registrati|entra|effettua il login)(?: (?:ora|qui|gratis|subito"
            r"|per)\b.{0,60})?!?(?<!\.)",
        ),
        ("Questo articolo è riservato agli abbonati.", "Sei già abbonato? Accedi", "Abbonati per continuare a leggere"),
        ("Questo articolo è di legno.", "Abbonati e tifosi in festa"),
    ),
    _rule(
        "updated-at",
        stamped(
            r"(?:ultimo )?(?:aggiornat[oa]|aggiornamento|modificat[oa])(?: il| alle| al)?(?: ore)?|(?:pubblicato"
            r"|creato)[^.!?]{4,40} (?:ultimo )?(?:aggiornat[oa]|aggiornamento)(?: il)?"
        ),
        ("Aggiornato il 17 marzo 2026 alle 14:30", "Ultimo aggiornamento: 17/03/2026", "Aggiornato alle 14.30"),
        ("Aggiornato il piano, costa il doppio.",),
    ),
    _rule(
        "correction",
        corrected(
            "correzione|errata corrige|rettifica|nota della redazione|precisazione",
            r"(?:questo articolo è stato (?:corretto|modificato|aggiornato)|(?:in )?una versione precedente di "
            r"questo \w+) .{10,}",
        ),
        (
            "Errata corrige: il traghetto è del 1998 e non del 1989.",
            "Una versione precedente di questo testo dava un altro nome.",
        ),
        ("Una versione precedente del piano costava il doppio.",),
    ),
    _rule(
        "contact",
        whole(
            r"(?:hai|avete)\b.{0,60}\b(?:informazioni?|errore|segnalazione|storia|notizia|domanda)\b.{0,30}\?.{0,160}",
            r"(?:scrivici|scriveteci|contattaci|segnala un errore)\b.{0,160}",
        ),
        ("Hai una segnalazione? Scrivici.", "Contattaci: redazione@molo.example"),
        ("Scriva questo, disse il giudice.",),
    ),
    _rule(
        "menu-word",
        words(
            "home page | prima pagina | politica | economia | società | sport | cultura | mondo | esteri | "
            "cronaca | cronache | menu | cerca | ricerca | contatti | note legali | informativa sulla privacy "
            "| privacy | aiuto | chiudi | il mio account | meteo | lavoro | archivio | opinioni | video | "
            "podcast | indietro | avanti | successivo | precedente | vai al contenuto | torna su | torna "
            "all'inizio | necrologi | abbonamenti | chi siamo | gallery"
        ),
        ("Cronaca", "Note legali"),
        ("Politica o no, il traghetto è affondato.",),
    ),
    _rule(
        "tag-list",
        listed("(?:temi|argomenti|tags?|etichette|parole chiave|archiviato in|categori[ae]|altro su)"),
        ("Argomenti: traghetto, porto, Linea del Sund",),
        ("I temi vanno dal pesce alla guerra.",),
    ),
    _rule(
        "feed-tail",
        whole(
            r"(?:l['’]articolo|il post) .{2,200} (?:proviene da|è apparso per la prima volta su|sembra essere il "
            r"primo su) .{2,60}",
            r"questo (?:articolo|testo) è stato (?:originariamente pubblicato|pubblicato per la prima volta) (?:su"
            r"|da|in) .{2,80}",
        ),
        ("L'articolo Contare i pesci proviene da Il Molo.",),
        ("L'articolo della legge è chiaro.",),
    ),
)
