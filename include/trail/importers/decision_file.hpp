// A decision as a Markdown file: MADR 2 to 4, log4brains, adr-tools.
//
// Sources: https://adr.github.io/madr/, https://github.com/npryce/adr-tools,
// https://github.com/thomvaill/log4brains.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/importers/decision_file_name.hpp"
#include "trail/importers/jsonl.hpp"
#include "trail/model/decision.hpp"

namespace trail::importers {

inline constexpr std::size_t longest_decision_file = 1'000'000;

enum class DecisionFormat { madr = 0, adr = 1 };
inline constexpr std::array<std::string_view, 2> decision_format_names{"madr", "adr"};
std::optional<DecisionFormat> parse_decision_format(std::string_view text);

struct DecisionFile {
    DecisionFormat format = DecisionFormat::madr;
    std::string title;
    std::optional<time::Day> date;
    std::optional<model::DecisionStatus> status;
    std::optional<FileReference> successor;
    std::vector<FileReference> supersedes;  // as adr-tools tells it beside the status
    std::vector<std::string> deciders;      // as written: "Ana Ruiz"; also the next two
    std::vector<std::string> consulted;
    std::vector<std::string> informed;
    std::vector<std::string> tags;
    std::string context;
    std::vector<std::string> drivers;
    std::vector<std::string> options;
    std::string chosen;  // an option, or what is called one
    std::string reason;
    std::vector<std::string> consequences;
    std::string confirmation;

    bool operator==(const DecisionFile&) const = default;
};

struct DecisionFileReading {
    DecisionFile file;
    std::vector<Problem> problems;  // when there is one, `file` says nothing
};

// Any bytes. What the formats leave open is taken as people write it; a status or a date that
// cannot be read is a problem. Linear in the length of the text.
DecisionFileReading read_decision_file(std::string_view text);

}  // namespace trail::importers
