"""One sentence for each sort of word and construction that the table of frames knows, and for each trap it avoids."""

import pytest

from onrecord.pipeline import run_stages, stages_for
from onrecord.records import Event, Reference, Region, Report
from onrecord.settings import Settings


def read(text: str) -> tuple[Event, ...]:
    """The events of a report of that text."""
    report = Report(text=text, body=(Region(start=0, end=len(text)),), published="2024-05-15")
    stages = [stage for stage in stages_for("events") if stage.gives != "report"]
    events: tuple[Event, ...] = run_stages(stages, {"report": report}, Settings())["events"]
    return events


def words(sides: tuple[Reference, ...]) -> str:
    return "; ".join(side.text for side in sides)


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        # Idioms: a common verb with the one noun that makes it an act.
        ("Norway took Ghana to task over the arrests.", "ACCUSE", "disapprove"),
        ("The senator took aim at the governor.", "ACCUSE", "disapprove"),
        ("Norway pointed the finger at Ghana.", "ACCUSE", "allege"),
        ("Norway took Ghana to court.", "ACCUSE", "allege"),
        ("The general stood trial for treason.", "ACCUSE", "allege"),
        ("Norway lodged a protest with Ghana.", "ACCUSE", "disapprove"),
        ("Norway summoned the Ghanaian ambassador.", "ACCUSE", "disapprove"),
        ("Ghana came under fire from Norway over its elections.", "ACCUSE", "disapprove"),
        ("Norway paid tribute to Ghana.", "SUPPORT", None),
        ("Norway came out in support of Ghana.", "SUPPORT", None),
        ("Norway forged an alliance with Ghana.", "SUPPORT", None),
        ("Norway and Ghana hammered out a deal on fishing.", "AGREE", None),
        ("The two governments came to terms on Friday.", "AGREE", None),
        ("Norway gave its consent to a Ghanaian request.", "AGREE", None),
        ("The government met the demands of the rebels.", "CONCEDE", None),
        ("Norway gave way to Ghana.", "CONCEDE", None),
        ("Norway came to the aid of Ghana.", "AID", None),
        ("Norway bought two warships from Ghana.", "AID", None),
        ("Norway joined forces with Ghana.", "COOPERATE", None),
        ("Norway turned to Ghana for help.", "REQUEST", None),
        ("The council put pressure on Ghana to hold elections.", "REQUEST", None),
        ("Norway insisted that Ghana leave the island.", "REQUEST", None),
        ("Norway said no to the Ghanaian request.", "REJECT", None),
        ("Norway brushed aside the Ghanaian demand.", "REJECT", None),
        ("Norway reneged on its deal with Ghana.", "REJECT", None),
        ("Norway vowed revenge against Ghana.", "THREATEN", None),
        ("Thousands of demonstrators poured into the streets of Accra.", "PROTEST", "demo"),
        ("Dockers downed tools in the port.", "PROTEST", "strike"),
        ("Students staged a sit-in at the ministry.", "PROTEST", "demo"),
        ("The opposition stayed away from the vote.", "PROTEST", "boycott"),
        ("Protesters threw stones at police.", "PROTEST", "riot"),
        ("Protesters toppled the statue of the king.", "PROTEST", "vandalize"),
        ("Norway pulled out of the Geneva agreement.", "SANCTION", "withdraw"),
        ("The court jailed the general for life.", "SANCTION", "convict"),
        ("Norway ordered two Ghanaian diplomats to leave the country.", "SANCTION", "expel"),
        ("Norway tore up its agreement with Ghana.", "SANCTION", "discontinue"),
        ("Norway deployed police in Accra.", "MOBILIZE", "police"),
        ("The rebels recruited fighters.", "MOBILIZE", "militia"),
        ("Norway conducted a missile test.", "MOBILIZE", "weapons"),
        ("Norway is building up its forces near Ghana.", "MOBILIZE", "troops"),
        ("Police took the editor into custody.", "COERCE", "arrest"),
        ("The junta put the premier under house arrest.", "COERCE", "arrest"),
        ("The city was placed under curfew.", "COERCE", "curfew"),
        ("Norway spread disinformation about Ghana.", "COERCE", "misinformation"),
        ("Norway withheld documents from the inspectors.", "COERCE", "withhold"),
        ("The army seized control of the town.", "ASSAULT", None),
        ("The army used chemical weapons against the rebels.", "ASSAULT", "unconventional"),
        ("Gunmen seized three hostages.", "ASSAULT", "abduct"),
        ("A suicide bomber blew himself up at the market.", "ASSAULT", "suicide-attack"),
        ("Fighting broke out between the army and the rebels.", "ASSAULT", None),
        ("The rebels brought home their soldiers from Ghana.", "RETREAT", "withdraw"),
        ("The army ended its offensive in Ghana.", "RETREAT", "ceasefire"),
        # A measure of time between the light verb and the noun; a participle before a noun.
        ("Norway held two days of talks with Ghana.", "CONSULT", None),
        ("The jailed editor is ill.", "COERCE", "arrest"),
        ("The striking dockers sang.", "PROTEST", "strike"),
        # What is threatened gives the mode.
        ("Norway threatened to impose sanctions on Ghana.", "THREATEN", "restrict"),
        ("Norway threatened to expel the Ghanaian ambassador.", "THREATEN", "expel"),
        ("The junta threatened to arrest the opposition leader.", "THREATEN", "arrest"),
        ("Norway threatened to cut ties with Ghana.", "THREATEN", "relations"),
        ("Norway threatened to occupy the islands of Ghana.", "THREATEN", "territory"),
        ("The opposition demanded constitutional reform.", "REQUEST", "change"),
    ],
)
def test_a_word_tells_of_its_event(text: str, kind: str, mode: str | None) -> None:
    found = [event for event in read(text) if event.type == kind]
    assert found, [event.type for event in read(text)]
    assert mode is None or mode in [event.mode for event in found]


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("The rebels shelled the base.", "ASSAULT", "the base"),
        ("Students marched on the palace.", "PROTEST", "the palace"),
        ("The army sealed off the town.", "COERCE", "the town"),
        ("The rebels attacked a village in Ghana.", "ASSAULT", "Ghana"),
    ],
)
def test_a_mere_place_is_the_target_where_nobody_is_named(text: str, kind: str, recipients: str) -> None:
    assert recipients in [words(event.recipients) for event in read(text) if event.type == kind]


