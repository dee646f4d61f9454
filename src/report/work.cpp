// Finished work on its way into a digest: folding and order.
#include "report/work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "report/lines.hpp"
#include "trail/report/spread.hpp"

namespace trail::report {
namespace {

bool precedes(const Work& left, const Work& right) {
    return std::tie(left.rank, left.when, left.entry->id) <
           std::tie(right.rank, right.when, right.entry->id);
}

bool is_noise(Rank rank) {
    return rank == Rank::dependency || rank == Rank::merge;
}

// Each decision has a number of its own, whatever it is called.
bool folds(const Work& work) {
    return work.ended.empty() && !work.age && !work.entry->decision;
}

// Two lines with the same key say the same to a reader.
std::string folding_key(const Work& work) {
    auto key = work.entry->project.value_or("");
    key += '\0';
    key += work.rank == Rank::written ? 'w' : 'c';
    if (is_noise(work.rank)) return key + std::to_string(static_cast<int>(work.rank));
    key += '\0';
    key += folded(work.says());
    return key;
}

void count_in_words(Work& work) {
    if (!work.is_summary()) return;
    const auto what = work.rank == Rank::merge ? "merges" : "dependency updates";
    work.text = fmt::format("{} {}", work.times(), what);
}

void put_authors(Line& line, const std::vector<const model::Entry*>& folded) {
    if (folded.empty()) return;
    for (const auto* entry : folded) line.authors.push_back(entry->author);
    std::ranges::sort(line.authors, by_name);
    line.authors.erase(std::unique(line.authors.begin(), line.authors.end()), line.authors.end());
}

void put_end(Line& line, const Work& work) {
    line.age = work.age;
    if (!work.age) return;
    line.closed_id = work.entry->closed_by;
    if (work.closer) {
        line.closed_by = work.closer->line;
        line.closed_key = model::short_id(*work.closer);
    } else if (line.closed_id) {
        line.closed_key = model::letters(*line.closed_id);
    }
}

}  // namespace

Limits limits(Detail detail) {
    switch (detail) {
        case Detail::brief:
            return {5, 40, 12, 14, 12, 12, 5};
        case Detail::normal:
            return {10, 60, 20, 31, 30, 30, 10};
        case Detail::full:
            break;
    }
    return {};
}

bool Work::is_summary() const {
    return is_noise(rank) && times() > 1;
}

Line line_of(Work work) {
    auto line = line_of(*work.entry);
    if (work.text) line.text = std::move(*work.text);
    put_authors(line, work.folded);
    put_end(line, work);
    line.ended = std::move(work.ended);
    line.times = work.times();
    line.summary = work.is_summary();
    return line;
}

std::vector<Work> in_order(std::vector<Work> work) {
    std::vector<Work*> order;  // swapped in place of the work itself
    order.reserve(work.size());
    for (auto& each : work) order.push_back(&each);
    std::ranges::sort(order,
                      [](const Work* left, const Work* right) { return precedes(*left, *right); });
    std::vector<Work> result;
    result.reserve(work.size());
    std::unordered_map<std::string, std::size_t> places;
    for (auto* each : order) {
        if (folds(*each)) {
            const auto [place, fresh] = places.try_emplace(folding_key(*each), result.size());
            if (!fresh) {
                result[place->second].folded.push_back(each->entry);
                continue;
            }
        }
        result.push_back(std::move(*each));
    }
    std::ranges::for_each(result, count_in_words);
    return result;
}

std::vector<Line> shown(std::vector<Work> work, std::size_t most, std::size_t& left_out) {
    left_out = 0;
    if (work.size() <= most + 1) most = work.size();
    std::vector<Line> lines;
    lines.reserve(most);
    for (std::size_t begin = 0; begin < work.size();) {
        const auto rank = work[begin].rank;
        auto end = begin;
        while (end < work.size() && work[end].rank == rank) left_out += work[end++].times();
        for (const auto place : spread(end - begin, most - lines.size())) {
            auto& each = work[begin + place];
            left_out -= each.times();
            lines.push_back(line_of(std::move(each)));
        }
        begin = end;
    }
    return lines;
}

}  // namespace trail::report
