"""What a check of tables finds, and what it lets pass."""

import pytest

from onrecord.entities.register.faults import Limits, find_faults

TODAY = "2026-01-01"
ENTITIES = "name\tothers\tkind\tcountry\tsector\twikidata\tdemonyms\n"
HOLDERS = "person\tothers\tgender\toffice\tbody\tfrom\tto\tchecked\teffective\twikidata\n"
NORLAND = "Norland\t\tcountry\tXNL\t\t\tNorlandic"
VELIN = "Marta Velin\t\tf\tpresident\tXNL\t2010-01-01\t2014-01-01"


@pytest.fixture
def check(tmp_path):
    """Level, code and line of each fault of the user's own tables with these rows."""

    def faults(entities=(), holders=(), gap_days=60):
        (tmp_path / "entities.tsv").write_text(ENTITIES + "\n".join([NORLAND, *entities]), encoding="utf-8")
        (tmp_path / "officeholders.tsv").write_text(HOLDERS + "\n".join(holders), encoding="utf-8")
        paths = [tmp_path / "entities.tsv", tmp_path / "officeholders.tsv"]
        found = find_faults(paths, Limits(TODAY, gap_days))
        return [(fault.level, fault.code, fault.line) for fault in found if fault.path in map(str, paths)]

    return faults


def test_our_own_tables_have_no_error():
    assert [fault for fault in find_faults([], Limits("9999-01-01")) if fault.level == "error"] == []


def test_sound_tables_pass(check):
    entities = ["Harbour Guild\tHG\torganization\tXNL\tLAB\tQ999000010", "Amber Bank\t\torganization\tIGO\tBUS"]
    holders = [
        VELIN,
        "Jon Harbin\tJohn Harbin\tm\tpresident\tNorland\t2014-01-01\t\t2025-12-31\tyes\tQ999000001",
        "Rolf Teig\t\tm\tfederal foreign minister\tXNL\t2010\t2012",
        "Ida Sorn\t\tf\tminister\tXNL\t2010\t2014",
        "Nils Orre\t\tm\tminister\tXNL\t2010\t2014",
        "Ida Sorn\t\tf\tdirector\tHG\t2015\t2018",
    ]
    assert check(entities, holders) == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Harbour Guild\t\torganization\tXQX", "country_unknown"),
        ("Harbour Guild\t\torganization\tNorland", "country_unknown"),
        ("Harbour Guild\t\torganization\tXNL\tFISH", "sector_unknown"),
        ("Harbour Guild\t\torganization\tXNL\tLAB\tQ0123", "wikidata_malformed"),
        ("Harbour Guild\t\torganization\tXNL\tLAB\tnorland", "wikidata_malformed"),
        ("Harbour Guild\tNorland\torganization\tXNL", "name_twice"),
        ("Harbour Guild\tNorlandic\torganization\tXNL", "name_twice"),
        ("Harbour Guild\t\torganization\tXNL\t\t\tGuildish", "malformed"),
        ("Harbour Guild\t\tbody\tXNL", "malformed"),
        ("Harbour Guild\t\torganization\tXNL\tLAB\tQ1\tx\ty", "malformed"),
    ],
)
def test_each_fault_of_an_entity_is_found_in_its_line(check, row, code):
    assert check([row]) == [("error", code, 3)]


def test_one_id_for_two_entities_is_found(check):
    rows = [f"{name}\t\torganization\tXNL\tLAB\tQ999000010" for name in ("Harbour Guild", "Fish Guild")]
    assert check(rows) == [("error", "wikidata_twice", 4)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Jon Harbin\t\tm\tpresident\tXQX\t2014\t2016", "country_unknown"),
        ("Jon Harbin\t\tm\tpresident\tFish Guild\t2014\t2016", "body_unknown"),
        ("Jon Harbin\t\tm\tharbour poet\tXNL\t2014\t2016", "office_unknown"),
        ("Jon Harbin\t\tm\tpresident\tXNL\t2016\t2014", "malformed"),
        ("Jon Harbin\t\tm\tpresident\tXNL\t2014-02-30\t2016", "malformed"),
        ("Jon Harbin\t\tm\tpresident\tXNL\t2027-01-01\t2029", "day_to_come"),
        ("Jon Harbin\t\tm\tpresident\tXNL\t2014\t\t2026-02-01", "day_to_come"),
        ("Jon Harbin\t\tm\tpresident\tXNL\t1914\t2016", "term_too_long"),
        ("Jon Harbin\t\tm\tpresident\tXNL\t2014\t2016\t\t\tharbin", "wikidata_malformed"),
    ],
)
def test_each_fault_of_an_office_holder_is_found_in_its_line(check, row, code):
    assert check(holders=[row]) == [("error", code, 2)]


