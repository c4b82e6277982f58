-- How many, or how much, somebody or something in an event is. Reports kept before this step have none.
CREATE TABLE quantities (
    report INTEGER NOT NULL REFERENCES reports (number),
    event TEXT NOT NULL,         -- id of the event
    role TEXT NOT NULL,          -- actor, recipient, object
    words INTEGER NOT NULL,      -- first character of the party's or object's words
    start INTEGER NOT NULL,      -- first character of the words that tell the quantity
    "end" INTEGER NOT NULL,      -- one past their last
    least REAL,                  -- lower bound
    most REAL,                   -- upper bound
    unit TEXT,                   -- ISO 4217 code, else what is counted
    hedge TEXT NOT NULL,         -- how the number is told
    is_share INTEGER NOT NULL    -- 1 where the bounds are fractions of a whole, else 0
);
CREATE INDEX quantities_by_event ON quantities (report, event);
CREATE INDEX quantities_by_unit ON quantities (unit, most);