def test_protesters_who_are_killed_are_no_actors() -> None:
    killing = next(event for event in read("The killing of protesters by the army shocked Ghana.") if event.actors)
    assert (killing.type, words(killing.actors), words(killing.recipients)) == ("ASSAULT", "the army", "protesters")


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("The Norwegian premier flew back to Oslo on Friday.", "CONSULT"),
        ("The Norwegian premier travelled to Oslo.", "CONSULT"),
        ("The candidate flew to Ohio for a rally.", "CONSULT"),
        ("She stormed out of the room.", "ASSAULT"),
        ("The singer slammed the door.", "ACCUSE"),
        ("He resigned himself to defeat.", "RETREAT"),
        ("The bus driver killed two pedestrians in a crash.", "ASSAULT"),
        ("He gave a speech in Norway.", "CONCEDE"),
        ("She joined the company in 2005.", "COOPERATE"),
        ("He blew up at reporters.", "ASSAULT"),
        ("Oren Dask suspended his campaign.", "SANCTION"),
        ("Oren Dask gave ten million dollars to the campaign.", "AID"),
        ("It was a chance to demonstrate patience, Oren Dask said.", "PROTEST"),
        ("Oren Dask hit back at Ilse Korrin.", "ASSAULT"),
        ("The company fired an employee.", "SANCTION"),
        ("The recruits hold the courage of their convictions.", "SANCTION"),
    ],
)
def test_a_private_sense_tells_of_no_event(text: str, forbidden: str) -> None:
    assert forbidden not in {event.type for event in read(text)}
