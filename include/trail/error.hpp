// The one error type: what is wrong, the command that helps, and the kind of failure.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace trail {

// Why an act failed. `cli/failure` maps each kind to one exit code.
enum class Failure {
    usage,        // the request cannot be understood; nothing was changed
    data,         // the input is not what it claims to be, or is refused
    unavailable,  // a helper program is missing or failed
    internal,     // a bug in trail
    io,           // the system refused to read or write
    busy,         // somebody else holds it; trying again later may work
    config,       // a setting is wrong, or the record is newer than the program
};

// The piece of the user's own text that is wrong; printed with carets under it.
struct Excerpt {
    std::string text;
    std::size_t offset = 0;  // bytes from the start of `text`
    std::size_t length = 1;  // bytes; 0 marks the place after the last byte

    bool operator==(const Excerpt&) const = default;
};

// Thrown where a failure is understood, caught once in `cli/failure`.
// The message is lower case, without a full stop, with the offending value in double quotes.
class Error : public std::runtime_error {
public:
    Error(Failure kind, const std::string& message, std::string hint = {});
    Error(Failure kind, const std::string& message, std::string hint, Excerpt excerpt);

    Failure kind() const { return kind_; }
    const std::string& hint() const { return hint_; }  // a command that can be pasted, or empty
    const std::optional<Excerpt>& excerpt() const { return excerpt_; }

private:
    Failure kind_;
    std::string hint_;
    std::optional<Excerpt> excerpt_;
};

// A word of a hint, quoted only when a shell would read it differently.
std::string quoted_word(std::string_view word);

}  // namespace trail
