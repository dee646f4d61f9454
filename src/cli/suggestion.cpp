// The hint after a word that does not exist.
#include "cli/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trail/text/spelling.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

// Long words are nobody's option, and comparing them takes time.
constexpr std::size_t longest_word = 64;

}  // namespace

std::optional<std::string> meant(std::string_view word, std::span<const std::string> names) {
    if (word.empty() || word.size() > longest_word) return std::nullopt;
    const std::string folded = text::folded(word);
    if (std::ranges::find(names, folded) != names.end()) return folded;
    if (auto near = text::nearest(folded, names)) return near;
    const auto begun = std::ranges::find_if(
        names, [&](const std::string& name) { return name.starts_with(folded); });
    if (begun == names.end() || folded.size() < 2) return std::nullopt;
    return *begun;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> names,
                         std::string otherwise) {
    const auto near = meant(word, names);
    return near ? fmt::format("did you mean \"{}\"?", *near) : otherwise;
}

}  // namespace trail::cli
