// The questions of a check-in at a terminal.
#include "cli/rhythm/checkin_dialogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>

#include "cli/entries/secret_check.hpp"
#include "cli/entries/text_input.hpp"
#include "cli/reader.hpp"
#include "cli/rhythm/checkin_draft.hpp"
#include "trail/capture/answer.hpp"
#include "trail/error.hpp"
#include "trail/external/editor.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/pieces.hpp"

namespace trail::cli {
namespace {

using render::CheckinQuestion;
using render::Topic;
using Lines = std::vector<report::Line>;

constexpr std::size_t fixed_questions = 3;
constexpr std::size_t most_questions = 5;
constexpr std::array<std::string_view, fixed_questions> usual_questions{
    "What did you get done?", "What is next?", "Is anything in your way?"};

constexpr std::string_view help =
    "    A line is something new: tokens work as in trail log (project:NAME kind:win +tag "
    "@person).\n"
    "    1          number 1 of the list is done, or over      1 3   several\n"
    "    1: text    the same, told in these words              -1    number 1 is dropped\n"
    "    Enter goes on, e opens the editor (a line is an answer), Ctrl-D leaves.\n";

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// What the editor left for a question and no answer was made of.
struct Unfinished {
    std::string question;
    system::Path file;
};

class Dialogue {
public:
    Dialogue(Context& context, const CheckinKnown& known, bool allow_secret)
        : context_(context), known_(known), allow_secret_(allow_secret) {}

    void take_up_draft(const std::vector<CheckinQuestion>& questions);
    bool ask(const CheckinQuestion& question);  // false when nobody answers any more
    void tell_unfinished();
    std::vector<CheckinAnswer> take() { return std::move(answers_); }

private:
    report::Standup still_open() const;
    bool take(const CheckinQuestion& question, const std::string& line, const Lines& listed);
    void edit(const CheckinQuestion& question, const Lines& listed);
    void take_edited(const CheckinQuestion& question, const Lines& listed, const Written& written);
    std::vector<Unfinished>::iterator unfinished(const CheckinQuestion& question);
    void leave_unfinished(const CheckinQuestion& question, const system::Path& file);
    void add(const CheckinQuestion& question, const std::string& line, const Lines& listed);
    void add_words(const CheckinQuestion& question, const std::string& line);
    void show_commits();
    void show_taken(const CheckinQuestion& question);
    void say(std::string_view text) { context_.streams().err(text); }

