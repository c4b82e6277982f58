"""What else a report names: which of the places that bear one name it can mean."""

from collections import Counter
from dataclasses import dataclass, field

from onrecord.entities.chain import Chain
from onrecord.entities.places.gazetteer import Area, City

COUNTRY, COUNTRY_AGAIN, OFTEN_ENOUGH = 1.3, 0.25, 3
PROVINCE = 1.2
DATELINE = 0.5
"""Tenfold people that a country, its repetition, a province, the dateline's country in the report are worth: a country
named once lifts its city over one four times as large, so that five times remain (bench/gold/places.tsv)."""


@dataclass(slots=True)
class Surroundings:
    """Countries and provinces by how often the report names what lies in them."""

    countries: Counter[str] = field(default_factory=Counter)
    provinces: Counter[Area] = field(default_factory=Counter)
    dateline: str | None = None
    own: dict[int, tuple[Area, int]] = field(default_factory=dict)
    """What each place itself brings in, by `id` of its chain: it is no witness for itself."""

    def see(self, area: Area, times: int = 1) -> None:
        """Count a country, and the province where one is told."""
        self.countries[area.country] += times
        if area.admin1 is not None:
            self.provinces[area] += times

    def see_place(self, chain: Chain, area: Area) -> None:
        """Count what a place lies in."""
        self.see(area, len(chain.drafts))
        self.own[id(chain)] = area, len(chain.drafts)

    def without(self, chain: Chain) -> "Surroundings":
        """The surroundings of a place: all but what it brings in itself."""
        area, times = self.own.get(id(chain), (None, 0))
        if area is None:
            return self
        others = Surroundings(Counter(self.countries), Counter(self.provinces), self.dateline)
        others.see(area, -times)
        others.countries, others.provinces = +others.countries, +others.provinces
        return others

    def knows(self, country: str) -> bool:
        """Whether anything else in the report lies in a country."""
        return self.countries[country] > 0 or self.dateline == country

    def speaks_for(self, city: City) -> float:
        """How much the report speaks for a city: the power of ten by which it seems larger than it is."""
        times = self.countries[city.country]
        score = COUNTRY + COUNTRY_AGAIN * min(times - 1, OFTEN_ENOUGH - 1) if times else 0.0
        score += PROVINCE if self.provinces[Area(city.country, city.admin1)] else 0.0
        return score + (DATELINE if self.dateline == city.country else 0.0)
