// Entries and decisions for tests of digests: ISO week 47 of 2026, Mon 16 to Sun 22 Nov, UTC.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>

#include "trail/model/decision.hpp"
#include "trail/model/entry.hpp"
#include "trail/report/digest.hpp"
#include "trail/time/instant.hpp"
#include "trail/time/period.hpp"

namespace trail::testing {

inline const time::Period week_47 = time::week_of(*time::parse_iso_date("2026-11-16"));

inline time::Instant at(const std::string& text) {
    return time::parse_rfc3339(text + "Z")->at;
}

// "20T08:31" is 20 Nov 2026, 08:31.
inline time::Stamp november(const std::string& text) {
    return *time::parse_rfc3339("2026-11-" + text + ":00Z");
}

inline model::Entry entry(std::uint64_t id, model::Kind kind, const std::string& when,
                          std::string line, const std::string& project = "api",
                          std::string author = "ana") {
    model::Entry result;
    // The number fills the first letters, so that short ids differ.
    result.id = {id << 48};
    result.kind = kind;
    result.line = std::move(line);
    if (!project.empty()) result.project = project;
    result.author = std::move(author);
    result.at = november(when);
    result.created_at = result.at.at;
    return result;
}

inline model::Entry commit(std::uint64_t id, const std::string& when, std::string line,
                           const std::string& project = "api", std::string author = "ana") {
    auto result = entry(id, model::Kind::commit, when, std::move(line), project, std::move(author));
    auto revision = std::to_string(1000000 + id) + std::string(33, 'f');
    result.source = model::CommitSource{project, "", std::move(revision), "main"};
    return result;
}

inline void close(model::Entry& item, const model::Entry& closer) {
    item.closed_at = closer.at.at;
    item.closed_by = closer.id;
}

inline model::Decision decision(int number, model::DecisionStatus status, std::string title) {
    model::Decision result;
    result.entry = entry(static_cast<std::uint64_t>(0x900 + number), model::Kind::decision,
                         "19T11:30", std::move(title));
    result.entry.decision = model::DecisionMark{number, status};
    result.number = number;
    result.status = status;
    return result;
}

// The options of a reader on the Monday after.
inline report::Options options() {
    report::Options result;
    result.as_of = at("2026-11-23T09:00:00");
    return result;
}

inline report::Digest digest_of(const report::Material& material) {
    return report::digest(material, week_47, options());
}

}  // namespace trail::testing
