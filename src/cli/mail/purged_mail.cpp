// Mails that wait and hold words that are purged from the record.
#include "cli/mail/purged_mail.hpp"

#include <algorithm>
#include <optional>

#include "cli/mail/mail_delivery.hpp"
#include "trail/error.hpp"
#include "trail/external/outbox.hpp"
#include "trail/render/mail.hpp"
#include "trail/system/files.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t largest_mail = 16 * 1024 * 1024;

std::vector<external::Waiting> mails_with(Context& context, const external::Outbox& outbox,
                                          const std::function<bool(std::string_view)>& hold) {
    auto mails = outbox.all();
    std::erase_if(mails, [&](const external::Waiting& mail) {
        if (mail.envelope.record != envelope_record(context)) return true;
        const auto message = system::read_file(mail.file, largest_mail).value_or("");
        return !hold(render::mail_words(message));
    });
    return mails;
}

// What the mailer has may not be sent again, so it stays until the ledger says so.
std::string dropped(const external::Outbox& outbox, const external::Waiting& mail) {
    if (mail.is_sent) return "it was sent, and is not in the ledger yet";
    try {
        outbox.remove(mail);
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

std::vector<PurgedMail> forget_mail(Context& context,
                                    const std::function<bool(std::string_view)>& hold) {
    const auto waiting = outbox(context);
    auto found = mails_with(context, waiting, hold);
    if (found.empty()) return {};
    std::optional<system::FileLock> lock;
    std::string trouble;
    try {
        lock = lock_outbox(context);
        found = mails_with(context, waiting, hold);
    } catch (const Error& error) {
        trouble = error.what();
    }
    std::vector<PurgedMail> purged;
    for (const auto& mail : found) {
        purged.push_back({mail.envelope.subject, mail.envelope.recipient,
                          system::shown_path(mail.file.string(), context.directories().home),
                          lock ? dropped(waiting, mail) : trouble, mail.is_sent});
    }
    return purged;
}

}  // namespace trail::cli
