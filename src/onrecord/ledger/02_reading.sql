-- Who is in a report.
CREATE TABLE entities (
    report INTEGER NOT NULL REFERENCES reports (number),
    id TEXT NOT NULL,    -- e1, e2, … within the report
    key TEXT NOT NULL,   -- the same for one entity in all reports: country/NOR, person/marta velin
    kind TEXT NOT NULL,  -- person, organization, country, group, place
    name TEXT NOT NULL,  -- as it would be shown
    folded TEXT NOT NULL,   -- the name without case, accents and “the”
    surname TEXT NOT NULL,  -- the folded name's last word
    office TEXT,         -- office held
    organization TEXT,   -- body the office belongs to, folded like the name
    country TEXT,        -- ISO 3166-1 alpha-3, or UNO, EUR, IGO, NGO
    sector TEXT,         -- PLOVER's sector
    PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE INDEX entities_by_key ON entities (key);
CREATE INDEX entities_by_folded ON entities (folded);
CREATE INDEX entities_by_surname ON entities (surname);
CREATE INDEX entities_by_organization ON entities (organization) WHERE organization IS NOT NULL;
CREATE INDEX entities_by_country ON entities (country) WHERE country IS NOT NULL;

-- Times named in a report.
CREATE TABLE times (
    report INTEGER NOT NULL REFERENCES reports (number),
    id TEXT NOT NULL,          -- t1, t2, … within the report
    start INTEGER NOT NULL,    -- first character
    "end" INTEGER NOT NULL,    -- one past the last
    value TEXT NOT NULL,       -- TIMEX3 value
    first_day TEXT,            -- first day of the interval, YYYY-MM-DD
    last_day TEXT,             -- last day, included
    PRIMARY KEY (report, id)
) WITHOUT ROWID;

-- Who is said to have said something.
CREATE TABLE attributions (
    report INTEGER NOT NULL REFERENCES reports (number),
    id TEXT NOT NULL,    -- a1, a2, … within the report
    act TEXT NOT NULL,   -- the speech act
    form TEXT NOT NULL,  -- direct, indirect, mixed
    time TEXT,           -- id of the time at which it was said
    parent TEXT,         -- id of the attribution that it stands in
    PRIMARY KEY (report, id)
) WITHOUT ROWID;

-- The words of attributions and entities.
CREATE TABLE spans (
    report INTEGER NOT NULL REFERENCES reports (number),
    owner TEXT NOT NULL,     -- id of the attribution or entity whose words they are
    role TEXT NOT NULL,      -- source, cue, content; mention
    start INTEGER NOT NULL,  -- first character
    "end" INTEGER NOT NULL,  -- one past the last
    entity TEXT              -- id of the entity that they name
);
CREATE INDEX spans_by_report ON spans (report, owner);
CREATE INDEX spans_by_entity ON spans (report, entity) WHERE role = 'source';

-- Who did what.
CREATE TABLE events (
    report INTEGER NOT NULL REFERENCES reports (number),
    id TEXT NOT NULL,          -- v1, v2, … within the report
    type TEXT NOT NULL,        -- PLOVER type
    mode TEXT,                 -- PLOVER mode
    start INTEGER NOT NULL,    -- the trigger's first character
    "end" INTEGER NOT NULL,    -- one past its last
    time TEXT,                 -- id of the time at which it happens
    under TEXT,                -- id of the event that embeds it
    attribution TEXT,          -- id of the innermost attribution it stands in
    factuality TEXT NOT NULL,  -- FactBank value for the innermost source
    modality TEXT NOT NULL,    -- how the words put it
    is_open INTEGER NOT NULL,  -- 1 where no actor or no recipient is known, else 0
    PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE INDEX events_by_type ON events (type);

-- To whom, with what, where.
CREATE TABLE event_roles (
    report INTEGER NOT NULL REFERENCES reports (number),
    event TEXT NOT NULL,     -- id of the event
    role TEXT NOT NULL,      -- actor, recipient, object, place
    start INTEGER NOT NULL,  -- first character of the words
    "end" INTEGER NOT NULL,  -- one past the last
    entity TEXT,             -- id of the entity that they name
    key TEXT,                -- that entity's key
    kind TEXT                -- of an object: weapon, money, …
);
CREATE INDEX event_roles_by_event ON event_roles (report, event);
CREATE INDEX event_roles_by_entity ON event_roles (report, entity, event);
