"""Report → Parse: its sentences, tokens, dependencies and names."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.language.model import load_model
from onrecord.records import Report, Span
from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Parse:
    """A report and its grammar.

    `doc` covers the whole of `report.text`, so that `token.idx` is an offset of the report: what is not body
    stands in it as blanks of the same length, and no stage can read anything out of furniture.
    """

    report: Report
    doc: Doc

    def cut(self, start: int, end: int) -> Span:
        """The span `[start, end)` with its words."""
        return Span(start=start, end=end, text=self.report.text[start:end])


def parse_report(report: Report, settings: Settings) -> Parse:
    """Read the grammar of a report's body. Raises ModelMissing."""
    model = load_model(settings.spacy_model)
    # spaCy's own limit guards against memory that grows with length; ours is max_report_chars.
    model.max_length = max(model.max_length, len(report.text) + 1)
    return Parse(report, model(blank_furniture(report)))


def blank_furniture(report: Report) -> str:
    """The report's text with every character outside the body as a blank (paragraph ends are kept)."""
    pieces, at = [], 0
    for region in report.body:
        pieces += [blank(report.text[at : region.start]), report.text[region.start : region.end]]
        at = region.end
    return "".join([*pieces, blank(report.text[at:])])


def blank(text: str) -> str:
    """As many characters, all white space."""
    return "".join("\n" if character == "\n" else " " for character in text)


def start_of(token: Token) -> int:
    """Offset of a token's first character."""
    return int(token.idx)


def end_of(token: Token) -> int:
    """One past the offset of a token's last character."""
    return int(token.idx) + len(token.text)
