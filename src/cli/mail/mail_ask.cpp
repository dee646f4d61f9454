// Questions, reminders and replies by mail.
#include "cli/mail/mail_ask.hpp"

#include <fmt/format.h>

#include "cli/mail/mail_delivery.hpp"
#include "cli/mail/mail_recipients.hpp"
#include "cli/shell_word.hpp"
#include "trail/render/ask_mail.hpp"
#include "trail/store/mailings.hpp"
#include "trail/store/people.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

// What the ledger calls them.
constexpr std::string_view question_issue = "question";
constexpr std::string_view reminder_issue = "reminder";

std::string ledger_name(const model::Entry& ask) {
    return "ask." + model::letters(ask.id);
}

class AskMailing {
public:
    explicit AskMailing(Context& context)
        : context_(context), sender_(mail_sender(context)), delivery_(context) {
        delivery_.resume();
    }

    // `compose(options)` makes the mail unless the person has it already.
    template <class Compose>
    void send(const model::Entry& ask, const std::string& person, std::string_view issue,
              Compose&& compose) {
        const auto mailbox = mailbox_of(person);
        if (!mailbox) return;
        const auto address = model::address_key(mailbox->address);
        if (has(ask, issue, address)) return;
        const auto key = fmt::format("{}.{}.{}", ledger_name(ask), issue,
                                     render::fingerprint(envelope_record(context_) + address));
        if (delivery_.is_waiting(key)) return;
        const auto mail =
            compose(render::AskMailOptions{.domain = sender_.domain,
                                           .from = sender_.mailbox,
                                           .to = *mailbox,
                                           .reply_to = address_setting(context_, "mail.reply_to"),
                                           .date = context_.zone().stamp(context_.now())});
        delivery_.send(key,
                       {.record = envelope_record(context_),
                        .digest = ledger_name(ask),
                        .period = std::string(issue),
                        .first_day = time::day_of(time::local_time(ask.at)),
                        .recipient = address,
                        .message = mail.id,
                        .subject = mail.subject,
                        .written = context_.now()},
                       mail.text);
    }

    bool was_asked(const model::Entry& ask, const std::string& person) {
        const auto found = store::people::find(context_.store().record(), person);
        return found && !found->addresses.empty() &&
               has(ask, question_issue, model::address_key(found->addresses.front()));
    }

    void finish() { delivery_.finish(); }

private:
    bool has(const model::Entry& ask, std::string_view issue, const std::string& address) {
        return store::mailings::find(context_.store().record(), ledger_name(ask), issue, address)
            .has_value();
    }

    std::optional<model::Mailbox> mailbox_of(const std::string& name) {
        const auto person = store::people::find(context_.store().record(), name);
        if (person && !person->addresses.empty()) {
            return model::Mailbox{person->full_name, person->addresses.front()};
        }
        context_.note(
            fmt::format("nobody knows the address of {}: trail people set {} --address "
                        "ADDR",
                        text::for_terminal_line(name), shell_word(name)));
        return std::nullopt;
    }

    Context& context_;
    Sender sender_;
    Delivery delivery_;
};

}  // namespace

void mail_question(Context& context, const render::AskPage& page) {
    AskMailing mailing(context);
    for (std::size_t i = 0; i < page.receivers.size(); ++i) {
        if (!model::is_waited_for(page.receivers[i])) continue;
        mailing.send(page.exchange.ask, page.receivers[i].person, question_issue,
                     [&](const auto& options) { return render::question_mail(page, i, options); });
    }
    mailing.finish();
}

void mail_reply(Context& context, const render::AskPage& page, const model::Entry& reply) {
    AskMailing mailing(context);
    mailing.send(page.exchange.ask, page.exchange.ask.author, "reply." + model::letters(reply.id),
                 [&](const auto& options) { return render::reply_mail(page, reply, options); });
    mailing.finish();
}

void mail_reminders(Context& context, const std::vector<render::AskPage>& pages) {
    AskMailing mailing(context);
    for (const auto& page : pages) {
        for (std::size_t i = 0; i < page.receivers.size(); ++i) {
            const auto& receiver = page.receivers[i];
            if (!model::is_overdue(receiver, context.now())) continue;
            if (!mailing.was_asked(page.exchange.ask, receiver.person)) continue;
            mailing.send(page.exchange.ask, receiver.person, reminder_issue,
                         [&](const auto& to) { return render::reminder_mail(page, i, to); });
        }
    }
    mailing.finish();
}

}  // namespace trail::cli
