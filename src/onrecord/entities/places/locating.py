"""Where a place is: which of the cities that bear its name, or which country its region belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.entities.chain import Chain, Draft
from onrecord.entities.places.areas import DIRECTIONS, DIVISIONS, Areas, Told, is_division
from onrecord.entities.places.gazetteer import (
    Area,
    City,
    bare_regions,
    cities_also_named,
    cities_named,
    country_of_division,
    province_names,
    provinces,
)
from onrecord.entities.places.surroundings import Surroundings
from onrecord.entities.register.tables import Register, fold
from onrecord.entities.words import first_names
from onrecord.language import Parse
from onrecord.records import Located, Location, Spot

MARGIN = 0.7
"""Tenfold people by which a city must lead to be taken: five times as many. Birmingham, Alabama, has a sixth of the
people of the English one, Portland, Maine, a tenth of Oregon's."""
REGISTERED = 1.5
"""Tenfold people that a name in the register is worth to the city that it knows by it: capitals above all."""
ALSO_CALLED = 1.5
"""Tenfold people that a name costs which is not the city's own."""
OTHER_ACCENTS = 0.7
"""And one that has an accent in the text and none in the list of cities: San José is not San Jose in California."""
KNOWN = 6.9
"""Weight of a city of 100,000 people that fifteen languages know. One of less is not taken where all else in the report
lies in other countries: its name is as likely that of a village that GeoNames' list leaves out."""
WHERE = frozenset({"in", "near", "outside", "around"})
TRUSTING = frozenset({"believe", "trust", "invest", "interest", "confidence", "stake", "share", "investment"})
"""What one does in people and firms."""
TAKING = frozenset({"shell", "bomb", "bombard", "besiege", "enter", "retake", "recapture", "seize"})
MOVING = frozenset({"withdraw", "retreat", "flee", "fly", "travel", "march", "advance", "arrive"})
"""What is done to places, and what goes to or from them."""
SUREST, BY_COUNTRY, BY_SIZE_ALONE = 0.97, 0.9, 0.8


@dataclass(slots=True)
class Place:
    """Mentions of one place, the cities that bear its name, and what it is said to lie in."""

    chain: Chain
    cities: tuple[City, ...]
    area: Area | None
    told: tuple[Told, ...]
    division: bool
    """Whether it is called a province or the like: it gets no point on the map."""

    @property
    def within(self) -> tuple[City, ...]:
        """The cities that lie where the words say."""
        return tuple(city for city in self.cities if self.area is None or self.area.holds(city))


def locate(parse: Parse, chains: list[Chain], register: Register) -> list[Chain]:
    """Say of each place where it is. One name that is told to lie in two areas becomes two chains."""
    chains = _with_dateline(parse, chains, register)
    areas = Areas(parse.doc, chains)
    _mend_kinds(parse, chains, areas)
    places = [place for chain in chains if chain.kind == "place" for place in _part(chain, areas, parse)]
    others = [chain for chain in chains if chain.kind != "place"]
    places += [place for chain in list(_towns_among(others, areas)) for place in _part(chain, areas, parse)]
    places += list(_states_among(others, places))
    others = [chain for chain in others if chain.drafts]
    around = _look_around(parse, _country_of_dateline(parse, register), others, places, areas)
    for place in places:
        _settle(place, around.without(place.chain))
    located = [place.chain for place in places]
    return sorted([*others, *located], key=lambda chain: chain.first)


def _with_dateline(parse: Parse, chains: list[Chain], register: Register) -> list[Chain]:
    """The chains with the dateline's place, which stands in capitals that the model often does not see."""
    place = parse.report.dateline.place if parse.report.dateline else None
    name = (place or "").split(",")[0].strip()
    at = parse.doc.text.find(name) if name else -1
    span = parse.doc.char_span(at, at + len(name)) if at >= 0 else None
    if span is None or any(
        draft.start < at + len(name) and at < draft.end for chain in chains for draft in chain.drafts
    ):
        return chains
    spelt = name.title() if name.isupper() else name
    whole = [who for start, end, who in register.names.find(spelt) if end - start == len(name)]
    who = next((who for who in whole if who.kind == "place"), None)
    draft = Draft(at, at + len(name), name, span.root, "name", "name", "GPE", who)
    for chain in chains:
        if chain.kind == "place" and (chain.who is who if who is not None else fold(chain.name) == fold(name)):
            chain.drafts.insert(0, draft)
            return chains
    known = Chain(who.name, "place", [draft], who, country=who.country, wikidata=who.wikidata) if who else None
    return [known or Chain(spelt, "place", [draft]), *chains]


