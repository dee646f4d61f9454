// Points, periods and spans: what a caller makes of a phrase, and "A..B".
#include "trail/time/date_grammar.hpp"

#include "time/date_phrase.hpp"
#include "time/date_text.hpp"

namespace trail::time {
namespace {

constexpr std::string_view dots = "..";
constexpr Seconds end_of_work = std::chrono::hours{17};

DateText text_for(std::string_view text, const Reference& reference, Wanted wanted) {
    return {text, day_of(reference.zone.local(reference.now)), wanted};
}

Instant moment_of(Day day, const DateText& text, const Reference& reference, Lean lean) {
    if (lean == Lean::future) return reference.zone.instant(day + end_of_work);
    // In the hour that clocks repeat, going through the wall clock could leave the present.
    if (day == text.today()) return reference.now;
    return reference.zone.instant(day + (reference.zone.local(reference.now) - text.today()));
}

// The days a phrase covers; nothing if it is a moment.
std::optional<Period> covered_by(const Meaning& meaning, const DateText& text) {
    if (const auto* period = std::get_if<Period>(&meaning)) return *period;
    if (const auto* single = std::get_if<Day>(&meaning)) return day(*single);
    if (const auto* stretch = std::get_if<Stretch>(&meaning)) {
        constexpr std::chrono::days one{1};
        return stretch->far_end > text.today() ? days(text.today(), stretch->far_end - one)
                                               : days(stretch->far_end + one, text.today());
    }
    return std::nullopt;
}

Period whole_days(const DateText& text, Mark part, const Reference& reference, Lean lean) {
    const auto period = covered_by(read_phrase(text, part, reference, lean), text);
    if (!period) text.unknown(text.trimmed(part));
    return *period;
}

Period range(const DateText& text, std::size_t cut, const Reference& reference, Lean lean) {
    const auto behind = cut + dots.size();
    const Mark left = text.trimmed({0, cut});
    const Mark right = text.trimmed({behind, text.text().size() - behind});
    if (left.length == 0 && right.length == 0) text.unknown({cut, dots.size()});
    Period all{Unit::range, first_day, end_of_days};
    if (left.length > 0) all.begin = whole_days(text, left, reference, lean).begin;
    if (right.length > 0) all.end = whole_days(text, right, reference, lean).end;
    if (all.end <= all.begin) text.ends_before_it_begins(right.length > 0 ? right : left);
    return all;
}

}  // namespace

Instant read_point(std::string_view given, const Reference& reference, Lean lean) {
    const DateText text = text_for(given, reference, Wanted::moment);
    const Meaning meaning = read_phrase(text, text.whole(), reference, lean);
    if (const auto* at = std::get_if<Instant>(&meaning)) return *at;
    if (const auto* day = std::get_if<Day>(&meaning)) {
        return moment_of(*day, text, reference, lean);
    }
    if (const auto* stretch = std::get_if<Stretch>(&meaning)) {
        return moment_of(stretch->far_end, text, reference, lean);
    }
    text.unknown(text.trimmed(text.whole()));
}

Period read_period(std::string_view given, const Reference& reference, Lean lean) {
    const DateText text = text_for(given, reference, Wanted::period);
    if (const auto cut = given.find(dots); cut != std::string_view::npos) {
        return range(text, cut, reference, lean);
    }
    return whole_days(text, text.whole(), reference, lean);
}

Span read_span(std::string_view given, const Reference& reference) {
    const DateText text = text_for(given, reference, Wanted::period);
    if (const auto cut = given.find(dots); cut != std::string_view::npos) {
        return span(range(text, cut, reference, Lean::past), reference.zone);
    }
    const Meaning meaning = read_phrase(text, text.whole(), reference, Lean::past);
    if (const auto* at = std::get_if<Instant>(&meaning)) return {*at, *at};
    return span(*covered_by(meaning, text), reference.zone);
}

}  // namespace trail::time
