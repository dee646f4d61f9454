// A text cut where a character stands.
#include "trail/text/pieces.hpp"

namespace trail::text {

std::vector<std::string_view> listed(const Pieces& pieces) {
    std::vector<std::string_view> found;
    for (const auto piece : pieces) found.push_back(piece);
    return found;
}

std::vector<std::string_view> between(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> found;
    while (true) {
        const auto start = text.find_first_not_of(separators);
        if (start == std::string_view::npos) return found;
        text.remove_prefix(start);
        const auto end = std::min(text.find_first_of(separators), text.size());
        found.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

}  // namespace trail::text
