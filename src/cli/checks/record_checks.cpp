// What can be wrong with the record's file, its privacy, its disk, and with texts kept aside.
#include <fmt/format.h>

#include <filesystem>

#include "cli/checks/checks.hpp"
#include "cli/checks/mending.hpp"
#include "cli/checks/record_modes.hpp"
#include "cli/record_file.hpp"
#include "cli/shell_word.hpp"
#include "cli/size_text.hpp"
#include "trail/external/kept_texts.hpp"
#include "trail/store/entries.hpp"
#include "trail/system/files.hpp"
#include "trail/system/machine.hpp"
#include "trail/system/sharing.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t little_space = 100'000'000;

std::string shown(Context& context, const fs::path& path) {
    return system::shown_path(path.string(), context.directories().home);
}

std::string mode_words(Context& context, const std::vector<WrongMode>& wrong) {
    std::string words;
    for (const auto& each : wrong) words += " " + shell_word(shown(context, each.path));
    return words;
}

void check_folders(Context& context, Findings& findings) {
    for (const auto& open : open_folders(context)) {
        findings.push_back({"permissions", Result::warning,
                            fmt::format("{} is open to others", shown(context, open.path)),
                            fmt::format("chmod {} {}", open.is_ours ? "700" : "go-w",
                                        shell_word(shown(context, open.path))),
                            "a directory is open to others"});
    }
}

void check_files(Context& context, Findings& findings) {
    const auto wrong = wrong_files(context);
    if (wrong.empty()) return;
    std::string names;
    for (const auto& each : wrong)
        names += (names.empty() ? "" : ", ") + each.path.filename().string();
    findings.push_back({"permissions", Result::warning, fmt::format("others may use {}", names),
                        fmt::format("chmod 600{}", mode_words(context, wrong)),
                        "others may use the record's files"});
}

// A member whose programs made a file that the others cannot use locks them out.
Findings check_sharing(Context& context) {
    Findings findings;
    check_folders(context, findings);
    const auto wrong = wrong_files(context);
    const auto group = text::for_terminal_line(system::group_of(record_folder(context)));
    if (wrong.empty()) {
        findings.push_back({"permissions",
                            Result::ok,
                            fmt::format("shared with the group {}, and with nobody else", group),
                            {}});
        return findings;
    }
    findings.push_back(
        {"permissions", Result::warning,
         fmt::format("the group {} cannot use every file of the record, or others can", group),
         fmt::format("chmod 660{}", mode_words(context, wrong)),
         "modes of a shared record's files"});
    return findings;
}

// What takes back who named the record.
std::string remedy_for(Context& context, const std::string& namer) {
    if (namer == "TRAIL_DB") return "unset TRAIL_DB";
    const auto origin = context.settings().origin("db.path");
    if (origin.line > 0 && !context.options().record) {
        const bool is_of_everybody = origin.layer == config::Layer::system;
        return is_of_everybody ? "sudo trail config unset db.path --system"
                               : "trail config unset db.path";
    }
    return "trail db init --db " + shell_word(shown(context, context.record_path()));
}

// A folder that is not there either looks like a slip.
Finding no_record(Context& context, const std::string& path) {
    std::error_code ignored;
    const auto namer = namer_of_record(context);
    if (namer && !fs::exists(record_folder(context), ignored)) {
        return {"record", Result::warning,
                fmt::format("{} names {}, in a folder that is not there", *namer, path),
                remedy_for(context, *namer), "none, in a folder that is not there"};
    }
    return {"record", Result::info, fmt::format("{}, made by the first entry", path),
            "trail log \"What you did\"", "none yet"};
}

}  // namespace

Findings check_record(Context& context) {
    context.tells_of_missing_record();
    const auto path = shown_record(context);
    auto& store = context.store();
    if (!store.exists()) {
        return {no_record(context, path)};
    }
    if (const auto problem = store.first_problem(); !problem.empty()) {
        return {{"record", Result::error, fmt::format("{} is damaged: {}", path, problem),
                 recovery_of(context), fmt::format("damaged: {}", problem)}};
    }
    const auto entries = store::entries::total(store.record());
    const auto state = fmt::format("{} {}, schema {}, integrity checked", entries,
                                   entries == 1 ? "entry" : "entries", store.schema());
    return {{"record", Result::ok, fmt::format("{}, {}", path, state), {}, state}};
}

Findings check_permissions(Context& context) {
    if (!context.store().exists()) return {};
    if (system::is_shared_directory(record_folder(context))) return check_sharing(context);
    Findings findings;
    check_folders(context, findings);
    check_files(context, findings);
    if (findings.empty()) {
        findings.push_back({"permissions", Result::ok, "only you can read the record", {}});
    }
    return findings;
}

Findings check_space(Context& context) {
    const auto directory = record_folder(context);
    const auto bytes = system::free_bytes_at(directory);
    if (!bytes) return {{"space", Result::skipped, "the system does not say how much is free", {}}};
    const auto text = fmt::format("{} free for the record", size_text(*bytes));
    if (*bytes >= little_space) return {{"space", Result::ok, text, {}}};
    return {{"space", Result::warning, text,
             fmt::format("df -h {}", shell_word(shown(context, directory)))}};
}

Findings check_kept_texts(Context& context) {
    Findings findings;
    for (const auto& file : external::kept_texts(context.directories().state)) {
        findings.push_back({"text", Result::info,
                            fmt::format("{} keeps a text that was typed", shown(context, file)),
                            fmt::format("trail log -e -F {}", shell_word(shown(context, file))),
                            "a text is kept"});
    }
    return findings;
}

Findings check_unfinished(Context& context) {
    const auto files = unfinished_files(context);
    if (files.empty()) return {};
    return {{"unfinished", Result::info,
             fmt::format("{} that a program which was stopped left behind",
                         files.size() == 1 ? "1 file" : fmt::format("{} files", files.size())),
             "trail doctor --fix"}};
}

}  // namespace trail::cli
