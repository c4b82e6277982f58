"""Several who are meant together."""

import pytest


@pytest.mark.parametrize("verb", ["met", "received", "held talks with"])
def test_two_who_meet_are_the_two_leaders(read, verb):
    report = read(f"Marta Velin {verb} Jon Harbin. The two leaders smiled.")
    assert report.members("The two leaders") == ["Marta Velin", "Jon Harbin"]
    assert report.who("The two leaders").kind == "group"


@pytest.mark.parametrize("words", ["Two leaders", "The three leaders", "The leaders"])
def test_other_numbers_are_others(read, words):
    assert read(f"Marta Velin met Jon Harbin. {words} smiled.").members(words) == []


def test_the_states_of_those_who_meet_are_both_sides(read):
    report = read("Polish President Ewa Lis met Norwegian Prime Minister Rolf Teig. Both sides signed.")
    assert report.members("Both sides") == ["Poland", "Norway"]


def test_people_of_no_state_have_no_sides(read):
    assert read("Ewa Lis met Rolf Teig. Both sides signed.").members("Both sides") == []


def test_who_stands_against_another_is_a_side(read):
    assert read("Poland attacked Germany. Both sides lost.").members("sides") == ["Poland", "Germany"]


def test_of_three_there_are_not_both_sides(read):
    report = read("Poland, Germany and Norway met. Both sides lost. The three countries signed.")
    assert report.members("Both sides") == []
    assert report.members("The three countries") == ["Poland", "Germany", "Norway"]


def test_three_in_a_row_are_the_three_and_they(read):
    report = read("Marta Velin, Rolf Teig and Jon Harbin climbed. The three students fell. They slept.")
    assert report.members("The three students") == report.members("They") == ["Marta Velin", "Rolf Teig", "Jon Harbin"]
    assert report.mention("Marta Velin, Rolf Teig and Jon Harbin").kind == "noun"


def test_a_row_that_nobody_takes_up_is_no_entity(read):
    entities = read("Marta Velin, Rolf Teig and Jon Harbin climbed.").cast.entities
    assert [entity.name for entity in entities] == ["Marta Velin", "Rolf Teig", "Jon Harbin"]


def test_a_row_with_somebody_unknown_is_open(read):
    assert read("Marta Velin and a painter sang. The two students bowed.").members("students") == []


@pytest.mark.parametrize("words", ["The couple", "The pair", "The parents"])
def test_two_people_in_a_row_are_the_couple(read, words):
    assert read(f"Jon Harbin and Ewa Lis married. {words} left.").members(words) == ["Jon Harbin", "Ewa Lis"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Marta Velin, Rolf Teig and Jon Harbin sang. The couple left.", "The couple"),
        ("Poland and Norway signed. The couple left.", "The couple"),
        ("Jon Harbin and Ewa Lis married. A couple left.", "A couple"),
    ],
)
def test_no_couple_but_two_people(read, text, words):
    assert read(text).members(words) == []


def test_somebodys_parents_are_not_themselves(read):
    assert read("Jon Harbin and Ewa Lis married. Their parents left.").members("Their parents") == []
    report = read("Jon Harbin and Ewa Lis came for Emil Teig. Emil Teig's parents left.")
    assert report.members("Emil Teig's parents") == ["Jon Harbin", "Ewa Lis"]


def test_envoys_of_two_states_have_both_as_members(read):
    report = read("Norwegian and Swedish envoys met in Oslo. Polish envoys did not.")
    assert report.members("envoys") == ["Norway", "Sweden"]
    assert report.who("envoys").country is None
    assert (report.members("envoys", 1), report.who("envoys", 1).country) == ([], "POL")


def test_those_together_share_what_all_have(read):
    report = read("Polish President Ewa Lis met Polish Prime Minister Jan Wolny. The two leaders smiled.")
    assert (report.who("leaders").country, report.who("leaders").sector) == ("POL", "GOV")
    report = read("Polish President Ewa Lis met Norwegian Prime Minister Rolf Teig. The two leaders smiled.")
    assert (report.who("leaders").country, report.who("leaders").sector) == (None, "GOV")


def test_those_of_two_states_act_for_both(read):
    report = read("The governments of Norway and Denmark warned Sweden. The governments of Chile and Peru did not.")
    assert report.members("governments") == ["Norway", "Denmark"]
    assert report.members("governments", 1) == ["Chile", "Peru"]
    assert report.who("governments").country is None


def test_three_men_are_nobody_we_know_and_the_two_are_those_who_met(read):
    text = "Jon Harbin, Paul Velin and Rolf Teig spoke. Police held three men. Marta Velin met Ewa Lis. The two agreed."
    report = read(text)
    assert report.members("men") == []
    assert report.members("two") == ["Marta Velin", "Ewa Lis"]
