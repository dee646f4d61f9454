// The program that shows what is longer than the terminal.
#include "cli/pager.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "trail/text/escape.hpp"
#include "trail/text/shell_words.hpp"
#include "trail/text/terminal_lines.hpp"

namespace trail::cli {
namespace {

bool term_can_scroll(const system::Environment& environment) {
    const auto term = environment.get_or("TERM", "");
    return !term.empty() && term != "dumb";
}

bool fits(std::string_view text, const system::Device& device) {
    if (device.height == 0) return false;
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    // The prompt needs a line, too.
    if (lines >= device.height) return false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1);
        if (text::shown_width(text.substr(0, end)) > device.width) return false;
        text.remove_prefix(end + 1);
    }
    return true;
}

// False when there was nobody to read it.
bool shown_by(Context& context, const std::string& pager, std::string_view text) {
    const auto program = text::program_of(pager);
    const auto& environment = context.environment();
    if (!program.empty() && !system::is_installed(program, environment)) {
        context.warn(fmt::format("no pager \"{}\"", text::for_terminal_line(program)));
        return false;
    }
    system::Command command{.arguments = {"sh", "-c", pager}, .input = std::string(text)};
    if (!environment.get("LESS")) command.environment["LESS"] = "FRX";
    if (!environment.get("LV")) command.environment["LV"] = "-c";
    context.streams().flush();
    const int status = context.processes().interact(command);
    constexpr int not_executable = 126;
    constexpr int not_found = 127;
    return status != not_executable && status != not_found;
}

}  // namespace

// What is set and empty is none. On a terminal that cannot scroll `less` would only wait for a key.
std::string pager_command(Context& context) {
    const auto& environment = context.environment();
    if (environment.get("TRAIL_PAGER") == "") return {};
    if (context.settings().is_set("core.pager")) return context.settings().text("core.pager");
    if (const auto general = environment.get("PAGER")) return *general;
    const bool usable = term_can_scroll(environment) && system::is_installed("less", environment);
    return usable ? "less" : "";
}

bool shown_by_pager(Context& context, std::string_view text) {
    const auto device = context.streams().out_device();
    if (!device.terminal || context.options().no_pager || text.empty()) return false;
    if (fits(text, device)) return false;
    const auto command = pager_command(context);
    const bool is_none = command.empty() || command == "cat";
    return !is_none && shown_by(context, command, text);
}

}  // namespace trail::cli
