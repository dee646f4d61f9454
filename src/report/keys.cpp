// The ids of a digest as people write them.
#include "trail/report/keys.hpp"

namespace trail::report {
namespace {

using KeyOf = std::function<std::string(model::ItemId)>;

void name_lines(std::vector<Line>& lines, Keys keys, const KeyOf& key) {
    for (auto& line : lines) {
        if (line.kind != model::Kind::decision) line.key = key(line.id);
        // An end that is a decision keeps its number.
        const bool by_decision = line.closed_key && line.closed_key->starts_with('D');
        if (line.closed_id && !by_decision) line.closed_key = key(*line.closed_id);
        if (keys == Keys::of_lines) continue;
        for (auto& ended : line.ended) ended.key = key(ended.id);
    }
}

}  // namespace

void name_keys(Digest& digest, Keys keys, const KeyOf& key) {
    for (auto* lines : {&digest.attention, &digest.slipped, &digest.status, &digest.breaking,
                        &digest.wins, &digest.next}) {
        name_lines(*lines, keys, key);
    }
    for (auto& group : digest.groups) name_lines(group.lines, keys, key);
}

}  // namespace trail::report
