"""Real reports through several processes into a ledger: the same bytes, and nothing read twice."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

import onrecord
from onrecord import batches, samples
from onrecord.batches import add_pages, digest_page, digest_reading, read_encoded
from onrecord.errors import PageRefused, ReadingFailed
from onrecord.ledger import Ledger
from onrecord.pages import Intake, open_pages
from onrecord.records import Page
from onrecord.settings import Settings

TEXT = "Foreign Minister Marta Velin said on Tuesday that Norland had asked Sarvania for boats. Report {}."
SETTINGS = Settings(entities_path=samples.ENTITIES_PATH)


def page(number, **more):
    given = {"address": f"p{number}", "content": TEXT.format(number), "form": "exact", "id": f"id{number}"}
    return Page(**(given | more))


def encode(result):
    return (result.code, str(result)) if isinstance(result, PageRefused) else result


def test_any_number_of_jobs_gives_the_same_bytes(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    sources = [*sorted(Path(samples.FOLDER).glob("[01]*")), tmp_path / "empty.txt", tmp_path / "none.txt"]
    sources.insert(3, tmp_path / "picture.txt")

    def read(jobs):
        settings = msgspec.structs.replace(SETTINGS, jobs=jobs)
        return [encode(result) for result in read_encoded(open_pages(map(str, sources), Intake(settings)), settings)]

    one = read(1)
    assert len(one) > len(sources) and sum(isinstance(result, tuple) for result in one) >= 3
    assert read(2) == one
    assert read(3) == one


def test_python_and_judgements_take_jobs_too():
    sources = [samples.FOLDER / "02-halvik-denies.txt", samples.FOLDER / "nothing.txt"]
    assert [encode(result) for result in onrecord.read_many(sources, jobs=2, settings=SETTINGS)] == [
        encode(result) for result in onrecord.read_many(sources, settings=SETTINGS)
    ]
    assert [encode(result) for result in onrecord.judge_many(sources, jobs=2, settings=SETTINGS)] == [
        encode(result) for result in onrecord.judge_many(sources, settings=SETTINGS)
    ]


def test_a_missing_model_is_the_same_error_with_any_number_of_jobs():
    settings = Settings(spacy_model="no_such_model", jobs=2)
    with pytest.raises(onrecord.errors.ModelMissing, match="no_such_model"):
        list(onrecord.read_many([samples.FOLDER], settings=settings))


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.db", settings=SETTINGS) as opened:
        yield opened


def add(ledger, pages, settings=SETTINGS, **more):
    return [outcome.done for outcome in add_pages(ledger, pages, settings, **more)]


@pytest.fixture
def read_addresses(monkeypatch):
    """Addresses of the pages that are really read."""
    seen = []

    def read_page(page, settings, really=batches.read_page):
        seen.append(page.address)
        if page.address == "broken":
            raise ValueError("a bug")
        return really(page, settings)

    monkeypatch.setattr(batches, "read_page", read_page)
    return seen


def test_what_was_dealt_with_is_not_read_again(ledger, read_addresses):
    pages = [page(1), page(2, content="", id=None), page(3)]
    assert add(ledger, pages) == ["kept", "refused", "kept"]
    read_addresses.clear()
    again = list(add_pages(ledger, [*pages, page(4)], SETTINGS))
    assert [outcome.done for outcome in again] == ["already_kept", "already_refused", "already_kept", "kept"]
    assert read_addresses == ["p4"]
    assert (again[1].refusal.code, again[1].refusal.address) == ("empty", "p2")
    assert again[1].refusal.reason and again[1].refusal.remedy
    assert ledger.check() == []


def test_again_reads_anyway_and_keeps_nothing_twice(ledger, read_addresses):
    assert add(ledger, [page(1)]) == ["kept"]
    assert add(ledger, [page(1)], again=True) == ["already_kept"]
    assert read_addresses == ["p1", "p1"]
    assert ledger.count() == 1


def test_a_page_on_which_the_reader_broke_is_tried_again(ledger, read_addresses):
    assert add(ledger, [page(1, address="broken")]) == ["refused"]
    assert add(ledger, [page(1, address="mended")]) == ["kept"]


def test_another_reader_reads_the_same_page_again_and_keeps_it_once(ledger, read_addresses):
    assert add(ledger, [page(1)]) == ["kept"]
    rules = msgspec.structs.replace(SETTINGS, learned_tagger=False)
    assert add(ledger, [page(1)], rules) == ["already_kept"]
    assert len(read_addresses) == 2
    assert ledger.count() == 1


def test_all_that_decides_a_reading_makes_another_page():
    reading = digest_reading(SETTINGS)
    same = {digest_page(page(1), reading), digest_page(page(1, address="elsewhere", received="2024-01-01"), reading)}
    assert len(same) == 1
    deciding = (
        {"id": "other"},
        {"url": "https://a.example/"},
        {"title": "T"},
        {"published": "2024-01-01"},
        {"form": "text"},
        {"content": TEXT.format(1).encode()},
        {"publisher": "The Harbour Post"},
        {"encoding": "latin-1"},
    )
    others = [page(1, **more) for more in deciding]
    assert len(same | {digest_page(other, reading) for other in others}) == 1 + len(others)


def test_the_user_s_own_tables_are_part_of_the_reader_and_the_jobs_are_not(tmp_path):
    table = tmp_path / "entities.tsv"
    table.write_bytes(samples.ENTITIES_PATH.read_bytes())
    settings = Settings(entities_path=table)
    before = digest_reading(settings)
    assert digest_reading(msgspec.structs.replace(settings, jobs=3, ledger_path=tmp_path / "other.db")) == before
    table.write_bytes(table.read_bytes() + b"# more\n")
    assert digest_reading(settings) != before


def test_a_passing_refusal_is_not_remembered():
    assert not ReadingFailed("p", "It broke.").lasting


def lines(path, count):
    rows = ({"id": f"id{number}", "text": " ".join([TEXT.format(number)] * 4)} for number in range(count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def start(*arguments):
    command = [sys.executable, "-m", "onrecord", "add", *map(str, arguments), "--jobs", "2"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def kept_in(path):
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM reports").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def wait_until(holds, seconds=90):
    last = time.monotonic() + seconds
    while not holds() and time.monotonic() < last:
        time.sleep(0.005)


def wait_until_kept(path, count, process):
    wait_until(lambda: kept_in(path) >= count or process.poll() is not None)


def children_of(pid):
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[1]) == pid:
            found.add(int(stat.parent.name))
    return found


def lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_killed_again_and_again_nothing_is_lost_and_nothing_is_there_twice(tmp_path):
    source, path = lines(tmp_path / "reports.jsonl", 12), tmp_path / "ledger.db"
    children = set()
    for kept in (0, 3, 7):
        process = start(source, "--ledger", path)
        wait_until_kept(path, kept, process)
        children |= children_of(process.pid)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    out, _ = (process := start(source, "--ledger", path)).communicate(timeout=120)
    assert process.returncode == 0, out
    wait_until(lambda: not any(map(lives, children)), 20)
    assert not any(map(lives, children)), "workers outlive a parent that was killed"
    with Ledger(path) as ledger:
        assert ledger.check() == []
        assert {record.id for record in ledger.records()} == {f"id{number}" for number in range(12)}
        assert ledger.count() == 12


def test_ctrl_c_ends_in_order_and_says_how_to_go_on(tmp_path):
    source, path = lines(tmp_path / "reports.jsonl", 60), tmp_path / "ledger.db"
    process = start(source, "--ledger", path)
    wait_until_kept(path, 2, process)
    children = children_of(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"Run the same command again" in err
    assert b"Traceback" not in err
    assert b"kept" in out
    assert len(children) >= 2
    wait_until(lambda: not any(map(lives, children)), 10)
    assert not any(map(lives, children))
    with Ledger(path) as ledger:
        assert ledger.check() == []
        assert 2 <= ledger.count() < 60
