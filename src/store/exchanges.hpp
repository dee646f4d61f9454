// Asks and what was replied to them, as the tables have them.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "store/entry_row.hpp"
#include "trail/model/ask.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

// Which asks, by columns of `entry e` and `ask a`, and how much of each entry is read.
struct WantedAsks {
    std::string_view which{};
    std::string_view order = "ORDER BY e.place";
    std::string_view columns = entry_columns;
};

// Two questions, however many asks there are, and a third for what replies closed, which
// `page_columns` leave out; other names are asked for each in `entry_columns`. An ask that came
// from elsewhere without its details waits for nobody and is none of them.
std::vector<model::Exchange> exchanges(const Record& record, const WantedAsks& wanted,
                                       std::initializer_list<engine::Value> values);

// The replies to one ask, oldest first.
std::vector<model::Entry> replies_to(const Record& record, model::ItemId ask);

}  // namespace trail::store
