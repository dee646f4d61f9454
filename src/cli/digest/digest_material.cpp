// What a digest is made from, read from the record.
#include "cli/digest/digest_material.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_set>

#include "cli/work_of.hpp"
#include "trail/store/activity.hpp"
#include "trail/store/asks.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/people.hpp"
#include "trail/store/search.hpp"

namespace trail::cli {
namespace {

// More entries than a period can hold.
constexpr std::size_t everything = 1'000'000'000;

std::vector<model::Decision> keep(const store::Record& record, const query::Query& scope,
                                  std::vector<model::Decision> decisions) {
    if (!scope.root) return decisions;
    std::erase_if(decisions, [&](const model::Decision& decision) {
        return store::search::among(record, scope, {decision.entry}).empty();
    });
    return decisions;
}

std::vector<model::Entry> entries_of(const store::Record& record, const query::Query& scope,
                                     const time::Span& span) {
    if (!scope.root) return store::entries::between(record, span);
    const auto query = query::both(scope, query::Node{query::TimeTerm{span}});
    std::vector<model::Entry> entries;
    for (auto& hit : store::search::find(record, query, store::search::Sort::oldest, everything)) {
        entries.push_back(std::move(hit.entry));
    }
    return entries;
}

store::activity::Work work_in(const store::Record& record, const query::Query& scope,
                              const time::Span& span) {
    if (!scope.root) return store::activity::work(record, span);
    store::activity::Work work;
    std::set<std::string> authors;
    store::search::each(record, query::both(scope, query::Node{query::TimeTerm{span}}),
                        [&](const model::Entry& entry) {
                            work.entries += is_work(entry.kind) ? 1 : 0;
                            authors.insert(entry.author);
                        });
    work.authors.assign(authors.begin(), authors.end());
    return work;
}

// Of everybody, or of those who have a part in the scope.
std::vector<report::Away> away(const store::Record& record, const query::Query& scope,
                               const time::Period& period, const report::Material& material) {
    std::vector<report::Away> all;
    auto leaves = store::people::away_between(record, period.begin, period.end);
    if (leaves.empty()) return all;
    std::unordered_set<std::string_view> here(material.authors_in_previous.begin(),
                                              material.authors_in_previous.end());
    for (const auto& entry : material.entries) here.insert(entry.author);
    for (auto& leave : leaves)
        if (!scope.root || here.contains(leave.name))
            all.push_back({std::move(leave.name), leave.absence.begin, leave.absence.end});
    return all;
}

bool has_ended(const model::Entry& entry, time::Instant end) {
    return entry.closed_at && *entry.closed_at < end;
}

bool lies_in(const model::Entry& entry, const time::Span& span) {
    return entry.at.at >= span.from && entry.at.at < span.until;
}

// What is still open at the end of the span, and what was begun before it and ended in it.
void put_standing(report::Material& material, const time::Span& span,
                  std::vector<model::Entry> standing) {
    for (auto& entry : standing) {
        const bool is_over = has_ended(entry, span.until);
        if (!is_over && model::can_be_open(entry.kind)) {
            material.open.push_back(std::move(entry));
        } else if (is_over && !lies_in(entry, span)) {
            material.closed_before.push_back(std::move(entry));
        }
    }
}

// Of the asks in the scope that are open or ended in the span; without any nothing is read.
void put_exchanges(report::Material& material, const store::Record& record,
                   const time::Zone& zone) {
    std::unordered_set<std::uint64_t> asks;
    for (const auto* entries : {&material.open, &material.entries, &material.closed_before}) {
        for (const auto& entry : *entries) {
            if (entry.kind != model::Kind::ask || !asks.insert(entry.id.bits).second) continue;
            if (auto exchange = store::asks::of(record, entry))
                material.exchanges.push_back(*std::move(exchange));
        }
    }
    if (!material.exchanges.empty()) material.work_of = work_of(record, zone);
}

// Without those whose commits alone were brought in.
std::vector<std::string> expected_to_write(const store::Record& record,
                                           std::vector<std::string> authors) {
    if (authors.empty()) return authors;
    const auto members = store::people::members(record);
    const std::unordered_set<std::string_view> expected(members.begin(), members.end());
    std::erase_if(authors, [&](const std::string& name) { return !expected.contains(name); });
    return authors;
}

// What a page tells beside its entries: where projects stand, what was asked, what was decided.
void put_beside(report::Material& material, const store::Record& record, const query::Query& scope,
                const time::Span& span, time::Day end, const time::Zone& zone) {
    material.statuses =
        store::search::among(record, scope, store::entries::statuses(record, span.until));
    put_exchanges(material, record, zone);
    material.decisions = store::decisions::among(record, material.entries);
    material.waiting = keep(record, scope, store::decisions::waiting_at(record, span.until));
    material.review = keep(record, scope, store::decisions::up_for_review(record, end));
}

}  // namespace

report::Material read_material(const store::Record& record, const query::Query& scope,
                               const time::Period& period, const time::Zone& zone) {
    const auto span = time::span(period, zone);
    report::Material material;
    material.entries = entries_of(record, scope, span);
    put_standing(material, span,
                 store::search::among(record, scope, store::entries::standing(record, span, span)));
    std::ranges::copy_if(material.entries, std::back_inserter(material.open),
                         [&](const model::Entry& entry) {
                             return model::can_be_open(entry.kind) && !has_ended(entry, span.until);
                         });
    put_beside(material, record, scope, span, period.end, zone);
    // Nothing is as long as what has no end.
    if (period.end != time::end_of_days) {
        auto previous = work_in(record, scope, time::span(time::previous(period), zone));
        material.entries_in_previous = previous.entries;
        material.authors_in_previous = expected_to_write(record, std::move(previous.authors));
    }
    material.away = away(record, scope, period, material);
    return material;
}

report::Material read_unseen(const store::Record& record, const query::Query& scope,
                             const time::Period& period, const time::Zone& zone,
                             const store::readers::Mark& mark) {
    const time::Span span{mark.at, time::span(period, zone).until};
    report::Material material;
    material.entries = store::search::among(record, scope, store::readers::unseen(record, mark));
    put_standing(material, span,
                 store::search::among(record, scope, store::entries::standing(record, span)));
    std::erase_if(material.closed_before, [&](const model::Entry& entry) {
        return std::ranges::find(material.entries, entry.id, &model::Entry::id) !=
               material.entries.end();
    });
    put_beside(material, record, scope, span, period.end, zone);
    material.away = away(record, scope, period, material);
    return material;
}

}  // namespace trail::cli
