"""The running time of a story: the day that its narrator told last, which what follows may share.

This is a guess, made where it is most often right: the day was given by a main clause in the past tense that is the
narrator's own and no speech act, and what follows is such a clause too, in the same paragraph or the next, in a
sentence that tells no time itself.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from onrecord.language.attachment import Attachment, attach_time, is_simple_past
from onrecord.language.parse import Parse, start_of
from onrecord.records import Time

EXACT_TIMES = frozenset(["weekend", "day", "part_of_day", "hour", "minute", "second"])
"""Precisions of times that what follows may share: a year or a month is too long to say so."""
_MOVES_ON = frozenset(["later", "earlier", "previously", "before", "afterwards", "afterward", "then", "once", "since"])
"""Words that say that what follows was at another time."""
_PARAGRAPHS_ON = 1


@dataclass(frozen=True, slots=True)
class Narrative:
    """The running time at each sentence, by the place of its first token; sentences without one are left out."""

    running: dict[int, Time]

    def attach(self, verb: Token) -> Attachment | None:
        """The running time, for a main verb in the simple past; the caller knows that it is the narrator's own."""
        if not (is_main(verb) and is_simple_past(verb)):
            return None
        time = self.running.get(verb.sent.start)
        return Attachment(time, "narrative") if time else None


def follow_narrative(parse: Parse, times: tuple[Time, ...], narrated: Callable[[Token], bool]) -> Narrative:
    """The running time through a report. `narrated` tells whether a verb is the narrator's own and tells no speech."""
    starts = [region.start for region in parse.report.body]
    running: dict[int, Time] = {}
    last: tuple[Time, int] | None = None
    at = 0
    for sentence in parse.doc.sents:
        paragraph = bisect_right(starts, sentence.start_char)
        first, at = at, _end_of_times(times, at, sentence)
        if at > first:
            given = _given(sentence, parse, times, narrated)
            last = (given, paragraph) if given and given.precision in EXACT_TIMES else None if given else last
        elif last and paragraph - last[1] <= _PARAGRAPHS_ON and not moves_on(sentence):
            running[sentence.start] = last[0]
    return Narrative(running)


def _end_of_times(times: tuple[Time, ...], at: int, sentence: Span) -> int:
    while at < len(times) and times[at].start < sentence.end_char:
        at += 1
    return at


def moves_on(words: Iterable[Token]) -> bool:
    """Whether one of the words says that this was at another time: "later", "previously"."""
    return any(word.lower_ in _MOVES_ON for word in words)


def _given(sentence: Span, parse: Parse, times: tuple[Time, ...], narrated: Callable[[Token], bool]) -> Time | None:
    """The time of a sentence's last main verb in the past that is the narrator's."""
    verbs = [token for token in (sentence.root, *sentence.root.conjuncts) if is_simple_past(token) and narrated(token)]
    for verb in sorted(verbs, key=start_of, reverse=True):
        found = attach_time(verb, parse, times)
        if found and found.found == "clause":
            return found.time
    return None


def is_main(verb: Token) -> bool:
    """Whether a verb is its sentence's main verb, or joined to it by "and"."""
    root = verb.sent.root
    return verb == root or verb in root.conjuncts
