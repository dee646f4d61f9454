// Entries as a document to read, as Markdown or text: a heading for each day, texts with bodies.
#pragma once

#include <optional>
#include <string>

#include "trail/model/decision.hpp"
#include "trail/model/entry.hpp"
#include "trail/time/zone.hpp"

namespace trail::render {

// Takes entries in time order and gives the text of each, with a heading whenever a day begins.
class Document {
public:
    Document(time::Zone zone, bool markdown) : zone_(std::move(zone)), markdown_(markdown) {}

    std::string entry(const model::Entry& entry);
    std::string decision(const model::Decision& decision);

private:
    std::string heading(const model::Entry& entry);
    std::string safe(std::string_view text) const;
    std::string quoted_body(const std::string& body) const;

    time::Zone zone_;
    bool markdown_;
    std::optional<time::Day> day_;
};

}  // namespace trail::render
