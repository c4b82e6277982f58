"""A host of the tests' own: what stands at which address, and what was asked of it."""

from onrecord.errors import PageMissing, PageUnreadable
from onrecord.pages.fetching import Fetched

BODY = (
    "Marta Velin, the harbour minister of Norland, said on Tuesday that two boats had left Port Sael for Sarvania. "
    "The minister said that nobody on board had asked for help, and that the coast guard would follow them."
)


def page(title, more="", head=""):
    heading = f"<h1>{title}</h1>" if title else ""
    name = f"<title>{title}</title>" if title else ""
    return (
        f"<html><head>{name}{head}</head><body><article>{heading}<p>{BODY}</p><p>{more} Report {title}.</p></article>"
        "</body></html>"
    ).encode()


def rss(*items, title="The Tidewater Ledger"):
    return f'<rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()


def rss_item(number, more=""):
    return f"<item><title>Boats {number}</title><link>https://tidewater.example/{number}</link>{more}</item>"


class Host:
    """A fetcher whose pages can be changed; an exception in place of a page is raised."""

    def __init__(self, **pages):
        self.pages = dict(pages)
        self.etags = {}
        self.asked = []

    def __setitem__(self, address, content):
        self.pages[address] = content

    def fetch(self, address, *, etag=None, last_modified=None):
        self.asked.append((address, etag, last_modified))
        content = self.pages.get(address)
        if content is None:
            raise PageMissing(address, "Nothing stands there.")
        if isinstance(content, BaseException):
            raise content
        own = self.etags.get(address)
        if own and own == etag:
            return Fetched(address=address, content=b"", etag=own, unchanged=True)
        return Fetched(address=address, content=content, media_type="text/html", encoding="utf-8", etag=own)

    def addresses(self):
        """What was asked for since the last call."""
        asked = [address for address, _, _ in self.asked]
        self.asked.clear()
        return asked


def away(address):
    """A refusal that may pass."""
    return PageUnreadable(address, "The host does not answer.")
