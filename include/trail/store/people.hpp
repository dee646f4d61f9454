// People in the record: who writes, whose mail addresses are whose, and when they work.
//
// A person is known who writes or was described; a name that a text only mentions is not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/person.hpp"
#include "trail/store/record.hpp"

namespace trail::store::people {

// Adds the person when the name is new; fills in a full name, zone or addresses not known yet. Said
// in passing, not on purpose: undo leaves it.
void remember(Change& change, const model::Person& person);

// As `remember`, also of hours, holidays and absences, and undo takes it back.
void learn(Change& change, const model::Person& person);

// Makes the person known, by exactly these details. An address that is somebody else's stays there.
void describe(Change& change, const model::Person& person);

// Nothing is known of the person any more but the name, which stays on what they wrote.
void forget(Change& change, std::string_view name);

// Adds the actor of the change and ties it to the login.
void remember_actor(Change& change);

// The person who writes under this login of the operating system, without hours and absences.
std::optional<model::Person> by_login(const Record& record, std::string_view login);

// The short name of whoever writes under this address or, when nobody does, this full name; made up
// and added when new: the first name, else with the last name, else with a number.
std::string known_as(Change& change, std::string_view full_name, std::string_view address);

std::optional<std::string> by_address(const Record& record, std::string_view address);

// Also of a name that is only mentioned.
std::optional<model::Person> find(const Record& record, std::string_view name);
bool is_known(const Record& record, std::string_view name);

// Everybody who is known, by name.
std::vector<model::Person> all(const Record& record);

// Names of those who write here themselves, which their zone tells, or said when they work; not of
// those whose commits alone were brought in. In no order.
std::vector<std::string> members(const Record& record);

// Who is away on some of the days from `begin` up to `end`, by name; each absence once.
struct Leave {
    std::string name;
    model::Absence absence;
};
std::vector<Leave> away_between(const Record& record, time::Day begin, time::Day end);

// Names of everybody who is known, for completion and "did you mean".
std::vector<std::string> names(const Record& record);

}  // namespace trail::store::people
