// Finding entries by a query.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/query/query.hpp"
#include "trail/store/record.hpp"

namespace trail::store::search {

enum class Sort { relevance, newest, oldest };

struct Hit {
    model::Entry entry;
    double score = 0;  // higher is better; 0 unless sorted by relevance
};

// Up to `most` entries. By relevance the newest 4,000 matches are ranked: exact forms before others
// of the same stem, the line before the body, words close together before words far apart, newer
// before older. Throws Error{usage} for a field whose value cannot be read.
std::vector<Hit> find(const Record& record, const query::Query& query, Sort sort, std::size_t most);

// Hands over every match, oldest first; for results of any size.
void each(const Record& record, const query::Query& query,
          const std::function<void(const model::Entry&)>& consume);

// Which of these entries match: in the same order.
std::vector<model::Entry> among(const Record& record, const query::Query& query,
                                std::vector<model::Entry> entries);

// How many match, counted up to `most`.
std::size_t count(const Record& record, const query::Query& query, std::size_t most);

// A word that is in the record, is spelled much like `word`, and how many entries have it (up to
// 1000): what to try when nothing was found.
struct Suggestion {
    std::string word;
    std::size_t entries = 0;
};
std::optional<Suggestion> suggestion(const Record& record, std::string_view word);

// Entries with this tag, counted up to 1000.
std::size_t tag_count(const Record& record, std::string_view tag);

// Whether an entry ever had this tag.
bool has_tag(const Record& record, std::string_view tag);

// Names in use, for suggestions: projects, tags, people.
std::vector<std::string> projects(const Record& record);
std::vector<std::string> tags(const Record& record);

}  // namespace trail::store::search
