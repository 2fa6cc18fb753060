-- The store of runut, version 9.
--
-- Every row is a function of the input and of runut's version: no clock, no counter, no order of arrival. Adding the
-- same input again, in any order or grouping, gives the same rows. Days are ISO 8601 text. Offsets are code points,
-- half-open. JSON columns hold the records of `runut.records` as msgspec writes them. Tables of long rows keep SQLite's
-- rowid (without it a row of over 1 kB takes a page of its own); it means nothing.
-- A change of this file needs a new number in `store/database.py` and a file of that number in `migrations/`.

-- Facts about the store itself.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,   -- 'events': whether `events` and `origins` follow from what is stored now
  value TEXT NOT NULL       -- of 'events': 'fresh' or 'stale'; of 'resolver': digest of the rules that `placings` follow
) WITHOUT ROWID;

INSERT INTO meta VALUES ('events', 'fresh');
INSERT INTO meta VALUES ('resolver', '');

-- What was read from a source, written before the work on it starts: the independent side of every account.
CREATE TABLE intake (
  id         TEXT PRIMARY KEY,  -- document id; for a stretch of a source that gave no document, the id of its quarantine row
  kind       TEXT NOT NULL,     -- 'document' or 'stretch'
  size_bytes INTEGER NOT NULL   -- of the body, or of the stretch
) WITHOUT ROWID;

-- Where a document was seen: one body found in three files is one document with three sightings.
CREATE TABLE sightings (
  document TEXT NOT NULL,     -- document id
  path     TEXT NOT NULL,     -- the source as the user gave it; '-' is standard input
  position INTEGER NOT NULL,  -- bytes from the start of the source
  captured TEXT,              -- when the capture was made, ISO 8601, where the container says so
  PRIMARY KEY (document, path, position)
) WITHOUT ROWID;

-- Documents that were read, as clean articles. `row` only ties `search` to this table and means nothing else.
CREATE TABLE documents (
  row                 INTEGER PRIMARY KEY,   -- not stable between stores; use `id`
  id                  TEXT NOT NULL UNIQUE,  -- content id of bytes and declarations
  own_id              TEXT,                  -- the input's own `id` field; without one the smallest path stands for it
  status              TEXT NOT NULL,         -- 'ok', or 'truncated': the text may be less than the page had
  version             TEXT NOT NULL,         -- version of runut that read it
  fingerprint         TEXT NOT NULL,         -- content id of the article and its mentions: tells whether a reading changed
  title               TEXT,                  -- headline
  text                TEXT NOT NULL,         -- clean text, paragraphs separated by one newline
  outlet              TEXT,                  -- registrable name of the publisher, or its name
  url                 TEXT,                  -- canonical address
  language            TEXT NOT NULL,         -- id, ms, en or other
  published_start     TEXT,                  -- first day on which it can have appeared
  published_end       TEXT,                  -- last day on which it can have appeared
  published_precision TEXT,                  -- day, interval, month, year
  published_basis     TEXT,                  -- kind of evidence that decided
  published_text      TEXT,                  -- words or value of that evidence
  authors             TEXT NOT NULL,         -- JSON list of names
  credits             TEXT NOT NULL,         -- JSON list of outlets and agencies the whole is taken from
  shortened           TEXT NOT NULL,         -- JSON list of reasons for 'truncated'
  dateline            TEXT                   -- JSON record: where it was filed and for whom
);
CREATE INDEX documents_by_day ON documents (published_start, id);
CREATE INDEX documents_by_outlet ON documents (outlet COLLATE NOCASE);
CREATE INDEX documents_by_url ON documents (url);
CREATE INDEX documents_by_own_id ON documents (own_id);
CREATE INDEX documents_in_order ON documents (coalesce(published_start, '9999'), id);
CREATE INDEX documents_in_falling_order ON documents (coalesce(published_start, ''), id);
CREATE INDEX documents_by_name ON documents (lower(replace(outlet, ' ', '')) || '.') WHERE outlet IS NOT NULL;

