// The vocabulary of the date grammar, as tables.
#include "time/date_words.hpp"

#include <algorithm>
#include <array>

namespace trail::time {
namespace {

template <class Meaning>
struct Named {
    std::string_view word;
    Meaning meaning;
};

template <class Meaning, std::size_t size>
std::optional<Meaning> look_up(const std::array<Named<Meaning>, size>& table,
                               std::string_view word) {
    const auto found = std::ranges::find(table, word, &Named<Meaning>::word);
    if (found == table.end()) return std::nullopt;
    return found->meaning;
}

constexpr std::array<std::string_view, 7> weekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                      "thursday", "friday", "saturday"};
constexpr std::size_t short_weekday = 3;

constexpr std::array<Named<int>, 3> near_days = {
    {{"today", 0}, {"yesterday", -1}, {"tomorrow", 1}}};

constexpr std::array<Named<Unit>, 4> units = {{{"week", Unit::week},
                                               {"month", Unit::month},
                                               {"quarter", Unit::quarter},
                                               {"year", Unit::year}}};

constexpr std::array<Named<int>, 3> steps = {{{"last", -1}, {"this", 0}, {"next", 1}}};

constexpr std::array<Named<Measure>, 14> measures = {{{"m", Measure::minute},
                                                      {"minute", Measure::minute},
                                                      {"minutes", Measure::minute},
                                                      {"h", Measure::hour},
                                                      {"hour", Measure::hour},
                                                      {"hours", Measure::hour},
                                                      {"d", Measure::day},
                                                      {"day", Measure::day},
                                                      {"days", Measure::day},
                                                      {"w", Measure::week},
                                                      {"week", Measure::week},
                                                      {"weeks", Measure::week},
                                                      {"month", Measure::month},
                                                      {"months", Measure::month}}};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::optional<std::chrono::weekday> weekday_word(std::string_view word) {
    const auto found = std::ranges::find_if(weekdays, [word](std::string_view name) {
        return word == name || word == name.substr(0, short_weekday);
    });
    if (found == weekdays.end()) return std::nullopt;
    return std::chrono::weekday{static_cast<unsigned>(found - weekdays.begin())};
}

std::optional<std::chrono::days> near_day_word(std::string_view word) {
    const auto found = look_up(near_days, word);
    if (!found) return std::nullopt;
    return std::chrono::days{*found};
}

std::optional<Unit> unit_word(std::string_view word) {
    return look_up(units, word);
}

std::optional<int> step_word(std::string_view word) {
    return look_up(steps, word);
}

std::optional<Measure> measure_word(std::string_view word) {
    return look_up(measures, word);
}

std::optional<std::string_view> weekday_resembling(std::string_view word) {
    // Two letters tell every weekday from every other.
    if (word.size() < 2) return std::nullopt;
    for (const auto name : weekdays) {
        if (name.substr(0, 2) == word.substr(0, 2)) return name.substr(0, short_weekday);
    }
    return std::nullopt;
}

bool has_shape(std::string_view text, std::string_view shape) {
    return std::ranges::equal(text, shape,
                              [](char c, char s) { return s == '0' ? is_digit(c) : c == s; });
}

std::size_t leading_digits(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

}  // namespace trail::time
