"""People: their names, offices, and the words that mean them later."""

import pytest


def test_an_office_before_a_name_gives_body_and_sector(read):
    report = read("NATO Secretary General Marta Velin warned Norway. Velin said more. The secretary general left.")
    velin = report.who("Marta Velin")
    assert (velin.name, velin.office, velin.organization, velin.sector) == (
        "Marta Velin",
        "Secretary General",
        "NATO",
        "IGO",
    )
    assert report.found("Velin", 1) == "partial"
    assert (report.name("The secretary general"), report.found("The secretary general")) == ("Marta Velin", "office")
    assert report.name("NATO") == "NATO"


def test_an_office_in_apposition_gives_the_country(read):
    report = read("Jon Harbin, the foreign minister of Poland, met her. The minister smiled.")
    assert (report.who("Jon Harbin").office, report.who("Jon Harbin").country) == ("foreign minister", "POL")
    assert report.name("The minister") == "Jon Harbin"


def test_an_office_goes_to_whoever_holds_it_for_that_country(read):
    report = read(
        "Polish Prime Minister Ewa Lis and Norwegian Prime Minister Rolf Teig met. The Norwegian prime minister spoke."
    )
    assert report.name("The Norwegian prime minister") == "Rolf Teig"


def test_an_office_of_a_country_nobody_is_introduced_for_stays_a_description(read):
    entity = read("The Polish interior minister resigned.", "2023-03-22").who("minister")
    assert (entity.kind, entity.country, entity.office, entity.found) == (
        "person",
        "POL",
        "interior minister",
        "description",
    )


def test_the_register_names_the_holder_on_the_day_of_the_report(read):
    report = read("The head of NATO arrived in Oslo.", "2023-03-22")
    assert (report.name("The head"), report.who("The head").found) == ("Jens Stoltenberg", "office")
    assert read("The head of NATO arrived in Oslo.", "2012-03-22").name("The head") == "Anders Fogh Rasmussen"
    assert read("The head of NATO arrived in Oslo.").who("The head").found == "description"


def test_the_register_is_silent_where_the_report_introduces_another(read):
    report = read("NATO Secretary General Marta Velin spoke. The head of NATO then left.", "2023-03-22")
    assert report.name("The head") == "Marta Velin"


def test_namesakes_stay_apart(read):
    report = read(
        "Interior Minister Marta Velin and Deputy Mayor Paul Velin spoke. "
        "Mr Velin left. Mrs Velin stayed. Velin smiled."
    )
    assert report.name("Velin", 2) == "Paul Velin"
    assert report.name("Velin", 3) == "Marta Velin"
    assert report.name("Velin", 4) == "Velin"


def test_a_shared_surname_alone_means_whom_the_report_is_about(read):
    report = read(
        "Marta Velin opened the port. Marta Velin praised it. Her uncle, Peter Velin, was there. Velin left at noon."
    )
    assert report.name("Velin", 3) == "Marta Velin"


def test_a_surname_shared_by_equals_means_neither(read):
    report = read("Marta Velin opened the port. Peter Velin was there. Velin left at noon.")
    assert report.name("Velin", 2) not in ("Marta Velin", "Peter Velin")


def test_a_full_name_that_comes_later_explains_the_headline(read):
    report = read("Harbin quits\n\nJon Harbin said on Monday that he would leave.")
    assert report.name("Harbin") == "Jon Harbin"


def test_a_surname_that_the_model_misses_is_found_again(read):
    report = read("Jon Harbin spoke in Oslo. Harbin stated little. A letter by Harbin was read.")
    assert [report.name("Harbin", nth) for nth in range(3)] == ["Jon Harbin"] * 3


def test_pronouns_follow_gender(read):
    report = read("Mr Harbin thanked Mrs Velin. She smiled, and he left.")
    assert (report.name("She"), report.name(" he")) == ("Velin", "Harbin")
    assert report.found("She") == "pronoun"


def test_a_pronoun_of_another_gender_means_nobody(read):
    assert read("Mrs Velin arrived. He was late.").name("He") is None


def test_the_object_is_not_its_own_subject(read):
    report = read("Mr Harbin met him on Friday.")
    assert report.name("him") is None


