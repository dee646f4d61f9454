// The words of a decision file: a status, another decision, a day, names, values of front matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/importers/decision_file_name.hpp"
#include "trail/model/decision.hpp"

namespace trail::importers {

struct StatusWords {
    std::optional<model::DecisionStatus> status;  // nothing for a word that is none
    std::optional<FileReference> successor;
    std::optional<FileReference> supersedes;
};

// "accepted", "**Accepted** on Monday", "Superceded by [14. X](0014-x.md)", "supersedes ADR-0003".
StatusWords read_status(std::string_view text);

// The day a text begins with: "2026-11-22", "2026/11/22", "2026-11-22T10:00".
std::optional<time::Day> read_day(std::string_view text);

// "{who decides}", "[YYYY-MM-DD]", or nothing: the template was not filled in.
bool is_placeholder(std::string_view text);

// Scalars, lists in brackets and lists of lines.
std::vector<std::string> front_values(std::string_view value);

// Names separated by commas or semicolons, without mail addresses.
std::vector<std::string> read_names(std::string_view text);

// A scalar that reads as this text, quoted where it must be.
std::string front_scalar(std::string_view text);

// One line of text as Markdown, and back: nothing in it begins HTML or acts on a terminal.
std::string inline_markdown(std::string_view text);
std::string without_escapes(std::string_view text);

}  // namespace trail::importers
