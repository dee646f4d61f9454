// The one error type.
#include "trail/error.hpp"

#include <algorithm>
#include <utility>

namespace trail {
namespace {

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-+@%:,=").find(c) != std::string_view::npos;
}

}  // namespace

Error::Error(Failure kind, const std::string& message, std::string hint)
    : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

Error::Error(Failure kind, const std::string& message, std::string hint, Excerpt excerpt)
    : std::runtime_error(message),
      kind_(kind),
      hint_(std::move(hint)),
      excerpt_(std::move(excerpt)) {}

std::string quoted_word(std::string_view word) {
    if (!word.empty() && std::ranges::all_of(word, is_plain)) return std::string(word);
    std::string quoted = "'";
    for (const char c : word) {
        if (c == '\'') quoted += "'\\'";
        quoted += c;
    }
    return quoted + "'";
}

}  // namespace trail
