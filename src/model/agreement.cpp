// The working agreement: the lines that trail reads.
#include "trail/model/agreement.hpp"

#include <algorithm>

namespace trail::model {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_named(std::string_view name, std::string_view wanted) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::ranges::equal(name, wanted, {}, lower, lower);
}

// Every day but these, from midnight to midnight.
time::WeeklyHours days_without(std::string_view days) {
    const auto free = time::read_weekly_hours(std::string(days) + " 00:00-24:00");
    time::WeeklyHours result;
    for (std::size_t i = 0; i < result.days.size(); ++i) {
        if (free.days[i].empty())
            result.days[i].push_back({std::chrono::minutes{0}, std::chrono::hours{24}});
    }
    return result;
}

void read_line(std::string_view line, Agreement& agreement) {
    line = trimmed(line);
    if (line.starts_with("- ") || line.starts_with("* ")) line = trimmed(line.substr(2));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const auto name = line.substr(0, colon);
    const auto value = trimmed(line.substr(colon + 1));
    if (value.empty()) return;
    if (is_named(name, "urgent channel")) agreement.urgent_channel = std::string(value);
    if (is_named(name, "core hours")) agreement.core_hours = time::read_weekly_hours(value);
    if (is_named(name, "meeting-free days")) agreement.meeting_days = days_without(value);
}

}  // namespace

Agreement read_agreement(std::string_view text) {
    Agreement agreement;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        read_line(text.substr(0, end), agreement);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return agreement;
}

}  // namespace trail::model
