"""`onrecord read`: reports in, records out."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing

from rich.console import Console

from onrecord.cli.options import (
    ColumnsOption,
    Format,
    Input,
    InputOption,
    JobsOption,
    PublishedOption,
    Sources,
    check_published,
    settings_with,
)
from onrecord.cli.progress import BatchProgress
from onrecord.cli.refusals import RefusalLog, RefusalsOption
from onrecord.cli.tally import Tally
from onrecord.errors import PageRefused
from onrecord.pages.counting import count_pages
from onrecord.records import Record, decode_record


def read_reports(
    sources: Sources,
    format: Format = Format.table,
    input: InputOption = Input.auto,
    columns: ColumnsOption = None,
    published: PublishedOption = None,
    jobs: JobsOption = None,
    refusals: RefusalsOption = None,
) -> None:
    """Read reports and print who said what, and who did what to whom.

    `--format jsonl` prints one record a line, in the order of the sources; a page that holds no report is one
    line too, `{"id", "refused": {"code", "address", "reason"}}`. Exit status 1 where nothing could be read.
    """
    from onrecord.api import read_lines
    from onrecord.pages import parse_columns

    console = Console(stderr=True, highlight=False)
    barred = console.is_terminal and not sys.stdout.isatty()  # a bar among printed tables would only disturb
    progress = BatchProgress(console, count_pages(sources, input) if barred else None, shown=barred)
    with progress, RefusalLog(refusals, progress.say) as log:
        tally = Tally[bytes](log, progress)
        results = read_lines(
            sources,
            input_format=input,
            columns=parse_columns(columns),
            published=check_published(published),
            on_skipped=tally.skip,
            settings=settings_with(jobs=jobs),
        )
        with closing(results):
            PRINTERS[format](tally.watch(results))
            sys.stdout.flush()
    if tally.refused and not tally.read:
        raise SystemExit(1)


def encode_refusal(refusal: PageRefused) -> bytes:
    """A refusal as a line of JSON: takes the record's place."""
    row = {"code": refusal.code, "address": refusal.address, "reason": refusal.reason}
    return json.dumps({"id": refusal.id, "refused": row}, ensure_ascii=False).encode("utf-8", "backslashreplace")


def encode_result(result: bytes | PageRefused) -> bytes:
    """A record, encoded as it comes, or a refusal as a line of JSON."""
    return encode_refusal(result) if isinstance(result, PageRefused) else result


def decode_records(results: Iterable[bytes | PageRefused]) -> Iterator[Record]:
    """The records among the results."""
    return (decode_record(result) for result in results if isinstance(result, bytes))


def print_jsonl(results: Iterable[bytes | PageRefused]) -> None:
    for result in results:
        sys.stdout.buffer.write(encode_result(result) + b"\n")
        sys.stdout.buffer.flush()


def print_json(results: Iterable[bytes | PageRefused]) -> None:
    """One array, indented."""
    import msgspec

    separator = b"[\n"
    for result in results:
        sys.stdout.buffer.write(separator + msgspec.json.format(encode_result(result), indent=2))
        separator = b",\n"
    sys.stdout.buffer.write(b"[]\n" if separator == b"[\n" else b"\n]\n")


def print_html(results: Iterable[bytes | PageRefused]) -> None:
    from onrecord.exports import render_reports

    for piece in render_reports(decode_records(results)):
        sys.stdout.buffer.write(piece.encode("utf-8", "replace"))


def print_tables(results: Iterable[bytes | PageRefused]) -> None:
    from onrecord.cli.tables import make_console, record_views

    console = make_console()
    for record in decode_records(results):
        console.print(*record_views(record), sep="\n")


PRINTERS = {
    Format.table: print_tables,
    Format.json: print_json,
    Format.jsonl: print_jsonl,
    Format.html: print_html,
}
