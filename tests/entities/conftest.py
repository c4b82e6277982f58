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

    def mention(self, words, nth=0):
        """The mention that is just the words at the nth place where they stand."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return next(
            mention
            for entity in self.cast.entities
            for mention in entity.mentions
            if (mention.start, mention.end) == (at, at + len(words))
        )

    def found(self, words, nth=0):
        """How the words were joined."""
        return self.mention(words, nth).found

    def runner_up(self, words, nth=0):
        """The name of whom the words would mean otherwise."""
        return self._names().get(self.mention(words, nth).runner_up)

    def members(self, words, nth=0):
        """The names of those whom the words mean together; none where they mean nobody."""
        entity = self.who(words, nth)
        return [self._names()[member] for member in entity.members] if entity else []

    def _names(self):
        return {entity.id: entity.name for entity in self.cast.entities}


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def read(reader):
    return reader.read


@pytest.fixture(scope="session")
def reader_with():
    return Reader
