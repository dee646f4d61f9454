// Values that stand in the record.
#include "cli/completion/record_values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trail/error.hpp"
#include "trail/model/decision.hpp"
#include "trail/query/parse.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/known_names.hpp"
#include "trail/store/search.hpp"

namespace trail::cli::completion {
namespace {

constexpr std::size_t most_names = 100;
constexpr std::size_t most_items = 30;
constexpr std::size_t most_operations = 20;

void add_names(Answer& answer, const std::vector<store::known_names::KnownName>& names) {
    for (const auto& known : names) answer.add(known.name, known.full_name);
}

std::string meaning(const model::Entry& entry) {
    std::string text;
    if (entry.project) text += *entry.project + "  ";
    if (entry.kind != model::Kind::done && entry.kind != model::Kind::commit) {
        text += fmt::format("[{}] ", model::name(entry.kind));
    }
    return text + entry.line;
}

// Who types more letters than an id needs goes on with that id.
std::string key(const model::Entry& entry, std::string_view typed) {
    const auto shortest = model::short_id(entry);
    if (entry.decision || typed.size() <= shortest.size()) return shortest;
    return model::letters(entry.id).substr(0, typed.size());
}

void add_entries(Answer& answer, const store::Record& record, std::vector<model::Entry> entries) {
    store::entries::shorten(record, entries);
    for (const auto& entry : entries) answer.add(key(entry, answer.typed()), meaning(entry));
}

// Every id that begins so, of any number of letters; nothing when it is no beginning of an id.
std::optional<model::IdRange> ids_beginning_with(std::string_view typed) {
    if (typed.empty() || typed.size() > model::id_length) return std::nullopt;
    const auto filled = [&](char letter) {
        return model::parse_id(std::string(typed).append(model::id_length - typed.size(), letter));
    };
    const auto first = filled(model::id_letters.front());
    const auto last = filled(model::id_letters.back());
    if (!first || !last) return std::nullopt;
    return model::IdRange{*first, *last};
}

void add_decisions(Answer& answer, const store::Record& record) {
    for (const auto& decision : store::known_names::decisions(record, most_items)) {
        answer.add(model::decision_key(decision.number), decision.title);
    }
}

void add_items(Answer& answer, const store::Record& record) {
    const auto typed = answer.typed();
    if (typed.starts_with('D')) return add_decisions(answer, record);
    if (const auto range = ids_beginning_with(typed)) {
        return add_entries(answer, record,
                           store::entries::beginning_with(record, *range, most_items));
    }
    answer.add("@", "your latest entry");
    if (typed.empty()) add_entries(answer, record, store::entries::newest(record, most_items));
}

void add_open(Answer& answer, const store::Record& record, Context& context,
              std::string_view terms) {
    const auto query = query::parse(terms, {context.now(), time::Zone::utc()});
    std::vector<model::Entry> entries;
    for (auto& hit : store::search::find(record, query, store::search::Sort::newest, most_items)) {
        entries.push_back(std::move(hit.entry));
    }
    add_entries(answer, record, std::move(entries));
}

void add_operations(Answer& answer, const store::Record& record) {
    for (const auto& operation : store::known_names::operations(record, most_operations)) {
        answer.add(std::to_string(operation.number), operation.command);
    }
}

}  // namespace

const store::Record* RecordValues::record() {
    if (!asked_) {
        asked_ = true;
        try {
            look_ = std::make_unique<store::Look>(context_.record_path());
        } catch (const Error&) {
            return nullptr;
        }
    }
    return look_ ? &look_->record() : nullptr;
}

void RecordValues::add(Answer& answer, ValueKind kind) {
    namespace names = store::known_names;
    const auto* asked = record();
    if (asked == nullptr) return;
    switch (kind) {
        case ValueKind::project:
            return add_names(answer, names::projects(*asked, answer.typed(), most_names));
        case ValueKind::changed_tag:
        case ValueKind::tag:
            return add_names(answer, names::tags(*asked, answer.typed(), most_names));
        case ValueKind::author:
        case ValueKind::person:
            return add_names(answer, names::people(*asked, answer.typed(), most_names));
        case ValueKind::item:
            return add_items(answer, *asked);
        case ValueKind::open_item:
            return add_open(answer, *asked, context_, "is:open");
        case ValueKind::open_ask:
            return add_open(answer, *asked, context_, "is:open kind:ask");
        case ValueKind::decision:
            return add_decisions(answer, *asked);
        case ValueKind::operation:
            return add_operations(answer, *asked);
        default:
            return;
    }
}

}  // namespace trail::cli::completion
