// Questions, reminders and replies as complete mails.
#include "trail/render/ask_mail.hpp"

#include <fmt/format.h>

#include "render/mail_encoding.hpp"
#include "render/mail_header.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

constexpr std::size_t longest_subject = 69;  // columns, so that the line has less than 78

std::string subject_of(std::string_view before, const model::Entry& ask) {
    const auto start = fmt::format("{}[trail] ", before);
    return start + text::cut(text::for_terminal_line(ask.line),
                             longest_subject - text::width(start), "...");
}

// The same for everybody who was asked, so that answers meet in one thread.
std::string question_id(const model::Entry& ask, const std::string& domain) {
    return fmt::format("<ask.{}@trail.{}>", model::letters(ask.id), domain);
}

std::string headers(const Mail& mail, const AskMailOptions& options, const std::string& answers) {
    std::string out = "Date: " + mail_date(options.date) + '\n';
    out += mailbox_field("From", {options.from});
    out += mailbox_field("To", {options.to});
    if (!options.reply_to.empty()) out += mailbox_field("Reply-To", {{{}, options.reply_to}});
    out += text_field("Subject", mail.subject);
    out += word_field("Message-ID", {mail.id});
    if (!answers.empty()) {
        out += word_field("In-Reply-To", {answers});
        out += word_field("References", {answers});
    }
    return out +
           "Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: OOF, AutoReply\n"
           "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
           "Content-Transfer-Encoding: quoted-printable\nContent-Language: en\n\n";
}

std::string words_of(const model::Entry& entry) {
    std::string text = text::for_terminal_line(entry.line) + "\n\n";
    if (entry.body) text += text::for_terminal_block(*entry.body) + "\n\n";
    return text;
}

Reader reader_in(const time::Zone& zone, time::Instant now) {
    return {.style = {}, .zone = zone, .now = now};
}

std::string how_to_answer(const model::Entry& ask) {
    const auto key = model::short_id(ask);
    return fmt::format(
        "Answer:        trail reply {0} \"...\"\n"
        "Say when:      trail ack {0} --eta thu\n"
        "Hand it over:  trail reply {0} --hand-over NAME\n",
        key);
}

std::string terms(const AskPage& page, std::size_t receiver, const AskMailOptions& options) {
    const auto& ask = page.exchange.ask;
    const auto& zone = page.zones.at(receiver);
    auto text = fmt::format(
        "{} asks: {}.\n", text::for_terminal_line(ask.author),
        deadline_words(page.receivers.at(receiver), zone, reader_in(zone, options.date.at)));
    if (ask.ask->about) {
        text += fmt::format("It is about {}.\n", text::for_terminal_line(*ask.ask->about));
    }
    return text;
}

std::string late_words(const AskPage& page, std::size_t receiver) {
    const auto since = model::deadline(page.receivers.at(receiver));
    if (!since) return {};
    const auto local = page.zones.at(receiver).local(*since);
    return fmt::format("This has been overdue since {} {}. There will be no other reminder.\n\n",
                       time::short_date(time::day_of(local)), time::clock_text(local));
}

Mail composed(Mail mail, const std::string& body, const AskMailOptions& options,
              const std::string& answers) {
    mail.text = headers(mail, options, answers) + quoted_printable(body);
    return mail;
}

}  // namespace

Mail question_mail(const AskPage& page, std::size_t receiver, const AskMailOptions& options) {
    const auto& ask = page.exchange.ask;
    const Mail mail{.id = question_id(ask, options.domain), .subject = subject_of("", ask)};
    return composed(mail,
                    words_of(ask) + terms(page, receiver, options) + '\n' + how_to_answer(ask),
                    options, {});
}

Mail reminder_mail(const AskPage& page, std::size_t receiver, const AskMailOptions& options) {
    const auto& ask = page.exchange.ask;
    const auto question = question_id(ask, options.domain);
    const Mail mail{
        .id = fmt::format("<ask.{}.reminder.{}@trail.{}>", model::letters(ask.id),
                          fingerprint(page.receivers.at(receiver).person), options.domain),
        .subject = subject_of("Overdue: ", ask)};
    return composed(mail, late_words(page, receiver) + words_of(ask) + how_to_answer(ask), options,
                    question);
}

Mail reply_mail(const AskPage& page, const model::Entry& reply, const AskMailOptions& options) {
    const auto& ask = page.exchange.ask;
    const Mail mail{
        .id = fmt::format("<reply.{}@trail.{}>", model::letters(reply.id), options.domain),
        .subject = subject_of("Re: ", ask)};
    const auto body =
        fmt::format("{} {}:\n\n{}You asked: {}\nAll of it: trail show {}\n",
                    text::for_terminal_line(reply.author), act_words(*reply.answer),
                    words_of(reply), text::for_terminal_line(ask.line), model::short_id(ask));
    return composed(mail, body, options, question_id(ask, options.domain));
}

}  // namespace trail::render
