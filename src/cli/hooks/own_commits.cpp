// The reader's own commits in the repository they stand in.
#include "cli/hooks/own_commits.hpp"

#include <algorithm>
#include <functional>

#include "trail/error.hpp"
#include "trail/external/git.hpp"
#include "trail/external/history.hpp"
#include "trail/external/repository.hpp"
#include "trail/store/commits.hpp"
#include "trail/store/repositories.hpp"

namespace trail::cli {
namespace {

std::vector<std::string> my_addresses(Context& context) {
    if (!context.me().addresses.empty()) return context.me().addresses;
    const auto owner = external::owner(context.processes(), context.directory());
    if (owner.address.empty()) return {};
    return {owner.address};
}

using IsWanted = std::function<bool(const capture::Commit&)>;

// Which commits of the repository are wanted.
using Wish = std::function<IsWanted(const external::Repository&)>;

std::vector<OwnCommit> wanted_commits(Context& context, time::Instant since, std::size_t most,
                                      const Wish& wish) {
    const auto repository = external::repository_at(context.directory());
    if (!repository) return {};
    const auto addresses = my_addresses(context);
    if (addresses.empty()) return {};
    const auto is_wanted = wish(*repository);
    std::vector<OwnCommit> commits;
    external::read_history(
        context.processes(), *repository, {.since = since}, [&](const capture::Commit& commit) {
            const bool is_mine =
                std::ranges::find(addresses, commit.author_address) != addresses.end();
            if (is_mine && is_wanted(commit)) {
                const auto subject = commit.message.substr(0, commit.message.find('\n'));
                commits.push_back({std::string(commit.revision), std::string(subject)});
            }
            return commits.size() < most;
        });
    return commits;
}

std::vector<OwnCommit> if_git_works(const std::function<std::vector<OwnCommit>()>& read) {
    try {
        return read();
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

std::vector<OwnCommit> own_commits(Context& context, time::Instant since, std::size_t most) {
    return if_git_works([&] {
        return wanted_commits(context, since, most, [](const external::Repository&) {
            return [](const capture::Commit&) { return true; };
        });
    });
}

std::vector<OwnCommit> unrecorded_commits(Context& context, time::Instant since, std::size_t most) {
    const auto& record = context.store().record();
    const auto is_unrecorded = [&](const external::Repository& repository) -> IsWanted {
        const auto identity = store::repositories::identity_at(record, repository.common);
        if (!identity) return [](const capture::Commit&) { return true; };
        return [&record, identity](const capture::Commit& commit) {
            return !store::commits::find(record, *identity, commit.revision);
        };
    };
    return if_git_works([&] { return wanted_commits(context, since, most, is_unrecorded); });
}

}  // namespace trail::cli
