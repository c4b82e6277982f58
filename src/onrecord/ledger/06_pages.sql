-- Every page dealt with, so that a run that was broken off does not read it again.
CREATE TABLE pages (
    digest TEXT PRIMARY KEY,                     -- SHA-256 of the page and of all that decides its reading
    report INTEGER REFERENCES reports (number),  -- the report that it holds; null where it was refused
    code TEXT,                                   -- why it was refused: only what lasts is kept
    reason TEXT,                                 -- the same in words
    remedy TEXT,                                 -- and what to do about it
    CHECK ((report IS NULL) <> (code IS NULL))
) WITHOUT ROWID;
