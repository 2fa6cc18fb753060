-- For listings: their orders, each index with what most filters ask, so that rows need not be opened; and what they are narrowed
-- by beside parties. Contexts and the sources cited join the keys of mentions.

CREATE INDEX events_in_order ON events (
  coalesce(start_day, end_day, '9999'), coalesce(end_day, ''), id, type, mode, status, background, disputed, origins, start_day, end_day);
CREATE INDEX events_in_falling_order ON events (
  coalesce(start_day, end_day, ''), coalesce(end_day, ''), id, type, mode, status, background, disputed, origins, start_day, end_day);
CREATE INDEX events_by_origins ON events (origins, coalesce(start_day, end_day, ''), coalesce(end_day, ''), id);
CREATE INDEX events_by_country ON events (place_country);
CREATE INDEX events_by_place ON events (place COLLATE NOCASE);
CREATE INDEX event_parties_by_office ON event_parties (coalesce(country, group_code) || '/' || office, role, event, position)
  WHERE office IS NOT NULL;
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
CREATE INDEX mention_parties_by_office ON mention_parties (coalesce(country, group_code) || '/' || office, role, mention, position)
  WHERE office IS NOT NULL;
CREATE INDEX documents_in_order ON documents (coalesce(published_start, '9999'), id);
CREATE INDEX documents_in_falling_order ON documents (coalesce(published_start, ''), id);
CREATE INDEX documents_by_name ON documents (lower(replace(outlet, ' ', '')) || '.') WHERE outlet IS NOT NULL;
CREATE INDEX events_by_disputed ON events (id) WHERE disputed;
INSERT OR IGNORE INTO mention_keys
  SELECT m.id, 'context', j.key, j.value FROM mentions m, json_each(m.record, '$.contexts') j;
INSERT OR IGNORE INTO mention_keys
  SELECT m.id, 'via', j.key, lower(j.value) FROM mentions m, json_each(m.via) j;
