// Reads the hours of a week word by word, and writes them back in their shortest form.
#include "trail/time/weekly_hours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "time/date_words.hpp"
#include "trail/error.hpp"

namespace trail::time {
namespace {

using std::chrono::minutes;

constexpr minutes whole_day = std::chrono::hours{24};
constexpr std::size_t days_of_week = 7;
constexpr std::size_t longest_text = 512;
constexpr std::string_view between = " \t,";
constexpr std::array<std::string_view, days_of_week> day_names{"mon", "tue", "wed", "thu",
                                                               "fri", "sat", "sun"};

struct Piece {
    std::string lower;
    std::size_t offset = 0;
    std::size_t length = 0;
};

std::string small_letters(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

// "9:00 - 17:00" is one piece; "Fri -15:00" are two.
std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    bool joins = false;
    for (auto begin = text.find_first_not_of(between); begin != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(between, begin), text.size());
        const auto word = text.substr(begin, end - begin);
        if (joins || (word == "-" && !pieces.empty())) {
            auto& last = pieces.back();
            last.lower += small_letters(word);
            last.length = end - last.offset;
            joins = !joins;
        } else {
            pieces.push_back({small_letters(word), begin, end - begin});
        }
        begin = text.find_first_not_of(between, end);
    }
    return pieces;
}

std::size_t place_of(std::chrono::weekday day) {
    return day.iso_encoding() - 1;
}

// "fri", "mon-fri", "sun-thu"; nothing when it is no day.
std::optional<std::vector<std::size_t>> days_in(std::string_view word) {
    const auto dash = word.find('-');
    const auto first = weekday_word(word.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : weekday_word(word.substr(dash + 1));
    if (!first || !last) return std::nullopt;
    std::vector<std::size_t> places{place_of(*first)};
    while (places.back() != place_of(*last)) places.push_back((places.back() + 1) % days_of_week);
    return places;
}

// "9", "9:00", "09:00", "24:00".
std::optional<minutes> clock_in(std::string_view word) {
    const auto digits = leading_digits(word);
    const auto rest = word.substr(digits);
    if (digits < 1 || digits > 2 || !(rest.empty() || has_shape(rest, ":00"))) return std::nullopt;
    const int minute = rest.empty() ? 0 : number(rest.substr(1));
    const minutes found = std::chrono::hours{number(word.substr(0, digits))} + minutes{minute};
    if (minute > 59 || found > whole_day) return std::nullopt;
    return found;
}

// What a word such as "09:00-17:00" says; either side may be left out, not both.
struct Hours {
    std::optional<minutes> from;
    std::optional<minutes> until;
};

std::optional<Hours> hours_in(std::string_view word) {
    const auto dash = word.find('-');
    if (dash == std::string_view::npos || word.size() == 1) return std::nullopt;
    const auto left = word.substr(0, dash);
    const auto right = word.substr(dash + 1);
    const Hours hours{clock_in(left), clock_in(right)};
    if ((!left.empty() && !hours.from) || (!right.empty() && !hours.until)) return std::nullopt;
    if (hours.from == whole_day) return std::nullopt;
    return hours;
}

minutes end_after(minutes from, minutes clock) {
    return clock > from ? clock : clock + whole_day;
}

// In order, without overlaps as far as one stretch of at most a day can say the same.
void tidy(std::vector<Shift>& shifts) {
    std::ranges::sort(shifts, {}, [](const Shift& shift) {
        return std::pair{shift.from, shift.until};
    });
    std::vector<Shift> tidied;
    for (const auto& shift : shifts) {
        const bool joins = !tidied.empty() && shift.from <= tidied.back().until &&
                           shift.until - tidied.back().from <= whole_day;
        if (joins) {
            tidied.back().until = std::max(tidied.back().until, shift.until);
        } else {
            tidied.push_back(shift);
        }
    }
    shifts = std::move(tidied);
}

// False when nothing is left of the day.
bool end_at(std::vector<Shift>& shifts, minutes clock) {
    if (shifts.empty()) return false;
    const minutes end = end_after(shifts.front().from, clock);
    std::erase_if(shifts, [end](const Shift& shift) { return shift.from >= end; });
    if (end - shifts.back().from > whole_day) return false;
    shifts.back().until = end;
    return true;
}

bool begin_at(std::vector<Shift>& shifts, minutes clock) {
    std::erase_if(shifts, [clock](const Shift& shift) { return shift.until <= clock; });
    if (shifts.empty() || shifts.front().until - clock > whole_day) return false;
    shifts.front().from = clock;
    return true;
}

class Reading {
public:
    explicit Reading(std::string_view text) : text_(text) {}

    WeeklyHours read() {
        if (text_.size() > longest_text) {
            throw Error(Failure::usage, fmt::format("hours of {} bytes are too long", text_.size()),
                        hint());
        }
        const auto pieces = pieces_of(text_);
        if (pieces.empty()) fail({"", 0, text_.size()});
        for (const auto& piece : pieces) take(piece);
        if (days_are_open_) fail(pieces.back());
        for (auto& shifts : week_.days) tidy(shifts);
        return week_;
    }

private:
    void take(const Piece& piece) {
        if (const auto days = days_in(piece.lower)) {
            if (!days_are_open_) days_.clear();
            days_.insert(days_.end(), days->begin(), days->end());
            days_are_open_ = true;
            return;
        }
        if (piece.lower == "off") {
            close_days();
            if (days_.empty()) week_ = {};
            for (const auto day : days_) week_.days[day].clear();
            return;
        }
        const auto hours = hours_in(piece.lower);
        if (!hours) fail(piece);
        if (days_.empty()) days_ = {0, 1, 2, 3, 4};
        const bool is_first = close_days();
        for (const auto day : days_) add(week_.days[day], *hours, is_first, piece);
    }

    bool close_days() {
        const bool were_new = days_are_open_;
        days_are_open_ = false;
        return were_new;
    }

    void add(std::vector<Shift>& shifts, const Hours& hours, bool is_first, const Piece& piece) {
        tidy(shifts);
        if (hours.from && hours.until) {
            if (is_first) shifts.clear();
            shifts.push_back({*hours.from, end_after(*hours.from, *hours.until)});
        } else if (!(hours.until ? end_at(shifts, *hours.until) : begin_at(shifts, *hours.from))) {
            throw Error(Failure::usage, fmt::format("\"{}\" has no hours to change", piece.lower),
                        hint(), Excerpt{std::string(text_), piece.offset, piece.length});
        }
    }

    static std::string hint() {
        return "try \"Mon-Fri 09:00-17:00\" or \"Mon-Thu 9-12 13-17, Fri 9-15\"";
    }

    [[noreturn]] void fail(const Piece& piece) const {
        throw Error(Failure::usage, fmt::format("cannot read the hours \"{}\"", text_), hint(),
                    Excerpt{std::string(text_), piece.offset, piece.length});
    }

    std::string_view text_;
    WeeklyHours week_;
    std::vector<std::size_t> days_;
    bool days_are_open_ = false;  // no hours were read for them yet
};

std::string capital(std::string_view name) {
    std::string text(name);
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

// "Mon-Thu", "Sun-Thu", "Mon, Wed, Fri": days with the same hours.
std::string days_text(const std::array<bool, days_of_week>& chosen) {
    const auto is_chosen = [&](std::size_t place) { return chosen[place % days_of_week]; };
    std::size_t start = 0;  // a week that goes on past Sunday begins behind its gap
    if (is_chosen(0) && is_chosen(days_of_week - 1)) {
        while (start < days_of_week && is_chosen(start)) ++start;
    }
    if (start == days_of_week) return "Mon-Sun";
    std::string text;
    for (std::size_t place = start; place < start + days_of_week; ++place) {
        if (!is_chosen(place)) continue;
        std::size_t last = place;
        while (last + 1 < start + days_of_week && is_chosen(last + 1)) ++last;
        if (!text.empty()) text += ", ";
        text += capital(day_names[place % days_of_week]);
        if (last > place) text += "-" + capital(day_names[last % days_of_week]);
        place = last;
    }
    return text;
}

}  // namespace

const std::vector<Shift>& WeeklyHours::of(Day day) const {
    return days[place_of(std::chrono::weekday{day})];
}

const WeeklyHours& usual_hours() {
    static const WeeklyHours usual = read_weekly_hours("Mon-Fri 09:00-17:00");
    return usual;
}

WeeklyHours read_weekly_hours(std::string_view text) {
    return Reading(text).read();
}

std::string weekly_hours_text(const WeeklyHours& hours) {
    std::string text;
    std::array<bool, days_of_week> written{};
    for (std::size_t day = 0; day < days_of_week; ++day) {
        const auto& shifts = hours.days[day];
        if (written[day] || shifts.empty()) continue;
        std::array<bool, days_of_week> alike{};
        for (std::size_t other = day; other < days_of_week; ++other) {
            alike[other] = hours.days[other] == shifts;
            if (alike[other]) written[other] = true;
        }
        text += (text.empty() ? "" : ", ") + days_text(alike);
        for (const auto& shift : shifts) {
            text += fmt::format(" {}-{}", shift_clock(shift.from), shift_clock(shift.until));
        }
    }
    return text.empty() ? "off" : text;
}

std::string_view short_weekday(std::size_t place) {
    return day_names.at(place);
}

std::string shift_clock(minutes since_midnight) {
    if (since_midnight > whole_day) since_midnight -= whole_day;
    const auto count = since_midnight.count();
    return fmt::format("{:02}:{:02}", count / 60, count % 60);
}

}  // namespace trail::time
