// Words that begin as asked, found in an index that keeps stems.
#include "store/search_prefix.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "store/search_words.hpp"
#include "trail/text/unicode.hpp"

namespace trail::store {
namespace {

// What the stemmer takes off the ends of English words or writes in another way.
constexpr std::string_view endings[] = {
    "ability",   "ably",    "alism",  "ality",   "alization", "alize",   "alizing", "ally",
    "ance",      "ancy",    "ant",    "ate",     "ated",      "ating",   "ational", "ation",
    "ationally", "atively", "ator",   "ement",   "ence",      "ency",    "ently",   "ent",
    "erly",      "er",      "es",     "fully",   "fulness",   "ibility", "ible",    "ibly",
    "icality",   "ically",  "icated", "icating", "icate",     "icity",   "ies",     "ied",
    "ic",        "ing",     "ion",    "ity",     "ism",       "iveness", "ively",   "ivity",
    "ization",   "izer",    "ized",   "izing",   "ize",       "lying",   "ment",    "ness",
    "ously",     "ousness", "yed",    "ying"};

// What may follow a beginning that ends within one of the endings, the longer of two alike left
// out: the stemmer begins with taking off an "s".
std::vector<std::string_view> tails() {
    std::vector<std::string_view> found;
    for (const auto ending : endings) {
        for (std::size_t from = 0; from < ending.size(); ++from) {
            found.push_back(ending.substr(from));
        }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::string answer(engine::Connection& index, std::string_view question, std::string_view text) {
    auto rows = index.query(question, {text});
    return rows->next() ? std::string(rows->text(0)) : std::string();
}

std::string stem_of(engine::Connection& index, std::string_view word) {
    return answer(index, "SELECT trail_stem($1)", word);
}

struct Stemmed {
    std::string word;
    std::string stem;
};

// The word itself and with every tail, each with its stem.
std::vector<Stemmed> with_tails(engine::Connection& index, const std::string& word) {
    std::vector<Stemmed> found{{word, stem_of(index, word)}};
    for (const auto tail : tails()) {
        std::string longer = word + std::string(tail);
        found.push_back({longer, stem_of(index, longer)});
    }
    return found;
}

// The index takes the stem of what it is asked for, a beginning too. A word is looked for that has
// the wanted beginning for its stem.
std::optional<std::string> word_with_stem(engine::Connection& index, const std::string& wanted) {
    for (const std::string_view tail : {"", "ing", "s", "ed", "ness", "ment"}) {
        std::string word = wanted + std::string(tail);
        if (stem_of(index, word) == wanted) return word;
    }
    return std::nullopt;
}

struct Head {
    std::string stem;
    std::string word;
};

// The longest beginning of the word that can be asked for; up to two letters are never stemmed.
Head longest_head(engine::Connection& index, std::string stem) {
    while (text::code_points(stem) > 1) {
        if (auto word = word_with_stem(index, stem)) return {stem, std::move(*word)};
        do stem.pop_back();
        while (!stem.empty() && !text::is_clean_utf8(stem));
    }
    return {stem, stem};
}

}  // namespace

// Stems of the words that are meant either begin with the head, or the word was cut within the
// prefix: those are few and looked for one by one.
std::string candidates_for_prefix(engine::Connection& connection, std::string_view prefix) {
    const std::string words = answer(connection, "SELECT trail_words($1)", prefix);
    if (words.empty()) return std::string(nothing);
    const auto last_at = words.rfind(' ') + 1;
    const std::string before = words.substr(0, last_at);
    const std::string last = words.substr(last_at);
    const Head head = longest_head(connection, last);
    std::map<std::string, std::string> others;
    for (auto& [word, stem] : with_tails(connection, last)) {
        if (!stem.starts_with(head.stem)) others.emplace(std::move(stem), std::move(word));
    }
    std::string expression = quoted(before + head.word) + " *";
    for (const auto& [stem, word] : others) expression += " OR " + quoted(before + word);
    return "{line body also refs} : (" + expression + ")";
}

}  // namespace trail::store
