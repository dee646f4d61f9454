// Finished work on its way into a digest: folding and order.
#include "report/work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace trail::report {
namespace {

bool precedes(const Work& left, const Work& right) {
    return std::tie(left.rank, left.when, left.line.id) <
           std::tie(right.rank, right.when, right.line.id);
}

bool is_noise(Rank rank) {
    return rank == Rank::dependency || rank == Rank::merge;
}

bool folds(const Work& work) {
    return work.line.ended.empty() && !work.line.age;
}

// Two lines with the same key say the same to a reader.
std::string folding_key(const Work& work) {
    const char origin = work.rank == Rank::written ? 'w' : 'c';
    auto key = work.line.project.value_or("") + '\0' + origin;
    if (is_noise(work.rank)) return key + std::to_string(static_cast<int>(work.rank));
    return key + '\0' + folded(work.line.text);
}

void fold_into(Line& line, const Line& other) {
    line.times += other.times;
    line.authors.insert(line.authors.end(), other.authors.begin(), other.authors.end());
    std::ranges::sort(line.authors, by_name);
    line.authors.erase(std::unique(line.authors.begin(), line.authors.end()), line.authors.end());
}

void count_in_words(Work& work) {
    if (!is_noise(work.rank) || work.line.times == 1) return;
    const auto what = work.rank == Rank::merge ? "merges" : "dependency updates";
    work.line.text = fmt::format("{} {}", work.line.times, what);
    work.line.summary = true;
}

}  // namespace

Limits limits(Detail detail) {
    switch (detail) {
        case Detail::brief:
            return {5, 40, 12, 14, 12, 12};
        case Detail::normal:
            return {10, 60, 20, 31, 30, 30};
        case Detail::full:
            break;
    }
    return {};
}

std::vector<Work> in_order(std::vector<Work> work) {
    std::vector<Work*> order;  // lines are large, and moving them about is what sorting would cost
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
                fold_into(result[place->second].line, each->line);
                continue;
            }
        }
        result.push_back(std::move(*each));
    }
    std::ranges::for_each(result, count_in_words);
    return result;
}

std::vector<Line> shown(std::vector<Work> work, std::size_t most, std::size_t& left_out) {
    std::vector<Work*> chosen;
    chosen.reserve(work.size());
    for (auto& each : work) chosen.push_back(&each);
    left_out = 0;
    if (work.size() > most + 1) {
        std::ranges::stable_sort(chosen, [](const Work* left, const Work* right) {
            return left->rank != right->rank ? left->rank < right->rank : left->when > right->when;
        });
        for (std::size_t i = most; i < chosen.size(); ++i) left_out += chosen[i]->line.times;
        chosen.resize(most);
        std::ranges::sort(
            chosen, [](const Work* left, const Work* right) { return precedes(*left, *right); });
    }
    std::vector<Line> lines;
    lines.reserve(chosen.size());
    for (auto* each : chosen) lines.push_back(std::move(each->line));
    return lines;
}

}  // namespace trail::report
