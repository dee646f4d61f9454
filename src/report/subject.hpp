// What a commit's subject says: which sort of work it was, and whether others said the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trail::report {

// What sort of work a line is, in the order a reader wants it.
// `ended` is what was closed without work: a plan that was dropped.
enum class Rank { written, ended, feature, fix, change, chore, dependency, merge };

struct Subject {
    std::optional<std::string> text{};  // where it does not say what was written
    Rank rank = Rank::change;
    bool breaking = false;
};

// "fix(parser): x" is a fix; a type outside the usual ones is none: "net: ipv4: x" names a place.
// Everything is shown as written, for "memory leak" is not what was done, but reverts of reverts,
// which say in one word what came of it.
Subject read_subject(std::string_view line);

// "x" of "fix(parser): x", for telling equal work; the line itself when it has no type, or takes
// work back.
std::string_view without_type(std::string_view line);

// True for "feat!: x", "feat(api)!: x", "BREAKING CHANGE: x".
bool announces_breaking(std::string_view line);

// For telling equal texts: without regard to ASCII case, runs of blanks and a full stop at the end.
std::string folded(std::string_view text);

// For putting names in order; code points decide between names that fold alike.
bool by_name(std::string_view left, std::string_view right);

}  // namespace trail::report
