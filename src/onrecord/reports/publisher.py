"""Who published a report first, how that was found, and which site carries it where that is another.

The site is what the page's named fields, a line near the title or whoever named the page call it. Where the page says
that somebody else wrote the whole of it, that is the publisher and the site the carrier. An agency in the dateline is
the publisher only where no site is known: a paper that runs an agency's report answers for it. “…, writes the Herald”
within a page is an attribution and changes nothing, but at the end of a page or of its standfirst it credits all of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.records import PublisherFound
from onrecord.reports.fields import Fields
from onrecord.reports.labels import is_credit
from onrecord.reports.lines import Line
from onrecord.reports.phrases import is_moment_of
from onrecord.reports.words import words_for

_MOST_WORDS = 6
_DIVIDED = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|,\s+")
_SITE_FIELDS = ("og:site_name", "application-name", "citation_publisher", "dc.publisher", "publisher")
_ORIGINAL_FIELDS = ("original-source", "syndication-source")
_PROPER = r"(?P<name>(?:[Tt]he\s+)?[A-Z0-9][\w'’&.-]*(?:\s+(?:(?:of|and|the|&|de)\s+)?[A-Z][\w'’&-]*){0,5})"
_CREDITS = re.compile(
    r"(?i:\bthis\s+(?:article|story|report|piece|item)\s+(?:was\s+|is\s+)?(?:(?:first|originally)\s+)?"
    r"(?:appeared|published|re-?published|ran|taken|reprinted|syndicated)\s+(?:in|by|on|from|with\s+permission\s+from)\s+|"
    r"^\W*(?:(?:first|originally)\s+(?:published|appeared)|re-?published|reprinted|syndicated)\s+"
    rf"(?:(?:with\s+permission|courtesy)\s+)?(?:in|by|on|from|of)\s+|^\W*via:?\s+){_PROPER}"
)
_TAKEN_OVER = re.compile(r"first|originally|appeared|re-?publi|reprint|syndicat|permission|via", re.IGNORECASE)
"""What makes a credit of “this report was published by the Norburg Council”, which names the author of another."""
_WRITES = re.compile(
    rf",\s+(?:writes|reports)\s+{_PROPER}[.\s]*$|^\W*(?:writes|reports)\s+{_PROPER.replace('name', 'other')}[.\s]*$"
)
_LABEL = re.compile(r"(?:via|sources?):\s+", re.IGNORECASE)
_SEVERAL = re.compile(r",\s*|\s*/\s*|\s+and\s+")
_SHARED = frozenset(["com", "org", "net", "gov", "edu", "ac", "mil"])
_LOOKED_AT_CHARS = 400
_LAST_LINES = 6


@dataclass(frozen=True)
class Published:
    """Who published a report, how that was found, and the site that carries it where that is another."""

    publisher: str | None = None
    found: PublisherFound | None = None
    carrier: str | None = None


def decide_publisher(
    site: tuple[str, PublisherFound] | None,
    origin: tuple[str, PublisherFound] | None,
    agency: str | None,
    url: str | None,
) -> Published:
    """The publisher, from what the page says of its site, of who wrote it, and of where it stands."""
    if origin and not (site and is_same_outlet(origin[0], site[0])):
        return Published(*origin, carrier=site[0] if site else host_of(url))
    if site:
        return Published(*site)
    if agency:
        return Published(agency, "dateline", host_of(url))
    host = host_of(url)
    return Published(host, "address") if host else Published()


def site_in_fields(fields: Fields) -> str | None:
    """What a page calls its site."""
    named = fields.names(fields.article.get("publisher")) or fields.names(
        next((item.get("publisher") for item in fields.items if item.get("publisher")), None)
    )
    return next((name for name in named if not name.startswith("http")), None) or fields.first(*_SITE_FIELDS)


def site_in_title(title: str | None, url: str | None) -> str | None:
    """The site's name behind a page's title, where its host bears it out: “Ferry sold | Harbour Post”."""
    host = host_of(url)
    parts = re.split(r"\s+[|•·–—-]\s+", (title or "")[:_LOOKED_AT_CHARS])
    return next((part for part in parts[:0:-1] if host and is_same_outlet(part.strip(), host)), None)


def origin_in_fields(fields: Fields, url: str | None) -> tuple[str, PublisherFound] | None:
    """Who else wrote a page, as its named fields say, or the host of another's page that it names as the original."""
    addresses: list[object] = [fields.first(name) for name in _ORIGINAL_FIELDS]
    for value in (fields.article.get("sourceOrganization"), fields.article.get("isBasedOn")):
        for node in fields.nodes(value):
            said = fields.resolve(node.get("publisher")) if isinstance(node, dict) and node.get("publisher") else node
            name = said.get("name") if isinstance(said, dict) else None
            is_work = isinstance(node, dict) and said is node and value is fields.article.get("isBasedOn")
            if isinstance(name, str) and name.strip() and not is_work:  # a work's own name is its headline
                return " ".join(name.split()), "metadata"
            addresses.append((node.get("url") or node.get("@id")) if isinstance(node, dict) else node)
    for address in (*addresses, fields.canonical if url else None):
        if isinstance(address, str) and address.startswith("http") and is_elsewhere(address, url or fields.canonical):
            return host_of(address) or address, "canonical"
    return None


