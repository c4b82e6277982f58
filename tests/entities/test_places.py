"""Where places are: what the words say, what the report names, what everybody means."""

import pytest


def point(entity):
    location = entity.location
    return (
        None if location is None or location.latitude is None else (round(location.latitude), round(location.longitude))
    )


@pytest.mark.parametrize(
    ("sentence", "words", "country", "where"),
    [
        ("Police in Paris, Texas, found the van.", "Paris", "USA", (34, -96)),
        ("Lawmakers met in Springfield, Ill., on Sunday.", "Springfield", "USA", (40, -90)),
        ("Boats left the Lebanese port city of Tripoli.", "Tripoli", "LBN", (34, 36)),
        ("The army closed a road near Tripoli, Lebanon.", "Tripoli", "LBN", (34, 36)),
        ("The envoy flew to Tripoli in northern Lebanon.", "Tripoli", "LBN", (34, 36)),
        ("Soldiers searched Lebanon's second largest city of Tripoli.", "Tripoli", "LBN", (34, 36)),
        ("Boats left Tripoli, a port city in Lebanon.", "Tripoli", "LBN", (34, 36)),
        ("Boats left Tripoli, Lebanon's second city.", "Tripoli", "LBN", (34, 36)),
        ("A tornado passed close to Athens, Georgia, at night.", "Athens", "USA", (34, -83)),
        ("Rivers rose around the Bolivian city of Trinidad.", "Trinidad", "BOL", (-15, -65)),
        ("The pier of St. Petersburg, Fla., reopened.", "St. Petersburg", "USA", (28, -83)),
        ("The hotel in Bath, England, was sold.", "Bath", "GBR", (51, -2)),
    ],
)
def test_the_words_beside_a_place_say_what_it_lies_in(read, sentence, words, country, where):
    entity = read(sentence).who(words)
    assert (entity.kind, entity.country, entity.location.found, point(entity)) == ("place", country, "text", where)
    assert entity.location.geonames is not None and entity.location.confidence > 0.9


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy visited Tripoli, Lebanon and Syria.",
        "In Tripoli, Lebanon's president spoke.",
        "In Tripoli, Lebanon led the talks.",
        "Lebanon and Tripoli signed nothing.",
    ],
)
def test_a_country_in_a_list_or_in_a_clause_of_its_own_is_no_container(read, sentence):
    entity = read(sentence).who("Tripoli")
    assert entity.location is None or entity.location.found != "text"


@pytest.mark.parametrize(
    ("text", "words", "country", "where"),
    [
        ("A main burst in Birmingham. Alabama's governor sent crews.", "Birmingham", "USA", (34, -87)),
        ("Flood water stood in Hyderabad, and Pakistan asked for tents.", "Hyderabad", "PAK", (25, 68)),
        ("Dairy farmers met in Hamilton; New Zealand exports milk.", "Hamilton", "NZL", (-38, 175)),
    ],
)
def test_the_report_decides_between_cities_of_one_name(read, text, words, country, where):
    entity = read(text).who(words)
    assert (entity.country, entity.location.found, point(entity)) == (country, "context", where)
    assert entity.location.runner_up.country != country
    assert 0.8 < entity.location.confidence < 1


def test_without_more_the_city_that_everybody_means_is_taken(read):
    location = read("The strike in Birmingham entered its third week.").who("Birmingham").location
    assert (location.country, location.found, location.runner_up.country) == ("GBR", "population", "USA")


@pytest.mark.parametrize("name", ["Valencia", "Cambridge"])
def test_where_nothing_decides_nothing_is_said(read, name):
    entity = read(f"A concert in {name} was put off.").who(name)
    assert (entity.country, entity.location.country, point(entity)) == (None, None, None)
    assert (entity.location.found, entity.location.confidence) == ("open", 0.0)
    assert entity.location.runner_up is not None


def test_cities_of_one_country_leave_the_country(read):
    location = read("A school in Springfield was closed.").who("Springfield").location
    assert (location.country, location.latitude, location.found) == ("USA", None, "open")


def test_a_small_city_is_not_taken_where_the_report_is_about_elsewhere(read):
    text = "A mill in Abbeville burned."
    assert read(text).who("Abbeville").location.country == "FRA"
    location = read(f"{text} Kenya's and Uganda's ministers came.").who("Abbeville").location
    assert (location.country, location.found) == (None, "open")


def test_one_name_in_two_states_is_two_places(read):
    report = read("The firm left Springfield, Illinois, for Springfield, Missouri. It closed the plant in Springfield.")
    first, second, third = (report.who("Springfield", nth) for nth in range(3))
    assert point(first) == (40, -90) and point(second) == (37, -93)
    assert second is third


def test_georgia_is_a_state_or_a_country(read):
    state = read("The plant in Atlanta, Georgia, closed. Georgia has others.").who("Georgia", 1)
    assert (state.kind, state.country) == ("place", "USA")
    country = read("The plant in Batumi, Georgia, closed. Georgia has others.").who("Georgia", 1)
    assert (country.kind, country.country) == ("country", "GEO")


@pytest.mark.parametrize(
    ("sentence", "words", "country"),
    [
        ("The wells of Helmand have run dry.", "Helmand", "AFG"),
        ("Floods killed cattle across Herat province.", "Herat", "AFG"),
        ("Farmers in Queensland lost their cattle.", "Queensland", "AUS"),
        ("Fishermen in Crimea stayed at home.", "Crimea", "UKR"),
        ("Voters in Ohio chose a judge.", "Ohio", "USA"),
    ],
)
def test_a_region_has_a_country_and_no_point(read, sentence, words, country):
    entity = read(sentence).who(words)
    assert (entity.country, entity.location.country, point(entity)) == (country, country, None)


def test_a_sea_lies_in_no_country(read):
    entity = read("A tanker drifted in the Black Sea.").who("Black Sea")
    assert (entity.country, entity.location) == (None, None)


@pytest.mark.parametrize(
    ("name", "shown", "country"),
    [("Kiev", "Kyiv", "UKR"), ("Saigon", "Ho Chi Minh City", "VNM"), ("Cologne", "Köln", "DEU")],
)
def test_a_city_goes_by_its_other_names(read, name, shown, country):
    location = read(f"A school in {name} was closed.").who(name).location
    assert (location.name, location.country) == (shown, country)


def test_a_capital_that_acts_has_no_location(read):
    assert read("Moscow said the ship was ready.").who("Moscow").location is None
    assert point(read("She flew to Moscow.").who("Moscow")) == (56, 38)


@pytest.mark.parametrize("name", ["South", "West Coast", "Central"])
def test_a_part_of_any_country_is_nowhere(read, name):
    entity = read(f"Two men were hurt in the {name} on Sunday.").who(name)
    assert entity is None or (entity.country, entity.location) == (None, None)


def test_cities_in_a_list_do_not_lie_in_one_another(read):
    location = read("She drove from Seattle to Houston, New York, and New Jersey.").who("Houston").location
    assert location is None or location.found != "text"


def test_people_have_no_location(read):
    assert read("Paris Tolland, a nurse, spoke in Oslo.").who("Tolland").location is None


def test_ten_thousand_places_are_read_in_time_that_grows_with_their_number(read):
    report = read("Trains stop in Springfield, Ohio, and in Paris and Lancaster. " * 400)
    assert point(report.who("Springfield")) == (40, -84)
