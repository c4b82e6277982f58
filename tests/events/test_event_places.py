"""Where events happen."""

import pytest

from onrecord import read


def places(text, **told):
    record = read(text, **told)
    names = {entity.id: entity.name for entity in record.entities}
    return {event.type: event.place and names.get(event.place.entity, event.place.text) for event in record.events}


@pytest.mark.parametrize(
    ("sentence", "kind", "place"),
    [
        ("Rebels attacked a convoy in Kabul on Monday.", "ASSAULT", "Kabul"),
        ("Gunmen stormed the Norwegian embassy in Cairo.", "ASSAULT", "Cairo"),
        ("A bomb killed nine people at a market near Mosul.", "ASSAULT", "Mosul"),
        ("In Bogotá, police fired tear gas at students.", "ASSAULT", "Bogotá"),
        ("Police fired on a crowd outside the parliament in Nairobi.", "ASSAULT", "Nairobi"),
        ("Syria's air force bombed Aleppo.", "ASSAULT", "Aleppo"),
        ("Two soldiers were killed in an attack on a base in Niger.", "ASSAULT", "Niger"),
        ("Protesters marched through Nairobi against the tax.", "PROTEST", "Nairobi"),
        ("Hundreds protested in the streets of Caracas.", "PROTEST", "Caracas"),
        ("Thousands protested in support of Ukraine in Warsaw.", "PROTEST", "Warsaw"),
        ("The ministers of France and Italy met in Geneva on Friday.", "CONSULT", "Geneva"),
        ("The two sides held talks in Doha on Sunday.", "CONSULT", "Doha"),
        ("Egyptian police arrested a man in Paris, Texas.", "COERCE", "Paris"),
        ("Iran and Oman signed an agreement in Muscat.", "SUPPORT", "Muscat"),
    ],
)
def test_an_event_is_where_the_words_place_it(sentence, kind, place):
    assert places(sentence)[kind] == place


@pytest.mark.parametrize(
    ("sentence", "speech", "deed", "place"),
    [
        ("Norway criticised the killing of protesters in Tehran.", "ACCUSE", "ASSAULT", "Tehran"),
        ("Russia condemned the arrest of six sailors in Odessa.", "ACCUSE", "COERCE", "Odesa"),
        ("Iran accused Israel of killing a scientist in Shiraz.", "ACCUSE", "ASSAULT", "Shiraz"),
        ("The general threatened to bomb the port of Odesa.", "THREATEN", "ASSAULT", "Odesa"),
    ],
)
def test_what_is_said_of_a_deed_is_not_where_the_deed_is(sentence, speech, deed, place):
    found = places(sentence)
    assert (found[speech], found[deed]) == (None, place)


@pytest.mark.parametrize(
    ("sentence", "kind", "place"),
    [
        ("In Vienna, Germany criticised the arrest of two reporters in Minsk.", "ACCUSE", "Vienna"),
        ("The minister demanded in Berlin that Russia withdraw its troops.", "REQUEST", "Berlin"),
    ],
)
def test_speech_is_where_it_is_told_before_what_it_is_about(sentence, kind, place):
    assert places(sentence)[kind] == place


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The European Union imposed sanctions on two firms in Minsk.", "SANCTION"),
        ("Police in Lagos arrested forty protesters.", "COERCE"),
        ("France supported the mission in Mali.", "SUPPORT"),
        ("The U.N. rejected the election in Belarus.", "REJECT"),
        ("Norway attacked Denmark.", "ASSAULT"),
    ],
)
def test_no_event_is_placed_where_its_sides_are_from(sentence, kind):
    assert places(sentence)[kind] is None


def test_here_is_where_the_report_was_written():
    text = (
        "GENEVA, March 3 (Northlight) - The line may open again. Norway's envoy held talks with Danish officials here."
    )
    assert places(text, published="2023-03-03")["CONSULT"] == "Geneva"
    quoted = "GENEVA, March 3 (Northlight) - “They arrested six sailors here,” said Marta Velin, a lawyer in Oslo."
    assert places(quoted, published="2023-03-03")["COERCE"] is None
    assert places("Norway's envoy held talks with Danish officials here.")["CONSULT"] is None