def _mend_kinds(parse: Parse, chains: Iterable[Chain], areas: Areas) -> None:
    """Call places what the model took for bodies or people: a city of note with its "in", and what is called a town."""
    for chain in chains:
        if chain.kind in ("country", "place") or chain.who is not None or chain.name in first_names():
            continue
        told = [areas.beside(draft) for draft in chain.drafts]
        noted = any(city.weight >= KNOWN for city in cities_named(chain.name))
        where = any(_is_where(draft) or is_division(parse.doc, draft) for draft in chain.drafts)
        if any(each is not None and (each.town or noted) for each in told) or (noted and where):
            chain.kind = "place"


def _is_where(draft: Draft) -> bool:
    """Whether a name stands where places do: "in Hyderabad", "shelled Idlib", "withdrew from Kherson"."""
    token, governor = draft.head, draft.head.head
    if token.dep_ in ("dobj", "nsubjpass"):
        return governor.lemma_.lower() in TAKING
    above = governor.head.lemma_.lower()
    return token.dep_ == "pobj" and (above in MOVING or (governor.lower_ in WHERE and above not in TRUSTING))


def _towns_among(chains: Sequence[Chain], areas: Areas) -> Iterator[Chain]:
    """Mentions of a country that are a town's: "Athens, Greece", "the Bolivian city of Trinidad", "Lebanon, Ohio"."""
    for chain in chains:
        towns = [draft for draft in chain.drafts if chain.kind == "country" and _is_town(draft, chain, areas)]
        for name in dict.fromkeys(draft.text for draft in towns):
            yield Chain(name, "place", [draft for draft in towns if draft.text == name])
        chain.drafts = [draft for draft in chain.drafts if draft not in towns] if towns else chain.drafts


def _is_town(draft: Draft, chain: Chain, areas: Areas) -> bool:
    told = areas.beside(draft) if draft.found in ("name", "metonym") else None
    abroad = [area for area in told.areas if draft.found == "metonym" or area.country != chain.country] if told else []
    return any(area.holds(city) for area in abroad for city in cities_named(draft.text))


def _part(chain: Chain, areas: Areas, parse: Parse) -> Iterator[Place]:
    """The places that mentions of one name mean: two where they are told to lie in two areas.

    A mention of which nothing is told means the one before it, the first ones the first that is told of.
    """
    cities = _cities_of(chain)
    told = [areas.beside(draft) for draft in chain.drafts]
    chosen = [_choose_area(each, cities) if each else None for each in told]
    current = next((area for area in chosen if area), None)
    groups: dict[Area | None, list[int]] = {}
    for at, area in enumerate(chosen):
        current = area or current
        groups.setdefault(current, []).append(at)
    drafts = chain.drafts
    for number, (area, members) in enumerate(groups.items()):
        own = chain if number == 0 else Chain(drafts[members[0]].text, "place")
        own.drafts = [drafts[at] for at in members]
        said = tuple(each for at in members if (each := told[at]) is not None)
        yield Place(own, cities, area, said, any(is_division(parse.doc, draft) for draft in own.drafts))


def _cities_of(chain: Chain) -> tuple[City, ...]:
    """The cities that a place's names can mean, as registered and as written."""
    if chain.name in bare_regions():
        return ()
    names = dict.fromkeys([chain.name, *(draft.text for draft in chain.drafts)])
    found = (
        city for name in names for part in [_core_of(name)] for city in (*cities_named(part), *cities_also_named(part))
    )
    return tuple(dict.fromkeys(found))


def _core_of(name: str) -> str:
    """A place's name alone: "northern Aleppo", "Aleppo province", "Bath, England"."""
    words = name.split(",")[0].split()
    while len(words) > 1 and words[0] in DIRECTIONS:
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in DIVISIONS:
        words = words[:-1]
    return " ".join(words)


