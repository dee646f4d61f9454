// A person: absences, the short name a full name suggests, and what may be a name.
#include "trail/model/person.hpp"

#include <algorithm>

namespace trail::model {
namespace {

constexpr std::size_t longest_name = 64;

bool is_letter_or_digit(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

bool may_join(char c) {
    return c == '-' || c == '_' || c == '.' || c == '/';
}

std::string plain_word(std::string_view text) {
    std::string word;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (!is_letter_or_digit(byte)) continue;
        word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return word.size() > longest_name ? std::string() : word;
}

// What stands before the at sign; forges put a number before the name in addresses that take no
// mail: "12345+mei@users.noreply.forge.example".
std::string_view account_of(std::string_view address) {
    const auto end = std::min(address.find('@'), address.size());
    const auto account = address.substr(0, end);
    const auto digits = std::min(account.find_first_not_of("0123456789"), account.size());
    const bool is_numbered = digits > 0 && account.substr(digits).starts_with('+') &&
                             address.substr(end).starts_with("@users.noreply.");
    return is_numbered ? account.substr(digits + 1) : account;
}

}  // namespace

time::WorkingTime working_time(const Person& person, const time::Zone& otherwise) {
    std::vector<time::Day> holidays;
    for (const auto& holiday : person.holidays) holidays.push_back(holiday.day);
    std::vector<time::Period> absences;
    for (const auto& absence : person.absences) {
        absences.push_back({time::Unit::range, absence.begin, absence.end});
    }
    return {time::Zone::named(person.zone).value_or(otherwise),
            person.hours.value_or(time::usual_hours()), std::move(holidays), std::move(absences)};
}

const Absence* absence_on(const Person& person, time::Day day) {
    const Absence* longest = nullptr;
    for (const auto& absence : person.absences) {
        const bool has_day = absence.begin <= day && day < absence.end;
        if (has_day && (longest == nullptr || absence.end > longest->end)) longest = &absence;
    }
    return longest;
}

void take_leave(Person& person, const Absence& absence) {
    std::erase_if(person.absences, [&](const Absence& other) {
        return other.begin == absence.begin ||
               (absence.begin <= other.begin && other.end <= absence.end);
    });
    person.absences.push_back(absence);
    std::ranges::sort(person.absences, {}, &Absence::begin);
}

std::size_t call_back(Person& person, time::Day begin, time::Day end) {
    std::size_t changed = 0;
    std::vector<Absence> left;
    for (const auto& absence : person.absences) {
        if (absence.end <= begin || end <= absence.begin) {
            left.push_back(absence);
            continue;
        }
        ++changed;
        if (absence.begin < begin) left.push_back({absence.begin, begin, absence.why});
        if (end < absence.end) left.push_back({end, absence.end, absence.why});
    }
    person.absences.clear();
    std::ranges::sort(left, {}, &Absence::end);
    for (const auto& absence : left) take_leave(person, absence);
    return changed;
}

std::string short_name(std::string_view full_name, std::string_view address) {
    const auto start = full_name.find_first_not_of(' ');
    if (start != std::string_view::npos) {
        const auto end = full_name.find(' ', start);
        if (auto word = plain_word(full_name.substr(start, end - start)); !word.empty())
            return word;
    }
    if (auto word = plain_word(account_of(address)); !word.empty()) return word;
    return "me";
}

bool is_name(std::string_view text) {
    if (text.empty() || text.size() > longest_name) return false;
    if (!is_letter_or_digit(static_cast<unsigned char>(text.front()))) return false;
    if (!is_letter_or_digit(static_cast<unsigned char>(text.back()))) return false;
    return std::ranges::all_of(text, [](char c) {
        return is_letter_or_digit(static_cast<unsigned char>(c)) || may_join(c);
    });
}

}  // namespace trail::model
