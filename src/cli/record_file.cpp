// The file of the record, as commands speak of it.
#include "cli/record_file.hpp"

#include <fmt/format.h>

#include "cli/shell_word.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {

std::string shown_record(Context& context) {
    return text::for_terminal_line(
        system::shown_path(context.record_path(), context.directories().home));
}

bool has_record(Context& context) {
    if (context.store().exists()) return true;
    context.streams().err(fmt::format(
        "There is no record yet: {}\nhint: trail log \"What you did\"\n", shown_record(context)));
    return false;
}

std::string recovery_of(Context& context) {
    const auto path = system::shown_path(context.record_path(), context.directories().home);
    return "trail db recover " + shell_word(path);
}

}  // namespace trail::cli