def test_the_first_person_in_a_quotation_is_whoever_speaks_it(read):
    report = read('"I have no doubt," Jon Harbin said. I have some. "We will see," said Marta Velin.')
    assert report.name("I") == "Jon Harbin"
    assert report.name("I", 1) is None
    assert report.name("We") is None


def test_empty_it_means_nobody_and_a_body_is_it(read):
    assert read("Norway voted. It is likely that rain comes.").name("It") is None
    assert read("The Polish Defence Ministry denied the report. It gave no details.").name("It") == (
        "Polish Defence Ministry"
    )


def test_an_apposition_and_a_predicate_name_the_same_one(read):
    report = read("Jon Harbin, a retired sailor, spoke. Ewa Lis is a painter.")
    assert (report.name("sailor"), report.found("a retired sailor")) == ("Jon Harbin", "apposition")
    assert report.name("painter") == "Ewa Lis"
    assert read("Ewa Lis is not a painter.").name("painter") is None


@pytest.mark.parametrize("text", ["Prime Minister's Questions was long.", "The President spoke."])
def test_an_office_alone_is_nobodys_name(read, text):
    assert all(entity.kind != "person" or entity.found != "name" for entity in read(text).cast.entities)


def test_a_former_holder_is_not_the_holder(read):
    report = read("Former Polish president Jon Harbin spoke. The Polish president did not.")
    assert report.who("Jon Harbin").office == "former president"
    assert report.name("The Polish president") != "Jon Harbin"


def test_he_in_a_quotation_is_not_who_speaks_it(read):
    text = 'Jon Harbin wrote to Paul Velin. Velin agreed. "He is a careful man," Velin said.'
    assert read(text).name("He") != "Paul Velin"


def test_what_somebody_owns_is_of_their_country(read):
    report = read("Sweden's prime minister, Ulla Berg, spoke. Her ministers agreed. The Swedish premier then left.")
    assert report.who("ministers").country == "SWE"
    assert report.name("premier") == "Ulla Berg"


def test_a_slip_in_a_first_name_is_forgiven(read):
    report = read("Kristian Velin spoke in Oslo. Kristjan Velin later left.")
    assert report.who("Velin").id == report.who("Velin", 1).id


def test_a_holder_already_named_by_surname_is_the_same_one(read):
    report = read("Stoltenberg arrived in Oslo on Monday. The NATO secretary general then left.", "2023-03-22")
    assert len([entity for entity in report.cast.entities if entity.kind == "person"]) == 1
    assert report.name("general") == "Jens Stoltenberg"


def test_an_office_tells_whose_surname_it_is(read):
    report = read(
        "Finance minister Anna Tolland spoke. Erik Tolland, the governor of the province, left. "
        "Governor Tolland was late. Minister Tolland was glad. Tolland waved."
    )
    assert [report.name("Tolland", nth) for nth in range(5)] == [
        "Anna Tolland", "Erik Tolland", "Erik Tolland", "Anna Tolland", "Tolland",
    ]  # fmt: skip


def test_an_office_that_neither_holds_leaves_a_surname_alone(read):
    report = read("Finance minister Anna Tolland met Governor Erik Tolland. Ambassador Tolland was late.")
    assert report.name("Tolland", 2) == "Tolland"


@pytest.mark.parametrize(
    ("later", "name"),
    [
        ("Minister Kolvitch", "Petra Kolvic"),
        ("Ambassador Kolvitch", "Kolvitch"),
        ("Minister Kolvica", "Kolvica"),
        ("Minister Kolberg", "Kolberg"),
    ],
)
def test_a_slip_in_a_surname_is_forgiven_where_the_office_is_the_same(read, later, name):
    report = read(f"Petra Kolvic, the foreign minister of Poland, opened the session. {later} said it was long.")
    assert report.name(later) == name


def test_the_only_man_may_be_farther_back(read):
    report = read("Marta Velin met General Anton Rusk on the ferry. She said it was calm. He said that it was rough.")
    assert (report.name("She"), report.name("He")) == ("Marta Velin", "Anton Rusk")


@pytest.mark.parametrize(("mark", "name"), [("", "Marta Velin"), ("”", "minister")])
def test_who_speaks_goes_on_where_the_quotation_was_left_open(read, mark, name):
    report = read(
        f"Marta Velin spoke. “The sea is wide,” she said. “But it is cold.{mark}\n\n"
        "“We shall swim,” the minister went on."
    )
    assert report.name("the minister") == name


