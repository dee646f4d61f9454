// Words that are purged from the record, in texts that were typed and not recorded yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"

namespace trail::cli {

// A file in which a text lies that was typed.
struct KeptText {
    std::string file;
    std::string trouble;  // why the words may still be in it; empty when they are not
};

// Takes the words out of the files of the state directory where such texts are kept; what else was
// typed there stays. A line that says one of them in another way, with blanks or tokens between,
// goes as a whole, and so does a text that says nothing without them. Returns the files that stay.
std::vector<KeptText> forget_words(Context& context, std::vector<std::string> words);

// Whether a text says one of them, in the one way or the other.
bool say(const std::vector<std::string>& words, std::string_view text);

}  // namespace trail::cli
