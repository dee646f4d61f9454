// What a line without an id is known by when it is read again: what it says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "trail/model/entry.hpp"

namespace trail::importers {

// Of a line that tells no time none is part of it: it is told later when it is read again. A
// decision is known by its number and its words, however it went on.
std::string line_content(const model::Entry& entry, bool tells_time, bool is_decision);

// The same for the same content and number of alike lines before it (XXH3, 64 bits).
model::ItemId content_id(std::string_view content, std::uint64_t alike_before);

}  // namespace trail::importers
