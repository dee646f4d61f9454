// A length of time, number by number and unit by unit.
#include "trail/time/length.hpp"

#include "time/date_words.hpp"

namespace trail::time {
namespace {

constexpr std::size_t most_digits = 4;

std::string_view without_blanks(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

bool is_unit(std::string_view word, Measure measure) {
    return measure_word(word) == measure || (measure == Measure::minute && word == "min");
}

}  // namespace

std::optional<Seconds> parse_length(std::string_view text) {
    std::chrono::minutes length{0};
    for (text = without_blanks(text); !text.empty(); text = without_blanks(text)) {
        const auto digits = leading_digits(text);
        if (digits == 0 || digits > most_digits) return std::nullopt;
        const int count = number(text.substr(0, digits));
        text = without_blanks(text.substr(digits));
        const auto unit = text.substr(0, text.find_first_of(" 0123456789"));
        text.remove_prefix(unit.size());
        if (is_unit(unit, Measure::hour)) {
            length += std::chrono::hours{count};
        } else if (is_unit(unit, Measure::minute)) {
            length += std::chrono::minutes{count};
        } else {
            return std::nullopt;
        }
    }
    if (length <= std::chrono::minutes{0} || length > std::chrono::hours{24}) return std::nullopt;
    return length;
}

}  // namespace trail::time
