// A digest as a list of sections, for renderings that treat all sections alike. Nothing here is
// escaped yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/digest_details.hpp"
#include "trail/report/digest.hpp"

namespace trail::render {

struct PageLine {
    std::string label{};  // "Blocker", "D12 accepted"; may be empty
    std::string text{};
    Details details{};        // stand in parentheses
    std::string key{};        // id or commit; may be empty
    std::string reason{};     // of a decision
    std::string command{};    // of a group that is only counted: shows its entries
    std::size_t entries = 1;  // how many the line stands for
};

struct PageSection {
    // attention, status, breaking, decisions, wins, group, counted, next, missing
    std::string_view name{};
    std::string title{};
    std::vector<PageLine> lines{};
    report::Rest rest{};

    // What was done is in the order of time; elsewhere the first lines matter most.
    bool tells_of_the_past() const {
        return name == "breaking" || name == "decisions" || name == "wins" || name == "group";
    }
};

inline constexpr std::string_view missing_title = "Away or silent";

// Who was away, and who was silent.
std::vector<PageLine> missing_lines(const report::Digest& digest);

// In the order of a page; those without lines are left out. `arrow` stands between planned and
// done.
std::vector<PageSection> sections(const report::Digest& digest, std::string_view arrow);

}  // namespace trail::render
