// What can be wrong with sending digests: the settings, the mailer, what waits, the timer.
#include <fmt/format.h>

#include <algorithm>
#include <array>
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

// The default is a guess that may be wrong where no mail is ever sent; a choice is not.
bool is_mailer_chosen(Context& context) {
    return context.settings().is_set("mail.sendmail");
}

// Distributions install msmtp as sendmail, too.
bool is_msmtp(const std::string& program) {
    std::error_code failed;
    return fs::path(program).filename() == "msmtp" ||
           fs::canonical(program, failed).filename() == "msmtp";
}

// Without a file of settings msmtp refuses every mail, unless its options say all.
bool lacks_settings(Context& context, const std::vector<std::string>& words) {
    const auto says_where = [](const std::string& word) {
        return word.starts_with("-C") || word.starts_with("--file") || word.starts_with("--host");
    };
    if (!is_msmtp(words.front()) || std::ranges::any_of(words, says_where)) return false;
    const auto& home = context.directories().home;
    const auto own = context.environment().get_or("XDG_CONFIG_HOME", home + "/.config");
    const std::array<std::string, 3> files{home + "/.msmtprc", own + "/msmtp/config",
                                           "/etc/msmtprc"};
    return std::ranges::none_of(files, [](const std::string& file) {
        std::error_code failed;
        return fs::exists(file, failed);
    });
}

Finding mailer_found(Context& context) {
    const auto words = external::command_words(context.settings().text("mail.sendmail"));
    const auto program = text::for_terminal_line(words.front());
    if (!system::is_installed(words.front(), context.environment())) {
        return {"mail", Result::error, fmt::format("no mailer \"{}\"", program),
                external::mailer_remedy(context.environment(), words.front()),
                "there is no mailer"};
    }
    if (lacks_settings(context, words)) {
        return {"mail", Result::warning,
                fmt::format("{} has no settings: there is no ~/.msmtprc", program),
                "trail help mail", "the mailer has no settings"};
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

Findings waiting(Context& context) {
    const auto mails = outbox(context).all();
    if (mails.empty()) return {};
    const auto oldest = std::ranges::min(mails, {}, [](const external::Waiting& mail) {
                            return mail.envelope.written;
                        }).envelope.written;
    const bool old = context.now() - oldest >= long_wait;
    const auto day = time::long_date(time::day_of(context.zone().local(oldest)));
    const auto why = last_refusal(context);
    const auto what = fmt::format("{} {} in the outbox, since {}", mails.size(),
                                  mails.size() == 1 ? "mail waits" : "mails wait", day);
    return {{"outbox", old ? Result::error : Result::warning,
             why ? fmt::format("{}: {}", what, text::for_terminal_line(*why)) : what,
             "trail digest --flush", "mails wait"}};
}

fs::path enabled_timer(Context& context) {
    const auto home =
        context.environment().get_or("XDG_CONFIG_HOME", context.directories().home + "/.config");
    return fs::path(home) / "systemd/user/timers.target.wants/trail-digest.timer";
}

}  // namespace

Findings check_mail(Context& context) {
    Findings findings;
    const bool is_to_be_sent = is_wanted(context);
    // Everything that sending reads, so that it fails here and not at night.
    for (const auto key : checked_mail_settings)
        if (is_to_be_sent) check_mail_setting(context, key);
    auto mails = waiting(context);
    if (is_to_be_sent || is_mailer_chosen(context) || !mails.empty())
        findings.push_back(mailer_found(context));
    std::ranges::move(mails, std::back_inserter(findings));
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
