"""`onrecord actors` as a user calls it."""

import json

import pytest

HOLDERS = "person\tgender\toffice\tbody\tfrom\tto\tchecked\teffective\n"
VELIN = "Marta Velin\tf\tpresident\tNorland\t2010-01-01\t2014-01-01\n"
HARBIN = "Jon Harbin\tm\tpresident\tXNL\t2014-05\t\t2020-01-01\tyes\n"


@pytest.fixture
def table(tmp_path, monkeypatch):
    """A table of office-holders in the settings, with the rows given."""

    def write(*rows):
        path = tmp_path / "holders.tsv"
        path.write_text(HOLDERS + "".join(rows), encoding="utf-8")
        monkeypatch.setenv("ONRECORD_OFFICEHOLDERS_PATH", str(path))
        return path

    return write


def test_sound_tables_pass_and_notes_are_shown_on_request(onrecord, table):
    table(VELIN, HARBIN)
    result = onrecord("actors", "check")
    assert (result.status, "holders.tsv:3" in result.out) == (0, False)
    assert "0 errors" in result.out
    assert "--notes" in result.out
    shown = onrecord("actors", "check", "--notes").out
    assert "holders.tsv:3" in shown
    assert "nobody is president of XNL" in shown
    assert "president of XNL" not in onrecord("actors", "check", "--notes", "--gap-days", 5000).out


def test_a_fault_is_told_with_its_line_and_fails(onrecord, table):
    path = table(VELIN, "Jon Harbin\tm\tpresident\tXNL\t2012-01-01\t2016-01-01\n")
    result = onrecord("actors", "check")
    assert result.status == 1
    assert "holders.tsv:3" in result.out
    assert "Marta Velin" in result.out
    faults = json.loads(onrecord("actors", "check", "--format", "json").out)
    assert [(fault["code"], fault["line"]) for fault in faults if fault["path"] == str(path)] == [("office_twice", 3)]


def test_files_given_are_checked_in_place_of_those_in_the_settings(onrecord, table, tmp_path):
    table("Jon Harbin\tm\tpresident\tnowhere\t2012\t2016\n")
    other = tmp_path / "other.tsv"
    other.write_text(HOLDERS + "Marta Velin\tf\tpresident\tPOL\t2012\t2011\n", encoding="utf-8")
    faults = json.loads(onrecord("actors", "check", other, "--format", "json").out)
    assert {fault["path"] for fault in faults if fault["level"] == "error"} == {str(other)}
    missing = onrecord("actors", "check", tmp_path / "none.tsv")
    assert (missing.status, "none.tsv" in missing.out) == (1, True)


def test_a_malformed_table_ends_in_one_line(onrecord, table):
    table("Jon Harbin\tm\tpresident\n")
    result = onrecord("actors", "list")
    assert result.status == 1
    assert result.err.startswith("onrecord: ")
    assert "holders.tsv:2" in result.err


def test_who_held_what_on_a_day(onrecord, table):
    table(VELIN, HARBIN)

    def names(*options):
        rows = json.loads(onrecord("actors", "list", "--format", "json", *options).out)
        return [(row["person"], row.get("held")) for row in rows]

    assert names("--body", "Norland") == [("Marta Velin", None), ("Jon Harbin", None)]
    assert names("--body", "Norland", "--on", "2012-05-01") == [("Marta Velin", True)]
    assert names("--body", "XNL", "--on", "2014-05-07") == [("Jon Harbin", None)]
    assert names("--body", "XNL", "--on", "2014-03-07") == []
    assert names("--body", "XNL", "--office", "President", "--on", "2020-01-01") == [("Jon Harbin", True)]
    assert names("--body", "XNL", "--office", "foreign minister") == []
    assert len(names()) > 100
    shown = onrecord("actors", "list", "--body", "Norland", "--on", "2014-05-07").out
    assert "Jon Harbin" in shown
    assert "not sure" in shown
    assert "nobody" in onrecord("actors", "list", "--body", "nowhere").out
    assert onrecord("actors", "list", "--on", "yesterday").status == 2


ROWS = [
    {"personLabel": "Ida Sorn", "officeLabel": "President of Norland", "start": "2020-02-03", "end": "2022-02-03"},
    {"personLabel": "Nils Orre", "officeLabel": "harbour poet of Norland", "start": "2020-02-03"},
]


def test_what_is_imported_can_be_listed_and_checked(onrecord, tmp_path, monkeypatch):
    source, output = tmp_path / "query.json", tmp_path / "own.tsv"
    source.write_text(json.dumps(ROWS), encoding="utf-8")
    result = onrecord("actors", "import", source, "--output", output, "--checked", "2026-01-01")
    assert result.status == 0
    assert ["1", "written"] in [line.split()[:2] for line in result.out.splitlines()]
    assert "harbour poet of Norland" in result.out
    monkeypatch.setenv("ONRECORD_OFFICEHOLDERS_PATH", str(output))
    assert "Ida Sorn" in onrecord("actors", "list", "--body", "XNL", "--on", "2021-01-01").out
    assert onrecord("actors", "check").status == 0
    again = onrecord("actors", "import", source, "--output", output)
    assert (again.status, "--force" in again.err) == (1, True)
    assert onrecord("actors", "import", source, "--output", output, "--force").status == 0


def test_an_import_of_nothing_fails_and_writes_nothing(onrecord, tmp_path):
    source, output = tmp_path / "query.json", tmp_path / "own.tsv"
    source.write_text("<html>", encoding="utf-8")
    result = onrecord("actors", "import", source, "--output", output)
    assert (result.status, output.exists()) == (1, False)
    assert "unreadable" in result.out
    missing = onrecord("actors", "import", tmp_path / "none.json", "--output", output)
    assert (missing.status, "none.json" in missing.err) == (1, True)
