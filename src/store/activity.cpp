// How much was written down in a span of time.
#include "trail/store/activity.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_set>

#include "store/names.hpp"
#include "store/places.hpp"

namespace trail::store::activity {
namespace {

using engine::Value;

// SQL divides towards zero; from far enough back that is down, for years before 1970 too.
constexpr std::string_view minute_of_entry =
    "((place >> 4) - late + 60000000000) / 60 - 1000000000";

// `what` and its count, for each `what` of the question's entries; null for an author that nobody
// is.
std::unique_ptr<engine::Rows> counted(const Record& record, const Question& question,
                                      std::string_view what, std::string_view more = {}) {
    Value author = nullptr;
    if (question.author) {
        const auto number =
            record.names.find(record.connection, NameTable::person, *question.author);
        if (!number) return nullptr;
        author = *number;
    }
    const auto range = places(record.connection, question.span);
    const auto sql = fmt::format(
        "SELECT {0}, count(*) FROM entry WHERE place BETWEEN $1 AND $2 "
        "AND (place >> 4) - late BETWEEN $3 AND $4 "
        "AND ($5 IS NULL OR author = $5){1} GROUP BY 1 ORDER BY 1",
        what, more);
    return record.connection.query(
        sql, {range.first, range.last, range.first_second, range.last_second, author});
}

std::size_t count_in(const engine::Rows& rows) {
    return static_cast<std::size_t>(rows.integer(1));
}

// Counts by a name; number 0 is none.
std::vector<Named> named(const Record& record, const Question& question, std::string_view what,
                         NameTable table) {
    std::vector<std::pair<std::int64_t, std::size_t>> numbers;
    {
        const auto rows = counted(record, question, what);
        while (rows && rows->next()) numbers.emplace_back(rows->integer(0), count_in(*rows));
    }
    std::vector<Named> found;
    for (const auto& [number, count] : numbers)
        found.push_back(
            {number == 0 ? std::string() : record.names.name(record.connection, table, number),
             count});
    return found;
}

// The numbers in "t4 t17".
template <class Consume>
void each_number(std::string_view marks, Consume consume) {
    while (!marks.empty()) {
        const auto end = std::min(marks.find(' '), marks.size());
        std::int64_t number = 0;
        if (end > 1) std::from_chars(marks.data() + 1, marks.data() + end, number);
        consume(number);
        marks.remove_prefix(std::min(end + 1, marks.size()));
    }
}

}  // namespace

Work work(const Record& record, const time::Span& span) {
    const auto range = places(record.connection, span);
    auto rows = record.connection.query(
        range.longest_late > 0 ? "SELECT author, kind FROM entry WHERE place BETWEEN $1 AND $2 "
                                 "AND (place >> 4) - late BETWEEN $3 AND $4"
                               : "SELECT author, kind FROM entry WHERE place BETWEEN $1 AND $2",
        {range.first, range.last, range.first_second, range.last_second});
    Work work;
    std::unordered_set<std::int64_t> numbers;
    while (rows->next()) {
        numbers.insert(rows->integer(0));
        if (model::is_work(static_cast<model::Kind>(rows->integer(1)))) ++work.entries;
    }
    rows.reset();
    for (const auto number : numbers)
        work.authors.push_back(record.names.name(record.connection, NameTable::person, number));
    return work;
}

std::vector<Minute> minutes(const Record& record, const Question& question) {
    std::vector<Minute> found;
    const auto rows = counted(record, question, minute_of_entry);
    while (rows && rows->next())
        found.push_back({time::Instant(std::chrono::minutes(rows->integer(0))), count_in(*rows)});
    return found;
}

std::vector<Named> projects(const Record& record, const Question& question) {
    return named(record, question, "coalesce(project, 0)", NameTable::project);
}

std::vector<Named> authors(const Record& record, const Question& question) {
    return named(record, question, "author", NameTable::person);
}

std::vector<Named> kinds(const Record& record, const Question& question) {
    std::vector<Named> found;
    const auto rows = counted(record, question, "kind");
    while (rows && rows->next()) {
        const auto kind = static_cast<model::Kind>(rows->integer(0));
        found.push_back({std::string(model::name(kind)), count_in(*rows)});
    }
    return found;
}

std::vector<Named> tags(const Record& record, const Question& question) {
    std::map<std::int64_t, std::size_t> numbers;
    {
        const auto rows = counted(record, question, "tags", " AND tags IS NOT NULL");
        while (rows && rows->next())
            each_number(rows->text(0),
                        [&](std::int64_t number) { numbers[number] += count_in(*rows); });
    }
    std::vector<Named> found;
    for (const auto& [number, count] : numbers)
        found.push_back({record.names.name(record.connection, NameTable::tag, number), count});
    return found;
}

}  // namespace trail::store::activity
