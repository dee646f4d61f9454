// `trail __complete`: what fits at the cursor.
#include "cli/completion/complete.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/choice.hpp"
#include "cli/completion/place.hpp"
#include "cli/completion/values.hpp"
#include "cli/manual.hpp"
#include "cli/run.hpp"
#include "cli/topics.hpp"

#include "trail/text/pieces.hpp"

namespace trail::cli::completion {
namespace {

// Streams that keep what is printed: a command's answer to --json=help, and no warning at all.
using Quiet = system::MemoryStreams;

World with_streams(const World& world, system::Streams& streams) {
    return {.streams = streams,
            .environment = world.environment,
            .processes = world.processes,
            .random_bits = world.random_bits};
}

void add_commands(Answer& answer, const Program& program, const UserAliases& own) {
    for (const auto& word : first_words(program)) answer.add(word, summary_of(program, word));
    for (const auto& alias : aliases) {
        answer.add(alias.word, std::string("short for ").append(alias.expansion));
    }
    for (const auto& alias : own) {
        if (names_command(program, alias.name)) continue;
        answer.add(alias.name, std::string("your own: ").append(alias.value));
    }
}

void add_verbs(Answer& answer, const Program& program, std::string_view group) {
    for (const auto& command : program.commands()) {
        const auto name = command.about.name;
        if (name.size() <= group.size() || !name.starts_with(group) || name[group.size()] != ' ') {
            continue;
        }
        answer.add(name.substr(group.size() + 1), command.about.summary);
    }
}

void add_help_subjects(Answer& answer, const Program& program, const Place& place,
                       const UserAliases& own) {
    if (!place.words.empty()) return add_verbs(answer, program, place.words.front());
    add_commands(answer, program, own);
    for (const auto& topic : topics()) answer.add(topic.name, "a topic");
}

bool is_repeatable(const Option& option) {
    return std::holds_alternative<std::vector<std::string>*>(option.target);
}

void add_options(Answer& answer, const Place& place) {
    for (const auto& option : place.declaration.options) {
        const bool is_given = std::ranges::find(place.given, &option) != place.given.end();
        if (is_given && !is_repeatable(option)) continue;
        const auto letter = std::string("-").append(option.letter);
        const bool is_meant = answer.typed() == letter && !option.letter.empty();
        if (option.name.empty() || is_meant) {
            answer.add(letter, option.help);
        } else {
            const auto name = std::string("--").append(option.name);
            answer.add(name, option.help);
            if (option.value_optional) answer.add(name + "=", option.help);
        }
    }
}

// A list takes all the words that are left.
const Words* words_at(const Declaration& declaration, std::size_t place) {
    for (const auto& words : declaration.words) {
        if (place == 0 || std::holds_alternative<std::vector<std::string>*>(words.target)) {
            return &words;
        }
        --place;
    }
    return nullptr;
}

void add_choices(Answer& answer, std::string_view list) {
    for (;;) {
        const auto end = list.find('|');
        answer.add(list.substr(0, end));
        if (end == std::string_view::npos) return;
        list.remove_prefix(end + 1);
    }
}

class Completion {
public:
    Completion(const Program& program, const World& world, Place& place)
        : program_(program),
          world_(world),
          place_(place),
          context_(with_streams(world, quiet_)),
          sources_{RecordValues(context_), [this] { return fields(); },
                   [this] { return readable_aliases(context_); }} {
        context_.apply(place.options);
    }

    Answer answer() {
        Answer answer(place_.current);
        switch (place_.at) {
            case At::command:
                add_commands(answer, program_, readable_aliases(context_));
                break;
            case At::option:
                add_options(answer, place_);
                if (place_.takes_query) add_words(answer);
                break;
            case At::option_value:
                answer.keep(place_.value_begins);
                add_option_values(answer, *place_.option);
                break;
            case At::word:
                if (place_.verb_may_follow) add_verbs(answer, program_, place_.name);
                add_words(answer);
                break;
            case At::nowhere:
                break;
        }
        return answer;
    }

private:
    void add_option_values(Answer& answer, const Option& option) {
        const auto kind = kind_of(option, place_.name);
        if (!option.choices.empty()) {
            for (const auto value : option.choices) answer.add(value);
        } else if (kind == ValueKind::choice) {
            add_choices(answer, option.value);
        } else if (kind) {
            add_values(answer, *kind, sources_);
        }
    }

    void add_words(Answer& answer) {
        const auto* words = words_at(place_.declaration, place_.words.size());
        if (words == nullptr) return;
        const auto kind = kind_of(*words, place_.name);
        if (kind == ValueKind::choice) {
            add_choices(answer, words->name);
        } else if (kind == ValueKind::help_subject) {
            add_help_subjects(answer, program_, place_, readable_aliases(context_));
        } else if (kind) {
            add_values(answer, *kind, sources_, place_.words);
        }
    }

    // The command itself knows its fields and tells them before it does anything.
    std::vector<JsonField> fields() const {
        std::vector<std::string> arguments;
        for (const auto word : text::pieces(place_.name, ' ')) arguments.emplace_back(word);
        arguments.emplace_back("--json=help");
        Quiet told;
        if (cli::run(program_, with_streams(world_, told), arguments) != exit_done) return {};
        return read_fields(told.output);
    }

    static std::vector<JsonField> read_fields(std::string_view told) {
        std::vector<JsonField> fields;
        for (const auto line : text::lines(told)) {
            const auto name_end = line.find('\t');
            const auto type_end = line.find('\t', name_end + 1);
            if (type_end == std::string_view::npos) continue;
            fields.push_back(
                {std::string(line.substr(0, name_end)), std::string(line.substr(type_end + 1))});
        }
        return fields;
    }

    const Program& program_;
    const World& world_;
    Place& place_;
    Quiet quiet_;
    Context context_;
    Sources sources_;
};

// Words behind the cursor are of no interest; the one at the cursor may be missing. Nothing when
// the number is none.
std::vector<std::string> words_up_to_cursor(std::span<const std::string> arguments) {
    std::size_t number = arguments.size();
    const auto& written = arguments.front();
    std::from_chars(written.data(), written.data() + written.size(), number);
    const auto words = arguments.subspan(1);
    if (number > words.size()) return {};
    std::vector<std::string> kept(
        words.begin(),
        words.begin() + static_cast<std::ptrdiff_t>(std::min(number + 1, words.size())));
    if (kept.size() == number) kept.emplace_back();
    return kept;
}

}  // namespace

std::string complete(const Program& program, const World& world,
                     std::span<const std::string> arguments) {
    if (arguments.empty()) return {};
    try {
        const auto words = words_up_to_cursor(arguments);
        if (words.empty()) return {};
        Quiet quiet;
        Context context(with_streams(world, quiet));
        Place place;
        find_place(
            program, words, [&] { return readable_aliases(context); }, place);
        return Completion(program, world, place).answer().text();
    } catch (const std::exception&) {
        return {};  // a person is in the middle of a line: nothing helps more than no answer
    }
}

bool is_asked(std::span<const std::string> arguments) {
    return !arguments.empty() && arguments.front() == hidden_command;
}

int run(const World& world, std::span<const std::string> arguments) {
    try {
        world.streams.out(complete(program(), world, arguments.subspan(1)));
        world.streams.flush();
    } catch (const std::exception&) {
        return exit_done;  // there is nobody to tell
    }
    return exit_done;
}

}  // namespace trail::cli::completion
