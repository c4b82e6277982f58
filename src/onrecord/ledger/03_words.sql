-- Full text: the words live in `reports`, this is only their index.
CREATE VIRTUAL TABLE words USING fts5(
    title,  -- headline
    text,   -- the report's text
    content = 'reports',
    content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);
