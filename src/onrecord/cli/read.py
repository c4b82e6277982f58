"""`onrecord read`: reports in, records out."""

import json
import sys
from collections.abc import Iterable

from onrecord.cli.options import ColumnsOption, Format, Input, InputOption, PublishedOption, Sources, check_published
from onrecord.cli.tally import Tally
from onrecord.errors import PageRefused
from onrecord.records import Record, encode_record


def read_reports(
    sources: Sources,
    format: Format = Format.table,
    input: InputOption = Input.auto,
    columns: ColumnsOption = None,
    published: PublishedOption = None,
) -> None:
    """Read reports and print who said what, and who did what to whom.

    `--format jsonl` prints one record a line, in the order of the sources; a page that holds no report is one
    line too, `{"id", "refused": {"code", "address", "reason"}}`. Exit status 1 where nothing could be read.
    """
    from onrecord.api import read_many
    from onrecord.pages import parse_columns

    tally = Tally[Record]()
    results = read_many(
        sources,
        input_format=input,
        columns=parse_columns(columns),
        published=check_published(published),
        on_skipped=tally.skip,
    )
    PRINTERS[format](tally.watch(results))
    sys.stdout.flush()
    if tally.refused and not tally.read:
        raise SystemExit(1)


def encode_refusal(refusal: PageRefused) -> bytes:
    """A refusal as a line of JSON: takes the record's place."""
    row = {"code": refusal.code, "address": refusal.address, "reason": refusal.reason}
    return json.dumps({"id": refusal.id, "refused": row}, ensure_ascii=False).encode("utf-8", "backslashreplace")


def encode_result(result: Record | PageRefused) -> bytes:
    """A record or a refusal as a line of JSON."""
    return encode_refusal(result) if isinstance(result, PageRefused) else encode_record(result)


def print_jsonl(results: Iterable[Record | PageRefused]) -> None:
    for result in results:
        sys.stdout.buffer.write(encode_result(result) + b"\n")
        sys.stdout.buffer.flush()


def print_json(results: Iterable[Record | PageRefused]) -> None:
    """One array, indented."""
    import msgspec

    separator = b"[\n"
    for result in results:
        sys.stdout.buffer.write(separator + msgspec.json.format(encode_result(result), indent=2))
        separator = b",\n"
    sys.stdout.buffer.write(b"[]\n" if separator == b"[\n" else b"\n]\n")


def print_html(results: Iterable[Record | PageRefused]) -> None:
    from onrecord.exports import render_reports

    records = (result for result in results if isinstance(result, Record))
    for piece in render_reports(records):
        sys.stdout.buffer.write(piece.encode("utf-8", "replace"))


def print_tables(results: Iterable[Record | PageRefused]) -> None:
    from onrecord.cli.tables import make_console, record_views

    console = make_console()
    for result in results:
        if isinstance(result, Record):
            console.print(*record_views(result), sep="\n")


PRINTERS = {
    Format.table: print_tables,
    Format.json: print_json,
    Format.jsonl: print_jsonl,
    Format.html: print_html,
}
