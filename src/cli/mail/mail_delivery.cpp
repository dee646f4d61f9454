// Mails on their way: written to the outbox, handed to the mailer, recorded.
#include "cli/mail/mail_delivery.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/mail/mail_recipients.hpp"
#include "trail/error.hpp"
#include "trail/external/mailer.hpp"
#include "trail/store/mailings.hpp"
#include "trail/store/readers.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

constexpr int patience_ms = 10'000;
constexpr time::Seconds long_wait = std::chrono::days(3);

std::vector<std::string> mailer(Context& context) {
    auto words = external::command_words(context.settings().text("mail.sendmail"));
    const auto sender = address_setting(context, "mail.envelope_from");
    if (!sender.empty()) {
        words.emplace_back("-f");
        words.push_back(sender);
    }
    return words;
}

system::Path refusal_file(Context& context) {
    return system::Path(context.directories().state) / "mail-refusal";
}

// For whoever looks later than the run that was refused. It is an extra: what failed is told
// anyway.
void remember_refusal(Context& context, const std::string& why) {
    std::error_code ignored;
    if (why.empty()) {
        std::filesystem::remove(refusal_file(context), ignored);
        return;
    }
    try {
        system::write_file_durably(refusal_file(context), why + '\n');
    } catch (const Error&) {
        std::filesystem::remove(refusal_file(context), ignored);
    }
}

std::string count_text(std::size_t number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace

system::FileLock lock_outbox(Context& context) {
    const system::Path directory = context.directories().state;
    system::make_private_directory(directory);
    if (auto lock = system::FileLock::take(directory / "digest.lock", patience_ms)) {
        return std::move(*lock);
    }
    throw Error(Failure::busy, "another digest is being sent");
}

external::Outbox outbox(Context& context) {
    return external::Outbox(context.directories().state + "/outbox");
}

std::optional<std::string> last_refusal(Context& context) {
    constexpr std::size_t most_bytes = 64 * 1024;
    auto why = system::read_file(refusal_file(context), most_bytes);
    if (why && why->ends_with('\n')) why->pop_back();
    return why;
}

std::string envelope_record(Context& context) {
    return text::for_terminal_line(context.record_path());
}

Delivery::Delivery(Context& context)
    : context_(context),
      outbox_(outbox(context)),
      lock_(lock_outbox(context)),
      mailer_(mailer(context)) {}

void Delivery::resume() {
    outbox_.tidy();
    for (auto& mail : outbox_.all())
        if (mail.envelope.record == envelope_record(context_)) deliver(std::move(mail));
}

bool Delivery::is_waiting(const std::string& key) const {
    return std::ranges::any_of(kept_, [&](const auto& file) { return file.stem() == key; });
}

void Delivery::send(const std::string& key, const external::Envelope& envelope,
                    std::string_view message) {
    deliver(outbox_.put(key, envelope, message));
}

void Delivery::deliver(external::Waiting mail) {
    if (!mail.is_sent && !hand_over(mail)) {
        keep(mail);
        return;
    }
    record(mail);
    outbox_.remove(mail);
}

bool Delivery::hand_over(external::Waiting& mail) {
    if (stopped_) return false;
    const std::chrono::seconds patience(context_.settings().number("mail.timeout"));
    const auto result =
        external::hand_over(context_.processes(), mailer_, external::message_of(mail), patience);
    if (!result.taken) {
        why_ = result.why;
        missing_ = result.missing;
        stopped_ = result.missing || result.hung;
        return false;
    }
    outbox_.mark_sent(mail);
    context_.detail(fmt::format("Handed {} to {}.", mail.envelope.message, mailer_.front()));
    sent_.push_back(mail.envelope.subject);
    return true;
}

void Delivery::record(const external::Waiting& mail) {
    const auto& envelope = mail.envelope;
    context_.store().change("digest", [&](store::Change& change) {
        store::mailings::remember(change, {.digest = envelope.digest,
                                           .period = envelope.period,
                                           .recipient = envelope.recipient,
                                           .first_day = envelope.first_day,
                                           .message = envelope.message,
                                           .at = context_.now()});
        if (!envelope.reader.empty())
            store::readers::move(change, envelope.digest, envelope.reader,
                                 {envelope.read_operation, envelope.read_at});
    });
}

void Delivery::keep(const external::Waiting& mail) {
    const auto written = mail.envelope.written;
    oldest_ = kept_.empty() ? written : std::min(oldest_, written);
    kept_.push_back(mail.file);
}

void Delivery::finish(const std::string& retry) {
    if (!sent_.empty() && !context_.options().quiet) {
        const bool same = std::ranges::all_of(
            sent_, [&](const std::string& subject) { return subject == sent_.front(); });
        const auto what = same ? fmt::format("\"{}\"", sent_.front()) : std::string("digests");
        context_.print(fmt::format("Sent {} to {}.\n", text::for_terminal_line(what),
                                   count_text(sent_.size(), "person", "people")));
    }
    const auto program = text::for_terminal_line(mailer_.front());
    const auto refusal = missing_ ? fmt::format("no mailer \"{}\"", program)
                                  : fmt::format("\"{}\" {}", program, why_);
    remember_refusal(context_, kept_.empty() ? "" : refusal);
    if (kept_.empty()) return;
    const auto directory =
        system::shown_path(outbox_.directory().string(), context_.directories().home);
    auto kept = fmt::format("{} kept in {}", count_text(kept_.size(), "mail is", "mails are"),
                            text::for_terminal_line(directory));
    if (context_.now() - oldest_ >= long_wait) {
        const auto day = time::day_of(context_.zone().local(oldest_));
        kept += fmt::format(" since {}", time::long_date(day));
    }
    if (missing_)
        throw Error(Failure::unavailable, fmt::format("{}; {}", refusal, kept), "trail doctor");
    throw Error(Failure::busy, fmt::format("{}: {}", kept, refusal), retry);
}

}  // namespace trail::cli
