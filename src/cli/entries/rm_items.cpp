// What `trail rm` is about.
#include "cli/entries/rm_items.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/filters.hpp"
#include "cli/items.hpp"
#include "trail/error.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"
#include "trail/store/search.hpp"

namespace trail::cli {
namespace {

std::vector<model::Entry> find_removed(Context& context, const std::string& name) {
    const auto& record = context.store().record();
    if (const auto number = model::parse_decision_number(name)) {
        if (store::decisions::find(record, *number)) return {};
        return store::history::removed_decisions(record, *number);
    }
    const auto range = model::parse_id_prefix(name);
    if (!range || !store::entries::beginning_with(record, *range, 1).empty()) return {};
    return store::history::removed_beginning_with(record, *range, 2);
}

model::Entry find_purgeable(Context& context, const std::string& name) {
    auto removed = find_removed(context, name);
    if (removed.empty()) return find_item(context, name);
    if (removed.size() == 1) return std::move(removed.front());
    throw Error(Failure::usage, fmt::format("\"{}\" matches several removed entries", name),
                "trail undo --list");
}

}  // namespace

std::vector<model::Entry> find_all_purgeable(Context& context,
                                             const std::vector<std::string>& names) {
    std::vector<model::Entry> found;
    for (const auto& name : names) {
        auto entry = find_purgeable(context, name);
        const auto same = [&](const model::Entry& other) { return other.id == entry.id; };
        if (std::ranges::none_of(found, same)) found.push_back(std::move(entry));
    }
    return found;
}

std::vector<model::Entry> find_matching(Context& context, const std::string& query) {
    if (query.find_first_not_of(' ') == std::string::npos) {
        throw Error(Failure::usage, "--query needs a query", "trail help query");
    }
    const auto& record = context.store().record();
    std::vector<model::Entry> found;
    for (auto& hit :
         store::search::find(record, read_query(context, {query}, {}), store::search::Sort::newest,
                             store::entries::total(record) + 1)) {
        found.push_back(std::move(hit.entry));
    }
    return found;
}

void add_composed(Context& context, std::vector<RmItem>& items) {
    const auto& record = context.store().record();
    std::vector<model::ItemId> ids;
    for (const auto& item : items) ids.push_back(item.entry.id);
    for (const auto id : store::history::composed_of(record, ids)) {
        auto entry = store::entries::find(record, id);
        if (!entry) entry = store::history::removed_beginning_with(record, {id, id}, 1).front();
        items.push_back({key_of(context, *entry), *std::move(entry), true});
    }
}

}  // namespace trail::cli
