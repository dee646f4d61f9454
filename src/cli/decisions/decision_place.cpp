// Which folder is meant, and whose decisions lie in it.
#include "cli/decisions/decision_place.hpp"

#include <fmt/format.h>

#include <array>

#include "cli/filters.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/external/repository.hpp"
#include "trail/system/files.hpp"
#include "trail/system/folder.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t longest_pointer = 4096;
constexpr std::string_view pointer = ".adr-dir";
constexpr std::array usual_folders{"docs/decisions", "doc/adr", "docs/adr"};

// adr-tools keeps the folder's name in a file; it may not lead out of where that file lies.
std::optional<system::Path> pointed_to(const system::Path& start) {
    const auto home = system::find_upwards(start, pointer);
    if (!home) return std::nullopt;
    const auto text = system::read_file(*home / pointer, longest_pointer).value_or("");
    const auto name = text.substr(0, text.find_first_of("\r\n"));
    const auto folder = (*home / name).lexically_normal();
    if (!name.empty() && system::lies_in(folder, *home)) return folder;
    throw Error(Failure::data, fmt::format("{} names no folder beside it: \"{}\"",
                                           text::for_terminal_line((*home / pointer).string()),
                                           text::for_terminal_line(name)));
}

// The top of the repository, else where we are.
system::Path top_of(Context& context) {
    const auto repository = external::repository_at(context.directory());
    const bool has_top = repository && !repository->worktree.empty();
    return has_top ? repository->worktree : context.directory();
}

// What came with a clone chooses only among its own folders.
system::Path folder_of_clone(Context& context, const std::string& name) {
    const auto home = system::find_upwards(context.directory(), ".trail.toml");
    const auto top = home.value_or(context.directory());
    if (system::lies_in(top / name, top)) return top / name;
    const auto origin = context.settings().origin("decide.dir");
    throw Error(Failure::config,
                fmt::format("{}: decide.dir names no folder beside it: \"{}\"",
                            config::place(origin), text::for_terminal_line(name)),
                config::edit_command(origin.layer));
}

// The first export would otherwise bring the decisions of all projects into one repository.
std::string first_export(const std::optional<std::string>& project) {
    const auto choice =
        project ? shell_word(query_text({}, {.project = project})) + " " : std::string();
    return fmt::format("trail export {}-f madr -o docs/decisions", choice);
}

// What was asked for or belongs to the repository comes before what a user likes everywhere.
system::Path usual_folder(Context& context, const std::optional<std::string>& project) {
    const auto& settings = context.settings();
    const auto name = settings.text("decide.dir");
    const auto layer = settings.origin("decide.dir").layer;
    const auto top = top_of(context);
    if (!name.empty() && layer == config::Layer::repository) return folder_of_clone(context, name);
    const bool is_habit = layer == config::Layer::user || layer == config::Layer::system;
    if (!name.empty() && !is_habit) return top / name;
    const system::Path here = context.directory();
    if (auto folder = pointed_to(here)) return *std::move(folder);
    for (const auto* usual : usual_folders) {
        std::error_code unreachable;
        if (std::filesystem::is_directory(top / usual, unreachable)) return top / usual;
    }
    if (!name.empty()) return top / name;
    throw Error(Failure::usage, "there is no docs/decisions, doc/adr or docs/adr here",
                first_export(project ? project : context.default_project()));
}

// The project of the repository that holds the folder.
std::optional<std::string> project_of(Context& context, const system::Path& folder) {
    const auto repository = external::repository_at(folder);
    const auto here = external::repository_at(context.directory());
    if (repository == here) return context.default_project();
    if (!repository) return std::nullopt;
    auto name = text::composed(text::repaired(repository->name));
    return model::is_name(name) ? std::optional(std::move(name)) : std::nullopt;
}

}  // namespace

FolderWish wish_for(Context& context, const std::optional<std::string>& folder,
                    const std::optional<std::string>& project) {
    const system::Path here = context.directory();
    const auto path = folder ? (here / *folder).lexically_normal()
                             : usual_folder(context, project).lexically_normal();
    FolderWish wish;
    wish.folder = path.string();
    wish.shown = folder ? *folder : path.lexically_proximate(here).string();
    wish.project = project ? project : project_of(context, path);
    wish.wanted = [wanted = wish.project](const model::Decision& decision) {
        return decision.entry.project == wanted;
    };
    return wish;
}

}  // namespace trail::cli
