// The parts of an entry's line: what stands before its text and after it.
#pragma once

#include <string>

#include "render/paint.hpp"
#include "trail/model/entry.hpp"
#include "trail/render/entry_list.hpp"

namespace trail::render {

struct Label {
    std::string text;  // "[blocker]", "D12 accepted:", or empty
    Paint paint = Paint::none;
};
Label label(const model::Entry& entry);

// Tags that the text does not show itself: "+parser +ci", or empty.
std::string tag_words(const model::Entry& entry);

// "(open 2 d 2 h)", "(7f55362)", or empty.
std::string facts(const model::Entry& entry, const Reader& reader);

// The id's letters with the unique part bold.
std::string painted_id(const model::Entry& entry, std::size_t columns, const TextStyle& style);

}  // namespace trail::render
