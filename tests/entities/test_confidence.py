"""How surely a mention means whom we say, and who else it may mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PIECES = st.sampled_from(
    ["Marta Velin", "Jon Harbin", "Velin", "Poland", "Norway", "NATO", "and", ",", ".", "the two leaders", "Both sides",
     "the couple", "his wife", "her husband", "the company", "this country", "“", "”", "I", "he", "she", "they", "its",
     "said", "met", "President", "Mayor", "a lawyer for", "Velotech Holdings", "The boy", "\n\n", "the city", "Oslo"]
)  # fmt: skip
TEXTS = (
    "Polish President Ewa Lis met Norwegian Prime Minister Rolf Teig. The two leaders spoke. Both sides signed.",
    "Jon Harbin and his wife, Ewa Lis, sang. Her husband danced. The couple left. They slept.",
    "Grigor Talan, a defector, came. Jon Harbin, a defector, left. The defector spoke. He wept.",
    "“I will stay,” said Jon Harbin. Velotech Holdings left Oslo. The company moved, and its chief said it was late.",
    "Marta Velin spoke. Marta Velin sang. Peter Velin spoke. Velin left.",
)  # fmt: skip


def check(cast):
    ids = {entity.id for entity in cast.entities}
    for entity in cast.entities:
        assert set(entity.members) <= ids - {entity.id}
        assert len(set(entity.members)) == len(entity.members) != 1
        for mention in entity.mentions:
            assert mention.confidence is not None
            assert 0 <= mention.confidence <= 1
            assert mention.runner_up is None or mention.runner_up in ids - {entity.id}


@pytest.mark.parametrize("text", TEXTS)
def test_every_mention_says_how_sure_it_is_and_means_those_of_the_record(read, text):
    check(read(text).cast)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_so_it_is_in_any_text(reader_with, text):
    check(reader_with().read(text).cast)


def test_a_full_name_is_surer_than_a_noun_and_a_pronoun(read):
    report = read("Jon Harbin, a baker, sang. The baker slept. He dreamt.")
    name = report.mention("Jon Harbin").confidence
    assert name > report.mention("The baker").confidence
    assert name > report.mention("He").confidence


def test_a_pronoun_with_a_rival_is_less_sure_and_names_the_rival(read):
    clear = read("Jon Harbin sang. He slept.").mention("He")
    report = read("A friend of Rolf Teig called. Jon Harbin met Rolf Teig. He slept.")
    assert clear.runner_up is None
    assert report.mention("He").confidence < clear.confidence
    assert report.runner_up("He") == "Rolf Teig"


def test_a_noun_that_only_nearness_joins_names_the_next_best(read):
    report = read("Jon Harbin fought Ewa Lis's brother Rolf Teig. The man left.")
    assert (report.name("The man"), report.runner_up("The man")) == ("Jon Harbin", "Rolf Teig")


def test_a_surname_that_two_bear_is_less_sure_and_names_the_other(read):
    opening = "Marta Velin opened the port. Marta Velin sang. "
    alone = read(opening + "Then Velin left.").mention("Velin", 2)
    report = read(opening + "Marta Velin slept. Peter Velin wept. Peter Velin ran. Then Velin left.")
    assert report.name("Velin", 5) == "Marta Velin"
    assert (report.runner_up("Velin", 5), alone.runner_up) == ("Peter Velin", None)
    assert report.mention("Velin", 5).confidence < alone.confidence


def test_who_is_known_only_by_words_has_no_rival(read):
    mention = read("Polish officials spoke.").mention("Polish officials")
    assert (mention.kind, mention.runner_up) == ("noun", None)
