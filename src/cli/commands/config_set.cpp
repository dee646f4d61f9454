// `trail config set` and `trail config unset`: one setting changed in one file.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/mail/mail_recipients.hpp"
#include "cli/setting_fields.hpp"
#include "cli/setting_files.hpp"
#include "cli/shell_word.hpp"
#include "cli/user_aliases.hpp"
#include "cli/zone_name.hpp"
#include "trail/config/edit.hpp"
#include "trail/error.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

struct SetOptions {
    std::optional<std::string> key;
    std::optional<std::string> value;
    FileChoice file;
};

void declare_set(Declaration& declaration, SetOptions& options) {
    declaration.word("KEY", options.key, "the name of a setting", true);
    declaration.word("VALUE", options.value, "its value; a list is written a,b", true);
    declare_setting_file(declaration, options.file);
}

void refuse_alias(Context& context, const std::string& key, const std::string& value) {
    const UserAlias alias{key.substr(config::alias_prefix.size()), value, {}};
    auto own = readable_aliases(context);
    std::erase_if(own, [&](const UserAlias& other) { return other.name == alias.name; });
    own.push_back(alias);
    const auto fault = fault_of(program(), own, alias);
    if (fault) throw Error(Failure::usage, fault->what(), "trail config set -h");
}

// As it will read back: "yes" is "true". Throws for a key or value that cannot be set.
std::string checked_value(Context& context, const std::string& key, const std::string& value) {
    if (config::is_alias_key(key)) {
        refuse_alias(context, key, value);
        return value;
    }
    auto shown = config::Settings::load({.options = {key + "=" + value}}).shown(key);
    if (key == "user.zone" || key == "digest.zone") zone_from(value);
    return shown;
}

// What would be found wrong when the next mail is sent. A file that cannot be read is no reason to
// refuse a change that may mend it.
void refuse_for_mail(Context& context, const std::string& key, const std::string& value) {
    if (std::ranges::find(checked_mail_settings, key) == checked_mail_settings.end()) return;
    context.tells_of_missing_record();
    try {
        auto sources = setting_sources(context);
        sources.options.push_back(key + "=" + value);
        context.use(config::Settings::load(sources));
    } catch (const Error&) {
        return;
    }
    try {
        check_mail_setting(context, key);
    } catch (const Error& error) {
        const bool is_about_it = std::string_view(error.what()).find(key) != std::string_view::npos;
        if (is_about_it) throw Error(Failure::usage, error.what(), error.hint());
    }
}

void refuse_for_repository(const std::string& key, const std::string& value) {
    const auto* known = config::find_key(key);
    if (known == nullptr || known->repository) return;
    throw Error(Failure::usage, fmt::format("a repository may not set {}", key),
                fmt::format("trail config set {} {}", key, shell_word(value)));
}

// Whoever changes a file and sees no effect should not have to search for the reason. `changed` is
// the weakest layer that the change itself has spoken for.
void note_stronger(Context& context, config::Layer changed, const std::string& key) {
    const auto settings = readable_settings(context);
    if (!settings || settings->origin(key).layer >= changed) return;
    context.note(fmt::format("{} is {} here, because of {}", key,
                             text::for_terminal_line(settings->shown(key)),
                             text::for_terminal_line(config::place(settings->origin(key)))));
}

std::string shown(Context& context, const std::string& file) {
    return text::for_terminal_line(system::shown_path(file, context.directories().home));
}

void tell(Context& context, std::string_view sentence) {
    if (!context.options().quiet) context.print(fmt::format("{}\n", sentence));
}

// What becomes of a file, and how that is told.
struct Telling {
    std::string changed;    // "Set a = b in ~/config.toml"
    std::string rehearsed;  // "Would set a = b in ~/config.toml"
    std::string unchanged;  // "Nothing to change: a = b in ~/config.toml"
};

// False for a rehearsal, after which nothing else is to be told.
template <class Change>
bool change_file(Context& context, config::Layer layer, const std::string& file, Change&& change,
                 const Telling& telling) {
    const bool is_rehearsal = context.options().dry_run;
    std::optional<system::FileLock> lock;
    if (!is_rehearsal) lock = setting_lock(context);
    const auto before = mending(layer, [&] { return setting_text(file); });
    const auto after = mending(layer, [&] { return change(before); });
    if (after == before) {
        tell(context, telling.unchanged);
        return true;
    }
    if (is_rehearsal) {
        context.print(telling.rehearsed + "\n");
        return false;
    }
    write_settings(layer, file, after);
    tell(context, telling.changed);
    return true;
}

int run_set(Context& context, const SetOptions& options) {
    const auto& key = *options.key;
    const auto layer = layer_of(options.file);
    const auto value = checked_value(context, key, *options.value);
    if (layer == config::Layer::repository) refuse_for_repository(key, *options.value);
    refuse_for_mail(context, key, *options.value);
    const auto file = setting_file(context, layer);
    const auto place = shown(context, file);
    const auto what = fmt::format("{} = {} in {}", key, text::for_terminal_line(value), place);
    const auto change = [&](const std::string& before) {
        return config::with_setting(before, key, *options.value, place);
    };
    if (change_file(context, layer, file, change,
                    {"Set " + what, "Would set " + what, "Nothing to change: " + what})) {
        note_stronger(context, layer, key);
    }
    return exit_done;
}

struct UnsetOptions {
    std::optional<std::string> key;
    FileChoice file;
};

void declare_unset(Declaration& declaration, UnsetOptions& options) {
    declaration.word("KEY", options.key, "the name of a setting", true);
    declare_setting_file(declaration, options.file);
}

int run_unset(Context& context, const UnsetOptions& options) {
    const auto& key = *options.key;
    const auto layer = layer_of(options.file);
    const auto file = setting_file(context, layer);
    const auto place = shown(context, file);
    const auto change = [&](const std::string& before) {
        return config::without_setting(before, key, place);
    };
    const auto what = fmt::format("{} in {}", key, place);
    if (change_file(context, layer, file, change,
                    {"Unset " + what, "Would unset " + what,
                     fmt::format("Nothing to change: {} does not set {}", place, key)})) {
        note_stronger(context, config::Layer::built_in, key);
    }
    return exit_done;
}

}  // namespace

void add_config_set(Program& program) {
    program.add<SetOptions>(
        {.name = "config set",
         .summary = "change one setting",
         .group = Group::setup,
         .synopsis = "KEY VALUE [--user | --system | --repo]",
         .description =
             "Changes one line of a file and leaves every other line and comment alone. "
             "--repo writes to the nearest .trail.toml of the repository you stand in, or to "
             "a new one at its top; it takes only what a file that came with a clone may "
             "set. Names under \"alias.\" are commands of your own; those under \"x.\" are "
             "free for your own use.",
         .examples = {{"trail config set week.start sun", "in your own settings"},
                      {"trail config set alias.fixed \"log -k win -t fix\"",
                       "a command of your own"},
                      {"trail config set project api --repo", "for everybody who clones it"}}},
        declare_set, run_set);
}

void add_config_unset(Program& program) {
    program.add<UnsetOptions>(
        {.name = "config unset",
         .summary = "take a setting out of a file",
         .group = Group::setup,
         .synopsis = "KEY [--user | --system | --repo]",
         .description =
             "Removes the setting's line; what a weaker file or the default says holds again. "
             "A file that does not have it is left alone, which is no failure.",
         .examples = {{"trail config unset week.start", "back to the default"}}},
        declare_unset, run_unset);
}

}  // namespace trail::cli
