"""Countries, their people, their capitals."""

import pytest

from onrecord.lexicons import read_table


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Türkiye", "TUR"),
        ("the UK", "GBR"),
        ("Burma", "MMR"),
        ("DPRK", "PRK"),
        ("Ivory Coast", "CIV"),
        ("U.S.", "USA"),
        ("Kosovo", "XKX"),
        ("Taiwan", "TWN"),
        ("South Sudan", "SSD"),
    ],
)
def test_a_country_has_many_names(read, words, code):
    entity = read(f"Officials from {words} signed the accord on Monday.").who(words)
    assert (entity.kind, entity.country) == ("country", code)


def test_a_demonym_names_the_country_and_its_bearers_are_others(read):
    report = read("Chinese officials denied the report.")
    assert (report.name("Chinese"), report.found("Chinese")) == ("China", "demonym")
    officials = report.who("officials")
    assert (officials.name, officials.kind, officials.country, officials.sector) == (
        "Chinese officials",
        "group",
        "CHN",
        "GOV",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Moscow said the ship was ready.",
        "The deal between Moscow and Oslo was signed.",
        "Norway accused Moscow of lying.",
        "The talks with Moscow failed.",
        "Oslo demanded an answer from Moscow.",
    ],
)
def test_a_capital_that_acts_or_is_addressed_is_its_government(read, sentence):
    report = read(sentence)
    assert (report.who("Moscow").kind, report.name("Moscow")) == ("country", "Russia")
    assert report.found("Moscow") == "metonym"


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoys had a meeting in Moscow.",
        "The envoy left Moscow on Friday.",
        "She flew to Moscow.",
        "The train from Moscow was late.",
        "Moscow is a large city.",
    ],
)
def test_a_capital_where_something_happens_is_a_place(read, sentence):
    place = read(sentence).who("Moscow")
    assert (place.kind, place.name, place.country) == ("place", "Moscow", "RUS")


def test_people_who_are_called_like_countries_are_people(read):
    report = read("Michael Jordan and Chad Weller spoke. Weller thanked Jordan.")
    assert report.who("Jordan").kind == "person"
    assert report.name("Chad Weller") == "Chad Weller"
    assert report.name("Jordan", 1) == "Michael Jordan"


def test_a_country_inside_a_longer_name_is_not_whom_it_names(read):
    report = read("Air France and the Bank of China declined to comment. New Mexico voted.")
    assert report.who("Air France").kind == "organization"
    assert report.who("Bank").name == "Bank of China"
    assert report.who("New Mexico").country == "USA"


def test_capitals_in_a_shout_need_not_be_names(read):
    report = read("TELL US WHO IS THE BOSS HERE NOW")
    assert all(entity.name not in {"World Health Organization", "United States"} for entity in report.cast.entities)


def test_a_slip_that_the_model_takes_for_no_name_is_forgiven(read):
    assert read("Ethopia has voted.").who("Ethopia").country == "ETH"


@pytest.mark.parametrize("name", ["Georgina", "Columbia"])
def test_a_name_like_a_country_s_is_no_slip(read, name):
    assert all(entity.kind != "country" for entity in read(f"{name} has voted.").cast.entities)


def test_an_ethnic_people_is_not_its_country(read):
    report = read("Ethnic Albanians marched in Oslo.")
    assert all(entity.country != "ALB" for entity in report.cast.entities)
    assert read("Albanians marched in Oslo.").who("Albanians").country == "ALB"


def test_whom_one_is_against_is_not_where_one_is_from(read):
    report = read("A prominent anti-Polish journalist spoke. Pro-Polish rebels of Norway left.")
    assert report.who("journalist").country is None
    assert report.who("rebels").country == "NOR"
    assert report.name("Polish") == "Poland"


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Students at Warsaw University", "POL"),
        ("Workers of the Bus Company of Oslo", "NOR"),
        ("A rebel group based in Poland", "POL"),
        ("Doctors from Norway", "NOR"),
        ("Soldiers angry at Poland", None),
    ],
)
def test_people_are_of_the_country_of_their_body_or_base(read, words, country):
    people = read(f"{words} have voted.").cast.entities[0]
    assert (people.kind, people.country) == ("group", country)


def test_a_slip_in_a_long_name_is_forgiven_but_close_names_stay_apart(read):
    report = read("Envoys from Slovaka met envoys from Slovenia.")
    assert report.who("Slovenia").country == "SVN"
    report = read("Officials in Afganistan agreed.")
    assert report.who("Afganistan").country == "AFG"


def test_regions_and_cities_are_places_of_their_state(read):
    report = read("Shells fell in Donbas and in Rotterdam, the mayor said.")
    assert (report.who("Donbas").kind, report.who("Donbas").country) == ("place", "UKR")
    assert report.who("Rotterdam").country == "NLD"


def test_the_country_is_the_one_just_named_and_nobody_if_two_are(read):
    assert read("Norway voted. The country was divided.").name("The country") == "Norway"
    assert read("Norway and Sweden voted. The country was divided.").name("The country") is None


def test_codes_are_iso_codes_and_names_are_borne_once():
    pycountry = pytest.importorskip("pycountry")
    rows = read_table("countries")
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes)) > 200
    former = {country.alpha_3 for country in pycountry.historic_countries}
    assert all(code == "XKX" or pycountry.countries.get(alpha_3=code) or code in former for code in codes)
    names = [name for row in rows for name in [row["name"], *filter(None, row["others"].split("|"))]]
    assert len(names) == len(set(names))
