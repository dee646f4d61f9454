// Pieces of Markdown that the page of a digest and its templates are made of.
#include "render/markdown_pieces.hpp"

#include <algorithm>

#include "trail/text/escape.hpp"

namespace trail::render {

// A fence longer than any run of backticks inside (CommonMark 0.31, section 6.1).
std::string markdown_code(std::string_view content) {
    const auto safe = text::for_terminal_line(content);
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : safe) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const auto* pad = safe.starts_with('`') || safe.ends_with('`') ? " " : "";
    return fence + pad + safe + pad + fence;
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
