// Names in use, as somebody who types one needs them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trail/store/record.hpp"

namespace trail::store::known_names {

struct KnownName {
    std::string name;
    std::string full_name;  // of a person; may be empty
};

// Up to `most`, in the order of names; `beginning` is compared without case. The cost does not
// depend on the record's size.
std::vector<KnownName> projects(const Record& record, std::string_view beginning, std::size_t most);
std::vector<KnownName> tags(const Record& record, std::string_view beginning, std::size_t most);
std::vector<KnownName> people(const Record& record, std::string_view beginning, std::size_t most);

struct KnownDecision {
    int number = 0;
    std::string title;
};

// The newest, newest first.
std::vector<KnownDecision> decisions(const Record& record, std::size_t most);

struct KnownOperation {
    std::int64_t number = 0;
    std::string command;  // "log wkqz"
};

// The newest, newest first; what an operation touched is not looked at, as it may be a million
// entries.
std::vector<KnownOperation> operations(const Record& record, std::size_t most);

}  // namespace trail::store::known_names
