"""Items from what any dialect says of them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from onrecord.feeds.addresses import item_key, join_address, page_key
from onrecord.feeds.items import Item
from onrecord.pages.unicode import mend_text
from onrecord.reports.dates import parse_date

_MOST_WORDS = 500
_MOST_DATE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a feed says of one item, as written."""

    link: str | None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    language: str | None = None


def make_item(draft: Draft, base: str) -> Item | None:
    """The item; None where it has no address that can be fetched."""
    address = join_address(base, draft.link)
    if address is None:
        return None
    address = mend_text(address)
    page = page_key(address)
    return Item(
        key=item_key(tidy(draft.id, 100_000), page),
        address=address,
        page=page,
        title=tidy(draft.title),
        published=day_of(draft.published),
        modified=moment_of(draft.modified),
        publisher=tidy(draft.publisher),
        language=tidy(draft.language, _MOST_DATE),
    )


def tidy(words: str | None, most_chars: int = _MOST_WORDS) -> str | None:
    """Words with single blanks, no longer than what is of use; None where there are none."""
    return " ".join(mend_text((words or "")[: 4 * most_chars]).split())[:most_chars] or None


def day_of(words: str | None) -> str | None:
    """The day as `YYYY-MM-DD`, else the words as they are: what is no date is for the reader to doubt."""
    return parse_date(words) or tidy(words, _MOST_DATE)


def moment_of(words: str | None) -> str | None:
    """A moment in UTC, `YYYY-MM-DDTHH:MM:SSZ`; a mere day, or what is no date, as written."""
    words = tidy(words, _MOST_DATE)
    if not words or len(words) <= len("2000-01-01"):
        return words
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(words)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return words
