"""The tables hold what the code expects of them."""

from typing import get_args

import pytest

from onrecord.lexicons import read_table
from onrecord.records import EntityKind

SECTORS = frozenset(["COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS"]) | {
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO"
}  # fmt: skip
COUNTRIES = frozenset(row["code"] for row in read_table("countries")) | {"UNO", "EUR", "IGO", "NGO"}


@pytest.mark.parametrize("table", ["bodies", "groups", "agents", "offices", "orgwords"])
def test_sectors_are_plovers(table):
    assert {row["sector"] for row in read_table(table)} <= SECTORS | {""}


@pytest.mark.parametrize("table", ["bodies", "groups"])
def test_kinds_and_countries_are_known(table):
    for row in read_table(table):
        assert row["kind"] in get_args(EntityKind)
        assert row["country"] in COUNTRIES | {""}, row["name"]


def test_agents_are_people_groups_or_bodies():
    assert {row["kind"] for row in read_table("agents")} == {"person", "group", "organization"}


def test_office_holders_say_where_they_are_from():
    assert all(row["source"] for row in read_table("officeholders"))


@pytest.mark.parametrize(
    "table", ["countries", "bodies", "groups", "regions", "provinces", "offices", "agents", "titles", "firstnames"]
)
def test_a_key_stands_once(table):
    rows = read_table(table)
    keys = [next(iter(row.values())) for row in rows]
    assert sorted(keys) == sorted(set(keys))


def test_provinces_lie_in_known_countries_and_regions_are_of_a_known_kind():
    assert {row["country"] for row in read_table("provinces")} <= COUNTRIES
    assert all(row["admin1"] for row in read_table("provinces"))
    assert {row["kind"] for row in read_table("regions")} == {"region", "water", "city"}
