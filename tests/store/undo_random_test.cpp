// Undo and redo against a model: after any sequence of changes the record is what the model says.
#include <map>
#include <random>
#include <set>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using store::Change;
using store::Store;

namespace {

struct State {
    model::Entry entry;
    std::optional<model::Decision> decision;

    bool operator==(const State&) const = default;
};
using Snapshot = std::map<model::ItemId, State>;

Snapshot snapshot(Store& record) {
    Snapshot all;
    for (auto& entry : store::entries::newest(record.record(), 10'000)) {
        auto decision = store::decisions::of_entry(record.record(), entry.id);
        // Told by the entries that were closed, not by this one.
        entry.closes.clear();
        if (decision) decision->entry.closes.clear();
        all[entry.id] = {std::move(entry), std::move(decision)};
    }
    return all;
}

// An item's version is the number of the operation that made it so; 0 is before any.
struct Step {
    std::map<model::ItemId, std::optional<State>> before;
    std::map<model::ItemId, std::optional<State>> after;
    std::map<model::ItemId, std::int64_t> version_before;
    bool undone = false;
};

class Model {
public:
    void note(std::int64_t number, const Snapshot& now) {
        Step step;
        std::set<model::ItemId> ids;
        for (const auto& [id, state] : now_) ids.insert(id);
        for (const auto& [id, state] : now) ids.insert(id);
        for (const auto id : ids) {
            const auto before = in(now_, id);
            const auto after = in(now, id);
            if (before == after) continue;
            step.before[id] = before;
            step.after[id] = after;
            step.version_before[id] = versions_[id];
            versions_[id] = number;
        }
        steps_[number] = std::move(step);
        now_ = now;
    }

    // What an undo or redo is about; the operation itself otherwise.
    std::int64_t subject(std::int64_t number) const {
        const auto link = links_.find(number);
        return link == links_.end() ? number : link->second;
    }

    bool may_reverse(std::int64_t number) {
        const auto& step = steps_.at(subject(number));
        for (const auto& [id, version] : step.version_before) {
            if (versions_[id] != (step.undone ? version : subject(number))) return false;
        }
        return true;
    }

    void reverse(std::int64_t number, std::int64_t link) {
        const auto first = subject(number);
        auto& step = steps_.at(first);
        for (const auto& [id, state] : step.undone ? step.after : step.before) {
            if (state) {
                now_[id] = *state;
            } else {
                now_.erase(id);
            }
            versions_[id] = step.undone ? first : step.version_before.at(id);
        }
        step.undone = !step.undone;
        links_[link] = first;
        last_link_[first] = link;
    }

    std::optional<std::int64_t> newest_to_undo() const {
        std::optional<std::int64_t> newest;
        for (const auto& [number, step] : steps_) {
            if (!step.undone) newest = number;
        }
        return newest;
    }

    std::optional<std::int64_t> newest_to_redo() const {
        std::optional<std::int64_t> newest;
        for (const auto& [number, step] : steps_) {
            if (step.undone) newest = std::max(newest, std::optional(last_link_.at(number)));
        }
        return newest;
    }

    const Snapshot& now() const { return now_; }

private:
    static std::optional<State> in(const Snapshot& all, model::ItemId id) {
        const auto found = all.find(id);
        return found == all.end() ? std::nullopt : std::optional(found->second);
    }

    Snapshot now_;
    std::map<model::ItemId, std::int64_t> versions_;
    std::map<std::int64_t, Step> steps_;
    std::map<std::int64_t, std::int64_t> links_;
    std::map<std::int64_t, std::int64_t> last_link_;
};

class Writer {
public:
    explicit Writer(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t count) { return random_() % count; }

    // One change of a random kind.
    void change(Store& record, const Snapshot& now) {
        const auto command = now.empty() ? 0 : below(8);
        record.change("test", [&](Change& change) {
            switch (command) {
                case 0:
                case 1:
                    return log(change, now);
                case 2:
                case 3:
                    return edit(change, one_of(now));
                case 4:
                    return remove(change, now);
                case 5:
                    return decide(change);
                default:
                    return turn(change, one_of(now));
            }
        });
    }

private:
    static constexpr std::array kinds{model::Kind::done, model::Kind::blocker, model::Kind::next,
                                      model::Kind::win};

    model::Entry fresh() {
        auto entry =
            test::entry("entry " + std::to_string(++count_), kinds.at(below(kinds.size())));
        // Few seconds, so that places of one second are taken, left and taken again.
        entry.at.at += std::chrono::seconds(below(3));
        if (below(2) == 0) entry.tags = {"tag" + std::to_string(below(4))};
        if (below(3) == 0) entry.body = "because " + std::to_string(count_);
        if (below(4) == 0) entry.source = {"api", "root", revision(), "main"};
        return entry;
    }

    // Rarely unique: a commit that was removed is imported again.
    std::string revision() {
        return "7f553620000000000000000000000000000000a" + std::to_string(below(4));
    }

    const State& one_of(const Snapshot& now) {
        auto chosen = now.begin();
        std::advance(chosen, below(now.size()));
        return chosen->second;
    }

    void log(Change& change, const Snapshot& now) {
        auto entry = fresh();
        for (const auto& [id, state] : now) {
            if (model::is_open(state.entry) && below(3) == 0) entry.closes.push_back(id);
        }
        if (entry.source && store::entries::has_commit(change, "root", entry.source->revision)) {
            entry.source.reset();
        }
        store::entries::add(change, entry);
    }

    void edit(Change& change, const State& state) {
        auto entry = *store::entries::find(change, state.entry.id);
        entry.line = "edited " + std::to_string(++count_);
        if (below(2) == 0) entry.at.at += std::chrono::seconds(1 + below(2));
        if (below(2) == 0) entry.project = "project" + std::to_string(below(3));
        entry.updated_at = test::sunday_morning;
        store::entries::update(change, entry);
    }

    void remove(Change& change, const Snapshot& now) {
        store::entries::remove(change, one_of(now).entry.id);
        if (below(2) == 0) store::entries::remove(change, one_of(now).entry.id);
    }

    void decide(Change& change) {
        model::Decision decision;
        decision.entry = test::entry("decision " + std::to_string(++count_));
        decision.options = {"one", "two"};
        store::decisions::add(change, decision);
    }

    // Closed, open again, or accepted: whatever the item can become.
    void turn(Change& change, const State& state) {
        if (state.decision) {
            auto decision = *state.decision;
            decision.status = model::DecisionStatus::accepted;
            decision.chosen = 1 + static_cast<int>(below(2));
            decision.consequences.push_back(std::to_string(++count_));
            return store::decisions::update(change, decision);
        }
        if (state.entry.closed_at) return store::entries::reopen(change, state.entry.id);
        if (!model::is_open(state.entry)) return edit(change, state);
        store::entries::close(change, state.entry.id, std::nullopt, test::sunday_morning);
    }

    std::mt19937 random_;
    std::size_t count_ = 0;
};

std::int64_t newest_operation(Store& record) {
    return store::history::operations(record.record(), 1).front().number;
}

// A commit that is there again under another id stands in the way as well; the model does not know.
bool has_successor(Store& record, Model& model, std::int64_t number) {
    return model.may_reverse(number) && store::history::blocked_by(record.record(), number);
}

void try_reverse(Store& record, Model& model, std::int64_t number) {
    if (model.may_reverse(number)) {
        if (has_successor(record, model, number)) return;
    } else {
        const auto blocker = store::history::blocked_by(record.record(), number);
        REQUIRE(blocker.has_value());
        CHECK(*blocker > 0);
        return;
    }
    CHECK_FALSE(store::history::is_forgotten(record.record(), number));
    record.change("undo", [&](Change& change) { store::history::undo(change, number); });
    model.reverse(number, newest_operation(record));
}

void compare(Store& record, const Model& model) {
    REQUIRE(snapshot(record) == model.now());
    CHECK(store::entries::total(record.record()) == model.now().size());
    CHECK(store::history::newest_to_undo(record.record()) == model.newest_to_undo());
    CHECK(store::history::newest_to_redo(record.record()) == model.newest_to_redo());
}

void play(unsigned seed, int steps) {
    INFO("seed " << seed);
    Store record(test::ana());
    Model model;
    Writer writer(seed);
    for (int step = 0; step < steps; ++step) {
        INFO("step " << step);
        const auto act = writer.below(10);
        const auto undoable = store::history::newest_to_undo(record.record());
        const auto redoable = store::history::newest_to_redo(record.record());
        if (act < 5 || (!undoable && !redoable)) {
            writer.change(record, model.now());
            model.note(newest_operation(record), snapshot(record));
        } else if (act < 7 && undoable) {
            try_reverse(record, model, *undoable);
        } else if (act < 8 && redoable) {
            try_reverse(record, model, *redoable);
        } else {
            const auto newest = static_cast<std::size_t>(newest_operation(record));
            const auto number = static_cast<std::int64_t>(1 + writer.below(newest));
            CHECK(store::history::subject(record.record(), number) == model.subject(number));
            try_reverse(record, model, number);
        }
        compare(record, model);
        if (step % 16 == 0) REQUIRE(record.first_problem().empty());
    }
    CHECK(record.first_problem().empty());
}

}  // namespace

TEST_CASE("any sequence of changes, undo and redo leaves the record that a simple model has") {
    for (unsigned seed = 1; seed <= 12; ++seed) play(seed, 120);
}

TEST_CASE("undoing everything, newest first, ends in an empty record; redoing it brings all back") {
    Store record(test::ana());
    Model model;
    Writer writer(2026);
    for (int step = 0; step < 60; ++step) {
        writer.change(record, model.now());
        model.note(newest_operation(record), snapshot(record));
    }
    const auto all = snapshot(record);
    while (const auto number = store::history::newest_to_undo(record.record())) {
        REQUIRE_FALSE(store::history::blocked_by(record.record(), *number).has_value());
        record.change("undo", [&](Change& change) { store::history::undo(change, *number); });
    }
    CHECK(snapshot(record).empty());
    CHECK(store::entries::total(record.record()) == 0);
    while (const auto number = store::history::newest_to_redo(record.record())) {
        REQUIRE_FALSE(store::history::blocked_by(record.record(), *number).has_value());
        record.change("redo", [&](Change& change) { store::history::undo(change, *number); });
    }
    CHECK(snapshot(record) == all);
    CHECK(record.first_problem().empty());
}
