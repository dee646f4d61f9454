// A site in a directory: which files of it are ours, and what may be replaced.
#include "cli/site_export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/moment.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/render/site.hpp"
#include "trail/store/deliberations.hpp"
#include "trail/store/search.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;

// Beside the first page: the names of all files, so that the next export knows which are its own.
constexpr std::string_view list_name = "trail-site.txt";
constexpr std::string_view list_heading = "Files of this site, which the next export replaces:\n";
constexpr std::size_t largest_list = 64 * 1024 * 1024;

// Names that a site can have, and nothing outside of it: the list is a file that anybody may edit.
bool is_of_a_site(std::string_view name) {
    if (name == "index.html") return true;
    const auto slash = name.find('/');
    if (slash == std::string_view::npos || name.ends_with("/")) return false;
    constexpr std::string_view folders[] = {"weeks",  "months",    "projects",
                                            "people", "decisions", "search"};
    if (std::ranges::find(folders, name.substr(0, slash)) == std::end(folders)) return false;
    return std::ranges::all_of(name.substr(slash + 1),
                               [](char byte) {
                                   return (byte >= 'a' && byte <= 'z') ||
                                          (byte >= 'A' && byte <= 'Z') ||
                                          (byte >= '0' && byte <= '9') || byte == '-' ||
                                          byte == '_' || byte == '~' || byte == '.';
                               }) &&
           name.find("..") == std::string_view::npos;
}

std::set<std::string> earlier_files(const fs::path& directory) {
    std::set<std::string> names;
    const auto list = system::read_file(directory / list_name, largest_list);
    if (!list || !list->starts_with(list_heading)) return names;
    for (std::size_t at = list_heading.size(); at < list->size();) {
        const auto end = std::min(list->find('\n', at), list->size());
        auto name = list->substr(at, end - at);
        if (is_of_a_site(name)) names.insert(std::move(name));
        at = end + 1;
    }
    return names;
}

void refuse_foreign(Context& context, const fs::path& path, const std::string& directory) {
    std::error_code failed;
    const auto shown = text::for_terminal_line(directory);
    if (!fs::exists(path, failed)) return;
    if (!fs::is_directory(path, failed))
        throw Error(Failure::usage, fmt::format("\"{}\" is no directory", shown),
                    context.command_corrected(directory, directory + "-site"));
    if (fs::is_empty(path, failed) || fs::exists(path / list_name, failed)) return;
    throw Error(Failure::usage,
                fmt::format("\"{}\" is not empty, and no earlier export is in it", shown),
                context.command_corrected(directory, (fs::path(directory) / "site").string()));
}

void make_directory(const fs::path& path) {
    std::error_code failed;
    fs::create_directories(path, failed);
    if (!failed) return;
    throw Error(Failure::io,
                fmt::format("cannot make \"{}\": {}", text::for_terminal_line(path.string()),
                            failed.message()),
                "ls -ld " + shell_word(path.parent_path().string()));
}

// The files of one export; those of an earlier one that are no part of it go at the end.
class Directory {
public:
    explicit Directory(fs::path path) : path_(std::move(path)), earlier_(earlier_files(path_)) {
        make_directory(path_);
        write_list(earlier_);  // whatever happens now, the directory is known for what it is
    }

    void write(const std::string& name, std::string_view content) {
        const auto file = path_ / name;
        if (folders_.insert(file.parent_path().string()).second) make_directory(file.parent_path());
        system::write_output_file(file, content, system::Sync::later);
        written_.insert(name);
    }

    void finish() {
        std::error_code gone;
        for (const auto& name : earlier_)
            if (!written_.contains(name)) fs::remove(path_ / name, gone);
        write_list(written_);
        system::sync_all_files(path_);
    }

    std::size_t files() const { return written_.size(); }

private:
    void write_list(const std::set<std::string>& names) const {
        std::string list(list_heading);
        for (const auto& name : names) list += name + '\n';
        system::write_output_file(path_ / list_name, list);
    }

    fs::path path_;
    std::set<std::string> earlier_, written_, folders_;
};

}  // namespace

void export_site(Context& context, const query::Query& query, const std::string& directory) {
    const auto path = fs::path(context.directory()) / directory;
    refuse_foreign(context, path, directory);
    Directory target(path);
    context.store().view([&](const store::Record& record) {
        render::Site site(
            {.title = context.settings().text("digest.title"), .zone = page_zone(context)},
            [&](const std::string& name, std::string_view content) { target.write(name, content); },
            [&](int number) { return store::deliberations::find(record, number); });
        store::search::each(record, query, [&](const model::Entry& entry) { site.add(entry); });
        site.finish();
    });
    target.finish();
    if (!context.options().quiet)
        context.print(
            fmt::format("Wrote {} files: {}\n", target.files(),
                        text::for_terminal_line((fs::path(directory) / "index.html").string())));
}

}  // namespace trail::cli