def _choose_area(told: Told, cities: Sequence[City]) -> Area | None:
    """The area told of that holds a city of the name; where none does, the one told of without doubt."""
    holding = [area for area in told.areas if any(area.holds(city) for city in cities)]
    if holding:
        return holding[-1]
    return told.areas[0] if told.sure and len(told.areas) == 1 else None


def _states_among(chains: Sequence[Chain], places: Sequence[Place]) -> Iterator[Place]:
    """Mentions of a country that are those of a state: "Georgia", where Atlanta lies in it and nothing in the other."""
    told = [(each.start, place.area) for place in places for each in place.told if place.area is not None]
    states = {start for start, area in told if area.admin1 is not None}
    countries = {start for start, area in told if area.admin1 is None}
    for chain in chains:
        named = [draft for draft in chain.drafts if chain.kind == "country" and draft.text in province_names()]
        starts = {draft.start for draft in named}
        if starts & states and not starts & countries:
            chain.drafts = [draft for draft in chain.drafts if draft not in named]
            yield Place(Chain(named[0].text, "place", named), (), None, (), True)


def _look_around(
    parse: Parse, dateline: str | None, others: Iterable[Chain], places: Iterable[Place], areas: Areas
) -> Surroundings:
    """What the report names beside a place that can only lie in one area."""
    around = Surroundings(dateline=dateline)
    for chain in others:
        if chain.country:
            around.see(Area(chain.country), len(chain.drafts))
    for start, end, area in areas.scanned:
        span = parse.doc.char_span(start, end, alignment_mode="expand")
        if span is not None and span.label_ != "PERSON" and not cities_named(span.text):
            around.see(area)
    for place in places:
        if sure := _sure_area(place):
            around.see_place(place.chain, sure)
    return around


def _sure_area(place: Place) -> Area | None:
    """Where a place lies that its own words, the register or its one name decide."""
    country = place.chain.country
    if place.area is not None or country is not None:
        inside = [city for city in place.within if country in (None, city.country)]
        return place.area or Area(country or "", inside[0].admin1 if inside else None)
    only = place.cities[0] if len(place.cities) == 1 else None
    return Area(only.country, only.admin1) if only is not None and only.weight >= KNOWN else None


def _country_of_dateline(parse: Parse, register: Register) -> str | None:
    """The country of the place where the report says it was written."""
    dateline = parse.report.dateline
    if dateline is None or not dateline.place:
        return None
    for part in reversed(dateline.place.split(",")):
        name = part.strip().title() if part.isupper() and "." not in part else part.strip()
        if area := provinces().get(name):
            return area.country
        known = [who for _, _, who in register.names.find(name) if who.kind in ("country", "place")]
        if len(known) == 1:
            return known[0].country
        cities = (*cities_named(name), *cities_also_named(name))
        if cities and (len(cities) == 1 or cities[0].weight - cities[1].weight >= MARGIN):
            return cities[0].country
    return None


def _settle(place: Place, around: Surroundings) -> None:
    """Write down where a place is; a place that is not the register's is no longer called by the register."""
    chain = place.chain
    location = _find(place, around)
    chain.location = location
    if location is None or location.country is None:
        return
    if chain.country not in (None, location.country):
        chain.who, chain.wikidata, chain.name = None, None, max(chain.drafts, key=lambda draft: len(draft.text)).text
    chain.country = location.country


def _find(place: Place, around: Surroundings) -> Location | None:
    """Where a place is; None where nothing is known of it."""
    known = place.within if place.area is not None and place.within else place.cities
    if place.area is not None and not place.within:
        return _lie_in(place, place.area.country, "text", BY_COUNTRY)
    if not known or _is_province(place, around):
        return _find_region(place)
    ranked = sorted(known, key=lambda city: _score(place, city, around), reverse=True)
    lead = _score(place, ranked[0], around) - _score(place, ranked[1], around) if len(ranked) > 1 else None
    if (lead is not None and lead < MARGIN) or (place.area is None and _is_stranger(place, ranked[0], around)):
        return _leave_open(place, ranked, around)
    others = [city for city in place.cities if city != ranked[0]]
    rival = ranked[1] if len(ranked) > 1 else next(iter(others), None)
    found = _how_found(place, ranked, around)
    surety = SUREST if lead is None else min(SUREST, 1 / (1 + 10**-lead))
    if found == "only" and not around.knows(ranked[0].country):
        surety = BY_COUNTRY if ranked[0].weight >= KNOWN else BY_SIZE_ALONE
    return _point_at(place, ranked[0], rival, found, surety)


