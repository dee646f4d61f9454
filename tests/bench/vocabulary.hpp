// The words of the made-up team: common ones of English and of work, and 30,000 invented ones.
#pragma once

#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "bench/random.hpp"

namespace trail::bench {

inline constexpr std::size_t made_up_words = 30'000;

// In the order of their ranks.
inline constexpr std::string_view common_words =
    "the to for in of on and with a from by at is not after when into now as all it that an be no "
    "we "
    "test release build parser server client page table error empty input token cache queue worker "
    "index schema user account login session password mail report digest search filter export "
    "import "
    "review merge branch commit tag version deploy staging production cluster node pod container "
    "image pipeline runner job step script log trace metric alert dashboard graph latency timeout "
    "retry backoff limit rate quota memory leak crash hang race lock thread process signal socket "
    "request response header body route handler middleware gateway proxy certificate key secret "
    "volume storage bucket backup restore snapshot replica shard migration column row query plan "
    "join view trigger transaction rollback checkout payment invoice order cart price currency tax "
    "customer contract meeting interview candidate onboarding document guide draft figure example "
    "button form field menu dialog icon layout font colour theme screen mobile desktop browser "
    "first second last next new old slow fast broken missing wrong double small large weekly daily";

// Words that come once only.
class WordMaker {
public:
    explicit WordMaker(std::uint64_t seed, const std::vector<std::string>& taken = {})
        : random_(seed), made_(taken.begin(), taken.end()) {}

    std::string make(std::size_t fewest, std::size_t most) {
        for (;;) {
            auto word = speakable(fewest + random_.below(most - fewest + 1));
            if (made_.insert(word).second) return word;
        }
    }

private:
    std::string speakable(std::size_t syllables) {
        constexpr std::string_view consonants = "bdfgklmnprstvz";
        constexpr std::string_view vowels = "aeiou";
        constexpr std::string_view endings = "nrslktm";
        std::string word;
        for (; syllables > 0; --syllables) {
            word += random_.of(consonants);
            word += random_.of(vowels);
        }
        if (random_.percent(60)) word += random_.of(endings);
        return word;
    }

    Random random_;
    std::unordered_set<std::string> made_;
};

// Rank by rank; the same for every seed, so that a word can be asked for by its rank.
inline std::vector<std::string> vocabulary() {
    constexpr std::size_t short_words = 2'000;
    std::vector<std::string> words;
    std::istringstream common{std::string(common_words)};
    for (std::string word; common >> word;) words.push_back(word);
    WordMaker maker(1, words);
    for (std::size_t i = 0; i < made_up_words; ++i) {
        words.push_back(i < short_words ? maker.make(2, 2) : maker.make(2, 4));
    }
    return words;
}

inline std::vector<std::string> names(std::size_t count, std::uint64_t seed) {
    WordMaker maker(seed);
    std::vector<std::string> made;
    while (made.size() < count) made.push_back(maker.make(2, 3));
    return made;
}

}  // namespace trail::bench
