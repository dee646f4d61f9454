// `trail inbox`: what waits for you, and what you wait for.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/mail/mail_ask.hpp"
#include "cli/people/people.hpp"
#include "cli/reader.hpp"
#include "cli/record_file.hpp"
#include "cli/rhythm/ask_act.hpp"
#include "cli/setting_files.hpp"
#include "cli/work_of.hpp"
#include "trail/error.hpp"
#include "trail/render/inbox.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/deliberations.hpp"
#include "trail/store/duties.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/look.hpp"
#include "trail/store/people.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t most_ended = 20;

struct InboxOptions {
    std::optional<std::string> author;
    bool sent = false;
    bool all = false;
    bool check = false;
    bool status_line = false;
    bool email = false;
    std::optional<std::string> state;
    OutputOptions output;
};

void declare(Declaration& declaration, InboxOptions& options) {
    declaration.option("a", "author", "PERSON", options.author, "whose inbox; all is everybody's");
    declaration.flag("", "sent", options.sent, "only what you wait for");
    declaration.flag("", "all", options.all, "also what is over");
    declaration.option("", "is", "STATE", options.state, "only what is late", {"overdue"});
    declaration.flag("", "check", options.check, "print nothing; exit code 1 when you are late");
    declaration.flag("", "status-line", options.status_line,
                     "one word for a shell prompt, or nothing");
    declaration.flag("", "email", options.email, "send the reminders that are due");
    declare_json(declaration, options.output);
}

// Proposals with what was said to them: those on which the person was consulted.
std::vector<model::Deliberation> proposals(const store::Record& record, std::string_view person,
                                           time::Instant now) {
    std::vector<model::Deliberation> found;
    for (const auto& decision : store::decisions::waiting_at(record, now + time::Seconds{1})) {
        if (decision.status != model::DecisionStatus::proposed) continue;
        if (!person.empty() &&
            std::ranges::find(decision.consulted, person) == decision.consulted.end()) {
            continue;
        }
        auto proposal = store::deliberations::find(record, decision.number);
        if (proposal) found.push_back(*std::move(proposal));
    }
    return found;
}

// Of a person it is read by name; only everybody's looks at everything that is open.
std::vector<model::Exchange> open_asks(const store::Record& record, std::string_view person) {
    if (person.empty()) return store::asks::open(record);
    auto asks = store::duties::asked_of(record, person);
    for (auto& ask : store::duties::asked_by(record, person)) {
        const auto is_it = [&](const model::Exchange& other) { return other.ask.id == ask.ask.id; };
        if (std::ranges::none_of(asks, is_it)) asks.push_back(std::move(ask));
    }
    return asks;
}

report::Inbox read_inbox(const store::Record& record, std::string_view person, time::Instant now,
                         const time::Zone& zone) {
    return report::inbox(open_asks(record, person), proposals(record, person, now), person,
                         work_of(record, zone));
}

// What decides whether the person is late, or has something urgent to do: not what they wait for,
// and of proposals only those that are late. Whoever has much to answer is late with the oldest of
// it, mostly.
report::Inbox pressing(const store::Record& record, std::string_view person, time::Instant now,
                       const time::Zone& zone) {
    constexpr std::size_t few = 16;
    constexpr std::size_t all = std::numeric_limits<std::int32_t>::max();
    const auto work = work_of(record, zone);
    const auto mine = work(std::string(person));
    // One is late at the very moment that was named.
    const auto proposals = store::duties::late_proposals(record, person, now + time::Seconds{1});
    auto asks = store::duties::pressing(record, person, mine, now, few);
    const auto inbox = report::inbox(asks, proposals, person, work);
    if (asks.size() < few || report::is_late(inbox, now)) return inbox;
    asks = store::duties::pressing(record, person, mine, now, all);
    return report::inbox(asks, proposals, person, work);
}

std::string_view word_for(const store::Record& record, std::string_view person, time::Instant now) {
    const auto word = report::status_word(pressing(record, person, now, time::Zone::utc()), now);
    return word.empty() && store::duties::has_unseen(record, person) ? "new" : word;
}

