// The commits of a repository, read from `git log` as it writes them.
#include "trail/external/history.hpp"

#include "external/git_command.hpp"
#include "external/raw_date.hpp"
#include "trail/external/git.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace trail::external {
namespace {

constexpr std::size_t longest_field = 2 * 1024 * 1024;

// None of these can hold a NUL: git ends a message at the first one.
constexpr auto fields_format = "--format=tformat:%H%x00%P%x00%aN%x00%aE%x00%ad%x00%B";

bool is_within(const HistoryRange& range, time::Instant at) {
    return (!range.since || at >= *range.since) && (!range.until || at < *range.until);
}

// Puts commits together from pieces that may be cut anywhere. One commit is filled again and again,
// so that its strings keep their room.
class LogReader {
public:
    using Consume = std::function<bool(const capture::Commit&)>;

    LogReader(const HistoryRange& range, const Consume& consume)
        : range_(range), consume_(consume) {}
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;

    // False when no more is wanted.
    bool take(std::string_view piece) {
        while (!piece.empty()) {
            const auto end = std::min(piece.find('\0'), piece.size());
            auto& field = *fields_[current_];
            field.append(piece.substr(0, std::min(end, longest_field - field.size())));
            if (end == piece.size()) return true;
            piece.remove_prefix(end + 1);
            if (++current_ == fields_.size() && !finish()) return false;
        }
        return true;
    }

private:
    bool finish() {
        const auto spaces = static_cast<std::size_t>(std::ranges::count(parents_, ' '));
        commit_.parents = parents_.empty() ? 0 : spaces + 1;
        commit_.authored = stamp_in(date_);
        for (auto& c : commit_.author_address) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
        const bool more = !is_within(range_, commit_.authored.at) || consume_(commit_);
        for (auto* field : fields_) field->clear();
        current_ = 0;
        return more;
    }

    const HistoryRange& range_;
    const Consume& consume_;
    capture::Commit commit_;
    std::string parents_;
    std::string date_;
    // In the order of `fields_format`.
    std::array<std::string*, 6> fields_{&commit_.revision,       &parents_, &commit_.author_name,
                                        &commit_.author_address, &date_,    &commit_.message};
    std::size_t current_ = 0;
};

std::vector<std::string> log_arguments(const HistoryRange& range) {
    std::vector<std::string> arguments{"log",        "-z",         "-s",         "--encoding=UTF-8",
                                       "--no-notes", "--date=raw", fields_format};
    // Nobody commits before having written, so git may stop early; whether `until` leaves a commit
    // out is for its author's clock alone.
    if (range.since) {
        arguments.push_back(fmt::format(
            "--max-age={}", std::max<std::int64_t>(0, range.since->time_since_epoch().count())));
    }
    arguments.insert(arguments.end(), {"--end-of-options", range.to.empty() ? "HEAD" : range.to});
    if (!range.from.empty()) arguments.push_back("^" + range.from);
    arguments.emplace_back("--");
    return arguments;
}

}  // namespace

void read_history(system::Processes& processes, const Repository& repository,
                  const HistoryRange& range,
                  const std::function<bool(const capture::Commit&)>& consume) {
    auto command = git_command(repository, log_arguments(range));
    // Into a pipe git would write each commit by itself.
    command.environment["GIT_FLUSH"] = "0";
    LogReader reader(range, consume);
    bool stopped = false;
    const auto finished = processes.stream(command, [&](std::string_view piece) {
        stopped = !reader.take(piece);
        return !stopped;
    });
    if (stopped || finished.status == 0) return;
    const bool asked_for_head = range.to.empty() && range.from.empty();
    if (is_missing(finished) || !asked_for_head || resolve(processes, repository, "HEAD")) {
        throw git_failure(finished);
    }
}

std::optional<std::size_t> history_length(system::Processes& processes,
                                          const Repository& repository, const HistoryRange& range) {
    constexpr std::size_t most = 20'000;
    std::vector<std::string> arguments{"rev-list", "--count",
                                       fmt::format("--max-count={}", most + 1), "--end-of-options",
                                       range.to.empty() ? "HEAD" : range.to};
    if (!range.from.empty()) arguments.push_back("^" + range.from);
    arguments.emplace_back("--");
    const auto finished = processes.run(git_command(repository, std::move(arguments)));
    std::size_t count = most + 1;
    std::from_chars(finished.output.data(), finished.output.data() + finished.output.size(), count);
    if (finished.status != 0 || count > most) return std::nullopt;
    return count;
}

}  // namespace trail::external
