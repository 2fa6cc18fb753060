-- Where mentions stand in the resolution, so that a change resolves its neighbourhood alone; filled by the next resolve,
-- which makes all events afresh since `placings` is empty.

ALTER TABLE events ADD COLUMN root TEXT NOT NULL DEFAULT '';
CREATE INDEX events_by_root ON events (root);
ALTER TABLE origins ADD COLUMN kind TEXT;
ALTER TABLE origins ADD COLUMN matched TEXT;
ALTER TABLE origins ADD COLUMN share REAL;
CREATE INDEX origins_by_family ON origins (family, document);
CREATE TABLE unresolved (
  document TEXT PRIMARY KEY
) WITHOUT ROWID;
INSERT INTO unresolved SELECT id FROM documents;
CREATE TABLE traces (
  document TEXT PRIMARY KEY,
  trace    BLOB NOT NULL
);
CREATE TABLE trace_keys (
  key      INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (key, document)
) WITHOUT ROWID;
CREATE TABLE placings (
  mention   TEXT PRIMARY KEY,
  document  TEXT NOT NULL,
  layer     TEXT NOT NULL,
  cell      TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  last_day  INTEGER NOT NULL,
  core      TEXT NOT NULL,
  root      TEXT NOT NULL,
  lead      INTEGER NOT NULL,
  family    TEXT NOT NULL,
  pool      TEXT NOT NULL,
  keys      TEXT NOT NULL
);
CREATE INDEX placings_by_document ON placings (document);
CREATE INDEX placings_by_cell ON placings (cell);
CREATE INDEX placings_by_core ON placings (core);
CREATE INDEX placings_by_root ON placings (root);
CREATE INDEX placings_by_pool ON placings (pool) WHERE layer = 'loose';
CREATE TABLE placing_keys (
  key       INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  mention   TEXT NOT NULL,
  PRIMARY KEY (key, first_day, mention)
) WITHOUT ROWID;
INSERT OR REPLACE INTO meta VALUES ('resolver', '');
UPDATE meta SET value = 'stale' WHERE key = 'events';
