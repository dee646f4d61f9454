// Where on the command line the word stands that is being completed.
#include "cli/completion/place.hpp"

#include "cli/arguments.hpp"
#include "cli/choice.hpp"
#include "cli/fill.hpp"

namespace trail::cli::completion {
namespace {

class Finder {
public:
    explicit Finder(Place& place)
        : place_(place),
          lookup_([&place](std::string_view name) { return find_option(place.declaration, name); }),
          dash_(place.takes_query ? Dash::negation : Dash::option) {}

    void pass_over(const std::vector<std::string>& arguments) {
        for (const auto& argument : arguments) pass_over(argument);
    }

    void look_at_current() {
        const auto& current = place_.current;
        if (waiting_ != nullptr) {
            found_value(*waiting_, 0);
        } else if (options_over_ || !may_be_option(current)) {
            place_.at = At::word;
        } else {
            look_at_option(current);
        }
    }

private:
    void pass_over(const std::string& argument) {
        if (const auto* option = std::exchange(waiting_, nullptr)) {
            give(*option, argument);
        } else if (options_over_) {
            place_.words.push_back(argument);
        } else if (argument == end_of_options) {
            options_over_ = true;
        } else if (is_option(argument, dash_, lookup_)) {
            pass_over_option(argument);
        } else {
            place_.words.push_back(argument);
        }
    }

    void pass_over_option(const std::string& argument) {
        const auto parts = spelling(argument, lookup_);
        if (parts.option == nullptr) return;
        if (parts.needs_next) {
            waiting_ = parts.option;
        } else {
            give(*parts.option, parts.value);
        }
    }

    // What every command takes is needed to find the record; choices are about looks.
    void give(const Option& option, std::string_view value) {
        place_.given.push_back(&option);
        if (option.name != "directory" && option.name != "db" && option.name != "setting") return;
        fill_option(option, {std::string(value)}, "");
    }

    bool may_be_option(std::string_view word) const {
        return word == "-" || is_option(word, dash_, lookup_);
    }

    void look_at_option(std::string_view word) {
        const auto parts = spelling(word, lookup_);
        if (parts.has_value) {
            if (parts.option != nullptr && takes_value(*parts.option)) {
                found_value(*parts.option, word.size() - parts.value.size());
            }
        } else {
            place_.at = At::option;
        }
    }

    void found_value(const Option& option, std::size_t begins) {
        place_.at = At::option_value;
        place_.option = &option;
        place_.value_begins = begins;
    }

    Place& place_;
    Lookup lookup_;
    Dash dash_;
    const Option* waiting_ = nullptr;  // its value comes next
    bool options_over_ = false;
};

}  // namespace

void find_place(const Program& program, std::span<const std::string> words,
                const AliasReader& read_aliases, Place& place) {
    const auto before = words.first(words.size() - 1);
    place.current = words.back();
    const auto choice = choose(program, before, read_aliases);
    if (choice.shell) return;  // nobody knows what its command takes
    place.name = choice.name;
    declare_global_options(place.declaration, place.options, place.questions);
    if (choice.command) {
        place.takes_query = choice.command->about.takes_query;
        place.action = choice.command->prepare(place.declaration);
    }
    Finder finder(place);
    finder.pass_over(choice.arguments);
    finder.look_at_current();
    if (place.at != At::word) return;
    if (place.name.empty()) {
        place.at = place.words.empty() ? At::command : At::nowhere;
    }
    place.verb_may_follow = place.words.empty() && is_group(program, place.name);
}

}  // namespace trail::cli::completion
