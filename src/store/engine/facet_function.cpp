// The facets of an entry, known to SQL.
#include "store/engine/facet_function.hpp"

#include "trail/store/engine/facets.hpp"

namespace trail::store::engine {
namespace {

enum Argument {
    kind,
    author,
    project,
    tags,
    people,
    closed_at,
    decision_status,
    body,
    refs,
    updated,
    revision,
    flags,
    argument_count,
};

class Arguments {
public:
    explicit Arguments(sqlite3_value** values) : values_(values) {}

    bool has(Argument place) const { return sqlite3_value_type(values_[place]) != SQLITE_NULL; }
    std::int64_t number(Argument place) const { return sqlite3_value_int64(values_[place]); }
    std::optional<std::int64_t> number_if_any(Argument place) const {
        return has(place) ? std::optional(number(place)) : std::nullopt;
    }
    std::string_view text(Argument place) const {
        const auto* start = reinterpret_cast<const char*>(sqlite3_value_text(values_[place]));
        if (!start) return {};
        return {start, static_cast<std::size_t>(sqlite3_value_bytes(values_[place]))};
    }

private:
    sqlite3_value** values_;
};

void answer(sqlite3_context* context, int, sqlite3_value** values) {
    const Arguments given(values);
    const auto words = facets({.kind = given.number(kind),
                               .author = given.number(author),
                               .project = given.number_if_any(project),
                               .decision_status = given.number_if_any(decision_status),
                               .tags = given.text(tags),
                               .people = given.text(people),
                               .is_closed = given.has(closed_at),
                               .has_body = given.has(body),
                               .has_refs = given.has(refs),
                               .is_edited = given.has(updated),
                               .is_commit = given.has(revision),
                               .flags = given.number(flags)});
    sqlite3_result_text(context, words.data(), static_cast<int>(words.size()), SQLITE_TRANSIENT);
}

}  // namespace

void register_facets(sqlite3* database) {
    // The schema is not trusted; this function may stand in it, since it only puts words together.
    constexpr int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    sqlite3_create_function_v2(database, "trail_facets", argument_count, how, nullptr, answer,
                               nullptr, nullptr, nullptr);
}

}  // namespace trail::store::engine
