// What waits to be written into a record that could not be reached.
#include "trail/store/spool.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "trail/system/clock.hpp"

namespace trail::store {
namespace {

constexpr std::string_view ending = ".json";
constexpr std::string_view refused_name = "refused";
constexpr std::size_t time_digits = 20;

std::string folder_of(std::string_view record) {
    if (record.empty()) return "unknown";
    return fmt::format("{:016x}", XXH3_64bits(record.data(), record.size()));
}

// A directory that is not there holds nothing.
template <class Consume>
void each_name(const system::Path& directory, Consume&& consume) {
    std::error_code failed;
    const std::filesystem::directory_iterator none;
    for (std::filesystem::directory_iterator at(directory, failed); !failed && at != none;
         at.increment(failed)) {
        const auto name = at->path().filename().string();
        if (name.ends_with(ending) && !name.starts_with('.') && !consume(name)) return;
    }
}

std::vector<system::Path> notes_in(const system::Path& directory) {
    std::vector<system::Path> notes;
    each_name(directory, [&](std::string_view name) {
        notes.push_back(directory / name);
        return true;
    });
    std::ranges::sort(notes);
    return notes;
}

std::int64_t time_in(const system::Path& note) {
    const auto name = note.filename().string();
    std::int64_t time = 0;
    std::from_chars(name.data(), name.data() + std::min(time_digits, name.size()), time);
    return time;
}

}  // namespace

Spool::Spool(const system::Path& state_directory, std::string_view record)
    : directory_(state_directory / "spool" / folder_of(record)) {}

bool Spool::is_empty() const {
    bool found = false;
    each_name(directory_, [&](std::string_view) {
        found = true;
        return false;
    });
    return !found;
}

void Spool::put(std::string_view note) const {
    system::make_private_directory(directory_);
    // A clock that was set back must not bring a note before those that wait already.
    const auto before = waiting();
    const std::int64_t now = system::since_epoch().count();
    const auto time = before.empty() ? now : std::max(now, time_in(before.back()) + 1);
    const auto name = fmt::format("{:020}-{:016x}{}", time, system::random_bits(), ending);
    system::write_file_durably(directory_ / name, note);
}

std::vector<system::Path> Spool::waiting() const {
    return notes_in(directory_);
}

std::vector<system::Path> Spool::refused() const {
    return notes_in(directory_ / refused_name);
}

std::optional<system::FileLock> Spool::hold(std::chrono::milliseconds patience) const {
    return system::FileLock::take(directory_ / "lock", static_cast<int>(patience.count()));
}

void Spool::remove(const system::Path& note) const {
    system::remove_durably(note);
}

void Spool::refuse(const system::Path& note) const {
    system::make_private_directory(directory_ / refused_name);
    system::move_durably(note, directory_ / refused_name / note.filename());
}

void Spool::accept_again(const system::Path& note) const {
    system::move_durably(note, directory_ / note.filename());
}

}  // namespace trail::store
