// What can be wrong with the record's file, its privacy, its disk, and with texts kept aside.
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "cli/checks.hpp"
#include "cli/record_file.hpp"
#include "cli/shell_word.hpp"
#include "cli/size_text.hpp"
#include "trail/capture/tokens.hpp"
#include "trail/store/entries.hpp"
#include "trail/system/files.hpp"
#include "trail/system/machine.hpp"
#include "trail/system/sharing.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto group_can_write =
    fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::group_write;
constexpr std::uintmax_t little_space = 100'000'000;
constexpr std::size_t largest_text = 4 * 1024 * 1024;
constexpr int most_texts = 9;

// The record and what SQLite and the writers' queue keep beside it.
constexpr std::array<std::string_view, 5> endings{"", "-wal", "-shm", "-journal", "-lock"};

std::string shown(Context& context, const fs::path& path) {
    return system::shown_path(path.string(), context.directories().home);
}

fs::path directory_of(Context& context) {
    return fs::path(context.record_path()).parent_path();
}

bool allows(const fs::path& path, fs::perms mask) {
    std::error_code failed;
    const auto found = fs::status(path, failed);
    return !failed && (found.permissions() & mask) != fs::perms::none;
}

// A directory of the user's choosing may be seen by others, but not changed by them.
void check_directory(Context& context, Findings& findings) {
    const auto directory = directory_of(context);
    const bool is_ours = directory == context.directories().data;
    const auto others = fs::perms::group_all | fs::perms::others_all;
    const auto writing = fs::perms::group_write | fs::perms::others_write;
    if (!allows(directory, is_ours ? others : writing)) return;
    findings.push_back({"permissions", Result::warning,
                        fmt::format("{} is open to others", shown(context, directory)),
                        fmt::format("chmod {} {}", is_ours ? "700" : "go-w",
                                    shell_word(shown(context, directory))),
                        "the record's directory is open to others"});
}

void check_files(Context& context, Findings& findings) {
    std::string names;
    std::string words;
    for (const auto ending : endings) {
        const fs::path file = context.record_path() + std::string(ending);
        if (!allows(file, fs::perms::group_all | fs::perms::others_all)) continue;
        names += (names.empty() ? "" : ", ") + file.filename().string();
        words += " " + shell_word(shown(context, file));
    }
    if (names.empty()) return;
    findings.push_back({"permissions", Result::warning, fmt::format("others may use {}", names),
                        fmt::format("chmod 600{}", words), "others may use the record's files"});
}

// A member whose programs made a file that the others cannot use locks them out.
Findings check_sharing(Context& context) {
    const auto directory = directory_of(context);
    std::string words;
    for (const auto ending : endings) {
        const fs::path file = context.record_path() + std::string(ending);
        std::error_code failed;
        const auto found = fs::status(file, failed);
        if (failed || !fs::exists(found) || found.permissions() == group_can_write) continue;
        words += " " + shell_word(shown(context, file));
    }
    const auto group = text::for_terminal_line(system::group_of(directory));
    if (words.empty()) {
        return {{"permissions",
                 Result::ok,
                 fmt::format("shared with the group {}, and with nobody else", group),
                 {}}};
    }
    return {{"permissions", Result::warning,
             fmt::format("the group {} cannot use every file of the record, or others can", group),
             fmt::format("chmod 660{}", words), "modes of a shared record's files"}};
}

std::string text_name(int number) {
    return number == 1 ? "last-edit.md" : fmt::format("last-edit-{}.md", number);
}

}  // namespace

Findings check_record(Context& context) {
    const auto path = shown_record(context);
    auto& store = context.store();
    if (!store.exists()) {
        return {{"record", Result::info, fmt::format("{}, made by the first entry", path),
                 "trail log \"What you did\"", "none yet"}};
    }
    if (const auto problem = store.first_problem(); !problem.empty()) {
        return {{"record", Result::error, fmt::format("{} is damaged: {}", path, problem),
                 keep_damaged(context), fmt::format("damaged: {}", problem)}};
    }
    const auto entries = store::entries::total(store.record());
    const auto state = fmt::format("{} {}, schema {}, integrity checked", entries,
                                   entries == 1 ? "entry" : "entries", store.schema());
    return {{"record", Result::ok, fmt::format("{}, {}", path, state), {}, state}};
}

Findings check_permissions(Context& context) {
    if (!context.store().exists()) return {};
    if (system::is_shared_directory(directory_of(context))) return check_sharing(context);
    Findings findings;
    check_directory(context, findings);
    check_files(context, findings);
    if (findings.empty()) {
        findings.push_back({"permissions", Result::ok, "only you can read the record", {}});
    }
    return findings;
}

Findings check_space(Context& context) {
    const auto directory = directory_of(context);
    const auto bytes = system::free_bytes_at(directory);
    if (!bytes) return {{"space", Result::skipped, "the system does not say how much is free", {}}};
    const auto text = fmt::format("{} free for the record", size_text(*bytes));
    if (*bytes >= little_space) return {{"space", Result::ok, text, {}}};
    return {{"space", Result::warning, text,
             fmt::format("df -h {}", shell_word(shown(context, directory)))}};
}

Findings check_kept_texts(Context& context) {
    Findings findings;
    for (int number = 1; number <= most_texts; ++number) {
        const auto file = fs::path(context.directories().state) / text_name(number);
        const auto text = system::read_file(file, largest_text);
        if (!text || capture::without_comments(*text).empty()) continue;
        findings.push_back({"text", Result::info,
                            fmt::format("{} keeps what you typed last", shown(context, file)),
                            fmt::format("trail log -e -F {}", shell_word(shown(context, file))),
                            "a text is kept"});
    }
    return findings;
}

}  // namespace trail::cli
