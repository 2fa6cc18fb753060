-- The names that the gazetteer does not know, for `runut doctor`; filled when documents are read again.

CREATE TABLE unknown_names (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  times    INTEGER NOT NULL,
  title    TEXT,
  country  TEXT,
  PRIMARY KEY (document, name)
) WITHOUT ROWID;
CREATE INDEX unknown_names_by_name ON unknown_names (name, document);
