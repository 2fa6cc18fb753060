-- How often words that a rule knows made no event, by reason; filled when documents are read again.

CREATE TABLE abstentions (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  reason   TEXT NOT NULL,
  times    INTEGER NOT NULL,
  PRIMARY KEY (document, reason)
) WITHOUT ROWID;
