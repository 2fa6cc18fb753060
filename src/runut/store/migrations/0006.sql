-- What people decided about what was read, and where each decision holds now; filled by `runut correct` and the next resolve.

CREATE TABLE judgements (
  row     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  kind    TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  reason  TEXT,
  record  TEXT NOT NULL
);
CREATE TRIGGER judgements_once BEFORE INSERT ON judgements
WHEN EXISTS (SELECT 1 FROM judgements WHERE id = new.id OR row = new.row) BEGIN
  SELECT RAISE(IGNORE);
END;
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN
  SELECT RAISE(ABORT, 'judgements are never changed: undo one with another');
END;
CREATE TRIGGER judgements_last BEFORE DELETE ON judgements BEGIN
  SELECT RAISE(ABORT, 'judgements are never deleted: undo one with another');
END;
CREATE TABLE judged (
  judgement TEXT NOT NULL,
  part      INTEGER NOT NULL,
  document  TEXT NOT NULL,
  mention   TEXT NOT NULL,
  retyped   INTEGER NOT NULL,
  PRIMARY KEY (judgement, part)
) WITHOUT ROWID;
CREATE INDEX judged_by_mention ON judged (mention, judgement);
CREATE TABLE overlays (
  mention  TEXT PRIMARY KEY REFERENCES mentions (id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  verdict  TEXT NOT NULL,
  record   TEXT
) WITHOUT ROWID;
CREATE INDEX overlays_by_document ON overlays (document);
CREATE INDEX documents_by_url ON documents (url);
CREATE INDEX documents_by_own_id ON documents (own_id);
