// What completion answers.
#include "cli/completion/answer.hpp"

#include <algorithm>

#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli::completion {
namespace {

constexpr std::size_t widest_meaning = 64;

bool is_plain(std::string_view text) {
    return text::for_terminal_line(text) == text;
}

std::string shown(std::string_view meaning) {
    return text::cut(text::for_terminal_line(meaning), widest_meaning, "...");
}

}  // namespace

void Answer::keep(std::size_t bytes) {
    kept_ = std::min(kept_ + bytes, word_.size());
}

void Answer::add(std::string_view text, std::string_view meaning) {
    if (!text.starts_with(typed())) return;
    const auto candidate = word_.substr(0, kept_).append(text);
    if (candidate.empty() || !is_plain(candidate)) return;
    lines_ += candidate + "\t" + shown(meaning) + "\n";
}

std::string Answer::text() const {
    const auto kept = word_.substr(0, kept_);
    if (paths_ == Paths::none || !is_plain(kept)) return lines_;
    return (paths_ == Paths::files ? ":files\t" : ":directories\t") + kept + "\n";
}

}  // namespace trail::cli::completion
