// Response times as one JSON object.
#pragma once

#include "render/json_object.hpp"
#include "trail/report/responses.hpp"

namespace trail::render {

// The medians are null when nothing was answered.
inline void write_responses(text::JsonWriter& json, const report::Responses& responses) {
    Object object(json);
    object.field("count", responses.count).field("in_time", responses.in_time);
    if (responses.count == 0) {
        object.null("median_acknowledged_seconds").null("median_seconds");
        return;
    }
    object.field("median_acknowledged_seconds", responses.median_acknowledged)
        .field("median_seconds", responses.median);
}

}  // namespace trail::render
