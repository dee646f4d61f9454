// What stand-ups are made from, read from the record once for everybody.
#include "cli/rhythm/standup_material.hpp"

#include <algorithm>

#include "trail/store/entries.hpp"

namespace trail::cli {
namespace {

time::Span covering(std::span<const report::Told> told) {
    auto span = told.front().span;
    for (const auto& each : told) {
        span.from = std::min(span.from, each.span.from);
        span.until = std::max(span.until, each.span.until);
    }
    return span;
}

void name_keys(const store::Record& record, std::vector<report::Line>& lines) {
    for (auto& line : lines) {
        if (line.kind != model::Kind::decision) line.key = store::entries::key(record, line.id);
        if (line.closed_id) line.closed_key = store::entries::key(record, *line.closed_id);
        for (auto& ended : line.ended) ended.key = store::entries::key(record, ended.id);
    }
}

}  // namespace

std::vector<report::Standup> read_standups(Context& context, std::span<const model::Person> people,
                                           std::span<const report::Told> told) {
    return context.store().view([&](const store::Record& record) {
        const auto span = covering(told);
        const report::StandupMaterial material{store::entries::between(record, span),
                                               store::entries::standing(record, span)};
        std::vector<report::Standup> standups;
        for (std::size_t i = 0; i < people.size(); ++i) {
            standups.push_back(report::standup(material, people[i], told[i], context.now()));
            for (auto* lines :
                 {&standups.back().done, &standups.back().next, &standups.back().blocked})
                name_keys(record, *lines);
        }
        return standups;
    });
}

}  // namespace trail::cli
