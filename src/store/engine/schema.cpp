// The tables of the record as numbered migrations.
#include "trail/store/engine/schema.hpp"

#include <fmt/format.h>

#include <array>

#include "trail/error.hpp"

namespace trail::store::engine {
namespace {

// Rows of `entry` lie in time order: `place` is the second of the event times 16 plus a counter for
// entries of the same second. When 16 are not enough an entry moves on by `late` seconds, so the
// second is always (place >> 4) - late. Newest first and date ranges are therefore walks along the
// table and along its search index, whose row ids are the same places.
//
// `id` is the 64 bits with the sign flipped, so that SQL order is the order of the letters.
// `created` is null when it equals the time of the event. `flags`: 1 has a link, 2 breaking,
// 4 closes something, 8 has other names, 16 began as a proposal.
//
// `facets` are words for the search index: k kind, a author, p project (np: none), t tag, w person,
// so/sc open or closed, d decision status, and h? for what an entry has.
//
// `trail_facets` puts them together; in SQL alone that would be most of what it costs to understand
// the statement that writes an entry. The view has what the index is compared with.
//
// Kinds are compared one by one: for a list in brackets SQLite builds a table each time.
//
// The search index is kept by the program, not by triggers: with an untrusted schema, as every
// record is opened, SQLite lets no trigger write to it.
//
// The before-tables keep each row as it was when an operation first touched it; they are what undo
// and history read. The program fills them, not triggers, whose text every start would have to
// read. Entries an operation added are listed in its own row instead: eight bytes each.
//
// `reply` says what an entry of that kind is to a decision, `answer` what it is to an ask, and
// `ask` of whom something was asked. None of it changes, so there is a state before only where it
// was removed: whom an ask waits for follows from what was replied.
//
// Whoever is asked something is among the `people` of that entry, so that `entry_asked` tells what
// waits for somebody without a look at what waits for others.
//
// A person is `known` who writes, or of whom more is to be known than that a text mentions the
// name. `person_before` has one row for each detail that an operation changed on purpose: a field
// of the person, one address, one absence by its first day. What is learnt in passing, from git or
// a login, is not kept there: nobody wants it back.
//
// `numbering` keeps the highest number a decision ever had: one that was purged is nobody's again.
//
// `other_name` keeps every id that the commit of an entry had before or has elsewhere: amended,
// rebased, squashed, cherry-picked. An entry's own id comes first where both speak. Undo leaves the
// names: whatever it brings back is found by its own id.
//
// `mailing` is the ledger of digests that were handed to the mailer; `reader` keeps how far each
// reader of a digest has come: the last operation whose entries they have seen. Undo leaves both.
//
// Undo and redo of an operation form a chain: each of them has the operation in `undoes`, and each
// reverses the last before it. `undone_by` is the next of the chain; for the operation itself the
// undo that stands, null when it was brought back.
constexpr std::string_view first_tables = R"sql(
CREATE TABLE person(
  number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  full_name TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '', known INTEGER NOT NULL DEFAULT 0,
  hours TEXT NOT NULL DEFAULT '', holidays TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE address(
  address TEXT PRIMARY KEY, person INTEGER NOT NULL REFERENCES person) STRICT, WITHOUT ROWID;
CREATE TABLE absence(
  person INTEGER NOT NULL REFERENCES person, begin INTEGER NOT NULL, until INTEGER NOT NULL,
  why TEXT NOT NULL, PRIMARY KEY(person, begin)) STRICT, WITHOUT ROWID;
CREATE TABLE login(
  login TEXT PRIMARY KEY, person INTEGER NOT NULL REFERENCES person) STRICT, WITHOUT ROWID;
CREATE TABLE project(number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
CREATE TABLE tag(number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
CREATE TABLE zone(number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
CREATE TABLE repository(
  number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;
CREATE TABLE checkout(
  directory TEXT PRIMARY KEY, repository INTEGER NOT NULL REFERENCES repository
  ) STRICT, WITHOUT ROWID;
CREATE TABLE imported(
  repository INTEGER NOT NULL REFERENCES repository, scope TEXT NOT NULL, revision TEXT NOT NULL,
  PRIMARY KEY(repository, scope)) STRICT, WITHOUT ROWID;

CREATE TABLE entry(
  place INTEGER PRIMARY KEY, id INTEGER NOT NULL, kind INTEGER NOT NULL,
  author INTEGER NOT NULL REFERENCES person, project INTEGER REFERENCES project,
  line TEXT NOT NULL, body TEXT, also TEXT, refs TEXT, tags TEXT, people TEXT,
  utc_offset INTEGER NOT NULL, zone INTEGER REFERENCES zone, late INTEGER NOT NULL DEFAULT 0,
  created INTEGER, updated INTEGER, closed_at INTEGER, closed_by INTEGER,
  flags INTEGER NOT NULL DEFAULT 0, health INTEGER, decision INTEGER, decision_status INTEGER,
  repository INTEGER REFERENCES repository, revision BLOB, branch TEXT, raw BLOB) STRICT;
CREATE UNIQUE INDEX entry_id ON entry(id);
CREATE INDEX entry_open ON entry(kind)
  WHERE closed_at IS NULL AND (kind = 2 OR kind = 3 OR kind = 8);
CREATE INDEX entry_asked ON entry(author, people, id, kind, closed_at)
  WHERE kind = 8 AND closed_at IS NULL;
CREATE INDEX entry_closed ON entry(closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX entry_closed_by ON entry(closed_by) WHERE closed_by IS NOT NULL;
CREATE INDEX entry_late ON entry(late) WHERE late > 0;
CREATE INDEX entry_status ON entry(place, project, late) WHERE kind = 4;
CREATE INDEX entry_proposed ON entry(decision) WHERE decision_status = 0;
CREATE UNIQUE INDEX entry_commit ON entry(revision, repository) WHERE revision IS NOT NULL;
CREATE TABLE other_name(
  revision BLOB NOT NULL, repository INTEGER NOT NULL REFERENCES repository, item INTEGER NOT NULL,
  PRIMARY KEY(revision, repository)) STRICT, WITHOUT ROWID;
CREATE INDEX other_name_item ON other_name(item);

CREATE TABLE decision(
  number INTEGER PRIMARY KEY, item INTEGER NOT NULL UNIQUE, options TEXT NOT NULL, chosen INTEGER,
  consequences TEXT NOT NULL, deciders TEXT NOT NULL, due INTEGER, review INTEGER,
  consulted TEXT NOT NULL, informed TEXT NOT NULL, drivers TEXT NOT NULL, confirmation TEXT,
  reason TEXT, decided_at INTEGER, ended_at INTEGER, superseded_by INTEGER, urgency INTEGER,
  nuance INTEGER, nature INTEGER) STRICT;
CREATE INDEX decision_review ON decision(review) WHERE review IS NOT NULL;
CREATE INDEX decision_decided ON decision(decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX decision_superseded ON decision(superseded_by) WHERE superseded_by IS NOT NULL;
CREATE TABLE reply(
  item INTEGER PRIMARY KEY, decision INTEGER NOT NULL, position INTEGER NOT NULL, option INTEGER
  ) STRICT;
CREATE INDEX reply_decision ON reply(decision);
CREATE TABLE ask(
  item INTEGER PRIMARY KEY, level INTEGER NOT NULL, receivers TEXT NOT NULL, due INTEGER,
  about TEXT) STRICT;
CREATE TABLE answer(
  item INTEGER PRIMARY KEY, ask INTEGER NOT NULL, act INTEGER NOT NULL, eta INTEGER,
  receiver TEXT) STRICT;
CREATE INDEX answer_ask ON answer(ask);
CREATE INDEX answer_receiver ON answer(receiver) WHERE receiver IS NOT NULL;
CREATE TABLE decision_file(
  item INTEGER NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL, repository TEXT NOT NULL,
  content TEXT NOT NULL, versions TEXT NOT NULL, written INTEGER NOT NULL, operation INTEGER,
  PRIMARY KEY(item, folder)) STRICT, WITHOUT ROWID;
CREATE INDEX decision_file_folder ON decision_file(folder, name);
CREATE INDEX decision_file_name ON decision_file(name);
CREATE TABLE numbering(last_decision INTEGER NOT NULL) STRICT;
INSERT INTO numbering VALUES(0);

CREATE TABLE mailing(
  digest TEXT NOT NULL, period TEXT NOT NULL, recipient TEXT NOT NULL, first_day INTEGER NOT NULL,
  message TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(digest, period, recipient)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE reader(
  digest TEXT NOT NULL, name TEXT NOT NULL, operation INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(digest, name)) STRICT, WITHOUT ROWID;

CREATE TABLE operation(
  number INTEGER PRIMARY KEY, at INTEGER NOT NULL, author INTEGER NOT NULL REFERENCES person,
  command TEXT NOT NULL, entries INTEGER NOT NULL, created BLOB, undoes INTEGER, undone_by INTEGER
  ) STRICT;
CREATE INDEX operation_wrote ON operation(author) WHERE undoes IS NULL;
CREATE INDEX operation_undoes ON operation(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operation_undone ON operation(undone_by) WHERE undone_by IS NOT NULL;

CREATE TABLE entry_before(
  operation INTEGER NOT NULL, place INTEGER NOT NULL, id INTEGER NOT NULL, kind INTEGER NOT NULL,
  author INTEGER NOT NULL, project INTEGER, line TEXT NOT NULL, body TEXT, also TEXT, refs TEXT,
  tags TEXT, people TEXT, utc_offset INTEGER NOT NULL, zone INTEGER, late INTEGER NOT NULL,
  created INTEGER, updated INTEGER, closed_at INTEGER, closed_by INTEGER, flags INTEGER NOT NULL,
  health INTEGER, decision INTEGER, decision_status INTEGER, repository INTEGER, revision BLOB,
  branch TEXT, raw BLOB, PRIMARY KEY(id, operation)) STRICT, WITHOUT ROWID;
CREATE INDEX entry_before_operation ON entry_before(operation);
CREATE TABLE decision_before(
  operation INTEGER NOT NULL, number INTEGER NOT NULL, item INTEGER NOT NULL, options TEXT NOT NULL,
  chosen INTEGER, consequences TEXT NOT NULL, deciders TEXT NOT NULL, due INTEGER, review INTEGER,
  consulted TEXT NOT NULL, informed TEXT NOT NULL, drivers TEXT NOT NULL, confirmation TEXT,
  reason TEXT, decided_at INTEGER, ended_at INTEGER, superseded_by INTEGER, urgency INTEGER,
  nuance INTEGER, nature INTEGER, PRIMARY KEY(operation, number)) STRICT, WITHOUT ROWID;
CREATE TABLE decision_file_before(
  operation INTEGER NOT NULL, item INTEGER NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL,
  repository TEXT NOT NULL, content TEXT NOT NULL, versions TEXT NOT NULL, written INTEGER NOT NULL,
  PRIMARY KEY(item, operation, folder)) STRICT, WITHOUT ROWID;
CREATE TABLE reply_before(
  operation INTEGER NOT NULL, item INTEGER NOT NULL, decision INTEGER NOT NULL,
  position INTEGER NOT NULL, option INTEGER, PRIMARY KEY(item, operation)) STRICT, WITHOUT ROWID;
CREATE INDEX reply_before_operation ON reply_before(operation);
CREATE TABLE ask_before(
  operation INTEGER NOT NULL, item INTEGER NOT NULL, level INTEGER NOT NULL,
  receivers TEXT NOT NULL, due INTEGER, about TEXT, PRIMARY KEY(item, operation)
  ) STRICT, WITHOUT ROWID;
CREATE INDEX ask_before_operation ON ask_before(operation);
CREATE TABLE answer_before(
  operation INTEGER NOT NULL, item INTEGER NOT NULL, ask INTEGER NOT NULL, act INTEGER NOT NULL,
  eta INTEGER, receiver TEXT, PRIMARY KEY(item, operation)) STRICT, WITHOUT ROWID;
CREATE INDEX answer_before_operation ON answer_before(operation);

CREATE TABLE person_before(
  operation INTEGER NOT NULL, person INTEGER NOT NULL, field TEXT NOT NULL, item TEXT NOT NULL,
  value TEXT, PRIMARY KEY(operation, person, field, item)) STRICT, WITHOUT ROWID;

CREATE VIEW entry_words AS SELECT place, line, body, also, refs, trail_facets(kind, author, project,
  tags, people, closed_at, decision_status, body, refs, updated, revision, flags) AS facets FROM entry;
CREATE VIRTUAL TABLE entry_text USING fts5(
  line, body, also, refs, facets, content='entry_words', content_rowid='place', columnsize=0,
  tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO entry_text(entry_text, rank) VALUES('automerge', 8);
)sql";

constexpr std::array all_migrations{
    Migration{1, "entries, decisions, operations, search", first_tables},
};

}  // namespace

Migrations migrations() {
    return all_migrations;
}

int newest_schema(Migrations steps) {
    return steps.back().number;
}

void refuse_newer(int version, Migrations steps) {
    const int newest = newest_schema(steps);
    if (version <= newest) return;
    throw Newer(Failure::config,
                fmt::format("the record was made by a newer trail (schema {}, this one knows {})",
                            version, newest),
                "trail --version");
}

void migrate(Engine& engine, Migrations steps) {
    const int version = engine.schema_version();
    refuse_newer(version, steps);
    for (const auto& migration : steps) {
        if (migration.number <= version) continue;
        engine.execute(migration.sqlite);
        engine.set_schema_version(migration.number);
    }
}

}  // namespace trail::store::engine
