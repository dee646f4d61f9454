// A folder of decision files and the record, brought in step.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "trail/importers/decision_parts.hpp"

namespace trail::cli {

enum class Direction {
    both,
    into_record,  // files are read and not written
    into_folder,  // the record is read and not changed
};

struct FolderWish {
    std::string folder;  // absolute
    std::string shown;   // as the user calls it
    Direction direction = Direction::both;
    std::optional<importers::DecisionFormat> format{};  // of new files; else as the others are
    std::optional<std::string> project{};               // of decisions that are added
    // What settles a conflict: "D5", or the name of a file.
    std::vector<std::string> take_file{};
    std::vector<std::string> take_record{};
    std::function<bool(const model::Decision&)> wanted;  // which decisions get a file
};

enum class StepKind {
    same,       // in step, or nothing to do in this direction
    added,      // the record has it now
    taken,      // the record has the file's words
    written,    // the file has the record's words
    merged,     // both changed, in different parts
    created,    // a new file
    linked,     // both were there and say the same
    moved,      // the file has another name now
    conflict,   // both changed, in the same part; nothing was done
    differs,    // changed on the side that this direction does not read
    gone,       // there was a file; the decision stays
    removed,    // there was a decision; the file stays
    duplicate,  // another file has its number; it was left out
    refused,    // it cannot be read
};
inline constexpr std::array<std::string_view, 14> step_names{
    "same",  "added",    "taken",   "written", "merged",  "created",   "linked",
    "moved", "conflict", "differs", "gone",    "removed", "duplicate", "refused"};
std::string_view name(StepKind kind);

struct Disagreement {
    importers::Part part = importers::Part::title;
    std::string file;
    std::string record;
};

struct FolderStep {
    StepKind kind = StepKind::same;
    std::string file;
    std::optional<int> decision{};
    std::string title{};
    std::vector<importers::Part> from_file{};
    std::vector<importers::Part> from_record{};
    std::vector<Disagreement> disagreements{};
    std::vector<importers::Problem> problems{};
    std::string repair{};  // a command, or empty
};

// Does what can be done without choosing and tells what was done, or is to be done, of each file.
// With --dry-run nothing changes. One operation; files are written before it ends. Throws
// Error{usage} for a choice that nothing is to be chosen of, Error{busy} when a file changes
// meanwhile.
std::vector<FolderStep> bring_in_step(Context& context, const FolderWish& wish,
                                      std::string_view command);

}  // namespace trail::cli
