// The record of a team: opened once a run, asked freely, changed one operation at a time.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "trail/store/engine/schema.hpp"
#include "trail/store/engine/sqlite.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

struct Opening {
    std::string path;
    std::chrono::milliseconds patience{5000};  // how long to wait while somebody else writes
    engine::Durable durable = engine::Durable::at_once;  // `later` is for hooks alone
    engine::Migrations migrations = engine::migrations();
};

class Store {
public:
    // Opens the record; one that does not exist reads as empty and is made by the first
    // change, private to the user or to the group that shares its directory. Throws Error{config}
    // for a record of a newer program or a file that is not ours (untouched), Error{io},
    // Error{busy}. `actor` is asked at the beginning of every change.
    Store(Opening opening, std::function<Actor()> actor);

    // The record of an engine that is open already; its tables are made when there are none.
    Store(std::unique_ptr<engine::Engine> engine, std::function<Actor()> actor);

    // An empty record in memory.
    explicit Store(Actor actor);

    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // For questions. The values it gives are copies.
    const Record& record();

    // Runs `ask(const Record&)`, which sees the record as it was at its first question, whoever
    // writes meanwhile; many questions cost less so. Nothing can be changed inside.
    template <class Ask>
    auto view(Ask&& ask) {
        const View view(*this);
        return ask(record());
    }

    // Runs `act(Change&)` as one operation in one immediate transaction and returns what it
    // returns, durable on return. An exception takes everything back. A change that touched nothing
    // leaves no operation.
    template <class Act>
    auto change(std::string_view command, Act&& act) {
        Transaction transaction(*this, command);
        if constexpr (std::is_void_v<decltype(act(transaction.change()))>) {
            act(transaction.change());
            transaction.commit();
        } else {
            auto result = act(transaction.change());
            transaction.commit();
            return result;
        }
    }

    bool exists() const;  // a file is there

    // A change of ours is in the record, whatever fails from now on.
    bool has_changed() const;

    // The file was not there before a change of ours made it.
    bool has_made_file() const;

    // Makes the file before there is anything to write. Throws Error{io} when it is there.
    void make();

    const std::string& path() const;
    int schema();
    bool is_read_only();  // by its permissions, or where it lies

    // What is wrong inside, in words; empty when nothing is. The search index is looked at only
    // where the record could be written to.
    std::string first_problem();

    // Copies the record into a new file, private to the user or to the group that its directory is
    // shared with, and verifies the copy.
    void backup(const std::string& to);

    // Rewrites the file without free pages; what was deleted is in no page afterwards.
    void rewrite();

private:
    class View {
    public:
        explicit View(Store& store);
        ~View();
        View(const View&) = delete;
        View& operator=(const View&) = delete;

    private:
        Store& store_;
    };

    class Transaction {
    public:
        Transaction(Store& store, std::string_view command);
        ~Transaction();
        Transaction(const Transaction&) = delete;
        Transaction& operator=(const Transaction&) = delete;
        Change& change();
        void commit();

    private:
        struct State;
        std::unique_ptr<State> state_;
    };

    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace trail::store
