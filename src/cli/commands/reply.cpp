// `trail reply`: answers a question, acknowledges, declines, hands it over or withdraws it.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_options.hpp"
#include "cli/entries/secret_check.hpp"
#include "cli/entries/text_input.hpp"
#include "cli/items.hpp"
#include "cli/mail/mail_ask.hpp"
#include "cli/moment.hpp"
#include "cli/people/people.hpp"
#include "cli/reader.hpp"
#include "cli/rhythm/ask_act.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using model::ReplyAct;

struct ReplyOptions {
    TextOptions text;
    bool ack = false;
    bool decline = false;
    bool withdraw = false;
    std::optional<std::string> hand_over;
    std::optional<std::string> eta;
    std::optional<std::string> seen;
    bool email = false;
    bool allow_secret = false;
    OutputOptions output;
};

void declare(Declaration& declaration, ReplyOptions& options) {
    declaration.all_words("ID TEXT", options.text.words, "the question, then what you say to it",
                          true);
    declaration.flag("", "ack", options.ack, "only say that you have seen it");
    declaration.option("", "eta", "D", options.eta, "acknowledge it and promise an answer by then");
    declaration.flag("", "decline", options.decline, "say that you will not answer");
    declaration.option("", "hand-over", "PERSON", options.hand_over, "who answers in your place");
    declaration.flag("", "withdraw", options.withdraw, "take back your own question");
    declare_text(declaration, options.text);
    declaration.flag("", "email", options.email, "send it by mail as well");
    declaration.option("", "seen", "VERSION", options.seen, "only if it is still as --json told");
    declaration.flag("", "allow-secret", options.allow_secret,
                     "record a text that looks like a secret");
    declare_json(declaration, options.output);
}

