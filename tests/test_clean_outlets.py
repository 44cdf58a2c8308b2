"""Lines that are no headline: an outlet's name, a call to subscribe, a note on the live coverage; and what is one."""

from __future__ import annotations

import pytest

from digest import border
from digest.clean.people import is_town
from digest.model import Source
from tests.texts import by_rule, clean, kept

TIMES = Source("harbour", "Harbour Times", border.url("https://harbourtimes.example/"))
WIRE = Source("wire", "Sportswire")
MEALS = "The town council said on Tuesday that it had never planned to end free school meals for the children."
VOTE = "Councillors voted nine to four in February to keep them, and to pay for them out of the harbour fees."
DIKE = (
    "Der Deich hat in der Nacht dem höchsten Wasser seit zwanzig Jahren standgehalten, und die Helfer legten "
    "dreitausend Sandsäcke."
)
CALM = "Am Morgen wurde es ruhiger, und die Schule bleibt bis Mittwoch geschlossen, wie der Bürgermeister sagte."


@pytest.mark.parametrize("name", ["Harbour Times", "HARBOUR TIMES", "The Harbour Times", "harbourtimes.example"])
def test_the_name_of_an_outlet_above_and_below_a_story_is_furniture_and_no_headline(name: str) -> None:
    text = f"{name}\nCouncil keeps its school meals\nBy Ann Lee\n10 March 2026\n{MEALS}\n{VOTE}\n{name}\n"
    one = clean(text, "desk/story.txt", sources=(TIMES, WIRE))
    assert one.title.value == "Council keeps its school meals"
    assert kept(one) == [MEALS, VOTE]
    assert by_rule(one).get("outlet-name", [])[-1:] == [name] or "." in name


def test_the_outlet_that_only_a_file_s_own_head_names_is_known_too() -> None:
    one = clean(f"Source: Merrow Evening Crier\nMerrow Evening Crier\nMeals stay\n{MEALS}\n{VOTE}\n")
    assert (one.source.name, one.title.value) == ("Merrow Evening Crier", "Meals stay")
    assert by_rule(one) == {"outlet-name": ["Merrow Evening Crier"]}


def test_an_outlet_s_name_inside_a_story_stays() -> None:
    one = clean(f"Council keeps its school meals\n{MEALS}\nHarbour Times\n{VOTE}\n", sources=(TIMES,))
    assert kept(one) == [MEALS, "Harbour Times", VOTE]


def test_an_outlet_s_name_that_its_editor_keeps_or_whose_rule_is_off_stays() -> None:
    front = "---\ntitle: Meals stay\nkeep: Harbour Times\n---\n"
    assert kept(clean(f"{front}\n{MEALS}\n\nHarbour Times\n", "desk/a.md", sources=(TIMES,)))[-1] == "Harbour Times"


def test_the_title_of_a_page_that_is_only_its_outlet_s_name_is_not_the_headline_and_a_hand_s_is() -> None:
    body = f"<h2>Council keeps its school meals</h2><p>{MEALS}</p><p>{VOTE}</p>"
    page = f"<html><head><title>Harbour Times</title></head><body><article>{body}</article></body></html>"
    assert clean(page, "desk/a.html", sources=(TIMES,)).title.value != "Harbour Times"
    assert clean(page, "desk/a.html").title.value == "Harbour Times"
    said = f"---\ntitle: Harbour Times\n---\n\n{MEALS}\n"
    assert clean(said, "desk/a.md", sources=(TIMES,)).title.value == "Harbour Times"


def test_a_table_of_results_does_not_begin_with_the_name_of_its_outlet() -> None:
    one = clean("Sportswire\nSaltby 2 Merrow 0\nNorthreach 1 Millgate 1\nTarn 3 Elm 2 after extra\n", sources=(WIRE,))
    assert "Sportswire" not in (one.title.value, *kept(one))


def test_a_label_and_a_topic_are_a_headline_and_a_label_and_a_sentence_a_correction() -> None:
    head = f"Harbour Times\nCorrection: school meals story\nBy Ann Lee\n10 March 2026\n{MEALS}\n{VOTE}\n"
    one = clean(head, sources=(TIMES,))
    assert (one.title.value, one.corrections) == ("Correction: school meals story", ())
    line = "Correction: The vote was nine to four, not nine to three."
    assert clean(f"Council keeps its meals\n{MEALS}\n{VOTE}\n{line}\n").corrections == (line,)


