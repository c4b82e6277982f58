"""Pages a second and peak memory of reading a web archive, beside the same pages as JSON Lines, in the same run.

    python bench/warc_speed.py [PAGES] [--read N]     default: 10,000 pages opened, of which 20 are read

Both files hold the same generated reports in the same markup. Each is opened and read alone in a process of its own,
twice in turn, and the better time counts: these are ratios, since one machine's seconds mean little on another. Ends
with exit status 1 where the records differ in more than their addresses and what only the archive tells.
"""

import argparse
import gzip
import hashlib
import html
import itertools
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

REPEATS = 2
SOURCES = {"JSON Lines": "reports.jsonl", "WARC": "reports.warc.gz"}
WAYS = ("open", "read")


def make_markup(row: dict[str, str]) -> str:
    """A report as a page of its own: head, menu, article, foot."""
    title, *paragraphs = row["text"].split("\n\n")
    article = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{html.escape(title)}</title>"
        f"<meta property='article:published_time' content='{row['published']}'></head>\n<body>"
        "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>\n"
        f"<article><h1>{html.escape(title)}</h1>\n{article}</article>\n"
        "<footer>All rights reserved.</footer></body></html>\n"
    )


def make_record(url: str, markup: str) -> bytes:
    """The page as a WARC record, compressed by itself."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + markup.encode()
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:sha256:{hashlib.sha256(url.encode()).hexdigest()}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Block-Digest: sha1:{hashlib.sha1(answer, usedforsecurity=False).hexdigest()}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)


def write_sources(folder: Path, count: int) -> None:
    """The same pages as both files."""
    from generated import generate_reports

    with (folder / SOURCES["JSON Lines"]).open("wb") as lines, (folder / SOURCES["WARC"]).open("wb") as archive:
        for row in generate_reports(count):
            url, markup = f"https://reports.example/{row['id']}", make_markup(row)
            lines.write(json.dumps({"url": url, "html": markup}, ensure_ascii=False).encode() + b"\n")
            archive.write(make_record(url, markup))


def open_source(path: Path) -> Iterator[Any]:
    from onrecord.pages import Intake, open_pages

    return open_pages([str(path)], Intake())


def digest_record(record: Any) -> str:
    """A checksum of a record without what hangs on its address."""
    import msgspec

    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(record, id=""))).hexdigest()


def measure(path: Path, way: str, count: int, answers: Any) -> None:
    """Do it in this process and send (pages, seconds, peak MB, checksums of the records)."""
    from onrecord.pipeline import read_page
    from onrecord.records import Page
    from onrecord.settings import Settings

    settings = Settings()
    digests = []
    if way == "read":
        read_page(Page(address="warm", content="Marta Velin said on Monday that it rains.", form="exact"), settings)
    start = time.perf_counter()
    done = 0
    for page in itertools.islice(open_source(path), count):
        if not isinstance(page, Page):
            raise SystemExit(f"refused: {page}")
        if way == "read":
            digests.append(digest_record(read_page(page, settings)))
        done += 1
    seconds = time.perf_counter() - start
    answers.put((done, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, digests))


def measure_alone(path: Path, way: str, count: int) -> tuple[int, float, float, list[str]]:
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    process = context.Process(target=measure, args=(path, way, count, answers))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{path.name} broke")
    answer: tuple[int, float, float, list[str]] = answers.get()
    return answer


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=int, nargs="?", default=10_000)
    parser.add_argument("--read", type=int, default=20, metavar="N")
    given = parser.parse_args(arguments)
    counts = {"open": given.pages, "read": min(given.read, given.pages)}
    same = True
    with tempfile.TemporaryDirectory() as folder:
        write_sources(Path(folder), given.pages)
        print(f"{'':8}{'':14}{'pages':>8}{'pages/s':>12}{'x JSON Lines':>14}{'peak MB':>10}")
        for way in WAYS:
            runs: dict[str, list[tuple[int, float, float, list[str]]]] = {name: [] for name in SOURCES}
            for _ in range(REPEATS):
                for name, file in SOURCES.items():
                    runs[name].append(measure_alone(Path(folder) / file, way, counts[way]))
            best = {name: min(results, key=lambda run: run[1]) for name, results in runs.items()}
            for name, (done, seconds, _, _) in best.items():
                peak_mb = max(run[2] for run in runs[name])
                ratio = best["JSON Lines"][1] / seconds
                print(f"{way:8}{name:14}{done:8,}{done / seconds:12,.1f}{ratio:14.2f}{peak_mb:10.0f}")
            same &= len({tuple(run[3]) for results in runs.values() for run in results}) == 1
            same &= len({run[0] for results in runs.values() for run in results}) == 1
    print("the records are the same" if same else "THE RECORDS DIFFER")
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