    Context& context_;
    const CheckinKnown& known_;
    bool allow_secret_;
    std::vector<CheckinAnswer> answers_;
    std::vector<DraftLine> draft_;
    std::vector<Unfinished> unfinished_;
};

std::vector<Unfinished>::iterator Dialogue::unfinished(const CheckinQuestion& question) {
    std::erase_if(unfinished_, [](const Unfinished& each) {
        std::error_code failed;
        return !std::filesystem::exists(each.file, failed);
    });
    return std::ranges::find(unfinished_, question.text, &Unfinished::question);
}

void Dialogue::leave_unfinished(const CheckinQuestion& question, const system::Path& file) {
    if (const auto before = unfinished(question); before != unfinished_.end())
        unfinished_.erase(before);
    unfinished_.push_back({question.text, file});
}

// What has just been said to be done or over is not asked about again.
report::Standup Dialogue::still_open() const {
    auto open = known_.standup;
    for (auto* lines : {&open.next, &open.blocked}) {
        std::erase_if(*lines, [&](const report::Line& line) {
            return std::ranges::any_of(answers_, [&](const CheckinAnswer& answer) {
                return answer.ended && answer.ended->id == line.id;
            });
        });
    }
    return open;
}

void Dialogue::add(const CheckinQuestion& question, const std::string& line, const Lines& listed) {
    if (!allow_secret_) refuse_secrets(context_, Written{.text = line}, "it was not taken");
    const bool is_free = question.topic == Topic::free;
    auto answers = is_free ? std::vector<CheckinAnswer>{{.topic = Topic::free, .text = line}}
                           : read_checkin_answer(context_, question.topic, line, listed);
    if (is_free) answers.front().question = question.text;
    for (const auto& answer : answers) require_entry(context_, answer, known_.at);
    std::vector<DraftLine> lines;
    for (const auto& answer : answers)
        lines.push_back({answer.topic, line_of(answer), answer.question});
    add_answers(context_, answers_, std::move(answers));
    std::ranges::move(lines, std::back_inserter(draft_));
}

// Whatever is wrong with a line, the others stay; false when it was not taken.
bool Dialogue::take(const CheckinQuestion& question, const std::string& line, const Lines& listed) {
    try {
        add(question, line, listed);
    } catch (const Error& error) {
        say(fmt::format("    {}\n", text::for_terminal_block(error.what())));
        return false;
    }
    try {
        keep_draft(context_, draft_);
    } catch (const Error& error) {
        say(fmt::format("    taken, but not kept for the next check-in: {}\n",
                        text::for_terminal_block(error.what())));
    }
    return true;
}

// An editor that fails ends no check-in; what it left is there for the next one.
void Dialogue::edit(const CheckinQuestion& question, const Lines& listed) {
    TextOptions editor{.edit = true};
    if (const auto left = unfinished(question); left != unfinished_.end())
        editor.file = left->file.string();
    try {
        take_edited(question, listed, read_text(context_, editor, [&] {
                        return fmt::format("# {}\n# Each line is an answer of its own.\n",
                                           question.text);
                    }));
    } catch (const external::EditorFailed& error) {
        leave_unfinished(question, error.left().file);
        say(fmt::format("    {}\n", text::for_terminal_block(error.what())));
    } catch (const Error& error) {
        say(fmt::format("    {}\n", text::for_terminal_block(error.what())));
    }
}

void Dialogue::take_edited(const CheckinQuestion& question, const Lines& listed,
                           const Written& written) {
    if (const auto before = unfinished(question); before != unfinished_.end())
        unfinished_.erase(before);
    std::string refused;
    for (const auto line : text::lines(written.text)) {
        if (is_blank(line)) continue;
        say(fmt::format("  > {}\n", text::for_terminal_line(line)));
        if (!take(question, std::string(line), listed)) refused += fmt::format("{}\n", line);
    }
    if (refused.empty()) return forget_kept(written);
    leave_unfinished(
        question, external::keep_text(context_.directories().state, refused, written.kept.back()));
    say("    e opens the editor on what was not taken.\n");
}

void Dialogue::tell_unfinished() {
    for (const auto& left : unfinished_) {
        std::error_code failed;
        if (!std::filesystem::exists(left.file, failed)) continue;
        context_.note(fmt::format("what was not taken is kept: {}",
                                  taking_up_again(context_, "trail log", left.file)));
    }
}

// How something ended that ended otherwise meanwhile.
void Dialogue::add_words(const CheckinQuestion& question, const std::string& line) {
    const auto read = capture::read_answer(line);
    if (question.topic == Topic::free || read.items.empty() || is_blank(read.text)) return;
    add({.text = question.text, .topic = Topic::done}, read.text, {});
}

// What was said before the check-in was left; an item that was closed since is told.
void Dialogue::take_up_draft(const std::vector<CheckinQuestion>& questions) {
    for (const auto& line : read_draft(context_)) {
        const auto text = line.question.empty() ? questions.at(0).text : line.question;
        const CheckinQuestion question{.text = text, .topic = line.topic};
        try {
            add(question, line.text, {});
        } catch (const Error& error) {
            say(fmt::format("{}\n", text::for_terminal_block(error.what())));
            add_words(question, line.text);
        }
    }
}

void Dialogue::show_commits() {
    constexpr std::size_t short_revision = 7;
    if (known_.commits.empty()) return;
    say("    In git, but not logged here:\n");
    for (const auto& commit : known_.commits) {
        say(fmt::format("    - {} {}\n", commit.revision.substr(0, short_revision),
                        text::for_terminal_line(commit.subject)));
    }
}

void Dialogue::show_taken(const CheckinQuestion& question) {
    for (const auto& answer : answers_) {
        if (answer.topic != question.topic) continue;
        if (answer.topic == Topic::free && answer.question != question.text) continue;
        say(fmt::format("  > {}   (kept from before)\n", text::for_terminal_line(line_of(answer))));
    }
}

bool Dialogue::ask(const CheckinQuestion& question) {
    const auto open = still_open();
    const auto& listed = question.topic == Topic::blocked ? open.blocked : open.next;
    say("\n" + render::question_text(question, open, reader(context_).style));
    if (question.topic == Topic::done) show_commits();
    show_taken(question);
    for (;;) {
        say("  > ");
        const auto line = context_.streams().read_line();
        if (!line) return false;
        if (is_blank(*line)) return true;
        if (*line == "?") {
            say(help);
        } else if (*line == "e") {
            edit(question, listed);
        } else {
            take(question, *line, listed);
        }
    }
}

}  // namespace

std::vector<CheckinQuestion> checkin_questions(Context& context) {
    const auto worded = context.settings().list("checkin.questions");
    if (worded.size() > most_questions) {
        throw Error(Failure::config,
                    fmt::format("checkin.questions has {} questions; at most {} are asked",
                                worded.size(), most_questions),
                    "trail config edit");
    }
    std::vector<CheckinQuestion> questions;
    const auto count = std::max(worded.size(), fixed_questions);
    for (std::size_t i = 0; i < count; ++i) {
        const auto text = i < worded.size() ? worded[i] : std::string(usual_questions.at(i));
        const auto topic = i < fixed_questions ? static_cast<Topic>(i) : Topic::free;
        questions.push_back({.number = i + 1, .count = count, .text = text, .topic = topic});
    }
    return questions;
}

std::optional<std::vector<CheckinAnswer>> ask_checkin(Context& context,
                                                      const std::vector<CheckinQuestion>& questions,
                                                      const CheckinKnown& known,
                                                      bool allow_secret) {
    context.streams().err(fmt::format(
        "Check-in for {}, {}.  Enter = nothing to add, e = editor, ? = help, Ctrl-C = leave, "
        "nothing is lost.\n",
        time::short_date(known.standup.day), text::for_terminal_line(known.standup.name)));
    Dialogue dialogue(context, known, allow_secret);
    dialogue.take_up_draft(questions);
    const bool is_answered = std::ranges::all_of(
        questions, [&](const auto& question) { return dialogue.ask(question); });
    dialogue.tell_unfinished();
    return is_answered ? std::optional(dialogue.take()) : std::nullopt;
}

}  // namespace trail::cli
