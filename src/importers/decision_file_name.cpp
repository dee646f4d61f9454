// How files of decisions are called, and how they call each other.
#include "trail/importers/decision_file_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "trail/text/unicode.hpp"

namespace trail::importers {
namespace {

constexpr std::size_t longest_slug = 60;

// What every file system, archive and address keeps as it is.
std::string ascii_of(std::string_view word) {
    std::string letters(word);
    std::erase_if(letters, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return letters;
}

}  // namespace

std::optional<DecisionFileName> read_file_name(std::string_view name) {
    if (!name.ends_with(".md")) return std::nullopt;
    name.remove_suffix(3);
    if (text::folded(name.substr(0, 3)) == "adr") {
        name.remove_prefix(std::min(name.find_first_not_of("-_ ", 3), name.size()));
    }
    const auto end = std::min(name.find_first_not_of("0123456789"), name.size());
    const auto digits = name.substr(0, end);
    name.remove_prefix(end);
    if (digits.empty() ||
        (!name.empty() && std::string_view("-_ .").find(name.front()) == std::string_view::npos)) {
        return std::nullopt;
    }
    if (!name.empty()) name.remove_prefix(1);
    DecisionFileName read{.number = {}, .day = {}, .slug = std::string(name)};
    if (digits.size() == 8) {
        read.day = time::parse_iso_date(
            fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2)));
        if (read.day) return read;
    }
    int number = 0;
    const auto [stopped, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || digits.size() > 7) return std::nullopt;
    read.number = number;
    return read;
}

std::string file_name_for(int number, std::string_view title) {
    std::string slug;
    const auto plain = text::without_accents(title);
    for (const auto word : text::words(plain)) {
        const auto letters = ascii_of(word);
        if (letters.empty()) continue;
        if (slug.size() + letters.size() > longest_slug) break;
        slug += '-';
        slug += letters;
    }
    return fmt::format("{:04}{}.md", number, slug);
}

}  // namespace trail::importers
