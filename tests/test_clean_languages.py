"""Articles in German, French, Spanish, Portuguese and Italian: told apart, and cleaned as English ones are."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from digest.clean.language import told
from digest.clean.languages import PACKS
from digest.model import Source
from tests.texts import assert_covered, by_rule, clean, documents, kept


@dataclass(frozen=True)
class Sample:
    """A messy page in one language: what stands around its two sentences, and what is to be found in it."""

    head: str
    dateline: str
    first: str
    between: str
    second: str
    tail: str
    authors: tuple[str, ...]
    place: str
    agency: str

    @property
    def text(self) -> str:
        """The page as a scraper saved it."""
        parts = (self.head, f"{self.dateline} {self.first}", self.between, self.second, self.tail)
        return "\n\n".join(parts) + "\n"


GROUPS = frozenset(
    {"advertisement", "byline", "caption", "comments", "copyright", "dateline", "newsletter", "related", "share"}
)
SAMPLES = {
    "de": Sample(
        "Fähre läuft vor Saltburg auf Grund\n\nVon Anna Stein und Bo Ek\n\nDienstag, 17. März 2026, 14:30 "
        "Uhr\n\nTeilen\n\nDrucken\n\nFoto: Jona Wieck/dpa",
        "Saltburg (dpa) -",
        "Die Fähre der Sund-Linie ist am Montagabend vor dem Hafen von Saltburg auf Grund gelaufen.",
        "Anzeige\n\nLesen Sie auch: Der Alarm der Fähre war seit Tagen aus",
        "Verletzt wurde niemand, doch die vierzig Passagiere mussten bis zum Morgen auf dem Deck warten.",
        "Newsletter\n\nJetzt anmelden\n\n12 Kommentare\n\nStartseite\n\nMehr zum Thema\n\nWas die neue Mole "
        "kosten soll und wer sie am Ende bezahlt\n\n© 2026 Hafenkurier. Alle Rechte vorbehalten.",
        ("Anna Stein", "Bo Ek"),
        "Saltburg",
        "dpa",
    ),
    "fr": Sample(
        "Un ferry s'échoue devant Port-Merle\n\nPar Anne Pierre et Marc Duval\n\nPublié le mardi 17 mars 2026 à "
        "14h30\n\nPartager\n\nImprimer\n\nCrédit photo : Jeanne Roc",
        "Port-Merle (AFP) –",
        "Le ferry de la Ligne du Sund s'est échoué lundi soir devant le port de la petite ville.",
        "Publicité\n\nLire aussi : L'alarme du ferry était coupée depuis des jours",
        "Personne n'a été blessé, mais les quarante passagers ont attendu sur le pont jusqu'au matin.",
        "Inscrivez-vous à notre newsletter\n\n3 commentaires\n\nMentions légales\n\nSur le même sujet\n\nCombien "
        "coûtera le nouveau quai et qui va le payer\n\nTous droits réservés",
        ("Anne Pierre", "Marc Duval"),
        "Port-Merle",
        "AFP",
    ),
    "es": Sample(
        "Un ferry encalla frente a Salinas\n\nPor Ana Piedra y Marcos Dueñas\n\nMartes, 17 de marzo de 2026 a las "
        "14:30 h\n\nCompartir\n\nImprimir\n\nFoto: Juana Roca/EFE",
        "Salinas, 17 mar (EFE).-",
        "El ferry de la Línea del Sund encalló el lunes por la noche frente al puerto de Salinas.",
        "Publicidad\n\nLea también: La alarma del ferry llevaba días apagada",
        "Nadie resultó herido, pero los cuarenta pasajeros esperaron en la cubierta hasta la mañana siguiente.",
        "Suscríbete a nuestro boletín\n\n5 comentarios\n\nAviso legal\n\nNoticias relacionadas\n\nCuánto costará "
        "el muelle nuevo y quién lo va a pagar\n\nTodos los derechos reservados",
        ("Ana Piedra", "Marcos Dueñas"),
        "Salinas",
        "EFE",
    ),
    "pt": Sample(
        "Ferry encalha diante de Salinas\n\nPor Ana dos Santos e Marcos Dias\n\nTerça-feira, 17 de março de 2026 "
        "às 14h30\n\nCompartilhar\n\nImprimir\n\nFoto: Joana Rocha/Lusa",
        "Salinas, 17 mar 2026 (Lusa) –",
        "O ferry da Linha do Sund encalhou na segunda-feira à noite diante do porto de Salinas.",
        "Publicidade\n\nLeia também: O alarme do ferry estava desligado há dias",
        "Ninguém ficou ferido, mas os quarenta passageiros esperaram no convés até à manhã seguinte.",
        "Assine a nossa newsletter\n\n4 comentários\n\nTermos de uso\n\nNotícias relacionadas\n\nQuanto vai "
        "custar o novo cais e quem o vai pagar\n\nTodos os direitos reservados",
        ("Ana dos Santos", "Marcos Dias"),
        "Salinas",
        "Lusa",
    ),
    "it": Sample(
        "Traghetto si arena davanti a Saline\n\nDi Anna Pietra e Marco Duca\n\nMartedì 17 marzo 2026 alle ore "
        "14:30\n\nCondividi\n\nStampa\n\nFoto: Gianna Rocca/ANSA",
        "(ANSA) - SALINE, 17 MAR -",
        "Il traghetto della Linea del Sund si è arenato lunedì sera davanti al porto di Saline.",
        "Pubblicità\n\nLeggi anche: L'allarme del traghetto era spento da giorni",
        "Nessuno è rimasto ferito, ma i quaranta passeggeri hanno aspettato sul ponte fino al mattino.",
        "Iscriviti alla nostra newsletter\n\n6 commenti\n\nNote legali\n\nArticoli correlati\n\nQuanto costerà il "
        "molo nuovo e chi alla fine lo pagherà\n\nRIPRODUZIONE RISERVATA",
        ("Anna Pietra", "Marco Duca"),
        "Saline",
        "ANSA",
    ),
}


@pytest.mark.parametrize("language", SAMPLES)
def test_a_messy_page_is_cleaned_to_its_sentences_in_its_own_language(language: str) -> None:
    sample = SAMPLES[language]
    one = clean(sample.text, budget=1.0)
    assert kept(one) == [sample.first, sample.second]
    assert one.language == language
    assert one.title.value == sample.head.partition("\n")[0]
    assert one.authors == sample.authors
    assert one.dated.value == "2026-03-17T14:30:00+00:00"
    assert (one.place, one.agency) == (sample.place, sample.agency)
    assert {removal.group for removal in one.removals} >= GROUPS
    assert_covered(one, documents(sample.text)[0].body)


@pytest.mark.parametrize("language", SAMPLES)
def test_the_language_is_told_from_two_sentences(language: str) -> None:
    assert told([SAMPLES[language].first, SAMPLES[language].second]) == language


OTHERS = {
    "nl": "De veerboot is maandagavond voor de haven aan de grond gelopen en niemand is daarbij gewond geraakt, "
    "maar de "
    "veertig passagiers moesten tot de ochtend wachten op het dek van het schip.",
    "sv": "Färjan gick på grund utanför hamnen på måndagskvällen och ingen blev skadad, men de fyrtio "
    "passagerarna fick "
    "vänta till morgonen på däcket av det stora fartyget.",
    "ca": "El vaixell va encallar dilluns al vespre davant del port i ningú no va resultar ferit, però els quaranta "
    "passatgers van haver d'esperar fins al matí amb mantes a la coberta.",
    "pl": "Prom osiadł na mieliźnie w poniedziałek wieczorem przed portem i nikt nie został ranny, ale czterdziestu "
    "pasażerów musiało czekać do rana na pokładzie statku.",
}
BY_LETTERS = {
    "el": "Το πλοίο προσάραξε το βράδυ της Δευτέρας.",
    "uk": "Пором сів на мілину біля гавані.",
    "ru": "Паром сел на мель в понедельник вечером, объявили в порту.",
    "ar": "جنحت العبارة مساء الاثنين أمام الميناء.",
    "fa": "کشتی در برابر بندر به گل نشست.",
    "he": "המעבורת עלתה על שרטון ביום שני.",
    "ja": "フェリーが港の外で座礁した。",
    "zh": "渡轮周一晚上在港口外搁浅。",
}


@pytest.mark.parametrize("language", BY_LETTERS)
def test_a_language_that_its_letters_tell_is_told_from_a_sentence(language: str) -> None:
    assert told([BY_LETTERS[language]]) == language
    english = "The ferry that was bound for the islands ran aground on Monday, and they had to wait for the tide to"
    assert told([f"{english} ({BY_LETTERS[language].split()[0]}) before it was of any use to her."]) == "en"


def test_letters_that_languages_share_tell_none() -> None:
    assert told(["Мост закрыт"]) == "ru"
    assert told(["Мост упал, но никто не пострадал"]) is None


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_of_another_language_nothing_is_told(text: str) -> None:
    assert told([text]) is None


@pytest.mark.parametrize("text", ["", "42", "Saltburg", "Die Fähre", "Ferry runs aground off Saltby", "§ " * 5000])
def test_of_too_little_text_nothing_is_told(text: str) -> None:
    assert told([text]) is None


def test_english_is_told_and_names_of_other_languages_do_not_hide_it() -> None:
    english = (
        "The ferry from Les Sables ran aground off the Costa del Sol, and the people of Das Dorf saw it from the pier."
    )
    assert told([english]) == "en"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    german = SAMPLES["de"].second + " "
    assert told([german * 50, "The and of to that was for with his her they this from have " * 500]) == "de"


def test_what_a_document_says_of_its_language_goes_before_what_its_text_tells() -> None:
    text = SAMPLES["de"].text
    assert clean(f"---\nlanguage: fr\n---\n{text}", "desk/story.md", budget=1.0).language == "fr"
    outlet = Source("hafen.example", "Hafenkurier", language="it")
    assert clean(text, "hafen.example/story.txt", sources=(outlet,), budget=1.0).language == "it"
    assert clean(f"hafen.example\n{text}", sources=(outlet,), budget=1.0).language == "it"


def test_where_nothing_is_told_the_site_s_language_holds() -> None:
    assert clean(OTHERS["pl"]).language == "en"


def test_the_rules_of_another_language_are_not_asked() -> None:
    english = (
        "Ferry runs aground off Saltby harbour\n\nThe ferry ran aground on Monday evening, and nobody on it was "
        "hurt at all.\n\n"
        "Anzeige\n\nThe word stood on a wall in the harbour, and for years nobody there knew what it meant.\n"
    )
    assert "Anzeige" in kept(clean(english))


def test_tags_and_corrections_are_kept_as_what_they_are() -> None:
    sample = SAMPLES["de"]
    one = clean(
        f"{sample.first}\n\n{sample.second}\n\nThemen: Fähre, Hafen\n\nKorrektur: Die Fähre wurde 1998 gebaut, "
        f"nicht 1989.\n"
    )
    assert one.tags == ("Fähre", "Hafen")
    assert one.corrections == ("Korrektur: Die Fähre wurde 1998 gebaut, nicht 1989.",)
    assert by_rule(one)["correction-de"]


def test_every_rule_abroad_has_the_class_and_reason_of_an_english_one() -> None:
    assert {rule.group for rule in PACKS} >= GROUPS - {"dateline"}
    assert not [rule.name for rule in PACKS if not rule.languages or "en" in rule.languages]


def test_a_labelled_caption_goes_with_all_it_says() -> None:
    sample = SAMPLES["de"]
    one = clean(f"{sample.first}\n\nBildunterschrift: Die Fähre liegt am Morgen schief im Watt.\n\n{sample.second}\n")
    assert kept(one) == [sample.first, sample.second]
    assert len(by_rule(one)["caption-label-de"]) == 2
