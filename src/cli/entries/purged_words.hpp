// Words that are purged from the record, in texts that were typed and not recorded yet.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"

namespace trail::cli {

// Takes them out of the files of the state directory where such texts are kept; what else was typed
// there stays. A text that says nothing without them goes.
void forget_words(Context& context, std::vector<std::string> words);

}  // namespace trail::cli
