-- Events of the user's own types; the names of their roles stand in event_roles.role.
ALTER TABLE events ADD COLUMN refines TEXT;  -- the PLOVER type that the event's own type refines
CREATE INDEX events_by_refined ON events (refines) WHERE refines IS NOT NULL;
