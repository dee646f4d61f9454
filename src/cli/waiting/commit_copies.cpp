// Commits that are the same change as others.
#include "cli/waiting/commit_copies.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "trail/error.hpp"
#include "trail/external/commits.hpp"
#include "trail/external/descent.hpp"

namespace trail::cli {
namespace {

using Suspects = std::vector<store::commits::Suspect>;

// Patches are held as text, so not of too many commits at once.
constexpr std::size_t most_patches = 64;

std::map<std::string, std::string> patch_ids(system::Processes& processes,
                                             const external::Repository& repository,
                                             const Suspects& suspects) {
    std::vector<std::string> wanted;
    for (const auto& [revision, others] : suspects) {
        wanted.push_back(revision);
        wanted.insert(wanted.end(), others.begin(), others.end());
    }
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    std::map<std::string, std::string> ids;
    for (std::size_t at = 0; at < wanted.size(); at += most_patches) {
        const auto begin = wanted.begin() + static_cast<std::ptrdiff_t>(at);
        const auto size = std::min(most_patches, wanted.size() - at);
        ids.merge(external::patch_ids(processes, repository,
                                      {begin, begin + static_cast<std::ptrdiff_t>(size)}));
    }
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
    auto pairs =
        pairs_apart(processes, repository, pairs_of_one_patch(processes, repository, suspects));
    if (pairs.empty()) return found;
    std::vector<std::string> originals;
    for (const auto& pair : pairs) originals.push_back(pair.from);
    const auto left = external::left_behind(processes, repository, originals);
    for (auto& pair : pairs) {
        (left.contains(pair.from) ? found.moved : found.copied).push_back(std::move(pair));
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
