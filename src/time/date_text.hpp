// A text that should be a date: its words, and the errors that mark a piece of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "trail/time/instant.hpp"

namespace trail::time {

// A piece of the text, in bytes.
struct Mark {
    std::size_t offset = 0;
    std::size_t length = 0;
};

struct Word {
    std::string lower;  // in small letters, ASCII only
    Mark mark;

    // The piece of this word from its `from`th byte on.
    Word tail(std::size_t from) const;
};

// What the caller of the grammar can use; decides which spellings an error suggests.
enum class Wanted { moment, period };

class DateText {
public:
    // Throws when the text is too long to be a date.
    DateText(std::string_view text, Day today, Wanted wanted);

    std::string_view text() const { return text_; }
    Day today() const { return today_; }

    Mark whole() const { return {0, text_.size()}; }
    Mark trimmed(Mark part) const;
    std::vector<Word> words(Mark part) const;

    // Every one throws Error{usage}.
    [[noreturn]] void unknown(Mark wrong) const;
    [[noreturn]] void absent(Mark wrong, const std::string& what) const;  // "30 February 2026"
    [[noreturn]] void beyond_years(Mark wrong) const;
    [[noreturn]] void ends_before_it_begins(Mark wrong) const;

private:
    [[noreturn]] void fail(const std::string& message, Mark wrong) const;
    std::string three_spellings(Mark wrong) const;

    std::string_view text_;
    Day today_;
    Wanted wanted_;
};

}  // namespace trail::time
