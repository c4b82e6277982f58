"""Stage 4, mentions → Entity: people, offices, bodies, countries."""

from onrecord.entities.cast import Cast
from onrecord.entities.chain import Chain
from onrecord.entities.coreference import Reading
from onrecord.entities.gender import gender_of
from onrecord.entities.identify import identify, know_bodies
from onrecord.entities.joining import find_repeats, join_names
from onrecord.entities.names import find_names
from onrecord.entities.places import locate
from onrecord.entities.register import load_register
from onrecord.entities.words import nouns_for, nouns_of_titles
from onrecord.language import Parse
from onrecord.records import Entity, Mention
from onrecord.settings import Settings

__all__ = ["Cast", "find_entities", "gender_of", "nouns_for", "nouns_of_titles"]


def find_entities(parse: Parse, settings: Settings) -> Cast:
    """Everyone who is named in the report, each mention joined to its entity.

    Raises SettingInvalid where the user's own table of entities is malformed.
    """
    register = load_register(settings.entities_path)
    chains = join_names(parse, find_names(parse, register))
    find_repeats(parse, chains)
    reading = Reading(parse, locate(parse, chains, register))
    know_bodies(reading.chains, reading.named_at, register)
    reading.read()
    identify(reading.chains, reading.named_at, parse, register)
    return Cast(tuple(_publish(number, chain) for number, chain in enumerate(_in_order(reading.chains), 1)))


def _in_order(chains: list[Chain]) -> list[Chain]:
    """By first mention; of two that start together, the longer first."""
    named = [chain for chain in chains if chain.drafts]
    return sorted(named, key=lambda chain: min((draft.start, -draft.end) for draft in chain.drafts))


def _publish(number: int, chain: Chain) -> Entity:
    drafts = {(draft.start, draft.end): draft for draft in reversed(chain.drafts)}
    return Entity(
        id=f"e{number}",
        kind=chain.kind,
        name=chain.name,
        office=chain.office,
        organization=chain.organization,
        country=chain.country,
        sector=chain.sector,
        location=chain.location,
        wikidata=chain.wikidata,
        found=chain.found,
        mentions=tuple(
            Mention(start=start, end=end, text=draft.text, kind=draft.kind, found=draft.found)
            for (start, end), draft in sorted(drafts.items(), key=lambda pair: pair[0])
        ),
    )
