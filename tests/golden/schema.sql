CREATE VIEW entry_words AS SELECT place, line, body, also, refs, trail_facets(kind, author, project,
  tags, people, closed_at, decision_status, body, refs, updated, revision, flags) AS facets FROM entry;

CREATE TABLE absence(
  person INTEGER NOT NULL REFERENCES person, begin INTEGER NOT NULL, until INTEGER NOT NULL,
  why TEXT NOT NULL, PRIMARY KEY(person, begin)) STRICT, WITHOUT ROWID;

CREATE TABLE address(
  address TEXT PRIMARY KEY, person INTEGER NOT NULL REFERENCES person) STRICT, WITHOUT ROWID;

CREATE TABLE answer(
  item INTEGER PRIMARY KEY, ask INTEGER NOT NULL, act INTEGER NOT NULL, eta INTEGER,
  receiver TEXT) STRICT;

CREATE TABLE answer_before(
  operation INTEGER NOT NULL, item INTEGER NOT NULL, ask INTEGER NOT NULL, act INTEGER NOT NULL,
  eta INTEGER, receiver TEXT, PRIMARY KEY(item, operation)) STRICT, WITHOUT ROWID;

CREATE TABLE ask(
  item INTEGER PRIMARY KEY, level INTEGER NOT NULL, receivers TEXT NOT NULL, due INTEGER,
  about TEXT) STRICT;

