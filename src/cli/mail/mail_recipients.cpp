// Who gets a digest by mail, and who sends it.
#include "cli/mail/mail_recipients.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "trail/error.hpp"
#include "trail/external/mailer.hpp"
#include "trail/store/people.hpp"
#include "trail/system/machine.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

// Where a recipient was named decides what kind of mistake it is.
struct Named {
    std::string text;
    std::string setting;  // empty: an option
};

Error no_recipient(const Named& named, std::string_view why) {
    const auto shown = text::for_terminal_line(named.text);
    if (named.setting.empty())
        return {Failure::usage, fmt::format("\"{}\" {}", shown, why), "trail digest -h"};
    return {Failure::config, fmt::format("\"{}\" in {} {}", shown, named.setting, why),
            fmt::format("trail config describe {}", named.setting)};
}

std::optional<model::Person> person_at(const store::Record& record, const std::string& address) {
    const auto name = store::people::by_address(record, model::address_key(address));
    return name ? store::people::find(record, *name) : std::nullopt;
}

Recipient recipient_of(Context& context, const Named& named, const time::Zone& zone) {
    const auto& record = context.store().record();
    auto mailbox = model::parse_mailbox(named.text);
    auto person =
        mailbox ? person_at(record, mailbox->address) : store::people::find(record, named.text);
    if (!mailbox) {
        if (!person) throw no_recipient(named, "is no mail address and nobody in the record");
        if (person->addresses.empty())
            throw no_recipient(named, "has no mail address in the record");
        mailbox = model::parse_mailbox(person->addresses.front());
        if (!mailbox) throw no_recipient(named, "has no mail address that can be used");
    }
    Recipient recipient{*mailbox, model::address_key(mailbox->address), zone};
    if (!person) return recipient;
    if (recipient.mailbox.name.empty()) recipient.mailbox.name = person->full_name;
    recipient.reader = person->name;
    recipient.zone = time::Zone::named(person->zone).value_or(zone);
    recipient.person = std::move(person);
    return recipient;
}

// "api=ana@team.example" of mail.projects.
std::vector<Named> project_list(Context& context, const std::string& project) {
    std::vector<Named> found;
    for (const auto& item : context.settings().list("mail.projects")) {
        const auto equals = item.find('=');
        if (equals == std::string::npos)
            throw no_recipient({item, "mail.projects"}, "does not say PROJECT=ADDRESS");
        if (item.substr(0, equals) == project)
            found.push_back({item.substr(equals + 1), "mail.projects"});
    }
    return found;
}

std::vector<Named> named(Context& context, const std::vector<std::string>& to,
                         const std::optional<std::string>& project) {
    std::vector<Named> all;
    for (const auto& each : to) all.push_back({each, {}});
    if (all.empty() && project) all = project_list(context, *project);
    if (!all.empty()) return all;
    for (const auto& each : context.settings().list("mail.to")) all.push_back({each, "mail.to"});
    return all;
}

model::Mailbox login_at_host() {
    const auto address = fmt::format("{}@{}", system::login_name(), system::host_name());
    return {{}, model::is_mail_address(address) ? address : "trail@localhost"};
}

std::string chosen_domain(Context& context) {
    auto domain = context.settings().text("mail.domain");
    if (domain.empty() || model::is_mail_address("a@" + domain)) return domain;
    throw Error(Failure::config,
                fmt::format("\"{}\" in mail.domain is no domain", text::for_terminal_line(domain)),
                "trail config describe mail.domain");
}

// The place of a day in a week that begins on Monday.
std::size_t weekday_named(std::string_view name) {
    constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu",
                                                    "fri", "sat", "sun"};
    const auto* const found = std::ranges::find(names, name);
    if (found == names.end())
        throw Error(Failure::config,
                    fmt::format("\"{}\" in mail.days is none of mon, tue, wed, thu, fri, sat, sun",
                                text::for_terminal_line(name)),
                    "trail config describe mail.days");
    return static_cast<std::size_t>(found - names.begin());
}

// The days on which mail goes to people who have not said when they work.
time::WeeklyHours mail_days(Context& context) {
    constexpr time::Shift all_day{std::chrono::hours{0}, std::chrono::hours{24}};
    time::WeeklyHours hours;
    for (const auto& day : context.settings().list("mail.days"))
        hours.days.at(weekday_named(day)) = {all_day};
    return hours;
}

}  // namespace

std::vector<Recipient> mail_recipients(Context& context, const std::vector<std::string>& to,
                                       const std::optional<std::string>& project,
                                       const time::Zone& zone) {
    std::vector<Recipient> recipients;
    for (const auto& each : named(context, to, project)) {
        auto recipient = recipient_of(context, each, zone);
        const auto is_same = [&](const Recipient& other) {
            return model::address_key(other.mailbox.address) ==
                   model::address_key(recipient.mailbox.address);
        };
        if (std::ranges::none_of(recipients, is_same)) recipients.push_back(std::move(recipient));
    }
    return recipients;
}

Sender mail_sender(Context& context) {
    const auto domain = chosen_domain(context);
    const auto or_own = [&](std::string_view own) {
        return domain.empty() ? std::string(own) : domain;
    };
    const auto from = context.settings().text("mail.from");
    if (!from.empty()) {
        const auto mailbox = model::parse_mailbox(from);
        if (!mailbox) throw no_recipient({from, "mail.from"}, "is no mail address");
        return {*mailbox, or_own(model::domain_of(mailbox->address))};
    }
    for (const auto& address : context.me().addresses)
        if (model::is_mail_address(address))
            return {{{}, address}, or_own(model::domain_of(address))};
    return {login_at_host(), or_own(system::host_name() + ".localhost")};
}

std::string address_setting(Context& context, const std::string& key) {
    auto address = context.settings().text(key);
    if (address.empty() || model::is_mail_address(address)) return address;
    throw no_recipient({address, key}, "is no mail address");
}

void check_mail_setting(Context& context, std::string_view key) {
    const auto zone = context.zone();
    if (key == "mail.to") {
        mail_recipients(context, {}, std::nullopt, zone);
    } else if (key == "mail.projects") {
        for (const auto& item : context.settings().list("mail.projects"))
            mail_recipients(context, {}, item.substr(0, item.find('=')), zone);
    } else if (key == "mail.days") {
        mail_days(context);
    } else if (key == "mail.sendmail") {
        external::command_words(context.settings().text("mail.sendmail"));
    } else if (key == "mail.from" || key == "mail.domain") {
        mail_sender(context);
    } else {
        address_setting(context, std::string(key));
    }
}

std::int64_t morning_hour(Context& context, const std::string& word) {
    constexpr std::int64_t last = 23;
    if (word.empty()) return context.settings().number("mail.hour");
    std::int64_t hour = 0;
    const auto* const end = word.data() + word.size();
    const auto [stopped, failed] = std::from_chars(word.data(), end, hour);
    if (failed == std::errc() && stopped == end && hour >= 0 && hour <= last) return hour;
    throw Error(Failure::usage,
                fmt::format("--due must be an hour from 0 to 23, not \"{}\"",
                            text::for_terminal_line(word)),
                "trail digest -h");
}

bool has_morning(Context& context, const Recipient& recipient, std::int64_t from_hour) {
    auto person = recipient.person.value_or(model::Person{});
    const auto usual_days = mail_days(context);
    if (!person.hours) person.hours = usual_days;
    const auto local = recipient.zone.local(context.now());
    const auto today = time::day_of(local);
    return local - today >= std::chrono::hours(from_hour) &&
           model::working_time(person, recipient.zone).is_working_day(today);
}

}  // namespace trail::cli
