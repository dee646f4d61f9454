// The one door.
#include "cli/run.hpp"

#include <fmt/format.h>

#include <exception>
#include <optional>

#include "cli/command.hpp"
#include "cli/command_line.hpp"
#include "cli/failure.hpp"
#include "cli/fill.hpp"
#include "cli/hooks/hook.hpp"
#include "cli/manual.hpp"
#include "cli/output.hpp"
#include "cli/parse.hpp"
#include "cli/record_file.hpp"
#include "trail/store/engine/sqlite.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

std::string version() {
    return fmt::format(
        "trail {}\n"
        "SQLite {}, Unicode {}\n"
        "MIT licence; no warranty\n"
        "No telemetry and no network access\n",
        TRAIL_VERSION, store::engine::sqlite_version(), text::unicode_version());
}

// A hook gets no word of usage: whatever git hands over, it is silent and succeeds.
bool is_hook(std::span<const std::string> arguments) {
    if (arguments.size() < 2 || arguments[0] != "hook" || arguments[1] != "run") return false;
    return arguments.size() == 2 || (arguments[2] != "-h" && arguments[2] != "--help");
}

int act(Context& context, const Program& program, const Parsed& parsed) {
    const auto meaning = parsed.alias ? meaning_of(*parsed.alias) + "\n" : std::string();
    switch (parsed.wish) {
        case Wish::version:
            context.print(version());
            return exit_done;
        case Wish::meaning:
            print_help(context, meaning_of(*parsed.alias));
            return exit_done;
        case Wish::short_help:
            print_help(context, meaning + short_help(program, parsed.topic));
            return exit_done;
        case Wish::full_help:
            print_paged_help(context, meaning + full_help(program, parsed.topic));
            return exit_done;
        case Wish::run:
            break;
    }
    const int code = parsed.action(context);
    note_named_record(context);
    return code;
}

}  // namespace

int run(World world, std::span<const std::string> arguments) {
    if (is_hook(arguments)) {
        Context context(std::move(world));
        run_hook(context, arguments.subspan(2));
        return exit_done;
    }
    return run(program(), std::move(world), arguments);
}

int run(const Program& program, World world, std::span<const std::string> arguments) {
    auto& streams = world.streams;
    UsualHints hints;
    std::optional<Context> context;
    try {
        context.emplace(std::move(world));
        const auto parsed = parse(program, arguments, [&] { return user_aliases(*context); });
        hints.help = help_for(parsed.topic);
        const std::span<const std::string> expanded = parsed.line;
        context->apply(parsed.options, parsed.alias ? expanded : arguments);
        const int code = act(*context, program, parsed);
        streams.flush();
        return code;
    } catch (...) {
        hints.again = command_line(arguments);
        hints.record_changed = context && context->has_changed_record();
        return report_failure(streams, std::current_exception(), hints);
    }
}

}  // namespace trail::cli
