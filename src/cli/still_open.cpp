// Ending what is open.
#include "cli/still_open.hpp"

#include <fmt/format.h>

#include "trail/store/entries.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t widest_quote = 60;

std::string quoted(const std::string& line) {
    return fmt::format("\"{}\"", text::cut(text::for_terminal_line(line), widest_quote, "..."));
}

std::string how_it_ended(const store::Record& record, const model::Entry& item) {
    const auto by = item.closed_by ? store::entries::find(record, *item.closed_by) : std::nullopt;
    if (!by) return "it was closed";
    return fmt::format("{} closed it: {}", text::for_terminal_line(by->author), quoted(by->line));
}

}  // namespace

void require_still_open(const store::Record& record, const model::Entry& seen) {
    const auto now = store::entries::find(record, seen.id);
    if (now && !now->closed_at && now->line == seen.line) return;
    const auto key = now ? store::entries::key(record, seen.id) : model::letters(seen.id);
    const auto what = !now             ? std::string("it was removed")
                      : now->closed_at ? how_it_ended(record, *now)
                                       : fmt::format("it says {} now", quoted(now->line));
    throw ChangedMeanwhile(Failure::busy, fmt::format("{} was changed meanwhile: {}", key, what),
                           now ? fmt::format("trail show {}", key) : "trail undo --list");
}

}  // namespace trail::cli
