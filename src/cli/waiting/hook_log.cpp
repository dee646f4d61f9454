// The log of what nobody sits in front of.
#include "cli/waiting/hook_log.hpp"

#include <fmt/format.h>

#include <exception>

#include "trail/system/files.hpp"
#include "trail/system/log_file.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

constexpr std::string_view log_name = "hook.log";
constexpr std::size_t most_bytes = 256 * 1024;
constexpr std::string_view waits = "waits: ";

system::Path log_path(Context& context) {
    return system::Path(context.directories().state) / log_name;
}

}  // namespace

void log_event(Context& context, std::string_view event, std::string_view place,
               std::string_view what) {
    try {
        const auto time = time::rfc3339({context.now(), time::Offset(0)});
        const auto line =
            fmt::format("{}\t{}\t{}\t{}", time, text::for_terminal_line(event),
                        text::for_terminal_line(place), text::for_terminal_line(what));
        system::make_private_directory(context.directories().state);
        system::append_line(log_path(context), line, most_bytes);
    } catch (const std::exception&) {
        // There is nobody left to tell.
    }
}

std::string last_reason(Context& context) {
    const auto log = system::read_file(log_path(context), 2 * most_bytes).value_or("");
    const auto found = log.rfind(fmt::format("\t{}", waits));
    if (found == std::string::npos) return {};
    const auto begin = found + 1 + waits.size();
    return log.substr(begin, log.find('\n', begin) - begin);
}

}  // namespace trail::cli
