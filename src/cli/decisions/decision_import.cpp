// Decision folders as data that comes in or goes out.
#include "cli/decisions/decision_import.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/decisions/decision_folder.hpp"
#include "cli/decisions/decision_folder_report.hpp"
#include "cli/decisions/decision_place.hpp"
#include "cli/shell_word.hpp"
#include "trail/store/decisions.hpp"
#include "trail/system/folder.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

std::string plural(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// What this direction does not settle, for both.
void note_differences(Context& context, const FolderWish& wish,
                      const std::vector<FolderStep>& steps) {
    const auto open = count(steps, StepKind::differs) + count(steps, StepKind::conflict) +
                      count(steps, StepKind::removed) + count(steps, StepKind::duplicate);
    if (open == 0) return;
    context.note(fmt::format("{} left as before; trail decide sync {} tells why",
                             plural(open, "file"), shell_word(wish.shown)));
}

std::size_t changed(const std::vector<FolderStep>& steps, StepKind kind) {
    return count(steps, kind) + count(steps, StepKind::merged);
}

// A folder that is not there yet gets a file for each.
std::size_t count_wanted(Context& context,
                         const std::function<bool(const model::Decision&)>& wanted) {
    const auto all = store::decisions::all(context.store().record());
    return static_cast<std::size_t>(std::ranges::count_if(all, wanted));
}

void tell_written(Context& context, const std::string& folder, std::size_t written,
                  std::size_t same) {
    const bool is_preview = context.options().dry_run;
    if (!is_preview && context.options().quiet) return;
    context.print(fmt::format("{} {} to {}, {} in step{}\n", is_preview ? "Would write" : "Wrote",
                              plural(written, "file"), text::for_terminal_line(folder), same,
                              is_preview ? ". Nothing was changed." : ""));
}

}  // namespace

bool holds_decisions(const std::string& folder) {
    std::error_code unreadable;
    for (const auto& file : std::filesystem::directory_iterator(folder, unreadable)) {
        if (importers::read_file_name(file.path().filename().string())) return true;
    }
    return false;
}

int import_decisions(Context& context, const std::string& folder,
                     const std::optional<std::string>& project) {
    auto wish = wish_for(context, folder, project);
    wish.direction = Direction::into_record;
    const auto steps = bring_in_step(context, wish, "import decisions");
    tell_refused_files(context, wish, steps);
    const auto added = count(steps, StepKind::added);
    const auto taken = changed(steps, StepKind::taken);
    const auto refused = count(steps, StepKind::refused);
    const auto known = count(steps, StepKind::same) + count(steps, StepKind::linked) +
                       count(steps, StepKind::moved);
    const bool is_preview = context.options().dry_run;
    auto line =
        fmt::format("{} {}", is_preview ? "Would import" : "Imported", plural(added, "decision"));
    if (taken > 0) line += fmt::format(", {} {}", is_preview ? "change" : "changed", taken);
    line += fmt::format(", {} {} already there", is_preview ? "skip" : "skipped", known);
    if (refused > 0) line += fmt::format(", refused {}", refused);
    line += is_preview ? ". Nothing was changed." : ".";
    if (!is_preview && added + taken > 0) line += "   undo: trail undo";
    if (is_preview || !context.options().quiet) context.print(line + "\n");
    note_differences(context, wish, steps);
    constexpr int exit_data = 65;
    return refused > 0 ? exit_data : exit_done;
}

int export_decisions(Context& context, const std::string& folder, importers::DecisionFormat format,
                     const std::function<bool(const model::Decision&)>& wanted) {
    const bool is_preview = context.options().dry_run;
    const auto path = (system::Path(context.directory()) / folder).lexically_normal();
    if (!is_preview) {
        system::Folder::make(path);
    } else if (std::error_code unreachable; !std::filesystem::exists(path, unreachable)) {
        tell_written(context, folder, count_wanted(context, wanted), 0);
        return exit_done;
    }
    auto wish = wish_for(context, folder, std::nullopt);
    wish.direction = Direction::into_folder;
    wish.format = format;
    wish.wanted = wanted;
    const auto steps = bring_in_step(context, wish, "export decisions");
    tell_refused_files(context, wish, steps);
    tell_written(context, folder, count(steps, StepKind::created) + count(steps, StepKind::written),
                 count(steps, StepKind::same) + count(steps, StepKind::linked));
    note_differences(context, wish, steps);
    return exit_done;
}

}  // namespace trail::cli
