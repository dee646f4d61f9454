// Answers of a check-in that was left.
#include "cli/rhythm/checkin_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "trail/error.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/pieces.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t most_bytes = 1024 * 1024;

std::filesystem::path draft_file(Context& context) {
    return std::filesystem::path(context.directories().state) / "checkin-draft";
}

// "done TAB question TAB text": the question of a free answer, else empty.
constexpr std::array<std::string_view, 4> topic_names{"done", "next", "blocked", "free"};

std::optional<DraftLine> draft_line(std::string_view line) {
    const auto first = line.find('\t');
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = line.find('\t', first + 1);
    const auto topic = std::ranges::find(topic_names, line.substr(0, first));
    if (second == std::string_view::npos || topic == topic_names.end()) return std::nullopt;
    return DraftLine{static_cast<render::Topic>(topic - topic_names.begin()),
                     std::string(line.substr(second + 1)),
                     std::string(line.substr(first + 1, second - first - 1))};
}

std::string text_of_draft(Context& context) {
    try {
        return system::read_file(draft_file(context), most_bytes).value_or("");
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

std::optional<system::FileLock> hold_draft(Context& context) {
    const std::filesystem::path directory = context.directories().state;
    std::optional<system::FileLock> lock;
    try {
        system::make_private_directory(directory);
        lock = system::FileLock::take(directory / "checkin.lock", 0);
    } catch (const Error&) {
        // Each line that cannot be kept is told.
        return std::nullopt;
    }
    if (lock) return lock;
    throw Error(Failure::busy, "another check-in is open; finish or leave it first",
                "trail checkin --done \"what got done\" --next \"the plan\"");
}

std::vector<DraftLine> read_draft(Context& context) {
    std::vector<DraftLine> lines;
    const auto kept = text_of_draft(context);
    for (const auto written : text::lines(kept)) {
        if (auto line = draft_line(written)) lines.push_back(std::move(*line));
    }
    return lines;
}

void keep_draft(Context& context, const std::vector<DraftLine>& lines) {
    std::string text;
    for (const auto& line : lines) {
        text += fmt::format("{}\t{}\t{}\n", topic_names.at(static_cast<std::size_t>(line.topic)),
                            text::for_field(line.question), text::for_field(line.text));
    }
    system::make_private_directory(draft_file(context).parent_path());
    system::write_file_durably(draft_file(context), text);
}

void remove_draft(Context& context) {
    if (!text_of_draft(context).empty()) system::remove_durably(draft_file(context));
}

}  // namespace trail::cli
