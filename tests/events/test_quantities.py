"""Reports in, objects and parties with their quantities out: numbers, hedges, units, shares, and what is none."""

import time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pipeline import run_stages, stages_for
from onrecord.records import Event, Hedge, ObjectKind, Quantity, Region, Report
from onrecord.settings import Settings


def read(text: str) -> tuple[Event, ...]:
    """The events of a report of that text."""
    report = Report(text=text, body=(Region(start=0, end=len(text)),), published="2024-05-15")
    stages = [stage for stage in stages_for("events") if stage.gives != "report"]
    events: tuple[Event, ...] = run_stages(stages, {"report": report}, Settings())["events"]
    return events


def first_quantity(text: str) -> Quantity | None:
    """The quantity of the first object of a text; a text without an object is no test."""
    objects = [thing for event in read(text) for thing in event.objects]
    assert objects, text
    return objects[0].quantity


def tell(quantity: Quantity | None) -> tuple | None:
    """A quantity in short: words, least, most, unit, hedge."""
    return quantity and (quantity.text, quantity.least, quantity.most, quantity.unit, quantity.hedge)


SENT = [
    # Figures and numbers in letters.
    ("20 tanks", ("20", 20, 20, "tank", "exact")),
    ("1,500 shells", ("1,500", 1500, 1500, "shell", "exact")),
    ("1,250,000 shells", ("1,250,000", 1250000, 1250000, "shell", "exact")),
    ("1.5 million shells", ("1.5 million", 1.5e6, 1.5e6, "shell", "exact")),
    ("2.5m rounds", ("2.5m", 2.5e6, 2.5e6, "round", "exact")),
    ("40k shells", ("40k", 40000, 40000, "shell", "exact")),
    ("twenty-four drones", ("twenty-four", 24, 24, "drone", "exact")),
    ("two dozen tanks", ("two dozen", 24, 24, "tank", "exact")),
    ("a dozen helicopters", ("a dozen", 12, 12, "helicopter", "exact")),
    ("half a dozen helicopters", ("half a dozen", 6, 6, "helicopter", "exact")),
    ("half a million shells", ("half a million", 5e5, 5e5, "shell", "exact")),
    ("a million shells", ("a million", 1e6, 1e6, "shell", "exact")),
    ("one and a half million shells", ("one and a half million", 1.5e6, 1.5e6, "shell", "exact")),
    ("a quarter of a million shells", ("a quarter of a million", 2.5e5, 2.5e5, "shell", "exact")),
    ("two hundred and ten rifles", ("two hundred and ten", 210, 210, "rifle", "exact")),
    ("fifty-five thousand rifles", ("fifty-five thousand", 55000, 55000, "rifle", "exact")),
    ("one tank", ("one", 1, 1, "tank", "exact")),
    ("a pair of helicopters", ("a pair", 2, 2, "helicopter", "exact")),
    ("12 howitzers and 40 trucks", ("12", 12, 12, "howitzer", "exact")),
    # What stands between the number and the noun, or before the number.
    ("200 old tanks", ("200", 200, 200, "tank", "exact")),
    ("100 more tanks", ("100", 100, 100, "tank", "exact")),
    ("another 50 tanks", ("50", 50, 50, "tank", "exact")),
    ("an additional 50 tanks", ("50", 50, 50, "tank", "exact")),
    ("a further ten tanks", ("ten", 10, 10, "tank", "exact")),
    ("the first 20 tanks", ("20", 20, 20, "tank", "exact")),
    ("its 20 tanks", ("20", 20, 20, "tank", "exact")),
    ("a fleet of 20 drones", ("20", 20, 20, "drone", "exact")),
    ("a batch of 31 tanks", ("31", 31, 31, "tank", "exact")),
    ("a shipment of 300 tonnes of wheat", ("300 tonnes", 300, 300, "tonne", "exact")),
    # Hedges.
    ("about 20 tanks", ("about 20", 20, 20, "tank", "about")),
    ("around 20 tanks", ("around 20", 20, 20, "tank", "about")),
    ("some 20 tanks", ("some 20", 20, 20, "tank", "about")),
    ("roughly 20 tanks", ("roughly 20", 20, 20, "tank", "about")),
    ("approximately 20 tanks", ("approximately 20", 20, 20, "tank", "about")),
    ("nearly 20 tanks", ("nearly 20", 20, 20, "tank", "about")),
    ("almost 20 tanks", ("almost 20", 20, 20, "tank", "about")),
    ("an estimated 5,000 shells", ("an estimated 5,000", 5000, 5000, "shell", "about")),
    ("about another 50 tanks", ("about another 50", 50, 50, "tank", "about")),
    ("20-odd tanks", ("20-odd", 20, 20, "tank", "about")),
    ("20 or so tanks", ("20 or so", 20, 20, "tank", "about")),
    ("up to 300 drones", ("up to 300", None, 300, "drone", "at_most")),
    ("as many as 20 tanks", ("as many as 20", None, 20, "tank", "at_most")),
    ("no more than ten rifles", ("no more than ten", None, 10, "rifle", "at_most")),
    ("a maximum of 30 guns", ("a maximum of 30", None, 30, "gun", "at_most")),
    ("at least 10 rifles", ("at least 10", 10, None, "rifle", "at_least")),
    ("at least a dozen tanks", ("at least a dozen", 12, None, "tank", "at_least")),
    ("no fewer than 40 tanks", ("no fewer than 40", 40, None, "tank", "at_least")),
    ("a minimum of 30 guns", ("a minimum of 30", 30, None, "gun", "at_least")),
    ("20+ tanks", ("20+", 20, None, "tank", "at_least")),
    ("20 or more tanks", ("20 or more", 20, None, "tank", "at_least")),
    ("more than 200 old tanks", ("more than 200", 200, None, "tank", "more_than")),
    ("over 100 rockets", ("over 100", 100, None, "rocket", "more_than")),
    ("well over 100 rockets", ("well over 100", 100, None, "rocket", "more_than")),
    ("just over 40 tanks", ("just over 40", 40, None, "tank", "more_than")),
    ("more than a dozen tanks", ("more than a dozen", 12, None, "tank", "more_than")),
    ("fewer than 20 tanks", ("fewer than 20", None, 20, "tank", "less_than")),
    ("under 20 tanks", ("under 20", None, 20, "tank", "less_than")),
    ("less than 20 tonnes of wheat", ("less than 20 tonnes", None, 20, "tonne", "less_than")),
    ("exactly 31 tanks", ("exactly 31", 31, 31, "tank", "exact")),
    ("a total of 31 tanks", ("a total of 31", 31, 31, "tank", "exact")),
    ("a record 200 tanks", ("a record 200", 200, 200, "tank", "exact")),
    # Ranges.
    ("10 to 15 tanks", ("10 to 15", 10, 15, "tank", "between")),
    ("between 200 and 300 tanks", ("between 200 and 300", 200, 300, "tank", "between")),
    ("3-5 tanks", ("3-5", 3, 5, "tank", "between")),
    ("10–15 tanks", ("10–15", 10, 15, "tank", "between")),
    ("ten or twelve tanks", ("ten or twelve", 10, 12, "tank", "between")),
    ("2 to 3 million shells", ("2 to 3 million", 2e6, 3e6, "shell", "between")),
    ("500 to 1,000 shells", ("500 to 1,000", 500, 1000, "shell", "between")),
    # What tells no number.
    ("dozens of tanks", ("dozens", 12, None, "tank", "vague")),
    ("hundreds of tanks", ("hundreds", 100, None, "tank", "vague")),
    ("thousands of rockets", ("thousands", 1000, None, "rocket", "vague")),
    ("tens of thousands of shells", ("tens of thousands", 10000, None, "shell", "vague")),
    ("several tanks", ("several", None, None, "tank", "vague")),
    ("a few tanks", ("a few", None, None, "tank", "vague")),
    ("a number of tanks", ("a number", None, None, "tank", "vague")),
    ("a couple of tanks", ("a couple", 2, None, "tank", "vague")),
    ("several hundred drones", ("several hundred", 100, None, "drone", "vague")),
    ("a few dozen rifles", ("a few dozen", 12, None, "rifle", "vague")),
    # Units of measure.
    ("300 tonnes of wheat", ("300 tonnes", 300, 300, "tonne", "exact")),
    ("300 metric tons of wheat", ("300 metric tons", 300, 300, "tonne", "exact")),
    ("20 tons of food", ("20 tons", 20, 20, "ton", "exact")),
    ("500kg of explosives", ("500kg", 500, 500, "kilogram", "exact")),
    ("500 pounds of explosives", ("500", 500, 500, "pound", "exact")),
    ("half a tonne of grain", ("half a tonne", 0.5, 0.5, "tonne", "exact")),
    ("two and a half tonnes of grain", ("two and a half tonnes", 2.5, 2.5, "tonne", "exact")),
    ("10,000 rounds of ammunition", ("10,000", 10000, 10000, "round", "exact")),
    ("two million barrels of oil", ("two million barrels", 2e6, 2e6, "barrel", "exact")),
    # Money.
    ("$12m", ("$12m", 12e6, 12e6, "USD", "exact")),
    ("$12 million", ("$12 million", 12e6, 12e6, "USD", "exact")),
    ("12 million dollars", ("12 million dollars", 12e6, 12e6, "USD", "exact")),
    ("€2.5bn", ("€2.5bn", 2.5e9, 2.5e9, "EUR", "exact")),
    ("US$ 40 million", ("US$ 40 million", 40e6, 40e6, "USD", "exact")),
    ("£300,000", ("£300,000", 300000, 300000, "GBP", "exact")),
    ("300 million yen", ("300 million yen", 3e8, 3e8, "JPY", "exact")),
    ("5 million USD", ("5 million USD", 5e6, 5e6, "USD", "exact")),
    ("USD 5 million", ("USD 5 million", 5e6, 5e6, "USD", "exact")),
    ("12 million Norwegian kroner", ("12 million Norwegian kroner", 12e6, 12e6, "NOK", "exact")),
    ("5 million euros in aid", ("5 million euros", 5e6, 5e6, "EUR", "exact")),
    ("a $2 billion loan", ("$2 billion", 2e9, 2e9, "USD", "exact")),
    ("a loan of $2bn", ("$2bn", 2e9, 2e9, "USD", "exact")),
    ("$10 to $15 million", ("$10 to $15 million", 10e6, 15e6, "USD", "between")),
    ("$1.5-2 billion", ("$1.5-2 billion", 1.5e9, 2e9, "USD", "between")),
    ("hundreds of millions of euros", ("hundreds of millions of euros", 1e8, None, "EUR", "vague")),
    ("more than $5 million", ("more than $5 million", 5e6, None, "USD", "more_than")),
    ("aid worth more than $5 million", ("more than $5 million", 5e6, None, "USD", "more_than")),
    ("300 million pesos", ("300 million pesos", 3e8, 3e8, "peso", "exact")),
    # Names of models and calibres are no quantity, what stands before them is.
    ("two Leopard 2 tanks", ("two", 2, 2, "tank", "exact")),
    ("1,500 T-72 tanks", ("1,500", 1500, 1500, "tank", "exact")),
    ("ten 155mm howitzers", ("ten", 10, 10, "howitzer", "exact")),
    ("20 F-16s", ("20", 20, 20, "F-16", "exact")),
    ("tanks", None),
    ("the tanks", None),
    ("some tanks", None),
    ("Leopard 2 tanks", None),
    ("the T-72 tanks", None),
    ("155mm shells", None),
    ("155-mm shells", None),
    ("the 155 mm shells", None),
    ("a 30-tonne tank", None),
    ("its second tank", None),
    ("the 2023 budget", None),
    ("a 10-day aid package", None),
]


