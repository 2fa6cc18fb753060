-- What came of it, and where accounts differ; filled by the next resolve, which makes all events afresh.

CREATE INDEX events_by_status ON events (status, start_day, id);
CREATE TABLE links (
  event   TEXT NOT NULL,
  rule    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  other   TEXT NOT NULL,
  inverse TEXT NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (event, rule)
) WITHOUT ROWID;
CREATE INDEX links_by_other ON links (other, event, rule);
CREATE TABLE link_keys (
  key   INTEGER NOT NULL,
  day   INTEGER NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (key, day, event)
) WITHOUT ROWID;
CREATE TABLE disputes (
  id     TEXT PRIMARY KEY,
  event  TEXT NOT NULL,
  about  TEXT NOT NULL,
  kind   TEXT,
  record TEXT NOT NULL
);
CREATE INDEX disputes_by_event ON disputes (event, id);
INSERT OR REPLACE INTO meta VALUES ('resolver', '');
INSERT OR IGNORE INTO unresolved SELECT id FROM documents;
UPDATE meta SET value = 'stale' WHERE key = 'events';
