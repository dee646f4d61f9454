// `trail config list` and `trail config get`: the settings in force, and one of them.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/setting_fields.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using config::Setting;

struct ListOptions {
    bool show_origin = false;
    OutputOptions output;
};

void declare_list(Declaration& declaration, ListOptions& options) {
    declaration.flag("", "show-origin", options.show_origin, "say where each value comes from");
    declare_json(declaration, options.output);
}

std::string assignment(const Setting& setting) {
    return fmt::format("{}={}", setting.key, text::for_terminal_line(setting.value));
}

std::string with_origins(const std::vector<Setting>& settings) {
    std::size_t layers = 0;
    std::size_t places = 0;
    const auto place = [](const Setting& setting) {
        return text::for_terminal_line(config::place(setting.origin));
    };
    for (const auto& setting : settings) {
        layers = std::max(layers, name(setting.origin.layer).size());
        places = std::max(places, text::width(place(setting)));
    }
    std::string lines;
    for (const auto& setting : settings) {
        lines += fmt::format("{}  {}  {}\n", text::padded(name(setting.origin.layer), layers),
                             text::padded(place(setting), places), assignment(setting));
    }
    return lines;
}

std::string pipe_line(const Setting& setting) {
    return fmt::format("{}\t{}\t{}\n", setting.key, text::for_field(setting.value),
                       text::for_field(origin_text(setting.origin)));
}

int run_list(Context& context, const ListOptions& options) {
    if (answered_fields(context, options.output, field_help(setting_fields()))) return exit_done;
    const auto settings = context.settings().all();
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(json_array<Setting>(settings, setting_fields(), options.output));
            break;
        case Shape::pipe:
            for (const auto& setting : settings) context.print(pipe_line(setting));
            break;
        case Shape::human:
            if (options.show_origin) {
                context.print(with_origins(settings));
            } else {
                for (const auto& setting : settings) context.print(assignment(setting) + "\n");
            }
            break;
    }
    return exit_done;
}

struct GetOptions {
    std::optional<std::string> key;
    OutputOptions output;
};

void declare_get(Declaration& declaration, GetOptions& options) {
    declaration.word("KEY", options.key, "the name of a setting", true);
    declare_json(declaration, options.output);
}

void print_value(Context& context, const Setting& setting, const OutputOptions& output) {
    const bool is_terminal = shape(context, output) == Shape::human;
    context.print(
        (is_terminal ? text::for_terminal_line(setting.value) : text::for_field(setting.value)) +
        "\n");
}

int run_get(Context& context, const GetOptions& options) {
    if (answered_fields(context, options.output, field_help(setting_fields()))) return exit_done;
    const auto& key = *options.key;
    refuse_unknown_setting(key);
    const auto& settings = context.settings();
    const Setting setting{key, settings.shown(key), settings.origin(key)};
    if (options.output.json) {
        text::JsonWriter json;
        write_object(json, setting, setting_fields(), options.output);
        context.print(std::string(json.text()) + "\n");
    } else if (settings.is_set(key)) {
        print_value(context, setting, options.output);
    } else {
        context.streams().err(fmt::format("Nobody has set {}.\n", key));
    }
    return settings.is_set(key) ? exit_done : exit_no;
}

}  // namespace

void add_config_list(Program& program) {
    program.add<ListOptions>(
        {.name = "config list",
         .summary = "every setting with its value",
         .group = Group::setup,
         .synopsis = "[--show-origin]",
         .description =
             "Lists the settings in force here, those that nobody has set with their "
             "default. The first of these that sets a value wins: -c KEY=VALUE, a TRAIL_ "
             "variable, the nearest .trail.toml, your own file, the system's file.",
         .examples = {{"trail config list --show-origin", "which file says what"}}},
        declare_list, run_list);
}

void add_config_get(Program& program) {
    program.add<GetOptions>(
        {.name = "config get",
         .summary = "the value of one setting",
         .group = Group::setup,
         .synopsis = "KEY",
         .description =
             "Prints the value that was set. When nobody has set it, nothing is printed and "
             "the exit code is 1; \"trail config describe KEY\" knows the default.",
         .examples = {{"trail config get week.start", "for a script"}}},
        declare_get, run_get);
}

}  // namespace trail::cli
