// Reads a phrase word by word, from the words that need no date to those that do.
#include "time/date_phrase.hpp"

#include "time/date_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trail::time {
namespace {

using std::chrono::year_month_day;

constexpr std::size_t date_length = 10;  // 2026-11-20
constexpr std::size_t most_count_digits =
    5;  // keeps every sum of units within the calendar's range

bool is_stored(Day day) {
    return day >= first_day && day <= end_of_days;
}

// The same day of another month, or that month's last if it is shorter.
Day months_later(Day day, std::chrono::months count) {
    const auto date = year_month_day{day} + count;
    return Day{date.ok() ? date : year_month_day{date.year() / date.month() / std::chrono::last}};
}

Period period_holding(Day day, Unit unit) {
    switch (unit) {
        case Unit::week:
            return week_of(day);
        case Unit::month:
            return month_of(day);
        case Unit::quarter:
            return quarter_of(day);
        case Unit::year:
            return year_of(day);
        case Unit::day:
        case Unit::range:
            break;
    }
    return time::day(day);
}

class Phrase {
public:
    Phrase(const DateText& text, Mark part, const Reference& reference, Lean lean)
        : text_(text),
          part_(text.trimmed(part)),
          words_(text.words(part)),
          reference_(reference),
          lean_(lean) {}

    Meaning read();

private:
    Meaning first_word(const Word& word);
    Meaning starting_with_digit(const Word& word);
    Meaning distance(const Word& word, int count, Measure measure);
    Meaning calendar(const Word& word);
    Meaning week_number(const Word& word);
    Meaning date(const Word& word);
    Meaning with_clock(Day day);
    Meaning moment(Day day, std::string_view day_text, const Word& clock) const;

    std::optional<Period> named_period(const Word& word);
    Day weekday(std::chrono::weekday wanted) const;
    Seconds clock(const Word& word) const;
    int year(const Word& word) const;
    std::chrono::month month(const Word& word, int number) const;
    void check_years(const Meaning& meaning) const;

    const Word* peek() const { return next_ < words_.size() ? &words_[next_] : nullptr; }
    bool take(std::string_view lower);

