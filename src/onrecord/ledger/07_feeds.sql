-- Feeds that are followed, and what was seen of each. Not an index: it cannot be made anew from the records.
CREATE TABLE feeds (
    number INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,          -- rss, atom, json, sitemap, sitemap_index
    title TEXT,
    added TEXT NOT NULL,         -- all moments: UTC, YYYY-MM-DDTHH:MM:SSZ
    etag TEXT,                   -- as the host wrote both, once all items of that state of the feed were dealt with
    last_modified TEXT,
    last_run TEXT,
    last_outcome TEXT            -- read, unchanged, limited, or the code of a refusal
);
CREATE TABLE feed_items (
    feed INTEGER NOT NULL REFERENCES feeds (number) ON DELETE CASCADE,
    item TEXT NOT NULL,          -- what tells it from the feed's others
    page TEXT NOT NULL,          -- its address without tracking parameters
    address TEXT NOT NULL,
    title TEXT,                  -- what the feed says of it: it may no longer stand there when it is tried again
    published TEXT,
    publisher TEXT,
    modified TEXT,
    etag TEXT,                   -- of the page
    last_modified TEXT,
    seen TEXT NOT NULL,          -- when it was last asked for
    outcome TEXT NOT NULL,       -- kept, waiting (to be tried again), refused
    reason TEXT,                 -- code of the last refusal
    tries INTEGER NOT NULL,      -- requests for this state of it
    PRIMARY KEY (feed, item)
) WITHOUT ROWID;
CREATE INDEX feed_items_by_page ON feed_items (page);
