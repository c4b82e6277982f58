"""Who a chain is: what its name, its register and its company tell."""

from onrecord.entities.chain import Chain, Draft
from onrecord.entities.homes import guess_homes
from onrecord.entities.offices import NamedAt, same_office
from onrecord.entities.register.holders import Holder
from onrecord.entities.register.tables import Register, fold
from onrecord.entities.slips import one_letter_apart
from onrecord.entities.words import offices, org_words
from onrecord.language import Parse, start_of
from onrecord.records import Location


def know_bodies(chains: list[Chain], named_at: NamedAt, register: Register) -> None:
    """Fill in country and sector of bodies by their names, for those who are introduced as theirs."""
    for chain in chains:
        if chain.who is None and chain.kind == "organization" and not chain.members:
            _know_body(chain, named_at, register)


def identify(chains: list[Chain], named_at: NamedAt, parse: Parse, register: Register) -> None:
    """Fill in what is known of each chain beside its mentions; nothing is overwritten."""
    know_bodies(chains, named_at, register)
    bodies = {chain.name for chain in chains if chain.who} | {chain.country or "" for chain in chains if chain.who}
    for chain in chains:
        if chain.who is not None:
            continue
        if chain.kind == "person":
            _know_person(chain, bodies, parse, register)
        elif chain.kind == "place" and chain.country is None:
            _know_place(chain, register)
    guess_homes(chains, parse)


def _know_place(chain: Chain, register: Register) -> None:
    """Give a place that no list of cities knows the country whose name its own holds."""
    chain.country = _country_within(chain.name, register)
    if chain.country is not None:
        chain.location = Location(name=chain.name, country=chain.country, found="text", confidence=WITHIN_ITS_NAME)


WITHIN_ITS_NAME = 0.9
WATERS = frozenset({"sea", "ocean", "gulf", "strait", "channel", "bay", "river", "lake"})


def _country_within(place: str, register: Register) -> str | None:
    """The country whose name a place's name holds: "southern Norland", but not "Gulf of Norland"."""
    if WATERS.intersection(place.lower().split()):
        return None
    codes = {who.country for _, _, who in register.names.find(place) if who.kind in {"country", "place"}}
    return codes.pop() if len(codes) == 1 else None


def _know_person(chain: Chain, bodies: set[str], parse: Parse, register: Register) -> None:
    """Give a person the country and sector that the register of office-holders has for that name."""
    holder = _holder_of(chain, bodies, parse, register)
    if holder is None:
        _know_office(chain, register)
        return
    if chain.organization or (chain.country and chain.country != holder.body):
        return
    chain.gender = chain.gender or holder.gender
    chain.wikidata = chain.wikidata or holder.wikidata
    if holder.body in register.countries:
        chain.country, chain.country_found = holder.body, "office"
    else:
        chain.organization = holder.body
    row = offices().get(holder.office)
    if chain.sector is None:
        chain.sector = (row["sector"] if row else "") or ("IGO" if chain.organization else "GOV")
    if holder.held_on(parse.report.published or "") and chain.office is None:
        chain.office = holder.office
    if len(chain.name.split()) == 1:
        chain.name, chain.found = holder.person, "partial"
    elif fold(chain.name) in holder.spellings:
        chain.name = holder.person  # one name for one person, however reports spell it


def _know_office(chain: Chain, register: Register) -> None:
    """Give "President Velin" the country of which every holder of that name and office was president."""
    if chain.office is None or chain.organization or chain.country:
        return
    name = fold(chain.name)
    bodies = {
        holder.body
        for holder in register.holders.bearing(name)
        if same_office(chain.office, holder.office) and (" " not in name or _is_spelled(name, holder))
    }
    if len(bodies) == 1 and bodies <= register.countries.keys():
        chain.country, chain.country_found = bodies.pop(), "office"


def _is_spelled(name: str, holder: Holder) -> bool:
    return any(own == name or one_letter_apart(own, name) for own in holder.spellings)


def _holder_of(chain: Chain, bodies: set[str], parse: Parse, register: Register) -> Holder | None:
    """The holder whose name this is; for a lone surname, only where the body is in the report and the day fits."""
    name, published = fold(chain.name), parse.report.published
    lone = " " not in name
    fitting = []
    for holder in register.holders.bearing(name):
        if _fits_report(chain, holder, bodies, parse) if lone else _is_spelled(name, holder):
            fitting.append(holder)
    if len({holder.person for holder in fitting}) != 1:
        return None
    current = [holder for holder in fitting if holder.held_on(published or "")]
    return (current or fitting)[0]


def _fits_report(chain: Chain, holder: Holder, bodies: set[str], parse: Parse) -> bool:
    """Whether a lone surname in this report can be the holder's: by its day, its title, the bodies it names."""
    published = parse.report.published
    titled = (chain.office or "").lower().endswith(holder.office)
    if published is not None and not holder.held_on(published):
        return False
    if holder.body not in bodies:
        return titled and published is not None
    return titled or (holder.effective and holder.office in parse.report.text.lower())


def _know_body(chain: Chain, named_at: NamedAt, register: Register) -> None:
    """Country and sector of a body by the words of its name: "Norlandic Defence Ministry"."""
    told = [word.sector for part in reversed(chain.name.lower().split()) if (word := org_words().get(part.strip(".,")))]
    chain.sector = chain.sector or next((sector for sector in told if sector), None)
    if chain.country is None:
        beside = (_country_beside(draft, named_at) for draft in chain.drafts)
        chain.country = _country_named(chain.name, register) or next((code for code in beside if code), None)


def _country_named(name: str, register: Register) -> str | None:
    """The country that a body's name opens with, or has after "of": "Norland Daily", "Bank of Norland"."""
    for start, _, who in register.names.find(name):
        if who.kind in {"country", "place"} and (start == 0 or name[:start].endswith((" of ", " of the ", "Air "))):
            return who.country
    return None


def _country_beside(draft: Draft, named_at: NamedAt) -> str | None:
    """The country that opens a body's name, owns it, or follows it after "of"."""
    head = draft.head
    owners = [token for token in head.lefts if token.dep_ in {"poss", "amod", "compound", "nmod"}]
    owners += [noun for child in head.rights if child.lower_ == "of" for noun in child.children]
    for token in owners:
        chain = named_at(start_of(token))
        if chain is not None and chain.kind == "country":
            return chain.country
    return None