    const DateText& text_;
    Mark part_;
    std::vector<Word> words_;
    std::size_t next_ = 0;
    const Reference& reference_;
    Lean lean_;
};

Meaning Phrase::read() {
    if (words_.empty()) text_.unknown(part_);
    const Meaning meaning = first_word(words_[next_++]);
    if (const Word* surplus = peek()) text_.unknown(surplus->mark);
    check_years(meaning);
    return meaning;
}

bool Phrase::take(std::string_view lower) {
    const Word* word = peek();
    if (!word || word->lower != lower) return false;
    ++next_;
    return true;
}

Meaning Phrase::first_word(const Word& word) {
    if (word.lower == "now") return reference_.now;
    if (const auto away = near_day_word(word.lower)) return with_clock(text_.today() + *away);
    if (const auto wanted = weekday_word(word.lower)) return with_clock(weekday(*wanted));
    if (const auto period = named_period(word)) return *period;
    if (leading_digits(word.lower) > 0) return starting_with_digit(word);
    text_.unknown(word.mark);
}

Day Phrase::weekday(std::chrono::weekday wanted) const {
    const Day today = text_.today();
    const std::chrono::weekday now{today};
    if (lean_ == Lean::past) return today - (now - wanted);
    return now == wanted ? today + std::chrono::days{7} : today + (wanted - now);
}

// "week", "last-week", "last week".
std::optional<Period> Phrase::named_period(const Word& word) {
    if (const auto unit = unit_word(word.lower)) return period_holding(text_.today(), *unit);
    const auto dash = word.lower.find('-');
    const auto step = step_word(std::string_view(word.lower).substr(0, dash));
    if (!step) return std::nullopt;
    Word unit_named = word;
    if (dash == std::string::npos) {
        if (!peek()) text_.unknown(word.mark);
        unit_named = words_[next_++];
    } else if (dash + 1 < word.lower.size()) {
        unit_named = word.tail(dash + 1);
    }
    const auto unit = unit_word(unit_named.lower);
    if (!unit) text_.unknown(unit_named.mark);
    const Period current = period_holding(text_.today(), *unit);
    return *step < 0 ? previous(current) : *step > 0 ? next(current) : current;
}

Meaning Phrase::starting_with_digit(const Word& word) {
    const auto digits = leading_digits(word.lower);
    const std::string_view rest = std::string_view(word.lower).substr(digits);
    if (rest.starts_with(':')) return moment(text_.today(), {}, word);
    if (digits <= most_count_digits) {
        const int count = number(std::string_view(word.lower).substr(0, digits));
        if (const auto measure = measure_word(rest)) return distance(word, count, *measure);
        const auto measure = rest.empty() && peek() ? measure_word(peek()->lower) : std::nullopt;
        if (measure) {
            ++next_;
            return distance(word, count, *measure);
        }
    }
    return calendar(word);
}

// Minutes and hours count moments; days, weeks and months count days on the calendar.
Meaning Phrase::distance(const Word& word, int count, Measure measure) {
    const bool ago = take("ago");
    const int signed_count = ago || lean_ == Lean::past ? -count : count;
    const auto days_away = [&](Day day) -> Meaning {
        if (ago) return day;
        if (count == 0) text_.unknown(word.mark);
        return Stretch{day};
    };
    switch (measure) {
        case Measure::minute:
            return reference_.now + std::chrono::minutes{signed_count};
        case Measure::hour:
            return reference_.now + std::chrono::hours{signed_count};
        case Measure::day:
            return days_away(text_.today() + std::chrono::days{signed_count});
        case Measure::week:
            return days_away(text_.today() + std::chrono::weeks{signed_count});
        case Measure::month:
            break;
    }
    return days_away(months_later(text_.today(), std::chrono::months{signed_count}));
}

Meaning Phrase::calendar(const Word& word) {
    const std::string_view lower = word.lower;
    if (has_shape(lower.substr(0, date_length), "0000-00-00")) return date(word);
    if (has_shape(lower, "0000-w00")) return week_number(word);
    const auto first_month = [&](unsigned number) {
        return Day{std::chrono::year{year(word)} / std::chrono::month{number} / 1};
    };
    if (has_shape(lower, "0000-00")) {
        return month_of(first_month(static_cast<unsigned>(month(word, number(lower.substr(5))))));
    }
    if (has_shape(lower, "0000-q0")) {
        const int quarter = number(lower.substr(6));
        if (quarter < 1 || quarter > 4) text_.absent(word.mark, fmt::format("quarter {}", quarter));
        return quarter_of(first_month(static_cast<unsigned>(quarter) * 3));
    }
    if (has_shape(lower, "0000")) return year_of(first_month(1));
    text_.unknown(word.mark);
}

Meaning Phrase::week_number(const Word& word) {
    const int wanted = number(std::string_view(word.lower).substr(6));
    const auto found = week({year(word), static_cast<unsigned>(wanted)});
    if (!found) text_.absent(word.mark, fmt::format("week {} in {}", wanted, year(word)));
    return *found;
}

// "2026-11-20", with a clock time behind "T" or in the next word.
Meaning Phrase::date(const Word& word) {
    const std::string_view lower = word.lower;
    const std::chrono::year in_year{year(word)};
    const auto in_month = month(word, number(lower.substr(5, 2)));
    const int wanted = number(lower.substr(8, 2));
    const year_month_day found{in_year, in_month, std::chrono::day{static_cast<unsigned>(wanted)}};
    if (!found.ok()) {
        text_.absent(word.mark, fmt::format("{} {} {}", wanted, full_month_name(in_month),
                                            static_cast<int>(in_year)));
    }
    const Day day{found};
    const auto day_text = lower.substr(0, date_length);
    if (lower.size() == date_length) {
        const Word* clock_word = peek();
        if (!clock_word || leading_digits(clock_word->lower) == 0) return day;
        return moment(day, day_text, words_[next_++]);
    }
    if (lower[date_length] != 't') text_.unknown(word.mark);
    return moment(day, day_text, word.tail(date_length + 1));
}

Meaning Phrase::with_clock(Day day) {
    const Word* word = peek();
    if (!word || leading_digits(word->lower) == 0) return day;
    ++next_;
    return moment(day, {}, *word);
}

// A clock time on a day. An offset, as in "16:05+01:00", may stand behind a written date only.
Meaning Phrase::moment(Day day, std::string_view day_text, const Word& clock_word) const {
    const std::string_view lower = clock_word.lower;
    const auto offset = lower.find_first_of("z+-");
    if (offset == std::string_view::npos) return reference_.zone.instant(day + clock(clock_word));
    Word clock_alone = clock_word;
    clock_alone.lower.resize(std::min(offset, lower.find('.')));
    clock(clock_alone);
    const auto stamp = parse_rfc3339(fmt::format("{}t{}", day_text, lower));
    if (!stamp) text_.unknown(clock_word.mark);
    return stamp->at;
}

Seconds Phrase::clock(const Word& word) const {
    const std::string_view lower = word.lower;
    const auto colon = std::min(lower.find(':'), lower.size());
    const auto after_hour = lower.substr(colon);
    const bool has_seconds = has_shape(after_hour, ":00:00");
    const bool has_hour = (colon == 1 || colon == 2) && leading_digits(lower) == colon;
    if (!has_hour || (!has_seconds && !has_shape(after_hour, ":00"))) text_.unknown(word.mark);
    const int hour = number(lower.substr(0, colon));
    const int minute = number(after_hour.substr(1, 2));
    const int second = has_seconds ? number(after_hour.substr(4)) : 0;
    if (hour > 23 || minute > 59 || second > 59) text_.absent(word.mark, "time " + word.lower);
    return std::chrono::hours{hour} + std::chrono::minutes{minute} + Seconds{second};
}

int Phrase::year(const Word& word) const {
    const int found = number(std::string_view(word.lower).substr(0, 4));
    if (found < first_year || found > last_year) text_.beyond_years(word.mark);
    return found;
}

std::chrono::month Phrase::month(const Word& word, int number) const {
    if (number < 1 || number > 12) text_.absent(word.mark, fmt::format("month {}", number));
    return std::chrono::month{static_cast<unsigned>(number)};
}

void Phrase::check_years(const Meaning& meaning) const {
    const auto day = [&] {
        if (const auto* at = std::get_if<Instant>(&meaning))
            return day_of(reference_.zone.local(*at));
        if (const auto* period = std::get_if<Period>(&meaning)) return period->begin;
        if (const auto* stretch = std::get_if<Stretch>(&meaning)) return stretch->far_end;
        return std::get<Day>(meaning);
    }();
    if (!is_stored(day)) text_.beyond_years(part_);
}

}  // namespace

Meaning read_phrase(const DateText& text, Mark part, const Reference& reference, Lean lean) {
    return Phrase(text, part, reference, lean).read();
}

}  // namespace trail::time
