"""The rules in French."""

from __future__ import annotations

from functools import partial

from digest.clean.bylines import Signature, byline
from digest.clean.languages.shapes import again, captioned, corrected, labelled, listed, stamped, words
from digest.clean.rules import prefix, whole
from digest.press import ROLES

SIGNATURE = Signature.of(
    "[Pp]ar|PAR|(?:[Uu]n )?[Tt]exte de|[Pp]ropos recueillis par|[Éé]crit par|[Pp]ublié par",
    "et",
    "à|au|en",
    ROLES["fr"],
)
HEADINGS = (
    r"(?:à )?lire (?:aussi|également|plus|ensuite)|à lire(?: (?:aussi|également|sur .{2,40}))?|voir aussi|sur le "
    r"même (?:sujet|thème)|"
    r"les plus (?:lus|lues|vus|partagés|populaires)|le plus lu|articles? (?:similaires|liés|recommandés|associés"
    r"|connexes)|"
    r"(?:plus|d['’]autres) (?:d['’]articles|sur .{2,40}|articles.{0,30})|dans la même (?:rubrique|catégorie)|"
    r"vous (?:aimerez|pourriez) (?:aussi|aimer|être intéressé.{0,20})|nos (?:derniers )?articles|à la une|"
    r"l['’]essentiel de l['’]actualité|dernières (?:actualités|nouvelles|infos)|l['’]actu en continu|"
    r"(?:notre )?sélection|contenus? (?:sponsorisés?|recommandés?)|pour aller plus loin"
)
_rule = partial(again, "fr")

