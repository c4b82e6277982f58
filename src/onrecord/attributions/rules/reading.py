"""The constructions together: found, bounded, joined to quotations, freed of doubles, in text order."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from onrecord.attributions.drafts import Draft
from onrecord.attributions.quotes import find_quotations
from onrecord.attributions.rules.bounds import bound_contents
from onrecord.attributions.rules.chains import with_chains
from onrecord.attributions.rules.citing import find_cited, part_sources
from onrecord.attributions.rules.clauses import find_in_clauses
from onrecord.attributions.rules.datelines import find_datelines, free_of_datelines
from onrecord.attributions.rules.labels import find_in_labels
from onrecord.attributions.rules.leftovers import fill_content
from onrecord.attributions.rules.nouns import find_in_nouns
from onrecord.attributions.rules.phrases import find_in_phrases
from onrecord.attributions.rules.quoting import QuotationJoiner, settle_quotations
from onrecord.attributions.stretches import Stretch, overlap
from onrecord.attributions.texts import text_of


def read_drafts(doc: Doc) -> list[Draft]:
    """Every attribution that the rules find, with content, in text order."""
    text = text_of(doc)
    quotations = find_quotations(text)
    found = [*find_in_clauses(doc), *find_in_nouns(doc), *find_in_phrases(doc), *find_in_labels(doc)]
    bounded = bound_contents(found, quotations, text)
    settled = [settle_quotations(draft, quotations, text) for draft in bounded]
    joined = QuotationJoiner(settled, quotations, text).join()
    filled = [draft if draft.contents else fill_content(draft) for draft in joined]
    whole = [
        settle_quotations(draft, quotations, text) if before.contents == () else draft
        for before, draft in zip(joined, filled, strict=True)
        if draft is not None
    ]
    datelines = find_datelines(text)
    free = [free_of_datelines(draft, datelines, text) for draft in whole]
    kept = drop_doubles(order_drafts(draft for draft in free if draft.contents))
    return with_tellers(doc, kept)


def with_tellers(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the chains of speakers in them: tails of sentences, and who is cited by whom."""
    drafts = list(part_sources(with_chains(doc, drafts)))
    cited = list(find_cited(doc, drafts))
    heads = {draft.head.i for draft in cited}
    return order_drafts([*(draft for draft in drafts if draft.head.i not in heads), *cited])


def order_drafts(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in text order."""
    return sorted(drafts, key=_order)


def _order(draft: Draft) -> tuple[int, bool, bool, Stretch]:
    """By the first word; of two that begin together, the one whose content that word is holds the other."""
    return draft.start, draft.carrier is not None, draft.contents[0][0] > draft.start, draft.cue


def drop_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those whose cue overlaps an earlier one's of the same place."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        if any(overlap(draft.cue, other.cue) for other in _near(kept, draft.cue)):
            continue
        kept[draft.cue[0]] = draft
    return sorted(kept.values(), key=_order)


def _near(kept: dict[int, Draft], cue: Stretch) -> Iterable[Draft]:
    return (kept[start] for start in range(max(0, cue[0] - 80), cue[1]) if start in kept)
