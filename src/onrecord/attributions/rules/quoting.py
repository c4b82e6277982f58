"""Quotations joined to their cues: whole quotations in contents, and those that the grammar leaves alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.drafts import Draft
from onrecord.attributions.quotes import Quotation, Quotations, paragraphs
from onrecord.attributions.rules.contents import tidy
from onrecord.attributions.stretches import Stretch, has_words, join, overlap, subtract, trim

BULLETS = ("-", "–", "—", "•", "*", "·", "▪", "●")
REACH_OF_PHRASE = 2
"""Before "…," she said, according to …: the sentence may begin only after the quotation."""
BULLET_EDGES = "".join(BULLETS) + " \t\u00a0"
LONGEST_LEAD_CHARS = 90
"""From a cue to the quotation it opens: room for whom it was said to, where and when."""
LONGEST_SOURCE_CHARS = 300
"""From a quotation to the cue after it: room for who speaks."""
EARLIER_CUES = 5
COMMENTED = "”\"'’»"


def settle_quotations(draft: Draft, quotations: Quotations, text: str) -> Draft:
    """The draft with whole quotations in its contents; one that stands within a quotation stays within."""
    home = quotations.at(draft.cue[0])
    if home is not None:
        inside = (home.start + 1, home.end - 1 if home.closed else home.end)
        kept = tuple((max(s, inside[0]), min(e, inside[1])) for s, e in draft.contents if overlap((s, e), inside))
        return draft.with_contents(tidy(kept, (), text))
    draft = _free_source(draft, quotations, text)
    if not draft.contents:
        return draft
    reach = REACH_OF_PHRASE if draft.construction == "phrase" else 1
    whole = [_widen(piece, quotations, reach) for piece in draft.contents]
    return draft.with_contents(tuple(join(whole, text)))


def _free_source(draft: Draft, quotations: Quotations, text: str) -> Draft:
    """The draft whose source does not begin with a quotation: "“…,” Velin, 69, said" is one name."""
    if draft.source is None or (quotation := quotations.at(draft.source.stretch[0])) is None:
        return draft
    start, end = trim((min(quotation.end, draft.source.stretch[1]), draft.source.stretch[1]), text)
    return replace(draft, source=replace(draft.source, stretch=(start, end))) if start < end else draft


def _widen(piece: Stretch, quotations: Quotations, reach: int) -> Stretch:
    start, end = piece
    for quotation in quotations.between(max(0, start - reach), end + 1):
        start, end = min(start, quotation.start), max(end, quotation.end)
    return start, end


class QuotationJoiner:
    """Gives each quotation that no content holds yet to the cue it stands beside, or to whoever spoke last."""

    def __init__(self, drafts: Sequence[Draft], quotations: Quotations, text: str) -> None:
        self._text = text
        self._quotations = quotations
        self._contents = [list(draft.contents) for draft in drafts]
        self._drafts = drafts
        speaking = [index for index, draft in enumerate(drafts) if self._speaks(draft)]
        self._speaking = sorted(speaking, key=lambda index: drafts[index].cue)
        self._cue_starts = [drafts[index].cue[0] for index in self._speaking]
        self._held = _Held([piece for draft in drafts for piece in draft.contents if self._is_outside(draft)])

    def _is_outside(self, draft: Draft) -> bool:
        return self._quotations.at(draft.cue[0]) is None

    def _speaks(self, draft: Draft) -> bool:
        return "quote" in draft.row.frames and draft.source is not None and self._is_outside(draft)

    def join(self) -> list[Draft]:
        """The drafts with the quotations that belong to them."""
        last: int | None = None
        for paragraph in paragraphs(self._text):
            last = self._join_paragraph(paragraph, last)
        return [
            draft.with_contents(tuple(join(contents, self._text))) if contents else draft
            for draft, contents in zip(self._drafts, self._contents, strict=True)
        ]

    def _join_paragraph(self, paragraph: Stretch, last: int | None) -> int | None:
        """Join a paragraph's quotations; the speaker who goes on if the next paragraph is a quotation, too."""
        inside = self._speaking_between(*paragraph)
        quotations = self._quotations.between(*paragraph)
        if last is not None and self._is_bullet(paragraph) and self._awaits(last):
            self._contents[last] += tidy((trim(paragraph, self._text, BULLET_EDGES),), (), self._text)
            return last
        continues = not inside and self._is_all_quotation(paragraph, quotations)
        for place, quotation in enumerate(quotations):
            if not self._held.holds(quotation.stretch):
                before = quotations[place - 1].end if place else paragraph[0]
                after = quotations[place + 1].start if place + 1 < len(quotations) else paragraph[1]
                owner = self._owner(quotation, (before, after), paragraph)
                if owner is None and continues and place == 0:
                    owner = last
                if owner is not None:
                    self._contents[owner].append(self._sentence_before(owner, quotation, before))
        if inside:
            return self._last_speaker(inside, paragraph)
        return last if continues else None

    def _sentence_before(self, owner: int, quotation: Quotation, before: int) -> Stretch:
        """The quotation, with the words that lead into it where its cue only follows: He was no “hero,” she said."""
        draft = self._drafts[owner]
        start = max(before, draft.head.sent.start_char)
        lead = self._text[start : quotation.start]
        whole = start < quotation.start < draft.cue[0] and lead.strip() and not any(m in lead for m in ".!?:;\n")
        return (start, quotation.end) if whole and not self._contents[owner] else quotation.stretch

    def _is_all_quotation(self, paragraph: Stretch, quotations: Sequence[Quotation]) -> bool:
        outside = subtract(paragraph, [quotation.stretch for quotation in quotations])
        return bool(quotations) and not any(has_words(rest, self._text) for rest in outside)

    def _speaking_between(self, start: int, end: int) -> list[int]:
        return self._speaking[bisect_left(self._cue_starts, start) : bisect_right(self._cue_starts, end)]

    def _is_bullet(self, paragraph: Stretch) -> bool:
        return self._text[paragraph[0]] in BULLETS

    def _awaits(self, index: int) -> bool:
        """Whether a list follows a cue: its words end in a colon, or the list has begun."""
        start = self._drafts[index].cue[0]
        line_end = self._text.find("\n", start)
        return self._text[start : line_end if line_end >= 0 else None].rstrip().endswith(":")

    def _last_speaker(self, inside: list[int], paragraph: Stretch) -> int | None:
        """Who goes on speaking: whose words the paragraph ends with."""
        spoken = [index for index in inside if self._contents[index]]
        waiting = inside[-1] if self._awaits(inside[-1]) else None
        return waiting if waiting is not None else spoken[-1] if spoken else None

    def _owner(self, quotation: Quotation, gap: Stretch, paragraph: Stretch) -> int | None:
        behind = self._speaking_between(quotation.end, min(gap[1], quotation.end + LONGEST_SOURCE_CHARS))
        following = next((index for index in behind if self._follows(index, quotation, gap[1])), None)
        if following is not None:
            return following
        before = self._speaking_between(max(paragraph[0], quotation.start - LONGEST_LEAD_CHARS * 2), quotation.start)
        leading = next((index for index in reversed(before) if self._leads(index, quotation, gap[0])), None)
        return leading if leading is not None else self._continued(quotation, paragraph)

    def _follows(self, index: int, quotation: Quotation, limit: int) -> bool:
        """ "…," said X: source and cue come at once."""
        draft = self._drafts[index]
        source = draft.source.stretch[0] if draft.source else draft.cue[0]
        first = min(draft.cue[0], source)
        between = self._text[quotation.end : first] if quotation.end <= first < limit else "no"
        return not between.strip(" ,\t—–-") and not self._taken(index, quotation)

    def _taken(self, index: int, quotation: Quotation) -> bool:
        """Whether a cue that follows has already a content of its own behind it: then it is no afterthought."""
        return any(start > quotation.end for start, _ in self._contents[index]) and not any(
            end <= quotation.end + 3 for _, end in self._contents[index]
        )

    def _leads(self, index: int, quotation: Quotation, limit: int) -> bool:
        """X said: "…": the cue's clause leads up to it and has no other content between."""
        draft = self._drafts[index]
        lead = self._text[draft.cue[1] : quotation.start] if limit <= draft.cue[1] <= quotation.start else None
        if lead is None or len(lead) > LONGEST_LEAD_CHARS or any(s >= draft.cue[1] for s, _ in self._contents[index]):
            return False
        return not lead.strip() or lead.rstrip()[-1] in ",:" or lead.rstrip().endswith(" that")

    def _continued(self, quotation: Quotation, paragraph: Stretch) -> int | None:
        """ "…," X said. "…": a new sentence that is a quotation goes on with the words of the one before."""
        before = self._text[max(0, quotation.start - 3) : quotation.start].rstrip()
        goes_on = before.endswith(",") and self._text[quotation.start + 1 : quotation.start + 2].islower()
        if not before or (before[-1] not in ".!?:" + COMMENTED and not goes_on):
            return None
        last = bisect_left(self._cue_starts, quotation.start)
        for index in reversed(self._speaking[max(0, last - EARLIER_CUES) : last]):
            cue = self._drafts[index].cue
            if paragraph[0] <= cue[0] and cue[1] <= quotation.start and self._contents[index]:
                return index
        return None


class _Held:
    """Which stretches some content already holds."""

    def __init__(self, pieces: list[Stretch]) -> None:
        self._pieces = sorted(pieces)
        self._starts = [start for start, _ in self._pieces]
        self._reach: list[int] = []
        for _, end in self._pieces:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def holds(self, stretch: Stretch) -> bool:
        """Whether a content that begins before or with the stretch reaches its end."""
        index = bisect_right(self._starts, stretch[0]) - 1
        return index >= 0 and self._reach[index] >= stretch[1]
