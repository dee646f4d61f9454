// Notes into the record.
#include "cli/waiting/note_apply.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "cli/waiting/commit_entry.hpp"
#include "trail/store/commits.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/people.hpp"
#include "trail/store/repositories.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

namespace commits = store::commits;

// Writes what one note tells of one repository.
class CommitWriter {
public:
    CommitWriter(store::Change& change, const CommitNote& note)
        : change_(change),
          note_(note),
          entries_(change, note.project, note.repository.name, note.branch),
          moved_(sources(note.moved)),
          copied_(sources(note.copied)) {
        for (const auto& noted : note.commits) read_.emplace(noted.commit.revision, &noted);
    }

    void write() {
        // In their own order, which is that of entries of the same second.
        for (const auto& noted : note_.commits) {
            const auto& revision = noted.commit.revision;
            if (!done_.insert(revision).second) continue;
            const auto old = moved_.find(revision);
            old == moved_.end() ? take(noted) : rewrite(revision, old->second);
        }
        // Those that could not be read.
        for (const auto& [from, to] : note_.moved) {
            if (done_.insert(to).second) rewrite(to, moved_.at(to));
        }
    }

private:
    // By the commit that they became.
    using Sources = std::unordered_map<std::string, std::vector<std::string>>;

    static Sources sources(const std::vector<CommitPair>& pairs) {
        Sources all;
        for (const auto& [from, to] : pairs) all[to].push_back(from);
        return all;
    }

    const NotedCommit* find(const std::string& revision) const {
        const auto found = read_.find(revision);
        return found == read_.end() ? nullptr : found->second;
    }

    std::optional<model::ItemId> entry_of(const std::string& revision) const {
        return commits::find(change_, note_.identity, revision);
    }

    // All that became `to`, at once: more than one is a squash.
    void rewrite(const std::string& to, const std::vector<std::string>& old) {
        const auto known = std::ranges::find_if(
            old, [this](const std::string& revision) { return entry_of(revision).has_value(); });
        const auto* noted = find(to);
        if (known == old.end()) {
            if (noted != nullptr) take(*noted);
            if (const auto id = entry_of(to)) commits::add_names(change_, *id, note_.identity, old);
            return;
        }
        const auto before = *entry_of(*known);
        commits::rewrite(change_, old,
                         noted != nullptr ? retold(*noted, before) : renamed(before, to));
        const bool is_over = noted != nullptr && is_to_go(noted->commit, before);
        if (is_over) store::entries::remove(change_, before);
    }

    // A message that makes no entry changes none either.
    model::Entry retold(const NotedCommit& noted, model::ItemId before) {
        if (capture::left_out(noted.commit)) return renamed(before, noted.commit.revision);
        return entry_for(noted, before);
    }

    model::Entry renamed(model::ItemId before, const std::string& revision) const {
        auto entry = *store::entries::find(change_, before);
        if (!entry.source) return entry;
        entry.source = {note_.repository.name, note_.identity, revision, note_.branch};
        return entry;
    }

    // "Trail: skip" was added afterwards.
    bool is_to_go(const capture::Commit& commit, model::ItemId id) const {
        if (capture::left_out(commit) != capture::LeftOut::asked) return false;
        const auto entry = store::entries::find(change_, id);
        return entry && !entry->updated_at;
    }

    // A commit that took nobody's place: a copy of one that is known, or new.
    void take(const NotedCommit& noted) {
        const auto& revision = noted.commit.revision;
        if (entry_of(revision)) return;
        const auto found = copied_.find(revision);
        const auto originals = found == copied_.end() ? std::vector<std::string>() : found->second;
        for (const auto& original : originals) {
            if (const auto id = entry_of(original)) {
                commits::add_names(change_, *id, note_.identity, {revision});
                return;
            }
        }
        if (capture::left_out(noted.commit) || !is_own(noted)) return;
        auto entry = entry_for(noted, {});
        store::entries::add(change_, entry);
        if (!originals.empty()) {
            commits::add_names(change_, entry.id, note_.identity, originals);
        }
    }

    bool is_own(const NotedCommit& noted) const {
        const auto& address = noted.commit.author_address;
        if (address.empty()) return noted.commit.author_name == noted.committer_name;
        const auto& me = change_.actor.person;
        return address == noted.committer_address ||
               std::ranges::find(me.addresses, address) != me.addresses.end() ||
               store::people::by_address(change_, address) == me.name;
    }

    model::Entry entry_for(const NotedCommit& noted, std::optional<model::ItemId> again) {
        const auto& commit = noted.commit;
        if (is_own(noted) && !commit.author_address.empty() &&
            !store::people::by_address(change_, commit.author_address)) {
            store::people::remember(change_, {.name = change_.actor.person.name,
                                              .full_name = text::repaired(commit.author_name),
                                              .addresses = {commit.author_address},
                                              .zone = {}});
        }
        auto entry = entries_.entry(understood(commit), again);
        entry.source->identity = note_.identity;
        return entry;
    }

    store::Change& change_;
    const CommitNote& note_;
    CommitEntries entries_;
    Sources moved_;
    Sources copied_;
    std::unordered_map<std::string, const NotedCommit*> read_;
    std::unordered_set<std::string> done_;
};

void write(store::Change& change, const CommitNote& note) {
    CommitWriter(change, note).write();
    if (store::repositories::identity_at(change, note.repository.common) == note.identity) return;
    store::repositories::remember(change, note.repository.common, note.identity,
                                  note.repository.name);
}

// Items that were closed meanwhile, or that nobody finds, are left alone.
void write(store::Change& change, const TypedNote& note) {
    if (const auto* typed = std::get_if<model::Decision>(&note.item)) {
        auto decision = *typed;
        if (decision.deciders.empty()) decision.deciders.push_back(change.actor.person.name);
        store::decisions::add(change, decision);
        return;
    }
    auto entry = std::get<model::Entry>(note.item);
    for (const auto& name : note.closes) {
        const auto range = model::parse_id_prefix(name);
        if (!range) continue;
        const auto found = store::entries::beginning_with(change, *range, 2);
        if (found.size() == 1 && model::is_open(found.front())) {
            entry.closes.push_back(found.front().id);
        }
    }
    store::entries::add(change, entry);
}

}  // namespace

std::string command_of(const Note& note) {
    if (const auto* commits = std::get_if<CommitNote>(&note.what)) return "hook " + commits->event;
    const auto& typed = std::get<TypedNote>(note.what);
    return std::holds_alternative<model::Decision>(typed.item) ? "decide" : "log";
}

void apply(store::Change& change, const Note& note) {
    std::visit([&](const auto& what) { write(change, what); }, note.what);
}

}  // namespace trail::cli
