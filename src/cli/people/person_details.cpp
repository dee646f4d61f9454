// What may be said of a person on the command line.
#include "cli/people/person_details.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/shell_word.hpp"
#include "cli/zone_name.hpp"
#include "trail/error.hpp"
#include "trail/importers/holidays.hpp"
#include "trail/model/mailbox.hpp"
#include "trail/store/people.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t most_file_bytes = std::size_t{1} << 20;
constexpr std::size_t most_holidays = 2000;
constexpr std::size_t most_name_bytes = 200;
constexpr std::size_t most_addresses = 100;

std::string full_name_from(const std::string& given) {
    auto name = text::composed(text::repaired(given));
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; };
    if (name.size() > most_name_bytes || std::ranges::any_of(name, is_control)) {
        throw Error(
            Failure::usage,
            fmt::format("\"{}\" cannot be a full name: one line of at most {} bytes can",
                        text::cut(text::for_terminal_line(name), 60, "..."), most_name_bytes));
    }
    const auto first = name.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return name.substr(first, name.find_last_not_of(' ') - first + 1);
}

std::string address_from(std::string_view given) {
    if (model::is_mail_address(given)) return model::address_key(given);
    throw Error(Failure::usage,
                fmt::format("\"{}\" is not a mail address", text::for_terminal_line(given)),
                "try \"ana@team.example\"");
}

std::string content_of(Context& context, const std::string& file) {
    if (file == "-") return context.streams().read_all(most_file_bytes);
    const auto path = std::filesystem::path(context.directory()) / file;
    if (auto content = system::read_file(path, most_file_bytes)) return *std::move(content);
    throw Error(Failure::io, fmt::format("no file \"{}\"", text::for_terminal_line(file)), "ls");
}

std::vector<model::Holiday> holidays_from(Context& context, const std::string& file) {
    if (file.empty()) return {};
    auto found = importers::read_holidays(content_of(context, file));
    const auto shown = text::for_terminal_line(file);
    if (!found.problems.empty()) {
        const auto& problem = found.problems.front();
        const auto others = found.problems.size() - 1;
        throw Error(Failure::data,
                    fmt::format("{}:{}: {}{}", shown, problem.line,
                                text::for_terminal_line(problem.message),
                                others == 0   ? ""
                                : others == 1 ? "; 1 more is wrong"
                                              : fmt::format("; {} more are wrong", others)),
                    "trail people set --help");
    }
    if (found.days.empty() || found.days.size() > most_holidays) {
        throw Error(Failure::data,
                    fmt::format("{} has {} holidays; 1 to {} can be kept", shown, found.days.size(),
                                most_holidays),
                    "trail people set --help");
    }
    return std::move(found.days);
}

void add_address(const store::Record& record, model::Person& person, const std::string& address) {
    if (std::ranges::find(person.addresses, address) != person.addresses.end()) return;
    if (const auto owner = store::people::by_address(record, address)) {
        throw Error(Failure::usage, fmt::format("\"{}\" is the address of {}", address, *owner),
                    fmt::format("trail people set {} --address {}", shell_word(*owner),
                                shell_word("-" + address)));
    }
    person.addresses.push_back(address);
}

void remove_address(model::Person& person, const std::string& address) {
    if (std::erase(person.addresses, address) > 0) return;
    throw Error(
        Failure::usage,
        fmt::format("\"{}\" is no address of {}", text::for_terminal_line(address), person.name),
        fmt::format("trail people show {}", shell_word(person.name)));
}

class Changes {
public:
    void add(std::string_view name, const std::string& before, const std::string& after) {
        if (before == after) return;
        if (after.empty()) {
            put(fmt::format("no {}", name));
        } else if (before.empty()) {
            put(fmt::format("{} {}", name, text::for_terminal_line(after)));
        } else {
            put(fmt::format("{} {} -> {}", name, text::for_terminal_line(before),
                            text::for_terminal_line(after)));
        }
    }
    void put(const std::string& part) { text_ += (text_.empty() ? "" : ", ") + part; }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

// What is in `some` and not in `others`, each behind a sign.
std::string only_in(const std::vector<std::string>& some, const std::vector<std::string>& others,
                    std::string_view sign) {
    std::string text;
    for (const auto& address : some) {
        if (std::ranges::find(others, address) != others.end()) continue;
        text += fmt::format(" {}{}", sign, text::for_terminal_line(address));
    }
    return text;
}

}  // namespace

void declare_details(Declaration& declaration, PersonOptions& options) {
    declaration.option("", "full", "TEXT", options.full_name, "the full name");
    declaration.option("", "address", "ADDR", options.addresses,
                       "a mail address; -ADDR takes one away; repeatable");
    declaration.option("", "tz", "ZONE", options.zone, "the time zone: Europe/Berlin");
    declaration.option("", "hours", "TEXT", options.hours, "when they work: Mon-Fri 09:00-17:00");
    declaration.option("", "holidays", "FILE", options.holidays,
                       "their holidays: dates, a line each, or iCalendar");
}

bool is_empty(const PersonOptions& options) {
    return !options.full_name && options.addresses.empty() && !options.zone && !options.hours &&
           !options.holidays;
}

PersonDetails read_details(Context& context, const PersonOptions& options) {
    PersonDetails details;
    if (options.full_name) details.full_name = full_name_from(*options.full_name);
    for (const std::string_view address : options.addresses) {
        if (address.starts_with('-')) {
            details.removed.push_back(model::address_key(address.substr(1)));
        } else {
            details.added.push_back(address_from(address));
        }
    }
    if (options.zone) details.zone = zone_from(*options.zone);
    if (options.hours) {
        details.hours = options.hours->empty()
                            ? std::nullopt
                            : std::optional(time::read_weekly_hours(*options.hours));
    }
    if (options.holidays) details.holidays = holidays_from(context, *options.holidays);
    return details;
}

void apply(const PersonDetails& details, const store::Record& record, model::Person& person) {
    if (details.full_name) person.full_name = *details.full_name;
    for (const auto& address : details.removed) remove_address(person, address);
    for (const auto& address : details.added) add_address(record, person, address);
    if (person.addresses.size() > most_addresses) {
        throw Error(Failure::usage, fmt::format("{} addresses are too many; at most {} are kept",
                                                person.addresses.size(), most_addresses));
    }
    std::ranges::sort(person.addresses);
    if (details.zone) person.zone = *details.zone;
    if (details.hours) person.hours = *details.hours;
    if (details.holidays) person.holidays = *details.holidays;
}

std::string changes_text(const model::Person& before, const model::Person& after) {
    Changes changes;
    changes.add("full name", before.full_name, after.full_name);
    const auto mail = only_in(after.addresses, before.addresses, "+") +
                      only_in(before.addresses, after.addresses, "-");
    if (!mail.empty()) changes.put("mail" + mail);
    changes.add("zone", before.zone, after.zone);
    const auto hours = [](const model::Person& person) {
        return person.hours ? time::weekly_hours_text(*person.hours) : std::string();
    };
    if (before.hours && !after.hours) {
        changes.put("the usual hours");
    } else {
        changes.add("hours", hours(before), hours(after));
    }
    if (before.holidays != after.holidays) {
        const auto count = after.holidays.size();
        changes.put(count == 0 ? "no holidays"
                               : fmt::format("{} holiday{}", count, count == 1 ? "" : "s"));
    }
    return changes.text();
}

}  // namespace trail::cli
