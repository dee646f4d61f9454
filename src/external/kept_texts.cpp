// Texts that were typed and are not recorded yet.
#include "trail/external/kept_texts.hpp"

#include "trail/capture/tokens.hpp"
#include "trail/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace trail::external {
namespace {

constexpr int most_texts = 9;
constexpr std::string_view lock_ending = ".lock";

std::string name_of(int number) {
    return number == 1 ? "last-edit.md" : fmt::format("last-edit-{}.md", number);
}

std::vector<system::Path> all_files(const system::Path& directory) {
    std::vector<system::Path> files;
    for (int number = 1; number <= most_texts; ++number)
        files.push_back(directory / name_of(number));
    return files;
}

bool is_missing(const system::Path& file) {
    std::error_code failed;
    return std::filesystem::symlink_status(file, failed).type() ==
           std::filesystem::file_type::not_found;
}

// What cannot be read, or is too long, may be a text.
bool holds_text(const system::Path& file) {
    try {
        const auto content = system::read_file(file, largest_text);
        return content && !capture::without_comments(*content).empty();
    } catch (const Error&) {
        return true;
    }
}

bool holds(const system::Path& file, std::string_view text) {
    try {
        return system::read_file(file, largest_text) == text;
    } catch (const Error&) {
        return false;
    }
}

template <class Condition>
std::optional<FreeFile> first_free(const system::Path& directory, Condition is_usable) {
    for (const auto& file : all_files(directory)) {
        if (!is_usable(file)) continue;
        if (auto free = hold(file); free && is_usable(file)) return free;
    }
    return std::nullopt;
}

}  // namespace

std::optional<FreeFile> hold(const system::Path& file) {
    auto lock_file = file;
    auto lock = system::FileLock::take(lock_file.replace_extension(lock_ending), 0);
    if (!lock) return std::nullopt;
    return FreeFile{file, *std::move(lock)};
}

FreeFile free_file(const system::Path& directory, const std::optional<TypedText>& taken_up) {
    if (taken_up) {
        auto free = hold(taken_up->file);
        if (free && holds(taken_up->file, taken_up->text)) return *std::move(free);
    }
    if (auto free = first_free(directory, is_missing)) return *std::move(free);
    // An editor may outlive the program that opened it: a file without a text may still get one.
    auto free = first_free(directory, [](const auto& file) { return !holds_text(file); });
    if (free) return *std::move(free);
    throw Error(Failure::busy,
                fmt::format("{} texts are open in editors or kept unrecorded, and no more can be",
                            most_texts),
                "trail doctor");
}

std::optional<system::Path> kept_file(const system::Path& directory, const system::Path& file) {
    auto known = directory / file.filename();
    std::error_code failed;
    const bool is_one = std::ranges::count(all_files(directory), known) > 0 &&
                        std::filesystem::equivalent(file.parent_path(), directory, failed);
    return is_one ? std::optional(std::move(known)) : std::nullopt;
}

std::vector<system::Path> kept_texts(const system::Path& directory) {
    auto files = all_files(directory);
    std::erase_if(files, [](const auto& file) { return !holds_text(file); });
    return files;
}

system::Path keep_text(const system::Path& directory, std::string_view text,
                       const std::optional<TypedText>& typed) {
    try {
        for (const auto& file : kept_texts(directory)) {
            if (holds(file, text) && hold(file)) return file;
        }
        system::make_private_directory(directory);
        const auto free = free_file(directory, typed);
        system::write_file_durably(free.path, text);
        return free.path;
    } catch (const Error&) {
        if (typed && holds(typed->file, typed->text)) return typed->file;
        throw;
    }
}

void forget_text(const TypedText& typed) {
    const auto free = hold(typed.file);
    if (free && holds(typed.file, typed.text)) system::remove_durably(typed.file);
}

}  // namespace trail::external