-- Pieces taken out of an article, with the reason.
CREATE TABLE furniture (
  document   TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,  -- document id
  position   INTEGER NOT NULL,  -- order in the article, from 0
  start_char INTEGER NOT NULL,  -- place in the text as it was before anything was taken out
  end_char   INTEGER NOT NULL,  -- end of it, not included
  text       TEXT NOT NULL,     -- the words
  reason     TEXT NOT NULL,     -- why, from the closed list of records.FurnitureReason
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

-- One report of one happening in one article.
CREATE TABLE mentions (
  id            TEXT NOT NULL PRIMARY KEY,  -- content id of document, trigger place, type and mode
  document      TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,  -- document id
  type          TEXT NOT NULL,     -- PLOVER type
  mode          TEXT,              -- PLOVER mode
  status        TEXT NOT NULL,     -- actual, future, hypothetical, negated
  symmetric     INTEGER NOT NULL,  -- 1: no side leads, all are actors
  background    INTEGER NOT NULL,  -- 1: recalls something older
  start_day     TEXT,              -- first day, NULL where unknown or open
  end_day       TEXT,              -- last day, included; NULL where unknown or open
  precision     TEXT,              -- of the days
  place         TEXT,              -- name of the place
  place_country TEXT,              -- ISO 3166-1 alpha-3
  field         TEXT NOT NULL,     -- where the trigger stands: text or title
  start_char    INTEGER NOT NULL,  -- first code point of the trigger
  rule          TEXT NOT NULL,     -- rule or model that made it
  confidence    REAL NOT NULL,     -- 0 to 1
  record        TEXT NOT NULL,     -- JSON: the whole EventMention
  hedge         TEXT,              -- the word that keeps it at a distance ("diklaim")
  stance        TEXT,              -- what the statement that tells it does: asserts, denies ...
  quote         TEXT,              -- id of that statement
  via           TEXT NOT NULL DEFAULT '[]'  -- JSON list of the outlets and agencies it came through, the nearest first
);
CREATE INDEX mentions_by_document ON mentions (document, field DESC, start_char);
CREATE INDEX mentions_by_type ON mentions (type, start_day);
CREATE INDEX mentions_in_order ON mentions (
  document, field = 'text', start_char, id, type, mode, status, background, confidence, start_day, end_day, field);
CREATE INDEX mentions_by_day ON mentions (
  coalesce(start_day, end_day, '9999'), coalesce(end_day, ''), id, type, mode, status, background, confidence, start_day, end_day, document);
CREATE INDEX mentions_in_falling_order ON mentions (
  coalesce(start_day, end_day, ''), coalesce(end_day, ''), id, type, mode, status, background, confidence, start_day, end_day, document);
CREATE INDEX mentions_by_confidence ON mentions (confidence, id);
CREATE INDEX mentions_confidence ON mentions (id, confidence);
CREATE INDEX mentions_by_country ON mentions (place_country);
CREATE INDEX mentions_by_place ON mentions (place COLLATE NOCASE);

-- Who takes part in a mention, or says so: for people who open the file with other tools.
CREATE TABLE mention_parties (
  mention    TEXT NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,  -- mention id
  role       TEXT NOT NULL,     -- actor, recipient, said_by
  position   INTEGER NOT NULL,  -- order within the role, from 0
  name       TEXT NOT NULL,     -- full name
  entity     TEXT,              -- gazetteer id
  country    TEXT,              -- ISO 3166-1 alpha-3 of the country acted for
  group_code TEXT,              -- code of a non-state group or organisation
  sector     TEXT,              -- PLOVER sector
  office     TEXT,              -- office held at that time
  PRIMARY KEY (mention, role, position)
) WITHOUT ROWID;
CREATE INDEX mention_parties_by_office ON mention_parties (coalesce(country, group_code) || '/' || office, role, mention, position)
  WHERE office IS NOT NULL;

-- Every key under which a party of a mention is found: its entity, country, group, and its name in folded case; and what else
-- a report is found by: its contexts, and the outlets and agencies that it cites.
CREATE TABLE mention_keys (
  mention  TEXT NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,  -- mention id
  role     TEXT NOT NULL,     -- actor, recipient, said_by; context, via
  position INTEGER NOT NULL,  -- which party of that role
  key      TEXT NOT NULL,     -- one of its keys
  PRIMARY KEY (mention, role, position, key)
) WITHOUT ROWID;
CREATE INDEX mention_keys_by_key ON mention_keys (key, role, mention, position);

-- Who said what: one statement of one speaker in one article. `row` only ties `quote_search` to this table.
CREATE TABLE quotes (
  row            INTEGER PRIMARY KEY,   -- not stable between stores; use `id`
  id             TEXT NOT NULL UNIQUE,  -- content id of document and places of the words
  document       TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,  -- document id
  kind           TEXT NOT NULL,     -- direct, indirect, mixed
  stance         TEXT NOT NULL,     -- asserts, denies, confirms, accuses, pledges, demands, warns, praises, regrets, declines
  hedge          TEXT,              -- the word that keeps it at a distance ("diklaim")
  speaker        TEXT,              -- full name, NULL where the article does not tell
  speaker_entity TEXT,              -- gazetteer id
  country        TEXT,              -- ISO 3166-1 alpha-3 of the country spoken for
  group_code     TEXT,              -- code of a non-state group or organisation
  office         TEXT,              -- office held at that time
  anonymous      INTEGER NOT NULL,  -- 1: told only as a source, a witness, an official without a name
  field          TEXT NOT NULL,     -- where the words stand: text or title
  start_char     INTEGER NOT NULL,  -- first code point of the first piece
  end_char       INTEGER NOT NULL,  -- end of the last piece, not included
  text           TEXT NOT NULL,     -- the words said, " … " between pieces
  via            TEXT NOT NULL,     -- JSON list of the outlets and agencies it came through, the nearest first
  rule           TEXT NOT NULL,     -- rule that found it
  record         TEXT NOT NULL      -- JSON: the whole Quote
);
CREATE INDEX quotes_by_document ON quotes (document, field DESC, start_char);

-- Every key under which the speaker of a quote, or whom it is about, is found.
CREATE TABLE quote_keys (
  quote TEXT NOT NULL REFERENCES quotes (id) ON DELETE CASCADE,  -- quote id
  role  TEXT NOT NULL,  -- speaker, about
  key   TEXT NOT NULL,  -- entity, country, group, name in small letters; of a speaker also the office, as "RUS/Presiden"
  PRIMARY KEY (quote, role, key)
) WITHOUT ROWID;
CREATE INDEX quote_keys_by_key ON quote_keys (key, role, quote);

-- Persons and bodies that a document names and the gazetteer did not know when it was read: candidates for new rows.
CREATE TABLE unknown_names (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,  -- document id
  name     TEXT NOT NULL,     -- the fullest form in the document
  kind     TEXT NOT NULL,     -- person, group, organisation
  times    INTEGER NOT NULL,  -- how often the document names it
  title    TEXT,              -- words of office in front of it
  country  TEXT,              -- ISO 3166-1 alpha-3, where the words tell it
  PRIMARY KEY (document, name)
) WITHOUT ROWID;
CREATE INDEX unknown_names_by_name ON unknown_names (name, document);

-- How often words that a rule knows made no event in a document, by reason: `runut show ID --layer rejected` tells which.
CREATE TABLE abstentions (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,  -- document id
  reason   TEXT NOT NULL,     -- "no party", "told already" ...: `records.explanation`; of an uncoded document "language" or "desk"
  times    INTEGER NOT NULL,  -- how often
  PRIMARY KEY (document, reason)
) WITHOUT ROWID;

-- Documents and stretches of a source that are not in the record, and why.
CREATE TABLE quarantine (
  id         TEXT PRIMARY KEY,  -- document id; for a stretch of a source, its own content id
  document   TEXT,              -- document id, NULL for a stretch
  own_id     TEXT,              -- the input's own `id` field
  path       TEXT,              -- source of a stretch; a document's is in `sightings`
  position   INTEGER NOT NULL,  -- bytes: from the start of the source for a stretch, of the document for a document
  stage      TEXT NOT NULL,     -- where it failed
  reason     TEXT NOT NULL,     -- a code of records.REASONS
  detail     TEXT NOT NULL,     -- what was found, for a person
  sha256     TEXT NOT NULL,     -- of the bytes, hex
  size_bytes INTEGER NOT NULL,  -- how many there were
  version    TEXT NOT NULL,     -- version of runut that failed on it
  media_type TEXT,              -- of the document
  declared   TEXT,              -- JSON: what the container said beside the body
  body       BLOB               -- the bytes, deflated, so that a replay needs no source; NULL where over the limit
);

-- The happenings that mentions agree on: made afresh from mentions by `resolve`, never edited.
CREATE TABLE events (
  id            TEXT PRIMARY KEY,  -- content id, see runut.resolve
  type          TEXT NOT NULL,     -- PLOVER type
  mode          TEXT,              -- PLOVER mode
  status        TEXT NOT NULL,     -- actual, future, hypothetical, negated
  symmetric     INTEGER NOT NULL,  -- 1: no side leads
  background    INTEGER NOT NULL,  -- 1: every mention recalls it
  start_day     TEXT,              -- first day, NULL where unknown or open
  end_day       TEXT,              -- last day, included
  precision     TEXT,              -- of the days
  place         TEXT,              -- name of the place
  place_country TEXT,              -- ISO 3166-1 alpha-3
  origins       INTEGER NOT NULL,  -- independent origin families
  disputed      INTEGER NOT NULL,  -- 1: accounts that cannot all be right
  record        TEXT NOT NULL,     -- JSON: the whole Event
  root          TEXT NOT NULL DEFAULT ''  -- `placings.root` of its mentions: its name while mentions are placed
);
CREATE INDEX events_by_day ON events (start_day, end_day, id);
CREATE INDEX events_by_root ON events (root);
CREATE INDEX events_by_status ON events (status, start_day, id);
CREATE INDEX events_in_order ON events (
  coalesce(start_day, end_day, '9999'), coalesce(end_day, ''), id, type, mode, status, background, disputed, origins, start_day, end_day);
CREATE INDEX events_in_falling_order ON events (
  coalesce(start_day, end_day, ''), coalesce(end_day, ''), id, type, mode, status, background, disputed, origins, start_day, end_day);
CREATE INDEX events_by_origins ON events (origins, coalesce(start_day, end_day, ''), coalesce(end_day, ''), id);
CREATE INDEX events_by_country ON events (place_country);
CREATE INDEX events_by_disputed ON events (id) WHERE disputed;
CREATE INDEX events_by_place ON events (place COLLATE NOCASE);

-- What came of an event: at most one other by each rule.
CREATE TABLE links (
  event   TEXT NOT NULL,  -- event id: a plan, a pledge, a demand, an accusation, a deed
  rule    TEXT NOT NULL,  -- which rule of runut.resolve.links ties them
  kind    TEXT NOT NULL,  -- what the other is to it: outcome, cancellation, fulfilment, answer, denial
  other   TEXT NOT NULL,  -- event id
  inverse TEXT NOT NULL,  -- what it is to the other: plan, pledge, demand, accusation, deed
  reasons TEXT NOT NULL,  -- JSON list: why they are tied, in words
  PRIMARY KEY (event, rule)
) WITHOUT ROWID;
CREATE INDEX links_by_other ON links (other, event, rule);

-- By what events are found that others could answer.
CREATE TABLE link_keys (
  key   INTEGER NOT NULL,  -- hash of a rule, its role in it, and parties
  day   INTEGER NOT NULL,  -- days since 1 January of the year 1, itself 1
  event TEXT NOT NULL,     -- event id
  PRIMARY KEY (key, day, event)
) WITHOUT ROWID;

-- Accounts of one event that cannot all be right.
CREATE TABLE disputes (
  id     TEXT PRIMARY KEY,  -- content id of event, subject and kind
  event  TEXT NOT NULL,     -- event id
  about  TEXT NOT NULL,     -- figure, doer, date, happened
  kind   TEXT,              -- of a figure, which: killed, wounded, "money USD" ...
  record TEXT NOT NULL      -- JSON: the whole Dispute
);
CREATE INDEX disputes_by_event ON disputes (event, id);

-- Who takes part in an event.
CREATE TABLE event_parties (
  event      TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,  -- event id
  role       TEXT NOT NULL,     -- actor, recipient
  position   INTEGER NOT NULL,  -- order within the role, from 0
  name       TEXT NOT NULL,     -- full name
  entity     TEXT,              -- gazetteer id
  country    TEXT,              -- ISO 3166-1 alpha-3
  group_code TEXT,              -- code of a non-state group or organisation
  sector     TEXT,              -- PLOVER sector
  office     TEXT,              -- office held at that time
  PRIMARY KEY (event, role, position)
) WITHOUT ROWID;
CREATE INDEX event_parties_by_office ON event_parties (coalesce(country, group_code) || '/' || office, role, event, position)
  WHERE office IS NOT NULL;

-- Every key under which a party of an event is found.
CREATE TABLE event_keys (
  event    TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,  -- event id
  role     TEXT NOT NULL,     -- actor, recipient
  position INTEGER NOT NULL,  -- which party of that role
  key      TEXT NOT NULL,     -- one of its keys
  PRIMARY KEY (event, role, position, key)
) WITHOUT ROWID;
CREATE INDEX event_keys_by_key ON event_keys (key, role, event, position);

-- Which mentions tell of an event. A mention tells of one.
CREATE TABLE event_mentions (
  mention TEXT PRIMARY KEY,  -- mention id
  event   TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE  -- event id
) WITHOUT ROWID;
CREATE INDEX event_mentions_by_event ON event_mentions (event, mention);

-- Where each document's text comes from.
CREATE TABLE origins (
  document TEXT PRIMARY KEY,  -- document id
  family   TEXT NOT NULL,     -- shared by copies of one text: the smallest document id among them
  agencies TEXT NOT NULL,     -- JSON list of credited agencies
  kind     TEXT,              -- how it is known: same-text, near-text, credited, translated, sister; NULL: it stands alone
  matched  TEXT,              -- document id that it was matched with
  share    REAL               -- 0 to 1, of words in common; of names and numbers where translated
) WITHOUT ROWID;
CREATE INDEX origins_by_family ON origins (family, document);

-- Documents that came, went or were read anew since events were last resolved. Empty when they are fresh.
CREATE TABLE unresolved (
  document TEXT PRIMARY KEY  -- document id, also of one that is no more
) WITHOUT ROWID;

-- What is kept of a document to know its copies again; see runut.resolve.traces.
CREATE TABLE traces (
  document TEXT PRIMARY KEY,  -- document id
  trace    BLOB NOT NULL      -- as `Trace.encode` writes it
);

-- Keys by which copies find each other.
CREATE TABLE trace_keys (
  key      INTEGER NOT NULL,  -- hash of a run of words, a headline or a source
  document TEXT NOT NULL,     -- document id
  PRIMARY KEY (key, document)
) WITHOUT ROWID;

-- Where each mention stands in the resolution; see runut.resolve.layers. Kept when a mention goes, until the next resolve.
CREATE TABLE placings (
  mention   TEXT PRIMARY KEY,  -- mention id
  document  TEXT NOT NULL,     -- document id
  layer     TEXT NOT NULL,     -- day, span or loose: how well it is dated
  cell      TEXT NOT NULL,     -- type, status, layer and days: those of one cell are compared with each other
  first_day INTEGER NOT NULL,  -- first day it can tell of, as an ordinal of the Gregorian calendar
  last_day  INTEGER NOT NULL,  -- last day
  core      TEXT NOT NULL,     -- smallest mention id of those joined with it in its cell
  root      TEXT NOT NULL,     -- name of its event while mentions are placed
  lead      INTEGER NOT NULL,  -- day: 1 where others may attach to its core; loose: 1 where it attached to no event
  family    TEXT NOT NULL,     -- family of its document when it was placed
  pool      TEXT NOT NULL,     -- of a loose one: where it meets its like when it attaches to no event
  keys      TEXT NOT NULL      -- JSON list of what it is looked up by
);
CREATE INDEX placings_by_document ON placings (document);
CREATE INDEX placings_by_cell ON placings (cell);
CREATE INDEX placings_by_core ON placings (core);
CREATE INDEX placings_by_root ON placings (root);
CREATE INDEX placings_by_pool ON placings (pool) WHERE layer = 'loose';

-- Mentions by layer and key, as a hash, and first day.
CREATE TABLE placing_keys (
  key       INTEGER NOT NULL,  -- hash of layer and key
  first_day INTEGER NOT NULL,  -- as in `placings`
  mention   TEXT NOT NULL,     -- mention id
  PRIMARY KEY (key, first_day, mention)
) WITHOUT ROWID;

-- What people decided about what was read. Append-only: nothing in it is changed or deleted, and one that holds no longer is undone
-- by another.
CREATE TABLE judgements (
  row     INTEGER PRIMARY KEY,   -- its number in this store; use `id`
  id      TEXT NOT NULL UNIQUE,  -- content id
  kind    TEXT NOT NULL,         -- same, different, wrong, right, field, undo
  made_by TEXT NOT NULL,         -- who
  made_at TEXT NOT NULL,         -- when, ISO 8601, UTC
  reason  TEXT,                  -- why, in words
  record  TEXT NOT NULL          -- JSON: the whole Judgement
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

-- Which mention each judgement means now, found again by its words.
CREATE TABLE judged (
  judgement TEXT NOT NULL,     -- judgement id
  part      INTEGER NOT NULL,  -- which of the mentions that it cites
  document  TEXT NOT NULL,     -- document id
  mention   TEXT NOT NULL,     -- mention id
  retyped   INTEGER NOT NULL,  -- 1: read as another type than when it was judged
  PRIMARY KEY (judgement, part)
) WITHOUT ROWID;
CREATE INDEX judged_by_mention ON judged (mention, judgement);

-- Mentions as people want them read; the machine's reading stays in `mentions`.
CREATE TABLE overlays (
  mention  TEXT PRIMARY KEY REFERENCES mentions (id) ON DELETE CASCADE,  -- mention id
  document TEXT NOT NULL,  -- document id
  verdict  TEXT NOT NULL,  -- wrong, right, changed
  record   TEXT            -- JSON: the mention with its fields changed, NULL where none is
) WITHOUT ROWID;
CREATE INDEX overlays_by_document ON overlays (document);

-- Full text over articles: words without case and marks. Its rows live in `documents`.
CREATE VIRTUAL TABLE search USING fts5 (
  title, text, content = 'documents', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER search_insert AFTER INSERT ON documents BEGIN
  INSERT INTO search (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
CREATE TRIGGER search_delete AFTER DELETE ON documents BEGIN
  INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
END;

-- Full text over the words of quotes.
CREATE VIRTUAL TABLE quote_search USING fts5 (
  text, content = 'quotes', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER quote_search_insert AFTER INSERT ON quotes BEGIN
  INSERT INTO quote_search (rowid, text) VALUES (new.row, new.text);
END;
CREATE TRIGGER quote_search_delete AFTER DELETE ON quotes BEGIN
  INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.row, old.text);
END;
