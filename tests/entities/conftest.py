"""A report in, its cast out."""

import pytest

from onrecord.entities import find_entities
from onrecord.language import parse_report
from onrecord.records import Region, Report
from onrecord.settings import Settings


class Reader:
    """Reads own reports and answers who words in them name."""

    def __init__(self, settings=None):
        self.settings = settings or Settings()
        self.cast = None
        self.text = ""

    def read(self, text, published=None):
        report = Report(text=text, published=published, body=(Region(start=0, end=len(text)),))
        self.text = text
        self.cast = find_entities(parse_report(report, self.settings), self.settings)
        return self

    def who(self, words, nth=0):
        """The entity at the end of the nth place where the words stand."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return self.cast.at(at + len(words) - 1)

    def name(self, words, nth=0):
        entity = self.who(words, nth)
        return entity.name if entity else None

    def found(self, words, nth=0):
        """How the words were joined."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return next(
            mention.found
            for entity in self.cast.entities
            for mention in entity.mentions
            if (mention.start, mention.end) == (at, at + len(words))
        )


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def read(reader):
    return reader.read


@pytest.fixture(scope="session")
def reader_with():
    return Reader
