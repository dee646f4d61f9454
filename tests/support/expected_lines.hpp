// Expected lines against printed ones: patterns, the names in documents, the difference.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace trail::test {

using Lines = std::vector<std::string>;

Lines split(const std::string& text);

// How expected and printed lines go together, in order.
struct Edit {
    enum Kind : char { keep = ' ', remove = '-', add = '+' } kind;
    std::string text;     // as the file has it; an added line as it was printed
    std::string printed;  // what a kept line met
};
using Edits = std::vector<Edit>;

// {{class}}, {{/regex/}} and the line {{...}} have the meaning that transcripts.cpp tells.
// Throws std::regex_error for a pattern that cannot be read.
Edits compare(const Lines& expected, const Lines& printed);

bool differs(const Edits& edits);

// Empty if nothing differs.
std::string difference(const std::string& stream, const Edits& edits);

// In a document ids and commits are written as they looked once, and differ from run to run.
class DocumentNames {
public:
    // Each name replaced by what it was bound to, or else left alone.
    std::string in_command(const std::string& command) const;

    // As compare(); names bound for the first time must be used consistently from there on.
    Edits compare(const Lines& expected, const Lines& printed);

private:
    Edits compare_once(const Lines& expected, const Lines& printed) const;

    std::map<std::string, std::string> bound_;
};

}  // namespace trail::test
