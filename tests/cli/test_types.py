"""`onrecord types`, and the other commands with types of the user's own, as a user calls them."""

import json
import re
from pathlib import Path

import pytest

from onrecord import samples

SAMPLE = samples.FOLDER / "types.toml"
DOCS = Path(__file__).parents[2] / "docs" / "types.md"
FENCING = """
[[types]]
name = "FENCING"
description = "Somebody fences something."
[types.roles.who]
as = "actor"
slots = "subj"
[types.roles.what]
as = "object"
slots = "obj"
[[types.triggers]]
words = ["fence"]
pos = "verb"
"""
REPORT = "Sarvania delivered twelve tanks to Norland on Monday. Norland closed its border with Velmark."


@pytest.fixture
def types(tmp_path, monkeypatch):
    """A file of types in the settings, with the text given."""

    def write(text):
        path = tmp_path / "types.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv("ONRECORD_TYPES_PATH", str(path))
        return path

    return write


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def faults(result):
    return [(fault["line"], fault["place"], fault["code"]) for fault in json.loads(result.out)["faults"]]


def check(onrecord, path, *options):
    return onrecord("types", "check", path, "--format", "json", *options)


def test_the_bundled_types_are_sound_and_told(onrecord):
    result = onrecord("types", "check", SAMPLE)
    assert (result.status, "0 faults, 2 types" in result.out) == (0, True)
    trial = json.loads(check(onrecord, SAMPLE).out)
    assert [(kind["name"], kind["like"]) for kind in trial["types"]] == [
        ("ARMS_TRANSFER", "AID"),
        ("BORDER_CLOSURE", "COERCE"),
    ]
    for kind in trial["types"]:
        assert len(kind["examples"]) >= 12
        assert sum(bool(example["found"]) for example in kind["examples"]) >= 10
        assert all(bool(example["found"]) is not example["none"] for example in kind["examples"])
    assert trial["types"][0]["triggers"][1] == {
        "words": ["supply", "provide", "arm", "equip"],
        "pos": "verb",
        "slots": {"supplier": "subj", "recipient": "obj", "weapon": "with"},
        "needs": "",
        "clause": "",
    }


def test_an_example_that_is_not_so_is_a_fault(onrecord, types):
    path = types(
        FENCING
        + '''
[[types.examples]]
text = "Norland fenced a garden."
roles = { who = "Norland", what = "a garden" }
[[types.examples]]
text = "Norland fenced a garden."
roles = { who = "Sarvania" }
[[types.examples]]
text = "Norland painted a garden."
[[types.examples]]
text = "Norland fenced a garden."
none = true
[[types.examples]]
text = "Norland has not fenced a garden."
modality = "actual"
trigger = "garden"
[[types.examples]]
text = """Der Präsident hat am Montag den Garten des Schlosses eingezäunt und das Tor geschlossen. Niemand darf seither
hinein, und die Leute im Dorf wissen nicht, warum das so ist und wie lange es noch dauern soll."""
'''
    )
    result = check(onrecord, path)
    assert result.status == 1
    assert faults(result) == [
        (18, "FENCING, example 2", "example_differs"),
        (21, "FENCING, example 3", "example_missed"),
        (23, "FENCING, example 4", "example_matched"),
        (26, "FENCING, example 5", "example_differs"),
        (30, "FENCING, example 6", "example_refused"),
    ]
    shown = " ".join(onrecord("types", "check", path).out.split())
    assert "paint (verb)" in shown
    assert "5 faults" in shown


def test_every_fault_of_form_is_told_with_its_line_and_what_to_do(onrecord, types):
    path = types(
        """colour = 1
[classes]
weapon = ["gun"]
empty = []
[[types]]
name = "FENCING"
description = "x"
like = "AIDS"
[types.roles.who]
as = "actor"
slots = "subject"
[types.roles.whom]
as = "actor"
slots = "obj"
[types.roles.place]
slots = "in"
[types.roles.number]
counts = "nobody"
[types.roles.both]
slots = "to"
counts = "who"
[[types.triggers]]
words = ["put up"]
pos = "verb"
roles = { nothing = "subj", number = "obj" }
needs = "wonder obj:crossing actor:martians"
[[types.triggers]]
words = []
pos = "verb"
[[types.triggers]]
words = ["fence"]
pos = "adverb"
[[types.examples]]
text = "Norland fenced a garden."
none = true
roles = { elsewhere = "x" }
[[types]]
name = "FENCING"
description = "x"
"""
    )
    result = check(onrecord, path)
    assert result.status == 1
    assert sorted(faults(result)) == sorted(
        [
            (1, "colour", "key_unknown"),
            (3, "classes, weapon", "class_name"),
            (4, "classes, empty", "class_words"),
            (8, "FENCING, like", "malformed"),
            (11, "FENCING, roles, who, slots", "slot_unknown"),
            (12, "FENCING, roles, whom", "side_twice"),
            (15, "FENCING, roles, place", "role_name"),
            (18, "FENCING, roles, number, counts", "role_unknown"),
            (19, "FENCING, roles, both", "role_mixed"),
            (23, "FENCING, trigger 1, words", "word_several"),
            (25, "FENCING, trigger 1, roles, nothing", "role_unknown"),
            (25, "FENCING, trigger 1, roles, number", "role_mixed"),
            (26, "FENCING, trigger 1, needs", "condition_unknown"),
            (26, "FENCING, trigger 1, needs", "class_unknown"),
            (28, "FENCING, trigger 2, words", "malformed"),
            (32, "FENCING, trigger 3, pos", "malformed"),
            (33, "FENCING, example 1", "example_mixed"),
            (36, "FENCING, example 1, roles, elsewhere", "role_unknown"),
            (37, "FENCING", "no_triggers"),
            (38, "FENCING, name", "name_twice"),
        ]
    )
    told = {fault["code"]: fault["remedy"] for fault in json.loads(result.out)["faults"]}
    assert all(told.values())
    assert "'subj'" in told["slot_unknown"]