@pytest.mark.parametrize(("words", "quantity"), SENT, ids=[words for words, _ in SENT])
def test_an_object_tells_how_much_it_is(words, quantity):
    assert tell(first_quantity(f"Norway sent {words} to Ghana.")) == quantity


@pytest.mark.parametrize(
    ("words", "told", "least", "most", "hedge", "whole"),
    [
        ("more than half of its modern tanks", "more than half", 0.5, None, "more_than", "its modern tanks"),
        ("half its tanks", "half", 0.5, 0.5, "exact", "its tanks"),
        ("half of the ammunition", "half", 0.5, 0.5, "exact", "the ammunition"),
        ("a third of its grain", "a third", 1 / 3, 1 / 3, "exact", "its grain"),
        ("two-thirds of its grain", "two-thirds", 2 / 3, 2 / 3, "exact", "its grain"),
        ("nearly three quarters of its grain", "nearly three quarters", 0.75, 0.75, "about", "its grain"),
        ("30 percent of its wheat", "30 percent", 0.3, 0.3, "exact", "its wheat"),
        ("thirty per cent of its wheat", "thirty per cent", 0.3, 0.3, "exact", "its wheat"),
        ("up to 30% of its wheat", "up to 30%", None, 0.3, "at_most", "its wheat"),
        ("most of its tanks", "most", 0.5, None, "more_than", "its tanks"),
        ("all of its tanks", "all", 1, 1, "exact", "its tanks"),
        ("some of its tanks", "some", None, None, "vague", "its tanks"),
    ],
)
def test_a_share_is_a_fraction_of_a_whole(words, told, least, most, hedge, whole):
    quantity = first_quantity(f"Norway sent {words} to Ghana.")
    assert quantity and quantity.share_of
    assert (quantity.text, quantity.hedge, quantity.share_of.text) == (told, hedge, whole)
    assert (quantity.least, quantity.most) == (pytest.approx(least), pytest.approx(most))


