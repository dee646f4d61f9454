// Links that a terminal can follow.
#include "trail/render/links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace trail::render {
namespace {

constexpr std::string_view scheme = "http";

bool is_plain(char c) {
    return c > ' ' && c <= '~';
}

bool can_be_followed(std::string_view ref) {
    return (ref.starts_with("https://") || ref.starts_with("http://")) &&
           std::ranges::all_of(ref, is_plain);
}

// What ends a sentence is no part of an address before it.
std::string_view stem_of(std::string_view run) {
    return run.substr(0, run.find_last_not_of(".,;:!?)") + 1);
}

// Plain characters up to where a word ends; no address goes beyond.
struct Run {
    std::size_t end = 0;
    std::size_t stem_end = 0;
    bool is_whole = false;
};

Run run_at(std::string_view page, std::size_t begin) {
    const auto rest = page.substr(begin);
    const auto after = std::ranges::find_if_not(rest, is_plain);
    const auto size = static_cast<std::size_t>(after - rest.begin());
    return {
        begin + size, begin + stem_of(rest.substr(0, size)).size(),
        after == rest.end() || std::string_view(" \n\x1b").find(*after) != std::string_view::npos};
}

// Addresses by their stems; of several that share one the shortest.
class Addresses {
public:
    explicit Addresses(const std::vector<std::string>& refs) {
        for (const std::string_view ref : refs) {
            if (!can_be_followed(ref)) continue;
            const auto stem = stem_of(ref);
            auto& known = by_stem_.try_emplace(stem, ref).first->second;
            if (ref.size() < known.size()) known = ref;
            lengths_.insert(stem.size());
        }
    }

    // Only lengths that occur are looked up, so that a long run in which an address might begin
    // anywhere is not read again for each of them.
    std::optional<std::string_view> find(std::string_view stem) const {
        if (!lengths_.contains(stem.size())) return std::nullopt;
        const auto found = by_stem_.find(stem);
        if (found == by_stem_.end()) return std::nullopt;
        return found->second;
    }

private:
    std::unordered_map<std::string_view, std::string_view> by_stem_;
    std::unordered_set<std::size_t> lengths_;
};

}  // namespace

std::string with_links(std::string_view page, const std::vector<std::string>& refs) {
    const Addresses addresses(refs);
    std::string linked;
    Run run;
    std::size_t done = 0;
    for (auto at = page.find(scheme); at != page.npos; at = page.find(scheme, done)) {
        linked += page.substr(done, at - done);
        done = at + scheme.size();
        if (run.end <= at) run = run_at(page, at);
        std::optional<std::string_view> found;
        if (run.is_whole && at < run.stem_end)
            found = addresses.find(page.substr(at, run.stem_end - at));
        if (found && page.substr(at).starts_with(*found)) {
            done = at + found->size();
            linked += fmt::format("\x1b]8;;{0}\x1b\\{0}\x1b]8;;\x1b\\", *found);
        } else {
            linked += scheme;
        }
    }
    linked += page.substr(std::min(done, page.size()));
    return linked;
}

}  // namespace trail::render
