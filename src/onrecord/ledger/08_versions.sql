-- Versions of one report: reports whose address, normalised, or whose given id is the same, and whose texts differ.
ALTER TABLE reports ADD COLUMN address TEXT;           -- the address normalised; null where the report has none
ALTER TABLE reports ADD COLUMN story INTEGER;          -- number of the version of the report that was kept first
ALTER TABLE reports ADD COLUMN version INTEGER;        -- 1, 2, … by day of change or publication, then by keeping
ALTER TABLE reports ADD COLUMN superseded_by INTEGER;  -- number of the current version; null where it is this one
CREATE INDEX reports_by_address ON reports (address) WHERE address IS NOT NULL;
CREATE INDEX reports_by_story ON reports (story, version);
CREATE INDEX reports_superseded ON reports (superseded_by, number) WHERE superseded_by IS NOT NULL;
