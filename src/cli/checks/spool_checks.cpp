// What waits for the record, and why.
#include <fmt/format.h>

#include "cli/checks/checks.hpp"
#include "cli/waiting/draining.hpp"
#include "cli/waiting/hook_log.hpp"
#include "trail/error.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t largest_note = 256 * 1024 * 1024;

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

// "2 commits and 1 entry": a rewriting counts the commits it tells of.
std::string told(const std::vector<system::Path>& files) {
    std::size_t commits = 0;
    std::size_t typed = 0;
    for (const auto& file : files) {
        try {
            const auto note = note_in(system::read_file(file, largest_note).value_or(""));
            const auto* read = std::get_if<CommitNote>(&note.what);
            read != nullptr ? commits += read->commits.size() : ++typed;
        } catch (const Error&) {
            ++typed;
        }
    }
    if (typed == 0) return counted(commits, "commit waits", "commits wait");
    if (commits == 0) return counted(typed, "entry waits", "entries wait");
    return fmt::format("{} and {} wait", counted(commits, "commit", "commits"),
                       counted(typed, "entry", "entries"));
}

std::string without_home(std::string text, const std::string& home) {
    if (home.size() < 2) return text;
    for (auto at = text.find(home + '/'); at != std::string::npos; at = text.find(home + '/', at)) {
        text.replace(at, home.size(), "~");
    }
    return text;
}

}  // namespace

Findings check_spool(Context& context) {
    Findings findings;
    const auto& home = context.directories().home;
    for (const auto& spool : spools(context)) {
        if (const auto waiting = spool.waiting(); !waiting.empty()) {
            const auto what = told(waiting);
            const auto why = last_reason(context);
            findings.push_back({"outbox", Result::warning,
                                without_home(why.empty() ? what : what + ": " + why, home), "trail",
                                what});
        }
        if (const auto refused = spool.refused(); !refused.empty()) {
            const auto folder = system::shown_path(refused.front().parent_path().string(), home);
            findings.push_back(
                {"outbox", Result::warning,
                 fmt::format("{} aside in {}; hook.log says why",
                             counted(refused.size(), "note that could not be used was set",
                                     "notes that could not be used were set"),
                             folder),
                 "trail doctor --fix", "notes were set aside"});
        }
    }
    return findings;
}

}  // namespace trail::cli