def test_percent_that_is_of_no_whole_is_a_unit():
    quantity = first_quantity("Ghana imposed a 35 percent tariff on Norway.")
    assert tell(quantity) == ("35 percent", 35, 35, "percent", "exact")
    assert quantity and quantity.share_of is None


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Ghana killed 17 sailors.", [("17", 17, 17, "sailor", "exact")]),
        ("Rebels killed at least 30 soldiers.", [("at least 30", 30, None, "soldier", "at_least")]),
        ("Ghana killed between 20 and 30 people.", [("between 20 and 30", 20, 30, "person", "between")]),
        ("Three rebels killed civilians.", [("Three", 3, 3, "rebel", "exact")]),
        ("Ghana killed dozens of civilians.", [("dozens", 12, None, "civilian", "vague")]),
        ("Ghana attacked Norway in 2014.", []),
        ("Ghana killed a sailor.", []),
    ],
)
def test_those_who_act_and_suffer_are_counted(text, counts):
    parties = [party for event in read(text) for party in (*event.actors, *event.recipients)]
    assert parties
    assert [tell(party.quantity) for party in parties if party.quantity] == counts


@pytest.mark.parametrize(
    ("words", "is_guess"), [("$12 million", True), ("US$12 million", False), ("€12 million", False), ("9 pounds", True)]
)
def test_a_bare_sign_of_several_currencies_is_a_guess(words, is_guess):
    quantity = first_quantity(f"Norway sent {words} to Ghana.")
    assert quantity and quantity.guess is is_guess


