// Holidays from lines with dates, or from the events of a calendar.
#include "trail/importers/holidays.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "trail/text/unicode.hpp"

namespace trail::importers {
namespace {

constexpr std::chrono::days one_day{1};
constexpr std::chrono::days longest{60};
constexpr std::size_t date_length = 10;
constexpr std::size_t longest_name = 100;  // columns
constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

class Collector {
public:
    void add(time::Day first, time::Day last, std::string_view name, std::size_t line) {
        if (last < first || last - first >= longest) {
            refuse(line, fmt::format("{} to {} are no holidays in a row", time::iso_date(first),
                                     time::iso_date(last)));
            return;
        }
        for (auto day = first; day <= last; day += one_day) {
            file_.days.push_back(
                {day, text::cut(text::composed(text::repaired(name)), longest_name, "...")});
        }
    }

    void refuse(std::size_t line, std::string message) {
        file_.problems.push_back({line, std::move(message)});
    }

    HolidayFile finish() {
        std::ranges::stable_sort(file_.days, {}, &model::Holiday::day);
        const auto same = [](const auto& one, const auto& other) { return one.day == other.day; };
        file_.days.erase(std::unique(file_.days.begin(), file_.days.end(), same), file_.days.end());
        return std::move(file_);
    }

private:
    HolidayFile file_;
};

void read_line(Collector& collector, std::size_t number, std::string_view line) {
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty()) return;
    const auto refuse = [&] {
        collector.refuse(number, fmt::format("\"{}\" does not begin with a date such as 2026-12-25",
                                             text::cut(text::repaired(line), 40, "...")));
    };
    const auto first = time::parse_iso_date(line.substr(0, date_length));
    if (!first) return refuse();
    auto rest = line.substr(date_length);
    auto last = first;
    if (rest.starts_with("..")) {
        rest.remove_prefix(2);
        last = time::parse_iso_date(rest.substr(0, date_length));
        if (!last) return refuse();
        rest.remove_prefix(date_length);
    }
    if (!rest.empty() && std::string_view(" \t,;").find(rest.front()) == std::string_view::npos) {
        return refuse();
    }
    const auto name = rest.find_first_not_of(" \t,;");
    collector.add(*first, *last, name == std::string_view::npos ? "" : rest.substr(name), number);
}

// "20261225", also before "T".
std::optional<time::Day> calendar_day(std::string_view value) {
    if (value.size() < 8) return std::nullopt;
    return time::parse_iso_date(
        fmt::format("{}-{}-{}", value.substr(0, 4), value.substr(4, 2), value.substr(6, 2)));
}

std::string unescaped(std::string_view value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\' && i + 1 < value.size()) {
            ++i;
            text += value[i] == 'n' || value[i] == 'N' ? ' ' : value[i];
        } else {
            text += value[i];
        }
    }
    return text;
}

class Calendar {
public:
    explicit Calendar(Collector& collector) : collector_(collector) {}

    // An unfolded line: NAME[;PARAMETERS]:VALUE.
    void take(std::size_t number, std::string_view line) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return;
        const auto name = line.substr(0, std::min(line.find(';'), colon));
        const auto value = trimmed(line.substr(colon + 1));
        if (name == "BEGIN" && value == "VEVENT") event_ = Event{.line = number};
        if (!event_) return;
        if (name == "DTSTART") event_->first = calendar_day(value);
        if (name == "DTEND") event_->end = calendar_day(value);
        if (name == "SUMMARY") event_->name = unescaped(value);
        if (name == "RRULE" || name == "RDATE") event_->repeats = true;
        if (name == "END" && value == "VEVENT") finish();
    }

private:
    struct Event {
        std::size_t line = 0;
        std::optional<time::Day> first{};
        std::optional<time::Day> end{};  // the day after the last
        std::string name{};
        bool repeats = false;
    };

    void finish() {
        const auto event = *event_;
        event_.reset();
        if (!event.first) {
            collector_.refuse(event.line, "the event has no date");
        } else if (event.repeats) {
            collector_.refuse(event.line,
                              "the event repeats; only events with their own dates are read");
        } else {
            const auto end = event.end.value_or(*event.first + one_day);
            collector_.add(*event.first, std::max(end - one_day, *event.first), event.name,
                           event.line);
        }
    }

    Collector& collector_;
    std::optional<Event> event_;
};

}  // namespace

HolidayFile read_holidays(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    Collector collector;
    if (!trimmed(text).starts_with("BEGIN:VCALENDAR")) {
        LineReader lines(
            [&](std::size_t number, std::string_view line) { read_line(collector, number, line); });
        lines.add(text);
        lines.finish();
        return collector.finish();
    }
    Calendar calendar(collector);
    std::string whole;
    std::size_t began = 1;
    LineReader lines([&](std::size_t number, std::string_view line) {
        if (line.starts_with(' ') || line.starts_with('\t')) {
            whole += line.substr(1);
            return;
        }
        calendar.take(began, whole);
        whole = line;
        began = number;
    });
    lines.add(text);
    lines.finish();
    calendar.take(began, whole);
    return collector.finish();
}

}  // namespace trail::importers
