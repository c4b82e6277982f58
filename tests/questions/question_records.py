"""Records for the tests of questions, written as a text and its rows: offsets are found, not counted."""

from onrecord.records import (
    Attribution,
    Entity,
    Event,
    Mention,
    Object,
    Party,
    Reader,
    Record,
    Report,
    Source,
    Span,
    Time,
)

STATES = {"Norway": "NOR", "Chile": "CHL", "Ghana": "GHA"}
PEOPLE = {
    "Marta Velin": {"office": "foreign minister", "country": "NOR", "sector": "GOV"},
    "Oren Dask": {"office": "spokesman", "organization": "the Harbour League"},
    "Ilse Korrin": {},
}


class Reading:
    """One report and what is read from it, row by row."""

    def __init__(self, report_id: str, text: str, published: str | None = "2023-03-01", publisher: str | None = None):
        self.id = report_id
        self.report = Report(text=text, published=published, publisher=publisher, title=f"Title of {report_id}")
        self.entities: list[Entity] = []
        self.attributions: list[Attribution] = []
        self.events: list[Event] = []
        for name in [*STATES, *PEOPLE, "the Harbour League", "police in Norway", "Norwegian skiers"]:
            self._name(name)

    def _name(self, name: str) -> None:
        if name not in self.report.text:
            return
        if name in STATES:
            more = {"kind": "country", "country": STATES[name]}
        elif name in PEOPLE:
            more = {"kind": "person"} | PEOPLE[name]
        elif name == "Norwegian skiers":
            more = {"kind": "group", "country": "NOR"}
        else:
            more = {"kind": "organization"}
        mention = self.cut(name, Mention, kind="name", found="name")
        entity = Entity(id=f"e{len(self.entities) + 1}", name=name, found="name", mentions=(mention,), **more)
        self.entities.append(entity)

    def cut(self, words: str, noun=Span, **more):
        start = self.report.text.index(words)
        return noun(start=start, end=start + len(words), text=words, **more)

    def refer(self, words: str | None, noun=Party) -> tuple:
        if words is None:
            return ()
        entity = next((one.id for one in self.entities if one.name == words), None)
        return (self.cut(words, noun, entity=entity),)

    def said(self, source: str | None, content: str, act: str = "say", parent: str | None = None, time=None) -> str:
        self.attributions.append(
            Attribution(
                id=f"a{len(self.attributions) + 1}",
                sources=self.refer(source, Source),
                contents=(self.cut(content),),
                form="indirect",
                act=act,
                parent=parent,
                time=time,
                confidence=0.9,
            )
        )
        return self.attributions[-1].id

    def event(self, type: str, trigger: str, put: str = "CT+ actual", **roles) -> str:
        factuality, modality = put.split()
        thing = roles.get("thing")
        self.events.append(
            Event(
                id=f"v{len(self.events) + 1}",
                type=type,
                trigger=self.cut(trigger),
                actors=self.refer(roles.get("actor")) + self.refer(roles.get("other_actor")),
                recipients=self.refer(roles.get("recipient")),
                objects=(self.cut(thing[0], Object, kind=thing[1]),) if thing else (),
                under=roles.get("under"),
                attribution=roles.get("attribution"),
                factuality=factuality,
                modality=modality,
                confidence=0.8,
            )
        )
        return self.events[-1].id

    def done(self, times: tuple[Time, ...] = ()) -> Record:
        return Record(
            id=self.id,
            reader=Reader(version="0", model="m"),
            report=self.report,
            entities=tuple(self.entities),
            times=times,
            attributions=tuple(self.attributions),
            events=tuple(self.events),
        )


def aid(report_id: str, sentence: str, put: str = "CT+ actual", source: str | None = None, **more) -> Record:
    """Norway gives Chile boats, put in this way, with “boats” as the trigger."""
    reading = Reading(report_id, sentence, **more)
    attribution = reading.said(source, "boats") if source else None
    giver, taker = (name if name in sentence else None for name in ("Norway", "Chile"))
    reading.event("AID", "boats", put, actor=giver, recipient=taker, attribution=attribution)
    return reading.done()
