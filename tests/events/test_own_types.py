"""Event types of the user's own, as a report is read with them."""

import json
import pickle
from pathlib import Path
from typing import get_args

import jsonschema
import pytest

import onrecord
from onrecord import samples
from onrecord.cli.schema import record_schema
from onrecord.errors import TypesInvalid
from onrecord.pipeline import read_page
from onrecord.records import EventType, Page
from onrecord.settings import Settings

SAMPLE = samples.FOLDER / "types.toml"
HEAD = '[[types]]\nname = "{name}"\ndescription = "Something."\n'
NAMED = b'[[types]]\nname = "FENCING"\ndescription = "x"\n'
TRIGGER = b'[[types.triggers]]\nwords = ["fence"]\npos = "verb"\n'
HANDING = """
[types.roles.giver]
as = "actor"
[types.roles.thing]
as = "object"
[[types.triggers]]
words = ["{word}"]
pos = "verb"
roles = {{ giver = "subj", thing = "obj" }}
"""


def settings_with(path):
    return Settings(types_path=path, entities_path=samples.ENTITIES_PATH)


@pytest.fixture
def types(tmp_path):
    """A file of types, and a reader with it."""

    def write(text):
        path = tmp_path / "types.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def events_of(text, path=SAMPLE, *names):
    record = read(text, path)
    return [event for event in record.events if not names or event.type in names]


def read(text, path=SAMPLE):
    return onrecord.read(text, settings=settings_with(path))


def told(event):
    return {name: [filler.value or filler.text for filler in fillers] for name, fillers in event.roles.items()}


def test_an_own_event_stands_beside_plovers_with_its_roles():
    record = read("Sarvania delivered twelve tanks to Norland on Monday.")
    assert [(event.id, event.type, event.refines) for event in record.events] == [
        ("v1", "AID", None),
        ("v2", "ARMS_TRANSFER", "AID"),
    ]
    aid, transfer = record.events
    assert not aid.roles
    assert told(transfer) == {
        "supplier": ["Sarvania"],
        "recipient": ["Norland"],
        "weapon": ["twelve tanks"],
        "quantity": ["12"],
        "status": ["delivered"],
    }
    assert (transfer.actors, transfer.recipients, transfer.objects) == (aid.actors, aid.recipients, aid.objects)
    assert transfer.roles["supplier"][0].entity == aid.actors[0].entity
    assert (transfer.time, transfer.factuality) == (aid.time, aid.factuality)


def test_every_span_of_a_role_is_the_slice_of_the_text():
    text = "Dalmeria agreed to sell Norland up to 40 drones. Velmark shipped dozens of rockets to Sarvania in May."
    record = read(text)
    fillers = [each for event in record.events for role in event.roles.values() for each in role]
    assert len(fillers) > 6
    assert all(record.report.text[each.start : each.end] == each.text for each in fillers)


@pytest.mark.parametrize(
    ("words", "value", "span"),
    [
        ("40 drones", "40", "40"),
        ("a dozen drones", "12", "a dozen"),
        ("two hundred drones", "200", "two hundred"),
        ("1,500 drones", "1500", "1,500"),
        ("more than 30 drones", "30", "more than 30"),
        ("up to 40 drones", "40", "up to 40"),
        ("about 2.5 million rounds", "2500000", "about 2.5 million"),
        ("a batch of nine drones", "9", "nine"),
        ("dozens of drones", None, "dozens"),
        ("ten to twelve drones", None, "ten to twelve"),
    ],
)
def test_a_count_is_read_where_the_words_give_one_number(words, value, span):
    (event,) = events_of(f"Sarvania delivered {words} to Norland in May.", SAMPLE, "ARMS_TRANSFER")
    assert [(each.value, each.text) for each in event.roles["quantity"]] == [(value, span)]


def test_a_value_is_told_by_what_the_event_hangs_on_before_its_own_word():
    def status(text):
        return [told(event)["status"] for event in events_of(text, SAMPLE, "ARMS_TRANSFER")]

    assert status("Sarvania delivered six tanks to Norland.") == [["delivered"]]
    assert status("Sarvania agreed to deliver six tanks to Norland.") == [["agreed"]]
    assert status("Norland ordered six tanks from Sarvania.") == [["ordered"]]
    assert status("Sarvania said it had delivered six tanks to Norland.") == [["delivered"]]


