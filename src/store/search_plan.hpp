// A query as SQL: what the full-text index answers, where in time, and what each row must satisfy.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "trail/query/query.hpp"
#include "trail/store/record.hpp"
#include "trail/time/period.hpp"

namespace trail::store {

// A bound value that owns its text.
struct Bound {
    std::optional<std::int64_t> number;
    std::string text;

    engine::Value value() const {
        return number ? engine::Value(*number) : engine::Value(std::string_view(text));
    }
};

// `match` drives the search when there is one; otherwise the rows are walked in order.
struct SearchPlan {
    std::string match;                    // full-text expression; empty: none
    std::optional<time::Span> span;       // of the time of the event
    std::vector<std::string> conditions;  // on rows named `e`, joined by AND
    std::vector<Bound> values;            // of the conditions: $1, $2, ...
};

SearchPlan plan_search(const Record& record, const query::Query& query);

// The whole query as conditions on one row, for rows that were found in another way.
SearchPlan plan_row_test(const Record& record, const query::Query& query);

}  // namespace trail::store
