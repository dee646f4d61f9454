// What an entry's line holds after its columns: label, text, tags, facts.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "trail/model/entry.hpp"
#include "trail/render/entry_list.hpp"

namespace trail::render {

// With its newline, for a line on which `used` columns are taken. When the style cuts, the text
// gives way, then the tags; facts that leave no room for the text stand below it. When it wraps,
// the text goes on under its beginning.
std::string content(const model::Entry& entry, std::size_t used, std::span<const Mark> marks,
                    const Reader& reader);

}  // namespace trail::render
