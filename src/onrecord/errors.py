"""Everything that On Record raises.

    OnRecordError
    ├── PageRefused                 a page that cannot become a report
    │   ├── PageMissing               not_found        nothing stands at the address
    │   ├── PageUnreadable            unreadable       the system would not let us read it
    │   ├── PageTooLarge              too_large        more bytes than `max_page_bytes`
    │   ├── PageNotText               not_text         pictures, programs, archives: no text in it
    │   ├── LineMalformed             malformed_line   a line of JSON Lines that holds no page
    │   ├── ReportEmpty               empty            no sentence of a report on the page
    │   ├── LanguageRefused           language         not English
    │   ├── ReadingFailed             failed           the reader broke: a bug of ours, kept to one report
    │   ├── ReadingCrashed            crashed          the process that read it died
    │   └── ReadingTimedOut           reading_timed_out  it took longer than `max_seconds_per_report`
    ├── SettingInvalid              a setting's value cannot be used
    ├── TypesInvalid                a file of event types that cannot be used
    ├── ImportRefused               a file from which no table can be made
    ├── ModelMissing                the language model named in the settings is not installed
    ├── WorkersLost                 one reading process after another died before it read anything
    ├── LedgerError
    │   ├── LedgerMissing             no ledger stands at the path
    │   ├── LedgerNotOurs             the file is no ledger
    │   ├── LedgerTooNew              written by a later version
    │   └── LedgerBusy                another process held it for too long
    ├── NotOnRecord                 no report has the id asked for
    └── QuestionNotUnderstood       no proposition was found in the question

A refusal is an answer, not an accident: a batch counts it by its `code` and goes on.
"""


class OnRecordError(Exception):
    """Base of all errors of On Record: what went wrong, and what to do about it."""

    code = "error"
    remedy = ""

    def __init__(self, reason: str, remedy: str = "") -> None:
        self.reason = reason
        self.remedy = remedy or self.remedy
        super().__init__(reason)

    def __str__(self) -> str:
        return f"{self.reason} {self.remedy}".strip()


class PageRefused(OnRecordError):
    """A page that cannot become a report, with its address."""

    code = "refused"
    lasting = False
    """Whether the same page is refused again by the same reader, so that it need not be read again."""
    id: str | None = None
    """The id that the input line gave, if it gave one."""

    def __init__(self, address: str, reason: str, remedy: str = "") -> None:
        self.address = address
        super().__init__(reason, remedy)

    def __str__(self) -> str:
        return f"{self.address}: {super().__str__()}"

    def __reduce__(self) -> tuple[type["PageRefused"], tuple[str, str, str], dict[str, str | None]]:
        return type(self), (self.address, self.reason, self.remedy), {"id": self.id}


class PageMissing(PageRefused):
    """Nothing stands at the address."""

    code = "not_found"
    remedy = "Check the path."


class PageUnreadable(PageRefused):
    """The system would not let us read it."""

    code = "unreadable"
    remedy = "Check its permissions."


class PageTooLarge(PageRefused):
    """More bytes than `max_page_bytes`."""

    code = "too_large"
    remedy = "Raise ONRECORD_MAX_PAGE_BYTES if it really is one report."


class PageNotText(PageRefused):
    """No text in it: a picture, a program, an archive."""

    code = "not_text"
    lasting = True
    remedy = "Give HTML, plain text or JSON Lines."


class LineMalformed(PageRefused):
    """A line of JSON Lines that holds no page."""

    code = "malformed_line"
    remedy = 'Each line is an object with "text" and, if known, "id", "title", "url", "published".'


class ReportEmpty(PageRefused):
    """No sentence of a report on the page."""

    code = "empty"
    lasting = True
    remedy = "Check that the page holds its text without scripts."


class LanguageRefused(PageRefused):
    """The report is not in English."""

    code = "language"
    lasting = True
    remedy = "On Record reads English only."


class ReadingFailed(PageRefused):
    """The reader broke on this page: a bug of ours, kept to one report."""

    code = "failed"
    remedy = "Please report it with the page."


class ReadingCrashed(PageRefused):
    """The process that read the page died: killed for want of memory, or by a fault in a library."""

    code = "crashed"
    remedy = "Read it alone, with more memory free; please report it with the page if it dies again."


class ReadingTimedOut(PageRefused):
    """Reading took longer than `max_seconds_per_report`."""

    code = "reading_timed_out"
    remedy = "Raise ONRECORD_MAX_SECONDS_PER_REPORT, or please report it with the page."


class SettingInvalid(OnRecordError):
    """A setting's value cannot be used."""

    code = "setting"


class TypesInvalid(OnRecordError):
    """A file of event types that cannot be used: where the first fault stands, and how many there are."""

    code = "types"

    def __init__(self, path: str, line: int, place: str, reason: str, remedy: str = "", faults: int = 1) -> None:
        self.path = path
        self.line = line
        """Counted from 1; 0 where the fault is the whole file's."""
        self.place = place
        """Which type, trigger or role: `ARMS_TRANSFER, trigger 2`; empty where the fault is the whole file's."""
        self.faults = faults
        super().__init__(reason, remedy)

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        told = ": ".join(part for part in (where, self.place, super().__str__()) if part)
        more = f" ({self.faults} faults: see `onrecord types check`)" if self.faults > 1 else ""
        return f"{told}{more}"

    def __reduce__(self) -> tuple[type["TypesInvalid"], tuple[str, int, str, str, str, int]]:
        return type(self), (self.path, self.line, self.place, self.reason, self.remedy, self.faults)


class ImportRefused(OnRecordError):
    """A file from which no table can be made."""

    code = "import"


class ModelMissing(OnRecordError):
    """The language model named in the settings is not installed."""

    code = "model_missing"


class WorkersLost(OnRecordError):
    """One reading process after another died before it read anything."""

    code = "workers_lost"
    remedy = 'Use one job; in a script, call it under `if __name__ == "__main__":`.'


class LedgerError(OnRecordError):
    """Something is wrong with the ledger."""

    code = "ledger"


class LedgerMissing(LedgerError):
    """No ledger stands at the path."""

    code = "ledger_missing"
    remedy = "Run `onrecord add` first, or name another with --ledger."


class LedgerNotOurs(LedgerError):
    """The file is no ledger of On Record's."""

    code = "ledger_not_ours"
    remedy = "Name another with --ledger."


class LedgerTooNew(LedgerError):
    """The ledger was written by a later version."""

    code = "ledger_too_new"
    remedy = "Install that version of On Record."


class LedgerBusy(LedgerError):
    """Another process held the ledger for too long."""

    code = "ledger_busy"
    remedy = "Try again when the other process is done."


class NotOnRecord(OnRecordError):
    """No report has the id asked for."""

    code = "not_on_record"
    remedy = "`onrecord search` lists reports with their ids."


class QuestionNotUnderstood(OnRecordError):
    """No proposition was found in the question."""

    code = "question"
