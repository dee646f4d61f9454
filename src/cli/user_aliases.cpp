// Commands that users made themselves.
#include "cli/user_aliases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/choice.hpp"
#include "cli/setting_files.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/shell_words.hpp"

namespace trail::cli {
namespace {

constexpr char shell_mark = '!';
constexpr std::string_view depth_variable = "TRAIL_ALIAS_DEPTH";
constexpr int deepest = 16;

std::string_view shell_text(const UserAlias& alias) {
    return std::string_view(alias.value).substr(1);
}

// "$@", "$*", "$#", "$1" and the same in braces: what does not mention them would drop them.
bool mentions_arguments(std::string_view text) {
    for (auto at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
        auto name = text.substr(at + 1);
        if (name.starts_with('{')) name.remove_prefix(1);
        if (!name.empty() &&
            std::string_view("@*#123456789").find(name[0]) != std::string_view::npos)
            return true;
    }
    return false;
}

// How many aliases for a shell we already run inside of.
int depth(const system::Environment& environment) {
    const auto written = environment.get_or(depth_variable, "");
    int number = 0;
    std::from_chars(written.data(), written.data() + written.size(), number);
    return std::clamp(number, 0, deepest);
}

}  // namespace

UserAliases user_aliases(const config::Settings& settings) {
    UserAliases own;
    for (const auto& setting : settings.aliases()) {
        own.push_back(
            {setting.key.substr(config::alias_prefix.size()), setting.value, setting.origin});
    }
    return own;
}

UserAliases user_aliases(Context& context) {
    auto sources = setting_sources(context);
    return user_aliases(config::Settings::load({.user_file = sources.user_file,
                                                .system_files = sources.system_files,
                                                .home = sources.home}));
}

UserAliases readable_aliases(Context& context) try {
    return user_aliases(context);
} catch (const std::exception&) {
    return {};
}

const UserAlias* find(const UserAliases& own, std::string_view name) {
    const auto found = std::ranges::find(own, name, &UserAlias::name);
    return found == own.end() ? nullptr : &*found;
}

std::string meaning_of(const UserAlias& alias) {
    const auto value = text::for_terminal_line(alias.value);
    const auto place = text::for_terminal_line(config::place(alias.origin));
    return is_for_shell(alias)
               ? fmt::format("{} runs in a shell: {}   ({})\n", alias.name, value.substr(1), place)
               : fmt::format("{} stands for: trail {}   ({})\n", alias.name, value, place);
}

Error wrong_alias(const UserAlias& alias, std::string_view what) {
    const auto message = fmt::format("{}{} {}", config::alias_prefix, alias.name, what);
    const auto place = config::place(alias.origin);
    return {Failure::config, place.empty() ? message : fmt::format("{}: {}", place, message),
            config::edit_command(alias.origin.layer)};
}

std::optional<Error> fault_of(const Program& program, const UserAliases& own,
                              const UserAlias& alias) {
    if (names_command(program, alias.name)) {
        return wrong_alias(alias, fmt::format("has no effect: \"{}\" is a command", alias.name));
    }
    try {
        choose(program, std::vector{alias.name}, [&] { return own; });
    } catch (const Error& error) {
        if (error.kind() == Failure::config) return error;
        return wrong_alias(alias, fmt::format("cannot run: {}", error.what()));
    }
    return std::nullopt;
}

bool is_for_shell(const UserAlias& alias) {
    return alias.value.starts_with(shell_mark);
}

std::vector<std::string> words_of(const UserAlias& alias) {
    auto words = text::shell_words(alias.value);
    if (!words) throw wrong_alias(alias, "has a quotation mark that is not closed");
    if (words->empty()) throw wrong_alias(alias, "is empty");
    return *std::move(words);
}

int run_in_shell(Context& context, const UserAlias& alias,
                 const std::vector<std::string>& arguments) {
    const auto inside = depth(context.environment());
    if (inside == deepest) throw wrong_alias(alias, "runs itself again and again");
    if (!arguments.empty() && !mentions_arguments(shell_text(alias))) {
        throw Error(Failure::usage, fmt::format("{} takes no arguments", alias.name),
                    fmt::format("trail {} -h", alias.name));
    }
    if (!system::is_installed("sh", context.environment())) {
        throw Error(Failure::unavailable, "sh: not found; an alias with \"!\" needs it",
                    "trail doctor");
    }
    system::Command command{
        .arguments = {"sh", "-c", "--", std::string(shell_text(alias)), alias.name}};
    command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
    command.environment[std::string(depth_variable)] = std::to_string(inside + 1);
    context.streams().flush();
    return context.processes().interact(command);
}

}  // namespace trail::cli
