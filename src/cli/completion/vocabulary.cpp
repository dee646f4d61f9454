// Values that are the same in every record.
#include "cli/completion/vocabulary.hpp"

#include <array>
#include <string>

#include "trail/config/keys.hpp"
#include "trail/model/entry.hpp"
#include "trail/query/query.hpp"

namespace trail::cli::completion {
namespace {

constexpr std::array moment_table{
    Named{"now", "this moment"},
    Named{"today", "today at this hour"},
    Named{"yesterday", "at this hour"},
    Named{"mon", "the latest Monday, today included"},
    Named{"tue", "Tuesday"},
    Named{"wed", "Wednesday"},
    Named{"thu", "Thursday"},
    Named{"fri", "Friday"},
    Named{"sat", "Saturday"},
    Named{"sun", "Sunday"},
    Named{"2h", "two hours ago"},
    Named{"3d", "three days ago"},
};

constexpr std::array period_table{
    Named{"today", "this day"},
    Named{"yesterday", "the day before"},
    Named{"week", "this week"},
    Named{"month", "this month"},
    Named{"quarter", "this quarter"},
    Named{"year", "this year"},
    Named{"last-week", "the week before this one"},
    Named{"last-month", "the month before this one"},
    Named{"last-quarter", "the quarter before this one"},
    Named{"last-year", "the year before this one"},
    Named{"7d", "seven days up to today"},
    Named{"2w", "two weeks up to today"},
};

constexpr std::array deadline_table{
    Named{"tomorrow", "at 17:00"}, Named{"mon", "the next Monday, 17:00"},
    Named{"tue", "Tuesday"},       Named{"wed", "Wednesday"},
    Named{"thu", "Thursday"},      Named{"fri", "Friday"},
    Named{"2h", "in two hours"},   Named{"3d", "in three days"},
    Named{"2w", "in two weeks"},
};

constexpr std::array field_table{
    Named{"author:", "who wrote it"},
    Named{"project:", "the project"},
    Named{"tag:", "a tag"},
    Named{"kind:", "done, win, blocker and the others"},
    Named{"person:", "who is mentioned"},
    Named{"ref:", "a reference, such as #42"},
    Named{"id:", "the first letters of an id"},
    Named{"after:", "from this day on"},
    Named{"before:", "until the beginning of this day"},
    Named{"during:", "in this period"},
    Named{"at:", "on this day"},
    Named{"has:", "has a link, a reference, a body and the like"},
    Named{"is:", "open, closed, accepted and the like"},
};
static_assert(field_table.size() == query::field_names.size());

constexpr std::array token_table{
    Named{"project:", "the project it belongs to"},
    Named{"kind:", "what kind of entry it is"},
    Named{"at:", "when it happened"},
};

constexpr std::array author_words{Named{"me", "yourself"}, Named{"all", "everybody"}};

constexpr std::array kind_meanings{
    Named{"done", "work finished"},
    Named{"win", "good news"},
    Named{"blocker", "in the way until it is closed"},
    Named{"next", "a plan"},
    Named{"status", "where a project stands"},
    Named{"note", "for the record"},
    Named{"commit", "written by git"},
    Named{"decision", "numbered, with a life of its own"},
    Named{"ask", "waits for an answer"},
    Named{"reply", "answers a question"},
};
static_assert(kind_meanings.size() == model::kind_names.size());
constexpr std::size_t written_kinds = 6;

constexpr std::array<std::string_view, 3> shells{"bash", "zsh", "fish"};
constexpr std::array<std::string_view, 2> truths{"true", "false"};

}  // namespace

std::span<const Named> moments() {
    return moment_table;
}
std::span<const Named> periods() {
    return period_table;
}
std::span<const Named> deadlines() {
    return deadline_table;
}
std::span<const Named> query_fields() {
    return field_table;
}
std::span<const Named> text_tokens() {
    return token_table;
}

void add_all(Answer& answer, std::span<const Named> values) {
    for (const auto& value : values) answer.add(value.text, value.meaning);
}

void add_names(Answer& answer, std::span<const std::string_view> names) {
    for (const auto name : names) answer.add(name);
}

bool add_fixed(Answer& answer, ValueKind kind) {
    const std::span kinds(kind_meanings);
    switch (kind) {
        case ValueKind::kind:
            add_all(answer, kinds);
            return true;
        case ValueKind::written_kind:
            add_all(answer, kinds.first(written_kinds));
            return true;
        case ValueKind::moment:
            add_all(answer, moments());
            return true;
        case ValueKind::date:
            add_all(answer, moments());
            add_all(answer, periods().subspan(2));  // the days are among the moments
            return true;
        case ValueKind::period:
            add_all(answer, periods());
            return true;
        case ValueKind::deadline:
            add_all(answer, deadlines());
            return true;
        case ValueKind::state:
            add_names(answer, query::state_names);
            return true;
        case ValueKind::thing:
            add_names(answer, query::thing_names);
            return true;
        case ValueKind::shell:
            add_names(answer, shells);
            return true;
        case ValueKind::author:
            add_all(answer, author_words);
            return false;  // and the people of the record
        case ValueKind::file:
            answer.leave_to_shell(Paths::files);
            return true;
        case ValueKind::directory:
            answer.leave_to_shell(Paths::directories);
            return true;
        default:
            return false;
    }
}

void add_settings(Answer& answer, std::string_view end) {
    for (const auto& key : config::keys()) {
        answer.add(std::string(key.name).append(end), key.help);
    }
}

void add_setting_values(Answer& answer, std::string_view name) {
    const auto* key = config::find_key(name);
    if (key == nullptr) return;
    if (key->type == config::Type::choice) add_names(answer, key->choices);
    if (key->type == config::Type::flag) add_names(answer, truths);
}

}  // namespace trail::cli::completion