RULES = (
    _rule(
        "byline",
        byline(SIGNATURE),
        (
            "Par Anne Pierre",
            "Par Anne Pierre et Marc Duval",
            "Par Anne Pierre, correspondante à Oslo",
            "PAR ANNE PIERRE",
        ),
        ("Par mardi le port était ouvert.", "Par temps de brume, on attend", "Par Toutatis !"),
    ),
    _rule(
        "picture-caption",
        captioned(
            "(?:[Cc]rédits? )?(?:[Pp]hotos?|[Ii]mages?)(?: d['’]archives?)?|[Cc]rédits?|PHOTO|CRÉDIT|[Ii]llustration|©"
        ),
        (
            "Crédit photo : Anne Pierre",
            "Le maire parle sur les marches. Photo : Anne Pierre / AFP",
            "Le ferry à l'aube (photo : Marc Duval)",
        ),
        ("Il dresse une image : le port est en faillite.", "Une photo : le phare tient encore"),
    ),
    _rule(
        "picture-credit",
        whole(
            r"(?:(?-i:[A-ZÀ-Þ][\w.’'-]+ ){1,3}/ ?(?-i:AFP|AP|REUTERS|Reuters|SIPA|MAXPPP|Getty Images|Belga))(?: "
            r".{0,40})?",
            r"(?-i:(?:[A-ZÀ-Þ’'-]{2,} ){1,3}/ ?[A-Z]{2,}(?:[ /][A-Z]{2,}){0,3})",
            r"source : .{2,60}(?<!\.)",
        ),
        ("Anne Pierre / AFP", "ANNE PIERRE / AFP"),
        ("La source : un marin.", "Marc et Anne partent demain."),
    ),
    _rule(
        "caption-label",
        prefix(r"(?:légende|photo d['’]illustration|image d['’]illustration|ci-(?:dessus|contre|dessous))\s*[:–]\s*"),
        ("Légende : le ferry à l'aube", "Photo d'illustration – un port"),
        ("Ci-dessus, le port en 1998 était vide.",),
    ),
    _rule(
        "related-link",
        labelled(
            r"(?:à )?(?:lire|voir|écouter|relire) (?:aussi|également)|à lire|lire|lire la suite|sur le même sujet"
            r"|voir|notre dossier|"
            r"à (?:voir|écouter)|pour aller plus loin|article réservé aux abonnés|décryptage",
            r"(?:retrouvez|découvrez) (?:ici |aussi )?(?:tous |toutes |notre |nos |l['’]ensemble ).{3,160}",
            r"(?:à )?lire (?:aussi|également) (?-i:[A-ZÀ-Þ«“]).{5,180}(?<!\.)",
        ),
        (
            "Lire aussi : L'alarme du ferry était coupée",
            "À lire également – Le barrage en chiffres",
            "Lire aussi Le port en cinq dates",
        ),
        ("Lire aussi vite l'étonnait.", "Plus de cent personnes sont venues."),
    ),
    _rule(
        "source-page-line",
        words(
            "lire la suite | lire plus | en savoir plus | voir plus | lire l'article | lire l’article | suite "
            "| plus | afficher plus | charger plus | continuer la lecture | voir tout | je découvre les "
            "offres | je m'abonne"
        ),
        ("Lire la suite", "En savoir plus…"),
        ("En savoir plus prendra du temps.",),
    ),
    _rule(
        "newsletter",
        whole(
            r"(?:inscrivez|abonnez|recevez|s['’](?:inscrire|abonner)|je m['’](?:inscris|abonne)|découvrez"
            r"|retrouvez)\b.{0,160}"
            r"\b(?:newsletters?|infolettre|lettre d['’]information|boîte (?:mail|de réception)|par e-?mail"
            r"|notifications?|alertes?)\b.{0,120}",
            r"(?:la |notre |nos )?(?:newsletters?|infolettre)(?: ?[:|].{2,100})?",
            r"(?:votre|entrez votre|saisissez votre) (?:adresse )?(?:e-?mail|courriel).{0,80}",
            r"(?:en vous inscrivant|vous pouvez vous désinscrire).{0,240}",
        ),
        ("Inscrivez-vous à notre newsletter", "Recevez chaque matin l'actualité par e-mail", "Votre adresse e-mail"),
        ("La newsletter du club compte mille lecteurs.", "Chaque matin le ferry part."),
    ),
    _rule(
        "share-buttons",
        words(
            "partager | partagez | partager l'article | partager cet article | imprimer | envoyer | copier le "
            "lien | partager sur facebook | partager sur twitter | partager sur x | partager sur whatsapp | "
            "envoyer par e-mail | envoyer par mail | enregistrer | sauvegarder | offrir | offrir l'article | "
            "ajouter à mes favoris | favoris"
        ),
        ("Partager", "Copier le lien"),
        ("Partager le port ne plaît à personne.",),
    ),
    _rule(
        "social",
        whole(
            r"(?:suivez|rejoignez|retrouvez|likez)(?:-nous|-moi)?\b.{0,60}\b(?:facebook|instagram|x|twitter|whatsapp|tiktok|youtube|"
            r"bluesky|google (?:news|actualités)|réseaux sociaux)\b.{0,60}"
        ),
        ("Suivez-nous sur Facebook et Instagram",),
        ("Sur Facebook, il écrit que le ferry a coulé.",),
    ),
    _rule(
        "advertisement",
        words(
            "publicité | - publicité - | annonce | pub | contenu sponsorisé | passer la publicité | la suite "
            "après la publicité | "
            "suite après la publicité"
        ),
        ("Publicité", "PUBLICITÉ", "La suite après la publicité"),
        ("La publicité a valu quarante plaintes.",),
    ),
    _rule(
        "cookies",
        whole(
            r"(?:nous|ce site|notre site|nos partenaires|avec (?:nos|votre)|en "
            r"poursuivant)\b.{0,160}\bcookies\b.{0,240}",
            r"(?:tout )?(?:accepter|refuser)(?: tout| et continuer| les cookies)?|continuer sans accepter"
            r"|paramétrer(?: les cookies| mes choix)?|"
            r"(?:gestion|politique|gérer) (?:des?|les?|mes) cookies|j['’]accepte",
            r"(?:ce|pour afficher ce) contenu .{0,60}\b(?:cookies|bloqué|tiers)\b.{0,200}",
        ),
        ("Nous utilisons des cookies pour améliorer ce site.", "Tout accepter", "Continuer sans accepter"),
        ("Les cookies de grand-mère ont gagné le premier prix.",),
    ),
    _rule(
        "paywall",
        whole(
            r"(?:cet|ce|l['’]) ?(?:article|contenu) est (?:réservé|exclusivement réservé) aux? .{0,60}",
            r".{0,80}\b(?:la suite (?:est|de cet article)|réservée? (?:à nos|aux)) (?:réservée? aux )?abonnés.{0,60}",
            r"il vous reste .{1,60}à (?:lire|découvrir).{0,80}",
            r"(?:déjà|vous êtes déjà) abonné.{0,10}\?.{0,60}|(?:s['’]abonner|abonnez-vous|je m['’]abonne|se "
            r"connecter|connectez-vous|s['’]inscrire|"
            r"créer un compte|s['’]identifier)(?: (?:pour|gratuitement|maintenant|dès|ici)\b.{0,60})?!?(?<!\.)"
            r"|(?:nouveau : )?découvrez nos offres.{0,60}",
        ),
        (
            "Cet article est réservé aux abonnés.",
            "Déjà abonné ? Connectez-vous",
            "Il vous reste 57 % de cet article à lire.",
        ),
        ("Il vous reste une heure.", "S'abonner pour un an coûte cher, dit le maire."),
    ),
    _rule(
        "updated-at",
        stamped(
            "(?:dernière )?(?:mis|mise) à jour(?: le| à)?|(?:actualisé|modifié|màj)(?: le| à)?|"
            r"publié (?:le|à) [^.!?]{4,40}[,-]? ?(?:et )?(?:mis à jour|modifié)(?: le| à)?"
        ),
        (
            "Mis à jour le 17 mars 2026 à 14h30",
            "Mis à jour à 14h30",
            "Publié le 17/03/2026 à 9h00, mis à jour le 17/03/2026 à 14h30",
        ),
        ("Mis à jour, le plan coûte le double.",),
    ),
    _rule(
        "correction",
        corrected(
            "correction|rectificatif|erratum|précision|note de la rédaction|ndlr",
            r"(?:cet article|une (?:première|précédente) version de (?:cet|ce) \w+) .{0,60}\b(?:corrigé|modifié"
            r"|mis à jour|indiquait|"
            r"affirmait|mentionnait)e?\b.{5,}",
        ),
        (
            "Rectificatif : le ferry date de 1998 et non de 1989.",
            "Cet article a été modifié le 5 mars pour corriger un nom.",
        ),
        ("La correction des copies a duré.",),
    ),
    _rule(
        "contact",
        whole(
            r"(?:vous avez|une) .{0,60}\b(?:information|erreur|question|témoignage|remarque|faute)\b.{0,40}\?.{0,160}",
            r"(?:écrivez|contactez)(?:-nous| la rédaction)\b.{0,160}|(?:signaler|signalez) une erreur.{0,60}",
        ),
        ("Vous avez une information ? Écrivez-nous.", "Contactez la rédaction : redaction@quai.example"),
        ("Écrivez cela, dit le juge.",),
    ),
    _rule(
        "menu-word",
        words(
            "accueil | politique | économie | société | sport | sports | culture | monde | international | "
            "planète | menu | rechercher | recherche | contact | mentions légales | cgu | cgv | plan du site "
            "| aide | fermer | abonnement | mon compte | météo | emploi | archives | opinions | vidéos | "
            "podcasts | retour | suivant | haut de page | retour en haut | aller au contenu | sommaire | "
            "direct | faits divers | newsletters | accéder aux raccourcis d'accessibilité | précédent | "
            "données personnelles | qui sommes-nous"
        ),
        ("Accueil", "Mentions légales"),
        ("Politique ou non, le ferry a coulé.",),
    ),
    _rule(
        "tag-list",
        listed("(?:thèmes?|mots[- ]clés|tags|sujets?|étiquettes?|rubriques?|catégories?|sur le thème)"),
        ("Mots-clés : ferry, port, Ligne du Sund",),
        ("Les thèmes vont du poisson à la guerre.",),
    ),
    _rule(
        "feed-tail",
        whole(
            r"l['’]article .{2,200} est apparu en premier sur .{2,60}",
            r"cet (?:article|texte) (?:est|a été) (?:initialement|d['’]abord) (?:paru|publié) (?:dans|sur|par) .{2,80}",
        ),
        ("L'article Compter les poissons est apparu en premier sur Le Quai.",),
        ("L'article du code est clair.",),
    ),
)
