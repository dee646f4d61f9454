// How much was written down in a span of time: by moment, person, project, kind and tag.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"
#include "trail/time/period.hpp"

namespace trail::store::activity {

struct Question {
    time::Span span;
    std::optional<std::string> author;  // a short name; none: everybody
};

// The entries of one minute, the finest a time zone's offset can tell apart.
struct Minute {
    time::Instant start;
    std::size_t count = 0;

    bool operator==(const Minute&) const = default;
};

struct Named {
    std::string name;  // empty: the entries without a project
    std::size_t count = 0;

    bool operator==(const Named&) const = default;
};

// What was done, won or committed, and who wrote anything.
struct Work {
    std::size_t entries = 0;
    std::vector<std::string> authors;  // short names, in no order

    bool operator==(const Work&) const = default;
};
Work work(const Record& record, const time::Span& span);

// Each is one statement that reads the span and nothing else. Somebody the record does not know has
// no entries.
std::vector<Minute> minutes(const Record& record, const Question& question);  // oldest first
std::vector<Named> projects(const Record& record, const Question& question);  // in no order
std::vector<Named> authors(const Record& record, const Question& question);   // in no order
std::vector<Named> kinds(const Record& record, const Question& question);     // by kind's number
std::vector<Named> tags(const Record& record, const Question& question);      // in no order

}  // namespace trail::store::activity
