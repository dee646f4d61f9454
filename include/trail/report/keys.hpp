// The ids of a digest as people write them in one record.
#pragma once

#include <functional>
#include <string>

#include "trail/report/digest.hpp"

namespace trail::report {

// Gives every line the key that `key` has for its id. Lines of decisions keep theirs ("D12").
void name_keys(Digest& digest, const std::function<std::string(model::ItemId)>& key);

}  // namespace trail::report
