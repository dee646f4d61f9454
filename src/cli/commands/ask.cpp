// `trail ask`: a question to people, with a time by which an answer is due in their working hours.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_options.hpp"
#include "cli/entries/entry_input.hpp"
#include "cli/entries/secret_check.hpp"
#include "cli/entries/text_input.hpp"
#include "cli/items.hpp"
#include "cli/mail/mail_ask.hpp"
#include "cli/people/people.hpp"
#include "cli/reader.hpp"
#include "cli/rhythm/ask_act.hpp"
#include "cli/work_of.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"
#include "trail/render/people.hpp"
#include "trail/store/agreement.hpp"
#include "trail/store/people.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t too_short = 20;  // for a question without a word on what it is about

struct AskOptions {
    TextOptions text;
    std::optional<std::string> level;
    std::optional<std::string> due;
    std::optional<std::string> about;
    std::optional<std::string> project;
    std::vector<std::string> tags;
    bool raw = false;
    bool email = false;
    bool allow_secret = false;
    OutputOptions output;
};

void declare(Declaration& declaration, AskOptions& options) {
    declaration.all_words("PERSON TEXT", options.text.words, "who is asked, then the question");
    declaration.option("", "level", "LEVEL", options.level, "how soon; feedback unless given",
                       {model::service_level_names.begin(), model::service_level_names.end()});
    declaration.option("", "due", "D", options.due, "an answer is due by then");
    declaration.option("", "about", "REF", options.about,
                       "an item, a decision, an issue or a link");
    declaration.option("p", "project", "NAME", options.project, "the project it belongs to");
    declaration.option("t", "tag", "NAME", options.tags, "a tag; repeatable");
    declare_text(declaration, options.text);
    declaration.flag("", "email", options.email, "send it by mail as well");
    declaration.flag("", "raw", options.raw, "take the text as it is, without tokens");
    declaration.flag("", "allow-secret", options.allow_secret,
                     "ask a question that looks like a secret");
    declare_json(declaration, options.output);
}

// The short name when the word is "@name" or somebody's who is known.
std::optional<std::string> receiver(Context& context, std::string_view word) {
    const bool has_mark = word.starts_with('@');
    if (has_mark) return find_person(context, word).name;
    if (!model::is_name(word)) return std::nullopt;
    if (word != "me" && !store::people::is_known(context.store().record(), word)) {
        return std::nullopt;
    }
    return find_person(context, word).name;
}

// "bjorn,mei" are both; nothing unless all of them are people.
std::vector<std::string> receivers_in(Context& context, std::string_view word) {
    std::vector<std::string> names;
    while (true) {
        const auto comma = std::min(word.find(','), word.size());
        const auto name = receiver(context, word.substr(0, comma));
        if (!name) return {};
        names.push_back(*name);
        if (comma == word.size()) return names;
        word.remove_prefix(comma + 1);
        if (word.empty()) return names;
    }
}

// Leading words that are people are asked; what is left is the question.
std::vector<std::string> take_receivers(Context& context, TextOptions& text) {
    std::vector<std::string> people;
    auto word = text.words.begin();
    for (; word != text.words.end(); ++word) {
        const auto names = receivers_in(context, *word);
        if (names.empty()) break;
        add_once(people, names);
    }
    if (people.empty()) {
        if (text.words.empty()) {
            throw Error(Failure::usage, "ask needs somebody to ask",
                        "trail ask bjorn \"what you need, for what, by when\"");
        }
        throw unknown_person(context, text.words.front());
    }
    const bool has_other_text = !text.messages.empty() || text.file;
    if (word != text.words.end() && has_other_text) throw unknown_person(context, *word);
    text.words.erase(text.words.begin(), word);
    if (std::ranges::find(people, context.me().name) != people.end()) {
        throw Error(Failure::usage, "you cannot ask yourself",
                    "trail log -k next \"what you want to do\"");
    }
    return people;
}

std::optional<time::Instant> due_from(Context& context, const AskOptions& options) {
    if (!options.due) return std::nullopt;
    const auto due = time::read_point(*options.due, context.reference(), time::Lean::future);
    if (due > context.now()) return due;
    throw Error(Failure::usage,
                fmt::format("--due lies behind: \"{}\"", text::for_terminal_line(*options.due)));
}

// A reference as it is stored: a decision by its number, an entry by its whole id.
std::optional<std::string> about_from(Context& context, const AskOptions& options) {
    if (!options.about) return std::nullopt;
    const auto found = capture::references(*options.about);
    const bool is_item = model::parse_decision_number(*options.about) || found.empty();
    if (!is_item) return found.front();
    const auto entry = find_item(context, *options.about);
    return entry.decision ? model::decision_key(entry.decision->number) : model::letters(entry.id);
}