@pytest.mark.parametrize("section", ["Local news", "World News", "News in brief"])
def test_a_bare_section_above_a_short_headline_is_not_the_headline(section: str) -> None:
    assert clean(f"{section}\nDyke holds\n{MEALS}\n{VOTE}\n").title.value == "Dyke holds"


def test_a_german_call_to_subscribe_is_no_headline_and_the_town_before_the_full_stop_is_the_place() -> None:
    call, title = "Jetzt abonnieren und 4 Wochen gratis lesen", "Deich bei Lüttersiel hält dem Hochwasser stand"
    one = clean(f"{call}\n{title}\nVon Anna Stein\n10. März 2026\nLüttersiel. {DIKE}\n{CALM}\n")
    assert (one.title.value, one.place, one.authors) == (title, "Lüttersiel", ("Anna Stein",))
    assert kept(one) == [DIKE, CALM]
    assert by_rule(one)["paywall-abroad"] == [call]


@pytest.mark.parametrize("opening", ["Stille. ", "Panik. ", "Regen. ", "Ende. "])
def test_a_german_noun_before_a_full_stop_is_no_place(opening: str) -> None:
    one = clean(f"Deich hält dem Hochwasser in der Nacht stand\n{opening}{DIKE}\nAlles blieb in Panik. {CALM}\n")
    assert (one.place, kept(one)[0]) == (None, opening + DIKE)


def test_a_town_before_a_full_stop_inside_a_german_story_stays() -> None:
    one = clean(f"Deich bei Lüttersiel hält stand\n{DIKE}\nLüttersiel. {CALM}\n")
    assert kept(one)[1] == f"Lüttersiel. {CALM}"


def test_a_german_town_is_told_by_how_the_text_speaks_of_it() -> None:
    assert is_town("Berlin", [])
    assert is_town("HAMBURG", [])
    assert is_town("Merrow", ["Der Merrower Hafen bleibt zu."])
    assert is_town("Bad Salten", ["Die Brücke in Bad Salten ist gesperrt."])
    assert not is_town("Merrow", ["Man redet gern über Merrow."])
    assert not is_town("Hochwasser", ["Das Hochwasser kam in Hochwasser."])
    assert not is_town("Feierabend", ["Nach Feierabend kamen die Helfer."])


def test_notes_on_the_live_coverage_go_and_the_label_of_its_headline_stays() -> None:
    notes = ["Follow our live coverage here", "This blog is now closed.", "This live page is no longer being updated"]
    one = clean("\n".join(["LIVE: Meals vote enters second day", notes[0], MEALS, VOTE, *notes[1:]]))
    assert (one.title.value, kept(one)) == ("LIVE: Meals vote enters second day", [MEALS, VOTE])
    assert by_rule(one) == {"live-note": notes}


def test_the_time_of_a_live_reports_first_entry_stays_as_those_of_the_others_do() -> None:
    lines = [
        "Rolling coverage of the vote.",
        "18:05",
        MEALS,
        "15:30",
        VOTE,
        "06:10",
        f"Good morning. {MEALS[:-1]} again.",
    ]
    assert kept(clean("\n".join(["Live: council votes on meals", *lines]))) == lines
    assert kept(clean(f"Council keeps its school meals\n18:05\n{MEALS}\n{VOTE}\n")) == [MEALS, VOTE]


def test_an_invitation_to_comment_and_its_count_go() -> None:
    one = clean(f"Council keeps its school meals\n{MEALS}\n{VOTE}\nClick here to comment (34)\n(8)\n")
    assert kept(one) == [MEALS, VOTE]


def test_a_brief_with_more_furniture_than_text_is_no_warning_and_a_page_with_as_large_a_share_is() -> None:
    brief = f"Council keeps its meals\nBy Ann Lee\n{MEALS}\nSign up to our daily newsletter\nFollow us on Facebook\n"
    pleas = "Sign up to our daily newsletter for the news of the harbour and the islands every day\n" * 5
    assert not [text for text in clean(brief, budget=0.1).warnings if "allowed" in text]
    assert [text for text in clean(brief + pleas, budget=0.4).warnings if "allowed" in text]
