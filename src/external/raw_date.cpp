// The date of a commit as git writes it.
#include "external/raw_date.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>

namespace trail::external {
namespace {

time::Instant within_years(std::int64_t seconds) {
    using namespace std::chrono;
    constexpr time::Instant first = sys_days(year(time::first_year) / January / 2);
    constexpr time::Instant last = sys_days(year(time::last_year) / December / 30);
    const auto least = first.time_since_epoch().count();
    const auto most = last.time_since_epoch().count();
    return time::Instant(time::Seconds(std::clamp<std::int64_t>(seconds, least, most)));
}

// "+0530", which people have filled with nonsense, too.
time::Offset offset(std::string_view text) {
    int digits = 0;
    if (text.size() != 5 || (text[0] != '+' && text[0] != '-')) return time::Offset(0);
    std::from_chars(text.data() + 1, text.data() + text.size(), digits);
    const int minutes = digits / 100 * 60 + digits % 100;
    if (minutes > 24 * 60) return time::Offset(0);
    return time::Offset(text[0] == '-' ? -minutes : minutes);
}

}  // namespace

time::Stamp stamp_in(std::string_view text) {
    std::int64_t seconds = 0;
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    const auto space = std::min(text.find(' '), text.size());
    return {within_years(seconds), offset(text.substr(std::min(space + 1, text.size())))};
}

}  // namespace trail::external
