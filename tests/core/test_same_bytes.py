"""The same bytes out, whatever the process, the order and the company in which a report is read."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from onrecord.pipeline import read_pages
from onrecord.records import Page, Record, encode_record
from onrecord.settings import Settings

TEXTS = (
    "Velin: talks will go on\n\n“We have seen no evidence of that,” Marta Velin told reporters in Halvik.",
    "The port is open, Radio Halvik reported, citing two officials briefed on the matter. They said it would stay so.",
    "Norland wants to leave the council by May, according to a poll. Its minister denied it.",
)


def read_all(texts: tuple[str, ...]) -> list[bytes]:
    """Read in this process, as one batch."""
    pages = (Page(address=text[:9], content=text, form="exact", published="2024-03-20") for text in texts)
    return [encode_record(record) for record in read_pages(pages, Settings()) if isinstance(record, Record)]


def test_processes_batches_and_order_change_nothing() -> None:
    alone = [read_all((text,))[0] for text in TEXTS]
    assert read_all(TEXTS) == alone
    assert read_all(TEXTS[::-1])[::-1] == alone
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert [found[0] for found in pool.map(read_all, [(text,) for text in TEXTS])] == alone
