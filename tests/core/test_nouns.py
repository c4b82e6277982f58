"""The nouns: their JSON form, their schema, and what importing them costs."""

import json
import subprocess
import sys

import jsonschema
import pytest

import onrecord
from onrecord import errors
from onrecord.cli.schema import record_schema
from onrecord.records import Reader, Record, Report, Time, decode_record, encode_record

REPORT = Report(text="Nothing happened on Tuesday.")
RECORD = Record(
    id="x",
    reader=Reader(version="0", model="m"),
    report=REPORT,
    times=(Time(id="t1", start=20, end=27, text="Tuesday", type="DATE", value="XXXX-WXX-2"),),
)


def test_absent_is_null_never_left_out():
    row = json.loads(encode_record(RECORD))
    assert row["schema"] == "onrecord/1"
    assert row["report"]["published"] is None
    assert row["times"][0] == {
        "start": 20,
        "end": 27,
        "text": "Tuesday",
        "id": "t1",
        "type": "DATE",
        "value": "XXXX-WXX-2",
        "from": None,
        "to": None,
        "anchor": None,
        "precision": None,
        "guess": False,
    }


def test_a_record_survives_its_json():
    assert decode_record(encode_record(RECORD)) == RECORD


def test_the_schema_is_valid_and_holds_the_record():
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(encode_record(RECORD)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(encode_record(RECORD)) | {"schema": "other/1"}, schema)


def test_everything_public_is_there():
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'wread'"):
        _ = onrecord.wread


def test_importing_loads_no_model():
    heavy = "print(sorted({'spacy', 'numpy', 'trafilatura', 'sqlite3', 'pandas'} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", f"import sys, onrecord; {heavy}"], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_a_refusal_says_where_why_and_what_to_do_and_travels_between_processes():
    import pickle

    refusal = errors.PageTooLarge("news.html", "It has 70,000,000 bytes.")
    refusal.id = "line-7"
    copy = pickle.loads(pickle.dumps(refusal))
    assert (
        str(copy)
        == str(refusal)
        == ("news.html: It has 70,000,000 bytes. Raise ONRECORD_MAX_PAGE_BYTES if it really is one report.")
    )
    assert (copy.id, copy.code, copy.address) == ("line-7", "too_large", "news.html")