bool is_late(const store::Record& record, const std::string& person, time::Instant now,
             const time::Zone& zone) {
    const auto inbox = person.empty() ? read_inbox(record, person, now, zone)
                                      : pressing(record, person, now, zone);
    return report::is_late(inbox, now);
}

// Empty for everybody.
std::string person_of(Context& context, const InboxOptions& options) {
    if (!options.author) return context.me().name;
    return *options.author == "all" ? "" : find_person(context, *options.author).name;
}

void keep_late(report::Inbox& inbox, time::Instant now) {
    for (auto* list : {&inbox.to_acknowledge, &inbox.to_answer, &inbox.sent}) {
        std::erase_if(*list, [&](const report::Waiting& waiting) {
            return !model::is_overdue(waiting.receiver, now);
        });
    }
    std::erase_if(inbox.decisions, [&](const model::Decision& decision) {
        return !model::is_overdue(decision, now);
    });
}

void shorten(const store::Record& record, report::Inbox& inbox) {
    for (auto* list : {&inbox.to_acknowledge, &inbox.to_answer, &inbox.sent}) {
        for (auto& waiting : *list) {
            auto& ask = waiting.exchange.ask;
            ask.unique_letters = store::entries::unique_letters(record, ask.id);
        }
    }
}

// Asks of the person that are over, whoever asked.
std::vector<model::Exchange> ended(Context& context, const InboxOptions& options,
                                   const std::string& person) {
    if (!options.all) return {};
    const auto work = work_of(context.store().record(), context.zone());
    auto found = store::asks::ended(context.store().record(), 10 * most_ended);
    std::erase_if(found, [&](const model::Exchange& exchange) {
        if (person.empty() || exchange.ask.author == person) return false;
        const auto receivers = model::receivers(exchange, work);
        return options.sent ||
               std::ranges::find(receivers, person, &model::Receiver::person) == receivers.end();
    });
    if (found.size() > most_ended) found.resize(most_ended);
    return found;
}

std::string ended_page(Context& context, const std::vector<model::Exchange>& exchanges) {
    if (exchanges.empty()) return {};
    std::string page = "OVER\n";
    for (const auto& exchange : exchanges) {
        auto ask = exchange.ask;
        ask.unique_letters = store::entries::unique_letters(context.store().record(), ask.id);
        page += "  " + render::one_line(ask, reader(context));
    }
    return page;
}

std::string json_text(Context& context, const report::Inbox& inbox,
                      const std::vector<model::Exchange>& over, const OutputOptions& output) {
    const auto fields = json_fields(output, names_of(render::ask_fields()));
    std::vector<model::Exchange> exchanges;
    const auto add = [&](const model::Exchange& exchange) {
        if (std::ranges::find(exchanges, exchange) == exchanges.end())
            exchanges.push_back(exchange);
    };
    for (const auto* list : {&inbox.to_acknowledge, &inbox.to_answer, &inbox.sent}) {
        for (const auto& waiting : *list) add(waiting.exchange);
    }
    std::ranges::for_each(over, add);
    text::JsonWriter json;
    json.begin_array();
    for (const auto& exchange : exchanges) {
        render::write_ask(json, page_of(context, exchange), context.now(), fields);
    }
    json.end_array();
    return std::string(json.text()) + "\n";
}

void print_page(Context& context, const InboxOptions& options, const report::Inbox& inbox,
                const std::string& person, const std::vector<model::Exchange>& over) {
    const bool is_mine = person == context.me().name;
    const auto whose = person.empty() ? std::string("everybody") : person;
    auto page = render::inbox_page(inbox, is_mine ? "" : whose, reader(context));
    page += ended_page(context, over);
    if (!page.empty()) return print_paged(context, page);
    if (options.state) return context.print("Nothing is overdue.\n");
    if (is_mine) return context.print("Nothing waits for you, and you wait for nobody.\n");
    const auto name = person.empty() ? "anybody" : text::for_terminal_line(person);
    context.print(fmt::format("Nothing waits for {}.\n", name));
}

