"""`onrecord schema`: the form of the record."""

import json
from typing import Any

import msgspec
import typer

from onrecord.records import SCHEMA, Record


def record_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the record, made from the nouns themselves."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA}
    return schema | msgspec.json.schema(Record)


def print_schema() -> None:
    """Print the JSON Schema of the record."""
    typer.echo(json.dumps(record_schema(), indent=2, ensure_ascii=False))
