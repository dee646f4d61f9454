// A word that is in the record and is spelled much like the one that was not found.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "store/search_words.hpp"
#include "trail/query/query.hpp"
#include "trail/store/search.hpp"
#include "trail/text/spelling.hpp"
#include "trail/text/unicode.hpp"

namespace trail::store::search {
namespace {

constexpr std::size_t count_cap = 1000;
constexpr std::size_t most_stems = 200;
// The index keeps stems: a word may have lost an ending of this length.
constexpr std::size_t longest_ending = 5;

struct Near {
    std::string word;
    std::size_t distance = std::numeric_limits<std::size_t>::max();
};

// Looks at every word of a text.
void consider(std::string_view text, std::string_view wanted, Near& best) {
    const std::size_t limit = text::tolerance(wanted);
    for (const auto found : text::words(text)) {
        std::string word = text::without_accents(found);
        const auto distance = text::distance(word, wanted, limit);
        if (distance > 0 && distance <= limit && distance < best.distance) {
            best = {std::move(word), distance};
        }
    }
}

bool may_be_stem_of(std::string_view stem, std::string_view wanted) {
    const std::size_t slips = text::tolerance(wanted);
    if (stem.size() > wanted.size() + slips || stem.size() + longest_ending < wanted.size())
        return false;
    return text::distance(stem, wanted.substr(0, stem.size()), slips) <= slips;
}

// Words of the index that share the first letter and are about as long.
std::vector<std::string> near_stems(const Record& record, std::string_view wanted) {
    record.connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, entry_text, row)",
        std::initializer_list<engine::Value>{});
    std::vector<std::string> stems;
    const std::string first(wanted.substr(0, 1));
    std::string last = first;
    ++last.back();
    auto rows =
        record.connection.query("SELECT term FROM temp.vocabulary WHERE term >= $1 AND term < $2",
                                {std::string_view(first), std::string_view(last)});
    while (rows->next() && stems.size() < most_stems) {
        const auto stem = rows->text(0);
        if (may_be_stem_of(stem, wanted)) stems.emplace_back(stem);
    }
    return stems;
}

void consider_newest(const Record& record, const std::string& match, std::string_view wanted,
                     Near& best) {
    auto rows = record.connection.query(
        "SELECT line, body FROM entry WHERE place = (SELECT rowid FROM entry_text "
        "WHERE entry_text MATCH $1 ORDER BY rowid DESC LIMIT 1)",
        {std::string_view(match)});
    if (!rows->next()) return;
    consider(rows->text(0), wanted, best);
    if (!rows->is_null(1)) consider(rows->text(1), wanted, best);
}

}  // namespace

std::optional<Suggestion> suggestion(const Record& record, std::string_view word) {
    constexpr std::size_t shortest = 3;
    const std::string wanted = text::without_accents(word);
    if (wanted.size() < shortest) return std::nullopt;
    Near best;
    for (const auto& stem : near_stems(record, wanted)) {
        consider_newest(
            record,
            "{line body also refs} : " + quoted(stem) + (stem.size() >= shortest ? " *" : ""),
            wanted, best);
    }
    if (best.word.empty()) return std::nullopt;
    const query::Query query{query::Node{query::Word{best.word, false}}};
    const auto entries = count(record, query, count_cap);
    if (entries == 0) return std::nullopt;
    return Suggestion{best.word, entries};
}

}  // namespace trail::store::search
