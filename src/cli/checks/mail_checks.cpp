// What can be wrong with sending digests: the settings, the mailer, what waits, the timer.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/checks/checks.hpp"
#include "cli/mail/mail_delivery.hpp"
#include "cli/mail/mail_recipients.hpp"
#include "trail/external/mailer.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;

constexpr time::Seconds long_wait = std::chrono::days(3);

bool is_wanted(Context& context) {
    const auto& settings = context.settings();
    return !settings.list("mail.to").empty() || !settings.list("mail.projects").empty();
}

Finding mailer_found(Context& context) {
    const auto words = external::command_words(context.settings().text("mail.sendmail"));
    const auto program = text::for_terminal_line(words.front());
    if (!system::is_installed(words.front(), context.environment())) {
        return {"mail", Result::error, fmt::format("no mailer \"{}\"", program),
                "trail config set mail.sendmail \"msmtp -t\"", "there is no mailer"};
    }
    const auto sender = mail_sender(context);
    if (context.settings().text("mail.from").empty()) {
        return {"mail", Result::warning, fmt::format("{} works, but mail.from is not set", program),
                fmt::format("trail config set mail.from {}", sender.mailbox.address),
                "mail.from is not set"};
    }
    return {"mail",
            Result::ok,
            fmt::format("{}, from {}", program, sender.mailbox.address),
            {},
            "mailer and sender are set"};
}

// Everything that sending reads, so that it fails here and not at night.
std::size_t recipients(Context& context) {
    const auto zone = context.zone();
    for (const auto* key : {"mail.reply_to", "mail.owner", "mail.envelope_from"})
        address_setting(context, key);
    auto all = mail_recipients(context, {}, std::nullopt, zone);
    for (const auto& each : all) has_morning(context, each, morning_hour(context, ""));
    std::size_t number = all.size();
    for (const auto& item : context.settings().list("mail.projects"))
        number += mail_recipients(context, {}, item.substr(0, item.find('=')), zone).size();
    return number;
}

Findings waiting(Context& context) {
    const auto mails = outbox(context).all();
    if (mails.empty()) return {};
    const auto oldest = std::ranges::min(mails, {}, [](const external::Waiting& mail) {
                            return mail.envelope.written;
                        }).envelope.written;
    const bool old = context.now() - oldest >= long_wait;
    const auto day = time::long_date(time::day_of(context.zone().local(oldest)));
    return {{"outbox", old ? Result::error : Result::warning,
             fmt::format("{} {} in the outbox, since {}", mails.size(),
                         mails.size() == 1 ? "mail waits" : "mails wait", day),
             "trail digest --flush"}};
}

fs::path enabled_timer(Context& context) {
    const auto home =
        context.environment().get_or("XDG_CONFIG_HOME", context.directories().home + "/.config");
    return fs::path(home) / "systemd/user/timers.target.wants/trail-digest.timer";
}

}  // namespace

Findings check_mail(Context& context) {
    Findings findings;
    if (is_wanted(context)) {
        recipients(context);
        findings.push_back(mailer_found(context));
    }
    std::ranges::move(waiting(context), std::back_inserter(findings));
    return findings;
}

// A user's timers sleep while the user is not logged in, unless they linger.
Findings check_timer(Context& context) {
    std::error_code failed;
    if (!fs::exists(fs::symlink_status(enabled_timer(context), failed))) return {};
    if (!fs::exists(enabled_timer(context), failed)) {
        return {{"timer", Result::error, "trail-digest.timer is enabled, but its file is gone",
                 "systemctl --user disable trail-digest.timer"}};
    }
    if (fs::exists(fs::path("/var/lib/systemd/linger") / system::login_name(), failed))
        return {{"timer", Result::ok, "trail-digest.timer is enabled", {}}};
    return {{"timer", Result::warning,
             "trail-digest.timer is enabled, but only runs while you are logged in",
             "loginctl enable-linger"}};
}

}  // namespace trail::cli
