"""A page that was changed is another version of the same report; the last one stands for it."""

import sqlite3
from itertools import permutations

import msgspec
import pytest
from ledger_records import sample
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.ledger import Ledger, diff_versions, migrations
from onrecord.ledger.lookup import Known
from onrecord.records import Record

ADDRESS = "https://www.harbour.example/boats/"


def version(number: int, **fields: object) -> Record:
    """A record whose text is told apart by a number, at one address."""
    record = sample(number)
    return msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, **({"url": ADDRESS} | fields)))


def ids(several) -> list[str]:
    return [one.record.id for one in several]


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("http://harbour.example/boats", True),
        ("HTTPS://WWW.Harbour.example/boats/?utm_source=letter#top", True),
        ("https://harbour.example/boats?fbclid=abc", True),
        ("https://harbour.example/boats?id=2", False),
        ("https://harbour.example/boats/2", False),
        ("https://herald.example/boats", False),
        ("boats.html", False),
        (None, False),
        ("https://[::bad/boats", False),
    ],
)
def test_one_address_in_its_many_forms_is_one_report(ledger, url, same):
    ledger.add(version(1))
    ledger.add(version(2, url=url))
    assert len(ledger.versions("report-2")) == (2 if same else 1)
    assert ledger.count() == (1 if same else 2)
    assert ledger.check() == []


def test_versions_stand_in_the_order_of_their_days_whatever_the_order_of_adding(tmp_path):
    several = [
        version(1, published="2024-03-03"),
        version(2, published="2024-03-03", modified="2024-03-05", modified_found="metadata"),
        version(3, published="2024-03-04"),
        msgspec.structs.replace(version(4, published="2024-03-07", url=None), id="report-1"),
    ]
    for at, order in enumerate(permutations(several)):
        with Ledger(tmp_path / f"{at}.db") as ledger:
            for record in order:
                ledger.add(record)
                assert ledger.add(record) == "already_kept"
            found = ledger.versions("report-3")
            assert [one.record.report.text for one in found] == [several[n].report.text for n in (0, 2, 1, 3)]
            assert [(one.number, one.is_current) for one in found] == [(1, False), (2, False), (3, False), (4, True)]
            assert ledger.check() == []
            assert ledger.get("report-1") == several[3]


def test_what_joins_two_reports_joins_their_versions(ledger):
    for record in (version(1), version(2), version(3, url="https://herald.example/a"), version(4)):
        ledger.add(record)
    assert ledger.count() == 2
    ledger.add(msgspec.structs.replace(version(5, url="https://herald.example/a"), id="report-2"))
    assert ids(ledger.versions("report-3")) == ["report-1", "report-2", "report-3", "report-4", "report-2"]
    assert (ledger.count(), ledger.check()) == (1, [])


def test_only_the_current_version_is_found_and_asked(ledger):
    ledger.add(version(1, published="2024-03-03"))
    ledger.add(version(2, published="2024-03-04"))
    assert [hit.id for hit in ledger.search("boats")] == ["report-2"]
    someone = Known(country=None, folded="norland", surname=None)
    assert [record.id for record, _ in ledger.records_with_events([someone], ["AID"])] == ["report-2"]
    assert [record.id for record, _ in ledger.records_with_events([], [])] == ["report-2"]
    velin = Known(folded="marta velin")
    assert [record.id for record, _ in ledger.records_with_words_of(velin)] == ["report-2"]
    assert [record.id for record in ledger.records()] == ["report-1", "report-2"]


def test_a_ledger_kept_before_versions_learns_of_them(tmp_path, monkeypatch):
    path = tmp_path / "ledger.db"
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS[: migrations.STEPS.index("08_versions")])
    Ledger(path).close()
    older = sqlite3.connect(path)
    for number in (1, 2):
        record = version(number)
        values = (f"key-{number}", record.id, ADDRESS, msgspec.json.encode(record).decode())
        older.execute("INSERT INTO reports (key, id, url, record) VALUES (?, ?, ?, ?)", values)
    older.commit()
    older.close()
    monkeypatch.undo()
    with Ledger(path) as ledger:
        assert ledger.count() == 1
        assert not any("version" in fault for fault in ledger.check())


def test_check_tells_of_versions_out_of_place(ledger):
    ledger.add(version(1))
    ledger.add(version(2))
    ledger._connection.execute("UPDATE reports SET superseded_by = NULL")
    assert ledger.check() == ["report 1: it does not stand in its place among the versions of its report"]


def test_show_names_the_version_and_its_changes(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add(version(1, text="One.\nTwo.\nThree."))
        ledger.add(version(2, text="One.\nTwo and a half.\nThree.", modified="2024-03-05"))
        ledger.add(version(3, url=None))
        changed = list(diff_versions(*ledger.versions("report-1")))
    assert changed[:2] == ["--- version 1, 2023-03-22", "+++ version 2, 2024-03-05"]
    assert [line for line in changed[2:] if line[0] in "+-"] == ["-Two.", "+Two and a half."]
    shown = CliRunner().invoke(app, ["show", "report-3", "--ledger", str(path), "--changes"])
    assert "Only one version" in shown.output
    shown = CliRunner().invoke(app, ["show", "report-2", "--ledger", str(path), "--changes"])
    assert "+Two and a half." in shown.output
    shown = CliRunner().invoke(app, ["show", "report-3", "--ledger", str(path)])
    assert "version" not in shown.output


def test_show_says_which_version_it_is(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add(version(1))
        ledger.add(version(2, modified="2024-03-05"))
        ledger.add(version(3, modified="2024-03-09"))
    shown = CliRunner().invoke(app, ["show", "report-2", "--ledger", str(path)])
    assert "version 2 of 3, changed on 2024-03-05; the current one is id report-3" in shown.output
    shown = CliRunner().invoke(app, ["show", "report-3", "--ledger", str(path)])
    assert "version 3 of 3, changed on 2024-03-09\n" in shown.output
