// What a typed line means: the tokens in it, taken out or kept and recorded.
//
//   project:NAME  kind:NAME  at:WHEN  +tag      taken out of the text
//   #tag  @person                              stay in the sentence and are recorded
//   #42  CORE-7  D12  7f55362  https://...     stay and are references
//
// An unknown `word:` is text. A token begins at the start or after a space or an opening bracket;
// one that is taken out begins a word, so that "sort(+key)" stays whole. It ends at a space, a
// closing bracket or punctuation. A quoted value may hold spaces (at:"fri 16:00", at:'fri 16:00').
// Names are as in model::is_name; those of tags and people begin with a letter ("+1" is text). The
// first project, kind and at count, a later one is text. What is not a well-formed token is text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"

namespace trail::capture {

struct Captured {
    std::string line;                 // first line, without the tokens taken out, spaces folded;
                                      // empty when there were only tokens
    std::optional<std::string> body;  // the rest, trimmed; tokens are read outside fences, but stay
    std::optional<std::string> project;
    std::optional<model::Kind> kind;
    std::optional<std::string> at;  // as written; the caller reads it with the date grammar
    std::vector<std::string> tags;
    std::vector<std::string> people;
    std::vector<std::string> refs;
    std::optional<std::string> due{};  // of an action; as written, like `at`

    bool operator==(const Captured&) const = default;
};

// Reads a whole text. Throws Error{usage} for kind:X with an unknown kind that is within one slip
// of a known one (so that "kind:blokcer" is not silently text); any other unknown kind is text.
// Throws the same for more tags or people than model::most_tags and model::most_people. Linear in
// the length.
Captured capture(std::string_view text);

// As `capture`, of one line that somebody is to do: due:WHEN is taken out as well.
Captured capture_action(std::string_view line);

// The text as it is: first line and body, no token read (`--raw`).
Captured verbatim(std::string_view text);

// References found in a text that is not captured, such as a commit message: "#42", "CORE-7", "D12"
// and URLs (http, https), in order, each once. Names of standards such as "UTF-8" are no issue
// keys.
std::vector<std::string> references(std::string_view text);

// What an editor gave back: lines that begin with "# " or are "#" alone go, and everything from the
// scissors line on; outer blank lines are trimmed.
std::string without_comments(std::string_view text);
inline constexpr std::string_view scissors =
    "# ------------------------ >8 ------------------------";

}  // namespace trail::capture