def test_a_role_without_a_place_is_a_fault(onrecord, types):
    assert faults(check(onrecord, types(FENCING.replace('slots = "obj"\n', "")))) == [
        (8, "FENCING, roles, what", "no_slots")
    ]


@pytest.mark.parametrize("command", ["check", "list"])
def test_a_file_that_is_no_toml_ends_in_a_word_and_status_one(onrecord, types, command):
    types("[[types]\n")
    result = onrecord("types", command)
    assert result.status == 1
    assert "types.toml:1" in result.out + result.err


def test_reports_are_read_on_trial(onrecord, report, tmp_path):
    trial = json.loads(check(onrecord, SAMPLE, "--on", report, "--on", tmp_path / "none.txt").out)
    assert [(match["type"], match["trigger"]["text"]) for match in trial["matches"]] == [
        ("ARMS_TRANSFER", "delivered"),
        ("BORDER_CLOSURE", "closed"),
    ]
    assert trial["matches"][0]["roles"]["quantity"] == ["12"]
    assert trial["matches"][1]["sentence"] == "Norland closed its border with Velmark."
    assert "none.txt" in trial["refused"][0]
    shown = " ".join(onrecord("types", "check", SAMPLE, "--on", report).out.split())
    assert "2 events in the reports" in shown


def test_the_settings_file_is_checked_where_none_is_named(onrecord, types):
    assert onrecord("types", "check").status == 2
    types(FENCING)
    assert onrecord("types", "check").status == 0


def test_types_are_listed_beside_plovers(onrecord, types):
    assert len(json.loads(onrecord("types", "list", "--format", "json").out)) == 16
    types(FENCING)
    rows = {row["name"]: row for row in json.loads(onrecord("types", "list", "--format", "json").out)}
    assert (rows["FENCING"]["own"], rows["FENCING"]["triggers"], rows["FENCING"]["words"]) == (True, 1, 1)
    assert (rows["AID"]["own"], rows["AID"]["triggers"] > 10) == (False, True)
    assert "Somebody fences something." in onrecord("types", "list").out


def test_what_is_kept_is_found_by_its_own_type_and_by_plovers(onrecord, report, monkeypatch):
    monkeypatch.setenv("ONRECORD_TYPES_PATH", str(SAMPLE))
    assert onrecord("add", report).status == 0

    def found(*arguments):
        answer = json.loads(onrecord("ask", "--json", *arguments).out)
        return [finding for group in answer["groups"] + answer["partial"] for finding in group["findings"]]

    def types_of(*arguments):
        return [finding["type"] for finding in found(*arguments)]

    assert types_of("--type", "ARMS_TRANSFER") == ["ARMS_TRANSFER"]
    assert found("--type", "ARMS_TRANSFER")[0]["roles"]["weapon"] == ["twelve tanks"]
    question = "Has Sarvania delivered tanks to Norland?"
    assert types_of(question, "--type", "ARMS_TRANSFER") == ["ARMS_TRANSFER"]
    assert types_of("Has Velmark delivered tanks to Dalmeria?", "--type", "ARMS_TRANSFER") == []
    assert types_of(question) == ["ARMS_TRANSFER"]
    assert "quantity: 12" in " ".join(onrecord("ask", question).out.split())
    monkeypatch.delenv("ONRECORD_TYPES_PATH")
    assert types_of("--type", "BORDER_CLOSURE") == ["BORDER_CLOSURE"]
    assert len(found(question)) == 1
    unknown = onrecord("ask", "--type", "FENCING")
    assert (unknown.status, "BORDER_CLOSURE" in unknown.err) == (1, True)
    assert onrecord("ask").status == 2


def test_own_roles_are_shown_and_escaped(onrecord, report, monkeypatch):
    monkeypatch.setenv("ONRECORD_TYPES_PATH", str(SAMPLE))
    assert "quantity: 12" in " ".join(onrecord("read", report).out.split())
    assert "status: delivered" in onrecord("read", report, "--format", "html").out


def test_a_bad_file_stops_a_reading_with_its_fault(onrecord, report, types):
    types(FENCING + "colour = 1\n")
    result = onrecord("read", report)
    assert result.status == 1
    assert "types.toml:14: FENCING, trigger 1, colour" in result.err
    assert "Keys here: words, pos" in result.err


def test_the_page_that_teaches_it_holds(onrecord, types):
    """The first file of docs/types.md is sound; with the sentence that follows it is not."""
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    plain = ["\n".join(line[4:] for line in block.splitlines()) for block in blocks]
    first = next(block for block in plain if "[[types]]" in block)
    narrowing = next(block for block in plain if "none = true" in block)
    assert check(onrecord, types(first)).status == 0
    assert [fault[2] for fault in faults(check(onrecord, types(first + "\n" + narrowing)))] == ["example_matched"]
