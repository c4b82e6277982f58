"""Who speaks which quotation, as far as one has read."""

from spacy.tokens import Span, Token

from onrecord.entities.chain import Chain
from onrecord.entities.quotations import Quotations
from onrecord.language import start_of

SPEECH = frozenset(
    {"say", "tell", "add", "write", "explain", "state", "warn", "note", "ask", "reply", "answer", "insist"}
)
QUOTATIONS_BACK = 6


class Speaking:
    """The speakers of quotations, heard while reading from left to right."""

    def __init__(self, quotations: Quotations) -> None:
        self._quotations = quotations
        self._said: dict[int, Chain] = {}

    def hear(self, token: Token, chain: Chain) -> None:
        """Note a person who is said to speak the quotations in the same sentence."""
        if chain.kind == "person" and token.dep_ == "nsubj" and token.head.lemma_ in SPEECH:
            for number in self._spoken_in(token):
                self._said.setdefault(number, chain)

    def goes_on(self, token: Token) -> Chain | None:
        """Who must be speaking here again, because the quotation before was left open: "the minister went on"."""
        if token.dep_ != "nsubj" or token.head.pos_ != "VERB":
            return None
        opened = [number for number in self._spoken_in(token) if self._quotations.continues(number)]
        return self.speaker_of(opened[0] - 1) if opened else None

    def _spoken_in(self, token: Token) -> list[int]:
        """The quotations in the sentence of a token that stands outside them."""
        return [] if self._quotations.at(start_of(token)) else self._quotations.within(token.sent)

    def speaker_of(self, number: int) -> Chain | None:
        """Who speaks a quotation; if nobody is named again, whoever spoke before in its paragraph, or left it open."""
        for back in range(QUOTATIONS_BACK):
            at = number - back
            if chain := self._said.get(at):
                return chain
            if not (self._quotations.shares_paragraph(at) or self._quotations.continues(at)):
                return None
        return None


def said_by(sentence: Span, quotations: Quotations) -> list[Token]:
    """The tokens of a sentence that are outside its quotations and subjects of a verb of speech."""
    return [
        token
        for token in sentence
        if token.dep_ == "nsubj" and token.head.lemma_ in SPEECH and not quotations.at(start_of(token))
    ]
