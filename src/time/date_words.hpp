// What single words of the date grammar mean, whatever day it is. Words are in small letters.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "trail/time/period.hpp"

namespace trail::time {

// What "2h", "2 hours ago" are counted in.
enum class Measure { minute, hour, day, week, month };

std::optional<std::chrono::weekday> weekday_word(std::string_view word);  // "fri", "friday"
std::optional<std::chrono::days> near_day_word(std::string_view word);    // "yesterday" is -1
std::optional<Unit> unit_word(std::string_view word);                     // "week", not "day"
std::optional<int> step_word(std::string_view word);                      // "last" is -1
std::optional<Measure> measure_word(std::string_view word);               // "h", "hour", "hours"

// The short name of the weekday that a misspelt word begins like: "tue" for "tusday".
std::optional<std::string_view> weekday_resembling(std::string_view word);

// Whether a text has the length of a shape, a digit wherever that has 0, and equal bytes elsewhere.
bool has_shape(std::string_view text, std::string_view shape);

std::size_t leading_digits(std::string_view text);
int number(std::string_view digits);  // of at most nine digits

}  // namespace trail::time
