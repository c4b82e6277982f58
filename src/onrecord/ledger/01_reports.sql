-- One row a report. The record is kept whole; all other tables are its index and can be made anew from it.
CREATE TABLE reports (
    number INTEGER PRIMARY KEY,  -- joins the tables of this file, in order of keeping; means nothing outside it
    key TEXT NOT NULL UNIQUE,    -- SHA-256 of the record's id and the report's text: the same content is kept once
    id TEXT NOT NULL,            -- the record's own id
    url TEXT,                    -- address of the page
    title TEXT,                  -- headline
    publisher TEXT,              -- who published it
    byline TEXT,                 -- who wrote it
    published TEXT,              -- day of publication, YYYY-MM-DD
    record TEXT NOT NULL,        -- the record as JSON: what `onrecord read --format jsonl` prints
    text TEXT GENERATED ALWAYS AS (json_extract(record, '$.report.text')) VIRTUAL  -- what every span points into
);
CREATE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_by_published ON reports (published);