model::Entry entry_from(Context& context, const AskOptions& options, const model::AskMark& mark,
                        const std::string& text) {
    const auto readable = text::repaired(text);
    const auto captured = options.raw ? capture::verbatim(readable) : capture::capture(readable);
    model::Entry entry;
    entry.kind = model::Kind::ask;
    entry.ask = mark;
    entry.line = captured.line;
    entry.body = captured.body;
    if (readable != text) entry.raw = text;
    entry.project = options.project ? options.project : captured.project;
    if (!entry.project) entry.project = context.default_project();
    entry.tags = captured.tags;
    for (const auto& tag : options.tags) add_once(entry.tags, {without_sign(tag)});
    add_once(entry.tags, context.settings().list("tags"));
    entry.people = captured.people;
    entry.refs = captured.refs;
    entry.at = context.zone().stamp(context.now());
    entry.zone = context.zone().name();
    entry.created_at = context.now();
    return entry;
}

// Behind `head`, wrapped to the width; away from a terminal one line.
std::string hanging(const std::string& head, const std::string& words,
                    const render::TextStyle& style) {
    constexpr std::size_t narrowest = 20;
    if (!style.cut) return fmt::format("{}{}\n", head, words);
    const auto room = std::max(style.width, text::width(head) + narrowest) - text::width(head);
    std::string lines;
    for (const auto& part : text::wrap(words, room)) {
        lines += lines.empty() ? head : std::string(text::width(head), ' ');
        lines += part + '\n';
    }
    return lines;
}

std::string told(Context& context, const render::AskPage& page) {
    const auto eyes = reader(context);
    const auto& ask = page.exchange.ask;
    const auto words = [&](std::size_t i) {
        return render::deadline_words(page.receivers[i], page.zones[i], eyes);
    };
    const auto name = [&](std::size_t i) {
        return text::for_terminal_line(page.receivers[i].person);
    };
    const auto key = model::short_id(ask);
    if (page.receivers.size() == 1) {
        const auto line = fmt::format("Asked {}  {}   {}", key, name(0), words(0));
        if (!eyes.style.cut || text::width(line) <= eyes.style.width) return line + '\n';
        return fmt::format("Asked {}  {}\n{}", key, name(0), hanging("  ", words(0), eyes.style));
    }
    std::string text =
        fmt::format("Asked {}  {}\n", key, text::for_terminal_line(joined_text(ask.ask->to, ", ")));
    std::size_t widest = 0;
    for (std::size_t i = 0; i < page.receivers.size(); ++i) {
        widest = std::max(widest, text::width(name(i)));
    }
    for (std::size_t i = 0; i < page.receivers.size(); ++i) {
        text +=
            hanging(fmt::format("  {}   ", text::padded(name(i), widest)), words(i), eyes.style);
    }
    return text;
}

// Why the clock of somebody does not run yet: "it is Sunday for bjorn", "bjorn is away".
std::string pause_words(const model::Person& person, const time::WorkingTime& work,
                        time::Instant now) {
    const auto name = text::for_terminal_line(person.name);
    const auto local = work.zone().local(now);
    const auto today = time::day_of(local);
    if (model::absence_on(person, today)) return fmt::format("{} is away", name);
    if (std::ranges::find(person.holidays, today, &model::Holiday::day) != person.holidays.end()) {
        return fmt::format("it is a holiday for {}", name);
    }
    if (!work.is_working_day(today)) {
        constexpr std::array<std::string_view, 7> days{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};
        const std::chrono::weekday weekday{today};
        return fmt::format("it is {} for {}", days.at(weekday.c_encoding()), name);
    }
    return fmt::format("it is {} for {}, outside working hours", time::clock_text(local), name);
}

void note_clock(Context& context, const model::Receiver& receiver) {
    const auto& record = context.store().record();
    const auto person = store::people::find(record, receiver.person)
                            .value_or(model::Person{.name = receiver.person});
    const auto work = model::working_time(person, context.zone());
    const auto name = text::for_terminal_line(person.name);
    if (!receiver.by.starts) {
        context.note(
            fmt::format("nobody knows when {} works again; there is no clock to start", name));
    } else if (*receiver.by.starts > context.now()) {
        const auto local = work.zone().local(*receiver.by.starts);
        context.note(fmt::format("{}; the clock starts {} {}",
                                 pause_words(person, work, context.now()),
                                 time::short_date(time::day_of(local)), time::clock_text(local)));
    }
    if (person.zone.empty()) {
        context.note(fmt::format(
            "the zone of {} is not known, yours is taken: trail people set {} --tz ZONE", name,
            name));
    }
}

