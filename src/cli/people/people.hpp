// People by name: who is meant, what is known of them, and how a change of that is kept.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/output.hpp"
#include "trail/model/person.hpp"
#include "trail/report/presence.hpp"

namespace trail::cli {

// "me", "ana" or "@ana"; nothing for a name the record does not have.
std::optional<model::Person> person_named(Context& context, std::string_view text);

// The same; throws Error{usage} with the name that was meant.
model::Person find_person(Context& context, std::string_view text);
Error unknown_person(Context& context, std::string_view text);

// Throws Error{usage} for a new name that is nearly somebody's; others pass, where new ones may be
// given.
void refuse_misspelt(Context& context, std::string_view name);

report::Presence presence_of(Context& context, const model::Person& person);

// One operation that changes what is known of a person. `edit` gets what is known at that moment;
// under --dry-run nothing is kept.
struct PersonChange {
    model::Person before;
    model::Person after;
};
using PersonEdit = std::function<void(const store::Record& record, model::Person& person)>;
PersonChange change_person(Context& context, std::string_view command, const std::string& name,
                           const PersonEdit& edit);

// As JSON when that was asked for, else the line, unless the run is quiet.
void print_person_change(Context& context, const model::Person& person, const std::string& line,
                         const OutputOptions& output);
std::string person_json(Context& context, const model::Person& person, const OutputOptions& output);

}  // namespace trail::cli
