-- Who said what, and full text over it; filled when documents are read again.

CREATE TABLE quotes (
  row            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  document       TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  stance         TEXT NOT NULL,
  hedge          TEXT,
  speaker        TEXT,
  speaker_entity TEXT,
  country        TEXT,
  group_code     TEXT,
  office         TEXT,
  anonymous      INTEGER NOT NULL,
  field          TEXT NOT NULL,
  start_char     INTEGER NOT NULL,
  end_char       INTEGER NOT NULL,
  text           TEXT NOT NULL,
  via            TEXT NOT NULL,
  rule           TEXT NOT NULL,
  record         TEXT NOT NULL
);
CREATE INDEX quotes_by_document ON quotes (document, field DESC, start_char);
CREATE TABLE quote_keys (
  quote TEXT NOT NULL REFERENCES quotes (id) ON DELETE CASCADE,
  role  TEXT NOT NULL,
  key   TEXT NOT NULL,
  PRIMARY KEY (quote, role, key)
) WITHOUT ROWID;
CREATE INDEX quote_keys_by_key ON quote_keys (key, role, quote);
CREATE VIRTUAL TABLE quote_search USING fts5 (
  text, content = 'quotes', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER quote_search_insert AFTER INSERT ON quotes BEGIN
  INSERT INTO quote_search (rowid, text) VALUES (new.row, new.text);
END;
CREATE TRIGGER quote_search_delete AFTER DELETE ON quotes BEGIN
  INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.row, old.text);
END;
