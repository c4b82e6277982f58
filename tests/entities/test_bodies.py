"""Bodies and groups, by name and by description."""

import pytest


@pytest.mark.parametrize(
    ("words", "name", "country", "sector"),
    [
        ("UN", "United Nations", "UNO", "IGO"),
        ("the EU", "European Union", "EUR", "IGO"),
        ("the Kremlin", "The Kremlin", "RUS", "GOV"),
        ("the Pentagon", "Pentagon", "USA", "MIL"),
        ("Amnesty International", "Amnesty International", "NGO", "SOC"),
        ("Hezbollah", "Hezbollah", "LBN", "UAF"),
        ("Xinhua", "Xinhua", "CHN", "JRN"),
    ],
)
def test_the_register_knows_bodies(read, words, name, country, sector):
    entity = read(f"A spokesman for {words} spoke on Monday.").who(words)
    assert (entity.name, entity.country, entity.sector) == (name, country, sector)


def test_an_unknown_body_is_what_its_name_says(read):
    report = read("The Polish Defence Ministry said so. The ministry gave no details.")
    ministry = report.who("Ministry")
    assert (ministry.country, ministry.sector, ministry.kind) == ("POL", "GOV", "organization")
    assert report.name("The ministry") == "Polish Defence Ministry"
    assert report.name("Polish") == "Poland"


def test_an_unknown_body_has_no_country_unless_its_name_says_so(read):
    assert read("The Grain Council met on Monday.").who("Council").country is None


def test_an_acronym_is_the_name_whose_initials_it_has(read):
    report = read("The International Grain Council (IGC) met. The IGC said it agreed.")
    assert report.name("IGC", 1) == "International Grain Council"
    assert report.found("IGC", 1) == "acronym"


def test_nouns_name_a_body_again_only_if_they_fit(read):
    report = read("NATO met on Monday. The alliance agreed. The company did not.")
    assert report.name("The alliance") == "NATO"
    assert report.name("The company") is None


def test_two_states_ministries_stay_apart(read):
    report = read("Poland's Foreign Ministry protested. Norway's Foreign Ministry did not.")
    assert report.who("Ministry").id != report.who("Ministry", 1).id
    assert (report.who("Ministry").country, report.who("Ministry", 1).country) == ("POL", "NOR")


@pytest.mark.parametrize(
    ("words", "head", "country", "sector"),
    [
        ("Western intelligence services", "services", None, "SPY"),
        ("Iranian-backed militias", "militias", "IRN", "PRM"),
        ("Israeli troops", "troops", "ISR", "MIL"),
        ("opposition lawmakers", "lawmakers", None, "LEG"),
        ("police", "police", None, "COP"),
        ("rebels", "rebels", None, "REB"),
        ("protesters", "protesters", None, "CVL"),
        ("British and French officials", "officials", None, "GOV"),
    ],
)
def test_agents_without_a_name_are_described(read, words, head, country, sector):
    entity = read(f"On Monday {words} blocked the road.").who(head)
    assert (entity.name, entity.country, entity.sector, entity.found) == (words, country, sector, "description")


def test_things_are_nobody(read):
    report = read("The road was blocked by a tree. The engines were Norwegian.")
    assert report.name("road") is None
    assert report.name("engines") is None


def test_the_same_description_is_the_same_group_and_two_single_ones_are_not(read):
    report = read("Norwegian officials met. The officials agreed. An official spoke. An official left.")
    assert report.who("officials").id == report.who("officials", 1).id
    assert report.who("An official").id != report.who("An official", 1).id


def test_west_is_a_group_of_no_country(read):
    entity = read("Officials said the West was divided.").who("West")
    assert (entity.kind, entity.name, entity.country) == ("group", "the West", None)