// For a shell prompt: nothing is written, nobody is waited for, and whatever goes wrong is silent.
int print_status(Context& context) {
    try {
        context.use(config::Settings::load(setting_sources(context)));
        const store::Look look(context.record_path());
        const auto& record = look.record();
        auto person = context.settings().text("user.name");
        if (person.empty()) {
            const auto known = store::people::by_login(record, system::login_name());
            if (!known) return exit_done;
            person = known->name;
        }
        const auto word = word_for(record, person, context.now());
        if (!word.empty()) context.print(fmt::format("{}\n", word));
    } catch (const Error&) {
    }
    return exit_done;
}

// One for each question of the person that was sent by mail and is overdue; the ledger knows which
// were sent.
int send_reminders(Context& context, const std::string& person) {
    std::vector<render::AskPage> pages;
    for (auto& exchange : store::asks::open(context.store().record())) {
        if (!person.empty() && exchange.ask.author != person) continue;
        exchange.ask.unique_letters =
            store::entries::unique_letters(context.store().record(), exchange.ask.id);
        pages.push_back(page_of(context, std::move(exchange)));
    }
    mail_reminders(context, pages);
    return exit_done;
}

int run(Context& context, const InboxOptions& options) {
    if (options.status_line) return print_status(context);
    if (answered_fields(context, options.output, render::ask_fields())) return exit_done;
    if (options.email) refuse_missing_record(context);
    if (options.check) context.tells_of_missing_record();  // it prints nothing, whatever there is
    const auto person = person_of(context, options);
    if (options.email) return send_reminders(context, person);
    if (options.check && !options.sent) {
        const bool late = context.store().view([&](const store::Record& seen) {
            return is_late(seen, person, context.now(), context.zone());
        });
        return late ? exit_no : exit_done;
    }
    const auto& record = context.store().record();
    auto inbox = context.store().view([&](const store::Record& seen) {
        return read_inbox(seen, person, context.now(), context.zone());
    });
    if (options.sent) inbox = {.sent = std::move(inbox.sent)};
    if (options.check || options.state) keep_late(inbox, context.now());
    if (options.check) return inbox.sent.empty() ? exit_done : exit_no;
    shorten(record, inbox);
    const auto over = ended(context, options, person);
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(json_text(context, inbox, over, options.output));
            break;
        case Shape::pipe:
            context.print(render::inbox_lines(inbox, reader(context)));
            for (const auto& exchange : over)
                context.print(render::ended_lines(page_of(context, exchange)));
            break;
        case Shape::human:
            print_page(context, options, inbox, person, over);
            break;
    }
    return exit_done;
}

}  // namespace

void add_inbox(Program& program) {
    program.add<InboxOptions>(
        {.name = "inbox",
         .summary = "what waits for you, what you wait for",
         .group = Group::together,
         .synopsis =
             "[-a PERSON] [--sent] [--all] [--is overdue] [--check] [--status-line] [--email]",
         .description =
             "Lists what you are to acknowledge and to answer, proposals that wait for your input, "
             "and the answers you wait for, each with its time on your clock, the most pressing of "
             "each first.\n\n"
             "--check prints nothing and ends with exit code 1 when something of yours is late; "
             "with --sent, when somebody lets you wait too long. --status-line prints one word for "
             "a shell prompt, \"overdue\", \"urgent\" or \"new\", or nothing; it reads only and "
             "is silent whatever is wrong.\n\n"
             "--email reminds by mail whoever lets a question of yours wait "
             "too long that was sent with trail ask --email: once each, however often it is run. "
             "With -a all it does so for everybody, as a timer of a shared record may.\n\n"
             "Into a pipe goes one a line, separated by tabs: id, box (ack, answer, decide, sent; "
             "over "
             "with --all), from, to, state, due, text.",
         .examples = {{"trail inbox", "yours"},
                      {"trail inbox --sent --is overdue", "who lets you wait too long"},
                      {"trail inbox -a all", "everything that waits for somebody"},
                      {"trail inbox --check || echo \"somebody waits for you\"", "in a script"}}},
        declare, run);
}

}  // namespace trail::cli