def test_a_long_reign_is_none(check):
    assert check(holders=["Rolf Teig\t\tm\tking\tXNL\t1940\t2012"]) == []


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        ("Jon Harbin\t\tm\tpresident\tXNL\t2013-12-31\t2016-01-01", [("error", "office_twice", 3)]),
        ("Jon Harbin\t\tm\tpresident\tNorland\t2011\t2012-05-01", [("error", "office_twice", 3)]),
        ("Jon Harbin\t\tm\tpresident\tXNL\t2014-01-01\t2016-01-01", []),
        ("Jon Harbin\t\tm\tpresident\tXNL\t2014\t2016-01-01", []),
        ("Jon Harbin\t\tm\tpresident\tXNL\t2014-03-01\t2016-01-01", []),
        ("Jon Harbin\t\tm\tpresident\tXNL\t2014-03-05\t2016-01-01", [("note", "gap", 3)]),
        ("Jon Harbin\t\tm\tvice president\tXNL\t2012-01-01\t2016-01-01", []),
    ],
)
def test_terms_of_one_office_meet(check, row, faults):
    assert check(holders=[VELIN, row]) == faults


def test_two_foreign_ministers_at_once_are_worth_a_look(check):
    rows = ["Marta Velin\t\tf\tforeign minister\tXNL\t2010\t2014", "Jon Harbin\t\tm\tforeign minister\tXNL\t2012\t2016"]
    assert check(holders=rows) == [("note", "office_twice", 3)]


def test_a_term_without_end_before_a_successors_is_worth_a_look(check):
    rows = [
        "Marta Velin\t\tf\tpresident\tXNL\t2010-01-01\t\t2013-01-01",
        "Jon Harbin\t\tm\tpresident\tXNL\t2014-01-01\t2016",
        "Rolf Teig\t\tm\tpresident\tXNL\t2016\t2018",
    ]
    assert check(holders=rows) == [("note", "end_missing", 2)]


def test_two_leaders_of_one_state_are_found(check):
    rows = [
        "Marta Velin\t\tf\tpresident\tXNL\t2010\t2014\t\tyes",
        "Jon Harbin\t\tm\tprime minister\tXNL\t2012-01-01\t2016\t\tyes",
    ]
    assert check(holders=rows) == [("error", "leader_twice", 3)]


def test_one_name_for_two_people_is_found(check):
    other = "Jon Harbin\tMarta Velin\tm\tpresident\tXNL\t2014-01-01\t2016"
    assert check(holders=[VELIN, other]) == [("error", "name_twice", 3)]


def test_one_id_for_two_people_and_two_ids_for_one_name_are_found(check):
    rows = [
        "Marta Velin\t\tf\tpresident\tXNL\t2010\t2014\t\t\tQ999000001",
        "Jon Harbin\t\tm\tpresident\tXNL\t2014\t2016\t\t\tQ999000001",
        "Marta Velin\t\tf\tspeaker\tXNL\t2014\t2016\t\t\tQ999000002",
        "Marta Velin\t\tm\tspeaker\tXNL\t2016\t2018\t\t\tQ999000001",
    ]
    assert sorted(check(holders=rows)) == [
        ("error", "gender_differs", 5),
        ("error", "wikidata_twice", 3),
        ("note", "namesakes", 4),
    ]


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path):
    (tmp_path / "own.tsv").write_bytes(b"name\tkind\n\xff\xfe\n")
    found = find_faults([tmp_path / "own.tsv", tmp_path / "none.tsv"], Limits(TODAY))
    assert [fault.code for fault in found if fault.level == "error"] == ["unreadable", "unreadable"]
