// Commits that are the same change as others.
#include "cli/waiting/commit_copies.hpp"

#include <algorithm>
#include <deque>
#include <future>
#include <map>
#include <set>
#include <span>
#include <string>

#include "trail/error.hpp"
#include "trail/external/commits.hpp"
#include "trail/external/descent.hpp"

namespace trail::cli {
namespace {

using Suspects = std::vector<store::commits::Suspect>;

// Patches are held as text, so not of too many commits at once.
constexpr std::size_t most_patches = 64;
constexpr std::size_t most_askers = 2;
constexpr std::size_t few_pairs = 4;

using PatchIds = std::map<std::string, std::string>;

std::vector<std::string> revisions_of(const Suspects& suspects) {
    std::vector<std::string> revisions;
    for (const auto& [revision, others] : suspects) {
        revisions.push_back(revision);
        revisions.insert(revisions.end(), others.begin(), others.end());
    }
    std::ranges::sort(revisions);
    revisions.erase(std::unique(revisions.begin(), revisions.end()), revisions.end());
    return revisions;
}

PatchIds patch_ids(system::Processes& processes, const external::Repository& repository,
                   const Suspects& suspects) {
    const auto revisions = revisions_of(suspects);
    if (revisions.size() <= most_patches) {
        return external::patch_ids(processes, repository, revisions);
    }
    PatchIds ids;
    std::deque<std::future<PatchIds>> asked;
    const auto hear = [&] {
        ids.merge(asked.front().get());
        asked.pop_front();
    };
    for (std::size_t at = 0; at < revisions.size(); at += most_patches) {
        const auto some =
            std::span(revisions).subspan(at).first(std::min(most_patches, revisions.size() - at));
        if (asked.size() == most_askers) hear();
        asked.push_back(std::async(std::launch::async, [&processes, &repository, some] {
            return external::patch_ids(processes, repository, {some.begin(), some.end()});
        }));
    }
    while (!asked.empty()) hear();
    return ids;
}

std::vector<external::TwoCommits> pairs_of_one_patch(system::Processes& processes,
                                                     const external::Repository& repository,
                                                     const Suspects& suspects) {
    const auto ids = patch_ids(processes, repository, suspects);
    std::vector<external::TwoCommits> pairs;
    for (const auto& [revision, others] : suspects) {
        const auto own = ids.find(revision);
        if (own == ids.end()) continue;
        for (const auto& other : others) {
            const auto id = ids.find(other);
            if (id != ids.end() && id->second == own->second) pairs.push_back({other, revision});
        }
    }
    return pairs;
}

std::set<std::string> left_behind(system::Processes& processes,
                                  const external::Repository& repository,
                                  const std::vector<external::TwoCommits>& pairs) {
    std::vector<std::string> originals;
    for (const auto& pair : pairs) originals.push_back(pair.one);
    return external::left_behind(processes, repository, originals);
}

std::vector<CommitPair> pairs_apart(system::Processes& processes,
                                    const external::Repository& repository,
                                    const std::vector<external::TwoCommits>& pairs) {
    const auto are_related = external::are_related(processes, repository, pairs);
    std::vector<CommitPair> apart;
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (!are_related[i]) apart.push_back({pairs[i].one, pairs[i].other});
    return apart;
}

}  // namespace

SameChanges same_changes(system::Processes& processes, const external::Repository& repository,
                         const Suspects& suspects) try {
    SameChanges found;
    if (suspects.empty()) return found;
    const auto pairs = pairs_of_one_patch(processes, repository, suspects);
    if (pairs.empty()) return found;
    // Both are walks through all of the history; for a few commits the second is seldom asked for.
    const auto when = pairs.size() > few_pairs ? std::launch::async : std::launch::deferred;
    auto left = std::async(when, [&] { return left_behind(processes, repository, pairs); });
    auto apart = pairs_apart(processes, repository, pairs);
    if (apart.empty()) return found;
    const auto left_commits = left.get();
    for (auto& pair : apart) {
        (left_commits.contains(pair.from) ? found.moved : found.copied).push_back(std::move(pair));
    }
    return found;
} catch (const Error&) {
    return {};
}

std::size_t fold_copies(system::Processes& processes, store::Change& change,
                        const external::Repository& repository, std::string_view identity,
                        const std::vector<CommitPair>& told) {
    std::size_t folded = 0;
    for (const auto& [from, to] : told) {
        folded += store::commits::fold(change, identity, from, to) ? 1 : 0;
    }
    const auto suspects = store::commits::suspects(change, identity);
    const auto found = same_changes(processes, repository, suspects);
    for (const auto& [from, to] : found.moved) {
        folded += store::commits::take_place(change, identity, from, to) ? 1 : 0;
    }
    for (const auto& [from, to] : found.copied) {
        folded += store::commits::fold(change, identity, from, to) ? 1 : 0;
    }
    return folded;
}

}  // namespace trail::cli
