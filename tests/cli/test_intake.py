"""Archives and tables on the command line: what was skipped is counted, columns have the user's names."""

import json
import zipfile

import pytest

TEXT = "Norland shelled a port of Dalmeria on Monday. Soldiers of Norland arrested two officials."


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "reports.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", TEXT)
        packed.writestr("b.png", b"x")
        packed.writestr("c.png", b"x")
    return path


def test_what_was_skipped_is_counted_and_not_told_one_by_one(onrecord, archive):
    result = onrecord("read", archive, "--format", "jsonl")
    [row] = [json.loads(line) for line in result.out.splitlines()]
    assert row["report"]["text"] == TEXT
    assert result.err.strip() == "skipped: 2 unknown_file"
    assert "2  skipped: unknown_file" in onrecord("add", archive).out


def test_columns_of_the_users_own(onrecord):
    line = json.dumps({"uid": "x", "body": TEXT, "date": "2024-03-20"}).encode()
    columns = ("--columns", "text=body,published=date,id=uid")
    [row] = onrecord("read", "-", "--format", "jsonl", "--input", "jsonl", *columns, stdin=line).out.splitlines()
    record = json.loads(row)
    assert (record["id"], record["report"]["text"], record["report"]["published"]) == ("x", TEXT, "2024-03-20")


def test_columns_that_say_nothing_end_in_one_line(onrecord):
    result = onrecord("read", "-", "--columns", "body")
    assert result.status == 1
    assert result.err.startswith("onrecord: 'body' does not say which column holds what.")
