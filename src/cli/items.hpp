// What people call an item, found in the record: an id's first letters, @, @2, D12.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "trail/model/entry.hpp"

namespace trail::cli {

// The one item that is meant, with what it closes. Throws Error{usage}: none (with the command that
// looks for it), or several (listed in the message).
model::Entry find_item(Context& context, std::string_view name,
                       const std::string& search = "trail list");
std::vector<model::Entry> find_items(Context& context, const std::vector<std::string>& names);

// Whether a word could be one: "@2", "D12", letters of an id.
bool can_name_item(std::string_view word);

// The key of an item in this record: the shortest unique prefix, or "D12".
std::string key_of(Context& context, const model::Entry& entry);

}  // namespace trail::cli
