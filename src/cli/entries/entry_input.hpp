// What people say of an entry on the command line, read alike wherever entries are written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/model/entry.hpp"
#include "trail/time/date_grammar.hpp"

namespace trail::cli {

// A kind that people write themselves. Throws Error{usage} with the nearest, or the way to write
// one of the others.
model::Kind read_kind(const std::string& text);

// The entry of a text, of this kind and time unless the text says others. The project is that of
// the place, the tags are those of the settings as well.
model::Entry entry_of(Context& context, const capture::Captured& captured, model::Kind kind,
                      time::Instant at);

// Which "fri" a time of such an entry means: plans lie ahead, all else happened.
time::Lean lean_of(model::Kind kind);

// A tag as it is stored: "+parser" and "#parser" are "parser".
std::string without_sign(std::string tag);

// Appends what is not in the list yet.
void add_once(std::vector<std::string>& list, const std::vector<std::string>& more);

// Throws Error{usage} unless the item waits for something to end it; `key` is what people call it.
void refuse_not_open(const model::Entry& entry, std::string_view key);

}  // namespace trail::cli