// What the team agreed on, else the setting.
std::string urgent_channel(Context& context) {
    const auto agreed = store::agreement::find(context.store().record());
    if (agreed && agreed->body) {
        if (auto channel = model::read_agreement(*agreed->body).urgent_channel) return *channel;
    }
    return context.settings().text("urgent.channel");
}

void note_urgent(Context& context, const model::AskMark& mark) {
    if (mark.level != model::ServiceLevel::urgent) return;
    const auto channel = urgent_channel(context);
    context.note(channel.empty()
                     ? "this does not ring; say it where urgent things are said, and put that into "
                       "the setting urgent.channel"
                     : "this does not ring; say it here as well: " +
                           text::for_terminal_line(channel));
}

void note_all(Context& context, const render::AskPage& page) {
    const auto& ask = page.exchange.ask;
    for (const auto& receiver : page.receivers) note_clock(context, receiver);
    note_urgent(context, *ask.ask);
    if (!ask.ask->about && !ask.body && text::width(ask.line) < too_short) {
        context.note("say what it is for and by when; it gets a faster answer");
    }
}

// `asked` is what the record holds then; it stays empty when nothing was asked.
int save(Context& context, const AskOptions& options, const model::AskMark& mark,
         const Written& written, std::optional<render::AskPage>& asked) {
    auto entry = entry_from(context, options, mark, written.text);
    if (entry.line.empty()) {
        context.streams().err("Nothing asked: the text is empty\n");
        return exit_no;
    }
    if (context.options().dry_run) {
        context.print(fmt::format("Would ask {}: {}\n",
                                  text::for_terminal_line(joined_text(mark.to, ", ")),
                                  text::for_terminal_line(entry.line)));
        return exit_done;
    }
    context.store().change("ask", [&](store::Change& change) { store::asks::ask(change, entry); });
    asked = page_of(context, find_exchange(context, model::letters(entry.id)));
    report_ask(context, *asked, told(context, *asked), options.output);
    note_all(context, *asked);
    return exit_done;
}

std::string remarks(const model::AskMark& mark) {
    return fmt::format(
        "# To {}: what you need, for what, and by when. The first line is the question;\n"
        "# after a blank line, details if you like.\n"
        "# Lines starting with \"# \" are ignored; an empty text asks nothing.\n",
        joined_text(mark.to, ", "));
}

int run(Context& context, const AskOptions& options) {
    if (answered_fields(context, options.output, render::ask_fields())) return exit_done;
    if (!options.allow_secret) {
        refuse_secret_names(context, {options.project, options.tags, {}, options.about},
                            "nothing was asked");
    }
    auto text = options.text;
    model::AskMark mark;
    mark.to = take_receivers(context, text);
    if (options.level) mark.level = *model::parse_service_level(*options.level);
    mark.due = due_from(context, options);
    mark.about = about_from(context, options);
    text.command = "trail ask " + joined_text(mark.to, " ");
    const auto written = read_text(context, text, [&] { return remarks(mark); });
    if (!options.allow_secret) refuse_secrets(context, written, "nothing was asked");
    std::optional<render::AskPage> asked;
    const int code =
        keeping(context, written, [&] { return save(context, options, mark, written, asked); });
    if (asked && options.email) mail_question(context, *asked);
    return code;
}

}  // namespace

void add_ask(Program& program) {
    program.add<AskOptions>(
        {.name = "ask",
         .summary = "ask for feedback",
         .group = Group::together,
         .synopsis = "PERSON... [TEXT...] [--level routine|feedback|urgent] [--due D] "
                     "[--about REF] [-p PROJECT] [-t TAG]... [-m TEXT | -F FILE | -e] [--email]",
         .description =
             "Asks people something and says by when. Leading words that are people, or @name, are "
             "asked; the rest is the question. Several may be asked at once: it waits for each of "
             "them.\n\n"
             "The clock runs in the working time of whoever is asked, and stops for holidays and "
             "absence. Level feedback: to be acknowledged within a working day, answered after "
             "two, at the latest after three. Level routine: answered within a working day. Level "
             "urgent: within an hour of working time; where to say it as well is the setting "
             "urgent.channel. --due takes the place of the latest moment.\n\n"
             "--email sends the question by mail as well, to the address of each that comes first "
             "by "
             "the alphabet; trail inbox --email sends one reminder, once, when it is overdue.",
         .examples = {{"trail ask bjorn \"Is 100 requests a second the right limit?\" --about D1",
                       "feedback, about a decision"},
                      {"trail ask mei sam -m \"Which day suits you for the release?\" --due fri",
                       "two people, by Friday"},
                      {"trail ask bjorn \"May I restart the queue? Mails are stuck.\" --level "
                       "urgent",
                       "within the hour"}}},
        declare, run);
}

}  // namespace trail::cli
