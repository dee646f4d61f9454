// The values of one kind, wherever they come from; those with parts are completed part by part.
#include "cli/completion/values.hpp"

#include <algorithm>

#include "cli/completion/vocabulary.hpp"

namespace trail::cli::completion {
namespace {

// Only what follows the last of these characters is still open.
void keep_through_last(Answer& answer, std::string_view characters) {
    const auto last = answer.typed().find_last_of(characters);
    if (last != std::string_view::npos) answer.keep(last + 1);
}

// "project:ap" goes on after the colon, if that field or token exists; otherwise nothing follows.
std::string_view keep_name(Answer& answer, std::span<const Named> known) {
    const auto colon = answer.typed().find(':');
    const auto name = answer.typed().substr(0, colon + 1);
    const auto found = std::ranges::find(known, name, &Named::text);
    answer.keep(colon + 1);
    return found == known.end() ? std::string_view() : found->text;
}

struct Meant {
    std::string_view name;
    ValueKind kind;
};
constexpr Meant field_kinds[] = {
    {"author:", ValueKind::author}, {"project:", ValueKind::project},
    {"tag:", ValueKind::tag},       {"kind:", ValueKind::kind},
    {"person:", ValueKind::person}, {"id:", ValueKind::item},
    {"after:", ValueKind::date},    {"before:", ValueKind::date},
    {"during:", ValueKind::period}, {"at:", ValueKind::date},
    {"has:", ValueKind::thing},     {"is:", ValueKind::state},
};
constexpr Meant token_kinds[] = {
    {"project:", ValueKind::project},
    {"kind:", ValueKind::written_kind},
    {"at:", ValueKind::moment},
};

void add_after_colon(Answer& answer, Sources& sources, std::span<const Named> known,
                     std::span<const Meant> kinds) {
    const auto name = keep_name(answer, known);
    const auto found = std::ranges::find(kinds, name, &Meant::name);
    if (found == kinds.end()) return;
    keep_through_last(answer, ",");
    add_values(answer, found->kind, sources);
}

void add_query(Answer& answer, Sources& sources) {
    keep_through_last(answer, " (");
    if (answer.typed().starts_with('-')) answer.keep(1);
    if (answer.typed().find(':') != std::string_view::npos) {
        add_after_colon(answer, sources, query_fields(), field_kinds);
    } else {
        add_all(answer, query_fields());
    }
}

void add_entry_text(Answer& answer, Sources& sources) {
    keep_through_last(answer, " ");
    const auto typed = answer.typed();
    if (typed.starts_with('+') || typed.starts_with('#') || typed.starts_with('@')) {
        const auto kind = typed.front() == '@' ? ValueKind::person : ValueKind::tag;
        answer.keep(1);
        sources.record.add(answer, kind);
    } else if (typed.find(':') != std::string_view::npos) {
        add_after_colon(answer, sources, text_tokens(), token_kinds);
    } else {
        add_all(answer, text_tokens());
    }
}

void add_setting(Answer& answer) {
    const auto equals = answer.typed().find('=');
    if (equals == std::string_view::npos) return add_settings(answer, "=");
    const std::string key(answer.typed().substr(0, equals));
    answer.keep(equals + 1);
    add_setting_values(answer, key);
}

void add_fields(Answer& answer, const std::vector<JsonField>& fields) {
    const bool is_first = answer.typed().find(',') == std::string_view::npos;
    keep_through_last(answer, ",");
    for (const auto& field : fields) answer.add(field.name, field.meaning);
    if (is_first) answer.add("help", "lists the fields");
}

}  // namespace

void add_values(Answer& answer, ValueKind kind, Sources& sources,
                std::span<const std::string> words) {
    if (add_fixed(answer, kind)) return;
    switch (kind) {
        case ValueKind::setting_key:
            add_settings(answer, "");
            for (const auto& alias : sources.aliases()) {
                answer.add(std::string(config::alias_prefix).append(alias.name), alias.value);
            }
            return;
        case ValueKind::query:
            return add_query(answer, sources);
        case ValueKind::entry_text:
            return add_entry_text(answer, sources);
        case ValueKind::setting:
            return add_setting(answer);
        case ValueKind::setting_value:
            if (!words.empty()) add_setting_values(answer, words.front());
            return;
        case ValueKind::fields:
            return add_fields(answer, sources.fields());
        case ValueKind::people:
            keep_through_last(answer, ",");
            kind = ValueKind::person;
            break;
        case ValueKind::absence:
            if (!words.empty()) return add_all(answer, periods());
            answer.add("me", "yourself");
            kind = ValueKind::person;
            break;
        case ValueKind::open_ask:
            if (!words.empty()) return;
            break;
        case ValueKind::receivers:
            keep_through_last(answer, ",");
            if (answer.typed().starts_with('@')) answer.keep(1);
            kind = ValueKind::person;
            break;
        case ValueKind::changed_tag:
            if (answer.typed().starts_with('-')) answer.keep(1);
            break;
        default:
            break;
    }
    sources.record.add(answer, kind);
}

}  // namespace trail::cli::completion
