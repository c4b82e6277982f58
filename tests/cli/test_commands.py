"""Every command, as a new user would try it."""

import json
import subprocess
import sys

import jsonschema
import pytest

from onrecord import samples

SAMPLE = samples.FOLDER / "06-warned-against.txt"
REPORT = """Velmark warns Sarvania

by Emil Strand

TARN, March 20 — Oskar Brandt, the interior minister of Velmark, warned Sarvania on Wednesday against supplying \
weapons to Norland. “Sarvania should not do it,” Brandt said.
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def rows(result):
    return [json.loads(line) for line in result.out.splitlines()]


def test_a_guessed_time_is_marked_in_the_table(onrecord, tmp_path):
    path = tmp_path / "port.txt"
    path.write_text(
        "Norland shelled a port of Dalmeria on Monday. Soldiers of Norland arrested two officials.", "utf-8"
    )
    shown = " ".join(onrecord("read", path, "--published", "2024-03-20").out.split())
    assert shown.count("2024-03-18 ?") == 1
    assert shown.count("2024-03-18") > 1


def test_read_prints_a_table_for_people(onrecord, report):
    result = onrecord("read", report, "--published", "2024-03-20")
    assert result.status == 0
    for words in ("Velmark warns Sarvania", "Oskar Brandt", "warn", "urged_against", "2024-03-20"):
        assert words in result.out


def test_read_prints_one_record_a_line(onrecord, report):
    result = onrecord("read", report, SAMPLE, "--published", "2024-03-20", "--format", "jsonl")
    schema = json.loads(onrecord("schema").out)
    assert len(rows(result)) == 2
    for row in rows(result):
        jsonschema.validate(row, schema)
        assert row["report"]["published"] == "2024-03-20"


def test_read_prints_one_json_array(onrecord, report):
    records = json.loads(onrecord("read", report, report, "--format", "json").out)
    assert [record["report"]["title"] for record in records] == ["Velmark warns Sarvania"] * 2
    assert json.loads(onrecord("read", report.parent / "none.txt", "--format", "json").out)[0]["refused"]


def test_json_lines_keep_order_ids_and_text(onrecord):
    lines = [
        {"id": "b", "text": "Oskar Brandt said on Tuesday that it had rained.\r\n", "published": "2024-03-20"},
        {"id": 7, "text": "  Norland rejected the plan."},
    ]
    stdin = "\n".join(map(json.dumps, lines)).encode()
    result = onrecord("read", "--input", "jsonl", "-", "--format", "jsonl", stdin=stdin)
    assert [row["id"] for row in rows(result)] == ["b", "7"]
    assert [row["report"]["text"] for row in rows(result)] == [line["text"] for line in lines]
    assert rows(result)[0]["times"][0]["value"] == "2024-03-19"


def test_a_bad_line_is_refused_in_its_place_and_the_rest_goes_on(onrecord):
    lines = [
        '{"id": "a", "text": "It rained in Tarn."}',
        "not json",
        '{"id": "c", "text": ""}',
        '{"text": "It snowed."}',
    ]
    stdin = "\n".join(lines).encode()
    result = onrecord("read", "--input", "jsonl", "-", "--format", "jsonl", stdin=stdin)
    assert result.status == 0
    codes = [row.get("refused", {}).get("code") for row in rows(result)]
    assert codes == [None, "malformed_line", "empty", None]
    assert rows(result)[2]["id"] == "c"
    assert result.err.count("refused") == 2


def test_read_marks_the_text_in_html_and_escapes_it(onrecord, tmp_path):
    path = tmp_path / "attack.txt"
    path.write_text(
        "A title <script>alert(1)</script>\n\nOskar Brandt said that <img src=x onerror=alert(2)> was wrong. "
        "He warned Norland on Tuesday.\n",
        encoding="utf-8",
    )
    result = onrecord("read", path, "--format", "html")
    assert "<script" not in result.out
    assert "<img" not in result.out
    assert "&lt;img src=x" in result.out
    assert 'class="source"' in result.out or "source " in result.out
    assert 'class="cue' in result.out


def test_nothing_read_is_an_error_that_says_why(onrecord, tmp_path):
    result = onrecord("read", tmp_path / "none.txt")
    assert result.status == 1
    assert "none.txt" in result.err
    assert "not_found" in result.err


@pytest.mark.parametrize("date", ["yesterday", "2024-13-01", "20 March"])
def test_a_date_that_is_none_is_a_wrong_call(onrecord, report, date):
    result = onrecord("read", report, "--published", date)
    assert result.status == 2
    assert "YYYY-MM-DD" in result.err


def test_add_counts_and_adding_again_changes_nothing(onrecord, report, tmp_path):
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    first = onrecord("add", report, tmp_path / "picture.txt", "--published", "2024-03-20")
    assert first.status == 0
    assert [line.strip().split(maxsplit=1) for line in first.out.splitlines()[:4]] == [
        ["1", "read"],
        ["1", "kept"],
        ["0", "already kept"],
        ["1", "refused: not_text"],
    ]
    again = onrecord("add", report, "--published", "2024-03-20")
    assert ["1", "already kept"] in [line.strip().split(maxsplit=1) for line in again.out.splitlines()]


def test_what_was_added_is_asked_searched_and_shown(onrecord, report):
    onrecord("add", report, "--published", "2024-03-20")
    answer = onrecord("ask", "Has Sarvania supplied weapons to Norland?")
    assert "Nothing on record asserts that it happened." in answer.out
    assert "URGED AGAINST" in answer.out
    assert "Oskar Brandt" in answer.out
    found = onrecord("search", "interior", "minister", "--json")
    assert rows(found)[0]["title"] == "Velmark warns Sarvania"
    assert "Velmark warns Sarvania" in onrecord("search", "interior").out
    shown = onrecord("show", rows(found)[0]["id"][:8], "--format", "jsonl")
    assert rows(shown)[0]["id"] == rows(found)[0]["id"]


def test_an_answer_for_programs_points_at_its_words(onrecord, report):
    onrecord("add", report, "--published", "2024-03-20")
    answer = json.loads(onrecord("ask", "Has Sarvania supplied weapons to Norland?", "--json").out)
    finding = answer["groups"][0]["findings"][0]
    record = rows(onrecord("show", finding["report"]["id"], "--format", "jsonl"))[0]
    for span in (finding["words"], finding["trigger"]):
        assert record["report"]["text"][span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize(
    "call", [("ask", "Who has threatened whom?"), ("search", "rain"), ("show", "abc")], ids=lambda call: call[0]
)
def test_without_a_ledger_it_says_how_to_make_one(onrecord, call):
    result = onrecord(*call)
    assert result.status == 1
    assert "onrecord add" in result.err
    assert "Traceback" not in result.err


def test_a_question_that_is_none_says_what_can_be_asked(onrecord, report):
    onrecord("add", report)
    result = onrecord("ask", "blue seven of?")
    assert result.status == 1
    assert result.err.startswith("onrecord: ")


def test_doctor_names_versions_models_and_the_ledger(onrecord):
    result = onrecord("doctor", "--json")
    state = json.loads(result.out)
    assert result.status == 0
    assert state["missing"] == {}
    assert all("sha256" in told for told in state["models"].values())
    assert "spacy" in state["versions"]
    assert "Nothing is missing" in onrecord("doctor").out


def test_doctor_says_what_is_missing(onrecord, monkeypatch):
    monkeypatch.setenv("ONRECORD_SPACY_MODEL", "no_such_model")
    result = onrecord("doctor")
    assert result.status == 1
    assert "no_such_model" in result.out


def test_the_demo_reads_keeps_and_answers(onrecord):
    result = onrecord("demo")
    assert result.status == 0
    assert ["16", "read"] in [line.strip().split(maxsplit=1) for line in result.out.splitlines() if line.strip()]
    assert "AID of weapon by Sarvania to Norland" in result.out
    assert "Try next" in result.out
    assert "refused: " not in result.out
    # the copy of a wire story is no second voice
    assert "also in 1 other report" in result.out


def test_help_is_quick_to_reach_and_lists_the_commands():
    run = subprocess.run([sys.executable, "-m", "onrecord", "--help"], capture_output=True, text=True, check=True)
    for command in ("read", "add", "ask", "search", "show", "schema", "doctor", "demo", "actors"):
        assert command in run.stdout


def test_help_loads_no_reader():
    loaded = "print(sorted({'spacy', 'trafilatura', 'numpy'} & set(sys.modules)))"
    call = [sys.executable, "-c", f"import sys, onrecord.cli.app; {loaded}"]
    assert subprocess.run(call, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_reader_that_goes_away_is_no_error(report):
    call = f"{sys.executable} -m onrecord read {report} {report} {report} --format jsonl | head -c 10"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", call], capture_output=True, text=True)
    assert "Traceback" not in run.stderr


def test_judge_says_how_surely_and_why(onrecord, report):
    shown = " ".join(onrecord("judge", report, "--word", "supply").out.split())
    assert "urged_against UU" in shown
    assert "warned (" in shown or "against (" in shown
    row = rows(onrecord("judge", report, "--format", "jsonl"))[0]
    texts = {each["text"]: each for each in row["predicates"]}
    assert texts["supplying"]["modality"] == "urged_against"
    assert row["report"]["text"][texts["supplying"]["start"] :].startswith("supplying")


def test_judge_refuses_what_is_no_report(onrecord):
    result = onrecord("judge", "-", stdin=b"")
    assert result.status == 1
    assert "refused" in result.err
