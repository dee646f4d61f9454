// One entry in full, for a person at a terminal and as lines separated by tabs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/render/ask_words.hpp"
#include "trail/render/decision_page.hpp"
#include "trail/render/entry_list.hpp"

namespace trail::render {

// How an entry came to be as it is, in short.
struct PastChanges {
    std::size_t count = 0;  // after it was added
    std::string author;     // of the last one
    time::Instant at{};
};

// An entry and what is known of it elsewhere in the record.
struct EntryPage {
    model::Entry entry;
    std::optional<DecisionPage> decision{};  // of an entry of that kind
    std::optional<AskPage> ask{};            // likewise
    std::optional<std::string> answers{};    // the key of the ask that a reply is to
    std::string author_full_name;            // may be empty
    std::optional<std::string> closed_by;    // the key of the entry that ended it
    std::vector<std::string> closes;         // keys of what it ended
    PastChanges changes;
};

// Its line and body as they were written, then what else is known: two facts beside each other, on
// a narrow terminal one below the other. A decision has its own page.
std::string entry_page(const EntryPage& page, const Reader& reader);

// "2 changes, last by ana 3 min ago: trail show pvtm --history", or empty when it never changed.
std::string changes_line(const PastChanges& changes, const std::string& key, const Reader& reader);

// "label TAB value" for each fact, times in RFC 3339, ids whole.
std::string entry_lines(const EntryPage& page);

}  // namespace trail::render