def _score(place: Place, city: City, around: Surroundings) -> float:
    """The power of ten of a city's people, and what its name and the report's other names are worth."""
    registered = place.chain.who is not None and place.chain.country == city.country
    name = _core_of(place.chain.drafts[0].text)
    price = 0.0
    if not registered and city not in cities_named(name):
        price = ALSO_CALLED
    elif not name.isascii() and city.name.isascii():
        price = OTHER_ACCENTS
    return city.weight - price + around.speaks_for(city) + (REGISTERED if registered else 0.0)


def _how_found(place: Place, ranked: Sequence[City], around: Surroundings) -> Located:
    """What decided for the first of the cities: never more than was needed."""
    best = ranked[0]
    if place.area is not None:
        return "text"
    if len(ranked) == 1:
        return "only"
    if place.chain.who is not None and place.chain.country == best.country:
        return "register"
    blank = Surroundings()
    lead = min(_score(place, best, blank) - _score(place, city, blank) for city in ranked[1:])
    return "population" if lead >= MARGIN else "context"


def _is_stranger(place: Place, city: City, around: Surroundings) -> bool:
    """Whether a small city lies in none of the countries that the report is about."""
    return city.weight < KNOWN and place.chain.who is None and bool(around.countries) and not around.knows(city.country)


def _leave_open(place: Place, ranked: Sequence[City], around: Surroundings) -> Location:
    """Nothing decides: the country, if all that may be meant lie in one."""
    best = ranked[0]
    least = _score(place, best, around) - MARGIN
    countries = {city.country for city in ranked if _score(place, city, around) > least}
    country = countries.pop() if len(countries) == 1 and not _is_stranger(place, best, around) else None
    surety = BY_COUNTRY if country else 0.0
    return Location(name=place.chain.name, country=country, found="open", confidence=surety, runner_up=_spot(best))


def _is_province(place: Place, around: Surroundings) -> bool:
    """Whether a name that cities bear as well is a province's here: "Quebec", but not "Victoria" in the Seychelles."""
    area = provinces().get(place.chain.name) if place.area is None and place.chain.who is None else None
    if area is None or around.knows(area.country):
        return area is not None
    return not any(around.knows(city.country) for city in place.cities)


def _find_region(place: Place) -> Location | None:
    """The country of a province or region; None where it has none or is unknown."""
    chain = place.chain
    if chain.who is not None:
        return _lie_in(place, chain.country, "register", SUREST) if chain.country else None
    area = provinces().get(chain.name)
    country = area.country if area is not None else country_of_division(_core_of(chain.name))
    country = country or country_of_division(chain.name)
    found: Located = "population" if place.cities else "only"
    return _lie_in(place, country, found, BY_COUNTRY) if country else None


def _lie_in(place: Place, country: str | None, found: Located, confidence: float) -> Location:
    """A place of which only the country is known."""
    return Location(name=place.chain.name, country=country, found=found, confidence=confidence)


def _point_at(place: Place, city: City, rival: City | None, found: Located, confidence: float) -> Location:
    """The city, or the country alone where a province of its name is meant."""
    if place.division:
        return _lie_in(place, city.country, found, round(confidence, 2))
    spot = _spot(city)
    return Location(
        name=spot.name,
        country=spot.country,
        latitude=spot.latitude,
        longitude=spot.longitude,
        geonames=spot.geonames,
        found=found,
        confidence=round(confidence, 2),
        runner_up=_spot(rival) if rival is not None else None,
    )


def _spot(city: City) -> Spot:
    return Spot(
        name=city.name,
        country=city.country,
        latitude=city.latitude,
        longitude=city.longitude,
        geonames=city.geonames,
    )
