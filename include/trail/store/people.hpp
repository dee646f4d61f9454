// People in the record: who writes, and whose mail addresses are whose.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/person.hpp"
#include "trail/store/record.hpp"

namespace trail::store::people {

// Adds the person when the name is new; fills in a full name, zone or addresses not known yet.
void remember(Change& change, const model::Person& person);

// Adds the actor of the change and ties it to the login.
void remember_actor(Change& change);

// The person who writes under this login of the operating system.
std::optional<model::Person> by_login(const Record& record, std::string_view login);

// The short name of whoever writes under this address or, when nobody does, this full name; made up
// and added when new: the first name, else with the last name, else with a number.
std::string known_as(Change& change, std::string_view full_name, std::string_view address);

std::optional<std::string> by_address(const Record& record, std::string_view address);
std::optional<model::Person> find(const Record& record, std::string_view name);

// By name.
std::vector<model::Person> all(const Record& record);

}  // namespace trail::store::people
