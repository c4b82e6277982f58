"""Files that are no ledger, a later version's, an older one's, or held by another process."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledger_records import sample

from onrecord.errors import LedgerBusy, LedgerError, LedgerMissing, LedgerNotOurs, LedgerTooNew
from onrecord.ledger import Ledger, migrations
from onrecord.settings import Settings

WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from ledger_records import sample
from onrecord.ledger import Ledger
first, last, filler = map(int, sys.argv[3:6])
with Ledger(sys.argv[2]) as ledger:
    print("open", flush=True)
    for number in range(first, last):
        ledger.add(sample(number, filler))
"""


def start_writer(path, first, last, filler=0):
    command = [sys.executable, "-c", WRITER, str(Path(__file__).parent), str(path), str(first), str(last), str(filler)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end_writer(writer):
    _, errors = writer.communicate(timeout=60)
    return writer.returncode, errors


def test_a_missing_ledger_is_made_only_where_it_may(tmp_path):
    with pytest.raises(LedgerMissing, match="No ledger stands at"):
        Ledger(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_another_file_is_refused_and_left_alone(tmp_path):
    text, database = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("Not a database at all, but long enough to be read as one. " * 40)
    with sqlite3.connect(database) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    for path in (text, database, tmp_path):
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(LedgerNotOurs):
            Ledger(path)
        assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_place_where_nothing_can_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerError, match="No ledger can be made"):
        Ledger(tmp_path / "file" / "below" / "ledger.db")


def test_a_later_version_s_ledger_is_refused(tmp_path):
    Ledger(tmp_path / "ledger.db").close()
    with sqlite3.connect(tmp_path / "ledger.db") as later:
        later.execute("INSERT INTO migrations (name) VALUES ('99_the_future')")
    later.close()
    with pytest.raises(LedgerTooNew, match="99_the_future"):
        Ledger(tmp_path / "ledger.db")


def test_an_older_ledger_takes_the_steps_that_it_lacks(tmp_path, monkeypatch):
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[:2])
    Ledger(tmp_path / "ledger.db").close()
    monkeypatch.undo()
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(sample(1))
        assert [hit.id for hit in ledger.search("boats")] == ["report-1"]


def test_a_ledger_held_by_another_is_told_after_a_while(tmp_path):
    with Ledger(tmp_path / "ledger.db", settings=Settings(ledger_timeout_seconds=0.05)) as ledger:
        other = sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy, match="for too long"):
            ledger.add(sample(1))
        assert ledger.count() == 0, "reading goes on meanwhile"
        other.execute("ROLLBACK")
        other.close()
        assert ledger.add(sample(1)) == "kept"


def test_a_closed_ledger_says_so(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db")
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        ledger.count()


def test_a_killed_writer_leaves_whole_reports_only(tmp_path):
    path, count = tmp_path / "ledger.db", 150
    for wait in (0.0, 0.01, 0.03, 0.06, 0.1):
        writer = start_writer(path, 0, count, filler=2000)
        writer.stdout.readline()
        time.sleep(wait)
        writer.kill()
        writer.communicate()
        with Ledger(path) as ledger:
            assert ledger.check() == []
            assert [r.id for r in ledger.records()] == [f"report-{n}" for n in range(ledger.count())]
    with Ledger(path) as resumed, Ledger(tmp_path / "undisturbed.db") as undisturbed:
        for number in range(count):
            resumed.add(sample(number, 2000))
            undisturbed.add(sample(number, 2000))
        assert resumed.check() == []
        assert "\n".join(resumed._connection.iterdump()) == "\n".join(undisturbed._connection.iterdump())


def test_two_writers_take_turns(tmp_path):
    path = tmp_path / "ledger.db"
    writers = [start_writer(path, 0, 120), start_writer(path, 60, 180)]
    assert [end_writer(writer) for writer in writers] == [(0, ""), (0, "")]
    with Ledger(path) as ledger:
        assert sorted(record.id for record in ledger.records()) == sorted(f"report-{n}" for n in range(180))
        assert ledger.check() == []