def test_someone_known_by_work_alone_is_meant_by_he(read):
    report = read("The boats are back, the harbour master said. Fish will be on sale, he told reporters.")
    assert report.who("harbour master").kind == "person"
    assert report.name(" he") == "harbour master"


@pytest.mark.parametrize("word", ["Nobody", "No one", "No One", "None", "Neither", "Nothing", "NOBODY", "No official"])
def test_nobody_is_nobody(read, word):
    report = read(f"{word} in Norway knew it. The letter shows {word.lower()}, and {word.lower()} of them said so.")
    assert [entity.name for entity in report.cast.entities] == ["Norway"]
    assert not read(f"{word} Knows Why the Ships Left").cast.entities


def test_the_army_is_somebody_even_if_it_does_nothing(read):
    assert read("Neither the army nor the police answered.").name("army") == "army"


@pytest.mark.parametrize(
    "sentence",
    [
        "Its secretary general, Jon Harbin, spoke.",
        "Jon Harbin, its secretary general, spoke.",
        "Jon Harbin, secretary general of NATO, spoke.",
        "NATO's secretary general, Jon Harbin, spoke.",
    ],
)
def test_an_office_of_a_body_is_that_body_s(read, sentence):
    harbin = read(f"NATO met in Oslo. {sentence}").who("Harbin")
    assert (harbin.office, harbin.organization, harbin.country) == ("secretary general", "NATO", "IGO")


def test_its_officer_without_a_name_is_of_the_body_before(read):
    entity = read("NATO met in Oslo. Its secretary general spoke.").who("general")
    assert (entity.kind, entity.office, entity.organization, entity.sector) == (
        "person", "secretary general", "NATO", "IGO",
    )  # fmt: skip
    assert read("Norway voted. Its foreign minister was glad.").who("minister").country == "NOR"


HEADLINE = "Council chief warns of delay\n\n"


def test_a_headline_s_chief_is_the_head_whom_the_report_names(read):
    report = read(HEADLINE + "Jon Harbin, the secretary general of the Baltic Council, said work would be late.")
    assert (report.name("Council chief"), report.found("Council chief")) == ("Jon Harbin", "office")


@pytest.mark.parametrize(
    "body",
    [
        "Jon Harbin, the secretary general of the Baltic Council, met Ewa Lis, head of the Harbour Council.",
        "Jon Harbin, a spokesman for the Baltic Council, said work would be late.",
        "Jon Harbin, the secretary general of the Baltic Assembly, said work would be late.",
    ],
)
def test_a_headline_s_chief_is_nobody_else(read, body):
    assert read(HEADLINE + body).name("Council chief") not in {"Jon Harbin", "Ewa Lis"}


def test_a_spokesman_of_a_state_s_ministry_is_of_that_state(read):
    harbin = read("Jon Harbin, a spokesman for the Polish Defence Ministry, left.").who("Harbin")
    assert (harbin.organization, harbin.country) == ("Polish Defence Ministry", "POL")


def test_the_chief_of_one_body_is_not_another_s(read):
    report = read("Council chief Ewa Lis spoke. The NATO chief left.")
    assert report.name("NATO chief") != "Ewa Lis"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The crack in the wall\n\nNadia Ferro is the chief engineer of the dam.", "Nadia Ferro"),
        ("Lars Ondal, Norland's finance minister, spoke for an hour.", "Lars Ondal"),
        ("General Gunnar Finck said the envoy, Colonel Ottokar Weil, had left.", "Gunnar Finck"),
    ],
)
def test_a_first_name_shows_a_name_that_the_model_passes_over(read, text, name):
    assert read(text).who(name).kind == "person"


def test_a_company_may_be_called_general(read):
    assert read("General Motors closed the plant in May.").name("General Motors") == "General Motors"


def test_her_and_she_in_one_clause_may_be_one(read):
    report = read("Marta Velin thanked Anna Kos. In her speech to parliament she praised the dockers.")
    assert report.name("she") == "Marta Velin"


def test_what_a_firm_runs_is_not_the_firm(read):
    report = read("They threatened the company that runs the terminal, Korvik Logistics.")
    assert report.name("terminal") is None
