// `trail config describe`: what settings mean, their defaults, and what holds now.
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

struct DescribeOptions {
    std::optional<std::string> key;
    OutputOptions output;
};

void declare(Declaration& declaration, DescribeOptions& options) {
    declaration.word("KEY", options.key, "the name of a setting; without it, all of them");
    declare_json(declaration, options.output);
}

std::vector<Setting> chosen(Context& context, const DescribeOptions& options) {
    const auto& settings = context.settings();
    if (!options.key) return settings.all();
    const auto& key = *options.key;
    refuse_unknown_setting(key);
    return {{key, settings.shown(key), settings.origin(key)}};
}

std::string_view or_none(std::string_view value) {
    return value.empty() ? "(none)" : value;
}

std::string who_may_set(const config::Key& key) {
    return key.repository ? "a repository may set it" : "not in a repository";
}

// "must be one of mon, sun, sat".
std::string rule_without_name(const config::Key& key) {
    return config::rule(key).substr(key.name.size() + 1);
}

std::string block(const Setting& setting) {
    const auto* key = config::find_key(setting.key);
    const auto now = text::for_terminal_line(or_none(setting.value));
    const auto origin = text::for_terminal_line(origin_text(setting.origin));
    if (key == nullptr) {
        return fmt::format("{}   free for your own use\n  now      {}   {}\n", setting.key, now,
                           origin);
    }
    const auto width = std::max(text::width(now), text::width(or_none(key->fallback)));
    return fmt::format("{}   {}\n  default  {}   {}; {}\n  now      {}   {}\n", setting.key,
                       key->help, text::padded(or_none(key->fallback), width),
                       rule_without_name(*key), who_may_set(*key), text::padded(now, width),
                       origin);
}

std::string pipe_line(const Setting& setting) {
    const auto* key = config::find_key(setting.key);
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", setting.key, key ? name(key->type) : "text",
                       key ? key->fallback : "", text::for_field(setting.value),
                       text::for_field(origin_text(setting.origin)), key ? key->help : "");
}

std::string blocks(const std::vector<Setting>& settings) {
    std::string text;
    for (const auto& setting : settings) text += (text.empty() ? "" : "\n") + block(setting);
    return text;
}

std::string json_text(const DescribeOptions& options, const std::vector<Setting>& settings) {
    if (!options.key) return json_array<Setting>(settings, described_fields(), options.output);
    text::JsonWriter json;
    write_object(json, settings.front(), described_fields(), options.output);
    return std::string(json.text()) + "\n";
}

int run(Context& context, const DescribeOptions& options) {
    if (answered_fields(context, options.output, field_help(described_fields()))) return exit_done;
    const auto settings = chosen(context, options);
    switch (shape(context, options.output)) {
        case Shape::json:
            context.print(json_text(options, settings));
            break;
        case Shape::pipe:
            for (const auto& setting : settings) context.print(pipe_line(setting));
            break;
        case Shape::human:
            print_paged(context, blocks(settings));
            break;
    }
    return exit_done;
}

}  // namespace

void add_config_describe(Program& program) {
    program.add<DescribeOptions>(
        {.name = "config describe",
         .summary = "what a setting does",
         .group = Group::setup,
         .synopsis = "[KEY]",
         .description =
             "Says what a setting does and why no default serves everybody, what it may be, "
             "and where its value comes from. Away from a terminal: key, type, default, "
             "value, origin and meaning, separated by tabs.",
         .examples = {{"trail config describe week.start", "one setting"},
                      {"trail config describe", "all of them"}}},
        declare, run);
}

}  // namespace trail::cli
