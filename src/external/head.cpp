// What git keeps about HEAD besides its commit.
#include "trail/external/head.hpp"

#include <algorithm>
#include <fstream>

#include "trail/capture/commit.hpp"
#include "trail/error.hpp"

namespace trail::external {
namespace {

namespace fs = std::filesystem;

// A line has a subject in it; the last few are what is asked for, or those of one rebase.
constexpr std::streamoff longest_tail = 8 * 1024;
constexpr std::streamoff longest_rebase = 4 * 1024 * 1024;
constexpr std::size_t longest_settings = 1024 * 1024;
constexpr std::size_t longest_pointer = 64 * 1024;

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

// One that cannot be read is as good as none: a hook must not fail for it.
std::optional<std::string> content_of(const fs::path& file, std::size_t most) try {
    return system::read_file(file, most);
} catch (const Error&) {
    return std::nullopt;
}

std::string end_of(const fs::path& file, std::streamoff most) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream) return {};
    const std::streamoff size = stream.tellg();
    const auto length = std::min(size, most);
    std::string tail(static_cast<std::size_t>(std::max<std::streamoff>(length, 0)), '\0');
    stream.seekg(size - length);
    stream.read(tail.data(), length);
    return stream ? tail : std::string();
}

// What a file with one id in it says.
std::optional<std::string> commit_in(const fs::path& file) {
    auto id = content_of(file, longest_pointer);
    if (!id) return std::nullopt;
    id->resize(std::min(id->find_first_of("\r\n"), id->size()));
    if (!model::is_commit_id(*id)) return std::nullopt;
    return id;
}

// "OLD NEW Name <mail> 1700000000 +0100<TAB>act: what"
std::optional<HeadMove> move_in(std::string_view line) {
    const auto first = line.find(' ');
    const auto second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    const auto tab = line.find('\t');
    if (second == std::string_view::npos || tab == std::string_view::npos) return std::nullopt;
    HeadMove move{.before = std::string(line.substr(0, first)),
                  .after = std::string(line.substr(first + 1, second - first - 1)),
                  .act = {},
                  .what = {}};
    if (!model::is_commit_id(move.before) || !model::is_commit_id(move.after)) return std::nullopt;
    const auto message = line.substr(tab + 1);
    const auto colon = std::min(message.find(": "), message.size());
    move.act = message.substr(0, colon);
    move.what = message.substr(std::min(colon + 2, message.size()));
    return move;
}

// From a log whose last newline is gone.
std::optional<HeadMove> take_last(std::string_view& log) {
    if (log.empty()) return std::nullopt;
    const auto newline = log.rfind('\n');
    const bool is_first = newline == std::string_view::npos;
    auto move = move_in(is_first ? log : log.substr(newline + 1));
    log = log.substr(0, is_first ? 0 : newline);
    return move;
}

fs::path log_of_head(const Repository& repository) {
    return fs::path(repository.directory) / "logs" / "HEAD";
}

}  // namespace

std::vector<HeadMove> moves_in(std::string_view log, std::size_t most) {
    std::vector<HeadMove> moves;
    if (log.ends_with('\n')) log.remove_suffix(1);
    while (moves.size() < most) {
        auto move = take_last(log);
        if (!move) break;
        moves.push_back(*std::move(move));
    }
    return moves;
}

std::vector<HeadMove> last_moves(const Repository& repository, std::size_t most) {
    return moves_in(end_of(log_of_head(repository), longest_tail), most);
}

std::vector<HeadMove> moves_of_rebase(const Repository& repository) {
    const auto kept = end_of(log_of_head(repository), longest_rebase);
    std::string_view log(kept);
    if (log.ends_with('\n')) log.remove_suffix(1);
    std::vector<HeadMove> moves;
    while (auto move = take_last(log)) {
        // "pull --rebase (start)" is one, too.
        if (move->act.ends_with("(start)")) {
            std::ranges::reverse(moves);
            return moves;
        }
        moves.push_back(*std::move(move));
    }
    return {};
}

bool is_rebasing(const Repository& repository) {
    const fs::path directory(repository.directory);
    return is_there(directory / "rebase-merge") || is_there(directory / "rebase-apply");
}

bool will_tell_of_amending(const Repository& repository) {
    const auto rebase = fs::path(repository.directory) / "rebase-merge";
    return is_there(rebase / "amend") || is_there(rebase / "current-fixups");
}

std::optional<std::string> rebase_base(const Repository& repository) {
    const fs::path directory(repository.directory);
    auto base = commit_in(directory / "rebase-merge" / "onto");
    return base ? base : commit_in(directory / "rebase-apply" / "onto");
}

std::optional<std::string> head_commit(const Repository& repository) {
    const auto branch = current_branch(repository);
    if (!branch) return commit_in(fs::path(repository.directory) / "HEAD");
    return commit_in(fs::path(repository.common) / "refs" / "heads" / *branch);
}

std::optional<std::string> picked_commit(const Repository& repository) {
    return commit_in(fs::path(repository.directory) / "CHERRY_PICK_HEAD");
}

bool may_have_remote(const Repository& repository) {
    const auto settings = content_of(fs::path(repository.common) / "config", longest_settings);
    if (!settings) return true;
    // Both words stand in section headings; an included file may name a remote as well.
    return settings->find("remote") != std::string::npos ||
           settings->find("include") != std::string::npos;
}

}  // namespace trail::external
