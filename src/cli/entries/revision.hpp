// What `trail edit` changes of an entry, read before anything is touched.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/time/zone.hpp"

namespace trail::cli {

enum class Ending { as_is, close, reopen };

// What is not given stays. The text is read like that of a new entry: its tokens count, after the
// options. A text with tokens that were once taken literally is taken literally again.
struct Revision {
    std::optional<std::string> text;
    bool raw = false;
    std::optional<std::string> project;  // empty: none
    std::vector<std::string> added_tags;
    std::vector<std::string> removed_tags;
    std::optional<model::Kind> kind;
    std::optional<time::Instant> at;
    Ending ending = Ending::as_is;
};

// The text of an entry as it is edited: the line, a blank line, the body.
std::string text_of(const model::Entry& entry);

// The kind that the entry will have.
model::Kind kind_after(const model::Entry& entry, const Revision& revision);

// What a new text of this entry says of its time, to be read by the caller; nothing when it says
// nothing.
std::optional<std::string> time_in(const model::Entry& entry, const Revision& revision);

// The entry after the revision, its ending apart. References and people that the old text named go
// unless the new one names them; those that were given otherwise stay. Throws Error{usage} for
// kinds that an entry cannot become.
model::Entry revised(const model::Entry& before, const Revision& revision, const time::Zone& zone);

}  // namespace trail::cli
