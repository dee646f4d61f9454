// How files of decisions are called, and how they call each other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "trail/time/instant.hpp"

namespace trail::importers {

// How one file speaks of another: by number, by its name, or both.
struct FileReference {
    std::optional<int> number{};
    std::string file{};   // without folders; may be empty
    std::string title{};  // may be empty

    bool operator==(const FileReference&) const = default;
};

// What the name of a file says. log4brains begins it with a day instead of a number.
struct DecisionFileName {
    std::optional<int> number;
    std::optional<time::Day> day;
    std::string slug;  // the rest: "use-wal-mode"

    bool operator==(const DecisionFileName&) const = default;
};

// "0012-use-wal-mode.md", "12-x.md", "adr-0012.md", "20201103-use-lunr.md"; nothing for others,
// which are no decisions: "README.md", "template.md".
std::optional<DecisionFileName> read_file_name(std::string_view name);

// "0012-use-wal-mode.md".
std::string file_name_for(int number, std::string_view title);

}  // namespace trail::importers
