"""The bundled sample reports: all listed, all marked as fiction, all of one invented world."""

import pytest

from onrecord.lexicons import read_table_file
from onrecord.samples import ENTITIES_PATH, FOLDER, list_samples

SAMPLES = list_samples()
REPORTS = {path.name for path in FOLDER.iterdir() if path.suffix in {".html", ".txt", ".jsonl"}}


def test_the_index_lists_every_report_once():
    assert sorted(row["file"] for row in SAMPLES) == sorted(REPORTS)


def test_copies_come_after_what_they_repeat():
    order = [row["file"] for row in SAMPLES]
    copies = [row for row in SAMPLES if row["copy_of"]]
    assert copies
    for row in copies:
        assert order.index(row["copy_of"]) < order.index(row["file"])


def test_plain_text_has_its_day_in_the_index():
    for row in SAMPLES:
        assert row["file"].endswith(".txt") == bool(row["published"]), row["file"]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_each_report_says_that_it_is_fiction(name):
    assert "Sample report: fiction written for On Record." in (FOLDER / name).read_text(encoding="utf-8")


def test_the_invented_states_bear_codes_that_no_real_one_can_have():
    """ISO 3166-1 leaves XAA to XZZ to users."""
    countries = [row for row in read_table_file(ENTITIES_PATH) if row["kind"] == "country"]
    assert len(countries) == 4
    assert all(len(row["country"]) == 3 and row["country"].startswith("X") for row in countries)
    assert "XKX" not in {row["country"] for row in countries}
