// What `trail rm` is about.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "trail/model/entry.hpp"

namespace trail::cli {

struct RmItem {
    std::string key;
    model::Entry entry;
    bool is_composed = false;  // nobody named it: it is made of words of the others
};

// What was removed before is still in the journal, and a purge is meant to reach it there.
std::vector<model::Entry> find_all_purgeable(Context& context,
                                             const std::vector<std::string>& names);

std::vector<model::Entry> find_matching(Context& context, const std::string& query);

// Replies that are made of the words of decisions among these are purged with them.
void add_composed(Context& context, std::vector<RmItem>& items);

}  // namespace trail::cli
