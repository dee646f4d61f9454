// Many items in one operation: written in time order, told apart from what is there already.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "trail/error.hpp"
#include "trail/model/decision.hpp"
#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

class Intake {
public:
    // `refuse(number, error)` is told of items that cannot be stored; they are left out.
    using Refuse = std::function<void(std::size_t number, const Error& error)>;

    Intake(Change& change, Refuse refuse);

    // `number` is how the source calls the item, such as its line. Items are held back until there
    // are enough of them to be worth sorting.
    void add(std::size_t number, model::Entry entry);
    void add(std::size_t number, model::Decision decision);

    // Writes what is held back. Must be called before the change ends.
    void finish();

    std::size_t added() const { return added_; }
    std::size_t known() const { return known_; }  // were there already

private:
    struct Held {
        std::size_t number = 0;
        std::variant<model::Entry, model::Decision> item;
    };
    void hold(Held held, std::size_t bytes);
    void write_held();
    bool write(Held& held);
    bool write(std::size_t number, model::Decision& decision);
    void refuse_reply(const model::Entry& reply);
    [[noreturn]] void refuse_other(int number);
    void go_on();

    Change& change_;
    Refuse refuse_;
    std::vector<Held> held_;
    std::size_t held_bytes_ = 0;
    std::size_t added_ = 0;
    std::size_t known_ = 0;
    bool many_ = false;
    std::set<int> same_;       // decisions that are those of the record now
    std::set<int> others_;     // and those that are not
    std::set<int> otherwise_;  // those that were decided in another way there
    std::vector<std::pair<std::size_t, model::Decision>>
        gone_on_;  // further than here, or new and superseded
};

}  // namespace trail::store
