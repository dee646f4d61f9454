// The file of the record, as commands speak of it.
#include "cli/record_file.hpp"

#include <fmt/format.h>

#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {

std::string shown_record(Context& context) {
    return text::for_terminal_line(
        system::shown_path(context.record_path(), context.directories().home));
}

bool has_record(Context& context) {
    if (context.store().exists()) return true;
    context.tells_of_missing_record();
    context.streams().err(fmt::format(
        "There is no record yet: {}\nhint: trail log \"What you did\"\n", shown_record(context)));
    return false;
}

std::optional<std::string> namer_of_record(Context& context) {
    if (context.options().record) return "--db";
    if (context.settings().text("db.path").empty()) return std::nullopt;
    const auto place = config::place(context.settings().origin("db.path"));
    return text::for_terminal_line(system::shown_path(place, context.directories().home));
}

void note_named_record(Context& context) {
    // A script that makes a record means it; a hand may have slipped.
    const bool is_watched = context.streams().err_device().terminal && !context.options().quiet;
    const bool has_begun = is_watched && context.has_begun_record();
    if (!has_begun && !context.has_read_missing_record()) return;
    if (const auto namer = namer_of_record(context)) {
        context.note(fmt::format("{} names a record that {}: {}", *namer,
                                 has_begun ? "was not there and is begun" : "is not there yet",
                                 shown_record(context)));
    }
}

void refuse_missing_record(Context& context) {
    const auto namer = namer_of_record(context);
    if (!namer || context.store().exists()) return;
    const auto path = system::shown_path(context.record_path(), context.directories().home);
    throw Error(Failure::config,
                fmt::format("{} names a record that is not there: {}", *namer, path),
                "trail db init --db " + shell_word(path));
}

std::string recovery_of(Context& context) {
    const auto path = system::shown_path(context.record_path(), context.directories().home);
    return "trail db recover " + shell_word(path);
}

}  // namespace trail::cli
