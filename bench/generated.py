"""Any number of reports made from templates: for speed and size, never for quality."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

PEOPLE = (
    "Marta Velin",
    "Oren Dask",
    "Ilse Korrin",
    "Pavo Lunde",
    "Sela Brandt",
    "Tomas Ridder",
    "Anja Holm",
    "Luka Maren",
)
OFFICES = (
    "Foreign Minister",
    "Defence Minister",
    "Prime Minister",
    "spokesman",
    "ambassador",
    "chief negotiator",
)
STATES = (
    "Norway",
    "Chile",
    "Ghana",
    "Nepal",
    "Portugal",
    "Uruguay",
    "Iceland",
    "Botswana",
    "Estonia",
    "Jamaica",
)
PLACES = ("Geneva", "Vienna", "Nairobi", "Oslo", "Lisbon", "Santiago")
GOODS = ("grain", "medical supplies", "radar parts", "fuel", "patrol boats", "generators")
SENTENCES = (
    "{office} {person} said on {day} that {state} had supplied {goods} to {other}.",
    "“We have not seen any evidence that {state} is supplying {goods} to {other},” {person} told reporters in {place}.",
    "{state} has asked {other} for {goods}, according to officials in {place}.",
    "{person} warned {state} against sending {goods} to {other}, and added that talks would go on in {month}.",
    "The {office} of {state} met {person} in {place} on {day} to discuss a joint plan.",
    "A spokesman denied that {state} had promised {goods}, but would not say whether a request had come from {other}.",
    "Last month, {state} rejected a proposal by {other}, which had been put forward in {place} two weeks earlier.",
    "“{state} should not provide {other} with {goods},” {person} said. “That would be a mistake.”",
    "The two sides will sign an agreement in {month} if both parliaments agree, {person} said.",
    "Thousands protested in {place} on {day} against the plan, police said.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("April", "May", "June", "September", "October")
FIRST_DAY = date(2024, 1, 1)


def generate_reports(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """`count` rows {"id", "title", "published", "text"} of some 800 words each, the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        paragraphs = ["  ".join(make_sentence(chance) for _ in range(3)) for _ in range(14)]
        title = make_sentence(chance).rstrip(".")
        yield {
            "id": f"generated-{number}",
            "title": title,
            "published": (FIRST_DAY + timedelta(days=number % 700)).isoformat(),
            "text": "\n\n".join([title, *paragraphs]),
        }


def make_sentence(chance: random.Random) -> str:
    """One sentence, its blanks filled by chance."""
    state, other = chance.sample(STATES, 2)
    return chance.choice(SENTENCES).format(
        person=chance.choice(PEOPLE),
        office=chance.choice(OFFICES),
        state=state,
        other=other,
        place=chance.choice(PLACES),
        goods=chance.choice(GOODS),
        day=chance.choice(DAYS),
        month=chance.choice(MONTHS),
    )