def origin_in_lines(
    lines: Sequence[Line], credits: Iterable[Line], standfirst: str | None
) -> tuple[str, PublisherFound] | None:
    """Who else wrote a page, as words of its own say: a credit, or a last line “Source: X”."""
    for line in (*lines[-_LAST_LINES:], *lines[:_LAST_LINES]):
        found = _CREDITS.search(line.text) if len(line.text) <= _LOOKED_AT_CHARS else None
        if found and (_TAKEN_OVER.search(found[0]) or _is_outlet(found["name"])):
            return trim_name(found["name"]), "credit"
    for words in filter(None, (standfirst, lines[-1].text if lines else None)):
        if (found := _WRITES.search(words[-_LOOKED_AT_CHARS:])) and _is_outlet(found["name"] or found["other"]):
            return trim_name(found["name"] or found["other"]), "credit"
    for line in credits:
        opened = _LABEL.match(line.text)
        named = _SEVERAL.split(line.text[opened.end() :].strip()) if opened and is_credit(line) else []
        if len(named) == 1 and named[0].casefold().split()[-1] not in words_for("no outlet"):
            return named[0], "line"
    return None


def trim_name(name: str) -> str:
    """A name without what closes its sentence; “the” as part of it is a capital's."""
    return re.sub(r"^the\s+", "", name.strip(" .,;"))


def _is_outlet(name: str) -> bool:
    words = trim_name(name).casefold().split()
    return bool(words) and (words[-1] in words_for("outlet") or words[0] in words_for("outlet"))


def is_same_outlet(one: str, other: str) -> bool:
    """Whether two names are one outlet's, one of them perhaps its host."""
    plain, again = (re.sub(r"\W|_", "", re.sub(r"^the\s+", "", name.casefold())) for name in (one, other))
    return plain == again or any(
        "." in host and " " not in host and re.sub(r"\W", "", host.casefold().rsplit(".", 1)[0]).endswith(name)
        for host, name in ((one, again), (other, plain))
    )


def host_of(url: str | None) -> str | None:
    """The host of an address, without “www.”."""
    try:
        host = urlsplit((url or "")[:2_000]).hostname if (url or "").casefold().startswith("http") else None
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|amp|m|mobile)\.", "", host) if host else None


def is_elsewhere(address: str, url: str | None) -> bool:
    """Whether two addresses are of two sites; subdomains of one are one site."""
    one, other = host_of(address), host_of(url)
    if not one or not other:
        return False
    return _site_of(one) != _site_of(other)


def _site_of(host: str) -> str:
    """The part of a host that one owner has: two labels, or three under “co.uk” and its like."""
    labels = host.split(".")
    shared = len(labels) > 2 and len(labels[-1]) == 2 and (labels[-2] in _SHARED or len(labels[-2]) == 2)
    return ".".join(labels[-3:] if shared else labels[-2:])


def name_publisher(line: Line) -> str | None:
    """The paper's name, where the line is that, with its day or its desk at most: "The Inland Herald, 9 April 2024"."""
    found = _DIVIDED.search(line.text[:80])
    name, rest = (line.text[: found.start()], line.text[found.end() :]) if found else (line.text, "")
    return _name_in(name) if not rest or is_moment_of(rest) else None


def _name_in(words: str) -> str | None:
    """The name, without what comes after it ("fact desk"); none where the words are no title of a paper."""
    parts = words.split()
    if not 2 <= len(parts) <= _MOST_WORDS or words[-1] in ".,;:!?":
        return None
    while parts and parts[-1].casefold() in words_for("after an outlet"):
        parts.pop()
    titled = all(part[0].isupper() or part.casefold() in words_for("in an outlet") for part in parts)
    said = [part.casefold() for part in parts if part.casefold() not in words_for("in an outlet")]
    plain = len(said) >= 1 and len(parts) >= 2 and (said[0] in words_for("outlet") or said[-1] in words_for("outlet"))
    return " ".join(parts) if titled and plain else None
