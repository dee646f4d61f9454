// Cuts the text of a date into words and says what is wrong with one of them.
#include "time/date_text.hpp"

#include "time/date_words.hpp"
#include "trail/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trail::time {
namespace {

constexpr std::size_t longest_text = 64;
constexpr std::string_view blanks = " \t";

std::string small_letters(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string short_weekday(Day day) {
    return small_letters(weekday_name(day));
}

}  // namespace

Word Word::tail(std::size_t from) const {
    return {lower.substr(from), {mark.offset + from, mark.length - from}};
}

DateText::DateText(std::string_view text, Day today, Wanted wanted)
    : text_(text), today_(today), wanted_(wanted) {
    if (text.size() <= longest_text) return;
    throw Error(Failure::usage, fmt::format("a date of {} bytes is too long", text.size()),
                three_spellings({}));
}

Mark DateText::trimmed(Mark part) const {
    const auto piece = text_.substr(part.offset, part.length);
    const auto first = piece.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {part.offset + part.length, 0};
    const auto last = piece.find_last_not_of(blanks);
    return {part.offset + first, last - first + 1};
}

std::vector<Word> DateText::words(Mark part) const {
    const auto piece = text_.substr(0, part.offset + part.length);
    std::vector<Word> found;
    auto begin = piece.find_first_not_of(blanks, part.offset);
    while (begin != std::string_view::npos) {
        const auto end = std::min(piece.find_first_of(blanks, begin), piece.size());
        found.push_back({small_letters(piece.substr(begin, end - begin)), {begin, end - begin}});
        begin = piece.find_first_not_of(blanks, end);
    }
    return found;
}

void DateText::unknown(Mark wrong) const {
    fail(fmt::format("cannot read the date \"{}\"", text_), wrong);
}

void DateText::absent(Mark wrong, const std::string& what) const {
    fail("there is no " + what, wrong);
}

void DateText::beyond_years(Mark wrong) const {
    fail(fmt::format("\"{}\" lies outside the years {} to {}", text_, first_year, last_year),
         wrong);
}

void DateText::ends_before_it_begins(Mark wrong) const {
    fail(fmt::format("\"{}\" ends before it begins", text_), wrong);
}

void DateText::fail(const std::string& message, Mark wrong) const {
    throw Error(Failure::usage, message, three_spellings(wrong),
                Excerpt{std::string(text_), wrong.offset, wrong.length});
}

std::string DateText::three_spellings(Mark wrong) const {
    const auto word = small_letters(text_.substr(wrong.offset, wrong.length));
    const auto meant = weekday_resembling(word);
    const auto weekday = meant ? std::string(*meant) : short_weekday(today_ - std::chrono::days{1});
    return fmt::format("try \"{}\", \"{}\" or \"{}\" (trail help dates)", weekday,
                       wanted_ == Wanted::period ? "last-week" : "16:00", iso_date(today_));
}

}  // namespace trail::time
