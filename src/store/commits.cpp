// Commits of the record under all their names.
#include "trail/store/commits.hpp"

#include <algorithm>

#include "store/entry_row.hpp"
#include "store/names.hpp"
#include "store/places.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

namespace trail::store::commits {
namespace {

using engine::Blob;

std::optional<model::ItemId> first_id(const Record& record, std::string_view sql,
                                      std::string_view identity, std::string_view revision) {
    const auto repository = record.names.find(record.connection, NameTable::repository, identity);
    if (!repository) return std::nullopt;
    const std::string bytes = revision_bytes(revision);
    auto rows = record.connection.query(sql, {Blob{bytes}, *repository});
    if (!rows->next()) return std::nullopt;
    return id_from(rows->integer(0));
}

void add_once(std::vector<model::ItemId>& ids, std::optional<model::ItemId> id) {
    if (id && std::ranges::find(ids, *id) == ids.end()) ids.push_back(*id);
}

// Earliest first: the one that stays.
std::vector<model::Entry> in_order(const Record& record, const std::vector<model::ItemId>& ids) {
    std::vector<model::Entry> found;
    for (const auto id : ids) {
        if (auto entry = entries::find(record, id)) found.push_back(*std::move(entry));
    }
    std::ranges::stable_sort(found, {}, [](const model::Entry& entry) { return entry.at.at; });
    return found;
}

// What a commit says; the rest of an entry has a life of its own.
bool says_the_same(const model::Entry& one, const model::Entry& other) {
    return one.line == other.line && one.body == other.body && one.kind == other.kind &&
           one.at == other.at && one.project == other.project && one.tags == other.tags &&
           one.refs == other.refs && one.people == other.people && one.breaking == other.breaking &&
           one.raw == other.raw && one.closes == other.closes;
}

model::Entry with_text_of(model::Entry entry, const model::Entry& after) {
    entry.line = after.line;
    entry.body = after.body;
    entry.kind = after.kind;
    entry.project = after.project;
    entry.tags = after.tags;
    entry.refs = after.refs;
    entry.people = after.people;
    entry.breaking = after.breaking;
    entry.raw = after.raw;
    entry.at = after.at;
    return entry;
}

bool keeps_something(const Change& change) {
    return change.connection
        .query("SELECT 1 FROM entry_before WHERE operation = $1 LIMIT 1", {change.operation})
        ->next();
}

// What this change has added was never there; without anything else there is nothing to undo.
void take_back(Change& change, model::ItemId id) {
    entries::remove(change, id);
    change.connection.execute("DELETE FROM entry_before WHERE id = $1 AND operation = $2",
                              {stored_id(id), change.operation});
    change.noted = true;
    std::erase(change.created, id);
    change.touched = !change.created.empty() || keeps_something(change);
}

// Only what this change has added may go without a trace.
std::optional<model::ItemId> added_now(const Change& change, std::string_view identity,
                                       std::string_view revision) {
    const auto id = find_living(change, identity, revision);
    if (!id || std::ranges::find(change.created, *id) == change.created.end()) return std::nullopt;
    return id;
}

void rename(Change& change, model::ItemId id, const model::CommitSource& source) {
    const std::string bytes = revision_bytes(source.revision);
    const auto repository =
        change.names.repository(change.connection, source.identity, source.repository);
    // Names of a commit are nothing to undo.
    change.connection.execute(
        "UPDATE entry SET revision = $2, repository = $3, branch = $4 WHERE id = $1",
        {stored_id(id), Blob{bytes}, repository,
         source.branch.empty() ? engine::Value(nullptr)
                               : engine::Value(std::string_view(source.branch))});
    change.noted = true;
}

// The amended message may close other items than the first one did.
void close_as_told(Change& change, const model::Entry& before, const model::Entry& after) {
    for (const auto id : before.closes) {
        if (std::ranges::find(after.closes, id) == after.closes.end()) entries::reopen(change, id);
    }
    for (const auto id : after.closes) {
        if (std::ranges::find(before.closes, id) == before.closes.end()) {
            entries::close(change, id, before.id, after.at.at);
        }
    }
}

void hand_over_names(Change& change, const model::Entry& from, const model::Entry& to) {
    change.connection.execute("UPDATE other_name SET item = $2 WHERE item = $1",
                              {stored_id(from.id), stored_id(to.id)});
}

// The new commit may have an entry already, made before anybody said what it came from.
void add_new_one(const Record& record, const model::CommitSource& source,
                 std::vector<model::Entry>& found) {
    const auto taken = find_living(record, source.identity, source.revision);
    if (taken && std::ranges::find(found, *taken, &model::Entry::id) == found.end()) {
        found.push_back(*entries::find(record, *taken));
    }
}

// The entry stands for the new commit, with its text unless somebody edited it; `inherited` is what
// other entries had closed.
void take_over(Change& change, const model::Entry& before, const model::Entry& after,
               const std::vector<model::ItemId>& inherited) {
    const bool is_edited = before.updated_at.has_value();
    auto moved = is_edited ? before : with_text_of(before, after);
    moved.closes = is_edited ? before.closes : after.closes;
    for (const auto id : inherited) add_once(moved.closes, id);
    moved.source = after.source;
    if (moved.source->branch.empty()) moved.source->branch = before.source->branch;
    if (says_the_same(before, moved)) {
        rename(change, before.id, *moved.source);
        return;
    }
    entries::update(change, moved);
    close_as_told(change, before, moved);
}

// The first of them stays; what the others had closed is closed by it.
void merge(Change& change, const std::vector<model::Entry>& found, const model::Entry& after) {
    const auto& stays = found.front();
    std::vector<model::ItemId> inherited;
    for (auto gone = found.begin() + 1; gone != found.end(); ++gone) {
        hand_over_names(change, *gone, stays);
        entries::remove(change, gone->id);
        for (const auto id : gone->closes) {
            entries::close(change, id, stays.id, gone->at.at);
            add_once(inherited, id);
        }
    }
    take_over(change, stays, after, inherited);
}

// The entry that the new commit has under a later name: it was changed once more, between two steps
// of a rebase, before anybody said where it came from.
std::optional<model::Entry> moved_on(const Record& record, std::span<const std::string> old,
                                     const model::CommitSource& source) {
    if (find_living(record, source.identity, source.revision)) return std::nullopt;
    const auto id = find(record, source.identity, source.revision);
    const bool is_old = std::ranges::any_of(old, [&](const std::string& revision) {
        return find_living(record, source.identity, revision) == id;
    });
    if (!id || is_old) return std::nullopt;
    auto entry = entries::find(record, *id);
    if (!entry->source) return std::nullopt;
    entry->source->identity = source.identity;
    return entry;
}

}  // namespace

std::optional<model::ItemId> find_living(const Record& record, std::string_view identity,
                                         std::string_view revision) {
    return first_id(record, "SELECT id FROM entry WHERE revision = $1 AND repository = $2",
                    identity, revision);
}

std::optional<model::ItemId> find(const Record& record, std::string_view identity,
                                  std::string_view revision) {
    return first_id(record,
                    "SELECT id FROM entry WHERE revision = $1 AND repository = $2 UNION ALL "
                    "SELECT n.item FROM other_name n WHERE n.revision = $1 AND n.repository = $2 "
                    "AND EXISTS (SELECT 1 FROM entry e WHERE e.id = n.item)",
                    identity, revision);
}

void add_names(Change& change, model::ItemId id, std::string_view identity,
               const std::vector<std::string>& revisions) {
    const auto repository = change.names.repository(change.connection, identity, identity);
    std::int64_t added = 0;
    for (const auto& revision : revisions) {
        const auto owner = find_living(change, identity, revision);
        if (owner && *owner != id) continue;
        const std::string bytes = revision_bytes(revision);
        added += change.connection.execute(
            "INSERT INTO other_name(revision, repository, item) VALUES($1, $2, $3) "
            "ON CONFLICT(revision, repository) DO UPDATE SET item = $3 WHERE item <> $3",
            {Blob{bytes}, repository, stored_id(id)});
    }
    if (added == 0) return;
    change.connection.execute("UPDATE entry SET flags = flags | 8 WHERE id = $1 AND flags & 8 = 0",
                              {stored_id(id)});
    change.noted = true;
}

Rewriting rewrite(Change& change, std::span<const std::string> old, model::Entry after) {
    if (auto further = moved_on(change, old, *after.source)) after = *std::move(further);
    const auto& source = *after.source;
    std::vector<model::ItemId> living;
    std::vector<model::ItemId> copied;
    for (const auto& revision : old) {
        const auto id = find_living(change, source.identity, revision);
        add_once(id ? living : copied, id ? id : find(change, source.identity, revision));
    }
    if (living.empty() && copied.empty()) return Rewriting::unknown;
    if (living.empty()) {
        add_names(change, copied.front(), source.identity, {source.revision});
        return Rewriting::known;
    }
    auto found = in_order(change, living);
    add_new_one(change, source, found);
    merge(change, found, after);
    std::vector<std::string> names(old.begin(), old.end());
    names.push_back(source.revision);
    add_names(change, found.front().id, source.identity, names);
    return Rewriting::moved;
}

void keep_name(Change& change, model::ItemId id) {
    const auto named = change.connection.execute(
        "UPDATE entry SET (revision, repository, branch) = (SELECT n.revision, n.repository, "
        "coalesce(n.branch, entry.branch) FROM entry_before n WHERE n.id = $1 AND n.operation = "
        "$2) WHERE id = $1 AND revision IS NOT NULL AND EXISTS (SELECT 1 FROM entry_before n "
        "WHERE n.id = $1 AND n.operation = $2 AND n.revision IS NOT NULL AND NOT EXISTS (SELECT 1 "
        "FROM entry e WHERE e.revision = n.revision AND e.repository = n.repository))",
        {stored_id(id), change.operation});
    if (named > 0) change.noted = true;
}

std::optional<std::int64_t> amended_since(const Record& record, std::int64_t number) {
    auto rows = record.connection.query(
        "SELECT DISTINCT n.item FROM entry_before b JOIN other_name n ON n.revision = b.revision "
        "AND n.repository = b.repository AND n.item <> b.id JOIN entry e ON e.id = n.item "
        "WHERE b.operation = $1 AND NOT EXISTS (SELECT 1 FROM entry t WHERE t.id = b.id)",
        {number});
    while (rows->next()) {
        const auto added = history::added_by(record, id_from(rows->integer(0)));
        if (added && added->number > number) return added->number;
    }
    return std::nullopt;
}

std::vector<std::string> alike(const Record& record, std::string_view identity,
                               time::Instant written, std::string_view line) {
    std::vector<std::string> revisions;
    const auto repository = record.names.find(record.connection, NameTable::repository, identity);
    if (!repository) return revisions;
    // One that lies late is not looked for: in so crowded a second a copy is an entry of its own.
    const auto first = written.time_since_epoch().count() * places_per_second;
    auto rows = record.connection.query(
        "SELECT revision FROM entry WHERE place BETWEEN $1 AND $2 AND repository = $3 "
        "AND revision IS NOT NULL AND line = $4 AND late = 0",
        {first, first + places_per_second - 1, *repository, line});
    while (rows->next()) revisions.push_back(revision_text(rows->bytes(0)));
    return revisions;
}

std::vector<Suspect> suspects(const Change& change, std::string_view identity) {
    std::vector<Suspect> found;
    const auto repository = change.names.find(change.connection, NameTable::repository, identity);
    if (!repository) return found;
    for (const auto place : change.crowded) {
        auto rows = change.connection.query(
            "SELECT a.revision, b.revision FROM entry a JOIN entry b ON b.place BETWEEN $2 AND $1 "
            "- 1 "
            "WHERE a.place = $1 AND a.repository = $3 AND b.repository = $3 AND a.line = b.line "
            "AND a.revision IS NOT NULL AND b.revision IS NOT NULL AND a.late = 0 AND b.late = 0",
            {place, place & ~(places_per_second - 1), *repository});
        while (rows->next()) {
            auto revision = revision_text(rows->bytes(0));
            if (found.empty() || found.back().revision != revision) {
                found.push_back({std::move(revision), {}});
            }
            found.back().others.push_back(revision_text(rows->bytes(1)));
        }
    }
    return found;
}

bool fold(Change& change, std::string_view identity, std::string_view original,
          std::string_view copy) {
    const auto stays = find(change, identity, original);
    const auto goes = added_now(change, identity, copy);
    if (!stays || !goes || *stays == *goes) return false;
    const auto folded = *entries::find(change, *goes);
    take_back(change, *goes);
    for (const auto closed : folded.closes) {
        entries::close(change, closed, *stays, folded.at.at);
    }
    add_names(change, *stays, identity, {std::string(copy)});
    return true;
}

bool take_place(Change& change, std::string_view identity, std::string_view original,
                std::string_view copy) {
    const auto stays = find_living(change, identity, original);
    const auto goes = added_now(change, identity, copy);
    if (!stays || !goes || *stays == *goes) return fold(change, identity, original, copy);
    auto after = *entries::find(change, *goes);
    take_back(change, *goes);
    const std::string old(original);
    return rewrite(change, std::span(&old, 1), std::move(after)) == Rewriting::moved;
}

}  // namespace trail::store::commits
