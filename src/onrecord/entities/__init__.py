"""Stage 4, mentions → Entity: people, offices, bodies, countries."""

from collections.abc import Mapping

from onrecord.entities.cast import Cast
from onrecord.entities.chain import Chain, Draft
from onrecord.entities.confidence import confidence_of
from onrecord.entities.coreference import Reading
from onrecord.entities.gender import gender_of
from onrecord.entities.identify import identify, know_bodies
from onrecord.entities.joining import find_repeats, find_within, join_names
from onrecord.entities.names import find_names
from onrecord.entities.places.locating import locate
from onrecord.entities.register.tables import find_own_tables, load_register
from onrecord.entities.words import nouns_for, nouns_of_titles
from onrecord.language import Parse
from onrecord.records import CountryFound, Entity, Mention
from onrecord.settings import Settings

__all__ = ["Cast", "find_entities", "gender_of", "nouns_for", "nouns_of_titles"]


def find_entities(parse: Parse, settings: Settings) -> Cast:
    """Everyone who is named in the report, each mention joined to its entity.

    Raises SettingInvalid where a table of the user's own is malformed.
    """
    register = load_register(find_own_tables(settings))
    chains = join_names(parse, find_names(parse, register))
    find_repeats(parse, chains)
    find_within(parse, chains, register)
    reading = Reading(parse, locate(parse, chains, register), register.holders)
    know_bodies(reading.chains, reading.named_at, register)
    reading.read()
    identify(reading.chains, reading.named_at, parse, register)
    chains = _in_order(reading.chains)
    ids = {chain: f"e{number}" for number, chain in enumerate(chains, 1)}
    cores = {(draft.start, draft.end): draft.core for chain in chains for draft in chain.drafts if draft.core}
    return Cast(tuple(_publish(chain, ids) for chain in chains), cores)


def _in_order(chains: list[Chain]) -> list[Chain]:
    """By first mention; of two that start together, the longer first."""
    named = [chain for chain in chains if chain.drafts]
    return sorted(named, key=lambda chain: min((draft.start, -draft.end) for draft in chain.drafts))


def _publish(chain: Chain, ids: Mapping[Chain, str]) -> Entity:
    drafts = {(draft.start, draft.end): draft for draft in reversed(chain.drafts)}
    return Entity(
        id=ids[chain],
        kind=chain.kind,
        name=chain.name,
        office=chain.office,
        organization=chain.organization,
        country=chain.country,
        country_found=_country_found(chain),
        sector=chain.sector,
        seat=chain.who.seat if chain.who is not None else None,
        location=chain.location,
        wikidata=chain.wikidata,
        found=chain.found,
        members=tuple(ids[member] for member in chain.members if member in ids),
        mentions=tuple(
            _publish_mention(draft, chain, ids) for _, draft in sorted(drafts.items(), key=lambda pair: pair[0])
        ),
    )


def _country_found(chain: Chain) -> CountryFound | None:
    if chain.country is None:
        return None
    return chain.country_found or ("name" if chain.who is not None or chain.location is not None else "words")


def _publish_mention(draft: Draft, chain: Chain, ids: Mapping[Chain, str]) -> Mention:
    return Mention(
        start=draft.start,
        end=draft.end,
        text=draft.text,
        kind=draft.kind,
        found=draft.found,
        confidence=confidence_of(draft, chain),
        runner_up=ids.get(draft.runner_up) if draft.runner_up is not None else None,
    )
