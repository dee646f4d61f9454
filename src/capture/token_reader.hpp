// Recognises the tokens of a text and records what they say.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "capture/references.hpp"
#include "trail/capture/tokens.hpp"

namespace trail::capture {

// Both functions look at the beginning of a text that may begin a token, and return how many bytes
// it has: 0 when there is none, and then nothing is recorded.
class TokenReader {
public:
    enum class Of { entry, action };

    explicit TokenReader(Captured& captured, Of of = Of::entry) : captured_(captured), of_(of) {}

    // project:NAME kind:NAME at:WHEN +tag, and due:WHEN of an action. Throws Error{usage} as
    // `capture` does.
    std::size_t read_setting(std::string_view text);

    // #tag, @person, references.
    std::size_t read_mention(std::string_view text);

    References& references() { return references_; }

private:
    // Each gets what stands behind the colon.
    std::size_t read_project(std::string_view value);
    std::size_t read_kind(std::string_view value);
    std::size_t read_at(std::string_view value);
    std::size_t read_due(std::string_view value);

    void add_tag(std::string_view name);
    void add_person(std::string_view name);

    Captured& captured_;
    Of of_;
    References references_;
};

}  // namespace trail::capture
