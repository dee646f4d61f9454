// Asks and what was replied to them, as the tables have them.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "store/entry_row.hpp"
#include "trail/model/ask.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

// How much of an entry is read.
struct EntryForm {
    std::string_view columns;
    int column_count;
    void (*read)(const engine::Rows& rows, const Record& record, model::Entry& entry);
};
inline constexpr EntryForm whole_entry{entry_columns, entry_column_count, read_bare_entry};
inline constexpr EntryForm page_entry{page_columns, page_column_count, read_page_entry};

// Which asks, by columns of `entry e` and `ask a`.
struct WantedAsks {
    std::string_view which{};
    std::string_view order = "ORDER BY e.place";
    EntryForm form = whole_entry;
};

// Two questions, however many asks there are, and a third for what replies closed, which
// a page leaves out; other names are asked for each whole entry. An ask that came
// from elsewhere without its details waits for nobody and is none of them.
std::vector<model::Exchange> exchanges(const Record& record, const WantedAsks& wanted,
                                       std::initializer_list<engine::Value> values);

// The replies to one ask, oldest first.
std::vector<model::Entry> replies_to(const Record& record, model::ItemId ask,
                                     const EntryForm& form = whole_entry);

}  // namespace trail::store
