// A digest by mail: to whom, what each gets, once.
#include "cli/digest/mail_digest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/mail/mail_delivery.hpp"
#include "cli/mail/mail_recipients.hpp"
#include "cli/moment.hpp"
#include "cli/record_file.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/render/mail.hpp"
#include "trail/store/mailings.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t most_references = 5;

std::string hash_of(const std::string& text) {
    constexpr std::size_t digits = 6;
    return render::fingerprint(text).substr(0, digits);
}

// A period that goes on is sent once a day, and is still to be sent when it is over.
std::string period_key(const Issue& issue) {
    const auto& period = issue.digest.period;
    // Its beginning moves with the mark.
    if (issue.since_last) return "until " + time::iso_date(period.end - std::chrono::days(1));
    const auto today = time::day_of(time::local_time(issue.digest.until));
    if (today >= period.end) return time::name(period);
    return time::name(period) + " until " + time::iso_date(today);
}

// The period in an id, where two dots would be one too many; a range short enough for one line.
std::string issue_in_id(std::string period) {
    if (const auto dots = period.find(".."); dots != std::string::npos) {
        period.replace(dots, 2, "_");
        std::erase(period, '-');
    }
    std::ranges::replace(period, ' ', '_');
    return period;
}

std::string list_command(const DigestIdentity& identity, const time::Period& period,
                         const std::string& zone) {
    auto command = zone.empty() ? std::string() : "TZ=" + shell_word(zone) + " ";
    command += "trail list " + shell_word("during:" + time::name(period));
    if (!identity.scope.empty()) command += ' ' + shell_word(identity.scope);
    return command;
}

// One run over all recipients.
class Mailing {
public:
    Mailing(Context& context, const MailOptions& options, const DigestIdentity& identity)
        : context_(context),
          options_(options),
          identity_(identity),
          name_(digest_name(identity)),
          sender_(mail_sender(context)),
          morning_(morning_hour(context, options.due.value_or(""))) {}

    std::vector<Recipient> recipients() const {
        return mail_recipients(context_, options_.to, identity_.project, identity_.zone);
    }

    bool is_known(const Issue& issue, const Recipient& recipient) const {
        return !options_.again &&
               store::mailings::find(context_.store().record(), name_, period_key(issue),
                                     model::address_key(recipient.mailbox.address));
    }

    render::Mail mail(const report::Digest& digest, const std::string& period,
                      const std::vector<Recipient>& to, const time::Stamp& date) const {
        const auto reader = to.size() == 1 ? model::address_key(to.front().mailbox.address) : "";
        render::MailOptions mail{
            .name = name_,
            .issue = issue_in_id(period),
            .domain = sender_.domain,
            .from = sender_.mailbox,
            .reply_to = address_setting(context_, "mail.reply_to"),
            .owner = address_setting(context_, "mail.owner"),
            .date = date,
            .references = store::mailings::messages_before(context_.store().record(), name_, reader,
                                                           digest.period.begin, most_references),
            .command = list_command(identity_, digest.period, zone_to_tell(context_))};
        for (const auto& each : to) mail.to.push_back(each.mailbox);
        return render::mail(digest, mail);
    }

    std::string key(const Issue& issue, const Recipient& recipient) const {
        constexpr std::size_t most = 40;
        const auto address = model::address_key(recipient.mailbox.address);
        const auto period = period_key(issue);
        return fmt::format(
            "{}.{}.{}.{}", issue_in_id(period), name_, render::id_part(address, most),
            hash_of(envelope_record(context_) + '\n' + name_ + '\n' + period + '\n' + address));
    }

    external::Envelope envelope(const Issue& issue, const Recipient& recipient,
                                const render::Mail& mail) const {
        external::Envelope envelope{.record = envelope_record(context_),
                                    .digest = name_,
                                    .period = period_key(issue),
                                    .first_day = issue.digest.period.begin,
                                    .recipient = model::address_key(recipient.mailbox.address),
                                    .message = mail.id,
                                    .subject = mail.subject,
                                    .written = context_.now()};
        if (!issue.read) return envelope;
        envelope.reader = recipient.reader;
        envelope.read_operation = issue.read->operation;
        envelope.read_at = issue.read->at;
        return envelope;
    }

    bool is_silent(const Issue& issue) const {
        return !options_.send_empty &&
               (!issue.has_news || render::has_nothing_to_say(issue.digest));
    }
    bool is_early(const Recipient& recipient) const {
        return options_.due && !has_morning(context_, recipient, morning_);
    }

    void send(const MakeIssue& make);
    void tell(const MakeIssue& make);

private:
    void send_to(Delivery& delivery, const Recipient& recipient, const MakeIssue& make);
    std::string plan_for(const Recipient& recipient, const MakeIssue& make);

    Context& context_;
    const MailOptions& options_;
    const DigestIdentity& identity_;
    std::string name_;
    Sender sender_;
    std::int64_t morning_;
};

