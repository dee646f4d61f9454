// Which commits follow which others: of few by their merge base, of many in one walk.
#include "trail/external/descent.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "external/git_command.hpp"
#include "trail/text/pieces.hpp"

namespace trail::external {
namespace {

constexpr std::size_t few_pairs = 4;
constexpr std::size_t most_pairs = 4096;  // in one walk, whose memory grows with their square

bool meet_in_one(system::Processes& processes, const Repository& repository,
                 const TwoCommits& pair) {
    const auto finished = processes.run(
        git_command(repository, {"merge-base", "--end-of-options", pair.one, pair.other}));
    if (finished.status == 1) return false;
    if (finished.status != 0) throw git_failure(finished);
    const auto bases = text::between(finished.output, " \n");
    return !bases.empty() && (bases.front() == pair.one || bases.front() == pair.other);
}

// Hears of every commit before its parents, so it need only know of those that were named as a
// parent and have not come yet: which of the commits asked for follow them.
class Walk {
public:
    explicit Walk(std::span<const TwoCommits> pairs) {
        for (const auto& pair : pairs) {
            for (const auto* commit : {&pair.one, &pair.other})
                places_.emplace(*commit, places_.size());
        }
        followers_of_.resize(places_.size());
    }

    // A piece of "COMMIT PARENT PARENT...\n", cut anywhere.
    void take(std::string_view piece) {
        unread_ += piece;
        const auto end = unread_.rfind('\n');
        if (end == std::string::npos) return;
        for (const auto line : text::lines(std::string_view(unread_).substr(0, end)))
            take_commit(text::between(line, " "));
        unread_.erase(0, end + 1);
    }

    bool follows(const std::string& later, const std::string& earlier) const {
        const auto& followers = followers_of_[places_.at(earlier)];
        const auto place = places_.at(later);
        return !followers.empty() && (followers[place / bits] >> place % bits & 1) != 0;
    }

private:
    using Set = std::vector<std::uint64_t>;
    static constexpr std::size_t bits = 64;

    void take_commit(const std::vector<std::string_view>& commit_and_parents) {
        if (commit_and_parents.empty()) return;
        auto found = coming_.extract(std::string(commit_and_parents.front()));
        Set set = found ? std::move(found.mapped()) : Set(places_.size() / bits + 1);
        if (const auto asked = places_.find(std::string(commit_and_parents.front()));
            asked != places_.end()) {
            followers_of_[asked->second] = set;
            set[asked->second / bits] |= std::uint64_t{1} << asked->second % bits;
        }
        for (std::size_t i = 1; i < commit_and_parents.size(); ++i)
            add(coming_[std::string(commit_and_parents[i])], set);
    }

    static void add(Set& to, const Set& more) {
        to.resize(more.size());
        for (std::size_t i = 0; i < more.size(); ++i) to[i] |= more[i];
    }

    std::unordered_map<std::string, std::size_t> places_;
    std::vector<Set> followers_of_;
    std::unordered_map<std::string, Set> coming_;
    std::string unread_;
};

std::vector<bool> walked(system::Processes& processes, const Repository& repository,
                         std::span<const TwoCommits> pairs) {
    auto command = git_command(repository, {"rev-list", "--topo-order", "--parents", "--stdin"});
    command.environment["GIT_FLUSH"] = "0";
    for (const auto& pair : pairs) command.input += pair.one + '\n' + pair.other + '\n';
    Walk walk(pairs);
    const auto finished = processes.stream(command, [&](std::string_view piece) {
        walk.take(piece);
        return true;
    });
    if (finished.status != 0) throw git_failure(finished);
    std::vector<bool> related;
    for (const auto& [one, other] : pairs)
        related.push_back(one == other || walk.follows(one, other) || walk.follows(other, one));
    return related;
}

}  // namespace

std::vector<bool> are_related(system::Processes& processes, const Repository& repository,
                              std::span<const TwoCommits> pairs) {
    std::vector<bool> related;
    if (pairs.size() <= few_pairs) {
        for (const auto& pair : pairs) related.push_back(meet_in_one(processes, repository, pair));
        return related;
    }
    for (std::size_t done = 0; done < pairs.size(); done += most_pairs) {
        const auto some = pairs.subspan(done, std::min(most_pairs, pairs.size() - done));
        std::ranges::copy(walked(processes, repository, some), std::back_inserter(related));
    }
    return related;
}

}  // namespace trail::external
