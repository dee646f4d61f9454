// A commit message taken apart: subject, body, and the trailers at its end.
//
// Sources: git-interpret-trailers(1) for what makes a block of trailers; Conventional
// Commits 1.0.0, rules 8 to 16, for "BREAKING CHANGE".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trail::capture {

struct Trailer {
    std::string key;  // lower case
    std::string value;

    bool operator==(const Trailer&) const = default;
};

struct MessageParts {
    std::string subject;  // the first paragraph as one line, as git's %s
    std::string body;     // without trailers, except breaking changes: they are meant for readers
    std::vector<Trailer> trailers;
    bool announces_breaking = false;  // a line begins with "BREAKING CHANGE:" or "BREAKING-CHANGE:"

    bool operator==(const MessageParts&) const = default;
};

// The last paragraph is a block of trailers when all its lines are, or when one of them is well
// known and a quarter of the lines are trailers; the first paragraph never is. Other lines of the
// block stay in the body. So does an unknown single word with a colon ("Note: rebuild the cache",
// "Before: 10 ms"): git would take it for a trailer, but a person wrote it to be read.
MessageParts parts_of(std::string_view message);

}  // namespace trail::capture
