// What a commit's subject says to somebody who does not read commits.
#pragma once

#include <string>
#include <string_view>

namespace trail::report {

// What sort of work a line is, in the order a reader wants it.
// `ended` is what was closed without work: a plan that was dropped.
enum class Rank { written, ended, feature, fix, change, chore, dependency, merge };

struct Subject {
    std::string text;
    Rank rank = Rank::change;
    bool breaking = false;
};

// "fix(parser): x" is the fix "X". A type outside the usual ones stays: "net: ipv4: x" names a
// place. Text in any other form comes back as written.
Subject read_subject(std::string_view line);

// True for "feat!: x", "feat(api)!: x", "BREAKING CHANGE: x".
bool announces_breaking(std::string_view line);

// For telling equal texts: without regard to ASCII case, runs of blanks and a full stop at the end.
std::string folded(std::string_view text);

// For putting names in order; code points decide between names that fold alike.
bool by_name(std::string_view left, std::string_view right);

}  // namespace trail::report