KINDS = [
    ("200 T-90s", "weapon"),
    ("grenade launchers", "weapon"),
    ("MANPADS", "weapon"),
    ("cluster munitions", "weapon"),
    ("loitering munitions", "weapon"),
    ("armoured personnel carriers", "weapon"),
    ("5 million euros", "money"),
    ("4 million naira", "money"),
    ("$12m", "money"),
    ("sunflower oil", "goods"),
    ("300 tonnes of wheat", "goods"),
    ("sleeping bags", "goods"),
    ("500 pounds of explosives", "weapon"),
    ("30 percent of its wheat", "goods"),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_an_object_is_found_with_its_kind(words, kind):
    assert [thing.kind for event in read(f"Norway sent {words} to Ghana.") for thing in event.objects][:1] == [kind]


NUMBERS = st.sampled_from(
    ["20", "1,500", "twenty-four", "a dozen", "dozens of", "half of its", "3-5", "2.5m", "$12m", "%"]
)
PIECES = st.sampled_from(
    ["up to", "about", "between", "and", "or more", "tanks", "of", "155mm", "worth", "$", "million", "-"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(NUMBERS | PIECES, min_size=1, max_size=8).map(" ".join))
def test_a_quantity_is_words_of_the_text_and_its_bounds_are_in_order(words):
    text = f"Norway sent {words} tanks to Ghana and killed {words} soldiers."
    for event in read(text):
        for told in (*event.actors, *event.recipients, *event.objects):
            assert told.text == text[told.start : told.end]
            if (quantity := told.quantity) is None:
                continue
            for span in filter(None, (quantity, quantity.share_of)):
                assert span.start < span.end and span.text == text[span.start : span.end]
            assert quantity.least is None or quantity.most is None or quantity.least <= quantity.most
            assert quantity.hedge in get_args(Hedge) and told.__class__.__name__ in ("Party", "Object")


@pytest.mark.parametrize(
    "words",
    [
        "9" * 1000,
        "1," * 1000,
        "$" * 1000,
        "1,000" * 300,
        "20 to " * 300,
        "hundred " * 300,
        "twenty-" * 300,
        "half a " * 300,
    ],
    ids=["digits", "list", "signs", "separators", "ranges", "multiples", "hyphens", "halves"],
)
def test_odd_numbers_are_read_in_time_and_end_in_no_nonsense(words):
    begun = time.process_time()
    events = read(f"Norway sent {words} tanks to Ghana. Norway sent 20 tanks to Ghana.")
    assert time.process_time() - begun < 10
    assert tell(events[-1].objects[0].quantity) == ("20", 20, 20, "tank", "exact")


def test_what_is_known_to_be_no_thing_is_other():
    objects = [thing for event in read("Norway rejected a proposal from Ghana.") for thing in event.objects]
    assert [thing.kind for thing in objects] == ["other"]


def test_a_version_is_no_quantity():
    assert first_quantity("Norway sent Leopard 2 to Ghana.") is None


def test_kinds_are_those_of_the_record():
    assert {kind for _, kind in KINDS} <= set(get_args(ObjectKind))
