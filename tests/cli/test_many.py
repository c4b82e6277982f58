"""Batches on the command line: jobs, refusals for programs, resuming, the bar on a terminal."""

import io
import json

import pytest
from rich.console import Console

from onrecord.cli.progress import BatchProgress, tell_seconds
from onrecord.cli.refusals import MOST_SAID, RefusalLog
from onrecord.errors import LineMalformed, OnRecordError
from onrecord.pages.counting import count_pages

TEXT = "Foreign Minister Marta Velin said on Tuesday that Norland had asked Sarvania for boats."
LINES = [{"id": "a", "text": TEXT}, {"id": "b", "text": ""}, {"id": "c"}, {"id": "d", "text": f"{TEXT} Twice."}]


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in LINES), encoding="utf-8")
    return path


def summary(result):
    return [" ".join(line.split()) for line in result.out.splitlines()]


def logged(path):
    return [(row["id"], row["code"]) for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())]


def test_read_prints_the_same_with_several_jobs(onrecord, lines):
    one, two = (onrecord("read", lines, "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.out == two.out and one.err == two.err
    assert [json.loads(line)["id"] for line in two.out.splitlines()] == ["a", "b", "c", "d"]


def test_judge_takes_jobs(onrecord, lines):
    one, two = (onrecord("judge", lines, "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.out == two.out != ""


def test_jobs_that_are_no_number_are_a_wrong_call(onrecord, lines):
    result = onrecord("read", lines, "--jobs", "many")
    assert result.status == 2
    assert "auto" in result.err


def test_refusals_are_written_for_programs(onrecord, lines, tmp_path):
    log = tmp_path / "refusals.jsonl"
    onrecord("read", lines, "--format", "jsonl", "--refusals", log)
    assert logged(log) == [("b", "empty"), ("c", "malformed_line")]
    first = json.loads(log.read_text().splitlines()[0])
    assert list(first) == ["address", "id", "code", "reason", "remedy"]
    assert first["address"].endswith("lines.jsonl:2")


def test_adding_again_reads_nothing_and_says_why(onrecord, lines, tmp_path):
    first = onrecord("add", lines)
    assert {"2 read", "2 kept", "1 refused: empty", "1 refused: malformed_line"} <= set(summary(first))
    again = onrecord("add", lines, "--refusals", tmp_path / "log")
    wanted = {"2 already kept", "0 kept", "1 already refused: empty", "1 refused: malformed_line"}
    assert wanted <= set(summary(again))
    assert again.err.count("refused") == 1, "what was refused before is not said twice"
    assert logged(tmp_path / "log") == [("b", "empty"), ("c", "malformed_line")], "but the log is whole"
    anyway = onrecord("add", lines, "--again")
    assert {"2 already kept", "1 refused: empty"} <= set(summary(anyway))


def test_a_log_that_cannot_be_written_says_so(onrecord, lines, tmp_path):
    result = onrecord("add", lines, "--refusals", tmp_path)
    assert result.status == 1
    assert "--refusals" in result.err
    with pytest.raises(OnRecordError):
        RefusalLog(tmp_path / "none" / "log", print)


def test_very_many_refusals_are_said_once(tmp_path):
    said = []
    with RefusalLog(tmp_path / "log", said.append) as log:
        for number in range(MOST_SAID + 500):
            log.note(LineMalformed(f"l:{number}", "The line is not JSON."))
    assert len(said) == MOST_SAID + 1
    assert str(tmp_path / "log") in said[-1]
    assert len((tmp_path / "log").read_text().splitlines()) == MOST_SAID + 500


def show(total, terminal):
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=160, legacy_windows=False)
    with BatchProgress(console, total) as progress:
        for what in ("already", "kept", "kept", "refused"):
            progress.count(what)
    return out.getvalue()


def test_a_terminal_shows_counts_pace_and_time_left():
    shown = show(10, terminal=True)
    assert "2 kept 1 already 1 refused" in shown
    assert "reports/s" in shown and "left" in shown and "4/10" in shown


def test_without_a_total_no_time_is_promised():
    assert "left" not in show(None, terminal=True)


def test_nothing_is_shown_where_output_is_piped():
    assert show(10, terminal=False) == ""


def test_seconds_are_told_as_a_clock_does():
    assert [tell_seconds(seconds) for seconds in (5, 125, 3725)] == ["0:05", "2:05", "1:02:05"]


def test_pages_are_counted_where_that_is_cheap(lines, tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    assert count_pages([str(tmp_path)]) == 5
    assert count_pages([str(lines), str(tmp_path / "one.txt")]) == 5
    assert count_pages([str(lines), "-"]) is None
    assert count_pages([str(lines), str(tmp_path / "none.txt")]) is None
