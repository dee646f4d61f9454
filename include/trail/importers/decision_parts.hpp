// What a file and the record both know of a decision, part by part.
//
// Each part can be compared and taken over alone.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/importers/decision_file.hpp"
#include "trail/model/decision.hpp"

namespace trail::importers {

// In the order in which they are taken over: a date is understood by the status, an outcome by the
// options. Kept as these numbers: never renumber.
enum class Part {
    title,
    status,
    date,
    deciders,
    consulted,
    informed,
    context,
    drivers,
    options,
    outcome,
    consequences,
    confirmation,
    supersedes,  // told by files of adr-tools, never taken from them
};
inline constexpr std::array<std::string_view, 13> part_names{
    "title",   "status",  "date",    "deciders",     "consulted",    "informed",  "context",
    "drivers", "options", "outcome", "consequences", "confirmation", "supersedes"};
std::string_view name(Part part);
std::vector<Part> all_parts();

// The part in words; empty when nothing is said.
std::string part_text(const model::Decision& decision, Part part);

// Puts one part of `from` in the place of that of `into`. A status that changes happened `now`.
void take_part(model::Decision& into, const model::Decision& from, Part part, time::Instant now);

std::vector<Part> changed_parts(const model::Decision& before, const model::Decision& after);

// Stands for how all parts are; and what has changed since. Versions that cannot be read say that
// everything has.
std::string part_versions(const model::Decision& decision);
std::vector<Part> parts_changed_since(std::string_view versions, const model::Decision& decision);

// How the words of files become those of the record, and back.
struct Translation {
    std::function<std::string(const std::string& written)> short_name;
    std::function<std::string(const std::string& name)> written_name;
    std::function<std::optional<int>(const FileReference& file)> decision_of;
    std::function<FileReference(int number)> file_of;
    std::function<time::Stamp(time::Day day)> noon_of;
};

// Without number and id; `otherwise` is the time of what has no date. What says nothing of its
// status is accepted.
model::Decision decision_from(const DecisionFile& file, const Translation& translation,
                              time::Stamp otherwise);
DecisionFile file_from(const model::Decision& decision, const Translation& translation,
                       DecisionFormat format);

}  // namespace trail::importers
