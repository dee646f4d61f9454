// Links that a terminal can follow.
#include "trail/render/links.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trail::render {
namespace {

constexpr std::string_view scheme = "http";

bool can_be_followed(std::string_view ref) {
    const auto is_plain = [](char c) { return c > ' ' && c <= '~'; };
    return (ref.starts_with("https://") || ref.starts_with("http://")) &&
           std::ranges::all_of(ref, is_plain);
}

bool begins_with_whole(std::string_view page, std::string_view ref) {
    if (!page.starts_with(ref)) return false;
    auto behind = page.substr(ref.size());
    // What ends a sentence is no part of an address before it.
    behind.remove_prefix(std::min(behind.find_first_not_of(".,;:!?)"), behind.size()));
    return behind.empty() || std::string_view(" \n\x1b").find(behind.front()) != behind.npos;
}

}  // namespace

std::string with_links(std::string_view page, const std::vector<std::string>& refs) {
    std::string linked;
    while (!page.empty()) {
        const auto at = std::min(page.find(scheme), page.size());
        linked += page.substr(0, at);
        page.remove_prefix(at);
        const auto found = std::ranges::find_if(refs, [&](const std::string& ref) {
            return can_be_followed(ref) && begins_with_whole(page, ref);
        });
        const auto shown = page.substr(
            0, found == refs.end() ? std::min(scheme.size(), page.size()) : found->size());
        linked += found == refs.end() ? std::string(shown)
                                      : fmt::format("\x1b]8;;{0}\x1b\\{0}\x1b]8;;\x1b\\", shown);
        page.remove_prefix(shown.size());
    }
    return linked;
}

}  // namespace trail::render
