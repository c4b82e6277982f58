"""What is put into a ledger comes out of it, once, whole and equal."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_records import records, sample

from onrecord.errors import NotOnRecord
from onrecord.ledger import Ledger, entity_key
from onrecord.records import Entity, Reader, Record, Report, encode_record


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.db") as opened:
        yield opened


def test_a_report_is_kept_once(ledger):
    assert ledger.add(sample(1)) == "kept"
    assert ledger.add(sample(1)) == "already_kept"
    assert ledger.count() == 1
    assert ledger.get("report-1") == sample(1)
    assert ledger.check() == []


def test_records_come_in_the_order_of_keeping_while_more_are_kept(ledger):
    for number in (3, 1, 2):
        ledger.add(sample(number))
    seen = []
    for record in ledger.records():
        seen.append(record.id)
        if record.id == "report-3":
            ledger.add(sample(4))
    assert seen == ["report-3", "report-1", "report-2", "report-4"]


def test_the_file_is_the_ledger(tmp_path):
    with Ledger(tmp_path / "deep" / "er" / "ledger.db") as first:
        first.add(sample(1))
    with Ledger(tmp_path / "deep" / "er" / "ledger.db", create=False) as second:
        assert second.get("report-1") == sample(1)


def test_a_beginning_of_an_id_is_enough_where_only_one_begins_so(ledger):
    ledger.add(sample(12))
    ledger.add(sample(13))
    assert ledger.get("report-12") == ledger.get("report-12"[:9]) == sample(12)
    with pytest.raises(NotOnRecord, match=r"Several reports fit 'report-': report-12, report-13\."):
        ledger.get("report-")
    ledger.add(sample(1))
    assert ledger.get("report-1") == sample(1), "a whole id wins over longer ones"


@pytest.mark.parametrize("unknown", ["", "nothing", "%", "report-1' OR 1", "\ud800", "\0"])
def test_what_is_not_on_record_is_said_so(ledger, unknown):
    ledger.add(sample(1))
    with pytest.raises(NotOnRecord, match="No report on record"):
        ledger.get(unknown)


def test_an_id_used_for_two_texts_names_two_versions(ledger):
    one, other = (Record(id="mine", reader=Reader(version="0", model="m"), report=Report(text=t)) for t in "ab")
    assert (ledger.add(one), ledger.add(other)) == ("kept", "kept")
    assert ledger.get("mine") == other, "the last one stands for both"
    assert [version.record for version in ledger.versions("mine")] == [one, other]
    assert (ledger.count(), len(list(ledger.records()))) == (1, 2)


@given(kept=st.lists(records, max_size=3))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_comes_back_equal(kept):
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.db") as ledger:
        first: dict[tuple[str, str], Record] = {}
        for record in kept:
            content = (record.id, record.report.text)
            assert ledger.add(record) == ("already_kept" if content in first else "kept")
            first.setdefault(content, record)
        assert list(ledger.records()) == list(first.values())
        assert ledger.check() == []


def test_what_json_cannot_hold_leaves_no_trace(ledger):
    with pytest.raises(UnicodeEncodeError):
        ledger.add(Record(id="x", reader=Reader(version="0", model="m"), report=Report(text="\ud800")))
    assert ledger.count() == 0
    assert ledger.add(sample(1)) == "kept"


def test_the_index_follows_the_record(ledger):
    ledger.add(sample(1))
    read = ledger._connection.execute
    assert read("SELECT key FROM entities ORDER BY id").fetchall() == [
        ("person/marta velin",),
        ("country/norland",),
        ("country/sarvania",),
    ]
    roles = read("SELECT role, key, kind FROM event_roles").fetchall()
    assert roles == [
        ("actor", "country/norland", None),
        ("recipient", "country/sarvania", None),
        ("object", None, "goods"),
    ]
    assert len(read("SELECT * FROM spans").fetchall()) == 6


@pytest.mark.parametrize(
    ("kind", "name", "country", "key"),
    [
        ("country", "Norland", "NRL", "country/NRL"),
        ("country", "the Norland", None, "country/norland"),
        ("person", "Márta  VELIN", "NRL", "person/marta velin"),
        ("organization", "The", None, "organization/the"),
    ],
)
def test_one_key_for_one_entity(kind, name, country, key):
    assert entity_key(Entity(id="e1", kind=kind, name=name, country=country, found="name")) == key


def test_check_tells_what_is_wrong(ledger):
    ledger.add(sample(1))
    ledger.add(sample(2))
    ledger._connection.execute("DELETE FROM events WHERE report = 1")
    ledger._connection.execute("UPDATE reports SET key = 'x' WHERE number = 2")
    ledger._connection.execute("UPDATE reports SET record = replace(record, 'actual', 'factual') WHERE number = 1")
    faults = ledger.check()
    assert any("report 1: its record cannot be read" in fault for fault in faults)
    assert "report 2: its key is not that of its content" in faults
    again = encode_record(sample(1)).decode()
    ledger._connection.execute("UPDATE reports SET record = ? WHERE number = 1", (again,))
    assert "report 1: 0 of 1 rows in events" in ledger.check()
