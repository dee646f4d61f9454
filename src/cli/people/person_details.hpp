// What may be said of a person on the command line: read once, applied to what is known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "trail/model/person.hpp"

namespace trail::cli {

struct PersonOptions {
    std::optional<std::string> full_name;
    std::vector<std::string> addresses;  // "-ADDR" takes one away
    std::optional<std::string> zone;
    std::optional<std::string> hours;
    std::optional<std::string> holidays;  // a file
};

void declare_details(Declaration& declaration, PersonOptions& options);
bool is_empty(const PersonOptions& options);

// The same as values. What is empty inside takes away what was known.
struct PersonDetails {
    std::optional<std::string> full_name;
    std::vector<std::string> added;
    std::vector<std::string> removed;
    std::optional<std::string> zone;
    std::optional<std::optional<time::WeeklyHours>> hours;
    std::optional<std::vector<model::Holiday>> holidays;
};

// Throws Error{usage} for what cannot be read, Error{data} for a file with wrong lines.
PersonDetails read_details(Context& context, const PersonOptions& options);

// Throws Error{usage} for an address that is somebody else's, or not theirs to take away.
void apply(const PersonDetails& details, const store::Record& record, model::Person& person);

// "zone Europe/Berlin -> Asia/Taipei, mail +ana@home.example".
std::string changes_text(const model::Person& before, const model::Person& after);

}  // namespace trail::cli
