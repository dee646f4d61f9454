// Who had no part in a digest.
#include "report/missing.hpp"

#include <algorithm>
#include <unordered_set>

#include "report/subject.hpp"

namespace trail::report {
namespace {

constexpr std::chrono::days shortest_silence{7};

}  // namespace

void name_missing(Digest& digest, const Material& material, const time::Zone& zone) {
    digest.away = material.away;
    std::ranges::stable_sort(digest.away, by_name, &Away::name);
    const auto length = digest.period.end - digest.period.begin;
    const bool is_over = digest.until.at >= time::span(digest.period, zone).until;
    if (!is_over || length < shortest_silence) return;
    std::unordered_set<std::string_view> heard;
    for (const auto& entry : material.entries) heard.insert(entry.author);
    for (const auto& away : digest.away) heard.insert(away.name);
    for (const auto& name : material.authors_in_previous)
        if (!heard.contains(name)) digest.silent.push_back(name);
    std::ranges::sort(digest.silent, by_name);
}

}  // namespace trail::report