Error nobody(const DigestIdentity& identity) {
    const auto list = identity.project ? "mail.projects and mail.to name" : "mail.to names";
    return {Failure::config, fmt::format("nobody to send to: {} no one", list),
            "trail config set mail.to ana@team.example"};
}

// At a terminal silence would look like a failure; cron wants it.
void say(Context& context, const std::string& sentence) {
    if (context.streams().err_device().terminal && !context.options().quiet) {
        context.streams().err(sentence + "\n");
    } else {
        context.detail(sentence);
    }
}

void Mailing::send_to(Delivery& delivery, const Recipient& recipient, const MakeIssue& make) {
    const auto who = text::for_terminal_line(recipient.mailbox.address);
    if (is_early(recipient)) {
        say(context_, fmt::format("Not yet: it is no working morning for {}.", who));
        return;
    }
    const auto issue = make(recipient.reader);
    if (is_known(issue, recipient)) {
        say(context_, fmt::format("Sent before: {} has this digest.", who));
        return;
    }
    if (delivery.is_waiting(key(issue, recipient))) return;
    if (is_silent(issue)) {
        say(context_, fmt::format("Nothing to say to {}.", who));
        return;
    }
    const auto sent =
        mail(issue.digest, period_key(issue), {recipient}, identity_.zone.stamp(context_.now()));
    delivery.send(key(issue, recipient), envelope(issue, recipient, sent), sent.text);
}

void Mailing::send(const MakeIssue& make) {
    const auto all = recipients();
    if (all.empty()) throw nobody(identity_);
    Delivery delivery(context_);
    delivery.resume();
    for (const auto& recipient : all) send_to(delivery, recipient, make);
    delivery.finish();
}

// "send", "sent", "waits", "early" or "empty".
std::string Mailing::plan_for(const Recipient& recipient, const MakeIssue& make) {
    const auto issue = make(recipient.reader);
    const auto waiting = outbox(context_).all();
    const auto file = key(issue, recipient);
    const auto is_this = [&](const external::Waiting& mail) { return mail.file.stem() == file; };
    const auto* plan = "send";
    if (is_early(recipient)) plan = "early";
    if (is_silent(issue)) plan = "empty";
    if (is_known(issue, recipient)) plan = "sent";
    if (std::ranges::any_of(waiting, is_this)) plan = "waits";
    return fmt::format("{}\t{}\t{}\n", plan, recipient.mailbox.address,
                       text::for_field(render::mail_subject(issue.digest)));
}

void Mailing::tell(const MakeIssue& make) {
    const auto all = recipients();
    if (all.empty()) throw nobody(identity_);
    for (const auto& recipient : all) context_.print(plan_for(recipient, make));
}

}  // namespace

void declare_mail(Declaration& declaration, MailOptions& options) {
    declaration.flag("", "email", options.email,
                     "send it by mail, to each person once for a period");
    declaration.option("", "to", "ADDR", options.to,
                       "instead of mail.to: an address or a person, repeatable");
    declaration.flag("", "once", options.once, "what --email does anyway, for who reads a crontab");
    declaration.flag("", "again", options.again, "send it also to who has it already");
    declaration.flag("", "send-empty", options.send_empty, "send it also when nothing happened");
    declaration.options.push_back(
        {.name = "due",
         .value = "N",
         .help = "to those whose working morning, at N or mail.hour, has come",
         .target = &options.due,
         .value_optional = true});
    declaration.flag("", "flush", options.flush, "only try again what is in the outbox");
}

std::string digest_name(const DigestIdentity& identity) {
    constexpr std::size_t most = 24;
    if (identity.scope.empty()) return "all";
    const auto& scope = identity.scope;
    const bool sole = identity.project && scope == "project:" + *identity.project;
    const auto& said = sole ? *identity.project : scope;
    const auto part = render::id_part(said, most);
    if (sole && part == said && part != "all") return part;
    return (part.empty() ? "digest" : part) + '-' + hash_of(scope);
}

void send_digest(Context& context, const MailOptions& options, const DigestIdentity& identity,
                 const MakeIssue& make) {
    refuse_missing_record(context);
    Mailing mailing(context, options, identity);
    if (context.options().dry_run) {
        mailing.tell(make);
    } else {
        mailing.send(make);
    }
}

void flush_digests(Context& context) {
    if (context.options().dry_run) {
        for (const auto& mail : outbox(context).all())
            if (mail.envelope.record == envelope_record(context))
                context.print(fmt::format("{}\t{}\t{}\n", mail.is_sent ? "sent" : "waits",
                                          text::for_field(mail.envelope.recipient),
                                          text::for_field(mail.envelope.subject)));
        return;
    }
    Delivery delivery(context);
    delivery.resume();
    delivery.finish("trail doctor");
}

std::string digest_message(Context& context, const MailOptions& options,
                           const DigestIdentity& identity, const report::Digest& digest) {
    const Mailing mailing(context, options, identity);
    return mailing.mail(digest, time::name(digest.period), mailing.recipients(), digest.until).text;
}

}  // namespace trail::cli