def test_an_own_event_is_denied_as_plovers_is():
    events = events_of("It is Velmark, not Dalmeria, that supplies Norland with weapons.")
    found = [(event.type, event.actors[0].text, event.modality) for event in events]
    assert sorted(found) == [
        ("AID", "Dalmeria", "negated"),
        ("AID", "Velmark", "actual"),
        ("ARMS_TRANSFER", "Dalmeria", "negated"),
        ("ARMS_TRANSFER", "Velmark", "actual"),
    ]
    assert len({event.id for event in events}) == 4


def test_an_own_event_stands_under_the_request_for_it():
    events = {event.type: event for event in events_of("Norland asked Velmark to send two submarines to Dalmeria.")}
    assert events["ARMS_TRANSFER"].under == events["REQUEST"].id
    assert (events["ARMS_TRANSFER"].modality, events["ARMS_TRANSFER"].factuality) == ("requested", "UU")


def test_a_replacing_type_takes_the_place_of_plovers(types):
    text = "Norland asked Velmark to send two submarines to Dalmeria."
    path = types(SAMPLE.read_text().replace('like = "AID"', 'like = "AID"\nreplace = true'))
    assert [event.type for event in events_of(text, path)] == ["REQUEST", "ARMS_TRANSFER"]


def test_a_type_like_request_embeds_what_plover_finds_below_it(types):
    kind = HEAD.format(name="PETITION") + 'like = "REQUEST"\n' + HANDING.format(word="badger")
    text = "Norland badgered Velmark to deliver food to Sarvania."
    events = {event.type: event for event in events_of(text, types(kind))}
    assert events["AID"].under == events["PETITION"].id
    assert events["PETITION"].under is None


def test_a_promise_of_something_like_an_assault_is_a_threat(types):
    kind = HEAD.format(name="RAID") + 'like = "ASSAULT"\n' + HANDING.format(word="maraud")
    text = "Norland vowed to maraud the coast."
    assert [event.type for event in events_of(text, types(kind))] == ["THREATEN", "RAID"]
    kind = kind.replace("ASSAULT", "COOPERATE")
    assert [event.type for event in events_of(text, types(kind))] == ["AGREE", "RAID"]


def test_a_word_of_two_types_gives_both_in_the_files_order(types):
    both = "".join(HEAD.format(name=name) + HANDING.format(word="denounce") for name in ("SECOND", "FIRST"))
    found = events_of("Norland denounced the treaty on Monday.", types(both), "FIRST", "SECOND")
    assert [event.type for event in found] == ["SECOND", "FIRST"]
    assert found[0].id != found[1].id


def test_a_class_of_ones_own_is_asked_for(types):
    text = (
        '[classes]\nreef = ["reef", "coral bank", "border"]\n'
        + HEAD.format(name="REEFING")
        + HANDING.format(word="fence")
    )
    path = types(text.replace('as = "object"', 'as = "object"\nclasses = ["reef"]\nrequired = true'))
    assert events_of("Norland fenced two reefs in May.", path, "REEFING")
    assert events_of("Norland fenced a coral bank in May.", path, "REEFING")
    assert not events_of("Norland fenced a garden in May.", path, "REEFING")
    # A word of the class is no class of ours, though one be called so.
    assert events_of("Norland fenced its border in May.", path, "REEFING")
    assert not events_of("Norland fenced the frontier in May.", path, "REEFING")


def test_the_first_trigger_whose_conditions_hold_is_taken(types):
    special = HANDING.format(word="hand") + 'needs = "part:over"\n'
    path = types(HEAD.format(name="HANDOVER") + special)
    assert events_of("Norland handed over the island.", path, "HANDOVER")
    assert not events_of("Norland handed the children flowers.", path, "HANDOVER")


def test_the_record_says_with_which_file_it_was_read(types):
    plain = onrecord.read("Norland fenced a reef.", settings=Settings())
    assert plain.reader.types is None
    path = types(HEAD.format(name="FENCING") + HANDING.format(word="fence"))
    first = read("Norland fenced a reef.", path)
    assert [event.type for event in first.events] == ["FENCING"]
    types(HEAD.format(name="WALLING") + HANDING.format(word="fence"))
    second = read("Norland fenced a reef.", path)
    assert [event.type for event in second.events] == ["WALLING"]
    assert first.reader.types != second.reader.types
    assert len(second.reader.types) == 64


