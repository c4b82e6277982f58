"""Noun phrases that name somebody again, and those that name somebody else."""

import pytest


def test_a_role_by_its_owner_is_whoever_is_told_to_have_it(read):
    report = read("Karl Velin left. His lawyer, Jon Harbin, stayed. Velin's lawyer spoke.")
    assert (report.name("Velin's lawyer"), report.mention("Velin's lawyer").kind) == ("Jon Harbin", "noun")


def test_a_role_is_told_before_the_name_as_well(read):
    report = read("Karl Velin left. Velin's lawyer spoke. A lawyer for Velin, Jon Harbin, stayed.")
    assert report.name("Velin's lawyer") == "Jon Harbin"


def test_the_lawyer_of_another_is_another(read):
    report = read("Karl Velin's lawyer, Jon Harbin, spoke. Marta Teig sued him. Marta Teig's lawyer did not speak.")
    assert report.name("Marta Teig's lawyer") != "Jon Harbin"


def test_kin_holds_both_ways(read):
    report = read("Jon Harbin and his wife, Ewa Lis, sang. Her husband danced.")
    assert (report.name("his wife"), report.name("Her husband")) == ("Ewa Lis", "Jon Harbin")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jon Harbin and his wife, Ewa Lis, sang. Her brother left.", "Her brother"),
        ("Jon Harbin met Ewa Lis. His wife left.", "His wife"),
    ],
)
def test_kin_that_was_not_told_is_nobody_named(read, text, words):
    assert read(text).name(words) not in {"Jon Harbin", "Ewa Lis"}


def test_whoever_was_called_so_is_so_later(read):
    report = read("Grigor Talan, a defector, met Jon Harbin, a baker. The defector spoke.")
    assert (report.name("The defector"), report.found("The defector")) == ("Grigor Talan", "description")


@pytest.mark.parametrize("phrase", ["A defector", "The Norwegian defector", "The defectors"])
def test_another_so_called_is_another(read, phrase):
    report = read(f"Grigor Talan, a defector, met Jon Harbin. {phrase} did not speak.")
    assert report.name(phrase) != "Grigor Talan"


def test_of_two_called_so_the_latest_is_meant_and_the_other_runs_up(read):
    report = read("Grigor Talan, a defector, came. Jon Harbin, a defector, left. The defector spoke.")
    assert (report.name("The defector"), report.runner_up("The defector")) == ("Jon Harbin", "Grigor Talan")


def test_a_description_beside_a_name_is_repeated_by_its_noun(read):
    report = read("Emil Kolvic, a 14-year-old boy, was found. Jon Harbin found him. The boy slept.")
    assert report.name("The boy") == "Emil Kolvic"


def test_the_nearest_of_a_sort_is_meant_if_it_is_of_the_gender(read):
    assert read("Jon Harbin saw the race. The man left.").name("The man") == "Jon Harbin"
    assert read("Marta Velin saw the race. The man left.").name("The man") != "Marta Velin"


def test_a_body_is_named_again_by_what_it_is(read):
    report = read("The Free Dockers' Union met Marta Velin at the Teig Gallery. The union stayed. The gallery closed.")
    assert (report.name("The union"), report.name("The gallery")) == ("Free Dockers' Union", "Teig Gallery")


@pytest.mark.parametrize("noun", ["company", "firm"])
def test_a_firm_is_a_company(read, noun):
    report = read(f"Velotech Holdings will leave Oslo. The {noun} said rents were too high.")
    assert report.name(f"The {noun}") == "Velotech Holdings"


@pytest.mark.parametrize("noun", ["union", "court", "museum"])
def test_a_body_is_not_named_again_by_what_it_is_not(read, noun):
    report = read(f"Velotech Holdings will leave Oslo. The {noun} said rents were too high.")
    assert report.name(f"The {noun}") != "Velotech Holdings"


def test_the_city_is_the_only_one_told_of(read):
    report = read("A bridge in Gdansk fell. The city will build another.")
    assert (report.name("The city"), report.mention("The city").kind) == ("Gdansk", "noun")


def test_the_city_is_open_between_two(read):
    report = read("A road from Gdansk to Lodz was closed. The city will open it.")
    assert report.name("The city") not in {"Gdansk", "Lodz"}


@pytest.mark.parametrize("words", ["This country", "Our country"])
def test_this_country_in_a_quotation_is_the_one_the_report_is_about(read, words):
    report = read(f"Poland voted. Poland lost. Germany won. Poland wept. “{words} is tired,” said Jon Harbin.")
    assert report.name(words) == "Poland"


def test_this_country_is_open_where_a_report_is_about_two(read):
    report = read("Poland and Germany voted. Poland and Germany lost. “This country is tired,” said Jon Harbin.")
    assert report.name("This country") is None


def test_a_quotation_left_open_goes_on_with_its_speaker(read):
    report = read("“I came by boat,” Olav Teig said. “I stayed.\n\n“I was wrong. My sister left.”\n\n“I agree.”")
    assert [report.name("I", nth) for nth in range(4)] == [*["Olav Teig"] * 3, None]
    assert report.name("My") == "Olav Teig"


def test_the_next_paragraph_of_another_is_anothers(read):
    report = read("“I stayed,” Olav Teig said.\n\n“I left,” Marta Velin said.")
    assert (report.name("I"), report.name("I", 1)) == ("Olav Teig", "Marta Velin")


def test_a_possessive_looks_ahead_to_the_subject(read):
    report = read("In her speech on Monday, Marta Velin said that rain would come.")
    assert (report.name("her"), report.found("her")) == ("Marta Velin", "pronoun")


@pytest.mark.parametrize(
    "text", ["In her letter, Jon Harbin thanked them.", "In her letter was a stamp that Jon Harbin kept."]
)
def test_a_possessive_looks_ahead_to_nobody_of_another_gender(read, text):
    assert read(text).name("her") is None


def test_he_after_speech_is_whom_it_was_about(read):
    report = read("Marta Velin said Jon Harbin was right. He said so himself.")
    assert report.name("He") == "Jon Harbin"


def test_an_epithet_is_no_other_name(read):
    report = read("Honest Jon Harbin came. Jon Harbin sang. Harbin left.")
    assert report.name("Harbin") == report.name("Harbin", 1) == report.name("Harbin", 2) == "Jon Harbin"


@pytest.mark.parametrize(
    "name", ["the Clean Rivers Act", "the Golden Lantern Prize", "the Treaty of Arnheim", "Thursday", "Harvest Day"]
)
def test_laws_prizes_treaties_and_days_are_nobody(read, name):
    report = read(f"Marta Velin spoke of {name} in her letter.")
    inside = range(report.text.index(name), report.text.index(name) + len(name))
    named = [m for e in report.cast.entities for m in e.mentions if m.start in inside and e.kind != "place"]
    assert not named


def test_a_word_of_a_bodys_name_is_no_party(read):
    entities = read("The Republican National Committee hired a pollster.").cast.entities
    assert [entity.name for entity in entities if entity.kind != "person"] == ["Republican National Committee"]


def test_a_country_within_a_bodys_name_is_the_country(read):
    report = read("The Bank of Norway hired a pollster.")
    assert (report.name("Norway"), report.who("Norway").kind) == ("Norway", "country")
    assert report.mention("Bank of Norway").kind == "name"
