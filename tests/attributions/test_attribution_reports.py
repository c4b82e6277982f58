"""Whole reports: quotations over paragraphs, dialogue, templates, lists, nesting."""

from attributed import attributions_of, cast_of, read, words_of

from onrecord.attributions import Nesting, innermost, source_chain


def test_a_speaker_goes_on_in_the_next_paragraph() -> None:
    text = "“We will not go,” said Velin. “We have work to do.”\n\n“Nobody will make us.”\n\nThe talks begin in May."
    assert read(text) == [
        ("Velin", "said", "“We will not go,” | “We have work to do.” | “Nobody will make us.”"),
    ]


def test_a_new_cue_begins_a_new_attribution() -> None:
    text = "“We will not go,” said Velin.\n\n“And nobody will make us,” she went on.\n\n“There is no other plan.”"
    assert read(text) == [
        ("Velin", "said", "“We will not go,”"),
        ("she", "went on", "“And nobody will make us,” | “There is no other plan.”"),
    ]


def test_narration_between_ends_a_speech() -> None:
    text = "“We will not go,” said Velin.\n\nThe port lies in the north.\n\n“Tamm Days” is a film about it."
    assert read(text) == [("Velin", "said", "“We will not go,”")]


def test_each_paragraph_opens_anew_and_the_last_one_closes() -> None:
    text = "Velin said: “We will not go.\n\n“We have work to do.\n\n“Nobody will make us.”\n\nThe talks begin in May."
    assert read(text) == [
        ("Velin", "said", "“We will not go. | “We have work to do. | “Nobody will make us.”"),
    ]


def test_bullets_under_one_speaker() -> None:
    text = "Velin said the following:\n\n- Norland will leave.\n\n- Ruritania will stay.\n\nThe port lies in the north."
    assert read(text) == [("Velin", "said", "Norland will leave | Ruritania will stay")]


def test_interview() -> None:
    text = (
        "Marta Velin: The talks will go on.\n\nAna Dorn: I doubt it.\n\n"
        "Marta Velin: Nobody wants a war.\n\nAna Dorn: Some do."
    )
    assert [source for source, _, _ in read(text)] == ["Marta Velin", "Ana Dorn", "Marta Velin", "Ana Dorn"]


def test_template_of_source_and_quote() -> None:
    text = (
        "Fire at the port of Tamm\n\nSource: Ana Dorn, spokeswoman for the Ministry of Ports, on the radio\n\n"
        'Quote: "The fire is out."\n\nDetails: The port lies in the north.'
    )
    assert read(text) == [
        ("Ana Dorn, spokeswoman for the Ministry of Ports", "Quote", '"The fire is out."'),
    ]


def test_outlet_over_institute() -> None:
    text = "The Tamm Institute said that Ruritania had lost half of its tanks since May, writes the Daily Courier."
    outer, inner = attributions_of(text)
    assert words_of(outer)[:2] == ("the Daily Courier", "writes")
    assert words_of(inner) == ("The Tamm Institute", "said", "that Ruritania had lost half of its tanks since May")
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_quoted_speaker_stands_in_the_speech_of_another() -> None:
    text = "“The army has denied that the port was shelled,” Velin said."
    outer, inner = attributions_of(text)
    assert words_of(outer)[:2] == ("Velin", "said")
    assert words_of(inner) == ("The army", "has denied", "that the port was shelled")
    assert inner.parent == outer.id


def test_innermost_and_the_chain_of_sources() -> None:
    text = "Marta Velin said that Ana Dorn denied that the port was shelled. The port lies in the north."
    attributions = attributions_of(text)
    shelled = text.index("shelled")
    found = innermost(attributions, shelled, shelled + 7)
    assert found is not None
    assert words_of(found)[0] == "Ana Dorn"
    assert Nesting(attributions).innermost(text.index("lies"), text.index("lies") + 4) is None
    chain = source_chain(found, {each.id: each for each in attributions})
    names = [source.entity for each in reversed(attributions) for source in each.sources]
    assert list(chain) == [name for name in names if name is not None]


def test_questions_and_answers() -> None:
    text = (
        "The crack in the wall\n\nMarta Velin is the chief engineer of the dam. She spoke on the phone.\n\n"
        "Q: When did you hear of it?\n\nA: At four. The watchman said that water was coming in.\n\n"
        "Q: Is it safe?\n\nA: No."
    )
    outer = [each for each in attributions_of(text) if each.cues[0].text == ":"]
    names = cast_of(text)
    assert [each.act for each in outer] == ["ask", "say", "ask", "say"]
    assert {names.get(outer[at].sources[0].entity or "") for at in (1, 3)} == {"Marta Velin"}
    inner = next(each for each in attributions_of(text) if each.cues[0].text == "said")
    assert inner.parent == outer[1].id
