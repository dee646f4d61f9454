// The ids of a digest as people write them in one record.
#pragma once

#include <functional>
#include <string>

#include "trail/report/digest.hpp"

namespace trail::report {

// No page shows the keys of what a line ended; finding a key costs a look into the record.
enum class Keys { every, of_lines };

// Gives the lines the keys that `key` has for their ids. Lines of decisions keep theirs ("D12").
void name_keys(Digest& digest, Keys keys, const std::function<std::string(model::ItemId)>& key);

}  // namespace trail::report
