// What a line of a check-in answers.
#include "trail/capture/answer.hpp"

#include <algorithm>

#include "trail/model/id.hpp"

namespace trail::capture {
namespace {

constexpr std::size_t most_digits = 3;
constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_item(std::string_view word) {
    const bool is_number = !word.empty() && word.size() <= most_digits &&
                           std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
    return is_number || (word.size() >= model::shortest_prefix && model::parse_id_prefix(word));
}

// The items, when the text is nothing else.
std::vector<std::string> items_of(std::string_view text) {
    constexpr std::string_view between = " ,";
    std::vector<std::string> items;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(between), text.size());
        const auto word = text.substr(0, end);
        if (!word.empty() && !is_item(word)) return {};
        if (!word.empty()) items.emplace_back(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

}  // namespace

Answer read_answer(std::string_view line) {
    line = trimmed(line);
    if (line.starts_with('-')) {
        if (auto items = items_of(line.substr(1)); !items.empty())
            return {.items = std::move(items), .drops = true};
    }
    if (auto items = items_of(line); !items.empty()) return {.items = std::move(items)};
    const auto colon = line.find(": ");
    if (colon != std::string_view::npos && is_item(line.substr(0, colon))) {
        return {.text = std::string(trimmed(line.substr(colon + 1))),
                .items = {std::string(line.substr(0, colon))}};
    }
    return {.text = std::string(line)};
}

}  // namespace trail::capture