CREATE TABLE ask_before(
  operation INTEGER NOT NULL, item INTEGER NOT NULL, level INTEGER NOT NULL,
  receivers TEXT NOT NULL, due INTEGER, about TEXT, PRIMARY KEY(item, operation)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE checkout(
  directory TEXT PRIMARY KEY, repository INTEGER NOT NULL REFERENCES repository
  ) STRICT, WITHOUT ROWID;

CREATE TABLE decision(
  number INTEGER PRIMARY KEY, item INTEGER NOT NULL UNIQUE, options TEXT NOT NULL, chosen INTEGER,
  consequences TEXT NOT NULL, deciders TEXT NOT NULL, due INTEGER, review INTEGER,
  consulted TEXT NOT NULL, informed TEXT NOT NULL, drivers TEXT NOT NULL, confirmation TEXT,
  reason TEXT, decided_at INTEGER, ended_at INTEGER, superseded_by INTEGER, urgency INTEGER,
  nuance INTEGER, nature INTEGER) STRICT;

CREATE TABLE decision_before(
  operation INTEGER NOT NULL, number INTEGER NOT NULL, item INTEGER NOT NULL, options TEXT NOT NULL,
  chosen INTEGER, consequences TEXT NOT NULL, deciders TEXT NOT NULL, due INTEGER, review INTEGER,
  consulted TEXT NOT NULL, informed TEXT NOT NULL, drivers TEXT NOT NULL, confirmation TEXT,
  reason TEXT, decided_at INTEGER, ended_at INTEGER, superseded_by INTEGER, urgency INTEGER,
  nuance INTEGER, nature INTEGER, PRIMARY KEY(operation, number)) STRICT, WITHOUT ROWID;

CREATE TABLE decision_file(
  item INTEGER NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL, repository TEXT NOT NULL,
  content TEXT NOT NULL, versions TEXT NOT NULL, written INTEGER NOT NULL, operation INTEGER,
  PRIMARY KEY(item, folder)) STRICT, WITHOUT ROWID;

CREATE TABLE decision_file_before(
  operation INTEGER NOT NULL, item INTEGER NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL,
  repository TEXT NOT NULL, content TEXT NOT NULL, versions TEXT NOT NULL, written INTEGER NOT NULL,
  PRIMARY KEY(item, operation, folder)) STRICT, WITHOUT ROWID;

CREATE TABLE entry(
  place INTEGER PRIMARY KEY, id INTEGER NOT NULL, kind INTEGER NOT NULL,
  author INTEGER NOT NULL REFERENCES person, project INTEGER REFERENCES project,
  line TEXT NOT NULL, body TEXT, also TEXT, refs TEXT, tags TEXT, people TEXT,
  utc_offset INTEGER NOT NULL, zone INTEGER REFERENCES zone, late INTEGER NOT NULL DEFAULT 0,
  created INTEGER, updated INTEGER, closed_at INTEGER, closed_by INTEGER,
  flags INTEGER NOT NULL DEFAULT 0, health INTEGER, decision INTEGER, decision_status INTEGER,
  repository INTEGER REFERENCES repository, revision BLOB, branch TEXT, raw BLOB) STRICT;

CREATE TABLE entry_before(
  operation INTEGER NOT NULL, place INTEGER NOT NULL, id INTEGER NOT NULL, kind INTEGER NOT NULL,
  author INTEGER NOT NULL, project INTEGER, line TEXT NOT NULL, body TEXT, also TEXT, refs TEXT,
  tags TEXT, people TEXT, utc_offset INTEGER NOT NULL, zone INTEGER, late INTEGER NOT NULL,
  created INTEGER, updated INTEGER, closed_at INTEGER, closed_by INTEGER, flags INTEGER NOT NULL,
  health INTEGER, decision INTEGER, decision_status INTEGER, repository INTEGER, revision BLOB,
  branch TEXT, raw BLOB, PRIMARY KEY(id, operation)) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE entry_text USING fts5(
  line, body, also, refs, facets, content='entry_words', content_rowid='place', columnsize=0,
  tokenize='porter unicode61 remove_diacritics 2');

CREATE TABLE imported(
  repository INTEGER NOT NULL REFERENCES repository, scope TEXT NOT NULL, revision TEXT NOT NULL,
  PRIMARY KEY(repository, scope)) STRICT, WITHOUT ROWID;

CREATE TABLE login(
  login TEXT PRIMARY KEY, person INTEGER NOT NULL REFERENCES person) STRICT, WITHOUT ROWID;

CREATE TABLE mailing(
  digest TEXT NOT NULL, period TEXT NOT NULL, recipient TEXT NOT NULL, first_day INTEGER NOT NULL,
  message TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(digest, period, recipient)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE numbering(last_decision INTEGER NOT NULL) STRICT;

CREATE TABLE operation(
  number INTEGER PRIMARY KEY, at INTEGER NOT NULL, author INTEGER NOT NULL REFERENCES person,
  command TEXT NOT NULL, entries INTEGER NOT NULL, created BLOB, undoes INTEGER, undone_by INTEGER
  ) STRICT;

CREATE TABLE other_name(
  revision BLOB NOT NULL, repository INTEGER NOT NULL REFERENCES repository, item INTEGER NOT NULL,
  PRIMARY KEY(revision, repository)) STRICT, WITHOUT ROWID;

CREATE TABLE person(
  number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  full_name TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '', known INTEGER NOT NULL DEFAULT 0,
  hours TEXT NOT NULL DEFAULT '', holidays TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE person_before(
  operation INTEGER NOT NULL, person INTEGER NOT NULL, field TEXT NOT NULL, item TEXT NOT NULL,
  value TEXT, PRIMARY KEY(operation, person, field, item)) STRICT, WITHOUT ROWID;

CREATE TABLE project(number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;

CREATE TABLE reader(
  digest TEXT NOT NULL, name TEXT NOT NULL, operation INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(digest, name)) STRICT, WITHOUT ROWID;

CREATE TABLE reply(
  item INTEGER PRIMARY KEY, decision INTEGER NOT NULL, position INTEGER NOT NULL, option INTEGER
  ) STRICT;

CREATE TABLE reply_before(
  operation INTEGER NOT NULL, item INTEGER NOT NULL, decision INTEGER NOT NULL,
  position INTEGER NOT NULL, option INTEGER, PRIMARY KEY(item, operation)) STRICT, WITHOUT ROWID;

CREATE TABLE repository(
  number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;

CREATE TABLE tag(number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;

CREATE TABLE zone(number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;

CREATE INDEX answer_ask ON answer(ask);

CREATE INDEX answer_before_operation ON answer_before(operation);

CREATE INDEX answer_receiver ON answer(receiver) WHERE receiver IS NOT NULL;

CREATE INDEX ask_before_operation ON ask_before(operation);

CREATE INDEX decision_decided ON decision(decided_at) WHERE decided_at IS NOT NULL;

CREATE INDEX decision_file_folder ON decision_file(folder, name);

CREATE INDEX decision_file_name ON decision_file(name);

CREATE INDEX decision_review ON decision(review) WHERE review IS NOT NULL;

CREATE INDEX decision_superseded ON decision(superseded_by) WHERE superseded_by IS NOT NULL;

CREATE INDEX entry_asked ON entry(author, people, id, kind, closed_at)
  WHERE kind = 8 AND closed_at IS NULL;

CREATE INDEX entry_before_operation ON entry_before(operation);

CREATE INDEX entry_closed ON entry(closed_at) WHERE closed_at IS NOT NULL;

CREATE INDEX entry_closed_by ON entry(closed_by) WHERE closed_by IS NOT NULL;

CREATE UNIQUE INDEX entry_commit ON entry(revision, repository) WHERE revision IS NOT NULL;

CREATE UNIQUE INDEX entry_id ON entry(id);

CREATE INDEX entry_late ON entry(late) WHERE late > 0;

CREATE INDEX entry_open ON entry(kind)
  WHERE closed_at IS NULL AND (kind = 2 OR kind = 3 OR kind = 8);

CREATE INDEX entry_proposed ON entry(decision) WHERE decision_status = 0;

CREATE INDEX entry_status ON entry(place, project, late) WHERE kind = 4;

CREATE INDEX operation_undoes ON operation(undoes) WHERE undoes IS NOT NULL;

CREATE INDEX operation_undone ON operation(undone_by) WHERE undone_by IS NOT NULL;

CREATE INDEX operation_wrote ON operation(author) WHERE undoes IS NULL;

CREATE INDEX other_name_item ON other_name(item);

CREATE INDEX reply_before_operation ON reply_before(operation);

CREATE INDEX reply_decision ON reply(decision);

