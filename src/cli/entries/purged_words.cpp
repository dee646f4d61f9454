// Words that are purged from the record, in texts that were typed and not recorded yet.
#include "cli/entries/purged_words.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <functional>

#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/external/kept_texts.hpp"
#include "trail/system/files.hpp"

namespace trail::cli {
namespace {

bool is_of_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

// "Fix" goes where it was typed, and stays in "Fixed".
std::string without(std::string draft, const std::string& text) {
    for (auto at = draft.find(text); !text.empty() && at != std::string::npos;) {
        const auto end = at + text.size();
        const bool is_inside =
            (at > 0 && is_of_word(draft[at - 1]) && is_of_word(text.front())) ||
            (end < draft.size() && is_of_word(draft[end]) && is_of_word(text.back()));
        if (!is_inside) draft.erase(at, text.size());
        at = draft.find(text, is_inside ? end : at);
    }
    return draft;
}

bool says_nothing(const std::string& draft) {
    try {
        const auto left = capture::capture(capture::without_comments(draft));
        return left.line.empty() && !left.body;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

void forget_words(Context& context, std::vector<std::string> words) {
    // What begins like another goes before it, or its end would stay.
    std::ranges::sort(words, std::ranges::greater{}, &std::string::size);
    const std::filesystem::path directory = context.directories().state;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(directory, ignored)) {
        const auto file = external::kept_file(directory, entry.path());
        if (!file) continue;
        const auto draft = system::read_file(*file, external::largest_text).value_or("");
        auto left = draft;
        for (const auto& each : words) left = without(std::move(left), each);
        if (left == draft) continue;
        if (says_nothing(left)) {
            system::remove_durably(*file);
        } else {
            system::write_file_durably(*file, left);
        }
    }
}

}  // namespace trail::cli
