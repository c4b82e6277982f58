"""Everything that On Record raises.

    OnRecordError
    ├── PageRefused                 a page that cannot become a report
    │   ├── PageMissing               not_found        nothing stands at the address
    │   ├── PageUnreadable            unreadable       the system would not let us read it
    │   ├── PageTooLarge              too_large        more bytes than `max_page_bytes`
    │   ├── PageNotText               not_text         pictures, programs, archives: no text in it
    │   ├── AddressInvalid            invalid_address  no web address that could be asked
    │   ├── AddressForbidden          forbidden_address  it leads where no page of the public web stands
    │   ├── HostUnreachable           unreachable      no connection to its host
    │   ├── HostBusy                  busy             the host asks for a longer pause than `max_wait_seconds`
    │   ├── FetchTimedOut             timed_out        the host took longer than `fetch_timeout_seconds`
    │   ├── TooManyRedirects          redirects        sent on more than `max_redirects` times
    │   ├── StatusRefused             status           the host answered with an error
    │   ├── AnswerBroken              broken_answer    the host's answer is no HTTP, or breaks off
    │   ├── RobotsRefused             robots           the host's robots.txt says no
    │   ├── LineMalformed             malformed_line   a line of JSON Lines, or a row of a table, that holds no page
    │   ├── ColumnsMissing            columns          a table without the columns that a page needs
    │   ├── ArchiveDamaged            damaged          an archive, or a record in it, that is broken or cut off
    │   ├── ArchiveForbidden          forbidden_archive  what is not opened: encrypted, nested, swelling without end
    │   ├── ReportEmpty               empty            no sentence of a report on the page
    │   ├── LanguageRefused           language         not English
    │   ├── FeedMalformed             malformed_feed   neither feed nor sitemap, or broken beyond reading
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
    │   ├── LedgerBusy                another process held it for too long
    │   └── FollowBusy                another run over its feeds is under way
    ├── NotOnRecord                 no report has the id asked for
    ├── FeedNotFollowed             no such feed is followed
    └── QuestionNotUnderstood       no proposition was found in the question

A refusal is an answer, not an accident: a batch counts it by its `code` and goes on.
"""

from typing import Any

_OF_THE_MOMENT = frozenset({408, 425, 429})
"""Statuses that ask to come again: Request Timeout, Too Early, Too Many Requests."""


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
    """Whether the same page would be refused again: asking for it, or reading it, again is useless."""
    id: str | None = None
    """The id that the input line gave, if it gave one."""

    def __init__(self, address: str, reason: str, remedy: str = "") -> None:
        self.address = address
        super().__init__(reason, remedy)

    def __str__(self) -> str:
        return f"{self.address}: {super().__str__()}"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.address, self.reason, self.remedy), {"id": self.id}


class PageMissing(PageRefused):
    """Nothing stands at the address."""

    code = "not_found"
    lasting = True
    remedy = "Check the path."


class PageUnreadable(PageRefused):
    """The system would not let us read it."""

    code = "unreadable"
    remedy = "Check its permissions."


class PageTooLarge(PageRefused):
    """More bytes than `max_page_bytes`."""

    code = "too_large"
    lasting = True
    remedy = "Raise ONRECORD_MAX_PAGE_BYTES if it really is one report."


class PageNotText(PageRefused):
    """No text in it: a picture, a program, an archive."""

    code = "not_text"
    lasting = True
    remedy = "Give HTML, plain text, a table or an archive of them: see docs/intake.md."


class LineMalformed(PageRefused):
    """A line of JSON Lines, or a row of a table, that holds no page."""

    code = "malformed_line"
    lasting = True
    remedy = 'Each line is an object with "text" and, if known, "id", "title", "url", "published"; see --columns.'


class ColumnsMissing(PageRefused):
    """A table without the columns that a page needs."""

    code = "columns"
    lasting = True
    remedy = "Say which column holds what: --columns text=…"


class ArchiveDamaged(PageRefused):
    """An archive, or a record in it, that is broken or cut off."""

    code = "damaged"
    remedy = "Get it again; what stood before the damage was read."


class ArchiveForbidden(PageRefused):
    """Part of an archive that is not opened: encrypted, nested, under a name that leads out, swelling without end."""

    code = "forbidden_archive"
    lasting = True
    remedy = "Unpack it yourself if you trust it."


class AddressInvalid(PageRefused):
    """No web address that could be asked."""

    code = "invalid_address"
    lasting = True
    remedy = "Give an address as https://host/path, without a user name."


class AddressForbidden(PageRefused):
    """It leads where no page of the public web stands: to a private host, a closed port, another scheme."""

    code = "forbidden_address"
    lasting = True
    remedy = "ONRECORD_ALLOW_PRIVATE_ADDRESSES=true lets hosts of your own network be asked."


class HostUnreachable(PageRefused):
    """No connection to its host: no such name, nobody listening, no certificate that holds."""

    code = "unreachable"
    remedy = "Check the address and your connection."


class HostBusy(PageRefused):
    """The host asks for a longer pause than `max_wait_seconds`."""

    code = "busy"
    remedy = "Ask again later, or raise ONRECORD_MAX_WAIT_SECONDS."


class FetchTimedOut(PageRefused):
    """The host fell silent, or took longer than `fetch_timeout_seconds` in all."""

    code = "timed_out"
    remedy = "Ask again later, or raise ONRECORD_FETCH_TIMEOUT_SECONDS."


class TooManyRedirects(PageRefused):
    """Sent on more than `max_redirects` times."""

    code = "redirects"
    lasting = True
    remedy = "Open it in a browser and give the address where it ends."


class StatusRefused(PageRefused):
    """The host answered with an error, or with nothing."""

    code = "status"
    remedy = "Open it in a browser to see what the host wants."
    status: int | None = None
    """The status of HTTP."""
    retry_after_seconds: float | None = None
    """When the host says that we may ask again, in seconds from its answer; None where it does not say."""

    @property
    def lasting(self) -> bool:  # type: ignore[override]
        """Whether asking again is of no use: the fault is the request's, and not one of the moment."""
        return self.status is not None and 400 <= self.status < 500 and self.status not in _OF_THE_MOMENT

    def __reduce__(self) -> tuple[Any, ...]:
        kind, arguments, state = super().__reduce__()
        return kind, arguments, state | {"status": self.status, "retry_after_seconds": self.retry_after_seconds}


class AnswerBroken(PageRefused):
    """The host's answer is no HTTP, breaks off, or cannot be decompressed."""

    code = "broken_answer"
    remedy = "Ask again later; if it stays so, the host is at fault."


class RobotsRefused(PageRefused):
    """The host's robots.txt asks programs to stay away, or could not be had."""

    code = "robots"
    remedy = "Save the page yourself and give the file; docs/fetching.md says when robots.txt need not be asked."


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


class FeedMalformed(PageRefused):
    """Neither feed nor sitemap, or broken beyond reading."""

    code = "malformed_feed"
    lasting = True
    remedy = "Give the address of RSS, Atom, a JSON Feed or a sitemap."


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


class FollowBusy(LedgerError):
    """Another run over the ledger's feeds is under way."""

    code = "follow_busy"
    remedy = "Let it end: the next run takes what it leaves."


class FeedNotFollowed(OnRecordError):
    """No such feed is followed."""

    code = "not_followed"
    remedy = "`onrecord follow list` names those that are, `onrecord follow add` adds one."


class NotOnRecord(OnRecordError):
    """No report has the id asked for."""

    code = "not_on_record"
    remedy = "`onrecord search` lists reports with their ids."


class QuestionNotUnderstood(OnRecordError):
    """No proposition was found in the question."""

    code = "question"
