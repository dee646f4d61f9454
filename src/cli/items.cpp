// What people call an item on the command line.
#include "cli/items.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "trail/error.hpp"
#include "trail/model/decision.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t most_candidates = 5;

// Letters as an id has them, but too few to tell one.
bool is_short_of_id(std::string_view name) {
    if (name.empty() || name.size() >= model::shortest_prefix) return false;
    const std::string others(model::shortest_prefix - name.size(), model::id_letters.front());
    return model::parse_id_prefix(std::string(name) + others).has_value();
}

Error unknown(std::string_view name, const std::string& search) {
    const auto* why = is_short_of_id(name) ? "; four letters of an id are needed" : "";
    return {Failure::usage, fmt::format("no item \"{}\"{}", text::for_terminal_line(name), why),
            search};
}

// "@" is 1, "@2" is 2.
std::optional<std::size_t> recent_number(std::string_view name) {
    if (!name.starts_with('@')) return std::nullopt;
    if (name.size() == 1) return 1;
    std::size_t number = 0;
    const char* end = name.data() + name.size();
    const auto [stopped, error] = std::from_chars(name.data() + 1, end, number);
    if (error != std::errc{} || stopped != end || number == 0) return std::nullopt;
    return number;
}

model::Entry find_recent(Context& context, std::string_view name, std::size_t number) {
    auto entry = store::entries::latest_by(context.store().record(), context.me().name, number);
    if (entry) return *entry;
    throw Error(Failure::usage,
                number == 1 ? "you have logged nothing yet"
                            : fmt::format("you have fewer entries than \"{}\" asks for", name),
                "trail log \"what you just did\"");
}

model::Entry find_decision(Context& context, std::string_view name, int number) {
    auto decision = store::decisions::find(context.store().record(), number);
    if (decision) return decision->entry;
    throw Error(Failure::usage, fmt::format("no decision \"{}\"", name), "trail decide list");
}

Error ambiguous(Context& context, std::string_view name, std::vector<model::Entry>& candidates) {
    std::string message = fmt::format("\"{}\" matches {}{} entries", name,
                                      std::min(candidates.size(), most_candidates),
                                      candidates.size() > most_candidates ? " or more" : "");
    if (candidates.size() > most_candidates) candidates.resize(most_candidates);
    store::entries::shorten(context.store().record(), candidates);
    for (const auto& entry : candidates) {
        message += fmt::format("\n  {}  {}  {}", short_id(entry),
                               time::long_date(time::day_of(context.zone().local(entry.at.at))),
                               text::for_terminal_line(entry.line));
    }
    return {Failure::usage, message, "trail show " + short_id(candidates.front())};
}

model::Entry find_by_letters(Context& context, std::string_view name, const std::string& search) {
    const auto range = model::parse_id_prefix(name);
    if (!range) throw unknown(name, search);
    const auto& record = context.store().record();
    auto candidates = store::entries::beginning_with(record, *range, most_candidates + 1);
    if (candidates.empty()) throw unknown(name, search);
    if (candidates.size() > 1) throw ambiguous(context, name, candidates);
    return candidates.front();
}

}  // namespace

model::Entry find_item(Context& context, std::string_view name, const std::string& search) {
    if (const auto number = recent_number(name)) return find_recent(context, name, *number);
    if (const auto number = model::parse_decision_number(name)) {
        return find_decision(context, name, *number);
    }
    return find_by_letters(context, name, search);
}

std::vector<model::Entry> find_items(Context& context, const std::vector<std::string>& names) {
    std::vector<model::Entry> found;
    for (const auto& name : names) {
        auto entry = find_item(context, name);
        const auto same = [&](const model::Entry& other) { return other.id == entry.id; };
        if (std::ranges::none_of(found, same)) found.push_back(std::move(entry));
    }
    return found;
}

bool can_name_item(std::string_view word) {
    return recent_number(word) || model::parse_decision_number(word) ||
           model::parse_id_prefix(word);
}

std::string key_of(Context& context, const model::Entry& entry) {
    if (entry.decision) return model::decision_key(entry.decision->number);
    return store::entries::key(context.store().record(), entry.id);
}

}  // namespace trail::cli
