// Pieces of Markdown that the page of a digest and its templates are made of.
#include "render/markdown_pieces.hpp"

#include <algorithm>

#include "trail/text/escape.hpp"

namespace trail::render {

// A fence longer than any run of backticks inside (CommonMark 0.31, section 6.1).
std::string markdown_code(std::string_view content) {
    const auto safe = text::for_terminal_line(content);
    std::size_t longest = 0;
    for (auto at = safe.find('`'); at != std::string::npos; at = safe.find('`', at)) {
        const auto end = std::min(safe.find_first_not_of('`', at), safe.size());
        longest = std::max(longest, end - at);
        at = end;
    }
    const auto fence = longest + 1;
    const auto* pad = safe.starts_with('`') || safe.ends_with('`') ? " " : "";
    std::string out;
    out.reserve(safe.size() + 2 * fence + 2);
    out.append(fence, '`').append(pad).append(safe).append(pad).append(fence, '`');
    return out;
}

std::string markdown_parentheses(const Details& details, const std::string& key) {
    std::string out;
    const auto add = [&out](std::string_view between, const std::string& part) {
        out += out.empty() ? " (" : between;
        out += part;
    };
    for (const auto& fact : details.facts) add(", ", text::for_markdown(fact));
    if (!key.empty()) add(", ", markdown_code(key));
    std::string_view between = "; ";
    for (const auto& remark : details.remarks) {
        add(between, remark.before + text::for_markdown(remark.text) + remark.after);
        between = ", ";
    }
    return out.empty() ? out : out + ')';
}

}  // namespace trail::render
