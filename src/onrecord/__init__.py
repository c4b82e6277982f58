"""On Record reads news reports and keeps who said what about whom, when, how surely and on whose word.

    record = onrecord.read("report.html", published="2023-03-22")
    for attribution in record.attributions: ...

    with onrecord.Ledger("ledger.db") as ledger:
        ledger.add(record)
        answer = ledger.ask("Has Norland supplied weapons to Sarvania?")

`read` one report, `read_many` any number, `judge` how surely its words are put; `Ledger` keeps records and answers;
`Record` and its parts are in `onrecord.records`, everything raised in `onrecord.errors`. Importing this module loads
no language model.
"""

from typing import TYPE_CHECKING, Any

from onrecord.errors import OnRecordError, PageRefused
from onrecord.records import Page, Record, decode_record, encode_record
from onrecord.settings import Settings, load_settings
from onrecord.version import VERSION

if TYPE_CHECKING:
    from onrecord.api import Ledger, judge, judge_many, read, read_many

__version__ = VERSION

__all__ = [
    "Ledger",
    "OnRecordError",
    "Page",
    "PageRefused",
    "Record",
    "Settings",
    "__version__",
    "decode_record",
    "encode_record",
    "judge",
    "judge_many",
    "load_settings",
    "read",
    "read_many",
]

_LATE = frozenset({"Ledger", "judge", "judge_many", "read", "read_many"})
"""What stands on the reader: imported on first use, so that `import onrecord` stays light."""


def __getattr__(name: str) -> Any:
    if name in _LATE:
        from onrecord import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