def test_the_same_types_give_the_same_bytes_and_fit_the_schema():
    text = "Sarvania delivered twelve tanks to Norland. Norland closed its border with Velmark."
    line = onrecord.encode_record(read(text))
    assert onrecord.encode_record(read(text)) == line
    jsonschema.validate(json.loads(line), record_schema())
    record = onrecord.decode_record(line)
    assert record == read(text)
    assert len({*record.events}) == len(record.events)
    wrong = json.loads(line)
    wrong["events"][0]["type"] = "not a type"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, record_schema())


def test_adjectives_nouns_and_parties_fill_roles(types):
    path = types(
        HEAD.format(name="DEPENDENCE")
        + """
[types.roles.who]
as = "actor"
slots = "subj/poss"
[types.roles.whom]
slots = "on"
classes = ["state", "body"]
required = true
[[types.triggers]]
words = ["dependent"]
pos = "adj"
[[types.triggers]]
words = ["dependence"]
pos = "noun"
"""
    )
    for text in ("Norland is dependent on Sarvania.", "The report deplores Norland's dependence on Sarvania."):
        (event,) = events_of(text, path, "DEPENDENCE")
        assert told(event) == {"who": ["Norland"], "whom": ["Sarvania"]}
        assert event.roles["whom"][0].entity is not None
        assert not event.recipients
    assert not events_of("Norland is dependent on fish.", path, "DEPENDENCE")


def test_plovers_events_stay_as_they_are_beside_ones_own():
    def plovers(record):
        found = (event for event in record.events if event.type in get_args(EventType))
        return [(event.type, event.trigger, event.actors, event.recipients, event.factuality) for event in found]

    paths = [samples.FOLDER / row["file"] for row in samples.list_samples()[:6]]
    bare = onrecord.read_many(paths, settings=Settings(entities_path=samples.ENTITIES_PATH))
    own = list(onrecord.read_many(paths, settings=settings_with(SAMPLE)))
    assert [plovers(record) for record in own] == [plovers(record) for record in bare]
    assert sum(event.type == "ARMS_TRANSFER" for record in own for event in record.events) > 2
    assert all(len({event.id for event in record.events}) == len(record.events) for record in own)


def test_without_a_file_nothing_changes():
    page = Page(address="x", content="Sarvania delivered twelve tanks to Norland.", form="exact")
    bare = read_page(page, Settings(entities_path=samples.ENTITIES_PATH))
    own = read_page(page, settings_with(SAMPLE))
    plover = tuple(event for event in own.events if event.type == "AID")
    assert bare.events == plover


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"[[types]]\nname = \n", 2, "no TOML"),
        (b"\xff\xfe\x00", 0, "UTF-8"),
        (b"", 0, "no list of types"),
        (b"types = 3", 1, "no list of types"),
        (b"x = " + b"[" * 100_000, 0, "no TOML"),
        (b"x = " + b"9" * 10_000, 0, "no TOML"),
        (b"#" * 10_000_000, 0, "larger than"),
        (b"[" + b" " * 900_000 + b"\n", 1, "no TOML"),
        (b"[[types]]\n" * 20_000, 1, "more than 500"),
        (
            NAMED + b"[types.roles]\n" + b"".join(b"r%d.slots = 'q'\n" % n for n in range(20_000)) + TRIGGER,
            4,
            "20,000 roles",
        ),
        (NAMED + b"[types.roles.x]\nslots = '" + b"zz/" * 200_000 + b"zz'\n" + TRIGGER, 5, "200 faults"),
        (NAMED.replace(b"FENCING", b"AID") + TRIGGER, 2, "PLOVER"),
        (NAMED.replace(b"FENCING", b"lower") + TRIGGER, 2, "str"),
        (NAMED.replace(b'"FENCING"', b"5") + TRIGGER, 2, "int"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_line_and_remedy(tmp_path, content, line, reason):
    path = tmp_path / "types.toml"
    path.write_bytes(content)
    with pytest.raises(TypesInvalid, match=reason) as refused:
        read("Norland fenced a reef.", path)
    assert (refused.value.path, refused.value.line, bool(refused.value.remedy)) == (str(path), line, True)
    assert str(refused.value).startswith(f"{path}:{line}: " if line else f"{path}: ")


def test_a_refused_file_travels_between_processes(tmp_path):
    with pytest.raises(TypesInvalid) as refused:
        read("Norland fenced a reef.", Path(tmp_path / "none.toml"))
    copy = pickle.loads(pickle.dumps(refused.value))
    assert str(copy) == str(refused.value)
    assert "none.toml" in str(copy)