// What the options say; an answer when they say nothing.
ReplyAct act_in(const ReplyOptions& options) {
    const bool acks = options.ack || options.eta;
    const int given = (acks ? 1 : 0) + (options.decline ? 1 : 0) + (options.withdraw ? 1 : 0) +
                      (options.hand_over ? 1 : 0);
    if (given > 1) {
        throw Error(Failure::usage,
                    "--ack, --eta, --decline, --hand-over and --withdraw exclude each other",
                    "trail reply -h");
    }
    if (acks) return ReplyAct::acknowledge;
    if (options.decline) return ReplyAct::decline;
    if (options.withdraw) return ReplyAct::withdraw;
    return options.hand_over ? ReplyAct::hand_over : ReplyAct::answer;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

// What somebody may do: who asked withdraws, who is waited for does everything else, and whatever
// anybody else says is a remark.
ReplyAct allowed(Context& context, ReplyAct act, const model::Exchange& exchange) {
    const auto key = key_of(context, exchange.ask);
    const auto& me = context.me().name;
    const bool asked_it = exchange.ask.author == me;
    if (act == ReplyAct::withdraw) {
        if (asked_it) return act;
        throw Error(Failure::usage,
                    fmt::format("only {} can withdraw {}",
                                text::for_terminal_line(exchange.ask.author), key),
                    fmt::format("trail reply {} --decline", key));
    }
    if (has(model::waited_for(exchange), me)) return act;
    if (act == ReplyAct::answer) return ReplyAct::remark;
    throw Error(Failure::usage,
                asked_it ? fmt::format("{} is your own question", key)
                         : fmt::format("{} does not wait for you", key),
                asked_it ? fmt::format("trail reply {} --withdraw", key) : "trail show " + key);
}

std::optional<time::Instant> eta_from(Context& context, const ReplyOptions& options) {
    if (!options.eta) return std::nullopt;
    const auto eta = time::read_point(*options.eta, context.reference(), time::Lean::future);
    if (eta > context.now()) return eta;
    throw Error(Failure::usage,
                fmt::format("--eta lies behind: \"{}\"", text::for_terminal_line(*options.eta)));
}

std::string successor(Context& context, const std::string& name, const model::Exchange& exchange) {
    const auto person = find_person(context, name).name;
    const auto key = key_of(context, exchange.ask);
    const auto shown = text::for_terminal_line(person);
    if (person == exchange.ask.author) {
        throw Error(Failure::usage, fmt::format("{} asked it", shown), "trail show " + key);
    }
    if (has(model::waited_for(exchange), person)) {
        throw Error(Failure::usage, fmt::format("{} waits for {} already", key, shown),
                    "trail show " + key);
    }
    return person;
}

model::AnswerMark mark_of(Context& context, const ReplyOptions& options,
                          const model::Exchange& exchange) {
    model::AnswerMark mark{.ask = exchange.ask.id,
                           .act = allowed(context, act_in(options), exchange)};
    mark.eta = eta_from(context, options);
    if (options.hand_over) mark.to = successor(context, *options.hand_over, exchange);
    return mark;
}

// What the asker reads where nothing was written.
std::string own_line(Context& context, const model::AnswerMark& mark) {
    switch (mark.act) {
        case ReplyAct::acknowledge:
            return mark.eta ? "Got it, answer by " + moment_text(context, *mark.eta) : "Got it";
        case ReplyAct::decline:
            return "No answer will come";
        case ReplyAct::withdraw:
            return "No answer is needed any more";
        case ReplyAct::hand_over:
            return fmt::format("Handed over to {}", *mark.to);
        default:
            return {};
    }
}

model::Entry entry_from(Context& context, const model::Exchange& exchange,
                        const model::AnswerMark& mark, const std::string& text) {
    const auto readable = text::repaired(text);
    const auto said = capture::verbatim(readable);
    model::Entry reply;
    reply.kind = model::Kind::reply;
    reply.line = said.line.empty() ? own_line(context, mark) : said.line;
    reply.body = said.body;
    reply.refs = capture::references(readable);
    reply.author = context.me().name;
    reply.project = exchange.ask.project;
    reply.at = context.zone().stamp(context.now());
    reply.zone = context.zone().name();
    reply.created_at = context.now();
    reply.answer = mark;
    return reply;
}

std::string_view verb(ReplyAct act) {
    constexpr std::array<std::string_view, model::reply_act_names.size()> verbs{
        "Replied", "Acknowledged", "Declined", "Withdrew", "Handed over", "Noted"};
    return verbs.at(static_cast<std::size_t>(act));
}

// "took 1 h 20 min of 3 working days".
std::string took(const render::AskPage& page, const std::string& person) {
    for (const auto& receiver : page.receivers) {
        if (receiver.person != person || !receiver.worked) continue;
        const auto allowed = render::allowance(*page.exchange.ask.ask);
        return fmt::format("took {}{}", render::worked_text(*receiver.worked),
                           allowed.empty() ? " of working time" : " of " + allowed);
    }
    return {};
}

std::string new_deadline(Context& context, const render::AskPage& page) {
    const auto last = page.receivers.size() - 1;
    return render::deadline_words(page.receivers[last], page.zones[last], reader(context));
}

std::string outcome(Context& context, const render::AskPage& page, const model::Entry& reply) {
    const auto will_see =
        fmt::format("{} will see: \"{}\"", text::for_terminal_line(page.exchange.ask.author),
                    text::for_terminal_line(reply.line));
    switch (reply.answer->act) {
        case ReplyAct::answer:
            return took(page, reply.author);
        case ReplyAct::hand_over:
            return fmt::format("to {}   {}", text::for_terminal_line(*reply.answer->to),
                               new_deadline(context, page));
        case ReplyAct::withdraw:
        case ReplyAct::remark:
            return {};
        default:
            return will_see;
    }
}

std::string told(Context& context, const render::AskPage& page, const model::Entry& reply) {
    std::string line =
        fmt::format("{} {}", verb(reply.answer->act), model::short_id(page.exchange.ask));
    const auto add = [&](const std::string& words) {
        if (!words.empty()) line += "   " + words;
    };
    add(outcome(context, page, reply));
    auto others = model::waited_for(page.exchange);
    std::erase(others, reply.author);
    if (reply.answer->to) std::erase(others, *reply.answer->to);
    if (!others.empty()) {
        add("waits for " + text::for_terminal_line(joined_text(others, ", ")));
    }
    return line + '\n';
}

bool says_nothing_new(const model::Exchange& exchange, const model::Entry& reply,
                      const std::string& text) {
    if (reply.answer->act != ReplyAct::acknowledge || reply.answer->eta || !text.empty()) {
        return false;
    }
    return std::ranges::any_of(exchange.replies, [&](const model::Entry& said) {
        return said.author == reply.author && said.answer->act == ReplyAct::acknowledge;
    });
}

// Who did not answer learns that the question is still open.
void note_remark(Context& context, const render::AskPage& page, const std::string& me) {
    if (std::ranges::find(page.receivers, me, &model::Receiver::person) != page.receivers.end()) {
        return;
    }
    const auto key = model::short_id(page.exchange.ask);
    context.note(page.exchange.ask.author == me
                     ? fmt::format("what came of it by another way closes it: trail log \"...\" "
                                   "--closes {}",
                                   key)
                     : fmt::format("{} was not asked of you: this is a remark", key));
}

// What the record holds of it.
struct Said {
    render::AskPage page;
    model::Entry reply;
};

// `said` stays empty when nothing was.
int save(Context& context, const ReplyOptions& options, const model::Exchange& seen,
         const model::AnswerMark& mark, const Written& written, std::optional<Said>& said) {
    const auto key = key_of(context, seen.ask);
    auto reply = entry_from(context, seen, mark, written.text);
    if (reply.line.empty()) {
        context.streams().err("Nothing replied: the text is empty\n");
        return exit_no;
    }
    if (says_nothing_new(seen, reply, written.text)) {
        context.streams().err(fmt::format("Nothing changed: you have acknowledged {}\n", key));
        return exit_no;
    }
    if (context.options().dry_run) {
        context.print(
            fmt::format("Would reply to {}: {}\n", key, text::for_terminal_line(reply.line)));
        return exit_done;
    }
    context.store().change("reply", [&](store::Change& change) {
        require_unchanged(change, seen, reply.author);
        const auto now = store::asks::find(change, seen.ask.id);
        store::asks::reply(change, *now, reply);
    });
    said = Said{page_of(context, find_exchange(context, model::letters(seen.ask.id))), reply};
    report_ask(context, said->page, told(context, said->page, reply), options.output);
    if (mark.act == ReplyAct::remark) note_remark(context, said->page, reply.author);
    return exit_done;
}

Written read_reply(Context& context, const ReplyOptions& options, const model::Exchange& exchange,
                   ReplyAct act) {
    auto text = options.text;
    text.words.erase(text.words.begin());
    const auto key = key_of(context, exchange.ask);
    text.command = "trail reply " + key;
    const bool needs_text = act == ReplyAct::answer || act == ReplyAct::remark;
    if (!needs_text && !has_text(text)) return {.text = {}, .command = text.command};
    auto written = read_text(context, text, [&] {
        return fmt::format(
            "# {} asks: {}\n# Lines starting with \"# \" are ignored; an empty text "
            "replies nothing.\n",
            exchange.ask.author, exchange.ask.line);
    });
    if (!options.allow_secret) refuse_secrets(context, written, "nothing was replied");
    return written;
}

int run(Context& context, const ReplyOptions& options) {
    if (answered_fields(context, options.output, render::ask_fields())) return exit_done;
    act_in(options);
    const auto seen = find_seen(context, options.text.words.front(), options.seen);
    require_open(context, seen);
    const auto mark = mark_of(context, options, seen);
    const auto written = read_reply(context, options, seen, mark.act);
    std::optional<Said> said;
    const int code = keeping(context, written,
                             [&] { return save(context, options, seen, mark, written, said); });
    if (said && options.email) mail_reply(context, said->page, said->reply);
    return code;
}

}  // namespace

void add_reply(Program& program) {
    program.add<ReplyOptions>(
        {.name = "reply",
         .summary = "answer or acknowledge",
         .group = Group::together,
         .synopsis = "ID [TEXT...] [--ack] [--eta D] [--decline] [--hand-over PERSON] [--withdraw] "
                     "[-m TEXT | -F FILE | -e] [--email]",
         .description =
             "Says something to a question that waits for you: an answer with TEXT, which is "
             "opened in the editor when nothing else is said. --ack only says that you have seen "
             "it, --eta by when you will answer; \"trail ack\" is short for \"trail reply --ack\". "
             "--decline says that no answer will come, --hand-over who answers in your place: "
             "their "
             "clock starts then. Who asked takes a question back with --withdraw.\n\n"
             "--email sends it by mail as well, to whoever asked. An answer of the last one who "
             "was "
             "asked ends the question. What anybody else writes "
             "is a remark.",
         .examples = {{"trail ack kxpw --eta thu", "seen; an answer comes by Thursday"},
                      {"trail reply kxpw \"Yes, with a burst of 300.\"", "the answer"},
                      {"trail reply tzvn --hand-over mei \"She runs the load tests\"",
                       "somebody else knows better"}}},
        declare, run);
}

}  // namespace trail::cli
