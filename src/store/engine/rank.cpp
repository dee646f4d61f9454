// How well a found entry answers a question.
#include "store/engine/rank.hpp"

#include <array>
#include <cstdlib>

namespace trail::store::engine {
namespace {

// Of line, body, also, refs; what stands in the facets is no word of the text.
constexpr std::array<double, 4> column_weights{4.0, 1.5, 2.5, 2.5};
constexpr double closeness_weight = 2.0;
constexpr double repeat_weight = 0.1;
constexpr double early_words = 8.0;

struct Place {
    int phrase = 0;
    int column = 0;
    int offset = 0;
};

double place_score(const Place& place) {
    const double weight = column_weights.at(static_cast<std::size_t>(place.column));
    return weight * (1.0 + 1.0 / (1.0 + place.offset / early_words));
}

void rank(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int,
          sqlite3_value**) {
    constexpr int most_phrases = 64;
    std::array<double, most_phrases> best{};
    double extra = 0;
    Place last{-1, -1, 0};
    int count = 0;
    if (api->xInstCount(fts, &count) != SQLITE_OK) return;
    for (int i = 0; i < count; ++i) {
        Place place;
        if (api->xInst(fts, i, &place.phrase, &place.column, &place.offset) != SQLITE_OK) return;
        if (place.column >= static_cast<int>(column_weights.size())) continue;
        if (place.phrase >= most_phrases) continue;
        double& known = best.at(static_cast<std::size_t>(place.phrase));
        const double score = place_score(place);
        if (known > 0) extra += repeat_weight;
        if (score > known) known = score;
        if (last.column == place.column && last.phrase != place.phrase) {
            extra += closeness_weight / (1.0 + std::abs(place.offset - last.offset));
        }
        last = place;
    }
    double total = extra;
    for (const double score : best) total += score;
    sqlite3_result_double(context, total);
}

}  // namespace

bool register_rank(fts5_api& api) {
    return api.xCreateFunction(&api, "trail_rank", nullptr, rank, nullptr) == SQLITE_OK;
}

}  // namespace trail::store::engine
