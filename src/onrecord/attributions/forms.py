"""Whether what is attributed stands in quotation marks."""

from onrecord.attributions.drafts import Draft
from onrecord.attributions.quotes import Quotations
from onrecord.attributions.stretches import overlap
from onrecord.records import Form


def form_of(draft: Draft, quotations: Quotations) -> Form:
    """Direct where all content is quotation, indirect where none is, else mixed."""
    home = quotations.at(draft.cue[0])
    quoted = total = 0
    for start, end in draft.contents:
        total += end - start
        quoted += sum(
            overlap((start, end), found.stretch) for found in quotations.between(start, end) if found is not home
        )
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= total - 2 else "mixed"
